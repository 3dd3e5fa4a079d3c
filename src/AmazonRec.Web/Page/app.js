// Views by the part of the address behind #, so that links, history and bookmarks work without a server that knows them.
import * as api from './api.js';
import { announce, count, el, number } from './dom.js';
import { itemView } from './views/item.js';
import { modelView } from './views/model.js';
import { newUserView } from './views/newuser.js';
import { startView, userView } from './views/user.js';

const main = document.getElementById('main');
const links = [...document.querySelectorAll('nav a')];
let card;
let shown = 0;

async function show() {
  const turn = ++shown;
  const parts = location.hash.replace(/^#\/?/, '').split('/');
  const first = !main.dataset.view;
  main.dataset.view = parts[0] || 'start';
  main.setAttribute('aria-busy', 'true');
  let view;
  try {
    card ??= await api.model();
    view = await viewOf(parts.map(decode));
  } catch (error) {
    view = { title: 'Something is wrong', here: '', content: [el('h1', {}, 'Something is wrong'), problem(error)] };
  }
  if (turn !== shown) return; // someone has gone on meanwhile
  document.title = `${view.title} · AmazonRec`;
  for (const link of links) {
    if (link.getAttribute('href') === view.here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  main.replaceChildren(...view.content);
  main.removeAttribute('aria-busy');
  document.getElementById('footer').textContent = card ? `${card.model} of ${card.run}: ${count(card.users, 'user')}, ${count(card.items, 'product')}, ${number(card.ratings)} ratings.` : '';
  if (!first) {
    main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
  announce(view.title);
}

function viewOf([name, id]) {
  switch (name) {
    case '': return startView();
    case 'user': return userView(id ?? '', card);
    case 'new': return newUserView(card);
    case 'item': return itemView(id ?? '', card);
    case 'model': return modelView();
    default: throw new api.Problem('There is no such page.', 'Choose one above.');
  }
}

/** An id out of an address; one that is encoded wrongly is taken as it stands. */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function problem(error) {
  return el('div', { class: 'notice', role: 'alert' }, el('p', {}, error.message), error.remedy ? el('p', {}, error.remedy) : null);
}

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault(); // the address holds the view
  main.focus();
});
window.addEventListener('hashchange', show);
show();
