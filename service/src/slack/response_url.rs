//! Replies through a response URL: retried while that helps, given up when Slack says that it is final.
//!
//! A response URL takes 5 posts within 30 minutes (<https://docs.slack.dev/interactivity/handling-user-interaction#message_responses>) and has no idempotency key: a
//! post whose answer is lost may have been shown.
use std::{
    collections::hash_map::RandomState,
    error::Error,
    hash::BuildHasher as _,
    time::{Duration, Instant},
};

use reqwest::{StatusCode, header::RETRY_AFTER};

use super::message::Message;
use crate::{
    job::{ReplyOrigins, ResponseUrl},
    telemetry::log_line,
};

/// Posts in one go; a response URL takes five in its whole life.
const ATTEMPTS: u32 = 4;
/// The first pause between posts; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(300);
/// No post begins with less time left: Slack answers within a fraction of a second, and a post that the end of the
/// function cuts off between its arrival and its answer is a message that may be shown and will be sent again.
const LEAST_TIME: Duration = Duration::from_secs(2);
/// How much of Slack's answer is read: its errors are one word.
const ANSWER_LIMIT: usize = 4 * 1024;

/// Takes messages to Slack.
pub trait Replies: Send + Sync {
    /// Posts a message, trying again until `deadline` while that can help. Gives the number of retries it took.
    fn post(
        &self,
        url: &ResponseUrl,
        message: &Message,
        deadline: Instant,
    ) -> impl Future<Output = Result<u32, ReplyError>> + Send;
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

    async fn attempt(
        &self,
        url: &ResponseUrl,
        body: &str,
        deadline: Instant,
    ) -> Result<(), Attempt> {
        let request = self
            .client
            .post(url.expose().clone())
            .header("content-type", "application/json; charset=utf-8")
            .body(body.to_owned())
            .timeout(deadline.saturating_duration_since(Instant::now()));
        let mut response = match request.send().await {
            Ok(response) => response,
            // The address is a credential and stays out of the reason. A time-out may hide a message that was shown,
            // so it is not repeated here at once.
            Err(error) if error.is_timeout() && !error.is_connect() => {
                return Err(Attempt::GiveUp("Slack did not answer in time".into()));
            }
            Err(error) => return Err(Attempt::Again(deepest(&error.without_url()), None)),
        };
        let status = response.status();
        let retry_after = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.trim().parse().ok())
            .map(Duration::from_secs);
        let mut answer = Vec::new();
        while let Ok(Some(chunk)) = response.chunk().await {
            answer.extend_from_slice(&chunk);
            if answer.len() >= ANSWER_LIMIT {
                break;
            }
        }
        let answer = String::from_utf8_lossy(&answer);
        judge(status, &answer, retry_after)
    }
}

/// What one post came to.
#[derive(Debug, PartialEq, Eq)]
enum Attempt {
    Again(String, Option<Duration>),
    GiveUp(String),
    Final(u16, String),
}

fn judge(status: StatusCode, answer: &str, retry_after: Option<Duration>) -> Result<(), Attempt> {
    let reason = reason(answer);
    let over = ["used_url", "expired_url", "no_more_responses"]
        .iter()
        .any(|word| reason.contains(word));
    match status {
        _ if over => Err(Attempt::Final(status.as_u16(), reason)),
        StatusCode::TOO_MANY_REQUESTS => {
            Err(Attempt::Again("Slack is throttling".into(), retry_after))
        }
        status if status.is_server_error() => Err(Attempt::Again(
            format!("Slack answered {status}"),
            retry_after,
        )),
        status if status.is_success() && !refused(answer) => Ok(()),
        status => Err(Attempt::Final(status.as_u16(), reason)),
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
    ) -> Result<u32, ReplyError> {
        if !self.origins.allow(url) {
            return Err(ReplyError::ForbiddenOrigin);
        }
        let body = message.to_json();
        let mut pause = FIRST_PAUSE;
        let mut retries = 0;
        if !has_time(deadline, Duration::ZERO) {
            return Err(ReplyError::Undelivered {
                reason: "too little time was left to post it".into(),
            });
        }
        loop {
            let (reason, retry_after) = match self.attempt(url, &body, deadline).await {
                Ok(()) => return Ok(retries),
                Err(Attempt::Final(status, reason)) => {
                    return Err(ReplyError::Final { status, reason });
                }
                Err(Attempt::GiveUp(reason)) => return Err(ReplyError::Undelivered { reason }),
                Err(Attempt::Again(reason, retry_after)) => (reason, retry_after),
            };
            retries += 1;
            let wait = retry_after.unwrap_or_else(|| with_jitter(pause));
            pause *= 2;
            // Nothing is begun that the function's time cannot hold: the queue keeps the Job for later.
            if retries >= ATTEMPTS || !has_time(deadline, wait) {
                return Err(ReplyError::Undelivered { reason });
            }
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
    ) -> Result<u32, ReplyError> {
        let shown = serde_json::to_string_pretty(message).unwrap_or_default();
        tracing::info!("{}: {}\n{shown}", log_line::DRY_MESSAGE, message.text());
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slacks_answers_are_told_apart() {
        let again = |wait: Option<u64>| move |attempt: &Result<(), Attempt>| matches!(attempt, Err(Attempt::Again(_, after)) if *after == wait.map(Duration::from_secs));
        let finally = |word: &'static str| move |attempt: &Result<(), Attempt>| matches!(attempt, Err(Attempt::Final(_, reason)) if reason == word);
        let is = |status: u16, body: &str, wait: Option<u64>| {
            judge(
                StatusCode::from_u16(status).unwrap(),
                body,
                wait.map(Duration::from_secs),
            )
        };
        assert_eq!(is(200, "ok", None), Ok(()));
        assert_eq!(is(200, r#"{"ok":true}"#, None), Ok(()));
        assert_eq!(is(200, "", None), Ok(()));
        assert!(finally("invalid_blocks")(&is(
            200,
            r#"{"ok":false,"error":"invalid_blocks"}"#,
            None
        )));
        assert!(again(Some(3))(&is(429, "rate_limited", Some(3))));
        assert!(again(None)(&is(500, "", None)));
        assert!(again(None)(&is(503, "upstream", None)));
        assert!(finally("used_url")(&is(404, "used_url", None)));
        assert!(finally("expired_url")(&is(
            500,
            r#"{"ok":false,"error":"expired_url"}"#,
            None
        )));
        assert!(finally("")(&is(410, "", None)));
        assert!(finally("")(&is(302, "", None)));
    }

    #[tokio::test]
    async fn nothing_is_sent_elsewhere() {
        let origins = ReplyOrigins::parse("https://hooks.slack.com").unwrap();
        let replies = SlackReplies::new(crate::client::build().unwrap(), origins);
        let url = ResponseUrl::parse("http://127.0.0.1:9/x").unwrap();
        let message = Message::ephemeral("hi");
        let result = replies
            .post(&url, &message, Instant::now() + Duration::from_mins(1))
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
