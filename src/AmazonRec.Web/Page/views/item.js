// A product and those like it.
import * as api from '../api.js';
import { count, el } from '../dom.js';
import { about, average, line, nameOf, picture } from '../product.js';

export async function itemView(id) {
  const [item, alike] = await Promise.all([api.item(id), api.similar(id).catch((error) => error)]);
  return {
    title: nameOf(item),
    here: '',
    content: [
      el('div', { class: 'product' }, picture(item, 'large'), el('div', {}, el('h1', {}, nameOf(item)), about(item), el('p', { class: 'figures' }, average(item)),
        el('p', {}, el('button', { type: 'button', class: 'quiet', onclick: () => history.back() }, '← Back')))),
      el('section', { 'aria-labelledby': 'similar-heading' }, el('h2', { id: 'similar-heading' }, 'Similar products'),
        alike instanceof Error ? el('p', { class: 'notice' }, alike.message)
          : [
            el('ol', { class: 'plain grid' }, alike.items.map((near) => line(near.item, el('p', { class: 'figures' }, el('span', {}, `${Math.round(near.cosine * 100)} % alike`), average(near.item))))),
            alike.leftOut > 0 ? el('p', { class: 'caption' }, `${count(alike.leftOut, 'product')} with fewer than ${count(alike.minRatings, 'rating')} left out.`) : null]),
    ],
  };
}
