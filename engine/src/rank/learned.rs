//! Weights that `eval/train_rank.py` learned from news with references; do not edit by hand.

use super::features::FEATURES;

/// In the order of the features.
pub(super) const LEARNED: [f32; FEATURES] = [-1.0000, 12.7898, -0.0665, -1.5860, -0.3203, 0.0000];
