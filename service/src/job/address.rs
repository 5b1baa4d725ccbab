//! The two kinds of address in a Job: what is summarized, and where the answer goes.
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use url::{Origin, Url};

/// The address of something to summarize: http or https, with a host, without credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct ArticleUrl(Url);

/// Why a text is not the address of something to summarize.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ArticleUrlError {
    /// Not an address, or one without a host.
    #[error("not a web address")]
    Malformed,
    /// Neither http nor https.
    #[error("neither http nor https")]
    UnsupportedScheme,
    /// A user name or a password in the address.
    #[error("a user name or a password in the address")]
    Credentials,
}

impl ArticleUrl {
    /// Reads an absolute address.
    pub fn parse(address: &str) -> Result<Self, ArticleUrlError> {
        let url = Url::parse(address).map_err(|_| ArticleUrlError::Malformed)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(ArticleUrlError::UnsupportedScheme);
        }
        if url.host_str().is_none_or(str::is_empty) {
            return Err(ArticleUrlError::Malformed);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(ArticleUrlError::Credentials);
        }
        Ok(Self(url))
    }

    /// The address, normalized.
    #[must_use]
    pub fn as_url(&self) -> &Url {
        &self.0
    }

    /// The address as a string, normalized and in ASCII.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The site as people name it: the host without `www.`.
    #[must_use]
    pub fn site(&self) -> &str {
        let host = self.0.host_str().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host)
    }
}

impl fmt::Debug for ArticleUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for ArticleUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ArticleUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Where Slack takes answers to one request. It lets its holder post in the channel, so it is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct ResponseUrl(Url);

impl ResponseUrl {
    /// Reads an absolute http or https address. Whether it is Slack's, [`ReplyOrigins`] says.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        let url = Url::parse(address).ok()?;
        let web = matches!(url.scheme(), "http" | "https");
        let bare = url.username().is_empty() && url.password().is_none();
        (web && bare && url.has_host()).then_some(Self(url))
    }

    /// The address itself, for the one call that posts to it.
    #[must_use]
    pub fn expose(&self) -> &Url {
        &self.0
    }
}

impl fmt::Debug for ResponseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResponseUrl([redacted])")
    }
}

impl Serialize for ResponseUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_str())
    }
}

impl<'de> Deserialize<'de> for ResponseUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // The address stays out of the error: errors are logged.
        Self::parse(&text).ok_or_else(|| D::Error::custom("response_url is not a web address"))
    }
}

/// The origins that replies may be posted to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyOrigins(Vec<Origin>);

/// Why a list names no origins.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplyOriginsError {
    /// One of its items is more, or less, than scheme, host and port.
    #[error("`{0}` is not an origin like https://hooks.slack.com")]
    NotAnOrigin(String),
    /// There is nothing in it.
    #[error("it names no origin")]
    Empty,
}

impl ReplyOrigins {
    /// Slack's own: of the commercial service, and of the one for the United States' government.
    pub const SLACK: &str = "https://hooks.slack.com,https://hooks.slack-gov.com";

    /// Reads a comma-separated list of origins (`https://hooks.slack.com`).
    pub fn parse(list: &str) -> Result<Self, ReplyOriginsError> {
        let origins = list
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(|item| {
                Url::parse(item)
                    .ok()
                    .filter(|url| {
                        matches!(url.scheme(), "http" | "https")
                            && url.has_host()
                            && url.path() == "/"
                            && url.query().is_none()
                    })
                    .map(|url| url.origin())
                    .ok_or_else(|| ReplyOriginsError::NotAnOrigin(item.to_owned()))
            })
            .collect::<Result<Vec<_>, _>>()?;
        if origins.is_empty() {
            Err(ReplyOriginsError::Empty)
        } else {
            Ok(Self(origins))
        }
    }

    /// Whether a reply may be posted there: scheme, host and port all agree with one of the origins.
    #[must_use]
    pub fn allow(&self, url: &ResponseUrl) -> bool {
        self.0.contains(&url.0.origin())
    }

    /// The address as a response URL, where it is one and is on one of these origins.
    #[must_use]
    pub fn response_url(&self, address: &str) -> Option<ResponseUrl> {
        ResponseUrl::parse(address).filter(|url| self.allow(url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_without_credentials_are_articles() {
        for (address, expected) in [
            ("https://example.com", None),
            ("http://müller.example/ä?ö", None),
            (
                "ftp://example.com",
                Some(ArticleUrlError::UnsupportedScheme),
            ),
            (
                "javascript:alert(1)",
                Some(ArticleUrlError::UnsupportedScheme),
            ),
            (
                "https://user:pw@example.com",
                Some(ArticleUrlError::Credentials),
            ),
            ("https://", Some(ArticleUrlError::Malformed)),
            ("example.com", Some(ArticleUrlError::Malformed)),
        ] {
            assert_eq!(ArticleUrl::parse(address).err(), expected, "{address}");
        }
    }

    #[test]
    fn replies_go_to_slack_alone() {
        let origins = ReplyOrigins::parse(ReplyOrigins::SLACK).unwrap();
        for (url, allowed) in [
            ("https://hooks.slack.com/commands/1/2/3", true),
            ("https://hooks.slack.com:443/actions/1", true),
            ("https://HOOKS.SLACK.COM/actions/1", true),
            ("https://hooks.slack-gov.com/x", true),
            ("http://hooks.slack.com/x", false),
            ("https://hooks.slack.com:8443/x", false),
            ("https://hooks.slack.com.evil.example/x", false),
            ("https://evil.example/hooks.slack.com", false),
            ("https://xhooks.slack.com/x", false),
            ("https://hooks.slack.com./x", false),
        ] {
            assert_eq!(
                origins.allow(&ResponseUrl::parse(url).unwrap()),
                allowed,
                "{url}"
            );
        }
        assert!(ResponseUrl::parse("https://hooks.slack.com@evil.example/x").is_none());
        assert!(ReplyOrigins::parse("https://a.example/path").is_err());
        assert!(ReplyOrigins::parse(" , ").is_err());
    }
}
