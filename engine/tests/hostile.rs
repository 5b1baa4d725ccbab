//! No page, however made, makes extraction panic, loop, or say more than the page holds.

use engine::{Page, extract, summarize};
use proptest::prelude::*;

#[path = "hostile/pages.rs"]
mod pages;

/// Far beyond every page that people read, and quick without optimization too; `examples/hostile.rs` takes 5 MiB.
const SIZE: usize = 32 * 1024;

/// Extracts and summarizes; what comes out cannot be much more than what went in.
fn read(page: &Page, size: usize) {
    if let Ok(article) = extract(page) {
        assert!(article.text().len() <= 4 * size + 1000);
        if let Ok(summary) = summarize(&article, 3) {
            assert!(summary.sentences.len() <= 3);
        }
    }
}

#[test]
fn a_hostile_page_of_any_kind_is_read_to_its_end() {
    for kind in pages::KINDS {
        let html = pages::page(kind, SIZE);
        assert!(html.len() >= SIZE / 2, "{kind}");
        read(&Page::html(None, html.as_str()), html.len());
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
