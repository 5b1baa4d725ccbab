//! Marks that pages set around a title and that are no part of it: counts of unread messages, permalinks, footnote stars.

use crate::text::count_words;

/// No title has more words and several sentences. Chosen by eye.
const WORDS_OF_TITLE: usize = 25;
/// Signs of permalinks and footnotes.
const MARKS: [char; 10] = ['¶', '§', '☆', '★', '⋆', '†', '‡', '⁎', '🔗', '⚓'];

/// The title alone.
pub(super) fn without_marks(title: &str) -> &str {
    let title = title.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let title = without_count(title);
    without_end_marks(title)
}

/// Signs that set the direction of a text, and spaces of no width.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text is no title but several sentences.
pub(super) fn is_running_text(text: &str) -> bool {
    let ends = text.match_indices(['.', '?', '!']).filter(|(at, _)| {
        let rest = &text[at + 1..];
        rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase)
    });
    count_words(text) > WORDS_OF_TITLE && ends.count() > 1
}

/// "(4) Harbour news": the count of what is unread. A year or "(500) Days" is more than one would count.
fn without_count(title: &str) -> &str {
    let Some(rest) = title.strip_prefix(['(', '[']) else {
        return title;
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = &rest[digits..];
    let counted = (1..=2).contains(&digits) || after.starts_with('+') && digits > 0;
    let after = after.strip_prefix('+').unwrap_or(after);
    match after.strip_prefix([')', ']']) {
        Some(own) if counted && own.starts_with(' ') && !own.trim().is_empty() => own.trim_start(),
        _ => title,
    }
}

fn without_end_marks(title: &str) -> &str {
    let mut own = title;
    loop {
        let shorter = own.trim_end().trim_end_matches(MARKS);
        // "C#" and "M*A*S*H" keep theirs.
        let shorter = shorter
            .strip_suffix(" #")
            .or_else(|| shorter.strip_suffix(" *"))
            .unwrap_or(shorter);
        let shorter = match shorter.strip_suffix('*') {
            Some(word) if !word.contains('*') && !word.is_empty() => word,
            _ => shorter,
        };
        if shorter.len() == own.len() || shorter.trim().is_empty() {
            break;
        }
        own = shorter;
    }
    let begun = own.trim_start_matches(['¶', '☆', '★', '🔗']).trim_start();
    if begun.is_empty() {
        title
    } else {
        begun.trim_end()
    }
}
