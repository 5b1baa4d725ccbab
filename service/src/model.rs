//! Language models: one question, one answer.
//!
//! [`LanguageModel`] is the port. Behind it is a server with an OpenAI-compatible API ([`ChatModel`]: `OpenAI`, Ollama, vLLM,
//! llama.cpp, `LiteLLM` and others), or a model of the owner's account at a cloud, which the binaries bring. Each has parameters
//! that it refuses: [`Parameter`]. Source of the protocol of servers: <https://github.com/openai/openai-openapi>; of their
//! differences, their own documentation, named at [`Parameter`].
//!
//! What comes back is a stranger's text: [`engine::Briefing::read`] reads and checks it.
mod answer;
mod parameter;
mod request;

use std::time::{Duration, Instant};

use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::OnceCell;
use url::Url;

use self::request::Request;
pub use self::{
    answer::ModelAnswer,
    parameter::{Parameter, bare_name},
};
use crate::{
    client::{self, BodyError},
    summary::ModelFailure,
};

/// How long a model may take, a second try included. Chosen by eye: a summary of three points takes hosted models two to five
/// seconds, and a person waits.
pub const TIME_LIMIT: Duration = Duration::from_secs(20);
/// How long is waited before the second try where the server does not say, and the most where it does: for longer it is not
/// waited at all.
const PAUSE: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(5));
/// What a model may think before it writes, where it is known to think. Chosen by eye.
const REASONING_TOKENS: u32 = 2_000;
/// The largest answer that is read. Forty points are some 20 KB.
const ANSWER_LIMIT: usize = 256 * 1024;

/// What a model is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What it has to do, where its answer is held to a schema.
    pub json_instructions: &'a str,
    /// The same, where it answers in lines.
    pub line_instructions: &'a str,
    /// The schema of the JSON.
    pub schema: &'a serde_json::Value,
    /// What it reads.
    pub document: &'a str,
    /// The most tokens that it may answer with; what it thinks before it answers comes on top.
    pub answer_tokens: u32,
    /// When the answer is of no use any more.
    pub until: Instant,
}

impl Question<'_> {
    /// The limit for this model. What a model thinks counts against it.
    #[must_use]
    pub fn tokens_for(&self, model: &str) -> u32 {
        if parameter::reasons(model) {
            self.answer_tokens + REASONING_TOKENS
        } else {
            self.answer_tokens
        }
    }
}

/// A model that can be asked.
pub trait LanguageModel: Send + Sync {
    /// Asks, and once more where the model is throttled. The asker breaks it off at its deadline.
    fn ask(
        &self,
        question: Question<'_>,
    ) -> impl Future<Output = Result<ModelAnswer, ModelError>> + Send;
}

/// No model: for where no account's can be reached.
#[derive(Debug, Clone, Copy)]
pub enum NoModel {}

impl LanguageModel for NoModel {
    async fn ask(&self, _: Question<'_>) -> Result<ModelAnswer, ModelError> {
        match *self {}
    }
}

/// Why a model gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Not within [`TIME_LIMIT`], or what was left of the Job's.
    #[error("the model took too long")]
    TimedOut,
    /// 429 or 503, twice.
    #[error("the model is asked too often")]
    Throttled,
    /// The account has nothing left; no second try helps.
    #[error("the account's quota is used up")]
    QuotaUsedUp,
    /// 401 or 403 of a server.
    #[error("the model's key is refused")]
    KeyRefused,
    /// The key could not be read from where it is stored.
    #[error("the model's key cannot be read")]
    KeyUnreadable,
    /// The account may not use the model, or the function may not ask it.
    #[error("the account has no access to the model")]
    AccessDenied,
    /// The maker of the model wants to know first what it is for.
    #[error("the use-case form of the model's maker is not filled in")]
    FormMissing,
    /// The model is only to be had through an inference profile.
    #[error("the model needs an inference profile")]
    ProfileNeeded,
    /// 404: no such model, or no such address.
    #[error("there is no such model")]
    NoSuchModel,
    /// The server has several models, and none is named.
    #[error("no model is named, and the server has not exactly one")]
    Unnamed,
    /// The article does not fit, for all that it was cut, or the server cut it.
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
    pub const fn failure(&self) -> ModelFailure {
        match self {
            Self::TimedOut => ModelFailure::TimedOut,
            Self::Throttled => ModelFailure::Throttled,
            Self::QuotaUsedUp => ModelFailure::QuotaUsedUp,
            Self::KeyRefused | Self::KeyUnreadable => ModelFailure::KeyRefused,
            Self::AccessDenied | Self::FormMissing => ModelFailure::AccessDenied,
            Self::NoSuchModel | Self::Unnamed | Self::ProfileNeeded => ModelFailure::NoSuchModel,
            Self::TooLong => ModelFailure::TooLong,
            Self::Refused => ModelFailure::Refused,
            Self::Outage(_) => ModelFailure::Outage,
        }
    }
}

/// A model on a server.
#[derive(Debug)]
pub struct ChatModel {
    client: reqwest::Client,
    base: Url,
    /// What it is called; `None` where it is the only one that the server has.
    name: Option<String>,
    /// The only one's name, once the server was asked.
    only: OnceCell<String>,
}

impl ChatModel {
    /// The model `name` at the API's base address, which ends in `/v1` as a rule. The installer chose it, so that it may be on
    /// a private network. Without a name it is the one that the server has.
    #[must_use]
    pub fn new(client: reqwest::Client, base: &Url, name: Option<String>) -> Self {
        let mut base = base.clone();
        base.set_query(None);
        base.set_fragment(None);
        Self {
            client,
            base,
            name,
            only: OnceCell::new(),
        }
    }

    /// What the model is called; `None` where that is not known yet.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name
            .as_deref()
            .or_else(|| self.only.get().map(String::as_str))
    }

    /// Asks once; once more where the model is throttled; and again without each parameter that it refuses.
    pub async fn ask(
        &self,
        key: Option<&SecretString>,
        question: Question<'_>,
    ) -> Result<ModelAnswer, ModelError> {
        let name = match &self.name {
            Some(name) => name,
            None => self.only.get_or_try_init(|| self.only_model(key)).await?,
        };
        let endpoint = self.endpoint("chat/completions");
        let mut request = Request::new(&endpoint, name);
        let mut throttled = false;
        loop {
            let asked = self
                .client
                .post(endpoint.clone())
                .json(&request.body(name, question));
            let (status, retry_after, answer) = exchange(asked, key).await?;
            match answer::read(status, &answer) {
                Ok(answer) => {
                    return Ok(ModelAnswer {
                        as_json: request.is_for_json(),
                        ..answer
                    });
                }
                Err(answer::Failure::Throttled) if !throttled => {
                    throttled = true;
                    let pause = retry_after.unwrap_or(PAUSE.0);
                    let left = question.until.saturating_duration_since(Instant::now());
                    // Sooner it would be throttled again, and later nobody waits: the next engine answers in that time.
                    if pause > PAUSE.1.min(left) {
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

    /// The name of the only model that the server has.
    async fn only_model(&self, key: Option<&SecretString>) -> Result<String, ModelError> {
        let asked = self.client.get(self.endpoint("models"));
        let (status, _, answer) = exchange(asked, key).await?;
        answer::only_model(status, &answer)
    }

    fn endpoint(&self, of: &str) -> Url {
        let mut endpoint = self.base.clone();
        endpoint.set_path(&format!("{}/{of}", self.base.path().trim_end_matches('/')));
        endpoint
    }
}

/// Status, how long to wait before asking again, and body.
async fn exchange(
    request: reqwest::RequestBuilder,
    key: Option<&SecretString>,
) -> Result<(u16, Option<Duration>, Vec<u8>), ModelError> {
    let outage = |error: reqwest::Error| ModelError::Outage(error.without_url().to_string());
    let request = match key {
        Some(key) => request.bearer_auth(key.expose_secret()),
        None => request,
    };
    let response = request.send().await.map_err(outage)?;
    let retry_after = client::retry_after(&response);
    let status = response.status().as_u16();
    let body = client::body(response, ANSWER_LIMIT).await;
    let body = body.map_err(|error| match error {
        BodyError::Broken(error) => outage(error),
        BodyError::TooLarge(_) => ModelError::Outage(error.to_string()),
    })?;
    Ok((status, retry_after, body))
}

/// What is left for a model: [`TIME_LIMIT`], but not beyond `deadline`.
#[must_use]
pub fn time_for(deadline: Instant) -> Duration {
    deadline
        .saturating_duration_since(Instant::now())
        .min(TIME_LIMIT)
}

#[cfg(test)]
mod tests;
