//! A Job that failed four times: its person is told so.
use std::time::Instant;

use aws_lambda_events::event::sqs::SqsMessage;
use serde::Deserialize;

use super::{
    Worker,
    report::{Answer, Outcome},
};
use crate::{
    job::{Job, JobId, ResponseUrl},
    slack::reply::Replies,
    summary::Summarizer,
    telemetry::{Metrics, xray},
    words,
};

impl<S: Summarizer, R: Replies> Worker<S, R> {
    /// Tells the person that the Job failed for good. True where that has to be tried again.
    pub(super) async fn apologize(
        &self,
        record: &SqsMessage,
        body: &str,
        deadline: Instant,
    ) -> bool {
        let job = Job::from_json(body).ok();
        let Some(address) = job
            .as_ref()
            .map(Addressee::from)
            .or_else(|| serde_json::from_str(body).ok())
        else {
            tracing::error!(
                message_id = record.message_id,
                "a dead letter without an address: nobody can be told"
            );
            Metrics::new()
                .count("DeadLetters", 1)
                .count_by("Jobs", "Outcome", Outcome::Dropped.as_str())
                .emit();
            return false;
        };
        let message = words::sorry(job.as_ref().map(|job| &job.source));
        let apology = Answer::new(Outcome::Apologized);
        let work = self.deliver(&address.response_url, &message, deadline, apology);
        let answer = self.once(&address.id, job.as_ref(), work).await;
        let outcome = answer.outcome.as_str();
        tracing::error!(
            job = address.id.as_str(),
            outcome,
            reason = answer.reason,
            trace = xray::request_trace(),
            "dead letter"
        );
        Metrics::new()
            .count("DeadLetters", 1)
            .count_by("Jobs", "Outcome", outcome)
            .emit();
        answer.outcome.failed()
    }
}

/// As much of a Job as an apology needs, whatever its version.
#[derive(Deserialize)]
struct Addressee {
    id: JobId,
    response_url: ResponseUrl,
}

impl From<&Job> for Addressee {
    fn from(job: &Job) -> Self {
        Self {
            id: job.id.clone(),
            response_url: job.response_url.clone(),
        }
    }
}

/// Whether a record comes from the dead-letter queue: SQS marks what it moved there, and the queue's name says so, in the
/// template's way or the usual short one.
pub(super) fn is_dead_letter(record: &SqsMessage) -> bool {
    let queue = record
        .event_source_arn
        .as_deref()
        .and_then(|arn| arn.rsplit(':').next())
        .unwrap_or_default();
    let queue = queue.to_ascii_lowercase().replace(['-', '_'], "");
    record.attributes.contains_key("DeadLetterQueueSourceArn")
        || queue.contains("deadletter")
        || queue.trim_end_matches(".fifo").ends_with("dlq")
}
