//! The numbers of a passage: their names, and where each stands.

/// The names of the numbers, in order: those of a passage, some of them again for each kind of answer, squares, and whether it is
/// the best of all in some.
pub(super) const NAMES: &[&str] = &[
    "bm25",
    "bm25_share",
    "soft",
    "soft_share",
    "coverage",
    "coverage_share",
    "grams",
    "grams_share",
    "pairs",
    "pairs_share",
    "sequence",
    "sequence_share",
    "window",
    "window_share",
    "all_words",
    "names",
    "numbers",
    "rarest",
    "previous",
    "next",
    "with_previous",
    "with_next",
    "around_share",
    "block",
    "heading",
    "missing_before",
    "new_numbers",
    "new_times",
    "new_names",
    "new_words",
    "reasons",
    "support",
    "support_share",
    "fits",
    "length",
    "place",
    "in_block",
    "asks",
    "rank",
    "lead",
    "brackets",
    "hits_share",
    "last_word",
    "first_word",
    "longest_run",
    "every_word",
    "every_word_share",
    "person.fits",
    "person.new_numbers",
    "person.new_times",
    "person.new_names",
    "person.support_share",
    "person.length",
    "place.fits",
    "place.new_numbers",
    "place.new_times",
    "place.new_names",
    "place.support_share",
    "place.length",
    "time.fits",
    "time.new_numbers",
    "time.new_times",
    "time.new_names",
    "time.support_share",
    "time.length",
    "quantity.fits",
    "quantity.new_numbers",
    "quantity.new_times",
    "quantity.new_names",
    "quantity.support_share",
    "quantity.length",
    "thing.fits",
    "thing.new_numbers",
    "thing.new_times",
    "thing.new_names",
    "thing.support_share",
    "thing.length",
    "manner.fits",
    "manner.new_numbers",
    "manner.new_times",
    "manner.new_names",
    "manner.support_share",
    "manner.length",
    "reason.fits",
    "reason.new_numbers",
    "reason.new_times",
    "reason.new_names",
    "reason.support_share",
    "reason.length",
    "coverage_share.squared",
    "soft_share.squared",
    "window_share.squared",
    "grams_share.squared",
    "every_word_share.squared",
    "coverage_share.best",
    "grams_share.best",
    "soft_share.best",
    "measure",
    "phrases",
    "phrases_share",
    "letters",
    "letters_share",
    "block_share",
    "block_share.best",
    "block_grams",
    "block_grams_share",
    "block_soft_share",
    "block_every_word_share",
    "grams_in_block",
    "soft_in_block",
    "coverage_in_block",
    "block_rank",
    "grams_deviation",
    "soft_deviation",
    "coverage_deviation",
    "around_grams_share",
    "block_support_share",
    "block_pairs_share",
    "block_phrases_share",
    "unspaced.soft_share",
    "unspaced.grams_share",
    "unspaced.phrases_share",
    "unspaced.coverage_share",
    "unspaced.window_share",
    "unspaced.every_word_share",
    "unspaced.phrases",
    "unspaced.block_grams_share",
    "unspaced.block_soft_share",
    "unspaced.grams_in_block",
    "unspaced.pairs",
    "unspaced.sequence",
    "syllables.soft_share",
    "syllables.grams_share",
    "syllables.phrases_share",
    "syllables.coverage_share",
    "syllables.window_share",
    "syllables.every_word_share",
    "syllables.phrases",
    "syllables.block_grams_share",
    "syllables.block_soft_share",
    "syllables.grams_in_block",
    "syllables.pairs",
    "syllables.sequence",
];
/// How many there are.
pub(super) const COUNT: usize = NAMES.len();

/// One passage as numbers.
pub(super) type Row = [f32; COUNT];

/// Where the number of this name stands. For constants alone: a name that is none fails the build.
pub(super) const fn place_of(name: &str) -> usize {
    let mut place = 0;
    while !is_same(NAMES[place], name) {
        place += 1;
    }
    place
}

/// Whether two names are one.
pub(super) const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut byte = 0;
    while byte < one.len() {
        if one[byte] != other[byte] {
            return false;
        }
        byte += 1;
    }
    true
}

/// The numbers that are taken again for each kind of answer, and where those of the first kind begin.
pub(super) const BY_KIND: [usize; 6] = [
    place_of("fits"),
    place_of("new_numbers"),
    place_of("new_times"),
    place_of("new_names"),
    place_of("support_share"),
    place_of("length"),
];
pub(super) const KINDS_AT: usize = place_of("person.fits");
/// The numbers whose squares are taken, and where these begin.
pub(super) const SQUARED: [usize; 5] = [
    place_of("coverage_share"),
    place_of("soft_share"),
    place_of("window_share"),
    place_of("grams_share"),
    place_of("every_word_share"),
];
pub(super) const SQUARES_AT: usize = place_of("coverage_share.squared");
/// The shares of which it is told whether they are the best, and where that begins.
pub(super) const BEST: [usize; 3] = [
    place_of("coverage_share"),
    place_of("grams_share"),
    place_of("soft_share"),
];
pub(super) const BEST_AT: usize = place_of("coverage_share.best");
/// The numbers that are taken again where a term is less than a word: for scripts without spaces, where it is two characters, and for
/// Vietnamese, where it is a syllable; and where they begin.
pub(super) const BY_SCRIPT: [usize; 12] = [
    place_of("soft_share"),
    place_of("grams_share"),
    place_of("phrases_share"),
    place_of("coverage_share"),
    place_of("window_share"),
    place_of("every_word_share"),
    place_of("phrases"),
    place_of("block_grams_share"),
    place_of("block_soft_share"),
    place_of("grams_in_block"),
    place_of("pairs"),
    place_of("sequence"),
];
pub(super) const SCRIPTS_AT: usize = place_of("unspaced.soft_share");
