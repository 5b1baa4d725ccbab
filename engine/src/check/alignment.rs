//! Which sentences a claim is about: those that share its words.

use super::evidence::{Index, Reading};

/// Of the sentences that share so many words with a claim, those that share at least three fifths of what the best one does.
pub(super) fn nearest(shared: &[usize]) -> Vec<usize> {
    let most = shared.iter().copied().max().unwrap_or(0);
    (0..shared.len())
        .filter(|sentence| most > 0 && shared[*sentence] * 5 >= most * 3)
        .collect()
}

/// The sentences that have this share of a claim's content.
pub(super) fn repeated<'s, 'a>(
    claim: &Reading<'_>,
    index: &Index<'s, 'a>,
    share: f32,
) -> Vec<&'s Reading<'a>> {
    let all = claim.content.len();
    shared(claim, index)
        .into_iter()
        .enumerate()
        .filter(|(_, shared)| *shared > 0 && float(*shared) >= share * float(all))
        .map(|(sentence, _)| index.sentences[sentence])
        .collect()
}

/// How many words of the claim's content each sentence has.
pub(super) fn shared(claim: &Reading<'_>, index: &Index<'_, '_>) -> Vec<usize> {
    let mut shared = vec![0usize; index.sentences.len()];
    let mut last = vec![usize::MAX; index.sentences.len()];
    for (number, at) in claim.content.iter().enumerate() {
        for (sentence, _) in index.places(&claim.tokens[*at].stem) {
            if last[*sentence] != number {
                last[*sentence] = number;
                shared[*sentence] += 1;
            }
        }
    }
    shared
}

pub(super) fn float(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
