//! From scores to a summary: the best sentences, without repetitions and dangling references, from all parts of the page.

use super::candidates::{Candidate, Outline};
use super::likeness::cosine;
use super::numbers::small;
use super::score::Scored;

/// Picks that are weighed against those before them; further ones, in summaries longer than anybody asks for, go by score.
pub(super) const WEIGHED_PICKS: usize = 50;

/// Likeness from which two sentences say the same, and are not shown together.
const ALIKE: f32 = 0.75;

// What the choice of other sentences weighs, set by eye as in `score`.

/// Of beginning with a reference to a sentence that is not shown. It changed no measure and is there for how summaries read
/// (docs/decisions/0009-ranking.md).
const DANGLING: f32 = -1.2;
/// Of repeating what is said already, at likeness 1. Brought 0.3 of ROUGE (docs/decisions/0009-ranking.md).
const REPETITION: f32 = -0.8;
/// Of two sentences that are all but the same, the second.
const SAME: f32 = -3.0;
/// Of standing in a section that has no sentence in the summary yet, where sections count.
const NEW_SECTION: f32 = 1.0;
/// Likewise, of standing in a part of the page, of as many as there are sentences, that has no sentence in the summary yet.
/// Raised from 1, so that summaries of long pages spread further.
const NEW_PART: f32 = 2.0;

/// Sees that one of these is among the picked, in the place of the one with the lowest score: of a question, its answer.
pub(super) fn include(scored: &[Scored], picked: &mut [bool], is_wanted: impl Fn(usize) -> bool) {
    if (0..picked.len()).any(|at| picked[at] && is_wanted(at)) {
        return;
    }
    let by_score = |a: &usize, b: &usize| scored[*a].score.total_cmp(&scored[*b].score);
    let best = (0..picked.len())
        .filter(|at| is_wanted(*at))
        .max_by(by_score);
    let worst = (0..picked.len()).filter(|at| picked[*at]).min_by(by_score);
    if let (Some(best), Some(worst)) = (best, worst) {
        picked[worst] = false;
        picked[best] = true;
    }
}

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
    let spread = 1.0 - outline.news_likeness;
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
                DANGLING * scored[at].dangling
            }
            + REPETITION * likeness[at]
            + if likeness[at] > ALIKE { SAME } else { 0.0 }
            + NEW_SECTION * spread / (1.0 + 2.0 * small(shown[section]))
            + if parts[part(at)] {
                0.0
            } else {
                NEW_PART * spread
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
