//! Block Kit messages: what is shown in Slack. Every limit of Slack's is kept here, for any input.
use serde::Serialize;

use super::{
    button::{self, Button},
    mrkdwn,
};
use crate::{
    job::{Job, SentenceCount, Source, Visibility},
    summary::{EngineName, Summary},
};

/// Slack's limit for the text of a section, in characters.
const SECTION_LIMIT: usize = 3_000;
/// Slack's limit for a URL in a block, in characters; a longer one is not linked.
const URL_LIMIT: usize = 3_000;
/// How long all blocks together are at most, as JSON. Slack refuses longer ones with `msg_blocks_too_long` and publishes
/// no number; people met it from about 13,200 characters on (slackapi/bolt-js, issues 2509 and 2867).
const BLOCKS_LIMIT: usize = 12_000;
/// What a section costs beside its text, as JSON, and what the line costs that says how many sentences are left out.
const SECTION_COST: usize = 80;
const LEFT_OUT_COST: usize = 160;
/// What is kept of it for the sentences: buttons that leave less are left out.
const LEAST_ROOM: usize = 2_000;
/// How long the notification's text is at most: Slack advises 4,000 characters.
const TEXT_LIMIT: usize = 3_000;
/// How long a title is shown at most.
const TITLE_LIMIT: usize = 250;

/// A message as a response URL, or the answer to a command, takes it.
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

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Block {
    Section {
        text: Text,
        // A summary that hides behind "See more" would be none.
        expand: bool,
    },
    Context {
        elements: Vec<Text>,
    },
    Actions {
        elements: Vec<Button>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Text {
    Mrkdwn {
        text: String,
        // Slack would else make links and mentions of what only looks like them: a page could write to `@channel`.
        verbatim: bool,
    },
}

impl Text {
    fn mrkdwn(text: String) -> Self {
        Self::Mrkdwn {
            text,
            verbatim: true,
        }
    }
}

impl Message {
    /// The message as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings, flags and lists only: there is nothing here that serde_json can refuse.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What a person without blocks reads: in a notification, a screen reader, a log.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// One sentence (mrkdwn, already escaped) for the person alone.
    #[must_use]
    pub fn ephemeral(mrkdwn: &str) -> Self {
        Self::new(
            Visibility::Private,
            mrkdwn.to_owned(),
            vec![section(mrkdwn.to_owned())],
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

    /// What the person sees at once: that the work has begun.
    #[must_use]
    pub fn summarizing(source: &Source, visibility: Visibility) -> Self {
        let what = match source {
            Source::Link(url) => mrkdwn::plain(&mrkdwn::cut(&shown_address(url.as_url()), 150)),
            _ => "your text".to_owned(),
        };
        let whom = match visibility {
            Visibility::Public => "",
            Visibility::Private => " for you",
        };
        Self::ephemeral(&format!("Summarizing {what}{whom} …"))
    }

    /// The summary that answers a Job.
    #[must_use]
    pub fn summary(summary: &Summary, job: &Job) -> Self {
        let link = match &job.source {
            Source::Link(url) => Some(url),
            Source::Shared(shared) => shared.link.as_ref(),
            _ => None,
        };
        let title = summary
            .title
            .as_deref()
            .map(str::trim)
            .filter(|title| !title.is_empty());
        let title = mrkdwn::cut(
            title.unwrap_or_else(|| link.map_or("Your text", |url| url.site())),
            TITLE_LIMIT,
        )
        .into_owned();
        let heading = link
            .filter(|url| url.as_str().len() <= URL_LIMIT)
            .map(|url| format!("*{}*", mrkdwn::link(url.as_url(), &title)))
            // Escaped, an address may be several times as long, and half a link would be none.
            .filter(|heading| heading.encode_utf16().count() <= SECTION_LIMIT)
            .unwrap_or_else(|| format!("*{}*", mrkdwn::plain(&title)));
        let mut blocks = vec![section(heading)];
        let mut after = vec![Block::Context {
            elements: vec![Text::mrkdwn(context(summary, job))],
        }];
        let mut buttons = button::under(summary, job);
        let used = json_length(&blocks) + json_length(&after);
        // Buttons carry what was summarized, which as JSON within JSON may be all that a message holds.
        while !buttons.is_empty() && used + json_length(&buttons) > BLOCKS_LIMIT - LEAST_ROOM {
            buttons.remove(0);
        }
        if !buttons.is_empty() {
            after.push(Block::Actions { elements: buttons });
        }
        let room = BLOCKS_LIMIT.saturating_sub(json_length(&blocks) + json_length(&after));
        blocks.extend(sections(&summary.sentences, room));
        blocks.extend(after);
        let spoken = format!("{title}: {}", summary.sentences.join(" "));
        let text = mrkdwn::cut(&mrkdwn::escape(&spoken), TEXT_LIMIT).into_owned();
        Self {
            replace_original: job.replace,
            ..Self::new(job.visibility, text, blocks)
        }
    }

    fn new(visibility: Visibility, text: String, blocks: Vec<Block>) -> Self {
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
}

fn section(mrkdwn: String) -> Block {
    let text = if mrkdwn.encode_utf16().count() > SECTION_LIMIT {
        mrkdwn::cut(&mrkdwn, SECTION_LIMIT).into_owned()
    } else {
        mrkdwn
    };
    Block::Section {
        text: Text::mrkdwn(text),
        expand: true,
    }
}

/// The sentences, one a line, in as few sections as Slack's limit for one allows, as many as `room` characters of JSON
/// hold. The first is always there, if need be cut.
fn sections(sentences: &[String], room: usize) -> Vec<Block> {
    let sentences = &sentences[..sentences.len().min(usize::from(SentenceCount::MAX.get()))];
    let mut room = room.saturating_sub(SECTION_COST + LEFT_OUT_COST);
    let mut sections = Vec::new();
    let mut lines = String::new();
    for (index, sentence) in sentences.iter().enumerate() {
        // JSON writes some characters as two.
        let limit = if index == 0 { room / 2 } else { SECTION_LIMIT };
        let limit = limit.min(SECTION_LIMIT).saturating_sub("• ".len());
        let mut line = format!("• {}", mrkdwn::cut(&mrkdwn::plain(sentence), limit));
        let fits = lines.encode_utf16().count() + 1 + line.encode_utf16().count() <= SECTION_LIMIT;
        let cost = json_length(&line) + if fits { 0 } else { SECTION_COST };
        let enough = index > 0 && cost > room;
        if enough {
            let left = sentences.len() - index;
            line = format!("_… and {left} more, which do not fit into one message_");
        }
        room = room.saturating_sub(cost);
        if !lines.is_empty() && !fits {
            sections.push(section(std::mem::take(&mut lines)));
        }
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(&line);
        if enough {
            break;
        }
    }
    if !lines.is_empty() {
        sections.push(section(lines));
    }
    sections
}

/// How long something is as JSON, in the UTF-16 units that Slack counts.
fn json_length(value: &impl Serialize) -> usize {
    serde_json::to_string(value).map_or(0, |json| json.encode_utf16().count())
}

/// The quiet line: site, how much shorter, time saved, keywords, who asked, which engine.
fn context(summary: &Summary, job: &Job) -> String {
    let mut parts = Vec::new();
    let link = match &job.source {
        Source::Link(url) => Some(url),
        Source::Shared(shared) => shared.link.as_ref(),
        _ => None,
    };
    if let Some(url) = link {
        parts.push(mrkdwn::plain(&mrkdwn::cut(url.site(), 100)));
    }
    if let Some(percent) = summary.percent_shorter.filter(|percent| *percent > 0) {
        parts.push(format!("{percent}% shorter"));
    }
    match summary
        .reading_time_saved
        .map(|saved| (saved.as_secs() + 30) / 60)
    {
        None | Some(0) => {}
        Some(1) => parts.push("saves 1 minute".to_owned()),
        Some(minutes) => parts.push(format!("saves {minutes} minutes")),
    }
    if !summary.keywords.is_empty() {
        let keywords: Vec<_> = summary
            .keywords
            .iter()
            .take(5)
            .map(|word| mrkdwn::plain(&mrkdwn::cut(word, 60)))
            .collect();
        parts.push(keywords.join(", "));
    }
    if !job.user_id.is_empty() && job.user_id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let verb = if matches!(job.source, Source::Shared(_)) {
            "shared"
        } else {
            "asked"
        };
        parts.push(format!("{verb} by <@{}>", job.user_id));
    }
    parts.push(match (summary.engine, summary.fell_back) {
        (EngineName::Smmry, _) => "by SMMRY".to_owned(),
        (EngineName::Builtin, false) => "by the built-in engine".to_owned(),
        (EngineName::Builtin, true) => "by the built-in engine, as SMMRY could not help".to_owned(),
    });
    parts.join("  ·  ")
}

/// An address as people read it: without scheme and `www.`, its path decoded no further than it was typed.
fn shown_address(url: &url::Url) -> String {
    let address = url.as_str();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").unwrap_or(address);
    address.strip_suffix('/').unwrap_or(address).to_owned()
}

#[cfg(test)]
mod tests;
