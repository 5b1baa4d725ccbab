"""Article extraction on the test pages of two other projects, by their own measures: readability's and trafilatura's."""

import json
import statistics
from pathlib import Path

from corpus import word_f1
from extraction import peers, table

# Below this, in characters of HTML, or with this in it, a test page of readability is made up for one feature.
MADE_UP, PLACEHOLDER = 5000, "lorem ipsum"
# The word F1 of a page whose text is mostly another than the right one.
LOST = 0.5


def readability_pages(data: Path):
    """The real pages of readability's tests, each with the text that readability.js takes: id, HTML, gold text."""
    from lxml import html  # noqa: PLC0415

    for folder in sorted((data / "pages" / "readability" / "test" / "test-pages").glob("*/")):
        source = (folder / "source.html").read_text(errors="replace")
        if len(source) < MADE_UP or PLACEHOLDER in source.lower():
            continue
        expected = html.fromstring(f"<div>{(folder / 'expected.html').read_text(errors='replace')}</div>")
        # Block elements end a word; lxml's own text_content() would glue them together.
        gold = " ".join(expected.itertext())
        # The address that readability's own tests give their pages.
        yield {"id": folder.name, "html": source, "url": "http://fakehost/test/page.html", "gold": gold}


def trafilatura_pages(data: Path):
    """Trafilatura's evaluation pages, decoded by it: id, HTML, segments that belong to the text, and that do not."""
    from trafilatura.utils import decode_file  # noqa: PLC0415

    folder = data / "pages" / "trafilatura" / "tests"
    for url, item in json.loads((folder / "evaldata.json").read_text()).items():
        paths = (folder / place / item["file"] for place in ("cache", "eval"))
        path = next(path for path in paths if path.is_file())
        page = {"id": item["file"], "html": decode_file(path.read_bytes()), "url": url}
        yield {**page, "with": item["with"], "without": item["without"]}


def fold(text: str) -> str:
    """White space as trafilatura's evaluation folds it."""
    return " ".join((text or "").split())


def segment_scores(pages, texts) -> tuple:
    """F1, precision and recall over all pages' segments, as trafilatura's `tests/evaluate.py` counts them."""
    hits = false = missed = 0
    for page, text in zip(pages, map(fold, texts), strict=True):
        found = sum(fold(segment) in text for segment in page["with"])
        hits, missed = hits + found, missed + len(page["with"]) - found
        false += sum(fold(segment) in text for segment in page["without"])
    precision, recall = hits / max(1, hits + false), hits / max(1, hits + missed)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def report(data: Path, examples: Path):
    """Prints a table for each of the two suites that is there."""
    print("## Two other projects' test pages\n\nNothing was trained on them.\n")
    if pages := list(readability_pages(data)):
        print(f"### readability's tests ({len(pages)} real pages; the text that readability.js takes is right)\n")
        rows = []
        for name, run in peers():
            texts = [text for text, _, _ in run(pages, examples / "extract")]
            scores = [word_f1(text, page["gold"]) for page, text in zip(pages, texts, strict=True)]
            lost = sum(score < LOST for score in scores)
            rows.append([name, f"{statistics.fmean(scores):.3f}", f"{statistics.median(scores):.3f}", str(lost)])
        table(["tool", "word F1, mean", "median", f"pages below {LOST}"], rows)
    if pages := list(trafilatura_pages(data)):
        print(f"### trafilatura's evaluation ({len(pages)} pages in many languages)\n")
        rows = []
        for name, run in peers():
            texts = [text for text, _, _ in run(pages, examples / "extract")]
            rows.append([name, *(f"{score:.3f}" for score in segment_scores(pages, texts))])
        table(["tool", "segment F1", "precision", "recall"], rows)
