//! Prose in `<pre>`: RFCs, mailing lists, man pages, books. Code stays preformatted, and no summary shows it.

use super::blocks::{self, Cut, RawBlock};
use crate::article::{Block, BlockKind};
use crate::plain;

/// Preformatted text with so many of the page's characters is the page.
const MOST_OF_PAGE: (u32, u32) = (3, 5);
/// Shorter preformatted text is a line of a terminal or a formula, in words.
const LEAST_WORDS: u32 = 20;

/// Longer text is judged with the page: it is most of it, or a listing.
const MOST_WORDS: u32 = 400;

/// Prose of several paragraphs is one of so many parts of the page at the least: elsewhere it is a file that the page shows,
/// or what a program prints. By eye, on the tuning pages.
const PART_OF_PAGE: u32 = 4;
/// A line of more bytes is a paragraph. Chosen by eye.
const LONG_LINE: usize = 120;
/// Preformatted text with more of it in links is a list of them. As for [`RawBlock::is_prose`].
const MOST_LINKS: f32 = 0.35;

/// Turns short prose in `<pre>` into paragraphs.
pub(super) fn read_prose(cut: &mut Cut) {
    let all: u32 = cut.blocks.iter().map(|block| block.characters).sum();
    let part = PART_OF_PAGE;
    let mut blocks = Vec::with_capacity(cut.blocks.len());
    for mut block in cut.blocks.drain(..) {
        if block.kind != BlockKind::Preformatted
            || !(LEAST_WORDS..=MOST_WORDS).contains(&block.words)
            || !is_prose(&block.text)
        {
            blocks.push(block);
            continue;
        }
        let mut read = blocks_of(&block.text);
        match read.as_mut_slice() {
            [only] => {
                block.kind = BlockKind::Paragraph;
                block.text = std::mem::take(&mut only.text);
                blocks.push(block);
            }
            several if part * block.characters >= all && is_prose_throughout(&block) => {
                blocks.extend(several.iter_mut().map(|part| part_of(&block, part)));
            }
            _ => blocks.push(block),
        }
    }
    cut.blocks = blocks;
}

/// Whether no paragraph of a text is code: a listing may begin with a comment.
///
/// What a program prints has a line for each thing; a letter has sentences that go on over a line's end, or long lines.
fn is_prose_throughout(block: &RawBlock) -> bool {
    let mut lines = block.text.lines().map(str::trim).peekable();
    let mut goes_on = false;
    while let Some(line) = lines.next() {
        let next = lines
            .peek()
            .is_some_and(|next| next.starts_with(char::is_lowercase));
        goes_on |= line.len() > LONG_LINE
            || next && line.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    }
    goes_on && block.link_density() < MOST_LINKS && !block.text.split("\n\n").any(is_program)
}

/// A paragraph of a block as a block of its own.
fn part_of(block: &RawBlock, part: &mut Block) -> RawBlock {
    let text = std::mem::take(&mut part.text);
    RawBlock {
        kind: if part.kind == BlockKind::Note {
            BlockKind::ListItem
        } else {
            part.kind
        },
        node: block.node,
        context: block.context.clone(),
        words: u32::try_from(crate::text::count_words(&text)).unwrap_or(u32::MAX),
        characters: blocks::length(&text),
        link_characters: 0,
        links: 0,
        initial: None,
        text,
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
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    let words = crate::text::count_words(text);
    let stops = text
        .split_whitespace()
        .filter(|word| word.ends_with(['.', '?', '!', '。', ',']) && word.len() > 2)
        .count();
    words >= 3 * lines && stops * 30 >= words && !is_program(text)
}

/// Whether a text has the signs of program text, or lines that end as those of program text do.
pub(super) fn is_program(text: &str) -> bool {
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
        return true;
    }
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let code = lines()
        .filter(|line| {
            line.ends_with([';', '{', '}', '\\'])
                || line.ends_with("):")
                || line.starts_with("$ ")
                || line.starts_with(">>> ")
                || line.starts_with("#!")
                || line.starts_with("//")
        })
        .count();
    code * 10 > lines().count()
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
    fn a_letter_of_several_paragraphs_in_an_article_is_read() {
        let with = |pre: &str| {
            format!(
                "<article><h1>The letter of the crane driver</h1><p>The port museum got a letter last week that it has now shown to \
                 the public, since nobody knows who wrote it or when.</p><pre>{pre}</pre><p>The museum asks everybody who knows the \
                 hand of the driver to come to the reading room on Friday, and to bring other letters of his if there are any.</p></article>"
            )
        };
        let letter = "I have driven the crane of the north quay for eleven years,\nand never was its hook as heavy as on that day.\n\n\
            The wind came from the sea, and the load swung over the\nrailing of the ship, so that the whole crew ran away.\n";
        let text = blocks(&with(letter)).join("\n");
        assert!(
            text.contains("and never was its hook as heavy as on that day.\nThe wind came"),
            "{text}"
        );
        let listing = "The crane is moved by hand here, and the hook is held by\nthe driver, who looks at the load all the time.\n\n\
            let crane = crane(north, 40);\nlet hook = crane.hook();\nhook.hold();\n\nThe hook is held now, and the crane moves on,\nso that the load swings.\n";
        let text = blocks(&with(listing)).join("\n");
        assert!(!text.contains("moved by hand"), "{text}");
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
