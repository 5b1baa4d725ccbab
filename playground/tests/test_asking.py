"""Questions, topics, languages, and the links that lead to a sentence's place in its page."""

import base64

import pytest
from channel import article, press, send, sentences, summaries, summarize
from playwright.sync_api import expect

BATTERY = "how much does the battery weigh?"
# A colour that no article has.
PAINT = "<style>::target-text { background: rgb(255, 0, 255); color: rgb(255, 0, 255) }</style>"
# The smallest box around all pixels of that colour, in a picture.
BOX = """async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let box = null;
    for (let at = 0; at < data.length; at += 4) {
        if (data[at] !== 255 || data[at + 1] !== 0 || data[at + 2] !== 255) continue;
        const [x, y] = [(at / 4) % image.width, Math.floor(at / 4 / image.width)];
        box = box
            ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
            : [x, y, x, y];
    }
    return box;
}"""
# Where the page shows a text: the boxes of its lines.
LINES = """(sentence) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    while (walker.nextNode()) {
        nodes.push([text.length, walker.currentNode]);
        text += walker.currentNode.data;
    }
    const from = text.indexOf(sentence);
    const place = (offset) => {
        const [start, node] = nodes.findLast(([start]) => start <= offset);
        return [node, offset - start];
    };
    const range = document.createRange();
    range.setStart(...place(from));
    range.setEnd(...place(from + sentence.length - 1));
    return [...range.getClientRects()].map(({ left, top, right, bottom }) => [left, top, right, bottom]);
}"""


def answer(page, name, words):
    send(page, f"/summarize {article(page, name)} {words}")
    expect(summaries(page)).to_have_count(1)
    return summaries(page).first


def test_a_question_is_answered_from_the_page(page):
    message = answer(page, "harbour-ferry", BATTERY)
    expect(page.locator("article.message", has_text=f"Looking up “{BATTERY}”")).to_have_count(1)
    expect(message).to_contain_text(f"Asked: “{BATTERY}”")
    expect(message).to_contain_text("weighs nine")
    expect(message).not_to_contain_text("no answer")


def test_a_topic_is_kept_to_in_a_number_of_sentences_for_one_person(page):
    message = answer(page, "harbour-ferry", "2 about the charging arm private")
    expect(message).to_contain_text("Asked: “the charging arm”")
    expect(message).to_contain_text("Only visible to you")
    shown = message.locator(".section").nth(2).inner_text().split("\n")
    assert len(shown) == 2
    assert all("arm" in sentence for sentence in shown)


def test_a_page_that_does_not_say_is_summarized(page):
    message = answer(page, "harbour-ferry", "who painted the Mona Lisa?")
    expect(message).to_contain_text("I found no answer to that here. What it says:")
    asked = message.locator(".section").nth(2).inner_text()
    page.get_by_role("button", name="Clear").click()
    assert asked.split("\n") == sentences(summarize(page))


def test_longer_keeps_the_question(page):
    message = answer(page, "harbour-ferry", f"1 {BATTERY}")
    press(message, "Longer")
    expect(message).to_contain_text("(edited)")
    expect(message).to_contain_text(f"Asked: “{BATTERY}”")


def test_a_shared_answer_keeps_its_question_and_its_places(page):
    message = answer(page, "harbour-ferry", f"1 private {BATTERY}")
    places = hrefs(message)
    press(message, "Share")
    shared = page.locator("article.message", has_text="shared by @Robin Vale")
    expect(shared).to_contain_text(f"Asked: “{BATTERY}”")
    assert hrefs(shared) == places


def test_a_language_that_the_engine_does_not_give_is_said_once(page):
    summary = summarize(page, options="in dutch")
    expect(summary.locator(".context")).to_contain_text(
        "in the page’s own language, as the built-in engine does not translate into Dutch"
    )
    page.get_by_role("button", name="Clear").click()
    # In German, since whoever asks for it reads it.
    summary = summarize(page, options="in german")
    expect(summary.locator(".context")).to_contain_text(
        "in der Sprache der Seite, denn die eingebaute Engine übersetzt nicht (gewünscht: Deutsch)"
    )
    page.get_by_role("button", name="Clear").click()
    expect(summarize(page, "nachtzug", "auf deutsch").locator(".context")).not_to_contain_text("Sprache")


def test_the_app_speaks_the_pages_language(page):
    summary = summarize(page, "nachtzug")
    expect(summary.locator(".context")).to_contain_text("kürzer")
    press(summary, "Länger")
    expect(summary).to_contain_text("(edited)")
    expect(summary.get_by_role("button", name="Kürzer")).to_be_visible()


def test_a_question_is_asked_by_a_button_for_one_person(page):
    summary = summarize(page)
    press(summary, "Ask")
    form = page.locator("article.message.ephemeral", has=page.locator(".input"))
    form.get_by_label("Your question, or a topic").fill(BATTERY)
    press(form, "Ask")
    asked = page.locator("article.message.ephemeral", has_text=f"Asked: “{BATTERY}”")
    expect(asked).to_contain_text("weighs nine")
    expect(page.locator(".input")).to_have_count(0)
    # The summary stays, and can be asked again.
    press(summary, "Ask")
    expect(form).to_have_count(1)
    press(form, "Ask")
    expect(page.locator("article.message", has_text="Please type your question into the field")).to_have_count(1)


def hrefs(message):
    return message.get_by_role("link", name="→").evaluate_all("(all) => all.map((link) => link.href)")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["harbour-ferry", "back-pressure", "typewriter", "nachtzug"])
def test_the_link_of_a_sentence_opens_the_article_at_it_highlighted(page, context, name, theme):
    page.get_by_label("Theme").select_option(label=theme.capitalize())

    def painted(route):
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("</head>", f"{PAINT}</head>"))

    context.route("**/articles/*", painted)
    summary = summarize(page, name, "5")
    links = summary.get_by_role("link", name="→")
    shown = [sentence.removeprefix("• ").removesuffix(" →") for sentence in sentences(summary)]
    expect(links).to_have_count(len(shown))
    scrolled = False
    for index, sentence in enumerate(shown):
        with context.expect_page() as opened:
            links.nth(index).click()
        tab = opened.value
        tab.wait_for_load_state()
        lines = tab.evaluate(LINES, sentence)
        box = highlight(context, tab.screenshot())
        assert box, f"nothing is highlighted: {tab.url}"
        assert is_highlighted(lines, box), (sentence, lines, box)
        scrolled |= tab.evaluate("scrollY") > 0
        tab.close()
    assert scrolled


def is_highlighted(lines, box):
    """Whether a box is around all lines of a sentence, from the first to the last, and around nothing else."""
    lefts, tops, rights, bottoms = zip(*lines, strict=True)
    inside = min(lefts) - 3 <= box[0] and min(tops) - 3 <= box[1]
    inside = inside and box[2] <= max(rights) + 12 and box[3] <= max(bottoms) + 3
    return inside and box[1] <= bottoms[0] and box[3] >= tops[-1]


def highlight(context, screenshot):
    """The box of what is highlighted on a picture of a page; None where nothing is."""
    looker = context.new_page()
    try:
        return looker.evaluate(BOX, f"data:image/png;base64,{base64.b64encode(screenshot).decode()}")
    finally:
        looker.close()
