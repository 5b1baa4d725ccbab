//! One request to the app and all that came of it, with the time each step took: what the page's details show.
use std::time::Duration;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use service::summary::ModelUse;

/// A request to the app and what came of it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Exchange {
    /// Counts up from 1.
    pub(crate) number: u64,
    /// What it is about, for a person: the command as typed, or the button's label.
    pub(crate) title: String,
    /// What Slack sent.
    pub(crate) request: SentRequest,
    /// What the app answered at once.
    pub(crate) ack: Option<AckAnswer>,
    /// The Job on the queue.
    pub(crate) job: Option<Value>,
    /// What the last delivery of the Job came to (`summarized`, `explained`, …).
    pub(crate) outcome: Option<String>,
    /// Each delivery of the Job, in order.
    pub(crate) deliveries: Vec<NotedDelivery>,
    /// Whether the Job failed as often as its queue delivers it, so that only an apology can come.
    pub(crate) given_up: bool,
    /// What a language model was asked, where one was.
    pub(crate) model: Option<AskedModel>,
    /// What came through the response URL.
    pub(crate) replies: Vec<PostedReply>,
    /// How long each step took.
    pub(crate) times: Times,
}

/// A request as it was sent.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SentRequest {
    /// The headers that matter: type, time and signature.
    pub(crate) headers: Value,
    /// The form fields; an interaction's `payload` as the JSON that it is.
    pub(crate) body: Value,
}

/// The app's immediate answer.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AckAnswer {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The body; null where it is empty.
    pub(crate) body: Value,
}

/// One delivery of the Job to the worker.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NotedDelivery {
    /// The queue that it came from.
    pub(crate) from: QueueName,
    /// What it came to.
    pub(crate) outcome: String,
    /// The outcome in a few words.
    pub(crate) meaning: &'static str,
}

/// A question to a language model, its answer, and what became of each point.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AskedModel {
    /// What it is called.
    name: String,
    /// What it had to do, and the numbered sentences that it read.
    request: Value,
    /// What it answered, word for word.
    answer: String,
    /// Why another engine made the summary; null where the model did.
    failure: Option<String>,
    /// Tokens read and written.
    tokens: [u64; 2],
    /// Each point: what is shown, and what the model wrote in its place and why that is not shown.
    points: Vec<Value>,
}

impl From<&ModelUse> for AskedModel {
    fn from(used: &ModelUse) -> Self {
        let said = &used.exchange;
        let points = said.points.iter().map(|point| {
            let (wrote, why) = point.rejected.clone().unzip();
            json!({ "shown": point.shown, "wrote": wrote, "why": why })
        });
        Self {
            name: used.name.clone(),
            request: json!({ "instructions": said.instructions, "document": said.document }),
            answer: said.answer.clone(),
            failure: used.failure.map(|failure| {
                let cause = said.error.as_deref().unwrap_or_default();
                format!("{} ({cause})", failure.meaning())
            }),
            tokens: [used.tokens_in, used.tokens_out],
            points: points.collect(),
        }
    }
}

/// The two queues that the worker reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum QueueName {
    /// The queue of the Jobs.
    Jobs,
    /// Where a Job goes that failed too often.
    DeadLetters,
}

/// A post to the response URL.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PostedReply {
    /// The message.
    pub(crate) body: Value,
    /// What Slack answered: `ok`, or the word for its refusal.
    pub(crate) answer: String,
}

/// How long each step took, in milliseconds; null where it did not take place.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Times {
    /// From the signed request to its answer.
    #[serde(serialize_with = "milliseconds")]
    pub(crate) ack: Option<Duration>,
    /// In the queue.
    #[serde(serialize_with = "milliseconds")]
    pub(crate) queue: Option<Duration>,
    /// Fetching the page, where the built-in engine did.
    #[serde(serialize_with = "milliseconds")]
    pub(crate) fetch: Option<Duration>,
    /// Asking the model, where one was asked.
    #[serde(serialize_with = "milliseconds")]
    pub(crate) model: Option<Duration>,
    /// Making the summary, fetching and asking left out.
    #[serde(serialize_with = "milliseconds")]
    pub(crate) summary: Option<Duration>,
    /// Posting the answer to the response URL.
    #[serde(serialize_with = "milliseconds")]
    pub(crate) reply: Option<Duration>,
}

#[expect(
    clippy::ref_option,
    reason = "the signature that serde's serialize_with asks for"
)]
fn milliseconds<S: Serializer>(time: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        // Three digits after the point: an ack takes microseconds here.
        Some(time) => {
            let microseconds = u32::try_from(time.as_micros()).unwrap_or(u32::MAX);
            serializer.serialize_f64(f64::from(microseconds) / 1_000.0)
        }
        None => serializer.serialize_none(),
    }
}

/// A form body as JSON: its fields, with an interaction's `payload` read.
pub(crate) fn form_as_json(body: &[u8]) -> Value {
    let fields = form_urlencoded::parse(body).map(|(name, value)| {
        let value = match &*name {
            "payload" => serde_json::from_str(&value).unwrap_or_else(|_| Value::from(&*value)),
            _ => Value::from(&*value),
        };
        (name.into_owned(), value)
    });
    Value::Object(fields.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_reads_as_json() {
        assert_eq!(
            form_as_json(b"text=a+b&payload=%7B%22x%22%3A1%7D"),
            json!({ "text": "a b", "payload": { "x": 1 } })
        );
    }

    #[test]
    fn times_are_milliseconds_and_null_where_there_are_none() {
        let times = Times {
            ack: Some(Duration::from_micros(1_500)),
            ..Times::default()
        };
        let times = serde_json::to_value(times).unwrap();
        assert_eq!(times["ack"], 1.5);
        assert!(times["fetch"].is_null());
    }
}
