#!/usr/bin/env python3
"""Learns how much each feature of a sentence weighs in answering a question; writes engine/src/question/learned.rs.

Usage: train_answers.py DATA FEATURES OUTPUT
  DATA      the data folder, filled by eval/fetch-data
  FEATURES  the engine's example `answer_features`, built with
            `cargo build --release -p engine --example answer_features --features engine/training`
  OUTPUT    engine/src/question/learned.rs
Prints cross-validated figures first: by article, the same articles in all languages, since XQuAD is one text in eleven.
Runs in the environment that `eval/run` makes: .venv-eval/bin/python eval/train_answers.py ...
"""

import json
import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy
from scipy.optimize import minimize

from questions import SETS, articles, bm25, hits, places, tokenizer

FOLDS = 4
# Of the weights' squares, on features of one scale; from 0.0001 to 0.01 nothing changes in the second digit.
PENALTY = 3e-3
# Papers are few and the nearest to pages.
PAPER = 2.0


def described(data, name, binary):
    found = list(articles(data, name))
    lines = "".join(
        json.dumps({"id": a["number"], "text": a["text"], "questions": [asked for asked, _, _ in a["questions"]]})
        + "\n"
        for a in found
    )
    answer = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    names = json.loads(answer[0])["names"]
    items = []
    for article, line in zip(found, answer[1:], strict=True):
        seen = json.loads(line)
        spans = places(article["text"], seen["texts"])
        scored = bm25(tokenizer(name), seen["texts"], [asked for asked, _, _ in article["questions"]])
        for (_, start, end), rows, scores in zip(article["questions"], seen["rows"], scored, strict=True):
            gold = numpy.array([bool(span and span[0] < end and span[1] > start) for span in spans])
            numbers = numpy.array(rows, dtype=numpy.float32)
            items.append({"set": name, "article": article["number"], "rows": numbers, "gold": gold, "bm25": scores})
    return names, items


def taught(item, names, seed):
    """The rows to learn from: the likely ones, their neighbours, a few others, and the answers."""
    rows, gold = item["rows"], item["gold"]
    likely = numpy.argsort(-(rows[:, names.index("soft_share")] + rows[:, names.index("grams_share")]), kind="stable")[
        :14
    ]
    others = numpy.random.RandomState(seed).randint(0, len(gold), 4)
    kept = numpy.concatenate([likely, likely[:6] + 1, likely[:3] + 2, likely[:4] - 1, others, numpy.where(gold)[0]])
    kept = numpy.unique(numpy.clip(kept, 0, len(gold) - 1))
    return rows[kept], gold[kept]


def train(items, names):
    """Weights for which the answers' part of the softmax over an article's sentences is largest."""
    parts = [taught(item, names, at) for at, item in enumerate(items) if item["gold"].any()]
    weights = numpy.array([PAPER if item["set"] == "papers" else 1.0 for item in items if item["gold"].any()])
    rows = numpy.vstack([rows for rows, _ in parts]).astype(numpy.float64)
    gold = numpy.concatenate([gold for _, gold in parts]).astype(numpy.float64)
    sizes = numpy.array([len(gold) for _, gold in parts])
    starts = numpy.concatenate([[0], numpy.cumsum(sizes)[:-1]])
    of = numpy.repeat(numpy.arange(len(parts)), sizes)
    scale = rows.std(0) + 1e-6
    rows = (rows - rows.mean(0)) / scale

    def loss(vector):
        scores = rows @ vector
        powers = numpy.exp(scores - numpy.maximum.reduceat(scores, starts)[of])
        whole, right = numpy.add.reduceat(powers, starts), numpy.add.reduceat(powers * gold, starts) + 1e-12
        slope = rows.T @ ((powers / whole[of] - powers * gold / right[of]) * weights[of]) / len(parts)
        value = (weights * (numpy.log(whole) - numpy.log(right))).sum() / len(parts)
        return value + PENALTY * (vector @ vector), slope + 2 * PENALTY * vector

    start = numpy.zeros(rows.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80}).x / scale


def validate(items, names):
    tally = {name: numpy.zeros(5) for name in SETS}
    for fold in range(FOLDS):
        weights = train([item for item in items if item["article"] % FOLDS != fold], names)
        for item in items:
            if item["article"] % FOLDS == fold:
                gold = set(numpy.where(item["gold"])[0])
                orders = (-(item["rows"] @ weights), -numpy.array(item["bm25"]))
                found = [hits(list(numpy.argsort(order, kind="stable")), gold) for order in orders]
                tally[item["set"]] += [1, *found[0], *found[1]]
    print("cross-validated: picked first / among three, BM25 with Snowball's stems, the difference")
    for name, counts in tally.items():
        one, three, one_bm25, three_bm25 = counts[1:] / max(1, counts[0])
        gain = f"{one - one_bm25:+.3f} / {three - three_bm25:+.3f}"
        print(f"  {name:7} {one:.3f} / {three:.3f}   {one_bm25:.3f} / {three_bm25:.3f}   {gain}", flush=True)


def write(names, weights, path):
    lines = "".join(f'    ("{name}", {weight:.5f}),\n' for name, weight in zip(names, weights, strict=True))
    Path(path).write_text(
        "//! Weights that `eval/train_answers.py` learned from questions with their answers; do not edit by hand.\n\n"
        "use super::names::COUNT;\n\n"
        "/// Each feature's name and weight, in the order of the features.\n"
        f"pub(super) const LEARNED: [(&str, f32); COUNT] = [\n{lines}];\n"
    )


def main():
    data, binary, output = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    names, items = [], []
    for name in SETS:
        names, found = described(data, name, binary)
        items += found
    print(len(items), "questions", flush=True)
    validate(items, names)
    write(names, train(items, names), output)


if __name__ == "__main__":
    main()
