//! What is asked of a pasted text and says nothing else: a summary, or that nobody else sees it.
use super::{
    number,
    question::{content, is_unspaced, list},
    spelling::fold,
    visibility,
    wording::{
        ADDRESSES, AUXILIARIES, COUNTED, COURTEOUS, POINTS_AT_TEXT, POLITE, QUESTION_WORDS,
        REQUEST_VERBS, SUMMARIZES, SUMMARY_NOUNS, TALK, UNSPACED_REQUESTS, WordList,
    },
};

/// Whether a piece of text asks for a summary and says nothing else: "please summarize this", "tl;dr of the following",
/// "kannst du das zusammenfassen". A noun alone ("Summary") may head a text, and so may "TL;DR" in capitals.
pub(super) fn asks_for_summary(piece: &str) -> bool {
    let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.chars().any(is_unspaced) {
        let asks = UNSPACED_REQUESTS
            .iter()
            .any(|request| bare.ends_with(request));
        return asks && bare.chars().count() <= LONGEST_UNSPACED_REQUEST;
    }
    // "tl;dr" is one word.
    let bare = fold(bare).replace("tl;dr", "tldr");
    let listed = list(&bare);
    let has = |words: &WordList| listed.iter().any(|word| words.has(&word.folded));
    let is_short = listed.len() == 1;
    let named = has(&SUMMARIZES)
        && (!is_short || ["summarize", "summarise", "tldr"].contains(&listed[0].folded.as_str()));
    let noun = has(&SUMMARY_NOUNS) && (has(&COURTEOUS) || has(&POINTS_AT_TEXT) && has(&TALK));
    // "How to summarize a paper" heads a text.
    let first = listed.first().map_or("", |word| word.folded.as_str());
    let explains = QUESTION_WORDS.has(first) && !SUMMARIZES.has(first);
    let capitals = piece.contains("TL") && is_short;
    let others = listed.iter().filter(|word| {
        !(SUMMARIZES.has(&word.folded)
            || SUMMARY_NOUNS.has(&word.folded)
            || POINTS_AT_TEXT.has(&word.folded)
            || REQUEST_VERBS.has(&word.folded)
            || POLITE.has(&word.folded))
    });
    let counts = number::read(piece).count.is_some();
    let says_more = others
        .filter(|word| {
            !counts
                || !word.folded.bytes().all(|byte| byte.is_ascii_digit())
                    && !COUNTED.has(&word.folded)
        })
        .any(|word| content(std::slice::from_ref(word), false) > 0);
    (named || noun) && !explains && !capitals && !says_more
}

/// Whether a piece begins as people ask for something: "please …", "can you …".
pub(super) fn is_polite(piece: &str) -> bool {
    let listed = list(piece);
    let word = |at: usize| listed.get(at).map_or("", |word| word.folded.as_str());
    COURTEOUS.has(word(0)) || AUXILIARIES.has(word(0)) && ADDRESSES.has(word(1))
}

/// Whether all words of a wish for privacy are of such a wish, of courtesy or name nothing: "please don't publish this", "keep it
/// between us". "Private schools in trouble" says more.
pub(super) fn says_nothing_else(piece: &str) -> bool {
    let folded = visibility::without_phrases(&fold(piece));
    let listed = list(&folded);
    listed.iter().all(|word| {
        visibility::is_of_privacy(&word.folded)
            || POLITE.has(&word.folded)
            || POINTS_AT_TEXT.has(&word.folded)
            || [
                "keep", "leave", "only", "internal", "behalt", "behalte", "halte", "garde",
                "gardez", "guarda", "mantener", "mantem",
            ]
            .contains(&word.folded.as_str())
            || content(std::slice::from_ref(word), false) == 0
    })
}

/// The longest request of Japanese, Chinese or Korean, in characters: "次の文章を三つの箇条書きに要約してください".
const LONGEST_UNSPACED_REQUEST: usize = 30;
