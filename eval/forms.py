"""What `eval/fetch-data` makes of the files that it takes out of a repository: the forms that eval/ and bench/ read.

Each function takes the files by their paths in the repository and gives files by their paths below the data folder. The same
input gives the same bytes.
"""

import ast
import csv
import io
import json
import re
import zipfile
from pathlib import Path

SAMPLE = Path(__file__).with_name("wcxb-dev-400.txt")


def as_they_are(files: dict, source: dict) -> dict:
    """Every file as it is, all below the one folder."""
    (folder,) = source["lands"]
    return {f"{folder}/{path}": content for path, content in files.items()}


news_pages = as_they_are


def sample_ids() -> list:
    lines = [line for line in SAMPLE.read_text().splitlines() if not line.startswith("#")]
    return " ".join(lines).split()


def wcxb(files: dict, source: dict) -> dict:
    """The benchmark as it is, and the sample of its development split as a folder of its own."""
    whole, sample = source["lands"]
    made = {f"{whole}/{path}": content for path, content in files.items()}
    made[f"{sample}/LICENSE"] = files["LICENSE"]
    for identifier in sample_ids():
        for name in (f"html/{identifier}.html.gz", f"ground-truth/{identifier}.json"):
            made[f"{sample}/{name}"] = files[f"dev/{name}"]
    return made


def lines(rows) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def news_stories(files: dict, source: dict) -> dict:
    """A table of id, article and highlights, whose full stops stand apart from their sentences."""
    ((_, archive),) = files.items()
    table = zipfile.ZipFile(io.BytesIO(archive)).read("train_sample.csv").decode()

    def close(text):
        return re.sub(r" \.(?=\s|$)", ".", text)

    rows = csv.DictReader(io.StringIO(table, newline=""))
    stories = [
        {"id": f"cnndm-train-{at:03}", "text": close(row["article"]), "reference": close(row["highlights"])}
        for at, row in enumerate(rows)
    ]
    return {source["lands"][0]: lines(stories)}


def claims(files: dict, source: dict) -> dict:
    """The validation part of a table of summaries, the kinds of error and the words judged wrong as lists."""
    ((_, table),) = files.items()
    rows = []
    for row in csv.DictReader(io.StringIO(table.decode(), newline="")):
        if row["cut"] != "val":
            continue
        rows.append(
            {
                "id": f"{row['origin']}-{row['id']}-{row['model_name']}",
                "origin": row["origin"],
                "model": row["model_name"],
                "text": row["doc"],
                "summary": row["summ"],
                "errors": [] if row["error_type"] == "correct" else ast.literal_eval(row["error_type"]),
                "spans": ast.literal_eval(row["annotated_span"]) if row["annotated_span"] else [],
            }
        )
    return {source["lands"][0]: lines(rows)}


def paragraphs(article: dict) -> list:
    """An article's paragraphs with their questions, less what only SQuAD's own tools read."""

    def question(asked):
        answers = [
            {name: answer[name] for name in answer if name in ("text", "answer_start")} for answer in asked["answers"]
        ]
        return {"id": asked["id"], "question": asked["question"], "answers": answers}

    return [
        {"context": part["context"], "qas": [question(asked) for asked in part["qas"]]}
        for part in article["paragraphs"]
    ]


def every_second(content: bytes) -> list:
    return json.loads(content)["data"][::2]


def questions(files: dict, source: dict) -> dict:  # noqa: ARG001
    """Every second article of each language, so that all languages have the same ones."""
    made = {}
    for path, content in files.items():
        articles = [{"title": article["title"], "paragraphs": paragraphs(article)} for article in every_second(content)]
        made["questions/" + path.replace(".", "-", 1)] = json.dumps(articles, ensure_ascii=False).encode()
    return made


def questions_papers(files: dict, source: dict) -> dict:
    """Every second paper."""
    ((_, content),) = files.items()
    papers = [{"paragraphs": paragraphs(paper)} for paper in every_second(content)]
    return {source["lands"][0]: json.dumps(papers, ensure_ascii=False).encode()}
