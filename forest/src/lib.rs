//! Evaluates boosted trees, such as `eval/train_blocks.py` writes: a sum over trees, each a few comparisons deep.
//!
//! No tree is walked: a walk is a chain of jumps that no processor foresees. All comparisons of one feature come one
//! after the other by rising threshold, and each that fails strikes the leaves on its left out of its tree's set; the
//! first leaf that is left is where a walk would have ended: `QuickScorer` (Lucchese et al., SIGIR 2015,
//! <https://doi.org/10.1145/2766462.2767733>), for several rows at once as in its vectorized form
//! (<https://ceur-ws.org/Vol-1653/paper_7.pdf>).
//!
//! A crate of its own since this is much of what a page computes: it is compiled for speed where most else is for size.

/// How many rows are judged at once.
pub const LANES: usize = 8;

/// One number of each of [`LANES`] rows.
pub type Column = [f32; LANES];

/// Leaves of a tree that a row may still end in, one bit each.
type Leaves = u32;

/// One comparison: a row whose feature is above the threshold goes to the right.
#[derive(Clone, Copy, Debug)]
struct Split {
    threshold: f32,
    tree: u16,
    /// The leaves that stay possible for such a row.
    right: Leaves,
}

/// A boosted ensemble for a yes-or-no question.
#[derive(Debug)]
pub struct Forest {
    /// Of each feature, by rising threshold.
    splits: Vec<Vec<Split>>,
    /// Of each tree, from left to right.
    leaves: Vec<Vec<f32>>,
}

impl Forest {
    /// Reads one ensemble from the front of `bytes`; `None` if they do not hold one.
    ///
    /// The format, little-endian: trees `u16`, features `u16`; then for each tree splits `u8`, leaves `u8`, the splits
    /// (feature `u8`, threshold `f32`, left `i8`, right `i8`) and the leaves (`f32`). A negative child is the
    /// complement of a leaf's index; children come after their parent, and leaves from left to right.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let trees = u16::from_le_bytes(take(bytes)?);
        let features = usize::from(u16::from_le_bytes(take(bytes)?));
        let mut forest = Self {
            splits: vec![Vec::new(); features],
            leaves: Vec::with_capacity(trees.into()),
        };
        for tree in 0..trees {
            forest.read_tree(tree, bytes)?;
        }
        for splits in &mut forest.splits {
            splits.sort_by(|a, b| a.threshold.total_cmp(&b.threshold));
        }
        Some(forest)
    }

    fn read_tree(&mut self, tree: u16, bytes: &mut &[u8]) -> Option<()> {
        let [splits, leaves] = take(bytes)?.map(usize::from);
        let splits = (0..splits)
            .map(|_| {
                let [feature] = take(bytes)?;
                let threshold = f32::from_le_bytes(take(bytes)?);
                Some((usize::from(feature), threshold, take(bytes)?))
            })
            .collect::<Option<Vec<(usize, f32, [u8; 2])>>>()?;
        let values: Vec<f32> = (0..leaves)
            .map(|_| take(bytes).map(f32::from_le_bytes))
            .collect::<Option<_>>()?;
        if leaves != splits.len() + 1 || leaves > Leaves::BITS as usize {
            return None;
        }
        // The leaves under each split, the last split first, since children come after their parent.
        let mut under: Vec<Leaves> = vec![0; splits.len()];
        for (at, (feature, threshold, children)) in splits.into_iter().enumerate().rev() {
            let [left, right] = children.map(|child| match child.cast_signed() {
                leaf @ ..0 => 1u32.checked_shl((!leaf).unsigned_abs().into()),
                inner => under[at + 1..]
                    .get(usize::from(inner.unsigned_abs()).checked_sub(at + 1)?)
                    .copied(),
            });
            let (left, right) = (left?, right?);
            // Left of all that is on the right.
            if left == 0 || right == 0 || left.ilog2() >= right.trailing_zeros() {
                return None;
            }
            under[at] = left | right;
            self.splits.get_mut(feature)?.push(Split {
                threshold,
                tree,
                right: !left,
            });
        }
        let all = under.first().map_or(1, |leaves| *leaves);
        if all.trailing_ones() as usize != leaves || all.count_ones() as usize != leaves {
            return None;
        }
        self.leaves.push(values);
        Some(())
    }

    /// How many numbers a row has.
    #[must_use]
    pub fn features(&self) -> usize {
        self.splits.len()
    }

    /// The probability of "yes" for each row. `columns` holds as many columns as there are features, and no NaN.
    #[must_use]
    pub fn probabilities(&self, columns: &[Column]) -> [f32; LANES] {
        let mut possible = vec![[Leaves::MAX; LANES]; self.leaves.len()];
        for (column, splits) in columns.iter().zip(&self.splits) {
            let most = column.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            // What is above no row strikes nothing.
            let striking = splits.partition_point(|split| split.threshold < most);
            for split in &splits[..striking] {
                strike(&mut possible[usize::from(split.tree)], split, column);
            }
        }
        let mut sums = [0.0f32; LANES];
        for (possible, leaves) in possible.iter().zip(&self.leaves) {
            for (sum, possible) in sums.iter_mut().zip(possible) {
                *sum += leaves[possible.trailing_zeros() as usize];
            }
        }
        sums.map(|sum| 1.0 / (1.0 + (-sum).exp()))
    }
}

/// Strikes out, for each row, the leaves that a comparison rules out: one instruction for four rows.
#[inline]
fn strike(possible: &mut [Leaves; LANES], split: &Split, column: &Column) {
    let Split {
        threshold, right, ..
    } = *split;
    for (possible, number) in possible.iter_mut().zip(column) {
        let left = if *number <= threshold { Leaves::MAX } else { 0 };
        *possible &= right | left;
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (front, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*front)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Column, Forest, LANES};

    const FEATURES: usize = 3;

    /// A tree as it is drawn, and walked.
    #[derive(Clone, Debug)]
    enum Tree {
        Leaf(f32),
        Split(u8, f32, Box<Self>, Box<Self>),
    }

    impl Tree {
        fn walk(&self, row: [f32; FEATURES]) -> f32 {
            match self {
                Self::Leaf(value) => *value,
                Self::Split(feature, threshold, left, right) => {
                    let left_on = row[usize::from(*feature)] <= *threshold;
                    if left_on { left } else { right }.walk(row)
                }
            }
        }

        /// Gives its splits and leaves their places; says its own.
        fn write(&self, splits: &mut Vec<[u8; 7]>, leaves: &mut Vec<f32>) -> i8 {
            match self {
                Self::Leaf(value) => {
                    leaves.push(*value);
                    !i8::try_from(leaves.len() - 1).expect("a small tree")
                }
                Self::Split(feature, threshold, left, right) => {
                    let at = splits.len();
                    splits.push([0; 7]);
                    let children = [left, right].map(|child| child.write(splits, leaves));
                    splits[at][0] = *feature;
                    splits[at][1..5].copy_from_slice(&threshold.to_le_bytes());
                    splits[at][5..].copy_from_slice(&children.map(i8::cast_unsigned));
                    i8::try_from(at).expect("a small tree")
                }
            }
        }
    }

    fn bytes(trees: &[Tree]) -> Vec<u8> {
        let mut bytes = u16::try_from(trees.len())
            .expect("few")
            .to_le_bytes()
            .to_vec();
        bytes.extend(u16::try_from(FEATURES).expect("few").to_le_bytes());
        for tree in trees {
            let (mut splits, mut leaves) = (Vec::new(), Vec::new());
            tree.write(&mut splits, &mut leaves);
            bytes.extend(
                [splits.len(), leaves.len()].map(|count| u8::try_from(count).expect("few")),
            );
            bytes.extend(splits.concat());
            bytes.extend(leaves.iter().flat_map(|value| value.to_le_bytes()));
        }
        bytes
    }

    fn number() -> impl Strategy<Value = f32> {
        // Few different ones, so that a number often is a threshold exactly.
        (-4i8..4).prop_map(|number| f32::from(number) / 2.0)
    }

    fn tree() -> impl Strategy<Value = Tree> {
        let leaf = number().prop_map(Tree::Leaf);
        leaf.prop_recursive(5, 32, 2, |inner| {
            (0..3u8, number(), inner.clone(), inner).prop_map(
                |(feature, threshold, left, right)| {
                    Tree::Split(feature, threshold, Box::new(left), Box::new(right))
                },
            )
        })
    }

    proptest! {
        #[test]
        fn what_is_struck_out_leaves_the_leaf_that_a_walk_ends_in(
            trees in prop::collection::vec(tree(), 1..6),
            rows in prop::array::uniform8([number(), number(), number()]),
        ) {
            let bytes = bytes(&trees);
            let forest = Forest::read(&mut &*bytes).expect("a model");
            let columns: Vec<Column> = (0..FEATURES).map(|feature| rows.map(|row| row[feature])).collect();
            let found = forest.probabilities(&columns);
            for lane in 0..LANES {
                let sum: f32 = trees.iter().map(|tree| tree.walk(rows[lane])).sum();
                let walked = 1.0 / (1.0 + (-sum).exp());
                // The same to the last bit: the same leaves, summed in the same order.
                prop_assert_eq!(found[lane].to_bits(), walked.to_bits());
            }
        }

        #[test]
        fn what_is_no_model_is_refused(trees in prop::collection::vec(tree(), 1..4), cut in 1usize..40) {
            let bytes = bytes(&trees);
            let cut = cut.min(bytes.len());
            prop_assert!(Forest::read(&mut &bytes[..bytes.len() - cut]).is_none());
        }
    }
}
