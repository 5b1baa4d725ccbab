//! Negations that were put in or left out.

use super::evidence::{Index, Place, Reading};
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
    "weigerte",
    "verweigert",
    "refusé",
    "negó",
    "niega",
    "rechazó",
    "rifiuta",
    "nega",
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
pub(super) fn changed<'a>(claim: &Reading<'a>, index: &Index<'_, '_>) -> Vec<&'a str> {
    let mut found = Vec::new();
    let shared = shared(claim, index);
    let most = shared.iter().copied().max().unwrap_or(0);
    // All that share at least three fifths of what the best one does.
    let aligned: Vec<usize> = (0..shared.len())
        .filter(|sentence| most > 0 && shared[*sentence] * 5 >= most * 3)
        .collect();
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

fn covers(shared: usize, all: usize) -> bool {
    let float = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    float(shared) >= REPEATED * float(all)
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
        if negation_between(index, place) {
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
