//! Posting to Slack: what is tried again, what is final, and that people see one answer all the same.

use std::time::Duration;

use testkit::reply::Reply;
use testkit::site::{self, Site};
use testkit::slack::{Slack, Turn, visible_text};
use testkit::{event, job};

use crate::support::{JOBS, is_ephemeral, is_summary, work, worker};

#[tokio::test]
async fn a_post_that_slack_does_not_take_is_tried_again_inside_the_functions_time() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let mut jobs = Vec::new();
    let mut expected = Vec::new();
    for (what, turns) in [
        (
            "429 with a wait",
            vec![Reply::text(429, "rate_limited").header("retry-after", "1")],
        ),
        ("429 without one", vec![Reply::text(429, "rate_limited")]),
        (
            "429 with nonsense",
            vec![Reply::text(429, "rate_limited").header("retry-after", "soon")],
        ),
        ("500", vec![Reply::text(500, "fatal_error")]),
        ("503 twice", vec![Reply::status(503), Reply::status(503)]),
        ("a reset", vec![Reply::reset()]),
        ("no HTTP", vec![Reply::raw("SSH-2.0-nonsense\r\n")]),
        ("slow", vec![]),
    ] {
        let url = slack.lend_url();
        let posts = turns.len() + 1;
        slack.script(&url, turns.into_iter().map(Turn::refuses));
        if what == "slow" {
            slack.script(
                &url,
                [Turn::shows_but(
                    Reply::text(200, "ok").after(Duration::from_secs(2)),
                )],
            );
        }
        jobs.push(job::link(&site.article(), &url));
        expected.push((what, url, posts));
    }
    // Side by side, so that the back-off of all takes as long as that of one.
    assert!(
        work(&worker, &jobs).await.is_empty(),
        "{}",
        worker.log().text()
    );
    for (what, url, posts) in expected {
        assert!(is_summary(&slack.the_message(&url)), "{what}");
        assert_eq!(slack.posts(&url), posts, "{what}");
    }
}

#[tokio::test]
async fn an_answer_that_slack_will_never_take_is_final_and_logged() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let mut jobs = Vec::new();
    let mut urls = Vec::new();
    for reply in [
        Reply::text(404, "expired_url"),
        Reply::text(404, "used_url"),
        Reply::text(410, "gone"),
        Reply::text(404, ""),
        Reply::text(200, "used_url"),
        Reply::text(400, "invalid_blocks"),
        Reply::text(403, "action_prohibited"),
    ] {
        let url = slack.lend_url();
        slack.always(&url, Turn::refuses(reply));
        jobs.push(job::link(&site.article(), &url));
        urls.push(url);
    }
    assert!(
        work(&worker, &jobs).await.is_empty(),
        "nothing to gain from another delivery"
    );
    let log = worker.stop();
    for (url, job) in urls.iter().zip(&jobs) {
        assert_eq!((slack.posts(url), slack.shown(url).len()), (1, 0), "{job}");
        let told = log
            .records()
            .iter()
            .any(|line| line["job"] == job["id"] && line["outcome"] == "refused");
        assert!(told, "{job}:\n{}", log.text());
    }
}

#[tokio::test]
async fn a_slack_that_stays_down_gives_the_record_back_to_the_queue() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let url = slack.lend_url();
    slack.always(&url, Turn::refuses(Reply::status(503)));
    let batch = event::batch(JOBS, &[job::link(&site.article(), &url).to_string()]);
    let answer = worker
        .invoke_within(&batch, Duration::from_secs(15))
        .await
        .answered();
    assert_eq!(event::failed_records(&answer), ["message-0"]);
    assert!(slack.posts(&url) >= 2, "it was tried again first");

    slack.always(&url, Turn::ok());
    let again = worker.invoke(&batch).await.answered();
    assert!(event::failed_records(&again).is_empty());
    assert!(is_summary(&slack.the_message(&url)));
}

#[tokio::test]
async fn a_wait_that_slack_asks_for_and_the_time_cannot_hold_goes_back_to_the_queue() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let url = slack.lend_url();
    slack.always(
        &url,
        Turn::refuses(Reply::text(429, "rate_limited").header("retry-after", "3600")),
    );
    let batch = event::batch(JOBS, &[job::link(&site.article(), &url).to_string()]);
    let answer = worker
        .invoke_within(&batch, Duration::from_secs(20))
        .await
        .answered();
    assert_eq!(event::failed_records(&answer), ["message-0"]);
    assert_eq!(
        slack.posts(&url),
        1,
        "asked once, and then not before the time"
    );
}

#[tokio::test]
async fn the_message_goes_to_whom_it_is_for() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let (public, private, replaced) = (slack.lend_url(), slack.lend_url(), slack.lend_url());
    let mut whispered = job::link(&site.article(), &private);
    whispered["destination"]["response_url"]["visibility"] = "private".into();
    let mut again = job::link(&site.article(), &replaced);
    again["destination"]["response_url"]["replace"] = true.into();
    assert!(
        work(
            &worker,
            &[job::link(&site.article(), &public), whispered, again]
        )
        .await
        .is_empty()
    );
    let public = slack.the_message(&public);
    assert_eq!(
        (&public["response_type"], &public["replace_original"]),
        (&"in_channel".into(), &false.into())
    );
    assert!(visible_text(&public).contains(site::TITLE), "{public}");
    assert!(is_ephemeral(&slack.the_message(&private)));
    assert_eq!(slack.the_message(&replaced)["replace_original"], true);
}
