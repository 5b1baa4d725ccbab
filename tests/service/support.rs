//! What the tests of this folder share: the two functions wired to stand-ins, and their answers read.

use serde_json::Value;
use testkit::lambda::{Function, Running};
use testkit::slack::Slack;
use testkit::slash::{SIGNING_SECRET, SlackRequest};
use testkit::smmry::Smmry;
use testkit::{event, server};

use crate::declared;

/// The Jobs queue's ARN where a test hands records to the worker itself.
pub(crate) const JOBS: &str = "arn:aws:sqs:us-east-1:123456789012:slack-summarize-jobs.fifo";
/// The dead-letter queue's.
pub(crate) const DEAD_LETTERS: &str =
    "arn:aws:sqs:us-east-1:123456789012:slack-summarize-dead-letters.fifo";

/// The ack with its secret in its environment, replies to `slack`, and an AWS that nobody answers for.
pub(crate) fn ack(slack: &Slack) -> Function {
    declared::function(env!("CARGO_BIN_EXE_ack"))
        .env(
            "QUEUE_URL",
            "https://sqs.us-east-1.amazonaws.com/123456789012/slack-summarize-jobs.fifo",
        )
        .env("SLACK_SIGNING_SECRET", SIGNING_SECRET)
        .env("SLACK_REPLY_ORIGINS", slack.origin())
        .env("AWS_ENDPOINT_URL", server::nobody())
}

/// The worker with the built-in engine alone, allowed to read loopback sites.
pub(crate) fn worker(slack: &Slack) -> Function {
    declared::function(env!("CARGO_BIN_EXE_worker"))
        .env("ENGINE", "builtin")
        .env("DEAD_LETTER_QUEUE_ARN", DEAD_LETTERS)
        .env("SLACK_REPLY_ORIGINS", slack.origin())
        .env("ALLOW_PRIVATE_ADDRESSES", "true")
        .env("SMMRY_URL", server::nobody())
        .env("SMMRY_ASYNC_URL", server::nobody())
        .env("AWS_ENDPOINT_URL", server::nobody())
}

/// The worker with a key for `smmry`.
pub(crate) fn worker_with_smmry(slack: &Slack, smmry: &Smmry, engine: &str, key: &str) -> Function {
    worker(slack)
        .env("ENGINE", engine)
        .env("SMMRY_API_KEY", key)
        .env("SMMRY_URL", smmry.classic_url())
        .env("SMMRY_ASYNC_URL", smmry.newer_url())
}

/// What the ack answered, as HTTP.
#[derive(Debug)]
pub(crate) struct HttpAnswer {
    pub(crate) status: u64,
    pub(crate) body: String,
}

impl HttpAnswer {
    /// The body as Slack reads it.
    pub(crate) fn message(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// Hands a request to the ack and gives its answer. Slack hangs up after three seconds; so does this.
pub(crate) async fn ask(ack: &Running, request: &SlackRequest) -> HttpAnswer {
    let answer = ack
        .invoke_within(&request.event(), std::time::Duration::from_secs(3))
        .await
        .answered();
    assert_ne!(answer["isBase64Encoded"], true, "{answer}");
    HttpAnswer {
        status: answer["statusCode"].as_u64().unwrap(),
        body: answer["body"].as_str().unwrap_or_default().to_owned(),
    }
}

/// Hands Jobs to the worker as one batch and gives the ids of the failed records.
pub(crate) async fn work(worker: &Running, jobs: &[Value]) -> Vec<String> {
    let bodies: Vec<String> = jobs.iter().map(Value::to_string).collect();
    deliver(worker, JOBS, &bodies).await
}

/// Hands record bodies to the worker as one batch from `queue` and gives the ids of the failed records.
pub(crate) async fn deliver(worker: &Running, queue: &str, bodies: &[String]) -> Vec<String> {
    event::failed_records(&worker.invoke(&event::batch(queue, bodies)).await.answered())
}

/// Whether only the person who asked sees it.
pub(crate) fn is_ephemeral(message: &Value) -> bool {
    message["response_type"] == "ephemeral"
}

/// Whether it is a summary: a message with sentences in blocks and buttons below, rather than one plain sentence.
pub(crate) fn is_summary(message: &Value) -> bool {
    message["blocks"]
        .as_array()
        .is_some_and(|blocks| blocks.iter().any(|block| block["type"] == "actions"))
}
