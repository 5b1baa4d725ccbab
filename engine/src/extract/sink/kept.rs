//! Which elements and attributes are worth their place in the tree.

use html5ever::tokenizer::Tag;
use html5ever::{LocalName, local_name};

/// Formatting elements say nothing about where text belongs, but html5ever must reopen them in every paragraph that
/// follows an unclosed one: a page of unclosed `<b>`s grows quadratically.
pub(super) fn is_formatting(tag: &Tag) -> bool {
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
pub(super) fn is_raw(name: &LocalName) -> bool {
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
pub(super) fn is_wanted(name: &LocalName) -> bool {
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
            | "data-component"
            | "data-testid"
            | "data-preloaded"
            | "aria-label"
            | "aria-modal"
    )
}
