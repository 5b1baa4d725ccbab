//! What a person typed: what to summarize, how long, and for whom. Pure, and the same for every way to ask.
//!
//! `<link or text> [sentences] [private|public]`, in any order, links as people and Slack write them.
use std::ops::Range;

use linkify::{LinkFinder, LinkKind};

use crate::{
    job::{ArticleUrl, ArticleUrlError, SentenceCount, Source, Visibility},
    settings::CommandDefaults,
};

/// The least text that is worth a summary, in characters of an alphabet: two or three sentences.
const LONG_TEXT: usize = 200;

/// How many words may stand around a link without a scheme: as many as people put into a command ("please", "in 5
/// sentences"). In prose, a full stop without a space looks just like a host name.
const TALK: usize = 12;

/// A command that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Summarize this.
    Summarize {
        /// A link, or a text.
        source: Source,
        /// How many sentences at most.
        sentences: SentenceCount,
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
        source,
        sentences: options.sentences(defaults)?,
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

/// The word as a number of sentences; nothing where it is no whole number.
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

/// Turns Slack's `<https://a.b|label>` and `<https://a.b>` into the bare address between spaces, drops its mentions
/// (`<@U1|name>`), and undoes its escapes of `&`, `<` and `>`.
fn unwrap_links(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let Some(length) = rest[start..].find('>') else {
            break;
        };
        let inner = &rest[start + 1..start + length];
        plain.push_str(&rest[..start]);
        rest = &rest[start + length + 1..];
        let address = inner.split('|').next().unwrap_or_default();
        if address.contains(char::is_whitespace) || address.is_empty() {
            // Not Slack's mark-up: somebody's own angle brackets.
            plain.push('<');
            plain.push_str(inner);
            plain.push('>');
        } else if !address.starts_with(['@', '#', '!']) {
            plain.push(' ');
            plain.push_str(address.strip_prefix("mailto:").unwrap_or(address));
            plain.push(' ');
        }
    }
    plain.push_str(rest);
    plain
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// The first link: one with a scheme anywhere, or a bare one (`example.com/x`) among few words.
fn find_link(text: &str) -> Option<Result<Range<usize>, CommandError>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url, LinkKind::Email]);
    finder.url_must_have_scheme(true);
    let with_scheme = finder
        .links(text)
        .find(|link| *link.kind() == LinkKind::Url);
    if let Some(link) = with_scheme {
        let link = trim_link(text, link.start()..link.end());
        return Some(if scheme_is_web(&text[link.clone()]) {
            Ok(link)
        } else {
            Err(CommandError::Link(ArticleUrlError::UnsupportedScheme))
        });
    }
    // `javascript:…`, `data:…`, `file:/…`: schemes without two slashes.
    let other_scheme = text.split_whitespace().any(|word| {
        word.split_once(':').is_some_and(|(scheme, rest)| {
            matches!(
                scheme.to_ascii_lowercase().as_str(),
                "javascript" | "data" | "file" | "about" | "ftp" | "vbscript"
            ) && !rest.is_empty()
        })
    });
    if other_scheme && !is_long(text) {
        return Some(Err(CommandError::Link(ArticleUrlError::UnsupportedScheme)));
    }
    // What no finder takes for a link though it begins like one: `http://[::1]/`, or a slip of the keyboard.
    if let Some(link) = words(text).find(|word| starts_like_a_link(&text[word.clone()])) {
        return Some(Ok(trim_link(text, link)));
    }
    finder.url_must_have_scheme(false);
    let bare = finder
        .links(text)
        .find(|link| *link.kind() == LinkKind::Url);
    if let Some(link) = bare {
        let link = trim_link(text, link.start()..link.end());
        let around = text[..link.start]
            .split_whitespace()
            .chain(text[link.end..].split_whitespace())
            .count();
        return (around <= TALK).then_some(Ok(link));
    }
    words(text)
        .find(|word| is_bare_host(&text[word.clone()]))
        .map(|link| Ok(trim_link(text, link)))
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    })
}

fn starts_like_a_link(word: &str) -> bool {
    let head = word.get(..8).unwrap_or(word).to_ascii_lowercase();
    head.starts_with("http://") || head == "https://"
}

/// Hosts that no list of domains knows: `localhost:3000/x` and addresses in numbers.
fn is_bare_host(word: &str) -> bool {
    let host = word.split(['/', ':', '?', '#']).next().unwrap_or_default();
    host.eq_ignore_ascii_case("localhost") || host.parse::<std::net::Ipv4Addr>().is_ok()
}

/// Leaves out what linkify keeps but no address ends in: full-width punctuation, and quotes of other languages.
fn trim_link(text: &str, range: Range<usize>) -> Range<usize> {
    let link = &text[range.clone()];
    let end = link.find([
        '。', '，', '、', '！', '？', '；', '」', '』', '）', '】', '《', '》', '“', '”', '»', '«',
    ]);
    let link = &link[..end.unwrap_or(link.len())];
    range.start..range.start + link.trim_end_matches(['…', '*', '_', '`', '~', '|']).len()
}

fn scheme_is_web(link: &str) -> bool {
    let scheme = link.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

fn with_scheme(link: &str) -> String {
    if link.contains("://") {
        link.to_owned()
    } else {
        format!("https://{link}")
    }
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
