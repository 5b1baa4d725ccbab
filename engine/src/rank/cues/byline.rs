//! Bylines: "By Jane Doe, Staff Writer", "Von Max Muster und Erika Muster, Berlin", "Text: Jane Doe".

/// What leads to the author's name, in lower case.
const LEADS: &[&str] = &[
    "by",
    "written by",
    "words by",
    "posted by",
    "published by",
    "reported by",
    "story by",
    "text by",
    "report by",
    "reviewed by",
    "von",
    "text von",
    "par",
    "propos recueillis par",
    "por",
    "texto de",
    "di",
    "a cura di",
    "door",
    "av",
    "af",
    "tekst",
    "text",
    "author",
    "autor",
    "autorin",
    "auteur",
    "autore",
    "автор",
    "przez",
    "tekst:",
];
/// Words in lower case that stand between names and in what the author is.
const BETWEEN: &[&str] = &[
    "and",
    "und",
    "et",
    "y",
    "e",
    "en",
    "och",
    "og",
    "i",
    "и",
    "with",
    "mit",
    "the",
    "of",
    "for",
    "at",
    "in",
    "de",
    "van",
    "von",
    "der",
    "den",
    "da",
    "di",
    "del",
    "la",
    "le",
    "du",
    "dos",
    "ter",
    "bin",
    "al",
    "staff",
    "writer",
    "reporter",
    "contributor",
    "correspondent",
    "editor",
    "columnist",
    "journalist",
    "guest",
    "special",
    "to",
    "senior",
    "chief",
    "associate",
    "on",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
    "rédaction",
    "redacción",
    "redação",
    "updated",
    "published",
    "am",
    "pm",
    "a.m",
    "p.m",
    "min",
    "read",
    "est",
    "gmt",
];
/// No byline has more words.
const MOST_WORDS: usize = 16;

/// Whether a text is a byline and nothing else: what leads to a name, then names, what their bearers are, and dates.
pub(crate) fn is_byline(text: &str) -> bool {
    let text = text.trim();
    let is_mark = |c: char| !c.is_alphanumeric() && c != '\'' && c != '’';
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(is_mark))
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() < 2 || words.len() > MOST_WORDS {
        return false;
    }
    let led = (1..=3.min(words.len() - 1)).rev().find(|count| {
        let lead = words[..*count].join(" ").to_lowercase();
        // A single word in the middle of a sentence leads to anything: "Text" and "Author" need a colon.
        let needs_colon = matches!(
            lead.as_str(),
            "text" | "tekst" | "author" | "autor" | "autorin" | "auteur" | "autore" | "автор"
        );
        let at = words[*count - 1].as_ptr() as usize - text.as_ptr() as usize;
        let after = &text[at + words[*count - 1].len()..];
        LEADS.contains(&lead.as_str())
            && (!needs_colon || after.trim_start().starts_with([':', '：']))
    });
    let Some(led) = led else {
        return false;
    };
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let is_other = |word: &&str| {
        word.starts_with(char::is_numeric) || BETWEEN.contains(&word.to_lowercase().as_str())
    };
    let names = words[led..].iter().take_while(|word| is_name(word)).count();
    // "By Monday, Berlin was quiet" has a verb, and "By 1999 …" no name.
    names > 0
        && words[led..]
            .iter()
            .all(|word| is_name(word) || is_other(word))
        && (names > 1 || words.len() - led == 1)
}

#[cfg(test)]
mod tests {
    use super::is_byline;

    #[test]
    fn a_byline_is_told_from_a_sentence() {
        for byline in [
            "By Jane Doe, Staff Writer",
            "By Jane Doe",
            "By Jane Doe and John Smith, The Tidewater Post",
            "BY JANE DOE",
            "Written by Jane Doe on May 5, 2024.",
            "By Jane Doe | Updated 5 May 2024 at 10:30 a.m.",
            "Von Max Muster, Berlin",
            "Von Max Muster und Erika Muster",
            "Par Jeanne Dupont",
            "Por Juan Pérez, redacción",
            "Di Anna Rossi",
            "Text: Jane Doe",
        ] {
            assert!(is_byline(byline), "{byline}");
        }
        for sentence in [
            "By Monday, Berlin was quiet again.",
            "By 1999 the harbour was full.",
            "By the Harbour stood a tower that nobody knew.",
            "Von Berlin nach Hamburg fährt ein Zug.",
            "Por la noche no hay barcos.",
            "Par Toutatis, dit le chef.",
            "Text messages were lost.",
            "Jane Doe wrote it.",
            "By design.",
            "",
        ] {
            assert!(!is_byline(sentence), "{sentence}");
        }
    }
}
