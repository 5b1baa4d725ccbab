//! Where a block stands: which kinds of element enclose it, and what the page's authors called them.

mod names;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use self::names::{NAMES, TOPICS};
use super::dom::Node;

/// A kind of element that says something about all text inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Article,
    Main,
    Nav,
    Header,
    Footer,
    Aside,
    Form,
    Figure,
    Caption,
    Table,
    List,
    Item,
    Quote,
    Dialog,
    Button,
    Section,
    Label,
    Hidden,
    NoScript,
}

/// How many [`Place`]s there are.
pub(super) const PLACES: usize = 19;

/// The rows of [`NAMES`] that are asked for by name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Topic {
    Comment = 0,
}

struct Names {
    automaton: AhoCorasick,
    topic: Vec<u8>,
}

/// `None` where the automaton cannot be built; then names are no evidence.
static NAME_FINDER: LazyLock<Option<Names>> = LazyLock::new(|| {
    let topic = NAMES
        .iter()
        .zip(0u8..)
        .flat_map(|(words, topic)| std::iter::repeat_n(topic, words.len()))
        .collect();
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(NAMES.iter().copied().flatten())
        .ok()?;
    Some(Names { automaton, topic })
});

/// The surroundings of a block. Depths are counted from the root; 0 means "nowhere".
#[derive(Clone, Debug)]
pub(super) struct Context {
    pub(super) depth: u8,
    places: u32,
    named: [u8; TOPICS],
}

impl Default for Context {
    fn default() -> Self {
        Self {
            depth: 0,
            places: 0,
            named: [0; TOPICS],
        }
    }
}

impl Context {
    /// The surroundings of what is inside `node`.
    pub(super) fn inside(&self, node: &Node, depth: u8) -> Self {
        let mut inner = self.clone();
        inner.depth = depth;
        let role = node.attribute("role");
        for place in [place_of(node.tag()), role.and_then(place_of_role)]
            .into_iter()
            .flatten()
        {
            inner.enter(place);
        }
        if let Some(finder) = &*NAME_FINDER {
            for name in ["class", "id", "itemprop", "data-component", "data-testid"]
                .into_iter()
                .filter_map(|name| node.attribute(name))
            {
                // A class list of kilobytes is a utility framework's; its start names the element.
                let name = name.get(..200).unwrap_or(name);
                for found in finder.automaton.find_overlapping_iter(name) {
                    inner.named[usize::from(finder.topic[found.pattern().as_usize()])] = depth;
                }
            }
        }
        inner
    }

    /// Marks the surroundings as inside such an element.
    pub(super) fn enter(&mut self, place: Place) {
        self.places |= 1 << place as u32;
    }

    /// Whether such an element encloses the block.
    pub(super) fn within(&self, place: Place) -> bool {
        self.places & (1 << place as u32) != 0
    }

    /// Whether an element around the block is named for this topic.
    pub(super) fn named(&self, topic: Topic) -> bool {
        self.named[topic as usize] != 0
    }

    /// One number a place, then one a topic: how near the nearest element of such a name is, 1 for the block itself.
    pub(super) fn push_features(&self, features: &mut Vec<f32>) {
        for place in 0..PLACES {
            features.push(if self.places & (1 << place) == 0 {
                0.0
            } else {
                1.0
            });
        }
        for named in self.named {
            features.push(if named == 0 {
                0.0
            } else {
                1.0 / (1.0 + f32::from(self.depth - named))
            });
        }
    }
}

fn place_of(tag: &str) -> Option<Place> {
    Some(match tag {
        "article" => Place::Article,
        "main" => Place::Main,
        "nav" => Place::Nav,
        "header" => Place::Header,
        "footer" => Place::Footer,
        "aside" => Place::Aside,
        "form" => Place::Form,
        "figure" => Place::Figure,
        "figcaption" => Place::Caption,
        "table" => Place::Table,
        "ul" | "ol" | "dl" | "menu" => Place::List,
        "li" | "dd" | "dt" => Place::Item,
        "blockquote" => Place::Quote,
        "dialog" => Place::Dialog,
        "button" | "summary" => Place::Button,
        "section" => Place::Section,
        "label" | "legend" => Place::Label,
        "noscript" | "template" => Place::NoScript,
        _ => return None,
    })
}

fn place_of_role(role: &str) -> Option<Place> {
    Some(match role {
        "article" => Place::Article,
        "main" => Place::Main,
        "navigation" | "menu" | "menubar" => Place::Nav,
        "banner" => Place::Header,
        "contentinfo" => Place::Footer,
        "complementary" => Place::Aside,
        "dialog" | "alertdialog" | "alert" => Place::Dialog,
        "button" | "tab" => Place::Button,
        _ => return None,
    })
}
