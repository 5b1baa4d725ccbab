//! A document tree in one vector: nodes are indices, and a walk never recurses into the allocator.

use std::ops::{Index, IndexMut};

use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName};

/// A node's place in its [`Dom`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct NodeId(u32);

impl NodeId {
    /// The index of what is kept for this node in a vector beside the tree.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The document itself.
pub(super) const ROOT: NodeId = NodeId(0);

/// One attribute that extraction may ask for.
#[derive(Debug)]
pub(super) struct Attr {
    pub(super) name: LocalName,
    pub(super) value: StrTendril,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum NodeKind {
    Document,
    Element {
        name: QualName,
        attributes: Vec<Attr>,
    },
    Text(StrTendril),
    Other,
}

/// A node and its neighbours.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    pub(super) parent: Option<NodeId>,
    pub(super) previous: Option<NodeId>,
    pub(super) next: Option<NodeId>,
    pub(super) first_child: Option<NodeId>,
    pub(super) last_child: Option<NodeId>,
    pub(super) depth: u16,
}

impl Node {
    pub(super) fn new(kind: NodeKind) -> Self {
        Self {
            kind,
            parent: None,
            previous: None,
            next: None,
            first_child: None,
            last_child: None,
            depth: 0,
        }
    }

    /// The element's local name, or the empty string.
    pub(super) fn tag(&self) -> &str {
        match &self.kind {
            NodeKind::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    /// The value of an attribute, if the element has it.
    pub(super) fn attribute(&self, wanted: &str) -> Option<&str> {
        match &self.kind {
            NodeKind::Element { attributes, .. } => attributes
                .iter()
                .find(|a| &*a.name == wanted)
                .map(|a| &*a.value),
            _ => None,
        }
    }
}

/// A parsed document.
#[derive(Debug)]
pub(super) struct Dom {
    nodes: Vec<Node>,
}

impl Dom {
    pub(super) fn with_capacity(nodes: usize) -> Self {
        let mut all = Vec::with_capacity(nodes + 1);
        all.push(Node::new(NodeKind::Document));
        Self { nodes: all }
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn push(&mut self, node: Node) -> NodeId {
        // The sink's node limit keeps this far below 2³².
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        id
    }

    /// Puts a detached node under `parent`, before a sibling or at the end.
    pub(super) fn attach(&mut self, parent: NodeId, before: Option<NodeId>, child: NodeId) {
        let previous = match before {
            Some(sibling) => self[sibling].previous.replace(child),
            None => self[parent].last_child.replace(child),
        };
        match previous {
            Some(previous) => self[previous].next = Some(child),
            None => self[parent].first_child = Some(child),
        }
        let node = &mut self[child];
        node.parent = Some(parent);
        node.previous = previous;
        node.next = before;
    }

    /// Takes a node, with all that is under it, out of its parent.
    pub(super) fn detach(&mut self, child: NodeId) {
        let node = &mut self[child];
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self[previous].next = next,
            None => self[parent].first_child = next,
        }
        match next {
            Some(next) => self[next].previous = previous,
            None => self[parent].last_child = previous,
        }
    }

    /// The children of a node, in order.
    pub(super) fn children(&self, parent: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self[parent].first_child, |child| self[*child].next)
    }

    /// A node and all that it is in, itself first.
    pub(super) fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(node), |node| self[*node].parent)
    }

    /// The way from the outermost element to a node.
    pub(super) fn path(&self, node: NodeId) -> Vec<NodeId> {
        let mut path: Vec<NodeId> = self.ancestors(node).collect();
        path.reverse();
        path
    }

    /// Every node under `top`, `top` first, in document order.
    pub(super) fn descendants(&self, top: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(top), move |node| self.following(*node, top, true))
    }

    /// The next node in document order that is still under `top`; without `enter`, the node's children are skipped.
    pub(super) fn following(&self, node: NodeId, top: NodeId, enter: bool) -> Option<NodeId> {
        if enter && let Some(child) = self[node].first_child {
            return Some(child);
        }
        let mut current = node;
        while current != top {
            if let Some(next) = self[current].next {
                return Some(next);
            }
            current = self[current].parent?;
        }
        None
    }

    /// All text under a node, white space folded.
    pub(super) fn text(&self, top: NodeId) -> String {
        crate::text::fold_spaces(&self.raw_text(top))
    }

    /// All text under a node as it stands in the source.
    pub(super) fn raw_text(&self, top: NodeId) -> String {
        let mut text = String::new();
        for node in self.descendants(top) {
            match &self[node].kind {
                NodeKind::Text(piece) => text.push_str(piece),
                NodeKind::Element { name, .. } if &*name.local == "br" => text.push(' '),
                _ => {}
            }
        }
        text
    }
}

impl Index<NodeId> for Dom {
    type Output = Node;

    fn index(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }
}

impl IndexMut<NodeId> for Dom {
    fn index_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }
}
