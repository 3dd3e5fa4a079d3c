"""Golden values: what PyTorch, SciPy, scikit-learn, mpmath and libjpeg-turbo make of small inputs. The tests hold AmazonRec to them.

    /usr/bin/python3 tests/golden/make_golden.py make          writes the files beside this script
    /usr/bin/python3 tests/golden/make_golden.py check DIR     computes DIR's values again from DIR's inputs; fails if any is off by 1e-9

Debian: python3-torch python3-scipy python3-sklearn python3-mpmath libjpeg-turbo-progs. Pixels are of real photos, and are left as they are
where those aren't at hand (AMAZONREC_SHARED, or ../shared beside the checkout).
"""
import json
import math
import os
import pathlib
import subprocess
import sys
import zlib

import mpmath
import numpy as np
from scipy import stats
from sklearn import metrics
from sklearn.feature_extraction.text import TfidfVectorizer

import training_traces

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20261129
mpmath.mp.dps = 40
SHARED = pathlib.Path(os.environ.get('AMAZONREC_SHARED') or HERE.parents[2] / 'shared')


def draw_pairs(random, rows, fine):
    """Multiples of 1 / fine: exact, so that ties are ties."""
    a, b = (fine * random.standard_normal([2, rows])).round() / fine
    return {'a': a.tolist(), 'b': (b + .25).tolist()}


def compare(pairs):
    """Adds Student's paired t test, and Wilcoxon's with the normal approximation."""
    t, w = stats.ttest_rel(pairs['a'], pairs['b']), stats.wilcoxon(pairs['a'], pairs['b'], mode='approx')
    pairs.update(t_test={'t': t[0], 'p': t[1]}, wilcoxon={'w': w[0], 'p': w[1]})


class RatingMetrics:
    """Errors, correlations and paired tests (scikit-learn, SciPy)."""

    def draw(self, random):
        cases = []
        for rows in (2, 10, 500):
            actual = np.concatenate([[1, 5], random.integers(1, 6, rows - 2)])
            predicted = np.clip(1 + .6 * actual + .8 * random.standard_normal(rows), 1, 5)
            cases.append({'actual': actual.tolist(), 'predicted': (np.round(64 * predicted) / 64).tolist()})  # exact in single precision
        return {'cases': cases, 'paired': draw_pairs(random, 40, fine=1024)}

    def answer(self, document):
        for case in document['cases']:
            y, p = case['actual'], case['predicted']
            case.update(rmse=metrics.mean_squared_error(y, p, squared=False), mae=metrics.mean_absolute_error(y, p),
                        pearson=stats.pearsonr(p, y)[0], spearman=stats.spearmanr(p, y)[0], r2=metrics.r2_score(y, p))
        compare(document['paired'])
        return document


class Inference:
    """Tails and quantiles of Student's t and tails of the normal distribution (mpmath, 40 digits), and paired tests with many ties (SciPy)."""

    def draw(self, random):
        freedoms = [1, 2, 4, 9, 30, 1000, 1_000_000]
        return {
            'student': [{'freedom': f, 't': t} for f in freedoms for t in (0, .001, .5, 1, 1.96, 3, 8, 40)],
            'student_quantiles': [{'freedom': f, 'level': level} for f in freedoms for level in (.5, .9, .95, .99, .9999)],
            'normal': [{'z': z} for z in (0, .01, .5, 1, 1.96, 2.8, 2.9, 4, 8, 20, 37)],
            'tied': draw_pairs(random, 60, fine=8),
        }

    def answer(self, document):
        for row in document['student']:
            row['two_sided'] = float(self.student(row['t'], row['freedom']))
        for row in document['student_quantiles']:
            freedom, outside = row['freedom'], 1 - mpmath.mpf(row['level'])
            near = stats.t.isf(float(outside) / 2, freedom)  # SciPy knows eleven digits of it
            row['quantile'] = float(mpmath.findroot(lambda t: self.student(t, freedom) - outside, near))
        for row in document['normal']:
            row['two_sided'] = float(mpmath.erfc(row['z'] / mpmath.sqrt(2)))
        compare(document['tied'])
        return document

    def student(self, t, freedom):
        t, freedom = mpmath.mpf(t), mpmath.mpf(freedom)
        if 100 * t * t < freedom:  # the other side, whose series is short
            return 1 - mpmath.betainc(.5, freedom / 2, 0, t * t / (freedom + t * t), regularized=True)
        return mpmath.betainc(freedom / 2, .5, 0, freedom / (freedom + t * t), regularized=True)


class RankingMetrics:
    """Metrics of the first 1, 5 and 10 places of six lists; NDCG is scikit-learn's, the others are their formulas. Where gains are graded,
    item i has the rating 1 + i % 5 and gains 2^rating - 1."""

    def draw(self, random):
        return {'users': [{
            'ranked': random.permutation(20).tolist(),
            'relevant': sorted(random.choice(20, size=count, replace=False).tolist()),
        } for count in (1, 2, 3, 5, 8, 12)]}

    def answer(self, document):
        for user in document['users']:
            found = np.isin(user['ranked'], user['relevant'])
            places, all_found = np.arange(1, found.size + 1), found.cumsum()
            gains = found * (2.0 ** (1 + np.array(user['ranked']) % 5) - 1)
            for k in (1, 5, 10):
                hits, reachable = int(all_found[k - 1]), min(k, len(user['relevant']))
                at_hits = places[:k][found[:k]]
                user[f'@{k}'] = {
                    'precision': hits / k, 'recall': hits / len(user['relevant']), 'hit': int(hits > 0),
                    'ndcg': metrics.ndcg_score([found], [-places], k=k),
                    'ap': float((all_found[at_hits - 1] / at_hits).sum() / reachable),
                    'rr': float(1 / at_hits[0]) if hits else 0.0,
                    'ap_all': float((all_found[at_hits - 1] / at_hits).sum() / len(user['relevant'])),
                    'graded_ndcg': metrics.ndcg_score([gains], [-places], k=k),
                }
        return document


class OneCycle:
    """fastai's fit_one_cycle: along cosines, the rate rises in a quarter of the steps and falls in the others; momentum the other way."""

    def draw(self, random):
        return {'lr_max': 5e-3, 'steps': 40}

    def answer(self, document):
        top, steps = document['lr_max'], document['steps']
        rise = steps // 4

        def along(start, end, share):
            return start + (end - start) * (1 - math.cos(math.pi * share)) / 2

        def at(step):
            if step < rise:
                return along(top / 25, top, step / rise), along(.95, .85, step / rise)
            share = (step - rise) / (steps - rise)
            return along(top, top / 1e5, share), along(.85, .95, share)

        document['schedule'] = [dict(zip(('step', 'lr', 'momentum'), (step, *at(step)))) for step in range(steps)]
        return document


class TfIdf:
    """scikit-learn's TfidfVectorizer: all terms, and the eight most frequent, which are all that come twice."""

    def draw(self, random):
        return {'corpus': [
            'A red kettle, 2 litres, for gas or induction', 'Kettle for hikers: light, 1.5 l', 'Red enamel mug 300 ml',
            'Mug and plate, enamel, 4 pieces, red/blue', 'Gas stove with 2 burners', 'Blue camping stove; gas not included',
            "Gas-cartridge 450 g (EN417), set of 4 for the camper's stove",
        ]}

    def answer(self, document):
        for name, most in (('all', None), ('top8', 8)):
            vectorizer = TfidfVectorizer(max_features=most)
            matrix = vectorizer.fit_transform(document['corpus']).toarray()
            terms = {term: int(column) for term, column in sorted(vectorizer.vocabulary_.items())}
            document[name] = {'vocabulary': terms, 'idf': vectorizer.idf_.round(12).tolist(), 'matrix': matrix.round(12).tolist()}
        return document


class Pixels:
    """Size, mean colour and 24 pixels of each of 51 real photos, as djpeg of libjpeg-turbo reads them. The photos stay where they are."""

    def draw(self, random):
        photos = sorted(SHARED.glob('data/*/*/*.jp*g'))[::37]
        return {'images': [{'file': photo.relative_to(SHARED).as_posix(), 'pixels': 24} for photo in photos]} if photos else None

    def answer(self, document):
        for image in document['images']:
            picture = subprocess.run(['djpeg', '-rgb', '-pnm', SHARED / image['file']], stdout=subprocess.PIPE, check=True).stdout
            _, size, _, raw = picture.split(b'\n', 3)
            width, height = map(int, size.split())
            rows = np.frombuffer(raw, np.uint8).reshape(height, width, 3)
            if isinstance(image['pixels'], int):
                places = np.random.default_rng(zlib.crc32(image['file'].encode())).random([image['pixels'], 2])
                image['pixels'] = [{'x': int(x * width), 'y': int(y * height)} for x, y in places]
            image.update(width=width, height=height, mean=rows.mean((0, 1)).round(6).tolist(),
                         pixels=[{'x': p['x'], 'y': p['y'], 'rgb': rows[p['y'], p['x']].tolist()} for p in image['pixels']])
        return document


MAKERS = {
    'training.json': training_traces, 'rating_metrics.json': RatingMetrics(), 'inference.json': Inference(),
    'ranking_metrics.json': RankingMetrics(), 'one_cycle.json': OneCycle(), 'tfidf.json': TfIdf(), 'pixels.json': Pixels(),
}


def make():
    for name, maker in MAKERS.items():
        inputs = maker.draw(np.random.default_rng(SEED))
        if inputs is None:
            print(f'{name}: left as it is, for want of photos')
            continue
        text = json.dumps(maker.answer(inputs), separators=(',', ':'), allow_nan=False)
        (HERE / name).write_text(text + '\n', encoding='utf-8')
        print(f'{name}: {len(text):,} bytes')


def check(folder):
    farthest = 0
    for name, maker in MAKERS.items():
        path = pathlib.Path(folder) / name
        if not path.exists() or (name == 'pixels.json' and not (SHARED / 'data').exists()):
            print(f'{name}: not checked')
            continue
        stored, again = (json.loads(path.read_text(encoding='utf-8')) for _ in range(2))
        distance = apart(stored, maker.answer(again))
        print(f'{name}: apart by {distance:.1e}')
        farthest = max(farthest, distance)
    sys.exit(farthest > 1e-9)


def apart(stored, again):
    """The largest difference of two documents' numbers, relative above 1."""
    if isinstance(stored, dict):
        if stored.keys() != again.keys():
            return math.inf
        return max((apart(value, again[key]) for key, value in stored.items()), default=0)
    if isinstance(stored, list):
        return max(map(apart, stored, again), default=0) if len(stored) == len(again) else math.inf
    if isinstance(stored, str):
        return 0 if stored == again else math.inf
    return abs(stored - again) / max(1, abs(stored))


if __name__ == '__main__':
    if sys.argv[1:] == ['make']:
        make()
    elif len(sys.argv) == 3 and sys.argv[1] == 'check':
        check(sys.argv[2])
    else:
        sys.exit(__doc__)
