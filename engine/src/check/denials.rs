//! Words that say no, and words whose meaning holds a no: which they are, and what they deny.

use super::evidence::Reading;
use super::tokens::Token;

/// Words that say no, in the languages that most pages are in, folded. "No" before a figure is "number".
const NEGATIONS: &[&str] = &[
    "not",
    "no",
    "never",
    "none",
    "nobody",
    "nothing",
    "neither",
    "nor",
    "without",
    "cannot",
    "nowhere",
    "cant",
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keiner",
    "keinem",
    "keines",
    "nie",
    "niemals",
    "niemand",
    "nichts",
    "ohne",
    "weder",
    "ne",
    "pas",
    "jamais",
    "rien",
    "aucun",
    "aucune",
    "sans",
    "nunca",
    "jamas",
    "nadie",
    "nada",
    "ningun",
    "ninguna",
    "ninguno",
    "sin",
    "tampoco",
    "non",
    "mai",
    "nessun",
    "nessuno",
    "nessuna",
    "niente",
    "senza",
    "nao",
    "nenhum",
    "nenhuma",
    "ninguem",
    "sem",
    "niet",
    "geen",
    "nooit",
    "niets",
    "zonder",
    "не",
    "нет",
    "никогда",
    "никто",
    "ничего",
    "без",
    "inte",
    "ikke",
    "aldrig",
    "ingen",
    "utan",
    "uten",
];

/// Words whose meaning holds a no: a sentence with one of them may bear a negation out.
const DENIALS: &[&str] = &[
    "unable",
    "refuse",
    "deny",
    "denied",
    "denies",
    "denial",
    "fail",
    "failed",
    "failure",
    "lack",
    "reject",
    "decline",
    "hardly",
    "barely",
    "unlikely",
    "impossible",
    "avoid",
    "prevent",
    "ban",
    "banned",
    "miss",
    "missed",
    "absent",
    "absence",
    "cancel",
    "false",
    "disagree",
    "dismiss",
    "dispute",
    "disallow",
    "disallowed",
    "kaum",
    "weigert",
    "lehnte",
    "ablehnt",
    "fracaso",
    "fracassou",
    "echoue",
    "forbid",
    "forbade",
    "forbidden",
    "stopped",
    "blocked",
    "halted",
    "fallito",
    "mislukte",
];

pub(super) fn is_negation(claim: &Reading<'_>, at: usize) -> bool {
    let token = &claim.tokens[at];
    let numbered = token.key == "no" && claim.tokens.get(at + 1).is_some_and(Token::is_digits);
    // Portuguese and Italian words that are other words elsewhere count where they are read as words of the language alone.
    (token.denies || NEGATIONS.contains(&token.key.as_str())) && !numbered
}

pub(super) fn is_denial(token: &Token<'_>) -> bool {
    let key = token.key.as_str();
    token.denies
        || NEGATIONS.contains(&key)
        || DENIALS.contains(&key)
        || DENIALS.contains(&token.stem.as_str())
        || key.starts_with("un")
            && key.len() > 6
            && !["uni", "under", "until"]
                .iter()
                .any(|other| key.starts_with(other))
}

/// Whether a denial stands right before a word, small words between them left out of account.
pub(super) fn is_denied(sentence: &Reading<'_>, place: usize, language: Option<&str>) -> bool {
    let from = place.saturating_sub(DENIED_REACH);
    (from..place).any(|at| {
        let token = &sentence.tokens[at];
        let between = &sentence.tokens[at + 1..place];
        let denies = is_negation(sentence, at)
            || is_denying(token, language)
            || between.first().is_some_and(|to| to.key == "to")
                && is_one_of(DENYING_BEFORE_TO, token);
        // "Not only" affirms.
        let affirms = between.iter().any(|word| ONLY.contains(&word.key.as_str()));
        denies && !affirms && between.iter().all(|word| word.is_stop)
    })
}

/// Whether a verb is denied: by a negation, an adverb, or a verb with "to" before it: "declined to comment".
pub(super) fn is_verb_denied(sentence: &Reading<'_>, place: usize, language: Option<&str>) -> bool {
    let has_to = sentence.tokens[place.saturating_sub(DENIED_REACH)..place]
        .iter()
        .any(|token| token.key == "to");
    let is_by_verb = (place.saturating_sub(DENIED_REACH)..place).any(|at| {
        !is_negation(sentence, at)
            && !is_one_of(ADVERBS, &sentence.tokens[at])
            && is_denying(&sentence.tokens[at], language)
    });
    is_denied(sentence, place, language) && (has_to || !is_by_verb)
}

/// Adverbs that deny, folded.
const ADVERBS: &[&str] = &[
    "hardly",
    "barely",
    "scarcely",
    "rarely",
    "seldom",
    "kaum",
    "keinesfalls",
    "guere",
    "apenas",
    "appena",
    "malapena",
    "nauwelijks",
    "amper",
];

/// Whether a word denies what follows. Spanish "apenas" does; to Portuguese it is "only".
pub(super) fn is_denying(token: &Token<'_>, language: Option<&str>) -> bool {
    is_one_of(DENYING, token) || token.key == "apenas" && language == Some("es")
}

pub(super) fn is_one_of(words: &[&str], token: &Token<'_>) -> bool {
    words.contains(&token.key.as_str())
}

/// "Only", after "not".
const ONLY: &[&str] = &[
    "only",
    "just",
    "nur",
    "bloss",
    "seulement",
    "solo",
    "solamente",
    "apenas",
    "soltanto",
    "alleen",
];

/// Verbs and adverbs that deny, in the forms that sentences have, folded.
pub(super) const DENYING: &[&str] = &[
    "hardly",
    "barely",
    "scarcely",
    "rarely",
    "seldom",
    "refuse",
    "refuses",
    "refused",
    "refusing",
    "deny",
    "denies",
    "denied",
    "denying",
    "reject",
    "rejects",
    "rejected",
    "forbid",
    "forbids",
    "forbade",
    "forbidden",
    "prohibit",
    "prohibits",
    "prohibited",
    "prevent",
    "prevents",
    "prevented",
    "stop",
    "stops",
    "stopped",
    "cancel",
    "cancelled",
    "canceled",
    "abandon",
    "abandoned",
    "scrapped",
    "ceased",
    "halted",
    "blocked",
    "unable",
    "kaum",
    "keinesfalls",
    "weigert",
    "weigerte",
    "weigerten",
    "verweigert",
    "verweigerte",
    "bestritt",
    "bestreitet",
    "dementierte",
    "dementiert",
    "verbot",
    "verhinderte",
    "stoppte",
    "ablehnte",
    "scheiterte",
    "guere",
    "refuse",
    "refusait",
    "dement",
    "rejette",
    "rejete",
    "interdit",
    "empeche",
    "nego",
    "negaron",
    "niega",
    "rechazo",
    "rechaza",
    "rehuso",
    "impidio",
    "prohibio",
    "desmintio",
    "negou",
    "nega",
    "recusou",
    "recusa",
    "rejeitou",
    "impediu",
    "proibiu",
    "desmentiu",
    "appena",
    "malapena",
    "negato",
    "rifiuta",
    "rifiutato",
    "respinto",
    "vietato",
    "smentito",
    "nauwelijks",
    "amper",
    "weigert",
    "weigerde",
    "ontkent",
    "ontkende",
    "verbood",
    "verhinderde",
    "stopte",
];

/// Verbs that deny what follows behind "to", and have other senses.
pub(super) const DENYING_BEFORE_TO: &[&str] = &[
    "fail",
    "fails",
    "failed",
    "failing",
    "decline",
    "declines",
    "declined",
    "declining",
    "neglected",
    "omitted",
];

/// The words of a text that say no, months of the same spelling left out.
pub(super) fn negations<'a>(reading: &Reading<'a>) -> Vec<&'a str> {
    let is_when = |at: usize| reading.date_at(at).is_some();
    (0..reading.tokens.len())
        .filter(|at| is_negation(reading, *at) && !is_when(*at))
        .map(|at| reading.tokens[at].text)
        .collect()
}

/// Whether a text denies anything.
pub(super) fn has_denial(reading: &Reading<'_>) -> bool {
    reading.tokens.iter().any(is_denial)
}

/// How many words may stand between a denial and what it denies.
pub(super) const DENIED_REACH: usize = 2;
