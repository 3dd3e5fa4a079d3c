// A product, and why it is recommended.
import { count, el, stars } from './dom.js';
import { predicted } from './figures.js';

export const nameOf = (item) => item.title || item.id;
export const linkTo = (item) => `#/item/${encodeURIComponent(item.id)}`;

export function picture(item, size = '') {
  return item.picture ? el('img', { class: `picture ${size}`, src: item.picture, alt: '', loading: 'lazy', decoding: 'async', referrerPolicy: 'no-referrer', onerror: (event) => event.target.remove() }) : null;
}

/** Brand and category in a line; the id where nothing else is known. */
export function about(item) {
  const known = [item.brand, item.category].filter((text) => text);
  if (item.title) known.push(item.id);
  return known.length > 0 ? el('p', { class: 'about' }, known.join(' · ')) : null;
}

export function average(item) {
  return el('span', {}, item.averageStars === null || item.averageStars === undefined ? 'No ratings' : `Average ${stars(item.averageStars)} from ${count(item.ratings, 'rating')}`);
}

/** A card of a list: rank, picture, title, predicted and average stars, and why. */
export function card(recommended, figures) {
  const { rank, item, why } = recommended;
  return el('li', { class: 'card' },
    el('span', { class: 'rank', 'aria-hidden': 'true' }, String(rank)),
    picture(item),
    el('div', { class: 'body' },
      el('h3', {}, el('a', { href: linkTo(item) }, nameOf(item))),
      about(item),
      el('p', { class: 'figures' },
        predicted(recommended, figures), average(item)),
      why ? reasons(why) : null));
}

/** A line of a short list. */
export function line(item, ...more) {
  return el('li', { class: 'line' }, picture(item, 'small'), el('div', { class: 'body' }, el('a', { href: linkTo(item) }, nameOf(item)), about(item), ...more));
}

function reasons(why) {
  const [first] = why.nearest;
  const summary = first ? `Near ${nameOf(first.item)}, rated ${stars(first.stars, first.stars % 1 ? 1 : 0)} ★` : 'Why this';
  return el('details', { class: 'why' }, el('summary', {}, summary),
    why.nearest.length > 0 ? [
      el('p', { class: 'caption' }, `Nearest rated products by ${why.space === 'content' ? 'text and pictures' : 'what others rated'}`),
      el('ul', { class: 'plain' }, why.nearest.map((near) => el('li', {}, el('a', { href: linkTo(near.item) }, nameOf(near.item)), ` ${stars(near.stars, near.stars % 1 ? 1 : 0)} ★, ${Math.round(near.cosine * 100)} % alike`)))] : why.leastStars === null ? null : el('p', { class: 'caption' }, `No rated product stands near: none with ${stars(why.leastStars, 1)} ★ or more is ${Math.round(why.leastCosine * 100)} % alike.`),
    why.shares.length > 0 ? shares(why) : el('p', { class: 'caption' }, 'By its mean rating, pulled to the mean of all where it has few.'));
}

/** What each input adds, as bars to both sides of nothing. CSS comes from the stylesheet; only lengths are set here. */
function shares(why) {
  const most = Math.max(...why.shares.map((share) => Math.abs(share.stars)), 0.01);
  return [
    el('p', { class: 'caption' }, `Shares of the score, from ${stars(why.baseline, 2)} for the mean user and product`),
    el('table', { class: 'shares' }, el('tbody', {}, why.shares.map((share) => {
      const bar = el('span', { class: `bar ${share.stars < 0 ? 'minus' : 'plus'}` });
      bar.style.width = `${Math.abs(share.stars) / most * 50}%`;
      return el('tr', {}, el('th', { scope: 'row' }, share.input), el('td', { class: 'amount' }, `${share.stars < 0 ? '−' : '+'}${stars(Math.abs(share.stars), 2)}`), el('td', { class: 'track', 'aria-hidden': 'true' }, bar));
    })))];
}
