//! Looks words up in what a page shows.

use std::ops::Range;

use crate::article::{Article, Shown};
use crate::text::plain_letter;

/// The text of a page, ready to be searched. Places are counted in characters.
pub(super) struct Finder<'a> {
    article: &'a Article,
    pub(super) characters: Vec<char>,
    /// The same as a browser compares: lower case, without marks over letters; each character for one.
    folded: String,
    /// Where each character begins in `folded`, and its end.
    bytes: Vec<usize>,
    /// Letters and figures alone.
    key: String,
    /// For each byte of `key`, the place of its character.
    key_places: Vec<usize>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(shown: &str, article: &'a Article) -> Self {
        let characters: Vec<char> = shown.chars().collect();
        let mut folded = String::with_capacity(shown.len());
        let mut bytes = Vec::with_capacity(characters.len() + 1);
        let mut key = String::with_capacity(shown.len());
        let mut key_places = Vec::with_capacity(shown.len());
        for (place, c) in characters.iter().enumerate() {
            bytes.push(folded.len());
            folded.push(fold(*c));
            if c.is_alphanumeric() {
                key.push(*c);
                key_places.resize(key.len(), place);
            }
        }
        bytes.push(folded.len());
        Self {
            article,
            characters,
            folded,
            bytes,
            key,
            key_places,
        }
    }

    /// Where a sentence of the article stands, its own first and last marks included.
    pub(super) fn place(&self, sentence: &str) -> Option<Range<usize>> {
        let wanted = key(sentence);
        if wanted.is_empty() {
            return None;
        }
        let at = self
            .in_block(sentence, &wanted)
            .or_else(|| self.key.find(&wanted))?;
        let mut start = self.key_places[at];
        let mut end = self.key_places[at + wanted.len() - 1] + 1;
        let leading = sentence.chars().take_while(|c| !c.is_alphanumeric());
        for mark in leading.collect::<Vec<_>>().into_iter().rev() {
            if start == 0 || self.characters[start - 1] != mark {
                break;
            }
            start -= 1;
        }
        let trailing = sentence.chars().rev().take_while(|c| !c.is_alphanumeric());
        for mark in trailing.collect::<Vec<_>>().into_iter().rev() {
            if self.characters.get(end) != Some(&mark) {
                break;
            }
            end += 1;
        }
        start = self.behind_drop_capital(start..end)?;
        let whole = self.is_boundary(start) && self.is_boundary(end);
        let one_block = !self.characters[start..end].contains(&Shown::BLOCK);
        (whole && one_block).then_some(start..end)
    }

    /// Where a sentence goes on behind the word that begins with a drop capital, since a browser finds that word or not by the page's
    /// style; its start where there is none.
    fn behind_drop_capital(&self, place: Range<usize>) -> Option<usize> {
        let characters = &self.characters[place.clone()];
        let parts = |pair: &[char]| {
            pair[0] == Shown::SEAM || pair[0] == Shown::BLOCK && pair[1].is_lowercase()
        };
        let Some(seam) = characters.windows(2).take(4).position(parts) else {
            return Some(place.start);
        };
        let letters = characters[..seam].iter().filter(|c| c.is_alphanumeric());
        if letters.count() > 1 {
            return Some(place.start);
        }
        let rest = characters[seam + 1..].iter();
        Some(place.start + seam + 2 + rest.clone().position(|c| separates(*c))?)
    }

    /// The place in the key of a sentence within its own block, since teasers repeat the beginnings of articles.
    fn in_block(&self, sentence: &str, wanted: &str) -> Option<usize> {
        let block = self
            .article
            .blocks
            .iter()
            .find(|block| block.text.contains(sentence))?;
        let block = key(&block.text);
        let inside = block.find(wanted)?;
        Some(self.key.find(&block)? + inside)
    }

    /// Whether no word goes on across a place.
    fn is_boundary(&self, place: usize) -> bool {
        let before = place
            .checked_sub(1)
            .and_then(|before| self.characters.get(before));
        match (before, self.characters.get(place)) {
            (Some(before), Some(after)) => {
                let unspaced =
                    crate::text::is_unspaced(*before) || crate::text::is_unspaced(*after);
                unspaced || !(before.is_alphanumeric() && after.is_alphanumeric())
            }
            _ => true,
        }
    }

    /// Where a run of characters stands first, from a place on, as a browser finds it: where a word would be cut off at an end it
    /// is not found. In scripts without spaces it may be, since a dictionary decides there.
    pub(super) fn first(&self, run: &Range<usize>, from: usize) -> Option<usize> {
        let wanted = &self.folded[self.bytes[run.start]..self.bytes[run.end]];
        let mut at = *self.bytes.get(from)?;
        while let Some(found) = self.folded[at..].find(wanted) {
            let byte = at + found;
            let place = self.bytes.partition_point(|start| *start < byte);
            if self.is_boundary(place) && self.is_boundary(place + run.len()) {
                return Some(place);
            }
            at = byte + self.folded[byte..].chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    /// Where a run stands first right behind another one, with nothing but white space between.
    pub(super) fn first_touching(
        &self,
        prefix: &Range<usize>,
        run: &Range<usize>,
    ) -> Option<usize> {
        let mut from = 0;
        while let Some(at) = self.first(prefix, from) {
            let mut behind = at + prefix.len();
            while self.characters.get(behind).is_some_and(|c| separates(*c)) {
                behind += 1;
            }
            let here = self.characters.get(behind..behind + run.len());
            if here.is_some_and(|here| {
                here.iter()
                    .zip(&self.characters[run.clone()])
                    .all(|(a, b)| fold(*a) == fold(*b))
            }) {
                return Some(behind);
            }
            from = at + 1;
        }
        None
    }
}

/// Whether a character parts words: a space, a barrier, the end of a block.
pub(super) fn separates(c: char) -> bool {
    matches!(c, ' ' | Shown::BLOCK | Shown::BARRIER)
}

fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A character as browsers compare it, without regard to case and marks. Where this tells more apart than they do, a fragment may
/// find an earlier place whose letters differ in marks alone.
fn fold(c: char) -> char {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        '’' | '‘' | 'ʼ' => '\'',
        '“' | '”' | '„' => '"',
        lower => plain_letter(lower),
    }
}
