//! A batch of queued records: each Job in it is answered, once, and the records that have to come again are named.
//!
//! What a failure means for redelivery is decided here and nowhere else: whatever keeps a summary from being made is said
//! to the person at once and ends the Job; only an answer that Slack did not take yet, a record that cannot be read, or the
//! end of the function itself leaves the record to the queue, which delivers it again.
pub mod answered;
mod report;

use std::{
    panic::AssertUnwindSafe,
    pin::pin,
    time::{Duration, Instant, SystemTime},
};

use futures_util::{FutureExt as _, future::join_all};

use self::answered::{Answered, Ask, Claim, Kept};
pub use self::report::{JobOutcome, JobReport};
use crate::{
    clock,
    job::{Addressee, Destination, Job, JobError, JobId, ResponseUrl, SummaryRequest, Task},
    language::AppLanguage,
    messages::{self, sentences},
    slack::{
        message::Message,
        response_url::{Replies, ReplyError, course::Course},
    },
    summarizer::{Summarizer, SummaryError},
    telemetry::{self, Metrics, log_line, metrics},
};

/// What is kept of the function's time for the reply, so that a summary that takes too long still ends in a word.
const REPLY_RESERVE: Duration = Duration::from_secs(8);
/// What is kept for the way back to Lambda after the last reply.
const RETURN_RESERVE: Duration = Duration::from_millis(500);

/// How long the summary of a press is made in silence. A command is answered at once, but a press leaves the old summary as
/// it is: whoever presses Longer over a slow page would not know whether it was seen.
const SILENCE: Duration = Duration::from_millis(500);
/// How long that word may take to reach Slack. Then it is given up: it must not hold up the answer.
const WORD_TIME: Duration = Duration::from_millis(2_500);

/// One record of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The queue's own name for it.
    pub message_id: String,
    /// A Job's JSON.
    pub body: String,
    /// Whether it failed for good and comes from the dead-letter queue.
    pub is_dead_letter: bool,
    /// Which delivery of it this is, by the queue's count, from 1.
    pub delivery: u32,
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
    language: AppLanguage,
    has_place_links: bool,
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
            language: AppLanguage::default(),
            has_place_links: true,
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

    /// Speaks this language where nothing else tells one.
    #[must_use]
    pub fn speaking(self, language: AppLanguage) -> Self {
        Self { language, ..self }
    }

    /// Shows no links to the places of sentences.
    #[must_use]
    pub fn without_place_links(self) -> Self {
        Self {
            has_place_links: false,
            ..self
        }
    }

    /// Gets the summarizer ready ahead of the first Job.
    pub async fn warm_up(&self) {
        self.summarizer.warm_up().await;
    }

    /// Works on the records of a batch until `deadline`: all at once, but for presses of one button, which follow each
    /// other. Those whose report [`failed`](JobOutcome::failed) have to be delivered again.
    pub async fn handle(&self, records: Vec<Record>, deadline: Instant) -> Vec<Handled> {
        let mut groups: Vec<Vec<(Record, Result<Job, JobError>)>> = Vec::new();
        for record in records {
            let job = Job::from_json(&record.body);
            let is_of = |group: &Vec<(Record, Result<Job, JobError>)>| matches!((&group[0].1, &job), (Ok(first), Ok(job)) if job.press.is_some() && first.group() == job.group());
            match groups.iter_mut().find(|group| is_of(group)) {
                Some(group) => group.push((record, job)),
                None => groups.push(vec![(record, job)]),
            }
        }
        let handled = groups.into_iter().map(|group| self.group(group, deadline));
        join_all(handled).await.into_iter().flatten().collect()
    }

    /// Works on the presses of one button in a batch, or on a record of its own.
    async fn group(
        &self,
        group: Vec<(Record, Result<Job, JobError>)>,
        deadline: Instant,
    ) -> Vec<Handled> {
        let mut handled: Vec<Handled> = Vec::new();
        for (record, job) in group {
            let before = handled.last().map(|handled| {
                let task = handled.job.as_ref().map(|job| &job.task);
                Kept::of(handled.report.outcome, task)
            });
            handled.push(match PressTurn::after(before) {
                PressTurn::Work => self.guarded(record, job, deadline).await,
                turn => {
                    let outcome = turn.outcome();
                    let report = JobReport {
                        reason: Some("the same button was pressed before".to_owned()),
                        ..JobReport::new(outcome)
                    };
                    let job = job.ok();
                    if let Some(job) = &job {
                        report.log(job);
                    }
                    Handled {
                        message_id: record.message_id,
                        job,
                        report,
                    }
                }
            });
        }
        handled
    }

    /// Works on a record. A panic is its own failure, not its neighbours'.
    async fn guarded(
        &self,
        record: Record,
        job: Result<Job, JobError>,
        deadline: Instant,
    ) -> Handled {
        let work = AssertUnwindSafe(self.record(&record, job, deadline)).catch_unwind();
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
    }

    async fn record(
        &self,
        record: &Record,
        job: Result<Job, JobError>,
        deadline: Instant,
    ) -> (Option<Job>, JobReport) {
        if record.is_dead_letter {
            let job = job.ok();
            let report = self.apologize(record, job.as_ref(), deadline).await;
            return (job, report);
        }
        match job {
            Ok(job) => {
                let report = self.answer(&job, record.delivery, deadline).await;
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

    /// Answers one Job: with a summary, or with one sentence that says what happened. `delivery` counts from 1.
    pub async fn answer(&self, job: &Job, delivery: u32, deadline: Instant) -> JobReport {
        let report = match self.admit(Ask::of(job), Some(job)) {
            Ok(mut claim) => {
                let report = self.work(job, &mut claim.course, delivery, deadline).await;
                self.settle(claim, Some(&job.task), report)
            }
            Err(outcome) => JobReport::new(outcome),
        };
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
        let task = job.map(|job| &job.task);
        let language = task.and_then(Task::app_language);
        let message = sentences::sorry(task, language.unwrap_or(self.language));
        let ask = job.map_or_else(
            || Ask {
                job: addressee.id.clone(),
                button: None,
                requested_at: 0,
            },
            Ask::of,
        );
        let report = match self.admit(ask, job) {
            Ok(mut claim) => {
                // The apology is another message than the answer that may have been shown.
                claim.course = Course::new(0);
                let posted = Posting {
                    url: &addressee.response_url,
                    course: &mut claim.course,
                    deadline,
                    lost: JobOutcome::of_a_lost_answer(record.delivery),
                };
                let apology = JobReport::new(JobOutcome::Apologized);
                let report = self.deliver(&message, posted, apology).await;
                self.settle(claim, job.map(|job| &job.task), report)
            }
            Err(outcome) => JobReport::new(outcome),
        };
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

    /// Takes a Job to work on, unless it is too old to answer or was answered before.
    fn admit(&self, ask: Ask<JobId>, job: Option<&Job>) -> Result<Claim<'_>, JobOutcome> {
        let now = SystemTime::now();
        if !self.is_dry_run && job.is_some_and(|job| !job.is_answerable(now)) {
            return Err(JobOutcome::Dropped);
        }
        self.answered.claim(ask).ok_or(JobOutcome::Repeated)
    }

    /// Remembers what a Job came to. What Slack did not take yet may come again.
    fn settle(&self, claim: Claim<'_>, task: Option<&Task>, report: JobReport) -> JobReport {
        if let Some(kept) = Kept::of(report.outcome, task).filter(|_| !self.is_dry_run) {
            // A press from after the post began may be an answer to it; one from before is not.
            let began = SystemTime::now() - report.reply_time;
            claim.keep(kept, clock::unix_seconds(began));
        }
        report
    }

    async fn work(
        &self,
        job: &Job,
        course: &mut Course,
        delivery: u32,
        deadline: Instant,
    ) -> JobReport {
        let Destination::ResponseUrl(reply) = &job.destination;
        let (message, report) = match &job.task {
            Task::Summarize(request) | Task::ShareAnew(request) => {
                self.summarize(request, job, delivery, deadline).await
            }
            Task::Share(shared) => {
                let mut shared = shared.clone();
                if !self.has_place_links {
                    shared.links.clear();
                }
                (
                    messages::shared_summary(&shared, job, self.language),
                    JobReport::new(JobOutcome::Summarized),
                )
            }
            Task::AskForm(request) => (
                messages::ask_form(request, job, self.language),
                JobReport::new(JobOutcome::Served),
            ),
            Task::Notify(notice) => (
                sentences::notice(*notice, self.language),
                JobReport::new(JobOutcome::Served),
            ),
            Task::Dismiss => (Message::deletion(), JobReport::new(JobOutcome::Served)),
        };
        let posting = Posting {
            url: &reply.url,
            course,
            deadline,
            lost: JobOutcome::of_a_lost_answer(delivery),
        };
        let report = self.deliver(&message, posting, report).await;
        let is_shared = matches!(job.task, Task::Share(_) | Task::ShareAnew(_));
        if is_shared && report.outcome == JobOutcome::Summarized {
            self.remove_private_copy(job, &reply.url, deadline).await;
        }
        report
    }

    async fn summarize(
        &self,
        request: &SummaryRequest,
        job: &Job,
        delivery: u32,
        deadline: Instant,
    ) -> (Message, JobReport) {
        let started = Instant::now();
        let limit = deadline.checked_sub(REPLY_RESERVE).unwrap_or(deadline);
        let making =
            tokio::time::timeout_at(limit.into(), self.summarizer.summarize(request, limit));
        // A delivery makes four posts at most, and a response URL takes five: there is one to spare, once.
        let made = if job.press.is_some() && delivery <= 1 {
            self.with_a_word(making, request, job).await
        } else {
            making.await
        };
        let made = made.unwrap_or(Err(SummaryError::OutOfTime));
        let summary_time = Some(started.elapsed());
        match made {
            Ok(mut summary) => {
                if !self.has_place_links {
                    summary.content.links.clear();
                }
                let message = messages::summary(&summary, request, job, self.language);
                let report = JobReport {
                    summary_time,
                    provenance: Some(summary.provenance),
                    ..JobReport::new(JobOutcome::Summarized)
                };
                (message, report)
            }
            Err(error) => {
                let language = request.app_language().unwrap_or(self.language);
                let message = sentences::summary_error(&error, &request.source, language);
                let report = JobReport {
                    summary_time,
                    reason: Some(telemetry::causes(&error)),
                    ..JobReport::new(JobOutcome::Explained)
                };
                (message, report)
            }
        }
    }

    /// Waits for a summary, and says that it is being made where that takes longer than a moment. What became of that word
    /// is of no account: the answer follows either way, and after it.
    async fn with_a_word<T>(
        &self,
        making: impl Future<Output = T>,
        request: &SummaryRequest,
        job: &Job,
    ) -> T {
        let mut making = pin!(making);
        if let Ok(made) = tokio::time::timeout(SILENCE, &mut making).await {
            return made;
        }
        let Destination::ResponseUrl(reply) = &job.destination;
        let language = request.app_language().unwrap_or(self.language);
        let word = sentences::summarizing_anew(request, reply.replace, language);
        let mut course = Course::new(0);
        // Too little time for a second try, which might come after the answer.
        let limit = Instant::now() + WORD_TIME;
        let posting = self.replies.post(&reply.url, &word, limit, &mut course);
        let posting = tokio::time::timeout(WORD_TIME, posting);
        let (made, posted) = tokio::join!(making, posting);
        if let Ok(Err(error)) = posted {
            tracing::debug!(job = job.id.as_str(), %error, "{}", log_line::NO_WORD_BEFORE);
        }
        made
    }

    /// The channel has the summary; the private copy only repeats it, and its button has done its work. If it stays, no
    /// harm is done.
    async fn remove_private_copy(&self, job: &Job, url: &ResponseUrl, deadline: Instant) {
        let deletion = Message::deletion();
        let mut course = Course::new(0);
        let posted = self
            .replies
            .post(url, &deletion, reply_deadline(deadline), &mut course);
        if let Err(error) = posted.await {
            tracing::warn!(job = job.id.as_str(), %error, "{}", log_line::PRIVATE_COPY_STAYS);
        }
    }

    async fn deliver(
        &self,
        message: &Message,
        posting: Posting<'_>,
        report: JobReport,
    ) -> JobReport {
        let started = Instant::now();
        let posted = self
            .replies
            .post(
                posting.url,
                message,
                reply_deadline(posting.deadline),
                posting.course,
            )
            .await;
        let report = JobReport {
            reply_time: started.elapsed(),
            ..report
        };
        match posted {
            Ok(posted) => JobReport {
                retries: posted.retries,
                reason: posted
                    .without_blocks
                    .map(|word| telemetry::for_log(&format!("Slack refused the blocks: {word}")))
                    .or(report.reason),
                ..report
            },
            Err(error) => JobReport {
                outcome: match error {
                    ReplyError::Undelivered { .. } => JobOutcome::Undelivered,
                    ReplyError::Unconfirmed { .. } => posting.lost,
                    ReplyError::Final { .. } | ReplyError::ForbiddenOrigin => JobOutcome::Refused,
                },
                reason: Some(telemetry::for_log(&error.to_string())),
                ..report
            },
        }
    }
}

/// How an answer goes out.
struct Posting<'a> {
    url: &'a ResponseUrl,
    course: &'a mut Course,
    deadline: Instant,
    /// What it comes to if the answer leaves and no word comes back.
    lost: JobOutcome,
}

/// Whose turn it is among the presses of one button in a batch. They came together, so all of them were made before any
/// was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PressTurn {
    /// This one is worked on.
    Work,
    /// The one before has the answer to both.
    Repeated,
    /// The one before comes again, and has to come first.
    Wait,
}

impl PressTurn {
    /// The turn behind a press that left this behind; `before` is `None` for the first of its batch, and its inner
    /// `None` means that the record comes again.
    #[must_use]
    pub const fn after(before: Option<Option<Kept>>) -> Self {
        match before {
            Some(None) => Self::Wait,
            Some(Some(kept)) if kept.answers_the_batch() => Self::Repeated,
            None | Some(Some(_)) => Self::Work,
        }
    }

    const fn outcome(self) -> JobOutcome {
        match self {
            Self::Wait => JobOutcome::Undelivered,
            Self::Work | Self::Repeated => JobOutcome::Repeated,
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
