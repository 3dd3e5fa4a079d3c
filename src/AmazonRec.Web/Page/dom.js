// Elements from data. Text only ever becomes text: titles in catalogues hold markup that nobody vouches for.

const live = document.getElementById('status');

/** An element with properties, attributes ('aria-*', 'role', 'for') and children; strings become text. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key.includes('-') || ['role', 'for', 'class', 'list'].includes(key)) element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Tells readers of the screen what has changed. */
export function announce(text) {
  live.textContent = text;
}

export const number = (value) => value.toLocaleString('en');
export const stars = (value, digits = 1) => value.toFixed(digits);
export const count = (value, noun) => `${number(value)} ${noun}${value === 1 ? '' : 's'}`;

/** Calls at most once per pause, with the latest arguments. */
export function settled(call, milliseconds = 180) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...given), milliseconds);
  };
}
