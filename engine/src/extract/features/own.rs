//! What a block is by itself: its length, its letters, its links, its wording.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::{float, log};
use crate::article::BlockKind;
use crate::extract::blocks::RawBlock;

/// Phrases that furniture is made of; one feature a row.
const PHRASES: [&[&str]; 12] = [
    &[
        "©",
        "copyright",
        "all rights reserved",
        "terms of",
        "privacy policy",
    ],
    &["cookie", "gdpr", "consent"],
    &["subscribe", "sign up", "newsletter", "free trial", "inbox"],
    &[
        "share this",
        "tweet",
        "facebook",
        "whatsapp",
        "pinterest",
        "linkedin",
        "share on",
        "follow us",
    ],
    &[
        "read more",
        "related",
        "see also",
        "also read",
        "read also",
        "you may",
        "more from",
        "recommended",
        "up next",
        "more:",
    ],
    &["advert", "sponsored", "promoted", "affiliate"],
    &["comment", "reply", "log in", "login", "sign in", "register"],
    &[
        "photo",
        "getty",
        "image:",
        "image credit",
        "courtesy",
        "reuters",
        "afp",
        "picture:",
        "shutterstock",
    ],
    &[
        "by ",
        "posted",
        "published",
        "updated",
        " ago",
        "min read",
        "author",
    ],
    &[
        "add to cart",
        "add to bag",
        "in stock",
        "shipping",
        "price",
        "$",
        "€",
        "£",
    ],
    &[
        "click here",
        "click to",
        "tap ",
        "scroll",
        "loading",
        "javascript",
        "browser",
        "download",
    ],
    &["contact us", "about us", "phone", "email", "address", "@"],
];

static PHRASE_WORDS: LazyLock<Phrases<12>> = LazyLock::new(|| Phrases::new(&PHRASES));

/// Appends the features.
pub(super) fn push_own(row: &mut Vec<f32>, block: &RawBlock, tag: &str) {
    let text = &block.text;
    let characters = float(block.characters as usize).max(1.0);
    let mut counts = [0.0f32; 5];
    for c in text.chars() {
        counts[0] += f32::from(u8::from(c.is_uppercase()));
        counts[1] += f32::from(u8::from(c.is_numeric()));
        counts[2] += f32::from(u8::from(matches!(c, ',' | '，' | '、' | ';')));
        counts[3] += f32::from(u8::from(matches!(
            c,
            '.' | '!' | '?' | '。' | '！' | '？' | '।'
        )));
        counts[4] += f32::from(u8::from(matches!(c, '|' | '»' | '›' | '·' | '•' | '/')));
    }
    row.extend([
        log(block.words),
        log(block.characters),
        block.link_density(),
        log(block.links),
    ]);
    row.extend(counts.map(|count| count / characters));
    row.push(counts[3].min(10.0));
    row.push(characters / float(block.words as usize).max(1.0));
    let end = text
        .trim_end_matches(['"', '”', '’', '\'', ')', '»'])
        .chars()
        .next_back();
    row.push(f32::from(u8::from(matches!(
        end,
        Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | ':')
    ))));
    row.push(f32::from(u8::from(end == Some(':'))));
    let tag = match tag {
        "p" => 1.0,
        "h1" => 2.0,
        "h2" => 3.0,
        "h3" => 4.0,
        "h4" | "h5" | "h6" => 5.0,
        "li" => 6.0,
        "dd" | "dt" => 7.0,
        "td" | "th" => 8.0,
        "pre" => 9.0,
        "figcaption" | "caption" => 10.0,
        "blockquote" => 11.0,
        "div" => 12.0,
        "section" | "article" | "main" => 13.0,
        _ => 14.0,
    };
    row.push(tag);
    row.push(f32::from(u8::from(block.kind == BlockKind::Heading)));
    row.push(f32::from(block.context.depth));
    let start = text
        .char_indices()
        .nth(200)
        .map_or(text.as_str(), |(at, _)| &text[..at]);
    row.extend(PHRASE_WORDS.counts(start));
}
