// What `places.py` runs in the page that it judges: where a sentence stands, and what the polyfill's matcher finds.

// The colours of the places where a sentence stands, in the page's order; `places.py` looks for the same ones.
const COLOURS = ["0, 0, 255", "0, 255, 0", "255, 0, 0", "0, 255, 255"];
const isLetter = (c) => /[\p{L}\p{N}]/u.test(c);
const lettersOf = (text) => [...text].filter(isLetter).join("");

function letters() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!element || element.closest("script, style, noscript, template, textarea, select")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    let at = 0;
    for (const c of node.data) {
      if (isLetter(c)) found.push([c, node, at]);
      at += c.length;
    }
  }
  return found;
}

// A range over each place where the sentence stands, letters and figures alone compared, with its own first and last marks.
function places(sentence) {
  const all = letters();
  const text = all.map(([c]) => c).join("");
  const index = new Map();
  let units = 0;
  all.forEach(([c], place) => {
    index.set(units, place);
    units += c.length;
  });
  const wanted = lettersOf(sentence);
  const leading = sentence.match(/^[^\p{L}\p{N}]*/u)[0].trim();
  const trailing = sentence.match(/[^\p{L}\p{N}]*$/u)[0].trim();
  const found = [];
  for (let at = text.indexOf(wanted); at >= 0 && found.length < COLOURS.length; at = text.indexOf(wanted, at + 1)) {
    const [, start, from] = all[index.get(at)];
    const [last, end, to] = all[index.get(at) + [...wanted].length - 1];
    const range = document.createRange();
    const opens = leading && start.data.slice(0, from).endsWith(leading) ? leading.length : 0;
    const closes = trailing && end.data.slice(to + last.length).startsWith(trailing) ? trailing.length : 0;
    range.setStart(start, from - opens);
    range.setEnd(end, to + last.length + closes);
    found.push(range);
  }
  return found;
}

// Waits until the page stays as it is for four frames: late style and the browser's search move it after it has loaded.
async function settled() {
  await document.fonts.ready;
  let before = "";
  for (let still = 0, frames = 0; still < 4 && frames < 120; frames++) {
    await new Promise(requestAnimationFrame);
    const now = [scrollX, scrollY, document.documentElement.scrollHeight].join();
    still = now === before ? still + 1 : 0;
    before = now;
  }
}

// Makes what lies over the page invisible, unless the sentence stands in it: headers that stay, questions about cookies.
function uncover(sentence) {
  const kept = places(sentence).map((range) => range.startContainer);
  for (const element of document.body.querySelectorAll("*")) {
    const { position } = getComputedStyle(element);
    if ((position === "fixed" || position === "sticky") && !kept.some((node) => element.contains(node))) {
      element.style.setProperty("opacity", "0", "important");
    }
  }
}

// Paints the sentence's places in colours of their own, in place of the browser's highlight. Says how many there are.
function paintPlaces(sentence) {
  const found = places(sentence);
  document.getElementById("judge-target").textContent =
    "::target-text { background: transparent !important; color: currentcolor !important; }";
  found.forEach((range, at) => CSS.highlights.set(`place-${at}`, new Highlight(range)));
  return found.length;
}

// Paints the browser's highlight again, and the sentence's places no more.
function paintTarget() {
  document.getElementById("judge-target").textContent =
    "::target-text { background: rgb(255, 0, 255) !important; color: rgb(255, 0, 255) !important; }";
  CSS.highlights.clear();
}

// Scrolls to the first place of the sentence, so that a picture tells whether it can be seen at all.
function showPlace(sentence) {
  places(sentence)[0]?.startContainer.parentElement.scrollIntoView({ block: "center" });
}

// Whether the polyfill's matcher finds the sentence: "exact", "overlaps", "elsewhere" or "none".
function polyfilled(directive, sentence) {
  const { text } = textFragments.parseFragmentDirectives({ text: [directive] });
  const match = textFragments.processTextFragmentDirective(text[0])[0];
  if (!match) return "none";
  const wanted = lettersOf(sentence);
  const shown = places(sentence);
  if (!shown.length) return "not shown";
  if (shown.some((place) => lettersOf(match.toString()) === wanted && meets(match, place))) return "exact";
  return shown.some((place) => meets(match, place)) ? "overlaps" : "elsewhere";
}

function meets(one, other) {
  return (
    one.compareBoundaryPoints(Range.END_TO_START, other) <= 0 &&
    one.compareBoundaryPoints(Range.START_TO_END, other) >= 0
  );
}

window.judge = { settled, uncover, paintTarget, paintPlaces, showPlace, polyfilled };
