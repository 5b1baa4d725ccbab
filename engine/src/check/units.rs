//! What a number counts or measures: a unit is part of it. "9 metres" is not "9 centimetres".

use std::sync::LazyLock;

use super::tokens::{Token, gap, is_narrow};
use crate::hash::{HashMap, HashMapExt as _};

/// What is measured. Numbers in units of one dimension can be told apart; those of two say nothing of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Share,
    Money,
    Time,
    Clock,
    Length,
    Mass,
    Volume,
    Area,
    Energy,
    Power,
    Memory,
    Temperature,
}

/// A unit: its line in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit(usize);

impl Unit {
    /// Whether both measure the same, in different measures.
    pub(super) fn contradicts(self, other: Self) -> bool {
        self != other && UNITS[self.0].0 == UNITS[other.0].0
    }

    pub(super) fn is_afternoon(self) -> bool {
        NAMED.get("p.m.") == Some(&self)
    }

    pub(super) fn is_percent(self) -> bool {
        self == PERCENT
    }
}

const PERCENT: Unit = Unit(0);

/// The words of each unit in English, German, French, Spanish, Portuguese, Italian and Dutch, folded, and its signs.
const UNITS: &[(Dimension, &str)] = &[
    (
        Dimension::Share,
        "% ٪ percent prozent procent percentage percents",
    ),
    (
        Dimension::Share,
        "percentagepoint percentagepoints prozentpunkt prozentpunkte prozentpunkten procentpunt procentpunten",
    ),
    (
        Dimension::Money,
        "$ dollar dollars dolar dolares dollari usd",
    ),
    (Dimension::Money, "€ euro euros eur"),
    (Dimension::Money, "£ pound pounds gbp pfund sterling"),
    (Dimension::Money, "¥ yen jpy"),
    (
        Dimension::Money,
        "krone kroner kronen krona kronor crowns sek nok dkk couronnes coronas",
    ),
    (Dimension::Money, "franc francs franken chf"),
    (Dimension::Money, "yuan renminbi rmb"),
    (Dimension::Money, "rupee rupees rupien rupias"),
    (Dimension::Money, "rouble roubles ruble rubles rubel rublos"),
    (Dimension::Money, "peso pesos"),
    (Dimension::Money, "reais"),
    (Dimension::Money, "zloty zlotys"),
    (Dimension::Money, "rand rands"),
    (
        Dimension::Time,
        "second seconds sekunde sekunden seconde secondes segundo segundos secondi seconden",
    ),
    (
        Dimension::Time,
        "minute minutes minuten minuto minutos minuti minuut mins min",
    ),
    (
        Dimension::Time,
        "hour hours stunde stunden heure heures hora horas ora ore uur hrs",
    ),
    (
        Dimension::Time,
        "day days tag tage tagen jour jours dia dias giorno giorni dag dagen",
    ),
    (
        Dimension::Time,
        "week weeks woche wochen semaine semaines semana semanas settimana settimane weken",
    ),
    (
        Dimension::Time,
        "month months monat monate monaten mois mes meses mese mesi maand maanden",
    ),
    (
        Dimension::Time,
        "year years jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren",
    ),
    (
        Dimension::Time,
        "decade decades jahrzehnt jahrzehnte jahrzehnten decennie decennies decada decadas decennio decenni decennia",
    ),
    (
        Dimension::Time,
        "century centuries jahrhundert jahrhunderte siecle siecles siglo siglos seculo seculos secolo secoli eeuw eeuwen",
    ),
    (Dimension::Clock, "a.m. am"),
    (Dimension::Clock, "p.m. pm"),
    (
        Dimension::Length,
        "mm millimetre millimetres millimeter millimeters milimetro milimetros millimetri",
    ),
    (
        Dimension::Length,
        "cm centimetre centimetres centimeter centimeters zentimeter zentimetern centimetro centimetros centimetri",
    ),
    (
        Dimension::Length,
        "metre metres meter meters metern metro metros metri",
    ),
    (
        Dimension::Length,
        "km kilometre kilometres kilometer kilometers kilometern quilometro quilometros kilometro kilometros chilometro chilometri",
    ),
    (
        Dimension::Length,
        "mile miles meile meilen milla millas milha milhas miglio miglia mijl",
    ),
    (Dimension::Length, "foot feet ft fuss pied pieds pie pies"),
    (Dimension::Length, "inch inches zoll pouce pouces"),
    (Dimension::Length, "yard yards"),
    (Dimension::Mass, "mg milligram milligrams milligramm"),
    (
        Dimension::Mass,
        "g gram grams gramme grammes gramm gramo gramos grama gramas grammo grammi",
    ),
    (
        Dimension::Mass,
        "kg kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm quilo quilos chilo chili chilogrammi",
    ),
    (
        Dimension::Mass,
        "tonne tonnes ton tons tonnen tonelada toneladas tonnellata tonnellate",
    ),
    (Dimension::Mass, "ounce ounces oz"),
    (
        Dimension::Volume,
        "ml millilitre millilitres milliliter milliliters",
    ),
    (
        Dimension::Volume,
        "litre litres liter liters litern litro litros litri",
    ),
    (Dimension::Volume, "gallon gallons"),
    (Dimension::Volume, "barrel barrels barril barriles barris"),
    (Dimension::Area, "acre acres"),
    (
        Dimension::Area,
        "hectare hectares hektar hectarea hectareas ettari",
    ),
    (Dimension::Energy, "kwh kilowatthour kilowattstunden"),
    (Dimension::Energy, "mwh"),
    (Dimension::Energy, "gwh"),
    (Dimension::Energy, "twh"),
    (Dimension::Power, "kw kilowatt kilowatts"),
    (Dimension::Power, "mw megawatt megawatts"),
    (Dimension::Power, "gw gigawatt gigawatts"),
    (Dimension::Memory, "kb kilobyte kilobytes"),
    (Dimension::Memory, "mb megabyte megabytes"),
    (Dimension::Memory, "gb gigabyte gigabytes"),
    (Dimension::Memory, "tb terabyte terabytes"),
    (Dimension::Temperature, "celsius"),
    (Dimension::Temperature, "fahrenheit"),
];

static NAMED: LazyLock<HashMap<&'static str, Unit>> = LazyLock::new(|| {
    let lines = UNITS.iter().enumerate();
    lines
        .flat_map(|(line, (_, words))| words.split(' ').map(move |word| (word, Unit(line))))
        .collect()
});

/// "An hour" of English texts is no year of French ones, and "10 am Montag" no morning.
fn is_of(word: &str, language: Option<&str>) -> bool {
    match word {
        "an" | "ans" | "mois" => language == Some("fr"),
        "am" | "pm" | "foot" | "second" | "min" => matches!(language, None | Some("en")),
        "mes" | "pie" | "pies" => language == Some("es"),
        "ora" | "ore" => language == Some("it"),
        _ => true,
    }
}

fn named(word: &str, language: Option<&str>) -> Option<Unit> {
    let unit = NAMED.get(word)?;
    is_of(word, language).then_some(*unit)
}

fn sign(c: char) -> Option<Unit> {
    matches!(c, '%' | '٪' | '$' | '€' | '£' | '¥')
        .then(|| named(c.encode_utf8(&mut [0; 4]), None))?
}

/// Words behind which a period says how often: "85 million kroner a year".
const EACH: &[&str] = &[
    "a", "an", "per", "each", "every", "pro", "je", "par", "por", "al", "ao", "all", "cada",
    "chaque", "ogni", "elke",
];

/// Adverbs that say it in one word.
const OFTEN: &[(&str, &str)] = &[
    ("hourly", "hour"),
    ("daily", "day"),
    ("weekly", "week"),
    ("monthly", "month"),
    ("yearly", "year"),
    ("annually", "year"),
    ("taglich", "day"),
    ("wochentlich", "week"),
    ("monatlich", "month"),
    ("jahrlich", "year"),
];

/// How many words may stand between a number and how often it is meant.
const PERIOD_REACH: usize = 5;

/// The unit of the number whose words are these, and how many words behind it belong to the unit.
pub(super) fn unit(
    text: &str,
    tokens: &[Token<'_>],
    (from, to): (usize, usize),
    language: Option<&str>,
) -> Option<Unit> {
    let before = text[..tokens[from].start].trim_end().chars().next_back();
    let after = text[tokens[to].end..].trim_start().chars().next();
    let before = before.and_then(sign).filter(|unit| *unit != PERCENT);
    if let Some(unit) = before.or_else(|| after.and_then(sign)) {
        return Some(unit);
    }
    let next = tokens.get(to + 1)?;
    if !is_narrow(gap(text, &tokens[to], next)) {
        return None;
    }
    let second = tokens.get(to + 2).map(|token| token.key.as_str());
    match (next.key.as_str(), second) {
        ("a", Some("m")) => named("a.m.", language),
        ("p", Some("m")) => named("p.m.", language),
        ("per" | "por" | "pour", Some("cent" | "ciento" | "cento")) => Some(PERCENT),
        ("percentage", Some("point" | "points")) => named("percentagepoint", language),
        ("points" | "puntos" | "pontos" | "punti", Some(second))
            if second == "de"
                || second.starts_with("percentua")
                || second.starts_with("porcentual") =>
        {
            named("percentagepoint", language)
        }
        // "Millions de dollars".
        ("de" | "di" | "of", Some(second)) => named(second, language),
        (word, _) => named(word, language),
    }
}

/// How often a number is meant, where the words behind it say so: "22,000 vehicles every day".
pub(super) fn period(tokens: &[Token<'_>], to: usize, language: Option<&str>) -> Option<Unit> {
    let last = (to + 1 + PERIOD_REACH).min(tokens.len());
    (to + 1..last)
        .take_while(|at| !tokens[*at].is_digits())
        .find_map(|at| {
            let key = tokens[at].key.as_str();
            if let Some((_, unit)) = OFTEN.iter().find(|(word, _)| *word == key) {
                return named(unit, None);
            }
            let unit = named(tokens.get(at + 1)?.key.as_str(), language)?;
            (EACH.contains(&key) && UNITS[unit.0].0 == Dimension::Time).then_some(unit)
        })
}

/// On which side of a number what is counted lies, where a word before it says so: "more than", "at most".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// "more than", "at least", "over".
    Above,
    /// "fewer than", "at most", "nearly".
    Below,
}

/// What stands before a number that is a bound, folded; the words of a phrase in their order.
const BOUNDS: &[(Bound, &str)] = &[
    (
        Bound::Above,
        "more than,greater than,higher than,at least,over,above,exceeding,exceeds,exceeded,a minimum of,minimum of,upwards of,no fewer than,no less than,not less than,\
         mehr als,mindestens,uber,wenigstens,plus de,au moins,mas de,al menos,mais de,pelo menos,piu di,almeno,oltre,meer dan,minstens,ruim",
    ),
    (
        Bound::Below,
        "less than,fewer than,lower than,at most,under,below,up to,no more than,not more than,a maximum of,maximum of,nearly,almost,\
         weniger als,hochstens,unter,maximal,fast,knapp,bis zu,moins de,au plus,presque,jusqu a,menos de,como maximo,casi,hasta,quase,no maximo,meno di,al massimo,quasi,fino a,minder dan,hooguit,bijna,tot",
    ),
];

/// A phrase before a number, word by word, and the side that it means.
type Phrase = (Bound, Vec<&'static str>);

/// The phrases by their last words.
static ENDING_IN: LazyLock<HashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (bound, phrases) in BOUNDS {
        for phrase in phrases.split(',') {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            if let Some(last) = words.last() {
                found.entry(last).or_default().push((*bound, words));
            }
        }
    }
    found
});

/// The bound that the words before a number set.
pub(super) fn bound(tokens: &[Token<'_>], from: usize) -> Option<Bound> {
    let last = tokens.get(from.checked_sub(1)?)?;
    let is_before = |words: &[&str]| {
        from >= words.len()
            && tokens[from - words.len()..from]
                .iter()
                .zip(words)
                .all(|(token, word)| token.key == *word)
    };
    ENDING_IN
        .get(last.key.as_str())?
        .iter()
        .filter(|(_, words)| is_before(words))
        // "no more than" before "more than".
        .max_by_key(|(_, words)| words.len())
        .map(|(bound, _)| *bound)
}
