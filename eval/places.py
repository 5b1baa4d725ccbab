#!/usr/bin/env python3
"""Follows the links to sentences in a real Chromium over saved pages, and says how many highlight exactly the sentence.

Usage: places.py DATA BINARY [PAGES]
  DATA    the data folder, filled by eval/fetch-data
  BINARY  what takes JSON lines of `id`, `html`, `url`, `n` and prints `sentences` and `links`: the command `summarize`
  PAGES   how many pages, 100 if it is not given
Runs in the environment of the browser tests: .venv/bin/python eval/places.py ...

The judge is Chromium's own highlight. The page, without scripts and without a network, is opened at the link, `::target-text` is
painted in a colour that no page has, and the picture is compared with the boxes of the sentence's own letters. Beside it
stand the links that people make by hand: the first seven words, percent-encoded.
"""

import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import sync_playwright

from corpus import sampled_pages

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "playground" / "tests"))
from machine import ARGUMENTS, chromium

PAINT = """<style>
* { transition: none !important; animation: none !important; scroll-behavior: auto !important; }
::target-text { background: rgb(255, 0, 255) !important; color: rgb(255, 0, 255) !important; }
</style>"""
# The boxes of the letters of each place where the sentence stands, letters and figures alone compared.
BOXES = """(sentence) => {
  const plain = (text) => [...text].filter((c) => /[\\p{L}\\p{N}]/u.test(c));
  const wanted = plain(sentence).join("");
  const letters = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!element || element.closest("script, style, noscript, template, textarea, select")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    let at = 0;
    for (const c of node.data) {
      if (/[\\p{L}\\p{N}]/u.test(c)) letters.push([c, node, at]);
      at += c.length;
    }
  }
  const text = letters.map(([c]) => c).join("");
  const starts = []; let units = 0;
  for (const [c] of letters) { starts.push(units); units += c.length; }
  const found = [];
  for (let at = text.indexOf(wanted); at >= 0 && found.length < 8; at = text.indexOf(wanted, at + 1)) {
    const first = starts.indexOf(at), last = first + [...wanted].length - 1;
    const range = document.createRange();
    range.setStart(letters[first][1], letters[first][2]);
    range.setEnd(letters[last][1], letters[last][2] + letters[last][0].length);
    found.push([...range.getClientRects()].filter((r) => r.width > 1 && r.height > 1)
      .map((r) => [r.left, r.top, r.right, r.bottom]));
  }
  return found;
}"""
# How far the painted area may differ from the boxes, in pixels: marks at the sentence's ends, and rounding.
SLACK = 14


def painted(picture: bytes):
    """The box of everything in the judge's colour, and how many pixels have it."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    mask = Image.new("L", image.size)
    red, green, blue = image.split()
    lit = [
        channel.point(rule)
        for channel, rule in (
            (red, lambda v: 255 * (v > 245)),
            (green, lambda v: 255 * (v < 10)),
            (blue, lambda v: 255 * (v > 245)),
        )
    ]
    for channel in range(3):
        mask = lit[0] if channel == 0 else Image.composite(lit[channel], Image.new("L", image.size), mask)
    return mask.getbbox(), mask


def judge(mask, box, places) -> str:
    """What a highlight is: exact, begins right, elsewhere, or none."""
    if box is None:
        return "none"
    verdict = "elsewhere"
    for rects in places:
        if not rects:
            continue
        first, last = rects[0], rects[-1]
        top, bottom = min(r[1] for r in rects), max(r[3] for r in rects)
        lit = lambda x, y: 0 <= x < mask.width and 0 <= y < mask.height and mask.getpixel((int(x), int(y))) > 0  # noqa: E731
        starts = lit(first[0] + 2, (first[1] + first[3]) / 2)
        ends = lit(last[2] - 2, (last[1] + last[3]) / 2)
        inside = box[1] >= top - SLACK and box[3] <= bottom + SLACK
        before = lit(first[0] - SLACK - 8, (first[1] + first[3]) / 2)
        after = lit(last[2] + SLACK + 8, (last[1] + last[3]) / 2)
        if starts and inside and not before:
            if ends and not after:
                return "exact"
            verdict = "begins right"
    return verdict


def chosen(data: Path, count: int):
    pages = sorted(sampled_pages(data), key=lambda page: hashlib.sha256(page["id"].encode()).digest())
    return pages[:count]


def follow(context, page, link, sentence):
    tab = context.new_page()
    html = page["html"] + PAINT
    tab.route(
        "**/*",
        lambda route: (
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
            if route.request.is_navigation_request() and route.request.frame == tab.main_frame
            else route.abort()
        ),
    )
    try:
        tab.goto(link, wait_until="load", timeout=20_000)
        places = tab.evaluate(BOXES, sentence)
        if not any(places):
            # Without scripts, or by its style, the page does not show the sentence: there is nothing to judge.
            return "not shown"
        box, mask = painted(tab.screenshot(timeout=20_000))
        return judge(mask, box, places)
    except Exception as error:
        return f"failed: {type(error).__name__}"
    finally:
        tab.close()


def main():
    data, binary = Path(sys.argv[1]), sys.argv[2]
    pages = chosen(data, int(sys.argv[3]) if len(sys.argv) > 3 else 100)
    lines = "".join(
        json.dumps({"id": page["id"], "html": page["html"], "url": f"https://{page['id']}.example/page", "n": 3}) + "\n"
        for page in pages
    )
    answer = subprocess.run([binary, "--jsonl"], input=lines, capture_output=True, text=True, check=False).stdout
    found = [json.loads(line) for line in answer.splitlines()]
    tallies = {"ours": {}, "seven words": {}}
    sentences = offered = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        context = browser.new_context(viewport={"width": 1100, "height": 2400}, java_script_enabled=False)
        for page, summary in zip(pages, found, strict=True):
            for sentence, link in zip(summary.get("sentences", []), summary.get("links", []), strict=True):
                sentences += 1
                offered += link is not None
                words = quote(" ".join(sentence.split()[:7]), safe="").replace("-", "%2D")
                seven = f"https://{page['id']}.example/page#:~:text={words}"
                for name, address in (("ours", link), ("seven words", seven)):
                    if address:
                        verdict = follow(context, page, address, sentence)
                        tallies[name][verdict] = tallies[name].get(verdict, 0) + 1
                        if name == "ours" and verdict != "exact" and "--show" in sys.argv:
                            print(verdict, page["id"], address, sentence, sep="\n  ", flush=True)
        browser.close()
    print(f"{sentences} sentences of {len(pages)} pages; links offered for {offered / max(1, sentences):.1%}")
    for name, tally in tallies.items():
        whole = max(1, sum(tally.values()) - tally.get("not shown", 0))
        right = tally.get("exact", 0) + tally.get("begins right", 0)
        print(
            f"{name:12} of {whole}: exactly the sentence {tally.get('exact', 0) / whole:.1%}, its beginning or more "
            f"{right / whole:.1%}; {dict(sorted(tally.items()))}"
        )


if __name__ == "__main__":
    main()
