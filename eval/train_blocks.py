#!/usr/bin/env python3
"""Learns which blocks of a page are its article; writes engine/src/extract/blocks.model.

Usage: train_blocks.py EVAL_DATA WCXB FEATURES OUTPUT
  EVAL_DATA  the data folder (the tuning half of its news pages is used)
  WCXB       a clone of Murrough-Foley/web-content-extraction-benchmark; of its development split, pages and sites that the data folder holds out are left out
  FEATURES   the engine's example `features`, built with `--features training`
Needs lightgbm and scikit-learn beside requirements.txt.
"""

import json
import struct
import subprocess
import sys
from pathlib import Path

import lightgbm
import numpy

from corpus import is_held_out, mixed_pages, news_pages, sampled_pages, shingle_f1, site, tokens, word_f1

ROUNDS, LEAVES, RATE = 160, 24, 0.09


def features(pages, binary):
    lines = "".join(json.dumps({"id": page["id"], "html": page["html"]}) + "\n" for page in pages)
    answer = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout
    for page, line in zip(pages, answer.splitlines()):
        seen = json.loads(line)
        page["texts"], page["rows"] = seen["texts"], numpy.array(seen["rows"], dtype=numpy.float32).reshape(len(seen["texts"]), -1 if seen["texts"] else 0)
        del page["html"]
    return pages


def labels(page):
    """A block belongs to the article if most of its word shingles are in the gold text; a short one, if it is a line of it."""
    gold = [word.lower() for word in tokens(page["gold"])]
    known = {size: {tuple(gold[at : at + size]) for at in range(len(gold) - size + 1)} for size in (1, 2, 3, 4)}
    lines = {tuple(word.lower() for word in tokens(line)) for line in page["gold"].splitlines()}
    result = []
    for text in page["texts"]:
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
    rows, marks, weights = [], [], []
    for page in pages:
        if not len(page["texts"]):
            continue
        mark = labels(page)
        size = numpy.array([len(tokens(text)) + 1 for text in page["texts"]], dtype=float)
        gold = sum(s for s, m in zip(size, mark) if m) or size.sum()
        rows.append(page["rows"])
        marks.extend(mark)
        weights.extend(numpy.minimum(size / gold, 0.3))
    weights = numpy.array(weights)
    return numpy.vstack(rows), numpy.array(marks), weights / weights.mean()


def train(pages):
    rows, marks, weights = matrix(pages)
    settings = {"objective": "binary", "num_leaves": LEAVES, "learning_rate": RATE, "min_data_in_leaf": 40, "feature_fraction": 0.4, "bagging_fraction": 0.7,
                "bagging_freq": 1, "lambda_l2": 3.0, "max_bin": 63, "verbose": -1, "seed": 7, "deterministic": True, "num_threads": 2}
    return lightgbm.train(settings, lightgbm.Dataset(rows, marks, weight=weights), ROUNDS)


def text(page, scores, threshold):
    return "\n".join(t for t, s in zip(page["texts"], scores) if s > threshold)


def report(name, pages, scored, threshold):
    news = [(text(p, s, threshold), p["gold"]) for p, s in zip(pages, scored) if p["kind"] == "news"]
    mixed = {}
    for p, s in zip(pages, scored):
        if p["kind"] != "news":
            mixed.setdefault(p["kind"], []).append(word_f1(text(p, s, threshold), p["gold"]))
    everything = [f for kind in mixed.values() for f in kind]
    line = f"{name} t={threshold:.2f}"
    if news:
        line += " news shingle %.4f (p %.3f r %.3f)" % shingle_f1(news)
    if everything:
        line += f" mixed {numpy.mean(everything):.4f} " + " ".join(f"{k}={numpy.mean(v):.3f}/{len(v)}" for k, v in sorted(mixed.items()))
    print(line, flush=True)


def write(model, path):
    """Trees as arrays: inner nodes (feature, threshold, left, right; a negative child is ~leaf), then leaf values."""
    trees = model.dump_model()["tree_info"]
    out = bytearray(struct.pack("<HH", len(trees), model.num_feature()))
    for tree in trees:
        inner, leaves = [], []

        def visit(node):
            if "leaf_value" in node:
                leaves.append(node["leaf_value"])
                return ~(len(leaves) - 1)
            at = len(inner)
            inner.append(None)
            inner[at] = (node["split_feature"], node["threshold"], visit(node["left_child"]), visit(node["right_child"]))
            return at

        visit(tree["tree_structure"])
        out += struct.pack("<BB", len(inner), len(leaves))
        for feature, threshold, left, right in inner:
            out += struct.pack("<Bfbb", feature, threshold, left, right)
        out += struct.pack(f"<{len(leaves)}f", *leaves)
    Path(path).write_bytes(out)
    print(f"{path}: {len(trees)} trees, {len(out)} bytes")


def main():
    data, wcxb, binary, output = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    given = [*news_pages(data), *sampled_pages(data)]
    held_ids = {page["id"] for page in given if is_held_out(page["id"])}
    held_sites = {site(page) for page in given if is_held_out(page["id"])}
    pages = [*(page for page in given if page["kind"] == "news"), *mixed_pages(wcxb / "dev")]
    pages = [page for page in pages if page["id"] not in held_ids and site(page) not in held_sites]
    pages = features(pages, binary)
    print(len(pages), "pages,", sum(len(p["texts"]) for p in pages), "blocks")
    folds, scored = 4, [None] * len(pages)
    for fold in range(folds):
        model = train([page for at, page in enumerate(pages) if at % folds != fold])
        for at, page in enumerate(pages):
            if at % folds == fold:
                scored[at] = model.predict(page["rows"]) if len(page["texts"]) else []
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        report("cross-validated", pages, scored, threshold)
    model = train(pages)
    gains = sorted(zip(model.feature_importance("gain"), range(model.num_feature())), reverse=True)
    print("features by gain:", [index for _, index in gains[:25]])
    write(model, output)


if __name__ == "__main__":
    main()
