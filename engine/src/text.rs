//! Small questions about text that several modules ask: white space, words, scripts, closing marks.

/// Folds every run of white space (and invisible joiners that pages sprinkle in) to one space and trims the ends.
pub(crate) fn fold_spaces(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut pending = false;
    for c in text.chars() {
        if c.is_whitespace() || (c.is_control() && c != '\u{200d}') {
            pending = true;
        } else if !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') {
            if pending && !folded.is_empty() {
                folded.push(' ');
            }
            pending = false;
            folded.push(c);
        }
    }
    folded
}

/// Scripts that write no spaces between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff          // Thai, Lao
        | 0x1000..=0x109f        // Myanmar
        | 0x1780..=0x17ff        // Khmer
        | 0x3040..=0x30ff        // kana
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff) // Han
}

/// Signs that open the items of lists and nothing else.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '◦'
            | '▪'
            | '▫'
            | '‣'
            | '⁃'
            | '●'
            | '○'
            | '■'
            | '□'
            | '☐'
            | '☑'
            | '☒'
            | '✓'
            | '✔'
            | '➤'
            | '►'
            | '∙'
    )
}

/// Beginnings of words that keep the hyphen behind them: "self-made", "well-known". Lower case.
const HYPHENATED: &[&str] = &[
    "all", "anti", "co", "cross", "ex", "far", "fast", "first", "full", "half", "hard", "high",
    "ill", "in", "late", "left", "long", "low", "mid", "multi", "near", "new", "non", "off", "on",
    "one", "open", "part", "post", "pre", "pro", "quasi", "real", "right", "second", "self",
    "semi", "short", "so", "third", "three", "top", "two", "up", "well", "wide", "year",
];

/// Words before which a hyphen stands for a left-out part: "Vor- und Nachteile". Lower case.
const AFTER_LEFT_OUT: &[&str] = &[
    "und", "oder", "bzw", "sowie", "and", "or", "to", "en", "of", "och", "eller", "og", "et", "ou",
    "y", "o", "e", "i", "a",
];

/// Joins a line to the text before it: with a space, but for scripts that have none; the halves of a word that the line's end
/// parted become one, and a hyphen that belongs to a word stays.
pub(crate) fn join_line(text: &mut String, line: &str) {
    let line = line.trim_start();
    text.truncate(text.trim_end_matches([' ', '\t']).len());
    if text.ends_with('\u{ad}') {
        text.pop();
        text.push_str(line);
        return;
    }
    let Some(last) = text.chars().next_back() else {
        text.push_str(line);
        return;
    };
    let first = line.chars().next().unwrap_or(' ');
    let hyphened = matches!(last, '-' | '\u{2010}')
        && text.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    if hyphened && first.is_alphanumeric() {
        // A word has no more: it keeps the work on a text without spaces linear.
        let tail = &text[text.floor_char_boundary(text.len().saturating_sub(100))..];
        let word = tail.rsplit(char::is_whitespace).next().unwrap_or_default();
        let word = word.trim_end_matches(last);
        let next = line
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        if AFTER_LEFT_OUT.contains(&next) {
            text.push(' ');
        } else if first.is_lowercase()
            && word.chars().all(char::is_alphabetic)
            && !HYPHENATED.contains(&word.to_lowercase().as_str())
        {
            text.pop();
        }
    } else if !(runs_together(last) && runs_together(first)) {
        text.push(' ');
    }
    text.push_str(line);
}

/// Scripts without spaces, and the punctuation of East Asia.
fn runs_together(c: char) -> bool {
    is_unspaced(c) || matches!(u32::from(c), 0x3000..=0x303f | 0xff00..=0xff60 | 0x31f0..=0x31ff)
}

/// Whether `c`, right after a stop, belongs to the sentence before it: closing quotation marks and brackets, the ones that
/// open too ("“" closes in German), and the signs that Markdown sets around words.
pub(crate) fn is_closing_mark(c: char) -> bool {
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
            | '}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | '］'
            | '｝'
            | '〞'
            | '〟'
            | '*'
            | '_'
    )
}

/// What is set above the line behind a figure, as one number with it: 10⁶. `None` for what is no figure.
pub(crate) fn power(text: &str) -> Option<String> {
    const RAISED: [(char, char); 14] = [
        ('0', '⁰'),
        ('1', '¹'),
        ('2', '²'),
        ('3', '³'),
        ('4', '⁴'),
        ('5', '⁵'),
        ('6', '⁶'),
        ('7', '⁷'),
        ('8', '⁸'),
        ('9', '⁹'),
        ('+', '⁺'),
        ('-', '⁻'),
        ('–', '⁻'),
        ('−', '⁻'),
    ];
    let raised = |c: char| {
        RAISED
            .iter()
            .find(|(plain, _)| *plain == c)
            .map(|(_, raised)| *raised)
    };
    let text = text.trim();
    let has_figure = text.contains(|c: char| c.is_ascii_digit());
    has_figure
        .then(|| text.chars().map(raised).collect())
        .flatten()
}

/// How many words a reader counts.
pub(crate) fn count_words(text: &str) -> usize {
    let mut words = 0;
    let mut unspaced = 0;
    for token in text.split_whitespace() {
        if token.is_ascii() {
            words += usize::from(token.bytes().any(|byte| byte.is_ascii_alphanumeric()));
            continue;
        }
        let characters = token.chars().filter(|c| is_unspaced(*c)).count();
        unspaced += characters;
        if characters == 0 && token.chars().any(char::is_alphanumeric) {
            words += 1;
        }
    }
    // Most words of Chinese have two characters; for the other scripts without spaces that is rough.
    words + unspaced.div_ceil(2)
}

/// A lower-case letter without the marks over it, of the Latin, Greek, Cyrillic and Arabic alphabets; letter by letter, so that
/// places in a text stay what they are.
pub(crate) fn plain_letter(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ă' | 'ā' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ş' | 'ș' | 'ś' | 'š' => 's',
        'ţ' | 'ț' | 'ť' => 't',
        'ğ' => 'g',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        c => c,
    }
}
