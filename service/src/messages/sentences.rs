//! What a person reads where there is no summary: one short sentence or two that say what happened and what to do next.
use engine::ExtractError;
use fetch::FetchError;
use fluent_bundle::FluentArgs;
use reader::ReadError;

use super::words::{self, args, language_name, say};
use crate::{
    command::{CommandDefaults, CommandError, Note, TEXT_LIMIT},
    job::{
        ArticleUrl, ArticleUrlError, Notice, Question, SentenceCount, Source, SummaryRequest, Task,
        Visibility,
    },
    language::AppLanguage,
    slack::{message::Message, mrkdwn},
    smmry::SmmryError,
    summarizer::SummaryError,
};

/// What somebody sees who opens the function's address in a browser.
pub const GET_ANSWER: &str =
    "This is slack-summarize. Slack posts signed requests here; there is nothing to see.\n";

/// What can be typed, with examples that say what they give under these defaults.
#[must_use]
pub fn help(defaults: CommandDefaults, language: AppLanguage) -> Message {
    let visibility = match defaults.visibility {
        Visibility::Public => "public",
        Visibility::Private => "private",
    };
    Message::ephemeral(&say!(
        language,
        "help",
        sentences = defaults.sentences.get(),
        visibility = visibility,
        min = SentenceCount::MIN.get(),
        max = SentenceCount::MAX.get(),
    ))
}

/// The command was not understood.
#[must_use]
pub fn command_error(
    error: CommandError,
    defaults: CommandDefaults,
    language: AppLanguage,
) -> Message {
    let words = match error {
        CommandError::SentencesOutOfRange => say!(
            language,
            "sentences-out-of-range",
            min = SentenceCount::MIN.get(),
            max = SentenceCount::MAX.get(),
        ),
        CommandError::Link(ArticleUrlError::UnsupportedScheme) => {
            say!(language, "unsupported-scheme")
        }
        CommandError::Link(ArticleUrlError::Credentials) => {
            say!(language, "credentials-in-address")
        }
        CommandError::Link(ArticleUrlError::Malformed) => say!(language, "malformed-address"),
        CommandError::NothingToSummarize => return help(defaults, language),
        CommandError::QuestionWithoutPage => say!(language, "question-without-page"),
        CommandError::TextTooShort { characters, needed } => say!(
            language,
            "text-too-short",
            characters = characters,
            needed = needed,
        ),
        CommandError::TextTooLong => {
            say!(language, "text-too-long", kibibytes = TEXT_LIMIT / 1024)
        }
    };
    Message::ephemeral(&words)
}

/// The queue did not take the Job in time, or its word of having taken it did not come: then there is a summary yet.
#[must_use]
pub fn not_queued(language: AppLanguage) -> Message {
    Message::ephemeral(&say!(language, "not-queued"))
}

/// The person has asked for so much that others would have to wait.
#[must_use]
pub fn too_many(language: AppLanguage) -> Message {
    Message::ephemeral(&say!(language, "too-many"))
}

/// The workspace is not on the allow-list.
#[must_use]
pub fn workspace_not_served(language: AppLanguage) -> Message {
    notice(Notice::WorkspaceNotServed, language)
}

/// What only the response URL can say.
#[must_use]
pub fn notice(notice: Notice, language: AppLanguage) -> Message {
    let key = match notice {
        Notice::UnreadableButton => "unreadable-button",
        Notice::NotYours => "not-yours",
        Notice::WorkspaceNotServed => "workspace-not-served",
        Notice::NothingAsked => "nothing-asked",
        Notice::NothingInMessage => "nothing-in-message",
    };
    Message::ephemeral(&say!(language, key))
}

/// What the person sees at once: that the work has begun, and what of the command was passed over.
///
/// It stays when the work is done: a command's response URL can neither replace nor delete what the command itself was
/// answered with (<https://github.com/slackapi/bolt-python/issues/1268>,
/// <https://github.com/slackapi/bolt-js/issues/2287>). So its words are such that they are true afterwards, too.
#[must_use]
pub fn summarizing(
    request: &SummaryRequest,
    visibility: Visibility,
    notes: &[Note],
    language: AppLanguage,
) -> Message {
    let subject = Subject::unlinked(&request.source, "your-text", language);
    let mut line = match (&request.about, visibility) {
        (None, Visibility::Public) => subject.say("summarizing"),
        (None, Visibility::Private) => subject.say("summarizing-for-you"),
        (Some(about), visibility) => {
            let question = mrkdwn::plain(&mrkdwn::cut(about.as_str(), 150));
            let key = match visibility {
                Visibility::Public => "looking-up",
                Visibility::Private => "looking-up-for-you",
            };
            subject.say_with(key, args![question = question])
        }
    };
    for note in notes {
        line.push(' ');
        line.push_str(&note_sentence(note, language));
    }
    Message::ephemeral(&line)
}

/// What the person sees whose press takes a while. As [`summarizing`], it stays and has to stay true.
#[must_use]
pub fn summarizing_anew(
    request: &SummaryRequest,
    replaces: bool,
    language: AppLanguage,
) -> Message {
    let place = if replaces { "same" } else { "channel" };
    let subject = Subject::unlinked(&request.source, "the-text", language);
    Message::ephemeral(&subject.say_with(
        "summarizing-anew",
        args![sentences = request.sentences.get(), place = place],
    ))
}

fn note_sentence(note: &Note, language: AppLanguage) -> String {
    let quoted = |typed: &str| mrkdwn::plain(&mrkdwn::cut(typed, 40));
    match note {
        Note::FirstLink => say!(language, "note-first-link"),
        Note::TextNotLink => say!(language, "note-text-not-link"),
        Note::OneNumber(count) => say!(language, "note-one-number", count = count.get()),
        Note::NumberLeftOut(typed) => say!(
            language,
            "note-number-left-out",
            typed = quoted(typed),
            min = SentenceCount::MIN.get(),
            max = SentenceCount::MAX.get(),
        ),
        Note::NotUnderstood(typed) => {
            say!(language, "note-not-understood", typed = quoted(typed))
        }
        Note::PrivateWins => say!(language, "note-private-wins"),
        Note::OneLanguage(taken) => say!(
            language,
            "note-one-language",
            language = language_name(*taken, language),
        ),
        Note::QuestionCut => say!(language, "note-question-cut", limit = Question::LIMIT),
    }
}

/// What the field for a question is headed by.
pub(super) fn ask_prompt(source: &Source, language: AppLanguage) -> String {
    Subject::of(source, language).say("ask-prompt")
}

/// The Job failed for good, and why is not known here: it comes from the dead-letter queue.
#[must_use]
pub fn sorry(task: Option<&Task>, language: AppLanguage) -> Message {
    let words = match task {
        Some(Task::Summarize(request) | Task::ShareAnew(request)) => {
            Subject::of(&request.source, language).say("sorry-for")
        }
        Some(Task::Share(_) | Task::AskForm(_) | Task::Notify(_) | Task::Dismiss) | None => {
            say!(language, "sorry")
        }
    };
    Message::ephemeral(&words)
}

/// There is no summary, for this reason.
#[must_use]
pub fn summary_error(error: &SummaryError, source: &Source, language: AppLanguage) -> Message {
    let subject = Subject::of(source, language);
    let key = match error {
        SummaryError::Fetch(FetchError::SiteFailed { status }) => {
            // As text: a status is no quantity.
            let args = args![status = status.to_string()];
            return Message::ephemeral(&subject.say_with("site-failed", args));
        }
        SummaryError::Fetch(FetchError::TooLarge { limit }) => {
            let args = args![megabytes = limit / (1024 * 1024)];
            return Message::ephemeral(&subject.say_with("too-large", args));
        }
        SummaryError::Fetch(error) => fetch_error(error),
        SummaryError::Extract(error) => extract_error(*error, source),
        SummaryError::Read(ReadError::Start(_)) => "our-side",
        SummaryError::Read(_) => "too-complex",
        SummaryError::Smmry(error) => smmry_error(error),
        SummaryError::NoKey => "no-key",
        SummaryError::OutOfTime => "out-of-time",
    };
    Message::ephemeral(&subject.say(key))
}

const fn fetch_error(error: &FetchError) -> &'static str {
    match error {
        FetchError::UnsupportedScheme => "unsupported-scheme",
        FetchError::CredentialsInUrl => "credentials-in-address",
        FetchError::PortNotAllowed => "port-not-allowed",
        FetchError::PrivateAddress => "private-address",
        FetchError::UnknownHost => "unknown-host",
        FetchError::NotFound => "not-found",
        FetchError::LoginRequired => "login-required",
        FetchError::Blocked => "blocked",
        FetchError::SiteFailed { .. } => "site-failed",
        FetchError::TooManyRedirects => "too-many-redirects",
        FetchError::TooLarge { .. } => "too-large",
        FetchError::NotAPage(_) => "not-a-page",
        FetchError::UnknownEncoding | FetchError::BrokenEncoding(_) => "unreadable-encoding",
        FetchError::TooSlow => "too-slow",
        FetchError::Unreachable(_) | FetchError::Setup(_) => "unreachable",
    }
}

const fn extract_error(error: ExtractError, source: &Source) -> &'static str {
    match (error, source) {
        (ExtractError::ScannedPdf, _) => "scanned-pdf",
        (ExtractError::UnreadablePdf, _) => "unreadable-pdf",
        (ExtractError::TooComplex, _) => "too-complex",
        (ExtractError::LogInRequired, _) => "login-required",
        (ExtractError::ReadersTurnedAway, _) => "readers-turned-away",
        (ExtractError::DrawnByScript, _) => "drawn-by-script",
        (ExtractError::NoSuchPage, _) => "not-found",
        (ExtractError::ConsentRequired, _) => "consent-required",
        (ExtractError::SiteBroken, _) => "site-broken",
        (ExtractError::UnreadableWord, _) => "unreadable-word",
        (ExtractError::NothingToSummarize, Source::Text(_) | Source::Message(_)) => "no-sentences",
        (ExtractError::NothingToSummarize, Source::Link(_)) => "nothing-to-summarize",
    }
}

const fn smmry_error(error: &SmmryError) -> &'static str {
    match error {
        SmmryError::Restricted(_) => "smmry-restricted",
        SmmryError::WrongParameters(_) => "smmry-key-refused",
        SmmryError::CannotSummarize(_) => "smmry-cannot-summarize",
        SmmryError::TimedOut => "smmry-timed-out",
        SmmryError::Internal(_) | SmmryError::Outage(_) => "smmry-unavailable",
    }
}

/// What a sentence is about, as a part of it: the page's address, "your text" or "the message".
struct Subject {
    language: AppLanguage,
    /// In the middle of a sentence.
    middle: String,
    /// At its beginning.
    first: String,
}

impl Subject {
    /// With a link that can be clicked.
    fn of(source: &Source, language: AppLanguage) -> Self {
        let page = |url: &ArticleUrl| {
            if url.as_str().len() < 500 {
                mrkdwn::link(url.as_url(), &mrkdwn::cut(shown_address(url), 80))
            } else {
                mrkdwn::plain(url.site())
            }
        };
        Self::with(source, "your-text", language, page)
    }

    /// With the address alone; a text is called by this key.
    fn unlinked(source: &Source, text: &str, language: AppLanguage) -> Self {
        Self::with(source, text, language, |url| {
            mrkdwn::plain(&mrkdwn::cut(shown_address(url), 150))
        })
    }

    fn with(
        source: &Source,
        text: &str,
        language: AppLanguage,
        page: impl Fn(&ArticleUrl) -> String,
    ) -> Self {
        let named = |key: &str| (say!(language, key), say!(language, &format!("{key}.first")));
        let (middle, first) = match source {
            Source::Link(url) => (page(url), page(url)),
            Source::Text(_) => named(text),
            Source::Message(_) => named("the-message"),
        };
        Self {
            language,
            middle,
            first,
        }
    }

    fn say(&self, key: &str) -> String {
        self.say_with(key, FluentArgs::new())
    }

    fn say_with<'a>(&'a self, key: &str, mut args: FluentArgs<'a>) -> String {
        args.set("it", self.middle.as_str());
        args.set("it_first", self.first.as_str());
        words::words(self.language, key, &args)
    }
}

/// An address as people read it: without scheme and `www.`, and otherwise as it was typed.
fn shown_address(url: &ArticleUrl) -> &str {
    let address = url.as_str();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").unwrap_or(address);
    address.trim_end_matches('/')
}
