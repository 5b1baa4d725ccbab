//! What SMMRY does to text, undone.
use percent_encoding::percent_decode_str;

/// Text as a person wrote it: HTML entities decoded, backslashes before quotes dropped, white space folded.
pub(super) fn clean(text: &str) -> String {
    let decoded = engine::decode_references(text);
    let mut plain = String::with_capacity(decoded.len());
    let mut characters = decoded.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\\'
            && characters
                .peek()
                .is_some_and(|next| matches!(next, '\'' | '"' | '\\'))
        {
            plain.extend(characters.next());
        } else {
            plain.push(character);
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A keyword, which may come percent-encoded.
pub(super) fn keyword(text: &str) -> String {
    let decoded = percent_decode_str(text).decode_utf8();
    // A plus sign stands for a space only in an encoded keyword; elsewhere it is one ("C++").
    match decoded {
        Ok(decoded) if decoded != text => clean(&decoded.replace('+', " ")),
        _ => clean(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smmrys_marks_are_undone() {
        assert_eq!(
            clean(r#" It\'s \"fine\" &amp; done&#39;s "#),
            r#"It's "fine" & done's"#
        );
        assert_eq!(clean("caf&eacute; &lt;b&gt; <i>"), "café <b> <i>");
        assert_eq!(clean(r"a path C:\new \\ end"), r"a path C:\new \ end");
        for (raw, plain) in [
            ("climate%20change", "climate change"),
            ("C%2B%2B", "C "),
            ("C++", "C++"),
            ("%zz", "%zz"),
            ("Z%C3%BCrich", "Zürich"),
        ] {
            assert_eq!(keyword(raw), plain.trim(), "{raw}");
        }
    }
}
