//! SMMRY in both generations, with every answer that it gives and every way in which it fails, in every mode.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use testkit::job;
use testkit::reply::Reply;
use testkit::site::Site;
use testkit::slack::{Slack, visible_text};
use testkit::smmry::{self, CLASSIC_KEY, NEWER_KEY, SENTENCES, Smmry};

use tokio::task::JoinSet;

use crate::support::{is_ephemeral, is_summary, work, worker_with_smmry};

/// Who is heard in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AnsweredBy {
    Smmry,
    BuiltIn,
    Sentence,
}

fn answer(message: &Value) -> AnsweredBy {
    match (
        is_summary(message),
        visible_text(message).contains(SENTENCES[0]),
    ) {
        (true, true) => AnsweredBy::Smmry,
        (true, false) => AnsweredBy::BuiltIn,
        (false, _) => AnsweredBy::Sentence,
    }
}

/// What SMMRY's classic API may say for a summary: SMMRY is heard.
fn classic_summaries() -> Vec<(&'static str, Reply)> {
    let mut warned = smmry::classic(3);
    warned["sm_api_message"] = "SOURCE IS TOO SHORT, SENTENCE AMOUNT REDUCED TO 3".into();
    let mut bare = smmry::classic(3);
    bare.as_object_mut()
        .unwrap()
        .retain(|name, _| name == "sm_api_content");
    let mut numbers = smmry::classic(3);
    numbers["sm_api_character_count"] = 1234.into();
    numbers["sm_api_credit_balance"] = "99".into();
    vec![
        ("a good answer", Reply::json(200, &smmry::classic(3))),
        ("a warning beside a good answer", Reply::json(200, &warned)),
        ("nothing but sentences", Reply::json(200, &bare)),
        ("numbers and strings mixed", Reply::json(200, &numbers)),
        (
            "a good answer with a bad status",
            Reply::json(500, &smmry::classic(3)),
        ),
    ]
}

/// What it may say in place of one, and who is heard with `ENGINE` on `auto` and on `smmry`.
fn classic_failures() -> Vec<(&'static str, Reply, AnsweredBy, AnsweredBy)> {
    use AnsweredBy::{BuiltIn, Sentence};
    let cut = Reply::json(200, &smmry::classic(3)).cut_after(40);
    let odd = json!({"sm_api_content": 7, "sm_api_title": []});
    vec![
        (
            "0, internal",
            smmry::error(0, "INTERNAL SERVER PROBLEM"),
            BuiltIn,
            Sentence,
        ),
        (
            "1, a bad key",
            smmry::error(1, "INVALID API KEY"),
            BuiltIn,
            Sentence,
        ),
        (
            "2, no credits",
            smmry::error(2, "YOUR ACCOUNT HAS RUN OUT OF CREDITS"),
            BuiltIn,
            Sentence,
        ),
        (
            "3, too short",
            smmry::error(3, "SOURCE IS TOO SHORT"),
            Sentence,
            Sentence,
        ),
        (
            "3, no page",
            smmry::error(3, "THE PAGE IS IN AN UNRECOGNISABLE FORMAT"),
            Sentence,
            Sentence,
        ),
        (
            "an error under a 4xx",
            Reply::json(403, &json!({"sm_api_error": 2})),
            BuiltIn,
            Sentence,
        ),
        (
            "an error as a string",
            Reply::json(200, &json!({"sm_api_error": "1"})),
            BuiltIn,
            Sentence,
        ),
        (
            "an outage",
            Reply::text(503, "<html>Service Unavailable"),
            BuiltIn,
            Sentence,
        ),
        (
            "no JSON",
            Reply::text(200, "Fatal error: Allowed memory size"),
            BuiltIn,
            Sentence,
        ),
        ("nothing", Reply::status(200), BuiltIn, Sentence),
        ("wrong types", Reply::json(200, &odd), BuiltIn, Sentence),
        (
            "another shape",
            Reply::json(200, &json!([1, 2])),
            BuiltIn,
            Sentence,
        ),
        (
            "no sentences",
            Reply::json(200, &json!({"sm_api_content": ""})),
            BuiltIn,
            Sentence,
        ),
        ("cut off", cut, BuiltIn, Sentence),
        ("a reset", Reply::reset(), BuiltIn, Sentence),
        (
            "a redirect",
            Reply::redirect("http://127.0.0.1:1/"),
            BuiltIn,
            Sentence,
        ),
        (
            "without an end",
            Reply::text(200, &"{".repeat(1 << 16)).endless(),
            BuiltIn,
            Sentence,
        ),
    ]
}

#[tokio::test]
async fn every_classic_answer_ends_in_one_message_in_every_mode() {
    let (slack, site, smmry) = (
        Slack::start().await,
        Site::start().await,
        Smmry::start().await,
    );
    let auto = worker_with_smmry(&slack, &smmry, "auto", CLASSIC_KEY)
        .start()
        .await;
    let only = worker_with_smmry(&slack, &smmry, "smmry", CLASSIC_KEY)
        .start()
        .await;
    let built_in = worker_with_smmry(&slack, &smmry, "builtin", CLASSIC_KEY)
        .start()
        .await;
    let answers = classic_summaries()
        .into_iter()
        .map(|(what, reply)| (what, reply, AnsweredBy::Smmry, AnsweredBy::Smmry))
        .chain(classic_failures());
    for (what, reply, in_auto, alone) in answers {
        smmry.always(reply);
        for (mode, worker, expected) in [
            ("auto", &auto, in_auto),
            ("smmry", &only, alone),
            ("builtin", &built_in, AnsweredBy::BuiltIn),
        ] {
            let url = slack.lend_url();
            let asked = smmry.received().len();
            assert!(
                work(worker, &[job::link(&site.article(), &url)])
                    .await
                    .is_empty(),
                "{what}, {mode}"
            );
            let message = slack.the_message(&url);
            assert_eq!(
                answer(&message),
                expected,
                "{what}, {mode}: {message:#}\n{}",
                worker.log().text()
            );
            assert_eq!(
                is_ephemeral(&message),
                expected == AnsweredBy::Sentence,
                "{what}, {mode}: {message:#}"
            );
            assert_eq!(
                smmry.received().len() > asked,
                mode != "builtin",
                "{what}, {mode}"
            );
        }
    }
}

#[tokio::test]
async fn the_classic_api_is_asked_as_its_documentation_says() {
    let (slack, smmry) = (Slack::start().await, Smmry::start().await);
    let worker = worker_with_smmry(&slack, &smmry, "smmry", CLASSIC_KEY)
        .start()
        .await;
    let (link, text) = (slack.lend_url(), slack.lend_url());
    let address = "https://example.com/a?b=c&d=é#part";
    let mut long = job::link(address, &link);
    long["task"]["summarize"]["sentences"] = 5.into();
    let prose = testkit::site::PARAGRAPHS.join(" ");
    assert!(work(&worker, &[long]).await.is_empty());
    assert!(work(&worker, &[job::text(&prose, &text)]).await.is_empty());
    let [by_link, by_text] = smmry
        .received()
        .try_into()
        .unwrap_or_else(|asked| panic!("{asked:?}"));

    let query = by_link.query();
    let value = |name: &str| {
        query
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    };
    assert_eq!(
        (value("SM_API_KEY"), value("SM_LENGTH")),
        (Some(CLASSIC_KEY), Some("5"))
    );
    let (last, url) = query.last().unwrap();
    assert_eq!(
        (last.as_str(), url.split('#').next()),
        ("SM_URL", Some("https://example.com/a?b=c&d=%C3%A9"))
    );
    assert_eq!(by_text.method, http::Method::POST);
    assert_eq!(by_text.form(), [("sm_api_input".to_owned(), prose)]);
    for asked in [&by_link, &by_text] {
        assert_eq!(asked.header("expect"), None);
    }

    let message = visible_text(&slack.the_message(&link));
    assert_eq!(message.matches("A river bends").count(), 1, "{message}");
    for sentence in SENTENCES {
        assert!(message.contains(sentence), "{sentence}: {message}");
    }
    assert!(!message.contains("[BREAK]"), "{message}");
}

#[tokio::test]
async fn the_newer_api_is_asked_until_its_summary_is_ready() {
    let (slack, smmry) = (Slack::start().await, Smmry::start().await);
    smmry.ready_after(2);
    let worker = worker_with_smmry(&slack, &smmry, "smmry", NEWER_KEY)
        .start()
        .await;
    let url = slack.lend_url();
    assert!(
        work(&worker, &[job::link("https://example.com/a", &url)])
            .await
            .is_empty()
    );
    let asked = smmry.received();
    assert_eq!(asked[0].json(), json!({"web_url": "https://example.com/a"}));
    let paths: Vec<&str> = asked.iter().map(testkit::server::Request::path).collect();
    assert_eq!(
        paths,
        [
            "/api/process-summarize",
            "/api/get-summary",
            "/api/get-summary",
            "/api/get-summary"
        ]
    );
    assert!(
        asked
            .iter()
            .all(|request| request.header("x-api-key") == Some(NEWER_KEY))
    );
    let message = visible_text(&slack.the_message(&url));
    assert!(
        message.contains(SENTENCES[2]) && !message.contains(SENTENCES[3]),
        "three are enough: {message}"
    );
}

/// What the newer API may say in place of a summary.
fn newer_failures() -> Vec<(&'static str, Vec<Reply>)> {
    let accepted = || Reply::json(200, &json!({"request_id": "1"}));
    vec![
        (
            "a bad key",
            vec![Reply::json(401, &json!({"error": "Invalid API key"}))],
        ),
        (
            "too many requests",
            vec![Reply::json(429, &json!({"error": "Rate limit"}))],
        ),
        ("an outage", vec![Reply::text(502, "Bad gateway")]),
        ("no id", vec![Reply::json(200, &json!({}))]),
        ("no JSON", vec![Reply::text(200, "<html>")]),
        (
            "an error later",
            vec![accepted(), Reply::json(500, &json!({"error": "failed"}))],
        ),
        ("no JSON later", vec![accepted(), Reply::text(200, "oops")]),
        (
            "no summary ever",
            vec![accepted(), Reply::json(200, &json!({"summary": ""}))],
        ),
        (
            "a summary of another type",
            vec![accepted(), Reply::json(200, &json!({"summary": 7}))],
        ),
    ]
}

#[tokio::test]
async fn every_failure_of_the_newer_api_ends_in_one_message_in_every_mode() {
    let (slack, site) = (
        Arc::new(Slack::start().await),
        Arc::new(Site::start().await),
    );
    // Side by side, since some are waited out.
    let mut cases = JoinSet::new();
    for (what, replies) in newer_failures() {
        for (mode, expected) in [
            ("auto", AnsweredBy::BuiltIn),
            ("smmry", AnsweredBy::Sentence),
        ] {
            let (slack, site, replies) = (Arc::clone(&slack), Arc::clone(&site), replies.clone());
            cases.spawn(async move {
                let smmry = Smmry::start().await;
                smmry.always(replies.last().unwrap().clone());
                smmry.next(replies);
                let worker = worker_with_smmry(&slack, &smmry, mode, NEWER_KEY)
                    .start()
                    .await;
                let url = slack.lend_url();
                let failed = work(&worker, &[job::link(&site.article(), &url)]).await;
                assert!(failed.is_empty(), "{what}, {mode}");
                let message = slack.the_message(&url);
                assert_eq!(
                    answer(&message),
                    expected,
                    "{what}, {mode}: {message:#}\n{}",
                    worker.log().text()
                );
            });
        }
    }
    cases.join_all().await;
}

#[tokio::test]
async fn a_slow_smmry_is_waited_for() {
    let (slack, site, smmry) = (
        Slack::start().await,
        Site::start().await,
        Smmry::start().await,
    );
    // Free mode: SMMRY itself holds back a call that comes too soon after another.
    smmry.always(Reply::json(200, &smmry::classic(3)).after(Duration::from_secs(3)));
    let worker = worker_with_smmry(&slack, &smmry, "auto", CLASSIC_KEY)
        .start()
        .await;
    let url = slack.lend_url();
    assert!(
        work(&worker, &[job::link(&site.article(), &url)])
            .await
            .is_empty()
    );
    assert_eq!(answer(&slack.the_message(&url)), AnsweredBy::Smmry);
}

#[tokio::test]
async fn a_question_goes_to_the_built_in_engine_and_nothing_to_smmry() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    for mode in ["auto", "smmry"] {
        let smmry = Smmry::start().await;
        smmry.always(Reply::json(200, &smmry::classic(3)));
        let worker = worker_with_smmry(&slack, &smmry, mode, CLASSIC_KEY)
            .start()
            .await;
        let url = slack.lend_url();
        let mut asked = job::link(&site.article(), &url);
        asked["task"]["summarize"]["about"] =
            "what do geologists call the crescent of sand?".into();
        assert!(work(&worker, &[asked]).await.is_empty());
        let text = visible_text(&slack.the_message(&url));
        assert!(text.contains("a point bar"), "{text}");
        let clause = "by the built-in engine, as SMMRY takes no questions";
        assert!(text.contains(clause), "{text}");
        assert_eq!(smmry.received().len(), 0, "{mode}");
    }
}

#[tokio::test]
async fn a_language_that_smmry_is_not_asked_for_is_said() {
    let (slack, site, smmry) = (
        Slack::start().await,
        Site::start().await,
        Smmry::start().await,
    );
    smmry.always(Reply::json(200, &smmry::classic(3)));
    let worker = worker_with_smmry(&slack, &smmry, "auto", CLASSIC_KEY)
        .start()
        .await;
    let url = slack.lend_url();
    let mut asked = job::link(&site.article(), &url);
    asked["task"]["summarize"]["language"] = "de".into();
    assert!(work(&worker, &[asked]).await.is_empty());
    let message = slack.the_message(&url);
    assert_eq!(answer(&message), AnsweredBy::Smmry);
    let clause = "denn SMMRY übersetzt nicht (gewünscht: Deutsch)";
    assert!(visible_text(&message).contains(clause), "{message:#}");
}
