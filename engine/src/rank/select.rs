//! From scores to a summary: the best sentences that do not say the same and do not hang in the air.

use super::candidates::{Candidate, Outline};
use super::features::{Scored, newsiness, small};
use super::weights;

/// Picks that are weighed against those before them; further ones, in summaries longer than anybody asks for, go by score.
pub(super) const WEIGHED_PICKS: usize = 50;

/// Likeness from which two sentences say the same, and are not shown together.
const SAME: f32 = 0.75;

/// Which candidates the summary shows: `count` of them, or all.
pub(super) fn select(
    found: &[Candidate<'_>],
    scored: &[Scored],
    outline: &Outline<'_>,
    count: usize,
) -> Vec<bool> {
    let mut picked = vec![false; found.len()];
    let mut likeness = vec![0.0_f32; found.len()];
    let mut shown = vec![0_usize; outline.sections.len()];
    let spread = 1.0 - newsiness(found.len(), outline);
    // The page in as many equal parts as there are sentences to show.
    let part = |at: usize| at * count / found.len();
    let mut parts = vec![false; count];
    let worth = |at: usize, picked: &[bool], likeness: &[f32], shown: &[usize], parts: &[bool]| {
        let led = found[at].follows && picked[at - 1];
        let section = found[at].section;
        scored[at].score
            + if led {
                0.0
            } else {
                weights::HANGS * scored[at].hangs
            }
            + weights::REPEATS * likeness[at]
            + if likeness[at] > SAME {
                weights::SAME
            } else {
                0.0
            }
            + weights::NEW_SECTION * spread / (1.0 + 2.0 * small(shown[section]))
            + if parts[part(at)] {
                0.0
            } else {
                weights::NEW_PART * spread
            }
    };
    for _ in 0..count.min(WEIGHED_PICKS) {
        let best = (0..found.len())
            .filter(|at| !picked[*at])
            .map(|at| (at, worth(at, &picked, &likeness, &shown, &parts)))
            // The first of equals.
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        let Some((best, _)) = best else {
            return picked;
        };
        picked[best] = true;
        shown[found[best].section] += 1;
        parts[part(best)] = true;
        for (at, other) in scored.iter().enumerate() {
            if !picked[at] {
                likeness[at] = likeness[at].max(cosine(&scored[best].vector, &other.vector));
            }
        }
    }
    let mut left: Vec<usize> = (0..found.len()).filter(|at| !picked[*at]).collect();
    left.sort_by(|a, b| scored[*b].score.total_cmp(&scored[*a].score));
    for at in left.into_iter().take(count.saturating_sub(WEIGHED_PICKS)) {
        picked[at] = true;
    }
    picked
}

/// Of two vectors of length 1, sorted by term.
fn cosine(one: &[(u32, f32)], other: &[(u32, f32)]) -> f32 {
    let (mut sum, mut left, mut right) = (0.0, one.iter().peekable(), other.iter().peekable());
    while let (Some((a, x)), Some((b, y))) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                sum += x * y;
                left.next();
                right.next();
            }
        }
    }
    sum
}
