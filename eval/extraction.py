"""Article extraction beside the tools that people use for it: how much of the article, how little else, the title, the time."""

import importlib.metadata
import json
import statistics
import subprocess
import time
from pathlib import Path

from corpus import fold_title, is_held_out, news_pages, sampled_pages, shingle_f1, test_pages, word_f1

KINDS = ("article", "documentation", "service", "forum", "collection", "listing", "product")


def engine(pages, binary):
    """The built-in engine, through its example `extract`: text, title and milliseconds of processor time a page."""
    lines = "".join(json.dumps({"id": page["id"], "html": page["html"], "url": page["url"]}) + "\n" for page in pages)
    answer = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout
    return [(seen["text"], seen["title"] or "", seen["ms"]) for seen in map(json.loads, answer.splitlines())]


def trafilatura(pages, _):
    """Python's trafilatura with its default settings, comments off."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    def extract(page):
        found = bare_extraction(page["html"], url=page["url"], with_metadata=True, include_comments=False)
        return (found.text or "", found.title or "") if found else ("", "")

    return timed(pages, extract)


def readability(pages, _):
    """readability-lxml, the port of the browsers' reader view."""
    from lxml import html  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415

    def extract(page):
        document = Document(page["html"])
        summary = document.summary(html_partial=True)
        # Block elements end a word; lxml's own text_content() would glue them together.
        text = " ".join(html.fromstring(summary).itertext()) if summary.strip() else ""
        return text, document.short_title() or ""

    return timed(pages, extract)


def timed(pages, extract):
    results = []
    for page in pages:
        start = time.thread_time()
        try:
            text, title = extract(page)
        except Exception:  # A tool that gives up on a page has found nothing there.
            text, title = "", ""
        results.append((text, title, (time.thread_time() - start) * 1000))
    return results


def peers():
    """Name and runner of each tool."""
    version = importlib.metadata.version
    return [
        ("built-in engine", engine),
        (f"trafilatura {version('trafilatura')} (Python)", trafilatura),
        (f"readability-lxml {version('readability-lxml')}", readability),
    ]


def percent(values) -> str:
    return f"{statistics.fmean(values):.3f}" if values else "–"


def table(header, rows):
    print("| " + " | ".join(header) + " |")
    print("|---|" + "---:|" * (len(header) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def news_table(pages, results):
    rows = []
    for name, found in results.items():
        f1, precision, recall = shingle_f1(
            [(text, page["gold"]) for page, (text, _, _) in zip(pages, found, strict=False)]
        )
        times = sorted(ms for _, _, ms in found)
        rows.append(
            [
                name,
                f"{f1:.3f}",
                f"{precision:.3f}",
                f"{recall:.3f}",
                f"{statistics.median(times):.1f}",
                f"{times[len(times) * 95 // 100]:.1f}",
            ]
        )
    table(["tool", "shingle F1", "precision", "recall", "p50 ms", "p95 ms"], rows)


def mixed_table(pages, results):
    counts = {kind: sum(page["kind"] == kind for page in pages) for kind in KINDS}
    rows = []
    for name, found in results.items():
        scores = [(page["kind"], word_f1(text, page["gold"])) for page, (text, _, _) in zip(pages, found, strict=False)]
        titles = [
            fold_title(title) == fold_title(page["title"])
            for page, (_, title, _) in zip(pages, found, strict=False)
            if page["kind"] == "article"
        ]
        by_kind = [percent([score for of, score in scores if of == kind]) for kind in KINDS]
        rows.append(
            [
                name,
                percent([score for _, score in scores]),
                *by_kind,
                percent(titles),
                f"{statistics.median(ms for _, _, ms in found):.1f}",
            ]
        )
    table(
        ["tool", "word F1", *(f"{kind} ({counts[kind]})" for kind in KINDS), "title exact (articles)", "p50 ms"], rows
    )


def report(data: Path, examples: Path):
    """Prints the tables: news pages and pages of seven kinds, each held out and tuned on."""
    sets = [("181 news pages (article-extraction-benchmark)", list(news_pages(data)), news_table)]
    sets.append(
        ("400 pages of seven kinds (sample of WCXB's development split)", list(sampled_pages(data)), mixed_table)
    )
    print("## Article extraction\n\nTimes are of one processor, parsing included.\n")
    for name, pages, show in sets:
        for held, words in (
            (True, "held out: never used for training or tuning"),
            (False, "tuning part: the engine's model was trained on it"),
        ):
            part(f"{name}, {words}", [page for page in pages if is_held_out(page["id"]) == held], show, examples)
    if pages := list(test_pages(data)):
        part(
            "WCXB's test split without the sites of its development split, held out: never used for training or tuning",
            pages,
            mixed_table,
            examples,
        )


def part(title, pages, show, examples):
    print(f"### {title} ({len(pages)} pages)\n")
    show(pages, {name: run(pages, examples / "extract") for name, run in peers()})
