// Slack's mrkdwn as elements. Everything becomes text nodes: no markup of a message is ever the page's.
import { el } from "./dom.js";
import { emoji } from "./emoji.js";

const WORD = "[\\p{L}\\p{N}]";
// A mark opens before and closes after a word; a zero-width space is none, which is how an app keeps a mark a sign.
const EDGE = "[^\\s\\u200b]";
const mark = (sign) =>
  `(?<!${WORD})[${sign}](?=${EDGE})((?:<[^>\\n]*>|[^${sign}\\n])+?)(?<=${EDGE})[${sign}](?!${WORD})`;
const EMOJI = ":([a-z0-9_+-]+):";
// What Slack links by itself, unless a text is verbatim.
const ADDRESS = "(https?://[^\\s<>|]*[^\\s<>|.,;:!?'\")\\]])";
const INLINE = ["`([^`\\n]+)`", "<([^<>\\n]+)>", mark("*"), mark("_"), mark("~"), EMOJI];
const VERBATIM = new RegExp(INLINE.join("|"), "gu");
const LINKING = new RegExp([...INLINE, ADDRESS].join("|"), "gu");
const EMOJI_ALONE = new RegExp(EMOJI, "g");

/** Names for the ids that mentions carry; filled in by the page. */
export const names = new Map();

const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

function picture(code, name) {
  return emoji(name) ? el("span", { class: "emoji", role: "img", "aria-label": name }, emoji(name)) : code;
}

/** A text with its emoji and no other format: a link's label, and where mrkdwn ends. */
function withEmoji(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(EMOJI_ALONE)) {
    nodes.push(unescape(text.slice(end, match.index)), picture(match[0], match[1]));
    end = match.index + match[0].length;
  }
  nodes.push(unescape(text.slice(end)));
  return nodes.filter((node) => node !== "");
}

/** Only what a browser may open; anything else is shown and not linked. */
function anchor(address, label) {
  const url = unescape(address);
  const shown = label ?? [url.replace(/^mailto:/, "")];
  if (!/^(https?|mailto):/i.test(url)) return el("span", {}, shown);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, shown);
}

const DATES = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

/** `!date^seconds^format^link|fallback`: a time in the reader's own zone. */
function date(target, fallback) {
  const [, seconds, format = "", link] = target.split("^");
  const at = new Date(Number(seconds) * 1000);
  const known = /^\d+$/.test(seconds) && !Number.isNaN(at.getTime());
  const text = known
    ? unescape(format).replace(/\{(\w+)\}/g, (all, name) => {
        const style = DATES[name.replace("_pretty", "")];
        return style ? at.toLocaleString("en-US", style) : all;
      })
    : (fallback ?? "");
  return link ? anchor(link, [text]) : el("time", { title: known ? at.toLocaleString() : undefined }, text);
}

function reference(inside) {
  const [target, label] = inside.split(/\|(.*)/s);
  const text = label === undefined ? undefined : unescape(label);
  const mention = (name) => el("span", { class: "mention" }, name);
  if (target.startsWith("@")) return mention(`@${names.get(target.slice(1)) ?? text ?? target.slice(1)}`);
  if (target.startsWith("#")) return mention(`#${text ?? names.get(target.slice(1)) ?? target.slice(1)}`);
  if (target.startsWith("!date^")) return date(target, text);
  if (target.startsWith("!")) return mention(text ?? `@${target.slice(1).split("^")[0]}`);
  return anchor(target, label === undefined ? undefined : withEmoji(label));
}

/** One line's formats, links and emoji. */
function inline(text, verbatim) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(verbatim ? VERBATIM : LINKING)) {
    const [all, code, inside, bold, italic, strike, name, address] = match;
    if (match.index > end) nodes.push(unescape(text.slice(end, match.index)));
    end = match.index + all.length;
    if (code !== undefined) nodes.push(el("code", {}, unescape(code)));
    else if (inside !== undefined) nodes.push(reference(inside));
    else if (bold !== undefined) nodes.push(el("b", {}, inline(bold, verbatim)));
    else if (italic !== undefined) nodes.push(el("i", {}, inline(italic, verbatim)));
    else if (strike !== undefined) nodes.push(el("s", {}, inline(strike, verbatim)));
    else if (address !== undefined) nodes.push(anchor(address));
    else nodes.push(picture(all, name));
  }
  if (end < text.length) nodes.push(unescape(text.slice(end)));
  return nodes;
}

const quoted = (line) => line.startsWith("&gt;");

/** Lines, quotes and program text. What is `verbatim` has only the links that stand in angle brackets. */
export function mrkdwn(text, verbatim = false) {
  const nodes = [];
  const parts = text.split(/```\n?/);
  // Program text that does not end is none.
  if (parts.length % 2 === 0) parts.splice(-2, 2, parts.slice(-2).join("```"));
  parts.forEach((part, index) => {
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
        nodes.push(el("blockquote", {}, mrkdwn(inside.join("\n"), verbatim)));
      } else {
        nodes.push(...inline(lines[at], verbatim));
        if (at + 1 < lines.length && !quoted(lines[at + 1])) nodes.push(el("br"));
      }
    }
  });
  return nodes;
}

/** A `plain_text` object's text: emoji by name unless it says otherwise, nothing else. */
export const plain = ({ text, emoji: draws = true }) =>
  draws ? text.replace(EMOJI_ALONE, (all, name) => emoji(name) ?? all) : text;
