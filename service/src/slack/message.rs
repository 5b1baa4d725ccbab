//! Block Kit messages on the wire, as a response URL or the answer to a command takes them.
use serde::Serialize;

use super::{button::Action, mrkdwn};
use crate::{
    job::{Destination, Question, Visibility},
    json,
};

/// Slack's limit for the text of a section, in characters
/// (<https://docs.slack.dev/reference/block-kit/blocks/section-block>).
pub const SECTION_LIMIT: usize = 3_000;
/// How long all blocks together are at most, as JSON. Slack refuses longer ones with `msg_blocks_too_long` and publishes
/// no number; people met it from about 13,200 characters on
/// (<https://github.com/slackapi/bolt-js/issues/2509>, <https://github.com/slackapi/bolt-js/issues/2867>).
pub const BLOCKS_LIMIT: usize = 12_000;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are fields of Slack's message format"
)]
pub struct Message {
    response_type: &'static str,
    replace_original: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    delete_original: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<Block>,
    // The summary stands for the page: no preview of it below.
    unfurl_links: bool,
    unfurl_media: bool,
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Section {
        /// What it says.
        text: Text,
        /// Always open: a summary that hides behind "See more" would be none.
        expand: bool,
    },
    /// A quiet line.
    Context {
        /// What it says.
        elements: Vec<Text>,
    },
    /// A field. Slack sends what stands in it with the press of any button of its message
    /// (<https://docs.slack.dev/reference/interaction-payloads/block_actions-payload>, `state`).
    Input {
        /// Names the field in the press.
        block_id: &'static str,
        /// What stands beside it.
        label: Label,
        /// The field itself.
        element: TextField,
    },
    /// A row of buttons.
    Actions {
        /// The buttons.
        elements: Vec<Button>,
    },
}

/// Text as Slack reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Text {
    /// Slack's own mark-up.
    Mrkdwn {
        /// The text.
        text: String,
        /// Always true. Slack would else make links and mentions of what only looks like them: a page could write to
        /// `@channel`.
        verbatim: bool,
    },
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Button {
    r#type: &'static str,
    action_id: Action,
    text: Label,
    value: String,
    accessibility_label: String,
}

/// A text without mark-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    r#type: &'static str,
    text: String,
    emoji: bool,
}

/// A field for one line of text (<https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element>).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextField {
    r#type: &'static str,
    action_id: &'static str,
    max_length: usize,
    placeholder: Label,
}

/// The id of the field for a question, and of its block.
pub const QUESTION_FIELD: &str = "question";

impl Label {
    const fn new(text: String) -> Self {
        Self {
            r#type: "plain_text",
            text,
            emoji: true,
        }
    }
}

impl Message {
    /// A message: `text` is what a person without blocks reads, in a notification, a screen reader, a log.
    #[must_use]
    pub fn new(visibility: Visibility, text: String, blocks: Vec<Block>) -> Self {
        let response_type = match visibility {
            Visibility::Public => "in_channel",
            Visibility::Private => "ephemeral",
        };
        Self {
            response_type,
            replace_original: false,
            delete_original: false,
            text,
            blocks,
            unfurl_links: false,
            unfurl_media: false,
        }
    }

    /// A message for those who see the destination, in place of the message whose button was pressed where it says so.
    #[must_use]
    pub fn to(destination: &Destination, text: String, blocks: Vec<Block>) -> Self {
        let Destination::ResponseUrl(reply) = destination;
        Self {
            replace_original: reply.replace,
            ..Self::new(reply.visibility, text, blocks)
        }
    }

    /// One sentence (mrkdwn, already escaped) for the person alone.
    #[must_use]
    pub fn ephemeral(mrkdwn: &str) -> Self {
        Self::new(
            Visibility::Private,
            mrkdwn.to_owned(),
            vec![Block::section(mrkdwn.to_owned())],
        )
    }

    /// Makes the message go away whose button was pressed.
    #[must_use]
    pub fn deletion() -> Self {
        Self {
            delete_original: true,
            ..Self::new(Visibility::Private, String::new(), Vec::new())
        }
    }

    /// The message as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::to_string(self)
    }

    /// The message as JSON with its words alone, for a Slack that will not take its blocks; `None` where it has none.
    #[must_use]
    pub fn without_blocks(&self) -> Option<String> {
        let has_both = !self.blocks.is_empty() && !self.text.is_empty();
        has_both.then(|| {
            let words = Self {
                blocks: Vec::new(),
                ..self.clone()
            };
            words.to_json()
        })
    }

    /// What a person without blocks reads.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Block {
    /// A paragraph of mrkdwn, cut to Slack's limit.
    #[must_use]
    pub fn section(mrkdwn: String) -> Self {
        let text = if mrkdwn.encode_utf16().count() > SECTION_LIMIT {
            mrkdwn::cut(&mrkdwn, SECTION_LIMIT).into_owned()
        } else {
            mrkdwn
        };
        Self::Section {
            text: Text::mrkdwn(text),
            expand: true,
        }
    }

    /// A field for a question.
    #[must_use]
    pub const fn question(label: String, placeholder: String) -> Self {
        Self::Input {
            block_id: QUESTION_FIELD,
            label: Label::new(label),
            element: TextField {
                r#type: "plain_text_input",
                action_id: QUESTION_FIELD,
                max_length: Question::LIMIT,
                placeholder: Label::new(placeholder),
            },
        }
    }

    /// A quiet line of mrkdwn.
    #[must_use]
    pub fn context(mrkdwn: String) -> Self {
        Self::Context {
            elements: vec![Text::mrkdwn(mrkdwn)],
        }
    }
}

impl Text {
    fn mrkdwn(text: String) -> Self {
        Self::Mrkdwn {
            text,
            verbatim: true,
        }
    }
}

impl Button {
    /// A button with its label, what a screen reader says for it, and the state that travels in it.
    #[must_use]
    pub const fn new(action: Action, label: String, spoken: String, value: String) -> Self {
        Self {
            r#type: "button",
            action_id: action,
            text: Label::new(label),
            value,
            accessibility_label: spoken,
        }
    }
}

/// How long something is as JSON, in the UTF-16 units that Slack counts.
#[must_use]
pub fn json_length(value: &impl Serialize) -> usize {
    json::to_string(value).encode_utf16().count()
}
