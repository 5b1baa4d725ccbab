// The message list: who said what, when, and who can see it.
import { blocks } from "./blocks.js";
import { announce, byId, el } from "./dom.js";
import { openMenu } from "./menu.js";

const SLACKBOT = "USLACKBOT";
// For how long the messages of one author go on without the name again: Slack's five minutes.
const GROUPED_SECONDS = 5 * 60;
const time = (ts) =>
  new Date(Number(ts.split(".")[0]) * 1000).toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });

const EYE =
  "M10 4c4.2 0 7.3 3 8.6 5.4.2.4.2.8 0 1.2C17.3 13 14.2 16 10 16s-7.3-3-8.6-5.4a1.2 1.2 0 0 1 0-1.2C2.7 7 5.8 4 10 4m0 1.5c-3.5 0-6.1 2.5-7.2 4.5 1.1 2 3.7 4.5 7.2 4.5s6.1-2.5 7.2-4.5C16.1 8 13.5 5.5 10 5.5M10 7a3 3 0 1 1 0 6 3 3 0 0 1 0-6";

function eye() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", EYE);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}

/** The list, bound to who is looking and to what buttons, shortcuts and details do. */
export class Messages {
  constructor({ people, app, act }) {
    this.people = new Map(people.map((person) => [person.id, person]));
    this.app = app;
    this.act = act;
    this.shown = new Map();
    this.viewer = people[0].id;
    this.list = byId("messages");
    this.scroll = byId("scroll");
    this.atEnd = true;
    this.size = "";
    this.scroll.addEventListener("scroll", () => {
      // A new size of the window or of the messages moves them, too; that is no scrolling.
      if (this.size !== this.measure()) return;
      this.atEnd = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 40;
    });
    // The newest message stays in view when the window or the panel beside it changes.
    const observer = new ResizeObserver(() => {
      this.size = this.measure();
      if (this.atEnd) this.settle();
    });
    observer.observe(this.scroll);
    // Or when a summary grows, or the introduction wraps.
    for (const child of this.scroll.children) observer.observe(child);
  }

  measure() {
    return `${this.scroll.scrollHeight} ${this.scroll.clientHeight}`;
  }

  /** Shows everything anew. */
  reset(messages) {
    this.shown.clear();
    this.list.replaceChildren();
    messages.forEach((message) => this.place(message));
    this.group();
    this.settle();
  }

  /** Changes who is looking. */
  view(person) {
    this.viewer = person;
    const all = [...this.shown.values()].map(({ message }) => message);
    this.reset(all);
  }

  /** Shows a message, or its replacement where it stands. */
  put(message) {
    this.place(message);
    this.group();
  }

  place(message) {
    const before = this.shown.get(message.ts);
    const node = this.visible(message) ? this.draw(message) : null;
    if (before?.node) {
      const focused = before.node.contains(document.activeElement) ? document.activeElement.dataset.action : undefined;
      if (node) before.node.replaceWith(node);
      else before.node.remove();
      // A person who pressed a button by keyboard goes on from it, or from the message where it is no more.
      if (focused && node) (node.querySelector(`[data-action="${focused}"]`) ?? node).focus();
    } else if (node) {
      this.list.append(node);
    }
    this.shown.set(message.ts, { message, node });
  }

  /** Shows the day once there is a message, and names each author once for what they say in a row. Slack names the sender of a private message each time. */
  group() {
    byId("day").hidden = this.list.childElementCount === 0;
    let before = null;
    for (const node of this.list.children) {
      const { message } = this.shown.get(node.dataset.ts) ?? {};
      if (!message) continue;
      const goesOn =
        before?.author === message.author &&
        !before.only_for &&
        !message.only_for &&
        Number(message.ts) - Number(before.ts) < GROUPED_SECONDS;
      node.classList.toggle("grouped", goesOn);
      before = message;
    }
  }

  /** Takes a message away. */
  remove(ts) {
    const { node } = this.shown.get(ts) ?? {};
    if (node?.contains(document.activeElement)) byId("text").focus();
    node?.remove();
    this.shown.delete(ts);
    this.group();
    if (this.atEnd) this.settle();
  }

  /** Scrolls to the newest message. */
  settle() {
    this.atEnd = true;
    this.scroll.scrollTop = this.scroll.scrollHeight;
  }

  visible(message) {
    return !message.only_for || message.only_for === this.viewer;
  }

  author(message) {
    if (message.author === this.app.id) return { name: this.app.name, app: true };
    if (message.author === SLACKBOT) return { name: "Slackbot", bot: true };
    return this.people.get(message.author) ?? { name: message.author };
  }

  avatar(author) {
    if (author.app) return el("img", { class: "avatar", src: "/static/app.svg", alt: "" });
    const initials = author.bot
      ? "S"
      : author.name
          .split(" ")
          .map((part) => part[0])
          .join("");
    return el(
      "span",
      { class: `avatar initials ${author.bot ? "bot" : (author.id ?? "")}`, "aria-hidden": "true" },
      initials,
    );
  }

  draw(message) {
    const author = this.author(message);
    const at = time(message.ts);
    const label = `${author.name}, ${at}${message.only_for ? ", only visible to you" : ""}`;
    const press = (block, element, typed) => this.act.press(message, block, element, typed);
    return el(
      "article",
      {
        class: `message${message.only_for ? " ephemeral" : ""}`,
        "data-ts": message.ts,
        tabindex: "-1",
        "aria-label": label,
      },
      message.only_for ? el("p", { class: "only" }, eye(), "Only visible to you") : null,
      this.avatar(author),
      el(
        "div",
        { class: "body" },
        el(
          "div",
          { class: "line" },
          el("b", { class: "name" }, author.name),
          author.app ? el("span", { class: "badge" }, "APP") : null,
          el("time", { class: "time" }, at),
        ),
        el("div", { class: "blocks" }, blocks(message, press)),
        message.edited ? el("span", { class: "edited" }, "(edited)") : null,
      ),
      this.tools(message),
    );
  }

  /** Copies a message's words as they are read, without marks, buttons and what is not seen. */
  async copy(message) {
    const words = [...this.shown.get(message.ts).node.querySelectorAll(".blocks > :not(.actions)")];
    const text = words.map((block) => block.innerText.trim().replaceAll("\u200b", "")).join("\n");
    try {
      await navigator.clipboard.writeText(text);
      announce("The text is on the clipboard.", 4);
    } catch {
      announce("The browser does not let this page use the clipboard.", 6);
    }
  }

  tools(message) {
    const items = [];
    if (!message.only_for)
      items.push({ label: "Summarize", from: this.app.name, run: () => this.act.shortcut(message) });
    if (message.exchange)
      items.push({ label: "Show request, reply and timing", run: () => this.act.details(message.exchange) });
    items.push({ label: "Copy text", run: () => this.copy(message) });
    const more = el(
      "button",
      { type: "button", class: "more", "aria-label": "More actions", "aria-haspopup": "menu", title: "More actions" },
      "⋮",
    );
    more.addEventListener("click", () => openMenu(more, items));
    const raw = message.exchange
      ? el(
          "button",
          {
            type: "button",
            class: "raw",
            "aria-label": "Show request, reply and timing",
            title: "Request, reply and timing",
            onclick: () => this.act.details(message.exchange),
          },
          "{ }",
        )
      : null;
    return el("div", { class: "hover" }, raw, more);
  }
}
