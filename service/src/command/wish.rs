//! What is wanted of a page beside its length and who sees it: an answer to a question, and a language.
use super::{Note, language, number, question, spelling::is_space};
use crate::job::{Language, Question, SentenceCount};

/// What the words beside a link, or the options beside a text, wish for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wish {
    /// A question or a topic.
    pub(super) about: Option<Question>,
    /// A language.
    pub(super) language: Option<Language>,
    /// The words without both.
    pub(super) rest: String,
    /// What was passed over.
    pub(super) notes: Vec<Note>,
}

/// Reads the words beside a link.
pub(super) fn read(text: &str) -> Wish {
    if !text.contains(char::is_alphabetic) {
        // Mostly there is nothing, or a number.
        return Wish {
            rest: text.to_owned(),
            ..Wish::default()
        };
    }
    let mut kept = String::with_capacity(text.len());
    let mut asked = language::Asked::default();
    for segment in question::segments(text) {
        let found = language::read(segment);
        if is_of_a_question(segment, &found) {
            kept.push_str(segment);
        } else {
            kept.push_str(&found.rest);
            let other = |language| asked.language.is_some_and(|first| Some(first) != language);
            asked.has_more |= found.has_more || found.language.is_some() && other(found.language);
            asked.language = asked.language.or(found.language);
        }
    }
    let questions = question::read(&kept);
    let mut notes = Vec::new();
    if asked.has_more
        && let Some(language) = asked.language
    {
        notes.push(Note::OneLanguage(language));
    }
    if asked.language.is_none()
        && questions.about.is_none()
        && let Some(unknown) = language::unknown(text)
    {
        notes.push(Note::NotUnderstood(unknown));
    }
    let about = questions.about.as_deref().and_then(Question::new);
    let is_cut = |about: &Question| {
        let words = questions.about.as_deref().unwrap_or_default();
        about.as_str().chars().count()
            < words
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .chars()
                .count()
    };
    if about.as_ref().is_some_and(is_cut) {
        notes.push(Note::QuestionCut);
    }
    Wish {
        about,
        language: asked.language,
        rest: questions.rest,
        notes,
    }
}

/// What a person typed into a field for a question: a question whatever its words are, and the options beside it, as in the command.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FieldWish {
    /// The question or topic; `None` where nothing but options was typed.
    pub about: Option<Question>,
    /// A language.
    pub language: Option<Language>,
    /// A number of sentences.
    pub sentences: Option<SentenceCount>,
}

/// Reads a field for a question.
pub(super) fn read_field(typed: &str) -> FieldWish {
    // A line of a field ends nothing.
    let typed = typed.split(is_space).collect::<Vec<_>>().join(" ");
    let mut wish = read(&typed);
    if wish.about.is_none() && number::has_talk(&wish.rest) {
        // In a field, "pricing, 5" is a topic, and so is what would be talk beside a link.
        let topic = read(&format!("about {}", wish.rest.trim_matches(is_space)));
        if topic.about.is_some() {
            wish.about = topic.about;
            wish.rest = topic.rest;
        } else {
            wish.about = Question::new(wish.rest.trim_matches(is_space));
            wish.rest = String::new();
        }
    }
    FieldWish {
        about: wish.about,
        language: wish.language,
        sentences: number::read(&wish.rest).count,
    }
}

/// "Is it available in German?" asks the page; "can you summarize this in German?" and "in German: what is it?" ask us.
fn is_of_a_question(segment: &str, found: &language::Asked) -> bool {
    let is_question = segment.trim_end().ends_with(['?', '？', '؟']);
    found.language.is_some()
        && is_question
        && !found.starts
        && question::read(&found.rest).about.is_some()
}
