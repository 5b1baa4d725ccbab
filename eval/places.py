"""Follows the links to sentences in a real Chromium over saved pages, and says how many highlight exactly the sentence.

The judge is Chromium's own highlight. Each page is opened at each link, with scripts on but none of its own, and nothing of what
it asks for from elsewhere. Two pictures are compared: the browser's highlight, and the same page with the sentence's own letters
painted. Beside it stand what the polyfill's matcher finds by the same link, and links as people make them by hand: the first
seven words, percent-encoded.

`eval/run places` runs it. By itself, with what is not exact shown: .venv-eval/bin/python eval/places.py DATA EXAMPLES --show
"""

import argparse
import base64
import hashlib
import http.server
import io
import json
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import numpy
from PIL import Image
from playwright.sync_api import Error, sync_playwright

from corpus import sampled_pages

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "playground" / "tests"))
from machine import ARGUMENTS, chromium  # noqa: E402

# The matcher that browsers without text fragments get (https://github.com/GoogleChromeLabs/text-fragments-polyfill).
POLYFILL = HERE / "node_modules" / "text-fragments-polyfill" / "src" / "text-fragment-utils.js"
PAGES = 100
# What the browser's highlight is painted in, and the places of the sentence, as in places.js: colours that pages seldom have.
TARGET = (255, 0, 255)
PLACES = ((0, 0, 255), (0, 255, 0), (255, 0, 0), (0, 255, 255))
PAINT = (
    # Pages whose scripts fade them in are shown.
    "<style>* { transition: none !important; animation: none !important; scroll-behavior: auto !important; }"
    "* { opacity: 1 !important; }"
    + "".join(
        f"::highlight(place-{at}) {{ background: rgb{colour} !important; color: rgb{colour} !important; }}"
        for at, colour in enumerate(PLACES)
    )
    + f"</style><style id='judge-target'>::target-text {{ background: rgb{TARGET} !important; color: rgb{TARGET} !important; }}"
    "</style>"
)
# Nothing of the page's own runs, and nothing is asked for elsewhere; with scripts on, `noscript` stays hidden, as for readers.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# Two highlights are the same that differ by no more than the area of so many letters, for a mark beside the sentence: both are
# painted by the same code.
SLACK_LETTERS = 2.5
# Fewer pixels of a colour are the page's own.
FEWEST_PIXELS = 20
PATIENCE = 20_000


class Pages(http.server.ThreadingHTTPServer):
    """Serves the saved pages on loopback, each under a host of its own."""

    daemon_threads = True

    def __init__(self, pages):
        super().__init__(("127.0.0.1", 0), PageHandler)
        self.bodies = {f"{page['id']}.example": (page["html"] + PAINT).encode() for page in pages}


class PageHandler(http.server.BaseHTTPRequestHandler):
    """The page of the request's host, at every path; nothing for what browsers ask for beside it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = self.server.bodies.get(self.headers.get("Host", "").split(":")[0])
        wanted = body is not None and self.path.startswith("/page")
        self.send_response(200 if wanted else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Length", str(len(body) if wanted else 0))
        self.end_headers()
        if wanted:
            self.wfile.write(body)

    def log_message(self, *_):
        """Says nothing: a request is no news."""


def script() -> str:
    """What runs in the judged page: the polyfill's matcher, and the functions of places.js."""
    matcher = POLYFILL.read_text()
    head, separator, _ = matcher.partition("// Allow importing module from closure-compiler")
    assert separator, "the polyfill has changed"
    matcher = "\n".join(line.removeprefix("export ") for line in head.splitlines())
    names = "parseFragmentDirectives, processTextFragmentDirective"
    judge = (HERE / "places.js").read_text()
    # Apart from the page's own names.
    return f"(() => {{ const textFragments = (() => {{ {matcher}\nreturn {{ {names} }}; }})();\n{judge} }})();"


class Judge:
    """One tab of Chromium."""

    def __init__(self, browser):
        self.context = browser.new_context(viewport={"width": 1100, "height": 1000}, reduced_motion="reduce")
        self.context.add_init_script(script())
        self.tab = self.context.new_page()
        self.tab.set_default_timeout(PATIENCE)
        self.devtools = self.context.new_cdp_session(self.tab)
        self.visits = 0

    def picture(self):
        shot = self.devtools.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        return numpy.asarray(Image.open(io.BytesIO(base64.b64decode(shot["data"]))).convert("RGB"))

    def follow(self, page, fragment, sentence, polyfill=False):
        """The verdicts on a link: the browser's, and the polyfill's where it is asked for."""
        self.visits += 1
        # Another address each time, so that the page is loaded anew and nothing of the last visit stays.
        self.tab.goto(f"http://{page['id']}.example/page?{self.visits}#:~:text={fragment}", wait_until="load")
        self.tab.evaluate("() => judge.settled()")
        self.tab.evaluate("(sentence) => judge.uncover(sentence)", sentence)
        verdict, count = self.look(sentence)
        if verdict != "exact":
            # Once more, since a slow page may have moved between the two pictures.
            self.tab.evaluate("() => judge.settled()")
            self.tab.evaluate("() => judge.paintTarget()")
            verdict, count = self.look(sentence)
        if verdict in ("none", "elsewhere") and not self.can_be_seen(sentence, count):
            verdict = "not shown"
        found = (
            self.tab.evaluate("([text, sentence]) => judge.polyfilled(text, sentence)", [fragment, sentence])
            if polyfill
            else None
        )
        return verdict, found

    def look(self, sentence):
        """Compares the two pictures; also in how many places the sentence stands."""
        lit = near(self.picture(), TARGET)
        count = self.tab.evaluate("(sentence) => judge.paintPlaces(sentence)", sentence)
        picture = self.picture()
        return compare(lit, [near(picture, colour) for colour in PLACES[:count]], letters(sentence)), count

    def shows(self, page, sentence):
        """Whether the page shows a sentence at all."""
        return self.follow(page, "%20", sentence)[0] != "not shown"

    def can_be_seen(self, sentence, count):
        """Whether the page shows the sentence anywhere, where a reader scrolls to it."""
        if not count:
            return False
        self.tab.evaluate("(sentence) => judge.showPlace(sentence)", sentence)
        self.tab.evaluate("() => judge.settled()")
        picture = self.picture()
        return any(near(picture, colour).sum() > FEWEST_PIXELS for colour in PLACES[:count])


def letters(text: str) -> int:
    return max(1, sum(c.isalnum() for c in text))


def near(picture, colour):
    """Where a picture has a colour, as a mask."""
    return (numpy.abs(picture.astype(numpy.int16) - numpy.array(colour, dtype=numpy.int16)) <= 10).all(axis=2)


def compare(lit, places, count) -> str:
    """What a highlight is beside the places of its sentence: exact, a part of it, overlaps it, elsewhere, or none."""
    if lit.sum() <= FEWEST_PIXELS:
        return "none"
    best = "elsewhere"
    for place in places:
        area = place.sum()
        if area == 0 or not (lit & place).any():
            continue
        slack = SLACK_LETTERS * area / count
        if (lit ^ place).sum() <= slack:
            return "exact"
        if (lit & ~place).sum() <= slack:
            best = "part"
        elif best == "elsewhere":
            best = "overlaps"
    return best


def first_seven_words(sentence: str) -> str:
    return quote(" ".join(sentence.split()[:7]), safe="").replace("-", "%2D")


def chosen(data: Path, count: int):
    """Pages drawn by the hash of their ids."""
    pages = sorted(sampled_pages(data), key=lambda page: hashlib.sha256(page["id"].encode()).digest())
    return pages[:count]


def summaries(pages, examples: Path):
    """The engine's three sentences of each page, with their links."""
    lines = "".join(
        json.dumps(
            {"id": page["id"], "html": page["html"], "url": f"https://{page['id']}.example/page", "n": 3, "links": True}
        )
        + "\n"
        for page in pages
    )
    done = subprocess.run([examples / "summarize"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def missing():
    """What this table needs and the machine has not, in a sentence; None where all is there."""
    if not POLYFILL.exists():
        return "the polyfill from npm: `npm ci --prefix eval`"
    try:
        chromium()
    except AssertionError:
        return "Chromium, or CHROMIUM set to its path"
    return None


def report(data: Path, examples: Path, count: int = PAGES, show: bool = False):
    """Prints the table of the links to sentences."""
    print("## Links to sentences, judged by Chromium's own highlight\n")
    if lacking := missing():
        print(f"Left out: it needs {lacking}.")
        return
    pages = chosen(data, count)
    found = summaries(pages, examples)
    server = Pages(pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    rules = f"MAP *.example 127.0.0.1:{port}, MAP * ~NOTFOUND"
    table = Table(show)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=[*ARGUMENTS, f"--host-resolver-rules={rules}"]
        )
        version = browser.version
        judge = Judge(browser)
        for page, summary in zip(pages, found, strict=True):
            for sentence, link in zip(summary["sentences"], summary.get("links") or [], strict=True):
                table.add(judge, page, sentence, link)
        browser.close()
    server.shutdown()
    table.print(len(pages), version)


class Table:
    """What was found of each kind of link."""

    def __init__(self, show: bool):
        self.show = show
        self.engine, self.polyfill, self.seven = Counter(), Counter(), Counter()
        self.sentences = self.offered = self.missed = 0

    def add(self, judge, page, sentence, link):
        self.sentences += 1
        if link:
            self.offered += 1
            fragment = link.split(":~:text=", 1)[1]
            engine, polyfill = tried(judge, page, fragment, sentence, True)
            self.engine[engine] += 1
            self.polyfill[polyfill] += 1
            if engine != "exact" or polyfill != "exact":
                self.note(f"{engine}, polyfill {polyfill}", page, sentence, fragment)
        elif judge.shows(page, sentence):
            self.missed += 1
            self.note("not offered", page, sentence, "")
        seven, _ = tried(judge, page, first_seven_words(sentence), sentence)
        self.seven[seven] += 1

    def note(self, what, page, sentence, fragment):
        if self.show:
            print(what, page["id"], page["url"], fragment, sentence, sep="\n  ", flush=True)

    def print(self, pages, version):
        print(
            f"{self.sentences} sentences of {pages} pages. Links for {self.offered / max(1, self.sentences):.1%} of them; "
            f"the pages show {self.missed} of the others. Chromium {version}.\n"
        )
        print(
            "| links | judged | exactly the sentence | a part of it | more | elsewhere | nothing | not shown, unjudged |"
        )
        print("|---|---|---|---|---|---|---|---|")
        rows = (
            ("of the engine", self.engine),
            ("the same, by the polyfill", self.polyfill),
            ("first seven words", self.seven),
        )
        for name, tally in rows:
            exact, *others = (tally[verdict] for verdict in ("exact", "part", "overlaps", "elsewhere", "none"))
            judged = exact + sum(others)
            cells = [f"{exact / max(1, judged):.1%} ({exact})", *map(str, others), str(tally["not shown"])]
            print(f"| {name} | {judged} | {' | '.join(cells)} |")
            if tally["failed"]:
                print(f"\n{tally['failed']} of them failed, as said above.")


def tried(judge, page, fragment, sentence, polyfill=False):
    """The verdicts, or the name of what went wrong."""
    try:
        return judge.follow(page, fragment, sentence, polyfill)
    except Error as error:
        print(f"places: {page['id']}: {error}", file=sys.stderr)
        return "failed", "failed"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    report(given.data, given.examples, given.pages, given.show)


if __name__ == "__main__":
    main()
