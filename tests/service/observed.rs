//! What an owner can see of a request: one trace across the queue, and the cold starts.

use http::Method;
use serde_json::json;
use testkit::reply::Reply;
use testkit::server::Server;
use testkit::slack::Slack;
use testkit::slash::SlackRequest;

use crate::support::{ack, ask, worker};

/// Lambda's own tracing needs no more: SQS makes the message's trace attribute from this header.
#[tokio::test]
async fn sqs_learns_in_which_trace_a_job_was_asked_for() {
    let slack = Slack::start().await;
    let sqs = Server::start(|_| async {
        Reply::json(200, &json!({ "MessageId": "1", "MD5OfMessageBody": "0" }))
    })
    .await;
    let ack = ack(&slack)
        .env("QUEUE_URL", format!("{}/1/jobs.fifo", sqs.origin()))
        .env("AWS_ENDPOINT_URL", sqs.origin())
        .start()
        .await;
    ask(
        &ack,
        &SlackRequest::command("https://example.com/a", &slack.lend_url()),
    )
    .await;
    let received = sqs.received();
    let message = received
        .iter()
        .find(|request| request.method == Method::POST)
        .expect("a message");
    let trace = message.header("x-amzn-trace-id").expect("a trace");
    assert!(trace.starts_with("Root=1-"), "{trace}");
}

#[tokio::test]
async fn only_an_instances_first_invocation_is_a_cold_start() {
    let slack = Slack::start().await;
    for (function, event) in [
        (ack(&slack), SlackRequest::command("help", "").event()),
        (worker(&slack), serde_json::json!({ "Records": [] })),
    ] {
        let named = function.env("METRICS_NAMESPACE", "SlackSummarize/stack");
        let running = named.start().await;
        for _ in 0..3 {
            drop(running.invoke(&event).await.answered());
        }
        let log = running.stop();
        let counted = log.metric("ColdStarts");
        assert!((counted - 1.0).abs() < f64::EPSILON, "{counted}");
        for metric in log.records().iter().filter_map(|line| line.get("_aws")) {
            let namespace = &metric["CloudWatchMetrics"][0]["Namespace"];
            assert_eq!(namespace, "SlackSummarize/stack");
        }
    }
}
