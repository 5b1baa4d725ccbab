//! No page, however made, makes extraction panic, loop, or say more than the page holds.

use engine::{Article, ExtractError, Page, extract, summarize};
use proptest::prelude::*;

#[path = "hostile/pages.rs"]
mod pages;

/// Far beyond every page that people read, and quick without optimization too; `examples/hostile.rs` takes 5 MiB.
const SIZE: usize = 32 * 1024;

/// What a hostile page gives.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    /// An article whose text begins with this, and a summary.
    Summary(&'static str),
    /// An article whose text begins with this, without a sentence to summarize.
    NoSentence(&'static str),
    /// No article.
    NoText,
}

/// What each kind of page must give. The page's own text is there to be read, however it is wrapped; what stands in the
/// wrong place, in menus and in attributes may be lost.
const OUTCOMES: [(&str, Outcome); 29] = [
    ("nested divs", Outcome::Summary("a")),
    ("nested lists", Outcome::Summary("a")),
    ("nested tables", Outcome::NoSentence("a")),
    ("nested formatting", Outcome::Summary("a")),
    // All of it is links, as in a menu.
    ("nested links", Outcome::NoText),
    ("nested unknown elements", Outcome::Summary("a")),
    ("sibling paragraphs", Outcome::Summary("a")),
    ("sibling empty elements", Outcome::NoText),
    ("unclosed paragraphs", Outcome::Summary("a b c.")),
    ("unclosed formatting with attributes", Outcome::Summary("a")),
    // A letter many times is no prose.
    ("misnested formatting", Outcome::NoText),
    ("attributes in one tag", Outcome::Summary("p a0 a1 a2")),
    (
        "attributes in one end tag",
        Outcome::Summary("text /p a0 a1"),
    ),
    (
        "quoted angle brackets in attributes",
        Outcome::Summary("p a0='>' a1='>'"),
    ),
    ("one long class list", Outcome::NoText),
    (
        "a long class list around many blocks",
        Outcome::Summary("a b c."),
    ),
    ("a large table", Outcome::NoSentence("a\n\nb")),
    ("text in a table's wrong place", Outcome::Summary("ab")),
    ("end tags without start", Outcome::NoText),
    ("one text without spaces", Outcome::Summary("aaa")),
    ("headings", Outcome::NoSentence("Heading 1\n\nHeading 2")),
    ("nested JSON", Outcome::NoText),
    ("JSON-LD", Outcome::Summary("text")),
    ("entities and joiners", Outcome::Summary("&\u{200d}a &")),
    ("hidden styles", Outcome::Summary("a")),
    ("sibling pictures of formulas", Outcome::Summary("a")),
    ("nested formulas", Outcome::Summary("a")),
    ("one element of links and lines", Outcome::Summary("a")),
    ("nested teasers", Outcome::Summary("A")),
];

/// What comes out cannot be much more than what went in.
fn assert_bounded(article: &Article, size: usize) {
    assert!(article.text().len() <= 4 * size + 1000);
}

/// Whether an error says what the page is, and not that it could not be read.
fn is_of_page(error: ExtractError) -> bool {
    !matches!(
        error,
        ExtractError::TooComplex
            | ExtractError::ScannedPdf
            | ExtractError::UnreadablePdf
            | ExtractError::UnreadableWord
    )
}

/// Extracts and summarizes whatever it is: an article and a summary within bounds, or no text.
fn read(page: &Page, size: usize) {
    let article = match extract(page) {
        Ok(article) => article,
        Err(error) => return assert!(is_of_page(error), "{error}"),
    };
    assert_bounded(&article, size);
    match summarize(&article, 3) {
        Ok(summary) => assert!((1..=3).contains(&summary.sentences.len())),
        Err(error) => assert_eq!(error, ExtractError::NothingToSummarize),
    }
}

#[test]
fn each_kind_of_hostile_page_gives_what_it_must() {
    assert_eq!(OUTCOMES.each_ref().map(|(kind, _)| *kind), pages::KINDS);
    for (kind, expected) in OUTCOMES {
        let html = pages::page(kind, SIZE);
        assert!(html.len() >= SIZE / 2, "{kind}");
        let extracted = extract(&Page::html(None, html.as_str()));
        if let Ok(article) = &extracted {
            assert_bounded(article, html.len());
        }
        let summarized = extracted
            .as_ref()
            .map_err(|error| *error)
            .and_then(|article| summarize(article, 3));
        let text = extracted.map(|article| article.text());
        match (&text, &summarized, &expected) {
            (Ok(text), Ok(summary), Outcome::Summary(start)) if text.starts_with(start) => {
                assert!((1..=3).contains(&summary.sentences.len()), "{kind}");
            }
            (Ok(text), Err(ExtractError::NothingToSummarize), Outcome::NoSentence(start))
                if text.starts_with(start) => {}
            (Err(error), _, Outcome::NoText) if is_of_page(*error) => {}
            _ => {
                let start = text.map(|text| text.chars().take(60).collect::<String>());
                panic!("{kind}: {start:?}, {summarized:?} instead of {expected:?}");
            }
        }
    }
}

#[test]
fn a_hundred_thousand_levels_are_as_good_as_a_few() {
    let text = "The harbour was closed on Monday, because the otters had come back to it after forty years. ";
    let html = format!("{}<p>{}</p>", "<div>".repeat(100_000), text.repeat(5));
    let article = extract(&Page::html(None, html)).unwrap();
    assert!(article.text().contains("otters had come back"));
}

/// Pieces that parsers trip over, in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<p>"),
        Just("</p>"),
        Just("<div class=\"article-body\">"),
        Just("</div>"),
        Just("<table><tr><td>"),
        Just("</table>"),
        Just("<a href=x>"),
        Just("</a>"),
        Just("<script>"),
        Just("</script>"),
        Just("<script type=\"application/ld+json\">{\"@type\":\"Article\",\"articleBody\":\""),
        Just("\"}"),
        Just("<!--"),
        Just("-->"),
        Just("<![CDATA["),
        Just("<svg><title>"),
        Just("<math><mi>"),
        Just("<template>"),
        Just("</template>"),
        Just("<select><option>"),
        Just("<frameset>"),
        Just("<body class=post>"),
        Just("<html>"),
        Just("<h1>"),
        Just("<li>"),
        Just("<br><br>"),
        Just("<pre>\n"),
        Just("<noscript>"),
        Just("<plaintext>"),
        Just("&nbsp;&#x1F600;&bogus;"),
        Just("Some words of text, and a full stop. "),
        Just("«Ünïcödé» 中文。 "),
        Just("\0"),
        Just("\u{feff}"),
        Just("<p"),
        Just("='\""),
        Just("<form><input hidden>"),
        Just("</br>"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_a_page_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..2000), kind in 0..4usize) {
        let kind = [None, Some("text/html"), Some("text/plain; charset=utf-16"), Some("text/html; charset=shift_jis")][kind];
        let size = bytes.len();
        if let Ok(page) = Page::from_bytes(None, kind, bytes) {
            read(&page, 3 * size);
        }
    }

    #[test]
    fn any_text_is_read_as_html_and_as_text(text in ".{0,800}") {
        read(&Page::html(None, text.as_str()), text.len());
        read(&Page::text(None, text.as_str()), text.len());
    }

    #[test]
    fn any_soup_of_tags_is_read(html in soup()) {
        read(&Page::html(None, html.as_str()), html.len());
    }
}
