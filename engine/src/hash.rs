//! Hash tables for what a page holds. The standard library's hash costs a twentieth of a page's time; this one is
//! seeded anew in each process too, so that a page cannot be made whose words collide.

use std::hash::BuildHasher as _;

use foldhash::SharedSeed;
use foldhash::fast::{FoldHasher, SeedableRandomState};
pub(crate) use foldhash::{HashMap, HashMapExt, HashSet};

/// A hasher whose numbers are the same throughout a process.
pub(crate) fn hasher() -> FoldHasher<'static> {
    SeedableRandomState::with_seed(0, SharedSeed::global_random()).build_hasher()
}
