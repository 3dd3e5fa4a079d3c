#!/usr/bin/env python3
"""Words per second of word2vec in gensim, with the options of ours.

The benchmark `words --peers` writes the corpus, one sentence of words between spaces a line, and runs this in turn with its own. Prints one
JSON object: {"version": "4.2.0", "wordsPerSecond": 900000.0}, counted as gensim counts: every place of the corpus in every epoch.
Needs gensim, and a fast BLAS beneath SciPy: Debian's python3-gensim and libopenblas0-openmp.
"""
import argparse
import json
import os
import time

os.environ["OMP_NUM_THREADS"] = "1"  # gensim's threads are its workers; those of BLAS would only be in their way

import gensim
from gensim.models import Word2Vec

parser = argparse.ArgumentParser()
parser.add_argument("corpus")
parser.add_argument("--model", choices=["cbow", "skip-gram"], default="cbow")
parser.add_argument("--workers", type=int, default=1)
parser.add_argument("--width", type=int, default=300)
parser.add_argument("--epochs", type=int, default=1)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--out", help="write the vectors in the binary format")
options = parser.parse_args()

with open(options.corpus, encoding="utf-8") as file:
    sentences = [line.split() for line in file]

model = Word2Vec(
    vector_size=options.width, window=5, min_count=2, workers=options.workers, sg=int(options.model == "skip-gram"), negative=5,
    ns_exponent=0.75, sample=1e-3, alpha=0.025, min_alpha=0.0001, epochs=options.epochs, seed=options.seed)
model.build_vocab(sentences)
places = sum(model.wv.get_vecattr(word, "count") for word in model.wv.index_to_key)
begin = time.perf_counter()
model.train(sentences, total_examples=len(sentences), epochs=options.epochs)
seconds = time.perf_counter() - begin
if options.out:
    model.wv.save_word2vec_format(options.out, binary=True)
print(json.dumps({"version": gensim.__version__, "wordsPerSecond": int(places) * options.epochs / seconds}))
