//! What a person asked: the kind of thing that answers, and the words to look for.

use super::reader::{Reader, Term, lower};
use super::wording::{AnswerKind, wordings};
use crate::terms::words;
use crate::text::is_unspaced;

/// A question or a topic, read.
#[derive(Debug)]
pub(super) struct Asked {
    /// `None` for a topic, or where no question word is known.
    pub(super) kind: Option<AnswerKind>,
    /// Its words in order, those that ask left out.
    pub(super) terms: Vec<Term>,
    /// Those that say something, each once.
    pub(super) content: Vec<Term>,
}

impl Asked {
    pub(super) fn read(text: &str, language: Option<&str>, reader: &mut Reader<'_>) -> Self {
        let (kind, rest) = ask(text, language);
        let mut terms = reader.terms(&rest);
        if let Some(first) = terms.first_mut() {
            // A topic or a question may begin with a name; the page tells.
            first.name = rest.trim_start().starts_with(char::is_uppercase);
        }
        let mut content: Vec<Term> = Vec::new();
        for term in &terms {
            if !term.stop && content.iter().all(|known| known.stem != term.stem) {
                content.push(*term);
            }
        }
        if content.is_empty() {
            // "Who is who?": better stop words than none.
            for term in &terms {
                if content.iter().all(|known| known.stem != term.stem) {
                    content.push(*term);
                }
            }
        }
        Self {
            kind,
            terms,
            content,
        }
    }
}

/// What kind of thing is asked for, and the text without the words that ask.
pub(super) fn ask(text: &str, language: Option<&str>) -> (Option<AnswerKind>, String) {
    let languages = [language.unwrap_or("en"), "en"];
    for language in languages {
        if let Some((kind, rest)) = ask_in(text, language) {
            return (Some(kind), rest);
        }
    }
    (None, text.to_owned())
}

fn ask_in(text: &str, language: &str) -> Option<(AnswerKind, String)> {
    let listed = wordings(language);
    if text.contains(is_unspaced) {
        for (kind, phrases) in listed {
            if let Some(phrase) = phrases.iter().find(|phrase| text.contains(**phrase)) {
                return Some((*kind, text.replacen(phrase, " ", 1)));
            }
        }
        return None;
    }
    let found: Vec<&str> = words(text).collect();
    let lowered: Vec<String> = found.iter().map(|word| lower(word)).collect();
    // The earliest phrase, of those that begin together the longest: what comes later is mostly a conjunction, as "when" in
    // "What happens when it rains?".
    let place = |phrase: &str| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        let at = lowered
            .windows(parts.len())
            .position(|window| window.iter().zip(&parts).all(|(word, part)| word == part))?;
        Some((at, parts.len()))
    };
    let mut asking: Option<(AnswerKind, usize, usize)> = None;
    let mut priced = false;
    for (kind, phrases) in listed {
        for phrase in *phrases {
            let Some((at, length)) = place(phrase) else {
                continue;
            };
            if length == 1 && !is_question_word(phrase) {
                priced = true;
            } else if asking
                .is_none_or(|(_, first, longest)| at < first || (at == first && length > longest))
            {
                asking = Some((*kind, at, length));
            }
        }
    }
    let (kind, at, _) = asking?;
    let kind = if priced && kind == AnswerKind::Thing {
        AnswerKind::Quantity
    } else {
        kind
    };
    // Of "how many" and "what year" the last word says what to look for.
    let rest: Vec<&str> = found
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != at)
        .map(|(_, word)| *word)
        .collect();
    Some((kind, rest.join(" ")))
}

/// Whether a single word of the lists asks by itself, as "when" does and "price" does not.
fn is_question_word(lower: &str) -> bool {
    !matches!(
        lower,
        "cost"
            | "costs"
            | "price"
            | "kostet"
            | "kosten"
            | "preis"
            | "coûte"
            | "coûtent"
            | "coût"
            | "prix"
            | "cuesta"
            | "cuestan"
            | "precio"
            | "custa"
            | "custam"
            | "preço"
            | "costa"
            | "costano"
            | "prezzo"
            | "kost"
            | "prijs"
            | "kostar"
            | "koster"
            | "pris"
            | "costă"
            | "preț"
            | "prețul"
            | "kosztuje"
            | "kosztują"
            | "cena"
            | "стоит"
            | "стоят"
            | "цена"
            | "коштує"
            | "коштують"
            | "ціна"
            | "κοστίζει"
            | "τιμή"
            | "fiyat"
            | "fiyatı"
            | "سعر"
            | "تكلفة"
            | "ثمن"
            | "قیمت"
            | "कीमत"
            | "प्रतिशत"
            | "giá"
            | "harga"
            | "가격"
    )
}
