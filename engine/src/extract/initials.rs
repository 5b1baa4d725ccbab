//! Drop capitals: a first letter in an element or a block of its own belongs to its word. "A ferry" stays two words.

use super::blocks::{Cut, RawBlock};
use crate::article::BlockKind;
use crate::hash::HashSet;

/// Letters that are words of their own in languages that are written with them.
const WORDS: &str = "AIOEYÀÈÓÔÖÅUWZVSKАИВОСКУЯ";

/// Words that begin with such a letter and whose rest is no word. Lower case.
const COMMON: &[&str] = &[
    "about",
    "across",
    "after",
    "again",
    "against",
    "almost",
    "along",
    "already",
    "although",
    "always",
    "amid",
    "among",
    "an",
    "and",
    "another",
    "any",
    "around",
    "as",
    "at",
    "every",
    "even",
    "everyone",
    "early",
    "each",
    "if",
    "in",
    "indeed",
    "inside",
    "instead",
    "into",
    "is",
    "it",
    "its",
    "of",
    "often",
    "on",
    "once",
    "one",
    "only",
    "or",
    "our",
    "over",
    "you",
    "your",
    "yesterday",
    "until",
    "under",
    "up",
    "us",
    "very",
    "we",
    "well",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "will",
    "with",
    "some",
    "since",
    "so",
    "still",
    "such",
    "she",
    "several",
];

/// Puts them together with their words.
pub(super) fn join(cut: &mut Cut) {
    let is_candidate = |block: &RawBlock| block.initial.is_some() || is_letter(&block.text);
    if !cut.blocks.iter().any(is_candidate) {
        return;
    }
    let words: HashSet<String> = cut
        .blocks
        .iter()
        .flat_map(|block| {
            let skipped = usize::from(block.initial.is_some());
            block.text.split_whitespace().skip(2 * skipped)
        })
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .collect();
    for block in &mut cut.blocks {
        if let Some(named) = block.initial
            && let Some((start, rest)) = block.text.split_once(' ')
            && joins(start, rest, named, &words)
        {
            block.text = format!("{start}{rest}");
        }
    }
    // A letter in a block of its own begins the next block.
    let begins: Vec<bool> = cut
        .blocks
        .windows(2)
        .map(|pair| {
            is_letter(&pair[0].text)
                && pair[1].kind == BlockKind::Paragraph
                && pair[1].words > 3
                && goes_on(&pair[1].text)
        })
        .chain([false])
        .collect();
    let mut at = 0;
    let mut start: Option<String> = None;
    cut.blocks.retain_mut(|block| {
        if let Some(start) = start.take() {
            let space = if joins(&start, &block.text, true, &words) {
                ""
            } else {
                " "
            };
            block.text = format!("{start}{space}{}", block.text);
        }
        let is_start = begins[at];
        at += 1;
        if is_start {
            start = Some(block.text.clone());
        }
        !is_start
    });
}

/// One capital letter, perhaps behind a quotation mark.
fn is_letter(text: &str) -> bool {
    let bare = text.trim_start_matches(['"', '“', '„', '«', '‘']);
    let mut characters = bare.chars();
    characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
}

/// Whether a text begins in the midst of a sentence: with a small letter, or a word in capitals.
fn goes_on(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or("");
    word.starts_with(char::is_lowercase)
        || word.chars().count() > 1
            && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
            && word.starts_with(char::is_alphabetic)
}

/// Whether the letter is the first of the word behind it. `named` says that its element is called a capital.
fn joins(start: &str, rest: &str, named: bool, words: &HashSet<String>) -> bool {
    if !is_letter(start) || !goes_on(rest) {
        return false;
    }
    let word = rest.split_whitespace().next().unwrap_or("").to_lowercase();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let whole = format!("{}{word}", start.to_lowercase());
    let whole = whole.trim_matches(|c: char| !c.is_alphanumeric());
    let stands_alone = start
        .chars()
        .next_back()
        .is_some_and(|letter| WORDS.contains(letter));
    if stands_alone || !named {
        words.contains(whole) && !words.contains(word) || stands_alone && COMMON.contains(&whole)
    } else {
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::{Page, extract};

    fn first(paragraph: &str) -> String {
        let html = format!(
            "<article><h1>A crane</h1>{paragraph}\
             <p>The crane lifts forty tonnes and runs on electricity from the roof of the hall.</p>\
             <p>The old crane was kept as a monument, as the port museum had asked for in a letter.</p></article>"
        );
        extract(&Page::html(None, html)).unwrap().blocks[0]
            .text
            .clone()
    }

    #[test]
    fn a_first_letter_in_an_element_of_its_own_belongs_to_its_word() {
        for html in [
            "<p><span class='drop-cap'>T</span> he harbour gets its third crane on Friday, said the mayor.</p>",
            "<p><span class='dropcap'>T</span><span>he harbour</span> gets its third crane on Friday, said the mayor.</p>",
            "<p><span style='float:left;font-size:4em'>T</span> he harbour gets its third crane on Friday, said the mayor.</p>",
            "<div class='cap'>T</div><p>he harbour gets its third crane on Friday, said the mayor.</p>",
        ] {
            assert_eq!(
                first(html),
                "The harbour gets its third crane on Friday, said the mayor.",
                "{html}"
            );
        }
        let after = "<p><span class='dropcap'>A</span> fter two years the harbour gets its third crane on Friday.</p>";
        assert_eq!(
            first(after),
            "After two years the harbour gets its third crane on Friday."
        );
        let capitals = "<div class='cap'>T</div><p>HE HARBOUR gets its third crane on Friday, said the mayor.</p>";
        assert_eq!(
            first(capitals),
            "THE HARBOUR gets its third crane on Friday, said the mayor."
        );
    }

    #[test]
    fn a_letter_that_is_a_word_stays_one() {
        for (html, text) in [
            (
                "<p><span class='dropcap'>A</span> ferry brings the third crane to the harbour on Friday.</p>",
                "A ferry brings the third crane to the harbour on Friday.",
            ),
            (
                "<div class='dropcap'>A</div><p>ferry brings the third crane to the harbour on Friday.</p>",
                "A ferry brings the third crane to the harbour on Friday.",
            ),
            (
                "<p><span class='dropcap'>I</span> saw the third crane of the harbour on Friday morning.</p>",
                "I saw the third crane of the harbour on Friday morning.",
            ),
            (
                "<p><code>R</code> is a language in which the harbour counts its cranes and ships.</p>",
                "R is a language in which the harbour counts its cranes and ships.",
            ),
            (
                "<p><span>R</span> is a language in which the harbour counts its cranes and ships.</p>",
                "R is a language in which the harbour counts its cranes and ships.",
            ),
        ] {
            assert_eq!(first(html), text, "{html}");
        }
    }
}
