//! Quotations: what stands between quotation marks is said word for word.

use super::evidence::Index;
use super::tokens::fold;

/// Pairs of quotation marks, by the one that opens.
fn closing(open: char) -> Option<&'static [char]> {
    Some(match open {
        '"' => &['"', '”'],
        '“' => &['”', '"'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«'],
        '‹' => &['›'],
        '‘' => &['’', '\''],
        '‚' => &['‘'],
        '\'' => &['\'', '’'],
        '「' => &['」'],
        '『' => &['』'],
        _ => return None,
    })
}

/// The quotations of a text that the sentences do not have word for word, as they are written.
pub(super) fn altered<'a>(claim: &'a str, index: &Index<'_, '_>) -> Vec<&'a str> {
    let quoted = quotations(claim);
    if quoted.is_empty() {
        return Vec::new();
    }
    let said = index
        .sentences
        .iter()
        .map(|sentence| normal(sentence.text))
        .collect::<Vec<_>>()
        .join(" ");
    let said = format!(" {said} ");
    quoted
        .into_iter()
        .filter(|quotation| {
            pieces(quotation).any(|piece| {
                let words = normal(piece);
                // Scripts without spaces have no edges of words.
                let spaced = words.chars().all(|c| !crate::text::is_unspaced(c));
                let wanted = if spaced {
                    format!(" {words} ")
                } else {
                    words.clone()
                };
                !words.is_empty() && !said.contains(&wanted)
            })
        })
        .collect()
}

/// The parts of a quotation between "…" and `[he]`, which say that something was left out or put in.
fn pieces(quotation: &str) -> impl Iterator<Item = &str> {
    quotation
        .split("...")
        .flat_map(|piece| piece.split('…'))
        .flat_map(|piece| {
            piece.split('[').enumerate().map(|(at, part)| {
                if at == 0 {
                    part
                } else {
                    part.split_once(']').map_or("", |(_, after)| after)
                }
            })
        })
}

/// The words alone, folded, one space between them.
fn normal(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut pending = false;
    for c in fold(text).chars() {
        if c.is_alphanumeric() {
            if pending && !folded.is_empty() {
                folded.push(' ');
            }
            pending = false;
            folded.push(c);
        } else if !matches!(c, '\'' | '’') {
            pending = true;
        }
    }
    folded
}

/// What stands between quotation marks, the marks left out.
fn quotations(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((offset, open)) = text[at..]
        .char_indices()
        .find(|(_, c)| closing(*c).is_some())
    {
        let start = at + offset;
        let inside = start + open.len_utf8();
        at = inside;
        let before = text[..start].chars().next_back();
        let after = text[inside..].chars().next();
        let is_single = matches!(open, '\'' | '’' | '‘');
        if is_single && !opens_single(before, after) {
            continue;
        }
        let marks = closing(open).unwrap_or_default();
        let end = text[inside..].char_indices().find(|(index, c)| {
            marks.contains(c)
                && (!is_single
                    || closes_single(
                        &text[inside..inside + index],
                        &text[inside + index + c.len_utf8()..],
                    ))
        });
        let Some((length, close)) = end else { continue };
        let quotation = text[inside..inside + length].trim();
        at = inside + length + close.len_utf8();
        if quotation.chars().any(char::is_alphanumeric) {
            found.push(quotation);
        }
    }
    found
}

/// An apostrophe opens a quotation before a word; after a word, only where tools have moved its space ("said' I am").
fn opens_single(before: Option<char>, after: Option<char>) -> bool {
    let follows_word = before.is_some_and(char::is_alphanumeric);
    let precedes_word = after.is_some_and(char::is_alphanumeric);
    let moved = after.is_some_and(char::is_whitespace)
        && !before.is_some_and(|c| matches!(c, 's' | 'z' | 'x' | 'S'));
    !follows_word && precedes_word || moved && before.is_some_and(|c| !c.is_whitespace())
}

fn closes_single(inside: &str, after: &str) -> bool {
    let follows = inside
        .chars()
        .next_back()
        .is_some_and(|c| !c.is_whitespace());
    let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    follows && ends
}

#[cfg(test)]
mod tests {
    use super::quotations;

    #[test]
    fn quotations_are_found_in_any_marks() {
        for text in [
            "He said: \"it is over\".",
            "“it is over”",
            "„it is over“",
            "« it is over »",
            "he said 'it is over'.",
            "said' it is over'",
            "‘it is over’",
        ] {
            assert_eq!(quotations(text), ["it is over"], "{text}");
        }
        assert_eq!(
            quotations("the players' boots and the fans' songs"),
            Vec::<&str>::new()
        );
        assert_eq!(quotations("O'Leary's dog didn't bark"), Vec::<&str>::new());
    }
}
