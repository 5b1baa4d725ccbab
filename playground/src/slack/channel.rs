//! What a channel shows: messages, and how a reply through a response URL changes them, as Slack's documentation says.
//!
//! Source: Slack, "Handling user interaction", on `response_type`, `replace_original` and `delete_original`.
use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::request::{APP, TEAM, unix_seconds};

/// Slack's own voice.
const SLACKBOT: &str = "USLACKBOT";

/// How often a response URL may be used, and for how long: Slack's limits.
const USES: u32 = 5;
const LIFETIME_SECONDS: u64 = 30 * 60;
/// How many messages are kept; the oldest go first.
const MESSAGES: usize = 500;

/// One message, as the page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Shown {
    /// Slack's id of a message: the time in seconds, and a number that makes it unique.
    pub(crate) ts: String,
    /// Who wrote it: a person's id, or the app's.
    pub(crate) author: String,
    /// The only person who sees it; everyone where there is none.
    pub(crate) only_for: Option<String>,
    /// The text for notifications, and all that a person's message has.
    pub(crate) text: String,
    /// Block Kit.
    pub(crate) blocks: Value,
    /// Whether it was replaced since it was posted.
    pub(crate) edited: bool,
    /// The exchange that brought it, for the details.
    pub(crate) exchange: Option<u64>,
}

impl Shown {
    /// The message as Slack sends it in an interaction's payload.
    pub(crate) fn as_slack(&self) -> Value {
        let mut message =
            json!({ "type": "message", "ts": self.ts, "text": self.text, "team": TEAM });
        if self.author == APP {
            message["bot_id"] = "B0SUMMARIZE".into();
            message["app_id"] = APP.into();
        } else {
            message["user"] = self.author.as_str().into();
        }
        if !self.blocks.is_null() {
            message["blocks"] = self.blocks.clone();
        }
        message
    }
}

/// What changed, for the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    /// A message is new, or was replaced.
    Message(Box<Shown>),
    /// The message with this `ts` is gone.
    Deleted(String),
}

/// Why a response URL does not take a post: the word that Slack answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// No such URL was issued.
    #[error("invalid_url")]
    Unknown,
    /// Used five times.
    #[error("used_url")]
    Used,
    /// Older than 30 minutes.
    #[error("expired_url")]
    Expired,
    /// Neither text nor blocks.
    #[error("no_text")]
    Empty,
    /// The message that was to be replaced or deleted is gone.
    #[error("message_not_found")]
    Gone,
    /// Slack fails now, which it was set to in the page.
    #[error("service_unavailable")]
    Unavailable,
}

/// A response URL that was issued.
#[derive(Debug)]
struct IssuedUrl {
    exchange: u64,
    person: String,
    /// The message whose button was pressed.
    original: Option<String>,
    since: u64,
    uses: u32,
}

/// The channel.
#[derive(Debug, Default)]
pub(crate) struct Channel {
    messages: Vec<Shown>,
    issued: HashMap<String, IssuedUrl>,
    last_ts: (u64, u32),
}

impl Channel {
    /// All messages, oldest first.
    pub(crate) fn messages(&self) -> &[Shown] {
        &self.messages
    }

    /// A message by its `ts`.
    pub(crate) fn message(&self, ts: &str) -> Option<&Shown> {
        self.messages.iter().find(|message| message.ts == ts)
    }

    /// A person says something.
    pub(crate) fn say(&mut self, person: &str, text: &str) -> Change {
        self.add(person, None, text.to_owned(), Value::Null, None)
    }

    /// Slack itself tells a person something.
    pub(crate) fn slackbot(&mut self, person: &str, mrkdwn: &str) -> Change {
        let only_for = Some(person.to_owned());
        self.add(SLACKBOT, only_for, mrkdwn.to_owned(), Value::Null, None)
    }

    /// Issues a response URL for one exchange; `original` is the message whose button was pressed.
    pub(crate) fn issue(
        &mut self,
        token: String,
        exchange: u64,
        person: &str,
        original: Option<&str>,
    ) {
        self.issued
            .retain(|_, issued| unix_seconds() - issued.since <= LIFETIME_SECONDS * 2);
        let issued = IssuedUrl {
            exchange,
            person: person.to_owned(),
            original: original.map(str::to_owned),
            since: unix_seconds(),
            uses: 0,
        };
        self.issued.insert(token, issued);
    }

    /// The exchange that a response URL was issued for.
    pub(crate) fn exchange_of(&self, token: &str) -> Option<u64> {
        self.issued.get(token).map(|issued| issued.exchange)
    }

    /// What an app answers a command with at once: shown to the person, or to everyone where it says so.
    pub(crate) fn answer(&mut self, person: &str, exchange: u64, reply: &Value) -> Option<Change> {
        if is_empty(reply) {
            return None;
        }
        Some(self.show(person, exchange, reply))
    }

    /// A post to a response URL.
    pub(crate) fn reply(&mut self, token: &str, reply: &Value) -> Result<Change, Refusal> {
        let issued = self.issued.get_mut(token).ok_or(Refusal::Unknown)?;
        if unix_seconds() - issued.since > LIFETIME_SECONDS {
            return Err(Refusal::Expired);
        }
        if issued.uses >= USES {
            return Err(Refusal::Used);
        }
        issued.uses += 1;
        let (person, exchange, original) = (
            issued.person.clone(),
            issued.exchange,
            issued.original.clone(),
        );
        let flag = |name: &str| reply[name].as_bool() == Some(true);
        if flag("delete_original") {
            let ts = original.ok_or(Refusal::Gone)?;
            let before = self.messages.len();
            self.messages.retain(|message| message.ts != ts);
            return if self.messages.len() < before {
                Ok(Change::Deleted(ts))
            } else {
                Err(Refusal::Gone)
            };
        }
        if is_empty(reply) {
            return Err(Refusal::Empty);
        }
        if let (true, Some(ts)) = (flag("replace_original"), original) {
            let message = self
                .messages
                .iter_mut()
                .find(|message| message.ts == ts)
                .ok_or(Refusal::Gone)?;
            message.text = text_of(reply);
            message.blocks = reply["blocks"].clone();
            // Slack marks what the app edits for everyone; a message for one person has no such mark.
            message.edited = message.only_for.is_none();
            message.exchange = Some(exchange);
            return Ok(Change::Message(Box::new(message.clone())));
        }
        Ok(self.show(&person, exchange, reply))
    }

    fn show(&mut self, person: &str, exchange: u64, reply: &Value) -> Change {
        // Private unless it says otherwise: Slack's default.
        let only_for = (reply["response_type"] != "in_channel").then(|| person.to_owned());
        self.add(
            APP,
            only_for,
            text_of(reply),
            reply["blocks"].clone(),
            Some(exchange),
        )
    }

    fn add(
        &mut self,
        author: &str,
        only_for: Option<String>,
        text: String,
        blocks: Value,
        exchange: Option<u64>,
    ) -> Change {
        let now = unix_seconds().max(self.last_ts.0);
        let number = if now == self.last_ts.0 {
            self.last_ts.1 + 1
        } else {
            1
        };
        self.last_ts = (now, number);
        let message = Shown {
            ts: format!("{now}.{number:06}"),
            author: author.to_owned(),
            only_for,
            text,
            blocks,
            edited: false,
            exchange,
        };
        if self.messages.len() >= MESSAGES {
            self.messages.remove(0);
        }
        self.messages.push(message.clone());
        Change::Message(Box::new(message))
    }
}

fn text_of(reply: &Value) -> String {
    reply["text"].as_str().unwrap_or_default().to_owned()
}

fn is_empty(reply: &Value) -> bool {
    text_of(reply).is_empty() && reply["blocks"].as_array().is_none_or(Vec::is_empty)
}

#[cfg(test)]
#[path = "channel_tests.rs"]
mod tests;
