//! What a page shows: its text as a browser lays it out, so that a link can point at it.

use super::dom::{Dom, Node, NodeId, NodeKind, ROOT};
use super::tags::{is_block, is_skipped, style};
use crate::article::Shown;

/// Elements that show no text of the document, or text that a browser does not search
/// (<https://wicg.github.io/scroll-to-text-fragment/#finding-ranges-in-a-document>). Scripts run in browsers, so `noscript` shows
/// none either.
fn shows_nothing(tag: &str) -> bool {
    is_skipped(tag)
        || matches!(
            tag,
            "math"
                | "template"
                | "noscript"
                | "noframes"
                | "img"
                | "picture"
                | "meter"
                | "progress"
                | "area"
                | "dialog"
        )
}

/// Elements that lie in a line and are searched by themselves.
fn stands_apart(tag: &str) -> bool {
    matches!(tag, "button" | "marquee")
}

/// What an element's own style says of how it is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Usual,
    Hidden,
    Block,
}

fn layout(node: &Node) -> Layout {
    if node
        .attribute("hidden")
        .is_some_and(|how| !how.eq_ignore_ascii_case("until-found"))
    {
        return Layout::Hidden;
    }
    let Some(style) = style(node) else {
        return Layout::Usual;
    };
    let mut layout = Layout::Usual;
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else {
            continue;
        };
        let value = value.trim_end_matches("!important");
        match name {
            "display" if value == "none" => return Layout::Hidden,
            "visibility" if matches!(value, "hidden" | "collapse") => return Layout::Hidden,
            "display" if !matches!(value, "inline" | "contents" | "inherit" | "initial") => {
                layout = Layout::Block;
            }
            "float" if value != "none" => layout = Layout::Block,
            "position" if matches!(value, "absolute" | "fixed") => layout = Layout::Block,
            _ => {}
        }
    }
    layout
}

/// Whether a stylesheet may well say how an element looks.
fn is_styled(node: &Node) -> bool {
    node.attribute("class").is_some() || node.attribute("style").is_some()
}

/// The text of the whole document.
pub(super) fn shown(dom: &Dom) -> Shown {
    let mut writer = Writer::default();
    // The elements that are open, whether each is a block, and whether white space counts in it.
    let mut open: Vec<(NodeId, bool, bool)> = Vec::new();
    // The element that may hold a drop capital, and where its text begins.
    let mut initial: Option<(NodeId, usize)> = None;
    let mut next = dom[ROOT].first_child;
    while let Some(node) = next {
        let mut enters = false;
        match &dom[node].kind {
            NodeKind::Text(text) => {
                writer.text(text, open.last().is_some_and(|(_, _, pre)| *pre));
            }
            NodeKind::Element { name, .. } => {
                let tag = &*name.local;
                let layout = layout(&dom[node]);
                if tag == "br" || shows_nothing(tag) {
                    // A match may go round what has no text of its own, but for what takes room in the line.
                    if !matches!(tag, "script" | "style" | "template" | "head" | "rp") {
                        writer.barrier();
                    }
                } else if layout != Layout::Hidden {
                    let block = is_block(tag) || stands_apart(tag) || layout == Layout::Block;
                    let pre = tag == "pre" || open.last().is_some_and(|(_, _, pre)| *pre);
                    if block {
                        writer.block();
                    } else if writer.begins_block() && is_styled(&dom[node]) {
                        initial = Some((node, writer.text.len()));
                    }
                    open.push((node, block, pre));
                    enters = true;
                }
            }
            _ => {}
        }
        if enters && let Some(child) = dom[node].first_child {
            next = Some(child);
            continue;
        }
        let mut current = node;
        next = loop {
            if open.last().is_some_and(|(top, ..)| *top == current)
                && let Some((_, true, _)) = open.pop()
            {
                writer.block();
            }
            if let Some((_, start)) = initial.take_if(|(element, _)| *element == current) {
                writer.end_initial(start);
            }
            if let Some(sibling) = dom[current].next {
                break Some(sibling);
            }
            match dom[current].parent {
                Some(parent) if parent != ROOT => current = parent,
                _ => break None,
            }
        };
    }
    Shown::new(writer.text)
}

/// Writes text with its white space folded.
#[derive(Default)]
struct Writer {
    text: String,
    space: bool,
    /// A drop capital was written last.
    after_initial: bool,
}

impl Writer {
    fn text(&mut self, text: &str, pre: bool) {
        let mut rest = text;
        while !rest.is_empty() {
            // Most of a text is such words.
            let word = rest
                .bytes()
                .position(|byte| !byte.is_ascii_graphic())
                .unwrap_or(rest.len());
            if word > 0 {
                self.before_text(rest.chars().next());
                self.text.push_str(&rest[..word]);
                rest = &rest[word..];
            }
            let Some(c) = rest.chars().next() else {
                return;
            };
            rest = &rest[c.len_utf8()..];
            match c {
                '\n' | '\t' if pre => self.barrier(),
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                c if c.is_whitespace() || c.is_control() => self.space = true,
                c => {
                    self.before_text(Some(c));
                    self.text.push(c);
                }
            }
        }
    }

    /// Whether nothing was written of the block that is open.
    fn begins_block(&self) -> bool {
        self.text.is_empty() || self.text.ends_with([Shown::BLOCK, Shown::BARRIER])
    }

    /// Looks whether the text from `start` on is one letter, perhaps in quotation marks: a drop capital.
    fn end_initial(&mut self, start: usize) {
        let text = self.text.get(start..).unwrap_or_default();
        let letter = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_letter = |c: char| c.is_alphabetic() && !crate::text::is_unspaced(c);
        let mut letters = letter.chars();
        self.after_initial =
            letters.next().is_some_and(is_letter) && letters.next().is_none() && !self.space;
    }

    /// Writes the white space that stands before what comes next, as one space, and what parts a drop capital from its word.
    fn before_text(&mut self, next: Option<char>) {
        if std::mem::take(&mut self.after_initial)
            && !self.space
            && next.is_some_and(char::is_alphanumeric)
        {
            self.text.push(Shown::SEAM);
        }
        if std::mem::take(&mut self.space)
            && !self.text.is_empty()
            && !self.text.ends_with([Shown::BLOCK, Shown::BARRIER])
        {
            self.text.push(' ');
        }
    }

    fn barrier(&mut self) {
        self.space = false;
        self.after_initial = false;
        if !self.text.is_empty() && !self.text.ends_with([Shown::BLOCK, Shown::BARRIER]) {
            self.text.push(Shown::BARRIER);
        }
    }

    fn block(&mut self) {
        self.space = false;
        self.after_initial = false;
        if self.text.ends_with(Shown::BARRIER) {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with(Shown::BLOCK) {
            self.text.push(Shown::BLOCK);
        }
    }
}
