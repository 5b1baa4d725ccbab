"""The page draws a message as Slack does: what Slack would leave as it is, it leaves."""

import pytest
from channel import send, summaries
from playwright.sync_api import expect

Z = "\u200b"


def drawn(page, text, verbatim=True):
    """What mrkdwn becomes: the page's own markup."""
    return page.evaluate(
        """async ([text, verbatim]) => {
            const { mrkdwn } = await import("/static/mrkdwn.js");
            const box = document.createElement("div");
            box.append(...mrkdwn(text, verbatim));
            return box.innerHTML;
        }""",
        [text, verbatim],
    )


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("*b* _i_ ~s~ `c`", "<b>b</b> <i>i</i> <s>s</s> <code>c</code>"),
        ("snake_case 2*3*4 a~b~c", "snake_case 2*3*4 a~b~c"),
        # As the app writes a page's marks: with a zero-width space beside each.
        (f"{Z}*{Z}b{Z}*{Z} {Z}_{Z}i{Z}_{Z}", f"{Z}*{Z}b{Z}*{Z} {Z}_{Z}i{Z}_{Z}"),
        (f"ˋcˋ :{Z}tada:", f"ˋcˋ :{Z}tada:"),
        (":tada:", '<span class="emoji" role="img" aria-label="tada">🎉</span>'),
        ("`:tada:` 12:30:45 :no-such-emoji: std::vec", "<code>:tada:</code> 12:30:45 :no-such-emoji: std::vec"),
        ("```\n:tada: *b*\n```", "<pre>:tada: *b*</pre>"),
        ("``` no end *b*", "``` no end <b>b</b>"),
        ("&lt;!channel&gt; &amp;lt;", "&lt;!channel&gt; &amp;lt;"),
        ("<!here>", '<span class="mention">@here</span>'),
        ("https://a.example/ @channel", "https://a.example/ @channel"),
        ("&gt; quoted", "<blockquote>quoted</blockquote>"),
        (f"{Z}&gt; not", f"{Z}&gt; not"),
    ],
)
def test_mrkdwn_is_drawn_as_in_slack(page, text, markup):
    assert drawn(page, text) == markup


def test_only_what_is_not_verbatim_has_its_addresses_linked(page):
    link = '<a href="https://a.example/x" target="_blank" rel="noopener noreferrer">https://a.example/x</a>'
    assert drawn(page, "see https://a.example/x.", verbatim=False) == f"see {link}."
    assert drawn(page, "see https://a.example/x.") == "see https://a.example/x."


def test_a_links_label_has_emoji_and_no_other_format(page):
    label = drawn(page, "<https://a.example|*b* :tada:>")
    assert "*b*" in label
    assert 'aria-label="tada"' in label


def test_dates_are_drawn_and_what_is_no_date_is_its_fallback(page):
    assert "2014" in drawn(page, "<!date^1392734382^on {date}|once>")
    assert "once" in drawn(page, "<!date^never^on {date}|once>")
    linked = drawn(page, "<!date^1392734382^{date_num}^https://a.example/|once>")
    assert 'href="https://a.example/"' in linked


def test_a_plain_text_draws_emoji_unless_it_says_otherwise(page):
    texts = page.evaluate(
        """async () => {
            const { plain } = await import("/static/mrkdwn.js");
            return [{ text: ":tada:" }, { text: ":tada:", emoji: true }, { text: ":tada:", emoji: false }].map(plain);
        }"""
    )
    assert texts == ["🎉", "🎉", ":tada:"]


def test_the_marks_of_a_summarized_text_are_seen_and_do_nothing(page):
    sentence = "The *lamp* on the _cape_ was lit again at 12:30:45 after :tada: seventy `dark` years. "
    send(page, "/summarize " + sentence * 5)
    section = summaries(page).first.locator(".section").nth(1)
    expect(section).to_contain_text("lamp")
    shown = section.inner_text().replace(Z, "")
    # Emoji codes are left out of what was pasted; a time keeps its colons.
    assert "The *lamp* on the _cape_ was lit again at 12:30:45 after seventy ˋdarkˋ years." in shown
    assert section.locator("b, i, s, code, .emoji").count() == 0


def test_one_authors_messages_in_a_row_are_named_once(page):
    send(page, "first")
    send(page, "second")
    page.get_by_label("You are").select_option(label="Amara Osei")
    send(page, "third")
    names = page.locator("article.message .name")
    expect(page.locator("article.message", has_text="third").locator(".name")).to_be_visible()
    expect(names.filter(visible=True)).to_have_text(["Amara Osei", "Jonas Lindqvist", "Robin Vale", "Amara Osei"])
