#!/usr/bin/env python3
"""Summaries beside the tools that people use for them: ROUGE on news, and how much of a long page a summary stands for.

Usage: rouge.py --data DIR --engine BINARY
  --data    the data folder (news/cnndm-100.jsonl, pages/wcxb-dev-400)
  --engine  the engine's example `summarize`
`report(data, folder_of_examples)` prints the same for report.py.

Everybody gets the same sentences, cut by the engine, and gives three of them. The stories come with bylines and time
stamps in their text, which no reader would count as sentences: the peers do not get what is shorter than eight words,
which helps each of them. The stories are cut in two by their ids: the weights were learned on the tuning part (and on
other stories), the held-out part was not looked at.
"""

import argparse
import json
import math
import re
import statistics
import subprocess
from collections import Counter
from pathlib import Path

from rouge_score import rouge_scorer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from corpus import is_held_out, news_stories, sampled_pages

SENTENCES = 3
# Of a long page: a summary of five sentences, and the page in five parts.
PAGE_SENTENCES, PARTS, LONG = 5, 5, 60
MEASURES = ("rouge1", "rouge2", "rougeL")
STEMMER = Stemmer("english")
STOP_WORDS = get_stop_words("english")


def engine(binary, documents, count):
    """Summaries, all sentences, and keywords of every document, by the built-in engine."""
    lines = "".join(
        json.dumps(
            {"id": d["id"], "n": count, "source": True, **{k: d[k] for k in ("text", "html", "url") if d.get(k)}}
        )
        + "\n"
        for d in documents
    )
    answer = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in answer.splitlines()]


class Words:
    """Cuts sentences into words for sumy, whose own way needs a download."""

    def to_words(self, sentence):
        return tuple(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", sentence))


def sumy(summarizer):
    def pick(sentences, count):
        algorithm = summarizer(STEMMER)
        algorithm.stop_words = STOP_WORDS
        document = ObjectDocumentModel([Paragraph([Sentence(sentence, Words()) for sentence in sentences])])
        chosen = Counter(sentence._text for sentence in algorithm(document, count))
        picks = []
        for at, sentence in enumerate(sentences):
            if chosen[sentence] > 0:
                chosen[sentence] -= 1
                picks.append(at)
        return picks

    return pick


def lead(sentences, count):
    return list(range(min(count, len(sentences))))


def smmry_recipe(sentences, count):
    """What SMMRY publishes of its method: sentences by the sum of their words' frequencies."""
    words = [
        [STEMMER(word.lower()) for word in re.findall(r"\w+", sentence) if word.lower() not in STOP_WORDS]
        for sentence in sentences
    ]
    frequency = Counter(word for sentence in words for word in sentence)
    order = sorted(range(len(sentences)), key=lambda at: (-sum(frequency[word] for word in words[at]), at))
    return sorted(order[:count])


PEERS = {
    "lead-3": lead,
    "sumy LexRank": sumy(LexRankSummarizer),
    "sumy TextRank": sumy(TextRankSummarizer),
    "sumy Luhn": sumy(LuhnSummarizer),
    "SMMRY's published recipe": smmry_recipe,
}


def peers_sentences(seen):
    return [sentence for sentence in seen["source"] if len(re.findall(r"\w+", sentence)) >= 8] or seen["source"]


def oracle(scorer, reference, sentences, count):
    """Picks greedily by ROUGE-1 plus ROUGE-2, with the reference in view: no extractive summary does much better."""
    picks, reached = [], 0.0
    while len(picks) < count:
        scored = []
        for at in range(len(sentences)):
            if at not in picks:
                found = scorer.score(reference, " ".join(sentences[i] for i in sorted([*picks, at])))
                scored.append((found["rouge1"].fmeasure + found["rouge2"].fmeasure, -at))
        best, at = max(scored, default=(0.0, 0))
        if best <= reached:
            break
        picks, reached = [*picks, -at], best
    return sorted(picks)


def news(data, binary):
    stories = list(news_stories(data / "news" / "cnndm-100.jsonl"))
    scorer = rouge_scorer.RougeScorer(MEASURES, use_stemmer=True)
    seen = engine(binary, stories, SENTENCES)
    rows = {"this engine": [" ".join(s["sentences"]) for s in seen]}
    for name, pick in PEERS.items():
        rows[name] = [
            " ".join(sentences[at] for at in pick(sentences, SENTENCES)) for sentences in map(peers_sentences, seen)
        ]
    rows["lead-3, bylines and all"] = [" ".join(s["source"][:SENTENCES]) for s in seen]
    rows["greedy oracle"] = [
        " ".join(s["source"][at] for at in oracle(scorer, story["reference"], s["source"], SENTENCES))
        for story, s in zip(stories, seen, strict=True)
    ]
    parts = {"tuning": [not is_held_out(s["id"]) for s in stories], "held out": [is_held_out(s["id"]) for s in stories]}
    sizes = {name: sum(member) for name, member in parts.items()}
    print(f"### News: ROUGE-1/2/L F1 of {SENTENCES} sentences, {len(stories)} CNN/DailyMail stories\n")
    print(
        "| | " + " | ".join(f"{name} ({sizes[name]})" for name in parts) + " | all |\n|---|" + "---|" * (len(parts) + 1)
    )
    for name, summaries in rows.items():
        scores = [scorer.score(story["reference"], summary) for story, summary in zip(stories, summaries, strict=True)]
        cells = []
        for member in [*parts.values(), [True] * len(stories)]:
            chosen = [score for score, inside in zip(scores, member, strict=True) if inside]
            cells.append(" / ".join(f"{100 * statistics.mean(s[m].fmeasure for s in chosen):.1f}" for m in MEASURES))
        print(f"| {name} | " + " | ".join(cells) + " |")


def divergence(summary, whole):
    """Jensen-Shannon divergence, in bits, of a summary's words from the page's: 0 the same, 1 nothing shared."""

    def distribution(text):
        counts = Counter(STEMMER(word) for word in re.findall(r"\w+", text.lower()) if word not in STOP_WORDS)
        total = sum(counts.values()) or 1
        return {word: count / total for word, count in counts.items()}

    ours, theirs = distribution(summary), distribution(whole)
    mean = {word: (ours.get(word, 0) + theirs.get(word, 0)) / 2 for word in {*ours, *theirs}}
    return sum(p[word] * math.log2(p[word] / mean[word]) / 2 for p in (ours, theirs) for word in p)


def parts_touched(picks, sentences):
    """Of the page in equal parts by length, how many a summary takes something from."""
    starts, total = [], 0
    for sentence in sentences:
        starts.append(total)
        total += len(sentence)
    return len({min(PARTS - 1, starts[at] * PARTS // max(1, total)) for at in picks}) / PARTS


def pages(data, binary):
    documents = [page for page in sampled_pages(data) if page["kind"] != "article"]
    seen = engine(binary, documents, PAGE_SENTENCES)
    kept = [(page, s) for page, s in zip(documents, seen, strict=True) if len(s["source"]) >= LONG]
    halves = {
        "tuning": [not is_held_out(page["id"]) for page, _ in kept],
        "held out": [is_held_out(page["id"]) for page, _ in kept],
    }

    def own(s):
        places, at = [], 0
        for sentence in s["sentences"]:
            if sentence in s["source"][at:]:
                at = s["source"].index(sentence, at)
                places.append(at)
        return places

    rows = {"this engine": [own(s) for _, s in kept]}
    for name in ("lead-3", "sumy LexRank", "SMMRY's published recipe"):
        rows["lead-5" if name == "lead-3" else name] = [PEERS[name](s["source"], PAGE_SENTENCES) for _, s in kept]
    print(f"\n### Long pages that are not news: {PAGE_SENTENCES} sentences of {len(kept)} pages with {LONG} or more\n")
    print(
        "Fifths of the page from which the summary takes something (higher is better) / "
        "divergence of its words from the page's (lower is better).\n"
    )
    print("| | " + " | ".join(f"{name} ({sum(member)})" for name, member in halves.items()) + " |\n|---|---|---|")
    for name, picks in rows.items():
        cells = []
        for member in halves.values():
            chosen = [(p, s["source"]) for p, (_, s), inside in zip(picks, kept, member, strict=True) if inside]
            touched = statistics.mean(parts_touched(p, source) for p, source in chosen)
            apart = statistics.mean(
                divergence(" ".join(source[at] for at in p), " ".join(source)) for p, source in chosen
            )
            cells.append(f"{100 * touched:.0f} % / {apart:.3f}")
        print(f"| {name} | " + " | ".join(cells) + " |")


def report(data, examples):
    binary = examples / "summarize"
    news(data, binary)
    pages(data, binary)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--engine", type=Path, required=True)
    asked = parser.parse_args()
    news(asked.data, asked.engine)
    pages(asked.data, asked.engine)


if __name__ == "__main__":
    main()
