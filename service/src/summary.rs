//! A summary: what it says, and where it comes from.
use std::time::Duration;

use crate::job::{EngineName, Language};

/// A summary, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What it says.
    pub content: SummaryContent,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// What a summary says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryContent {
    /// The article's headline.
    pub title: Option<String>,
    /// The sentences, in the article's order.
    pub sentences: Vec<String>,
    /// At most five, as a person would write them.
    pub keywords: Vec<String>,
    /// How much shorter than the article, in percent; 0 where the sentences are all of it.
    pub percent_shorter: Option<u8>,
    /// For each sentence the address of its place in the page, as a text fragment, or `None`; empty where there are none.
    pub links: Vec<Option<String>>,
    /// The time that a reader is spared, at an adult's usual speed.
    pub reading_time_saved: Option<Duration>,
}

/// Where a summary comes from, and what making it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Which engine made it.
    pub engine: EngineName,
    /// The engines that were asked first and could not help, in their order.
    pub stood_in_for: Vec<EngineName>,
    /// What a model was asked, and what came of it; `None` where none was asked.
    pub model: Option<ModelUse>,
    /// Requests left to SMMRY's customer, where SMMRY said so.
    pub credits_left: Option<u64>,
    /// The sentences are the page's own description, because it shows no text.
    pub is_description: bool,
    /// Whether the sentences answer what was asked; `None` where nothing was. `false`: the page does not say, and this is its
    /// usual summary.
    pub answered: Option<bool>,
    /// The language of the sentences, where it is known.
    pub language: Option<Language>,
    /// SMMRY has a key and was not asked, since it takes no question.
    pub smmry_takes_no_question: bool,
    /// How long the page took to come, where the built-in engine fetched it.
    pub fetch_time: Option<Duration>,
}

impl Provenance {
    /// By this engine, and no more to say.
    #[must_use]
    pub const fn of(engine: EngineName) -> Self {
        Self {
            engine,
            stood_in_for: Vec::new(),
            model: None,
            credits_left: None,
            is_description: false,
            answered: None,
            language: None,
            smmry_takes_no_question: false,
            fetch_time: None,
        }
    }
}

/// One question to a language model, and what became of its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelUse {
    /// What the model is called, as the settings or its server name it.
    pub name: String,
    /// How many tokens it read; 0 where it does not say.
    pub tokens_in: u64,
    /// How many tokens it wrote; 0 where it does not say.
    pub tokens_out: u64,
    /// From the question to its answer or failure.
    pub time: Duration,
    /// How many points were held against the page.
    pub checked: u64,
    /// How many of those were not borne out, or missing, so that sentences of the page stand in their places.
    pub replaced: u64,
    /// The language that it was asked to translate into; `None` where that is the page's own.
    pub translated: Option<Language>,
    /// Why it makes no summary; `None` where it does.
    pub failure: Option<ModelFailure>,
    /// What was asked and answered, word for word: for the playground's eyes, never for a log.
    pub exchange: Box<ModelExchange>,
}

/// What was said between this app and a model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ModelExchange {
    /// What the model had to do.
    pub instructions: String,
    /// The numbered sentences that it read.
    pub document: String,
    /// What it answered, unchecked; empty where it did not.
    pub answer: String,
    /// Each point of the summary: what is shown, and what the model wrote in its place where that is another.
    pub points: Vec<PointVerdict>,
    /// What kept it from making a summary, for a person who looks for the cause.
    pub error: Option<String>,
}

/// What became of one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointVerdict {
    /// What is shown.
    pub shown: String,
    /// What the model wrote and nobody is shown, and why; `None` where its words are shown.
    pub rejected: Option<(String, String)>,
}

macro_rules! model_failures {
    ($($name:ident = $text:literal, $meaning:literal;)+) => {
        /// Why a model made no summary: the `Reason` of the metric `ModelFailures`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ModelFailure {
            $(#[doc = $meaning] $name,)+
        }

        impl ModelFailure {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name in logs and metrics.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }

            /// What it means, for the operations guide.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => $meaning,)+
                }
            }
        }
    };
}

model_failures! {
    TimedOut = "timed_out", "it took longer than 20 seconds, or than what was left of the Job's time";
    Throttled = "throttled", "it is asked too often, or is not ready: once more was not enough";
    QuotaUsedUp = "quota", "the account has nothing left";
    KeyRefused = "key_refused", "its key is wrong, or could not be read";
    AccessDenied = "access_denied", "the account or the worker's role may not use it, or the form of its maker is not filled in";
    NoSuchModel = "no_such_model", "there is none of that name at that address or in that region, or only through an inference profile";
    TooLong = "too_long", "what it was to read does not fit, or was cut by its server";
    Refused = "refused", "it would not answer, or a filter stopped it";
    Outage = "outage", "it cannot be reached, or answers what is no answer";
    Unreadable = "unreadable", "its answer holds no point, or too few";
    OtherLanguage = "other_language", "its answer is in another language than the article";
    NotBorneOut = "not_borne_out", "more than half of its points say what the article does not say";
}
