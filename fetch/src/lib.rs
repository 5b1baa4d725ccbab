//! Downloads a page from an address that a stranger chose, within limits of reach, size and time.

mod address;
mod error;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, HeaderMap, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Response, StatusCode};
use url::{Host, Url};

pub use self::address::AddressPolicy;
use self::address::{PolicyResolver, ResolveError};
pub use self::error::FetchError;
use engine::Page;

/// From the first look-up to the last byte, all redirects included.
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// Of the body after decompression: a compressed bomb is stopped where it unfolds.
const SIZE_LIMIT: usize = 5 * 1024 * 1024;
/// How many redirects are followed.
const REDIRECT_LIMIT: usize = 5;
/// How much of an error page is read to tell a bot wall from a paywall.
const ERROR_BODY_LIMIT: usize = 64 * 1024;
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
    /// Lets a test stand a public site on loopback. No other build has it.
    #[cfg(test)]
    exempt: Option<std::net::SocketAddr>,
}

impl Fetcher {
    /// Builds the one HTTP client: ring and compiled-in roots, no proxies from the environment, no automatic redirects.
    pub fn new(policy: AddressPolicy) -> Result<Self, FetchError> {
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
            .dns_resolver(PolicyResolver::new(policy))
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
            #[cfg(test)]
            exempt: None,
        })
    }

    /// Downloads the page at `url`: at most 10 s, 5 MiB after decompression and 5 redirects, each hop checked anew.
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
                .header(ACCEPT_LANGUAGE, "*")
                .send()
                .await
                .map_err(classify)?;
            match redirect_target(&url, &response) {
                Some(target) => url = target?,
                None => return self.read(url, response).await,
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
        #[cfg(test)]
        if self
            .exempt
            .is_some_and(|site| url.socket_addrs(|| None).is_ok_and(|all| all == [site]))
            && url.host_str() != Some("localhost")
        {
            return Ok(());
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
        let content_type = header(response.headers());
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
                return Err(engine::NotAPage {
                    content_type: content_type.unwrap_or_default(),
                }
                .into());
            }
            let (bytes, whole) = body(response, self.limits.size).await?;
            if !whole {
                return Err(FetchError::TooLarge {
                    limit: self.limits.size,
                });
            }
            return Ok(Page::from_bytes(Some(url), content_type.as_deref(), bytes)?);
        }
        // An error stays what it is, even where its body cannot be read.
        let (bytes, _) = body(response, ERROR_BODY_LIMIT).await.unwrap_or_default();
        Err(refusal(status, walled || is_bot_wall(&bytes)))
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

fn header(headers: &HeaderMap) -> Option<String> {
    headers
        .get(CONTENT_TYPE)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
        .filter(|value| !value.is_empty())
}

/// Reads up to `limit` bytes; the flag says whether that was the whole body.
async fn body(mut response: Response, limit: usize) -> Result<(Vec<u8>, bool), FetchError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(classify)? {
        let room = limit - bytes.len();
        if chunk.len() > room {
            bytes.extend_from_slice(&chunk[..room]);
            return Ok((bytes, false));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok((bytes, true))
}

fn refusal(status: StatusCode, walled: bool) -> FetchError {
    match status.as_u16() {
        404 | 410 => FetchError::NotFound,
        429 | 451 => FetchError::Blocked,
        401 | 402 | 403 | 407 | 503 if walled => FetchError::Blocked,
        401 | 402 | 403 | 407 => FetchError::LoginRequired,
        408 | 504 => FetchError::TooSlow,
        status => FetchError::SiteFailed { status },
    }
}

/// Cloudflare and AWS say in a header that the answer is a challenge instead of the page.
fn is_challenge(headers: &HeaderMap) -> bool {
    headers.contains_key("cf-mitigated") || headers.contains_key("x-amzn-waf-action")
}

/// The challenge pages of the common protection services, by the marks that they need to work.
fn is_bot_wall(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    [
        "cf-challenge",
        "cf_chl_opt",
        "challenge-platform",
        "captcha-delivery.com",
        "px-captcha",
        "_Incapsula_Resource",
        "g-recaptcha",
        "h-captcha",
        "hcaptcha.com",
        "AwsWafIntegration",
        "Just a moment...",
        "distil_r_captcha",
    ]
    .iter()
    .any(|mark| text.contains(mark))
}

/// Finds the resolver's verdict in the error chain; everything else is a connection that failed.
fn classify(error: reqwest::Error) -> FetchError {
    if error.is_timeout() {
        return FetchError::TooSlow;
    }
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(cause) = source {
        match cause.downcast_ref::<ResolveError>() {
            Some(ResolveError::Private) => return FetchError::PrivateAddress,
            Some(ResolveError::UnknownHost) => return FetchError::UnknownHost,
            _ => source = cause.source(),
        }
    }
    // The address stays out of the error, since errors are logged: its query may hold what is nobody's business.
    FetchError::Unreachable(error.without_url())
}

#[cfg(test)]
mod tests;
