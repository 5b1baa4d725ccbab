//! Prose in `<pre>`: RFCs, mailing lists, man pages, books. Code stays preformatted, and no summary shows it.

use super::blocks::{Cut, RawBlock};
use crate::article::{Block, BlockKind};
use crate::plain;

/// Preformatted text with so many of the page's characters is the page.
const MOST_OF_PAGE: (u32, u32) = (3, 5);
/// Shorter preformatted text is a line of a terminal or a formula, in words.
const LEAST_WORDS: u32 = 20;

/// Turns short prose in `<pre>` into paragraphs.
pub(super) fn read_prose(cut: &mut Cut) {
    for block in &mut cut.blocks {
        if block.kind == BlockKind::Preformatted
            && block.words >= LEAST_WORDS
            && block.words <= 400
            && is_prose(&block.text)
        {
            let read = blocks_of(&block.text);
            if read.len() == 1 {
                block.kind = BlockKind::Paragraph;
                block.text.clone_from(&read[0].text);
            }
        }
    }
}

/// The text of a page that is preformatted for the most part.
pub(super) fn whole_page(cut: &Cut) -> Option<Vec<Block>> {
    let prose = |block: &&RawBlock| {
        block.kind == BlockKind::Preformatted && block.words >= LEAST_WORDS && is_prose(&block.text)
    };
    let all: u32 = cut.blocks.iter().map(|block| block.characters).sum();
    let preformatted: Vec<&RawBlock> = cut.blocks.iter().filter(prose).collect();
    let held: u32 = preformatted.iter().map(|block| block.characters).sum();
    let (part, whole) = MOST_OF_PAGE;
    if held == 0 || held / part < all / whole {
        return None;
    }
    let text: Vec<&str> = preformatted
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    let blocks = blocks_of(&text.join("\n\n"));
    (!blocks.is_empty()).then_some(blocks)
}

/// Letters in words, and lines that end as lines of prose do.
fn is_prose(text: &str) -> bool {
    let (mut letters, mut signs) = (0_usize, 0_usize);
    for c in text.chars() {
        if c.is_alphabetic() {
            letters += 1;
        } else if matches!(
            c,
            '{' | '}'
                | ';'
                | '='
                | '<'
                | '>'
                | '$'
                | '\\'
                | '|'
                | '#'
                | '@'
                | '&'
                | '_'
                | '['
                | ']'
                | '+'
                | '/'
                | '*'
        ) {
            signs += 1;
        }
    }
    if letters < 12 * signs {
        return false;
    }
    // Program text ends its lines with signs, and has few words a line.
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let words = crate::text::count_words(text);
    let stops = text
        .split_whitespace()
        .filter(|word| word.ends_with(['.', '?', '!', '。', ',']) && word.len() > 2)
        .count();
    let code = lines
        .iter()
        .filter(|line| {
            line.ends_with([';', '{', '}', '\\'])
                || line.ends_with("):")
                || line.starts_with("$ ")
                || line.starts_with(">>> ")
                || line.starts_with("#!")
                || line.starts_with("//")
        })
        .count();
    words >= 3 * lines.len() && stops * 30 >= words && code * 10 <= lines.len()
}

/// The paragraphs of such a text, without page lines, running heads and quoted lines.
fn blocks_of(text: &str) -> Vec<Block> {
    let text = without_pages(text);
    let kept: Vec<&str> = text.lines().filter(|line| !is_quoted(line)).collect();
    plain::article_from_text(&kept.join("\n")).blocks
}

fn is_quoted(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("> ") || line == ">" || line.starts_with(">>") || line.starts_with("| ")
}

/// Takes out the lines between two pages: the foot with the page's number, a form feed, the head of the next page; and the
/// head of the first page, which has columns. A sentence goes on over them.
fn without_pages(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let is_empty = |line: &str| line.trim_matches(['\u{c}', ' ', '\t']).is_empty();
    let mut drop = vec![false; lines.len()];
    let mut between = vec![false; lines.len()];
    for (at, line) in lines.iter().enumerate() {
        if !is_page_line(line) {
            drop[at] |= is_in_columns(line);
            continue;
        }
        let mut from = at;
        while from > 0 && is_empty(lines[from - 1]) {
            from -= 1;
        }
        let next = |after: usize| (after..lines.len()).find(|line| !is_empty(lines[*line]));
        let mut to = next(at + 1).unwrap_or(lines.len());
        if to < lines.len() && is_in_columns(lines[to]) {
            to = next(to + 1).unwrap_or(lines.len());
        }
        drop[from..to].fill(true);
        between[from..to].fill(true);
    }
    let mut kept = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        if !drop[at] {
            kept.push_str(line.trim_matches('\u{c}'));
            kept.push('\n');
        } else if !between[at] || kept.trim_end().ends_with(['.', '!', '?', ':']) {
            kept.push('\n');
        }
    }
    kept
}

/// "Park                Expires September 2025                 [Page 1]", "- 12 -", "Page 3 of 9"
fn is_page_line(line: &str) -> bool {
    let line = line.trim_matches(['\u{c}', ' ', '\t']);
    let small = line.to_lowercase();
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((_, page)) = small.rsplit_once("[page ") {
        return page
            .strip_suffix(']')
            .is_some_and(|page| page.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    }
    if let Some(page) = small.strip_prefix("page ") {
        return page.split(" of ").all(|part| number(part.trim()));
    }
    let bare = small.trim_matches(['-', ' ', '–', '[', ']']);
    bare.len() < small.len() && number(bare)
}

/// Words at the left and at the right of the line, and perhaps in its middle, with wide gaps between: a running head.
fn is_in_columns(line: &str) -> bool {
    let bare = line.trim();
    let columns: Vec<&str> = bare
        .split("    ")
        .map(str::trim)
        .filter(|column| !column.is_empty())
        .collect();
    (2..=3).contains(&columns.len())
        && line.len() - line.trim_start().len() < 4
        && bare.len() >= 50
        && columns
            .iter()
            .all(|column| !column.ends_with(['.', ',']) || column.len() < 12)
}

#[cfg(test)]
mod tests {
    use crate::{BlockKind, Page, extract};

    fn blocks(html: &str) -> Vec<String> {
        extract(&Page::html(None, html))
            .unwrap()
            .blocks
            .into_iter()
            .filter(|block| block.kind == BlockKind::Paragraph)
            .map(|block| block.text)
            .collect()
    }

    #[test]
    fn a_letter_of_a_mailing_list_is_read_without_the_lines_that_it_quotes() {
        let html = "<html><head><title>[harbour] The new hook</title></head><body><h1>[harbour] The new hook</h1><pre>\
            On Monday Tom Reed wrote:\n&gt; Who has tried the new hook so far?\n&gt; I have not.\n\n\
            I tried it on Tuesday and again on Wednesday, with a load of forty\ntonnes each time.  It closes faster than the old one.\n\n\
            We should order two more of them before the autumn, when the price\nwill rise by a tenth.\n</pre></body></html>";
        let text = blocks(html).join("\n");
        assert!(
            text.contains("with a load of forty tonnes each time."),
            "{text}"
        );
        assert!(
            text.contains("before the autumn, when the price will rise by a tenth."),
            "{text}"
        );
        assert!(!text.contains("Who has tried"), "{text}");
    }

    #[test]
    fn a_sentence_goes_on_over_the_end_of_a_page() {
        let html = "<pre>Harbour Report                                                March 2025\n\n\
            The crane of the north quay was checked twice in the year, and the second time\nthe inspectors found that the hook had\n\n\n\
            Park                           Informational                      [Page 7]\n\u{c}\n\
            Harbour Report                 Cranes                          March 2025\n\n\n\
            a crack as long as a hand.  It was replaced within a week by the yard on the\nother side of the river.\n</pre>";
        let text = blocks(html).join("\n");
        assert!(
            text.contains("found that the hook had a crack as long as a hand."),
            "{text}"
        );
        assert!(
            !text.contains("Informational") && !text.contains("March 2025"),
            "{text}"
        );
    }

    #[test]
    fn code_stays_out() {
        let code = "<pre>fn main() {\n    let crane = Crane::new(40);\n    crane.lift(&amp;load)?;\n    println!(\"done, the hook is free\");\n}\n</pre>";
        let html = format!(
            "<article><h1>A crane in code</h1><p>This is how the crane is told to lift its load, in eleven lines of a program.</p>{code}\
             <p>The hook is free again as soon as the program has printed its one and only line.</p></article>"
        );
        let article = extract(&Page::html(None, html)).unwrap();
        assert!(article.blocks.iter().all(
            |block| block.kind == BlockKind::Preformatted || !block.text.contains("Crane::new")
        ));
    }
}
