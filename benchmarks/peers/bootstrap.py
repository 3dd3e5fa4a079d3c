"""Percentile intervals of RMSE, MAE and Pearson's r over rows drawn with replacement, timed.

    python3 bootstrap.py rows.f32 resamples       float32 predictions, then as many float32 ratings

Rows are counted and their sums multiplied by the counts, in numpy: several times as quick as taking the drawn rows themselves.
"""
import json
import sys
import time

import numpy

predicted, actual = numpy.fromfile(sys.argv[1], dtype=numpy.float32).astype(numpy.float64).reshape(2, -1)
count = len(actual)
begin = time.perf_counter()
p, a, error = predicted - predicted.mean(), actual - actual.mean(), predicted - actual
sums = numpy.stack([error * error, abs(error), p, a, p * p, a * a, p * a], axis=1)
generator = numpy.random.default_rng(0)
drawn = numpy.empty((int(sys.argv[2]), sums.shape[1]))
for row in drawn:
    counts = numpy.bincount(generator.integers(0, count, count, dtype=numpy.int32), minlength=count)
    row[:] = counts.astype(numpy.float64) @ sums / count
squared, absolute, p, a, pp, aa, pa = drawn.T
metrics = numpy.sqrt(squared), absolute, (pa - p * a) / numpy.sqrt((pp - p * p) * (aa - a * a))
ends = [list(numpy.quantile(metric, [0.025, 0.975])) for metric in metrics]
print(json.dumps({"seconds": time.perf_counter() - begin, "ends": ends}))
