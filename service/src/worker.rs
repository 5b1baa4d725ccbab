//! An SQS batch: each Job in it is answered, once, and the records that have to come again are named.
//!
//! What an `Err` means for redelivery is decided here and nowhere else: whatever keeps a summary from being made is
//! told to the person at once and ends the Job; only an answer that Slack did not take yet, a record that cannot be
//! read, or the end of the function itself leaves the record to SQS, which delivers it again.
mod answered;
mod dead_letter;
mod report;

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant, SystemTime},
};

use aws_lambda_events::event::sqs::{BatchItemFailure, SqsBatchResponse, SqsEvent, SqsMessage};
use futures_util::{FutureExt as _, future::join_all};

pub use self::report::{Answer, Outcome};
use self::{answered::Answered, dead_letter::is_dead_letter, report::report};
use crate::{
    job::{Job, JobId, ResponseUrl, SharedSummary, Source},
    slack::{
        message::Message,
        reply::{Replies, ReplyError},
    },
    summary::{Summarizer, Summary, SummaryError},
    telemetry::{self, Metrics, xray},
    words,
};

/// What is kept of the function's time for the reply, so that a summary that takes too long still ends in a word.
const REPLY_RESERVE: Duration = Duration::from_secs(8);
/// What is kept for the way back to Lambda after the last reply.
const RETURN_RESERVE: Duration = Duration::from_millis(500);

/// Answers Jobs.
#[derive(Debug)]
pub struct Worker<S, R> {
    summarizer: S,
    replies: R,
    answered: Answered,
    /// Whether Jobs count neither as too old nor as answered before.
    rehearses: bool,
}

impl<S: Summarizer, R: Replies> Worker<S, R> {
    /// A worker that gets its summaries here and its answers there.
    #[must_use]
    pub fn new(summarizer: S, replies: R) -> Self {
        Self {
            summarizer,
            replies,
            answered: Answered::default(),
            rehearses: false,
        }
    }

    /// Answers Jobs of any age, and again: for a dry run, whose sample events are old and the same each time.
    #[must_use]
    pub fn rehearsing(self) -> Self {
        Self {
            rehearses: true,
            ..self
        }
    }

    /// Works on the records of a batch, all at once, and names those that have to come again.
    pub async fn handle(&self, event: SqsEvent, deadline: Instant) -> SqsBatchResponse {
        let records = event.records.iter().map(|record| async move {
            // A panic is one record's failure, not its neighbours'.
            let trace = record.attributes.get("AWSTraceHeader").map(String::as_str);
            let work = xray::requested_by(trace, self.record(record, deadline));
            let work = AssertUnwindSafe(work).catch_unwind();
            let failed = work.await.unwrap_or_else(|_| {
                tracing::error!(
                    message_id = record.message_id,
                    "a record made the worker panic"
                );
                true
            });
            failed.then(|| record.message_id.clone().unwrap_or_default())
        });
        let mut response = SqsBatchResponse::default();
        for message_id in join_all(records).await.into_iter().flatten() {
            let mut failure = BatchItemFailure::default();
            failure.item_identifier = message_id;
            response.batch_item_failures.push(failure);
        }
        response
    }

    async fn record(&self, record: &SqsMessage, deadline: Instant) -> bool {
        let body = record.body.as_deref().unwrap_or_default();
        if is_dead_letter(record) {
            return self.apologize(record, body, deadline).await;
        }
        match Job::from_json(body) {
            Ok(job) => self.answer(&job, deadline).await.outcome.failed(),
            Err(error) => {
                tracing::error!(message_id = record.message_id, %error, outcome = Outcome::Unreadable.as_str(), "job");
                Metrics::new()
                    .count_by("Jobs", "Outcome", Outcome::Unreadable.as_str())
                    .emit();
                true
            }
        }
    }

    /// Answers one Job: with a summary, or with one sentence that says what happened.
    pub async fn answer(&self, job: &Job, deadline: Instant) -> Answer {
        let work = self.work(job, deadline);
        let answer = self.once(&job.id, Some(job), work).await;
        report(job, &answer);
        answer
    }

    /// Does the work unless the Job is too old to answer or was answered before. What Slack did not take yet may come again.
    async fn once(
        &self,
        id: &JobId,
        job: Option<&Job>,
        work: impl Future<Output = Answer>,
    ) -> Answer {
        let now = SystemTime::now();
        if !self.rehearses && job.is_some_and(|job| !job.is_answerable(now)) {
            return Answer::new(Outcome::Dropped);
        }
        let Some(claim) = self.answered.claim(id) else {
            return Answer::new(Outcome::Repeated);
        };
        let answer = work.await;
        if !answer.outcome.failed() && !self.rehearses {
            claim.keep();
        }
        answer
    }

    async fn work(&self, job: &Job, deadline: Instant) -> Answer {
        let started = Instant::now();
        let (message, answer) = match &job.source {
            Source::Notice(notice) => (words::notice(*notice), Answer::new(Outcome::Served)),
            Source::Dismiss => (Message::deletion(), Answer::new(Outcome::Served)),
            Source::Shared(words) => (
                Message::summary(&shared(words), job),
                Answer::new(Outcome::Summarized),
            ),
            Source::Link(_) | Source::Text(_) => {
                let limit = deadline.checked_sub(REPLY_RESERVE).unwrap_or(deadline);
                let made = tokio::time::timeout_at(
                    limit.into(),
                    self.summarizer.summarize(&job.source, job.sentences),
                )
                .await
                .unwrap_or(Err(SummaryError::OutOfTime));
                let summary_time = Some(started.elapsed());
                match made {
                    Ok(summary) => (
                        Message::summary(&summary, job),
                        Answer {
                            summary_time,
                            fetch_time: summary.fetch_time,
                            engine: Some(summary.engine),
                            fell_back: summary.fell_back,
                            credits_left: summary.credits_left,
                            ..Answer::new(Outcome::Summarized)
                        },
                    ),
                    Err(error) => (
                        words::summary_error(&error, &job.source),
                        Answer {
                            summary_time,
                            reason: Some(telemetry::causes(&error)),
                            ..Answer::new(Outcome::Explained)
                        },
                    ),
                }
            }
        };
        let answer = self
            .deliver(&job.response_url, &message, deadline, answer)
            .await;
        if matches!(job.source, Source::Shared(_)) && answer.outcome == Outcome::Summarized {
            // The channel has it; the private copy only repeats it. If it stays, no harm is done.
            let deletion = self
                .replies
                .post(
                    &job.response_url,
                    &Message::deletion(),
                    reply_deadline(deadline),
                )
                .await;
            if let Err(error) = deletion {
                tracing::warn!(job = job.id.as_str(), %error, "the private copy of a shared summary stays");
            }
        }
        answer
    }

    async fn deliver(
        &self,
        url: &ResponseUrl,
        message: &Message,
        deadline: Instant,
        answer: Answer,
    ) -> Answer {
        let started = Instant::now();
        let posted = self
            .replies
            .post(url, message, reply_deadline(deadline))
            .await;
        let answer = Answer {
            reply_time: started.elapsed(),
            ..answer
        };
        match posted {
            Ok(retries) => Answer { retries, ..answer },
            Err(error) => Answer {
                outcome: match error {
                    ReplyError::Undelivered { .. } => Outcome::Undelivered,
                    ReplyError::Final { .. } | ReplyError::ForbiddenOrigin => Outcome::Refused,
                },
                reason: Some(telemetry::for_log(&error.to_string())),
                ..answer
            },
        }
    }
}

fn reply_deadline(deadline: Instant) -> Instant {
    deadline.checked_sub(RETURN_RESERVE).unwrap_or(deadline)
}

fn shared(words: &SharedSummary) -> Summary {
    Summary {
        title: words.title.clone(),
        sentences: words.sentences.clone(),
        keywords: Vec::new(),
        percent_shorter: None,
        reading_time_saved: None,
        engine: words.engine,
        fell_back: false,
        credits_left: None,
        fetch_time: None,
    }
}

#[cfg(test)]
mod tests;
