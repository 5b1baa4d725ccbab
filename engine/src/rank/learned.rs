//! Weights that `eval/train_rank.py` learned from news with references; do not edit by hand.

use super::features::FEATURES;

/// In the order of the features.
pub(super) const LEARNED: [f32; FEATURES] = [
    -1.0000, 0.0000, 0.0000, 4.5169, -0.1184, -2.0835, -0.4485, -1.6976,
];
