//! From a signed command to a Job on SQS: which Job, once, and what a person sees when the queue fails.

use serde_json::{Value, json};
use testkit::faults::{Fault, Proxy};
use testkit::moto::Moto;
use testkit::slack::{Slack, visible_text};
use testkit::slash::{SIGNING_SECRET, SlackRequest, now};
use testkit::sqs::Queue;

use crate::support::{ack, ask, is_ephemeral};

#[tokio::test]
async fn a_command_becomes_the_job_that_it_asks_for() {
    let (moto, slack) = (Moto::start(), Slack::start().await);
    let (jobs, _) = Queue::create_pair(&moto).await;
    let ack = ack(&slack)
        .env("QUEUE_URL", &jobs.url)
        .env("AWS_ENDPOINT_URL", moto.origin())
        .start()
        .await;
    let prose = "Rivers bend because their outer banks wear away. ".repeat(20);
    let link = |address: &str| json!({"link": address});
    for (text, source, sentences, visibility) in [
        (
            "https://example.com/a",
            link("https://example.com/a"),
            3,
            "public",
        ),
        (
            "https://example.com/a 5",
            link("https://example.com/a"),
            5,
            "public",
        ),
        (
            "7 private https://example.com/a",
            link("https://example.com/a"),
            7,
            "private",
        ),
        (
            "example.com/x 1",
            link("https://example.com/x"),
            1,
            "public",
        ),
        (
            "<https://example.com/a|example.com> 40",
            link("https://example.com/a"),
            40,
            "public",
        ),
        (
            "<http://example.com/a?b=1&amp;c=2>",
            link("http://example.com/a?b=1&c=2"),
            3,
            "public",
        ),
        (
            "public https://example.com/a.",
            link("https://example.com/a"),
            3,
            "public",
        ),
        (prose.as_str(), json!({"text": prose.trim()}), 3, "public"),
    ] {
        let url = slack.lend_url();
        let answer = ask(&ack, &SlackRequest::command(text, &url)).await;
        assert_eq!(answer.status, 200, "{text}");
        assert!(is_ephemeral(&answer.message()), "{text}: {answer:?}");
        let queued = jobs.drain(&moto).await;
        assert_eq!(queued.len(), 1, "{text}: {answer:?}");
        let job: Value = serde_json::from_str(&queued[0]).unwrap();
        let age = now() - job["requested_at"].as_u64().unwrap();
        assert!(age <= 30, "{job}");
        assert_eq!(
            job,
            json!({
                "v": 2, "id": job["id"],
                "task": {"summarize": {"source": source, "sentences": sentences}},
                "destination": {"response_url": {"url": url, "visibility": visibility, "replace": false}},
                "team_id": "T0001", "user_id": "U2147483697",
                "requested_at": job["requested_at"],
            }),
            "{text}"
        );
    }
}

#[tokio::test]
async fn the_defaults_are_the_installers() {
    let (moto, slack) = (Moto::start(), Slack::start().await);
    let (jobs, _) = Queue::create_pair(&moto).await;
    let ack = ack(&slack)
        .env("QUEUE_URL", &jobs.url)
        .env("AWS_ENDPOINT_URL", moto.origin())
        .env("DEFAULT_SENTENCES", "9")
        .env("DEFAULT_VISIBILITY", "private")
        .start()
        .await;
    ask(
        &ack,
        &SlackRequest::command("https://example.com/a", &slack.lend_url()),
    )
    .await;
    ask(
        &ack,
        &SlackRequest::command("https://example.com/a public 2", &slack.lend_url()),
    )
    .await;
    let mut asked = Vec::new();
    for job in jobs.drain(&moto).await {
        let job: Value = serde_json::from_str(&job).unwrap();
        asked.push((
            job["task"]["summarize"]["sentences"].as_u64(),
            job["destination"]["response_url"]["visibility"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        ));
    }
    assert_eq!(
        asked,
        [
            (Some(9), "private".to_owned()),
            (Some(2), "public".to_owned())
        ]
    );
}

#[tokio::test]
async fn a_request_that_comes_twice_is_queued_once() {
    let (moto, slack) = (Moto::start(), Slack::start().await);
    let (jobs, _) = Queue::create_pair(&moto).await;
    let ack = ack(&slack)
        .env("QUEUE_URL", &jobs.url)
        .env("AWS_ENDPOINT_URL", moto.origin())
        .start()
        .await;
    let request = SlackRequest::command("https://example.com/a", &slack.lend_url());
    for _ in 0..2 {
        assert!(ask(&ack, &request).await.body.contains("Summarizing"));
    }
    assert_eq!(jobs.depth(&moto).await.0, 1);
}

#[tokio::test]
async fn a_queue_that_stumbles_gets_the_job_all_the_same_and_once() {
    let (moto, slack) = (Moto::start(), Slack::start().await);
    let (jobs, _) = Queue::create_pair(&moto).await;
    let proxy = Proxy::start(&moto).await;
    let ack = ack(&slack)
        .env("QUEUE_URL", &jobs.url)
        .env("AWS_ENDPOINT_URL", proxy.origin())
        .start()
        .await;
    for fault in [
        Fault::Throttled,
        Fault::Broken,
        Fault::Reset,
        Fault::AnswerReset,
        Fault::AnswerLost,
    ] {
        proxy.next(std::slice::from_ref(&fault));
        let answer = ask(
            &ack,
            &SlackRequest::command("https://example.com/a", &slack.lend_url()),
        )
        .await;
        assert!(
            answer.body.contains("Summarizing"),
            "{fault:?}: {answer:?}\n{}",
            ack.log().text()
        );
        assert_eq!(jobs.drain(&moto).await.len(), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn a_queue_that_fails_is_told_to_the_person_within_slacks_three_seconds() {
    let (moto, slack) = (Moto::start(), Slack::start().await);
    let (jobs, _) = Queue::create_pair(&moto).await;
    let faults = [
        Fault::Throttled,
        Fault::Broken,
        Fault::Denied,
        Fault::Reset,
        Fault::Silence,
        Fault::Slow(std::time::Duration::from_secs(10)),
    ];
    // The waits are the fault's own, so they are waited out side by side.
    let mut asked = Vec::new();
    for fault in faults {
        let proxy = Proxy::start(&moto).await;
        proxy.always(fault.clone());
        let ack = ack(&slack)
            .env("QUEUE_URL", &jobs.url)
            .env("AWS_ENDPOINT_URL", proxy.origin())
            .start()
            .await;
        let request = SlackRequest::command("https://example.com/a", &slack.lend_url());
        asked.push(tokio::spawn(async move {
            (fault, ask(&ack, &request).await, proxy, ack)
        }));
    }
    for asked in asked {
        let (fault, answer, _proxy, ack) = asked.await.unwrap();
        assert_eq!(answer.status, 200, "{fault:?}: {answer:?}");
        let message = answer.message();
        assert!(is_ephemeral(&message), "{fault:?}: {message}");
        assert!(
            visible_text(&message).contains("could not be queued"),
            "{fault:?}: {message}"
        );
        let log = ack.stop();
        assert!(
            (log.metric("EnqueueFailures") - 1.0).abs() < f64::EPSILON,
            "{fault:?}: {}",
            log.text()
        );
    }
}

#[tokio::test]
async fn the_signing_secret_comes_from_the_parameter_store() {
    let (moto, slack) = (Moto::start(), Slack::start().await);
    moto.put_secret("/slack-summarize/slack-signing-secret", SIGNING_SECRET)
        .await;
    let proxy = Proxy::start(&moto).await;
    let ack = ack(&slack)
        .without("SLACK_SIGNING_SECRET")
        .env(
            "SLACK_SIGNING_SECRET_PARAMETER",
            "/slack-summarize/slack-signing-secret",
        )
        .env("AWS_ENDPOINT_URL", proxy.origin())
        .start()
        .await;
    assert_eq!(
        proxy.calls("GetParameters"),
        1,
        "read once, in the init phase"
    );
    proxy.always(Fault::Broken);
    for _ in 0..3 {
        assert_eq!(
            ask(&ack, &SlackRequest::command("help", &slack.lend_url()))
                .await
                .status,
            200
        );
        let forged =
            SlackRequest::command("help", &slack.lend_url()).secret("never-log-me-another");
        assert_eq!(ask(&ack, &forged).await.status, 401);
    }
    assert_eq!(
        proxy.calls("GetParameters"),
        1,
        "a flood of bad signatures costs nothing"
    );
}
