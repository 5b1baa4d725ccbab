//! The ack's answer to one request: what Slack gets, and what the log says of it.
use std::fmt;

use http::{Response, StatusCode, header};

use crate::{job::JobId, slack::message::Message};

/// What a request came to: the `Outcome` of logs and metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Queued,
    NotQueued,
    Answered,
    TooMany,
    Ignored,
    Refused,
    Unauthorized,
    NoSecret,
}

impl Outcome {
    pub(super) const fn as_str(self) -> &'static str {
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
}

/// An answer, and what there is to log of it.
pub(super) struct Answer {
    pub(super) outcome: Outcome,
    pub(super) response: Response<String>,
    pub(super) job: Option<JobId>,
    pub(super) reason: Option<String>,
}

impl Answer {
    pub(super) fn new(outcome: Outcome, response: Response<String>) -> Self {
        Self {
            outcome,
            response,
            job: None,
            reason: None,
        }
    }

    pub(super) fn because(mut self, reason: impl fmt::Display) -> Self {
        self.reason = Some(format!("{reason}"));
        self
    }

    pub(super) fn shown(outcome: Outcome, message: &Message) -> Self {
        let mut response = Response::new(message.to_json());
        let json = header::HeaderValue::from_static("application/json; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
        Self::new(outcome, response)
    }
}

/// A sentence for whoever looks here without Slack.
pub(super) fn plain(status: StatusCode, sentence: &str) -> Response<String> {
    let mut response = empty(status);
    response.body_mut().push_str(sentence);
    let text = header::HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, text);
    response
}

/// Nothing but a status.
pub(super) fn empty(status: StatusCode) -> Response<String> {
    let mut response = Response::new(String::new());
    *response.status_mut() = status;
    response
}
