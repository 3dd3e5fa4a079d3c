// Users whom the model knows.
import * as api from '../api.js';
import { count, el, stars } from '../dom.js';
import { line } from '../product.js';
import { recommendations } from './list.js';
import { searchField } from './search.js';

export async function startView() {
  const users = searchField({
    label: 'User',
    hint: 'How the id starts',
    noun: 'user',
    heading: 'Those with the most ratings',
    find: (text) => api.findUsers(text),
    row: (user) => el('li', { class: 'line' }, el('a', { class: 'id', href: `#/user/${encodeURIComponent(user.id)}` }, user.id), el('span', { class: 'muted' }, count(user.ratings, 'rating'))),
  });
  await users.first;
  return {
    title: 'For a user',
    here: '#/',
    content: [el('h1', {}, 'What to recommend, and to whom?'), el('p', { class: 'lead' }, 'Find a user whose ratings the model was trained on, or ', el('a', { href: '#/new' }, 'start as a new one'), ' by rating a few products.'), el('div', { class: 'narrow' }, users.element)],
  };
}

export async function userView(user, card) {
  const list = recommendations({ ask: (options) => api.recommend(user, options), scale: card, knowsVariants: card.knowsVariants, hasRanker: card.hasRanker, empty: 'There is nothing left to recommend.' });
  const [rated] = await Promise.all([api.history(user), list.load()]);
  return {
    title: `Recommendations for ${rated.id}`,
    here: '#/',
    content: [
      el('h1', {}, 'For user ', el('span', { class: 'id' }, rated.id)),
      el('div', { class: 'columns' }, list.element, el('section', { class: 'side', 'aria-labelledby': 'history-heading' },
        el('h2', { id: 'history-heading' }, `Rated ${count(rated.ratings, 'product')}`),
        rated.ratings > rated.history.length ? el('p', { class: 'caption' }, `The latest ${rated.history.length}`) : null,
        el('ul', { class: 'plain lines' }, rated.history.map((one) => line(one.item, el('p', { class: 'figures' },
          el('span', {}, el('span', { class: 'gold', 'aria-hidden': 'true' }, '★ '), `${stars(one.stars, one.stars % 1 ? 1 : 0)}`, el('span', { class: 'visually-hidden' }, ' stars')),
          one.time ? el('time', { dateTime: one.time }, one.time.slice(0, 10)) : null)))))),
    ],
  };
}
