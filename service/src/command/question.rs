//! What a person wants to know of a page: `what does it cost?`, `about pricing`. And what is talk about it: "what do you
//! think?", "have you seen this?", "a nice article about cats".
//!
//! Talk that is taken for a question gets an answer that nobody asked for, above the summary or in its place; a question that
//! is taken for talk gets the summary. So what addresses people is talk, and so is what has no words that a page could answer.
mod topic;
mod unspaced;
mod verbs;

pub(super) use self::unspaced::is_unspaced;
use self::{
    topic::{request, topic},
    unspaced::unspaced,
    verbs::{asks_what_kind, asks_what_others_did, is_english, is_the_asker, reads_as_question},
};
use super::{
    number,
    spelling::{WordList, fold, is_space, word_list, words},
    visibility,
    wording::{
        ABOUT, ACTS, ADDRESSES, AUXILIARIES, COUNTED, COURTEOUS, ENGLISH_FUNCTION, ENGLISH_VERBS,
        FUNCTION, NUMBERED, OPINIONS, POLITE, QUESTION_WORDS, STRONG_QUESTION_WORDS, SUBJECTS,
        TALK,
    },
};

/// What the words beside a link, or an option beside a text, ask.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The questions and topics, as they were typed, joined.
    pub(super) about: Option<String>,
    /// The text without them.
    pub(super) rest: String,
}

/// Reads the questions and topics, and takes them from the text.
pub(super) fn read(text: &str) -> Asked {
    let mut asked = Asked::default();
    for segment in segments(text) {
        match question_in(segment) {
            Some(found) => {
                let about = asked.about.get_or_insert_default();
                if !about.is_empty() {
                    about.push(' ');
                }
                about.push_str(found.words);
                asked.rest.push_str(found.before);
                asked.rest.push(' ');
                asked.rest.push_str(found.after);
            }
            None => asked.rest.push_str(segment),
        }
        asked.rest.push(' ');
    }
    asked
}

/// Whether a question or a topic may begin here: a word that asks.
pub(super) fn may_begin(text: &str) -> bool {
    let listed = list(text);
    let first = listed.first().map_or("", |word| word.folded.as_str());
    QUESTION_WORDS.has(first)
        || STRONG_QUESTION_WORDS.has(first)
        || AUXILIARIES.has(first)
        || ABOUT.iter().any(|keyword| starts_with(&listed, keyword))
}

/// The pieces that end in a stop or a line. `3.5` and `a.b` have none.
pub(super) fn segments(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let end = at + character.len_utf8();
        let next = characters.peek().map(|(_, next)| *next);
        let ends = match character {
            '\n' | '？' | '؟' | '。' | '！' | '…' => true,
            '?' | '!' | '.' | ';' => next.is_none_or(|next| {
                is_space(next) || matches!(next, '"' | '”' | ')' | '»' | '*' | '_' | '\'' | '’')
            }),
            _ => false,
        };
        // A closing quotation mark belongs to what it closes.
        let is_quoted = matches!(next, Some('"' | '”' | '»' | '」'));
        let closes =
            matches!(character, '\"' | '”' | '»' | '」') && text[start..at].ends_with(['?', '？']);
        if ends && !is_quoted || closes {
            found.push(&text[start..end]);
            start = end;
        }
    }
    found.push(&text[start..]);
    found
}

struct Found<'a> {
    before: &'a str,
    words: &'a str,
    after: &'a str,
}

/// A word, where it stands, and it folded without the marks around it.
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) folded: String,
}

pub(super) fn list(text: &str) -> Vec<Word> {
    let mut listed = Vec::new();
    let is_part = |c: char| c.is_alphanumeric() || is_mark_of_a_letter(c);
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(character)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                listed.push(Word {
                    start: from,
                    folded: words(&fold(&text[from..at])).concat(),
                });
                start = None;
            }
            _ => {}
        }
    }
    listed.retain(|word| !word.folded.is_empty());
    listed
}

/// Vowel signs and the like, which are no letters to Unicode and part no words.
const fn is_mark_of_a_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

fn starts_with(listed: &[Word], phrase: &str) -> bool {
    let mut parts = phrase.split(' ').enumerate();
    parts.all(|(at, part)| listed.get(at).is_some_and(|word| word.folded == part))
}

fn question_in(segment: &str) -> Option<Found<'_>> {
    let has_mark = segment
        .trim_end_matches(|c: char| is_space(c) || "\"'”’»)*_!」".contains(c))
        .ends_with(['?', '？', '؟']);
    let (start, end) = core(segment, has_mark);
    let text = &segment[start..end];
    let found = |from: usize, to: usize| Found {
        before: &segment[..start + from],
        words: segment[start + from..start + to].trim_matches(is_space),
        after: &segment[start + to..],
    };
    if text.chars().any(is_unspaced) {
        return unspaced(text, has_mark).map(|(from, to)| found(from, to));
    }
    let listed = list(text);
    if let Some(from) = topic(text, &listed, has_mark) {
        let to = text
            .trim_end_matches(|c: char| is_space(c) || ".!…:;,".contains(c))
            .len();
        let from = from.min(to);
        return Some(found(from, to)).filter(|found| !found.words.is_empty());
    }
    if let Some(at) = request(&listed, has_mark) {
        let from = listed[at].start;
        let to = text
            .trim_end_matches(|c: char| is_space(c) || ".!…:;,".contains(c))
            .len();
        return Some(found(from.min(to), to));
    }
    let skipped = polite(&listed);
    let (from, is_embedded) = match skipped {
        Some(skipped) => (listed[skipped].start, true),
        None => (0, false),
    };
    let mut rest = &listed[skipped.unwrap_or(0)..];
    // "in which year", "for whom"
    if let [preposition, next, ..] = rest
        && is_preposition(&preposition.folded)
        && (QUESTION_WORDS.has(&next.folded) || STRONG_QUESTION_WORDS.has(&next.folded))
    {
        rest = &rest[1..];
    }
    asks(&text[from..], rest, has_mark, is_embedded).then(|| {
        let to = text
            .trim_end_matches(|c: char| is_space(c) || ".!…:;,".contains(c))
            .len();
        found(from.min(to), to)
    })
}

fn is_preposition(word: &str) -> bool {
    static PREPOSITIONS: WordList = word_list!([
        "in, at, on, to, for, from, with, by, since, until, of, under, mit, von, seit, bis, auf, fur, zu, a, de, en, pour, avec, con",
        "per, da, di, em, com, para, por, sur, na, c, с, до, от, для, op, voor, met, van",
    ]);
    PREPOSITIONS.has(word)
}

/// Where the segment begins and ends without the options and courtesies at its edges.
fn core(segment: &str, has_mark: bool) -> (usize, usize) {
    let mut start = segment.len() - segment.trim_start_matches(is_edge).len();
    let mut end = segment.trim_end_matches(is_space).len();
    if start >= end {
        return (0, 0);
    }
    // Most have none, and looking for them takes long.
    let asked = visibility::read(segment);
    let has_options = asked.private || asked.public || number::read(segment).count.is_some();
    let is_option_run = |run: &str| has_options && is_option_run(run);
    loop {
        let rest = &segment[start..end];
        let ends = word_ends(rest);
        // The shortest: "is it" of "private is it free" is the question's own.
        // "about public transport"
        if starts_with(&list(rest), "about") {
            break;
        }
        let Some(shortest) = ends.iter().take(6).position(|cut| {
            let head = &rest[..*cut];
            is_option_run(head) && !is_of_a_noun(head, &rest[*cut..])
                || is_courteous(head)
                || is_label(head)
        }) else {
            break;
        };
        // "5 bullet points"
        let mut last = shortest;
        while let (Some(from), Some(to)) = (ends.get(last), ends.get(last + 1))
            && list(&rest[*from..*to])
                .iter()
                .all(|word| COUNTED.has(&word.folded))
        {
            last += 1;
        }
        start += ends[last];
        let rest = &segment[start..end];
        start += rest.len() - rest.trim_start_matches(is_edge).len();
    }
    loop {
        let rest = &segment[start..end];
        let starts = word_starts(rest);
        let Some(cut) = starts.iter().rev().take(6).rev().copied().find(|cut| {
            let tail = &rest[*cut..];
            *cut > 0
                && (is_thanks(tail)
                    || is_option_run(tail) && is_trailing_option(&rest[..*cut], tail, has_mark))
        }) else {
            break;
        };
        let head = segment[start..start + cut]
            .trim_end_matches(|c: char| is_space(c) || ",;–—-(".contains(c));
        end = start + head.len();
        if start >= end {
            break;
        }
    }
    (start, end.max(start))
}

/// Whether "private" or "public" belongs to what follows it: "can the public visit?", "is this private beach free?". What it is
/// an option of ends in a mark, or is no more than it.
fn is_of_a_noun(head: &str, after: &str) -> bool {
    let listed = list(head);
    let ends = head.ends_with(|c: char| !c.is_alphanumeric())
        || after
            .trim_start_matches(is_space)
            .starts_with(['–', '—', '-', '(']);
    let names = listed.last().is_some_and(|word| {
        visibility::is_public(&word.folded) || visibility::is_spelt_private(&word.folded)
    });
    let first = listed.first().map_or("", |word| word.folded.as_str());
    // "is this public or private?"
    let asks = listed.len() > 1 && AUXILIARIES.has(first);
    let is_bound = names && listed.len() > 1 && DETERMINERS.has(&listed[listed.len() - 2].folded);
    !ends && (asks || is_bound) && !listed.iter().any(|word| ADDRESSES.has(&word.folded))
}

/// What a noun, or "private" and "public" as one, follows.
static DETERMINERS: WordList = word_list!([
    "the, a, an, this, that, these, those, its, their, his, her, to, of, by, der, die, das, dem, den, le, la, les, l, el, il, o, al, het, de",
]);

fn is_edge(character: char) -> bool {
    is_space(character)
        || matches!(
            character,
            ',' | ';'
                | ':'
                | '–'
                | '—'
                | '-'
                | '.'
                | '!'
                | '•'
                | '*'
                | '('
                | '>'
                | '，'
                | '、'
                | '：'
        )
}

fn word_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut in_word = false;
    for (at, character) in text.char_indices() {
        if is_space(character) {
            if in_word {
                ends.push(at);
            }
            in_word = false;
        } else {
            in_word = true;
        }
    }
    ends
}

fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut in_word = false;
    for (at, character) in text.char_indices() {
        if is_space(character) {
            in_word = false;
        } else if !in_word {
            starts.push(at);
            in_word = true;
        }
    }
    starts
}

/// Options that are written as such: a digit, a word for "private", "in five sentences".
fn is_option_run(run: &str) -> bool {
    if !number::is_all_options(run) {
        return false;
    }
    let asked = visibility::read(run);
    run.contains(|c: char| c.is_ascii_digit())
        || asked.private
        || asked.public
        || list(run).len() > 1
}

/// "Q:", "Question:"
fn is_label(run: &str) -> bool {
    static LABELS: WordList = word_list!([
        "q, question, frage, pregunta, pergunta, domanda, vraag, fraga, sporgsmal, pytanie, вопрос",
    ]);
    let listed = list(run);
    run.ends_with([':', '：']) && listed.len() == 1 && LABELS.has(&listed[0].folded)
}

/// Courtesies that end a request. "So" and "well" end a question of their own.
fn is_thanks(run: &str) -> bool {
    static OPENERS: WordList =
        word_list!(["hi, hey, hello, hallo, yo, so, ok, okay, and, but, also, well, fyi, btw"]);
    is_courteous(run) && !list(run).iter().any(|word| OPENERS.has(&word.folded))
}

fn is_courteous(run: &str) -> bool {
    let listed = list(run);
    !listed.is_empty() && listed.iter().all(|word| COURTEOUS.has(&word.folded))
}

/// Whether what ends a segment is an option of the command, and not the question's own: "in 2024", "windows 11?".
fn is_trailing_option(before: &str, tail: &str, has_mark: bool) -> bool {
    let listed = list(tail);
    if listed.is_empty() {
        return false;
    }
    let names_sentences = listed.iter().any(|word| COUNTED.has(&word.folded));
    if has_mark {
        return names_sentences && listed.len() > 1 && listed.len() < 5;
    }
    let last = list(before);
    let last = last.last().map_or("", |word| word.folded.as_str());
    // "chapter 5"
    let is_numbered = NUMBERED.has(last)
        && !names_sentences
        && listed[0].folded.bytes().all(|byte| byte.is_ascii_digit());
    // "open to the public"
    let first = &listed[0].folded;
    if DETERMINERS.has(last) && (visibility::is_public(first) || visibility::is_private(first)) {
        return false;
    }
    // "about privacy"
    let is_topic = ABOUT.contains(&last) && list(before).len() == 1;
    // "to me" of "what does it mean to me" begins with no option.
    let begins = first.bytes().all(|byte| byte.is_ascii_digit())
        || first.starts_with(|c: char| c.is_ascii_digit())
        || !(FUNCTION.has(first) || ENGLISH_FUNCTION.has(first))
        || matches!(
            first.as_str(),
            "in" | "for" | "only" | "just" | "fur" | "pour" | "nur" | "para" | "solo" | "per"
        );
    begins && !is_numbered && !is_topic
}

/// How many words there are before the question of "can you tell me when it opens?"; `None` where it begins at once.
fn polite(listed: &[Word]) -> Option<usize> {
    let count = listed
        .iter()
        .take_while(|word| POLITE.has(&word.folded))
        .count();
    // The last of them may ask itself: "do you know if it is free".
    let asks = |at: usize| {
        listed.get(at).is_some_and(|word| {
            QUESTION_WORDS.has(&word.folded)
                || STRONG_QUESTION_WORDS.has(&word.folded)
                || word.folded == "whether"
        })
    };
    let explains = listed.first().is_some_and(|word| word.folded == "explain");
    ((count > 1 || explains) && asks(count)).then_some(count)
}

/// Whether the words ask something that a page could answer.
fn asks(text: &str, listed: &[Word], has_mark: bool, is_embedded: bool) -> bool {
    let folded: Vec<&str> = listed.iter().map(|word| word.folded.as_str()).collect();
    let Some(first) = folded.first() else {
        return false;
    };
    // "what a day", "was für ein Tag"
    let exclaims = matches!(
        folded[..],
        ["what", "a" | "an", ..]
            | ["was", "fur", "ein" | "eine", ..]
            | ["wat", "een", ..]
            | ["co" | "что", "za" | "за", ..]
            | ["who", "wants" | "want", ..]
    );
    if exclaims || folded.iter().any(|word| OPINIONS.has(word)) || has_tag(text, has_mark) {
        return false;
    }
    // German has "was" and "will" as well.
    let in_english =
        is_english(first) || ENGLISH_VERBS.has(first) && !matches!(*first, "was" | "will");
    let content = content(listed, in_english);
    let addresses = folded.iter().any(|word| ADDRESSES.has(word));
    let next = folded.get(1).copied().unwrap_or_default();
    let pair = format!("{first} {next}");
    let is_strong = STRONG_QUESTION_WORDS.has(first) || STRONG_QUESTION_WORDS.has(&pair);
    let is_amount = STRONG_QUESTION_WORDS.has(&pair) || asks_what_kind(&folded);
    if is_strong || QUESTION_WORDS.has(first) {
        // "how do you make it", "what do I need": anybody, and the page may say.
        let is_anybody = folded.windows(2).any(|pair| {
            matches!(
                pair,
                [
                    "do" | "can" | "must" | "should" | "to" | "does" | "if",
                    "you" | "i" | "we" | "one"
                ]
            )
        }) || matches!(folded[..], ["how", "to", ..]);
        // "i" is an article of Italian.
        let is_foreign = !is_english(first);
        let addresses_others = folded.iter().any(|word| {
            ADDRESSES.has(word)
                && !(is_anybody && matches!(*word, "you" | "i" | "we" | "my" | "me"))
                && !(is_foreign && is_the_asker(word))
        });
        if content == 0 {
            let stands_alone = is_strong && stands_alone(&folded, is_amount);
            return !addresses && (stands_alone && (has_mark || is_amount))
                || has_mark && asks_what_others_did(&folded);
        }
        if addresses_others {
            return false;
        }
        return has_mark || is_embedded || is_amount || reads_as_question(first, &folded);
    }
    if content == 0 {
        return false;
    }
    if AUXILIARIES.has(first) {
        let is_self = is_the_asker(next)
            && !folded.iter().any(|word| {
                ADDRESSES.has(word) && !is_the_asker(word) && !matches!(*word, "my" | "me")
            });
        if addresses && !is_self {
            return false;
        }
        return has_mark
            || (SUBJECTS.has(next) && !matches!(*first, "do" | "have") && folded.len() <= 12);
    }
    // "opening hours?"
    let states = SUBJECTS.has(first) && *first != "the";
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let names = content > folded.iter().filter(|word| is_number(word)).count();
    has_mark && names && !addresses && folded.len() <= 6 && !states
}

/// Whether nothing more is needed than who, when, where or how much: "who is it?", "how much?". But "who is in?" asks for hands,
/// and "who is this?" who sent it.
fn stands_alone(folded: &[&str], is_amount: bool) -> bool {
    let acts = folded.iter().any(|word| ACTS.has(word));
    let has_talk = folded
        .iter()
        .skip(1)
        .any(|word| TALK.has(word) && !ACTS.has(word) || *word == "so");
    let is_this = folded.first() == Some(&"who")
        && folded.iter().any(|word| matches!(*word, "this" | "that"));
    let words = if is_amount { 2 } else { 1 };
    let is_named = folded.len() == words || folded.iter().any(|word| SUBJECTS.has(word));
    !has_talk && (acts || is_named && !is_this)
}

/// "nice article, isn't it?"
fn has_tag(text: &str, has_mark: bool) -> bool {
    let Some((_, tag)) = text.rsplit_once([',', '–', '—']).filter(|_| has_mark) else {
        return false;
    };
    let tag = list(tag);
    // "what did they do, and why?" asks on. "Nice boat, and why not?" does not.
    let asks = |listed: &[Word]| {
        listed
            .iter()
            .any(|word| QUESTION_WORDS.has(&word.folded) || STRONG_QUESTION_WORDS.has(&word.folded))
    };
    let begins_asking = list(text)
        .into_iter()
        .next()
        .is_some_and(|word| asks(&[word]));
    if begins_asking && asks(&tag) {
        return false;
    }
    !tag.is_empty()
        && tag.len() <= 4
        && content(&tag, false) == 0
        && !tag
            .iter()
            .any(|word| STRONG_QUESTION_WORDS.has(&word.folded))
}

/// How many words say something that a page may speak about. In English, "war" and "die" do, which are a verb and an article
/// of German.
pub(super) fn content(listed: &[Word], in_english: bool) -> usize {
    let names_nothing = |word: &str| {
        let elsewhere = || {
            FUNCTION.has(word)
                || AUXILIARIES.has(word)
                || QUESTION_WORDS.has(word)
                || STRONG_QUESTION_WORDS.has(word)
        };
        ENGLISH_FUNCTION.has(word)
            || ENGLISH_VERBS.has(word)
            || is_english(word)
            || !in_english && elsewhere()
            || TALK.has(word)
            || ADDRESSES.has(word)
            || OPINIONS.has(word)
            || COURTEOUS.has(word)
    };
    let is_word =
        |word: &str| word.chars().count() > 1 || word.bytes().all(|byte| byte.is_ascii_digit());
    listed
        .iter()
        .filter(|word| is_word(&word.folded) && !names_nothing(&word.folded))
        .count()
}
