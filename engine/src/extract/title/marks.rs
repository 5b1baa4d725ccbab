//! Marks that pages set around a title and that are no part of it: counts of unread messages, permalinks, footnote stars.

/// Signs of permalinks and footnotes.
const MARKS: [char; 9] = ['¶', '§', '☆', '★', '†', '‡', '⁎', '🔗', '⚓'];

/// The title alone.
pub(super) fn without_marks(title: &str) -> &str {
    let title = title.trim();
    let title = without_count(title);
    without_end_marks(title)
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
