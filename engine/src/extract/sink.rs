//! Has html5ever parse a page and keeps the tree in a [`Dom`] arena, within a depth and a size that no page can exceed, and
//! without elements and attributes that extraction does not ask for.

#[cfg(test)]
#[path = "../../tests/hostile/pages.rs"]
mod hostile_pages;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{
    ElementFlags, NodeOrText, QuirksMode, TreeBuilder, TreeBuilderOpts, TreeSink,
};
use html5ever::{Attribute, LocalName, QualName, local_name};

use super::dom::{Attr, Dom, Node, NodeId, NodeKind, ROOT};

/// Deeper elements lose their tags and keep their text, as browsers do at 512. It bounds recursion and the tree
/// builder's scans of its open elements, which are quadratic in depth.
const DEPTH_LIMIT: u16 = 256;
/// Enough for any page within the download limit that people read; a document beyond it is cut.
const NODE_LIMIT: usize = 400_000;

/// Parses HTML. Never fails: what is not HTML becomes text.
pub(super) fn parse(html: &str) -> Dom {
    let (dom, steps) = parse_counted(html);
    tracing::trace!(bytes = html.len(), nodes = dom.len(), steps, "parsed");
    dom
}

/// The tree, and how many steps the tree builder took on it: the work that a hostile page would make grow faster than
/// itself.
fn parse_counted(html: &str) -> (Dom, u64) {
    let sink = ArenaSink {
        dom: RefCell::new(Dom::with_capacity(html.len() / 64)),
        depth: Cell::new(0),
        steps: Cell::new(0),
    };
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let guard = Guard {
        builder: TreeBuilder::new(sink, options),
        too_deep: RefCell::new(Vec::new()),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(&*super::attributes::limit(html)));
    // A script ends a feed; scripts are not run, so the next feed goes on behind it.
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    let sink = tokenizer.sink.builder.sink;
    (sink.dom.into_inner(), sink.steps.get())
}

/// Stands before the tree builder and keeps from it what would cost time and brings no text.
struct Guard {
    builder: TreeBuilder<NodeId, ArenaSink>,
    /// Names of elements that lost their start tag for being too deep: their end tags go, too, instead of being looked for among all
    /// that is open.
    too_deep: RefCell<Vec<LocalName>>,
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let sink = &self.builder.sink;
        match &token {
            Token::CommentToken(_) | Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::TagToken(tag) if is_formatting(tag) => return TokenSinkResult::Continue,
            Token::TagToken(tag)
                if tag.kind == TagKind::StartTag
                    && (sink.dom.borrow().len() >= NODE_LIMIT
                        || (sink.depth.get() >= DEPTH_LIMIT && !is_raw(&tag.name))) =>
            {
                let mut too_deep = self.too_deep.borrow_mut();
                if !tag.self_closing && too_deep.len() < NODE_LIMIT {
                    too_deep.push(tag.name.clone());
                }
                return TokenSinkResult::Continue;
            }
            Token::TagToken(tag)
                if tag.kind == TagKind::EndTag
                    && self.too_deep.borrow().last() == Some(&tag.name) =>
            {
                self.too_deep.borrow_mut().pop();
                return TokenSinkResult::Continue;
            }
            Token::CharacterTokens(_) if sink.dom.borrow().len() >= NODE_LIMIT => {
                return TokenSinkResult::Continue;
            }
            _ => {}
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

struct ArenaSink {
    dom: RefCell<Dom>,
    /// How deep the tree builder is, as of the last insertion.
    depth: Cell<u16>,
    /// Insertions, removals, and looks at an element's name, which is what the builder's scans do.
    steps: Cell<u64>,
}

impl ArenaSink {
    fn step(&self) {
        self.steps.set(self.steps.get() + 1);
    }

    fn insert(&self, parent: NodeId, before: Option<NodeId>, child: NodeOrText<NodeId>) {
        self.step();
        let mut dom = self.dom.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => {
                let depth = dom[parent].depth.saturating_add(1);
                dom[node].depth = depth;
                self.depth.set(depth);
                dom.detach(node);
                dom.attach(parent, before, node);
            }
            NodeOrText::AppendText(text) => {
                self.depth.set(dom[parent].depth);
                let previous = match before {
                    Some(sibling) => dom[sibling].previous,
                    None => dom[parent].last_child,
                };
                if let Some(previous) = previous
                    && let NodeKind::Text(existing) = &mut dom[previous].kind
                {
                    existing.push_tendril(&text);
                    return;
                }
                let node = dom.push(Node::new(NodeKind::Text(text)));
                dom.attach(parent, before, node);
            }
        }
    }
}

impl TreeSink for ArenaSink {
    type Handle = NodeId;
    type Output = ();
    type ElemName<'a> = OwnedName;

    fn finish(self) {}

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> OwnedName {
        self.step();
        match &self.dom.borrow()[*target].kind {
            NodeKind::Element { name, .. } => OwnedName(name.clone()),
            _ => OwnedName(QualName::new(None, html5ever::ns!(html), local_name!(""))),
        }
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _flags: ElementFlags,
    ) -> NodeId {
        let attributes = attributes
            .into_iter()
            .filter(|attribute| is_wanted(&attribute.name.local))
            .map(|a| Attr {
                name: a.name.local,
                value: a.value,
            })
            .collect();
        self.dom
            .borrow_mut()
            .push(Node::new(NodeKind::Element { name, attributes }))
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.dom.borrow_mut().push(Node::new(NodeKind::Other))
    }

    fn create_pi(&self, _target: StrTendril, _content: StrTendril) -> NodeId {
        self.dom.borrow_mut().push(Node::new(NodeKind::Other))
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(*parent, None, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.dom.borrow()[*element].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(
        &self,
        _name: StrTendril,
        _public_id: StrTendril,
        _system_id: StrTendril,
    ) {
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.dom.borrow()[*sibling].parent;
        if let Some(parent) = parent {
            self.insert(parent, Some(*sibling), child);
        }
    }

    fn add_attrs_if_missing(&self, _target: &NodeId, _attributes: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &NodeId) {
        self.step();
        self.dom.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut dom = self.dom.borrow_mut();
        while let Some(child) = dom[*node].first_child {
            self.step();
            dom.detach(child);
            dom.attach(*new_parent, None, child);
        }
    }
}

/// A copy of an element's name: interned, so a copy is two atom clones.
#[derive(Debug)]
pub(super) struct OwnedName(QualName);

impl html5ever::interface::ElemName for OwnedName {
    fn ns(&self) -> &html5ever::Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

/// Formatting elements say nothing about where text belongs, but html5ever must reopen them in every paragraph that
/// follows an unclosed one: a page of unclosed `<b>`s grows quadratically.
fn is_formatting(tag: &Tag) -> bool {
    matches!(
        tag.name,
        local_name!("b")
            | local_name!("big")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements whose content is not text: dropping their tags would turn scripts into sentences.
fn is_raw(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("textarea")
    )
}

/// Attributes that extraction asks for; the rest is not kept.
fn is_wanted(name: &LocalName) -> bool {
    matches!(
        &**name,
        "class"
            | "id"
            | "role"
            | "itemprop"
            | "itemtype"
            | "property"
            | "name"
            | "content"
            | "type"
            | "href"
            | "rel"
            | "style"
            | "hidden"
            | "aria-hidden"
            | "lang"
            | "datetime"
            | "http-equiv"
            | "data-area"
            | "data-component"
            | "data-testid"
            | "data-preloaded"
            | "aria-label"
            | "aria-modal"
    )
}

#[cfg(test)]
mod tests {
    use super::{DEPTH_LIMIT, NODE_LIMIT, hostile_pages as pages, parse_counted};
    use crate::extract::dom::ROOT;

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
}
