//! A pasted text, and the options that stand at its edges.
//!
//! A word of the text is the text's own: "Private schools …" says nothing of who sees the summary. An option stands apart:
//! on a line of its own, before a colon, as a sentence of its own, in brackets or behind a dash, or in lower case before
//! a sentence that begins without it. Where that cannot be told, the text keeps the word, and the summary is private.
//! An instruction ("Could you give me a private summary of this message, in five sentences?") stands at an edge as well, and
//! is as long as people write.
use super::{
    link,
    number::{self, is_all_options},
    request,
    spelling::{WordList, fold, is_space, without_invisible, word_list, words},
    visibility, wish, without,
};

/// The longest that an option with all its courtesies is, in characters: "please keep this private, five sentences, thanks".
const OPTION_LIMIT: usize = 80;

/// The longest that an instruction is which stands beside a text, in characters: some three sentences. Chosen by eye.
const INSTRUCTION_LIMIT: usize = 400;

/// How many lines at each edge may hold an instruction: a greeting stands before it, and thanks or a name behind it.
const EDGE_LINES: usize = 3;

/// How many pieces with options a person may put around a text, by far.
const OPTIONS_LIMIT: usize = 8;

/// A text without its options.
pub(super) struct Pasted<'a> {
    /// The text itself.
    pub(super) text: &'a str,
    /// The options, as they were typed.
    pub(super) options: String,
    /// The instructions, as they were typed: sentences about the summary, which ask nothing of the text.
    pub(super) instructions: String,
    /// Whether a word at its edge, which stays in it, may be a wish for a private summary.
    pub(super) seems_private: bool,
}

/// Takes the options from the edges of a text.
pub(super) fn read(typed: &str) -> Pasted<'_> {
    let mut text = typed.trim_matches(is_space);
    let mut options = String::new();
    let mut instructions = String::new();
    for _ in 0..OPTIONS_LIMIT {
        let (said, found) = if let Some(found) = first_option(text).or_else(|| last_option(text)) {
            (&mut options, found)
        } else if let Some(found) = first_instruction(text).or_else(|| last_instruction(text)) {
            (&mut instructions, found)
        } else {
            break;
        };
        let (piece, rest) = found;
        // A line each: a question ends with its line.
        said.push('\n');
        said.push_str(piece);
        text = rest.trim_matches(is_space);
    }
    let seems_private = begins_private(text)
        || ends_private(text)
        || edges(text).any(may_wish_privacy)
        || edge_lines(text).any(request::wishes_private_summary)
        || edge_sentences(text).into_iter().flatten().any(|sentence| {
            request::is_addressed(sentence) && request::wishes_private_summary(sentence)
        });
    Pasted {
        text,
        options,
        instructions,
        seems_private,
    }
}

/// An instruction before a text, on a line of its own with its greeting before it, before a colon, or as its first sentence.
fn first_instruction(text: &str) -> Option<(&str, &str)> {
    if let Some((line, rest)) = text.split_once('\n') {
        if is_instruction(line) {
            return Some((line, rest));
        }
        // "Hi there,"
        let next = rest.trim_start_matches(is_space);
        if request::is_greeting(line)
            && let Some((second, rest)) = next.split_once('\n')
            && is_instruction(second)
        {
            return Some((&text[..text.len() - rest.len()], rest));
        }
    }
    let [first, _] = edge_sentences(text);
    let colon = head_of(text, |c| matches!(c, ':' | '：'));
    let head = [colon, first]
        .into_iter()
        .flatten()
        .find(|head| request::is_addressed(head) && is_instruction(head))?;
    Some((head, &text[head.len()..]))
}

/// The same behind a text.
fn last_instruction(text: &str) -> Option<(&str, &str)> {
    if let Some((rest, line)) = text.rsplit_once('\n') {
        if is_instruction(line) {
            return Some((line, rest));
        }
        // "Thanks!"
        if request::is_greeting(line)
            && let Some((rest, second)) = rest.trim_end_matches(is_space).rsplit_once('\n')
            && is_instruction(second)
        {
            return Some((&text[rest.len()..], rest));
        }
    }
    let [_, last] = edge_sentences(text);
    let tail = last.filter(|tail| request::is_addressed(tail) && is_instruction(tail))?;
    Some((tail, &text[..text.len() - tail.len()]))
}

fn is_instruction(piece: &str) -> bool {
    is_within(piece, INSTRUCTION_LIMIT) && request::is_instruction(piece)
}

/// The first and the last lines of a text that has several, where they are short enough for an instruction.
fn edge_lines(text: &str) -> impl Iterator<Item = &str> {
    let has_several = text.contains('\n');
    let is_said = |line: &&str| !line.trim_matches(is_space).is_empty();
    let first = text.split('\n').filter(is_said).take(EDGE_LINES);
    let last = text.rsplit('\n').filter(is_said).take(EDGE_LINES);
    first
        .chain(last)
        .filter(move |line| has_several && is_within(line, INSTRUCTION_LIMIT))
}

/// The first and the last sentence of a text that has several, where they are short enough for an instruction.
fn edge_sentences(text: &str) -> [Option<&str>; 2] {
    let line = text.rfind('\n').map_or(text, |at| &text[at + 1..]);
    let end = last_characters(line, INSTRUCTION_LIMIT);
    let last = last_sentence(end);
    [
        head_of(text, is_stop),
        last.map(|at| &text[text.len() - end.len() + at..]),
    ]
}

/// The beginning of a text's first line up to the first of some marks, where it is short enough for an instruction.
fn head_of(text: &str, is_end: fn(char) -> bool) -> Option<&str> {
    let line = &text[..text.find('\n').unwrap_or(text.len())];
    first_characters(line, INSTRUCTION_LIMIT)
        .char_indices()
        .map(|(at, c)| (at + c.len_utf8(), c))
        .find(|(end, c)| is_end(*c) && ends_word(text, *end, *c) && *end < text.len())
        .map(|(end, _)| &text[..end])
}

/// Where the last sentence of a text begins.
fn last_sentence(text: &str) -> Option<usize> {
    text.char_indices()
        .rev()
        .skip_while(|(_, c)| !c.is_alphanumeric())
        .find(|(at, c)| is_stop(*c) && ends_sentence(&text[at + c.len_utf8()..], *c))
        .map(|(at, c)| {
            let rest = &text[at + c.len_utf8()..];
            text.len() - rest.trim_start_matches(is_closing).len()
        })
}

fn first_option(text: &str) -> Option<(&str, &str)> {
    let start = beginning(text);
    let line = &start[..start.find('\n').unwrap_or(start.len())];
    let after = |is_end: fn(char) -> bool| {
        line.char_indices()
            .map(|(at, c)| (at + c.len_utf8(), c))
            .find(|(end, c)| is_end(*c) && ends_word(text, *end, *c))
            .map(|(end, _)| end)
    };
    let dashes = [" – ", " — ", " - "].iter();
    let heads = [
        Some(line.len()),
        after(|c| matches!(c, ':' | '：')),
        dashes
            .filter_map(|dash| line.find(dash).map(|at| at + dash.len()))
            .min(),
        after(is_stop),
    ];
    for end in heads.into_iter().flatten() {
        let (head, rest) = text.split_at(end);
        let is_whole = rest.is_empty() || end < start.len();
        // On a line of its own, or before a colon.
        let stands_alone = end == line.len() || head.ends_with([':', '：']);
        let asks =
            || is_option(head) || is_wish(head, stands_alone) || is_request(head, stands_alone);
        if is_whole && asks() {
            return Some((head, rest));
        }
    }
    let word = first_word(start);
    if stands_apart(word) {
        return Some((word, &text[word.len()..]));
    }
    run_before_sentence(text)
}

fn last_option(text: &str) -> Option<(&str, &str)> {
    let end = ending(text);
    let hidden = text.len() - end.len();
    let line = end.rfind('\n').map(|at| at + 1);
    let sentence = last_sentence(end);
    for start in [line, sentence].into_iter().flatten() {
        let (rest, tail) = text.split_at(hidden + start);
        let stands_alone = line == Some(start);
        if is_option(tail) || is_wish(tail, stands_alone) || is_request(tail, stands_alone) {
            return Some((tail, rest));
        }
    }
    let word = end.rsplit(is_space).next().unwrap_or_default();
    stands_apart(word).then(|| (word, &text[..text.len() - word.len()]))
}

/// As much of a text as its first option may take, and some: a text may be long, and its edges are looked at often.
fn beginning(text: &str) -> &str {
    first_characters(text, 2 * OPTION_LIMIT)
}

/// As much of a text as its last option may take, and some.
fn ending(text: &str) -> &str {
    last_characters(text, 2 * OPTION_LIMIT)
}

fn first_characters(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count);
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

fn last_characters(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count.saturating_sub(1));
    &text[start.map_or(0, |(at, _)| at)..]
}

/// Whether a piece of text has no more characters than that. Letters count the same in every script.
fn is_within(piece: &str, limit: usize) -> bool {
    piece.len() <= limit || first_characters(piece, limit).len() == piece.len()
}

/// Whether a piece of text is nothing but options. `1.` begins a list.
fn is_option(piece: &str) -> bool {
    let piece = piece.trim_matches(is_space);
    let is_list_mark = piece
        .strip_suffix(['.', ')'])
        .is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()));
    if !is_within(piece, 2 * OPTION_LIMIT) || is_list_mark {
        return false;
    }
    // "https://a.b/c private", and then the page's text.
    let beside = without(piece, &link::find(piece));
    is_within(&beside, OPTION_LIMIT)
        && !words(&fold(&beside))
            .iter()
            .any(|word| visibility::is_compound(word))
        && !visibility::is_unspaced_sentence(&beside)
        // What cannot be seen may stand in the middle of a word.
        && (is_all_options(&beside)
            || is_all_options(&without_invisible(&beside))
            || visibility::is_broken_private(&beside))
}

/// Whether a piece of text asks something of it, or for a language, and is nothing else: on a line of its own, or written in
/// lower case as no sentence of a text is.
fn is_wish(piece: &str, stands_alone: bool) -> bool {
    let piece = piece.trim_matches(is_space);
    let is_written_as_one = stands_alone
        || piece
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(char::is_lowercase);
    if !is_within(piece, 4 * OPTION_LIMIT) || !is_written_as_one {
        return false;
    }
    let wish = wish::read(piece);
    let is_instruction = || request::is_instruction(piece);
    if wish.about.is_some() && (is_instruction() || tells_about(piece)) {
        return false;
    }
    let asks = wish.about.is_some() || wish.language.is_some();
    // A heading of the text may well be a question: it begins like one, and ends in no mark.
    let is_heading = stands_alone
        && wish.about.is_some()
        && piece.starts_with(char::is_uppercase)
        && !piece.ends_with(['?', '？', '؟', ':', '：']);
    asks && !is_heading && !number::has_talk(&wish.rest)
}

/// Whether a piece of text asks for a summary of the text beside it, or that nobody else sees it, and says nothing else: "please
/// summarize this:", "don't publish".
fn is_request(piece: &str, stands_alone: bool) -> bool {
    let piece = piece.trim_matches(is_space);
    if !is_within(piece, 2 * OPTION_LIMIT) {
        return false;
    }
    // As a sentence before others, a text of its own may say "Summarize this" to its readers.
    let is_polite =
        || stands_alone || piece.starts_with(char::is_lowercase) || request::is_polite(piece);
    request::asks_for_summary(piece) && is_polite()
        || stands_alone
            && visibility::read(piece).private
            && !visibility::is_unspaced_sentence(piece)
            && request::says_nothing_else(piece)
}

/// Whether "about" at the beginning of a piece means "some": "about forty people came to the harbour." tells of them, and "about
/// pricing." asks.
fn tells_about(piece: &str) -> bool {
    static ABOUT: WordList = word_list!([
        "about, around, uber, ueber, environ, sobre, circa, ongeveer, over, omkring, около",
    ]);
    static SOME: WordList = word_list!([
        "that, then, a, an, half, one, once, noon, midnight, midday, twice, halfway, several, dozens, hundreds, thousands, dusk, dawn, time",
        "ein, eine, einem, hundert, hunderte, tausend, tausende, mehrere, mittag, mitternacht, cien, mil, varios, varias",
    ]);
    let folded = fold(piece);
    let listed = words(&folded);
    let [about, next, ..] = listed[..] else {
        return false;
    };
    let counts = SOME.has(next)
        || number::read(next).count.is_some()
        || next.starts_with(|c: char| c.is_ascii_digit());
    ABOUT.has(about) && counts && listed.len() > 3
}

/// What stands apart at the edges of a text: its first and last line where it has several, and what comes before a colon.
fn edges(text: &str) -> impl Iterator<Item = &str> {
    let first = text.split_once('\n').map(|(line, _)| line);
    let last = text.rsplit_once('\n').map(|(_, line)| line);
    let head = beginning(text)
        .split_once([':', '：'])
        .map(|(head, _)| head);
    [first, last, head].into_iter().flatten()
}

/// Whether what stands apart at the edge of a text may be a wish that others do not see it: "Keep it between us", "Do not share
/// the draft". It may be the text's heading as well, and stays in it.
fn may_wish_privacy(line: &str) -> bool {
    let limit = if request::is_polite(line) {
        2 * OPTION_LIMIT
    } else {
        OPTION_LIMIT
    };
    is_within(line, limit) && visibility::denies_publicity(line)
}

/// `--private`, `-p`, `–private`, `(private)`, `[5]`: never a word of a sentence.
fn stands_apart(word: &str) -> bool {
    if !is_within(word, OPTION_LIMIT) {
        return false;
    }
    let is_marked = word.starts_with(['-', '–', '—'])
        || word.starts_with('(') && word.ends_with(')')
        || word.starts_with('[') && word.trim_end_matches(['.', ',', ':']).ends_with(']');
    let asked = visibility::read(word);
    // A picture.
    if asked.private && !word.contains(char::is_alphanumeric) {
        return true;
    }
    is_marked
        && is_option(word)
        && (asked.public
            || words(&fold(word))
                .iter()
                .any(|word| *word == "p" || visibility::is_spelt_private(word)))
}

/// Options, and then a sentence that begins without them: "5 private The harbour …", but neither "3 people …" nor
/// "private schools …", nor "Private Ryan …".
fn run_before_sentence(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    let mut found = None;
    // Each word may be the last of them.
    for word in beginning(text).split_inclusive(is_space).take(12) {
        end += word.len();
        let (head, rest) = text.split_at(end);
        let letters = word.trim_start_matches(|c: char| !c.is_alphabetic());
        let is_name =
            letters.starts_with(char::is_uppercase) && letters.contains(char::is_lowercase);
        if is_name || !is_within(head, OPTION_LIMIT) {
            break;
        }
        let next = rest.trim_start_matches(is_space).chars().next();
        let begins = next.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        let shouts = first_word(rest.trim_start_matches(is_space))
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase);
        let is_shouted = shouts && word.starts_with(char::is_uppercase);
        // "개인 정보 …", "나만 알고 싶은 …": where letters have no case, a word for "private" may belong to what follows it.
        let belongs = next.is_some_and(is_caseless) && word.contains(is_caseless);
        if begins && !is_shouted && !belongs && is_option(head) && is_spelt_out(head) {
            found = Some((head, rest));
        }
    }
    found
}

/// Whether options are written as such, rather than with words that begin many a sentence ("five", "for me").
fn is_spelt_out(head: &str) -> bool {
    let folded = fold(head);
    let named = |word: &&str| visibility::is_spelt_private(word) || visibility::is_public(word);
    words(&folded)
        .iter()
        .any(|word| named(word) || word.bytes().all(|byte| byte.is_ascii_digit()))
        || visibility::read(head).private && words(&folded).len() > 1
        || number::read(head).count.is_some() && words(&folded).len() > 1
        || !head.is_ascii() && visibility::read(head).private
}

/// "private the harbour …", "Private Ryan …", "“private” …": the text's own, or not.
fn begins_private(text: &str) -> bool {
    let text = beginning(text);
    // "Only me The harbour …"
    let mut end = 0;
    for (index, word) in text.split_inclusive(is_space).take(5).enumerate() {
        end += word.len();
        let next = text[end..].trim_start_matches(is_space).chars().next();
        let begins = next.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        let head = &text[..end];
        if index > 0 && begins && visibility::read(head).private && is_option(head) {
            return true;
        }
    }
    let word = first_word(text);
    // "비밀로 …", "나만 …": kept secret, or to be.
    let may_wish = word.ends_with('로') || visibility::denies_publicity(word);
    let after = text[word.len()..]
        .trim_start_matches(is_space)
        .chars()
        .next();
    let goes_on = word.contains(is_caseless) && after.is_some_and(is_caseless);
    let may_wish = may_wish || !word.contains(is_korean);
    if goes_on && may_wish && visibility::read(word).private && is_option(word) {
        return true;
    }
    let folded = fold(word);
    if !words(&folded)
        .iter()
        .any(|word| visibility::is_spelt_private(word))
    {
        return false;
    }
    let next = text[word.len()..]
        .trim_start_matches(is_space)
        .chars()
        .next();
    let is_capital = word.starts_with(char::is_uppercase);
    let goes_on =
        next.is_some_and(char::is_lowercase) && !word.ends_with(['”', '"', '’', '\'', ':', '.']);
    !(is_capital && goes_on)
}

/// "… lit again private", without a stop before or after it: the text's last word, or not.
fn ends_private(text: &str) -> bool {
    if text.ends_with(|c| is_stop(c) || is_closing(c)) {
        return false;
    }
    let text = ending(text);
    let start = text
        .char_indices()
        .rev()
        .filter(|(_, c)| is_space(*c))
        .nth(3)
        .map_or(0, |(at, _)| at);
    let tail = &text[start..];
    let last = fold(tail.rsplit(is_space).next().unwrap_or_default());
    words(&last)
        .iter()
        .any(|word| visibility::is_spelt_private(word))
        || [
            "only for me",
            "just for me",
            "for me only",
            "only me",
            "just me",
            "my eyes only",
        ]
        .iter()
        .any(|phrase| words(&fold(tail)).join(" ").ends_with(phrase))
}

fn first_word(text: &str) -> &str {
    text.split(is_space).next().unwrap_or_default()
}

/// Scripts that part words and know no capitals: Hebrew, Arabic, those of India, Thai, Korean.
const fn is_caseless(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{e7f}') || is_korean(character)
}

const fn is_korean(character: char) -> bool {
    matches!(character, '\u{ac00}'..='\u{d7af}')
}

const fn is_stop(character: char) -> bool {
    matches!(
        character,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟'
    )
}

const fn is_closing(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '”' | '’' | '»' | '«' | ')' | ']' | '」' | '』' | '）' | '“' | '›'
    )
}

/// Whether a mark is followed by white space, which Chinese and Japanese do without.
fn ends_word(text: &str, after: usize, mark: char) -> bool {
    !mark.is_ascii() || text[after..].starts_with(is_space)
}

fn ends_sentence(rest: &str, stop: char) -> bool {
    let rest = rest.trim_start_matches(is_closing);
    !stop.is_ascii() || rest.starts_with(is_space)
}
