//! Every setting, read from the environment and checked once, all problems named together.
mod reader;

use secrecy::SecretString;
use url::{Origin, Url};

use self::reader::{Reader, metrics_namespace, team_ids, web_address};
use crate::{
    job::{ResponseUrl, SentenceCount, Visibility},
    telemetry::NAMESPACE,
};

const SMMRY_URL: &str = "https://api.smmry.com/";
const SMMRY_ASYNC_URL: &str = "https://smmry.com/api/";
const SLACK_REPLY_ORIGINS: &str = "https://hooks.slack.com,https://hooks.slack-gov.com";
const SLACK_SIGNING_SECRET_PARAMETER: &str = "/slack-summarize/slack-signing-secret";
const SMMRY_API_KEY_PARAMETER: &str = "/slack-summarize/smmry-api-key";

/// The ack function's settings.
#[derive(Debug, Clone)]
pub struct AckSettings {
    /// The Jobs queue (`QUEUE_URL`); empty in a dry run.
    pub queue_url: String,
    /// Where Slack's signing secret is (`SLACK_SIGNING_SECRET` or `SLACK_SIGNING_SECRET_PARAMETER`).
    pub signing_secret: SecretSetting,
    /// What a command means that leaves it open.
    pub defaults: CommandDefaults,
    /// Where replies may go.
    pub reply_origins: ReplyOrigins,
    /// The workspaces served; all where it is empty (`ALLOWED_TEAMS`, comma-separated team ids).
    pub allowed_teams: Vec<String>,
    /// What one person may ask for in a minute (`JOBS_PER_MINUTE`); 0 sets no limit.
    pub jobs_per_minute: u32,
    /// Under which name metrics are counted (`METRICS_NAMESPACE`).
    pub metrics_namespace: String,
    /// Whether Jobs are logged instead of queued (`DRY_RUN`).
    pub dry_run: bool,
}

/// The worker function's settings.
#[derive(Debug, Clone)]
pub struct WorkerSettings {
    /// Which engine makes summaries (`ENGINE`).
    pub engine: EngineChoice,
    /// Where SMMRY's key is (`SMMRY_API_KEY` or `SMMRY_API_KEY_PARAMETER`).
    pub smmry_api_key: SecretSetting,
    /// The classic SMMRY API (`SMMRY_URL`).
    pub smmry_url: Url,
    /// The newer SMMRY API (`SMMRY_ASYNC_URL`).
    pub smmry_async_url: Url,
    /// Where replies may go.
    pub reply_origins: ReplyOrigins,
    /// Whether the built-in engine may fetch from private networks (`ALLOW_PRIVATE_ADDRESSES`).
    pub allow_private_addresses: bool,
    /// Under which name metrics are counted (`METRICS_NAMESPACE`).
    pub metrics_namespace: String,
    /// Whether messages are logged instead of posted (`DRY_RUN`).
    pub dry_run: bool,
}

/// What a command means that names neither a number of sentences nor who sees the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommandDefaults {
    /// `DEFAULT_SENTENCES`, 3.
    pub sentences: SentenceCount,
    /// `DEFAULT_VISIBILITY`, public.
    pub visibility: Visibility,
}

impl Default for CommandDefaults {
    fn default() -> Self {
        Self {
            sentences: SentenceCount::DEFAULT,
            visibility: Visibility::Public,
        }
    }
}

/// Where a secret is found.
#[derive(Debug, Clone)]
pub enum SecretSetting {
    /// In the environment itself, for local runs.
    Value(SecretString),
    /// In SSM Parameter Store, under this name.
    Parameter(String),
}

/// Which engine makes summaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineChoice {
    /// SMMRY where a key is set; the built-in engine where none is, or where SMMRY cannot help.
    Auto,
    /// SMMRY alone.
    Smmry,
    /// The built-in engine alone: no address leaves the account.
    Builtin,
}

/// The origins that replies may be posted to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyOrigins(Vec<Origin>);

impl ReplyOrigins {
    /// Reads a comma-separated list of origins (`https://hooks.slack.com`).
    pub fn parse(list: &str) -> Result<Self, String> {
        let mut origins = Vec::new();
        for item in list
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
        {
            let url = Url::parse(item).ok().filter(|url| {
                matches!(url.scheme(), "http" | "https")
                    && url.has_host()
                    && url.path() == "/"
                    && url.query().is_none()
            });
            origins.push(
                url.ok_or_else(|| {
                    format!("`{item}` is not an origin like https://hooks.slack.com")
                })?
                .origin(),
            );
        }
        if origins.is_empty() {
            Err("it names no origin".into())
        } else {
            Ok(Self(origins))
        }
    }

    /// Whether a reply may be posted there: scheme, host and port all agree with one of the origins.
    #[must_use]
    pub fn allow(&self, url: &ResponseUrl) -> bool {
        self.0.contains(&url.expose().origin())
    }
}

/// What is wrong with the environment: every problem, each naming its setting.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot start: {}", .0.join("; "))]
pub struct SettingsError(Vec<String>);

impl AckSettings {
    /// Reads the settings through `variable`, which answers like [`std::env::var`] but for unset variables only.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let mut reader = Reader::new(&variable);
        let dry_run = reader.flag("DRY_RUN");
        let settings = Self {
            queue_url: match reader.text("QUEUE_URL") {
                Some(url) => reader
                    .checked("QUEUE_URL", &url, |url| web_address(url).map(String::from))
                    .unwrap_or_default(),
                None if dry_run => String::new(),
                None => reader.missing("QUEUE_URL", "the URL of the Jobs queue"),
            },
            signing_secret: reader.secret(
                "SLACK_SIGNING_SECRET",
                "SLACK_SIGNING_SECRET_PARAMETER",
                SLACK_SIGNING_SECRET_PARAMETER,
            ),
            defaults: CommandDefaults {
                sentences: reader
                    .parsed("DEFAULT_SENTENCES", |text| {
                        let count = text
                            .parse()
                            .map_err(|_| format!("`{text}` is not a number"))?;
                        SentenceCount::new(count).map_err(|error| error.to_string())
                    })
                    .unwrap_or(SentenceCount::DEFAULT),
                visibility: reader
                    .parsed("DEFAULT_VISIBILITY", |text| match text {
                        "public" => Ok(Visibility::Public),
                        "private" => Ok(Visibility::Private),
                        other => Err(format!("`{other}` is neither public nor private")),
                    })
                    .unwrap_or(Visibility::Public),
            },
            metrics_namespace: reader
                .parsed("METRICS_NAMESPACE", metrics_namespace)
                .unwrap_or_else(|| NAMESPACE.into()),
            reply_origins: reader.reply_origins(),
            allowed_teams: reader.parsed("ALLOWED_TEAMS", team_ids).unwrap_or_default(),
            jobs_per_minute: reader
                .parsed("JOBS_PER_MINUTE", |text| {
                    text.parse()
                        .map_err(|_| format!("`{text}` is not a number"))
                })
                .unwrap_or(0),
            dry_run,
        };
        reader.finish(settings)
    }
}

impl WorkerSettings {
    /// Reads the settings through `variable`, which answers like [`std::env::var`] but for unset variables only.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let mut reader = Reader::new(&variable);
        let settings = Self {
            engine: reader
                .parsed("ENGINE", |text| match text {
                    "auto" => Ok(EngineChoice::Auto),
                    "smmry" => Ok(EngineChoice::Smmry),
                    "builtin" => Ok(EngineChoice::Builtin),
                    other => Err(format!("`{other}` is none of auto, smmry and builtin")),
                })
                .unwrap_or(EngineChoice::Auto),
            smmry_api_key: reader.secret(
                "SMMRY_API_KEY",
                "SMMRY_API_KEY_PARAMETER",
                SMMRY_API_KEY_PARAMETER,
            ),
            smmry_url: reader.url("SMMRY_URL", SMMRY_URL),
            smmry_async_url: reader.url("SMMRY_ASYNC_URL", SMMRY_ASYNC_URL),
            metrics_namespace: reader
                .parsed("METRICS_NAMESPACE", metrics_namespace)
                .unwrap_or_else(|| NAMESPACE.into()),
            reply_origins: reader.reply_origins(),
            allow_private_addresses: reader.flag("ALLOW_PRIVATE_ADDRESSES"),
            dry_run: reader.flag("DRY_RUN"),
        };
        reader.finish(settings)
    }
}

#[cfg(test)]
mod tests;
