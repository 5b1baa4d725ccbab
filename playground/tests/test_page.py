"""The page that plays Slack, used as people use it: typed into, clicked at, read by keyboard and screen reader."""

import json
import re

import pytest
from channel import article, press, send, sentences, summaries, summarize
from playwright.sync_api import expect

FERRY = "The ferry that charges while you board"
TYPEWRITER = "What a 1962 typewriter taught me about debugging"


def test_a_command_shows_that_work_began_and_then_the_summary(page):
    send(page, f"/summarize {article(page, 'harbour-ferry')}")
    begun = page.locator("article.message.ephemeral", has_text="Summarizing")
    expect(begun).to_contain_text("Only visible to you")
    summary = summaries(page).first
    expect(summary.get_by_role("link", name=FERRY)).to_have_attribute("href", article(page, "harbour-ferry"))
    assert len(sentences(summary)) == 3
    expect(summary.locator(".context")).to_contain_text("asked by @Robin Vale")
    expect(summary).not_to_contain_text("Only visible to you")


def test_longer_and_shorter_replace_the_message_in_place(page):
    summary = summarize(page)
    ts = summary.get_attribute("data-ts")
    send(page, "A later word")
    press(summary, "Longer")
    expect(summary).to_contain_text("(edited)")
    assert summary.get_attribute("data-ts") == ts
    assert len(sentences(summary)) == 5
    expect(page.locator("article.message").last).to_contain_text("A later word")
    press(summary, "Shorter")
    page.wait_for_function(
        "ts => document.querySelector(`[data-ts='${ts}'] .section:nth-child(2)`).innerText.split('\\n').length === 3",
        arg=ts,
    )


def test_a_private_summary_is_shared_with_the_channel(page):
    summary = summarize(page, "typewriter", "2 private")
    expect(summary).to_contain_text("Only visible to you")
    words = sentences(summary)
    press(summary, "Share")
    shared = page.locator("article.message", has_text="shared by @Robin Vale")
    expect(shared).to_have_count(1)
    assert sentences(shared) == words
    expect(shared).not_to_contain_text("Only visible to you")
    # The private copy goes once the channel has it.
    expect(page.locator("article.message.ephemeral", has_text=TYPEWRITER)).to_have_count(0)


def test_a_button_pressed_twice_quickly_has_one_effect(page):
    summary = summarize(page, "typewriter", "private")
    summary.get_by_role("button", name="Share").dblclick()
    expect(page.locator("article.message.ephemeral", has_text=TYPEWRITER)).to_have_count(0)
    # Both presses were answered before this word was.
    send(page, "/summarize help")
    expect(page.locator("article.message", has_text="Give me a link")).to_have_count(1)
    expect(page.locator("article.message", has_text="shared by @Robin Vale")).to_have_count(1)


def test_dismiss_takes_the_message_away(page):
    summary = summarize(page)
    press(summary, "Dismiss")
    expect(summaries(page)).to_have_count(0)


def test_only_the_person_who_asked_may_dismiss(page):
    summarize(page)
    page.get_by_label("You are").select_option(label="Amara Osei")
    press(summaries(page).first, "Dismiss")
    expect(page.locator("article.message.ephemeral")).to_contain_text("Only the person who asked")
    expect(summaries(page)).to_have_count(1)


def test_what_is_private_is_for_nobody_else(page):
    summarize(page, "typewriter", "private")
    page.get_by_label("You are").select_option(label="Jonas Lindqvist")
    expect(page.locator("article.message.ephemeral")).to_have_count(0)
    expect(summaries(page)).to_have_count(0)
    page.get_by_label("You are").select_option(label="Robin Vale")
    expect(summaries(page)).to_have_count(1)


def test_the_shortcut_summarizes_a_message_privately(page):
    message = page.locator("article.message", has_text="Amara Osei").first
    message.hover()
    message.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Summarize").click()
    summary = summaries(page).first
    expect(summary).to_contain_text(FERRY)
    expect(summary).to_contain_text("Only visible to you")
    expect(summary.get_by_role("button", name="Share")).to_be_visible()


def test_the_shortcut_says_when_there_is_nothing_to_summarize(page):
    send(page, "Lunch?")
    message = page.locator("article.message", has_text="Lunch?")
    message.hover()
    message.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Summarize").click()
    expect(page.locator("article.message.ephemeral")).to_contain_text("no link in that message")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/summarize help", "Give me a link"),
        ("/summarize", "Give me a link"),
        ("/summarize ftp://a.example/x", "http:// or https://"),
        ("/summarize https://a.example/ 99", "1 to 40"),
        ("/summarise x", "is not a valid command"),
    ],
)
def test_help_and_mistakes_are_answered_privately(page, typed, answer):
    send(page, typed)
    said = page.locator("article.message.ephemeral")
    expect(said).to_contain_text(answer)
    expect(said).to_contain_text("Only visible to you")


def test_a_page_that_is_not_there_is_said(page):
    send(page, f"/summarize {article(page, 'no-such')}")
    expect(page.locator("article.message.ephemeral", has_text="there is no page")).to_have_count(1)


def test_text_in_place_of_a_link_is_summarized(page):
    send(page, "/summarize " + "The lamp on the cape was lit again after seventy years in the dark. " * 5)
    expect(summaries(page).first).to_contain_text("A text from @Robin Vale")


def test_the_keyboard_alone_is_enough(page):
    page.keyboard.type("/su")
    expect(page.get_by_role("option", name="/summarize")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Message #reading")).to_have_value("/summarize ")
    expect(page.locator("#hint")).to_contain_text("[sentences]")
    page.keyboard.type(article(page, "harbour-ferry"))
    page.keyboard.press("Enter")
    summary = summaries(page).first
    summary.get_by_role("button", name="longer").focus()
    page.keyboard.press("Enter")
    expect(summary).to_contain_text("(edited)")
    # The focus stays with the button, though the message was drawn anew.
    expect(summary.get_by_role("button", name="longer")).to_be_focused()
    summary.get_by_role("button", name="More actions").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Summarize")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Show request")).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary.get_by_role("button", name="More actions")).to_be_focused()
    summary.get_by_role("button", name="Dismiss").focus()
    page.keyboard.press("Space")
    expect(summaries(page)).to_have_count(0)
    expect(page.get_by_label("Message #reading")).to_be_focused()


def test_arrows_bring_back_what_was_sent(page):
    send(page, "first")
    send(page, "second")
    field = page.get_by_label("Message #reading")
    field.fill("draft")
    field.evaluate("field => field.setSelectionRange(0, 0)")
    page.keyboard.press("ArrowUp")
    expect(field).to_have_value("second")
    page.keyboard.press("ArrowUp")
    expect(field).to_have_value("first")
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_value("draft")


def test_the_details_show_the_raw_json_and_the_time_of_each_step(page):
    summary = summarize(page)
    summary.hover()
    summary.locator(".raw").click()
    panel = page.get_by_role("complementary", name="Requests and timing")
    expect(panel.get_by_role("heading", name="Requests and timing")).to_be_focused()
    for step in ["Ack", "Queue", "Fetch", "Summary", "Reply", "All"]:
        row = panel.get_by_role("row", name=step)
        expect(row).to_contain_text(re.compile(r"\d ms"))
    raw = {}
    for name in ["Request", "Answer", "Job", "Reply 1"]:
        part = panel.locator("details", has=page.locator("summary", has_text=name))
        part.locator("summary").click()
        raw[name] = json.loads(part.locator(".json").inner_text())
    assert raw["Request"]["headers"]["x-slack-signature"].startswith("v0=")
    assert raw["Request"]["body"]["command"] == "/summarize"
    assert raw["Answer"]["response_type"] == "ephemeral"
    assert raw["Job"]["task"]["summarize"]["sentences"] == 3
    assert raw["Reply 1"]["response_type"] == "in_channel"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_dark_follows_the_system_and_the_choice_is_kept(page):
    def ground():
        return page.evaluate("getComputedStyle(document.querySelector('.channel')).backgroundColor")

    light = ground()
    page.emulate_media(color_scheme="dark")
    dark = ground()
    assert dark != light
    page.get_by_label("Theme").select_option("light")
    assert ground() == light
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert ground() == light
    page.emulate_media(color_scheme="light")
    page.get_by_label("Theme").select_option("dark")
    assert ground() == dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(page, scheme):
    page.emulate_media(color_scheme=scheme)
    summarize(page)
    worst = page.evaluate(CONTRAST)
    # WCAG 2.1, level AA.
    assert worst["ratio"] >= 4.5, worst


def test_nothing_of_a_message_becomes_markup(page):
    send(
        page,
        "<img src=x onerror=alert(1)> & <b>bold</b> *really bold* `code` _it_ ~no~ :tada: https://example.com/?a=1&b=2",
    )
    message = page.locator("article.message").last
    expect(message).to_contain_text("<img src=x onerror=alert(1)> & <b>bold</b>")
    assert message.locator("img").count() == 0
    for kind, text in [("b:not(.name)", "really bold"), ("code", "code"), ("i", "it"), ("s", "no")]:
        expect(message.locator(kind)).to_have_text(text)
    expect(message.get_by_role("link")).to_have_attribute("href", "https://example.com/?a=1&b=2")
    expect(message.get_by_role("img", name="tada")).to_be_visible()


def test_the_channel_is_there_after_a_reload_and_can_be_cleared(page):
    summarize(page)
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(summaries(page)).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("article.message")).to_have_count(0)


def test_an_article_from_the_sidebar_lands_in_the_message_field(page):
    page.get_by_role("button", name="Warum der Nachtzug").click()
    expect(page.get_by_label("Message #reading")).to_have_value(f"/summarize {article(page, 'nachtzug')}")
    expect(page.get_by_label("Message #reading")).to_be_focused()


def test_everything_that_can_be_used_has_a_name(page):
    summarize(page)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, a[href], select, textarea, aside, nav, main")]
            .concat([...document.querySelectorAll("[role=menu], [role=log]")])
            .filter((node) => !(node.ariaLabel || node.textContent.trim() || node.labels?.length))
            .map((node) => node.outerHTML)"""
    )
    assert nameless == []
    images = page.evaluate("[...document.images].filter((image) => !image.hasAttribute('alt')).length")
    assert images == 0


# The lowest contrast of any text that is seen, against the first ground behind it that is not transparent.
CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (colors) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  let worst = { ratio: 21 };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility({ opacityProperty: true })) continue;
    if (node.closest(".emoji, .skip, option")) continue;
    const grounds = [];
    for (let at = node; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
    const ground = light(paint(grounds));
    const text = light(paint([...grounds, getComputedStyle(node).color]));
    const ratio = (Math.max(ground, text) + 0.05) / (Math.min(ground, text) + 0.05);
    const where = { text: walker.currentNode.data.trim(), node: node.className || node.tagName };
    if (ratio < worst.ratio) worst = { ratio, ...where };
  }
  return worst;
}"""
