//! How much each candidate is worth by itself: what is known of it, times what that weighs.
//!
//! Some weights were learned ([`LEARNED`]). The others are set by eye, because the news to learn from have neither titles nor
//! headings, nor are long; docs/decisions/0009-ranking.md has what was tried. A sentence's step from second to third place
//! in its article weighs 0.41.

use super::candidates::{Candidate, Outline};
use super::cues;
use super::features::Features;
use super::learned::LEARNED;
use super::likeness::{Centrality, Vector, frequencies, overlap, vectors};
use super::numbers::{flag, small};
use crate::article::{Article, BlockKind};
use crate::terms::Lexicon;

/// What the title says is what the page is about.
const TITLE: f32 = 0.5;
/// The heading over a section, likewise.
const HEADING: f32 = 0.25;
/// An item of a list seldom stands for the whole.
const LIST_ITEM: f32 = -0.3;
/// Somebody else's words, set apart.
const QUOTE_BLOCK: f32 = -0.4;
/// The first sentence of a paragraph is mostly its topic.
const OPENS_BLOCK: f32 = 0.2;
/// A quotation or bracket that begins or ends elsewhere reads badly.
const BROKEN_QUOTATION: f32 = -0.35;
/// On pages that are not built as news: of saying what the rest says. Raised from 6, so that summaries of long pages come
/// closer to the whole.
const CENTRAL: f32 = 12.0;
/// Likewise, of being made of the page's most frequent words.
const FREQUENT: f32 = 0.6;
/// Likewise, of asking: questions there are headings by another name.
const QUESTION: f32 = -1.5;
/// Likewise, of opening the page: it says what the page is about.
const OPENING: f32 = 0.8;
/// Of fewer words than [`FEW_WORDS`].
const SHORT: f32 = -1.0;
/// Of each 15 words over [`MANY_WORDS`].
const LONG: f32 = -0.3;

/// Shorter sentences say little.
const FEW_WORDS: usize = 8;
/// Longer sentences fill the summary by themselves.
const MANY_WORDS: usize = 45;

/// What a candidate is worth.
#[derive(Debug)]
pub(super) struct Scored {
    #[cfg(any(test, feature = "training"))]
    pub(super) features: Features,
    pub(super) vector: Vector,
    pub(super) score: f32,
    /// How much its beginning refers to the sentence before it, 0 to 1.
    pub(super) dangling: f32,
}

/// Describes and scores every candidate. Linear in the text.
pub(super) fn score(
    article: &Article,
    outline: &Outline<'_>,
    found: &[Candidate<'_>],
    lexicon: &mut Lexicon<'_>,
) -> Vec<Scored> {
    let terms: Vec<Vec<u32>> = found
        .iter()
        .map(|candidate| lexicon.terms(candidate.text))
        .collect();
    let title = article
        .title
        .as_deref()
        .map(|title| lexicon.terms(title))
        .unwrap_or_default();
    let headings: Vec<Vec<u32>> = outline
        .headings
        .iter()
        .map(|heading| heading.map(|text| lexicon.terms(text)).unwrap_or_default())
        .collect();
    let space = lexicon.len();
    let frequency = frequencies(&terms, space);
    let vectors = vectors(&terms, space);
    let centrality = Centrality::of(&vectors, space);
    let others = small(found.len().saturating_sub(1).max(1));
    let spread = 1.0 - outline.news_likeness;
    let mut scored = Vec::with_capacity(found.len());
    for (at, (candidate, vector)) in found.iter().zip(vectors).enumerate() {
        let terms = &terms[at];
        let features = Features::of(found, at, outline, &centrality);
        let score = features.weighed(LEARNED)
            + TITLE * overlap(terms, &title)
            + HEADING * spread * overlap(terms, &headings[candidate.section])
            + CENTRAL * spread * (centrality.forward[at] + centrality.backward[at]) / others
            + FREQUENT * spread * mean(terms, &frequency)
            + OPENING * spread * flag(at == 0)
            + QUESTION * spread * features.asks
            + by_length(candidate.words)
            + match candidate.kind {
                BlockKind::ListItem => LIST_ITEM,
                BlockKind::Quote => QUOTE_BLOCK,
                _ => 0.0,
            }
            + if candidate.in_block == 0 {
                OPENS_BLOCK * spread
            } else {
                0.0
            }
            + if cues::breaks_a_quotation(candidate.text) {
                BROKEN_QUOTATION
            } else {
                0.0
            };
        scored.push(Scored {
            #[cfg(any(test, feature = "training"))]
            features,
            vector,
            score,
            dangling: cues::dangling(candidate.text),
        });
    }
    scored
}

fn by_length(words: usize) -> f32 {
    if words < FEW_WORDS {
        SHORT
    } else if words > MANY_WORDS {
        LONG * (small(words) - small(MANY_WORDS)).min(60.0) / 15.0
    } else {
        0.0
    }
}

/// The mean of the numbers that `of` has for the terms.
fn mean(terms: &[u32], of: &[f32]) -> f32 {
    terms.iter().map(|term| of[*term as usize]).sum::<f32>() / small(terms.len().max(1))
}
