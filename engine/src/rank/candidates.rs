//! The sentences of an article that a summary may show, and where each stands.

use std::ops::Range;

use super::cues;
use super::numbers::small;
use crate::article::{Article, BlockKind};
use crate::sentences::{ListMark, split_sentences};
use crate::text::count_words;

/// A sentence that a summary may show.
#[derive(Clone, Debug)]
pub(crate) struct Candidate<'a> {
    /// As the article has it.
    pub(crate) text: &'a str,
    pub(super) kind: BlockKind,
    /// Its words, as a reader counts.
    pub(super) words: usize,
    /// The number of its block in the article.
    pub(super) block: usize,
    /// Its rank in its own block, from 0.
    pub(super) in_block: usize,
    /// The part of the article it stands in, from 0.
    pub(super) section: usize,
    /// Whether the candidate before this one is the sentence right before it in the same block.
    pub(super) follows: bool,
}

/// How the article is built.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    /// The candidates of each section; sections are what headings part, or stretches of equal length where there are none.
    pub(super) sections: Vec<Range<usize>>,
    /// The heading over each section, where there is one.
    pub(super) headings: Vec<Option<&'a str>>,
    /// How far the article is built as news are, the most important first: 1 for short pages without headings, 0 for long
    /// ones with many. On the latter, where a sentence stands in its own section counts instead.
    pub(super) news_likeness: f32,
}

/// Fewer whole sentences than this, and lines without a stop are taken too: short pages of notes and features.
const WHOLE_SENTENCES: usize = 5;

/// How much of an article is looked at for sentences, in bytes from its beginning: twice a long novel. A 5 MiB text of
/// abbreviations alone would take seconds.
const MOST_BYTES_RANKED: usize = 1 << 20;

/// Every sentence of the article's prose that can stand in a summary, in order. Where there is hardly any, lines that are
/// long enough to say something; where there is none, whatever has words.
pub(super) fn candidates(article: &Article) -> (Outline<'_>, Vec<Candidate<'_>>) {
    let mut left = MOST_BYTES_RANKED;
    let mut pieces: Vec<Pieces<'_>> = article
        .blocks
        .iter()
        .map(|block| {
            let text = &block.text[..block.text.floor_char_boundary(left)];
            left -= text.len();
            let mut found = pieces(block.kind, text);
            if text.len() < block.text.len() {
                // It may end anywhere.
                found.pop();
            }
            found
        })
        .collect();
    drop_list_marks(&mut pieces);
    let whole = collect(article, &pieces, |text, words, kind| {
        cues::stands_alone(text, words, kind)
            && (kind == BlockKind::Note || cues::is_finished(text))
    });
    if whole.1.len() >= WHOLE_SENTENCES {
        return whole;
    }
    let lines = collect(article, &pieces, cues::stands_alone);
    if !lines.1.is_empty() {
        return lines;
    }
    let prose = collect(article, &pieces, |text, words, _| {
        words > 1 && !cues::is_markup(text) && !cues::is_byline(text)
    });
    if !prose.1.is_empty() {
        return prose;
    }
    collect(article, &pieces, |text, words, _| {
        words > 0 && !cues::is_markup(text)
    })
}

/// A block's sentences, and how many words each has.
type Pieces<'a> = Vec<(&'a str, usize)>;

fn pieces(kind: BlockKind, text: &str) -> Pieces<'_> {
    match kind {
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Note | BlockKind::Quote => {
            split_sentences(text)
                .into_iter()
                .map(|text| (text, count_words(text)))
                .collect()
        }
        BlockKind::Heading
        | BlockKind::TableRow
        | BlockKind::Preformatted
        | BlockKind::Apparatus => Vec::new(),
    }
}

/// How many marks before and behind an item are looked at for the one that it follows, or that follows it.
const NEAR_MARKS: usize = 6;

/// Takes the marks off the items of lists that are written out in the text: "1. Wash it", "• Dry it". A number stays where
/// no other item is near: "1. FC Tidewater won again."
fn drop_list_marks(pieces: &mut [Pieces<'_>]) {
    let marked: Vec<(usize, usize, ListMark, usize)> = pieces
        .iter()
        .enumerate()
        .flat_map(|(block, pieces)| {
            pieces
                .iter()
                .enumerate()
                .filter_map(move |(at, (text, _))| {
                    let (mark, length) = ListMark::read(text)?;
                    (!text[length..].trim().is_empty()).then_some((block, at, mark, length))
                })
        })
        .collect();
    for (place, (block, at, mark, length)) in marked.iter().enumerate() {
        let near =
            &marked[place.saturating_sub(NEAR_MARKS)..marked.len().min(place + NEAR_MARKS + 1)];
        let in_list = mark.is_bullet()
            || near
                .iter()
                .any(|(_, _, other, _)| mark.follows(*other) || other.follows(*mark));
        if in_list {
            let piece = &mut pieces[*block][*at];
            piece.0 = piece.0[*length..].trim_start();
            piece.1 = count_words(piece.0);
        }
    }
}

fn collect<'a>(
    article: &'a Article,
    pieces: &[Pieces<'a>],
    stands: impl Fn(&str, usize, BlockKind) -> bool,
) -> (Outline<'a>, Vec<Candidate<'a>>) {
    let mut found: Vec<Candidate<'a>> = Vec::new();
    let mut starts: Vec<(usize, Option<&'a str>)> = vec![(0, None)];
    for ((number, block), pieces) in article.blocks.iter().enumerate().zip(pieces) {
        match block.kind {
            BlockKind::Heading => {
                let heading = Some(block.text.as_str());
                match starts.last_mut() {
                    // A heading right after another, or before any prose, replaces it.
                    Some(last) if last.0 == found.len() => last.1 = heading,
                    _ => starts.push((found.len(), heading)),
                }
            }
            BlockKind::TableRow | BlockKind::Preformatted | BlockKind::Apparatus => {}
            kind @ (BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Note
            | BlockKind::Quote) => {
                let mut just_before = false;
                for (in_block, &(text, words)) in pieces.iter().enumerate() {
                    let stands = stands(text, words, kind);
                    if stands {
                        found.push(Candidate {
                            text,
                            kind,
                            words,
                            block: number,
                            in_block,
                            section: 0,
                            follows: just_before,
                        });
                    }
                    just_before = stands;
                }
            }
        }
    }
    drop_repeats(&mut found, &mut starts);
    let outline = outline(&starts, &mut found);
    (outline, found)
}

/// Pages repeat teasers and pull quotes word for word; the first one counts.
fn drop_repeats(found: &mut Vec<Candidate<'_>>, starts: &mut [(usize, Option<&str>)]) {
    let mut seen = crate::hash::HashSet::default();
    let mut kept_before = Vec::with_capacity(found.len() + 1);
    let mut kept = 0;
    let mut dropped = false;
    found.retain_mut(|candidate| {
        kept_before.push(kept);
        let first = seen.insert(candidate.text);
        candidate.follows &= !dropped;
        dropped = !first;
        kept += usize::from(first);
        first
    });
    kept_before.push(kept);
    for start in starts {
        start.0 = kept_before[start.0];
    }
}

/// 1 up to 50 sentences with one heading, 0 from 150 sentences or five headings on; set by eye.
fn news_likeness(sentences: usize, headings: usize) -> f32 {
    let by_headings = 1.0 - (small(headings) - 1.0).max(0.0) / 4.0;
    let by_length = 1.0 - (small(sentences) - 50.0).max(0.0) / 100.0;
    by_headings.clamp(0.0, 1.0) * by_length.clamp(0.0, 1.0)
}

/// How many sentences a section has where no headings part the article.
const UNHEADED_SECTION: usize = 12;

fn outline<'a>(starts: &[(usize, Option<&'a str>)], found: &mut [Candidate<'a>]) -> Outline<'a> {
    let mut outline = Outline::default();
    let total = found.len();
    let mut heading_count = 0;
    let ends = starts.iter().skip(1).map(|start| start.0).chain([total]);
    for (&(start, heading), end) in starts.iter().zip(ends) {
        if start >= end {
            continue;
        }
        heading_count += usize::from(heading.is_some());
        outline.sections.push(start..end);
        outline.headings.push(heading);
    }
    outline.news_likeness = news_likeness(total, heading_count);
    if let [only] = outline.sections.as_slice() {
        let heading = outline.headings[0];
        let pieces = (only.len() / UNHEADED_SECTION).clamp(1, 40);
        outline.sections = (0..pieces)
            .map(|piece| piece * total / pieces..(piece + 1) * total / pieces)
            .collect();
        outline.headings = vec![heading; pieces];
    }
    for (number, section) in outline.sections.iter().enumerate() {
        for candidate in &mut found[section.clone()] {
            candidate.section = number;
        }
    }
    outline
}
