//! Language models behind an OpenAI-compatible API: one question, one answer.
//!
//! `OpenAI`, Ollama, vLLM, llama.cpp, `LiteLLM` and others speak it, each with parameters that it refuses. Source of the protocol:
//! <https://github.com/openai/openai-openapi>; of the servers' differences, their own documentation, named at [`Parameter`].
//!
//! What comes back is a stranger's text: [`engine::Briefing::read`] reads and checks it.
mod answer;
mod request;

use std::time::{Duration, Instant};

use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use self::request::Request;
pub use self::{answer::ModelAnswer, request::Parameter};

/// How long a model may take, a second try included. Chosen by eye: a summary of three points takes hosted models two to five
/// seconds, and a person waits.
pub const TIME_LIMIT: Duration = Duration::from_secs(20);
/// How long is waited before the second try where the server does not say, and at most where it does.
const PAUSE: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(5));
/// The largest answer that is read. Forty points are some 20 KB.
const ANSWER_LIMIT: usize = 256 * 1024;

/// What a model is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What it has to do, where its answer is held to a schema.
    pub json_instructions: &'a str,
    /// The same, where it answers in lines.
    pub line_instructions: &'a str,
    /// What it reads.
    pub document: &'a str,
    /// The most tokens that it may answer with.
    pub answer_tokens: u32,
}

/// Why a model gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Not within [`TIME_LIMIT`].
    #[error("the model took too long")]
    TimedOut,
    /// 429 or 503, twice.
    #[error("the model is asked too often")]
    Throttled,
    /// The account has nothing left; no second try helps.
    #[error("the account's quota is used up")]
    QuotaUsedUp,
    /// 401 or 403.
    #[error("the model's key is refused")]
    KeyRefused,
    /// 404: no such model, or no such address.
    #[error("there is no such model")]
    NoSuchModel,
    /// The article does not fit, for all that it was cut.
    #[error("the article is too long for the model")]
    TooLong,
    /// It would not answer.
    #[error("the model refused")]
    Refused,
    /// An answer that is none, or none at all.
    #[error("the model cannot be reached or understood: {0}")]
    Outage(String),
}

impl ModelError {
    /// The reason, as metrics count it.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::TimedOut => "timed_out",
            Self::Throttled => "throttled",
            Self::QuotaUsedUp => "quota",
            Self::KeyRefused => "key_refused",
            Self::NoSuchModel => "no_such_model",
            Self::TooLong => "too_long",
            Self::Refused => "refused",
            Self::Outage(_) => "outage",
        }
    }
}

/// A model on a server.
#[derive(Debug, Clone)]
pub struct ChatModel {
    client: reqwest::Client,
    endpoint: Url,
    name: String,
}

impl ChatModel {
    /// The model `name` at the API's base address, which ends in `/v1` as a rule. The installer chose it, so that it may be on
    /// a private network.
    #[must_use]
    pub fn new(client: reqwest::Client, base: &Url, name: &str) -> Self {
        let mut endpoint = base.clone();
        endpoint.set_path(&format!(
            "{}/chat/completions",
            base.path().trim_end_matches('/')
        ));
        endpoint.set_query(None);
        endpoint.set_fragment(None);
        Self {
            client,
            endpoint,
            name: name.to_owned(),
        }
    }

    /// Asks once; once more where the model is throttled; and again without each parameter that it refuses. All of it within
    /// [`TIME_LIMIT`].
    pub async fn ask(
        &self,
        key: Option<&SecretString>,
        question: Question<'_>,
    ) -> Result<ModelAnswer, ModelError> {
        match tokio::time::timeout(TIME_LIMIT, self.ask_on(key, question)).await {
            Ok(answer) => answer,
            Err(_) => Err(ModelError::TimedOut),
        }
    }

    async fn ask_on(
        &self,
        key: Option<&SecretString>,
        question: Question<'_>,
    ) -> Result<ModelAnswer, ModelError> {
        let started = Instant::now();
        let mut request = Request::new(&self.endpoint);
        let mut throttled = false;
        loop {
            let body = request.body(&self.name, question);
            let (status, retry_after, answer) = self.post(key, &body).await?;
            match answer::read(status, &answer) {
                Ok(answer) => return Ok(answer),
                Err(answer::Failure::Throttled) if !throttled => {
                    throttled = true;
                    let pause = retry_after.unwrap_or(PAUSE.0).min(PAUSE.1);
                    if started.elapsed() + pause >= TIME_LIMIT {
                        return Err(ModelError::Throttled);
                    }
                    tokio::time::sleep(pause).await;
                }
                Err(answer::Failure::Parameter(parameter)) if request.leave_out(parameter) => {}
                Err(answer::Failure::Parameter(parameter)) => {
                    return Err(ModelError::Outage(format!(
                        "it refuses {}",
                        parameter.name()
                    )));
                }
                Err(answer::Failure::Throttled) => return Err(ModelError::Throttled),
                Err(answer::Failure::Final(error)) => return Err(error),
            }
        }
    }

    async fn post(
        &self,
        key: Option<&SecretString>,
        body: &serde_json::Value,
    ) -> Result<(u16, Option<Duration>, Vec<u8>), ModelError> {
        let outage = |error: reqwest::Error| ModelError::Outage(error.without_url().to_string());
        let mut request = self.client.post(self.endpoint.clone()).json(body);
        if let Some(key) = key {
            request = request.bearer_auth(key.expose_secret());
        }
        let mut response = request.send().await.map_err(outage)?;
        let retry_after = response
            .headers()
            .get(http::header::RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.trim().parse().ok())
            .map(Duration::from_secs);
        let status = response.status().as_u16();
        let mut answer = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(outage)? {
            answer.extend_from_slice(&chunk);
            if answer.len() > ANSWER_LIMIT {
                return Err(ModelError::Outage(format!(
                    "an answer of more than {ANSWER_LIMIT} bytes"
                )));
            }
        }
        Ok((status, retry_after, answer))
    }
}

#[cfg(test)]
mod tests;
