//! The built-in engine behind the worker: pages that can be summarized, and one clear sentence for all others.

use std::time::Duration;

use testkit::job;
use testkit::reply::Reply;
use testkit::site::{self, Site};
use testkit::slack::{Slack, visible_text};

use crate::support::{is_ephemeral, is_summary, work, worker};

#[tokio::test]
async fn a_page_becomes_its_title_and_its_most_telling_sentences() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    for sentences in [1_usize, 3, 5] {
        let url = slack.lend_url();
        let mut job = job::link(&site.article(), &url);
        job["task"]["summarize"]["sentences"] = sentences.into();
        assert!(work(&worker, &[job]).await.is_empty());
        let message = slack.the_message(&url);
        let text = visible_text(&message);
        assert!(is_summary(&message), "{message}");
        assert!(text.contains(site::TITLE), "{text}");
        assert_eq!(told(&text), sentences, "{text}");
        for foreign in ["newsletter", "Copyright", "About us"] {
            assert!(!text.contains(foreign), "{text}");
        }
    }
}

/// How many of the article's sentences a text tells.
fn told(text: &str) -> usize {
    site::PARAGRAPHS
        .join(" ")
        .split_inclusive(". ")
        .filter(|sentence| text.contains(sentence.trim()))
        .count()
}

#[tokio::test]
async fn a_text_is_summarized_without_a_page() {
    let slack = Slack::start().await;
    let worker = worker(&slack).start().await;
    let url = slack.lend_url();
    assert!(
        work(&worker, &[job::text(&site::PARAGRAPHS.join(" "), &url)])
            .await
            .is_empty()
    );
    let message = slack.the_message(&url);
    assert!(is_summary(&message), "{message}");
    assert_eq!(told(&visible_text(&message)), 3, "{message}");
}

#[tokio::test]
async fn pages_are_read_however_they_are_sent() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let latin: Vec<u8> = site::article()
        .replace("Geologists", "Géologues")
        .chars()
        .map(|c| c as u8)
        .collect();
    let latin = Reply::status(200)
        .header("content-type", "text/html; charset=iso-8859-1")
        .body(latin);
    let packed = site::gzip(&site::article());
    let plain = Reply::text(200, &site::PARAGRAPHS.join("\n\n"));
    let nameless = Reply::status(200).body(site::article());
    site.page("/two", Reply::redirect("/article"));
    let mut jobs = Vec::new();
    let mut asked = Vec::new();
    for (what, address) in [
        ("in Latin-1", site.page("/latin", latin)),
        ("gzip-encoded", site.page("/gzip", packed)),
        ("as plain text", site.page("/text", plain)),
        ("without a content type", site.page("/nameless", nameless)),
        (
            "behind redirects",
            site.page("/one", Reply::redirect("/two")),
        ),
        (
            "in drops, but in time",
            site.page(
                "/drops",
                Reply::html(site::article()).dripping(512, Duration::from_millis(20)),
            ),
        ),
    ] {
        let url = slack.lend_url();
        jobs.push(job::link(&address, &url));
        asked.push((what, url));
    }
    assert!(work(&worker, &jobs).await.is_empty());
    for (what, url) in asked {
        let message = slack.the_message(&url);
        assert!(is_summary(&message), "{what}: {message}");
        assert!(
            !message.to_string().contains('\u{fffd}'),
            "{what}: {message}"
        );
    }
}

/// Every page that cannot be summarized, and a word of the sentence that says so.
fn hopeless(site: &Site) -> Vec<(&'static str, String, &'static str)> {
    site.page("/loop", Reply::redirect("/loop"));
    for hop in 0..8 {
        site.page(
            &format!("/hop/{hop}"),
            Reply::redirect(&format!("/hop/{}", hop + 1)),
        );
    }
    site.page("/hop/8", Reply::html(site::article()));
    let image = Reply::status(200)
        .header("content-type", "image/png")
        .body(vec![0x89, b'P', b'N', b'G']);
    let lying = Reply::html([0_u8, 159, 146, 150].repeat(2000));
    vec![
        ("404", site.url("/nowhere"), "no page at"),
        ("410", site.page("/gone", Reply::status(410)), "no page at"),
        ("401", site.page("/login", Reply::status(401)), "log"),
        ("403", site.page("/forbidden", Reply::status(403)), "log"),
        ("402", site.page("/paywall", Reply::status(402)), "log"),
        ("500", site.page("/broken", Reply::status(500)), ""),
        ("503", site.page("/busy", Reply::status(503)), ""),
        ("an image", site.page("/image", image), "page"),
        (
            "binary that says it is HTML",
            site.page("/lying", lying),
            "",
        ),
        (
            "an empty page",
            site.page("/empty", Reply::html("")),
            "summarize",
        ),
        (
            "a page without a word",
            site.page("/wordless", Reply::html("<p>* * *</p>")),
            "summarize",
        ),
        (
            "a page of scripts",
            site.page(
                "/app",
                Reply::html("<div id=app></div><script>let a = 1;</script>"),
            ),
            "summarize",
        ),
        (
            "a huge page",
            site.page("/huge", site::huge(6 << 20)),
            "large",
        ),
        (
            "a page without an end",
            site.page("/endless", site::endless()),
            "large",
        ),
        (
            "a decompression bomb",
            site.page("/bomb", site::gzip_bomb(12 << 20)),
            "large",
        ),
        ("a page in drops", site.page("/drip", site::drip()), "slow"),
        (
            "a site that says nothing",
            site.page("/silent", Reply::silence()),
            "slow",
        ),
        ("a redirect to itself", site.url("/loop"), ""),
        ("too many redirects", site.url("/hop/0"), ""),
        (
            "a redirect to nowhere",
            site.page("/away", Reply::redirect("http://127.0.0.1:1/")),
            "",
        ),
        (
            "a redirect to another scheme",
            site.page("/file", Reply::redirect("file:///etc/passwd")),
            "",
        ),
        (
            "a redirect without a target",
            site.page("/lost", Reply::status(302)),
            "",
        ),
        ("a page cut off", site.page("/cut", site::cut_off()), ""),
        ("a reset", site.page("/reset", Reply::reset()), ""),
        (
            "no HTTP",
            site.page("/ssh", Reply::raw("SSH-2.0-OpenSSH\r\n")),
            "",
        ),
        ("nobody there", testkit::server::nobody(), ""),
        ("a name that is none", "http://name.invalid/".to_owned(), ""),
    ]
}

#[tokio::test]
async fn every_hopeless_page_is_answered_with_one_sentence_for_the_person_who_asked() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let pages: Vec<_> = hopeless(&site)
        .into_iter()
        .map(|page| (page, slack.lend_url()))
        .collect();
    // Side by side, so that the slow ones are waited out together.
    let jobs: Vec<_> = pages
        .iter()
        .map(|((_, address, _), url)| job::link(address, url))
        .collect();
    assert!(
        work(&worker, &jobs).await.is_empty(),
        "{}",
        worker.log().text()
    );
    for ((what, address, word), url) in pages {
        let message = slack.the_message(&url);
        let text = visible_text(&message).to_lowercase();
        assert!(
            is_ephemeral(&message) && !is_summary(&message),
            "{what}: {message}"
        );
        assert!(text.contains(word), "{what}: {text}");
        for internal in ["error:", "reqwest", "hyper", "os error", "panicked"] {
            assert!(
                !text.replace(&address, "").contains(internal),
                "{what}: {text}"
            );
        }
    }
}

/// The addresses of the places that a message's sentences link to.
fn places(message: &serde_json::Value) -> Vec<String> {
    let text = visible_text(message);
    let links = text
        .split('<')
        .skip(1)
        .filter_map(|part| part.split_once('|'));
    links
        .filter(|(_, label)| label.starts_with('→'))
        .map(|(address, _)| address.to_owned())
        .collect()
}

#[tokio::test]
async fn each_sentence_of_a_web_page_links_to_its_place_unless_the_owner_turns_that_off() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    site.page("/moved", Reply::redirect("/article"));
    let plain = site.page("/plain", Reply::text(200, &site::PARAGRAPHS.join("\n\n")));
    let on = worker(&slack).start().await;
    let off = worker(&slack).env("PLACE_LINKS", "false").start().await;
    for (worker, address, links) in [
        (&on, site.article(), 3),
        // Where the page was found in the end.
        (&on, site.url("/moved"), 3),
        (&off, site.article(), 0),
        (&on, plain, 0),
    ] {
        let url = slack.lend_url();
        assert!(work(worker, &[job::link(&address, &url)]).await.is_empty());
        let places = places(&slack.the_message(&url));
        assert_eq!(places.len(), links, "{address}: {places:?}");
        let start = format!("{}#:~:text=", site.article());
        assert!(
            places.iter().all(|place| place.starts_with(&start)),
            "{places:?}"
        );
    }
}

#[tokio::test]
async fn a_question_is_answered_from_the_page_and_an_unanswered_one_is_said() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    for (question, said) in [
        (
            "what do geologists call the crescent of sand?",
            "a point bar",
        ),
        (
            "who painted the Mona Lisa?",
            "I found no answer to that here.",
        ),
    ] {
        let url = slack.lend_url();
        let mut job = job::link(&site.article(), &url);
        job["task"]["summarize"]["about"] = question.into();
        assert!(work(&worker, &[job]).await.is_empty());
        let message = slack.the_message(&url);
        let text = visible_text(&message);
        assert!(is_summary(&message), "{message}");
        assert!(text.contains(&format!("Asked: “{question}”")), "{text}");
        assert!(text.contains(said), "{text}");
        assert!(told(&text) > 0, "{text}");
    }
}
