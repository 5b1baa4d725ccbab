//! Downloads a page from an address that a stranger chose, within limits of reach, size and time.

mod address;
mod body;
mod error;
mod refusal;
#[cfg(test)]
mod tests;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use engine::{NotAPage, Page};
use reqwest::Response;
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, CONTENT_TYPE, HeaderMap, LOCATION,
};
use reqwest::redirect::Policy;
use url::{Host, Url};

pub use self::address::AddressPolicy;
use self::address::{Lookup, PolicyResolver};
pub use self::error::FetchError;
use self::refusal::{ERROR_BODY_LIMIT, is_bot_wall, is_challenge, refusal};

/// From the first look-up to the last byte, all redirects included: ten seconds of the worker's time, by the rules for
/// addresses that strangers choose (SECURITY.md).
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// Of the body after decompression: a compressed bomb is stopped where it unfolds.
const SIZE_LIMIT: usize = 5 * 1024 * 1024;
/// How many redirects are followed.
const REDIRECT_LIMIT: usize = 5;
/// Sites see who reads them and where to ask about it.
const USER_AGENT: &str = concat!(
    "slack-summarize/",
    env!("CARGO_PKG_VERSION"),
    " (page summaries for Slack; one request per person's command)"
);
/// Only what can be read; the low-quality wildcard keeps strict servers from answering 406.
const ACCEPTED: &str =
    "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.1";

/// How far one fetch may go.
#[derive(Clone, Copy, Debug)]
struct Limits {
    time: Duration,
    size: usize,
    redirects: usize,
}

/// Fetches pages. Cheap to clone: the clones share one HTTP client.
#[derive(Clone, Debug)]
pub struct Fetcher {
    client: reqwest::Client,
    policy: AddressPolicy,
    limits: Limits,
}

impl Fetcher {
    /// Builds the one HTTP client: ring and compiled-in roots, no proxies from the environment, no automatic redirects.
    pub fn new(policy: AddressPolicy) -> Result<Self, FetchError> {
        Self::with_resolver(policy, PolicyResolver::new(policy))
    }

    fn with_resolver<L: Lookup>(
        policy: AddressPolicy,
        resolver: PolicyResolver<L>,
    ) -> Result<Self, FetchError> {
        let roots: rustls::RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
        let tls = rustls::ClientConfig::builder_with_provider(Arc::new(
            rustls::crypto::ring::default_provider(),
        ))
        .with_safe_default_protocol_versions()
        .map_err(|error| FetchError::Setup(error.into()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            // A proxy would connect on our behalf, past every address check.
            .no_proxy()
            .redirect(Policy::none())
            .referer(false)
            .user_agent(USER_AGENT)
            .dns_resolver(resolver)
            .build()
            .map_err(|error| FetchError::Setup(error.into()))?;
        Ok(Self {
            client,
            policy,
            limits: Limits {
                time: TIME_LIMIT,
                size: SIZE_LIMIT,
                redirects: REDIRECT_LIMIT,
            },
        })
    }

    /// Downloads the page at `url`: at most 10 s, 5 MiB after decompression and 5 redirects, each hop checked anew. A refresh
    /// that a page or its header asks for at once is a redirect too.
    pub async fn fetch(&self, url: &Url) -> Result<Page, FetchError> {
        match tokio::time::timeout(self.limits.time, self.follow(url.clone())).await {
            Ok(outcome) => outcome,
            Err(_) => Err(FetchError::TooSlow),
        }
    }

    async fn follow(&self, mut url: Url) -> Result<Page, FetchError> {
        for _ in 0..=self.limits.redirects {
            self.check(&url)?;
            let response = self
                .client
                .get(url.clone())
                .header(ACCEPT, ACCEPTED)
                .header(ACCEPT_ENCODING, body::ACCEPTED_ENCODINGS)
                .header(ACCEPT_LANGUAGE, "*")
                .send()
                .await
                .map_err(FetchError::from_client)?;
            if let Some(target) = redirect_target(&url, &response) {
                url = target?;
                continue;
            }
            if let Some(target) = refresh_header(&url, &response) {
                url = target;
                continue;
            }
            let page = self.read(url, response).await?;
            match engine::refresh_target(&page) {
                Some(target) => url = target,
                None => return Ok(page),
            }
        }
        Err(FetchError::TooManyRedirects)
    }

    /// What can be known about a hop before its name is looked up. `Url` has already folded every spelling of an
    /// IPv4 address (octal, hexadecimal, one number) into a literal.
    fn check(&self, url: &Url) -> Result<(), FetchError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchError::UnsupportedScheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::CredentialsInUrl);
        }
        if self.policy == AddressPolicy::PublicOnly
            && !matches!(url.port_or_known_default(), Some(80 | 443))
        {
            return Err(FetchError::PortNotAllowed);
        }
        let literal = match url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address),
            Some(Host::Ipv6(address)) => IpAddr::V6(address),
            Some(Host::Domain(_)) => return Ok(()),
            None => return Err(FetchError::UnsupportedScheme),
        };
        if self.policy.allows(literal) {
            Ok(())
        } else {
            Err(FetchError::PrivateAddress)
        }
    }

    async fn read(&self, url: Url, response: Response) -> Result<Page, FetchError> {
        let status = response.status();
        let content_type = content_type(response.headers());
        let walled = is_challenge(response.headers());
        // AWS's firewall sends its challenge as 202.
        if status.is_success() && walled {
            return Err(FetchError::Blocked);
        }
        if status.is_success() {
            if content_type
                .as_deref()
                .is_some_and(|given| !Page::can_be(given))
            {
                return Err(NotAPage {
                    content_type: content_type.unwrap_or_default(),
                }
                .into());
            }
            let body = body::read(response, self.limits.size).await?;
            if !body.complete {
                return Err(FetchError::TooLarge {
                    limit: self.limits.size,
                });
            }
            return Ok(Page::from_bytes(
                Some(url),
                content_type.as_deref(),
                body.bytes,
            )?);
        }
        // An error stays what it is, even where its body cannot be read.
        let body = body::read(response, ERROR_BODY_LIMIT)
            .await
            .unwrap_or_default();
        Err(refusal(status, walled || is_bot_wall(&body.bytes)))
    }
}

/// Where a redirecting answer leads; `None` for an answer that is no redirect.
fn redirect_target(url: &Url, response: &Response) -> Option<Result<Url, FetchError>> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers().get(LOCATION)?;
    // Some servers send raw UTF-8 here.
    let location = String::from_utf8_lossy(location.as_bytes());
    Some(
        url.join(location.trim())
            .map_err(|_| FetchError::TooManyRedirects),
    )
}

/// Where a page's `Refresh` header leads at once.
fn refresh_header(url: &Url, response: &Response) -> Option<Url> {
    if !response.status().is_success() {
        return None;
    }
    let value = response.headers().get("refresh")?;
    engine::refresh_header_target(&String::from_utf8_lossy(value.as_bytes()), url)
}

fn content_type(headers: &HeaderMap) -> Option<String> {
    headers
        .get(CONTENT_TYPE)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
        .filter(|value| !value.is_empty())
}
