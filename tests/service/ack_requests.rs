//! What the ack lets in, and what it says at once. No queue is at hand: none of these needs one.

use serde_json::json;
use testkit::event::Door;
use testkit::slack::{Slack, visible_text};
use testkit::slash::{SlackRequest, now};

use crate::support::{ack, ask, is_ephemeral};

#[tokio::test]
async fn what_slack_signed_passes_in_every_shape_that_lambda_gives_it() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let good = || SlackRequest::command("help", &slack.lend_url());
    let shouted = |request: SlackRequest| {
        let signed = request.headers();
        signed.iter().fold(request, |request, (name, value)| {
            request.header(&name.to_uppercase(), value)
        })
    };
    for (what, request) in [
        ("through a function URL", good()),
        ("through an HTTP API", good().through(Door::HttpApi)),
        ("in base64", good().base64()),
        ("with header names in capitals", shouted(good())),
        (
            "with a charset",
            good().header(
                "content-type",
                "application/x-www-form-urlencoded; charset=utf-8",
            ),
        ),
        ("nearly five minutes old", good().at(now() - 290)),
        ("from nearly five minutes ahead", good().at(now() + 290)),
        (
            "with fields that nobody knows",
            SlackRequest::fields(&[
                ("command", "/summarize"),
                ("text", "help"),
                ("response_url", &slack.lend_url()),
                ("new_in_2030", "x"),
            ]),
        ),
    ] {
        let answer = ask(&ack, &request).await;
        assert_eq!(answer.status, 200, "{what}: {answer:?}");
        assert!(is_ephemeral(&answer.message()), "{what}: {answer:?}");
    }
}

#[tokio::test]
async fn what_is_no_slash_command_gets_the_status_that_says_so() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    let url = slack.lend_url();
    let good = || SlackRequest::command("help", &url);
    let large = || SlackRequest::command(&"a".repeat(64 * 1024), &url);
    let forged = large().signature(&format!("v0={}", "0".repeat(64)));
    let unknown = json!({"type": "view_submission", "user": {"id": "U1"}}).to_string();
    for (what, request, status, says) in [
        (
            "a certificate check",
            SlackRequest::fields(&[("ssl_check", "1")]),
            200,
            "",
        ),
        (
            "a browser",
            SlackRequest::body("")
                .method("GET")
                .header("content-type", ""),
            405,
            "Slack",
        ),
        ("another method", good().method("PUT"), 405, ""),
        ("too much", large(), 200, "64 KiB"),
        ("too much of a stranger's", forged, 413, ""),
        (
            "JSON",
            SlackRequest::body("{}").header("content-type", "application/json"),
            415,
            "",
        ),
        (
            "no content type",
            good().header("content-type", ""),
            415,
            "",
        ),
        (
            "an interaction of another kind",
            SlackRequest::fields(&[("payload", &unknown)]),
            200,
            "",
        ),
    ] {
        let answer = ask(&ack, &request).await;
        assert_eq!(answer.status, status, "{what}: {answer:?}");
        assert!(answer.body.contains(says), "{what}: {answer:?}");
    }
}

#[tokio::test]
async fn a_command_that_asks_for_nothing_possible_is_answered_with_help() {
    let slack = Slack::start().await;
    let ack = ack(&slack).start().await;
    for (text, says) in [
        ("", "/summarize http"),
        ("   ", "/summarize http"),
        ("help", "/summarize http"),
        ("HELP", "/summarize http"),
        ("too short", "/summarize http"),
        ("https://example.com/a 0", "40"),
        ("https://example.com/a 41", "40"),
        ("https://example.com/a 99999999999999999999", "40"),
        ("ftp://example.com/a", "http"),
    ] {
        let answer = ask(&ack, &SlackRequest::command(text, &slack.lend_url())).await;
        assert_eq!(answer.status, 200, "{text:?}: {answer:?}");
        let message = answer.message();
        assert!(is_ephemeral(&message), "{text:?}: {message}");
        assert!(visible_text(&message).contains(says), "{text:?}: {message}");
        testkit::slack::check(&message).unwrap_or_else(|problem| panic!("{text:?}: {problem}"));
    }
}
