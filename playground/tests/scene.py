"""What the README's pictures show: a few words in the channel, and the record of them that a test compares.

Pictures cannot be compared: fonts and browsers draw differently. So the words that they show are written beside them,
and must be the words that today's product gives for the same actions.
"""

import hashlib
import re

from channel import send, summaries
from playwright.sync_api import expect

FILES = ("playground-light.png", "playground-dark.png")
RECORD = "playground.txt"


def play(page, address):
    """A public summary of what a colleague pointed to, a word about it, and a private one by the message's menu."""
    send(page, f"/summarize {address}/articles/harbour-ferry")
    expect(summaries(page)).to_have_count(1)
    page.get_by_label("You are").select_option(label="Amara Osei")
    send(page, "Thanks Robin, that saves me reading it on the bus :pray: Does anyone have more on queues?")
    page.get_by_label("You are").select_option(label="Jonas Lindqvist")
    send(page, f"This one explains it well: {address}/articles/back-pressure")
    page.get_by_label("You are").select_option(label="Robin Vale")
    message = page.locator("article.message", has_text="This one explains it")
    message.hover()
    message.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Summarize").click()
    expect(summaries(page)).to_have_count(2)
    page.mouse.move(0, 0)


def words(page):
    """The messages' text and buttons, without what differs each time: the hour and the port."""
    messages = page.locator("article.message").evaluate_all(
        """(all) => all.map((message) => [
            message.querySelector(".only")?.innerText,
            message.querySelector(".name").textContent + ":",
            ...[...message.querySelectorAll(".blocks > *")].map((block) => block.classList.contains("actions")
                ? [...block.children].map((button) => `[${button.innerText}]`).join(" ") : block.innerText),
            message.querySelector(".edited")?.innerText,
        ].filter(Boolean).join("\\n"))"""
    )
    text = "\n\n".join(messages).replace("\u200b", "")
    return re.sub(r"(127\.0\.0\.1|localhost):\d+", r"\1:3000", text) + "\n"


def sums(folder):
    """Which files of pictures belong to the words."""
    return "".join(f"{name} sha256:{hashlib.sha256((folder / name).read_bytes()).hexdigest()}\n" for name in FILES)


def record(page, folder):
    """What stands in the record of these pictures."""
    return f"{sums(folder)}\n{words(page)}"
