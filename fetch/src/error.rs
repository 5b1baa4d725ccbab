//! Why a page could not be fetched, one variant for each sentence that a person may read about it.

use std::error::Error;
use std::io;

use crate::address::ResolveError;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// Neither http nor https.
    #[error("only http and https addresses can be fetched")]
    UnsupportedScheme,
    /// `https://user:password@host/`: a secret that was not meant to be shared.
    #[error("the address carries credentials")]
    CredentialsInUrl,
    /// A port other than 80 and 443.
    #[error("the address names a port other than 80 and 443")]
    PortNotAllowed,
    /// The host is, or resolves only to, addresses that are not public.
    #[error("the address leads to a private network")]
    PrivateAddress,
    /// The host name does not exist.
    #[error("the host name does not exist")]
    UnknownHost,
    /// 404 or 410.
    #[error("the page does not exist")]
    NotFound,
    /// 401, 402, 403, 407: a log-in or a paywall.
    #[error("the page needs a log-in or a subscription")]
    LoginRequired,
    /// 429, 451, or a page that asks for proof of being human.
    #[error("the site turns automatic readers away")]
    Blocked,
    /// Any other answer that is no page: mostly 5xx.
    #[error("the site answered with status {status}")]
    SiteFailed {
        /// The HTTP status.
        status: u16,
    },
    /// More than five redirects, or one that leads nowhere.
    #[error("the address redirects too often")]
    TooManyRedirects,
    /// The body is larger than the limit, counted after decompression.
    #[error("the page is larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// Neither HTML, XHTML, plain text nor PDF.
    #[error("the address does not lead to a page but to {}", .0.content_type)]
    NotAPage(#[from] engine::NotAPage),
    /// A `Content-Encoding` other than gzip, deflate, Brotli and Zstandard, or more than five of them.
    #[error("the page is compressed in a way that cannot be unpacked")]
    UnknownEncoding,
    /// The body is not what its `Content-Encoding` says, or ends in the middle of it.
    #[error("the page's compressed content is broken")]
    BrokenEncoding(#[source] io::Error),
    /// The time limit passed, from the first look-up to the last byte.
    #[error("the site is too slow")]
    TooSlow,
    /// No connection, or it broke.
    #[error("the site could not be reached")]
    Unreachable(#[source] reqwest::Error),
    /// The HTTP client could not be built: a fault of this program's set-up, never of a page.
    #[error("the HTTP client could not be built")]
    Setup(#[source] Box<dyn Error + Send + Sync>),
}

impl FetchError {
    /// Finds the resolver's verdict in the client's error; everything else is a connection that failed.
    pub(crate) fn from_client(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            return Self::TooSlow;
        }
        let mut source: Option<&(dyn Error + 'static)> = Some(&error);
        while let Some(cause) = source {
            match cause.downcast_ref::<ResolveError>() {
                Some(ResolveError::Private) => return Self::PrivateAddress,
                Some(ResolveError::UnknownHost) => return Self::UnknownHost,
                Some(ResolveError::Failed(_)) | None => source = cause.source(),
            }
        }
        // Errors are logged, and an address may hold a secret in its query.
        Self::Unreachable(error.without_url())
    }
}
