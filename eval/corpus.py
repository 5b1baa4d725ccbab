"""Where the evaluation data is, how it is split, and the measures that its makers published with it."""

import gzip
import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit


def is_held_out(identifier: str) -> bool:
    """Half of everything is never looked at while tuning. The half follows from the id alone, so it never changes."""
    return hashlib.sha256(identifier.encode()).digest()[0] % 2 == 1


def news_pages(data: Path):
    """The 181 news pages: id, HTML, gold text, no title."""
    folder = data / "pages" / "aeb-181"
    for identifier, gold in json.loads((folder / "ground-truth.json").read_text()).items():
        html = gzip.decompress((folder / "html" / f"{identifier}.html.gz").read_bytes()).decode("utf-8", "replace")
        yield {"id": identifier, "html": html, "url": gold.get("url"), "gold": gold["articleBody"], "kind": "news"}


def mixed_pages(folder: Path):
    """Pages of seven kinds: id, HTML, gold text and title."""
    for path in sorted((folder / "ground-truth").glob("*.json")):
        packed = folder / "html" / f"{path.stem}.html.gz"
        if not packed.exists():
            continue
        gold = json.loads(path.read_text())
        html = gzip.decompress(packed.read_bytes()).decode("utf-8", "replace")
        truth = gold["ground_truth"]
        kind = gold["_internal"]["page_type"]["primary"]
        kind = "collection" if kind == "category" else kind
        yield {
            "id": path.stem,
            "html": html,
            "url": gold.get("url"),
            "gold": truth.get("main_content") or "",
            "title": truth.get("title") or "",
            "kind": kind,
        }


def sampled_pages(data: Path):
    """The 400 pages of seven kinds that lie in the data folder."""
    return mixed_pages(data / "pages" / "wcxb-dev-400")


def development_pages(data: Path):
    """All 1,497 pages of WCXB's development split, for training."""
    return mixed_pages(data / "pages" / "wcxb" / "dev")


def test_pages(data: Path):
    """Pages of its test split, for measuring alone: those of sites that the development split has no page of.

    The splits as published share 139 pages, byte for byte, and more sites; on those a model learned from the development split
    would be measured on what it has seen.
    """
    folder = data / "pages" / "wcxb"
    known, sites = set(), set()
    for path in (folder / "dev" / "ground-truth").glob("*.json"):
        known.add(path.stem)
        sites.add(site({"id": path.stem, "url": json.loads(path.read_text()).get("url")}))
    return (page for page in mixed_pages(folder / "test") if page["id"] not in known and site(page) not in sites)


def site(page: dict) -> str:
    """The host that a page comes from, to keep one site's pages on one side of the split."""
    address = page["url"] or page["id"]
    return (urlsplit(address if "//" in address else f"//{address}").hostname or "").removeprefix("www.")


def news_stories(path: Path):
    """News with journalists' highlights: id, text, reference."""
    with path.open() as lines:
        for line in lines:
            yield json.loads(line)


TOKEN = re.compile(r"\w+")


def tokens(text: str) -> list:
    """As both extraction benchmarks cut text."""
    return TOKEN.findall(text or "")


def shingle_counts(predicted: str, gold: str, size: int = 4):
    """True and false positives and false negatives over word shingles, normalized a page.

    So does scrapinghub's benchmark count them.
    """

    def shingles(text):
        words = tokens(text)
        return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)) if words)

    ours, theirs = shingles(predicted), shingles(gold)
    hits = sum((ours & theirs).values())
    counts = (hits, sum(ours.values()) - hits, sum(theirs.values()) - hits)
    whole = sum(counts)
    return tuple(count / whole for count in counts) if whole else (0.0, 0.0, 0.0)


def shingle_f1(pairs) -> tuple:
    """F1, precision and recall over (predicted, gold) pairs: the pages' means, as that benchmark takes them."""
    precisions, recalls = [], []
    for predicted, gold in pairs:
        hit, false, missed = shingle_counts(predicted, gold)
        if hit + false > 0:
            precisions.append(hit / (hit + false))
        if hit + missed > 0:
            recalls.append(hit / (hit + missed))
    precision = sum(precisions) / max(1, len(precisions))
    recall = sum(recalls) / max(1, len(recalls))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def fold_title(title: str) -> str:
    """A title without what no reader sees: kinds of space, quotation mark, dash."""
    folded = " ".join((title or "").split())
    for plain, fancy in (("'", "‘’"), ('"', "“”"), ("-", "‐‑–—")):
        folded = re.sub(f"[{fancy}]", plain, folded)
    return folded


def word_f1(predicted: str, gold: str) -> float:
    """F1 over the bag of lower-cased words of one page, as WCXB's own evaluation takes it."""
    ours, theirs = Counter(tokens(predicted.lower())), Counter(tokens(gold.lower()))
    if not theirs or not ours:
        return float(not theirs and not ours)
    hits = sum((ours & theirs).values())
    precision, recall = hits / sum(ours.values()), hits / sum(theirs.values())
    return 2 * precision * recall / (precision + recall) if hits else 0.0
