// Stars to choose: a group of radio buttons, so that arrow keys and screen readers work as everywhere.
import { el } from './dom.js';

let groups = 0;

/** The ratings that a scale offers: whole stars, or halves where the scale begins with one. */
export function steps({ lowestRating, highestRating }) {
  const step = Number.isInteger(lowestRating) ? 1 : 0.5;
  return Array.from({ length: Math.floor((highestRating - lowestRating) / step) + 1 }, (_, i) => lowestRating + i * step);
}

/** A group that calls back with the chosen stars, and with null when they are taken back. */
export function starChoice(title, scale, current, chosen) {
  const name = `stars-${++groups}`;
  const clear = el('button', { type: 'button', class: 'quiet clear', hidden: current === undefined, 'aria-label': `Take back the rating of ${title}`, onclick: takeBack }, 'Clear');
  const options = steps(scale).map((value) => {
    const input = el('input', { type: 'radio', name, value, checked: value === current, onchange: () => choose(value) });
    return el('label', { class: 'star' }, input, el('span', { class: 'visually-hidden' }, value === 1 ? '1 star' : `${value} stars`), el('span', { class: 'glyph', 'aria-hidden': 'true' }, '★'));
  });
  const group = el('fieldset', { class: 'stars' }, el('legend', { class: 'visually-hidden' }, `Your rating of ${title}`), options);
  paint(current);
  return el('div', { class: 'rate' }, group, clear);

  function choose(value) {
    clear.hidden = false;
    paint(value);
    chosen(value);
  }

  function takeBack() {
    for (const option of options) option.firstChild.checked = false;
    options[0].firstChild.focus();
    clear.hidden = true;
    paint(undefined);
    chosen(null);
  }

  function paint(value) {
    for (const option of options) option.classList.toggle('on', value !== undefined && Number(option.firstChild.value) <= value);
  }
}
