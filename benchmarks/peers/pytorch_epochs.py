#!/usr/bin/env python3
"""Seconds per epoch of the benchmark's models in PyTorch on the processor, at each number of threads.

`amazonrec bench --peers` writes the rows and runs this in turn with its own models. Prints one JSON object:
    {"version": "1.13.1", "timings": [{"gradients": "dense", "threads": 1, "time": 6.2}, ...]}
where time is in seconds per epoch, or in milliseconds per user for scoring. Needs torch and numpy; Debian's
python3-torch also needs libopenblas0-openmp, or it multiplies with Netlib's reference BLAS, many times slower.

The rows come in the order of an epoch, so a batch is a slice: drawing the order and gathering by it cost PyTorch nothing here.
"""
import argparse
import json
import os
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch starts its threads

import numpy as np
import torch
from torch import nn

FACTORS, HIDDEN, DROPOUT, RATE, MOMENTUM = 32, 1024, 0.2, 0.1, 0.9


def read_safetensors(path):
    """The tensors of a safetensors file, mapped and not copied, and its metadata."""
    types = {"F32": np.float32, "I32": np.int32}
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
    metadata = header.pop("__metadata__")
    tensors = {
        name: np.memmap(path, types[entry["dtype"]], "r", 8 + length + entry["data_offsets"][0], tuple(entry["shape"]))
        for name, entry in header.items()
    }
    return tensors, metadata


class Dot(nn.Module):
    """Matrix factorisation; with biases also a sigmoid onto 0.25 to 5.25."""

    def __init__(self, users, items, sparse, factors=10, biased=False):
        super().__init__()
        self.user = nn.Embedding(users, factors, sparse=sparse)
        self.item = nn.Embedding(items, factors, sparse=sparse)
        tables = [self.user, self.item]
        self.biased = biased
        if biased:
            self.user_bias = nn.Embedding(users, 1, sparse=sparse)
            self.item_bias = nn.Embedding(items, 1, sparse=sparse)
            tables += [self.user_bias, self.item_bias]
        for table in tables:
            nn.init.uniform_(table.weight, -0.05, 0.05)

    def forward(self, users, items):
        dot = (self.user(users) * self.item(items)).sum(1)
        if not self.biased:
            return dot
        return torch.sigmoid(dot + self.user_bias(users).squeeze(1) + self.item_bias(items).squeeze(1)) * 5 + 0.25


class Mlp(nn.Module):
    """One hidden layer over both embeddings and, where there is text, the item's frozen vector."""

    def __init__(self, users, items, sparse, text=None):
        super().__init__()
        self.user = nn.Embedding(users, FACTORS, sparse=sparse)
        self.item = nn.Embedding(items, FACTORS, sparse=sparse)
        nn.init.uniform_(self.user.weight, -0.05, 0.05)
        nn.init.uniform_(self.item.weight, -0.05, 0.05)
        self.text = text
        width = 2 * FACTORS + (0 if text is None else text.shape[1])
        self.dense = nn.Sequential(nn.Linear(width, HIDDEN), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, 1))

    def forward(self, users, items):
        parts = [self.user(users), self.item(items)]
        if self.text is not None:
            parts.append(self.text[items])
        return self.dense(torch.cat(parts, 1)).squeeze(1)


def build(name, users, items, sparse, text):
    """The model, and the optimizers that move all of its weights."""
    sgd = torch.optim.SGD
    if name == "biased-mf":
        model = Dot(users, items, sparse, biased=True)
        return model, [(torch.optim.SparseAdam if sparse else torch.optim.Adam)(list(model.parameters()), 0.001)]
    if name == "mf":
        model = Dot(users, items, sparse)
        return model, [sgd(model.parameters(), RATE, momentum=0 if sparse else MOMENTUM)]
    model = Mlp(users, items, sparse, text if name == "mlp-text" else None)
    if not sparse:
        return model, [sgd(model.parameters(), RATE, momentum=MOMENTUM)]
    tables = [model.user.weight, model.item.weight]  # momentum over sparse gradients would make them dense
    return model, [sgd(tables, RATE), sgd(model.dense.parameters(), RATE, momentum=MOMENTUM)]


def epoch(name, sparse, columns, sizes, text, options):
    """A function that trains for a time, or a number of steps, and returns seconds per epoch."""
    users, items, ratings = columns
    model, optimizers = build(name, *sizes, sparse, text)
    loss = nn.MSELoss()
    batches = [slice(start, start + options.batch) for start in range(0, len(ratings), options.batch)]
    place = 0

    def run(seconds):
        nonlocal place
        start, steps, rows = time.perf_counter(), 0, 0
        while rows < len(ratings) and (steps < options.steps or time.perf_counter() - start < seconds):
            batch = batches[place % len(batches)]
            for optimizer in optimizers:
                optimizer.zero_grad(set_to_none=True)
            loss(model(users[batch], items[batch]), ratings[batch]).backward()
            for optimizer in optimizers:
                optimizer.step()
            rows += len(ratings[batch])
            place, steps = place + 1, steps + 1
        return (time.perf_counter() - start) * len(ratings) / rows

    return run


def scoring(sizes, options):
    """A function that rates all items for one user after another, and returns milliseconds per user."""
    users, items = sizes
    model = Mlp(users, items, False).eval()
    every = torch.arange(items)
    user = 0

    def run(seconds):
        nonlocal user
        start, done = time.perf_counter(), 0
        with torch.inference_mode():
            while done < options.steps or time.perf_counter() - start < seconds:
                model(torch.full((items,), user % users), every)
                user, done = user + 1, done + 1
        return (time.perf_counter() - start) * 1e3 / done

    return run


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, help="ratings.safetensors, as amazonrec bench --peers writes it")
    parser.add_argument("--model", required=True, choices=["mf", "mlp", "mlp-text", "biased-mf", "scoring"])
    parser.add_argument("--threads", default="1", help="numbers of threads to try, as in 1,2,4")
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--warm-up", type=float, default=1.5, help="seconds before each measurement")
    parser.add_argument("--seconds", type=float, default=2.5, help="seconds of each measurement, unless the epoch ends before")
    parser.add_argument("--steps", type=int, default=8, help="least number of steps of each")
    options = parser.parse_args()

    tensors, metadata = read_safetensors(options.data)
    sizes = int(metadata["users"]), int(metadata["items"])
    kinds = (("users", np.int64), ("items", np.int64), ("ratings", np.float32))
    columns = [torch.from_numpy(tensors[name].astype(kind)) for name, kind in kinds]
    text = torch.from_numpy(np.array(tensors["text"])) if options.model == "mlp-text" else None

    timings = []
    for gradients in ["dense"] if options.model == "scoring" else ["dense", "sparse"]:
        torch.manual_seed(0)
        if options.model == "scoring":
            run = scoring(sizes, options)
        else:
            run = epoch(options.model, gradients == "sparse", columns, sizes, text, options)
        for threads in (int(number) for number in options.threads.split(",")):
            torch.set_num_threads(threads)
            run(options.warm_up)
            timings.append({"gradients": gradients, "threads": threads, "time": run(options.seconds)})
    print(json.dumps({"version": torch.__version__, "timings": timings}))


if __name__ == "__main__":
    main()
