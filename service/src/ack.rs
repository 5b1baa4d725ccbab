//! A Slack request, verified, becomes a Job on the queue and the message that Slack shows at once.
mod answer;
mod fair_share;
mod interactions;

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use secrecy::SecretString;

use self::answer::{Answer, Outcome, empty, plain};
use self::fair_share::FairShare;
use crate::{
    command::{self, Command},
    job::{Job, JobId, ResponseUrl},
    queue::JobQueue,
    secrets::{Secret, SecretStore},
    settings::AckSettings,
    slack::{
        message::Message,
        payload::{self, Arrival, SlashCommand},
        signature::{self, Freshness, SignatureError},
    },
    telemetry::{self, Metrics, xray},
    words,
};

/// The largest command that Slack has a reason to send, by far.
const COMMAND_LIMIT: usize = 64 * 1024;
/// The largest interaction: it brings the message that it was made on, text and blocks, of which a character may take
/// eight (`%5Cu0430`). A message holds up to 40,000 characters of text (Slack, "chat.postMessage").
const INTERACTION_LIMIT: usize = 1024 * 1024;
/// Slack waits 3 seconds; the way back takes some of them.
const DEADLINE: Duration = Duration::from_millis(2_500);

/// The ack: verifies, understands, queues, answers. It waits for nothing but the queue (and, seldom, for a secret).
#[derive(Debug)]
pub struct Ack<S, Q> {
    secret: Secret<S>,
    queue: Q,
    settings: AckSettings,
    shares: FairShare,
}

impl<S: SecretStore, Q: JobQueue> Ack<S, Q> {
    /// An ack that verifies with this secret and feeds this queue.
    #[must_use]
    pub fn new(secret: Secret<S>, queue: Q, settings: AckSettings) -> Self {
        Self {
            secret,
            queue,
            shares: FairShare::new(settings.jobs_per_minute),
            settings,
        }
    }

    /// Answers one HTTP request, within 2.5 seconds.
    pub async fn respond(&self, request: Request<Bytes>) -> Response<String> {
        let started = Instant::now();
        let answer = self.answer(&request, started).await;
        let elapsed = started.elapsed();
        let outcome = answer.outcome.as_str();
        tracing::info!(
            outcome,
            status = answer.response.status().as_u16(),
            job = answer.job.as_ref().map(JobId::as_str),
            reason = answer.reason,
            milliseconds = elapsed.as_millis(),
            trace = xray::request_trace(),
            "request",
        );
        let metrics = Metrics::new()
            .count_by("Requests", "Outcome", outcome)
            .time("AckTime", elapsed);
        match answer.outcome {
            Outcome::NotQueued => metrics.count("EnqueueFailures", 1).emit(),
            _ => metrics.emit(),
        }
        answer.response
    }

    async fn answer(&self, request: &Request<Bytes>, started: Instant) -> Answer {
        let body = request.body();
        if request.method() != Method::POST {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, words::GET_ANSWER);
            response
                .headers_mut()
                .insert(header::ALLOW, header::HeaderValue::from_static("POST"));
            return Answer::new(Outcome::Refused, response).because("not a POST");
        }
        if body.len() > limit(body) {
            let response = plain(
                StatusCode::PAYLOAD_TOO_LARGE,
                "The request is over 64 KiB, or 1 MiB for an interaction.\n",
            );
            return Answer::new(Outcome::Refused, response).because("too large");
        }
        if !is_form(request.headers()) {
            let sentence = "Slack sends application/x-www-form-urlencoded.\n";
            let response = plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, sentence);
            return Answer::new(Outcome::Refused, response).because("not a form");
        }
        if payload::is_ssl_check(body) {
            return Answer::new(Outcome::Ignored, empty(StatusCode::OK)).because("ssl_check");
        }
        match tokio::time::timeout_at(
            (started + DEADLINE).into(),
            self.verify(request.headers(), body),
        )
        .await
        {
            Ok(Ok(())) => {}
            Ok(Err(Unverified::Signature(error))) => {
                return Answer::new(Outcome::Unauthorized, empty(StatusCode::UNAUTHORIZED))
                    .because(error);
            }
            Ok(Err(Unverified::NoSecret(reason))) => {
                return Answer::new(Outcome::NoSecret, empty(StatusCode::SERVICE_UNAVAILABLE))
                    .because(reason);
            }
            Err(_) => {
                return Answer::new(Outcome::NoSecret, empty(StatusCode::SERVICE_UNAVAILABLE))
                    .because("the signing secret did not come in time");
            }
        }
        match payload::read(body) {
            Ok(Arrival::SslCheck) => Answer::new(Outcome::Ignored, empty(StatusCode::OK)),
            Ok(Arrival::Command(command)) => self.command(&command, started).await,
            Ok(Arrival::Button(press)) => self.button(&press, started).await,
            Ok(Arrival::Shortcut(shortcut)) => self.shortcut(&shortcut, started).await,
            Ok(Arrival::Unknown(kind)) => Answer::new(Outcome::Ignored, empty(StatusCode::OK))
                .because(format!(
                    "an interaction that this app does not have: {}",
                    telemetry::for_log(&kind)
                )),
            Err(error) => {
                let response = plain(
                    StatusCode::BAD_REQUEST,
                    "The request is signed but cannot be read.\n",
                );
                Answer::new(Outcome::Refused, response)
                    .because(telemetry::for_log(&error.to_string()))
            }
        }
    }

    async fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), Unverified> {
        let freshness = if self.settings.dry_run {
            Freshness::Any
        } else {
            Freshness::Within(SystemTime::now())
        };
        let check = |secret: &SecretString| signature::verify(secret, headers, body, freshness);
        let secret = self
            .secret
            .required()
            .await
            .map_err(|error| Unverified::NoSecret(telemetry::causes(&error)))?;
        match check(&secret) {
            // Perhaps the secret was rotated. What fails for any other reason fails under every secret.
            Err(SignatureError::Mismatch) => match self.secret.reread().await {
                Some(newer) => check(&newer).map_err(Unverified::Signature),
                None => Err(Unverified::Signature(SignatureError::Mismatch)),
            },
            checked => checked.map_err(Unverified::Signature),
        }
    }

    async fn command(&self, command: &SlashCommand, started: Instant) -> Answer {
        if !self.serves(&command.team_id) {
            return Answer::shown(Outcome::Answered, &words::workspace_not_served())
                .because("team not allowed");
        }
        let (source, sentences, visibility) =
            match command::parse(&command.text, self.settings.defaults) {
                Ok(Command::Summarize {
                    source,
                    sentences,
                    visibility,
                }) => (source, sentences, visibility),
                Ok(Command::Help) => {
                    return Answer::shown(Outcome::Answered, &words::help(self.settings.defaults));
                }
                Err(error) => {
                    return Answer::shown(
                        Outcome::Answered,
                        &words::command_error(error, self.settings.defaults),
                    )
                    .because(error);
                }
            };
        let Some(response_url) = self.reply_address(&command.response_url) else {
            return Answer::shown(Outcome::NotQueued, &words::not_queued())
                .because(FORBIDDEN_REPLY);
        };
        if !self
            .shares
            .take(&command.team_id, &command.user_id, started)
        {
            return Answer::shown(Outcome::TooMany, &words::too_many());
        }
        let job = Job {
            // Without a trigger, the response URL is what tells one request from the next.
            id: match command.trigger_id.as_str() {
                "" => JobId::derive(&["command", &command.response_url]),
                trigger => JobId::derive(&["command", trigger]),
            },
            source,
            sentences,
            visibility,
            replace: false,
            response_url,
            team_id: command.team_id.clone(),
            user_id: command.user_id.clone(),
            requested_at: now(),
        };
        match self.queue(&job, started).await {
            Ok(()) => Answer {
                job: Some(job.id.clone()),
                ..Answer::shown(
                    Outcome::Queued,
                    &Message::summarizing(&job.source, visibility),
                )
            },
            // 200 all the same: Slack shows a person only what comes with it.
            Err(reason) => Answer {
                job: Some(job.id.clone()),
                ..Answer::shown(Outcome::NotQueued, &words::not_queued()).because(reason)
            },
        }
    }

    async fn queue(&self, job: &Job, started: Instant) -> Result<(), String> {
        match tokio::time::timeout_at((started + DEADLINE).into(), self.queue.send(job)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(telemetry::causes(&error)),
            Err(_) => Err("the queue did not answer in time".into()),
        }
    }

    fn reply_address(&self, response_url: &str) -> Option<ResponseUrl> {
        ResponseUrl::parse(response_url).filter(|url| self.settings.reply_origins.allow(url))
    }

    fn serves(&self, team_id: &str) -> bool {
        self.settings.allowed_teams.is_empty()
            || self
                .settings
                .allowed_teams
                .iter()
                .any(|allowed| allowed == team_id)
    }
}

const FORBIDDEN_REPLY: &str = "the response URL is not on an allowed origin";

/// Why a request is not taken for Slack's.
enum Unverified {
    Signature(SignatureError),
    /// There is nothing to verify with: our own failure, which must not look like Slack's.
    NoSecret(String),
}

/// An interaction is one field; everything else is held to what a command may be.
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

fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs()
}

#[cfg(test)]
mod tests;
