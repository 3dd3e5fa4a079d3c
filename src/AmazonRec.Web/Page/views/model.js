// The model card: what answers here, and what it is worth.
import * as api from '../api.js';
import { el, number } from '../dom.js';

const figure = (value, digits = 3) => (value === null || value === undefined ? '–' : value.toFixed(digits).replace(/^-(?=0\.0*$)/, ''));

export async function modelView() {
  const card = await api.model();
  const floor = Object.entries(card.floor).sort(([, a], [, b]) => a.rmse - b.rmse);
  const yardstick = card.floor[card.yardstick];
  return {
    title: 'Model',
    here: '#/model',
    content: [
      el('h1', {}, card.model),
      card.test && yardstick ? el('p', { class: 'lead' }, verdict(card.test.rmse, yardstick.rmse, card.yardstick)) : null,
      el('div', { class: 'columns even' },
        el('section', { 'aria-labelledby': 'worth-heading' }, el('h2', { id: 'worth-heading' }, 'What it is worth'),
          el('div', { class: 'wide', tabIndex: 0, role: 'region', 'aria-labelledby': 'worth-heading' }, el('table', { class: 'figures-table' },
            el('caption', {}, 'On the test rows, beside trivial baselines. RMSE and MAE are in stars: less is better.'),
            el('thead', {}, el('tr', {}, ['', 'RMSE', 'MAE', 'Pearson', 'R²'].map((head) => el('th', { scope: 'col' }, head)))),
            el('tbody', {}, card.test ? row(card.model, card.test, 'own') : null, card.validation ? row('on validation rows', card.validation) : null, floor.map(([name, metrics]) => row(name, metrics)))))),
        el('section', { 'aria-labelledby': 'made-heading' }, el('h2', { id: 'made-heading' }, 'What it was made from'),
          el('dl', { class: 'facts' },
            fact('Data', card.data), fact('Users', number(card.users)), fact('Products', number(card.items)), fact('Scale', `${card.lowestRating} to ${card.highestRating} stars`),
            card.split ? [
              fact('Protocol', card.split.protocol === 'clean' ? 'clean: test rows decide nothing' : 'as reported by the original, flaws included'),
              fact('Split', card.split.method + (card.split.seed === null || card.split.seed === undefined ? '' : `, seed ${card.split.seed}`)),
              fact('Rows', `${number(card.split.train)} trained on, ${number(card.split.validation)} decided by, ${number(card.split.test)} reported on`)] : null,
            fact('Item content', card.hasContent ? 'read by the model' : 'not read'), fact('Run', card.run), fact('Loaded', card.opened.slice(0, 19).replace('T', ' ') + ' UTC')))),
    ].filter((part) => part !== null),
  };
}

function verdict(rmse, floor, name) {
  const difference = floor - rmse;
  return `Its predictions are off by ${figure(rmse)} stars (RMSE): ${figure(Math.abs(difference))} ${difference >= 0 ? 'less' : 'more'} than the trivial baseline ${name}.`;
}

function row(name, metrics, kind = '') {
  return el('tr', { class: kind }, el('th', { scope: 'row' }, name), [metrics.rmse, metrics.mae, metrics.pearson, metrics.r2].map((value) => el('td', {}, figure(value))));
}

function fact(name, value) {
  return value ? [el('dt', {}, name), el('dd', {}, value)] : [];
}
