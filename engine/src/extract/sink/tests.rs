//! That no page makes the parser work more than its size warrants.

use super::{DEPTH_LIMIT, NODE_LIMIT, parse_counted};
use crate::extract::dom::ROOT;

#[path = "../../../tests/hostile/pages.rs"]
mod pages;

/// Each open element may be looked at for each tag, and no page has more open than the depth limit lets it; real
/// pages take 2 steps a byte.
const STEPS_PER_BYTE: u64 = 2 * DEPTH_LIMIT as u64;

#[test]
fn the_work_on_a_hostile_page_grows_with_its_size_and_no_faster() {
    for kind in pages::KINDS {
        let [small, large] = [20_000, 80_000].map(|size| {
            let html = pages::page(kind, size);
            let (dom, steps) = parse_counted(&html);
            assert!(dom.len() <= NODE_LIMIT + 1000, "{kind}");
            assert!(steps <= STEPS_PER_BYTE * html.len() as u64, "{kind}");
            steps
        });
        assert!(large <= 5 * small + 100_000, "{kind}: {small}, {large}");
    }
}

#[test]
fn no_tree_is_deeper_than_the_limit_and_a_few_levels_that_the_parser_adds() {
    let html = "<div>".repeat(100_000);
    let (dom, _) = parse_counted(&html);
    let deepest = dom.descendants(ROOT).map(|node| dom[node].depth).max();
    assert!(deepest <= Some(DEPTH_LIMIT + 8), "{deepest:?}");
}
