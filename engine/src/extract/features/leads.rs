//! Where links lead: a teaser stands under a headline that is a link to another page, an article's section under one that is not.

use crate::article::BlockKind;
use crate::extract::blocks::{Cut, RawBlock, share};
use crate::extract::dom::{Dom, NodeId};
use crate::extract::metadata::Metadata;
use crate::extract::schema::{Count, Share, features, float};
use crate::text::count_words;

features! {
    /// What the headings around a block lead to.
    pub(super) struct Leads {
        /// How many blocks ago a heading was that leads to another page; 99 if none was.
        since: Count,
        /// Of the last five headings and the next five, those that do.
        nearby: Share,
        /// Of all headings on the page.
        on_page: Share,
        /// The prose under headings that do, of all that the page has.
        prose: Share,
    }
}

/// A link of fewer words is a name and no headline.
const HEADLINE_WORDS: usize = 4;
/// A link so many nodes into an element is at its beginning.
const BEGINNING: usize = 8;
/// Distances are counted up to this.
const FAR: usize = 99;
/// How far up from a heading a link around it is looked for.
const LEVELS: usize = 4;
/// As many headings are looked at on each side.
const NEARBY: usize = 5;

/// What leads where, of each block.
pub(super) fn leads(dom: &Dom, cut: &Cut, metadata: &Metadata) -> Vec<Leads> {
    // By heading: which block it is, and whether it leads away.
    let headings: Vec<(usize, bool)> = cut
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind == BlockKind::Heading)
        .map(|(index, block)| (index, leads_away(dom, block, metadata)))
        .collect();
    let leading: Vec<usize> = headings
        .iter()
        .filter(|(_, leads)| *leads)
        .map(|(index, _)| *index)
        .collect();
    let above = |index: usize| headings.partition_point(|(at, _)| *at <= index);
    let is_under_leading =
        |index: usize| above(index).checked_sub(1).is_some_and(|at| headings[at].1);
    let (mut under, mut all) = (0, 0);
    for (index, block) in cut.blocks.iter().enumerate() {
        if block.is_prose() {
            all += block.characters;
            if is_under_leading(index) {
                under += block.characters;
            }
        }
    }
    let prose = Share(share(under, all));
    let on_page = part(leading.len(), headings.len());
    (0..cut.blocks.len())
        .map(|index| {
            let next = above(index);
            let near = &headings[next.saturating_sub(NEARBY)..(next + NEARBY).min(headings.len())];
            let last = leading[..leading.partition_point(|at| *at <= index)].last();
            Leads {
                since: Count(float(last.map_or(FAR, |last| (index - last).min(FAR)))),
                nearby: part(near.iter().filter(|(_, leads)| *leads).count(), near.len()),
                on_page,
                prose,
            }
        })
        .collect()
}

fn part(some: usize, all: usize) -> Share {
    Share(float(some) / float(all.max(1)))
}

/// Whether a block is a heading, most of it a link to another page.
pub(in crate::extract) fn leads_away(dom: &Dom, block: &RawBlock, metadata: &Metadata) -> bool {
    if block.kind != BlockKind::Heading || block.link_density() <= 0.5 {
        return false;
    }
    let mut above = dom.ancestors(block.node).skip(1).take(LEVELS);
    let target = dom
        .descendants(block.node)
        .find_map(|node| href(dom, node))
        .or_else(|| above.find_map(|node| href(dom, node)));
    target.is_some_and(|target| is_elsewhere(target, metadata))
}

/// Whether a block begins with a headline that leads to another page, and goes on with what stands there.
pub(in crate::extract) fn begins_with_lead(
    dom: &Dom,
    block: &RawBlock,
    metadata: &Metadata,
) -> bool {
    if block.links == 0 || !block.is_prose() {
        return false;
    }
    let link = dom
        .descendants(block.node)
        .take(BEGINNING)
        .find_map(|node| href(dom, node).map(|target| (node, target)));
    link.is_some_and(|(node, target)| {
        let headline = dom.text(node);
        count_words(&headline) >= HEADLINE_WORDS
            && block.text.starts_with(&headline)
            && is_elsewhere(target, metadata)
    })
}

/// Whether a link's target is another page.
fn is_elsewhere(target: &str, metadata: &Metadata) -> bool {
    let own = metadata.address.as_deref().map_or("", path);
    let target = target.trim();
    !target.is_empty()
        && !target.starts_with('#')
        && !target.starts_with("javascript:")
        && (own.is_empty() || path(target) != own)
}

fn href(dom: &Dom, node: NodeId) -> Option<&str> {
    (dom[node].tag() == "a")
        .then(|| dom[node].attribute("href"))
        .flatten()
}

/// An address without scheme, host, query and fragment.
fn path(address: &str) -> &str {
    let address = address.split(['?', '#']).next().unwrap_or("");
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => address,
    };
    path.trim_end_matches('/')
}
