//! What a person typed: what to summarize, how long, and for whom. Pure, and the same for every way to ask.
//!
//! `<link or text> [sentences] [private|public] [in LANGUAGE] [about WORDS | a question?]`, in any order, links as people
//! and Slack write them.
mod language;
mod link;
mod markup;
mod number;
mod pasted;
mod question;
mod request;
mod spelling;
mod visibility;
mod wish;
mod wording;

pub use self::wish::FieldWish;
use self::{
    link::{Link, Links},
    number::Numbers,
    spelling::is_space,
    visibility::Asked,
    wish::Wish,
};
use crate::job::{
    ArticleUrl, ArticleUrlError, Language, MessageText, SentenceCount, Source, SummaryRequest,
    Visibility,
};
use crate::language::AppLanguage;

/// The least text that is worth a summary, in characters of an alphabet: two or three sentences.
const LONG_TEXT: usize = 200;
/// How much may be said about a link, at most.
const LONG_TALK: usize = 3 * LONG_TEXT;
/// How long a text is at most, in bytes: some 60,000 letters of English, more than a message of Slack's holds, and as
/// JSON well within what the queue takes (<https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html>).
pub const TEXT_LIMIT: usize = 64 * 1024;

/// What a command means that names neither a number of sentences nor who sees the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommandDefaults {
    /// How many sentences: `DEFAULT_SENTENCES`, 3.
    pub sentences: SentenceCount,
    /// Who sees them: `DEFAULT_VISIBILITY`, public.
    pub visibility: Visibility,
}

impl Default for CommandDefaults {
    fn default() -> Self {
        Self {
            sentences: SentenceCount::DEFAULT,
            visibility: Visibility::Public,
        }
    }
}

/// A command that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Summarize this.
    Summarize {
        /// What, and how long.
        request: SummaryRequest,
        /// Who sees the summary.
        visibility: Visibility,
        /// What the person should know of how the command was read.
        notes: Vec<Note>,
    },
    /// Say what can be typed.
    Help {
        /// The language that help was asked for in, where it is one that tells: `hilfe`.
        language: Option<AppLanguage>,
    },
}

/// What was typed and passed over. The answer says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// There are more links than one.
    FirstLink,
    /// There is a link in a long text, and the text is summarized.
    TextNotLink,
    /// There are more numbers than this one.
    OneNumber(SentenceCount),
    /// A number that no summary can have stands among other words.
    NumberLeftOut(String),
    /// It looks like a number or an option, and is none.
    NotUnderstood(String),
    /// Both private and public were asked for.
    PrivateWins,
    /// There are more languages than this one.
    OneLanguage(Language),
    /// The question is longer than [`Question::LIMIT`](crate::job::Question::LIMIT) characters.
    QuestionCut,
}

/// Why a command was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// The number of sentences is not between 1 and 40.
    #[error("the number of sentences is out of range")]
    SentencesOutOfRange,
    /// What looks like a link is not one that can be summarized.
    #[error("the link cannot be summarized: {0}")]
    Link(#[from] ArticleUrlError),
    /// Neither a link nor a text.
    #[error("neither a link nor a text")]
    NothingToSummarize,
    /// A question, and no page that could answer it.
    #[error("a question without a page")]
    QuestionWithoutPage,
    /// A text that is too short to be summarized.
    #[error("a text of {characters} characters is too short")]
    TextTooShort {
        /// How many it has.
        characters: usize,
        /// How many such characters it needs.
        needed: usize,
    },
    /// A text over [`TEXT_LIMIT`].
    #[error("the text is too long")]
    TextTooLong,
}

/// Understands what was typed into a field for a question: a question, a language and a number of sentences.
#[must_use]
pub fn read_field(typed: &str) -> FieldWish {
    wish::read_field(markup::plain(typed).trim_matches(is_space))
}

/// Understands the text of a slash command.
pub fn parse(text: &str, defaults: CommandDefaults) -> Result<Command, CommandError> {
    if text.len() >= TEXT_LIMIT {
        return Err(CommandError::TextTooLong);
    }
    let text = markup::plain(text);
    let text = text.trim_matches(is_space);
    let links = link::find(text);
    if links.pages.is_empty()
        && let Some(help) = help(text)
    {
        return Ok(help);
    }
    let beside = without(text, &links);
    match links.pages.first() {
        Some(page) if !is_prose(&beside) => of_link(page, &links.pages, &beside, defaults),
        None if links.has_other_scheme && !is_long(text) => {
            Err(CommandError::Link(ArticleUrlError::UnsupportedScheme))
        }
        page => of_text(text, page.map(|_| beside.as_str()), defaults),
    }
}

/// A command that names a page.
fn of_link(
    page: &Link,
    pages: &[Link],
    beside: &str,
    defaults: CommandDefaults,
) -> Result<Command, CommandError> {
    let url = ArticleUrl::parse(&page.address)?;
    let mut notes = Vec::new();
    if pages.iter().any(|other| other.address != page.address) {
        notes.push(Note::FirstLink);
    }
    let wish = wish::read(beside);
    let sentences = sentences(number::read(&wish.rest), defaults, &mut notes)?;
    let mut asked = seen_by(beside, &wish);
    asked.private |= pages.iter().any(|page| page.seems_private);
    notes.extend(wish.notes);
    Ok(Command::Summarize {
        request: SummaryRequest {
            about: wish.about,
            language: wish.language,
            ..SummaryRequest::of(Source::Link(url), sentences)
        },
        visibility: visibility(asked, defaults, &mut notes),
        notes,
    })
}

/// A command that brings its text, or none. `beside` is the text without the links in it, where there are some.
fn of_text(
    typed: &str,
    beside: Option<&str>,
    defaults: CommandDefaults,
) -> Result<Command, CommandError> {
    let pasted = pasted::read(typed);
    let wish = wish::read(&pasted.options);
    let mut numbers = number::read(&wish.rest);
    numbers.count = numbers
        .count
        .or_else(|| number::names_sentences(&pasted.instructions));
    let language = wish
        .language
        .or_else(|| language::read(&pasted.instructions).language);
    let mut notes = Vec::new();
    if !is_long(pasted.text) {
        return Err(if wish.about.is_some() {
            CommandError::QuestionWithoutPage
        } else {
            too_short(pasted.text)
        });
    }
    if beside.is_some() {
        notes.push(Note::TextNotLink);
    }
    let mut asked = seen_by(&pasted.options, &wish);
    asked.private |= pasted.seems_private || visibility::read(&pasted.instructions).private;
    // So short a text with a link in it may be long talk about the link.
    let may_be_talk = beside.filter(|beside| weight(beside) < LONG_TALK);
    asked.private |= may_be_talk.is_some_and(|talk| visibility::read(talk).private);
    let sentences = sentences(numbers, defaults, &mut notes)?;
    notes.extend(wish.notes);
    Ok(Command::Summarize {
        request: SummaryRequest {
            about: wish.about,
            language,
            ..SummaryRequest::of(Source::Text(pasted.text.to_owned()), sentences)
        },
        visibility: visibility(asked, defaults, &mut notes),
        notes,
    })
}

/// What is wrong with a text that is too short to be summarized.
fn too_short(text: &str) -> CommandError {
    let said = number::read(text);
    if said.out_of_range.is_some() && !said.has_talk {
        // A number that cannot be is worth saying even where there is nothing to summarize.
        CommandError::SentencesOutOfRange
    } else if text.is_empty() || !said.has_talk {
        CommandError::NothingToSummarize
    } else if text.ends_with(['?', '？', '؟']) {
        CommandError::QuestionWithoutPage
    } else {
        let characters = text.chars().count();
        CommandError::TextTooShort {
            characters,
            needed: LONG_TEXT * characters / weight(text).max(1),
        }
    }
}

/// The number of sentences, with a word about what was passed over.
fn sentences(
    numbers: Numbers,
    defaults: CommandDefaults,
    notes: &mut Vec<Note>,
) -> Result<SentenceCount, CommandError> {
    let sentences = numbers.count.unwrap_or(defaults.sentences);
    if numbers.has_more {
        notes.push(Note::OneNumber(sentences));
    }
    if let Some(typed) = numbers.out_of_range {
        // "the 2024 report"
        if !numbers.has_talk {
            return Err(CommandError::SentencesOutOfRange);
        }
        notes.push(Note::NumberLeftOut(typed));
    }
    notes.extend(numbers.unread.map(Note::NotUnderstood));
    Ok(sentences)
}

/// Who is to see it. A question may hold the word "public" without a wish for it; "private" counts wherever it stands.
fn seen_by(typed: &str, wish: &Wish) -> Asked {
    Asked {
        private: visibility::read(typed).private,
        public: visibility::read(&wish.rest).public,
    }
}

/// Who sees the summary: private wins.
fn visibility(asked: Asked, defaults: CommandDefaults, notes: &mut Vec<Note>) -> Visibility {
    if asked.private && asked.public {
        notes.push(Note::PrivateWins);
    }
    match asked {
        Asked { private: true, .. } => Visibility::Private,
        Asked { public: true, .. } => Visibility::Public,
        Asked { .. } => defaults.visibility,
    }
}

/// Words that ask for help, and the language that each tells. "Help" is typed in any, and what the app does not speak tells none.
const HELP: &[(&str, Option<AppLanguage>)] = &[
    ("help", None),
    ("usage", None),
    ("hilfe", Some(AppLanguage::German)),
    ("aide", Some(AppLanguage::French)),
    ("ayuda", Some(AppLanguage::Spanish)),
    ("ajuda", Some(AppLanguage::Portuguese)),
    ("ヘルプ", Some(AppLanguage::Japanese)),
    ("使い方", Some(AppLanguage::Japanese)),
    ("aiuto", None),
    ("hjalp", None),
    ("帮助", None),
    ("幫助", None),
    ("도움말", None),
];

/// Help, where it is asked for: "help", "pls help", "?", nothing.
fn help(text: &str) -> Option<Command> {
    if text.len() >= LONG_TEXT {
        return None;
    }
    let folded = spelling::fold(text);
    let words = spelling::words(&folded);
    if words.is_empty() {
        return Some(Command::Help { language: None });
    }
    if words.len() > 3 {
        return None;
    }
    HELP.iter()
        .find(|(help, _)| words.contains(&spelling::fold(help).as_str()))
        .map(|(_, language)| Command::Help {
            language: *language,
        })
}

/// The text without its links. A bare word with a full stop in it ("private.Thanks") is a link only where it comes first.
fn without(text: &str, links: &Links) -> String {
    let mut beside = String::with_capacity(text.len());
    let mut from = 0;
    for (index, link) in links.pages.iter().enumerate() {
        if index > 0 && !link.has_scheme {
            continue;
        }
        let before = &text[from.min(link.range.start)..link.range.start];
        // The label of `[label](https://a.b)` is the page's own.
        let label = before.strip_suffix("](").and_then(|label| label.rfind('['));
        beside.push_str(&before[..label.unwrap_or(before.len())]);
        beside.push(' ');
        from = link.range.end;
    }
    beside.push_str(&text[from..]);
    beside
}

/// The first link of a message, or its own text where that is long: what the message shortcut summarizes.
#[must_use]
pub fn source_of_message(text: &str) -> Option<Source> {
    let text = markup::plain(text);
    let text = text.trim_matches(is_space);
    let links = link::find(text);
    // In prose, a full stop without a space looks just like a host name.
    let is_prose = is_prose(&without(text, &links));
    let page = links
        .pages
        .iter()
        .filter(|link| link.has_scheme || !is_prose)
        .find_map(|link| ArticleUrl::parse(&link.address).ok());
    match page {
        Some(url) => Some(Source::Link(url)),
        None => is_long(text).then(|| {
            Source::Message(MessageText {
                text: text.to_owned(),
                author: None,
            })
        }),
    }
}

/// Whether a text is worth a summary.
fn is_long(text: &str) -> bool {
    weight(text) >= LONG_TEXT
}

/// Whether what stands around links is a text of its own, and no talk about them: long, and more than a sentence.
fn is_prose(beside: &str) -> bool {
    let weight = weight(beside.trim_matches(is_space));
    let mut characters = beside.chars().peekable();
    let mut sentences = 0;
    while let Some(character) = characters.next() {
        let ends = match character {
            '.' | '!' | '?' | '…' => characters.peek().is_none_or(|next| is_space(*next)),
            '。' | '！' | '？' | '।' | '\n' => true,
            _ => false,
        };
        sentences += usize::from(ends);
    }
    weight >= 2 * LONG_TEXT || (weight >= LONG_TEXT && sentences > 1)
}

/// How much a text says, in characters of an alphabet. One of a script without spaces says about as much as three.
fn weight(text: &str) -> usize {
    let weight = |character: char| {
        if ('\u{2e80}'..='\u{9fff}').contains(&character)
            || ('\u{ac00}'..='\u{d7af}').contains(&character)
        {
            3
        } else {
            1
        }
    };
    text.chars().map(weight).sum()
}

#[cfg(test)]
mod tests;
