// What this tab keeps over a reload: who writes, what was typed and what was sent. Another tab is another person's.

/** What was kept under this name, or the other value where there is none. */
export function kept(name, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(`playground-${name}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a value under this name. */
export function keep(name, value) {
  try {
    sessionStorage.setItem(`playground-${name}`, JSON.stringify(value));
  } catch {
    // A full or forbidden store loses what is kept, not what is on the page.
  }
}
