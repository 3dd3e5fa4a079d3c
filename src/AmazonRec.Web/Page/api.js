// The server's answers. Addresses are relative, so the page works below any path of a proxy.

/** An error with what to do about it. */
export class Problem extends Error {
  constructor(detail, remedy) {
    super(detail);
    this.remedy = remedy;
  }
}

async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem('The server does not answer.', 'Look whether it still runs, then try again.');
  }
  const text = await response.text();
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Problem('The answer can\'t be read.', 'Reload the page.');
  }
  if (!response.ok) throw new Problem(body.detail ?? 'The server refused.', body.remedy ?? '');
  return body;
}

const query = (options) => new URLSearchParams(Object.entries(options).filter(([, value]) => value !== undefined)).toString();
const id = encodeURIComponent;

export const findUsers = (text, top = 12) => ask(`api/users?${query({ query: text, top })}`);
export const history = (user, top = 30) => ask(`api/users/${id(user)}?${query({ top })}`);
export const recommend = (user, options) => ask(`api/users/${id(user)}/recommendations?${query(options)}`);
export const item = (itemId) => ask(`api/items/${id(itemId)}`);
export const similar = (itemId, options) => ask(`api/items/${id(itemId)}/similar?${query(options)}`);
export const search = (text, top = 12) => ask(`api/search?${query({ query: text, top })}`);
export const model = () => ask('api/model');
export const rate = (ratings, options) => ask('api/rate', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ ratings, ...options }),
});
