//! What extraction keeps and what it leaves out, on pages small enough to read.

use crate::{Page, extract};

const ARTICLE: &str = r##"<!doctype html><html lang="en"><head>
<title>Otters return to the old harbour | The Harbour Post</title>
<meta property="og:title" content="Otters return to the old harbour"><meta property="og:type" content="article">
</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>Otters return to the old harbour</h1>
<div class="byline">By Ann Example</div>
<div class="article-body">
<p>Otters were seen in the old harbour this week for the first time in forty years, the port authority said on Monday.</p>
<p>A family of four has settled under the disused ferry pier, where the water has been clean enough for fish since 2019.</p>
<p>"We did not expect them before the end of the decade," said Maria Sample, a biologist who has watched the river since 1998.</p>
<p>The authority has closed the pier to visitors until the summer, and asks people with dogs to keep to the northern bank.</p>
</div></article>
<div class="share-buttons"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Ferry fares rise again</a></li><li><a href="/2">Pier to be painted</a></li></ul></aside>
</main>
<div class="cookie-banner"><p>We use cookies to give you the best experience. By continuing you agree to our use of cookies and our privacy policy.</p></div>
<footer><p>© 2024 The Harbour Post. All rights reserved.</p></footer></body></html>"##;

fn article(html: &str) -> crate::Article {
    extract(&Page::html(None, html)).unwrap()
}

#[test]
fn an_article_is_kept_whole_and_the_boilerplate_around_it_is_left_out() {
    let text = article(ARTICLE).text();
    for kept in [
        "first time in forty years",
        "family of four",
        "Maria Sample",
        "northern bank",
    ] {
        assert!(text.contains(kept), "{kept} is missing from: {text}");
    }
    for left in ["Home", "Facebook", "Ferry fares", "cookies", "All rights"] {
        assert!(!text.contains(left), "{left} is in: {text}");
    }
}

#[test]
fn the_title_is_the_headline_without_the_name_of_the_site() {
    let expected = Some("Otters return to the old harbour");
    assert_eq!(article(ARTICLE).title.as_deref(), expected);
    let without_heading = ARTICLE.replace("<h1>Otters return to the old harbour</h1>", "");
    assert_eq!(article(&without_heading).title.as_deref(), expected);
}

#[test]
fn text_that_a_page_leaves_to_its_script_is_found_in_its_json() {
    let post = "The second reply explains at some length how the index is rebuilt after a crash, and why it takes an hour.";
    let json =
        serde_json::json!({"topic": {"posts": [{"cooked": format!("<p>{post}</p>").repeat(5)}]}});
    let page =
        format!("<body><div id=app></div><script type='application/json'>{json}</script></body>");
    assert!(article(&page).text().contains(post));
}

#[test]
fn a_short_post_with_many_comments_is_the_post() {
    let post = "This is the place to say what you think of the town's plans for the old bridge, and to ask the council's \
        engineers, who read here until Friday evening.";
    let comment = |number| {
        format!(
            "<li class=comment><div class=comment-content><p>I crossed the bridge {number} times last week, and each time the \
             wall on the southern side seemed to lean a little more to the river than the day before.</p></div></li>"
        )
    };
    let comments: String = (2..30).map(comment).collect();
    let page = |head: &str| {
        let html = format!(
            "<head>{head}</head><h1>What do you think?</h1><article><p>{post}</p></article><ol class=comments>{comments}</ol>"
        );
        article(&html).text()
    };
    let declared = page("<meta property=og:type content=article>");
    assert!(declared.contains("until Friday evening"), "{declared}");
    assert!(!declared.contains("seemed to lean"), "{declared}");
}

#[test]
fn a_page_that_is_its_headline_alone_holds_no_sentence() {
    let page = article(
        "<title>Which ferry sails on Sunday?</title><div class=post><h1>Which ferry sails on Sunday?</h1></div>",
    );
    assert_eq!(page.text(), "Which ferry sails on Sunday?");
    assert_eq!(
        crate::summarize(&page, 3),
        Err(crate::ExtractError::NothingToSummarize)
    );
}

#[test]
fn a_summary_of_a_question_has_a_sentence_of_its_answer() {
    let asked = "My crane stops after ten minutes of work, and the motor gets so hot that nobody can touch it. I have looked at the crane's \
        brake, at the crane's gear and at the motor, and nothing on the crane is worn. The crane is nine years old and the motor is \
        the crane's third. Does anybody know what stops the crane and heats the motor?";
    let answered = "The oil is too thick. Let it warm up for half an hour before you lift anything in winter, as we do here with \
        all that stand outside, and take a thinner one when you change it in spring.";
    let page = |answer: &str| {
        let html = format!(
            "<h1>Why does my crane stop?</h1><div itemscope itemtype='https://schema.org/QAPage'><div class=question><p>{asked}</p></div>\
             <div itemprop='{answer}' class=answer><p>{answered}</p></div></div>"
        );
        crate::extract(&Page::html(
            Some(
                "https://qa.example.org/questions/12"
                    .parse()
                    .expect("an address"),
            ),
            &html,
        ))
        .expect("a text")
    };
    for kind in ["acceptedAnswer", "suggestedAnswer"] {
        let page = page(kind);
        assert!(
            page.answer
                .is_some_and(|at| page.blocks[at].text == answered)
        );
        for count in 2..6 {
            let shown = crate::summarize(&page, count).expect("a summary").sentences;
            assert!(
                shown
                    .iter()
                    .any(|sentence| answered.contains(sentence.as_str())),
                "{shown:?}"
            );
        }
    }
}

/// A page of a shop or a service, which shows short lines alone.
fn page_of_short_lines(json: &serde_json::Value) -> String {
    let offer = |number| {
        format!(
            "<div class=plan><h3>Plan {number}</h3><p>For teams of up to {number} people who plan together.</p><p>From {number} euros a month.</p></div>"
        )
    };
    let offers: String = (3..12).map(offer).collect();
    format!(
        "<title>Plans</title><main><h1>Plans for teams</h1>{offers}</main><script id=state type='application/json'>{json}</script>"
    )
}

#[test]
fn what_a_page_shows_is_not_given_up_for_texts_of_its_script() {
    let line = "This message is shown to administrators whose invitation has expired, before they may ask for another one.";
    let messages: Vec<_> = (0..30)
        .map(|number| serde_json::json!({"text": format!("{line} It has the number {number}.")}))
        .collect();
    let text = article(&page_of_short_lines(
        &serde_json::json!({"messages": messages}),
    ))
    .text();
    assert!(text.contains("For teams of up to 11 people"), "{text}");
    assert!(!text.contains("administrators"), "{text}");
}

#[test]
fn a_text_whose_beginning_a_page_shows_is_taken_whole_from_its_script() {
    let plan = |number| {
        format!(
            "<p>Plan {number}</p><p>For teams of up to {number} people who plan together.</p><p>From {number} euros a month.</p>"
        )
    };
    let shown: String = (3..12).map(plan).collect();
    let more = "<p>Whoever leaves a plan keeps all that was written in it for another year, and may read it at any time.</p>".repeat(20);
    let text = article(&page_of_short_lines(
        &serde_json::json!({"post": {"body": shown + &more}}),
    ))
    .text();
    assert!(text.contains("Whoever leaves a plan"), "{text}");
}

#[test]
fn text_that_only_the_json_ld_carries_is_taken_from_there() {
    let first = "The council voted on Tuesday to reopen the swimming pool, after eleven years and two failed tenders. ".repeat(3);
    let second = "Work begins in May, and the first swimmers are expected before the schools close for the summer. ".repeat(3);
    let json = serde_json::json!({"@type": "NewsArticle", "headline": "Pool to reopen", "articleBody": format!("{first}\n{second}")});
    let page = format!(
        "<script type='application/ld+json'>{json}</script><h1>Pool to reopen</h1><p>Subscribe to read on.</p>"
    );
    let blocks = article(&page).blocks;
    assert_eq!(blocks.len(), 2);
    assert!(blocks[0].text.starts_with("The council voted"));
}

#[test]
fn the_headline_is_not_repeated_in_the_text() {
    assert!(!article(ARTICLE).text().contains("Otters return"));
}

#[test]
fn captions_prompts_and_comments_are_left_out() {
    let page = ARTICLE.replace(
        "<p>\"We did not",
        "<figure><img><figcaption>The old harbour in June, seen from the ferry pier.</figcaption></figure>\
         <p>Story continues below advertisement</p><p>\"We did not",
    ).replace(
        "</article>",
        "</article><section class=\"comments\"><h2>Comments</h2><div class=\"comment\"><p>I saw one of them last year already, \
         just behind the fish market, and nobody would believe me when I told them.</p></div></section>",
    );
    let text = article(&page).text();
    assert!(text.contains("before the end of the decade"));
    for left in ["seen from the ferry", "Story continues", "fish market"] {
        assert!(!text.contains(left), "{left} is in: {text}");
    }
}

#[test]
fn a_heading_that_names_only_the_site_is_not_the_title() {
    let page = ARTICLE
        .replace("<main>", "<h1>The Harbour Post</h1><main>")
        .replace(
            "<h1>Otters return to the old harbour</h1>",
            "<h2>Otters return to the old harbour</h2>",
        );
    assert_eq!(
        article(&page).title.as_deref(),
        Some("Otters return to the old harbour")
    );
}
