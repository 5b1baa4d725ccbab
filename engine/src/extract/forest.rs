//! Evaluates the boosted trees that `eval/train_blocks.py` wrote: a sum over trees, each a few comparisons deep.

/// One comparison: to the left where the feature is at most the threshold. A negative child is the complement of a leaf's index.
#[derive(Clone, Copy, Debug)]
struct Split {
    feature: u8,
    threshold: f32,
    left: i8,
    right: i8,
}

#[derive(Debug)]
struct Tree {
    splits: Vec<Split>,
    leaves: Vec<f32>,
}

/// A boosted ensemble for a yes-or-no question.
#[derive(Debug)]
pub(super) struct Forest {
    trees: Vec<Tree>,
    features: usize,
}

impl Forest {
    /// Reads one ensemble from the front of `bytes`; `None` where they do not hold one.
    ///
    /// The format, little-endian: trees `u16`, features `u16`; then for each tree splits `u8`, leaves `u8`, the splits
    /// (feature `u8`, threshold `f32`, left `i8`, right `i8`) and the leaves (`f32`).
    pub(super) fn read(bytes: &mut &[u8]) -> Option<Self> {
        let trees = u16::from_le_bytes(take(bytes)?);
        let features = usize::from(u16::from_le_bytes(take(bytes)?));
        let trees = (0..trees)
            .map(|_| Tree::read(bytes, features))
            .collect::<Option<_>>()?;
        Some(Self { trees, features })
    }

    /// How many numbers a row has.
    #[cfg(test)]
    pub(super) fn features(&self) -> usize {
        self.features
    }

    /// The probability of "yes". A row of another length than the model was trained on gets 0.
    pub(super) fn probability(&self, row: &[f32]) -> f32 {
        if row.len() != self.features {
            return 0.0;
        }
        let sum: f32 = self.trees.iter().map(|tree| tree.value(row)).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

impl Tree {
    fn read(bytes: &mut &[u8], features: usize) -> Option<Self> {
        let [splits, leaves] = take(bytes)?;
        let splits: Vec<Split> = (0..splits)
            .map(|_| {
                let [feature] = take(bytes)?;
                let threshold = f32::from_le_bytes(take(bytes)?);
                let [left, right] = take(bytes)?.map(u8::cast_signed);
                Some(Split {
                    feature,
                    threshold,
                    left,
                    right,
                })
            })
            .collect::<Option<_>>()?;
        let leaves: Vec<f32> = (0..leaves)
            .map(|_| take(bytes).map(f32::from_le_bytes))
            .collect::<Option<_>>()?;
        // Children come after their parent, so a walk always ends.
        let sound = splits.iter().enumerate().all(|(at, split)| {
            usize::from(split.feature) < features
                && [split.left, split.right].into_iter().all(|child| {
                    usize::try_from(child).map_or_else(
                        |_| usize::from((!child).unsigned_abs()) < leaves.len(),
                        |inner| inner > at && inner < splits.len(),
                    )
                })
        });
        (sound && !leaves.is_empty()).then_some(Self { splits, leaves })
    }

    fn value(&self, row: &[f32]) -> f32 {
        if self.splits.is_empty() {
            return self.leaves[0];
        }
        let mut at = 0;
        loop {
            let split = &self.splits[at];
            let child = if row[usize::from(split.feature)] <= split.threshold {
                split.left
            } else {
                split.right
            };
            match usize::try_from(child) {
                Ok(inner) => at = inner,
                Err(_) => return self.leaves[usize::from((!child).unsigned_abs())],
            }
        }
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (front, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*front)
}
