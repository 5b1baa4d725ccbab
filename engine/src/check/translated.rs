//! A claim in another language than the sentences': its words cannot be held against theirs, what needs no translation can.
//!
//! Numbers, dates and quotations are the same in every language, in whatever spelling; a negation stays one. Names that are written in
//! Latin letters are to stand in the sentences, but for those that each language has its own word for ([`EXONYMS`]). A false
//! verb or noun passes, and so does an opposite.

use super::common;
use super::dates::Date;
use super::denials;
use super::evidence::{Index, Reading};
use super::names;
use super::numbers::{Number, same};
use super::said_otherwise;
use super::tokens::{Shape, Token, gap};

/// Names that languages have their own words for, folded: countries with their peoples, cities, unions. What is missing is doubted.
const EXONYMS: &[&str] = &[
    "germany german germans deutschland deutsch deutsche deutschen deutscher allemagne allemand allemande allemands alemania aleman alemana alemanes alemanha alemao alema germania tedesco tedesca tedeschi duitsland duits duitse",
    "france french frankreich franzosisch franzosische franzosischen franzose franzosen francais francaise francia frances francesa franceses franca francese francesi frankrijk frans franse",
    "britain british uk grossbritannien britisch britische britischen briten royaume uni britannique britanniques grande bretagne reino unido britanico britanica britanicos regno unito britannico britannica verenigd koninkrijk brits britse konigreich vereinigtes kingdom united",
    "england english englisch englische englischen englander angleterre anglais anglaise inglaterra ingles inglesa inglese engeland engels engelse",
    "usa us america american americans amerika amerikanisch amerikanische amerikanischen amerikaner etats unis americain americaine americains estados unidos eeuu eua americano americana americanos stati uniti statunitense verenigde staten amerikaans amerikaanse vereinigte vereinigten states united",
    "spain spanish spanien spanisch spanische spanischen espagne espagnol espagnole espana espanol espanola espanha espanhol espanhola spagna spagnolo spagnola spanje spaans spaanse",
    "italy italian italians italien italienisch italienische italienischen italiener italie italienne italia italiano italiana italiani italiaans italiaanse",
    "portugal portuguese portugiesisch portugiesische portugais portugaise portugues portuguesa portogallo portoghese portugees",
    "netherlands dutch niederlande niederlandisch niederlandische pays bas neerlandais paises bajos neerlandes paises baixos holandes holland hollandais olanda olandese nederland nederlands nederlandse",
    "switzerland swiss schweiz schweizer suisse suisses suiza suizo suica suico svizzera svizzero zwitserland zwitsers",
    "austria austrian osterreich osterreichisch osterreichische autriche autrichien autrichienne austriaco austriaca oostenrijk oostenrijks",
    "belgium belgian belgien belgisch belgische belgique belge belgica belgio belgie belga",
    "poland polish polen polnisch polnische pologne polonais polonaise polonia polaco polaca polacco pools poolse",
    "russia russian russland russisch russische russischen russie russe russes rusia ruso rusa russo russa rusland",
    "ukraine ukrainian ukrainisch ukrainische ukrainischen ukrainien ukrainienne ucrania ucraniano ucraina ucraino oekraine oekraiens",
    "china chinese chinesisch chinesische chinesischen chine chinois chinoise chino cina cinese chinees chinees",
    "japan japanese japanisch japanische japon japonais japonaise japones japao giappone giapponese japans",
    "india indian indien indisch indische inde indiano indio indiana indiaas",
    "turkey turkish turkei turkisch turkische turquie turc turque turquia turco turca turchia turkije turks",
    "greece greek griechenland griechisch griechische grece grec grecque grecia griego griega grecia greco griekenland grieks",
    "ireland irish irland irisch irlande irlandais irlanda irlandes irlandese ierland iers",
    "scotland scottish schottland schottisch ecosse ecossais escocia escoces scozia scozzese schotland schots",
    "norway norwegian norwegen norwegisch norvege norvegien noruega noruego noruegues norvegia norvegese noorwegen noors",
    "sweden swedish schweden schwedisch suede suedois suecia sueco svezia svedese zweden zweeds",
    "denmark danish danemark danois dinamarca danes danimarca danese denemarken deens",
    "brazil brazilian brasilien brasilianisch bresil bresilien brasil brasileno brasileiro brasile brasiliano brazilie braziliaans",
    "mexico mexican mexiko mexikanisch mexique mexicain mexicano messico messicano",
    "egypt egyptian agypten agyptisch egypte egyptien egipto egipcio egito egitto egiziano",
    "israel israeli israelisch israelische israelien israeli israelense israeliano",
    "europe european europa europaisch europaische europaischen europaer europeen europeenne europeens europeo europea europeu europeia europees europese eu ue union",
    "africa african afrika afrikanisch afrique africain africano",
    "asia asian asien asiatisch asie asiatique asiatico",
    "london londres londra londen",
    "paris parigi parijs",
    "rome rom roma",
    "brussels brussel bruxelles bruselas bruxelas",
    "vienna wien vienne viena wenen",
    "munich munchen munique monaco",
    "cologne koln colonia keulen",
    "geneva genf geneve ginebra genebra ginevra",
    "lisbon lissabon lisbonne lisboa lisbona",
    "moscow moskau moscou moscu mosca moskou",
    "beijing peking pekin pequim pechino",
    "athens athen athenes atenas atene athene",
    "warsaw warschau varsovie varsovia varsavia warschau",
    "prague prag praga praag",
    "kyiv kiew kiev",
    "venice venedig venise venecia veneza venezia venetie",
    "milan mailand milano milaan",
    "florence florenz florencia florenca firenze",
    "nice nizza niza",
    "the hague haag haye haya haia aia",
    "un uno onu united nations vereinte nationen vereinten nations unies naciones unidas nacoes unidas nazioni unite verenigde naties",
    "nato otan",
];

/// Words of offices and houses that other languages than English write with a capital letter, folded.
const INSTITUTIONS: &[&str] = &[
    "nacional",
    "nacionales",
    "nationale",
    "nazionale",
    "nationaal",
    "federal",
    "federale",
    "central",
    "centrale",
    "etat",
    "banque",
    "universite",
    "parti",
    "ministere",
    "conseil",
    "assemblee",
    "parlement",
    "commission",
    "union",
    "ligue",
    "premier",
    "estado",
    "banco",
    "universidad",
    "partido",
    "ministerio",
    "consejo",
    "congreso",
    "senado",
    "parlamento",
    "comision",
    "gobierno",
    "ayuntamiento",
    "universidade",
    "camara",
    "conselho",
    "congresso",
    "governo",
    "comissao",
    "prefeitura",
    "stato",
    "banca",
    "universita",
    "partito",
    "ministero",
    "consiglio",
    "senato",
    "governo",
    "commissione",
    "staat",
    "bank",
    "universiteit",
    "partij",
    "ministerie",
    "raad",
    "kamer",
    "commissie",
    "centro",
    "centre",
];

/// Words behind a name that opens a sentence, folded: who says, who does.
const SAYS: &[&str] = &[
    "said", "says", "has", "had", "was", "is", "will", "told", "a", "est", "etait", "dit",
    "affirme", "declare", "dijo", "ha", "es", "fue", "era", "afirmo", "disse", "foi", "tem", "e",
    "dice", "afferma", "zei", "zegt", "heeft", "is", "sagte", "sagt", "hat", "ist", "war", "wird",
    "erklarte",
];

/// The numbers that the sentences do not have in any spelling.
pub(super) fn numbers<'r>(claim: &'r Reading<'_>, index: &Index<'_, '_>) -> Vec<&'r Number> {
    let is_known = |number: &Number| {
        said_otherwise::has_number(index, number)
            || index.numbers().any(|source| is_same_hour(number, source))
    };
    claim
        .numbers
        .iter()
        .filter(|number| {
            !claim.is_in_date(number) && !says_nothing(claim, number) && !is_known(number)
        })
        .collect()
}

/// The full hour's minutes, "22:00", and the hundred of "60 per cento".
fn says_nothing(claim: &Reading<'_>, number: &Number) -> bool {
    let Some(before) = number.from.checked_sub(1).map(|at| &claim.tokens[at]) else {
        return false;
    };
    let token = &claim.tokens[number.from];
    let is_full_hour = number.value == 0.0 && matches!(gap(claim.text, before, token), ":" | ".");
    let is_percent = matches!(before.key.as_str(), "per" | "por" | "pour")
        && matches!(token.key.as_str(), "cent" | "cento" | "ciento");
    is_full_hour || is_percent
}

/// "22 Uhr" for "10 p.m.".
fn is_same_hour(ours: &Number, theirs: &Number) -> bool {
    const HALF_A_DAY: f64 = 12.0;
    let afternoon = |number: &Number| number.unit.is_some_and(super::units::Unit::is_afternoon);
    afternoon(theirs) && ours.unit.is_none() && same(theirs.value + HALF_A_DAY, ours.value)
        || afternoon(ours) && same(ours.value + HALF_A_DAY, theirs.value)
}

/// The times that the sentences do not name.
pub(super) fn dates<'r>(claim: &'r Reading<'_>, index: &Index<'_, '_>) -> Vec<&'r Date> {
    let is_new = |date: &&Date| !said_otherwise::has_date(index, date);
    claim.dates.iter().filter(is_new).collect()
}

/// The names in Latin letters that the sentences have not, as stretches of words. Where the language writes all nouns with a
/// capital letter, a single one may be a noun, and is none of them.
pub(super) fn names(
    claim: &Reading<'_>,
    index: &Index<'_, '_>,
    language: &str,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < claim.tokens.len() {
        if !is_capital(claim, from) {
            from += 1;
            continue;
        }
        let mut to = from;
        while to + 1 < claim.tokens.len() && is_capital(claim, to + 1) && is_beside(claim, to) {
            to += 1;
        }
        let unknown: Vec<usize> = (from..=to)
            .filter(|at| !is_known(&claim.tokens[*at], index, language))
            .collect();
        let judged = judged(claim, (from, to), unknown, language);
        found.extend(judged.into_iter().map(|at| (at, at)));
        from = to + 1;
    }
    found
}

/// Of the unknown words of a run with capital letters, those that are names.
fn judged(
    claim: &Reading<'_>,
    (from, to): (usize, usize),
    unknown: Vec<usize>,
    language: &str,
) -> Vec<usize> {
    let is_marked = |at: &usize| claim.tokens[*at].shape == Shape::Marked;
    if language == "de" {
        // "Bürgermeisterin Anna Müller": nouns stand before names, not between or behind them, but for "Calder-Brücke".
        let is_joined = |at: usize| {
            at > from && gap(claim.text, &claim.tokens[at - 1], &claim.tokens[at]) == "-"
        };
        let known = (from..=to).find(|at| !unknown.contains(at));
        let is_name = |at: &usize| {
            is_marked(at)
                || !is_joined(*at)
                    && (known.is_some_and(|known| *at > known)
                        || known.is_none() && to > from && *at > from)
        };
        return unknown.into_iter().filter(is_name).collect();
    }
    let opens = claim.tokens[from].opens;
    let next = claim.tokens.get(from + 1);
    let is_said = next.is_some_and(|next| SAYS.contains(&next.key.as_str()));
    unknown
        .into_iter()
        .filter(|at| {
            let opening = opens && *at == from;
            !opening
                || is_marked(at)
                || to > from
                || is_said && !common::opens_text(&claim.tokens[*at].key, Some(language))
        })
        // "Der" of other languages, and "Local traders".
        .filter(|at| {
            !(opens
                && *at == from
                && to > from
                && common::opens_text(&claim.tokens[*at].key, Some(language)))
        })
        .collect()
}

fn is_capital(claim: &Reading<'_>, at: usize) -> bool {
    let token = &claim.tokens[at];
    let is_when = claim.date_at(at).is_some();
    token.is_capital()
        && !token.is_stop
        && !claim.is_unit(at)
        && token.key.chars().count() > 1
        && token.key.starts_with(|c: char| c.is_ascii_alphabetic())
        && claim.number_at(at).is_none()
        && !is_when
}

fn is_beside(claim: &Reading<'_>, at: usize) -> bool {
    claim.tokens.get(at + 1).is_some_and(|next| {
        matches!(
            gap(claim.text, &claim.tokens[at], next),
            " " | "\u{a0}" | "-"
        )
    })
}

/// Whether the sentences have a name in one of its spellings, or it is a word that only looks like one.
fn is_known(token: &Token<'_>, index: &Index<'_, '_>, language: &str) -> bool {
    let key = token.key.as_str();
    let is_exonym = || {
        EXONYMS.iter().any(|line| {
            line.split(' ').any(|word| word == key)
                && line.split(' ').any(|word| index.has_key(word))
        })
    };
    names::is_supported(token, index, Some(language))
        || is_exonym()
        || language == "en" && token.shape != Shape::Marked && common::opens_text(key, Some("en"))
        || INSTITUTIONS.contains(&key)
        || is_unit_of_money(key)
}

fn is_unit_of_money(key: &str) -> bool {
    matches!(key, "euro" | "euros" | "dollar" | "dollars")
}

/// The negations that no sentence has one for.
pub(super) fn negations<'a>(claim: &Reading<'a>, index: &Index<'_, '_>) -> Vec<&'a str> {
    if index
        .sentences
        .iter()
        .any(|sentence| denials::has_denial(sentence))
    {
        return Vec::new();
    }
    denials::negations(claim)
}
