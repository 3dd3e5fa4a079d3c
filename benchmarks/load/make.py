"""Made-up ratings, titles and text features of the size of Amazon Electronics, to put the server under load. Needs numpy.

make.py FOLDER writes ratings.csv (3.2 million rows of 190,000 users and 63,000 items), meta.json (titles of 6 to 18 words of a Zipf
vocabulary, brands, categories), words.txt (that vocabulary, common words first), text.npy and ids.txt (300 numbers an item).
"""
import json
import os
import sys

import numpy as np

USERS, ITEMS, RATINGS, WORDS = 190_000, 63_000, 3_300_000, 12_000
random = np.random.default_rng(2018)
os.makedirs(sys.argv[1], exist_ok=True)
os.chdir(sys.argv[1])


def ratings():
    """Users by a power law of 11 to 2,000 ratings, items as (rank + 30) ** -0.9, stars by factors, quality and chance."""
    weight = random.pareto(1.5, USERS) + .05
    count = np.minimum(11 + np.floor(weight / weight.sum() * (RATINGS - 11 * USERS)).astype(int), 2000)
    popularity = (random.permutation(ITEMS) + 30.) ** -.9
    user = np.repeat(np.arange(USERS), count)
    pairs = np.unique(user.astype(np.int64) * ITEMS + random.choice(ITEMS, size=len(user), p=popularity / popularity.sum()))
    user, item = pairs // ITEMS, pairs % ITEMS
    of_user, of_item = random.normal(0, .35, (USERS, 8)), random.normal(0, .35, (ITEMS, 8))
    opinion = np.einsum('nk,nk->n', of_user[user], of_item[item]) + random.normal(0, .5, ITEMS)[item] + random.normal(0, .8, len(user))
    stars = 1 + np.searchsorted(np.quantile(opinion, [.06, .12, .22, .42]), opinion)
    with open('ratings.csv', 'w') as file:
        file.write('user,item,rating\n')
        file.writelines(f'u{u:07d},i{i:07d},{s}\n' for u, i, s in zip(user.tolist(), item.tolist(), stars.tolist()))


def vocabulary():
    """Words of one to three syllables."""
    starts = 'b c d f g h k l m n p r s t v w br ch cl gr pl pr sh sl st th tr'.split()
    syllables = [start + end for start in starts for end in 'a e i o u ai ea oo er on al in ent'.split()]
    words = {}
    while len(words) < WORDS:
        words[''.join(random.choice(syllables, size=random.integers(1, 4)))] = None
    return np.array(list(words))


def titles(words):
    chance = 1 / (np.arange(WORDS) + 5.)
    chance /= chance.sum()
    with open('meta.json', 'w') as file:
        for item in range(ITEMS):
            title = [str(word) for word in random.choice(words, size=int(random.integers(6, 18)), p=chance)]
            title = [word.capitalize() if random.random() < .7 else word for word in title]
            if random.random() < .5:
                title.insert(len(title) // 2, f'{int(random.integers(1, 500))}{random.choice(["GB", "mm", "-Pack", "W", "in"])}')
            brand = str(words[2000 + int(min(2499, random.pareto(.7) * 20))]).capitalize()
            at = int(random.integers(400))
            category = f'{words[200 + at]} {words[600 + at]}'.capitalize()
            file.write(json.dumps({'asin': f'i{item:07d}', 'title': ' '.join(title), 'brand': brand,
                                   'categories': [['Electronics', category]]}) + '\n')


ratings()
all_words = vocabulary()
titles(all_words)
with open('words.txt', 'w') as file:
    file.writelines(f'{word}\n' for word in all_words)
np.save('text.npy', (random.random((ITEMS, 300), dtype=np.float32) - .5) * .2)
with open('ids.txt', 'w') as file:
    file.writelines(f'i{item:07d}\n' for item in range(ITEMS))
