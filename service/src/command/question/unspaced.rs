//! Questions and topics in scripts that part no words, and in Korean.
use crate::command::{
    number,
    wording::{UNSPACED_ABOUT, UNSPACED_PRONOUNS, UNSPACED_QUESTIONS, UNSPACED_TALK},
};

/// The question in a text of a script that parts no words, or of Korean.
pub(super) fn unspaced(text: &str, has_mark: bool) -> Option<(usize, usize)> {
    if UNSPACED_TALK.iter().any(|talk| text.contains(talk)) || number::is_all_options(text) {
        return None;
    }
    for (keyword, is_before) in UNSPACED_ABOUT {
        if let Some(at) = text.find(keyword) {
            let (from, to) = if *is_before {
                (at + keyword.len(), text.len())
            } else {
                (0, at)
            };
            return names_a_topic(&text[from..to]).then_some((from, to));
        }
    }
    let asks = UNSPACED_QUESTIONS.iter().any(|word| {
        text.match_indices(word)
            .any(|(at, word)| !is_indefinite(&text[..at], word, &text[at + word.len()..]))
    });
    let count = text.chars().filter(|c| is_unspaced(*c)).count();
    ((asks || has_mark) && count > 2).then_some((0, text.len()))
}

/// Whether what stands beside "about" names something: one character of Chinese may ("dogs"), but no "this".
fn names_a_topic(topic: &str) -> bool {
    let topic = topic.trim_matches(|c: char| !c.is_alphanumeric());
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let count = topic.chars().filter(|c| c.is_alphanumeric()).count();
    !UNSPACED_PRONOUNS.contains(&topic) && (count > 1 || topic.chars().any(is_han))
}

/// Whether a word that asks is a part of one that does not: "いつも" (always), "何か" (something), "没什么" (nothing), "언제나" (always).
fn is_indefinite(before: &str, word: &str, after: &str) -> bool {
    let is_japanese = word
        .chars()
        .any(|c| matches!(c, '\u{3040}'..='\u{309f}' | '何' | '誰'));
    let after_japanese = after.starts_with('も')
        || after.starts_with("でも")
        || after.starts_with('か') && !after.starts_with("から");
    let after_korean = ["나 ", "나", "든", "든지", "ㄴ가"]
        .iter()
        .any(|ending| word.starts_with("언제") && after.starts_with(ending));
    is_japanese && after_japanese
        || after_korean
        || ["没", "沒", "没有", "沒有"]
            .iter()
            .any(|no| before.ends_with(no))
            && word.contains('什')
}

pub(in crate::command) const fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{e00}'..='\u{e7f}')
}
