#!/usr/bin/env python3
"""Learns which blocks of a page are its article; writes engine/src/extract/blocks.model.

Usage: train_blocks.py DATA FEATURES OUTPUT [--validate]
  DATA        the data folder, filled by eval/fetch-data: the tuning half of its news pages is used, and WCXB's
              development split without the pages and sites that are held out
  FEATURES    the engine's example `features`, built with
              `cargo build --release -p engine --example features --features training`
  OUTPUT      engine/src/extract/blocks.model
  --validate  cross-validate before, and print the figures
Runs in the environment that `eval/run` makes: .venv-eval/bin/python eval/train_blocks.py ...
"""

import json
import struct
import subprocess
import sys
from pathlib import Path

import lightgbm
import numpy

from corpus import development_pages, is_held_out, news_pages, sampled_pages, shingle_f1, site, tokens, word_f1

ROUNDS = 300
SETTINGS = {
    "objective": "binary",
    "num_leaves": 24,
    "learning_rate": 0.06,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "verbose": -1,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
}
FOLDS = 4
# The bounds of UNLIKELY and SURE in engine/src/extract/selection.rs.
UNLIKELY, SURE = 0.2, 0.5


def features(pages, binary):
    """The schema, what the engine sees of each page, and which blocks belong to the article.

    A hundred pages at a time: the HTML of all is gigabytes as JSON.
    """
    schema, seen = [], []
    for start in range(0, len(pages), 100):
        part = pages[start : start + 100]
        lines = "".join(json.dumps({"html": page["html"], "url": page["url"]}) + "\n" for page in part)
        answer = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout
        header, *answers = answer.splitlines()
        schema = json.loads(header)["schema"]
        for page, line in zip(part, answers, strict=True):
            found = json.loads(line)
            rows = numpy.array(found["rows"], dtype=numpy.float32)
            described = {"kind": page["kind"], "gold": page["gold"], "texts": found["texts"], "rows": rows}
            described["sizes"] = numpy.array([len(tokens(text)) for text in found["texts"]], dtype=float)
            described["marks"] = numpy.array(labels(described))
            seen.append(described)
    return schema, seen


def labels(page):
    """A block belongs to the article if most of its word shingles are in the gold text.

    A short one belongs to it if it is a line of that text.
    """
    gold = [word.lower() for word in tokens(page["gold"])]
    known = {size: {tuple(gold[at : at + size]) for at in range(len(gold) - size + 1)} for size in (1, 2, 3, 4)}
    lines = {tuple(word.lower() for word in tokens(line)) for line in page["gold"].splitlines()}
    result, seen = [], set()
    for text in page["texts"]:
        if len(text) > 60 and text in seen:
            result.append(0)
            continue
        seen.add(text)
        words = [word.lower() for word in tokens(text)]
        if not words:
            result.append(0)
        elif len(words) < 4:
            result.append(int(tuple(words) in lines or (len(words) > 1 and tuple(words) in known[len(words)])))
        else:
            shingles = [tuple(words[at : at + 4]) for at in range(len(words) - 3)]
            result.append(int(sum(shingle in known[4] for shingle in shingles) >= 0.6 * len(shingles)))
    return result


def matrix(pages):
    """All blocks as one matrix.

    A block weighs what it is of its article, so that all pages count the same. Pages without an article teach nothing.
    """
    rows, marks, weights = [], [], []
    for page in pages:
        if not page["texts"] or len(tokens(page["gold"])) < 10:
            continue
        size, mark = page["sizes"] + 1, page["marks"]
        weight = numpy.minimum(size / (size[mark == 1].sum() or size.sum()), 0.3) * (2 if page["kind"] == "news" else 1)
        # Two thirds of the blocks are a few words of boilerplate; a third of those teaches the same.
        scarce = (mark == 1) | (size > 5)
        keep = scarce | (numpy.arange(len(mark)) % 3 == 0)
        rows.append(page["rows"][keep])
        marks.append(mark[keep])
        weights.append((weight * numpy.where(scarce, 1, 3))[keep])
    weights = numpy.concatenate(weights)
    return numpy.vstack(rows), numpy.concatenate(marks), weights / weights.mean()


def train(schema, pages):
    """Boosted trees that know their columns by name."""
    rows, marks, weights = matrix(pages)
    names = [column.split()[0] for column in schema]
    return lightgbm.train(SETTINGS, lightgbm.Dataset(rows, marks, weight=weights, feature_name=names), ROUNDS)


def select(page, scores):
    """The text that the engine would take: the blocks whose expected F1 is highest."""
    if not page["texts"]:
        return ""
    order = numpy.argsort(-scores, kind="stable")
    hits, taken = numpy.cumsum((scores * page["sizes"])[order]), numpy.cumsum(page["sizes"][order])
    best = numpy.argmax(2 * hits / (taken + hits[-1] + 1e-9))
    threshold = min(max(scores[order[best]], UNLIKELY), SURE)
    return "\n".join(text for text, score in zip(page["texts"], scores, strict=True) if score >= threshold)


def report(pages, scored):
    news, mixed = [], {}
    for page, scores in zip(pages, scored, strict=True):
        if page["kind"] == "news":
            news.append((select(page, scores), page["gold"]))
        else:
            mixed.setdefault(page["kind"], []).append(word_f1(select(page, scores), page["gold"]))
    f1, precision, recall = shingle_f1(news)
    print(f"cross-validated: news shingle F1 {f1:.4f} (precision {precision:.3f}, recall {recall:.3f})")
    print(f"  word F1 over all kinds {numpy.mean([f1 for of in mixed.values() for f1 in of]):.4f}")
    print(
        "  " + ", ".join(f"{kind} {numpy.mean(of):.3f} ({len(of)})" for kind, of in sorted(mixed.items())), flush=True
    )


def validate(schema, pages):
    scored = [None] * len(pages)
    for fold in range(FOLDS):
        model = train(schema, [page for at, page in enumerate(pages) if at % FOLDS != fold])
        for at, page in enumerate(pages):
            if at % FOLDS == fold:
                scored[at] = model.predict(page["rows"]) if page["texts"] else numpy.zeros(0)
    report(pages, scored)


def fnv(data):
    """FNV-1a, 64 bits, as engine/src/extract/model.rs computes it."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def nodes(node, inner, leaves):
    """Appends a node and all under it to the inner nodes, parents first, and the leaf values.

    The answer is the node's number; that of a leaf is negative, ~number.
    """
    if "leaf_value" in node:
        leaves.append(node["leaf_value"])
        return ~(len(leaves) - 1)
    at = len(inner)
    inner.append(None)
    left, right = (nodes(node[child], inner, leaves) for child in ("left_child", "right_child"))
    inner[at] = (node["split_feature"], node["threshold"], left, right)
    return at


def trees(model):
    """The trees as bytes, as Forest::read in engine/src/extract/forest.rs reads them."""
    found = model.dump_model()["tree_info"]
    out = bytearray(struct.pack("<HH", len(found), model.num_feature()))
    for tree in found:
        inner, leaves = [], []
        nodes(tree["tree_structure"], inner, leaves)
        out += struct.pack("<BB", len(inner), len(leaves))
        for feature, threshold, left, right in inner:
            out += struct.pack("<Bfbb", feature, threshold, left, right)
        out += struct.pack(f"<{len(leaves)}f", *leaves)
    return bytes(out)


def write(model, schema, path):
    """The schema and the trees that were trained on it; engine/src/extract/model.rs says how they lie in the file."""
    if model.feature_name() != [column.split()[0] for column in schema]:
        sys.exit("train_blocks: the model has its columns in another order than the engine")
    text, body = "".join(column + "\n" for column in schema).encode(), trees(model)
    file = struct.pack("<QQI", fnv(text), fnv(body), len(text)) + text + body
    Path(path).write_bytes(file)
    print(f"{path}: {model.num_trees()} trees over {len(schema)} features, {len(file)} bytes")


def print_importances(model):
    """How much each feature counts: its part of the gain of all splits, and how many splits are by it."""
    gains, splits = model.feature_importance("gain"), model.feature_importance("split")
    print("importances: part of the gain, splits, feature")
    for at in numpy.argsort(-gains, kind="stable"):
        print(f"  {gains[at] / gains.sum():7.2%} {splits[at]:5} {model.feature_name()[at]}")


def main():
    data, binary, output = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    given = [*news_pages(data), *sampled_pages(data)]
    held_ids = {page["id"] for page in given if is_held_out(page["id"])}
    held_sites = {site(page) for page in given if is_held_out(page["id"])}
    pages = [*(page for page in given if page["kind"] == "news"), *development_pages(data)]
    pages = [page for page in pages if page["id"] not in held_ids and site(page) not in held_sites]
    schema, pages = features(pages, binary)
    print(len(pages), "pages,", sum(len(page["texts"]) for page in pages), "blocks", flush=True)
    if "--validate" in sys.argv:
        validate(schema, pages)
    model = train(schema, pages)
    print_importances(model)
    write(model, schema, output)


if __name__ == "__main__":
    main()
