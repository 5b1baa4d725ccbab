//! This app's buttons on the wire: their action ids, and the state that travels in them, since there is no store.
use serde::{Deserialize, Serialize};

use crate::{
    job::{
        ArticleUrl, JobId, Language, MessageText, Question, SentenceCount, SharedSummary, Source,
        UserId, Visibility,
    },
    json,
};

/// Slack's limit for a button's value, in characters
/// (<https://docs.slack.dev/reference/block-kit/block-elements/button-element>).
pub const VALUE_LIMIT: usize = 2_000;

/// What a button does: its `action_id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Fewer sentences.
    Shorter,
    /// More sentences.
    Longer,
    /// A field for a question.
    Ask,
    /// The question in the field.
    Answer,
    /// A private summary, to the channel.
    Share,
    /// The message goes away.
    Dismiss,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Shorter,
        Self::Longer,
        Self::Ask,
        Self::Answer,
        Self::Share,
        Self::Dismiss,
    ];

    /// The `action_id`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shorter => "shorter",
            Self::Longer => "longer",
            Self::Ask => "ask",
            Self::Answer => "answer",
            Self::Share => "share",
            Self::Dismiss => "dismiss",
        }
    }

    /// The action of this `action_id`; `None` where it is no button of this app's.
    #[must_use]
    pub fn parse(action_id: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|action| action.as_str() == action_id)
    }
}

/// The state of a summary message, in its buttons' values.
///
/// Slack keeps messages for years, and their buttons work as long: what was written once must be read for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ButtonState {
    /// The Job that made the message. The ids of a press derive from it.
    #[serde(rename = "j")]
    pub job: JobId,
    /// What the button works on.
    #[serde(rename = "s")]
    pub subject: Subject,
    /// How many sentences the button asks for.
    #[serde(rename = "n")]
    pub sentences: SentenceCount,
    /// Who sees the message that the button is on.
    #[serde(rename = "p")]
    pub visibility: Visibility,
    /// The person who asked.
    #[serde(rename = "a", default, deserialize_with = "UserId::optional")]
    pub asker: Option<UserId>,
    /// The person whose summary it was before the asker had it changed; `None` where that is the same one.
    #[serde(
        rename = "o",
        default,
        deserialize_with = "UserId::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub owner: Option<UserId>,
    /// What was asked of the page; `None` for the most telling sentences.
    #[serde(
        rename = "q",
        default,
        deserialize_with = "Question::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub about: Option<Question>,
    /// The language that was asked for.
    #[serde(
        rename = "l",
        default,
        deserialize_with = "Language::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub language: Option<Language>,
}

/// What a button works on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The page that was summarized.
    Link(ArticleUrl),
    /// The text that was summarized.
    Text(String),
    /// The message that was summarized.
    Message(MessageText),
    /// The finished summary itself.
    Shared(Box<SharedSummary>),
    /// The message alone.
    Dismiss,
}

impl From<Source> for Subject {
    fn from(source: Source) -> Self {
        match source {
            Source::Link(url) => Self::Link(url),
            Source::Text(text) => Self::Text(text),
            Source::Message(message) => Self::Message(message),
        }
    }
}

/// The ids of one press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PressIds {
    /// Of the Job: the same for Slack's repetition of this press, and another for every other press.
    pub job: JobId,
    /// Of the button in front of this person. The queue delivers what has it one after the other.
    pub button: JobId,
}

impl ButtonState {
    /// The ids of a press by this person. `moment` is Slack's name for the press, its `action_ts`.
    #[must_use]
    pub fn press(&self, action: Action, presser: Option<&UserId>, moment: &str) -> PressIds {
        let presser = presser.map_or("", UserId::as_str);
        let button = JobId::derive(&["button", self.job.as_str(), action.as_str(), presser]);
        PressIds {
            job: JobId::derive(&["press", button.as_str(), moment]),
            button,
        }
    }

    /// Whether this person may have a public message removed: who asked for it, or whose it was before.
    #[must_use]
    pub fn is_of(&self, person: Option<&UserId>) -> bool {
        person == self.asker.as_ref() || (person.is_some() && person == self.owner.as_ref())
    }

    /// The button's value; `None` where it would be over Slack's 2,000 characters, and the button has to be left out.
    #[must_use]
    pub fn to_value(&self) -> Option<String> {
        let value = json::to_string(self);
        (value.encode_utf16().count() <= VALUE_LIMIT).then_some(value)
    }

    /// Reads a button's value; `None` where this app did not write it.
    #[must_use]
    pub fn from_value(value: &str) -> Option<Self> {
        serde_json::from_str(value).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn state_travels_in_a_value_within_slacks_limit() {
        let state = |text: &str| ButtonState {
            job: JobId::derive(&["1"]),
            subject: Subject::Text(text.into()),
            sentences: SentenceCount::DEFAULT,
            visibility: Visibility::Private,
            asker: UserId::parse("U1"),
            owner: UserId::parse("U2"),
            about: Question::new("what does it cost?"),
            language: Language::of_code("de"),
        };
        let value = state("words").to_value().unwrap();
        assert_eq!(ButtonState::from_value(&value), Some(state("words")));
        assert_eq!(state(&"w".repeat(VALUE_LIMIT)).to_value(), None);
        for altered in [
            "",
            "{}",
            "null",
            &value.replace(r#""n":3"#, r#""n":41"#),
            &value.replace("private", "loud"),
        ] {
            assert_eq!(ButtonState::from_value(altered), None, "{altered}");
        }
    }

    #[test]
    fn buttons_of_messages_that_are_years_old_still_work() {
        for (subject, read) in [
            (r#"{"link":"https://a.example/x"}"#, "link"),
            (r#"{"text":"Words."}"#, "text"),
            (r#"{"message":"Words."}"#, "message"),
            (r#"{"message":{"text":"Words.","author":"U3"}}"#, "message"),
            (
                r#"{"shared":{"title":null,"link":null,"sentences":["One."],"engine":"builtin"}}"#,
                "shared",
            ),
            (r#""dismiss""#, "dismiss"),
        ] {
            let value = format!(
                r#"{{"j":"0123456789abcdef0123456789abcdef","s":{subject},"n":5,"p":"private","a":"U1"}}"#
            );
            let state = ButtonState::from_value(&value).unwrap();
            let kind = match state.subject {
                Subject::Link(_) => "link",
                Subject::Text(_) => "text",
                Subject::Message(_) => "message",
                Subject::Shared(_) => "shared",
                Subject::Dismiss => "dismiss",
            };
            assert_eq!(kind, read);
            assert_eq!(state.to_value().unwrap(), value);
        }
    }
}
