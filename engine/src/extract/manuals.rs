//! Pages of manuals as `man` prints them: a `<pre>` for the page, or one for each section under its heading
//! (<https://man7.org/linux/man-pages/man7/man-pages.7.html>). What a reader is told is text; the synopsis, the names of
//! options and examples stay preformatted.

use super::blocks::Cut;
use super::preformatted::is_program;
use crate::article::{Block, BlockKind};
use crate::text::{fold_spaces, is_bullet, join_line};

/// Sections that tell of the page and not of its subject.
const APPARATUS: &[&str] = &[
    "SEE ALSO",
    "AUTHOR",
    "AUTHORS",
    "COLOPHON",
    "COPYRIGHT",
    "REPORTING BUGS",
    "SIEHE AUCH",
    "AUTOR",
    "AUTOREN",
    "KOLOPHON",
    "FEHLER MELDEN",
    "VOIR AUSSI",
    "AUTEUR",
    "AUTEURS",
    "SIGNALER DES BOGUES",
    "VÉASE TAMBIÉN",
    "VEDERE ANCHE",
    "VEJA TAMBÉM",
    "ZIE OOK",
    "ZOBACZ TAKŻE",
    "СМ. ТАКЖЕ",
    "関連項目",
    "参见",
];
/// A heading has no more bytes, nor has the line over a page.
const LONGEST_HEADING: usize = 60;
const LONGEST_HEAD: usize = 200;
/// Fewer headings are no page of a manual.
const LEAST_HEADINGS: usize = 2;

/// A page of a manual.
#[derive(Debug)]
pub(super) struct Manual {
    /// "ternctl(8)", as the line over it has it.
    name: String,
    pub(super) blocks: Vec<Block>,
}

impl Manual {
    /// The title without the manual's: "ls(1) - Linux manual page".
    pub(super) fn title(&self, title: Option<String>) -> Option<String> {
        let title = title?;
        let named = title.get(..self.name.len());
        if let Some(name) = named.filter(|name| name.eq_ignore_ascii_case(&self.name)) {
            let rest = title[self.name.len()..].to_lowercase();
            if rest.contains("manual page") || rest.contains("man page") {
                return Some(name.to_owned());
            }
        }
        Some(title)
    }
}

/// The page of a manual that this is.
pub(super) fn read(cut: &Cut) -> Option<Manual> {
    let mut name = None;
    let mut headings = 0;
    let mut blocks = Vec::new();
    let mut is_apparatus = false;
    let mut head = |text: &str, blocks: &mut Vec<Block>| {
        headings += 1;
        blocks.push(Block {
            kind: BlockKind::Heading,
            text: text.to_owned(),
        });
        APPARATUS.contains(&text)
    };
    for block in &cut.blocks {
        match block.kind {
            // The links of "NAME  top" lead to the top of the page.
            BlockKind::Heading if name.is_some() => {
                let text = block.text.strip_suffix(" top").unwrap_or(&block.text);
                is_apparatus = head(text, &mut blocks);
            }
            BlockKind::Preformatted => {
                let mut paragraph: Vec<&str> = Vec::new();
                for line in block.text.lines().chain([""]) {
                    let bare = line.trim_end();
                    let at_margin = bare.starts_with(|c: char| !c.is_whitespace());
                    if !at_margin && !bare.is_empty() {
                        paragraph.push(bare);
                        continue;
                    }
                    if name.is_some() {
                        push(&mut blocks, &paragraph, is_apparatus);
                    }
                    paragraph.clear();
                    if !at_margin {
                        continue;
                    }
                    if name.is_none() {
                        name = named(bare).map(str::to_owned);
                    } else if is_heading(bare) {
                        is_apparatus = head(bare, &mut blocks);
                    } else if !is_in_columns(bare) {
                        paragraph.push(bare);
                    }
                }
            }
            _ => {}
        }
    }
    let text = blocks.iter().any(|block| block.kind.is_text());
    (headings >= LEAST_HEADINGS && text).then_some(Manual {
        name: name?,
        blocks,
    })
}

/// "ternctl(8)", where a line has it at the left and at the right: "TERNCTL(8)   System Manager's Manual   TERNCTL(8)".
fn named(line: &str) -> Option<&str> {
    if line.len() > LONGEST_HEAD || !is_in_columns(line) {
        return None;
    }
    let (first, last) = (
        line.split_whitespace().next()?,
        line.split_whitespace().next_back()?,
    );
    let (_, section) = first.strip_suffix(')')?.split_once('(')?;
    let is_section = section.len() <= 4
        && section.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'n' | 'l'));
    (first == last && is_section && line.len() > 2 * first.len()).then_some(first)
}

fn is_in_columns(line: &str) -> bool {
    line.trim().contains("   ")
}

/// "EXIT STATUS": without small letters, at the margin.
fn is_heading(line: &str) -> bool {
    line.len() <= LONGEST_HEADING
        && !is_in_columns(line)
        && line.contains(char::is_alphabetic)
        && !line.contains(char::is_lowercase)
        && !line.ends_with(['.', ',', ';'])
}

/// Takes a paragraph's lines in: what an option does stands further in than its name, below it or behind it.
fn push(blocks: &mut Vec<Block>, lines: &[&str], is_apparatus: bool) {
    let mut text = String::new();
    let mut indent = None;
    let mut of_option = false;
    for (at, line) in lines.iter().enumerate() {
        let own = indentation(line);
        let next = lines.get(at + 1).map(|line| indentation(line));
        if indent.is_some_and(|indent| own != indent) {
            end(blocks, &mut text, of_option, is_apparatus);
            of_option = indent.is_some_and(|indent| own > indent);
            indent = None;
        }
        if indent.is_none()
            && let Some((option, rest, column)) = option(line, next)
        {
            end(blocks, &mut text, of_option, is_apparatus);
            if !option.chars().all(is_mark) {
                blocks.push(Block {
                    kind: BlockKind::Preformatted,
                    text: option.to_owned(),
                });
            }
            of_option = true;
            indent = Some(column);
            rest.clone_into(&mut text);
            continue;
        }
        indent = Some(own);
        join_line(&mut text, line.trim());
    }
    end(blocks, &mut text, of_option, is_apparatus);
}

fn is_mark(c: char) -> bool {
    is_bullet(c) || matches!(c, '*' | '-' | '·' | 'o' | '+')
}

/// "-w      Wait until the broker has answered": the option, what it does and the column of that, which is that of the next
/// line, too, if there is one further in.
fn option(line: &str, next: Option<usize>) -> Option<(&str, &str, usize)> {
    let bare = line.trim();
    let gap = bare
        .find("  ")
        .filter(|gap| !bare[..*gap].ends_with(['.', '!', '?', ':']))?;
    let (option, rest) = (bare[..gap].trim_end(), bare[gap..].trim_start());
    let column = line.len() - rest.len();
    let column = line[..column].chars().count();
    let own = indentation(line);
    let is_one = match next.filter(|next| *next > own) {
        Some(next) => next == column,
        None => option.starts_with('-') || option.chars().all(is_mark),
    };
    is_one.then_some((option, rest, column))
}

fn indentation(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).count()
}

fn end(blocks: &mut Vec<Block>, text: &mut String, of_option: bool, is_apparatus: bool) {
    let text = fold_spaces(&std::mem::take(text));
    if text.is_empty() {
        return;
    }
    let is_sentence = text.ends_with(['.', '!', '?', ':', ')', '。', '：']) && text.contains(' ');
    let kind = if is_apparatus {
        BlockKind::Apparatus
    } else if !is_sentence || is_program(&text) {
        BlockKind::Preformatted
    } else if of_option {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    };
    blocks.push(Block { kind, text });
}

#[cfg(test)]
mod tests {
    use crate::{Article, BlockKind, Page, extract, summarize};

    const DESCRIPTION: &str = "     The hookctl utility looks into the state of the hook and changes it.  It\n     needs no network.\n\n\
        \u{20}    The options are as follows:\n\n     -q      Print nothing but what went wrong.\n\n\
        \u{20}    -w      Wait until the hook has answered.  The wait ends after 30\n             seconds.\n";

    fn read(html: &str) -> Article {
        extract(&Page::html(None, html)).expect("a page of a manual")
    }

    fn text(article: &Article) -> Vec<&str> {
        article
            .blocks
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem))
            .map(|block| block.text.as_str())
            .collect()
    }

    const TEXT: &[&str] = &[
        "The hookctl utility looks into the state of the hook and changes it. It needs no network.",
        "The options are as follows:",
        "Print nothing but what went wrong.",
        "Wait until the hook has answered. The wait ends after 30 seconds.",
    ];

    #[test]
    fn a_page_of_a_manual_is_what_it_tells() {
        let html = format!(
            "<title>hookctl(8) - Quay manual pages</title><pre>HOOKCTL(8)              System Manager's Manual              HOOKCTL(8)\n\n\
             NAME\n     hookctl - control the hook of a crane\n\nSYNOPSIS\n     hookctl [-qw] command [hook ...]\n\n\
             DESCRIPTION\n{DESCRIPTION}\nSEE ALSO\n     boomctl(8) and the book of the crane, which is not finished.\n\n\
             Quay 7.5                       May 5, 2026                      Quay 7.5\n</pre>"
        );
        let article = read(&html);
        assert_eq!(article.title.as_deref(), Some("hookctl(8)"));
        assert_eq!(text(&article), TEXT);
        for shown in summarize(&article, 9).expect("a summary").sentences {
            assert!(
                !["SYNOPSIS", "[-qw]", "Quay 7.5", "boomctl"]
                    .iter()
                    .any(|part| shown.contains(part)),
                "{shown}"
            );
        }
    }

    #[test]
    fn sections_of_a_page_of_a_manual_may_have_a_pre_each() {
        let below = DESCRIPTION
            .replace("-q      ", "-q\n             ")
            .replace("-w      ", "-w, --wait\n             ");
        let html = format!(
            "<title>hookctl(8) - Quay manual page</title><table><tr><td><a>quay.example</a> &gt; man-pages</td></tr></table>\
             <h1>hookctl(8) &mdash; Quay manual page</h1>\
             <pre>hookctl(8)              System Manager's Manual              hookctl(8)\n</pre>\
             <h2>NAME &nbsp; <a>top</a></h2><pre>       hookctl - control the hook of a crane\n</pre>\
             <h2>SYNOPSIS &nbsp; <a>top</a></h2><pre>       <b>hookctl</b> [<i>OPTION</i>...] <i>COMMAND</i>\n</pre>\
             <h2>DESCRIPTION &nbsp; <a>top</a></h2><pre>{below}</pre>\
             <h2>COLOPHON &nbsp; <a>top</a></h2><pre>     This page is part of the manual of the quay.\n</pre>"
        );
        let article = read(&html);
        assert_eq!(text(&article), TEXT);
        assert_eq!(article.title.as_deref(), Some("hookctl(8)"));
    }

    #[test]
    fn a_listing_with_such_a_line_in_an_article_is_no_page_of_a_manual() {
        let html = "<title>How a manual is set</title><article><h1>How a manual is set</h1><p>The line over each page of a manual \
            has its name at the left and at the right, as it had on paper in 1971.</p>\
            <pre>HOOKCTL(8)              System Manager's Manual              HOOKCTL(8)</pre><h2>Why</h2>\
            <p>Who leafs through a book looks at the outer edges of its pages, and there the name has to stand.</p><h2>How</h2>\
            <p>The program that sets the page measures both names and puts what is left between them.</p></article>";
        let article = read(html);
        assert_eq!(text(&article).len(), 3, "{article:?}");
    }
}
