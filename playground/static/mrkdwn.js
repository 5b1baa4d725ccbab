// Slack's mrkdwn as elements. Everything becomes text nodes: no markup of a message is ever the page's.
import { el } from "./dom.js";
import { emoji } from "./emoji.js";

const WORD = "[\\p{L}\\p{N}]";
const mark = (sign) => `(?<!${WORD})[${sign}](?=\\S)((?:<[^>\\n]*>|[^${sign}\\n])+?)(?<=\\S)[${sign}](?!${WORD})`;
const INLINE = new RegExp(
  ["`([^`\\n]+)`", "<([^<>\\n]+)>", mark("*"), mark("_"), mark("~"), ":([a-z0-9_+-]+):"].join("|"),
  "gu",
);

/** Names for the ids that mentions carry; filled in by the page. */
export const names = new Map();

const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Only what a browser may open; anything else is shown and not linked. */
function anchor(address, label) {
  const url = unescape(address);
  if (!/^(https?|mailto):/i.test(url)) return document.createTextNode(label ?? url);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label ?? url.replace(/^mailto:/, ""));
}

function reference(inside) {
  const [target, label] = inside.split(/\|(.*)/s);
  const text = label === undefined ? undefined : unescape(label);
  const mention = (name) => el("span", { class: "mention" }, name);
  if (target.startsWith("@")) return mention(`@${names.get(target.slice(1)) ?? text ?? target.slice(1)}`);
  if (target.startsWith("#")) return mention(`#${text ?? names.get(target.slice(1)) ?? target.slice(1)}`);
  if (target.startsWith("!")) return mention(text ?? `@${target.slice(1).split("^")[0]}`);
  return anchor(target, text);
}

/** One line's formats, links and emoji. */
function inline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [all, code, inside, bold, italic, strike, name] = match;
    if (match.index > end) nodes.push(unescape(text.slice(end, match.index)));
    end = match.index + all.length;
    if (code !== undefined) nodes.push(el("code", {}, unescape(code)));
    else if (inside !== undefined) nodes.push(reference(inside));
    else if (bold !== undefined) nodes.push(el("b", {}, inline(bold)));
    else if (italic !== undefined) nodes.push(el("i", {}, inline(italic)));
    else if (strike !== undefined) nodes.push(el("s", {}, inline(strike)));
    else nodes.push(emoji(name) ? el("span", { class: "emoji", role: "img", "aria-label": name }, emoji(name)) : all);
  }
  if (end < text.length) nodes.push(unescape(text.slice(end)));
  return nodes;
}

const quoted = (line) => line.startsWith("&gt;");

/** Lines, quotes and program text. */
export function mrkdwn(text) {
  const nodes = [];
  text.split(/```\n?/).forEach((part, index) => {
    if (index % 2 === 1) {
      nodes.push(el("pre", {}, unescape(part.replace(/\n$/, ""))));
      return;
    }
    const lines = part.split("\n");
    for (let at = 0; at < lines.length; at += 1) {
      if (quoted(lines[at])) {
        const from = at;
        while (at + 1 < lines.length && quoted(lines[at + 1])) at += 1;
        const inside = lines.slice(from, at + 1).map((line) => line.replace(/^&gt; ?/, ""));
        nodes.push(el("blockquote", {}, mrkdwn(inside.join("\n"))));
      } else {
        nodes.push(...inline(lines[at]));
        if (at + 1 < lines.length && !quoted(lines[at + 1])) nodes.push(el("br"));
      }
    }
  });
  return nodes;
}

/** A `plain_text` object's text: emoji by name, nothing else. */
export const plain = (text) => text.replace(/:([a-z0-9_+-]+):/g, (all, name) => emoji(name) ?? all);
