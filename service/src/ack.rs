//! A Slack request, verified, becomes a Job on the queue and the message that Slack shows at once.
//!
//! `admit` decides whether a request is Slack's, `dispatch` what it asks for, `enqueue` is the one way onto the queue.
mod acknowledgement;
mod dispatch;
mod enqueue;
mod fair_share;

use std::time::{self, Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use tokio::time::Instant;

pub use self::acknowledgement::RequestOutcome;
use self::{acknowledgement::Acknowledgement, fair_share::FairShare};
use crate::{
    command::CommandDefaults,
    job::{JobId, ReplyOrigins, TeamId},
    language::AppLanguage,
    messages::sentences,
    queue::JobQueue,
    secrets::{Secret, SecretStore},
    slack::{
        request::{is_command, is_ssl_check},
        signature::{Freshness, SignatureClaim, SignatureError},
    },
    telemetry::{self, Metrics, log_line, metrics},
};

/// What a command that names a page takes, by far. Only Slack's own may be larger: a pasted text, of which a letter may
/// take nine characters (`%E6%B8%AF`).
const COMMAND_LIMIT: usize = 64 * 1024;
/// The largest interaction: it brings the message that it was made on, text and blocks, of which a character may take
/// eight (`%5Cu0430`). A message holds up to 40,000 characters of text
/// (<https://docs.slack.dev/reference/methods/chat.postMessage#truncating>).
const INTERACTION_LIMIT: usize = 1024 * 1024;
/// Slack waits 3 seconds (<https://docs.slack.dev/interactivity/implementing-slash-commands#responding_to_commands>);
/// the way back takes some of them.
const DEADLINE: Duration = Duration::from_millis(2_500);

/// What an installation decides about requests.
#[derive(Debug, Clone)]
pub struct AckRules {
    /// What a command means that leaves it open.
    pub defaults: CommandDefaults,
    /// The language of its own words.
    pub language: AppLanguage,
    /// Where replies may go.
    pub reply_origins: ReplyOrigins,
    /// The workspaces served; all where it is empty.
    pub allowed_teams: Vec<TeamId>,
    /// What one person may ask for in a minute; 0 sets no limit.
    pub jobs_per_minute: u32,
    /// Whether a request's time is checked. A dry run takes any, since sample events are old.
    pub checks_time: bool,
}

/// The ack: verifies, understands, queues, answers. It waits for nothing but the queue (and, seldom, for a secret).
#[derive(Debug)]
pub struct Ack<S, Q> {
    secret: Secret<S>,
    queue: Q,
    rules: AckRules,
    shares: FairShare,
}

impl<S: SecretStore, Q: JobQueue> Ack<S, Q> {
    /// An ack that verifies with this secret and feeds this queue.
    #[must_use]
    pub fn new(secret: Secret<S>, queue: Q, rules: AckRules) -> Self {
        Self {
            secret,
            queue,
            shares: FairShare::new(rules.jobs_per_minute),
            rules,
        }
    }

    /// Gets the secret and the queue ready ahead of the first request. Without its secret the ack starts all the same:
    /// a function that does not start says nothing to Slack, and counts nothing.
    pub async fn warm_up(&self) {
        if !self.secret.is_stored() {
            return;
        }
        // Beside the reading of the secret, getting the queue ready takes no time of its own.
        let (read, ()) = tokio::join!(self.secret.warm_up(), self.queue.warm_up());
        if let Err(error) = read {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "{}",
                log_line::SECRET_MISSING
            );
        }
    }

    /// Answers one HTTP request, within 2.5 seconds.
    pub async fn respond(&self, request: Request<Bytes>) -> Response<String> {
        let started = Instant::now();
        let deadline = (started + DEADLINE).into_std();
        match self.admit(&request, deadline).await {
            Ok(()) => told(self.dispatch(request.body(), deadline).await, started, true),
            Err(answer) => told(*answer, started, false),
        }
    }

    /// Answers what arrived where requests do and is none, for a reason that has no stranger's words in it.
    #[must_use]
    pub fn refuse(&self, reason: &dyn std::error::Error) -> Response<String> {
        let sentence = "This is not a request that Slack sends.\n";
        let answer =
            Acknowledgement::plain(RequestOutcome::Refused, StatusCode::BAD_REQUEST, sentence);
        told(answer.because(reason), Instant::now(), false)
    }

    /// Whether a request is Slack's; what it gets instead where it is not. Everything that needs no secret is judged
    /// before one is read.
    async fn admit(
        &self,
        request: &Request<Bytes>,
        deadline: time::Instant,
    ) -> Result<(), Box<Acknowledgement>> {
        let body = request.body();
        let refuse = |status, sentence, reason| {
            Acknowledgement::plain(RequestOutcome::Refused, status, sentence).because(reason)
        };
        if request.method() != Method::POST {
            let mut answer = refuse(
                StatusCode::METHOD_NOT_ALLOWED,
                sentences::GET_ANSWER,
                "not a POST",
            );
            let post = header::HeaderValue::from_static("POST");
            answer.response.headers_mut().insert(header::ALLOW, post);
            return Err(answer.into());
        }
        let too_large = || {
            let sentence = "The request is over 64 KiB, or 1 MiB for an interaction and for what Slack signed.\n";
            refuse(StatusCode::PAYLOAD_TOO_LARGE, sentence, "too large")
        };
        if body.len() > INTERACTION_LIMIT {
            return Err(too_large().into());
        }
        if !is_form(request.headers()) {
            let sentence = "Slack sends application/x-www-form-urlencoded.\n";
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            return Err(refuse(status, sentence, "not a form").into());
        }
        let is_large = body.len() > limit(body);
        if !is_large && is_ssl_check(body) {
            let ignored = Acknowledgement::empty(RequestOutcome::Ignored, StatusCode::OK);
            return Err(ignored.because("ssl_check").into());
        }
        let verified = self.verify(request.headers(), body);
        let refused = match tokio::time::timeout_at(deadline.into(), verified).await {
            // Of a long text of Slack's the person hears the limit. An error of ours, Slack would show in its own words.
            Ok(Ok(())) if is_large && !is_command(body) => return Err(too_large().into()),
            Ok(Ok(())) => return Ok(()),
            Ok(Err(Unverified::Signature(_))) if is_large => return Err(too_large().into()),
            Ok(Err(refused)) => refused,
            Err(_) => Unverified::NoSecret("the signing secret did not come in time".to_owned()),
        };
        Err(match refused {
            Unverified::Signature(error) => {
                Acknowledgement::empty(RequestOutcome::Unauthorized, StatusCode::UNAUTHORIZED)
                    .because(error)
            }
            Unverified::NoSecret(reason) => {
                Acknowledgement::empty(RequestOutcome::NoSecret, StatusCode::SERVICE_UNAVAILABLE)
                    .because(reason)
            }
        }
        .into())
    }

    async fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), Unverified> {
        let freshness = if self.rules.checks_time {
            Freshness::Within(SystemTime::now())
        } else {
            Freshness::Any
        };
        let claim = SignatureClaim::read(headers, freshness).map_err(Unverified::Signature)?;
        let secret = self
            .secret
            .required()
            .await
            .map_err(|error| Unverified::NoSecret(telemetry::causes(&error)))?;
        let Err(mismatch) = claim.verify(&secret, body) else {
            return Ok(());
        };
        // Perhaps the secret was rotated.
        match self.secret.reread().await {
            Some(newer) => claim.verify(&newer, body).map_err(Unverified::Signature),
            None => Err(Unverified::Signature(mismatch)),
        }
    }
}

/// The answer, logged and counted. `is_signed`: the request was Slack's.
fn told(answer: Acknowledgement, started: Instant, is_signed: bool) -> Response<String> {
    let elapsed = started.elapsed();
    let outcome = answer.outcome.as_str();
    tracing::info!(
        outcome,
        status = answer.response.status().as_u16(),
        job = answer.job.as_ref().map(JobId::as_str),
        reason = answer.reason,
        milliseconds = elapsed.as_millis(),
        "{}",
        log_line::REQUEST
    );
    let counted = Metrics::new()
        .count_by(&metrics::REQUESTS, outcome)
        .time(&metrics::ACK_TIME, elapsed);
    let counted = match answer.outcome {
        RequestOutcome::NotQueued => counted.count(&metrics::ENQUEUE_FAILURES, 1),
        // Whose it was, nothing could tell.
        RequestOutcome::NoSecret => counted,
        _ if is_signed => counted,
        _ => counted.count(&metrics::UNSIGNED_REQUESTS, 1),
    };
    counted.emit();
    answer.response
}

/// Why a request is not taken for Slack's.
enum Unverified {
    Signature(SignatureError),
    /// There is nothing to verify with: our own failure, which must not look like Slack's.
    NoSecret(String),
}

/// What anybody may send: an interaction is one field, everything else is held to what a command takes.
fn limit(body: &[u8]) -> usize {
    if body.starts_with(b"payload=") {
        INTERACTION_LIMIT
    } else {
        COMMAND_LIMIT
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| {
            kind.trim()
                .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        })
}

#[cfg(test)]
mod tests;
