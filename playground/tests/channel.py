"""What people do and see in the channel, for all tests of the page."""

from playwright.sync_api import expect


def send(page, text):
    page.get_by_label("Message #reading").fill(text)
    page.keyboard.press("Enter")


def article(page, name):
    return f"{page.url.rstrip('/')}/articles/{name}"


def summaries(page):
    """The app's messages that have buttons."""
    return page.locator("article.message", has=page.locator(".actions"))


def sentences(message):
    return message.locator(".section").nth(1).inner_text().split("\n")


def summarize(page, name="harbour-ferry", options=""):
    send(page, f"/summarize {article(page, name)} {options}")
    expect(summaries(page)).to_have_count(1)
    return summaries(page).first


def press(message, label):
    message.get_by_role("button", name=label, exact=False).click()
