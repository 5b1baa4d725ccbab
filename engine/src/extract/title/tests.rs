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
    let whole = "Cranes of the north - Ships - Men";
    let head = format!(
        "<title>{whole} - Quay Gazette</title><meta property='og:title' content='{whole}'>"
    );
    assert_eq!(title(&head, ""), whole);
    // Other signs part what a page belongs to.
    let issue = "<title>Crane panics on empty ship · Issue 4 · quay/crane · Quay</title>\
        <meta property='og:title' content='Crane panics on empty ship · Issue 4 · quay/crane'>";
    assert_eq!(title(issue, ""), "Crane panics on empty ship");
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

#[test]
fn a_name_is_the_sites_when_it_is_short_for_it_or_built_of_it() {
    for (address, head, own) in [
        // The host is the name's initials, or the name without its small words.
        (
            "https://www.nha.example/cranes",
            "<title>Big Cranes | Northern Harbour Agency</title>",
            "Big Cranes",
        ),
        (
            "https://cranesnorth.example/a",
            "<title>Big Cranes | The Cranes of the North</title>",
            "Big Cranes",
        ),
        (
            "https://cranes.quay.example/a",
            "<title>QUAY Cranes | Ships that wait for the third crane</title>",
            "Ships that wait for the third crane",
        ),
        // A short name is a whole word of it.
        (
            "https://shop.example/boots",
            "<title>Boots | QCR Co-op</title><meta property='og:site_name' content='QCR'>",
            "Boots",
        ),
        (
            "https://aid.example/a",
            "<title>Spanish Texts - The Centre for Open Books and Language Learning (COBLL)</title>\
             <meta property='og:site_name' content='COBLL'>",
            "Spanish Texts",
        ),
        // Letters with marks.
        (
            "https://cafenord.example/a",
            "<title>Breakfast - Café Nord</title>",
            "Breakfast",
        ),
        // The name has a separator itself, or is not the last.
        (
            "https://gym.example/a",
            "<title>How to lift a crane's weight - Quay Gym | Weights and ropes for the whole harbour</title>\
             <meta property='og:site_name' content='Quay Gym | Weights and ropes for the whole harbour'>",
            "How to lift a crane's weight",
        ),
        (
            "https://www.quayforum.example/t/1",
            "<title>Late ferries again? | Quay Forum - The first address for all who wait on piers</title>",
            "Late ferries again?",
        ),
        // The folder that the page lies in.
        (
            "https://gazette.example/news/opinion/2026/cranes",
            "<title>Why the harbour needs no third crane | Opinion</title>",
            "Why the harbour needs no third crane",
        ),
        (
            "https://gazette.example/news/opinion/2026/cranes",
            "<title>Opinion | Why the harbour needs no third crane</title>",
            "Why the harbour needs no third crane",
        ),
        (
            "https://a.example/",
            "<title>Late ferries in the north @ Quay Talk</title>",
            "Late ferries in the north",
        ),
        (
            "https://a.example/",
            "<title>Cranes | Quay documentation</title>",
            "Cranes",
        ),
        (
            "https://a.example/",
            "<title>Cranes of the north ⋆ Quay Works</title>",
            "Cranes of the north",
        ),
        (
            "https://a.example/",
            "<title>Cranes — Quay Documentation (3.1)</title>",
            "Cranes",
        ),
        // No separator that stands free.
        (
            "https://a.example/t",
            "<title>Quay Online Forum-Late ferries</title><meta property='og:site_name' content='Quay Online Forum'>",
            "Late ferries",
        ),
        (
            "https://quay.example/a",
            "<title>quay.example Late ferries</title>",
            "Late ferries",
        ),
        (
            "https://quaycast.example/a",
            "<title>Quay! Cast | Quaycast.example - The five best cranes according to me</title>",
            "The five best cranes according to me",
        ),
    ] {
        assert_eq!(title_at(address, head, ""), own, "{head}");
    }
}

#[test]
fn what_a_forum_writes_before_a_thread_is_no_part_of_its_title() {
    for (written, own) in [
        (
            "Quay Forum • View topic - Crane motor gets hot",
            "Crane motor gets hot",
        ),
        ("Quay Board :: View topic - Late ferries", "Late ferries"),
        ("Kaiforum • Thema anzeigen - Späte Fähren", "Späte Fähren"),
        (
            "View of the harbour - A crane and a ship in the evening",
            "View of the harbour - A crane and a ship in the evening",
        ),
    ] {
        assert_eq!(title(&format!("<title>{written}</title>"), ""), own);
    }
}

#[test]
fn what_only_resembles_a_name_belongs_to_the_title() {
    for (address, own) in [
        (
            "https://forums.quayos.example/t/9",
            "2024: The year of desktop QuayOS?",
        ),
        (
            "https://quay.example/a",
            "The best cheap cranes under forty tonnes - March 2026",
        ),
        (
            "https://git.example/docs",
            "Quay - quay-commit Documentation",
        ),
        ("https://quay.example/a", "Ferries – heart of the forum"),
        (
            "https://quay.example/hrms",
            "HRMS - Harbour Resource Management and Shipping Software",
        ),
    ] {
        let head = format!("<title>{own}</title>");
        assert_eq!(title_at(address, &head, ""), own);
    }
}

#[test]
fn the_address_tells_the_title_from_what_stands_around_it() {
    for (address, document_title, heading, expected) in [
        (
            "https://answers.example/questions/964/how-does-a-harbour-crane-work",
            "lifting - How does a harbour crane work? - Quay Stack",
            "",
            "How does a harbour crane work?",
        ),
        // A quotation that is set as large as a title.
        (
            "https://quay.example/what-do-crews-love-about-the-third-crane",
            "What do crews love about the third crane? | Quay Blog",
            "<h1>But what they love is the feeling of height and of wind</h1>",
            "What do crews love about the third crane?",
        ),
        // The site calls all of its pages the same.
        (
            "https://quay.example/r/cranes/comments/1rl0nt4/rusty_old_crane_and_a_bent_hook/",
            "Quay - The heart of the harbour",
            "<h1>Rusty old crane and a bent hook</h1>",
            "Rusty old crane and a bent hook",
        ),
        (
            "https://quay.example/collections/all-ropes",
            "Ropes for Every Ship | Strong and Cheap",
            "<h1>All Ropes</h1>",
            "All Ropes",
        ),
        // Without such an address the heading stays what it is.
        (
            "https://quay.example/2026/crane",
            "All about the third crane of the harbour",
            "<h1>The third crane, seen from the pier</h1>",
            "The third crane, seen from the pier",
        ),
    ] {
        let head = format!("<title>{document_title}</title>");
        assert_eq!(title_at(address, &head, heading), expected);
    }
}

#[test]
fn a_heading_that_is_shown_twice_counts_once() {
    let heading = "<h1>Setting up a third crane</h1>".repeat(2);
    let head = "<title>How do you set up a crane? | Quay Works</title>";
    assert_eq!(title(head, &heading), "Setting up a third crane");
    let spelt = "<h1>Setting Up a Third Crane</h1><h1>Setting up a Third Crane</h1>";
    let head = "<title>Setting up a third crane | Quay Works</title>";
    assert_eq!(title(head, spelt), "Setting Up a Third Crane");
}

#[test]
fn a_heading_that_begins_small_is_written_as_the_page_writes_its_title() {
    let head = "<title>History of cranes | Quay Works</title>";
    assert_eq!(
        title(head, "<h1>history of cranes</h1>"),
        "History of cranes"
    );
    let head = "<title>iCrane's first year | Quay Works</title>";
    assert_eq!(
        title(head, "<h1>iCrane's First Year</h1>"),
        "iCrane's First Year"
    );
}

#[test]
fn a_paragraph_that_is_set_as_a_heading_is_no_title() {
    let heading = "<h1>Learn which of the harbour's cranes lift the most? Get tips on how to read their signs and how to \
        wait. We'll help you to see all of them in one day.</h1>";
    let head = "<title>The ten best cranes of the harbour | Quay Works</title>";
    assert_eq!(title(head, heading), "The ten best cranes of the harbour");
}

#[test]
fn labels_before_and_lines_below_a_headline_are_no_part_of_its_words() {
    let labelled = title(
        "<title>The third crane of the harbour in pictures | Quay Works</title>",
        "<h1>Blog: The third crane of the harbour in pictures</h1>",
    );
    assert_eq!(labelled, "The third crane of the harbour in pictures");
    let thread = "<title>News - A third crane? | Quay Forum</title><script type='application/ld+json'>\
        {\"@type\": \"DiscussionForumPosting\", \"headline\": \"A third crane?\"}</script>";
    let heading = "<h1><span class='label'>News</span><span>&nbsp;</span>A third crane?</h1>";
    assert_eq!(title(thread, heading), "A third crane?");
    let below = title(
        "<title>Cranes</title>",
        "<h1><span>The best cranes</span><span>Ships and ropes like them</span></h1>",
    );
    assert_eq!(below, "The best cranes Ships and ropes like them");
    let one_word = title(
        "<title>QuayTube explained to crews</title>",
        "<h1>Quay<b>Tube</b> explained to crews</h1>",
    );
    assert_eq!(one_word, "QuayTube explained to crews");
    let goes_on = title(
        "<title>Seven crane trends | Quay Works</title>",
        "<h1>Seven crane trends from Berth 202</h1>",
    );
    assert_eq!(goes_on, "Seven crane trends from Berth 202");
}

#[test]
fn the_year_that_a_page_was_written_for_stays() {
    let head = "<title>Best ferries of the north in 2025 | Quay Works</title>";
    let heading = "<h1>Best ferries of the north</h1>";
    assert_eq!(title(head, heading), "Best ferries of the north in 2025");
}

#[test]
fn characters_that_were_encoded_twice_are_read() {
    let head = "<meta property='og:title' content='Crane&amp;#8217;s test &amp;amp; the harbour'>";
    assert_eq!(title(head, ""), "Crane’s test & the harbour");
    let tags = "<title>&lt;crane&gt;: The Crane element &amp;amp; its parts</title>";
    assert_eq!(title(tags, ""), "<crane>: The Crane element & its parts");
    let heading = "<h1>Crane&amp;#x2019;s test &amp;#x26; the harbour</h1>";
    assert_eq!(title("", heading), "Crane’s test & the harbour");
    let about = "<title>The &amp;nbsp; entity and what &amp;lt; is for</title>";
    assert_eq!(title(about, ""), "The &nbsp; entity and what &lt; is for");
    let around = "<title>\u{202a}Third Crane\u{202c} - \u{202a}Quay Scholar\u{202c}</title>";
    assert_eq!(
        title_at("https://quay.example/a", around, ""),
        "Third Crane"
    );
}

#[test]
fn a_title_that_says_nothing_gives_way() {
    let heading = "<h1>A walk along the new quay</h1>";
    for name in ["Untitled Document", "Home", "Gazette"] {
        let head = format!("<title>{name}</title><meta property='og:site_name' content='Gazette'>");
        assert_eq!(title(&head, heading), "A walk along the new quay", "{name}");
    }
    assert_eq!(title("<title>Home</title>", ""), "Home");
}

#[test]
fn a_headline_of_another_thing_gives_way_to_two_that_agree() {
    let head = "<title>List of cranes of the north - Quay Works</title>\
        <meta property='og:title' content='List of cranes of the north'><script type='application/ld+json'>\
        {\"@type\": \"Article\", \"headline\": \"Wharfmedia article with items\"}</script>";
    assert_eq!(title(head, ""), "List of cranes of the north");
}

#[test]
fn a_headline_that_is_cut_off_is_read_where_it_is_whole() {
    let whole = "Third crane for the harbour of the north lifts its first forty tonnes";
    let head = format!(
        "<title>{whole} | Quay Works</title><script type='application/ld+json'>\
         {{\"@type\": \"Article\", \"headline\": \"Third crane for the harbour of the north lifts...\"}}</script>"
    );
    assert_eq!(title(&head, ""), whole);
}

#[test]
fn a_headline_in_an_element_of_its_own_outweighs_a_heading_of_other_words() {
    let head = "<title>Best crane makers of 2025 | Quay Works</title><meta name='headline' content='Best crane makers of 2025'>";
    let heading = "<h1>Investing in harbour crane makers</h1>";
    assert_eq!(title(head, heading), "Best crane makers of 2025");
}

#[test]
fn a_title_of_any_length_is_read_at_once() {
    let long = "crane | ".repeat(50_000);
    let head = format!("<title>{long}</title><meta property='og:title' content='{long}'>");
    assert_eq!(title(&head, ""), long.trim());
}

#[test]
fn an_issues_number_and_a_manuals_language_are_no_part_of_the_title() {
    let issue = "<title>Cranes stop at noon · Issue #15 · quay/crane</title>";
    let heading = "<h1><bdi>Cranes stop at noon</bdi><span>#15</span></h1>";
    assert_eq!(title(issue, heading), "Cranes stop at noon");
    let module = "<meta name=generator content=rustdoc><title>crane::queue - Rust</title>";
    let heading = "<h1>Module <span>queue</span></h1>";
    assert_eq!(title(module, heading), "crane::queue");
}

#[test]
fn a_line_below_the_headline_in_the_same_heading_is_no_part_of_it() {
    let head = "<title>Third crane lifts off at last</title>";
    for heading in [
        "<h1>Third crane lifts off at last<span>By Ann Example</span></h1>",
        "<h1>Third crane lifts off at last <span>By Ann Example</span></h1>",
        "<h1><span>Third crane lifts off at last</span><em>By Ann Example</em></h1>",
    ] {
        assert_eq!(
            title(head, heading),
            "Third crane lifts off at last",
            "{heading}"
        );
    }
}

#[test]
fn a_page_that_has_the_sites_name_alone_for_a_title_is_called_as_its_address_says() {
    let body = "<h1><a href='/'>Ann's Notebook</a></h1><h2><a href='/third-crane'>Third crane!</a></h2>\
        <h2>Other things</h2>";
    let head = "<title>Ann's Notebook</title>";
    assert_eq!(
        title_at("https://ann.example/2026/third-crane", head, body),
        "Third crane!"
    );
    // A title of its own, or one that speaks of what the address does.
    for name in ["A winch for Ann", "<a href='/'>A crane for Ann</a>"] {
        let head = "<title>A crane for Ann</title>";
        let body = format!("<h1>{name}</h1><h2>Third crane</h2>");
        let own = title_at("https://ann.example/2026/third-crane", head, &body);
        assert!(own.ends_with("for Ann"), "{own}");
    }
}
