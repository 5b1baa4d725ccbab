//! The settings, each declared once: the program reads them by this table, and the README's is made from it.
use serde::Serialize;

use crate::{job::ReplyOrigins, telemetry::metrics::NAMESPACE};

/// A setting: an environment variable of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// The variable's name.
    pub name: &'static str,
    /// Which function reads it: `ack`, `worker` or `both`.
    pub function: &'static str,
    /// What it is where it is not set, or empty; `None` where it has no default.
    pub default: Option<&'static str>,
    /// Whether it is for local runs alone, so that the template does not set it.
    pub is_local: bool,
    /// What it decides.
    pub meaning: &'static str,
}

macro_rules! settings {
    ($($name:ident: $function:ident $(($local:ident))? = $default:expr, $meaning:literal;)+) => {
        $(
            #[doc = $meaning]
            pub const $name: Setting = Setting {
                name: stringify!($name),
                function: stringify!($function),
                default: $default,
                is_local: settings!(@is_local $($local)?),
                meaning: $meaning,
            };
        )+

        /// All of them, in the order of the README's table.
        pub const ALL: &[Setting] = &[$($name),+];
    };
    (@is_local local) => { true };
    (@is_local) => { false };
}

settings! {
    ENGINE: worker = Some("auto"),
        "which engine makes summaries: `auto` (the model where one is set, else SMMRY where its key is set, else the built-in engine; whatever cannot help gives way to the next), `model` (the built-in engine where it cannot help), `smmry` or `builtin`";
    MODEL: worker = None,
        "the language model: the id of a model or an inference profile at Amazon Bedrock, or a model's name at `MODEL_URL`, where it may be left out if the server has one model alone; with neither no model is asked";
    MODEL_URL: worker = None,
        "the base address of an OpenAI-compatible API, which ends in `/v1` as a rule; empty for Amazon Bedrock";
    MODEL_API_KEY_PARAMETER: worker = Some("/slack-summarize/model-api-key"),
        "SSM parameter with the key for `MODEL_URL`, which may be missing";
    DEFAULT_SENTENCES: ack = Some("3"),
        "sentences when the command names no number, 1 to 40";
    DEFAULT_VISIBILITY: ack = Some("public"),
        "who sees a summary when the command does not say, `public` or `private`";
    APP_LANGUAGE: both = Some("en"),
        "the language of the app's own words where a summary's is not known, or none that it speaks: `en`, `de`, `es`, `fr`, `ja` or `pt`";
    ALLOWED_TEAMS: ack = None,
        "Slack workspaces that are served, as comma-separated team ids; empty serves all that install the app";
    JOBS_PER_MINUTE: ack = Some("0"),
        "summaries that one person may ask for in a minute; `0` sets no limit, the template sets `10`";
    PLACE_LINKS: worker = Some("true"),
        "whether each sentence ends in a small link to its place in the page, `true` or `false`";
    SLACK_SIGNING_SECRET_PARAMETER: ack = Some("/slack-summarize/slack-signing-secret"),
        "SSM parameter with the signing secret";
    SMMRY_API_KEY_PARAMETER: worker = Some("/slack-summarize/smmry-api-key"),
        "SSM parameter with the SMMRY key, which may be missing";
    QUEUE_URL: ack = None,
        "the Jobs queue; set by the stack";
    DEAD_LETTER_QUEUE_ARN: worker = None,
        "the ARN of the dead-letter queue, whose records make the worker say sorry; set by the stack. Where it is not set, SQS's own mark on a record decides";
    SMMRY_URL: worker = Some("https://api.smmry.com/"),
        "SMMRY's classic API";
    SMMRY_ASYNC_URL: worker = Some("https://smmry.com/api/"),
        "SMMRY's newer API";
    SLACK_REPLY_ORIGINS: both = Some(ReplyOrigins::SLACK),
        "the only origins ever posted to";
    METRICS_NAMESPACE: both = Some(NAMESPACE),
        "CloudWatch namespace of the metrics; the template adds the stack's name";
    SLACK_SIGNING_SECRET: ack (local) = None,
        "the signing secret itself, so that SSM is not asked: for local runs";
    SMMRY_API_KEY: worker (local) = None,
        "the SMMRY key itself, so that SSM is not asked: for local runs";
    MODEL_API_KEY: worker (local) = None,
        "the key for `MODEL_URL` itself, so that SSM is not asked: for local runs";
    DRY_RUN: both (local) = Some("false"),
        "`true` logs Jobs and messages instead of sending them: for local runs";
    ALLOW_PRIVATE_ADDRESSES: worker (local) = Some("false"),
        "`true` lets the built-in engine fetch from loopback and private networks: for local runs";
}
