//! A Slack request, verified, becomes a Job on the queue and the message that Slack shows at once.
use std::{
    error::Error,
    fmt,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use secrecy::SecretString;

use crate::{
    command::{self, Command},
    job::{Job, JobId, Notice, ResponseUrl, SentenceCount, Source, Visibility},
    queue::JobQueue,
    secrets::{Secret, SecretStore},
    settings::AckSettings,
    slack::{
        message::Message,
        payload::{self, Arrival, ButtonPress, ButtonState, MessageShortcut, SlashCommand, action},
        signature::{self, Freshness, SignatureError},
    },
    telemetry::{self, Metrics},
    words,
};

/// The largest body that Slack has a reason to send, by far.
const BODY_LIMIT: usize = 64 * 1024;
/// Slack waits 3 seconds; the way back takes some of them.
const DEADLINE: Duration = Duration::from_millis(2_500);

/// The ack: verifies, understands, queues, answers. It waits for nothing but the queue (and, seldom, for a secret).
#[derive(Debug)]
pub struct Ack<S, Q> {
    secret: Secret<S>,
    queue: Q,
    settings: AckSettings,
}

/// What a request came to: the `Outcome` of logs and metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Queued,
    NotQueued,
    Answered,
    Ignored,
    Refused,
    Unauthorized,
    NoSecret,
}

impl Outcome {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::NotQueued => "not_queued",
            Self::Answered => "answered",
            Self::Ignored => "ignored",
            Self::Refused => "refused",
            Self::Unauthorized => "unauthorized",
            Self::NoSecret => "no_secret",
        }
    }
}

/// An answer, and what there is to log of it.
struct Answer {
    outcome: Outcome,
    response: Response<String>,
    job: Option<JobId>,
    reason: Option<String>,
}

impl Answer {
    fn new(outcome: Outcome, response: Response<String>) -> Self {
        Self {
            outcome,
            response,
            job: None,
            reason: None,
        }
    }

    fn because(mut self, reason: impl fmt::Display) -> Self {
        self.reason = Some(format!("{reason}"));
        self
    }

    fn shown(outcome: Outcome, message: &Message) -> Self {
        let mut response = Response::new(message.to_json());
        let json = header::HeaderValue::from_static("application/json; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
        Self::new(outcome, response)
    }
}

impl<S: SecretStore, Q: JobQueue> Ack<S, Q> {
    /// An ack that verifies with this secret and feeds this queue.
    #[must_use]
    pub const fn new(secret: Secret<S>, queue: Q, settings: AckSettings) -> Self {
        Self {
            secret,
            queue,
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
        if body.len() > BODY_LIMIT {
            let response = plain(
                StatusCode::PAYLOAD_TOO_LARGE,
                "The request is over 64 KiB.\n",
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
            .map_err(|error| Unverified::NoSecret(chain(&error)))?;
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
                Ok(Command::Help) => return Answer::shown(Outcome::Answered, &words::help()),
                Err(error) => {
                    return Answer::shown(Outcome::Answered, &words::command_error(error))
                        .because(error);
                }
            };
        let Some(response_url) = self.reply_address(&command.response_url) else {
            return Answer::shown(Outcome::NotQueued, &words::not_queued())
                .because(FORBIDDEN_REPLY);
        };
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

    async fn button(&self, press: &ButtonPress, started: Instant) -> Answer {
        let state = ButtonState::from_value(&press.value);
        let (source, sentences, visibility, replace) = match (&state, press.action_id.as_str()) {
            (None, _) => (
                Source::Notice(Notice::UnreadableButton),
                SentenceCount::DEFAULT,
                Visibility::Private,
                false,
            ),
            (Some(state), action::DISMISS)
                if state.visibility == Visibility::Public && state.asker != press.user_id =>
            {
                (
                    Source::Notice(Notice::NotYours),
                    state.sentences,
                    Visibility::Private,
                    false,
                )
            }
            (Some(state), action::DISMISS) => {
                (Source::Dismiss, state.sentences, state.visibility, true)
            }
            (Some(state), action::SHARE) => (
                state.source.clone(),
                state.sentences,
                Visibility::Public,
                false,
            ),
            (Some(state), _) => (
                state.source.clone(),
                state.sentences,
                state.visibility,
                true,
            ),
        };
        // The message and the button name the press: pressed twice quickly, it is one Job. What cannot be read has
        // no such name, and only tells the person so.
        let id = state.as_ref().map_or_else(
            || JobId::derive(&["notice", &press.response_url]),
            |state| {
                JobId::derive(&[
                    "button",
                    state.job.as_str(),
                    &press.action_id,
                    &press.user_id,
                ])
            },
        );
        self.interaction(
            id,
            source,
            sentences,
            visibility,
            replace,
            &press.response_url,
            &press.team_id,
            &press.user_id,
            started,
        )
        .await
    }

    async fn shortcut(&self, shortcut: &MessageShortcut, started: Instant) -> Answer {
        let source = command::source_of_message(&shortcut.text)
            .unwrap_or(Source::Notice(Notice::NothingInMessage));
        let id = match shortcut.trigger_id.as_str() {
            "" => JobId::derive(&["shortcut", &shortcut.response_url]),
            trigger => JobId::derive(&["shortcut", trigger]),
        };
        let sentences = self.settings.defaults.sentences;
        self.interaction(
            id,
            source,
            sentences,
            Visibility::Private,
            false,
            &shortcut.response_url,
            &shortcut.team_id,
            &shortcut.user_id,
            started,
        )
        .await
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the fields of a Job, some of them still to be checked"
    )]
    async fn interaction(
        &self,
        id: JobId,
        source: Source,
        sentences: SentenceCount,
        visibility: Visibility,
        replace: bool,
        response_url: &str,
        team_id: &str,
        user_id: &str,
        started: Instant,
    ) -> Answer {
        if !self.serves(team_id) {
            return Answer::new(Outcome::Ignored, empty(StatusCode::OK))
                .because("team not allowed");
        }
        // What Slack shows of an interaction's answer is only whether it failed, as a mark beside the button.
        let failed = || Answer::new(Outcome::NotQueued, empty(StatusCode::SERVICE_UNAVAILABLE));
        let Some(response_url) = self.reply_address(response_url) else {
            return failed().because(FORBIDDEN_REPLY);
        };
        let job = Job {
            id,
            source,
            sentences,
            visibility,
            replace,
            response_url,
            team_id: team_id.to_owned(),
            user_id: user_id.to_owned(),
            requested_at: now(),
        };
        match self.queue(&job, started).await {
            Ok(()) => Answer {
                job: Some(job.id),
                ..Answer::new(Outcome::Queued, empty(StatusCode::OK))
            },
            Err(reason) => Answer {
                job: Some(job.id),
                ..failed().because(reason)
            },
        }
    }

    async fn queue(&self, job: &Job, started: Instant) -> Result<(), String> {
        match tokio::time::timeout_at((started + DEADLINE).into(), self.queue.send(job)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(chain(&error)),
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

fn plain(status: StatusCode, sentence: &str) -> Response<String> {
    let mut response = empty(status);
    response.body_mut().push_str(sentence);
    let text = header::HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, text);
    response
}

fn empty(status: StatusCode) -> Response<String> {
    let mut response = Response::new(String::new());
    *response.status_mut() = status;
    response
}

fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs()
}

/// An error and its sources on one line.
fn chain(error: &dyn Error) -> String {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        words.push_str(": ");
        words.push_str(&error.to_string());
        source = error.source();
    }
    telemetry::for_log(&words)
}

#[cfg(test)]
#[path = "ack_tests.rs"]
mod tests;
