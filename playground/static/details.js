// The details of one exchange: its timing, and the raw JSON of all that was sent.
import { byId, el } from "./dom.js";

const STEPS = [
  ["ack", "Ack", "from the signed request to the app's answer"],
  ["queue", "Queue", "until a worker took the Job"],
  ["fetch", "Fetch", "getting the page"],
  ["model", "Model", "asking the language model"],
  ["summary", "Summary", "reading it and choosing sentences"],
  ["reply", "Reply", "posting to the response URL"],
];
const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\b/gi;

/** JSON with its keys, strings and values told apart. */
function json(value) {
  const text = JSON.stringify(value, null, 2);
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    nodes.push(text.slice(end, match.index));
    const [all, string, colon, literal] = match;
    const kind = literal ? "literal" : colon ? "key" : "string";
    nodes.push(el("span", { class: kind }, string ?? literal), colon ?? "");
    end = match.index + all.length;
  }
  nodes.push(text.slice(end));
  return el("pre", { class: "json", tabindex: "0" }, nodes);
}

const milliseconds = (time) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;

function timing(times) {
  const known = STEPS.filter(([name]) => times[name] !== null);
  const total = known.reduce((sum, [name]) => sum + times[name], 0);
  let before = 0;
  const rows = known.map(([name, label, about]) => {
    const bar = el("span", { class: "bar-part" });
    bar.style.marginLeft = `${(100 * before) / total}%`;
    bar.style.width = `${Math.max(1, (100 * times[name]) / total)}%`;
    before += times[name];
    return el(
      "tr",
      { title: about },
      el("th", { scope: "row" }, label),
      el("td", { class: "bars" }, bar),
      el("td", { class: "ms" }, milliseconds(times[name])),
    );
  });
  rows.push(
    el(
      "tr",
      { class: "total" },
      el("th", { scope: "row" }, "All"),
      el("td"),
      el("td", { class: "ms" }, milliseconds(total)),
    ),
  );
  return el("table", { class: "timing" }, el("caption", {}, "Time"), el("tbody", {}, rows));
}

const QUEUES = { jobs: "Queue", dead_letters: "Dead-letter queue" };

/** How often the queues delivered the Job, and what came of it each time; null after a single delivery. */
function deliveries(exchange) {
  const all = exchange.deliveries;
  if (all.length < 2) return null;
  const failed = all.filter(({ from }) => from === "jobs").length;
  const last = all.at(-1);
  const end = exchange.given_up ? `The worker failed ${failed} times and gave up. ` : "";
  return el(
    "section",
    { class: "deliveries", "aria-labelledby": "deliveries-title" },
    el("h3", { id: "deliveries-title" }, "Deliveries"),
    el("p", {}, `${end}Now: ${last.meaning} (${last.outcome}).`),
    el(
      "ol",
      {},
      all.map(({ from, outcome }) => el("li", {}, `${QUEUES[from]}: ${outcome}`)),
    ),
  );
}

/** What a language model wrote, point by point, and what is shown in its place; null where none was asked. */
function written(model) {
  if (!model) return null;
  const item = ({ shown, wrote, why }) => {
    const parts = [];
    if (why === null) parts.push(el("p", {}, shown, el("span", { class: "verdict" }, " checked")));
    else {
      if (wrote) parts.push(el("p", { class: "struck" }, el("del", {}, wrote)));
      parts.push(el("p", { class: "quiet" }, `Not shown: ${why}`));
      if (shown) parts.push(el("p", {}, shown, el("span", { class: "verdict" }, " the page’s own words")));
    }
    return el("li", {}, parts);
  };
  const [read, wrote] = model.tokens;
  return el(
    "section",
    { class: "written", "aria-labelledby": "written-title" },
    el("h3", { id: "written-title" }, `What ${model.name || "the model"} wrote`),
    model.failure ? el("p", {}, `Another engine made the summary: ${model.failure}.`) : null,
    el("ol", {}, model.points.map(item)),
    read || wrote ? el("p", { class: "quiet" }, `${read} tokens read, ${wrote} written`) : null,
  );
}

function part(title, note, value) {
  return el(
    "details",
    { "data-name": title },
    el("summary", {}, title, note ? el("span", { class: "quiet" }, ` ${note}`) : null),
    json(value),
  );
}

/** The panel. */
export class Details {
  constructor() {
    this.exchanges = new Map();
    this.panel = byId("details");
    this.current = null;
    byId("show-details").addEventListener("click", () =>
      this.panel.hidden ? this.show(this.current ?? this.latest()) : this.hide(),
    );
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.panel.contains(document.activeElement)) this.hide();
    });
  }

  latest() {
    return [...this.exchanges.keys()].at(-1) ?? null;
  }

  /** Knows these exchanges and no others. */
  reset(exchanges) {
    this.exchanges = new Map(exchanges.map((exchange) => [exchange.number, exchange]));
    if (!this.exchanges.has(this.current)) this.current = null;
    this.draw();
  }

  /** An exchange is new, or went on. */
  put(exchange) {
    const follows = this.current === null || this.current === this.latest();
    this.exchanges.set(exchange.number, exchange);
    // The newest one is followed, unless an older one is being read.
    if (follows) this.current = this.latest();
    if (this.current === exchange.number) this.draw();
  }

  /** Opens the panel at an exchange. */
  show(number) {
    this.current = number;
    this.panel.hidden = false;
    byId("show-details").setAttribute("aria-expanded", "true");
    this.draw();
    this.panel.querySelector("h2").focus();
  }

  hide() {
    this.panel.hidden = true;
    byId("show-details").setAttribute("aria-expanded", "false");
    byId("show-details").focus();
  }

  draw() {
    if (this.panel.hidden) return;
    const open = new Set(
      [...this.panel.querySelectorAll("details")].filter((node) => node.open).map((node) => node.dataset.name),
    );
    const exchange = this.exchanges.get(this.current);
    const close = el(
      "button",
      { type: "button", class: "close", "aria-label": "Close", onclick: () => this.hide() },
      "×",
    );
    const head = el("header", {}, el("h2", { tabindex: "-1" }, "Requests and timing"), close);
    if (!exchange) {
      this.panel.replaceChildren(head, el("p", { class: "quiet" }, "Nothing has been sent to the app yet."));
      return;
    }
    const pick = el(
      "select",
      { "aria-label": "Request", onchange: (event) => this.show(Number(event.target.value)) },
      [...this.exchanges.values()]
        .toReversed()
        .map(({ number, title }) =>
          el("option", { value: number, selected: number === this.current }, `${number}. ${title.slice(0, 80)}`),
        ),
    );
    const parts = [
      part("Request", "Slack → app", { headers: exchange.request.headers, body: exchange.request.body }),
      exchange.ack ? part("Answer", `HTTP ${exchange.ack.status}, at once`, exchange.ack.body) : null,
      exchange.job ? part("Job", exchange.outcome ?? "", exchange.job) : null,
      exchange.model ? part("Model’s request", "app → model", exchange.model.request) : null,
      exchange.model ? part("Model’s answer", "unchecked", exchange.model.answer) : null,
      ...exchange.replies.map((reply, index) =>
        part(`Reply ${index + 1}`, `response URL: ${reply.answer}`, reply.body),
      ),
    ].filter(Boolean);
    for (const node of parts) node.open = open.has(node.dataset.name);
    const facts = [timing(exchange.times), deliveries(exchange), written(exchange.model)];
    this.panel.replaceChildren(...[head, pick, ...facts, ...parts].filter(Boolean));
  }
}
