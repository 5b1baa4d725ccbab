//! Weights that `eval/train_rank.py` learned from news with references; do not edit by hand.

use super::features::Features;

pub(super) const LEARNED: Features = Features {
    place: -1.0000,
    is_second: 0.0000,
    is_third: 0.0000,
    like_following: 4.5169,
    quotes: -0.1184,
    asks: -2.0835,
    is_personal: -0.4485,
    describes_picture: -1.6976,
};
