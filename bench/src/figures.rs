//! Medians, spreads and ratios.

/// The figures of one quantity, one for each run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures(Vec<f64>);

impl Figures {
    pub(crate) fn push(&mut self, figure: f64) {
        self.0.push(figure);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many of these, in milliseconds, fit into a second.
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    pub(crate) fn per_second(&self) -> f64 {
        self.len() as f64 * 1e3 / self.0.iter().sum::<f64>()
    }

    /// The figure that this share of all does not exceed, from 0 to 1.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an index into a few thousand figures"
        )]
        let index = ((sorted.len().saturating_sub(1)) as f64 * share).round() as usize;
        sorted.get(index).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// How often each figure of `floor` goes into the one of the same run.
    pub(crate) fn over(&self, floor: &Self) -> Self {
        Self(self.0.iter().zip(&floor.0).map(|(a, b)| a / b).collect())
    }

    /// Each figure and the one of the same run together.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a + b).collect())
    }

    /// What each figure has over the one of the same run.
    pub(crate) fn less(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a - b).collect())
    }

    /// The median, and the middle half of the figures around it.
    pub(crate) fn spread(&self, digits: usize) -> String {
        if self.is_empty() {
            return "–".to_owned();
        }
        let [low, mid, high] = [0.25, 0.5, 0.75].map(|share| self.quantile(share));
        format!("{mid:.digits$} ({low:.digits$}–{high:.digits$})")
    }
}

impl FromIterator<f64> for Figures {
    fn from_iter<T: IntoIterator<Item = f64>>(figures: T) -> Self {
        Self(figures.into_iter().collect())
    }
}
