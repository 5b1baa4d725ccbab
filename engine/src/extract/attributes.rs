//! Defuses tags of very many attributes: html5ever compares each attribute's name with all before it, so one tag of a
//! million attributes would take minutes.

use std::borrow::Cow;

/// Tags of more attributes lose their angle bracket, and so become text. No real page comes near.
const MANY: usize = 256;
/// The same once a page has proved hostile: its scan has cost more than [`BUDGET`].
const FEW: usize = 8;
/// How many bytes may be looked at for each byte of the page before the limit gets stricter. A normal page costs less
/// than one.
const BUDGET: usize = 4;

/// The page, with every `<` that could start too long a tag replaced by a space. Any such place is defused, also in a
/// script or a comment, where it is no tag: what is a tag only the tokenizer knows, and there it does no harm.
pub(super) fn limit(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut cost = 0;
    let mut defused = Vec::new();
    for (at, _) in html.match_indices('<') {
        let name = at + 1 + usize::from(bytes.get(at + 1) == Some(&b'/'));
        if !bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let allowed = if cost > BUDGET * bytes.len() {
            FEW
        } else {
            MANY
        };
        let (attributes, seen) = attributes(&bytes[name..], allowed);
        cost += seen;
        if attributes > allowed {
            defused.push(at);
        }
    }
    if defused.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut kept = String::with_capacity(html.len());
    let mut from = 0;
    for at in defused {
        kept.push_str(&html[from..at]);
        kept.push(' ');
        from = at + 1;
    }
    kept.push_str(&html[from..]);
    Cow::Owned(kept)
}

/// How many attributes the tag has whose name starts here (counted up to one more than `allowed`), and how many bytes
/// were looked at. The states are those of the HTML standard's tokenizer
/// (<https://html.spec.whatwg.org/multipage/parsing.html#tokenization>).
fn attributes(tag: &[u8], allowed: usize) -> (usize, usize) {
    let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    let mut at = tag.iter().position(ends_name).unwrap_or(tag.len());
    let mut count = 0;
    while count <= allowed {
        at = skip(tag, at, |byte| byte.is_ascii_whitespace() || *byte == b'/');
        match tag.get(at) {
            None | Some(b'>') => break,
            Some(_) => count += 1,
        }
        // A name may start with "=", but not go on with it.
        at = skip(tag, at + 1, |byte| !ends_name(byte) && *byte != b'=');
        let equals = skip(tag, at, u8::is_ascii_whitespace);
        if tag.get(equals) != Some(&b'=') {
            continue;
        }
        at = skip(tag, equals + 1, u8::is_ascii_whitespace);
        at = match tag.get(at) {
            Some(quote @ (b'"' | b'\'')) => skip(tag, at + 1, |byte| byte != quote) + 1,
            Some(b'>') => at,
            _ => skip(tag, at, |byte| !byte.is_ascii_whitespace() && *byte != b'>'),
        };
    }
    (count, at)
}

/// The first place from `at` on whose byte is not `skipped`.
fn skip(tag: &[u8], at: usize, skipped: impl Fn(&u8) -> bool) -> usize {
    let rest = tag.get(at..).unwrap_or_default();
    at + rest
        .iter()
        .position(|byte| !skipped(byte))
        .unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::limit;

    #[test]
    fn a_normal_tag_is_left_alone() {
        let html = r#"<p a b=1 c='>' d = "x > y" / e></p><br/> a < b <!-- <p x y z -->"#;
        assert_eq!(limit(html), html);
    }

    #[test]
    fn a_tag_of_too_many_attributes_becomes_text() {
        for filler in [" a=''", " a", " a=1", "/a", " a = \">\"", " =a b", " <a"] {
            let html = format!("<p>x</p><p{}>y</p>", filler.repeat(300));
            let limited = limit(&html);
            assert!(limited.starts_with("<p>x</p> p"), "{filler}");
            assert_eq!(limited.len(), html.len());
        }
    }

    #[test]
    fn an_end_tag_counts_as_well() {
        assert!(limit(&format!("</p{}>", " a".repeat(300))).starts_with(" /p"));
    }

    #[test]
    fn multibyte_text_in_a_tag_is_cut_nowhere() {
        let html = format!("<p{}>ü</p>", " ö=ü".repeat(300));
        assert_eq!(limit(&html), html.replacen('<', " ", 1));
    }
}
