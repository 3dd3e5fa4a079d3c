#!/usr/bin/env python3
"""Seconds per epoch of the benchmark's models in PyTorch on the processor, at each number of threads.

`epochs --peers` of AmazonRec.Benchmarks writes the rows and runs this in turn with its own models. Prints one JSON object:
    {"version": "1.13.1", "timings": [{"gradients": "dense", "threads": 1, "time": 6.2, "scaled": true}, ...]}
where time is in seconds per epoch (scaled up from a part of it, or of a whole one), or in milliseconds per user for scoring. Needs
torch and numpy; Debian's python3-torch also needs libopenblas0-openmp, or it multiplies with Netlib's reference BLAS, many times slower.

The rows come in the order of an epoch, so a batch is a slice: drawing the order and gathering by it cost PyTorch nothing here.
"""
import argparse
import json
import math
import os
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch starts its threads

import numpy as np
import torch
from torch import nn

RATE, MOMENTUM = 0.1, 0.9


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


class Rater(nn.Module):
    """Tables of users and items, and whatever a model makes of their rows."""

    def __init__(self, users, items, sparse):
        super().__init__()
        self.sizes, self.sparse = {"user": users, "item": items}, sparse
        self.tables = nn.ModuleDict()

    def table(self, entity, width, name):
        self.tables[f"{entity}_{name}"] = nn.Embedding(self.sizes[entity], width, sparse=self.sparse)
        nn.init.uniform_(self.tables[f"{entity}_{name}"].weight, -0.05, 0.05)

    def pair(self, width, name):
        self.table("user", width, name)
        self.table("item", width, name)

    def rows(self, users, items, name):
        return self.tables[f"user_{name}"](users), self.tables[f"item_{name}"](items)

    def dense_parameters(self):
        return [weight for name, weight in self.named_parameters() if not name.startswith("tables.")]


class Dot(Rater):
    """Matrix factorisation; with biases also a sigmoid onto a scale, or a mean and a clip to the stars."""

    def __init__(self, *sizes, factors=10, biased=False, clipped=False):
        super().__init__(*sizes)
        self.biased, self.clipped = biased, clipped
        self.pair(factors, "factors")
        if biased:
            self.pair(1, "bias")

    def forward(self, users, items):
        user, item = self.rows(users, items, "factors")
        dot = (user * item).sum(1)
        if not self.biased:
            return dot
        user, item = self.rows(users, items, "bias")
        dot = dot + user.squeeze(1) + item.squeeze(1)
        return (dot + 3.5).clamp(1, 5) if self.clipped else torch.sigmoid(dot) * 5 + 0.25


class Mlp(Rater):
    """Hidden layers over both embeddings and, where there is text, the item's frozen vector; with a range through a sigmoid."""

    def __init__(self, *sizes, factors=32, layers=(1024,), dropout=0.2, first_dropout=0.0, span=None, text=None):
        super().__init__(*sizes)
        self.pair(factors, "factors")
        self.text, self.span = text, span
        width = 2 * factors + (0 if text is None else text.shape[1])
        parts = [nn.Dropout(first_dropout)] if first_dropout else []
        for units in layers:
            parts += [nn.Linear(width, units), nn.ReLU()] + ([nn.Dropout(dropout)] if dropout else [])
            width = units
        self.dense = nn.Sequential(*parts, nn.Linear(width, 1))

    def forward(self, users, items):
        parts = list(self.rows(users, items, "factors"))
        if self.text is not None:
            parts.append(self.text[items])
        out = self.dense(torch.cat(parts, 1)).squeeze(1)
        return out if self.span is None else torch.sigmoid(out) * (self.span[1] - self.span[0]) + self.span[0]


class NeuMf(Rater):
    """The product of one pair of embeddings beside a tower over another (He et al. 2017, eq. 12), into a linear unit."""

    def __init__(self, *sizes, factors=8, tower=(32, 16, 8)):
        super().__init__(*sizes)
        self.pair(factors, "mf")
        self.pair(tower[0], "mlp")
        width, parts = 2 * tower[0], []
        for units in tower:
            parts += [nn.Linear(width, units), nn.ReLU()]
            width = units
        self.tower, self.out = nn.Sequential(*parts), nn.Linear(factors + width, 1)

    def forward(self, users, items):
        user, item = self.rows(users, items, "mf")
        return self.out(torch.cat([user * item, self.tower(torch.cat(self.rows(users, items, "mlp"), 1))], 1)).squeeze(1)


class Hybrid(Rater):
    """A cosine, an MLP, and the item's frozen text and image, side by side into two linear layers."""

    def __init__(self, *sizes, text, image):
        super().__init__(*sizes)
        self.pair(32, "mf")
        self.pair(32, "nn")
        self.text, self.image = text, image

        def relu(width, units):
            return nn.Sequential(nn.Linear(width, units), nn.ReLU())

        self.nn, self.dropout = relu(64, 16), nn.Dropout(0.1)
        self.of_text, self.of_image, self.content = relu(text.shape[1], 64), relu(image.shape[1], 256), relu(64 + 256, 128)
        self.out = nn.Sequential(nn.Linear(1 + 16 + 128, 64), nn.Linear(64, 1))

    def forward(self, users, items):
        cosine = nn.functional.cosine_similarity(*self.rows(users, items, "mf")).unsqueeze(1)
        hidden = self.dropout(self.nn(torch.cat(self.rows(users, items, "nn"), 1)))
        content = self.content(torch.cat([self.of_text(self.text[items]), self.of_image(self.image[items])], 1))
        return self.out(torch.cat([cosine, hidden, content], 1)).squeeze(1)


def build(name, sizes, text, image):
    """The model."""
    if name == "mf":
        return Dot(*sizes)
    if name == "biased-mf":
        return Dot(*sizes, biased=True)
    if name == "svd":
        return Dot(*sizes, factors=32, biased=True, clipped=True)
    if name == "neumf":
        return NeuMf(*sizes)
    if name == "tower-mlp":
        return Mlp(*sizes, factors=50, layers=(10, 10), dropout=0.5, first_dropout=0.05, span=(1, 5))
    if name == "collab-nn":
        return Mlp(*sizes, factors=50, layers=(100,), dropout=0, span=(0, 5.5))
    if name == "hybrid-text-image":
        return Hybrid(*sizes, text=text, image=image)
    return Mlp(*sizes, text=text if name == "mlp-text" else None)


def optimizers_of(name, model, sparse):
    """What moves all of its weights. Momentum over sparse gradients would make them dense, so tables then go without."""
    tables, dense = list(model.tables.parameters()), model.dense_parameters()
    if name in ("mf", "mlp", "mlp-text"):
        if not sparse:
            return [torch.optim.SGD(model.parameters(), RATE, momentum=MOMENTUM)]
        return [torch.optim.SGD(part, RATE, momentum=momentum) for part, momentum in ((tables, 0), (dense, MOMENTUM)) if part]
    rate, kind, more = {
        "biased-mf": (0.001, torch.optim.Adam, {}),
        "neumf": (0.001, torch.optim.Adam, {}),
        "tower-mlp": (0.001, torch.optim.Adam, {}),
        "collab-nn": (5e-3, torch.optim.AdamW, {"weight_decay": 0.1, "betas": (0.9, 0.99), "eps": 1e-5}),
        "hybrid-text-image": (0.01, torch.optim.Adam, {}),
    }[name]
    if not sparse:
        penalised = {"weight_decay": 2e-6} if name == "tower-mlp" else {}  # its tables have an L2 penalty
        groups = [{"params": tables, **penalised}] + ([{"params": dense}] if dense else [])
        return [kind(groups, rate, **more)]
    return [torch.optim.SparseAdam(tables, rate)] + ([kind(dense, rate, **more)] if dense else [])


def epoch(name, sparse, columns, sizes, features, options):
    """A function that trains for a time, or a number of steps, and returns seconds per epoch and whether it was a part of one."""
    users, items, ratings = columns
    model = build(name, (*sizes, sparse), *features)
    optimizers = optimizers_of(name, model, sparse)
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
        return (time.perf_counter() - start) * len(ratings) / rows, rows < len(ratings)

    return run


def scoring(name, sizes, features, options):
    """A function that rates all items for one user after another, and returns milliseconds per user."""
    users, items = sizes
    model = build(name, (*sizes, False), *features).eval()
    every = torch.arange(items)
    user = 0

    def run(seconds):
        nonlocal user
        start, done = time.perf_counter(), 0
        with torch.inference_mode():
            while done < options.steps or time.perf_counter() - start < seconds:
                model(torch.full((items,), user % users), every)
                user, done = user + 1, done + 1
        return (time.perf_counter() - start) * 1e3 / done, False

    return run


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, help="ratings.safetensors, as epochs --peers writes it")
    parser.add_argument("--model", required=True, help="name of a line: an epoch of mf, or scoring-mf; scoring alone is the MLP's")
    parser.add_argument("--threads", default="1", help="numbers of threads to try, as in 1,2,4")
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--warm-up", type=float, default=1.5, help="seconds before each measurement")
    parser.add_argument("--seconds", type=float, default=2.5, help="seconds of each measurement, unless the epoch ends before")
    parser.add_argument("--steps", type=int, default=8, help="least number of steps of each")
    parser.add_argument("--whole-up-to", type=float, default=0, help="measure a whole epoch that seems to take at most so many seconds")
    options = parser.parse_args()

    tensors, metadata = read_safetensors(options.data)
    sizes = int(metadata["users"]), int(metadata["items"])
    kinds = (("users", np.int64), ("items", np.int64), ("ratings", np.float32))
    columns = [torch.from_numpy(tensors[name].astype(kind)) for name, kind in kinds]
    name = options.model.removeprefix("scoring").removeprefix("-") or "mlp"
    scores = options.model.startswith("scoring")
    read = {"mlp-text": ["text"], "hybrid-text-image": ["text", "image"]}.get(name, [])
    features = [torch.from_numpy(np.array(tensors[kind])) if kind in read else None for kind in ("text", "image")]

    timings = []
    for gradients in ["dense"] if scores else ["dense", "sparse"]:
        torch.manual_seed(0)
        if scores:
            run = scoring(name, sizes, features, options)
        else:
            run = epoch(name, gradients == "sparse", columns, sizes, features, options)
        for threads in (int(number) for number in options.threads.split(",")):
            torch.set_num_threads(threads)
            estimate, _ = run(options.warm_up)
            measured, scaled = run(math.inf if not scores and estimate <= options.whole_up_to else options.seconds)
            timings.append({"gradients": gradients, "threads": threads, "time": measured, "scaled": scaled})
    print(json.dumps({"version": torch.__version__, "timings": timings}))


if __name__ == "__main__":
    main()
