//! Batches: each record for itself, whatever its neighbours are; what is too old, too new or not a Job at all.

use serde_json::json;
use testkit::lambda::Outcome;
use testkit::reply::Reply;
use testkit::site::{self, Site};
use testkit::slack::{Slack, Turn, visible_text};
use testkit::slash::now;
use testkit::{event, job};

use crate::support::{DEAD_LETTERS, JOBS, deliver, is_ephemeral, is_summary, work, worker};

#[tokio::test]
async fn a_bad_record_fails_alone_and_its_neighbours_are_answered() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let urls = [slack.lend_url(), slack.lend_url()];
    let mut newer = job::link(&site.article(), &slack.lend_url());
    newer["v"] = 99.into();
    let mut without_source = job::link(&site.article(), &slack.lend_url());
    without_source["task"]["summarize"]
        .as_object_mut()
        .unwrap()
        .remove("source");
    let elsewhere = job::link(
        &site.article(),
        "https://evil.example/commands/never-log-me",
    );
    let bodies = [
        job::link(&site.article(), &urls[0]).to_string(),
        "not JSON".to_owned(),
        newer.to_string(),
        job::link(&site.article(), &urls[1]).to_string(),
        without_source.to_string(),
        String::new(),
        elsewhere.to_string(),
    ];
    let failed = deliver(&worker, JOBS, &bodies).await;
    assert_eq!(failed, ["message-1", "message-2", "message-4", "message-5"]);
    for url in &urls {
        assert!(is_summary(&slack.the_message(url)));
    }
    let log = worker.stop();
    assert!(log.contains("version 99"), "{}", log.text());
    assert!(
        log.contains("\"outcome\":\"refused\""),
        "no word of the foreign address: {}",
        log.text()
    );
}

#[tokio::test]
async fn records_of_one_batch_are_worked_on_side_by_side() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    // No page comes before all have been asked for: one after the other, none would ever come.
    let gate = std::sync::Arc::new(tokio::sync::Barrier::new(5));
    let together = testkit::server::Server::start(move |_| {
        let gate = std::sync::Arc::clone(&gate);
        async move {
            gate.wait().await;
            Reply::html(site::article())
        }
    })
    .await;
    let urls: Vec<String> = (0..5).map(|_| slack.lend_url()).collect();
    let jobs: Vec<_> = urls
        .iter()
        .enumerate()
        .map(|(n, url)| job::link(&format!("{}/{n}", together.origin()), url))
        .collect();
    assert!(work(&worker, &jobs).await.is_empty());
    for url in &urls {
        assert!(is_summary(&slack.the_message(url)));
    }
    drop(site);
}

#[tokio::test]
async fn a_job_older_than_its_response_url_is_dropped_and_counted() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let url = slack.lend_url();
    let mut old = job::link(&site.article(), &url);
    old["requested_at"] = (now() - 31 * 60).into();
    assert!(work(&worker, &[old.clone()]).await.is_empty());
    assert!(
        deliver(&worker, DEAD_LETTERS, &[old.to_string()])
            .await
            .is_empty()
    );
    assert_eq!((slack.posts(&url), site.visits("/article")), (0, 0));
    let log = worker.stop();
    let dropped = log
        .records()
        .iter()
        .filter(|line| line["_aws"].is_object() && line["Outcome"] == "dropped")
        .count();
    assert_eq!(dropped, 2, "{}", log.text());
}

#[tokio::test]
async fn a_dead_letter_is_answered_with_one_apology() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let url = slack.lend_url();
    let dead = job::link(&site.article(), &url).to_string();
    assert!(deliver(&worker, DEAD_LETTERS, &[dead]).await.is_empty());
    let message = slack.the_message(&url);
    assert!(is_ephemeral(&message) && !is_summary(&message), "{message}");
    assert!(
        visible_text(&message).to_lowercase().contains("sorry"),
        "{message}"
    );
    assert_eq!(site.visits("/article"), 0, "four tries were enough");
}

#[tokio::test]
async fn a_stack_whose_name_speaks_of_dead_letters_gets_summaries_all_the_same() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let [jobs, dead] = ["jobs", "dead-letters"]
        .map(|queue| format!("arn:aws:sqs:us-east-1:123456789012:my-dead-letter-dlq-{queue}.fifo"));
    let worker = worker(&slack)
        .env("DEAD_LETTER_QUEUE_ARN", &dead)
        .start()
        .await;
    for (queue, summarized) in [(&jobs, true), (&dead, false)] {
        let url = slack.lend_url();
        let job = job::link(&site.article(), &url).to_string();
        assert!(deliver(&worker, queue, &[job]).await.is_empty());
        assert_eq!(is_summary(&slack.the_message(&url)), summarized, "{queue}");
    }
}

#[tokio::test]
async fn a_dead_letter_that_nobody_can_read_does_not_come_again_for_ever() {
    let slack = Slack::start().await;
    let worker = worker(&slack).start().await;
    let mut newer = job::link("https://example.com/", &slack.lend_url());
    newer["v"] = 99.into();
    let failed = deliver(
        &worker,
        DEAD_LETTERS,
        &["not JSON".to_owned(), newer.to_string()],
    )
    .await;
    assert!(failed.is_empty(), "{failed:?}");
    let log = worker.stop();
    assert!(
        log.records().iter().any(|line| line["level"] == "ERROR"),
        "{}",
        log.text()
    );
}

#[tokio::test]
async fn a_record_that_comes_twice_is_answered_once() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let url = slack.lend_url();
    let job = job::link(&site.article(), &url);
    assert!(
        work(&worker, &[job.clone(), job.clone()]).await.is_empty(),
        "twice in one batch"
    );
    assert!(work(&worker, &[job]).await.is_empty(), "and once more");
    assert!(is_summary(&slack.the_message(&url)));
}

#[tokio::test]
async fn a_worker_that_runs_out_of_time_gives_the_record_back_before_lambda_kills_it() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let (slow, quick) = (slack.lend_url(), slack.lend_url());
    slack.always(&slow, Turn::refuses(Reply::silence()));
    let jobs = [
        job::link(&site.article(), &slow),
        job::link(&site.article(), &quick),
    ];
    let batch = event::batch(JOBS, &jobs.map(|job| job.to_string()));
    let outcome = worker
        .invoke_within(&batch, std::time::Duration::from_secs(10))
        .await;
    let Outcome::Answered(answer) = outcome else {
        panic!("{outcome:?}\n{}", worker.log().text())
    };
    assert_eq!(event::failed_records(&answer), ["message-0"]);
    assert!(is_summary(&slack.the_message(&quick)));
}

#[tokio::test]
async fn an_event_that_is_no_batch_is_reported_as_an_error_and_the_worker_lives_on() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    assert!(matches!(
        worker.invoke(&json!({"Records": "none"})).await,
        Outcome::Failed(_)
    ));
    let empty = worker.invoke(&json!({"Records": []})).await.answered();
    assert!(event::failed_records(&empty).is_empty());
    let url = slack.lend_url();
    assert!(
        work(&worker, &[job::link(&site.article(), &url)])
            .await
            .is_empty()
    );
    assert!(is_summary(&slack.the_message(&url)));
}
