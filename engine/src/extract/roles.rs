//! Which part of a page each block stands in: an element's own roles ([`role_names`](super::role_names)) count for what it
//! holds, unless it is a wrapper of the article.

use super::blocks::{Cut, RawBlock};
use super::context::Place;
use super::dom::{Dom, NodeId, ROOT};
use super::role_names::{ALL, Role, Roles, own_roles};

/// Whether a block is a caption by its element or by a name.
pub(super) fn is_caption(block: &RawBlock, roles: Roles) -> bool {
    block.context.within(Place::Caption) || roles.has(Role::Caption)
}

/// The roles of each block.
pub(super) fn of_blocks(dom: &Dom, cut: &Cut, headline: Option<NodeId>) -> Vec<Roles> {
    let mut known: Vec<Option<Roles>> = vec![None; dom.len()];
    let mut holds_headline = vec![false; dom.len()];
    let mut node = headline;
    while let Some(id) = node {
        holds_headline[id.index()] = true;
        node = dom[id].parent;
    }
    let mut holds_first = vec![false; dom.len()];
    let mut node = cut
        .blocks
        .iter()
        .find(|block| block.is_prose())
        .map(|block| block.node);
    while let Some(id) = node {
        holds_first[id.index()] = true;
        node = dom[id].parent;
    }
    let prose = cut.holdings[ROOT.index()].prose_characters;
    let mut path = Vec::new();
    let mut roles = Vec::with_capacity(cut.blocks.len());
    for block in &cut.blocks {
        let mut at = Some(block.node);
        let mut inherited = Roles::default();
        path.clear();
        while let Some(id) = at {
            if let Some(found) = known[id.index()] {
                inherited = found;
                break;
            }
            path.push(id);
            at = dom[id].parent;
        }
        for id in path.iter().rev() {
            let index = id.index();
            let own = own_roles(&dom[*id]);
            let held = cut.holdings[index].prose_characters;
            for role in ALL {
                if own.has(role) {
                    let most = 2 * held > prose;
                    let wraps = holds_headline[index]
                        || match role {
                            Role::Dialog => held == prose,
                            Role::Comment => most && holds_first[index],
                            // An encyclopedia's note may be longer than a short entry.
                            Role::Hatnote
                            | Role::Review
                            | Role::AcceptedAnswer
                            | Role::OtherAnswer => false,
                            _ => most,
                        };
                    if !wraps {
                        inherited.add(role);
                    }
                }
            }
            known[index] = Some(inherited);
        }
        roles.push(inherited);
    }
    roles
}
