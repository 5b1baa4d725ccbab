//! What no summary has in it, whatever it says: a preamble, mark-up, an address, a mention.

/// How answers begin that speak of themselves. Lower case.
const PREAMBLES: &[&str] = &[
    "here is",
    "here are",
    "here's",
    "sure",
    "certainly",
    "of course",
    "summary:",
    "in summary",
    "to summarize",
    "as an ai",
    "i'm sorry",
    "i am sorry",
    "i cannot",
    "i can't",
    "i can not",
    "i apologize",
    "okay",
    "ok,",
    "the following",
    "below is",
    "below are",
    "as requested",
    "as a language model",
    "hier ist",
    "hier sind",
    "natürlich",
    "zusammenfassung:",
    "voici",
    "bien sûr",
    "résumé :",
    "aquí está",
    "aquí tienes",
    "claro",
    "resumen:",
    "ecco",
    "certamente",
    "aqui está",
];

/// The first part of a text that has no place in a summary.
pub(super) fn fault(text: &str) -> Option<&str> {
    preamble(text)
        .or_else(|| marked_up(text))
        .or_else(|| addressed(text))
        .or_else(|| in_two_scripts(text))
}

/// A word with letters of two alphabets that look alike: what reads as a name and is another word to a machine.
fn in_two_scripts(text: &str) -> Option<&str> {
    let alphabet = |c: char| match u32::from(c) {
        0x41..=0x5a | 0x61..=0x7a | 0xc0..=0x24f => Some(0),
        0x370..=0x3ff => Some(1),
        0x400..=0x52f => Some(2),
        _ => None,
    };
    text.split(|c: char| !c.is_alphabetic()).find(|word| {
        let mut alphabets = word.chars().filter_map(alphabet);
        let first = alphabets.next();
        // "µm", "Ωm": a letter of a formula stands alone or before one.
        word.chars().count() > 2 && first.is_some_and(|first| alphabets.any(|other| other != first))
    })
}

fn preamble(text: &str) -> Option<&str> {
    let trimmed = text.trim_start();
    let lower = trimmed.to_lowercase().replace('’', "'");
    let known = PREAMBLES.iter().find(|known| {
        lower.strip_prefix(**known).is_some_and(|rest| {
            // "Sure" opens an answer; "Surely" and "Sure Start centres" do not.
            known.ends_with([':', ','])
                || rest.starts_with(['!', ',', ':', '.'])
                || known.contains(' ') && !rest.starts_with(char::is_alphanumeric)
        })
    })?;
    // "Here is where the ship sank" is a sentence of an article; an announcement ends in a colon or names what it announces.
    let announces = !matches!(
        *known,
        "here is"
            | "here are"
            | "here's"
            | "the following"
            | "below is"
            | "below are"
            | "voici"
            | "ecco"
            | "hier ist"
            | "hier sind"
            | "in summary"
            | "to summarize"
    ) || lower.trim_end().ends_with(':')
        || [
            "summar",
            "points",
            "sentence",
            "zusammenfass",
            "résumé",
            "resumen",
            "riassunto",
        ]
        .iter()
        .any(|word| lower.contains(word));
    let end = trimmed
        .char_indices()
        .nth(known.chars().count())
        .map_or(trimmed.len(), |(at, _)| at);
    announces.then(|| &trimmed[..end])
}

fn marked_up(text: &str) -> Option<&str> {
    let trimmed = text.trim_start();
    let starts = ["# ", "## ", "### ", "- ", "* ", "• ", "> ", "|"];
    if let Some(mark) = starts.iter().find(|mark| trimmed.starts_with(**mark)) {
        return Some(&trimmed[..mark.len()]);
    }
    for mark in [
        "**", "__", "```", "`", "](", "~~", "<|", "[INST]", "{\"", "\":", "&lt;", "&gt;", "&amp;",
    ] {
        if let Some(at) = text.find(mark) {
            return Some(&text[at..at + mark.len()]);
        }
    }
    // "<b>", "</p>", "<!channel>", "<@U123>"; not "a < b".
    text.match_indices('<').find_map(|(at, _)| {
        let rest = &text[at + 1..];
        let opens = rest
            .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '@' | '#'));
        let end = rest.find('>').filter(|_| opens)?;
        Some(&text[at..at + end + 2])
    })
}

fn addressed(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| {
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
        let lower = bare.to_ascii_lowercase();
        let mention = bare
            .strip_prefix('@')
            .is_some_and(|name| name.starts_with(|c: char| c.is_alphanumeric()));
        let mail = lower
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        lower.contains("://")
            || lower.starts_with("www.")
            || lower.starts_with("mailto:")
            || mention
            || mail
    })
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn what_models_put_around_their_words_is_found() {
        for text in [
            "Here is a summary of the article:",
            "Sure! The harbour opened.",
            "I'm sorry, but I can't help with that.",
            "**The harbour** opened.",
            "- The harbour opened.",
            "See <https://evil.example|here>.",
            "See www.evil.example now.",
            "Ask @channel about it.",
            "<!channel> the harbour opened.",
            "Write to a@b.example.",
            "{\"points\": []}",
        ] {
            assert!(fault(text).is_some(), "{text}");
        }
    }

    #[test]
    fn sentences_of_articles_have_no_fault() {
        for text in [
            "Here is where the ship sank.",
            "Surely nobody expected that.",
            "Sure Start centres closed.",
            "At 5 < 6 degrees it froze.",
            "Growth was 3 * 4 percent.",
            "The following day it rained.",
            "Okayama is a city in Japan.",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
    }
}
