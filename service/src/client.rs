//! The one HTTP client of a function: rustls with ring and compiled-in roots, so that nothing is read or measured at start.
//! And what is the same in every answer that it gets.
use std::{sync::Arc, time::Duration};

use rustls::{ClientConfig, RootCertStore, crypto::ring};

/// The client could not be built.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client could not be built")]
pub struct ClientError(#[source] Box<dyn std::error::Error + Send + Sync>);

/// A client for the services that this product talks to (AWS, SMMRY, Slack). It follows no redirect, since none of
/// them sends any and a request may carry a credential, and takes no proxy from the environment.
pub fn build() -> Result<reqwest::Client, ClientError> {
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| ClientError(Box::new(error)))?
        .with_root_certificates(RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        })
        .with_no_client_auth();
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .user_agent(concat!("slack-summarize/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(2))
        // A frozen function wakes up with connections that the other side has closed: keep them only briefly.
        .pool_idle_timeout(Duration::from_secs(20))
        .build()
        .map_err(|error| ClientError(Box::new(error)))
}

/// Why an answer's body could not be read.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// The connection failed, or time ran out. Without the address, which may hold a key.
    #[error(transparent)]
    Broken(reqwest::Error),
    /// It goes on beyond this many bytes.
    #[error("an answer of more than {0} bytes")]
    TooLarge(usize),
}

/// The body of an answer, of at most `limit` bytes.
pub async fn body(mut response: reqwest::Response, limit: usize) -> Result<Vec<u8>, BodyError> {
    let mut body = Vec::new();
    let broken = |error: reqwest::Error| BodyError::Broken(error.without_url());
    while let Some(chunk) = response.chunk().await.map_err(broken)? {
        body.extend_from_slice(&chunk);
        if body.len() > limit {
            return Err(BodyError::TooLarge(limit));
        }
    }
    Ok(body)
}

/// How long a server asks to be left alone; `None` where it does not say, or names a date.
#[must_use]
pub fn retry_after(response: &reqwest::Response) -> Option<Duration> {
    let seconds = response.headers().get(reqwest::header::RETRY_AFTER)?;
    let seconds = seconds.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}
