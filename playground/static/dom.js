// Builds elements; text never becomes markup.

/** An element with attributes (`class`, `aria-…`, `on…` handlers) and children (nodes or strings). */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

let clearing = 0;

/** Says something to screen readers, and shows it: until the next word, or for so many seconds. */
export function announce(words, seconds = 0) {
  clearTimeout(clearing);
  byId("status").textContent = words;
  if (seconds) clearing = setTimeout(() => announce(""), seconds * 1000);
}
