"""Rankers in numpy, timed: EASE, rounds of implicit ALS, lists of ten for all users.

    python3 rank.py ease  pairs.i32 users items lambda
    python3 rank.py als   pairs.i32 users items factors rounds weight pull
    python3 rank.py lists pairs.i32 users items factors

Pairs are int32 codes of users, then of items. What comes out beside the seconds is compared with ours.
"""
import json
import sys
import time

import numpy

what, pairs, users, items = sys.argv[1], numpy.fromfile(sys.argv[2], dtype=numpy.int32).reshape(2, -1), int(sys.argv[3]), int(sys.argv[4])
rest = [float(text) for text in sys.argv[5:]]


def grouped(keys, values, count):
    order = numpy.argsort(keys, kind="stable")
    return numpy.split(values[order], numpy.cumsum(numpy.bincount(keys, minlength=count))[:-1])


def ease(pull):
    chosen = numpy.zeros((users, items), dtype=numpy.float32)
    chosen[pairs[0], pairs[1]] = 1
    gram = chosen.T @ chosen
    gram[numpy.diag_indices(items)] += pull
    inverse = numpy.linalg.inv(gram)
    weights = inverse / -numpy.diag(inverse)
    numpy.fill_diagonal(weights, 0)
    return float(numpy.abs(chosen[0] @ weights).sum()), time.perf_counter() - begin


def half(own, others, width, weight, pull, count):
    squares = weight * (others.T @ others)
    result = numpy.empty((len(own), width), dtype=numpy.float32)
    for at, chosen in enumerate(own):
        vectors = others[chosen]
        left = squares + vectors.T @ vectors
        left[numpy.diag_indices(width)] += pull * (len(chosen) + weight * count)
        result[at] = numpy.linalg.solve(left, vectors.sum(axis=0))
    return result


def als(width, rounds, weight, pull):
    width, rounds = int(width), int(rounds)
    by_user, by_item = grouped(pairs[0], pairs[1], users), grouped(pairs[1], pairs[0], items)
    q = numpy.random.default_rng(0).normal(0, 0.1 / width ** 0.5, (items, width)).astype(numpy.float32)
    for _ in range(rounds):
        p = half(by_user, q, width, weight, pull, items)
        q = half(by_item, p, width, weight, pull, users)
    spent = time.perf_counter() - begin
    p = half(by_user, q, width, weight, pull, items)  # as ours scores: a user's vector follows from the items' last ones
    return float((p[pairs[0]] * q[pairs[1]]).sum(axis=1).mean()), spent


def lists(width):
    random = numpy.random.default_rng(0)
    p = random.normal(size=(users, int(width))).astype(numpy.float32)
    q = random.normal(size=(items, int(width))).astype(numpy.float32)
    by_user, best = grouped(pairs[0], pairs[1], users), []
    for start in range(0, users, 1000):
        scores = p[start:start + 1000] @ q.T
        for row, chosen in enumerate(by_user[start:start + 1000]):
            scores[row, chosen] = -numpy.inf
        top = numpy.argpartition(scores, -10, axis=1)[:, -10:]
        order = numpy.argsort(-numpy.take_along_axis(scores, top, axis=1), axis=1)
        best.append(numpy.take_along_axis(top, order, axis=1))
    return float(len(numpy.concatenate(best))), time.perf_counter() - begin


begin = time.perf_counter()
found, seconds = {"ease": ease, "als": als, "lists": lists}[what](*rest)
print(json.dumps({"seconds": seconds, "found": found}))
