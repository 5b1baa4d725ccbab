"""What the README's pictures show: a few words in the channel, and the record of them that a test compares.

Pictures cannot be compared: fonts and browsers draw differently. So the words that they show are written beside them,
and must be the words that today's product gives for the same actions.
"""

import hashlib
import re

from channel import press, send, summaries
from playwright.sync_api import expect

STILLS = ("playground-light.png", "playground-dark.png")
MOVING = "playground-moving.png"
FILES = (*STILLS, MOVING)
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
    open_menu(page.locator("article.message", has_text="This one explains it"))
    page.get_by_role("menuitem", name="Summarize").click()
    expect(summaries(page)).to_have_count(2)
    page.mouse.move(0, 0)


def open_menu(message):
    message.hover()
    message.get_by_role("button", name="More actions").click()


def act(page, address, frame):
    """What the moving picture shows; `frame` is called with the seconds for which each state is to be seen."""
    command = f"/summarize {address}/articles/harbour-ferry"
    box = page.get_by_label("Message #reading")
    for typed, seconds in [(command[:4], 0.5), (command[:11], 0.5), (command, 1.2)]:
        box.fill(typed)
        frame(seconds)
    page.keyboard.press("Enter")
    expect(summaries(page)).to_have_count(1)
    page.mouse.move(0, 0)
    frame(3.5)
    before = summaries(page).first.inner_text()
    press(summaries(page).first, "Longer")
    expect(summaries(page).first).not_to_have_text(before, use_inner_text=True)
    page.mouse.move(0, 0)
    frame(2.5)
    open_menu(page.locator("article.message", has_text="for the German readers"))
    frame(1.5)
    page.get_by_role("menuitem", name="Summarize").click()
    expect(summaries(page)).to_have_count(2)
    page.mouse.move(0, 0)
    frame(3.5)
    # The article is in German, and so are the words around it.
    press(summaries(page).last, "Im Channel teilen")
    expect(summaries(page).get_by_role("button", name="Im Channel teilen")).to_have_count(0)
    page.mouse.move(0, 0)
    frame(3)


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


SEPARATOR = f"\n---- {MOVING}\n\n"


def record(still, moving, folder):
    """What stands in the record of these pictures: their sums, and the words at the end of the stills and of the other."""
    return f"{sums(folder)}\n{still}{SEPARATOR}{moving}"


def recorded(folder):
    """The words of the stills, and those at the end of the moving picture. Fails where the pictures are others."""
    text = (folder / RECORD).read_text(encoding="utf-8")
    head = f"{sums(folder)}\n"
    assert text.startswith(head), "the pictures are not those that this record is about"
    return text.removeprefix(head).split(SEPARATOR)
