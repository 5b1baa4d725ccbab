//! Whether a stop ends its sentence.

use super::characters::{Mark, has_case, is_cjk, is_indic, is_unpunctuated, opens};
use super::lists::ListMark;
use super::word_lists;
use crate::text::is_closing_mark;

/// How long a stretch of unpunctuated script is before a space may end it, in characters. Chosen by eye, as the next.
const UNPUNCTUATED_AT_LEAST: usize = 60;
/// From this length on, in characters, any space ends it.
const UNPUNCTUATED_AT_MOST: usize = 140;

/// A run of marks and what stands around it.
pub(super) struct Stop<'a> {
    /// The sentence so far.
    pub(super) before: &'a str,
    pub(super) mark: Mark,
    /// How many marks there are.
    pub(super) count: usize,
    /// Closing quotation marks, brackets, footnotes.
    pub(super) tail: &'a str,
    pub(super) after: &'a str,
}

/// What follows a stop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    End,
    Upper,
    Lower,
    Digit,
    /// A letter of a script without case.
    Caseless,
    Other,
}

impl Stop<'_> {
    /// The word that the stop follows, without opening marks.
    fn last_word(&self) -> &str {
        let word = last_token(self.before).trim_start_matches(opens);
        // "l'Ing." and "dell'art." have an article before the title.
        match word.rsplit_once(['\'', '’']) {
            Some((article, title))
                if article.chars().count() <= 5
                    && (title.starts_with(char::is_uppercase)
                        || word_lists::is_abbreviation(&title.to_lowercase())
                        || word_lists::before_number(&title.to_lowercase())) =>
            {
                title
            }
            _ => word,
        }
    }

    /// The first word after the stop, lower case, without opening marks and what is attached to its end.
    fn next_word(&self) -> String {
        word_at(self.after).to_lowercase()
    }

    fn spaced(&self) -> bool {
        self.after.starts_with(char::is_whitespace)
    }

    fn next(&self) -> Next {
        let mut dashed = false;
        if leaves_off(self.after)
            || self.spaced() && (begins_item(self.after) || begins_short(self.after))
        {
            return Next::Upper;
        }
        for c in self.after.chars().take(12) {
            if c.is_whitespace() || opens(c) {
                dashed |= matches!(c, '—' | '–' | '-');
                continue;
            }
            return if c.is_numeric() {
                Next::Digit
            } else if !c.is_alphabetic() {
                Next::Other
            } else if !has_case(c) {
                if dashed { Next::Other } else { Next::Caseless }
            } else if c.is_uppercase() || is_cased_brand(word_at(self.after)) {
                Next::Upper
            } else {
                Next::Lower
            };
        }
        if self.after.chars().all(char::is_whitespace) {
            Next::End
        } else {
            Next::Other
        }
    }
}

/// Whether a list's item begins, such as "(b) The garden".
fn begins_item(after: &str) -> bool {
    let bare = after.trim_start();
    bare.starts_with('(')
        && ListMark::read(bare)
            .is_some_and(|(_, length)| from_word(&bare[length..]).starts_with(char::is_uppercase))
}

/// Whether a Dutch sentence begins with a word of which one letter is left ("'s Avonds"), or one with a hashtag or a name as
/// short messages write them.
fn begins_short(after: &str) -> bool {
    let bare = after.trim_start();
    let mut letters = bare.chars();
    match letters.next() {
        Some('\'' | '’') => {
            matches!(letters.next(), Some('s' | 't' | 'n'))
                && letters.next() == Some(' ')
                && letters.next().is_some_and(char::is_uppercase)
        }
        Some('#' | '@') => letters.next().is_some_and(char::is_alphabetic),
        _ => false,
    }
}

/// Whether a sentence begins with an ellipsis and a word: "...and then".
fn leaves_off(after: &str) -> bool {
    let bare = after.trim_start();
    let word = bare.trim_start_matches(['.', '…']);
    let dots = bare.len() - word.len();
    bare.len() < after.len() && (3..=6).contains(&dots) && word.starts_with(char::is_alphabetic)
}

/// The characters up to the last white space, at most 64 of them.
fn last_token(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(64)
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// The text without the white space and the opening marks before its first word.
fn from_word(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || opens(c))
}

/// The first word of a text; letters, digits, apostrophes and hyphens.
fn word_at(text: &str) -> &str {
    let bare = from_word(text);
    let end = bare
        .char_indices()
        .take(40)
        .find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
        .map_or_else(
            || bare.char_indices().nth(40).map_or(bare.len(), |(at, _)| at),
            |(at, _)| at,
        );
    &bare[..end]
}

/// Names such as iPhone and eBay open sentences although their first letter is small.
fn is_cased_brand(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_some_and(char::is_uppercase)
}

/// Whether the sentence ends at the stop.
pub(super) fn ends_sentence(stop: &Stop<'_>) -> bool {
    let next = stop.next();
    if next == Next::End {
        return true;
    }
    if is_bare(stop.before) {
        return false;
    }
    match stop.mark {
        Mark::Final => final_ends(stop),
        Mark::Strong => strong_ends(stop, next),
        Mark::Ellipsis => pause_ends(stop, next),
        Mark::Stop if stop.count > 1 => pause_ends(stop, next),
        Mark::Stop => full_stop_ends(stop, next),
    }
}

/// Dots end a sentence where a capital follows, but not those that stand for left-out words of a quotation before its
/// source: "[...]" (Smith 55).
fn pause_ends(stop: &Stop<'_>, next: Next) -> bool {
    let left_out = stop.before.ends_with(['[', '(']) && stop.tail.starts_with([']', ')']);
    let source = stop.tail.len() > 1 && stop.after.trim_start().starts_with('(');
    stop.spaced() && matches!(next, Next::Upper | Next::Caseless) && !(left_out && source)
}

/// A Japanese sentence goes on after a quotation that it reports, a Chinese one after a comma.
fn final_ends(stop: &Stop<'_>) -> bool {
    let quoted = stop.tail.ends_with(['」', '』', '）', '”', '’']);
    if quoted && says_who(stop.after) {
        return false;
    }
    !stop.after.starts_with(|c: char| {
        matches!(c, '，' | '、' | ',' | '；' | '：')
            || (quoted
                && matches!(
                    c,
                    'と' | 'っ'
                        | 'の'
                        | 'が'
                        | 'を'
                        | 'は'
                        | 'に'
                        | 'で'
                        | 'も'
                        | 'な'
                        | 'や'
                        | 'か'
                ))
    })
}

/// Characters of Chinese words for who says something and how.
const LONGEST_SPEAKER: usize = 14;

/// Whether a Chinese quotation is followed by who said it: “…。”市长说。
fn says_who(after: &str) -> bool {
    let speaker: String = after
        .chars()
        .take(LONGEST_SPEAKER)
        .take_while(|c| is_cjk(*c) && c.is_alphabetic())
        .collect();
    let ends = after[speaker.len()..].starts_with(['。', '，', '：', '、']);
    ends && [
        "说", "說", "道", "问", "問", "表示", "称", "稱", "写", "喊", "答", "指出", "解释", "补充",
        "笑", "叹",
    ]
    .iter()
    .any(|verb| speaker.ends_with(verb))
}

fn strong_ends(stop: &Stop<'_>, next: Next) -> bool {
    if !stop.spaced() {
        // "!Xun"
        if stop.before.ends_with(char::is_whitespace) {
            return false;
        }
        let after_cjk = stop.before.chars().next_back().is_some_and(is_cjk);
        let first = stop.after.chars().next().unwrap_or(' ');
        return (after_cjk && is_cjk(first))
            || (first.is_uppercase()
                && !last_token(stop.before).contains(['/', '=', '@', '\\', '(']));
    }
    match next {
        Next::Lower => stop.tail.is_empty() && (stop.count > 1 || asks_in_a_word(stop.after)),
        Next::Other => false,
        Next::Upper => !(stop.tail.contains(['"', '”', '’', '\'']) && names_a_speaker(stop.after)),
        _ => true,
    }
}

/// Whether a question or a call of a single word follows: "who? what?".
fn asks_in_a_word(after: &str) -> bool {
    let word = word_at(after);
    !word.is_empty() && from_word(after)[word.len()..].starts_with(['?', '!'])
}

/// Whether a quotation is followed by who said it: one to four words with capitals, then a verb of speech.
fn names_a_speaker(after: &str) -> bool {
    for (at, word) in after.split_whitespace().take(5).enumerate() {
        let bare = word.trim_end_matches([',', '.', ':']);
        if word_lists::is_speech_verb(bare) {
            return at > 0;
        }
        if !word.starts_with(char::is_uppercase)
            || word_lists::opens_sentences(&bare.to_lowercase())
        {
            return false;
        }
    }
    false
}

fn full_stop_ends(stop: &Stop<'_>, next: Next) -> bool {
    if !stop.spaced() {
        return runs_on(stop);
    }
    let word = stop.last_word();
    if is_list_marker(stop.before) {
        return false;
    }
    let lower = word.to_lowercase();
    let following = stop.next_word();
    match next {
        Next::Other => return false,
        // People who write without capitals: an ordinary word, then one that opens sentences.
        Next::Lower => {
            return stop.tail.is_empty()
                && stop.before.trim_start().contains(char::is_whitespace)
                && lower.chars().count() > 3
                && lower.chars().all(char::is_alphabetic)
                && !word_lists::is_abbreviation(&lower)
                && word_lists::opens_casually(&following);
        }
        _ => {}
    }
    // Dots with spaces between them are one pause, and "I" has a capital wherever it stands.
    if stop.before.trim_end().ends_with(". .") {
        return !matches!(following.as_str(), "i" | "i'm" | "i’m" | "i've" | "i’ve");
    }
    // What closes after the stop shows that the stop is not an abbreviation's: 'He left (with Dr.) Smith' is rare.
    if !stop.tail.is_empty() && !stop.tail.starts_with([')', ']']) {
        return true;
    }
    if word_lists::never_last(&lower) {
        return false;
    }
    if word_lists::before_number(&lower) && (next == Next::Digit || is_roman(word_at(stop.after))) {
        return false;
    }
    if word_lists::may_be_last(&lower) || (word_lists::is_title(word) && next != Next::Digit) {
        return next == Next::Caseless || word_lists::opens_sentences(&following);
    }
    // "2.-3. Jahrhundert" counts as "3. Jahrhundert".
    let number = word.rsplit_once(['-', '–']).map_or(word, |(first, last)| {
        if first.ends_with(|c: char| c == '.' || c.is_ascii_digit()) {
            last
        } else {
            word
        }
    });
    if number.chars().all(|c| c.is_ascii_digit()) && !number.is_empty() {
        if is_in_date(stop, number) {
            return false;
        }
        return number_ends(stop, number, next, &following);
    }
    if is_roman_ordinal(stop, word) {
        return word_lists::opens_sentences(&following);
    }
    // "EE. UU.", "SS. MM.": doubled letters stand for a plural.
    if is_doubled_letter(word) && is_doubled_letter(word_at(stop.after)) {
        return false;
    }
    let follows_number = last_token(stop.before[..stop.before.len() - word.len()].trim_end())
        .ends_with(|c: char| c.is_ascii_digit());
    // "760 nm" is a measure.
    if has_no_vowel(word) && !follows_number {
        return next == Next::Caseless || word_lists::opens_sentences(&following);
    }
    if is_initial(word) {
        // "z. Z.", "J. R. R."
        if following.chars().nth(1).is_none() && from_word(stop.after).chars().nth(1) == Some('.') {
            return false;
        }
        let small = word.starts_with(char::is_lowercase);
        return (small || following.chars().count() > 1) && word_lists::opens_sentences(&following);
    }
    if is_dotted(word) {
        return dotted_ends(&lower, stop, next, &following);
    }
    if next == Next::Caseless && word.chars().next().is_some_and(is_indic) {
        let letters = word.chars().count();
        return letters > 3
            || (letters > 1 && word.chars().all(|c| ('\u{900}'..='\u{97f}').contains(&c)));
    }
    true
}

/// "XII. pluk": Slavic and German ordinals follow a word that is written small, where the numbers of kings and wars follow
/// a name.
fn is_roman_ordinal(stop: &Stop<'_>, word: &str) -> bool {
    let before = stop.before[..stop.before.len() - word.len()].trim_end();
    word.len() > 1
        && is_roman(word)
        && word.starts_with(char::is_uppercase)
        && last_token(before).starts_with(char::is_lowercase)
        && !word_lists::is_numbered(&last_token(before).to_lowercase())
}

/// A page that lost the space after its stop: only where the next word opens sentences and the word before is one.
fn runs_on(stop: &Stop<'_>) -> bool {
    let word = stop.last_word();
    let plain = word.chars().count() > 2
        && word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | ',' | '-'));
    let closed = !stop.tail.is_empty() && stop.tail.starts_with(['"', '”', '[', ')']);
    let next = word_at(stop.after);
    let after_cjk =
        stop.before.chars().next_back().is_some_and(is_cjk) && stop.after.starts_with(is_cjk);
    // "… жағдайы.XVIII ғасырдың …"
    let century = next.len() > 1
        && is_roman(next)
        && next.starts_with(char::is_uppercase)
        && from_word(stop.after)[next.len()..].starts_with(' ')
        && !word.is_ascii()
        && !word_lists::is_abbreviation(&word.to_lowercase());
    after_cjk
        || (plain && century)
        || ((plain || closed)
            && next.starts_with(char::is_uppercase)
            && next.chars().count() > 1
            && next.chars().skip(1).all(|c| !c.is_uppercase())
            && !from_word(stop.after)[next.len()..].starts_with(['.', '(', '/', '@'])
            && word_lists::opens_sentences(&next.to_lowercase()))
}

/// "31. 12. 2024", "vom 3. 4. an": a day before a month in figures, and a month before a year.
fn is_in_date(stop: &Stop<'_>, number: &str) -> bool {
    let figures = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let upto = |text: &str, most: u32| {
        text.len() <= 2
            && text
                .parse()
                .is_ok_and(|value: u32| (1..=most).contains(&value))
    };
    let after = stop.after.trim_start();
    let length = figures(after);
    let is_day = upto(number, 31) && upto(&after[..length], 12) && after[length..].starts_with('.');
    let before = stop.before[..stop.before.len() - number.len()].trim_end();
    let day = last_token(before).strip_suffix('.').unwrap_or_default();
    is_day || upto(number, 12) && upto(day, 31) && length == 4
}

/// "3." ends a sentence unless it is an ordinal, as German, Hungarian or Turkish write it.
fn number_ends(stop: &Stop<'_>, word: &str, next: Next, following: &str) -> bool {
    if word.len() > 3 {
        return true;
    }
    let before = stop.before[..stop.before.len() - word.len()].trim_end();
    let announced = word_lists::announces_an_ordinal(&last_token(before).to_lowercase());
    !(word_lists::goes_on_with_a_date(following) || (announced && next == Next::Upper))
}

/// "U.S.", "e.g.", "z. B.", "a.m.", "т.е.".
fn dotted_ends(lower: &str, stop: &Stop<'_>, next: Next, following: &str) -> bool {
    let first_letters = stop.last_word().chars().next();
    if matches!(lower, "a.m" | "p.m") {
        let zone = word_at(stop.after);
        let is_zone = zone.len() > 1 && zone.chars().all(char::is_uppercase);
        if is_time_alone(stop.before) {
            return false;
        }
        return next != Next::Digit && !is_zone && !word_lists::goes_on_with_a_date(following);
    }
    if first_letters.is_some_and(char::is_uppercase) {
        return word_lists::opens_sentences(following);
    }
    // Lower-case ones announce what follows, but for those that close an enumeration.
    matches!(
        lower,
        "т.д"
            | "т.п"
            | "т.ч"
            | "u.a"
            | "u.ä"
            | "e.v"
            | "o.ä"
            | "i.d.r"
            | "m.m"
            | "п.э"
            | "н.э"
            | "o.s.v"
            | "a.o"
    )
}

/// "At 5 a.m": a time that opens a sentence and is none.
fn is_time_alone(before: &str) -> bool {
    before.len() < 24
        && before.split_whitespace().count() <= 3
        && [
            "At", "By", "From", "Around", "About", "Until", "Till", "Since", "Before", "After",
            "On",
        ]
        .contains(&word_at(before))
}

/// A letter alone, as initials and "z. B." have it, or what stands for one Cyrillic or Greek letter ("Ch", "Th").
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(first), None, _) => first.is_alphabetic() && !is_cjk(first),
        // "J.-P." and "A.B" are caught as dotted words.
        (Some(first), Some(second), None) => {
            first.is_uppercase() && matches!(second, 'h') && matches!(first, 'C' | 'T' | 'P')
        }
        _ => false,
    }
}

fn is_doubled_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| {
        first.is_uppercase() && letters.next() == Some(first) && letters.next().is_none()
    })
}

/// Two to five letters none of which is a vowel ("Skt"): an abbreviation, whether a list has it or
/// not. Acronyms are words.
fn has_no_vowel(word: &str) -> bool {
    let letters = word.chars().count();
    (2..=5).contains(&letters)
        && word.chars().skip(1).all(char::is_lowercase)
        && word.chars().all(|c| {
            matches!(c.to_ascii_lowercase(), 'b'..='z')
                && !matches!(c.to_ascii_lowercase(), 'e' | 'i' | 'o' | 'u' | 'y')
        })
}

/// Letters with stops between them.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split(['.', '-'])
            .all(|part| part.chars().count() <= 3 && part.chars().all(char::is_alphabetic))
        && word.split('.').any(|part| part.chars().count() == 1)
}

/// Nothing but marks so far. A long stretch of them is no sentence's beginning, and is not looked through again and again.
fn is_bare(before: &str) -> bool {
    before.len() < 200 && !before.chars().any(char::is_alphanumeric)
}

/// "1.", "a.", "iv." and "(2)." with nothing before them.
fn is_list_marker(before: &str) -> bool {
    if before.len() > 24 {
        return false;
    }
    let marker = before.trim_matches(|c: char| c.is_whitespace() || opens(c) || is_closing_mark(c));
    let length = marker.chars().count();
    (length <= 3 && marker.chars().all(|c| c.is_ascii_digit()))
        || length == 1 && marker.chars().all(|c| c.is_alphabetic() && has_case(c))
        || (length <= 4 && is_roman(marker) && marker.chars().any(|c| c != 'I'))
        || (length <= 8
            && marker.contains('.')
            && marker.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 5
        && (word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
            || (word.len() > 1 && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))))
}

/// Whether a space ends a sentence of a script that writes no stops.
pub(super) fn splits_unpunctuated(before: &str, after: &str) -> bool {
    // Cheap for every other script: the character before the space decides.
    let Some(last) = before.chars().next_back() else {
        return false;
    };
    if !is_unpunctuated(last)
        || !after.starts_with(is_unpunctuated)
        || after.starts_with(['ๆ', 'ฯ'])
    {
        return false;
    }
    let length = before.chars().rev().take(UNPUNCTUATED_AT_MOST).count();
    let remaining = after.chars().take(UNPUNCTUATED_AT_LEAST / 2).count();
    if length < UNPUNCTUATED_AT_LEAST / 2 || remaining < UNPUNCTUATED_AT_LEAST / 2 {
        return false;
    }
    let polite = ["ครับ", "ค่ะ", "คะ", "นะ"]
        .iter()
        .any(|end| before.ends_with(end));
    let opens_clause = [
        "ทั้งนี้",
        "อย่างไรก็ตาม",
        "นอกจากนี้",
        "นอกจากนั้น",
        "ขณะที่",
        "ขณะเดียวกัน",
        "แต่",
        "เมื่อ",
        "สำหรับ",
        "ด้าน",
        "ส่วน",
        "โดยเฉพาะ",
        "ดังนั้น",
        "เพราะ",
        "หลังจาก",
        "ต่อมา",
        "ล่าสุด",
    ]
    .iter()
    .any(|start| after.starts_with(start));
    length >= UNPUNCTUATED_AT_MOST || polite || (opens_clause && length >= UNPUNCTUATED_AT_LEAST)
}
