//! Text without mark-up as an article: notes, letters, mail, copied chats, Markdown.
//!
//! [`article_from_text`] decides which of them a text is. Each form has its module, which knows its conventions; what is
//! left when these are taken away goes through [`lines`], which tells wrapped prose from one thought a line.

mod chat;
mod emoji;
mod lines;
mod mail;
mod markdown;
mod patch;
mod patterns;
mod transcript;

use crate::article::{Article, Block};
use crate::language;

/// An article from text that a person pasted or that came as a plain file. It has a title where the text says which: the
/// subject of a mail, the first heading of Markdown.
#[must_use]
pub fn article_from_text(text: &str) -> Article {
    let text = normalized(text);
    if let Some(mail) = mail::read(&text) {
        let (title, blocks) = body(&mail.body);
        return article(mail.subject.or(title), blocks);
    }
    let (title, blocks) = body(&text);
    article(title, blocks)
}

/// An article from a text that is known to be Markdown.
pub(crate) fn article_from_markdown(text: &str) -> Article {
    let (title, blocks) = markdown::read(&normalized(text));
    article(title, blocks)
}

/// Whether lines begin with the header of a mail.
pub(crate) fn begins_as_mail<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    mail::has_header(lines)
}

/// What the writer of a mail wrote, from a text that is known to be a mail.
pub(crate) fn written_mail(text: &str) -> String {
    mail::written_in(&normalized(text))
}

/// The blocks of a part of what somebody wrote.
pub(crate) fn blocks_of_part(text: &str) -> Vec<Block> {
    body(text).1
}

fn body(text: &str) -> (Option<String>, Vec<Block>) {
    if let Some(blocks) = transcript::read(text).or_else(|| chat::read(text)) {
        (None, blocks)
    } else if markdown::is_markdown(text) {
        markdown::read(text)
    } else {
        (None, lines::blocks(text))
    }
}

fn article(title: Option<String>, blocks: Vec<Block>) -> Article {
    let language = language::detect(&blocks, None);
    Article {
        title,
        blocks,
        language,
        ..Article::default()
    }
}

/// One kind of line break and of space, no marks of direction, no codes of emoji.
fn normalized(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\r' | '\u{2028}' | '\u{85}' => plain.push('\n'),
            '\u{2029}' => plain.push_str("\n\n"),
            '\u{a0}' | '\u{202f}' | '\u{2007}' => plain.push(' '),
            '\u{feff}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {}
            c => plain.push(c),
        }
        before = c;
    }
    emoji::without_codes(&plain)
}

#[cfg(test)]
mod tests;
