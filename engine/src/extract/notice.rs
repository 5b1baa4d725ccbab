//! Pages that come with status 200 and are notices in place of what was asked for: log in, enable JavaScript, prove that you
//! are human, there is no such page.
//!
//! A notice is short, and most of what it says are the words of notices ([`phrases`]); its title, where it is one of the few
//! that notices have, tells as well. So an article about captchas is an article: it says more than that.

mod phrases;

use self::phrases::{Kind, kind_of_sentence, kind_of_title};
use super::blocks::{Cut, RawBlock};
use super::dom::{Dom, ROOT};
use super::metadata::Metadata;
use super::title::plain;
use crate::article::ExtractError;
use crate::sentences::split_sentences;
use crate::text::count_words;

/// A page with more words in sentences than this is no notice, whatever its title. Chosen by eye, as all numbers here.
const MOST_WORDS: usize = 160;
/// Under the title of a notice: how many words of sentences may be about something else.
const OTHER_WORDS: usize = 45;
/// Pages that do not exist offer other ones, with a few words about each.
const OTHER_WORDS_WHERE_MISSING: usize = 110;
/// A page with fewer words than this, and a script, is drawn by the script.
const EMPTY_SHELL: usize = 12;

/// What a page says instead of what was asked for.
#[derive(Debug)]
pub(super) struct Notice {
    kind: Kind,
    /// The page's title is the notice's too, so that its description is of the notice.
    titled: bool,
}

impl Notice {
    pub(super) fn error(&self) -> ExtractError {
        match self.kind {
            Kind::LogIn => ExtractError::LogInRequired,
            Kind::Robots => ExtractError::ReadersTurnedAway,
            Kind::Script => ExtractError::DrawnByScript,
            Kind::Missing => ExtractError::NoSuchPage,
            Kind::Consent => ExtractError::ConsentRequired,
            Kind::Broken => ExtractError::SiteBroken,
        }
    }

    /// Whether what the page says of itself may still be of what was asked for.
    pub(super) fn leaves_description(&self) -> bool {
        match self.kind {
            Kind::Script | Kind::Consent => true,
            Kind::LogIn => !self.titled,
            Kind::Robots | Kind::Missing | Kind::Broken => false,
        }
    }
}

/// The notice that a page is, if it is one.
pub(super) fn of(dom: &Dom, cut: &Cut, metadata: &Metadata) -> Option<Notice> {
    if prose(dom, cut) > 4 * MOST_WORDS {
        // Most pages: their sentences need not be looked at.
        return None;
    }
    let mut words = [0_usize; Kind::COUNT];
    let mut other = 0;
    let mut all = 0;
    for block in &cut.blocks {
        all += block.words as usize;
        if all > 20 * MOST_WORDS {
            // Even a page of links is more than a notice has.
            return None;
        }
        if block.link_density() > 0.5 || is_heading(dom, block) {
            continue;
        }
        for sentence in split_sentences(&block.text) {
            let count = count_words(sentence);
            match kind_of_sentence(sentence) {
                Some(kind) => words[kind as usize] += count,
                // Labels are on every page.
                None if count >= 6 => other += count,
                None => {}
            }
        }
        if other > MOST_WORDS {
            return None;
        }
    }
    let titled = metadata
        .titles()
        .chain(
            cut.blocks
                .iter()
                .filter(|block| is_heading(dom, block) && block.words <= 12)
                .take(3)
                .map(|block| block.text.as_str()),
        )
        .find_map(|title| kind_of_title(title, metadata.site_name.as_deref()));
    if let Some(kind) = titled {
        let most = if kind == Kind::Missing {
            OTHER_WORDS_WHERE_MISSING
        } else {
            OTHER_WORDS
        };
        let asks = kind != Kind::LogIn || words[kind as usize] > 0 || asks_for_password(dom);
        if asks && other <= most {
            return Some(Notice { kind, titled: true });
        }
    }
    let (kind, said) = Kind::ALL
        .into_iter()
        .map(|kind| (kind, words[kind as usize]))
        .max_by_key(|(_, said)| *said)?;
    if said > 0 && said >= other && said + other <= MOST_WORDS {
        return Some(Notice {
            kind,
            titled: false,
        });
    }
    if other == 0 && asks_for_password(dom) {
        return Some(Notice {
            kind: Kind::LogIn,
            titled: false,
        });
    }
    (all < EMPTY_SHELL && other == 0 && has_script(dom) && !only_repeats_title(cut, metadata))
        .then_some(Notice {
            kind: Kind::Script,
            titled: false,
        })
}

/// The words of all blocks that may hold a sentence.
fn prose(dom: &Dom, cut: &Cut) -> usize {
    cut.blocks
        .iter()
        .filter(|block| block.words >= 6 && block.link_density() <= 0.5 && !is_heading(dom, block))
        .map(|block| block.words as usize)
        .sum()
}

/// Whether a text is made of the words of notices.
pub(super) fn is_notice_text(text: &str) -> bool {
    split_sentences(text)
        .into_iter()
        .any(|sentence| kind_of_sentence(sentence).is_some())
}

fn is_heading(dom: &Dom, block: &RawBlock) -> bool {
    matches!(dom[block.node].tag(), "h1" | "h2" | "h3")
}

fn asks_for_password(dom: &Dom) -> bool {
    dom.descendants(ROOT)
        .any(|node| dom[node].tag() == "input" && dom[node].attribute("type") == Some("password"))
}

fn has_script(dom: &Dom) -> bool {
    dom.descendants(ROOT).any(|node| {
        dom[node].tag() == "script"
            && dom[node]
                .attribute("type")
                .is_none_or(|kind| kind.contains("javascript") || kind == "module")
    })
}

/// A page of nothing but a heading was drawn; it has no more to say.
fn only_repeats_title(cut: &Cut, metadata: &Metadata) -> bool {
    !cut.blocks.is_empty()
        && cut.blocks.iter().all(|block| {
            metadata
                .titles()
                .any(|title| plain(title).contains(&plain(&block.text)))
        })
}

#[cfg(test)]
mod tests;
