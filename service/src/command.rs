//! What a person typed: what to summarize, how long, and for whom. Pure, and the same for every way to ask.
//!
//! `<link or text> [sentences] [private|public]`, in any order, links as people and Slack write them.
mod link;

use self::link::{find_link, unwrap_links, with_scheme};
use crate::job::{ArticleUrl, ArticleUrlError, SentenceCount, Source, SummaryRequest, Visibility};

/// The least text that is worth a summary, in characters of an alphabet: two or three sentences.
const LONG_TEXT: usize = 200;

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
    },
    /// Say what can be typed.
    Help,
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
    /// Neither a link nor a text of some length.
    #[error("neither a link nor a long text")]
    NothingToSummarize,
}

/// Understands the text of a slash command.
pub fn parse(text: &str, defaults: CommandDefaults) -> Result<Command, CommandError> {
    let text = unwrap_links(text);
    let text = text.trim();
    if text.is_empty() || text == "?" || text.eq_ignore_ascii_case("help") {
        return Ok(Command::Help);
    }
    let mut options = Options::default();
    let source = if let Some(found) = find_link(text) {
        let range = found?;
        for word in text[..range.start]
            .split_whitespace()
            .chain(text[range.end..].split_whitespace())
        {
            options.take(word);
        }
        Source::Link(ArticleUrl::parse(&with_scheme(&text[range]))?)
    } else {
        let text = options.take_from_edges(text);
        if !is_long(text) {
            // A number that cannot be is worth saying even where there is nothing to summarize.
            options.sentences(defaults)?;
            return Err(CommandError::NothingToSummarize);
        }
        Source::Text(text.to_owned())
    };
    Ok(Command::Summarize {
        request: SummaryRequest {
            source,
            sentences: options.sentences(defaults)?,
        },
        visibility: options.visibility.unwrap_or(defaults.visibility),
    })
}

/// The first link of a message, or its own text where that is long: what the message shortcut summarizes.
#[must_use]
pub fn source_of_message(text: &str) -> Option<Source> {
    let text = unwrap_links(text);
    if let Some(Ok(range)) = find_link(&text)
        && let Ok(url) = ArticleUrl::parse(&with_scheme(&text[range]))
    {
        return Some(Source::Link(url));
    }
    is_long(text.trim()).then(|| Source::Text(text.trim().to_owned()))
}

#[derive(Debug, Default)]
struct Options {
    count: Option<Result<SentenceCount, CommandError>>,
    visibility: Option<Visibility>,
}

impl Options {
    fn sentences(&self, defaults: CommandDefaults) -> Result<SentenceCount, CommandError> {
        self.count.unwrap_or(Ok(defaults.sentences))
    }

    /// Takes a word that stands beside a link. The first number and the last visibility count; other words are
    /// talk ("please", "in 5 sentences").
    fn take(&mut self, word: &str) -> bool {
        let word = word.trim_matches([',', ';', '.', '!', '(', ')', '\u{200b}']);
        if let Some(visibility) = visibility(word) {
            self.visibility = Some(visibility);
            return true;
        }
        let Some(count) = count(word) else {
            return false;
        };
        self.count.get_or_insert(count);
        true
    }

    /// Takes the options that stand before and after a text, and gives back the text between them.
    fn take_from_edges<'a>(&mut self, text: &'a str) -> &'a str {
        let mut text = text;
        while let Some((head, last)) = text.trim_end().rsplit_once(char::is_whitespace) {
            if !self.take_option(last) {
                break;
            }
            text = head.trim_end();
        }
        while let Some((first, rest)) = text.trim_start().split_once(char::is_whitespace) {
            let rest = rest.trim_start();
            // "3 people were hurt" begins a sentence, "3 People were hurt" is a count and a text.
            let goes_on =
                count(first).is_some() && rest.chars().next().is_some_and(char::is_lowercase);
            let is_option =
                visibility(rest.split_whitespace().next().unwrap_or_default()).is_some();
            if (goes_on && !is_option) || !self.take_option(first) {
                break;
            }
            text = rest;
        }
        let alone = text.trim();
        // Nothing but options: no text is left.
        if !alone.contains(char::is_whitespace) && self.take(alone) {
            ""
        } else {
            alone
        }
    }

    /// Takes a word at the edge of a text, where a number that cannot be a count ("in 2026") belongs to the text.
    fn take_option(&mut self, word: &str) -> bool {
        if let Some(visibility) = visibility(word) {
            self.visibility.get_or_insert(visibility);
            return true;
        }
        match (count(word), self.count) {
            (Some(Ok(count)), None) => {
                self.count = Some(Ok(count));
                true
            }
            _ => false,
        }
    }
}

fn visibility(word: &str) -> Option<Visibility> {
    if word.eq_ignore_ascii_case("private") {
        Some(Visibility::Private)
    } else if word.eq_ignore_ascii_case("public") {
        Some(Visibility::Public)
    } else {
        None
    }
}

/// The word as a number of sentences; `None` where it is no whole number.
fn count(word: &str) -> Option<Result<SentenceCount, CommandError>> {
    let digits = word.strip_prefix(['-', '+']).unwrap_or(word);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let count = word
        .strip_prefix('+')
        .unwrap_or(word)
        .parse()
        .ok()
        .and_then(|count| SentenceCount::new(count).ok());
    Some(count.ok_or(CommandError::SentencesOutOfRange))
}

/// Whether a text is worth a summary. A character of a script without spaces says about as much as three letters.
fn is_long(text: &str) -> bool {
    let weight = |character: char| {
        if ('\u{2e80}'..='\u{9fff}').contains(&character)
            || ('\u{ac00}'..='\u{d7af}').contains(&character)
        {
            3
        } else {
            1
        }
    };
    text.chars().map(weight).sum::<usize>() >= LONG_TEXT
}

#[cfg(test)]
mod tests;
