//! A batch of queued records: each Job in it is answered, once, and the records that have to come again are named.
//!
//! What a failure means for redelivery is decided here and nowhere else: whatever keeps a summary from being made is said
//! to the person at once and ends the Job; only an answer that Slack did not take yet, a record that cannot be read, or the
//! end of the function itself leaves the record to the queue, which delivers it again.
mod answered;
mod report;

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant, SystemTime},
};

use futures_util::{FutureExt as _, future::join_all};

use self::answered::Answered;
pub use self::report::{JobOutcome, JobReport};
use crate::{
    job::{Addressee, Destination, Job, JobId, ResponseUrl, SummaryRequest, Task},
    messages::{self, sentences},
    slack::{
        message::Message,
        response_url::{Replies, ReplyError},
    },
    summarizer::{Summarizer, SummaryError},
    telemetry::{self, Metrics, log_line, metrics},
};

/// What is kept of the function's time for the reply, so that a summary that takes too long still ends in a word.
const REPLY_RESERVE: Duration = Duration::from_secs(8);
/// What is kept for the way back to Lambda after the last reply.
const RETURN_RESERVE: Duration = Duration::from_millis(500);

/// One record of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The queue's own name for it.
    pub message_id: String,
    /// A Job's JSON.
    pub body: String,
    /// Whether it failed for good and comes from the dead-letter queue.
    pub is_dead_letter: bool,
}

/// What became of a record.
#[derive(Debug)]
pub struct Handled {
    /// The queue's own name for it.
    pub message_id: String,
    /// The Job in it; `None` where it cannot be read.
    pub job: Option<Job>,
    /// What it came to.
    pub report: JobReport,
}

/// Answers Jobs.
#[derive(Debug)]
pub struct Worker<S, R> {
    summarizer: S,
    replies: R,
    answered: Answered,
    is_dry_run: bool,
}

impl<S: Summarizer, R: Replies> Worker<S, R> {
    /// A worker that gets its summaries here and sends its answers there.
    #[must_use]
    pub fn new(summarizer: S, replies: R) -> Self {
        Self {
            summarizer,
            replies,
            answered: Answered::default(),
            is_dry_run: false,
        }
    }

    /// Answers Jobs of any age, and again: the sample events of a dry run are old and the same each time.
    #[must_use]
    pub fn dry_run(self) -> Self {
        Self {
            is_dry_run: true,
            ..self
        }
    }

    /// Gets the summarizer ready ahead of the first Job.
    pub async fn warm_up(&self) {
        self.summarizer.warm_up().await;
    }

    /// Works on the records of a batch, all at once, until `deadline`. Those whose report
    /// [`failed`](JobOutcome::failed) have to be delivered again.
    pub async fn handle(&self, records: Vec<Record>, deadline: Instant) -> Vec<Handled> {
        let handled = records.into_iter().map(|record| async move {
            // A panic is one record's failure, not its neighbours'.
            let work = AssertUnwindSafe(self.record(&record, deadline)).catch_unwind();
            let (job, report) = work.await.unwrap_or_else(|_| {
                let outcome = JobOutcome::Crashed;
                tracing::error!(
                    message_id = record.message_id,
                    outcome = outcome.as_str(),
                    "{}",
                    log_line::CRASHED_JOB
                );
                (None, counted(JobReport::new(outcome)))
            });
            Handled {
                message_id: record.message_id,
                job,
                report,
            }
        });
        join_all(handled).await
    }

    async fn record(&self, record: &Record, deadline: Instant) -> (Option<Job>, JobReport) {
        let job = Job::from_json(&record.body);
        if record.is_dead_letter {
            let job = job.ok();
            let report = self.apologize(record, job.as_ref(), deadline).await;
            return (job, report);
        }
        match job {
            Ok(job) => {
                let report = self.answer(&job, deadline).await;
                (Some(job), report)
            }
            Err(error) => {
                let outcome = JobOutcome::Unreadable;
                tracing::error!(
                    message_id = record.message_id,
                    outcome = outcome.as_str(),
                    reason = %error,
                    "{}",
                    log_line::UNREADABLE_JOB
                );
                (None, counted(JobReport::new(outcome)))
            }
        }
    }

    /// Answers one Job: with a summary, or with one sentence that says what happened.
    pub async fn answer(&self, job: &Job, deadline: Instant) -> JobReport {
        let work = self.work(job, deadline);
        let report = self.once(&job.id, Some(job), work).await;
        report.log(job);
        report
    }

    /// Tells the person that the Job failed for good.
    async fn apologize(&self, record: &Record, job: Option<&Job>, deadline: Instant) -> JobReport {
        let Some(addressee) = Addressee::from_json(&record.body) else {
            tracing::error!(
                message_id = record.message_id,
                "{}",
                log_line::DEAD_LETTER_WITHOUT_ADDRESS
            );
            Metrics::new().count(&metrics::DEAD_LETTERS, 1).emit();
            return counted(JobReport::new(JobOutcome::Dropped));
        };
        let message = sentences::sorry(job.map(|job| &job.task));
        let apology = JobReport::new(JobOutcome::Apologized);
        let work = self.deliver(&addressee.response_url, &message, deadline, apology);
        let report = self.once(&addressee.id, job, work).await;
        tracing::error!(
            job = addressee.id.as_str(),
            outcome = report.outcome.as_str(),
            reason = report.reason,
            "{}",
            log_line::DEAD_LETTER
        );
        Metrics::new().count(&metrics::DEAD_LETTERS, 1).emit();
        counted(report)
    }

    /// Does the work unless the Job is too old to answer or was answered before. What Slack did not take yet may come
    /// again.
    async fn once(
        &self,
        id: &JobId,
        job: Option<&Job>,
        work: impl Future<Output = JobReport>,
    ) -> JobReport {
        let now = SystemTime::now();
        if !self.is_dry_run && job.is_some_and(|job| !job.is_answerable(now)) {
            return JobReport::new(JobOutcome::Dropped);
        }
        let Some(claim) = self.answered.claim(id) else {
            return JobReport::new(JobOutcome::Repeated);
        };
        let report = work.await;
        if !report.outcome.failed() && !self.is_dry_run {
            claim.keep();
        }
        report
    }

    async fn work(&self, job: &Job, deadline: Instant) -> JobReport {
        let Destination::ResponseUrl(reply) = &job.destination;
        let (message, report) = match &job.task {
            Task::Summarize(request) => self.summarize(request, job, deadline).await,
            Task::Share(shared) => (
                messages::shared_summary(shared, job),
                JobReport::new(JobOutcome::Summarized),
            ),
            Task::Notify(notice) => (
                sentences::notice(*notice),
                JobReport::new(JobOutcome::Served),
            ),
            Task::Dismiss => (Message::deletion(), JobReport::new(JobOutcome::Served)),
        };
        let report = self.deliver(&reply.url, &message, deadline, report).await;
        if matches!(job.task, Task::Share(_)) && report.outcome == JobOutcome::Summarized {
            self.remove_private_copy(job, &reply.url, deadline).await;
        }
        report
    }

    async fn summarize(
        &self,
        request: &SummaryRequest,
        job: &Job,
        deadline: Instant,
    ) -> (Message, JobReport) {
        let started = Instant::now();
        let limit = deadline.checked_sub(REPLY_RESERVE).unwrap_or(deadline);
        let made = tokio::time::timeout_at(limit.into(), self.summarizer.summarize(request))
            .await
            .unwrap_or(Err(SummaryError::OutOfTime));
        let summary_time = Some(started.elapsed());
        match made {
            Ok(summary) => {
                let message = messages::summary(&summary, request, job);
                let report = JobReport {
                    summary_time,
                    provenance: Some(summary.provenance),
                    ..JobReport::new(JobOutcome::Summarized)
                };
                (message, report)
            }
            Err(error) => {
                let message = sentences::summary_error(&error, &request.source);
                let report = JobReport {
                    summary_time,
                    reason: Some(telemetry::causes(&error)),
                    ..JobReport::new(JobOutcome::Explained)
                };
                (message, report)
            }
        }
    }

    /// The channel has the summary; the private copy only repeats it. If it stays, no harm is done.
    async fn remove_private_copy(&self, job: &Job, url: &ResponseUrl, deadline: Instant) {
        let deletion = Message::deletion();
        let posted = self.replies.post(url, &deletion, reply_deadline(deadline));
        if let Err(error) = posted.await {
            tracing::warn!(job = job.id.as_str(), %error, "{}", log_line::PRIVATE_COPY_STAYS);
        }
    }

    async fn deliver(
        &self,
        url: &ResponseUrl,
        message: &Message,
        deadline: Instant,
        report: JobReport,
    ) -> JobReport {
        let started = Instant::now();
        let posted = self
            .replies
            .post(url, message, reply_deadline(deadline))
            .await;
        let report = JobReport {
            reply_time: started.elapsed(),
            ..report
        };
        match posted {
            Ok(retries) => JobReport { retries, ..report },
            Err(error) => JobReport {
                outcome: match error {
                    ReplyError::Undelivered { .. } => JobOutcome::Undelivered,
                    ReplyError::Final { .. } | ReplyError::ForbiddenOrigin => JobOutcome::Refused,
                },
                reason: Some(telemetry::for_log(&error.to_string())),
                ..report
            },
        }
    }
}

/// Counts what has no log line of its own.
fn counted(report: JobReport) -> JobReport {
    report.count().emit();
    report
}

fn reply_deadline(deadline: Instant) -> Instant {
    deadline.checked_sub(RETURN_RESERVE).unwrap_or(deadline)
}

#[cfg(test)]
mod tests;
