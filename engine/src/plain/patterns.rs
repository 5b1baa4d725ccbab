//! Patterns as constants.

use std::sync::LazyLock;

use regex_lite::{Regex, RegexBuilder};

/// A pattern that is compiled when it is first needed.
pub(super) type Pattern = LazyLock<Regex>;

/// Compiles a pattern that ignores case.
#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, and the tests use each of them"
)]
pub(super) fn pattern(pattern: &str) -> Regex {
    RegexBuilder::new(pattern)
        .case_insensitive(true)
        .build()
        .expect("a pattern")
}
