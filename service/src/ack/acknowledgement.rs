//! What the ack answers to one request: what Slack gets, and what the log says of it.
use std::fmt;

use http::{Response, StatusCode, header};

use crate::{job::JobId, slack::message::Message};

/// What a request came to: the `outcome` of its log line, and of the metric `Requests`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestOutcome {
    /// A Job is on the queue.
    Queued,
    /// The queue did not take the Job; the person knows.
    NotQueued,
    /// Answered at once: help, or what is wrong with the command.
    Answered,
    /// The person has asked for so much that others would have to wait.
    TooMany,
    /// Slack's certificate check, or an interaction that this app does not have.
    Ignored,
    /// Not a request that Slack sends: method, size, type or fields.
    Refused,
    /// The signature is missing, old or wrong.
    Unauthorized,
    /// There is no signing secret to check with.
    NoSecret,
}

impl RequestOutcome {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Queued,
        Self::NotQueued,
        Self::Answered,
        Self::TooMany,
        Self::Ignored,
        Self::Refused,
        Self::Unauthorized,
        Self::NoSecret,
    ];

    /// The name in logs and metrics.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::NotQueued => "not_queued",
            Self::Answered => "answered",
            Self::TooMany => "too_many",
            Self::Ignored => "ignored",
            Self::Refused => "refused",
            Self::Unauthorized => "unauthorized",
            Self::NoSecret => "no_secret",
        }
    }

    /// What it means, for the operations guide.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Queued => "a Job is on the queue",
            Self::NotQueued => "the queue did not take the Job; the person knows",
            Self::Answered => "answered at once: help, or what is wrong with the command",
            Self::TooMany => "the person has asked for so much that others would have to wait",
            Self::Ignored => {
                "Slack's certificate check, or an interaction that this app does not have"
            }
            Self::Refused => "not a request that Slack sends: method, size, type or fields",
            Self::Unauthorized => "the signature is missing, old or wrong",
            Self::NoSecret => "there is no signing secret to check with",
        }
    }
}

/// The answer to a request, and what there is to log of it.
pub(super) struct Acknowledgement {
    pub(super) outcome: RequestOutcome,
    pub(super) response: Response<String>,
    pub(super) job: Option<JobId>,
    pub(super) reason: Option<String>,
}

impl Acknowledgement {
    /// Nothing but a status: all that Slack shows of an interaction's answer is whether it failed.
    pub(super) fn empty(outcome: RequestOutcome, status: StatusCode) -> Self {
        let mut response = Response::new(String::new());
        *response.status_mut() = status;
        Self {
            outcome,
            response,
            job: None,
            reason: None,
        }
    }

    /// A sentence for a person who looks here without Slack.
    pub(super) fn plain(outcome: RequestOutcome, status: StatusCode, sentence: &str) -> Self {
        let mut answer = Self::empty(outcome, status);
        answer.response.body_mut().push_str(sentence);
        answer.set_content_type("text/plain; charset=utf-8");
        answer
    }

    /// A message that Slack shows to the person who typed the command.
    pub(super) fn shown(outcome: RequestOutcome, message: &Message) -> Self {
        let mut answer = Self::empty(outcome, StatusCode::OK);
        *answer.response.body_mut() = message.to_json();
        answer.set_content_type("application/json; charset=utf-8");
        answer
    }

    /// With the reason, for the log.
    pub(super) fn because(mut self, reason: impl fmt::Display) -> Self {
        self.reason = Some(reason.to_string());
        self
    }

    /// With the Job that it is about, for the log.
    pub(super) fn about(mut self, job: JobId) -> Self {
        self.job = Some(job);
        self
    }

    fn set_content_type(&mut self, kind: &'static str) {
        self.response
            .headers_mut()
            .insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    }
}
