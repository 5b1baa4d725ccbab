//! Negations that were put in or left out.

use super::evidence::{Index, Place, Reading};
use super::tokens::Token;
use super::words;

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

fn is_negation(claim: &Reading<'_>, at: usize) -> bool {
    let token = &claim.tokens[at];
    let numbered = token.key == "no" && claim.tokens.get(at + 1).is_some_and(Token::is_digits);
    // Portuguese and Italian words that are other words elsewhere count where they are read as words of the language alone.
    (token.denies || NEGATIONS.contains(&token.key.as_str())) && !numbered
}

fn is_denial(token: &Token<'_>) -> bool {
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

/// The least share of one sentence's content that the other has for the one to repeat the other. Chosen by eye.
const REPEATED: f32 = 0.75;
/// Sentences with less content are not compared as a whole.
const LEAST_CONTENT: usize = 3;

/// The negations of `claim` that the sentences do not bear out, and the words around each that was left out.
pub(super) fn changed<'a>(
    claim: &Reading<'a>,
    index: &Index<'_, '_>,
    language: Option<&str>,
) -> Vec<&'a str> {
    let mut found = Vec::new();
    let shared = shared(claim, index);
    let aligned = nearest(&shared);
    let repeated: Vec<&Reading<'_>> = aligned
        .iter()
        .filter(|sentence| {
            claim.content.len() >= LEAST_CONTENT && covers(shared[**sentence], claim.content.len())
        })
        .map(|sentence| index.sentences[*sentence])
        .collect();
    let negations: Vec<usize> = (0..claim.tokens.len())
        .filter(|at| is_negation(claim, *at))
        .collect();
    let too_many = !repeated.is_empty()
        && repeated.iter().all(|sentence| {
            sentence
                .tokens
                .iter()
                .filter(|token| is_denial(token))
                .count()
                < negations.len()
        });
    for at in &negations {
        let borne_out = aligned
            .iter()
            .any(|sentence| index.sentences[*sentence].tokens.iter().any(is_denial));
        let (plain, negated) = sayings(claim, index, *at);
        if !negated && (plain || too_many || !borne_out && !aligned.is_empty()) {
            found.push(claim.tokens[*at].text);
        }
    }
    let sentences: Vec<&Reading<'_>> = aligned
        .iter()
        .map(|sentence| index.sentences[*sentence])
        .collect();
    found.extend(denied(claim, &sentences, language));
    found.extend(said_after_all(claim, &sentences, language));
    found.extend(left_out(claim, index));
    let whole: Vec<&Reading<'_>> = aligned
        .iter()
        .filter(|sentence| {
            covers(
                shared[**sentence],
                index.sentences[**sentence]
                    .content
                    .len()
                    .max(claim.content.len()),
            )
        })
        .map(|sentence| index.sentences[*sentence])
        .collect();
    let denials = claim.tokens.iter().filter(|token| is_denial(token)).count();
    let too_few = claim.content.len() >= LEAST_CONTENT
        && !whole.is_empty()
        && whole.iter().all(|sentence| {
            (0..sentence.tokens.len())
                .filter(|at| is_negation(sentence, *at))
                .count()
                > denials
        });
    if too_few && found.is_empty() {
        found.push(claim.text);
    }
    found
}

/// Of the sentences that share so many words with a claim, those that share at least three fifths of what the best one does.
fn nearest(shared: &[usize]) -> Vec<usize> {
    let most = shared.iter().copied().max().unwrap_or(0);
    (0..shared.len())
        .filter(|sentence| most > 0 && shared[*sentence] * 5 >= most * 3)
        .collect()
}

/// The sentences that have this share of a claim's content.
pub(super) fn repeated<'s, 'a>(
    claim: &Reading<'_>,
    index: &Index<'s, 'a>,
    share: f32,
) -> Vec<&'s Reading<'a>> {
    let all = claim.content.len();
    shared(claim, index)
        .into_iter()
        .enumerate()
        .filter(|(_, shared)| *shared > 0 && float(*shared) >= share * float(all))
        .map(|(sentence, _)| index.sentences[sentence])
        .collect()
}

/// The words of a text that say no, months of the same spelling left out.
pub(super) fn negations<'a>(reading: &Reading<'a>) -> Vec<&'a str> {
    let is_when = |at: usize| {
        reading
            .dates
            .iter()
            .any(|date| (date.from..=date.to).contains(&at))
    };
    (0..reading.tokens.len())
        .filter(|at| is_negation(reading, *at) && !is_when(*at))
        .map(|at| reading.tokens[at].text)
        .collect()
}

/// Whether a text denies anything.
pub(super) fn has_denial(reading: &Reading<'_>) -> bool {
    reading.tokens.iter().any(is_denial)
}

/// Words that deny what follows, in a claim: no sentence that it is about has them, nor any other denial.
fn denied<'a>(
    claim: &Reading<'a>,
    aligned: &[&Reading<'_>],
    language: Option<&str>,
) -> Vec<&'a str> {
    if aligned.iter().any(|sentence| {
        sentence
            .tokens
            .iter()
            .any(|token| is_denial(token) || is_denying(token, language))
    }) {
        return Vec::new();
    }
    let is_theirs = |token: &Token<'_>| {
        let says = |other: &Token<'_>| words::says(token, other, language);
        aligned
            .iter()
            .any(|sentence| sentence.tokens.iter().any(says))
    };
    let opens_denial = |at: usize| {
        let token = &claim.tokens[at];
        let to = claim
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.key == "to");
        is_denying(token, language) || to && is_one_of(DENYING_BEFORE_TO, token)
    };
    (0..claim.tokens.len())
        .filter(|at| opens_denial(*at) && !is_theirs(&claim.tokens[*at]))
        .map(|at| claim.tokens[at].text)
        .collect()
}

/// How many words may stand between a denial and what it denies.
const DENIED_REACH: usize = 2;

/// What each sentence that a claim is about denies, and the claim says without any denial: "the minister commented" for
/// "the minister declined to comment".
fn said_after_all<'a>(
    claim: &Reading<'a>,
    aligned: &[&Reading<'_>],
    language: Option<&str>,
) -> Vec<&'a str> {
    if claim
        .tokens
        .iter()
        .any(|token| is_denial(token) || is_one_of(DENYING, token))
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in &claim.content {
        let token = &claim.tokens[*at];
        if token.is_capital() || token.is_digits() || claim.number_at(*at).is_some() {
            continue;
        }
        let (mut denied, mut plain) = (0, 0);
        for sentence in aligned {
            for (place, other) in sentence.tokens.iter().enumerate() {
                let is_it =
                    other.stem == token.stem || words::is_form(&token.key, &other.key, language);
                if !is_it || other.is_stop {
                    continue;
                }
                if is_denied(sentence, place, language) {
                    denied += 1;
                } else {
                    plain += 1;
                }
            }
        }
        if denied > 0 && plain == 0 {
            found.push(token.text);
        }
    }
    found
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

/// Whether a word denies what follows. Spanish "apenas" does; to Portuguese it is "only".
fn is_denying(token: &Token<'_>, language: Option<&str>) -> bool {
    is_one_of(DENYING, token) || token.key == "apenas" && language == Some("es")
}

fn is_one_of(words: &[&str], token: &Token<'_>) -> bool {
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
const DENYING: &[&str] = &[
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
const DENYING_BEFORE_TO: &[&str] = &[
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

fn covers(shared: usize, all: usize) -> bool {
    float(shared) >= REPEATED * float(all)
}

fn float(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// How many words of the claim's content each sentence has.
fn shared(claim: &Reading<'_>, index: &Index<'_, '_>) -> Vec<usize> {
    let mut shared = vec![0usize; index.sentences.len()];
    let mut last = vec![usize::MAX; index.sentences.len()];
    for (number, at) in claim.content.iter().enumerate() {
        for (sentence, _) in index.places(&claim.tokens[*at].stem) {
            if last[*sentence] != number {
                last[*sentence] = number;
                shared[*sentence] += 1;
            }
        }
    }
    shared
}

/// The content words on both sides of a place between words, as places in the content.
fn sides(claim: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
    let after = claim.content.iter().position(|place| *place > at)?;
    Some((after.checked_sub(1)?, after))
}

/// Whether the sentences have the words around this negation side by side: without a negation between, and with one.
fn sayings(claim: &Reading<'_>, index: &Index<'_, '_>, at: usize) -> (bool, bool) {
    if is_said_so(claim, index, at) {
        return (false, true);
    }
    let Some((left, right)) = sides(claim, at) else {
        return (false, false);
    };
    let (left, right) = (
        &claim.tokens[claim.content[left]],
        &claim.tokens[claim.content[right]],
    );
    let (mut plain, mut negated) = (false, false);
    for place in side_by_side(index, left, right) {
        let sentence = index.sentences[place.0];
        // "Forbade the board to dismiss" has the no before both.
        let first = sentence.content[place.1];
        let before = &sentence.tokens[first.saturating_sub(DENIED_REACH)..first];
        let denies = |token: &Token<'_>| is_one_of(DENYING, token);
        if negation_between(index, place) || before.iter().any(denies) {
            negated = true;
        } else {
            plain = true;
        }
    }
    (plain, negated)
}

/// Whether the sentences have a negation before the next two words: "not long to".
fn is_said_so(claim: &Reading<'_>, index: &Index<'_, '_>, at: usize) -> bool {
    let Some(said) = claim.tokens.get(at + 1..at + 3) else {
        return false;
    };
    index.sentences.iter().any(|sentence| {
        sentence
            .tokens
            .windows(3)
            .enumerate()
            .any(|(place, words)| {
                words[1].key == said[0].key
                    && words[2].key == said[1].key
                    && is_negation(sentence, place)
            })
    })
}

fn side_by_side<'i>(
    index: &'i Index<'_, '_>,
    left: &'i Token<'_>,
    right: &'i Token<'_>,
) -> impl Iterator<Item = Place> + 'i {
    index
        .places(&left.stem)
        .iter()
        .copied()
        .filter(|(sentence, place)| {
            index
                .content((*sentence, place + 1))
                .is_some_and(|(_, next)| next.stem == right.stem)
        })
}

/// Whether a negation stands between the content word at a place and the next one.
fn negation_between(index: &Index<'_, '_>, place: Place) -> bool {
    let sentence = index.sentences[place.0];
    let from = sentence.content[place.1];
    let to = sentence
        .content
        .get(place.1 + 1)
        .copied()
        .unwrap_or(sentence.tokens.len());
    (from + 1..to).any(|at| is_negation(sentence, at)) || is_negation(sentence, from)
}

/// The words around which the sentences always have a negation that the claim has not.
fn left_out<'a>(claim: &Reading<'a>, index: &Index<'_, '_>) -> Vec<&'a str> {
    let mut found = Vec::new();
    for pair in claim.content.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if (from..to).any(|at| is_negation(claim, at))
            || from.checked_sub(1).is_some_and(|at| is_negation(claim, at))
        {
            continue;
        }
        let (left, right) = (&claim.tokens[from], &claim.tokens[to]);
        if is_denial(left) || is_denial(right) {
            continue;
        }
        let mut places = side_by_side(index, left, right).peekable();
        if places.peek().is_some() && places.all(|place| negation_between(index, place)) {
            found.push(claim.words(from, to));
        }
    }
    found
}
