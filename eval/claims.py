"""The check of a model's words: what it catches, whom it doubts, and which changes it cannot see.

Usage: report(data, folder_of_examples), run by report.py. The engine's example `check` judges; the data are CLIFF's summaries
with people's judgement (claims/cliff-val-300.jsonl), and stories whose own sentences a program changes (news/cnndm-100.jsonl).

A summary is caught, or doubted, where one of its sentences is. The baseline doubts a sentence with a word that has a capital
letter or a figure and that the text does not have.
"""

import itertools
import json
import random
import re
import subprocess
from collections import Counter
from pathlib import Path

from corpus import is_held_out, news_stories

SEED = 20261127
DECEPTIONS = Path(__file__).parent.parent / "engine" / "tests" / "deceptions.json"
WORD = re.compile(r"\w+")
NAME = re.compile(r"(?<![.!?:\"“] )(?<!^)(?<=\s)[A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,})*(?=[\s,.;:’'])")
NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,:/-])\d+(?![\w:/-]|[.,]\d)")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DATE = re.compile(rf"\b({'|'.join(MONTHS + DAYS)})\b")
QUOTED = re.compile(r"(?:(?<=\s)|^)[\"“](\w+[^\"“”]*? [^\"“”]*? [^\"“”]*?\S)[\"”](?!\w)")
AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|did|does|do)\b(?! not|n't)")
NEGATED = re.compile(r"\b(is|are|was|were|has|have|had|will|would|could|should|did|does|do) not\b")
SPELLED = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
COUNT = re.compile(rf"\b({'|'.join(SPELLED)})\b")


def judged(binary, rows):
    """Whether each sentence of each row is supported, by the engine."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    answer = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in answer.splitlines()]


def plain(text, sentence):
    """The baseline: every word with a capital or a figure stands in the text, in any case."""
    known = {word.lower() for word in WORD.findall(text)}
    return all(word.lower() in known for word in WORD.findall(sentence) if word[0].isupper() or word[0].isdigit())


def share(part, whole):
    return f"{100 * part / whole:.0f} % of {whole}" if whole else "–"


def has_invented_name(row):
    return "extrinsic-NP" in row["errors"]


def summaries(data, binary):
    rows = [json.loads(line) for line in (data / "claims" / "cliff-val-300.jsonl").read_text().splitlines()]
    answers = judged(binary, [{"id": row["id"], "text": row["text"], "summary": row["summary"]} for row in rows])
    ours = [all(sentence["supported"] for sentence in answer["sentences"]) for answer in answers]
    theirs = [
        all(plain(row["text"], sentence["text"]) for sentence in answer["sentences"])
        for row, answer in zip(rows, answers, strict=True)
    ]
    print(f"### Summaries by BART and PEGASUS: {len(rows)} of CLIFF's validation part\n")
    print(
        "| | CNN/DM: caught | doubted | XSum: caught | doubted | other errors, CNN/DM | XSum |\n|---|---|---|---|---|---|---|"
    )
    for name, passed in (("this check", ours), ("capitals and figures", theirs)):
        cells = []
        others = []
        for origin in ("cnndm", "xsum"):
            mine = [(row, ok) for row, ok in zip(rows, passed, strict=True) if row["origin"] == origin]
            invented = [ok for row, ok in mine if has_invented_name(row)]
            faithful = [ok for row, ok in mine if not row["errors"]]
            other = [ok for row, ok in mine if row["errors"] and not has_invented_name(row)]
            cells += [share(invented.count(False), len(invented)), share(faithful.count(False), len(faithful))]
            others.append(share(other.count(False), len(other)))
        print(f"| {name} | " + " | ".join(cells + others) + " |")
    return rows


def changed_number(sentence, dice, _pool, _text):
    found = list(NUMBER.finditer(sentence))
    if found:
        at = dice.choice(found)
        old = int(at[0].replace(",", ""))
        new = old + dice.choice([-1, 1]) * dice.randint(1, max(2, old // 3))
        new = new if new > 0 and new != old else old + 3
        return sentence[: at.start()] + (f"{new:,}" if "," in at[0] else str(new)) + sentence[at.end() :]
    found = list(COUNT.finditer(sentence))
    if not found:
        return None
    at = dice.choice(found)
    return sentence[: at.start()] + dice.choice([word for word in SPELLED if word != at[0]]) + sentence[at.end() :]


def changed_date(sentence, dice, _pool, _text):
    found = list(DATE.finditer(sentence))
    if not found:
        return None
    at = dice.choice(found)
    others = MONTHS if at[0] in MONTHS else DAYS
    return sentence[: at.start()] + dice.choice([other for other in others if other != at[0]]) + sentence[at.end() :]


def names(sentence):
    return [found for found in NAME.finditer(sentence) if not DATE.search(found[0])]


def changed_name(sentence, dice, pool, _text):
    found = names(sentence)
    if not found:
        return None
    at = dice.choice(found)
    return sentence[: at.start()] + dice.choice(pool) + sentence[at.end() :]


def own_name(sentence, dice, _pool, text):
    """A name out of the same text."""
    found = names(sentence)
    others = [name[0] for name in names(text) if not any(name[0] in at[0] or at[0] in name[0] for at in found)]
    if not found or not others:
        return None
    at = dice.choice(found)
    return sentence[: at.start()] + dice.choice(others) + sentence[at.end() :]


def swapped_names(sentence, dice, _pool, _text):
    found = names(sentence)
    pairs = [(a, b) for i, a in enumerate(found) for b in found[i + 1 :] if a[0] not in b[0] and b[0] not in a[0]]
    if not pairs:
        return None
    a, b = dice.choice(pairs)
    return sentence[: a.start()] + b[0] + sentence[a.end() : b.start()] + a[0] + sentence[b.end() :]


def words_alone(text):
    return " ".join(word.lower() for word in WORD.findall(text))


def altered_quotation(sentence, dice, _pool, text):
    """A word left out, put in or put in another's place; not a dash, and nothing that is said elsewhere in those words."""
    found = list(QUOTED.finditer(sentence))
    if not found:
        return None
    at = dice.choice(found)
    words = at[1].split()
    place = dice.choice([place for place in range(1, len(words) - 1) if WORD.search(words[place])] or [None])
    if place is None:
        return None
    words[place : place + 1] = dice.choice([[], ["really", words[place]], ["something"]])
    if f" {words_alone(' '.join(words))} " in f" {words_alone(text)} ":
        return None
    return sentence[: at.start(1)] + " ".join(words) + sentence[at.end(1) :]


def negated(sentence, dice, _pool, _text):
    found = list(AUXILIARY.finditer(sentence))
    if not found:
        return None
    at = dice.choice(found)
    return sentence[: at.end()] + " not" + sentence[at.end() :]


def affirmed(sentence, dice, _pool, _text):
    found = list(NEGATED.finditer(sentence))
    if not found:
        return None
    at = dice.choice(found)
    return sentence[: at.end() - 4] + sentence[at.end() :]


CHANGES = {
    "another number": changed_number,
    "another date": changed_date,
    "another name": changed_name,
    "another name of the same text": own_name,
    "two names swapped": swapped_names,
    "an altered quotation": altered_quotation,
    "a negation put in": negated,
    "a negation left out": affirmed,
}


def altered(text, sentences, dice, pool, change):
    """Each sentence that the change can be made to, changed once; never to something that the text says anyway."""
    for sentence in sentences:
        new = change(sentence, dice, pool, text)
        if new and new != sentence and new not in text:
            yield new


def changes(data, binary, rows):
    """Changes made by a program to sentences that are faithful: summaries judged so, and the stories' own sentences."""
    stories = list(news_stories(data / "news" / "cnndm-100.jsonl"))
    split = judged(binary, [{"id": story["id"], "text": story["text"], "summary": story["text"]} for story in stories])
    sources = {"faithful summaries": [], "stories, tuning": [], "stories, held out": []}
    faithful = [row for row in rows if not row["errors"]]
    cut = judged(binary, [{"id": row["id"], "text": row["text"], "summary": row["summary"]} for row in faithful])
    for row, answer in zip(faithful, cut, strict=True):
        sources["faithful summaries"].append(
            (row["text"], [sentence["text"] for sentence in answer["sentences"] if sentence["supported"]])
        )
    for story, answer in zip(stories, split, strict=True):
        part = "stories, held out" if is_held_out(story["id"]) else "stories, tuning"
        sentences = [sentence["text"] for sentence in answer["sentences"]]
        sources[part].append((story["text"], [sentence for sentence in sentences if len(WORD.findall(sentence)) > 5]))
    counts = Counter(name[0] for story in stories for name in names(story["text"]))
    # Single words that come once are mostly what opens a sentence.
    pool = sorted(name for name, count in counts.items() if " " in name or count > 2)
    print("\n### Sentences changed by a program: share that is doubted\n")
    print("| change | " + " | ".join(sources) + " |\n|---|" + "---|" * len(sources))
    for name, change in {"none": None, **CHANGES}.items():
        cells = []
        for texts in sources.values():
            dice = random.Random(SEED)
            asked = []
            for at, (text, sentences) in enumerate(texts):
                known = [other for other in pool if other not in text]
                new = sentences if change is None else list(altered(text, sentences, dice, known, change))
                asked.append({"id": str(at), "text": text, "sentences": new})
            seen = [sentence["supported"] for answer in judged(binary, asked) for sentence in answer["sentences"]]
            cells.append(f"{100 * seen.count(False) / max(1, len(seen)):.1f} % of {len(seen)}")
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def deceptions(binary):
    """Sentences that were made to deceive, about articles of our own, each held against the sentences that it cites."""
    stories = json.loads(DECEPTIONS.read_text())
    kinds = list(dict.fromkeys(kind for story in stories for kind in story["false"]))
    print("\n### Sentences made to deceive: how many are shown\n")
    heads = [f"{story['about']} ({story['language']})" for story in stories]
    print("| kind | " + " | ".join(heads) + " |\n|---|" + "---|" * len(stories))
    shown = [{kind: passed(binary, story, story["false"].get(kind, [])) for kind in kinds} for story in stories]
    for kind in kinds:
        cells = [f"{sum(of[kind])} of {len(of[kind])}" if of[kind] else "–" for of in shown]
        print(f"| {kind} | " + " | ".join(cells) + " |")
    every = [list(itertools.chain.from_iterable(of.values())) for of in shown]
    print("| all | " + " | ".join(f"{sum(cell)} of {len(cell)}" for cell in every) + " |")
    true = [passed(binary, story, story["true"]) for story in stories]
    print("| true ones doubted | " + " | ".join(f"{cell.count(False)} of {len(cell)}" for cell in true) + " |")


def passed(binary, story, sayings):
    text = "\n".join(story["sentences"])
    rows = [
        {"id": "", "text": text, "cites": [cite - 1 for cite in saying["cites"]], "sentences": [saying["says"]]}
        for saying in sayings
    ]
    return [answer["sentences"][0]["supported"] for answer in judged(binary, rows)]


def report(data, examples):
    binary = examples / "check"
    changes(data, binary, summaries(data, binary))
    deceptions(binary)
