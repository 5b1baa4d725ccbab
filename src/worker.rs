//! An SQS batch: each Job in it is answered, once, and the records that have to come again are named.
//!
//! What an `Err` means for redelivery is decided here and nowhere else: whatever keeps a summary from being made is
//! told to the person at once and ends the Job; only an answer that Slack did not take yet, a record that cannot be
//! read, or the end of the function itself leaves the record to SQS, which delivers it again.
mod answered;

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant, SystemTime},
};

use aws_lambda_events::event::sqs::{BatchItemFailure, SqsBatchResponse, SqsEvent, SqsMessage};
use futures_util::{FutureExt as _, future::join_all};
use serde::Deserialize;

use self::answered::Answered;
use crate::{
    job::{Job, JobId, ResponseUrl, SharedSummary, Source},
    slack::{
        message::Message,
        reply::{Replies, ReplyError},
    },
    summary::{EngineName, Summarizer, Summary, SummaryError},
    telemetry::{Metrics, for_log},
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
    /// Whether the age of a Job counts. Not in a dry run: sample events are old.
    jobs_expire: bool,
}

/// What a Job came to: the `Outcome` of logs and metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The person has the summary.
    Summarized,
    /// The person has a sentence that says why there is none.
    Explained,
    /// The message is gone, or the person has the word that a button asked for.
    Served,
    /// The person has an apology: the Job came from the dead-letter queue.
    Apologized,
    /// The Job is older than its response URL lives: nobody can be told.
    Dropped,
    /// Slack will never take the answer.
    Refused,
    /// It was answered before; this is a second delivery.
    Repeated,
    /// Slack did not take the answer yet: the record has to come again.
    Undelivered,
    /// The record is not a Job: it goes on to the dead-letter queue.
    Unreadable,
}

impl Outcome {
    /// The name in logs and metrics.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Summarized => "summarized",
            Self::Explained => "explained",
            Self::Served => "served",
            Self::Apologized => "apologized",
            Self::Dropped => "dropped",
            Self::Refused => "refused",
            Self::Repeated => "repeated",
            Self::Undelivered => "undelivered",
            Self::Unreadable => "unreadable",
        }
    }

    /// Whether the record has to be delivered again.
    #[must_use]
    pub const fn failed(self) -> bool {
        matches!(self, Self::Undelivered | Self::Unreadable)
    }
}

/// A Job's outcome, and where the time went.
#[derive(Debug)]
pub struct Answer {
    /// What it came to.
    pub outcome: Outcome,
    /// Making the summary, fetching included.
    pub summary_time: Option<Duration>,
    /// Of that, fetching the page, where the built-in engine did.
    pub fetch_time: Option<Duration>,
    /// Handing the answer to Slack.
    pub reply_time: Duration,
    engine: Option<EngineName>,
    fell_back: bool,
    credits_left: Option<u64>,
    retries: u32,
    /// Why there is no summary, or why it could not be delivered.
    reason: Option<String>,
}

impl Answer {
    const fn new(outcome: Outcome) -> Self {
        Self {
            outcome,
            summary_time: None,
            fetch_time: None,
            reply_time: Duration::ZERO,
            engine: None,
            fell_back: false,
            credits_left: None,
            retries: 0,
            reason: None,
        }
    }
}

impl<S: Summarizer, R: Replies> Worker<S, R> {
    /// A worker that gets its summaries here and its answers there.
    #[must_use]
    pub fn new(summarizer: S, replies: R) -> Self {
        Self {
            summarizer,
            replies,
            answered: Answered::default(),
            jobs_expire: true,
        }
    }

    /// Answers Jobs of any age: for a dry run.
    #[must_use]
    pub fn with_old_jobs(self) -> Self {
        Self {
            jobs_expire: false,
            ..self
        }
    }

    /// Works on the records of a batch, all at once, and names those that have to come again.
    pub async fn handle(&self, event: SqsEvent, deadline: Instant) -> SqsBatchResponse {
        let records = event.records.iter().map(|record| async move {
            // A panic is one record's failure, not its neighbours'.
            let work = AssertUnwindSafe(self.record(record, deadline)).catch_unwind();
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
        let answer = if self.jobs_expire && !job.is_answerable(SystemTime::now()) {
            Answer::new(Outcome::Dropped)
        } else if self.answered.claim(&job.id) {
            let answer = self.work(job, deadline).await;
            self.answered.settle(&job.id, !answer.outcome.failed());
            answer
        } else {
            Answer::new(Outcome::Repeated)
        };
        report(job, &answer);
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
                            reason: Some(reason(&error)),
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
                reason: Some(for_log(&error.to_string())),
                ..answer
            },
        }
    }

    /// Tells the person that the Job failed for good. True where that has to be tried again.
    async fn apologize(&self, record: &SqsMessage, body: &str, deadline: Instant) -> bool {
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
        // The time of the first receipt tells the age of what names no time of its own.
        let answer = if self.jobs_expire
            && job
                .as_ref()
                .is_some_and(|job| !job.is_answerable(SystemTime::now()))
        {
            Answer::new(Outcome::Dropped)
        } else if self.answered.claim(&address.id) {
            let message = words::sorry(job.as_ref().map(|job| &job.source));
            let answer = self
                .deliver(
                    &address.response_url,
                    &message,
                    deadline,
                    Answer::new(Outcome::Apologized),
                )
                .await;
            self.answered.settle(&address.id, !answer.outcome.failed());
            answer
        } else {
            Answer::new(Outcome::Repeated)
        };
        let outcome = answer.outcome.as_str();
        tracing::error!(
            job = address.id.as_str(),
            outcome,
            reason = answer.reason,
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

/// Whether a record comes from the dead-letter queue: SQS marks what it moved there, and the template names the queue.
fn is_dead_letter(record: &SqsMessage) -> bool {
    let queue = record
        .event_source_arn
        .as_deref()
        .and_then(|arn| arn.rsplit(':').next())
        .unwrap_or_default();
    let queue = queue.to_ascii_lowercase().replace(['-', '_'], "");
    record.attributes.contains_key("DeadLetterQueueSourceArn") || queue.contains("deadletter")
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

/// The error and its sources, for the log.
fn reason(error: &SummaryError) -> String {
    let mut words = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        words.push_str(": ");
        words.push_str(&error.to_string());
        source = error.source();
    }
    for_log(&words)
}

/// One log line and one line of metrics a Job.
fn report(job: &Job, answer: &Answer) {
    let outcome = answer.outcome.as_str();
    let since_request = job.age(SystemTime::now());
    let milliseconds = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(
        job = job.id.as_str(),
        outcome,
        site = match &job.source {
            Source::Link(url) => Some(url.site()),
            _ => None,
        },
        engine = answer.engine.map(EngineName::as_str),
        fell_back = answer.fell_back,
        reason = answer.reason,
        fetch_milliseconds = answer.fetch_time.map(milliseconds),
        summary_milliseconds = answer.summary_time.map(milliseconds),
        reply_milliseconds = milliseconds(answer.reply_time),
        seconds_since_request = since_request.as_secs(),
        "job",
    );
    let mut metrics = Metrics::new().count_by("Jobs", "Outcome", outcome);
    if let Some(engine) = answer.engine {
        metrics = metrics
            .count_by("Summaries", "Engine", engine.as_str())
            .count("Fallbacks", answer.fell_back.into());
    }
    if matches!(answer.outcome, Outcome::Summarized | Outcome::Explained) {
        metrics = metrics.time("RequestToReply", since_request);
    }
    if let Some(time) = answer.summary_time {
        metrics = metrics.time("SummaryTime", time);
    }
    if let Some(time) = answer.fetch_time {
        metrics = metrics.time("FetchTime", time);
    }
    if answer.retries > 0 {
        metrics = metrics.count("ReplyRetries", answer.retries.into());
    }
    if let Some(left) = answer.credits_left {
        metrics = metrics.count("SmmryCreditsLeft", left);
    }
    metrics.emit();
}

#[cfg(test)]
#[path = "worker_tests.rs"]
mod tests;
