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
      card.leak?.level === 'leaks' ? leaks(card.leak) : null,
      card.test && yardstick ? el('p', { class: 'lead' }, verdict(card.test.rmse, yardstick.rmse, card.yardstick)) : null,
      el('div', { class: 'columns even' },
        el('section', { 'aria-labelledby': 'worth-heading' }, el('h2', { id: 'worth-heading' }, 'What it is worth'),
          el('div', { class: 'wide', tabIndex: 0, role: 'region', 'aria-labelledby': 'worth-caption' }, el('table', { class: 'figures-table' },
            el('caption', { id: 'worth-caption' }, 'On the test rows, beside trivial baselines. RMSE and MAE are in stars: less is better.'),
            el('thead', {}, el('tr', {}, [modelHead(), 'RMSE', 'MAE', 'Pearson', 'R²'].map((head) => el('th', { scope: 'col' }, head)))),
            el('tbody', {}, card.test ? row(card.model, card.test, 'own') : null, card.validation ? row('on validation rows', card.validation) : null, floor.map(([name, metrics]) => row(name, metrics)))))),
        el('section', { 'aria-labelledby': 'made-heading' }, el('h2', { id: 'made-heading' }, 'What it was made from'),
          el('dl', { class: 'facts' },
            fact('Data', card.data), fact('Users', number(card.users)), fact('Products', number(card.items)), fact('Scale', `${card.lowestRating} to ${card.highestRating} stars`),
            card.split ? [
              fact('Protocol', protocol(card.split, card.leak)),
              fact('Split', card.split.method + (card.split.seed === null || card.split.seed === undefined ? '' : `, seed ${card.split.seed}`)),
              fact('Rows', `${number(card.split.train)} trained on, ${number(card.split.validation)} decided by, ${number(card.split.test)} reported on`)] : null,
            fact('Lists ordered by', card.rankedBy), fact('Item content', card.hasContent ? 'read by the model' : 'not read'), fact('Run', card.run), fact('Loaded', card.opened.slice(0, 19).replace('T', ' ') + ' UTC')))),
    ].filter((part) => part !== null),
  };
}

/** The head of the column of names: its words can be seen without it, but not heard. */
const modelHead = () => el('span', { class: 'visually-hidden' }, 'Model');

function verdict(rmse, floor, name) {
  const difference = floor - rmse;
  return `Its predictions are off by ${figure(rmse)} stars (RMSE): ${figure(Math.abs(difference))} ${difference >= 0 ? 'less' : 'more'} than the trivial baseline ${name}.`;
}

// What may be called clean: a split that was looked at, and that does not leak.
function protocol(split, leak) {
  if (split.protocol === 'as-reported') return 'as reported by the original, flaws included';
  if (!leak) return 'not judged: whether copies of test rows were trained on was not looked at. Train the run again to know';
  if (leak.level === 'leaks') return el('strong', { class: 'bad' }, 'leaky: see above');
  return leak.level === 'copies' ? `clean, but for copies: test rows decide nothing. ${leak.sentence}` : 'clean: test rows decide nothing, and none has a copy among the rows trained on';
}

/** The warning on a run whose test or validation rows have copies that memory gains by. Shape and words say it, colour only helps. */
function leaks(leak) {
  const [copies, others] = [leak.onCopies, leak.onOthers];
  const models = Object.keys(copies?.models ?? {});
  return el('section', { class: 'leaks', 'aria-labelledby': 'leak-heading' },
    el('h2', { id: 'leak-heading' }, el('span', { class: 'sign', 'aria-hidden': 'true' }, '!'), 'Leaky: don\u2019t trust these numbers'),
    el('p', {}, leak.sentence),
    leak.remedy ? el('p', {}, el('strong', {}, 'Remedy: '), options(leak.remedy)) : null,
    copies ? el('div', { class: 'wide', tabIndex: 0, role: 'region', 'aria-labelledby': 'leak-caption' }, el('table', { class: 'figures-table' },
      el('caption', { id: 'leak-caption' }, 'RMSE on the test rows, in stars: with a copy among the rows trained on, and without.'),
      el('thead', {}, el('tr', {}, [modelHead(), `${number(copies.rows)} with a copy (${share(leak.share)})`, others ? `${number(others.rows)} without` : 'none without'].map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {},
        beside('global mean', copies.globalMean, others?.globalMean), beside('user mean', copies.userMean, others?.userMean), beside('item mean', copies.itemMean, others?.itemMean),
        beside('best mean that leaves the copies out', copies.withoutCopies), beside('memory: the copy\u2019s rating', copies.memory),
        models.map((name) => beside(name, copies.models[name], others?.models?.[name], 'own'))))) : null);
}

/** Options of the command line that no line break takes apart. */
const options = (text) => text.split(/(--\w+ \w+)/).map((part, at) => (at % 2 ? el('code', { class: 'option' }, part) : part));

const share = (value) => `${(100 * value).toFixed(1)}\u00a0%`;

function beside(name, copies, others, kind = '') {
  return el('tr', { class: kind }, el('th', { scope: 'row' }, name), [copies, others].map((errors) => el('td', {}, figure(errors?.rmse))));
}

function row(name, metrics, kind = '') {
  return el('tr', { class: kind }, el('th', { scope: 'row' }, name), [metrics.rmse, metrics.mae, metrics.pearson, metrics.r2].map((value) => el('td', {}, figure(value))));
}

function fact(name, value) {
  return value ? [el('dt', {}, name), el('dd', {}, value)] : [];
}
