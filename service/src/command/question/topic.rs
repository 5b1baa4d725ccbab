//! Topics: "about pricing", "tell me the price".
use super::{Word, content, starts_with};
use crate::command::{
    number,
    spelling::{WordList, word_list},
    wording::{
        ABOUT, ADDRESSES, DESCRIBES, OPINIONS, QUESTION_WORDS, REQUESTS, STRONG_QUESTION_WORDS,
    },
};

/// Where the topic begins of "about pricing", "tell me about pricing", "what does it say about pricing".
pub(super) fn topic(text: &str, listed: &[Word], has_mark: bool) -> Option<usize> {
    let at = (0..listed.len()).find(|at| {
        ABOUT
            .iter()
            .any(|keyword| starts_with(&listed[*at..], keyword))
    })?;
    let keyword = ABOUT
        .iter()
        .filter(|keyword| starts_with(&listed[at..], keyword))
        .max_by_key(|keyword| keyword.len())?;
    let (before, after) = (&listed[..at], &listed[at + keyword.split(' ').count()..]);
    let folded: Vec<&str> = before.iter().map(|word| word.folded.as_str()).collect();
    // Other languages' words for "about" are many another word of English; they begin what is asked.
    let is_request = folded.iter().all(|word| REQUESTS.has(word));
    if !is_request || (*keyword != "about" && folded.len() > 6) {
        return None;
    }
    // "this is about cats", "an article about cats", "I read about cats"
    let describes = folded.last().is_some_and(|word| DESCRIBES.has(word)) && folded.len() > 1;
    let wants = folded
        .iter()
        .any(|word| matches!(*word, "want" | "like" | "need" | "d"));
    let tells = matches!(folded.first(), Some(&("i" | "we"))) && !wants;
    let is_question = folded.first().is_some_and(|word| QUESTION_WORDS.has(word));
    // "what does it say about pricing?" is whole as it stands, and "what about pricing?" is none.
    if tells || (has_mark && is_question && folded.len() > 1) {
        return None;
    }
    if describes
        || (has_mark && !is_question && !before.is_empty() && !REQUESTS_ALONE.has(folded[0]))
    {
        return None;
    }
    let begins = keyword.split(' ').next().unwrap_or_default();
    let in_english = ABOUT_IN_ENGLISH.has(begins);
    // "about C++", "about R&D"
    let is_letter = after.iter().any(|word| {
        let letter = text[word.start..].chars().next();
        word.folded.chars().count() == 1
            && letter.is_some_and(char::is_uppercase)
            && word.folded != "i"
    });
    let content = content(after, in_english) + usize::from(is_letter);
    let addresses = after
        .iter()
        .any(|word| ADDRESSES.has(&word.folded) && word.folded != "i");
    let opinions = after.iter().any(|word| OPINIONS.has(&word.folded));
    let begins_otherwise = after
        .first()
        .is_some_and(|word| matches!(word.folded.as_str(), "to" | "how" | "what" | "time"))
        && content == 0;
    // "about five sentences"
    let counts = after.first().is_some_and(|first| {
        let rest = &text[first.start..];
        number::is_all_options(rest) && number::read(rest).count.is_some()
    });
    if content == 0 || counts || opinions || begins_otherwise || (addresses && content < 2) {
        return None;
    }
    let first = after.first()?;
    // A quotation mark that opens belongs to the topic.
    let quoted = text[..first.start]
        .char_indices()
        .next_back()
        .filter(|(_, c)| matches!(c, '"' | '“' | '„' | '«' | '‘' | '.' | '#' | '$' | '@'));
    Some(quoted.map_or(first.start, |(at, _)| at))
}

/// Which word begins what is wanted of "tell me the price", "list all ports", "explain back-pressure".
pub(super) fn request(listed: &[Word], has_mark: bool) -> Option<usize> {
    let folded: Vec<&str> = listed.iter().map(|word| word.folded.as_str()).collect();
    let at = match folded[..] {
        [
            "tell" | "give" | "show",
            "me" | "us",
            "the" | "all" | "its" | "their",
            _,
            ..,
        ] => 2,
        [
            "list" | "extract" | "describe",
            "the" | "all" | "its" | "their",
            _,
            ..,
        ]
        | ["explain" | "define", _, ..] => 1,
        _ => return None,
    };
    let rest = &listed[at..];
    let asks = QUESTION_WORDS.has(folded[at]) || STRONG_QUESTION_WORDS.has(folded[at]);
    let is_talk = asks
        || has_mark
        || rest
            .iter()
            .any(|word| ADDRESSES.has(&word.folded) || OPINIONS.has(&word.folded));
    (!is_talk && content(rest, true) > 0).then_some(at)
}

/// Verbs that begin a request for a topic, also where it ends in a question mark: "anything about pricing?".
static REQUESTS_ALONE: WordList =
    word_list!(["anything, something, tell, info, information, details, more"]);

/// What the English ways to say "about" begin with.
static ABOUT_IN_ENGLISH: WordList = word_list!([
    "about, on, regarding, concerning, with, focus, focused, focusing, anything, something, everything, info, information, details, more",
]);
