//! What a server answers, read leniently: every server has errors of its own form.
use serde_json::Value;

use super::{ModelError, Parameter};

/// What a model said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelAnswer {
    /// Its words, unchecked.
    pub text: String,
    /// Whether it was asked for JSON.
    pub as_json: bool,
    /// Whether it was stopped at its limit.
    pub is_cut: bool,
    /// Tokens that it read, where the server says so.
    pub tokens_in: Option<u64>,
    /// Tokens that it wrote, reasoning included.
    pub tokens_out: Option<u64>,
}

/// Why there is none, and whether asking again may help.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// Soon again.
    Throttled,
    /// Again, without it.
    Parameter(Parameter),
    /// No.
    Final(ModelError),
}

pub(super) fn read(status: u16, body: &[u8]) -> Result<ModelAnswer, Failure> {
    let answer: Value = serde_json::from_slice(body).unwrap_or_default();
    // Some servers answer an error with status 200.
    if (200..300).contains(&status) && answer.get("error").is_none_or(Value::is_null) {
        return said(&answer).map_err(Failure::Final);
    }
    Err(failure(status, &answer))
}

/// The name of the only model in a list of models.
pub(super) fn only_model(status: u16, body: &[u8]) -> Result<String, ModelError> {
    let answer: Value = serde_json::from_slice(body).unwrap_or_default();
    if !(200..300).contains(&status) {
        return Err(match failure(status, &answer) {
            Failure::Final(error) => error,
            Failure::Throttled => ModelError::Throttled,
            Failure::Parameter(_) => ModelError::Unnamed,
        });
    }
    let models = answer.get("data").and_then(Value::as_array);
    match models.map(Vec::as_slice) {
        Some([only]) => only
            .get("id")
            .and_then(Value::as_str)
            .map(str::to_owned)
            .ok_or(ModelError::Unnamed),
        _ => Err(ModelError::Unnamed),
    }
}

fn said(answer: &Value) -> Result<ModelAnswer, ModelError> {
    let outage = |what: &str| ModelError::Outage(what.to_owned());
    let choice = answer
        .pointer("/choices/0")
        .ok_or_else(|| outage("an answer without a choice"))?;
    let reason = choice
        .get("finish_reason")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let refuses = choice
        .pointer("/message/refusal")
        .and_then(Value::as_str)
        .is_some_and(|words| !words.is_empty());
    if reason == "content_filter" || refuses {
        return Err(ModelError::Refused);
    }
    let text = match choice.pointer("/message/content") {
        Some(Value::String(text)) => text.clone(),
        // Parts, as newer APIs have them.
        Some(Value::Array(parts)) => parts
            .iter()
            .filter_map(|part| part.get("text")?.as_str())
            .collect(),
        _ => String::new(),
    };
    if text.trim().is_empty() {
        return Err(outage("an empty answer"));
    }
    let tokens = |name: &str| answer.get("usage")?.get(name)?.as_u64();
    Ok(ModelAnswer {
        text,
        as_json: false,
        is_cut: reason == "length",
        tokens_in: tokens("prompt_tokens"),
        tokens_out: tokens("completion_tokens"),
    })
}

fn failure(status: u16, answer: &Value) -> Failure {
    // `{"error": {…}}`, `{"error": "…"}`, and older vLLM's `{"object": "error", …}`.
    let error = answer
        .get("error")
        .filter(|error| !error.is_null())
        .unwrap_or(answer);
    let text = |name: &str| {
        error
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_lowercase()
    };
    let message = error
        .as_str()
        .map_or_else(|| text("message"), str::to_lowercase);
    let (code, kind, param) = (text("code"), text("type"), text("param"));
    let says = |words: &[&str]| {
        words
            .iter()
            .any(|word| message.contains(word) || code.contains(word) || kind.contains(word))
    };
    let reached = |error| Failure::Final(error);
    if says(&["insufficient_quota", "exceeded your current quota"]) || status == 402 {
        return reached(ModelError::QuotaUsedUp);
    }
    match status {
        401 | 403 => return reached(ModelError::KeyRefused),
        404 => return reached(ModelError::NoSuchModel),
        408 | 504 => return reached(ModelError::TimedOut),
        429 | 503 => return Failure::Throttled,
        _ => {}
    }
    let too_long = [
        "context_length_exceeded",
        "exceed_context_size",
        "context length",
        "context size",
        "context window",
        "too long",
    ];
    if says(&too_long) {
        return reached(ModelError::TooLong);
    }
    if says(&["content_filter", "content_policy"]) {
        return reached(ModelError::Refused);
    }
    if matches!(status, 200..=299 | 400 | 422 | 501) {
        let named = |parameter: &Parameter| {
            parameter.is_named_in(&param) || parameter.is_named_in(&message)
        };
        if let Some(parameter) = Parameter::ALL.into_iter().find(named) {
            return Failure::Parameter(parameter);
        }
    }
    // Not its words: servers quote the key, and the article.
    reached(ModelError::Outage(format!("status {status}")))
}
