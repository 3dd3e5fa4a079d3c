// A list of recommendations and what one can ask of it.
import { announce, count, el, settled } from '../dom.js';
import { card } from '../product.js';

/** The list, its explanation and its options. `ask` gives a list for options. */
export function recommendations({ ask, knowsVariants, empty }) {
  const options = { top: 10 };
  const list = el('ol', { class: 'plain cards' });
  const told = el('p', { class: 'caption' });
  let asked = 0;
  const refresh = settled(load, 120);
  const element = el('section', { 'aria-labelledby': 'list-heading' },
    el('div', { class: 'heading' }, el('h2', { id: 'list-heading' }, 'Recommendations'), controls()), told, list);
  return { element, load };

  function controls() {
    return el('div', { class: 'controls' },
      slider('Variety', 'diversity', 0, 1, 0.05, 'Products that differ from each other, rather than the highest scores alone'),
      slider('Less known', 'popularityDiscount', 0, 2, 0.1, 'Stars taken off the most rated product; others lose less'),
      knowsVariants ? el('label', { class: 'check' }, el('input', { type: 'checkbox', onchange: (event) => change('oneOfVariants', event.target.checked) }), 'Variants as one') : null);
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
      told.textContent = answer.items.length > 0 ? `Made ${answer.explanation}.`.replace('Made nothing is known', 'Nothing is known') : empty;
      list.replaceChildren(...answer.items.map(card));
      announce(`${count(answer.items.length, 'recommendation')}: ${answer.explanation}`);
    } catch (error) {
      if (turn !== asked) return;
      told.textContent = '';
      list.replaceChildren(el('li', { class: 'notice', role: 'alert' }, `${error.message} ${error.remedy ?? ''}`));
    } finally {
      if (turn === asked) list.removeAttribute('aria-busy');
    }
  }
}
