//! The buttons under a summary, and the state that travels in them: there is no store.
use serde::{Deserialize, Serialize};

use crate::{
    job::{Job, JobId, SentenceCount, SharedSummary, Source, Visibility},
    summary::Summary,
};

/// The `action_id`s of this app's buttons.
pub mod action {
    /// Fewer sentences.
    pub const SHORTER: &str = "shorter";
    /// More sentences.
    pub const LONGER: &str = "longer";
    /// A private summary, to the channel.
    pub const SHARE: &str = "share";
    /// The message goes away.
    pub const DISMISS: &str = "dismiss";
}

/// Slack's limit for a button's value, in characters.
pub const VALUE_LIMIT: usize = 2_000;

/// The numbers of sentences that Shorter and Longer step through.
pub(super) const LADDER: [u8; 9] = [1, 2, 3, 5, 8, 12, 18, 27, 40];

/// The state of a summary message, in its buttons' values: there is no store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ButtonState {
    /// The Job that made the message. A new Job's id derives from it, so two quick presses are one Job.
    #[serde(rename = "j")]
    pub job: JobId,
    /// What was summarized, or the finished words to share.
    #[serde(rename = "s")]
    pub source: Source,
    /// How many sentences the button asks for.
    #[serde(rename = "n")]
    pub sentences: SentenceCount,
    /// Who sees the message that the button is on.
    #[serde(rename = "p")]
    pub visibility: Visibility,
    /// The person who asked.
    #[serde(rename = "a")]
    pub asker: String,
}

impl ButtonState {
    /// The button's value; nothing where it would be over Slack's 2,000 characters, and the button has to be left out.
    #[must_use]
    pub fn to_value(&self) -> Option<String> {
        let value = serde_json::to_string(self).ok()?;
        (value.encode_utf16().count() <= VALUE_LIMIT).then_some(value)
    }

    /// Reads a button's value; nothing where this app did not write it.
    #[must_use]
    pub fn from_value(value: &str) -> Option<Self> {
        serde_json::from_str(value).ok()
    }
}

/// A button as Block Kit writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Button {
    r#type: &'static str,
    action_id: &'static str,
    text: Label,
    value: String,
    accessibility_label: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Label {
    r#type: &'static str,
    text: &'static str,
    emoji: bool,
}

/// The buttons that make sense under this summary, in their order.
pub(super) fn under(summary: &Summary, job: &Job) -> Vec<Button> {
    let shown = u8::try_from(summary.sentences.len()).unwrap_or(u8::MAX);
    let state = |source: Source, sentences: u8| ButtonState {
        job: job.id.clone(),
        source,
        sentences: SentenceCount::new(sentences.into()).unwrap_or(SentenceCount::DEFAULT),
        visibility: job.visibility,
        asker: job.user_id.clone(),
    };
    let mut buttons = Vec::new();
    if !matches!(job.source, Source::Shared(_)) {
        let shorter = LADDER
            .iter()
            .rev()
            .find(|rung| **rung < shown.min(job.sentences.get()));
        // An article that gave fewer sentences than asked for has no more to give.
        let longer = LADDER
            .iter()
            .find(|rung| **rung > job.sentences.get())
            .filter(|_| shown >= job.sentences.get());
        for (rung, action_id, label, spoken) in [
            (shorter, action::SHORTER, "Shorter", "A shorter summary"),
            (longer, action::LONGER, "Longer", "A longer summary"),
        ] {
            let value = rung.and_then(|rung| state(job.source.clone(), *rung).to_value());
            buttons.extend(value.map(|value| button(action_id, label, spoken, value)));
        }
        if job.visibility == Visibility::Private {
            let words = SharedSummary {
                title: summary.title.clone(),
                link: match &job.source {
                    Source::Link(url) => Some(url.clone()),
                    _ => None,
                },
                sentences: summary.sentences.clone(),
                engine: summary.engine,
            };
            // Its very words where they fit into the button, else the way to make them again.
            let value = state(Source::Shared(Box::new(words)), job.sentences.get())
                .to_value()
                .or_else(|| state(job.source.clone(), job.sentences.get()).to_value());
            buttons.extend(value.map(|value| {
                button(
                    action::SHARE,
                    "Share with channel",
                    "Share this summary with the channel",
                    value,
                )
            }));
        }
    }
    let nothing = state(Source::Dismiss, job.sentences.get()).to_value();
    buttons.extend(
        nothing.map(|value| button(action::DISMISS, "Dismiss", "Dismiss this summary", value)),
    );
    buttons
}

fn button(
    action_id: &'static str,
    label: &'static str,
    spoken: &'static str,
    value: String,
) -> Button {
    Button {
        r#type: "button",
        action_id,
        text: Label {
            r#type: "plain_text",
            text: label,
            emoji: true,
        },
        value,
        accessibility_label: spoken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn state_travels_in_a_value_within_slacks_limit() {
        let state = |text: &str| ButtonState {
            job: JobId::derive(&["1"]),
            source: Source::Text(text.into()),
            sentences: SentenceCount::DEFAULT,
            visibility: Visibility::Private,
            asker: "U1".into(),
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
}
