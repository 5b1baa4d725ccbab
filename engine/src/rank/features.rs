//! What is known of each candidate that news with references can teach the weight of, by name.

use super::candidates::{Candidate, Outline};
use super::cues;
use super::likeness::Centrality;
use super::numbers::{flag, small};

/// Declares the features; as many numbers of the same names weigh them.
macro_rules! features {
    ($(#[$about:meta])* pub(super) struct $group:ident { $($(#[$meaning:meta])* $name:ident,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub(super) struct $group {
            $($(#[$meaning])* pub(super) $name: f32,)+
        }

        impl $group {
            /// The names, in the order of [`Self::numbers`].
            #[cfg(any(test, feature = "training"))]
            pub(super) const NAMES: [&str; [$(stringify!($name)),+].len()] = [$(stringify!($name)),+];

            pub(super) fn numbers(self) -> [f32; [$(stringify!($name)),+].len()] {
                [$(self.$name),+]
            }
        }
    };
}

features! {
    /// A candidate's features, or what each of them weighs.
    pub(super) struct Features {
        /// The logarithm of its place, from 0: in the article where that is built as news, else in its section.
        place,
        /// Whether it is the second sentence of news.
        is_second,
        /// Whether it is the third sentence of news.
        is_third,
        /// Its likeness to each sentence that follows, on average; in news.
        like_following,
        /// Whether it quotes.
        quotes,
        /// Whether it asks.
        asks,
        /// Whether it speaks in the first person, or to the reader.
        is_personal,
        /// Whether it describes a picture.
        describes_picture,
    }
}

impl Features {
    /// Of the candidate at `at`.
    pub(super) fn of(
        found: &[Candidate<'_>],
        at: usize,
        outline: &Outline<'_>,
        centrality: &Centrality,
    ) -> Self {
        let candidate = &found[at];
        let section = &outline.sections[candidate.section];
        let news_likeness = outline.news_likeness;
        let in_article = small(at).ln_1p();
        let in_section = small(at - section.start).ln_1p();
        let following = small((found.len() - 1 - at).max(1));
        Self {
            place: news_likeness * in_article + (1.0 - news_likeness) * in_section,
            is_second: news_likeness * flag(at == 1),
            is_third: news_likeness * flag(at == 2),
            like_following: centrality.forward[at] * news_likeness / following,
            quotes: flag(cues::quotes(candidate.text)),
            asks: flag(cues::asks(candidate.text)),
            is_personal: flag(cues::is_personal(candidate.text)),
            describes_picture: flag(cues::describes_a_picture(candidate.text)),
        }
    }

    /// Their sum, each times its weight.
    pub(super) fn weighed(self, weights: Self) -> f32 {
        self.numbers()
            .iter()
            .zip(weights.numbers())
            .map(|(feature, weight)| feature * weight)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Features;

    #[test]
    fn a_weight_counts_for_the_feature_of_its_name() {
        let none = Features {
            place: 0.0,
            is_second: 0.0,
            is_third: 0.0,
            like_following: 0.0,
            quotes: 0.0,
            asks: 0.0,
            is_personal: 0.0,
            describes_picture: 0.0,
        };
        let features = Features {
            place: 2.0,
            asks: 1.0,
            ..none
        };
        let weights = Features {
            place: -1.0,
            asks: -0.5,
            quotes: 10.0,
            ..none
        };
        assert!((features.weighed(weights) + 2.5).abs() < f32::EPSILON);
    }
}
