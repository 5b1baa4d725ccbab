//! The Job: all that crosses the queue, and the parsed values that it is made of.
//!
//! A Job says what is to be done ([`Task`]), where the answer goes ([`Destination`]), and who asked and when. The worker
//! needs nothing else.
mod address;
mod ids;
mod language;
mod question;

use std::time::{Duration, SystemTime};

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

pub use self::{
    address::{ArticleUrl, ArticleUrlError, ReplyOrigins, ReplyOriginsError, ResponseUrl},
    ids::{JobId, TeamId, UserId},
    language::Language,
    question::Question,
};
use crate::{clock, json, language::AppLanguage};

/// The version of the Job's JSON that this code writes and reads.
pub const VERSION: u64 = 2;

/// How long Slack keeps a response URL alive: 30 minutes
/// (<https://docs.slack.dev/interactivity/handling-user-interaction#message_responses>).
pub const RESPONSE_URL_LIFETIME: Duration = Duration::from_mins(30);

/// One thing to do and to answer, complete in itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Names the Job in logs, on the queue (deduplication id) and in buttons.
    pub id: JobId,
    /// What is to be done.
    pub task: Task,
    /// Where the answer goes.
    pub destination: Destination,
    /// The workspace; `None` where Slack names none.
    #[serde(default, deserialize_with = "TeamId::optional")]
    pub team_id: Option<TeamId>,
    /// The person whom the answer names as the one who asked or shared; `None` where Slack names none.
    #[serde(default, deserialize_with = "UserId::optional")]
    pub user_id: Option<UserId>,
    /// When the person asked, in Unix seconds.
    pub requested_at: u64,
    /// The button that was pressed; `None` for a command or a shortcut.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub press: Option<Press>,
}

/// A press of a button, for the Job that it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Press {
    /// The button in front of one person: all their presses of it have this id, each with a Job of its own.
    pub button: JobId,
    /// The person whose summary it was, where somebody else has it changed; `None` where that is the same one.
    #[serde(
        default,
        deserialize_with = "UserId::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub owner: Option<UserId>,
}

/// What a Job does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Make a summary and show it.
    Summarize(SummaryRequest),
    /// Show a finished summary to the channel, in the words that its reader saw.
    Share(Box<SharedSummary>),
    /// Make a private summary once more, and show it to the channel: its words did not fit into its button.
    ShareAnew(SummaryRequest),
    /// Show the person a field in which to ask something about this.
    AskForm(SummaryRequest),
    /// Say one sentence that only the response URL can carry to the person.
    Notify(Notice),
    /// Remove the message whose button was pressed.
    Dismiss,
}

impl Task {
    /// The language that the app speaks to the person, where a summary in one of the app's was asked for.
    #[must_use]
    pub fn app_language(&self) -> Option<AppLanguage> {
        match self {
            Self::Summarize(request) | Self::ShareAnew(request) | Self::AskForm(request) => {
                request.app_language()
            }
            Self::Share(_) | Self::Notify(_) | Self::Dismiss => None,
        }
    }
}

/// A summary that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryRequest {
    /// What to summarize.
    pub source: Source,
    /// How many sentences the summary has at most.
    pub sentences: SentenceCount,
    /// A question to answer, or a topic to keep to; `None` for the most telling sentences.
    #[serde(
        default,
        deserialize_with = "Question::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub about: Option<Question>,
    /// The language that is asked for; `None` for the page's own.
    #[serde(
        default,
        deserialize_with = "Language::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub language: Option<Language>,
}

impl SummaryRequest {
    /// The most telling sentences of this, in its own language.
    #[must_use]
    pub const fn of(source: Source, sentences: SentenceCount) -> Self {
        Self {
            source,
            sentences,
            about: None,
            language: None,
        }
    }

    /// The language that the app speaks to the person who asks for one, where it is one of the app's.
    #[must_use]
    pub fn app_language(&self) -> Option<AppLanguage> {
        self.language
            .and_then(|language| AppLanguage::of(language.code()))
    }
}

/// What a summary is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The page at an address.
    Link(ArticleUrl),
    /// The text itself, which the person brought.
    Text(String),
    /// A message, whose author may be anybody.
    Message(MessageText),
}

impl Source {
    /// The page's address; `None` for a text or a message.
    #[must_use]
    pub const fn link(&self) -> Option<&ArticleUrl> {
        match self {
            Self::Link(url) => Some(url),
            Self::Text(_) | Self::Message(_) => None,
        }
    }

    /// The text itself; `None` for a page.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Link(_) => None,
            Self::Text(text) => Some(text),
            Self::Message(message) => Some(&message.text),
        }
    }

    /// The same, where it is a message with this person as its author.
    #[must_use]
    pub fn written_by(self, author: Option<&UserId>) -> Self {
        match self {
            Self::Message(message) => Self::Message(MessageText {
                author: author.cloned(),
                ..message
            }),
            other => other,
        }
    }
}

/// The text of a message, and who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "MessageTextJson", into = "MessageTextJson")]
pub struct MessageText {
    /// What it says.
    pub text: String,
    /// Its author; `None` where Slack names none, as for an app's message.
    pub author: Option<UserId>,
}

/// The JSON of a message's text: a string where no author is known, which is all that there was at first.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum MessageTextJson {
    Text(String),
    Authored {
        text: String,
        #[serde(default, deserialize_with = "UserId::optional")]
        author: Option<UserId>,
    },
}

impl From<MessageTextJson> for MessageText {
    fn from(json: MessageTextJson) -> Self {
        match json {
            MessageTextJson::Text(text) => Self { text, author: None },
            MessageTextJson::Authored { text, author } => Self { text, author },
        }
    }
}

impl From<MessageText> for MessageTextJson {
    fn from(message: MessageText) -> Self {
        match message.author {
            None => Self::Text(message.text),
            author => Self::Authored {
                text: message.text,
                author,
            },
        }
    }
}

/// The words of a private summary that its reader shares with the channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedSummary {
    /// The article's title.
    pub title: Option<String>,
    /// The article's address.
    pub link: Option<ArticleUrl>,
    /// Who wrote the message that it is a summary of; `None` for anything else, and where nobody is known.
    #[serde(
        default,
        deserialize_with = "UserId::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub author: Option<UserId>,
    /// The summary's sentences.
    pub sentences: Vec<String>,
    /// Which engine made it.
    pub engine: EngineName,
    /// The language that the app speaks around it; `None` in buttons that were written before it spoke more than one.
    #[serde(
        default,
        deserialize_with = "AppLanguage::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub language: Option<AppLanguage>,
    /// What was asked of the page, where something was and the sentences answer it.
    #[serde(
        default,
        deserialize_with = "Question::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub about: Option<Question>,
    /// For each sentence the address of its place in the page, or `None`; empty where there are none. What begins with `#`
    /// belongs to `link`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Option<String>>,
    /// Whose words they are, where a model made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<ModelCredit>,
}

/// Which model a summary's words are by, and how many of them it is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelCredit {
    /// The model's name, as the settings or its server have it.
    pub name: String,
    /// How many sentences are the page's own, since the model's were not borne out.
    pub replaced: u64,
    /// The language that it translated them into; `None` where they are in the page's own.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "Language::optional"
    )]
    pub translated: Option<Language>,
}

/// Which engine made a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EngineName {
    /// The SMMRY API.
    Smmry,
    /// This product's own.
    Builtin,
    /// A language model, whose words were checked.
    Model,
}

impl EngineName {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Smmry, Self::Builtin, Self::Model];

    /// The name in logs and metrics.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Smmry => "smmry",
            Self::Builtin => "builtin",
            Self::Model => "model",
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
    /// Ask was pressed with nothing in the field.
    NothingAsked,
}

/// Where a Job's answer goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// To the conversation in which somebody typed or pressed something.
    ResponseUrl(Reply),
}

/// A reply through a response URL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The address. A credential: never logged.
    pub url: ResponseUrl,
    /// Who sees the answer.
    pub visibility: Visibility,
    /// Whether it replaces the message whose button was pressed.
    pub replace: bool,
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
        json::to_string(&Versioned {
            v: VERSION,
            job: self,
        })
    }

    /// Reads a Job of a known version.
    pub fn from_json(json: &str) -> Result<Self, JobError> {
        #[derive(Deserialize)]
        struct Version {
            v: u64,
        }
        let Version { v } = serde_json::from_str(json)?;
        if v != VERSION {
            return Err(JobError::UnknownVersion(v));
        }
        Ok(serde_json::from_str(json)?)
    }

    /// What the queue delivers one after the other: presses of one button by one person. Any other Job is alone.
    #[must_use]
    pub fn group(&self) -> &JobId {
        self.press.as_ref().map_or(&self.id, |press| &press.button)
    }

    /// What there is to summarize; `None` where there is nothing to be made.
    #[must_use]
    pub const fn summary_request(&self) -> Option<&SummaryRequest> {
        match &self.task {
            Task::Summarize(request) | Task::ShareAnew(request) => Some(request),
            Task::Share(_) | Task::AskForm(_) | Task::Notify(_) | Task::Dismiss => None,
        }
    }

    /// How long ago the person asked; zero when the clocks disagree.
    #[must_use]
    pub fn age(&self, now: SystemTime) -> Duration {
        Duration::from_secs(clock::unix_seconds(now).saturating_sub(self.requested_at))
    }

    /// Whether Slack still takes answers for it.
    #[must_use]
    pub fn is_answerable(&self, now: SystemTime) -> bool {
        self.age(now) < RESPONSE_URL_LIFETIME
    }
}

/// As much of a Job as an apology needs, of any version that was ever written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The Job's id.
    pub id: JobId,
    /// Where the person can be told.
    pub response_url: ResponseUrl,
}

impl Addressee {
    /// Reads the address out of a queued body; `None` where there is none.
    #[must_use]
    pub fn from_json(json: &str) -> Option<Self> {
        #[derive(Deserialize)]
        struct Body {
            id: JobId,
            // Version 1 had it at the top.
            response_url: Option<ResponseUrl>,
            destination: Option<serde_json::Value>,
        }
        let body: Body = serde_json::from_str(json).ok()?;
        let url = body.destination.and_then(|destination| {
            destination["response_url"]["url"]
                .as_str()
                .map(str::to_owned)
        });
        Some(Self {
            id: body.id,
            response_url: url
                .as_deref()
                .and_then(ResponseUrl::parse)
                .or(body.response_url)?,
        })
    }
}

/// Why a queue record is not a Job.
///
/// The JSON's own error is not part of the message: it quotes values, such as the text that somebody wants summarized.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Not the JSON of a Job.
    #[error("not a Job: {} at line {}, column {}", kind(.0), .0.line(), .0.column())]
    Unreadable(#[from] serde_json::Error),
    /// Written by a newer or much older release.
    #[error("Job version {0} is not known here (known: {VERSION})")]
    UnknownVersion(u64),
}

fn kind(error: &serde_json::Error) -> &'static str {
    json::error_kind(error)
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

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    fn job() -> Job {
        Job {
            id: JobId::derive(&["1.2.3"]),
            task: Task::Summarize(SummaryRequest::of(
                Source::Link(ArticleUrl::parse("https://example.com/a?b=c&d").unwrap()),
                SentenceCount::DEFAULT,
            )),
            destination: Destination::ResponseUrl(Reply {
                url: ResponseUrl::parse("https://hooks.slack.com/commands/T1/2/secret").unwrap(),
                visibility: Visibility::Public,
                replace: false,
            }),
            team_id: TeamId::parse("T1"),
            user_id: UserId::parse("U1"),
            requested_at: 1_790_000_000,
            press: None,
        }
    }

    fn shared() -> SharedSummary {
        SharedSummary {
            language: None,
            title: None,
            link: None,
            author: None,
            sentences: vec!["One.".into()],
            engine: EngineName::Smmry,
            about: None,
            links: Vec::new(),
            model: None,
        }
    }

    #[test]
    fn a_job_crosses_the_queue_unchanged() {
        for task in [
            job().task,
            Task::Summarize(SummaryRequest::of(
                Source::Text("Some text.".into()),
                SentenceCount::MAX,
            )),
            Task::Summarize(SummaryRequest::of(
                Source::Message(MessageText {
                    text: "Some words.".into(),
                    author: None,
                }),
                SentenceCount::MIN,
            )),
            Task::Summarize(SummaryRequest::of(
                Source::Message(MessageText {
                    text: "Some words.".into(),
                    author: UserId::parse("U3"),
                }),
                SentenceCount::MIN,
            )),
            Task::Share(Box::new(shared())),
            Task::ShareAnew(SummaryRequest::of(
                Source::Text("Some text.".into()),
                SentenceCount::MAX,
            )),
            Task::AskForm(SummaryRequest::of(
                Source::Text("Some text.".into()),
                SentenceCount::MAX,
            )),
            Task::Notify(Notice::UnreadableButton),
            Task::Dismiss,
        ] {
            let press = Press {
                button: JobId::derive(&["button"]),
                owner: UserId::parse("U2"),
            };
            for press in [None, Some(press)] {
                let job = Job {
                    task: task.clone(),
                    press,
                    ..job()
                };
                assert_eq!(Job::from_json(&job.to_json()).unwrap(), job);
            }
        }
    }

    #[test]
    fn the_json_on_the_queue_keeps_its_shape() {
        assert_eq!(
            job().to_json(),
            r#"{"v":2,"id":"45df0f8fe73bd8cd3e59607a5d35eeb1","task":{"summarize":{"source":{"link":"https://example.com/a?b=c&d"},"sentences":3}},"destination":{"response_url":{"url":"https://hooks.slack.com/commands/T1/2/secret","visibility":"public","replace":false}},"team_id":"T1","user_id":"U1","requested_at":1790000000}"#
        );
    }

    #[test]
    fn a_question_and_a_language_cross_the_queue_and_older_jobs_have_none() {
        let plain = job();
        let mut asking = plain.clone();
        let Task::Summarize(request) = &mut asking.task else {
            panic!("no summary was asked for")
        };
        request.about = Question::new("what does it cost?");
        request.language = Language::of_code("de");
        let json = asking.to_json();
        assert_eq!(Job::from_json(&json).unwrap(), asking);
        // What another release writes that this one does not know is as good as nothing.
        for (written, other) in [
            (r#""language":"de""#, r#""language":"tlh""#),
            (r#""about":"what does it cost?""#, r#""about":" ""#),
        ] {
            let other = json.replace(written, other);
            assert_ne!(other, json);
            assert!(Job::from_json(&other).is_ok(), "{other}");
        }
        assert_eq!(Job::from_json(&plain.to_json()).unwrap(), plain);
    }

    #[test]
    fn a_version_that_is_not_known_is_named() {
        let newer = job().to_json().replace(r#""v":2"#, r#""v":3"#);
        assert!(matches!(
            Job::from_json(&newer),
            Err(JobError::UnknownVersion(3))
        ));
        assert!(matches!(Job::from_json("{}"), Err(JobError::Unreadable(_))));
    }

    #[test]
    fn the_address_for_an_apology_is_found_in_every_version() {
        let first = r#"{"v":1,"id":"a","source":{"link":"https://example.com/"},"response_url":"https://hooks.slack.com/1"}"#;
        let newer = job().to_json().replace(r#""v":2"#, r#""v":9"#);
        for (body, url) in [
            (first, "https://hooks.slack.com/1"),
            (&newer, "https://hooks.slack.com/commands/T1/2/secret"),
        ] {
            let addressee = Addressee::from_json(body).unwrap();
            assert_eq!(addressee.response_url.expose().as_str(), url);
        }
        for body in [
            "",
            "{}",
            r#"{"id":"a","destination":{"response_url":{"url":"ftp://x"}}}"#,
        ] {
            assert_eq!(Addressee::from_json(body), None, "{body}");
        }
    }

    #[test]
    fn neither_a_response_url_nor_a_persons_words_show_in_an_error() {
        assert!(!format!("{:?}", job()).contains("secret"));
        for (right, wrong) in [
            ("https://hooks", "gopher://hooks"),
            (
                r#"{"link":"https://example.com/a?b=c&d"}"#,
                r#"{"secret words":1}"#,
            ),
            (r#""public""#, r#""secret words""#),
        ] {
            let broken = job().to_json().replace(right, wrong);
            let error = Job::from_json(&broken).unwrap_err();
            assert!(!error.to_string().contains("secret"), "{error}");
        }
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
