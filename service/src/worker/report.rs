//! What a Job came to, and what the log and the metrics say of it.
use std::time::{Duration, SystemTime};

use crate::{
    job::{Job, Source},
    summary::EngineName,
    telemetry::{Metrics, xray},
};

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
    pub(super) engine: Option<EngineName>,
    pub(super) fell_back: bool,
    pub(super) credits_left: Option<u64>,
    pub(super) retries: u32,
    /// Why there is no summary, or why it could not be delivered.
    pub(super) reason: Option<String>,
}

impl Answer {
    pub(super) const fn new(outcome: Outcome) -> Self {
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

/// One log line and one line of metrics a Job.
pub(super) fn report(job: &Job, answer: &Answer) {
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
        trace = xray::request_trace(),
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
