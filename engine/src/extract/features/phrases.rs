//! Many phrases sought at once, in rows that each make one feature.

use aho_corasick::AhoCorasick;

/// Finds the phrases of `ROWS` rows, ASCII case ignored.
pub(super) struct Phrases<const ROWS: usize> {
    /// `None` where the automaton cannot be built; then phrases are no evidence.
    automaton: Option<AhoCorasick>,
    row: Vec<usize>,
}

impl<const ROWS: usize> Phrases<ROWS> {
    pub(super) fn new(rows: &[&[&str]; ROWS]) -> Self {
        let row = rows
            .iter()
            .enumerate()
            .flat_map(|(row, phrases)| std::iter::repeat_n(row, phrases.len()))
            .collect();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(rows.iter().copied().flatten())
            .ok();
        Self { automaton, row }
    }

    /// How often the phrases of each row occur.
    pub(super) fn counts(&self, text: &str) -> [f32; ROWS] {
        let mut counts = [0.0; ROWS];
        if let Some(automaton) = &self.automaton {
            for phrase in automaton.find_overlapping_iter(text) {
                counts[self.row[phrase.pattern().as_usize()]] += 1.0;
            }
        }
        counts
    }

    /// Whether a phrase of each row occurs, 1 or 0.
    pub(super) fn flags(&self, text: &str) -> [f32; ROWS] {
        self.counts(text).map(|count| count.min(1.0))
    }
}
