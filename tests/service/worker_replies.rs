//! Posting to Slack: what is tried again, what is final, and that people see one answer all the same.

use std::time::Duration;

use testkit::lambda::Running;
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
        (
            "503, then 429",
            vec![Reply::status(503), Reply::status(429)],
        ),
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

/// Ways in which Slack's word may be lost, and how often the answer may then be posted in one delivery.
fn lost_words() -> Vec<(&'static str, Reply, usize)> {
    vec![
        ("a reset", Reply::reset(), 1),
        ("the end of the connection", Reply::raw(""), 1),
        ("no HTTP", Reply::raw("SSH-2.0-nonsense\r\n"), 1),
        ("half a head", Reply::raw("HTTP/1.1 200 OK\r\ncontent-"), 1),
        ("silence", Reply::silence(), 1),
        ("500", Reply::status(500), 2),
        ("502", Reply::status(502), 2),
        ("503", Reply::text(503, "upstream"), 2),
        ("504", Reply::status(504), 2),
    ]
}

#[tokio::test]
async fn what_may_have_been_shown_is_posted_once_and_a_5xx_twice_in_a_delivery() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let mut jobs = Vec::new();
    let mut expected = Vec::new();
    for (what, reply, posts) in lost_words() {
        let url = slack.lend_url();
        slack.always(&url, Turn::shows_but(reply));
        jobs.push(job::link(&site.article(), &url));
        expected.push((what, url, posts));
    }
    let failed = work(&worker, &jobs).await;
    assert_eq!(failed.len(), jobs.len(), "each is told to the queue");
    for (what, url, posts) in expected {
        assert_eq!(slack.posts(&url), posts, "{what}");
    }
}

#[tokio::test]
async fn a_word_that_is_always_lost_makes_two_copies_of_an_answer_and_a_5xx_three() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    for (what, reply, posts) in lost_words() {
        let url = slack.lend_url();
        slack.always(&url, Turn::shows_but(reply));
        let job = job::link(&site.article(), &url).to_string();
        let mut failed = Vec::new();
        for delivery in 1..=4 {
            failed = deliver_again(&worker, &job, delivery).await;
            if failed.is_empty() {
                break;
            }
        }
        assert_eq!(failed.is_empty(), posts == 1, "{what}");
        assert_eq!(slack.shown(&url).len(), posts + 1, "{what}");
    }
}

#[tokio::test]
async fn a_silent_slack_holds_up_its_own_record_alone_and_not_for_long() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let (silent, quick) = (slack.lend_url(), slack.lend_url());
    slack.always(&silent, Turn::refuses(Reply::silence()));
    let jobs = [
        job::link(&site.article(), &silent),
        job::link(&site.article(), &quick),
    ];
    // Well inside the function's minute: a worker that waits for Slack as long as it may is not back by then.
    let batch = event::batch(JOBS, &jobs.map(|job| job.to_string()));
    let answer = tokio::time::timeout(
        Duration::from_secs(30),
        worker.invoke_within(&batch, Duration::from_mins(1)),
    )
    .await
    .expect("an answer long before the function's time is over")
    .answered();
    assert_eq!(event::failed_records(&answer), ["message-0"]);
    assert!(is_summary(&slack.the_message(&quick)));
}

#[tokio::test]
async fn blocks_that_slack_refuses_give_way_to_plain_text() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    for refusal in [
        Reply::text(400, "invalid_blocks"),
        Reply::text(400, "invalid_blocks_format"),
        Reply::json(
            200,
            &serde_json::json!({"ok": false, "error": "msg_blocks_too_long"}),
        ),
    ] {
        let url = slack.lend_url();
        slack.script(&url, [Turn::refuses(refusal)]);
        let job = job::link(&site.article(), &url);
        assert!(work(&worker, &[job]).await.is_empty());
        let message = slack.the_message(&url);
        assert!(message.get("blocks").is_none(), "{message}");
        assert!(visible_text(&message).contains(site::TITLE), "{message}");
        assert_eq!(slack.posts(&url), 2);
    }
    let log = worker.stop();
    assert!(log.contains("Slack refused the blocks"), "{}", log.text());
}

/// Delivers a Job as the queue does, with its count, and gives the records that have to come again.
async fn deliver_again(worker: &Running, job: &str, delivery: u32) -> Vec<String> {
    let mut batch = event::batch(JOBS, &[job.to_owned()]);
    batch["Records"][0]["attributes"]["ApproximateReceiveCount"] = delivery.to_string().into();
    event::failed_records(&worker.invoke(&batch).await.answered())
}

#[tokio::test]
async fn an_answer_that_slack_will_never_take_is_final_and_logged() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let mut jobs = Vec::new();
    let mut urls = Vec::new();
    for (reply, posts) in [
        (Reply::text(404, "expired_url"), 1),
        (Reply::text(404, "used_url"), 1),
        (Reply::text(410, "gone"), 1),
        (Reply::text(404, ""), 1),
        (Reply::text(200, "used_url"), 1),
        // The second one without blocks.
        (Reply::text(400, "invalid_blocks"), 2),
        (Reply::text(403, "action_prohibited"), 1),
    ] {
        let url = slack.lend_url();
        slack.always(&url, Turn::refuses(reply));
        jobs.push(job::link(&site.article(), &url));
        urls.push((url, posts));
    }
    assert!(
        work(&worker, &jobs).await.is_empty(),
        "nothing to gain from another delivery"
    );
    let log = worker.stop();
    for ((url, posts), job) in urls.iter().zip(&jobs) {
        assert_eq!(
            (slack.posts(url), slack.shown(url).len()),
            (*posts, 0),
            "{job}"
        );
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
