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

/// Headings over lists of references and links, lower case.
const OVER_REFERENCES: &[&str] = &[
    "references",
    "notes and references",
    "references and notes",
    "citations",
    "footnotes",
    "bibliography",
    "further reading",
    "external links",
    "see also",
    "works cited",
    "literature cited",
    "einzelnachweise",
    "literatur",
    "literaturverzeichnis",
    "quellen",
    "quellenverzeichnis",
    "weblinks",
    "siehe auch",
    "fußnoten",
    "références",
    "notes et références",
    "liens externes",
    "voir aussi",
    "bibliographie",
    "articles connexes",
    "referencias",
    "enlaces externos",
    "véase también",
    "bibliografía",
    "notas y referencias",
    "collegamenti esterni",
    "voci correlate",
    "bibliografia",
    "altri progetti",
    "referências",
    "ligações externas",
    "ver também",
    "referenties",
    "literatuur",
    "externe links",
    "zie ook",
    "przypisy",
    "linki zewnętrzne",
    "zobacz też",
    "referenser",
    "externa länkar",
    "se även",
    "примечания",
    "литература",
    "ссылки",
    "см. также",
    "примітки",
    "脚注",
    "出典",
    "参考文献",
    "外部リンク",
    "関連項目",
    "参考资料",
    "外部链接",
    "参见",
    "參考資料",
    "外部連結",
    "참고 문헌",
    "외부 링크",
    "각주",
    "같이 보기",
];

/// Whether a heading stands over a list of references or links.
pub(crate) fn is_over_references(heading: &str) -> bool {
    let heading = heading.trim_end_matches([':', ' ']).to_lowercase();
    OVER_REFERENCES.contains(&heading.as_str())
}

/// Beginnings of words that keep the hyphen behind them: "self-made", "well-known". Lower case.
const HYPHENATED: &[&str] = &[
    "all", "anti", "co", "cross", "ex", "far", "fast", "first", "full", "half", "hard", "high",
    "ill", "in", "late", "left", "long", "low", "mid", "multi", "near", "new", "non", "off", "on",
    "one", "open", "part", "post", "pre", "pro", "quasi", "real", "right", "second", "self",
    "semi", "short", "so", "third", "three", "top", "two", "up", "well", "wide", "year",
];

/// Those of them that are words, and rarely the first syllable of a longer one. Print parts words between syllables, and
/// "in-" may be the beginning of "information". Lower case.
const HYPHENATED_WORDS: &[&str] = &[
    "cross", "far", "fast", "first", "full", "half", "hard", "high", "left", "long", "low",
    "right", "second", "self", "short", "third", "three", "two", "well", "wide", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Ends of words that begin like these: "high-er", "second-ary", "cross-ing", "high-way". Lower case.
const ENDS: &[&str] = &[
    "ac", "age", "aged", "ages", "aries", "arily", "ary", "bow", "cover", "covered", "cut", "cuts",
    "dom", "ed", "en", "ened", "ening", "ens", "er", "ers", "est", "fold", "ful", "hood", "ing",
    "ings", "ish", "itude", "land", "lands", "less", "light", "lighted", "lights", "ly", "ment",
    "ness", "over", "overs", "place", "road", "roads", "ship", "ships", "some", "somes", "spread",
    "temps", "th", "ther", "thest", "ties", "ty", "ward", "wards", "ware", "way", "ways", "word",
    "words", "y",
];

/// Words before which a hyphen stands for a left-out part: "Vor- und Nachteile". Lower case.
const AFTER_LEFT_OUT: &[&str] = &[
    "und",
    "oder",
    "bzw",
    "beziehungsweise",
    "sowie",
    "bis",
    "and",
    "och",
    "eller",
    "og",
    "et",
    "ou",
    "y",
    "o",
    "e",
    "i",
    "a",
];

/// Such words that end others as well: "may-or", "pota-to", "Frau-en". Lower case.
const ENDS_OR_AFTER_LEFT_OUT: &[&str] = &["or", "to", "en", "of"];

/// Words in the middle of what hyphens join: "state-of-the-art", "face-to-face". Lower case.
const BETWEEN: &[&str] = &[
    "of", "to", "in", "on", "by", "for", "and", "or", "the", "a", "at", "up", "than", "with", "de",
    "la", "le", "du", "en", "sur", "sous",
];

/// Joins a line to the text before it: with a space, but for scripts that have none; the halves of a word that the line's end
/// parted become one, and a hyphen that belongs to a word stays.
pub(crate) fn join_line(text: &mut String, line: &str) {
    join(text, line, |word, _| HYPHENATED.contains(&word));
}

/// The same for lines of print, whose ends part words between syllables.
pub(crate) fn join_printed_line(text: &mut String, line: &str) {
    join(text, line, |word, next| {
        HYPHENATED_WORDS.contains(&word) && !ENDS.contains(&next)
    });
}

/// Joins a line; `keeps` says of a word and what follows it whether the hyphen between them belongs there.
fn join(text: &mut String, line: &str, keeps: fn(&str, &str) -> bool) {
    let line = line.trim_start();
    text.truncate(text.trim_end_matches([' ', '\t']).len());
    let next = line
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    if text.ends_with('\u{ad}') {
        text.pop();
        // Fonts of PDFs draw a hyphen for it, and some programs write it for one.
        if AFTER_LEFT_OUT.contains(&next) && ends_a_word(&line[next.len()..]) {
            text.push_str("- ");
        }
        text.push_str(line);
        return;
    }
    let Some(last) = text.chars().next_back() else {
        text.push_str(line);
        return;
    };
    let first = line.chars().next().unwrap_or(' ');
    let hyphened = is_hyphen(last) && text.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    if hyphened && first.is_alphanumeric() {
        // A word has no more: it keeps the work on a text without spaces linear.
        let tail = &text[text.floor_char_boundary(text.len().saturating_sub(100))..];
        let word = tail.trim_end_matches(last);
        let word = word
            .rsplit(|c: char| !(c.is_alphanumeric() || is_hyphen(c)))
            .next()
            .unwrap_or_default()
            .to_lowercase();
        if leaves_out(tail, &word, line, next) {
            text.push(' ');
        } else if first.is_lowercase()
            && word.chars().all(char::is_alphabetic)
            // No line ends behind the first letter of a word: "e-mail".
            && word.chars().count() > 1
            && !(line[next.len()..].starts_with(is_hyphen) && BETWEEN.contains(&next))
            && !keeps(&word, next)
        {
            text.pop();
        }
    } else if !(runs_together(last) && runs_together(first)) {
        text.push(' ');
    }
    text.push_str(line);
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

/// Whether a word is over before this.
fn ends_a_word(after: &str) -> bool {
    after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || "./,".contains(c))
}

/// Whether the hyphen behind `word`, before `line` and its first word `next`, stands for a part that is left out.
fn leaves_out(tail: &str, word: &str, line: &str, next: &str) -> bool {
    let after = &line[next.len()..];
    if !ends_a_word(after) {
        return false;
    }
    if !ENDS_OR_AFTER_LEFT_OUT.contains(&next) {
        return AFTER_LEFT_OUT.contains(&next);
    }
    let following = after.split_whitespace().next().unwrap_or_default();
    // "two- or three-year", "10- to 12-year", "macro- or microeconomics"; words of Dutch, which English and German lack.
    following.trim_end_matches(is_hyphen).contains(is_hyphen)
        || word.ends_with(|c: char| c.is_numeric())
        || HYPHENATED.contains(&word)
        || next == "or" && (word.ends_with('o') || word.ends_with("er"))
        || matches!(next, "en" | "of")
            && tail
                .split_whitespace()
                .chain(line.split_whitespace().take(20))
                .any(|word| {
                    matches!(
                        word.to_lowercase().as_str(),
                        "het" | "een" | "voor" | "van" | "niet" | "zijn" | "worden" | "wordt"
                    )
                })
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

/// A figure or a sign as it is written above the line.
pub(crate) fn superscript(c: char) -> Option<char> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    match c {
        '-' | '–' | '−' => Some('⁻'),
        '+' => Some('⁺'),
        c => DIGITS.get(c.to_digit(10)? as usize).copied(),
    }
}

/// What is set above the line behind a figure, as one number with it: 10⁶. `None` for what is no figure.
pub(crate) fn power(text: &str) -> Option<String> {
    let text = text.trim();
    let has_figure = text.contains(|c: char| c.is_ascii_digit());
    has_figure
        .then(|| text.chars().map(superscript).collect())
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
