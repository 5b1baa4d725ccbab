//! What is asked of a pasted text and says nothing else: a summary, or that nobody else sees it.
use std::{collections::HashMap, sync::LazyLock};

use super::{
    number,
    question::{Word, content, is_unspaced, list},
    spelling::{entries, fold, word_list},
    visibility,
    wording::{
        ADDRESSES, ASKS_FOR, AUXILIARIES, COUNTED, COURTEOUS, GREETED, POINTS_AT_TEXT, POLITE,
        QUESTION_WORDS, REQUEST_VERBS, SHOWS_OTHERS, SUMMARIZES, SUMMARY_ANYWHERE, SUMMARY_NOUNS,
        SUMMARY_STEMS, TALK, TEXTS, UNSPACED_ASKS, UNSPACED_POINTS, UNSPACED_REQUESTS, WordList,
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

/// The lists of beginnings and phrases as [`fold`] leaves them.
struct Folded {
    /// By their first letter.
    summary_stems: HashMap<char, Vec<String>>,
    summary_anywhere: Vec<String>,
    asks_for: Vec<String>,
}

static FOLDED: LazyLock<Folded> = LazyLock::new(|| {
    let mut summary_stems: HashMap<char, Vec<String>> = HashMap::new();
    for stem in entries(SUMMARY_STEMS).map(fold) {
        if let Some(first) = stem.chars().next() {
            summary_stems.entry(first).or_default().push(stem);
        }
    }
    Folded {
        summary_stems,
        summary_anywhere: entries(SUMMARY_ANYWHERE).map(fold).collect(),
        asks_for: entries(ASKS_FOR)
            .map(|phrase| format!(" {} ", fold(phrase)))
            .collect(),
    }
});

/// Whether a folded word is one for a summary or for making one.
fn is_of_summary(word: &str) -> bool {
    let begins = || {
        let stems = FOLDED.summary_stems.get(&word.chars().next()?)?;
        stems.iter().find(|stem| word.starts_with(stem.as_str()))
    };
    SUMMARIZES.has(word) || SUMMARY_NOUNS.has(word) || begins().is_some()
}

/// Whether a line speaks of a summary, by a verb or a noun, or of how many sentences.
pub(super) fn speaks_of_summary(line: &str) -> bool {
    let folded = fold(line).replace("tl;dr", "tldr");
    list(&folded).iter().any(|word| is_of_summary(&word.folded))
        || FOLDED
            .summary_anywhere
            .iter()
            .any(|word| folded.contains(word.as_str()))
        || number::names_sentences(line).is_some()
}

/// Whether a line speaks to whoever makes the summary: "could you …", "I'd like …", "please …", "fasse …".
pub(super) fn is_addressed(line: &str) -> bool {
    if line.chars().any(is_unspaced) && UNSPACED_ASKS.iter().any(|ask| line.contains(ask)) {
        return true;
    }
    let listed = list(line);
    let mut joined = String::from(" ");
    for word in &listed {
        joined.push_str(&word.folded);
        joined.push(' ');
    }
    // "Hi there, summarize …"
    let begins = listed
        .iter()
        .find(|word| !COURTEOUS.has(&word.folded) && !GREETED.has(&word.folded))
        .is_some_and(|word| IMPERATIVES.has(&word.folded))
        && !heads_a_text(&listed);
    let is_greeted = listed
        .first()
        .is_some_and(|word| COURTEOUS.has(&word.folded) && !JOINS.has(&word.folded));
    begins
        || is_greeted
        || listed.iter().any(|word| PLEASE.has(&word.folded))
        || FOLDED
            .asks_for
            .iter()
            .any(|phrase| joined.contains(phrase.as_str()))
}

/// Whether a line is in a script without spaces, and has no more than a word in it: "DMで".
fn is_mostly_unspaced(line: &str) -> bool {
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    2 * letters().filter(|c| is_unspaced(*c)).count() > letters().count()
}

/// "Résumé des négociations": the noun, which is spelt as the verb.
fn heads_a_text(listed: &[Word]) -> bool {
    matches!(listed, [first, next, ..] if first.folded == "resume"
        && matches!(next.folded.as_str(), "de" | "des" | "du" | "d"))
}

/// Whether a line is an instruction to summarize the text beside it, whatever else it says: "Hi, could you please summarize the
/// following text that I got yesterday, but keep it private:". "Please find below a summary" is a letter's own.
pub(super) fn is_instruction(line: &str) -> bool {
    if !speaks_of_summary(line) || !is_addressed(line) {
        return false;
    }
    if is_mostly_unspaced(line) {
        return line.chars().count() <= SHORT_UNSPACED
            || UNSPACED_POINTS.iter().any(|word| line.contains(word));
    }
    let listed = list(line);
    let word = |at: usize| listed.get(at).map_or("", |word| word.folded.as_str());
    // "How to summarize this text, please": a heading. "Como", "que" and the like begin no instruction either.
    let explains =
        QUESTION_WORDS.has(word(0)) && !SUMMARIZES.has(word(0)) && !COURTEOUS.has(word(0));
    let shows = shows_others(&listed);
    // "… in 4 sentences, DM only, of this:"
    let ends_so = || {
        line.trim_end().ends_with([':', '：'])
            && number::names_sentences(line).is_some()
            && listed.iter().any(|word| POINTS_AT_TEXT.has(&word.folded))
    };
    let is_short = || {
        listed.len() <= SHORT
            && number::names_sentences(line).is_some()
            && listed.iter().any(|word| is_of_summary(&word.folded))
    };
    !explains && !shows && (points_at_text(&listed) || ends_so() || is_short())
}

/// "Please find below a summary": a letter's own.
fn shows_others(listed: &[Word]) -> bool {
    listed.iter().any(|word| SHOWS_OTHERS.has(&word.folded))
}

/// How many words an instruction has at most that points at nothing: "summarise in 4 sentences and keep it private".
const SHORT: usize = 16;

/// The same in characters of a script without spaces: "要約お願いします。四文で、他の人には見せないでください。"
const SHORT_UNSPACED: usize = 40;

/// Whether words point at the text beside them: "the following article", "this", "den Text unten".
fn points_at_text(listed: &[Word]) -> bool {
    listed.iter().enumerate().any(|(at, word)| {
        let near = listed[at + 1..].iter().take(3);
        let names_text = || near.clone().any(|word| TEXTS.has(&word.folded));
        let follows_request = || {
            listed[at.saturating_sub(4)..at]
                .iter()
                .any(|word| is_of_summary(&word.folded))
        };
        let precedes_request = || {
            let after = listed[at + 1..].iter().take(4);
            PRONOUNS.has(&word.folded) && after.clone().any(|word| is_of_summary(&word.folded))
        };
        POINTS_AT_TEXT.has(&word.folded)
            && (names_text()
                || follows_request()
                || precedes_request()
                || ALONE_POINTS.has(&word.folded))
            || THE.has(&word.folded) && names_text()
            || TEXTS.has(&word.folded) && follows_request()
    })
}

/// Whether a line speaks of a summary and has a wish that nobody else sees it. In a line that speaks to nobody, a word for
/// "private" that belongs to a noun is the text's: "Summary of the private talks".
pub(super) fn wishes_private_summary(line: &str) -> bool {
    if !speaks_of_summary(line) || !visibility::read(line).private {
        return false;
    }
    is_addressed(line) && !shows_others(&list(line)) || visibility::denies_publicity(line) || {
        let listed = list(line);
        // "a confidential summary", "un resumen confidencial"
        let is_beside = |pair: &[Word]| {
            let names = |word: &Word| visibility::is_private(&word.folded);
            let sums = |word: &Word| SUMMARY_NOUNS.has(&word.folded);
            let is_joined =
                !line[pair[0].start..pair[1].start].contains([',', ':', ';', '.', '–', '—']);
            is_joined && (names(&pair[0]) && sums(&pair[1]) || sums(&pair[0]) && names(&pair[1]))
        };
        if listed.windows(2).any(is_beside) {
            return true;
        }
        (0..listed.len()).any(|at| {
            visibility::is_spelt_private(&listed[at].folded) && !is_private_of_a_noun(&listed, at)
        })
    }
}

/// Whether a word is "private" and belongs to the noun behind it, which is none for a summary: "private talks".
fn is_private_of_a_noun(listed: &[Word], at: usize) -> bool {
    let Some(next) = listed.get(at + 1) else {
        return false;
    };
    let is_noun = TALK.has(&next.folded) || content(std::slice::from_ref(next), true) > 0;
    let is_ours = [&SUMMARY_NOUNS, &SUMMARIZES, &POLITE, &COURTEOUS]
        .iter()
        .any(|list| list.has(&next.folded));
    visibility::is_spelt_private(&listed[at].folded) && is_noun && !is_ours
}

/// Whether a line is a greeting or thanks, and nothing else: "Hi there,", "Danke!".
pub(super) fn is_greeting(line: &str) -> bool {
    let listed = list(line);
    (1..=4).contains(&listed.len())
        && listed.iter().any(|word| COURTEOUS.has(&word.folded))
        && listed
            .iter()
            .all(|word| COURTEOUS.has(&word.folded) || GREETED.has(&word.folded))
}

/// What tells something of what stands before it.
static COPULAS: WordList = word_list!([
    "is, are, was, were, ist, sind, war, waren, est, sont, etait, es, son, era, eran, sao, foi, sono, zijn, waren, ar, er, byl, byly, были, был",
]);

/// What begins a request.
static IMPERATIVES: WordList = word_list!([
    "need, want, looking, summarize, summarise, sum, tldr, recap, shorten, condense, write, make, create, provide, give, send, show, get, keep, leave, do, don, dont",
    "fasse, fass, fasst, gib, gibt, erstelle, erstell, schreib, schreibe, mach, mache, schick, zeig, behalte, behalt, kurze",
    "resume, resumez, resumes, fais, faites, donne, donnez, garde, gardez, haz, hazme, dame, resuma, resumeme, faz, faca, mantenha, guarda",
    "riassumi, riassuma, riassumete, fai, fammi, tieni, maak, geef, vat, hou, houd, sammanfatta, gor, ge, sammenfat, oppsummer, opsummer, lav, lag",
    "stresc, streszcz, podsumuj, zrob, napisz, shrn, shrnte, udelej, zhrn, zhrnte, urob, povzemi, sazmi, napravi, foglald, osszegezd, rezuma, rezumati, fa",
    "tiivista, tee, ozetle, ozetleyin, ringkas, ringkaskan, rangkum, rangkumkan, buatkan, hay, суммируи, перескажи, перескажите, обобщи, резюмируи, сделаи",
    "сделаите, сократи, кратко, дай, подсумуи, підсумуи, стисни, перекажи, зроби, зробіть, обобщи, направи, συνοψισε, κανε, סכם, סכמי, תסכם, תסכמי, لخص, اختصر",
]);

/// What begins a sentence that others stand before, rather than a request.
static JOINS: WordList = word_list!(["so, and, but, also, well, por, favor, o, tak, ok, okay"]);

/// What asks wherever it stands.
static PLEASE: WordList = word_list!([
    "thanks, thx, danke, merci, gracias, obrigado, obrigada, grazie, bedankt, graag, please, pls, plz, bitte, svp, stp, plait, porfa, porfavor, favor, favore, alstublieft, alsjeblieft, prosze, prosim, пожалуиста",
    "будь, ласка, моля, lutfen, tolong, mohon, kerem, rog, παρακαλω, snalla, vanligen, בבקשה, कृपया",
]);

/// What stands before a noun that names the text beside a request, and before any other.
static THE: WordList = word_list!([
    "the, my, our, der, die, das, den, dem, diese, dieser, diesem, meine, meinen, le, la, les, l, mon, ma, el, los, las, mi, o, a, os, as, meu, il, lo, i, questi",
    "de, het, deze, dit, denna, detta, det, den, denne, dette, ten, te, ta, tego, tej, to, toto, tento, tuto, tuhle, ovaj, ovu, ta, acest, acesta, az, ezt, ez, a",
    "этот, эту, этого, эта, это, этом, цеи, цю, цього, це, този, тази, тая, това, bu, su, ini, itu, tama, taman, αυτο, το, την, τη, זה, את, הזה, هذا, هذه",
]);

/// What stands for the text before the verb, in German and others: "kannst du das zusammenfassen".
static PRONOUNS: WordList = word_list!([
    "das, dies, dieses, es, dit, dat, det, lo, le, ca, ceci, cela, to, это, це, това, bunu, ini, itu, ezt, me, this, that, it",
]);

/// What points at the text beside it without naming one.
static ALONE_POINTS: WordList = word_list!([
    "following, below, pasted, attached, folgenden, folgende, folgendes, folgender, untenstehenden, suivant, suivante, dessous",
    "siguiente, siguientes, abajo, seguinte, seguintes, abaixo, seguente, seguenti, sotto, onderstaande, volgende, above",
]);

/// Whether all words of a wish for privacy are of such a wish, of courtesy or name nothing: "please don't publish this", "keep it
/// between us". "Private schools in trouble" says more.
pub(super) fn says_nothing_else(piece: &str) -> bool {
    let whole = list(piece);
    let asks = is_addressed(piece) && !shows_others(&whole);
    if !asks && !visibility::denies_publicity(piece) {
        // "Be kind to yourself", "Summary of the private talks"
        let names_it = whole
            .iter()
            .any(|word| visibility::is_private(&word.folded));
        let is_of_noun = (0..whole.len()).any(|at| is_private_of_a_noun(&whole, at));
        // "DMs are the new mail", "Privatjets"
        let is_subject = whole
            .windows(2)
            .any(|pair| visibility::is_private(&pair[0].folded) && COPULAS.has(&pair[1].folded));
        let is_compound = whole
            .iter()
            .any(|word| visibility::is_compound(&word.folded));
        if !names_it || is_of_noun || is_subject || is_compound {
            return false;
        }
    }
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
