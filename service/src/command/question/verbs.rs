//! Which words that ask really ask: by the verb behind them.
use crate::command::{
    spelling::{WordList, word_list},
    wording::{
        ADDRESSES, ASKS_IN_GERMANIC, ASKS_IN_NORDIC, ASKS_IN_POLISH, ASKS_IN_ROMANCE,
        ASKS_IN_RUSSIAN, ASKS_WHICH, AUXILIARIES, CLITICS, ENGLISH_FUNCTION, ENGLISH_VERBS, IDIOMS,
        SUBJECTS, TALK, VERBS,
    },
};

/// "how heavy is the battery", "what colour is the boat": a word of degree or kind, and a verb behind it. "How cool is that" is
/// talk by its word.
pub(super) fn asks_what_kind(folded: &[&str]) -> bool {
    match folded {
        ["how" | "what" | "which", kind, verb, ..] => {
            let is_kind = !TALK.has(kind)
                && !ENGLISH_FUNCTION.has(kind)
                && !ENGLISH_VERBS.has(kind)
                && !SUBJECTS.has(kind)
                && !ADDRESSES.has(kind);
            is_kind && ENGLISH_VERBS.has(verb) && *verb != "to"
        }
        _ => false,
    }
}

/// "what did they find?", "what did they do, and why?"
pub(super) fn asks_what_others_did(folded: &[&str]) -> bool {
    let and_why = |rest: &[&str]| match rest {
        [] => true,
        ["and" | "or", asks] => is_english(asks),
        _ => false,
    };
    match folded {
        [
            "what" | "how" | "why" | "when" | "where",
            "did" | "do" | "does",
            "they" | "he" | "she",
            "find" | "say" | "use" | "want" | "need" | "try" | "give" | "send" | "do" | "make",
            rest @ ..,
        ] => and_why(rest),
        [
            "who",
            "did" | "made" | "wrote" | "found" | "said",
            "it" | "this",
            rest @ ..,
        ] => !rest.is_empty() && and_why(rest),
        _ => false,
    }
}

/// Without a question mark: "what does it cost", "how it works", but not "what a day", "when the meeting begins, read this".
pub(super) fn reads_as_question(first: &str, folded: &[&str]) -> bool {
    let next = folded.get(1).copied().unwrap_or_default();
    if !is_english(first) {
        return governs_a_verb(first, &folded[1..]);
    }
    if ENGLISH_VERBS.has(next) {
        return true;
    }
    match first {
        "who" | "which" | "whose" | "whats" | "whos" => folded.len() <= 10,
        "when" | "where" => SUBJECTS.has(next) && folded.len() <= 3,
        "what" | "why" | "how" => {
            SUBJECTS.has(next) && next != "i" && folded.len() <= 6 && folded.len() > 2
        }
        _ => false,
    }
}

/// Whether a verb follows a word that asks in another language than English: "wie funktioniert es", "cuándo abre el museo". Without
/// one it compares or exclaims: "como siempre", "wie gesagt", "quelle histoire". A verb is known, or it has the shape of one in
/// those languages and is none of the words that such talk is made of. Behind "which" anything has that shape.
fn governs_a_verb(first: &str, rest: &[&str]) -> bool {
    let mut words = rest.iter().copied().skip_while(|word| CLITICS.has(word));
    let Some(next) = words.next() else {
        return false;
    };
    if IDIOMS.has(next) {
        return false;
    }
    // "a" is a verb of French alone: "pourquoi le ferry a brûlé".
    let in_french = matches!(first, "qui" | "quand" | "comment" | "pourquoi" | "combien");
    let is_known = |word: &str| {
        AUXILIARIES.has(word) && !IDIOMS.has(word) || VERBS.has(word) || in_french && word == "a"
    };
    // German and Dutch say "wie lange", "welche Häfen", and then the verb.
    if is_known(next) || rest.iter().take(4).any(|word| is_known(word)) {
        return true;
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| next.ends_with(ending));
    let is_long = |least: usize| next.chars().count() >= least;
    let goes_on = words.next().is_some();
    if ASKS_IN_GERMANIC.has(first) {
        let is_participle = ["ge", "be", "er", "ver", "ent", "zer", "aus", "an", "ab"]
            .iter()
            .any(|prefix| next.starts_with(prefix));
        return is_long(4)
            && (ends(&["t"]) && !(is_participle && first == "wie")
                || ends(&["te", "ten", "en"]) && goes_on && !is_participle);
    }
    if ASKS_IN_ROMANCE.has(first) {
        // "dónde se compra", "cuánto pesa"
        let has_clitic = rest
            .first()
            .is_some_and(|word| matches!(*word, "se" | "si"));
        let counts = first.starts_with("cuant") || first.starts_with("quant") && first.len() > 5;
        return is_long(3)
            && (goes_on || has_clitic || counts)
            && ends(&[
                "a", "e", "o", "an", "en", "on", "ent", "it", "ut", "ait", "iu", "eu", "ou", "am",
                "em",
            ]);
    }
    if ASKS_IN_NORDIC.has(first) {
        return is_long(4) && ends(&["r", "de", "te"]);
    }
    if ASKS_IN_POLISH.has(first) {
        return is_long(4) && goes_on && ends(&["e", "a", "i", "y"]);
    }
    if ASKS_IN_RUSSIAN.has(first) {
        return is_long(4)
            && ends(&[
                "ет", "ит", "ют", "ят", "ут", "ат", "ся", "л", "ла", "ло", "ли",
            ]);
    }
    if ASKS_WHICH.has(first) {
        return false;
    }
    // Of the others, and of a word that "asks" in many languages at once, nothing more is known.
    !is_common_english(next) && !ASKS_IN_MANY.has(first)
}

/// Words that ask in one language and are others in the next: "come" of Italian, "as" of English.
static ASKS_IN_MANY: WordList = word_list!(["come, as, on, man, do, o, ne"]);

/// Whether a word asks in English.
pub(super) fn is_english(word: &str) -> bool {
    static ASKS: WordList = word_list!([
        "what, whats, which, who, whos, whom, whose, when, whens, where, wheres, why, how, hows, if, whether",
    ]);
    ASKS.has(word)
}

/// The person who asks, in other languages: "wie komme ich zum Hafen".
pub(super) fn is_the_asker(word: &str) -> bool {
    static ASKERS: WordList = word_list!([
        "i, ich, mich, mir, mein, meine, meinen, je, mon, ma, yo, mi, eu, meu, minha, io, mio, mia, ik, mijn, jag, min",
    ]);
    ASKERS.has(word)
}

fn is_common_english(word: &str) -> bool {
    static COMMON: WordList = word_list!([
        "told, sent, a, an, the, it, this, that, not, just, wondering, looking, going, reading, in, on, so, asked, great",
    ]);
    COMMON.has(word)
}
