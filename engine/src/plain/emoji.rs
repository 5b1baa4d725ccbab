//! Codes of emoji, as chats write them into a copied text: `:tada:`, `:wave::skin-tone-2:`.

/// The longest name of a standard emoji has 40 letters (`:man-woman-girl-boy:` and its like are shorter); custom ones may
/// have up to 100 (<https://slack.com/help/articles/206870177>).
const LONGEST_NAME: usize = 100;

/// The text without them. Times, ratios, `a::b` and what stands in back quotes keep their colons.
pub(super) fn without_codes(text: &str) -> String {
    if !text.contains(':') {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut quoted = false;
    let mut after_code = false;
    while let Some(c) = rest.chars().next() {
        quoted ^= c == '`';
        let begins = after_code
            || kept.chars().next_back().is_none_or(|before| {
                before.is_whitespace()
                    || !(before.is_alphanumeric()
                        || matches!(before, ':' | '/' | '@' | '`' | '"' | '\'' | '{' | ','))
            });
        if c == ':'
            && !quoted
            && begins
            && let Some(length) = code(rest)
        {
            rest = &rest[length..];
            after_code = true;
            // "Great :tada:!" had no space before its mark.
            if rest.starts_with(['.', ',', '!', '?', ';', ')']) {
                kept.truncate(kept.trim_end_matches(' ').len());
            }
            continue;
        }
        after_code = false;
        kept.push(c);
        rest = &rest[c.len_utf8()..];
    }
    kept
}

/// The length in bytes of the code that `text` begins with.
fn code(text: &str) -> Option<usize> {
    let length = colon_to_colon(text)?;
    let rest = &text[length..];
    let ends = !rest
        .starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '`' | '"' | '\''));
    // "a :b::c" is a path, ":wave::skin-tone-2:" are two codes.
    let path = rest.starts_with(':') && colon_to_colon(rest).is_none();
    (ends && !path).then_some(length)
}

/// The length of a name between two colons.
fn colon_to_colon(text: &str) -> Option<usize> {
    let inside = text.strip_prefix(':')?;
    let length = inside
        .bytes()
        .take(LONGEST_NAME + 1)
        .position(|b| b == b':')?;
    let name = &inside[..length];
    let is_name = length > 1
        && name.bytes().all(|b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'+')
        })
        && (name.bytes().any(|b| b.is_ascii_lowercase()) || matches!(name, "+1" | "-1" | "100"));
    is_name.then_some(length + 2)
}
