//! The SMMRY API, both generations of it: the key tells which.
mod classic;
mod newer;
mod text;

use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use crate::{
    client::{self, BodyError},
    job::{SentenceCount, SummaryRequest},
    summary::Summary,
};

/// How long SMMRY may take: in free mode it delays calls that come too soon, so a slow answer is normal.
const PATIENCE: Duration = Duration::from_secs(20);
/// How much of an answer is read. Forty sentences are a few thousand characters.
const ANSWER_LIMIT: usize = 1024 * 1024;
/// Begins the keys of the newer generation.
const NEWER_KEY_PREFIX: &str = "sk-smmry-";

/// SMMRY over HTTP.
#[derive(Debug, Clone)]
pub struct Smmry {
    client: reqwest::Client,
    classic: Url,
    newer: Url,
}

/// Why SMMRY made no summary. The texts are SMMRY's own, for the log.
#[derive(Debug, thiserror::Error)]
pub enum SmmryError {
    /// `sm_api_error` 0: an internal problem of SMMRY's.
    #[error("an internal error: {0}")]
    Internal(String),
    /// `sm_api_error` 1: wrong parameters, mostly a key that is not valid.
    #[error("wrong parameters: {0}")]
    WrongParameters(String),
    /// `sm_api_error` 2: out of credits, disabled or banned.
    #[error("restricted: {0}")]
    Restricted(String),
    /// `sm_api_error` 3: this source cannot be summarized.
    #[error("cannot be summarized: {0}")]
    CannotSummarize(String),
    /// No answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// Out of reach, or an answer that is not SMMRY's.
    #[error("an outage: {0}")]
    Outage(String),
}

impl SmmryError {
    /// Whether another engine may do better: everything but SMMRY's word that this source cannot be summarized.
    #[must_use]
    pub const fn another_engine_may_help(&self) -> bool {
        !matches!(self, Self::CannotSummarize(_))
    }
}

impl Smmry {
    /// SMMRY at the base addresses of its two generations.
    #[must_use]
    pub const fn new(client: reqwest::Client, classic: Url, newer: Url) -> Self {
        Self {
            client,
            classic,
            newer,
        }
    }

    /// A summary of a link or a text, within 20 seconds.
    pub async fn summarize(
        &self,
        key: &SecretString,
        request: &SummaryRequest,
    ) -> Result<Summary, SmmryError> {
        let work = async {
            if key.expose_secret().starts_with(NEWER_KEY_PREFIX) {
                newer::summarize(&self.client, &self.newer, key, request).await
            } else {
                classic::summarize(&self.client, &self.classic, key, request).await
            }
        };
        tokio::time::timeout(PATIENCE, work)
            .await
            .unwrap_or(Err(SmmryError::TimedOut))
    }
}

/// What an answer of SMMRY's says, apart from the network. Nothing is waited for, so an answer of the newer generation
/// that is not ready is an outage.
pub fn read_answer(
    newer: bool,
    status: u16,
    body: &[u8],
    sentences: SentenceCount,
) -> Result<Summary, SmmryError> {
    if newer {
        newer::ready(status, body, sentences)?
            .ok_or_else(|| SmmryError::Outage("no summary yet".into()))
    } else {
        classic::read(status, body)
    }
}

/// Sends a request and reads its answer, whatever its status. No address goes into an error: it may hold the key.
async fn send(request: reqwest::RequestBuilder) -> Result<(u16, Vec<u8>), SmmryError> {
    let outage = |error: reqwest::Error| {
        if error.is_timeout() {
            SmmryError::TimedOut
        } else {
            SmmryError::Outage(error.without_url().to_string())
        }
    };
    let (client, request) = request.build_split();
    let request = request.map_err(outage)?;
    let response = client.execute(request).await.map_err(outage)?;
    let status = response.status().as_u16();
    let body = client::body(response, ANSWER_LIMIT).await;
    let body = body.map_err(|error| match error {
        BodyError::Broken(error) => outage(error),
        BodyError::TooLarge(_) => SmmryError::Outage(error.to_string()),
    })?;
    Ok((status, body))
}
