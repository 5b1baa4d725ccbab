// The sidebar on a narrow window: a drawer that a button opens, and Escape, a choice or a click beside it closes.
import { byId } from "./dom.js";

const isOpen = () => document.body.classList.contains("drawer");

function set(open) {
  document.body.classList.toggle("drawer", open);
  byId("show-sidebar").setAttribute("aria-expanded", open ? "true" : "false");
}

/** Closes the drawer; gives the focus back to its button where it was inside. */
export function closeDrawer() {
  if (!isOpen()) return;
  const inside = byId("sidebar").contains(document.activeElement);
  set(false);
  if (inside) byId("show-sidebar").focus();
}

/** Binds the button. */
export function drawer() {
  byId("show-sidebar").addEventListener("click", () => {
    set(!isOpen());
    if (isOpen()) byId("sidebar").focus();
  });
  byId("close-sidebar").addEventListener("click", closeDrawer);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDrawer();
  });
  document.addEventListener("mousedown", (event) => {
    const own = byId("sidebar").contains(event.target) || byId("show-sidebar").contains(event.target);
    if (!own) closeDrawer();
  });
}
