// What a card says of its prediction: stars, how sure they are, and what differs where stars do not.
import { el, stars } from './dom.js';

/**
 * How the figures of a list are to be shown. A scale ends, and a good list often lies beyond its end: what is predicted there is cut to it,
 * and stars are equal. Where several items are, `uncut` gives an item's prediction before that (null for none), and `note` says so.
 */
export function figuresOf(items, { byStars, highestRating }) {
  const before = ({ why, score }) => (byStars ? score : why?.shares.length > 0 ? why.shares.reduce((sum, share) => sum + share.stars, why.baseline) : null);
  const beyond = items.filter((item) => before(item) > highestRating);
  const end = stars(highestRating, Number.isInteger(highestRating) ? 0 : 1);
  const notes = [];
  if (beyond.length > 1) notes.push(`The scale ends at ${end} ★, and what is predicted beyond is cut to that. Of ${beyond.length === items.length ? 'all of these' : `${beyond.length} of these`}, the prediction before the cut is shown, by which they differ.`);
  if (items.some((item) => item.deviation)) notes.push('± is one standard deviation: about two ratings in three lie that near to what is predicted.');
  return { note: notes.join(' '), end, uncut: (item) => (beyond.length > 1 && beyond.includes(item) ? before(item) : null) };
}

/** The figures of one item; readers of the screen hear words in place of signs. */
export function predicted(item, { uncut, end }) {
  const before = uncut(item);
  return el('strong', {},
    el('span', { 'aria-hidden': 'true' }, '★ '), before === null ? stars(item.stars) : stars(before, 2), el('span', { class: 'visually-hidden' }, ' stars'),
    before === null ? null : `, cut to ${end}`,
    item.deviation ? [el('span', { 'aria-hidden': 'true' }, ` ± ${stars(item.deviation)}`), el('span', { class: 'visually-hidden' }, `, give or take ${stars(item.deviation)}`)] : null,
    ' predicted');
}
