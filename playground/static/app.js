// The page: puts its parts together and passes events around.
import { Composer } from "./composer.js";
import { Details } from "./details.js";
import { byId, el } from "./dom.js";
import { Messages } from "./messages.js";
import { closeDrawer, drawer } from "./drawer.js";
import { keep, kept } from "./kept.js";
import { names } from "./mrkdwn.js";
import { follow, post, workspace } from "./server.js";

const THEME = "playground-theme";

function theme() {
  const choice = byId("theme");
  const apply = (name) => {
    document.documentElement.dataset.theme = name;
    choice.value = name;
  };
  apply(localStorage.getItem(THEME) ?? "auto");
  choice.addEventListener("change", () => {
    localStorage.setItem(THEME, choice.value);
    apply(choice.value);
  });
}

function suggestions(articles, composer) {
  const address = (article) => `${location.origin}/articles/${article.name}`;
  const offer = (text, about) =>
    el(
      "li",
      {},
      el(
        "button",
        { type: "button", onclick: () => composer.suggest(text) },
        el("code", {}, text),
        el("span", { class: "quiet" }, about),
      ),
    );
  byId("suggestions").replaceChildren(
    offer(`/summarize ${address(articles[0])}`, "three sentences, for everyone"),
    offer(`/summarize ${address(articles[2])} 5 private`, "five sentences, for you alone, to share or not"),
    offer(`/summarize ${address(articles[0])} how much does the battery weigh?`, "the sentences that answer"),
    offer(`/summarize ${address(articles[1])} about budgets`, "those on a topic"),
    offer(`/summarize ${address(articles[3])} in english`, "in a language, where an engine translates"),
    offer("/summarize help", "what else can be typed"),
  );
  byId("articles").replaceChildren(
    ...articles.map((article) =>
      el(
        "li",
        { class: "article" },
        el(
          "button",
          {
            type: "button",
            title: `${article.title}: ${article.about}`,
            onclick: () => {
              closeDrawer();
              composer.suggest(`/summarize ${address(article)}`);
            },
          },
          article.title,
        ),
        el(
          "a",
          {
            href: address(article),
            target: "_blank",
            rel: "noopener",
            "aria-label": `Read ${article.title} in a new tab`,
          },
          "↗",
        ),
      ),
    ),
  );
}

async function start() {
  theme();
  const { people, app, articles } = await workspace();
  people.forEach(({ id, name }) => names.set(id, name));
  const details = new Details();
  const person = byId("person");
  const messages = new Messages({
    people,
    app,
    act: {
      press: (message, block, element, typed) =>
        post("button", { person: person.value, ts: message.ts, block, element, typed }),
      shortcut: (message) => post("shortcut", { person: person.value, ts: message.ts }),
      details: (exchange) => details.show(exchange),
    },
  });
  person.replaceChildren(...people.map(({ id, name }) => el("option", { value: id }, name)));
  const before = kept("person", people[0].id);
  if (people.some(({ id }) => id === before)) person.value = before;
  messages.view(person.value);
  person.addEventListener("change", () => {
    keep("person", person.value);
    messages.view(person.value);
  });
  const posts = byId("posts");
  posts.addEventListener("change", () => post("posts", { taken: posts.value }));
  drawer();
  const composer = new Composer((text) => post("send", { person: person.value, text }));
  suggestions(articles, composer);
  byId("help").addEventListener("click", () => {
    closeDrawer();
    composer.suggest("/summarize help");
  });
  byId("clear").addEventListener("click", () => post("clear", {}));
  follow((event) => {
    if (event.type === "state") {
      messages.reset(event.messages);
      details.reset(event.exchanges);
      posts.value = event.posts;
    } else if (event.type === "message") {
      const known = messages.shown.has(event.message.ts);
      messages.put(event.message);
      // A replacement changes its message where it is; only what is new scrolls.
      if (!known) messages.settle();
    } else if (event.type === "deleted") {
      messages.remove(event.ts);
    } else if (event.type === "exchange") {
      details.put(event.exchange);
    }
    document.body.dataset.ready = "true";
  });
  if (!matchMedia("(hover: none)").matches) byId("text").focus();
}

start();
