//! What a person reads where there is no summary: one short sentence or two that say what happened and what to do next.
use engine::ExtractError;
use fetch::FetchError;
use reader::ReadError;

use crate::{
    command::{CommandDefaults, CommandError, Note, TEXT_LIMIT},
    job::{
        ArticleUrl, ArticleUrlError, Notice, SentenceCount, Source, SummaryRequest, Task,
        Visibility,
    },
    slack::{message::Message, mrkdwn},
    smmry::SmmryError,
    summarizer::SummaryError,
};

/// What somebody sees who opens the function's address in a browser.
pub const GET_ANSWER: &str =
    "This is slack-summarize. Slack posts signed requests here; there is nothing to see.\n";

const WORKSPACE_NOT_SERVED: &str = "This installation of Summarize does not serve your workspace. Please ask the people who run it.";

/// What can be typed, with examples that say what they give under these defaults.
#[must_use]
pub fn help(defaults: CommandDefaults) -> Message {
    let sentences = match defaults.sentences.get() {
        1 => "the most telling sentence".to_owned(),
        3 => "the three most telling sentences".to_owned(),
        count => format!("the {count} most telling sentences"),
    };
    let (everyone, only_you) = ("for everyone in the channel", "only for you");
    let (for_whom, other, for_others) = match defaults.visibility {
        Visibility::Public => (everyone, "private", only_you),
        Visibility::Private => (only_you, "public", everyone),
    };
    Message::ephemeral(&format!(
        "*Summaries of web pages, right here.* Give me a link:\n\
         • `/summarize https://example.com/article` – {sentences}, {for_whom}\n\
         • `/summarize https://example.com/article 5 {other}` – five sentences, {for_others}\n\
         Any number from {} to {} will do, and so will a long text in place of the link.\n\
         The buttons under a summary make it *Shorter* or *Longer*, *Share* a private one, and *Dismiss* it. \
         In any message's menu (⋮), *Summarize* does so for you alone.",
        SentenceCount::MIN.get(),
        SentenceCount::MAX.get(),
    ))
}

/// The command was not understood.
#[must_use]
pub fn command_error(error: CommandError, defaults: CommandDefaults) -> Message {
    match error {
        CommandError::SentencesOutOfRange => Message::ephemeral(&format!(
            "A summary can have {} to {} sentences. For example: `/summarize https://example.com/article 5`",
            SentenceCount::MIN.get(),
            SentenceCount::MAX.get(),
        )),
        CommandError::Link(ArticleUrlError::UnsupportedScheme) => Message::ephemeral(
            "I can only read pages whose address begins with http:// or https://.",
        ),
        CommandError::Link(ArticleUrlError::Credentials) => Message::ephemeral(
            "That address carries a user name or a password. Please give me one without: I do not log in anywhere.",
        ),
        CommandError::Link(ArticleUrlError::Malformed) => Message::ephemeral(
            "That does not look like a web address. Try the whole one, such as `/summarize https://example.com/article`.",
        ),
        CommandError::NothingToSummarize => help(defaults),
        CommandError::QuestionWithoutPage => Message::ephemeral(
            "I summarize pages and texts, and cannot answer a question without one. Give me a link: `/summarize https://example.com/article`",
        ),
        CommandError::TextTooShort { characters, needed } => Message::ephemeral(&format!(
            "That text is too short: {characters} {}, and a summary takes about {needed}. Paste more of it, or give me a link: `/summarize https://example.com/article`. What else there is: `/summarize help`",
            if characters == 1 {
                "character"
            } else {
                "characters"
            },
        )),
        CommandError::TextTooLong => Message::ephemeral(&format!(
            "That text is too long: I take less than {} KiB at once, some 60,000 letters, or 20,000 in scripts such as Chinese. Please paste a part of it, or give me a link.",
            TEXT_LIMIT / 1024,
        )),
    }
}

/// The queue did not take the Job in time, or its word of having taken it did not come: then there is a summary yet.
#[must_use]
pub fn not_queued() -> Message {
    Message::ephemeral(
        "Your request could not be queued in time. If there is no summary in a minute, please try again.",
    )
}

/// The person has asked for so much that others would have to wait.
#[must_use]
pub fn too_many() -> Message {
    Message::ephemeral(
        "That is a lot at once, and other people's summaries come first now. Please try again in a minute.",
    )
}

/// The workspace is not on the allow-list.
#[must_use]
pub fn workspace_not_served() -> Message {
    Message::ephemeral(WORKSPACE_NOT_SERVED)
}

/// What only the response URL can say.
#[must_use]
pub fn notice(notice: Notice) -> Message {
    Message::ephemeral(match notice {
        Notice::UnreadableButton => {
            "That button is too old to work. Please ask again with `/summarize` and the link."
        }
        Notice::NotYours => "Only the person who asked for this summary can dismiss it.",
        Notice::WorkspaceNotServed => WORKSPACE_NOT_SERVED,
        Notice::NothingInMessage => {
            "There is no link in that message, and it is too short to summarize itself."
        }
    })
}

/// What the person sees at once: that the work has begun, and what of the command was passed over.
///
/// It stays when the work is done: a command's response URL can neither replace nor delete what the command itself was
/// answered with (<https://github.com/slackapi/bolt-python/issues/1268>,
/// <https://github.com/slackapi/bolt-js/issues/2287>). So its words are such that they are true afterwards, too.
#[must_use]
pub fn summarizing(source: &Source, visibility: Visibility, notes: &[Note]) -> Message {
    let what = match source {
        Source::Link(url) => mrkdwn::plain(&mrkdwn::cut(shown_address(url), 150)),
        Source::Text(_) => "your text".to_owned(),
        Source::Message(_) => "the message".to_owned(),
    };
    let whom = match visibility {
        Visibility::Public => "",
        Visibility::Private => " for you",
    };
    let mut line = format!("Summarizing {what}{whom}: the answer comes below.");
    for note in notes {
        line.push(' ');
        line.push_str(&note_sentence(note));
    }
    Message::ephemeral(&line)
}

/// What the person sees whose press takes a while. As [`summarizing`], it stays and has to stay true.
#[must_use]
pub fn summarizing_anew(request: &SummaryRequest, replaces: bool) -> Message {
    let what = match &request.source {
        Source::Link(url) => mrkdwn::plain(&mrkdwn::cut(shown_address(url), 150)),
        Source::Text(_) => "the text".to_owned(),
        Source::Message(_) => "the message".to_owned(),
    };
    let length = match request.sentences.get() {
        1 => "one sentence".to_owned(),
        count => format!("up to {count} sentences"),
    };
    let place = if replaces {
        "the new summary takes the place of this one"
    } else {
        "the channel gets its summary below"
    };
    Message::ephemeral(&format!("Summarizing {what} in {length}: {place}."))
}

fn note_sentence(note: &Note) -> String {
    let quoted = |typed: &str| mrkdwn::plain(&mrkdwn::cut(typed, 40));
    match note {
        Note::FirstLink => "I took the first link.".to_owned(),
        Note::TextNotLink => "I took the text, not the link in it.".to_owned(),
        Note::OneNumber(count) => format!("Of the numbers I took {}.", count.get()),
        Note::NumberLeftOut(typed) => format!(
            "I left out “{}”: a summary has {} to {} sentences.",
            quoted(typed),
            SentenceCount::MIN.get(),
            SentenceCount::MAX.get(),
        ),
        Note::NotUnderstood(typed) => format!("I did not understand “{}”.", quoted(typed)),
        Note::PrivateWins => "You asked for private and public: only you will see it.".to_owned(),
    }
}

/// The Job failed for good, and why is not known here: it comes from the dead-letter queue.
#[must_use]
pub fn sorry(task: Option<&Task>) -> Message {
    let what = match task {
        Some(Task::Summarize(request) | Task::ShareAnew(request)) => {
            format!(" of {}", shown(&request.source))
        }
        Some(Task::Share(_) | Task::Notify(_) | Task::Dismiss) | None => String::new(),
    };
    Message::ephemeral(&format!(
        "Sorry, the summary{what} failed several times and I have given up. Please try again; if it fails again, tell whoever runs this app."
    ))
}

/// There is no summary, for this reason.
#[must_use]
pub fn summary_error(error: &SummaryError, source: &Source) -> Message {
    let it = shown(source);
    let words = match error {
        SummaryError::Fetch(error) => fetch_error(error, &it),
        SummaryError::Extract(error) => extract_error(*error, &it, source),
        SummaryError::Read(ReadError::Start(_)) => format!("Something on our side kept me from reading {it}. Please try again in a minute."),
        SummaryError::Read(_) => too_complex(&it),
        SummaryError::Smmry(error) => smmry_error(error, &it),
        SummaryError::NoKey => "SMMRY has no key here yet, so there are no summaries. Please tell whoever runs this app to set one, or to let the built-in engine answer.".into(),
        SummaryError::OutOfTime => format!("Summarizing {it} took too long. Please try again in a minute."),
    };
    Message::ephemeral(&words)
}

fn fetch_error(error: &FetchError, it: &str) -> String {
    match error {
        FetchError::UnsupportedScheme => "I can only read pages whose address begins with http:// or https://.".into(),
        FetchError::CredentialsInUrl => "That address carries a user name or a password. Please give me one without: I do not log in anywhere.".into(),
        FetchError::PortNotAllowed => format!("{it} is on an unusual port, and I only visit ordinary web sites (ports 80 and 443)."),
        FetchError::PrivateAddress => format!("{it} is inside a private network, and I only visit public web sites."),
        FetchError::UnknownHost => format!("I found no web site at {it}. Please check the address."),
        FetchError::NotFound => format!("The site says that there is no page at {it}. Please check the address."),
        FetchError::LoginRequired => format!("{it} needs a log-in or a subscription, so I cannot read it. You could paste its text after `/summarize` instead."),
        FetchError::Blocked => format!("The site does not let me read {it}. You could paste its text after `/summarize` instead."),
        FetchError::SiteFailed { status } => format!("The site of {it} has a problem of its own (HTTP {status}). Please try again later."),
        FetchError::TooManyRedirects => format!("{it} sends me from one address to the next without end. Please try the page's final address."),
        FetchError::TooLarge { limit } => format!("{it} is too large: I read up to {} MB.", limit / (1024 * 1024)),
        FetchError::NotAPage(_) => format!("{it} is not a page with text that I can read. I read web pages, plain text, PDF and Word documents."),
        FetchError::UnknownEncoding | FetchError::BrokenEncoding(_) => format!("The site sent {it} compressed in a way that I cannot read. You could paste its text after `/summarize` instead."),
        FetchError::TooSlow => format!("The site of {it} is too slow: it did not send the page in time. Please try again later."),
        FetchError::Unreachable(_) | FetchError::Setup(_) => format!("I could not reach {it}. Please check the address, or try again later."),
    }
}

fn extract_error(error: ExtractError, it: &str, source: &Source) -> String {
    match (error, source) {
        (ExtractError::ScannedPdf, _) => {
            format!("{it} is a scan: pictures of pages, without text that I could read.")
        }
        (ExtractError::UnreadablePdf, _) => {
            format!("{it} is a PDF that I cannot read: it may be damaged or protected.")
        }
        (ExtractError::TooComplex, _) => too_complex(it),
        (ExtractError::LogInRequired, _) => fetch_error(&FetchError::LoginRequired, it),
        (ExtractError::ReadersTurnedAway, _) => format!(
            "The site turns automatic readers away, so I cannot read {it}. You could paste its text after `/summarize` instead."
        ),
        (ExtractError::DrawnByScript, _) => format!(
            "{it} shows its text only in a browser that runs its scripts, so I cannot read it. You could paste its text after `/summarize` instead."
        ),
        (ExtractError::NoSuchPage, _) => fetch_error(&FetchError::NotFound, it),
        (ExtractError::ConsentRequired, _) => format!(
            "{it} asks about cookies before it shows its text, and I cannot answer that. You could paste its text after `/summarize` instead."
        ),
        (ExtractError::SiteBroken, _) => {
            format!("The site of {it} has a problem of its own. Please try again later.")
        }
        (ExtractError::UnreadableWord, _) => {
            format!("{it} is a Word document that I cannot read: it may be damaged or protected.")
        }
        (ExtractError::NothingToSummarize, Source::Text(_) | Source::Message(_)) => {
            format!("I found no sentences to summarize in {it}.")
        }
        (ExtractError::NothingToSummarize, Source::Link(_)) => format!(
            "I found nothing to summarize at {it}: the page has hardly any text of its own."
        ),
    }
}

fn too_complex(it: &str) -> String {
    format!(
        "{it} is too complex to read safely. You could paste its text after `/summarize` instead."
    )
}

fn smmry_error(error: &SmmryError, it: &str) -> String {
    match error {
        SmmryError::Restricted(_) => "SMMRY is out of credits or has restricted this app's account. Please tell whoever runs this app; trying again will not help.".into(),
        SmmryError::WrongParameters(_) => "SMMRY does not accept this app's key. Please tell whoever runs this app; trying again will not help.".into(),
        SmmryError::CannotSummarize(_) => format!("SMMRY found nothing to summarize in {it}: it is too short, or not a page with text."),
        SmmryError::TimedOut => format!("SMMRY took too long with {it}. Please try again in a minute."),
        SmmryError::Internal(_) | SmmryError::Outage(_) => "SMMRY is not available just now. Please try again in a few minutes.".into(),
    }
}

/// The source as a sentence's subject: a link that can be clicked, "your text" or "the message".
fn shown(source: &Source) -> String {
    match source {
        Source::Link(url) if url.as_str().len() < 500 => {
            mrkdwn::link(url.as_url(), &mrkdwn::cut(shown_address(url), 80))
        }
        Source::Link(url) => mrkdwn::plain(url.site()),
        Source::Text(_) => "your text".into(),
        Source::Message(_) => "the message".into(),
    }
}

/// An address as people read it: without scheme and `www.`, and otherwise as it was typed.
fn shown_address(url: &ArticleUrl) -> &str {
    let address = url.as_str();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").unwrap_or(address);
    address.trim_end_matches('/')
}
