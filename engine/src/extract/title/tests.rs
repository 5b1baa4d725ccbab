//! Titles of pages that are no more than their titles.

use crate::{Page, extract};

const TEXT: &str = "<p>The harbour gets its third crane on Friday, two years after the council approved the purchase.</p>\
    <p>It lifts forty tonnes and runs on electricity from panels on the new roof of the fish hall.</p>";

fn title_at(address: &str, head: &str, body: &str) -> String {
    let html =
        format!("<html><head>{head}</head><body>{body}<article>{TEXT}</article></body></html>");
    let address = (!address.is_empty()).then(|| address.parse().unwrap());
    extract(&Page::html(address, html))
        .unwrap()
        .title
        .unwrap_or_default()
}

fn title(head: &str, body: &str) -> String {
    title_at("", head, body)
}

#[test]
fn names_of_site_and_sections_go_behind_any_separator() {
    for (written, own) in [
        (
            "A new crane arrives | Harbour | Gazette",
            "A new crane arrives",
        ),
        ("A new crane arrives :: Gazette", "A new crane arrives"),
        ("A new crane arrives » Gazette", "A new crane arrives"),
        ("A new crane arrives · Gazette", "A new crane arrives"),
        ("A new crane arrives — Gazette", "A new crane arrives"),
        ("A new crane arrives|Gazette", "A new crane arrives"),
        (
            "港口的第三台起重机将于周五启用_新闻_潮水网",
            "港口的第三台起重机将于周五启用",
        ),
        (
            "港の新しいクレーンが来ました｜潮新聞",
            "港の新しいクレーンが来ました",
        ),
    ] {
        assert_eq!(
            title(&format!("<title>{written}</title>"), ""),
            own,
            "{written}"
        );
    }
}

#[test]
fn a_short_title_loses_what_is_known_to_be_the_site() {
    let by_name = "<title>Ruby - Gemstone Lexicon</title><meta property='og:site_name' content='Gemstone Lexicon'>";
    assert_eq!(title(by_name, ""), "Ruby");
    let by_host = title_at(
        "https://www.gemlexicon.example/ruby",
        "<title>Ruby – Gem Lexicon</title>",
        "",
    );
    assert_eq!(by_host, "Ruby");
    let by_publisher = "<title>Ruby – Gem House</title><script type='application/ld+json'>\
        {\"@type\": \"NewsArticle\", \"publisher\": {\"@type\": \"Organization\", \"name\": \"Gem House\"}}</script>";
    assert_eq!(title(by_publisher, ""), "Ruby");
    let by_heading = title(
        "<title>Back-pressure – Tern 3.2 documentation</title>",
        "<h1>Back-pressure<a href='#b'>¶</a></h1>",
    );
    assert_eq!(by_heading, "Back-pressure");
}

#[test]
fn a_separator_inside_the_title_stays() {
    for own in [
        "Crane - friend or foe",
        "AC/DC play the harbour",
        "Well-known cranes of the north",
        "Harbours: a history of the quay",
        "The 2020-2024 harbour report",
    ] {
        assert_eq!(title(&format!("<title>{own}</title>"), ""), own);
    }
    let whole = "Cranes - Ships - Men";
    let head = format!(
        "<title>{whole}</title><meta property='og:title' content='{whole}'><meta property='og:site_name' content='Quay Gazette'>"
    );
    assert_eq!(title(&head, ""), whole);
    let with_heading = title(
        "<title>Cranes | Ships of the north</title>",
        "<h1>Cranes | Ships of the north</h1>",
    );
    assert_eq!(with_heading, "Cranes | Ships of the north");
}

#[test]
fn the_name_of_the_blog_before_the_title_goes() {
    let head = "<title>Quay Blog: Third crane for the harbour</title><meta property='og:site_name' content='Quay Blog'>";
    assert_eq!(
        title(head, "<h1>Quay Blog</h1>"),
        "Third crane for the harbour"
    );
}

#[test]
fn a_heading_that_nobody_sees_or_that_says_something_else_is_not_the_title() {
    let head = "<title>Third crane for the harbour | Tidewater Gazette</title>";
    for heading in [
        "<div style='display:none'><h1>No matches for your search</h1></div>",
        "<dialog><h1>Please choose your region first</h1></dialog>",
        "<h1>Welcome to my little blog</h1>",
    ] {
        assert_eq!(
            title(head, heading),
            "Third crane for the harbour",
            "{heading}"
        );
    }
}

#[test]
fn a_heading_that_is_another_spelling_of_the_title_is_the_title() {
    let head = "<title>Third crane for harbour</title>";
    let heading = "<h1>A third crane for the harbour of Tidewater</h1>";
    assert_eq!(
        title(head, heading),
        "A third crane for the harbour of Tidewater"
    );
}

#[test]
fn labels_and_marks_are_no_part_of_the_title() {
    let head = "<title>Late harbour cranes and the spread of modern ports</title>";
    for heading in [
        "<h1><span>Regular Article</span><span>Late harbour cranes and the spread of modern ports</span><sup>☆</sup></h1>",
        "<h1>Late harbour cranes and the spread of modern ports*</h1>",
        "<h1>Late harbour cranes and the spread of modern ports <a href='#top'>#</a></h1>",
        "<h1><a href='#top'>§</a> Late harbour cranes and the spread of modern ports</h1>",
    ] {
        assert_eq!(
            title(head, heading),
            "Late harbour cranes and the spread of modern ports",
            "{heading}"
        );
    }
    assert_eq!(
        title("<title>(4) Third crane for the harbour</title>", ""),
        "Third crane for the harbour"
    );
    assert_eq!(
        title("<title>(12+) Third crane for the harbour</title>", ""),
        "Third crane for the harbour"
    );
    for own in ["(500) Days of Summer", "Programming in C#", "M*A*S*H"] {
        assert_eq!(title(&format!("<title>{own}</title>"), ""), own);
    }
}
