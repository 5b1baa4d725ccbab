//! What a Job came to, and what the log and the metrics say of it.
use std::time::{Duration, SystemTime};

use crate::{
    job::{ArticleUrl, Job},
    summary::{ModelUse, Provenance},
    telemetry::{Metrics, log_line, metrics},
};

/// What a Job came to: the `outcome` of its log line, and of the metric `Jobs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobOutcome {
    /// The person has the summary.
    Summarized,
    /// The person has a sentence that says why there is none.
    Explained,
    /// The message is gone, or the person has the word that a button asked for.
    Served,
    /// The person has an apology: the Job came from the dead-letter queue.
    Apologized,
    /// The Job is older than its response URL lives, or names none: nobody can be told.
    Dropped,
    /// Slack will never take the answer.
    Refused,
    /// It was answered before; this is a second delivery, or a second press.
    Repeated,
    /// The answer left in a second delivery, and nobody knows whether Slack showed it: it is not posted again.
    Unconfirmed,
    /// Slack did not take the answer yet: the record has to come again.
    Undelivered,
    /// The record is not a Job: it goes on to the dead-letter queue.
    Unreadable,
    /// A defect: the worker panicked. The record has to come again.
    Crashed,
}

impl JobOutcome {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Summarized,
        Self::Explained,
        Self::Served,
        Self::Apologized,
        Self::Dropped,
        Self::Refused,
        Self::Repeated,
        Self::Unconfirmed,
        Self::Undelivered,
        Self::Unreadable,
        Self::Crashed,
    ];

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
            Self::Unconfirmed => "unconfirmed",
            Self::Undelivered => "undelivered",
            Self::Unreadable => "unreadable",
            Self::Crashed => "crashed",
        }
    }

    /// What it means, for the operations guide.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Summarized => "the person has the summary",
            Self::Explained => "the person has a sentence that says why there is none",
            Self::Served => {
                "the message is gone, or the person has the word that a button asked for"
            }
            Self::Apologized => "the person has an apology: the Job had failed four times",
            Self::Dropped => {
                "the Job is older than the 30 minutes that its response URL lives, or names none"
            }
            Self::Refused => "Slack will never take the answer",
            Self::Repeated => {
                "it was answered before; this is a second delivery, or a second press"
            }
            Self::Unconfirmed => {
                "nobody knows whether Slack showed the answer, and it was not the first delivery; it is not posted again"
            }
            Self::Undelivered => "Slack did not take the answer yet; the record comes again",
            Self::Unreadable => "the record is not a Job; it goes on to the dead-letter queue",
            Self::Crashed => "a defect: the worker panicked; the record comes again",
        }
    }

    /// What it comes to that an answer left and no word came back. It may have been shown, so it is posted once more, with
    /// the record's second delivery, and then no more.
    #[must_use]
    pub const fn of_a_lost_answer(delivery: u32) -> Self {
        if delivery <= 1 {
            Self::Undelivered
        } else {
            Self::Unconfirmed
        }
    }

    /// Whether the record has to be delivered again.
    #[must_use]
    pub const fn failed(self) -> bool {
        matches!(self, Self::Undelivered | Self::Unreadable | Self::Crashed)
    }
}

/// A Job's outcome, and where the time went.
#[derive(Debug)]
pub struct JobReport {
    /// What it came to.
    pub outcome: JobOutcome,
    /// Making the summary, fetching included; `None` where none was asked for.
    pub summary_time: Option<Duration>,
    /// Handing the answer to Slack.
    pub reply_time: Duration,
    /// Where the summary comes from; `None` where there is none.
    pub provenance: Option<Provenance>,
    pub(super) retries: u32,
    /// Why there is no summary, or why it could not be delivered.
    pub(super) reason: Option<String>,
}

impl JobReport {
    pub(super) const fn new(outcome: JobOutcome) -> Self {
        Self {
            outcome,
            summary_time: None,
            reply_time: Duration::ZERO,
            provenance: None,
            retries: 0,
            reason: None,
        }
    }

    /// One log line and one line of metrics.
    pub(super) fn log(&self, job: &Job) {
        let since_request = job.age(SystemTime::now());
        let milliseconds = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let provenance = self.provenance.as_ref();
        let model = provenance.and_then(|provenance| provenance.model.as_ref());
        let fetch_time = provenance.and_then(|provenance| provenance.fetch_time);
        tracing::info!(
            job = job.id.as_str(),
            outcome = self.outcome.as_str(),
            site = job
                .summary_request()
                .and_then(|request| request.source.link())
                .map(ArticleUrl::site),
            engine = provenance.map(|provenance| provenance.engine.as_str()),
            fell_back = provenance.is_some_and(|provenance| !provenance.stood_in_for.is_empty()),
            answered = provenance.and_then(|provenance| provenance.answered),
            reason = self.reason,
            fetch_milliseconds = fetch_time.map(milliseconds),
            summary_milliseconds = self.summary_time.map(milliseconds),
            reply_milliseconds = milliseconds(self.reply_time),
            seconds_since_request = since_request.as_secs(),
            model_milliseconds = model.map(|model| milliseconds(model.time)),
            tokens_in = model.map(|model| model.tokens_in),
            tokens_out = model.map(|model| model.tokens_out),
            points_checked = model.map(|model| model.checked),
            points_replaced = model.map(|model| model.replaced),
            "{}",
            log_line::JOB
        );
        let mut counted = self.count();
        if let Some(provenance) = provenance {
            counted = counted
                .count_by(&metrics::SUMMARIES, provenance.engine.as_str())
                .count(
                    &metrics::FALLBACKS,
                    (!provenance.stood_in_for.is_empty()).into(),
                );
            if let Some(left) = provenance.credits_left {
                counted = counted.count(&metrics::SMMRY_CREDITS_LEFT, left);
            }
        }
        if let Some(model) = model {
            counted = count_model(counted, model);
        }
        if matches!(self.outcome, JobOutcome::Summarized | JobOutcome::Explained) {
            counted = counted.time(&metrics::REQUEST_TO_REPLY, since_request);
        }
        if let Some(time) = self.summary_time {
            counted = counted.time(&metrics::SUMMARY_TIME, time);
        }
        if let Some(time) = fetch_time {
            counted = counted.time(&metrics::FETCH_TIME, time);
        }
        if self.retries > 0 {
            counted = counted.count(&metrics::REPLY_RETRIES, self.retries.into());
        }
        counted.emit();
    }

    pub(super) fn count(&self) -> Metrics {
        Metrics::new().count_by(&metrics::JOBS, self.outcome.as_str())
    }
}

/// What a question to a model cost and came to.
fn count_model(counted: Metrics, model: &ModelUse) -> Metrics {
    let counted = counted
        .time(&metrics::MODEL_TIME, model.time)
        .count(&metrics::MODEL_TOKENS_IN, model.tokens_in)
        .count(&metrics::MODEL_TOKENS_OUT, model.tokens_out)
        .count(&metrics::POINTS_CHECKED, model.checked)
        .count(&metrics::POINTS_REPLACED, model.replaced);
    match model.failure {
        Some(failure) => counted.count_by(&metrics::MODEL_FAILURES, failure.as_str()),
        None => counted,
    }
}
