//! What a sentence's own words give away: that it is furniture, that it hangs on the one before it, that somebody speaks.

use crate::article::BlockKind;
use crate::text::is_unspaced;

/// Beginnings of lines that belong to the page and not to the article. Lower case.
const FURNITURE: &[&str] = &[
    "read more",
    "read also",
    "read the full",
    "read next",
    "click here",
    "click to",
    "see also",
    "share this",
    "share on",
    "follow us",
    "subscribe",
    "sign up",
    "sign in",
    "log in",
    "advertisement",
    "related:",
    "related article",
    "more:",
    "watch:",
    "listen:",
    "photo:",
    "photos:",
    "photo by",
    "image:",
    "image credit",
    "image source",
    "video:",
    "credit:",
    "source:",
    "picture:",
    "pictured:",
    "pictured above",
    "caption:",
    "file photo",
    "getty images",
    "copyright",
    "©",
    "all rights reserved",
    "published",
    "updated:",
    "updated on",
    "last updated",
    "last modified",
    "posted on",
    "posted by",
    "written by",
    "reporting by",
    "editing by",
    "scroll down",
    "editor's note",
    "editors' note",
    "download the app",
    "cookies",
    "we use cookies",
    "this article was originally",
    "this story was",
    "this post was",
    "originally published",
    "for more information",
    "for more details",
    "for information on",
    "for details",
    "for the full list",
    "see the",
    "for more on",
    "you can follow",
    "contact us",
    "email:",
    "tags:",
    "filed under",
    "comments",
    "leave a comment",
    "join the conversation",
    "tweet",
    "print this",
    "e-mail",
    "table of contents",
    "back to top",
    "skip to",
    "lesen sie auch",
    "mehr zum thema",
    "foto:",
    "fotos:",
    "bild:",
    "quelle:",
    "lire aussi",
    "à lire aussi",
    "lire la suite",
    "photo :",
    "crédit",
    "lee también",
    "leer más",
    "fuente:",
    "foto por",
    "leggi anche",
    "leia também",
    "leia mais",
    "lees ook",
    "читайте также",
    "фото:",
    "источник:",
    "続きを読む",
    "写真",
    "责任编辑",
    "来源：",
    "原标题",
    "图：",
];

/// Words that hang on what was said before. Lower case.
const HANGING: &[&str] = &[
    "he",
    "she",
    "they",
    "it",
    "his",
    "her",
    "their",
    "its",
    "him",
    "them",
    "this",
    "these",
    "those",
    "that",
    "that's",
    "such",
    "but",
    "however",
    "and",
    "so",
    "then",
    "also",
    "or",
    "nor",
    "yet",
    "still",
    "though",
    "moreover",
    "furthermore",
    "additionally",
    "therefore",
    "thus",
    "hence",
    "instead",
    "otherwise",
    "consequently",
    "nevertheless",
    "nonetheless",
    "similarly",
    "likewise",
    "meanwhile",
    "besides",
    "both",
    "neither",
    "another",
    "others",
    "here",
    "there",
    "because",
    "which",
    "again",
    "indeed",
    "afterwards",
    "later",
    "finally",
    "again",
    "alternatively",
    "conversely",
    "subsequently",
    "accordingly",
    "elsewhere",
    "further",
    "too",
    "er",
    "sie",
    "es",
    "sein",
    "seine",
    "ihr",
    "ihre",
    "dies",
    "diese",
    "dieser",
    "dieses",
    "das",
    "aber",
    "doch",
    "und",
    "oder",
    "denn",
    "dann",
    "daher",
    "deshalb",
    "außerdem",
    "zudem",
    "jedoch",
    "dabei",
    "damit",
    "dazu",
    "dort",
    "trotzdem",
    "auch",
    "somit",
    "allerdings",
    "il",
    "elle",
    "ils",
    "elles",
    "ce",
    "cet",
    "cette",
    "ces",
    "cela",
    "ceci",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "mais",
    "et",
    "ou",
    "donc",
    "car",
    "puis",
    "ensuite",
    "cependant",
    "toutefois",
    "pourtant",
    "ainsi",
    "aussi",
    "or",
    "c'est",
    "él",
    "ella",
    "ellos",
    "ellas",
    "esto",
    "eso",
    "este",
    "esta",
    "estos",
    "estas",
    "ese",
    "esa",
    "su",
    "sus",
    "pero",
    "y",
    "o",
    "sin",
    "además",
    "también",
    "así",
    "entonces",
    "luego",
    "aunque",
    "egli",
    "lui",
    "lei",
    "loro",
    "questo",
    "questa",
    "questi",
    "queste",
    "ma",
    "e",
    "però",
    "inoltre",
    "anche",
    "quindi",
    "così",
    "poi",
    "tuttavia",
    "ele",
    "ela",
    "eles",
    "elas",
    "isso",
    "isto",
    "esse",
    "essa",
    "mas",
    "porém",
    "também",
    "além",
    "assim",
    "então",
    "contudo",
    "hij",
    "zij",
    "ze",
    "dit",
    "dat",
    "deze",
    "die",
    "maar",
    "en",
    "ook",
    "dus",
    "daarom",
    "echter",
    "toch",
    "bovendien",
    "он",
    "она",
    "оно",
    "они",
    "его",
    "её",
    "ее",
    "их",
    "это",
    "этот",
    "эта",
    "эти",
    "но",
    "и",
    "а",
    "также",
    "однако",
    "поэтому",
    "затем",
    "потом",
    "при",
];

/// The same in scripts without spaces, as beginnings.
const HANGING_STARTS: &[&str] = &[
    "しかし",
    "だが",
    "また",
    "そして",
    "これ",
    "それ",
    "この",
    "その",
    "彼",
    "但是",
    "但",
    "不过",
    "然而",
    "因此",
    "所以",
    "这",
    "他",
    "她",
    "它",
    "而且",
    "此外",
    "그러나",
    "하지만",
    "그는",
    "그녀",
    "이는",
    "이 ",
    "또한",
    "그리고",
];

/// Whether a piece of a block can stand in a summary: a sentence, and the article's own.
pub(super) fn stands_alone(text: &str, words: usize, kind: BlockKind) -> bool {
    // A block of one word's length is a label; of a page's length, no sentence.
    if words < 4 || text.len() > 1_500 {
        return false;
    }
    let finished = is_finished(text);
    let enough = match kind {
        BlockKind::ListItem => finished && words >= 6 || words >= 12,
        _ => finished || words >= 14,
    };
    enough && !ends_open(text) && !is_markup(text) && !is_furniture(text) && mostly_prose(text)
}

/// Whether the text ends as sentences end.
pub(super) fn is_finished(text: &str) -> bool {
    // A teaser breaks off.
    if text.ends_with("...") || text.ends_with('…') {
        return false;
    }
    let end = text.trim_end_matches(|c: char| {
        matches!(
            c,
            '"' | '\''
                | '”'
                | '’'
                | '“'
                | '»'
                | '›'
                | ')'
                | ']'
                | '」'
                | '』'
                | '）'
                | '】'
                | '*'
                | ' '
                | '\u{a0}'
        ) || c.is_ascii_digit()
    });
    let end = if end.is_empty() || end.ends_with(|c: char| c.is_alphabetic()) {
        text
    } else {
        end
    };
    match end.chars().next_back() {
        Some(
            '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '॥' | '۔' | '։' | '።' | '။'
            | '។' | ';' | '\u{37e}' | '｡',
        ) => true,
        // Scripts without stops.
        Some(c) => ('\u{e00}'..='\u{eff}').contains(&c),
        None => false,
    }
}

/// A colon at the end announces what is not there.
fn ends_open(text: &str) -> bool {
    text.ends_with([':', '：', ',', '，', '、', '(', '-', '–', '—'])
}

/// Whether the sentence is the page's furniture.
fn is_furniture(text: &str) -> bool {
    let start: String = text
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©')
        .chars()
        .take(32)
        .flat_map(char::to_lowercase)
        .collect();
    FURNITURE.iter().any(|known| {
        start.strip_prefix(known).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric)
                || !known.ends_with(char::is_alphanumeric)
                || known.starts_with(is_unspaced)
        })
    }) && (text.len() < 160 || start.starts_with("copyright") || start.starts_with('©'))
}

/// Whether the text is the page's code, which broken pages show as text.
pub(super) fn is_markup(text: &str) -> bool {
    (text.contains("</") || text.contains("/>")) && text.contains("=\"")
}

/// Letters, not figures, symbols or shouting.
fn mostly_prose(text: &str) -> bool {
    let (mut letters, mut capitals, mut others) = (0_usize, 0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_alphabetic() {
            letters += 1;
            capitals += usize::from(c.is_uppercase());
        } else {
            others += 1;
        }
    }
    letters > others * 3 / 2 && capitals * 2 < letters.max(8)
}

/// How much the sentence's beginning hangs on the one before it: 0 not at all, 1 cannot do without.
pub(super) fn hangs(text: &str) -> f32 {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if bare.starts_with(is_unspaced)
        || bare.starts_with(|c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c))
    {
        return if HANGING_STARTS.iter().any(|start| bare.starts_with(start)) {
            1.0
        } else {
            0.0
        };
    }
    let first: String = bare
        .chars()
        .take(20)
        .take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'))
        .flat_map(char::to_lowercase)
        .map(|c| if c == '’' { '\'' } else { c })
        .collect();
    let stem = first
        .split_once('\'')
        .map_or(first.as_str(), |(stem, _)| stem);
    if HANGING.contains(&first.as_str()) || (!stem.is_empty() && HANGING.contains(&stem)) {
        // "It is" and "There is" often open with nothing before them.
        return if matches!(
            first.as_str(),
            "it" | "there"
                | "it's"
                | "there's"
                | "here"
                | "es"
                | "das"
                | "il"
                | "both"
                | "that"
                | "die"
                | "ce"
                | "c'est"
        ) {
            0.5
        } else {
            1.0
        };
    }
    // A quotation's first person, and a small letter, hang too.
    if bare.starts_with(char::is_lowercase) {
        0.5
    } else {
        0.0
    }
}

/// Whether quotation marks open inside the sentence and close outside it, or the reverse.
pub(super) fn breaks_a_quotation(text: &str) -> bool {
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    // German closes with the mark that English opens with.
    let curly = count('“') + count('”') + count('„');
    count('"') % 2 == 1
        || curly % 2 == 1
        || count('«') != count('»')
        || count('「') != count('」')
        || count('(') != count(')')
}

/// Whether somebody is quoted.
pub(super) fn quotes(text: &str) -> bool {
    text.contains(['"', '“', '”', '„', '«', '「', '`'])
}

/// Whether the sentence is a question.
pub(super) fn asks(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', '」', ' '])
        .ends_with(['?', '？', '؟', '\u{37e}'])
}

/// Whether the writer speaks of himself or to the reader.
pub(super) fn is_personal(text: &str) -> bool {
    crate::terms::words(text).take(60).any(|word| {
        matches!(
            word,
            "I" | "me" | "my" | "My" | "you" | "You" | "your" | "Your" | "ich" | "je" | "yo" | "я"
        )
    })
}

/// Whether the sentence describes a picture.
pub(super) fn describes_a_picture(text: &str) -> bool {
    [
        "pictured",
        "(left)",
        "(right)",
        "photographed",
        "in this photo",
        "file photo",
        "im bild",
        "(links)",
        "(rechts)",
        "photo d'illustration",
    ]
    .iter()
    .any(|cue| text.to_lowercase().contains(cue))
}
