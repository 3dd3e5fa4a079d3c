// Someone whom the model does not know. The ratings stay in this tab: they go along with each question, and the server keeps none.
import * as api from '../api.js';
import { count, el } from '../dom.js';
import { line } from '../product.js';
import { starChoice } from '../rating.js';
import { recommendations } from './list.js';
import { searchField } from './search.js';

const key = 'ratings';
const most = 200;

export async function newUserView(card) {
  const rated = read(card);
  const list = recommendations({
    ask: (options) => api.rate([...rated.values()].map(({ item, stars }) => ({ item: item.id, stars })), options),
    scale: card, knowsVariants: card.knowsVariants, hasRanker: card.hasRanker,
    empty: 'There is nothing left to recommend.',
  });
  const mine = el('section', { 'aria-labelledby': 'mine-heading' });
  const products = searchField({
    label: 'Products to rate',
    hint: card.hasTitles ? 'Title, brand, category or id' : 'Id',
    noun: 'product',
    heading: 'The most rated',
    find: (text) => api.search(text),
    row: (item) => line(item, starChoice(item.title || item.id, card, rated.get(item.id)?.stars, (stars) => change(item, stars))),
  });
  showMine();
  await Promise.all([products.first, list.load()]);
  return {
    title: 'As a new user',
    here: '#/new',
    content: [
      el('h1', {}, 'As a new user'),
      el('p', { class: 'lead' }, 'Rate a few products; the list follows. Your ratings stay in this tab, and the server keeps none.'),
      el('div', { class: 'columns' }, list.element, el('div', { class: 'side' }, mine, products.element)),
    ],
  };

  function change(item, stars) {
    if (stars === null) rated.delete(item.id);
    else if (rated.size < most || rated.has(item.id)) rated.set(item.id, { item, stars });
    write(rated);
    showMine();
    list.load();
  }

  function showMine() {
    mine.replaceChildren(
      el('h2', { id: 'mine-heading' }, rated.size === 0 ? 'Your ratings' : `You rated ${count(rated.size, 'product')}`),
      rated.size === 0 ? el('p', { class: 'caption' }, card.hasRanker ? 'None yet: the list is of what most people choose.' : 'None yet: the list is of products by their mean rating.')
        : el('ul', { class: 'plain lines' }, [...rated.values()].map(({ item, stars }) => el('li', { class: 'line' }, el('span', {}, item.title || item.id), el('span', { class: 'gold' }, `${stars} ★`),
          el('button', { type: 'button', class: 'quiet', 'aria-label': `Remove ${item.title || item.id}`, onclick: () => remove(item) }, 'Remove')))));
  }

  function remove(item) {
    change(item, null);
    const input = products.element.querySelector('input[type=search]');
    input.focus();
    input.form.requestSubmit(); // its stars, if it is among the products below, are taken back as well
  }
}

/** Ratings of this tab, of items that are still on this scale: a run can have been swapped meanwhile. */
function read(card) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '[]').filter((one) => one.stars >= card.lowestRating && one.stars <= card.highestRating);
    return new Map(kept.map((one) => [one.item.id, one]));
  } catch {
    return new Map();
  }
}

function write(rated) {
  try {
    sessionStorage.setItem(key, JSON.stringify([...rated.values()]));
  } catch {
    // A browser that keeps nothing: the ratings last as long as the view.
  }
}
