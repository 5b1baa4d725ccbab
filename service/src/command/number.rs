//! How many sentences, in the ways that people write a number.
use std::{collections::HashMap, sync::LazyLock};

use super::{
    spelling::{WordList, entries, fold, is_space, word_list, words},
    visibility,
};
use crate::job::SentenceCount;

/// What the words beside a link say of the number of sentences.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Numbers {
    /// The number that counts: one that names sentences (`5 sentences`, `n=5`) before one that stands alone, the first
    /// of several.
    pub(super) count: Option<SentenceCount>,
    /// Whether another number was passed over for it.
    pub(super) has_more: bool,
    /// A number that no summary can have, as it was typed, where there is none that one can.
    pub(super) out_of_range: Option<String>,
    /// What looks like a number and is no whole one (`1.5`, `3-5`), or like an option that there is none of.
    pub(super) unread: Option<String>,
    /// Whether there are other words, which may be talk that a number belongs to ("the 2024 report").
    pub(super) has_talk: bool,
}

/// Names of the option, before its number: `n=5`, `--sentences 5`, `x5`.
static KEYS: WordList = word_list!([
    "n, x, s, num, nr, no, number, count, len, length, limit, max, sentence, sentences, sent, lines",
    "points, bullets",
]);

/// What is counted, after the number or glued to it: `5 sentences`, `5x`, `3 frases`.
static UNITS: WordList = word_list!([
    "x, s, sent, sentence, sentences, line, lines, point, points, bullet, bullets, pts, satz, satze",
    "satzen, zeilen, punkte, phrase, phrases, lignes, frase, frases, lineas, oraciones, oracion",
    "linhas, sentencas, frasi, righe, zinnen, meningar, zdania, zdan, предложения, предложений",
    "предложении, cumle, kalimat",
]);

/// The same where it follows without a space: `5文`, `五句话`, `5문장`.
const UNSPACED_UNITS: &[&str] = &[
    "文", "句", "行", "つ", "点", "點", "個", "个", "条", "條", "문장", "개", "줄",
];

/// Words that are no talk: what stands between options, and what a request is made of.
pub(super) static FILLERS: WordList = word_list!([
    "in, with, of, to, as, at, most, max, maximum, exactly, about, only, just, and, or, please, pls",
    "plz, thanks, thx, thank, you, summarize, summarise, summary, tldr, summarized, summarised, bitte",
    "svp, merci, danke, por, favor, per, favore, e, et, und, y, en, mit, avec, con, com, em, auf",
    "translate, translated, translation, into, answer, ask, question, obrigado, obrigada, gracias, grazie",
]);

/// What people wrap an option into that stands beside a text: "please keep this private".
static COURTESIES: WordList = word_list!([
    "keep, make, show, post, answer, reply, result, text, article, it, this, that, the, a, be, is",
    "should, want, would, like, i, me, my, we, us, for, can, could, here, if, nur, solo, juste",
    "seulement, que, alleen, bara, kun, bare, vain, tylko, jen, sadece, тільки, только, possible, so",
    // How a line of its own begins: "PS: private please", "ok so this one private".
    "ps, pps, p.s, nb, n.b, note, btw, fyi, ok, okay, hey, hi, hello, oh, also, but, well, one, now, hallo, salut, hola, ciao",
    "mode, modus, modo, way, manner, modon, में, पर, से, ส่งทาง, ทาง, 보내줘, 보내주세요, 送って, 送ってください",
    "single, couple, remember, reminder, important, again, actually, sorry, 谢谢, 謝謝, 请, 請, お願い, お願いします, 부탁해요, 부탁드립니다, 부탁합니다",
]);

/// Zero to twenty and the tens after it, a word each; words with two meanings stand under both languages' value.
const WORDS: &[(u64, &str)] = &[
    (0, "zero, null, cero"),
    (1, "one, eins, einen, uno, una, une, un, um, uma, 一, 하나"),
    (
        2,
        "two, zwei, deux, dos, due, dois, duas, 二, 둘, twee, tva, dwa, два, две, dua",
    ),
    (
        3,
        "three, drei, trois, tres, tre, 三, 셋, drie, trzy, три, tiga",
    ),
    (
        4,
        "four, vier, quatre, cuatro, quattro, quatro, 四, 넷, fyra, cztery, четыре, empat",
    ),
    (
        5,
        "five, funf, cinq, cinco, cinque, 五, 다섯, vijf, fem, piec, пять, lima",
    ),
    (
        6,
        "six, sechs, seis, sei, 六, 여섯, zes, szesc, шесть, enam",
    ),
    (
        7,
        "seven, sieben, sept, siete, sette, sete, 七, 일곱, zeven, sju, siedem, семь, tujuh",
    ),
    (
        8,
        "eight, acht, huit, ocho, otto, oito, 八, 여덟, atta, osiem, восемь, delapan",
    ),
    (
        9,
        "nine, neun, neuf, nueve, nove, 九, 아홉, negen, nio, dziewiec, девять, sembilan",
    ),
    (
        10,
        "ten, zehn, dix, diez, dieci, dez, 十, 열, tien, tio, dziesiec, десять, sepuluh",
    ),
    (11, "eleven, elf, onze, once, undici, 十一"),
    (12, "twelve, zwolf, douze, doce, dodici, doze, dozen, 十二"),
    (
        13,
        "thirteen, dreizehn, treize, trece, tredici, treze, 十三",
    ),
    (
        14,
        "fourteen, vierzehn, quatorze, catorce, quattordici, catorze, 十四",
    ),
    (15, "fifteen, funfzehn, quinze, quince, quindici, 十五"),
    (
        16,
        "sixteen, sechzehn, seize, dieciseis, sedici, dezesseis, 十六",
    ),
    (
        17,
        "seventeen, siebzehn, diecisiete, diciassette, dezessete, 十七",
    ),
    (18, "eighteen, achtzehn, dieciocho, diciotto, dezoito, 十八"),
    (
        19,
        "nineteen, neunzehn, diecinueve, diciannove, dezenove, 十九",
    ),
    (
        20,
        "twenty, zwanzig, vingt, veinte, venti, vinte, 二十, 스물",
    ),
    (
        30,
        "thirty, dreissig, dreißig, trente, treinta, trenta, trinta, 三十",
    ),
    (
        40,
        "forty, vierzig, quarante, cuarenta, quaranta, quarenta, 四十",
    ),
];

/// What stands before a number in words that is a noun: "a dozen".
static ARTICLES: WordList = word_list!(["a, ein, une, una, um, uma, een"]);

/// What joins such a noun to what it counts.
static OF: WordList = word_list!(["of, de, di, von, d"]);

static FOLDED_UNITS: LazyLock<Vec<String>> =
    LazyLock::new(|| UNSPACED_UNITS.iter().map(|unit| fold(unit)).collect());

static FOLDED_WORDS: LazyLock<HashMap<String, u64>> = LazyLock::new(|| {
    let each = WORDS.iter().flat_map(|(value, words)| {
        entries(std::slice::from_ref(words)).map(|word| (fold(word), *value))
    });
    each.collect()
});

/// Words that are a number before "sentences" alone: "a single point of failure" and "a couple of things" are talk.
const BEFORE_SENTENCES: &[(u64, &str)] = &[
    (
        1,
        "single, einzigen, einziger, einem, einer, seule, sola, unica",
    ),
    (2, "couple, pair, par, paio, tweetal"),
    (
        12,
        "dozen, dutzend, douzaine, docena, duzia, dozzina, dozijn",
    ),
];

/// Sentences, and nothing that is counted elsewhere: "point", "line".
static SENTENCES: WordList = word_list!([
    "sentence, sentences, satz, satze, satzen, phrase, phrases, frase, frases, oraciones, frasi, zin, zinnen",
]);

/// One token, read.
enum Token<'a> {
    /// A number; `named` where it says that it is one of sentences.
    Number {
        value: Option<u64>,
        named: bool,
        typed: &'a str,
    },
    /// A number in a word, which may be talk ("the one that …").
    Word { value: u64, typed: &'a str },
    /// The name of the option, or what is counted.
    Unit,
    /// Looks like a number or an option, and is none.
    Unread(&'a str),
    /// Another option, or a filler.
    Known,
    /// Anything else.
    Talk(&'a str),
}

/// Reads the words beside a link.
pub(super) fn read(text: &str) -> Numbers {
    let tokens: Vec<Token<'_>> = tokens(text).collect();
    // "a dozen"
    let is_article = |at: usize| {
        matches!(tokens[at], Token::Talk(word) if ARTICLES.has(&fold(word)))
            && matches!(tokens.get(at + 1), Some(Token::Word { .. }))
    };
    let has_talk =
        (0..tokens.len()).any(|at| matches!(tokens[at], Token::Talk(_)) && !is_article(at));
    let mut numbers = Numbers {
        has_talk,
        ..Numbers::default()
    };
    let is_unit = |index: Option<usize>| {
        index
            .and_then(|index| tokens.get(index))
            .is_some_and(|token| matches!(token, Token::Unit))
    };
    let mut found: Vec<(Option<u64>, bool, &str)> = before_sentences(text)
        .map(|(value, word)| (Some(value), true, word))
        .into_iter()
        .collect();
    for (index, token) in tokens.iter().enumerate() {
        let beside_unit = is_unit(Some(index + 1)) || is_unit(index.checked_sub(1));
        match token {
            Token::Number {
                value,
                named,
                typed,
            } => found.push((*value, *named || beside_unit, *typed)),
            Token::Word { value, typed } if beside_unit || !has_talk => {
                found.push((Some(*value), beside_unit, typed));
            }
            Token::Unread(typed) => {
                numbers.unread.get_or_insert((*typed).to_owned());
            }
            _ => {}
        }
    }
    // Stable: the first of each kind stays first.
    found.sort_by_key(|(_, named, _)| !named);
    let count = |value: &Option<u64>| value.and_then(|value| SentenceCount::new(value).ok());
    numbers.count = found.iter().find_map(|(value, _, _)| count(value));
    if let Some(taken) = numbers.count {
        numbers.has_more = found
            .iter()
            .any(|(value, _, _)| *value != Some(taken.get().into()));
    } else {
        numbers.out_of_range = found.first().map(|(_, _, typed)| (*typed).to_owned());
        let named = found.first().is_some_and(|(_, named, _)| *named);
        numbers.has_talk = has_talk && !named;
    }
    numbers
}

/// "a single sentence", "a couple of sentences"
fn before_sentences(text: &str) -> Option<(u64, &'static str)> {
    if !text.contains(char::is_alphabetic) {
        return None;
    }
    let folded = fold(text);
    let listed = words(&folded);
    listed.iter().enumerate().find_map(|(at, word)| {
        let joins = usize::from(listed.get(at + 1).is_some_and(|word| OF.has(word)));
        let counted = listed.get(at + 1 + joins)?;
        if !SENTENCES.has(counted) {
            return None;
        }
        BEFORE_SENTENCES.iter().find_map(|(value, known)| {
            let known = entries(std::slice::from_ref(known)).find(|known| known == word)?;
            Some((*value, known))
        })
    })
}

/// The number that names sentences among the words of an instruction: "in five sentences". A number that names none may be a
/// date or a price of what it tells.
pub(super) fn names_sentences(text: &str) -> Option<SentenceCount> {
    // "要約お願いします。四文で": no space follows a stop there.
    let tokens: Vec<Token<'_>> = text
        .split(['。', '！', '？', '：'])
        .flat_map(tokens)
        .collect();
    let is_unit = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|token| matches!(token, Token::Unit))
    };
    let named = tokens.iter().enumerate().find_map(|(at, token)| {
        let value = match token {
            Token::Number { value, named, .. } if *named || is_unit(Some(at + 1)) => *value,
            Token::Word { value, .. } if is_unit(Some(at + 1)) => Some(*value),
            _ => None,
        };
        value.and_then(|value| SentenceCount::new(value).ok())
    });
    let few = || before_sentences(text).and_then(|(value, _)| SentenceCount::new(value).ok());
    named.or_else(few)
}

/// Whether a text has words that are neither options nor what stands between them.
pub(super) fn has_talk(text: &str) -> bool {
    let rest = visibility::without_phrases(&fold(text));
    tokens(&rest)
        .any(|token| matches!(token, Token::Talk(word) if !COURTESIES.has(&word.to_lowercase())))
}

/// Whether a text is made of options and what stands between them, with a number that counts or a word for "private" or
/// "public" among it.
pub(super) fn is_all_options(text: &str) -> bool {
    let asked = visibility::read(text);
    let rest = visibility::without_phrases(&fold(text));
    let numbers = read(text);
    let is_option = |token: Token<'_>| match token {
        Token::Talk(word) => COURTESIES.has(&word.to_lowercase()),
        Token::Unread(_) => false,
        _ => true,
    };
    (asked.private || asked.public || numbers.count.is_some())
        && numbers.out_of_range.is_none()
        && numbers.unread.is_none()
        && tokens(&rest).all(is_option)
}

fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    text.split(is_space)
        .flat_map(split_list)
        .filter(|typed| typed.contains(char::is_alphanumeric))
        .map(token)
}

/// `5,private` is two tokens, `1,5` one.
fn split_list(typed: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let mut parts = Vec::new();
    for (index, character) in typed.char_indices() {
        let after = &typed[index + character.len_utf8()..];
        let in_number = typed[..index].ends_with(|c: char| c.is_numeric())
            && after.starts_with(|c: char| c.is_numeric());
        if matches!(
            character,
            ';' | '、' | '，' | '|' | '&' | '(' | ')' | '[' | ']'
        ) || (matches!(character, ',' | '/' | '+') && !in_number)
        {
            parts.push(&typed[start..index]);
            start = index + character.len_utf8();
        }
    }
    parts.push(&typed[start..]);
    parts.into_iter()
}

fn token(typed: &str) -> Token<'_> {
    let is_mark = |c: char| {
        !c.is_alphanumeric() && !matches!(c, '-' | '–' | '—' | '−' | '+' | '=' | '#' | '%')
    };
    let typed = typed.trim_matches(is_mark);
    let typed = typed.trim_end_matches(['-', '–', '—', '=', '+', '#']);
    let folded = fold(typed);
    let asked = visibility::read(typed);
    let bare = folded.trim_start_matches(['-', '–', '—', '−', '+', '=', '#', '~', '×', '*']);
    let marks = &folded[..folded.len() - bare.len()];
    if let Some(value) = whole(bare) {
        return Token::Number {
            // `-3` has a sign; `–3` and `--3` have the dash of an option.
            value: if matches!(marks, "-" | "−") {
                None
            } else {
                value
            },
            named: matches!(marks, "=" | "#"),
            typed,
        };
    }
    if let Some(value) = with_name(bare) {
        return Token::Number {
            value,
            named: true,
            typed,
        };
    }
    let has_dash = marks.starts_with(['-', '–', '—', '−']);
    if let Some((value, named)) = in_words(bare) {
        return if named {
            Token::Number {
                value: Some(value),
                named,
                typed,
            }
        } else {
            Token::Word { value, typed }
        };
    }
    if asked.private || asked.public {
        return Token::Known;
    }
    if UNITS.has(bare) || begins_with_unit(bare) || KEYS.has(bare) && (has_dash || bare != "no") {
        return Token::Unit;
    }
    if FILLERS.has(bare) {
        return Token::Known;
    }
    if looks_like_an_option(bare, has_dash) {
        return Token::Unread(typed);
    }
    Token::Talk(typed)
}

fn begins_with_unit(folded: &str) -> bool {
    FOLDED_UNITS
        .iter()
        .any(|unit| folded.starts_with(unit.as_str()))
}

/// A whole number; the inner `None` where it is too large for any summary.
#[expect(
    clippy::option_option,
    reason = "no number, and a number that cannot be"
)]
fn whole(digits: &str) -> Option<Option<u64>> {
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())
}

/// `n=5`, `x5`, `sentences:5`; `5x`, `5-sentences`; `5文で`.
#[expect(
    clippy::option_option,
    reason = "no number, and a number that cannot be"
)]
fn with_name(folded: &str) -> Option<Option<u64>> {
    let start = folded.find(|c: char| c.is_ascii_digit())?;
    let length = folded[start..]
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(folded.len() - start);
    let (before, digits, after) = (
        &folded[..start],
        &folded[start..start + length],
        &folded[start + length..],
    );
    let key = before.trim_end_matches(['=', ':', '#', '-', '×', '*']);
    let unit = after.trim_start_matches('-');
    let counted = begins_with_unit(after);
    let keyed = after.is_empty() && KEYS.has(key);
    let united = before.is_empty() && (UNITS.has(unit) || matches!(after, "×" | "*"));
    if counted || keyed || united {
        whole(digits)
    } else {
        None
    }
}

/// `five`, `twenty-five`, `five-sentence`, `五句话`; and whether it says that it is one of sentences.
fn in_words(folded: &str) -> Option<(u64, bool)> {
    let value_of = |word: &str| {
        FOLDED_WORDS
            .get(word)
            .copied()
            .or_else(|| tens(word))
            .or_else(|| german_tens(word))
    };
    if let Some(value) = value_of(folded) {
        return Some((value, false));
    }
    if let Some((key, word)) = folded.split_once(['=', ':'])
        && KEYS.has(key)
    {
        return value_of(word).map(|value| (value, true));
    }
    if let Some((word, rest)) = folded.split_once('-') {
        let value = value_of(word)?;
        return match value_of(rest) {
            Some(ones) if value >= 20 && ones < 10 => Some((value + ones, false)),
            None if UNITS.has(rest) => Some((value, true)),
            _ => None,
        };
    }
    // Numerals of China and Japan, with what they count.
    let end = folded.find(|c: char| !"一二三四五六七八九十".contains(c))?;
    let (numeral, rest) = folded.split_at(end);
    (end > 0 && begins_with_unit(rest))
        .then(|| value_of(numeral))
        .flatten()
        .map(|value| (value, true))
}

/// `einundzwanzig`
fn german_tens(word: &str) -> Option<u64> {
    let (ones, tens) = word.split_once("und")?;
    let tens = *FOLDED_WORDS.get(tens).filter(|value| **value >= 20)?;
    let ones = match ones {
        "ein" => 1,
        other => *FOLDED_WORDS.get(other).filter(|value| **value < 10)?,
    };
    Some(tens + ones)
}

/// `二十五`
fn tens(numeral: &str) -> Option<u64> {
    let (tens, ones) = numeral.split_once('十')?;
    let digit = |numeral: &str| {
        FOLDED_WORDS
            .get(numeral)
            .filter(|value| **value < 10)
            .copied()
    };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(10 * tens + ones)
}

/// `1.5`, `3-5`, `50%`, `--verbose`, `lang=de`: neither dates, times, versions and ordinals, nor words.
fn looks_like_an_option(bare: &str, has_dash: bool) -> bool {
    if has_dash {
        return true;
    }
    if let Some((key, value)) = bare.split_once('=') {
        return !value.is_empty() && key.chars().all(|c| c.is_ascii_alphabetic());
    }
    if !bare.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_ordinal = {
        let suffix = bare.trim_start_matches(|c: char| c.is_ascii_digit());
        ["st", "nd", "rd", "th", "er", "e", "eme", "o", "a"].contains(&suffix)
    };
    let parts = words(bare).len();
    let is_moment = bare.contains(':') || (parts > 2 && bare.contains(['-', '.', '/']));
    !is_ordinal && !is_moment
}
