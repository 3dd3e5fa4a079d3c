// A field that shows what is found while one types.
import { announce, count, el, settled } from '../dom.js';

let fields = 0;

/** A search field and its list. `find` gives things for a text, `row` makes a list item of one. */
export function searchField({ label, hint, noun, find, row, heading }) {
  const id = `search-${++fields}`;
  const list = el('ul', { class: 'plain lines' });
  const title = el('h2', { class: 'label' }, heading);
  const input = el('input', { id, type: 'search', autocomplete: 'off', spellcheck: false, maxLength: 200, placeholder: hint, oninput: settled(look) });
  const form = el('form', { role: 'search', onsubmit: submit }, el('label', { for: id }, label), input);
  let asked = 0;
  return { element: el('div', { class: 'search' }, form, title, list), first: look() };

  function submit(event) {
    event.preventDefault();
    look();
  }

  async function look() {
    const turn = ++asked;
    const text = input.value.trim();
    try {
      const found = await find(text);
      if (turn !== asked) return;
      title.textContent = text ? `${count(found.length, noun)} found` : heading;
      list.replaceChildren(...found.map(row));
      if (text) announce(`${count(found.length, noun)} found`);
    } catch (error) {
      if (turn === asked) list.replaceChildren(el('li', { class: 'notice', role: 'alert' }, `${error.message} ${error.remedy ?? ''}`));
    }
  }
}
