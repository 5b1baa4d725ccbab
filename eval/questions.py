"""Questions with their answers: how often the engine and BM25 pick the sentence that answers. Prints that table."""

import json
import math
import re
import subprocess
from pathlib import Path

import snowballstemmer

SETS = ["en", "de", "es", "ru", "tr", "ar", "hi", "zh", "vi", "el", "ro", "papers"]
STEMMERS = {
    "en": "english",
    "de": "german",
    "es": "spanish",
    "ru": "russian",
    "tr": "turkish",
    "ar": "arabic",
    "hi": "hindi",
    "el": "greek",
    "ro": "romanian",
    "papers": "english",
}
UNSEEN = "\u200b\ufeff\u00ad\u200e\u200f\u2060"


def articles(data: Path, name: str):
    """Each article: its text, and of each question the words and where the answer stands."""
    file = "covid-qa.json" if name == "papers" else f"xquad-{name}.json"
    for number, article in enumerate(json.loads((data / "questions" / file).read_text())):
        contexts = [paragraph["context"] for paragraph in article["paragraphs"]]
        questions, start = [], 0
        for paragraph, context in zip(article["paragraphs"], contexts, strict=True):
            for asked in paragraph["qas"]:
                answer = asked["answers"][0]
                text = answer["text"]
                at = start + answer["answer_start"] + len(text) - len(text.lstrip())
                questions.append((asked["question"], at, at + len(text.strip())))
            start += len(context) + 2
        yield {"number": number, "set": name, "text": "\n\n".join(contexts), "questions": questions}


def visible(text: str):
    """The characters that are no white space, and where each stands."""
    return [(c, at) for at, c in enumerate(text) if not c.isspace() and c not in UNSEEN]


def places(text: str, sentences: list) -> list:
    """Where each sentence stands in the text; None for one that is not found."""
    characters = visible(text)
    flat = "".join(c for c, _ in characters)
    found, start = [], 0
    for sentence in sentences:
        wanted = "".join(c for c, _ in visible(sentence))
        at = flat.find(wanted, start)
        if at < 0 or not wanted:
            found.append(None)
            continue
        start = at + len(wanted)
        found.append((characters[at][1], characters[start - 1][1] + 1))
    return found


def describe(data: Path, name: str, binary: Path, others: bool = False) -> list:
    """The articles with the engine's sentences, which of them answer each question, and what the engine knows of them.

    With `others`, each article is also asked the questions of the next one, which it does not answer.
    """
    found = list(articles(data, name))
    asked = [[question for question, _, _ in article["questions"]] for article in found]
    strange = [asked[(at + 1) % len(found)][:10] if others else [] for at in range(len(found))]
    lines = "".join(
        json.dumps({"id": article["number"], "text": article["text"], "questions": own + other}) + "\n"
        for article, own, other in zip(found, asked, strange, strict=True)
    )
    answer = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout
    for article, line, own in zip(found, answer.splitlines(), asked, strict=True):
        described = json.loads(line)
        article["sentences"] = described["texts"]
        article["answers"] = described["answers"][: len(own)]
        article["strange"] = described["answers"][len(own) :]
        spans = places(article["text"], article["sentences"])
        article["gold"] = [
            {at for at, span in enumerate(spans) if span and span[0] < end and span[1] > start}
            for _, start, end in article["questions"]
        ]
    return found


def tokenizer(name: str):
    stemmer = snowballstemmer.stemmer(STEMMERS[name]) if name in STEMMERS else None

    def tokens(text: str) -> list:
        if name == "zh":
            found = []
            for run in re.findall(r"[\u4e00-\u9fff]+|[a-z0-9]+", text.lower()):
                pairs = [run[at : at + 2] for at in range(len(run) - 1)] or [run]
                found += pairs if run[0] >= "\u4e00" else [run]
            return found
        words = re.findall(r"\w+", text.lower())
        return stemmer.stemWords(words) if stemmer else words

    return tokens


def bm25(tokens, sentences: list, questions: list, k1: float = 1.5, b: float = 0.75):
    """The sentences' scores for each question: BM25 with the usual parameters, each sentence a document."""
    documents = [tokens(sentence) for sentence in sentences]
    mean = sum(map(len, documents)) / max(1, len(documents))
    holding = {}
    for document in documents:
        for word in set(document):
            holding[word] = holding.get(word, 0) + 1
    rarity = {word: math.log(1 + (len(documents) - n + 0.5) / (n + 0.5)) for word, n in holding.items()}
    for question in questions:
        wanted = set(tokens(question))
        yield [
            sum(
                rarity[word] * times * (k1 + 1) / (times + k1 * (1 - b + b * len(document) / mean))
                for word in sorted(wanted)
                if (times := document.count(word))
            )
            for document in documents
        ]


def hits(order: list, gold: set) -> tuple:
    return bool(set(order[:1]) & gold), bool(set(order[:3]) & gold)


def report(data: Path, engine: Path):
    print("Questions: the sentence that holds the answer is picked first / among three")
    print(f"{'set':8}{'questions':>10}{'built-in':>17}{'BM25 + Snowball':>19}{'said to be unsaid':>20}")
    for name in SETS:
        ours, theirs, unsaid, refused, strange = [0, 0], [0, 0], 0, 0, 0
        count = 0
        for article in describe(data, name, engine / "answers", others=True):
            asked = [question for question, _, _ in article["questions"]]
            scored = bm25(tokenizer(name), article["sentences"], asked)
            for answer, scores, gold in zip(article["answers"], scored, article["gold"], strict=True):
                count += 1
                order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
                right = {article["sentences"][at] for at in gold}
                own = (bool(right & set(answer["one"])), bool(right & set(answer["three"])))
                for tally, hit in ((ours, own), (theirs, hits(order, gold))):
                    tally[0] += hit[0]
                    tally[1] += hit[1]
                unsaid += not answer["says"]
            strange += len(article["strange"])
            refused += sum(not answer["says"] for answer in article["strange"])
        shares = "".join(f"{first / count:11.3f} /{third / count:6.3f}" for first, third in (ours, theirs))
        print(f"{name:8}{count:10}{shares}{unsaid / count:10.1%} /{refused / strange:6.1%}", flush=True)
    print("The last column: of the questions that the article answers / of those of another article.")
    print(
        "XQuAD and COVID-QA, the tuning halves: the engine's weights were learned on these, so judge by held-out articles"
    )
    print("or by the cross-validated figures of eval/train_answers.py.")
