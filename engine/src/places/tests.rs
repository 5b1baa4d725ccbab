use crate::{Page, extract, links};

/// The links to these sentences of a page.
fn links_at(address: &str, html: &str, sentences: &[&str]) -> Vec<Option<String>> {
    let page = Page::html(Some(address.parse().expect("an address")), html);
    let article = extract(&page).expect("an article");
    let sentences: Vec<String> = sentences.iter().map(|s| (*s).to_owned()).collect();
    links(&article, &sentences)
}

fn fragment(html: &str, sentence: &str) -> Option<String> {
    let found = links_at("https://a.example/x", html, &[sentence]).remove(0)?;
    let fragment = found.strip_prefix("https://a.example/x#:~:text=");
    Some(fragment.expect("the address").to_owned())
}

const LONG: &str =
    "The harbour of Lindholm reopened on Monday after three long years of work behind tall fences.";
const LINK: &str = "The%20harbour%20of,tall%20fences.";

#[test]
fn a_long_sentence_is_named_by_its_first_and_last_words() {
    let html =
        format!("<h1>Harbour</h1><p>Today is a day of joy for all here. {LONG} Guests came.</p>");
    assert_eq!(fragment(&html, LONG).as_deref(), Some(LINK));
}

#[test]
fn a_short_sentence_is_written_out_and_what_urls_misread_is_encoded() {
    let html = "<p>It was loud and long for all of the guests. Old, well-known B&amp;B | yes. It was good, all said.</p>";
    assert_eq!(
        fragment(html, "Old, well-known B&B | yes.").as_deref(),
        Some("Old%2C%20well%2Dknown%20B%26B%20%7C%20yes.")
    );
}

#[test]
fn inline_elements_entities_and_soft_hyphens_do_not_part_words() {
    let html = "<p>Some words <b>before</b> it, many of them.</p>\
        <p>The har&shy;bour <a href=x>of&nbsp;Lind<i>holm</i></a> reopened\n   at last.</p>";
    assert_eq!(
        fragment(html, "The harbour of Lindholm reopened at last.").as_deref(),
        Some("The%20harbour%20of,at%20last.")
    );
}

#[test]
fn words_that_stand_earlier_get_more_words() {
    let html = format!(
        "<div>The harbour of Lindholm will close in winter for good.</div>\
         <article><p>Well. {LONG}</p><p>Some more words for a text.</p></article>"
    );
    assert_eq!(
        fragment(&html, LONG).as_deref(),
        Some("The%20harbour%20of%20Lindholm%20reopened,tall%20fences.")
    );
}

#[test]
fn a_sentence_that_stands_earlier_in_another_block_gets_a_prefix() {
    let html = format!(
        "<ul><li>{LONG}</li></ul><article><p>The mayor has said it often, and today it came true. {LONG} \
         Guests came from all over the island to see it.</p></article>"
    );
    let found = fragment(&html, LONG).expect("a link");
    assert_eq!(found, format!("true.-,{LINK}"));
}

#[test]
fn a_drop_capital_and_its_word_are_left_out_of_the_fragment() {
    let rest =
        "he harbour of Lindholm reopened on Monday after three long years of work. Guests came.";
    let sentence = "The harbour of Lindholm reopened on Monday after three long years of work.";
    let html = |first: &str| format!("<p>{first}{rest}</p><p>More of it is said in here.</p>");
    // A stylesheet may float the letter, or not; "harbour" is found either way.
    for styled in [
        "<span class=cap>T</span>",
        "<span style='float:left'>T</span>",
    ] {
        let found = fragment(&html(styled), sentence);
        assert_eq!(
            found.as_deref(),
            Some("harbour%20of%20Lindholm,of%20work."),
            "{styled}"
        );
    }
    // Without a style it is a letter of its word.
    for plain in ["<b>T</b>", "T"] {
        let found = fragment(&html(plain), sentence);
        assert_eq!(
            found.as_deref(),
            Some("The%20harbour%20of,of%20work."),
            "{plain}"
        );
    }
    let alone =
        "<p><span class=x>A</span> harbour of Lindholm reopened after three years. More.</p>";
    assert_eq!(
        fragment(alone, "A harbour of Lindholm reopened after three years.").as_deref(),
        Some("A%20harbour%20of,three%20years.")
    );
}

#[test]
fn hidden_text_is_neither_found_nor_in_the_way() {
    let hidden = "The harbour of Lindholm is closed, and nobody comes here.";
    let html = format!(
        "<article><h1>Harbour</h1><p>Today is a day of joy for everybody who lives here, they say.</p>\
         <p hidden>{hidden}</p><div style='display: none'>{hidden}</div><noscript>{hidden}</noscript>\
         <p>{LONG} And so it went on and on until the evening came.</p></article>"
    );
    assert_eq!(fragment(&html, LONG).as_deref(), Some(LINK));
}

#[test]
fn what_a_page_does_not_show_has_no_link() {
    let html = format!("<p>{LONG} And so it went on.</p>");
    assert_eq!(fragment(&html, "The harbour was painted red."), None);
    let text = Page::text(
        Some("https://a.example/x".parse().expect("an address")),
        LONG,
    );
    let article = extract(&text).expect("an article");
    assert_eq!(links(&article, &[LONG.to_owned()]), [None]);
}

#[test]
fn an_existing_fragment_is_kept_and_a_route_is_left_alone() {
    let html = format!("<p>{LONG} And so it went on.</p>");
    let at = |address: &str| links_at(address, &html, &[LONG]).remove(0);
    for kept in [
        "https://a.example/x#part",
        "https://a.example/x#part:~:text=old",
    ] {
        let expected = format!("https://a.example/x#part:~:text={LINK}");
        assert_eq!(at(kept), Some(expected), "{kept}");
    }
    assert_eq!(at("https://a.example/x#/route"), None);
    assert_eq!(at("https://a.example/x#!route"), None);
}

#[test]
fn a_line_break_is_crossed_by_a_range_alone() {
    let html = "<p>Before it stands a sentence.<br>The harbour of Lindholm reopened on<br>Monday after three years. More.</p>";
    assert_eq!(
        fragment(
            html,
            "The harbour of Lindholm reopened on Monday after three years."
        )
        .as_deref(),
        Some("The%20harbour%20of,three%20years.")
    );
}
