//! The stand-ins themselves: a test kit that is wrong makes every other test worthless.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use serde_json::json;
use testkit::faults::{Fault, Proxy};
use testkit::lambda::{Function, Outcome};
use testkit::moto::Moto;
use testkit::slack::{Slack, Turn};
use testkit::sqs::Queue;
use testkit::{client::Client, job, reply::Reply};

/// A Lambda function in ten lines of Python: answers, reports an error, dies or hangs, as its event says.
const FUNCTION: &str = r#"#!/usr/bin/env python3
import json, os, sys, time, urllib.request
api = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/2018-06-01/runtime/"
if os.environ.get("REFUSE"): sys.exit("REFUSE is set")
while True:
    with urllib.request.urlopen(api + "invocation/next") as work:
        id, event = work.headers["Lambda-Runtime-Aws-Request-Id"], json.load(work)
        left = int(work.headers["Lambda-Runtime-Deadline-Ms"]) - time.time() * 1000
    print("event", event, flush=True)
    if event["do"] == "die": os._exit(3)
    if event["do"] == "hang": time.sleep(3600)
    path = "error" if event["do"] == "fail" else "response"
    urllib.request.urlopen(api + "invocation/" + id + "/" + path, json.dumps({"left": left}).encode()).read()
"#;

fn function(name: &str) -> Function {
    use std::os::unix::fs::PermissionsExt;
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, FUNCTION).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    Function::of(path).env("PATH", std::env::var("PATH").unwrap())
}

#[tokio::test]
async fn a_function_answers_fails_dies_and_runs_out_of_time() {
    let function = function("every-ending");
    let running = function.start().await;
    let answer = running
        .invoke_within(&json!({"do": "answer"}), Duration::from_secs(20))
        .await
        .answered();
    assert!(
        answer["left"]
            .as_f64()
            .is_some_and(|left| left > 0.0 && left <= 20_000.0),
        "{answer}"
    );
    assert!(matches!(
        running.invoke(&json!({"do": "fail"})).await,
        Outcome::Failed(_)
    ));
    let Outcome::Ended(status) = running.invoke(&json!({"do": "die"})).await else {
        panic!("it lives")
    };
    assert_eq!(status.code(), Some(3));
    assert!(
        running.log().contains("event {'do': 'die'}"),
        "{}",
        running.log().text()
    );

    let another = function.start().await;
    let outcome = another
        .invoke_within(&json!({"do": "hang"}), Duration::from_millis(50))
        .await;
    assert!(matches!(outcome, Outcome::TimedOut));

    let failed = function.env("REFUSE", "1").try_start().await.unwrap_err();
    assert_eq!(
        (failed.status.code(), failed.log.contains("REFUSE is set")),
        (Some(1), true)
    );
}

#[tokio::test]
#[should_panic(expected = "secrets or response URLs in the log")]
async fn a_secret_in_a_log_fails_the_test() {
    let running = function("leaking").start().await;
    let _ = running
        .invoke(&json!({"do": "answer", "secret": testkit::SECRET_MARK}))
        .await;
}

#[tokio::test]
async fn a_queue_delivers_four_times_and_then_gives_its_message_to_the_dead_letters() {
    let moto = Moto::start();
    let (jobs, dead) = Queue::create_pair(&moto).await;
    jobs.send(&moto, "one", "body").await;
    jobs.send(&moto, "one", "body").await;
    assert_eq!(jobs.depth(&moto).await, (1, 0), "sent twice, queued once");
    for delivery in 1..=4 {
        let messages = jobs.receive(&moto, 10).await;
        assert_eq!(messages.len(), 1, "delivery {delivery}");
        assert_eq!(
            messages[0]["Attributes"]["ApproximateReceiveCount"],
            delivery.to_string()
        );
        jobs.release(&moto, &messages[0]).await;
    }
    assert!(jobs.receive(&moto, 10).await.is_empty());
    assert_eq!(dead.drain(&moto).await, ["body"]);
}

#[tokio::test]
async fn a_call_whose_answer_is_lost_has_been_taken() {
    let moto = Moto::start();
    let (jobs, _) = Queue::create_pair(&moto).await;
    let proxy = Proxy::start(&moto).await;
    proxy.next(&[Fault::AnswerReset, Fault::Throttled]);
    let send = || async {
        let headers = testkit::moto::headers("sqs", "AmazonSQS.SendMessage");
        let body = json!({"QueueUrl": jobs.url, "MessageBody": "m", "MessageGroupId": "g", "MessageDeduplicationId": "g"});
        Client::default()
            .send(
                http::Method::POST,
                &proxy.origin(),
                &headers,
                body.to_string().into_bytes(),
            )
            .await
    };
    assert!(send().await.is_err());
    assert_eq!(jobs.depth(&moto).await.0, 1);
    assert_eq!(send().await.map(|answer| answer.status), Ok(400));
    assert_eq!(send().await.map(|answer| answer.status), Ok(200));
    assert_eq!(
        (jobs.depth(&moto).await.0, proxy.calls("SendMessage")),
        (1, 3)
    );
    assert_eq!(jobs.drain(&moto).await.len(), 1);
    assert_eq!(send().await.map(|answer| answer.status), Ok(200));
    assert_eq!(
        jobs.depth(&moto).await.0,
        0,
        "deleted, and known all the same"
    );
}

#[tokio::test]
async fn slack_takes_five_posts_an_address_and_only_well_formed_ones() {
    let slack = Slack::start().await;
    let url = slack.lend_url();
    let post = |body: serde_json::Value| {
        let url = url.clone();
        async move {
            let headers = [("content-type".to_owned(), "application/json".to_owned())];
            let answer = Client::default()
                .send(
                    http::Method::POST,
                    &url,
                    &headers,
                    body.to_string().into_bytes(),
                )
                .await;
            answer.map_or(0, |answer| answer.status)
        }
    };
    slack.script(
        &url,
        [
            Turn::refuses(Reply::status(429)),
            Turn::shows_but(Reply::reset()),
        ],
    );
    let fine = json!({"text": "fine"});
    let long = json!({"text": "t", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x".repeat(3001)}}]});
    assert_eq!(post(long).await, 400);
    let mut seen = Vec::new();
    for _ in 0..7 {
        seen.push(post(fine.clone()).await);
    }
    assert_eq!(seen, [429, 0, 200, 200, 200, 200, 404]);
    assert_eq!((slack.shown(&url).len(), slack.posts(&url)), (5, 8));
}

#[test]
fn every_job_has_an_id_of_its_own() {
    assert_ne!(
        job::link("https://a.b", "u")["id"],
        job::link("https://a.b", "u")["id"]
    );
}
