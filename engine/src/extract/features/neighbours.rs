//! What stands around a block in reading order.

use super::{float, log};
use crate::article::BlockKind;
use crate::extract::blocks::RawBlock;

/// Appends the features.
pub(super) fn push_neighbours(row: &mut Vec<f32>, blocks: &[RawBlock], index: usize) {
    for offset in [-3isize, -2, -1, 1, 2, 3] {
        let neighbour = index
            .checked_add_signed(offset)
            .and_then(|at| blocks.get(at));
        row.push(neighbour.map_or(-1.0, |block| log(block.words)));
        row.push(neighbour.map_or(-1.0, RawBlock::link_density));
        row.push(neighbour.map_or(-1.0, |block| {
            f32::from(u8::from(
                block.node == blocks[index].node || block.kind == BlockKind::Heading,
            ))
        }));
    }
    let window = &blocks[index.saturating_sub(6)..(index + 7).min(blocks.len())];
    row.push(float(
        window.iter().filter(|block| block.is_prose()).count(),
    ));
    let before = blocks[..index]
        .iter()
        .rev()
        .take(30)
        .position(RawBlock::is_prose)
        .unwrap_or(30);
    let after = blocks[index + 1..]
        .iter()
        .take(30)
        .position(RawBlock::is_prose)
        .unwrap_or(30);
    row.extend([float(before), float(after)]);
}
