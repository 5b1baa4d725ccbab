//! The message that shows a summary. Every limit of Slack's is kept here, for any input.
use super::{
    buttons,
    label::names_another_site,
    origin,
    words::{language_name, say},
};
use crate::{
    job::{
        ArticleUrl, Destination, EngineName, Job, Question, SentenceCount, SharedSummary, Source,
        SummaryRequest, Task, UserId, Visibility,
    },
    language::AppLanguage,
    slack::{
        message::{BLOCKS_LIMIT, Block, Button, Message, SECTION_LIMIT, json_length},
        mrkdwn,
    },
    summary::{Provenance, Summary, SummaryContent},
};
use url::Url;

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
    let language = request
        .app_language()
        .or_else(|| AppLanguage::of(summary.provenance.language?.code()))
        .unwrap_or(language);
    let link = request.source.link();
    let mut parts = facts(content, link, language);
    if summary.provenance.is_description {
        parts.push(say!(language, "description-only"));
    }
    parts.extend(untranslated(&summary.provenance, request, language));
    if matches!(job.task, Task::ShareAnew(_)) {
        // The person who shares it has read other words, perhaps of another day.
        parts.extend(by_person("shared-by", job.user_id.as_ref(), language));
        parts.push(say!(language, "made-anew"));
    } else {
        parts.extend(by_person("asked-by", job.user_id.as_ref(), language));
    }
    parts.push(origin::of_summary(summary, &request.source, language));
    let written_by = match &request.source {
        Source::Message(message) => Author::OfMessage(message.author.as_ref()),
        Source::Link(_) | Source::Text(_) => author_of_text(job),
    };
    let shown = Shown {
        language,
        heading: Heading::of(content.title.as_deref(), link, &written_by, language),
        about: request.about.as_ref(),
        is_unsaid: summary.provenance.answered == Some(false),
        sentences: &content.sentences,
        places: places(&content.links, link),
    };
    let buttons = buttons::under_a_summary(summary, request, job, language);
    compose(&shown, &parts, buttons, job)
}

/// A finished summary that its reader shares with the channel.
#[must_use]
pub fn shared_summary(shared: &SharedSummary, job: &Job, language: AppLanguage) -> Message {
    let language = shared.language.unwrap_or(language);
    let mut context: Vec<_> = shared.link.as_ref().map(site).into_iter().collect();
    context.extend(by_person("shared-by", job.user_id.as_ref(), language));
    context.push(origin::of_shared(shared, language));
    // A message has no title but what it is called where nobody is known to have written it.
    let (title, written_by) = match &shared.author {
        Some(author) => (None, Author::OfMessage(Some(author))),
        None => (shared.title.as_deref(), author_of_text(job)),
    };
    let link = shared.link.as_ref();
    let shown = Shown {
        language,
        heading: Heading::of(title, link, &written_by, language),
        about: shared.about.as_ref(),
        is_unsaid: false,
        sentences: &shared.sentences,
        places: places(&shared.links, link),
    };
    let buttons = buttons::under_a_shared_summary(job, language);
    compose(&shown, &context, buttons, job)
}

/// What a message shows of a summary.
struct Shown<'a> {
    language: AppLanguage,
    heading: Heading,
    /// What was asked.
    about: Option<&'a Question>,
    /// Whether the page does not say.
    is_unsaid: bool,
    sentences: &'a [String],
    /// For each sentence a link to its place, as mrkdwn.
    places: Vec<Option<String>>,
}

impl Shown<'_> {
    /// What was asked, and whether the page does not say.
    fn asked_block(&self) -> Option<Block> {
        let question = mrkdwn::plain(self.about?.as_str());
        let mut lines = say!(self.language, "asked", question = question);
        if self.is_unsaid {
            lines.push('\n');
            lines.push_str(&say!(self.language, "unsaid"));
        }
        Some(Block::section(lines))
    }

    /// What stands before the sentences in the notification, not escaped yet.
    fn spoken(&self) -> String {
        let Some(question) = self.about else {
            return self.heading.spoken.clone();
        };
        let key = if self.is_unsaid {
            "unsaid-aside"
        } else {
            "asked-aside"
        };
        let aside = say!(self.language, key, question = question.as_str());
        format!("{} {aside}", self.heading.spoken)
    }
}

/// The sign of the small link that each sentence ends in. Slack draws no emoji in its place, as it does for slanted arrows.
const PLACE_SIGN: &str = "→";

/// The links to the sentences' places, as mrkdwn. What begins with `#` belongs to the page's address.
fn places(links: &[Option<String>], page: Option<&ArticleUrl>) -> Vec<Option<String>> {
    let address = |place: &String| match page {
        Some(page) if place.starts_with('#') => {
            let mut url = page.as_url().clone();
            url.set_fragment(place.strip_prefix('#'));
            Some(url)
        }
        _ => Url::parse(place).ok(),
    };
    let link = |url: Url| {
        let is_web = matches!(url.scheme(), "http" | "https");
        (is_web && url.as_str().len() <= URL_LIMIT).then(|| mrkdwn::link(&url, PLACE_SIGN))
    };
    links
        .iter()
        .map(|place| place.as_ref().and_then(address).and_then(link))
        .collect()
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
        Self { mrkdwn, spoken }
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

fn compose(shown: &Shown<'_>, context: &[String], mut buttons: Vec<Button>, job: &Job) -> Message {
    let mut blocks = vec![Block::section(shown.heading.mrkdwn.clone())];
    // A section of its own: the heading's may be full.
    blocks.extend(shown.asked_block());
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
    blocks.extend(with_places(shown, room));
    blocks.extend(after);
    let spoken = format!("{}: {}", shown.spoken(), shown.sentences.join(" "));
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

/// The sentences with as many links to their places as there is room for beside all of them: the first ones keep theirs.
fn with_places(shown: &Shown<'_>, room: usize) -> Vec<Block> {
    let sections =
        |places: &[Option<String>]| sections(shown.sentences, places, room, shown.language);
    let plain = sections(&[]);
    let linked = shown.places.iter().rposition(Option::is_some);
    let mut count = linked.map_or(0, |last| last + 1);
    while count > 0 {
        let linked = sections(&shown.places[..count]);
        if linked.left_out == plain.left_out {
            return linked.blocks;
        }
        count -= 1;
    }
    plain.blocks
}

/// Sentences in blocks.
struct Sections {
    blocks: Vec<Block>,
    /// How many did not fit.
    left_out: usize,
}

/// The sentences, one a line, in as few sections as Slack's limit for one allows, as many as `room` characters of JSON
/// hold. The first is always there, if need be cut. Each ends in the link to its place that stands at its index, where that
/// fits into its section.
fn sections(
    sentences: &[String],
    places: &[Option<String>],
    room: usize,
    language: AppLanguage,
) -> Sections {
    let sentences = &sentences[..sentences.len().min(usize::from(SentenceCount::MAX.get()))];
    let mut left_out = 0;
    let mut room = room.saturating_sub(SECTION_COST + LEFT_OUT_COST);
    let mut sections = Vec::new();
    let mut lines = String::new();
    for (index, sentence) in sentences.iter().enumerate() {
        // JSON writes some characters as two.
        let limit = if index == 0 { room / 2 } else { SECTION_LIMIT };
        let limit = limit.min(SECTION_LIMIT).saturating_sub("• ".len());
        let words = mrkdwn::plain(sentence);
        let mut line = format!("• {}", mrkdwn::cut(&words, limit));
        if let Some(place) = places.get(index).and_then(Option::as_ref) {
            let length = "• ".len() + units(&words) + 1 + units(place);
            if length <= limit {
                line.push(' ');
                line.push_str(place);
            }
        }
        let fits = units(&lines) + 1 + units(&line) <= SECTION_LIMIT;
        let cost = json_length(&line) + if fits { 0 } else { SECTION_COST };
        let enough = index > 0 && cost > room;
        if enough {
            let left = sentences.len() - index;
            left_out = left;
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
    Sections {
        blocks: sections,
        left_out,
    }
}

/// A text's length as Slack counts it.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The quiet line's facts: site, how much shorter, time saved, keywords.
fn facts(
    content: &SummaryContent,
    link: Option<&ArticleUrl>,
    language: AppLanguage,
) -> Vec<String> {
    let mut facts: Vec<_> = link.map(site).into_iter().collect();
    match content.percent_shorter {
        Some(0) => facts.push(say!(language, "whole-text")),
        // Rounded, a summary of a book would be nothing at all.
        Some(percent) => facts.push(say!(language, "shorter-by", percent = percent.min(99))),
        None => {}
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

/// An honest word where a language was asked for and the sentences are in another one.
fn untranslated(
    provenance: &Provenance,
    request: &SummaryRequest,
    language: AppLanguage,
) -> Option<String> {
    // A model is asked for every language, and is not shown in another.
    let wanted = request.language.filter(|wanted| {
        provenance.language != Some(*wanted) && provenance.engine != EngineName::Model
    })?;
    let source = match request.source {
        Source::Link(_) => "page",
        Source::Text(_) | Source::Message(_) => "text",
    };
    let wanted = language_name(wanted, language);
    Some(say!(
        language,
        "untranslated",
        source = source,
        engine = provenance.engine.as_str(),
        language = wanted,
    ))
}

fn by_person(did: &str, person: Option<&UserId>, language: AppLanguage) -> Option<String> {
    person.map(|id| say!(language, did, person = mention(id)))
}
