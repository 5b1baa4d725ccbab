//! The message that shows a summary. Every limit of Slack's is kept here, for any input.
use super::{
    buttons::{self, MESSAGE_TITLE},
    label::names_another_site,
    origin,
};
use crate::{
    job::{
        ArticleUrl, Destination, Job, SentenceCount, SharedSummary, Source, SummaryRequest, Task,
        UserId, Visibility,
    },
    slack::{
        message::{BLOCKS_LIMIT, Block, Button, Message, SECTION_LIMIT, json_length},
        mrkdwn,
    },
    summary::{Summary, SummaryContent},
};

/// Slack's limit for a URL in a block, in characters; a longer one is not linked.
const URL_LIMIT: usize = 3_000;
/// What a section costs beside its text, as JSON, and what the line costs that says how many sentences are left out.
const SECTION_COST: usize = 80;
const LEFT_OUT_COST: usize = 160;
/// What is kept of it for the sentences: buttons that leave less are left out.
const LEAST_ROOM: usize = 2_000;
/// How long the notification's text is at most: Slack advises 4,000 characters
/// (<https://docs.slack.dev/reference/methods/chat.postMessage#truncating>).
const TEXT_LIMIT: usize = 3_000;
/// How long a title is shown at most.
const TITLE_LIMIT: usize = 250;

/// The summary that answers a Job.
#[must_use]
pub fn summary(summary: &Summary, request: &SummaryRequest, job: &Job) -> Message {
    let content = &summary.content;
    let link = request.source.link();
    let mut parts = facts(content, link);
    if summary.provenance.is_description {
        parts.push("the page’s own description: it shows no text".to_owned());
    }
    if matches!(job.task, Task::ShareAnew(_)) {
        // The person who shares it has read other words, perhaps of another day.
        parts.extend(by_person("shared", job.user_id.as_ref()));
        parts.push("made anew for sharing".to_owned());
    } else {
        parts.extend(by_person("asked", job.user_id.as_ref()));
    }
    parts.push(origin::of_summary(summary, &request.source));
    let written_by = match request.source {
        Source::Message(_) => Author::Unnamed,
        Source::Link(_) | Source::Text(_) => author_of_text(job),
    };
    compose(
        content.title.as_deref(),
        link,
        &written_by,
        &content.sentences,
        &parts,
        buttons::under_a_summary(summary, request, job),
        job,
    )
}

/// A finished summary that its reader shares with the channel.
#[must_use]
pub fn shared_summary(shared: &SharedSummary, job: &Job) -> Message {
    let mut context: Vec<_> = shared.link.as_ref().map(site).into_iter().collect();
    context.extend(by_person("shared", job.user_id.as_ref()));
    context.push(origin::of_shared(shared));
    compose(
        shared.title.as_deref(),
        shared.link.as_ref(),
        &author_of_text(job),
        &shared.sentences,
        &context,
        buttons::under_a_shared_summary(job),
        job,
    )
}

/// Whose a text is that has no title.
enum Author<'a> {
    /// The only reader.
    Reader,
    /// This person, who pasted it; `None` where Slack named none.
    Person(Option<&'a UserId>),
    /// Somebody who wrote a message: Slack does not send the name.
    Unnamed,
}

fn author_of_text(job: &Job) -> Author<'_> {
    let Destination::ResponseUrl(reply) = &job.destination;
    match reply.visibility {
        Visibility::Private => Author::Reader,
        Visibility::Public => Author::Person(job.user_id.as_ref()),
    }
}

/// What stands in place of a title where the text has none, as mrkdwn: in the message, and in its notification, where no
/// person is mentioned.
fn untitled(author: &Author<'_>) -> (String, &'static str) {
    match author {
        Author::Reader => ("*Your text*".to_owned(), "Your text"),
        Author::Person(Some(person)) => (format!("*A text from <@{person}>*"), "A text"),
        Author::Person(None) => ("*A text*".to_owned(), "A text"),
        Author::Unnamed => ("*A message*".to_owned(), MESSAGE_TITLE),
    }
}

fn compose(
    title: Option<&str>,
    link: Option<&ArticleUrl>,
    author: &Author<'_>,
    sentences: &[String],
    context: &[String],
    mut buttons: Vec<Button>,
    job: &Job,
) -> Message {
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let title = title
        .or(link.map(ArticleUrl::site))
        .map(|title| mrkdwn::cut(title, TITLE_LIMIT));
    let (heading, title) = match &title {
        Some(title) => (heading(title, link), title.as_ref()),
        None => untitled(author),
    };
    let mut blocks = vec![Block::section(heading)];
    let mut after = vec![Block::context(context.join("  ·  "))];
    let used = json_length(&blocks) + json_length(&after);
    // Buttons carry what was summarized, which as JSON within JSON may be all that a message holds.
    while !buttons.is_empty() && used + json_length(&buttons) > BLOCKS_LIMIT - LEAST_ROOM {
        buttons.remove(0);
    }
    if !buttons.is_empty() {
        after.push(Block::Actions { elements: buttons });
    }
    let room = BLOCKS_LIMIT.saturating_sub(json_length(&blocks) + json_length(&after));
    blocks.extend(sections(sentences, room));
    blocks.extend(after);
    let spoken = format!("{title}: {}", sentences.join(" "));
    let text = mrkdwn::cut(&mrkdwn::plain(&spoken), TEXT_LIMIT).into_owned();
    Message::to(&job.destination, text, blocks)
}

/// The title as a link to the page. Where it reads like another site's address, it is no link, and the page's own site
/// beside it is.
fn heading(title: &str, link: Option<&ArticleUrl>) -> String {
    link.filter(|url| url.as_str().len() <= URL_LIMIT)
        .map(|url| {
            if names_another_site(title, url) {
                let own = mrkdwn::link(url.as_url(), url.site());
                format!("*{}* – {own}", mrkdwn::plain(title))
            } else {
                format!("*{}*", mrkdwn::link(url.as_url(), title))
            }
        })
        // Escaped, an address may be several times as long, and half a link would be none.
        .filter(|heading| heading.encode_utf16().count() <= SECTION_LIMIT)
        .unwrap_or_else(|| format!("*{}*", mrkdwn::plain(title)))
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
            sections.push(Block::section(std::mem::take(&mut lines)));
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
        sections.push(Block::section(lines));
    }
    sections
}

/// The quiet line's facts: site, how much shorter, time saved, keywords.
fn facts(content: &SummaryContent, link: Option<&ArticleUrl>) -> Vec<String> {
    let mut facts: Vec<_> = link.map(site).into_iter().collect();
    if let Some(percent) = content.percent_shorter.filter(|percent| *percent > 0) {
        // Rounded, a summary of a book would be nothing at all.
        facts.push(format!("{}% shorter", percent.min(99)));
    }
    match content
        .reading_time_saved
        .map(|saved| (saved.as_secs() + 30) / 60)
    {
        None | Some(0) => {}
        Some(1) => facts.push("saves 1 minute".to_owned()),
        Some(minutes) => facts.push(format!("saves {minutes} minutes")),
    }
    if !content.keywords.is_empty() {
        let keywords: Vec<_> = content
            .keywords
            .iter()
            .take(5)
            .map(|word| mrkdwn::plain(&mrkdwn::cut(word, 60)))
            .collect();
        facts.push(keywords.join(", "));
    }
    facts
}

fn site(url: &ArticleUrl) -> String {
    mrkdwn::plain(&mrkdwn::cut(url.site(), 100))
}

fn by_person(did: &str, person: Option<&UserId>) -> Option<String> {
    person.map(|id| format!("{did} by <@{id}>"))
}
