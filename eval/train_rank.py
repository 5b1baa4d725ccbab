#!/usr/bin/env python3
"""Learns how much each feature of a sentence weighs in a summary; writes engine/src/rank/learned.rs.

Usage: train_rank.py DATA FEATURES [NEWS.jsonl ...]
  DATA        the data folder, filled by eval/fetch-data; only the tuning half of its news stories is used
  FEATURES    the engine's example `rank_features`, built with `--features training`
  NEWS.jsonl  further news stories with references: a line each, {"id", "text", "reference"}
The weight of the logarithm of a sentence's place is -1; the others are found by trying steps up and down for the best
ROUGE-1 plus ROUGE-2 F1 of the three best sentences, on resamples of the stories, and taking medians: with a few hundred
stories one search alone fits their noise. Runs in the environment that `eval/run` makes:
.venv-eval/bin/python eval/train_rank.py ...
"""

import json
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import numpy
from rouge_score.tokenizers import DefaultTokenizer

from corpus import is_held_out, news_stories

FOLDS, RESAMPLES, SENTENCES = 5, 20, 3
STEPS, COST = (0.3, 0.2), 0.1
TOKENIZER = DefaultTokenizer(use_stemmer=True)


def grams(words, size):
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def f1(ours, theirs):
    hits = sum((ours & theirs).values())
    return 2 * hits / max(1, sum(ours.values()) + sum(theirs.values()))


def rouge(words, reference):
    """ROUGE-1 and ROUGE-2 F1 of words against the reference's n-gram counts."""
    return f1(grams(words, 1), reference[0]), f1(grams(words, 2), reference[1])


def stories(binary, documents):
    """The names of the features, and the stories that are long enough to choose from."""
    lines = "".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in documents)
    answer = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout
    header, *answers = answer.splitlines()
    found = []
    for document, line in zip(documents, answers, strict=True):
        seen = json.loads(line)
        if len(seen["texts"]) <= SENTENCES:
            continue
        reference = TOKENIZER.tokenize(document["reference"])
        reference = (grams(reference, 1), grams(reference, 2))
        words = [TOKENIZER.tokenize(text) for text in seen["texts"]]
        found.append({"rows": numpy.array(seen["rows"]), "words": words, "reference": reference, "known": {}})
    return json.loads(header)["names"], found


def search(some, scale):
    # The first feature is the place.
    weights = numpy.zeros(len(scale))
    weights[0] = -1 / scale[0]

    def worth(weights):
        return sum(summary_rouge(some, partial(best, weights=weights))) - COST * numpy.abs(weights * scale).sum()

    reached = worth(weights)
    for step in STEPS:
        for at in range(len(scale)):
            for change in (step, -step, step / 3, -step / 3):
                tried = weights.copy()
                tried[at] += change / scale[at]
                if (value := worth(tried)) > reached + 1e-9:
                    reached, weights = value, tried
    return weights / abs(weights[0])


def fit(some, seed=7):
    generator = numpy.random.default_rng(seed)
    scale = numpy.vstack([story["rows"] for story in some]).std(axis=0)
    weights = [search([some[at] for at in generator.choice(len(some), len(some))], scale) for _ in range(RESAMPLES)]
    return numpy.median(weights, axis=0)


def best(story, weights):
    scores = story["rows"] @ weights
    return sorted(numpy.argsort(-scores, kind="stable")[:SENTENCES])


def summary_rouge(some, pick):
    scores = []
    for story in some:
        picks = tuple(pick(story))
        if picks not in story["known"]:
            story["known"][picks] = rouge([word for at in picks for word in story["words"][at]], story["reference"])
        scores.append(story["known"][picks])
    return 100 * numpy.mean(scores, axis=0)


def main():
    data, binary = Path(sys.argv[1]), sys.argv[2]
    documents = [d for d in news_stories(data / "news" / "cnndm-100.jsonl") if not is_held_out(d["id"])]
    for path in sys.argv[3:]:
        documents += list(news_stories(Path(path)))
    names, some = stories(binary, documents)
    assert names[0] == "place", names
    parts = [some[fold::FOLDS] for fold in range(FOLDS)]
    lead, learned, sizes = [], [], []
    for fold, part in enumerate(parts):
        weights = fit([story for at, other in enumerate(parts) if at != fold for story in other])
        lead.append(summary_rouge(part, lambda _: range(SENTENCES)))
        learned.append(summary_rouge(part, partial(best, weights=weights)))
        sizes.append(len(part))
    print(
        len(some),
        "stories; cross-validated ROUGE-1/2 F1: lead-3",
        numpy.average(lead, axis=0, weights=sizes).round(2),
        "learned",
        numpy.average(learned, axis=0, weights=sizes).round(2),
    )
    weights = fit(some)
    rows = "".join(f"    {name}: {weight:.4f},\n" for name, weight in zip(names, weights, strict=True))
    Path(__file__).parent.parent.joinpath("engine/src/rank/learned.rs").write_text(
        "//! Weights that `eval/train_rank.py` learned from news with references; do not edit by hand.\n\n"
        "use super::features::Features;\n\n"
        f"pub(super) const LEARNED: Features = Features {{\n{rows}}};\n"
    )
    print(rows, end="")


if __name__ == "__main__":
    main()
