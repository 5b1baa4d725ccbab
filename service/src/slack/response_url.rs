//! Replies through a response URL: retried while that helps, given up when Slack says that it is final.
//!
//! A response URL takes 5 posts within 30 minutes (<https://docs.slack.dev/interactivity/handling-user-interaction#message_responses>) and has no idempotency key: a
//! post whose answer is lost may have been shown. What follows from each answer is decided in [`course`].
pub mod course;

use std::{
    collections::hash_map::RandomState,
    error::Error,
    hash::BuildHasher as _,
    time::{Duration, Instant},
};

use reqwest::StatusCode;

use self::course::{Course, Fate, Step};
use super::message::Message;
use crate::{
    client,
    job::{ReplyOrigins, ResponseUrl},
    json,
    telemetry::log_line,
};

/// How long one post may take. Slack answers within a fraction of a second; one that is silent must not hold up a worker
/// until its function's end, with the other records of the batch.
const POST_LIMIT: Duration = Duration::from_secs(8);
/// The first pause between posts; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(300);
/// No post begins with less time left: Slack answers within a fraction of a second, and a post that the end of the
/// function cuts off between its arrival and its answer is a message that may be shown and will be sent again.
const LEAST_TIME: Duration = Duration::from_secs(2);
/// How much of Slack's answer is read: its errors are one word.
const ANSWER_LIMIT: usize = 4 * 1024;

/// Takes messages to Slack.
pub trait Replies: Send + Sync {
    /// Posts a message, trying again until `deadline` while that can help. `course` knows what earlier deliveries came to,
    /// and keeps what this one does.
    fn post(
        &self,
        url: &ResponseUrl,
        message: &Message,
        deadline: Instant,
        course: &mut Course,
    ) -> impl Future<Output = Result<Posted, ReplyError>> + Send;
}

/// How a message reached Slack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Posted {
    /// The retries that it took.
    pub retries: u32,
    /// Slack's word against the blocks, where the words alone went out.
    pub without_blocks: Option<String>,
}

/// Why a message did not reach Slack.
#[derive(Debug, thiserror::Error)]
pub enum ReplyError {
    /// The address is not one of Slack's: nothing was sent.
    #[error("the response URL is not on an allowed origin")]
    ForbiddenOrigin,
    /// Slack will never take it: the URL is used up or expired, or the message is not one.
    #[error("Slack refused the reply for good: {status} {reason}")]
    Final {
        /// Slack's HTTP status.
        status: u16,
        /// Slack's word for it (`used_url`, `expired_url`, …), cut short.
        reason: String,
    },
    /// Slack may take it later: it is throttling, failing, or out of reach.
    #[error("the reply could not be delivered: {reason}")]
    Undelivered {
        /// The last attempt's failure.
        reason: String,
    },
    /// It left and no answer came: it may have been shown.
    #[error("it is not known whether the reply was shown: {reason}")]
    Unconfirmed {
        /// What became of the connection.
        reason: String,
    },
}

/// Slack's response URLs over HTTP.
#[derive(Debug, Clone)]
pub struct SlackReplies {
    client: reqwest::Client,
    origins: ReplyOrigins,
}

impl SlackReplies {
    /// Replies to these origins alone. The client must follow no redirect.
    #[must_use]
    pub const fn new(client: reqwest::Client, origins: ReplyOrigins) -> Self {
        Self { client, origins }
    }

    async fn attempt(&self, url: &ResponseUrl, body: &str, deadline: Instant) -> Attempt {
        let request = self
            .client
            .post(url.expose().clone())
            .header("content-type", "application/json; charset=utf-8")
            .body(body.to_owned())
            .timeout(POST_LIMIT.min(deadline.saturating_duration_since(Instant::now())));
        let mut response = match request.send().await {
            Ok(response) => response,
            Err(error) => {
                // Where no connection came about, nothing was sent. After that nobody can say: a time-out and a closed
                // connection may both hide a message that was shown.
                let fate = if error.is_connect() {
                    Fate::Declined
                } else {
                    Fate::Lost
                };
                let reason = if error.is_timeout() && !error.is_connect() {
                    "Slack did not answer in time".to_owned()
                } else {
                    // The address is a credential and stays out of the reason.
                    deepest(&error.without_url())
                };
                return Attempt::new(fate, reason);
            }
        };
        let status = response.status();
        let retry_after = client::retry_after(&response);
        let mut answer = Vec::new();
        while let Ok(Some(chunk)) = response.chunk().await {
            answer.extend_from_slice(&chunk);
            if answer.len() >= ANSWER_LIMIT {
                break;
            }
        }
        let answer = String::from_utf8_lossy(&answer);
        Attempt {
            retry_after,
            ..judge(status, &answer)
        }
    }
}

/// What one post came to.
#[derive(Debug, PartialEq, Eq)]
struct Attempt {
    fate: Fate,
    /// Slack's word, or what became of the connection.
    reason: String,
    /// Slack's HTTP status; 0 where it gave none.
    status: u16,
    retry_after: Option<Duration>,
}

impl Attempt {
    const fn new(fate: Fate, reason: String) -> Self {
        Self {
            fate,
            reason,
            status: 0,
            retry_after: None,
        }
    }
}

fn judge(status: StatusCode, answer: &str) -> Attempt {
    let word = reason(answer);
    let over = ["used_url", "expired_url", "no_more_responses"]
        .iter()
        .any(|over| word.contains(over));
    let (fate, reason) = match status {
        _ if over => (Fate::Refused, word),
        StatusCode::TOO_MANY_REQUESTS => (Fate::Declined, "Slack is throttling".to_owned()),
        status if status.is_server_error() => (Fate::Failed, format!("Slack answered {status}")),
        status if status.is_success() && !refused(answer) => (Fate::Taken, String::new()),
        // `invalid_blocks`, `invalid_blocks_format`, `msg_blocks_too_long`; a 400 without a word is the same to us.
        status if status == StatusCode::BAD_REQUEST || word.contains("blocks") => {
            (Fate::BlocksRefused, word)
        }
        _ => (Fate::Refused, word),
    };
    Attempt {
        status: status.as_u16(),
        ..Attempt::new(fate, reason)
    }
}

/// Whether a body says `"ok": false`, as Slack's may with a status of 200.
fn refused(answer: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(answer)
        .is_ok_and(|answer| answer.get("ok") == Some(&false.into()))
}

fn reason(answer: &str) -> String {
    let word = serde_json::from_str::<serde_json::Value>(answer)
        .ok()
        .and_then(|answer| Some(answer.get("error")?.as_str()?.to_owned()))
        .unwrap_or_else(|| answer.to_owned());
    word.chars()
        .filter(|character| !character.is_control())
        .take(100)
        .collect()
}

impl Replies for SlackReplies {
    async fn post(
        &self,
        url: &ResponseUrl,
        message: &Message,
        deadline: Instant,
        course: &mut Course,
    ) -> Result<Posted, ReplyError> {
        if !self.origins.allow(url) {
            return Err(ReplyError::ForbiddenOrigin);
        }
        let undelivered = |reason: &str| {
            let reason = reason.to_owned();
            Err(ReplyError::Undelivered { reason })
        };
        if !course.may_begin() {
            return undelivered("it may have been shown several times, so it is not posted again");
        }
        if !has_time(deadline, Duration::ZERO) {
            return undelivered("too little time was left to post it");
        }
        let mut body = message.to_json();
        let mut pause = FIRST_PAUSE;
        let mut posted = Posted::default();
        loop {
            let attempt = self.attempt(url, &body, deadline).await;
            let reason = attempt.reason;
            let step = match course.after(attempt.fate) {
                // There are no words apart from the blocks, or no blocks to leave out.
                Step::InPlainText if message.without_blocks().is_none() => Step::Refused,
                step => step,
            };
            let wait = match step {
                Step::Done => return Ok(posted),
                Step::Undelivered => return Err(ReplyError::Undelivered { reason }),
                Step::Unconfirmed => return Err(ReplyError::Unconfirmed { reason }),
                Step::Refused => {
                    let status = attempt.status;
                    return Err(ReplyError::Final { status, reason });
                }
                Step::Again => {
                    let wait = attempt.retry_after.unwrap_or_else(|| with_jitter(pause));
                    pause *= 2;
                    wait
                }
                Step::InPlainText => {
                    body = message.without_blocks().unwrap_or_default();
                    posted.without_blocks = Some(reason.clone());
                    Duration::ZERO
                }
            };
            // Nothing is begun that the function's time cannot hold: the queue keeps the Job for later.
            if !has_time(deadline, wait) {
                return Err(ReplyError::Undelivered { reason });
            }
            posted.retries += 1;
            tracing::debug!(reason, ?wait, "{}", log_line::REPLY_AGAIN);
            tokio::time::sleep(wait).await;
        }
    }
}

/// Whether a post that begins after `wait` can be finished by `deadline`. Slack names the wait, so it may be any.
fn has_time(deadline: Instant, wait: Duration) -> bool {
    let left = deadline.saturating_duration_since(Instant::now());
    wait.saturating_add(LEAST_TIME) <= left
}

/// The pause, up to a half longer, so that replies that failed together do not come back together.
fn with_jitter(pause: Duration) -> Duration {
    let random = RandomState::new().hash_one(Instant::now()) % 512;
    pause + pause.mul_f64(f64::from(u16::try_from(random).unwrap_or_default()) / 1024.0)
}

/// The innermost error's words: "connection refused" rather than "error sending request".
fn deepest(error: &reqwest::Error) -> String {
    let mut deepest: &dyn Error = error;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    deepest.to_string()
}

/// Logs the message instead of posting it, for `DRY_RUN`.
#[derive(Debug, Clone, Copy, Default)]
pub struct DryRunReplies;

impl Replies for DryRunReplies {
    async fn post(
        &self,
        _: &ResponseUrl,
        message: &Message,
        _: Instant,
        _: &mut Course,
    ) -> Result<Posted, ReplyError> {
        let shown = json::to_value(message);
        tracing::info!("{}: {}\n{shown:#}", log_line::DRY_MESSAGE, message.text());
        Ok(Posted::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slacks_answers_are_told_apart() {
        for (status, body, fate) in [
            (200, "ok", Fate::Taken),
            (200, r#"{"ok":true}"#, Fate::Taken),
            (200, "", Fate::Taken),
            (200, r#"{"ok":false,"error":"no_text"}"#, Fate::Refused),
            (429, "rate_limited", Fate::Declined),
            (500, "", Fate::Failed),
            (503, "upstream", Fate::Failed),
            (400, "invalid_blocks", Fate::BlocksRefused),
            (400, "", Fate::BlocksRefused),
            (
                200,
                r#"{"ok":false,"error":"msg_blocks_too_long"}"#,
                Fate::BlocksRefused,
            ),
            (404, "used_url", Fate::Refused),
            (400, "expired_url", Fate::Refused),
            (500, r#"{"ok":false,"error":"expired_url"}"#, Fate::Refused),
            (403, "action_prohibited", Fate::Refused),
            (410, "", Fate::Refused),
            (302, "", Fate::Refused),
        ] {
            let attempt = judge(StatusCode::from_u16(status).unwrap(), body);
            assert_eq!(
                (attempt.fate, attempt.status),
                (fate, status),
                "{status} {body}"
            );
        }
    }

    #[tokio::test]
    async fn nothing_is_sent_elsewhere() {
        let origins = ReplyOrigins::parse("https://hooks.slack.com").unwrap();
        let replies = SlackReplies::new(crate::client::build().unwrap(), origins);
        let url = ResponseUrl::parse("http://127.0.0.1:9/x").unwrap();
        let message = Message::ephemeral("hi");
        let result = replies
            .post(
                &url,
                &message,
                Instant::now() + Duration::from_mins(1),
                &mut Course::new(0),
            )
            .await;
        assert!(matches!(result, Err(ReplyError::ForbiddenOrigin)));
    }

    #[test]
    fn only_a_post_that_can_be_finished_is_begun() {
        let deadline = Instant::now() + Duration::from_secs(10);
        for (wait, begun) in [(0, true), (7, true), (9, false), (u64::MAX, false)] {
            assert_eq!(
                has_time(deadline, Duration::from_secs(wait)),
                begun,
                "{wait}"
            );
        }
        assert!(!has_time(Instant::now() + LEAST_TIME / 2, Duration::ZERO));
    }
}
