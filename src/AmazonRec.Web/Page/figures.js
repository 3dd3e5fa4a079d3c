// What a card says of its place: predicted stars and how sure they are, or what differs where stars do not.
import { el, stars } from './dom.js';

/**
 * How the figures of a list are to be shown. A scale ends, and a good list often lies at its end: then stars are equal, and the order goes by
 * the prediction before it is cut off there. `atEnd` tells of an item whether it was; `note` says it in words.
 */
export function figuresOf(items, { byStars, highestRating }) {
  const cut = (item) => byStars && item.score > highestRating;
  const [many, same] = [items.filter(cut).length, items.length > 1 && items.every((item) => stars(item.stars) === stars(items[0].stars))];
  const end = stars(highestRating, Number.isInteger(highestRating) ? 0 : 1);
  const notes = [];
  if (many > 1) notes.push(`The scale ends at ${end} ★. ${many === items.length ? 'All of these' : `${many} of these`} are predicted at its end, so they are told apart by their score: the prediction before it is cut off there.`);
  else if (same) notes.push(`All of these are predicted ${stars(items[0].stars)} ★; what differs is the order.`);
  if (items.some((item) => item.deviation)) notes.push('± is one standard deviation: about two ratings in three lie that near to what is predicted.');
  return { note: notes.join(' '), atEnd: (item) => many > 1 && cut(item), hidesStars: same && many <= 1 && !items.some((item) => item.deviation), end };
}

/** The figures of one item: a number, and in words for readers of the screen how sure it is. */
export function predicted(item, { atEnd, hidesStars, end }) {
  if (hidesStars) return null;
  const sure = item.deviation ? [el('span', { 'aria-hidden': 'true' }, ` ± ${stars(item.deviation)}`), el('span', { class: 'visually-hidden' }, `, give or take ${stars(item.deviation)}`)] : null;
  return atEnd(item)
    ? el('strong', {}, `Score ${stars(item.score, 2)}`, sure, el('span', { class: 'visually-hidden' }, `, predicted at the scale’s end, ${end} stars`))
    : el('strong', {}, el('span', { 'aria-hidden': 'true' }, '★ '), stars(item.stars), el('span', { class: 'visually-hidden' }, ' stars'), sure, ' predicted');
}
