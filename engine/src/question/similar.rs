//! Which words of an article are near enough to a word of the question to stand for it: other forms, compounds, misspellings.

use super::reader::{Reader, Term};
use crate::text::is_unspaced;

/// A word shorter than this, in characters, is like itself alone.
const SHORT: usize = 4;
/// Longer stems are not compared.
const LONG: usize = 40;

/// For each stem of the article, the content terms that it stands for.
#[derive(Debug)]
pub(super) struct Similar {
    of: Vec<Vec<(usize, f32)>>,
}

impl Similar {
    /// The content terms that a stem stands for, by their place, and how well, up to 1.
    pub(super) fn of(&self, stem: u32) -> &[(usize, f32)] {
        self.of.get(stem as usize).map_or(&[], Vec::as_slice)
    }
}

/// Compares every stem that the reader has met with the content terms.
pub(super) fn similar(content: &[Term], reader: &Reader<'_>) -> Similar {
    let mut of: Vec<Vec<(usize, f32)>> = vec![Vec::new(); reader.len()];
    for (at, term) in content.iter().enumerate() {
        let wanted: Vec<char> = reader.stem(term.stem).chars().collect();
        let exact_only = wanted.len() < SHORT
            || wanted.len() > LONG
            || wanted.iter().any(|c| c.is_numeric() || is_unspaced(*c));
        for (number, near) in of.iter_mut().enumerate() {
            if number == term.stem as usize {
                near.push((at, 1.0));
            } else if !exact_only {
                let stem = reader.stem(u32::try_from(number).unwrap_or(u32::MAX));
                if let Some(likeness) = likeness(&wanted, stem) {
                    near.push((at, likeness));
                }
            }
        }
    }
    Similar { of }
}

/// How well a stem stands for another one; `None` where it does not.
fn likeness(wanted: &[char], stem: &str) -> Option<f32> {
    if stem.len() < SHORT || stem.len() > LONG * 4 {
        return None;
    }
    let mut common = 0;
    let mut length = 0;
    let mut differ = false;
    for c in stem.chars() {
        length += 1;
        differ |= wanted.get(common) != Some(&c);
        common += usize::from(!differ);
    }
    if length < SHORT {
        return None;
    }
    let longer = wanted.len().max(length);
    let shorter = wanted.len().min(length);
    // One begins the other, or most of both is the same.
    if common == shorter && common >= SHORT {
        return Some(if longer - shorter <= 3 { 0.85 } else { 0.6 });
    }
    if common >= 5 && common * 10 >= longer * 7 {
        return Some(0.7);
    }
    // One ends the other: a compound or a prefix.
    if shorter >= 5 && length != wanted.len() {
        let text: Vec<char> = stem.chars().collect();
        if text.ends_with(wanted) || wanted.ends_with(&text) {
            return Some(0.6);
        }
    }
    // One letter is another one.
    if length == wanted.len() && length >= 6 {
        let differing = stem.chars().zip(wanted).filter(|(a, b)| a != *b).count();
        if differing == 1 {
            return Some(0.6);
        }
    }
    None
}
