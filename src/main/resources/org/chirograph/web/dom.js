// Small things that every part of the page needs.

export const find = id => document.getElementById(id);

/** An element with attributes and children; text is never read as markup. */
export function make(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function draw(name, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** An answer of the server; what went wrong is thrown as it words it. */
export async function ask(path, parameters, signal) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== ""));
  const answer = await fetch(query.size ? `${path}?${query}` : path, {signal});
  const body = await answer.json().catch(error => {
    if (answer.ok) throw error; // cut short: what is there is no answer
    return {};
  });
  if (!answer.ok) throw new Error(body.error?.message ?? `the server answers ${answer.status}`);
  return body;
}

/** The band of a probability, as the pictures of the program colour it. */
export const band = posterior => posterior >= .98 ? "sure" : posterior >= .8 ? "likely" : "doubtful";

export const percent = share => share > .995 && share < 1 ? "over 99 %" : `${Math.round(share * 100)} %`;

export const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** The address that shows this: the whole state of the page is in it. */
export function address(state) {
  const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
  return query.size ? `/?${query}` : "/";
}
