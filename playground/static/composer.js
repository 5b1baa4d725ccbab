// The composer: what is typed, its history, and help with the command. What was typed is never lost.
import { byId, el } from "./dom.js";
import { keep, kept } from "./kept.js";

// How many sent texts the arrows bring back.
const HISTORY = 50;

const COMMANDS = [
  {
    name: "/summarize",
    usage: "[link or text] [sentences] [private|public] [in LANGUAGE] [about WORDS | question?] or help",
    about: "Summarize a page or a text in a few sentences",
  },
];

/** Binds the composer; `send(text)` is called for what is sent, and gives `null` where that failed. */
export class Composer {
  constructor(send) {
    this.send = send;
    this.sent = kept("sent", []);
    this.at = this.sent.length;
    this.draft = "";
    // What a button put into the field: not the person's own words.
    this.offer = "";
    // The person's own words, set aside while the field holds something else.
    this.aside = kept("aside", "");
    this.chosen = 0;
    this.field = byId("text");
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("blur", () => this.choices([]));
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    byId("slash").addEventListener("click", () => this.suggest("/"));
    byId("aside").addEventListener("click", () => this.bringBack());
    const draft = kept("draft", "");
    this.field.value = draft;
    this.setAside(this.aside);
    this.typed();
    this.choices([]);
  }

  /** Offers a command in the field. A draft that is there is set aside, and comes back when the command is sent. */
  suggest(text) {
    const now = this.field.value;
    if (now.trim() && now !== this.offer && !(text === "/" && now.startsWith("/"))) {
      this.setAside(this.aside ? `${this.aside}\n${now}` : now);
    }
    if (text === "/" && now.startsWith("/")) this.field.focus();
    else this.put(text);
    this.offer = this.field.value;
  }

  setAside(text) {
    this.aside = text;
    keep("aside", text);
    const button = byId("aside");
    button.hidden = !text;
    button.replaceChildren("Bring back your draft: ", el("span", { class: "quiet" }, text));
  }

  /** Puts the draft that was set aside into the field; what is there changes places with it. */
  bringBack() {
    const now = this.field.value;
    const draft = this.aside;
    this.setAside(now.trim() && now !== this.offer ? now : "");
    this.offer = "";
    this.put(draft);
  }

  /** Puts a text into the field, ready to be sent or changed. */
  put(text) {
    this.field.value = text;
    this.field.focus();
    this.typed();
  }

  async submit() {
    const text = this.field.value.trim();
    if (!text) return;
    this.sent = [...this.sent, text].slice(-HISTORY);
    keep("sent", this.sent);
    this.at = this.sent.length;
    this.draft = "";
    this.offer = "";
    const draft = this.aside;
    this.setAside("");
    this.put(draft);
    if ((await this.send(text)) !== null) return;
    // What could not be sent comes back, ahead of what was typed since.
    if (this.field.value.trim()) this.setAside(this.field.value);
    this.put(text);
  }

  typed() {
    const text = this.field.value;
    keep("draft", text);
    byId("send").disabled = !text.trim();
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 240)}px`;
    const word = text.split(/\s/)[0];
    const begun = text.startsWith("/") && word === text;
    this.choices(begun ? COMMANDS.filter(({ name }) => name.startsWith(word)) : []);
    this.usage(COMMANDS.find(({ name }) => name === word && !begun));
  }

  /** The commands that go on from what was typed. */
  choices(commands) {
    const list = byId("choices");
    this.offered = commands;
    this.chosen = 0;
    list.replaceChildren(
      ...commands.map((command, index) =>
        el(
          "div",
          {
            class: "choice",
            role: "option",
            id: `choice-${index}`,
            "aria-selected": index === 0 ? "true" : "false",
            onmousedown: (event) => this.take(command, event),
          },
          el("img", { class: "mini", src: "/static/app.svg", alt: "" }),
          el(
            "span",
            {},
            el("b", {}, command.name),
            " ",
            el("span", { class: "quiet" }, command.usage),
            el("br"),
            el("span", { class: "quiet" }, command.about),
          ),
        ),
      ),
    );
    list.hidden = commands.length === 0;
    if (commands.length > 0) this.field.setAttribute("aria-activedescendant", "choice-0");
    else this.field.removeAttribute("aria-activedescendant");
  }

  take(command, event) {
    event.preventDefault();
    this.put(`${command.name} `);
  }

  /** What may follow the command that was typed. */
  usage(command) {
    const hint = byId("hint");
    hint.hidden = !command;
    if (command) hint.replaceChildren(el("b", {}, command.name), " ", command.usage);
  }

  key(event) {
    if (event.isComposing) return;
    const offered = this.offered?.length > 0;
    if (offered && (event.key === "Tab" || (event.key === "Enter" && this.field.value !== this.offered[0].name))) {
      this.take(this.offered[this.chosen], event);
    } else if (event.key === "Escape" && offered) {
      this.choices([]);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "ArrowUp" && this.field.selectionStart === 0 && this.at > 0) {
      event.preventDefault();
      if (this.at === this.sent.length) this.draft = this.field.value;
      this.recall(this.at - 1);
    } else if (
      event.key === "ArrowDown" &&
      this.at < this.sent.length &&
      this.field.selectionEnd === this.field.value.length
    ) {
      event.preventDefault();
      this.recall(this.at + 1);
    }
  }

  recall(at) {
    this.at = at;
    this.put(this.sent[at] ?? this.draft);
    // At the start: one more arrow goes further back.
    this.field.setSelectionRange(0, 0);
    this.choices([]);
  }
}
