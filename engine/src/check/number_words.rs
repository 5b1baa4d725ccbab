//! Words that are numbers, in the languages that most pages are in.

use super::tokens::{Shape, Token};

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NumberWord {
    /// "seven", "forty".
    Value(f64),
    /// "hundred", "million": what stands before it is multiplied.
    Scale(f64),
    /// "third".
    Ordinal(f64),
    /// "half".
    Fraction(f64),
}

/// The words of a language, without accents: the numbers from 1 to 20, and the tens from 30 to 90.
struct Numerals {
    small: [&'static str; 20],
    tens: [&'static str; 7],
    hundred: &'static [&'static str],
    thousand: &'static [&'static str],
    million: &'static [&'static str],
    billion: &'static [&'static str],
    /// From the first one on; those that mean something else more often are left empty.
    ordinals: &'static [&'static str],
    /// What stands between the parts of one word: "dreiundzwanzig". Empty where numbers are not written together.
    joint: &'static str,
}

const ENGLISH: Numerals = Numerals {
    small: [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ],
    tens: [
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ],
    hundred: &["hundred"],
    thousand: &["thousand"],
    million: &["million"],
    billion: &["billion"],
    ordinals: &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ],
    joint: "",
};

const GERMAN: Numerals = Numerals {
    small: [
        "eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
        "zwolf", "dreizehn", "vierzehn", "funfzehn", "sechzehn", "siebzehn", "achtzehn",
        "neunzehn", "zwanzig",
    ],
    tens: [
        "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig",
    ],
    hundred: &["hundert"],
    thousand: &["tausend"],
    million: &["million", "millionen", "mio"],
    billion: &["milliarde", "milliarden", "mrd"],
    ordinals: &[
        "", "zweite", "dritte", "vierte", "funfte", "sechste", "siebte", "", "neunte", "zehnte",
    ],
    joint: "und",
};

const DUTCH: Numerals = Numerals {
    small: [
        "",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
        "twintig",
    ],
    tens: [
        "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
    ],
    hundred: &["honderd"],
    thousand: &["duizend"],
    million: &["miljoen"],
    billion: &["miljard"],
    ordinals: &[
        "", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
        "tiende",
    ],
    joint: "en",
};

const FRENCH: Numerals = Numerals {
    small: [
        "", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
        "douze", "treize", "quatorze", "quinze", "seize", "", "", "", "vingt",
    ],
    tens: [
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "septante",
        "huitante",
        "nonante",
    ],
    hundred: &["cent", "cents"],
    thousand: &["mille"],
    million: &["million", "millions"],
    billion: &["milliard", "milliards"],
    ordinals: &[
        "",
        "deuxieme",
        "troisieme",
        "quatrieme",
        "cinquieme",
        "sixieme",
        "septieme",
        "huitieme",
        "neuvieme",
        "dixieme",
    ],
    joint: "",
};

const SPANISH: Numerals = Numerals {
    small: [
        "",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciseis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
    ],
    tens: [
        "treinta",
        "cuarenta",
        "cincuenta",
        "sesenta",
        "setenta",
        "ochenta",
        "noventa",
    ],
    hundred: &["cien", "ciento"],
    thousand: &["mil"],
    million: &["millon", "millones"],
    billion: &[],
    ordinals: &[
        "", "", "tercer", "cuarto", "quinto", "sexto", "septimo", "octavo", "noveno", "decimo",
    ],
    joint: "",
};

const PORTUGUESE: Numerals = Numerals {
    small: [
        "",
        "dois",
        "tres",
        "quatro",
        "cinco",
        "seis",
        "sete",
        "oito",
        "nove",
        "dez",
        "onze",
        "doze",
        "treze",
        "quatorze",
        "quinze",
        "dezesseis",
        "dezessete",
        "dezoito",
        "dezenove",
        "vinte",
    ],
    tens: [
        "trinta",
        "quarenta",
        "cinquenta",
        "sessenta",
        "setenta",
        "oitenta",
        "noventa",
    ],
    hundred: &["cem", "cento"],
    thousand: &["mil"],
    million: &["milhao", "milhoes"],
    billion: &["bilhao", "bilhoes"],
    ordinals: &[
        "", "", "terceiro", "quarto", "quinto", "sexto", "setimo", "oitavo", "nono", "decimo",
    ],
    joint: "",
};

const ITALIAN: Numerals = Numerals {
    small: [
        "",
        "due",
        "tre",
        "quattro",
        "cinque",
        "sei",
        "sette",
        "otto",
        "nove",
        "dieci",
        "undici",
        "dodici",
        "tredici",
        "quattordici",
        "quindici",
        "sedici",
        "diciassette",
        "diciotto",
        "diciannove",
        "venti",
    ],
    tens: [
        "trenta",
        "quaranta",
        "cinquanta",
        "sessanta",
        "settanta",
        "ottanta",
        "novanta",
    ],
    hundred: &["cento"],
    thousand: &["mille", "mila"],
    million: &["milione", "milioni"],
    billion: &["miliardo", "miliardi"],
    ordinals: &[
        "", "", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo",
    ],
    joint: "",
};

/// English where the language is another one or not known: its words are in every language's names.
fn numerals(language: Option<&str>) -> &'static Numerals {
    match language {
        Some("de") => &GERMAN,
        Some("nl") => &DUTCH,
        Some("fr") => &FRENCH,
        Some("es") => &SPANISH,
        Some("pt") => &PORTUGUESE,
        Some("it") => &ITALIAN,
        _ => &ENGLISH,
    }
}

fn place(words: &[&str], key: &str) -> Option<f64> {
    let at = words.iter().position(|word| *word == key)?;
    u32::try_from(at).ok().map(f64::from)
}

/// What a folded word adds to a number in this language; `None` for a word that is none.
pub(super) fn read(key: &str, language: Option<&str>) -> Option<NumberWord> {
    if key.len() < 2 {
        return None;
    }
    let numerals = numerals(language);
    let found = one(key, numerals);
    if found.is_some() {
        return found;
    }
    if numerals.hundred == ENGLISH.hundred {
        match key {
            "dozen" => return Some(NumberWord::Scale(12.0)),
            "trillion" => return Some(NumberWord::Scale(1e12)),
            "half" => return Some(NumberWord::Fraction(0.5)),
            _ => {}
        }
    }
    if numerals.joint.is_empty() && language != Some("it") || key.len() < 6 {
        return None;
    }
    together(key, numerals)
        .filter(|value| *value > 1.0)
        .map(NumberWord::Value)
}

fn one(key: &str, numerals: &Numerals) -> Option<NumberWord> {
    let scale =
        |words: &[&str], scale: f64| words.contains(&key).then_some(NumberWord::Scale(scale));
    place(&numerals.small, key)
        .map(|at| NumberWord::Value(at + 1.0))
        .or_else(|| place(&numerals.tens, key).map(|at| NumberWord::Value((at + 3.0) * 10.0)))
        .or_else(|| scale(numerals.hundred, 100.0))
        .or_else(|| scale(numerals.thousand, 1e3))
        .or_else(|| scale(numerals.million, 1e6))
        .or_else(|| scale(numerals.billion, 1e9))
        .or_else(|| place(numerals.ordinals, key).map(|at| NumberWord::Ordinal(at + 1.0)))
}

/// "dreiundzwanzig", "zweihundertfünfzig", "ventitre": one word of several numbers.
fn together(key: &str, numerals: &Numerals) -> Option<f64> {
    let (mut total, mut current, mut rest) = (0.0, 0.0, key);
    while !rest.is_empty() {
        if current > 0.0
            && !numerals.joint.is_empty()
            && let Some(after) = rest.strip_prefix(numerals.joint)
            && !after.is_empty()
        {
            rest = after;
        }
        let (length, word) = (2..=rest.len())
            .rev()
            .filter(|length| rest.is_char_boundary(*length))
            .find_map(|length| Some((length, one_or_ein(&rest[..length], numerals)?)))?;
        match word {
            NumberWord::Value(value) => current += value,
            NumberWord::Scale(scale) if scale < 1000.0 => current = current.max(1.0) * scale,
            NumberWord::Scale(scale) => {
                total += current.max(1.0) * scale;
                current = 0.0;
            }
            NumberWord::Ordinal(_) | NumberWord::Fraction(_) => return None,
        }
        rest = &rest[length..];
    }
    Some(total + current)
}

/// "einundzwanzig", "eenentwintig".
fn one_or_ein(part: &str, numerals: &Numerals) -> Option<NumberWord> {
    match part {
        "ein" if numerals.joint == "und" => Some(NumberWord::Value(1.0)),
        "een" if numerals.joint == "en" => Some(NumberWord::Value(1.0)),
        _ => one(part, numerals),
    }
}

/// What a word after figures multiplies them by, and whether it can mean nothing else: "m" is a metre as well.
pub(super) fn scale(key: &str, shape: Shape, language: Option<&str>) -> Option<(f64, bool)> {
    if let Some(NumberWord::Scale(scale)) = read(key, language).or_else(|| read(key, Some("en"))) {
        return Some((scale, true));
    }
    Some(match key {
        "bn" | "mrd" | "md" | "млрд" => (1e9, true),
        "mn" | "mio" | "mln" | "млн" => (1e6, true),
        "тыс" => (1e3, true),
        _ if key.starts_with("миллион") => (1e6, true),
        _ if key.starts_with("миллиард") => (1e9, true),
        "tn" | "trn" => (1e12, true),
        "m" | "mm" => (1e6, false),
        "b" => (1e9, false),
        "k" => (1e3, false),
        "lakh" => (1e5, true),
        "crore" => (1e7, true),
        _ if shape == Shape::Unspaced => match key.chars().next()? {
            '万' | '萬' => (1e4, true),
            '亿' | '億' => (1e8, true),
            '千' => (1e3, true),
            _ => return None,
        },
        _ => return None,
    })
}

/// Words before a number that say that it is not exact. Folded; the last words of "more than" and the like.
const HEDGES: &[&str] = &[
    "about",
    "around",
    "roughly",
    "approximately",
    "nearly",
    "almost",
    "over",
    "some",
    "than",
    "least",
    "most",
    "to",
    "under",
    "circa",
    "etwa",
    "rund",
    "fast",
    "uber",
    "knapp",
    "als",
    "ungefahr",
    "environ",
    "pres",
    "plus",
    "presque",
    "unos",
    "unas",
    "casi",
    "mas",
    "cerca",
    "quasi",
    "oltre",
    "piu",
    "ruim",
    "bijna",
    "ongeveer",
    "aproximadamente",
];

/// Whether a word before the number at `from` says that it is not exact.
pub(super) fn hedges(text: &str, tokens: &[Token<'_>], from: usize) -> bool {
    let before = &tokens[from.saturating_sub(2)..from];
    text[..tokens[from].start]
        .trim_end_matches(['£', '$', '€', ' '])
        .ends_with('~')
        || before
            .iter()
            .any(|token| HEDGES.contains(&token.key.as_str()))
}
