"""Nothing that somebody typed or chose is lost: not by a button, a reload, or a server that is down."""

from channel import article, send, summaries
from playwright.sync_api import expect


def field(page):
    return page.get_by_label("Message #reading")


def reload(page):
    page.reload()
    page.wait_for_selector("body[data-ready]")


def test_a_draft_comes_back_once_the_command_that_a_button_offered_is_sent(page):
    field(page).fill("My own words")
    page.get_by_role("button", name="Warum der Nachtzug").click()
    expect(field(page)).to_have_value(f"/summarize {article(page, 'nachtzug')}")
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("My own words")
    expect(summaries(page)).to_have_count(1)


def test_a_draft_changes_places_with_a_command_at_a_press(page):
    field(page).fill("My own words")
    page.get_by_role("button", name="Start a command").click()
    expect(field(page)).to_have_value("/")
    back = page.get_by_role("button", name="Bring back your draft")
    expect(back).to_contain_text("My own words")
    # Another offer replaces the first, which the person did not write.
    page.get_by_role("button", name="Warum der Nachtzug").click()
    page.keyboard.type(" 5")
    back.click()
    expect(field(page)).to_have_value("My own words")
    back.click()
    expect(field(page)).to_have_value(f"/summarize {article(page, 'nachtzug')} 5")


def test_drafts_history_person_and_theme_survive_a_reload(page):
    page.get_by_label("You are").select_option(label="Amara Osei")
    page.get_by_label("Theme").select_option("dark")
    send(page, "Said before")
    field(page).fill("One draft")
    page.get_by_role("button", name="Start a command").click()
    page.keyboard.type("summarize he")
    reload(page)
    expect(field(page)).to_have_value("/summarize he")
    expect(page.get_by_role("button", name="Bring back your draft")).to_contain_text("One draft")
    expect(page.get_by_label("You are")).to_have_value("U0AMARA")
    expect(page.get_by_label("Theme")).to_have_value("dark")
    send(page, "Said after")
    expect(page.locator("article.message").last).to_contain_text("Said after")
    expect(page.locator("article.message").last.locator(".name")).to_have_text("Amara Osei")
    field(page).fill("")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_have_value("Said after")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_have_value("Said before")


def test_what_is_private_to_the_person_is_there_after_a_reload(page):
    page.get_by_label("You are").select_option(label="Amara Osei")
    send(page, "/summarize help")
    expect(page.locator("article.message.ephemeral")).to_have_count(1)
    reload(page)
    expect(page.locator("article.message.ephemeral")).to_have_count(1)


def test_what_a_server_that_is_down_did_not_take_stays_in_the_field(page):
    page.route("**/api/send", lambda route: route.abort())
    send(page, "Important words")
    expect(page.get_by_role("status")).to_contain_text("The playground did not do that")
    expect(field(page)).to_have_value("Important words")
    page.unroute("**/api/send")
    page.keyboard.press("Enter")
    expect(page.locator("article.message").last).to_contain_text("Important words")
