//! What each element means for the text inside it: a border, no text at all, a kind of block.

use super::context::{Context, Place};
use super::dom::Node;
use crate::article::BlockKind;

/// What kind of block an element holds.
pub(super) fn kind(tag: &str, context: &Context, pre: bool) -> BlockKind {
    match tag {
        _ if pre => BlockKind::Preformatted,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dd" | "dt" => BlockKind::ListItem,
        "td" | "th" | "tr" | "caption" => BlockKind::TableRow,
        _ if context.within(Place::Quote) => BlockKind::Quote,
        _ if context.within(Place::Item) => BlockKind::ListItem,
        _ => BlockKind::Paragraph,
    }
}

/// Elements that never hold readable text of the page itself.
pub(super) fn is_skipped(tag: &str) -> bool {
    matches!(
        tag,
        "head"
            | "script"
            | "style"
            | "svg"
            | "iframe"
            | "object"
            | "embed"
            | "audio"
            | "video"
            | "canvas"
            | "select"
            | "textarea"
            | "input"
            | "option"
            | "datalist"
            | "map"
            | "frameset"
            // Readings over characters, and the brackets around them for programs that cannot set them there.
            | "rt"
            | "rp"
            | "rtc"
    )
}

/// Hidden text is often boilerplate, and sometimes the article before a script has shown it; so it is kept, and marked.
pub(super) fn is_hidden(node: &Node) -> bool {
    node.attribute("hidden").is_some()
        || node.attribute("aria-hidden") == Some("true")
        || style(node).is_some_and(|style| {
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// An element's own style, in lower case and without white space.
pub(super) fn style(node: &Node) -> Option<String> {
    let style = node.attribute("style")?.chars();
    let style = style.filter(|c| !c.is_whitespace());
    Some(style.map(|c| c.to_ascii_lowercase()).collect())
}

/// Elements that begin and end a block.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}
