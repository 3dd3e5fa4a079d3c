// A list of recommendations and what one can ask of it.
import { announce, count, el, settled } from '../dom.js';
import { figuresOf } from '../figures.js';
import { card } from '../product.js';

let groups = 0;

const byStars = (rankedBy) => rankedBy === 'predicted stars';

/** What the order went by, in a sentence. */
function inWords(rankedBy) {
  return byStars(rankedBy)
    ? 'Ordered by predicted stars: what one would rate highest.'
    : `Ordered by what people choose, by the ranker ${rankedBy.replace(': what people choose', '')}. The stars are predicted.`;
}

/** The list, its explanation and its options. `ask` gives a list for options. */
export function recommendations({ ask, scale, knowsVariants, hasRanker, empty }) {
  const options = { top: 10 };
  const list = el('ol', { class: 'plain cards' });
  const told = el('p', { class: 'caption' });
  const noted = el('p', { class: 'caption' });
  let asked = 0;
  const ordered = el('p', { class: 'caption' });
  const refresh = settled(load, 120);
  const element = el('section', { 'aria-labelledby': 'list-heading' },
    el('div', { class: 'heading' }, el('h2', { id: 'list-heading' }, 'Recommendations'), controls()), hasRanker ? order() : null, ordered, told, noted, list);
  return { element, load };

  function controls() {
    return el('div', { class: 'controls' },
      slider('Variety', 'diversity', 0, 1, 0.05, 'Products that differ from each other, rather than the highest scores alone'),
      slider('Less known', 'popularityDiscount', 0, 2, 0.1, 'Stars taken off the most rated product; others lose less'),
      knowsVariants ? el('label', { class: 'check' }, el('input', { type: 'checkbox', onchange: (event) => change('oneOfVariants', event.target.checked) }), 'Variants as one') : null);
  }

  /** Radio buttons: arrow keys change the order, and readers of the screen hear a group of two. */
  function order() {
    const name = `order-${++groups}`;
    const choice = (value, words) => el('label', { class: 'check' }, el('input', { type: 'radio', name, value, checked: value === 'ranker', onchange: () => change('by', value) }), words);
    return el('fieldset', { class: 'order' }, el('legend', { class: 'visually-hidden' }, 'Order of the list'), choice('ranker', 'By what people choose'), choice('stars', 'By predicted stars'));
  }

  function slider(label, name, min, max, step, title) {
    return el('label', { class: 'slider', title }, label, el('input', { type: 'range', min, max, step, value: 0, oninput: (event) => change(name, Number(event.target.value)) }));
  }

  function change(name, value) {
    options[name] = value;
    refresh();
  }

  async function load() {
    const turn = ++asked;
    list.setAttribute('aria-busy', 'true');
    try {
      const answer = await ask(options);
      if (turn !== asked) return;
      ordered.textContent = answer.items.length > 0 ? inWords(answer.rankedBy) : '';
      told.textContent = answer.items.length > 0 ? `${byStars(answer.rankedBy) ? 'Made' : 'Stars'} ${answer.explanation}.`.replace(/^\w+ nothing is known/, 'Nothing is known') : empty;
      const figures = figuresOf(answer.items, { byStars: byStars(answer.rankedBy), highestRating: scale.highestRating });
      noted.textContent = figures.note;
      list.replaceChildren(...answer.items.map((item) => card(item, figures)));
      announce(`${count(answer.items.length, 'recommendation')}, ${byStars(answer.rankedBy) ? 'by predicted stars' : 'by what people choose'}: ${answer.explanation}`);
    } catch (error) {
      if (turn !== asked) return;
      ordered.textContent = told.textContent = noted.textContent = '';
      list.replaceChildren(el('li', { class: 'notice', role: 'alert' }, `${error.message} ${error.remedy ?? ''}`));
    } finally {
      if (turn === asked) list.removeAttribute('aria-busy');
    }
  }
}
