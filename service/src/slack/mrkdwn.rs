//! Slack's mrkdwn: text from outside made harmless, and cut to Slack's limits without breaking.
use std::borrow::Cow;

/// Stands beside a mark to take its effect, and is not seen. Slack has no escape for its marks: this is what is left.
const APART: char = '\u{200b}';

/// Looks like a backtick and is none to Slack: the modifier letter grave accent.
const GRAVE: char = '\u{2cb}';

/// Escapes the three characters that Slack gives a meaning, so that no text can ping `<!channel>` or forge a link.
///
/// Characters that turn the direction of a line or cannot be seen are dropped: a title must not make its line read as
/// another. Line breaks become spaces: one text is one line.
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

/// Text from outside as it is: nothing in it pings, links, formats or becomes an emoji.
///
/// `&`, `<` and `>` are escaped, characters that turn the line around are dropped, and line breaks become spaces.
///
/// mrkdwn has no escape for `*`, `_` and `~`, but a mark opens or closes a format only at the edge of a word: there, a
/// zero-width space beside it takes its effect. A mark inside a word (`snake_case`) has none. It takes the effect of the
/// first colon of an emoji code (`:tada:`), too, and of a quote's mark at the beginning. A backtick has its effect
/// wherever it stands: its place takes a character that looks the same.
#[must_use]
pub fn plain(text: &str) -> String {
    let escaped = escape(text);
    let mut plain = String::with_capacity(escaped.len() + 16);
    if escaped.trim_start().starts_with("&gt;") {
        plain.push(APART);
    }
    let mut before = None;
    for (index, character) in escaped.char_indices() {
        let rest = &escaped[index + character.len_utf8()..];
        // Between other letters than ASCII's, nobody says where Slack sees a word.
        let inside = |neighbour: Option<char>| neighbour.is_some_and(|c| c.is_ascii_alphanumeric());
        match character {
            '*' | '_' | '~' if inside(before) && inside(rest.chars().next()) => {
                plain.push(character);
            }
            '*' | '_' | '~' => plain.extend([APART, character, APART]),
            '`' => plain.push(GRAVE),
            ':' if ends_an_emoji_code(rest) => plain.extend([':', APART]),
            _ => plain.push(character),
        }
        before = Some(character);
    }
    plain
}

/// Whether a colon and this are an emoji code and perhaps more. Custom emoji may be called anything, in any script, but
/// have no dots and slashes: the colons of an address stay as they are.
fn ends_an_emoji_code(rest: &str) -> bool {
    rest.find(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '/'))
        .is_some_and(|end| end > 0 && rest[end..].starts_with(':'))
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

/// Control characters, and the marks that change the direction or order of what is around them: all of Unicode's
/// `Bidi_Control` (<https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters>), and the deprecated
/// U+206A to U+206F.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
        )
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
        assert_eq!(
            plain("<!date^1392734382^{date}^https://evil.example|today>"),
            "&lt;!date^1392734382^{date}^https://evil.example|today&gt;"
        );
        assert_eq!(escape("a\nb\u{202e}c\0d"), "a bcd");
        assert!(matches!(escape("plain words"), Cow::Borrowed(_)));
    }

    #[test]
    fn no_mark_turns_the_line_around() {
        let marks = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{206a}";
        for mark in marks.chars() {
            assert_eq!(plain(&format!("a{mark}b")), "ab", "{mark:?}");
        }
        // What scripts and emoji need to be written stays.
        for needed in [
            "\u{5e9}\u{5dc}",
            "\u{645}\u{6cc}\u{200c}\u{62e}",
            "👩\u{200d}🚀",
        ] {
            assert_eq!(plain(needed), needed);
        }
    }

    #[test]
    fn marks_stay_marks() {
        for (text, shown) in [
            ("snake_case", "snake_case"),
            ("2*3*4", "2*3*4"),
            ("*bold*", "|*|bold|*|"),
            ("日本*太字*です", "日本|*|太字|*|です"),
            ("```x", "ˋˋˋx"),
            ("> quoted", "|&gt; quoted"),
            ("1 > 0", "1 &gt; 0"),
        ] {
            assert_eq!(plain(text).replace(APART, "|"), shown);
        }
    }

    #[test]
    fn emoji_codes_stay_words_and_all_colons_are_seen() {
        for (text, shown) in [
            (":tada:", ":|tada:"),
            (":+1::skin-tone-2:", ":|+1::|skin-tone-2:"),
            ("so:tada:good", "so:|tada:good"),
            (":TADA: :お祝い:", ":|TADA: :|お祝い:"),
            (":a:b:c:", ":|a:|b:|c:"),
            // 100 is an emoji, and any workspace may have one that is called 30.
            ("12:30:45", "12:|30:45"),
            ("at 12:30", "at 12:30"),
            ("16:9 or 4:3", "16:9 or 4:3"),
            ("std::vec, a :: b, ::", "std::vec, a :: b, ::"),
            ("Note: one: two", "Note: one: two"),
            ("https://a.example:80/b:c", "https://a.example:80/b:c"),
        ] {
            assert_eq!(plain(text).replace(APART, "|"), shown, "{text}");
            assert_eq!(plain(text).replace(APART, ""), text, "nothing is missing");
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
        fn plain_text_formats_nothing_and_reads_the_same(text in "([a-z0-9é]|[:*_~`> ]|:tada:|\u{200e}){0,40}") {
            let plain = plain(&text);
            prop_assert_eq!(plain.replace(APART, "").replace(GRAVE, "`"), escape(&text));
            for (index, sign) in plain.char_indices() {
                let (before, after) = (plain[..index].chars().next_back(), plain[index + sign.len_utf8()..].chars().next());
                let at_an_edge = |side: Option<char>| side.is_none_or(|c| c != APART && !c.is_ascii_alphanumeric());
                match sign {
                    '`' => prop_assert!(false, "a backtick"),
                    '*' | '_' | '~' => prop_assert!(!at_an_edge(before) && !at_an_edge(after)),
                    ':' => prop_assert!(!ends_an_emoji_code(&plain[index + 1..]) || after == Some(APART)),
                    _ => {}
                }
            }
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
