//! What a page's address says of its title: `/2026/third-crane-for-the-harbour`.

use super::{plain, telling};

/// Of fewer words, an address is no judge between two titles.
const WORDS: usize = 3;
/// A shorter name is a section's as often as a page's.
const SURE_NAME: usize = 4;
/// Numbers of so many digits are the page's number in a database, not a year.
const NUMBER: usize = 5;
/// What publishers call every page.
const EVERY_PAGE: [&str; 5] = ["index", "default", "home", "amp", "print"];

/// The part of an address that names its page.
pub(super) struct Slug {
    plain: String,
    words: Vec<String>,
}

impl Slug {
    pub(super) fn of(address: Option<&str>) -> Option<Self> {
        let url = url::Url::parse(address?).ok()?;
        let names: Vec<String> = url
            .path_segments()?
            .map(name)
            .filter(|name| {
                name.split(' ').any(is_word) && !EVERY_PAGE.contains(&name.to_lowercase().as_str())
            })
            .collect();
        let name = match &names[..] {
            // "/third-crane-for-the-harbour/comments"
            [.., long, last] if !last.contains(' ') && long.split(' ').count() > WORDS => long,
            [.., last] => last,
            [] => return None,
        };
        let mut words: Vec<String> = telling(std::iter::once(name.as_str())).collect();
        words.sort_unstable();
        words.dedup();
        Some(Self {
            plain: plain(name),
            words,
        })
    }

    /// Whether the address has this very text.
    pub(super) fn is(&self, text: &str) -> bool {
        let text = plain(text);
        text.len() >= SURE_NAME && text == self.plain
    }

    /// Whether so few words name the page that they may be its section's.
    pub(super) fn is_short(&self) -> bool {
        self.words.len() < WORDS
    }

    /// Whether the address speaks of the one title and hardly of the other.
    pub(super) fn prefers(&self, title: &str, other: &str) -> bool {
        let (title, other) = (self.shared(title), self.shared(other));
        self.words.len() >= WORDS && 5 * title >= 2 * self.words.len() && 2 * other < title
    }

    /// Whether the address names the page in several words, and none of them is in this text.
    pub(super) fn is_foreign_to(&self, text: &str) -> bool {
        self.words.len() > 1 && self.shared(text) == 0
    }

    /// Whether most of the address stands in this text.
    pub(super) fn stands_in(&self, text: &str) -> bool {
        self.words.len() >= WORDS && 5 * self.shared(text) >= 3 * self.words.len()
    }

    fn shared(&self, text: &str) -> usize {
        let words: Vec<String> = telling(std::iter::once(text)).collect();
        self.words
            .iter()
            .filter(|word| words.contains(word))
            .count()
    }
}

/// The words of a part of an address, without what numbers it and the kind of its file.
fn name(segment: &str) -> String {
    let decoded = url::form_urlencoded::parse(segment.as_bytes())
        .next()
        .map(|(name, _)| name.into_owned())
        .unwrap_or_default();
    let stem = match decoded.rsplit_once('.') {
        Some((stem, kind)) if kind.len() <= 5 || kind.bytes().all(|b| b.is_ascii_digit()) => stem,
        _ => &decoded,
    };
    let words: Vec<&str> = stem
        .split(['-', '_', ' ', '+'])
        .filter(|word| !word.is_empty())
        .filter(|word| word.len() < NUMBER || !word.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    words.join(" ")
}

fn is_word(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
}
