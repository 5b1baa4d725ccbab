//! What a block is by itself: its length, its letters, its links, its wording.

use super::wording;
use crate::article::BlockKind;
use crate::extract::blocks::RawBlock;
use crate::extract::schema::{Code, Count, Log, Ratio, Share, features, float, log, phrases};

features! {
    /// A block by itself.
    pub(super) struct Own {
        /// As a reader counts them.
        words: Log,
        /// Those that are not white space.
        characters: Log,
        /// The characters that are links, of all.
        link_share: Share,
        links: Log,
        /// Capital letters, of all characters; so are the next four.
        capitals: Share,
        digits: Share,
        /// Commas and semicolons.
        commas: Share,
        /// Stops, question and exclamation marks.
        stops: Share,
        /// The signs that part the items of a menu.
        separators: Share,
        /// Stops, at most 10.
        stop_count: Count,
        characters_per_word: Ratio,
        /// Whether the last sign is one that ends a sentence, or a colon.
        ends_as_sentence: bool,
        ends_with_colon: bool,
        /// Which kind of element holds the text; see [`tag_code`].
        tag: Code,
        is_heading: bool,
        /// How deep the element is in the document.
        depth: Count,
    }
}

features! {
    /// Whose voice a block has, and whether it is prose: shares of its first 120 words.
    pub(super) struct Voice {
        /// Words that begin with a small letter: prose has more of them than labels.
        lower_case: Share,
        /// "I" and its like.
        first_person: Share,
        /// "You" and its like.
        second_person: Share,
    }
}

phrases! {
    /// Phrases that boilerplate is made of.
    pub(super) struct Boilerplate {
        rights: wording::RIGHTS,
        cookies: ["cookie", "gdpr", "consent"],
        subscription: wording::OFFERS,
        sharing: wording::SHARING,
        more_to_read: wording::MORE_TO_READ,
        advertising: wording::ADVERTISING,
        accounts: wording::ACCOUNTS,
        picture_credits: wording::PICTURE_CREDITS,
        byline: wording::BYLINE,
        shopping: wording::SHOPPING,
        instructions: wording::INSTRUCTIONS,
        contact: wording::CONTACT,
    }
}

/// As many characters of a block are searched for boilerplate.
const BEGINNING: usize = 200;

impl Own {
    /// `tag` is the name of the element that holds the block.
    pub(super) fn of(block: &RawBlock, tag: &str) -> Self {
        let text = &block.text;
        let characters = float(block.characters as usize).max(1.0);
        let [
            mut capitals,
            mut digits,
            mut commas,
            mut stops,
            mut separators,
        ] = [0.0f32; 5];
        for c in text.chars() {
            capitals += one(c.is_uppercase());
            digits += one(c.is_numeric());
            commas += one(matches!(c, ',' | '，' | '、' | ';'));
            stops += one(matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '।'));
            separators += one(matches!(c, '|' | '»' | '›' | '·' | '•' | '/'));
        }
        let end = text
            .trim_end_matches(['"', '”', '’', '\'', ')', '»'])
            .chars()
            .next_back();
        Self {
            words: log(block.words),
            characters: log(block.characters),
            link_share: Share(block.link_density()),
            links: log(block.links),
            capitals: Share(capitals / characters),
            digits: Share(digits / characters),
            commas: Share(commas / characters),
            stops: Share(stops / characters),
            separators: Share(separators / characters),
            stop_count: Count(stops.min(10.0)),
            characters_per_word: Ratio(characters / float(block.words as usize).max(1.0)),
            ends_as_sentence: matches!(
                end,
                Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | ':')
            ),
            ends_with_colon: end == Some(':'),
            tag: tag_code(tag),
            is_heading: block.kind == BlockKind::Heading,
            depth: Count(f32::from(block.context.depth)),
        }
    }
}

fn one(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// Elements of one kind have one number, and kinds alike are side by side.
fn tag_code(tag: &str) -> Code {
    Code(match tag {
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
    })
}

impl Boilerplate<Count> {
    /// How often a block's beginning has them.
    pub(super) fn of(block: &RawBlock) -> Self {
        let text = block.text.as_str();
        let beginning = text
            .char_indices()
            .nth(BEGINNING)
            .map_or(text, |(at, _)| &text[..at]);
        Self::from_rows(Boilerplate::finder().counts(beginning).map(Count))
    }
}

impl Voice {
    pub(super) fn of(block: &RawBlock) -> Self {
        let (mut words, mut lower, mut first, mut second) = (0usize, 0usize, 0usize, 0usize);
        for word in block.text.split_whitespace().take(120) {
            words += 1;
            lower += usize::from(word.starts_with(char::is_lowercase));
            match word {
                "I" | "I'm" | "I’m" | "I've" | "I’ve" | "my" | "My" | "me" => first += 1,
                "you" | "You" | "your" | "Your" => second += 1,
                _ => {}
            }
        }
        let share = |count| Share(float(count) / float(words.max(1)));
        Self {
            lower_case: share(lower),
            first_person: share(first),
            second_person: share(second),
        }
    }
}
