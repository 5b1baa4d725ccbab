//! What belongs to a page and is not its text: captions, footnotes, lists of references. No summary shows it, and a sentence
//! goes on behind it.

use std::collections::HashSet;

use super::figures::without_raised_number;

/// Words before the number of a figure or a table, lower case.
const LABELS: &[&str] = &[
    "fig",
    "figs",
    "figure",
    "table",
    "tab",
    "plate",
    "chart",
    "map",
    "photo",
    "image",
    "abb",
    "abbildung",
    "tabelle",
    "bild",
    "grafik",
    "diagramm",
    "karte",
    "foto",
    "tableau",
    "figura",
    "tabla",
    "tabela",
    "tabella",
    "cuadro",
    "gráfico",
    "grafico",
    "imagen",
    "immagine",
    "figuur",
    "tabel",
    "afbeelding",
    "figur",
    "tabell",
    "rysunek",
    "rys",
    "ryc",
    "wykres",
    "kuva",
    "taulukko",
    "obr",
    "obrázek",
    "tabulka",
    "рис",
    "рисунок",
    "табл",
    "таблица",
    "図",
    "表",
    "图",
    "圖",
    "그림",
    "표",
];
/// Words before a colon and the name of who took a picture or collected figures, lower case.
const CREDITS: &[&str] = &[
    "photo",
    "photos",
    "foto",
    "fotos",
    "photograph",
    "image",
    "images",
    "bild",
    "picture",
    "source",
    "sources",
    "quelle",
    "quellen",
    "credit",
    "fuente",
    "fonte",
    "bron",
    "źródło",
];

/// `Figure 1: The bridge`, `Abb. 2. Die Brücke`, `图1：`; in smaller letters than the text, also `Table 3 The costs` and
/// `Photo: Lena Park`. "Figure 1 shows the bridge" is text.
pub(super) fn is_caption(text: &str, small: bool) -> bool {
    let label_end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let label = text[..label_end].to_lowercase();
    let rest = &text[label_end..];
    if small && CREDITS.contains(&label.as_str()) && rest.starts_with([':', '：']) {
        return true;
    }
    if !LABELS.contains(&label.as_str()) || !text.starts_with(|c: char| !c.is_lowercase()) {
        return false;
    }
    let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    // `3`, `2.1`, `4-2`, `S1`, `5a`.
    let number = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
        .unwrap_or(rest.len());
    let (number, after) = rest.split_at(number);
    let stop = number.ends_with('.');
    let number = number.trim_end_matches('.');
    let is_number = number.len() <= 6
        && number.bytes().filter(u8::is_ascii_alphabetic).count() <= 1
        && number.contains(|c: char| c.is_ascii_digit())
        || !number.is_empty() && number.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let said = after.trim_start().starts_with(char::is_alphanumeric);
    let separated = after.starts_with([':', '：', '|', ')'])
        || after.trim_start().starts_with(['–', '—', '|'])
        || stop && after.starts_with(char::is_whitespace) && said;
    let capital = after.starts_with(char::is_whitespace)
        && after.trim_start().starts_with(char::is_uppercase);
    is_number && (separated || small && capital)
}

/// Whether a piece at the foot of a page, in small letters, is a footnote: it begins with its figure or sign. Behind a figure
/// with a stop, which numbers the clauses of small print as well, it is one of the `notes` that the text points to.
pub(super) fn is_footnote(text: &str, notes: &HashSet<u32>) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let bare = rest.strip_prefix(['.', ')']);
    let pointed = || {
        text[..digits]
            .parse()
            .is_ok_and(|number| notes.contains(&number))
    };
    let figure = (1..=3).contains(&digits)
        && bare.unwrap_or(rest).starts_with(char::is_whitespace)
        && (bare.is_none() || pointed());
    let letter = rest.trim_start_matches(['.', ')']).trim_start();
    figure
        && letter
            .starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '“' | '„' | '«' | '('))
        || text.starts_with(['*', '†', '‡'])
        || without_raised_number(text).is_some()
}

/// The number that a piece begins with.
pub(super) fn leading_number(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text[..digits].parse().ok()
}

/// Whether each number is larger than the one before it: those of records in small letters are not.
pub(super) fn counts_up(mut numbers: impl Iterator<Item = u32>) -> bool {
    let mut last = numbers.next();
    numbers.all(|number| last.replace(number) < Some(number))
}

/// Whether what stands under the heading of a list of references is none of them: prose without any figure.
pub(super) fn is_prose_behind_references(text: &str) -> bool {
    /// An entry without a year is short: the name of a page.
    const WORDS: usize = 20;
    text.split_whitespace().count() > WORDS && !text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{is_caption, is_footnote};

    #[test]
    fn captions_begin_with_what_they_are_and_its_number() {
        for caption in [
            "Figure 1: The bridge",
            "Fig. 2. Cracks in the pillar",
            "Table 2.1. Costs",
            "TABLE IV: Costs",
            "Abb. 3: Die Brücke",
            "Abbildung 3 – Die Brücke",
            "Fig. S1 | The bridge",
            "图1：大桥",
        ] {
            assert!(is_caption(caption, false), "{caption}");
        }
        for small in [
            "Figure 1 The bridge",
            "Photo: Lena Park",
            "Quelle: Hafenamt",
        ] {
            assert!(is_caption(small, true), "{small}");
            assert!(!is_caption(small, false), "{small}");
        }
        for text in [
            "Figure 1 shows the bridge",
            "Figure skating: a sport",
            "Table 2 lists the costs.",
            "Figures 1 and 2 show it",
            "Tables: four of them",
            "Bild 3 zeigt die Brücke",
            "Map of the port",
            "A figure: 1",
        ] {
            assert!(!is_caption(text, false), "{text}");
        }
        assert!(!is_caption("Figure 1 shows the bridge", true));
    }

    #[test]
    fn footnotes_begin_with_a_figure_or_a_sign() {
        let notes = HashSet::from([2, 12]);
        for note in [
            "1 The decision",
            "2. The decision",
            "12) The decision",
            "* The decision",
            "³The decision",
        ] {
            assert!(is_footnote(note, &notes), "{note}");
        }
        for text in [
            "1998 was a year",
            "1,200 people came",
            "¹⁴C is an isotope",
            "The 1 decision",
            "3.5 million",
            "1. The tenant",
            "§ 2 The tenant",
        ] {
            assert!(!is_footnote(text, &notes), "{text}");
        }
    }
}
