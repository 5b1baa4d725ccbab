//! Slack's mrkdwn: text from outside made harmless, and cut to Slack's limits without breaking.
use std::borrow::Cow;

/// Escapes the three characters that Slack gives a meaning, so that no text can ping `<!channel>` or forge a link.
///
/// Characters that reorder or hide text (bidirectional controls, zero-width joints of them) are dropped: a title must
/// not make its line read as another. Line breaks become spaces: one text is one line.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(needs_care) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => escaped.push(' '),
            control if is_invisible(control) => {}
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

/// Escapes, and also keeps text from being formatted: `*`, `_`, `~` and `` ` `` stay themselves.
///
/// mrkdwn has no escape for its own marks, but a mark opens or closes a format only at the edge of a word: there, a
/// zero-width space beside it takes its effect. A mark inside a word (`snake_case`) has none.
#[must_use]
pub fn plain(text: &str) -> String {
    let escaped = escape(text);
    let mut plain = String::with_capacity(escaped.len() + 16);
    let mut before = None;
    let mut characters = escaped.chars().peekable();
    while let Some(character) = characters.next() {
        let inside = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
        let live = character == '`' || !(inside(before) && inside(characters.peek().copied()));
        if matches!(character, '*' | '_' | '~' | '`') && live {
            plain.extend(['\u{200b}', character, '\u{200b}']);
        } else {
            plain.push(character);
        }
        before = Some(character);
    }
    plain
}

/// A link with a label, the label escaped and free of the characters that end a link's parts.
#[must_use]
pub fn link(url: &url::Url, label: &str) -> String {
    // `Url` percent-encodes `<`, `>` and quotes in its paths and queries but leaves `|` in some places.
    let address = url
        .as_str()
        .replace('&', "&amp;")
        .replace('|', "%7C")
        .replace('<', "%3C")
        .replace('>', "%3E");
    format!("<{address}|{}>", plain(label).replace('|', "¦"))
}

/// At most `limit` characters of `text`, cut after a sentence or, where there is none, after a word, with an ellipsis.
///
/// Counts characters as Slack's limits do, in UTF-16 units: the stricter reading where the two differ.
#[must_use]
pub fn cut(text: &str, limit: usize) -> Cow<'_, str> {
    if text.encode_utf16().count() <= limit {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let room = limit.saturating_sub(1);
    let mut end = 0;
    for (index, character) in text.char_indices() {
        units += character.len_utf16();
        if units > room {
            break;
        }
        end = index + character.len_utf8();
    }
    let head = &text[..end];
    let after_sentence = head
        .char_indices()
        .rev()
        .find(|(_, character)| matches!(character, '.' | '!' | '?' | '。' | '！' | '？' | '।'))
        .map(|(index, character)| index + character.len_utf8())
        // A cut that loses most of the room is worse than one between words.
        .filter(|index| *index > head.len() / 2);
    let ends_a_word = text[end..].starts_with(char::is_whitespace);
    let after_word = if ends_a_word {
        Some(head.len())
    } else {
        head.rfind(' ')
    };
    let at = after_sentence
        .or(after_word)
        .filter(|index| *index > 0)
        .unwrap_or(head.len());
    // An entity that the cut would split goes whole.
    let kept = head[..at].trim_end();
    let kept = match kept.rfind('&') {
        Some(start) if !kept[start..].contains(';') => &kept[..start],
        _ => kept,
    };
    Cow::Owned(format!("{kept}…"))
}

fn needs_care(character: char) -> bool {
    matches!(
        character,
        '&' | '<' | '>' | '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}'
    ) || is_invisible(character)
}

/// Control characters, and the marks that change the direction of what follows (Unicode's bidirectional formatting).
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_from_a_page_pings_or_forges() {
        assert_eq!(
            escape("<!channel> & <https://evil|bank>"),
            "&lt;!channel&gt; &amp; &lt;https://evil|bank&gt;"
        );
        assert_eq!(escape("a\nb\u{202e}c\0d"), "a bcd");
        assert!(matches!(escape("plain words"), Cow::Borrowed(_)));
    }

    #[test]
    fn marks_stay_marks() {
        for (text, shown) in [
            ("snake_case", "snake_case"),
            ("*bold*", "|*|bold|*|"),
            ("```x", "|`||`||`|x"),
        ] {
            assert_eq!(plain(text).replace('\u{200b}', "|"), shown);
        }
    }

    #[test]
    fn a_link_ends_where_it_should() {
        let url = url::Url::parse("https://a.example/x|y?a=1&b=<2>").unwrap();
        let link = link(&url, "A > B | C");
        assert_eq!(
            link,
            "<https://a.example/x%7Cy?a=1&amp;b=%3C2%3E|A &gt; B ¦ C>"
        );
    }

    #[test]
    fn a_cut_falls_after_a_sentence_or_a_word() {
        assert_eq!(
            cut("One two. Three four. Five six seven.", 30),
            "One two. Three four.…"
        );
        assert_eq!(
            cut("wordy words without any stop at all", 20),
            "wordy words without…"
        );
        assert_eq!(cut("日本語のとても長い文章です", 5), "日本語の…");
        assert_eq!(cut("short", 5), "short");
    }

    proptest! {
        #[test]
        fn escaped_text_has_no_live_mark_and_reads_the_same(text in ".*") {
            let escaped = escape(&text);
            prop_assert!(!escaped.contains(['<', '>', '\n']));
            let back = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            let expected: String = text.chars().map(|c| if matches!(c, '\n'|'\r'|'\t'|'\u{2028}'|'\u{2029}') { ' ' } else { c })
                .filter(|c| !is_invisible(*c)).collect();
            prop_assert_eq!(back, expected);
        }

        #[test]
        fn a_cut_keeps_the_limit_and_never_splits_an_entity(text in "([a-zé𝄞. ]|&){0,80}", limit in 1usize..60) {
            let escaped = escape(&text).into_owned();
            let cut = cut(&escaped, limit);
            prop_assert!(cut.encode_utf16().count() <= limit);
            let whole = cut.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "");
            prop_assert!(!whole.contains('&'));
        }
    }
}
