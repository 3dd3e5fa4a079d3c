// A product and those like it: by ratings, and by each content that the model reads.
import * as api from '../api.js';
import { count, el } from '../dom.js';
import { about, average, line, nameOf, picture } from '../product.js';

const words = { image: 'photo', images: 'photo', photo: 'photo', text: 'text', title: 'title' };

export async function itemView(id, card) {
  const places = placesOf(card);
  const [item, ...lists] = await Promise.all([api.item(id), ...places.map(({ asked }) => api.similar(id, { top: places.length > 1 ? 6 : 12, ...asked }).catch((error) => error))]);
  return {
    title: nameOf(item),
    here: '',
    content: [
      el('div', { class: 'product' }, picture(item, 'large'), el('div', {}, el('h1', {}, nameOf(item)), about(item), el('p', { class: 'figures' }, average(item)),
        el('p', {}, el('button', { type: 'button', class: 'quiet', onclick: () => history.back() }, '← Back')))),
      ...places.map((place, at) => section(place, lists[at], at)),
    ],
  };
}

/** Where products can be near each other; a run without factors and content is asked all the same, and says why not. */
function placesOf({ hasFactors, content }) {
  const known = (name) => (words[name] === 'photo' ? 2 : words[name] ? 0 : 1); // texts, then what has a name of its own, then photos
  const places = [...content].sort((a, b) => known(a) - known(b)).map((name) => ({ heading: `Similar by ${words[name] ?? name}`, asked: { content: name } }));
  if (hasFactors || places.length === 0) places.unshift({ heading: places.length > 0 ? 'Similar by ratings' : 'Similar products', asked: { space: hasFactors ? 'factors' : undefined } });
  return places;
}

function section({ heading }, alike, at) {
  const id = `similar-heading-${at}`;
  return el('section', { class: 'alike', 'aria-labelledby': id }, el('h2', { id }, heading),
    alike instanceof Error ? el('p', { class: 'notice' }, alike.message)
      : [
        el('ol', { class: 'plain grid' }, alike.items.map((near) => line(near.item, el('p', { class: 'figures' }, el('span', {}, `${Math.round(near.cosine * 100)} % alike`), average(near.item))))),
        alike.leftOut > 0 ? el('p', { class: 'caption' }, `${count(alike.leftOut, 'product')} with fewer than ${count(alike.minRatings, 'rating')} left out.`) : null]);
}
