//! The Job: all that crosses the queue, and the parsed values it is made of.
mod address;

use std::{
    fmt,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use sha2::{Digest, Sha256};

pub use self::address::{ArticleUrl, ArticleUrlError, ResponseUrl};

/// The version of the Job's JSON that this code writes and reads.
pub const VERSION: u64 = 1;

/// How long Slack keeps a response URL alive: 30 minutes (Slack, "Handling user interaction").
pub const RESPONSE_URL_LIFETIME: Duration = Duration::from_mins(30);

/// One thing to answer, complete in itself: the worker needs nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Names the Job in logs, on the queue (group and deduplication id) and in buttons.
    pub id: JobId,
    /// What the answer is made from.
    pub source: Source,
    /// How many sentences the summary has at most.
    pub sentences: SentenceCount,
    /// Who sees the answer.
    pub visibility: Visibility,
    /// Whether the reply replaces the message whose button was pressed.
    pub replace: bool,
    /// Where the answer goes. A credential: never logged.
    pub response_url: ResponseUrl,
    /// The workspace, as Slack names it (`T…`).
    pub team_id: String,
    /// The person who asked (`U…`).
    pub user_id: String,
    /// When the person asked, in Unix seconds.
    pub requested_at: u64,
}

/// What an answer is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The page at an address.
    Link(ArticleUrl),
    /// The text itself.
    Text(String),
    /// A finished summary: a private one that is shared keeps its words.
    Shared(Box<SharedSummary>),
    /// Nothing but a sentence, which only the response URL can carry to the person.
    Notice(Notice),
    /// Nothing: the message whose button was pressed goes away.
    Dismiss,
}

/// The words of a private summary that its reader shares with the channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedSummary {
    /// The article's title.
    pub title: Option<String>,
    /// The article's address.
    pub link: Option<ArticleUrl>,
    /// The summary's sentences.
    pub sentences: Vec<String>,
    /// Who made it.
    pub engine: EngineName,
}

/// Who made a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EngineName {
    /// The SMMRY API.
    Smmry,
    /// This product's own.
    Builtin,
}

impl EngineName {
    /// The name in logs and metrics.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Smmry => "smmry",
            Self::Builtin => "builtin",
        }
    }
}

/// What has to be said to a person whose button or shortcut cannot be served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The button's value is not one that this app wrote.
    UnreadableButton,
    /// Somebody else's summary: only the person who asked may dismiss it.
    NotYours,
    /// The message has no link, and its text is too short to summarize.
    NothingInMessage,
    /// The workspace is not on the allow-list.
    WorkspaceNotServed,
}

impl Job {
    /// The Job as JSON, version included.
    #[must_use]
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct Versioned<'a> {
            v: u64,
            #[serde(flatten)]
            job: &'a Job,
        }
        // Strings, numbers and enums only: there is nothing here that serde_json can refuse.
        serde_json::to_string(&Versioned {
            v: VERSION,
            job: self,
        })
        .unwrap_or_default()
    }

    /// Reads a Job of a known version.
    pub fn from_json(json: &str) -> Result<Self, JobError> {
        #[derive(Deserialize)]
        struct Version {
            v: u64,
        }
        let Version { v } = serde_json::from_str(json).map_err(JobError::Unreadable)?;
        if v != VERSION {
            return Err(JobError::UnknownVersion(v));
        }
        serde_json::from_str(json).map_err(JobError::Unreadable)
    }

    /// How long ago the person asked; zero when the clocks disagree.
    #[must_use]
    pub fn age(&self, now: SystemTime) -> Duration {
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        now.saturating_sub(Duration::from_secs(self.requested_at))
    }

    /// Whether Slack still takes answers for it.
    #[must_use]
    pub fn is_answerable(&self, now: SystemTime) -> bool {
        self.age(now) < RESPONSE_URL_LIFETIME
    }
}

/// Why a queue record is not a Job.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Not the JSON of a Job. The source names the field.
    #[error("not a Job: {0}")]
    Unreadable(serde_json::Error),
    /// Written by a newer or much older release.
    #[error("Job version {0} is not known here (known: {VERSION})")]
    UnknownVersion(u64),
}

/// Names a Job: 32 hexadecimal digits, derived from what makes the request unique.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JobId(String);

impl JobId {
    /// The id for what Slack sent once: the same parts give the same id, so a repeated send is one Job.
    ///
    /// Slack's `trigger_id` opens dialogs for its holder, so it is hashed rather than passed on.
    #[must_use]
    pub fn derive(parts: &[&str]) -> Self {
        use std::fmt::Write as _;
        let mut hash = Sha256::new();
        for part in parts {
            // The length keeps ("ab", "c") and ("a", "bc") apart.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let mut id = String::with_capacity(32);
        for byte in &hash.finalize()[..16] {
            let _ = write!(id, "{byte:02x}");
        }
        Self(id)
    }

    /// The id's digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How many sentences a summary has at most: 1 to 40, SMMRY's own limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct SentenceCount(u8);

/// The number is not between 1 and 40.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a summary has {} to {} sentences", SentenceCount::MIN.get(), SentenceCount::MAX.get())]
pub struct SentenceCountError;

impl SentenceCount {
    /// The shortest summary.
    pub const MIN: Self = Self(1);
    /// The longest: SMMRY's `SM_LENGTH` ends at 40.
    pub const MAX: Self = Self(40);
    /// What a person gets who names no number, as in the tutorial that this began with.
    pub const DEFAULT: Self = Self(3);

    /// A count within the limits.
    pub fn new(count: u64) -> Result<Self, SentenceCountError> {
        let count = u8::try_from(count)
            .map(Self)
            .map_err(|_| SentenceCountError)?;
        if (Self::MIN..=Self::MAX).contains(&count) {
            Ok(count)
        } else {
            Err(SentenceCountError)
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for SentenceCount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(u64::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Who sees the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everyone in the channel (`in_channel`).
    Public,
    /// Only the person who asked (`ephemeral`).
    Private,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job() -> Job {
        Job {
            id: JobId::derive(&["1.2.3"]),
            source: Source::Link(ArticleUrl::parse("https://example.com/a?b=c&d").unwrap()),
            sentences: SentenceCount::DEFAULT,
            visibility: Visibility::Public,
            replace: false,
            response_url: ResponseUrl::parse("https://hooks.slack.com/commands/T1/2/secret")
                .unwrap(),
            team_id: "T1".into(),
            user_id: "U1".into(),
            requested_at: 1_790_000_000,
        }
    }

    #[test]
    fn a_job_crosses_the_queue_unchanged() {
        for source in [
            job().source,
            Source::Text("Some text.".into()),
            Source::Notice(Notice::UnreadableButton),
            Source::Dismiss,
        ] {
            let job = Job { source, ..job() };
            assert_eq!(Job::from_json(&job.to_json()).unwrap(), job);
        }
    }

    #[test]
    fn the_json_on_the_queue_keeps_its_shape() {
        assert_eq!(
            job().to_json(),
            r#"{"v":1,"id":"2cfa26db8b5e7a70b8e6bd9a5bd3a5a1","source":{"link":"https://example.com/a?b=c&d"},"sentences":3,"visibility":"public","replace":false,"response_url":"https://hooks.slack.com/commands/T1/2/secret","team_id":"T1","user_id":"U1","requested_at":1790000000}"#
                .replace("2cfa26db8b5e7a70b8e6bd9a5bd3a5a1", JobId::derive(&["1.2.3"]).as_str())
        );
    }

    #[test]
    fn a_version_that_is_not_known_is_named() {
        let newer = job().to_json().replace(r#""v":1"#, r#""v":2"#);
        assert!(matches!(
            Job::from_json(&newer),
            Err(JobError::UnknownVersion(2))
        ));
        assert!(matches!(Job::from_json("{}"), Err(JobError::Unreadable(_))));
    }

    #[test]
    fn a_response_url_never_shows() {
        assert!(!format!("{:?}", job()).contains("secret"));
        let broken = job().to_json().replace("https://hooks", "gopher://hooks");
        assert!(
            !Job::from_json(&broken)
                .unwrap_err()
                .to_string()
                .contains("secret")
        );
    }

    #[test]
    fn ids_are_stable_and_distinct() {
        assert_eq!(JobId::derive(&["a", "b"]), JobId::derive(&["a", "b"]));
        assert_ne!(JobId::derive(&["ab", "c"]), JobId::derive(&["a", "bc"]));
        assert_eq!(JobId::derive(&["x"]).as_str().len(), 32);
    }

    #[test]
    fn a_summary_has_one_to_forty_sentences() {
        assert!(SentenceCount::new(0).is_err());
        assert_eq!(SentenceCount::new(1), Ok(SentenceCount::MIN));
        assert_eq!(SentenceCount::new(40), Ok(SentenceCount::MAX));
        assert!(SentenceCount::new(41).is_err());
        assert!(SentenceCount::new(u64::MAX).is_err());
    }

    #[test]
    fn a_job_ages_out_with_its_response_url() {
        let asked = UNIX_EPOCH + Duration::from_secs(job().requested_at);
        assert!(job().is_answerable(asked + Duration::from_secs(1799)));
        assert!(!job().is_answerable(asked + RESPONSE_URL_LIFETIME));
        assert!(job().is_answerable(asked - Duration::from_mins(1)));
    }
}
