"""One way of reading a file of ratings or reviews, timed: seconds and greatest memory as JSON.

    python3 ingestion.py pandas ratings.csv       read, keep users and items with more than 10 ratings, encode their ids
    python3 ingestion.py json reviews.json.gz     inflate and parse with the standard library, keep user, item, rating and time
"""
import gzip
import json
import os
import sys
import time


def with_pandas(path):
    import pandas

    rows = pandas.read_csv(path, header=None, names=["item", "user", "rating", "time"])
    by_user, by_item = rows.user.value_counts(), rows.item.value_counts()
    kept = rows[rows.user.isin(by_user[by_user > 10].index) & rows.item.isin(by_item[by_item > 10].index)]
    users, items = kept.user.astype("category"), kept.item.astype("category")
    assert len(users.cat.codes) == len(items.cat.codes)
    return len(rows), len(kept)


def with_json(path):
    columns = [], [], [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            review = json.loads(line)
            for column, name in zip(columns, ("reviewerID", "asin", "overall", "unixReviewTime")):
                column.append(review[name])
    return len(columns[0]), len(columns[0])


def peak_bytes():
    """The greatest memory of this program alone: Linux's ru_maxrss begins with the peak of whoever started it."""
    if os.path.exists("/proc/self/status"):
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


begin = time.perf_counter()
read, kept = {"pandas": with_pandas, "json": with_json}[sys.argv[1]](sys.argv[2])
seconds = time.perf_counter() - begin
print(json.dumps({"rows": read, "kept": kept, "seconds": seconds, "peakBytes": peak_bytes()}))
