"""HTML to finished message by trafilatura and sumy: one page's path a line comes in, its CPU milliseconds go out."""

import gzip
import json
import re
import sys
import time

import trafilatura
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words


class Tokenizer:
    """Sentences and words by regular expression: sumy's own needs a model to be downloaded, and is slower."""

    def to_sentences(self, text):
        return [s.strip() for s in re.split(r"(?<=[.!?])\s+", text) if s.strip()]

    def to_words(self, text):
        return re.findall(r"[^\W\d_]+", text)


summarizer = LexRankSummarizer()
summarizer.stop_words = get_stop_words("english")


def message(html):
    article = trafilatura.bare_extraction(html, with_metadata=True)
    if article is None or not article.text:
        return None
    document = PlaintextParser(article.text, Tokenizer()).document
    sentences = [str(sentence) for sentence in summarizer(document, 3)]
    if not sentences:
        return None
    text = "\n".join(sentences).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return json.dumps(
        {"text": article.title, "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": text}}]}
    )


warm = "<article><h1>Tea</h1>" + "<p>Tea is the most widely drunk beverage in the world after water itself.</p>" * 9
for _ in range(5):
    message(warm)
for line in sys.stdin:
    path = line.strip()
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        html = file.read().decode("utf-8", "replace")
    started = time.process_time()
    try:
        done = message(html)
    except Exception:
        done = None
    print(f"{(time.process_time() - started) * 1e3:.4f}" if done else "-", flush=True)
