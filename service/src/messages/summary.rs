//! The message that shows a summary. Every limit of Slack's is kept here, for any input.
use super::{buttons, label::names_another_site, words::say};
use crate::{
    job::{
        ArticleUrl, Destination, EngineName, Job, SentenceCount, SharedSummary, Source,
        SummaryRequest, Task, UserId, Visibility,
    },
    language::AppLanguage,
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
pub fn summary(
    summary: &Summary,
    request: &SummaryRequest,
    job: &Job,
    language: AppLanguage,
) -> Message {
    let content = &summary.content;
    let language = content.language.unwrap_or(language);
    let link = request.source.link();
    let mut parts = facts(content, link, language);
    if summary.provenance.is_description {
        parts.push(say!(language, "description-only"));
    }
    if matches!(job.task, Task::ShareAnew(_)) {
        // The person who shares it has read other words, perhaps of another day.
        parts.extend(by_person("shared-by", job.user_id.as_ref(), language));
        parts.push(say!(language, "made-anew"));
    } else {
        parts.extend(by_person("asked-by", job.user_id.as_ref(), language));
    }
    parts.push(by_engine(
        summary.provenance.engine,
        summary.provenance.fell_back,
        language,
    ));
    let written_by = match &request.source {
        Source::Message(message) => Author::OfMessage(message.author.as_ref()),
        Source::Link(_) | Source::Text(_) => author_of_text(job),
    };
    compose(
        Heading::of(content.title.as_deref(), link, &written_by, language),
        &content.sentences,
        &parts,
        buttons::under_a_summary(summary, request, job, language),
        job,
    )
}

/// A finished summary that its reader shares with the channel.
#[must_use]
pub fn shared_summary(shared: &SharedSummary, job: &Job, language: AppLanguage) -> Message {
    let language = shared.language.unwrap_or(language);
    let mut context: Vec<_> = shared.link.as_ref().map(site).into_iter().collect();
    context.extend(by_person("shared-by", job.user_id.as_ref(), language));
    context.push(by_engine(shared.engine, false, language));
    // A message has no title but what it is called where nobody is known to have written it.
    let (title, written_by) = match &shared.author {
        Some(author) => (None, Author::OfMessage(Some(author))),
        None => (shared.title.as_deref(), author_of_text(job)),
    };
    compose(
        Heading::of(title, shared.link.as_ref(), &written_by, language),
        &shared.sentences,
        &context,
        buttons::under_a_shared_summary(job, language),
        job,
    )
}

/// Whose a text is that has no title.
enum Author<'a> {
    /// The only reader.
    Reader,
    /// This person, who pasted it; `None` where Slack named none.
    Person(Option<&'a UserId>),
    /// This person, who wrote the message; `None` where Slack named none.
    OfMessage(Option<&'a UserId>),
}

fn author_of_text(job: &Job) -> Author<'_> {
    let Destination::ResponseUrl(reply) = &job.destination;
    match reply.visibility {
        Visibility::Private => Author::Reader,
        Visibility::Public => Author::Person(job.user_id.as_ref()),
    }
}

/// What stands above the sentences.
struct Heading {
    /// As mrkdwn.
    mrkdwn: String,
    /// For the notification, where no person is mentioned.
    spoken: String,
    language: AppLanguage,
}

impl Heading {
    fn of(
        title: Option<&str>,
        link: Option<&ArticleUrl>,
        author: &Author<'_>,
        language: AppLanguage,
    ) -> Self {
        let title = title.map(str::trim).filter(|title| !title.is_empty());
        let title = title
            .or(link.map(ArticleUrl::site))
            .map(|title| mrkdwn::cut(title, TITLE_LIMIT));
        let (mrkdwn, spoken) = title.map_or_else(
            || untitled(author, language),
            |title| (heading(&title, link), title.into_owned()),
        );
        Self {
            mrkdwn,
            spoken,
            language,
        }
    }
}

/// What stands in place of a title where the text has none: in the message, and in its notification.
fn untitled(author: &Author<'_>, language: AppLanguage) -> (String, String) {
    let (key, person, spoken) = match author {
        Author::Reader => ("untitled-yours", None, "untitled-yours"),
        Author::Person(Some(person)) => ("untitled-by", Some(person), "untitled"),
        Author::Person(None) => ("untitled", None, "untitled"),
        Author::OfMessage(Some(person)) => ("message-by", Some(person), "message"),
        Author::OfMessage(None) => ("message", None, "message"),
    };
    let heading = person.map_or_else(
        || say!(language, key),
        |person| say!(language, key, person = mention(person)),
    );
    (format!("*{heading}*"), say!(language, spoken))
}

fn mention(person: &UserId) -> String {
    format!("<@{person}>")
}

fn compose(
    heading: Heading,
    sentences: &[String],
    context: &[String],
    mut buttons: Vec<Button>,
    job: &Job,
) -> Message {
    let mut blocks = vec![Block::section(heading.mrkdwn)];
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
    blocks.extend(sections(sentences, room, heading.language));
    blocks.extend(after);
    let spoken = format!("{}: {}", heading.spoken, sentences.join(" "));
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
fn sections(sentences: &[String], room: usize, language: AppLanguage) -> Vec<Block> {
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
            line = format!("_{}_", say!(language, "left-out", count = left));
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
fn facts(
    content: &SummaryContent,
    link: Option<&ArticleUrl>,
    language: AppLanguage,
) -> Vec<String> {
    let mut facts: Vec<_> = link.map(site).into_iter().collect();
    if let Some(percent) = content.percent_shorter.filter(|percent| *percent > 0) {
        // Rounded, a summary of a book would be nothing at all.
        facts.push(say!(language, "shorter-by", percent = percent.min(99)));
    }
    match content
        .reading_time_saved
        .map(|saved| (saved.as_secs() + 30) / 60)
    {
        None | Some(0) => {}
        Some(minutes) => facts.push(say!(language, "saves", minutes = minutes)),
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

fn by_person(did: &str, person: Option<&UserId>, language: AppLanguage) -> Option<String> {
    person.map(|id| say!(language, did, person = mention(id)))
}

fn by_engine(engine: EngineName, fell_back: bool, language: AppLanguage) -> String {
    let key = match (engine, fell_back) {
        (EngineName::Smmry, _) => "by-smmry",
        (EngineName::Builtin, false) => "by-builtin",
        (EngineName::Builtin, true) => "by-builtin-for-smmry",
    };
    say!(language, key)
}
