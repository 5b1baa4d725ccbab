// A message's menu: opened by mouse or keyboard, closed by Escape, a click elsewhere, or a choice.
import { byId, el } from "./dom.js";

let opener = null;

function close(focus) {
  const menu = byId("menu");
  if (menu.hidden) return;
  menu.hidden = true;
  opener?.setAttribute("aria-expanded", "false");
  opener?.closest(".message")?.classList.remove("open");
  if (focus) opener?.focus();
}

/** Opens the menu at a button; an item has a `label`, `run`, and perhaps the app that it comes `from`. */
export function openMenu(button, items) {
  close(false);
  opener = button;
  const menu = byId("menu");
  menu.replaceChildren(
    ...items.map((item) =>
      el(
        "button",
        {
          type: "button",
          role: "menuitem",
          onclick: () => {
            close(true);
            item.run();
          },
        },
        el("span", {}, item.label),
        item.from ? el("span", { class: "from" }, item.from) : null,
      ),
    ),
  );
  menu.hidden = false;
  button.setAttribute("aria-expanded", "true");
  button.closest(".message")?.classList.add("open");
  const at = button.getBoundingClientRect();
  const top = Math.min(at.bottom + 4, window.innerHeight - menu.offsetHeight - 8);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(8, at.right - menu.offsetWidth)}px`;
  menu.firstElementChild.focus();
}

document.addEventListener("keydown", (event) => {
  const menu = byId("menu");
  if (menu.hidden) return;
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  if (event.key === "Escape") close(true);
  else if (event.key === "Tab") close(true);
  else if (event.key in steps) items.at(steps[event.key] % items.length).focus();
  else return;
  event.preventDefault();
});
document.addEventListener("mousedown", (event) => {
  if (!byId("menu").contains(event.target)) close(false);
});
