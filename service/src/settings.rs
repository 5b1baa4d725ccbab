//! Every setting: declared once, read from the environment and checked once, all problems named together.
//!
//! Only the binaries and [`crate::compose`] import this: everything else is given what it needs.
mod reader;
pub mod table;

use secrecy::SecretString;
use url::Url;

use self::reader::{
    Reader, app_language, flag, metrics_namespace, model_name, number, queue_arn, reply_origins,
    team_ids, web_address,
};
use crate::{
    command::CommandDefaults,
    engines::EngineChoice,
    job::{ReplyOrigins, SentenceCount, TeamId, Visibility},
    language::AppLanguage,
};

/// The ack function's settings.
#[derive(Debug, Clone)]
pub struct AckSettings {
    /// The Jobs queue; empty in a dry run.
    pub queue_url: String,
    /// Where Slack's signing secret is.
    pub signing_secret: SecretSetting,
    /// What a command means that leaves it open.
    pub defaults: CommandDefaults,
    /// The language that the app speaks by itself.
    pub language: AppLanguage,
    /// Where replies may go.
    pub reply_origins: ReplyOrigins,
    /// The workspaces served; all where it is empty.
    pub allowed_teams: Vec<TeamId>,
    /// What one person may ask for in a minute; 0 sets no limit.
    pub jobs_per_minute: u32,
    /// Under which name metrics are counted.
    pub metrics_namespace: String,
    /// Whether Jobs are logged instead of queued.
    pub dry_run: bool,
}

/// The worker function's settings.
#[derive(Debug, Clone)]
pub struct WorkerSettings {
    /// The ARN of the dead-letter queue; `None` in a local run.
    pub dead_letter_queue_arn: Option<String>,
    /// Which engine makes summaries.
    pub engine: EngineChoice,
    /// The language model; `None` where none is to be asked.
    pub model: Option<ModelSetting>,
    /// Where SMMRY's key is.
    pub smmry_api_key: SecretSetting,
    /// The classic SMMRY API.
    pub smmry_url: Url,
    /// The newer SMMRY API.
    pub smmry_async_url: Url,
    /// The language that the app speaks by itself.
    pub language: AppLanguage,
    /// Where replies may go.
    pub reply_origins: ReplyOrigins,
    /// Whether sentences end in links to their places.
    pub place_links: bool,
    /// Whether the built-in engine may fetch from private networks.
    pub allow_private_addresses: bool,
    /// Under which name metrics are counted.
    pub metrics_namespace: String,
    /// Whether messages are logged instead of posted.
    pub dry_run: bool,
}

/// A language model, and where it is.
#[derive(Debug, Clone)]
pub enum ModelSetting {
    /// At an OpenAI-compatible API.
    Server {
        /// The API's base address.
        url: Url,
        /// Its name there; `None` where it is the only one.
        name: Option<String>,
        /// Where the API's key is, which may be missing.
        api_key: SecretSetting,
    },
    /// At Amazon Bedrock, under this id of a model or an inference profile.
    Bedrock(String),
}

/// Where a secret is found.
#[derive(Debug, Clone)]
pub enum SecretSetting {
    /// In the environment itself, for local runs.
    Value(SecretString),
    /// In SSM Parameter Store, under this name.
    Parameter(String),
}

/// What is wrong with the environment: every problem, each naming its setting.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot start: {}", .0.join("; "))]
pub struct SettingsError(Vec<String>);

/// An environment variable of this process.
#[must_use]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

impl AckSettings {
    /// Reads the settings through `variable`, which answers like [`std::env::var`] but for unset variables only.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let mut reader = Reader::new(&variable);
        let dry_run = reader.parsed(&table::DRY_RUN, flag);
        let queue_url = reader.parsed_or(
            &table::QUEUE_URL,
            |url| web_address(url).map(String::from),
            // Nothing is queued in a dry run.
            (dry_run == Some(true)).then(String::new),
        );
        let signing_secret = reader.secret(
            &table::SLACK_SIGNING_SECRET,
            &table::SLACK_SIGNING_SECRET_PARAMETER,
        );
        let sentences = reader.parsed(&table::DEFAULT_SENTENCES, |text| {
            SentenceCount::new(number(text)?).map_err(|error| error.to_string())
        });
        let visibility = reader.parsed(&table::DEFAULT_VISIBILITY, |text| match text {
            "public" => Ok(Visibility::Public),
            "private" => Ok(Visibility::Private),
            other => Err(format!("`{other}` is neither public nor private")),
        });
        let language = reader.parsed(&table::APP_LANGUAGE, app_language);
        let reply_origins = reader.parsed(&table::SLACK_REPLY_ORIGINS, reply_origins);
        let allowed_teams = reader.parsed_or(&table::ALLOWED_TEAMS, team_ids, Some(Vec::new()));
        let jobs_per_minute = reader.parsed(&table::JOBS_PER_MINUTE, number);
        let metrics_namespace = reader.parsed(&table::METRICS_NAMESPACE, metrics_namespace);
        reader.finish(|| {
            Some(Self {
                queue_url: queue_url?,
                signing_secret,
                defaults: CommandDefaults {
                    sentences: sentences?,
                    visibility: visibility?,
                },
                language: language?,
                reply_origins: reply_origins?,
                allowed_teams: allowed_teams?,
                jobs_per_minute: jobs_per_minute?,
                metrics_namespace: metrics_namespace?,
                dry_run: dry_run?,
            })
        })
    }
}

impl WorkerSettings {
    /// The id of the model at Amazon Bedrock that is to be asked; `None` where none is.
    #[must_use]
    pub fn bedrock_model(&self) -> Option<&str> {
        match (&self.model, self.engine) {
            (Some(ModelSetting::Bedrock(id)), EngineChoice::Auto | EngineChoice::Model) => Some(id),
            _ => None,
        }
    }

    /// Reads the settings through `variable`, which answers like [`std::env::var`] but for unset variables only.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let mut reader = Reader::new(&variable);
        let dead_letter_queue_arn =
            reader.parsed_or(&table::DEAD_LETTER_QUEUE_ARN, queue_arn, Some(None));
        let engine = reader.parsed(&table::ENGINE, |text| match text {
            "auto" => Ok(EngineChoice::Auto),
            "model" => Ok(EngineChoice::Model),
            "smmry" => Ok(EngineChoice::Smmry),
            "builtin" => Ok(EngineChoice::Builtin),
            other => Err(format!(
                "`{other}` is none of auto, model, smmry and builtin"
            )),
        });
        let model = reader.parsed_or(&table::MODEL, model_name, Some(None));
        let model_url = reader.parsed_or(
            &table::MODEL_URL,
            |url| web_address(url).map(Some),
            Some(None),
        );
        let model_api_key = reader.secret(&table::MODEL_API_KEY, &table::MODEL_API_KEY_PARAMETER);
        if engine == Some(EngineChoice::Model) && (&model, &model_url) == (&Some(None), &Some(None))
        {
            reader.refuse(
                &table::ENGINE,
                "it is model, and neither MODEL nor MODEL_URL says which",
            );
        }
        let smmry_api_key = reader.secret(&table::SMMRY_API_KEY, &table::SMMRY_API_KEY_PARAMETER);
        let smmry_url = reader.parsed(&table::SMMRY_URL, web_address);
        let smmry_async_url = reader.parsed(&table::SMMRY_ASYNC_URL, web_address);
        let language = reader.parsed(&table::APP_LANGUAGE, app_language);
        let reply_origins = reader.parsed(&table::SLACK_REPLY_ORIGINS, reply_origins);
        let place_links = reader.parsed(&table::PLACE_LINKS, flag);
        let allow_private_addresses = reader.parsed(&table::ALLOW_PRIVATE_ADDRESSES, flag);
        let metrics_namespace = reader.parsed(&table::METRICS_NAMESPACE, metrics_namespace);
        let dry_run = reader.parsed(&table::DRY_RUN, flag);
        reader.finish(|| {
            Some(Self {
                dead_letter_queue_arn: dead_letter_queue_arn?,
                engine: engine?,
                model: match (model?, model_url?) {
                    (name, Some(url)) => Some(ModelSetting::Server {
                        url,
                        name,
                        api_key: model_api_key,
                    }),
                    (Some(id), None) => Some(ModelSetting::Bedrock(id)),
                    (None, None) => None,
                },
                smmry_api_key,
                smmry_url: smmry_url?,
                smmry_async_url: smmry_async_url?,
                language: language?,
                reply_origins: reply_origins?,
                place_links: place_links?,
                allow_private_addresses: allow_private_addresses?,
                metrics_namespace: metrics_namespace?,
                dry_run: dry_run?,
            })
        })
    }
}

#[cfg(test)]
mod tests;
