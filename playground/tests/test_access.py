"""Usable by everybody: by keyboard and screen reader, on a phone, at four times the size, in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from channel import press, send, summaries, summarize
from playwright.sync_api import expect

DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 780}
# 1280 by 860 pixels at four times the size.
ENLARGED = {"width": 320, "height": 215}


def findings(page):
    """What axe-core finds wrong, best practices too."""
    report = Axe().run(page).response
    return [(found["id"], [node["html"] for node in found["nodes"]]) for found in report["violations"]]


def open_menu(page):
    more = page.locator("article.message").last.get_by_role("button", name="More actions")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menu")).to_be_visible()


def open_sidebar(page):
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("navigation", name="Workspace")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE, ENLARGED], ids=["desktop", "phone", "enlarged"])
def test_axe_finds_nothing_in_any_view(page, size, scheme):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    assert findings(page) == [], "the empty channel"
    summarize(page, "typewriter", "private")
    send(page, "*bold* `code` <https://a.example> :tada:")
    assert findings(page) == [], "messages"
    page.get_by_label("Message #reading").fill("A draft")
    page.get_by_role("button", name="Start a command").click()
    expect(page.get_by_role("option", name="/summarize")).to_be_visible()
    assert findings(page) == [], "the offered commands"
    page.keyboard.press("Escape")
    open_menu(page)
    assert findings(page) == [], "a message's menu"
    page.keyboard.press("Escape")
    page.locator("#show-details").click()
    page.locator(".details details summary").first.click()
    assert findings(page) == [], "the details"
    page.keyboard.press("Escape")
    if size != DESKTOP:
        open_sidebar(page)
        assert findings(page) == [], "the sidebar"


@pytest.mark.parametrize("size", [PHONE, ENLARGED], ids=["phone", "enlarged"])
def test_everything_can_be_reached_in_a_small_window(page, size):
    page.set_viewport_size(size)
    open_sidebar(page)
    page.get_by_label("Theme").select_option("dark")
    page.get_by_label("You are").select_option(label="Amara Osei")
    page.get_by_role("button", name="What a 1962 typewriter").click()
    expect(page.get_by_role("navigation", name="Workspace")).to_be_hidden()
    expect(page.get_by_label("Message #reading")).to_be_focused()
    page.get_by_role("button", name="Send").click()
    summary = summaries(page).first
    expect(summary).to_contain_text("asked by @Amara Osei")
    # A finger hovers over nothing: the message's menu is there without it.
    assert summary.locator(".hover").evaluate("node => getComputedStyle(node).opacity") == "1"
    summary.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Summarize").click()
    expect(summaries(page)).to_have_count(2)
    open_sidebar(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Workspace")).to_be_hidden()
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_focused()
    sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not sideways
    # Two lines of messages at least, at any size.
    assert page.locator("#scroll").evaluate("node => node.clientHeight") >= 60


def test_targets_are_large_enough_for_a_finger(page):
    page.set_viewport_size(PHONE)
    summarize(page)
    open_sidebar(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, .article a, textarea")]
            .filter((node) => node.checkVisibility())
            .map((node) => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
            .filter(([, box]) => box.width < 40 || box.height < 36)
            .map(([html, box]) => `${html} ${box.width} × ${box.height}`)"""
    )
    assert small == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE, ENLARGED], ids=["desktop", "phone", "enlarged"])
def test_the_channel_is_a_heading_in_every_layout(page, size):
    page.set_viewport_size(size)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_count(1)
    expect(heading).to_contain_text("reading")


def test_the_name_of_what_is_pressed_has_the_words_that_are_seen(page):
    summarize(page, "typewriter", "private")
    page.get_by_role("button", name="Requests and timing").first.click()
    differing = page.evaluate(
        """() => [...document.querySelectorAll("button[aria-label], a[aria-label], select[aria-label]")]
            .filter((node) => node.tagName !== "SELECT" && /[a-z]/i.test(node.innerText))
            .filter((node) => !node.ariaLabel.toLowerCase().includes(node.innerText.trim().toLowerCase()))
            .map((node) => `${node.innerText}: ${node.ariaLabel}`)"""
    )
    assert differing == []
    expect(page.get_by_role("button", name="Share with channel")).to_have_text("Share with channel")


def at_end(page):
    page.wait_for_function(
        """() => {
            const area = document.getElementById("scroll");
            return area.scrollHeight - area.scrollTop - area.clientHeight < 2;
        }"""
    )


def test_the_newest_message_stays_in_view(page):
    summarize(page, "back-pressure")
    send(page, "One more word")
    press(summaries(page).first, "Dismiss")
    summarize(page, "harbour-ferry")
    at_end(page)
    for size in (PHONE, ENLARGED, DESKTOP):
        page.set_viewport_size(size)
        at_end(page)
    page.locator("#show-details").click()
    at_end(page)
    page.keyboard.press("Escape")
    at_end(page)
    press(summaries(page).last, "Longer")
    expect(summaries(page).last).to_contain_text("(edited)")
    at_end(page)


def test_whoever_reads_further_up_is_left_there(page):
    page.set_viewport_size(PHONE)
    summarize(page, "back-pressure")
    page.locator("#scroll").evaluate("node => { node.scrollTop = 0; node.dispatchEvent(new Event('scroll')); }")
    page.set_viewport_size({"width": 380, "height": 700})
    assert page.locator("#scroll").evaluate("node => node.scrollTop") < 40


def test_copy_text_copies_what_is_read_and_says_so(page, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    send(page, "*bold* & <plain> https://a.example/?x=1&y=2")
    expect(page.locator("article.message").last).to_contain_text("bold & <plain>")
    open_menu(page)
    page.get_by_role("menuitem", name="Copy text").click()
    expect(page.get_by_role("status")).to_contain_text("on the clipboard")
    assert page.evaluate("navigator.clipboard.readText()") == "bold & <plain> https://a.example/?x=1&y=2"
    page.get_by_role("button", name="Clear").click()
    summarize(page)
    open_menu(page)
    page.get_by_role("menuitem", name="Copy text").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('The ferry')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "asked by @Robin Vale" in copied
    assert not any(sign in copied for sign in ["<", "*", "|", "\u200b", "Dismiss"])


def test_an_address_without_a_page_has_a_page_that_says_so(page, address):
    other = page.context.new_page()
    for path in ("/nope", "/articles/nope"):
        response = other.goto(address + path)
        assert response.status == 404
        expect(other.get_by_role("heading", name="There is no such page")).to_be_visible()
        assert findings(other) == []
    other.get_by_role("link", name="Go to the channel").click()
    other.wait_for_selector("body[data-ready]")
