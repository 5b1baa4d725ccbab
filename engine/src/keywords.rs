//! The few words and names that an article is about, as it writes them.

mod calendar;

use self::calendar::says_when;
use crate::article::{Article, BlockKind};
use crate::hash::{HashMap, HashMapExt as _};
use crate::sentences::split_sentences;
use crate::terms::{StopWords, stem, words};
use crate::text::is_unspaced;

// There is no reference data for keywords in `eval/`: the numbers in this file were chosen by eye, on the keywords of the two
// dozen pages that were read while ranking was made. None was fitted to data.

/// The longest phrase, in words: "School of Public Health".
const MOST_WORDS: usize = 4;
/// How much of a long article is read, in bytes: a book's first hundred pages or so name its subject.
const MOST_BYTES_READ: usize = 400_000;
/// The longest phrase, in bytes: five keywords must fit into one line of a message.
const MOST_BYTES: usize = 48;
/// More ways of writing a phrase are not counted: it bounds the work on a page that writes it in ever new ways.
const MOST_FORMS: usize = 64;
/// How far down the ranking a keyword is looked for; further down, phrases come once or twice.
const MOST_CHOICES: usize = 200;
/// How often a phrase in the title counts, against once in the text.
const IN_TITLE: f32 = 3.0;
/// How often a phrase in a heading counts.
const IN_HEADING: f32 = 2.0;
/// A phrase that stands inside a longer one at least this share of the times is half a name.
const HALF_A_NAME: f32 = 0.8;
/// A longer name stands for a shorter one where it comes at least this share as often.
const FULL_NAME: f32 = 0.35;
/// What a phrase of one, two, three and four words is worth against one word as frequent: a longer phrase says more and
/// comes less often.
const BY_WORDS: [f32; MOST_WORDS] = [1.0, 1.9, 2.2, 2.0];
/// What being a name adds, at most.
const NAMED: f32 = 0.8;
/// What coming early adds: all of it for the first phrase of the article, none of it for the last.
const EARLY: f32 = 0.6;
/// What a single word of up to [`SHORT_WORD`] characters is worth, unless it is an acronym: most are leftovers of stop words.
const SHORT: f32 = 0.4;
/// See [`SHORT`].
const SHORT_WORD: usize = 3;
/// The exponent of the count: the tenth occurrence says less than the first.
const BY_COUNT: f32 = 0.85;

/// A phrase of the article, and how often it stands there.
struct Phrase<'a> {
    count: f32,
    /// How often it begins with a capital letter inside a sentence.
    named: f32,
    first: usize,
    words: usize,
    /// The ways it is written, with how often; few.
    forms: Vec<(&'a str, usize)>,
}

impl<'a> Phrase<'a> {
    fn new(first: usize, words: usize) -> Self {
        Self {
            count: 0.0,
            named: 0.0,
            first,
            words,
            forms: Vec::new(),
        }
    }

    /// Counts one way of writing it `times` times.
    fn written(&mut self, form: &'a str, times: usize) {
        if let Some((_, count)) = self.forms.iter_mut().find(|(known, _)| *known == form) {
            *count += times;
        } else if self.forms.len() < MOST_FORMS {
            self.forms.push((form, times));
        }
    }
}

/// All phrases of a text.
#[derive(Default)]
struct PhraseTable<'a> {
    all: Vec<Phrase<'a>>,
    /// The place of each in `all`, by its words' stems.
    places: HashMap<String, usize>,
    /// What stands beside each window of Chinese.
    neighbours: HashMap<&'a str, [Neighbour; 2]>,
    /// How many were met, the same ones counted again.
    met: usize,
}

impl<'a> PhraseTable<'a> {
    /// Takes in a phrase that was met once more.
    fn meet(&mut self, key: &str, words: usize, weight: f32) -> &mut Phrase<'a> {
        self.met += 1;
        let place = if let Some(place) = self.places.get(key) {
            *place
        } else {
            self.places.insert(key.to_owned(), self.all.len());
            self.all.push(Phrase::new(self.met, words));
            self.all.len() - 1
        };
        let phrase = &mut self.all[place];
        phrase.count += weight;
        phrase
    }
}

/// Up to `limit` keywords, the most important first, no two of which share a word.
pub(crate) fn keywords(article: &Article, stop_words: &StopWords, limit: usize) -> Vec<String> {
    let mut phrases = PhraseTable::default();
    let mut read = 0;
    let title: Vec<&str> = article
        .title
        .iter()
        .flat_map(|title| split_sentences(title))
        .collect();
    let prose = article.blocks.iter().filter(|block| {
        !matches!(
            block.kind,
            BlockKind::Preformatted | BlockKind::TableRow | BlockKind::Apparatus
        )
    });
    for (text, weight) in title
        .into_iter()
        .map(|text| (text, IN_TITLE))
        .chain(prose.flat_map(|block| {
            let weight = if block.kind == BlockKind::Heading {
                IN_HEADING
            } else {
                1.0
            };
            split_sentences(&block.text)
                .into_iter()
                .map(move |text| (text, weight))
        }))
    {
        read += text.len();
        if read > MOST_BYTES_READ {
            break;
        }
        collect(text, weight, stop_words, &mut phrases);
    }
    drop_cut_words(&mut phrases);
    drop_halves(&mut phrases);
    choose(&phrases, limit)
}

/// A word of a sentence, ready to be part of a phrase.
struct Part<'a> {
    word: &'a str,
    start: usize,
    key: String,
    stop: bool,
    named: bool,
}

fn collect<'a>(
    sentence: &'a str,
    weight: f32,
    stop_words: &StopWords,
    phrases: &mut PhraseTable<'a>,
) {
    let parts: Vec<Part<'_>> = words(sentence)
        .map(|word| {
            let word = without_particle(word);
            let lower = word.to_lowercase();
            let start = word.as_ptr() as usize - sentence.as_ptr() as usize;
            Part {
                word,
                start,
                stop: stop_words.contain(&lower)
                    || is_apparatus(sentence, start, word, &lower)
                    || says_when(&lower)
                    || word.chars().all(char::is_numeric),
                named: word.starts_with(char::is_uppercase),
                key: stem(&lower),
            }
        })
        .collect();
    // Where most words have capitals, as in English titles, capitals say nothing.
    let shouted = parts.iter().filter(|part| part.named).count() * 2 > parts.len();
    for (at, part) in parts.iter().enumerate() {
        if part.stop {
            continue;
        }
        if part.word.starts_with(is_unspaced) {
            unspaced(part.word, weight, phrases);
            continue;
        }
        let mut key = String::new();
        for length in 1..=MOST_WORDS {
            let Some(last) = parts.get(at + length - 1) else {
                break;
            };
            if length > 1 {
                let before = &parts[at + length - 2];
                if !joined(sentence, before, last) {
                    break;
                }
                key.push(' ');
            }
            key.push_str(&last.key);
            if last.stop {
                // "University of California" goes on; a phrase does not end there.
                if part.named && !last.named && length < MOST_WORDS && last.word.len() <= 3 {
                    continue;
                }
                break;
            }
            let end = last.start + last.word.len();
            let form = &sentence[part.start..end];
            // A phrase is a name throughout, or has none in it: "Apple reported" is no phrase.
            let all_named = parts[at..at + length]
                .iter()
                .all(|part| part.named || part.stop);
            let none_named = parts[at..at + length].iter().all(|part| !part.named);
            if length > 1 && !(all_named || none_named) {
                continue;
            }
            let phrase = phrases.meet(&key, length, weight);
            if all_named && at > 0 && !shouted {
                phrase.named += weight;
            }
            phrase.written(form, 1 + usize::from(!shouted && at > 0));
        }
    }
}

/// Korean's particles that hardly ever end a noun themselves, the longer ones first.
const PARTICLES: [&str; 17] = [
    "에서는",
    "에서도",
    "으로는",
    "이라고",
    "에서",
    "에게",
    "으로",
    "까지",
    "부터",
    "처럼",
    "보다",
    "을",
    "를",
    "은",
    "는",
    "에",
    "와",
];

/// A Korean noun without the particle behind it, which would make two words of one.
fn without_particle(word: &str) -> &str {
    let is_korean = |c: char| ('가'..='힣').contains(&c);
    if !word.ends_with(is_korean) {
        return word;
    }
    let noun = PARTICLES
        .iter()
        .find_map(|particle| word.strip_suffix(particle));
    noun.filter(|noun| noun.chars().nth(1).is_some())
        .unwrap_or(word)
}

/// Words that references begin with, before a date or an address. Lower case.
const RETRIEVED: &[&str] = &[
    "retrieved",
    "archived",
    "accessed",
    "abgerufen",
    "archiviert",
    "consulté",
    "archivé",
    "consultado",
    "archivado",
    "consultato",
    "archiviato",
    "acessado",
    "arquivado",
    "geraadpleegd",
    "gearchiveerd",
    "hämtad",
    "hentet",
    "проверено",
    "архивировано",
];

/// Whether a word is an encyclopedia's and not the text's: `[edit]`, "Retrieved 4 March".
fn is_apparatus(sentence: &str, start: usize, word: &str, lower: &str) -> bool {
    let (before, after) = (&sentence[..start], &sentence[start + word.len()..]);
    if before.ends_with('[') && after.starts_with(']') {
        return true;
    }
    RETRIEVED.contains(&lower) && {
        let next = after
            .trim_start()
            .split([' ', ',', '.', ':'])
            .next()
            .unwrap_or_default();
        next.starts_with(|c: char| c.is_ascii_digit())
            || says_when(&next.to_lowercase())
            || matches!(
                next,
                "from" | "on" | "am" | "vom" | "le" | "el" | "il" | "em" | "op" | "den" | "dne"
            )
    }
}

/// Whether nothing but a space or a hyphen stands between two words.
fn joined(sentence: &str, one: &Part<'_>, other: &Part<'_>) -> bool {
    matches!(
        &sentence[one.start + one.word.len()..other.start],
        " " | "-" | "\u{a0}" | "\u{2011}" | ". "
    ) && (sentence[one.start + one.word.len()..other.start] != *". "
        || one.word.chars().count() == 1)
}

/// Scripts without spaces, of which only Chinese and Japanese show where a word may begin and end.
fn unspaced<'a>(run: &'a str, weight: f32, phrases: &mut PhraseTable<'a>) {
    let letters: Vec<(usize, char)> = run.char_indices().collect();
    let japanese = letters.iter().any(|(_, c)| is_hiragana(*c));
    let mut start = 0;
    while start < letters.len() {
        let kind = Writing::of(letters[start].1);
        let end = letters[start..]
            .iter()
            .position(|(_, c)| Writing::of(*c) != kind)
            .map_or(letters.len(), |length| start + length);
        let piece = &letters[start..end];
        match kind {
            // A run of katakana is one word, and so is, near enough, one of Chinese characters between kana.
            Writing::Katakana => whole(run, piece, weight, phrases),
            Writing::Han if japanese => {
                let pieces = piece.split(|(_, c)| ENDINGS.contains(*c));
                pieces.for_each(|piece| whole(run, piece, weight, phrases));
            }
            Writing::Han => windows(run, piece, weight, phrases),
            Writing::Other => {}
        }
        start = end;
    }
}

/// What a character of a run without spaces belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writing {
    Katakana,
    Han,
    /// Hiragana, which writes what stands between words, and scripts whose words only a dictionary tells apart: Thai, Lao,
    /// Khmer, Burmese. No keywords are better than halves of words.
    Other,
}

impl Writing {
    fn of(c: char) -> Self {
        match u32::from(c) {
            0x30a1..=0x30fa | 0x30fc..=0x30ff => Self::Katakana,
            0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => Self::Han,
            _ => Self::Other,
        }
    }
}

fn is_hiragana(c: char) -> bool {
    ('\u{3040}'..='\u{309f}').contains(&c)
}

/// Characters that Japanese sets behind words: "用", "等", "中".
const ENDINGS: &str = "用等中";

/// A piece of a run that is a word.
fn whole<'a>(run: &'a str, piece: &[(usize, char)], weight: f32, phrases: &mut PhraseTable<'a>) {
    let Some(form) = text_of(run, piece).filter(|_| (2..=LONGEST_WORD).contains(&piece.len()))
    else {
        return;
    };
    // As much as a pair of words: it says more than two characters do.
    let words = if piece.len() > 2 { 2 } else { 1 };
    phrases.meet(form, words, weight).written(form, 1);
}

/// Chinese has no spaces at all: what comes again, between different neighbours, is a word.
fn windows<'a>(run: &'a str, piece: &[(usize, char)], weight: f32, phrases: &mut PhraseTable<'a>) {
    for length in 2..=MOST_WORDS + 1 {
        for (at, window) in piece.windows(length).enumerate() {
            if window.iter().any(|(_, c)| FUNCTION_CHARACTERS.contains(*c)) {
                continue;
            }
            let Some(form) = text_of(run, window) else {
                continue;
            };
            let neighbour = |at: Option<usize>| {
                at.and_then(|at| piece.get(at))
                    .map(|(_, c)| *c)
                    .filter(|c| !FUNCTION_CHARACTERS.contains(*c))
            };
            phrases
                .neighbours
                .entry(form)
                .or_insert_with(|| [Neighbour::None; 2])
                .iter_mut()
                .zip([neighbour(at.checked_sub(1)), neighbour(Some(at + length))])
                .for_each(|(known, next)| known.meet(next));
            phrases.meet(form, length - 1, weight).written(form, 1);
        }
    }
}

fn text_of<'a>(run: &'a str, letters: &[(usize, char)]) -> Option<&'a str> {
    let ((start, _), (last_start, last)) = (letters.first()?, letters.last()?);
    run.get(*start..last_start + last.len_utf8())
}

/// What stands beside a window of Chinese, each time that it comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Neighbour {
    /// Not met yet.
    None,
    /// Always this character: the window ends inside a word.
    Always(char),
    /// Different ones, or none.
    Free,
}

impl Neighbour {
    fn meet(&mut self, next: Option<char>) {
        *self = match (*self, next) {
            (Self::None, Some(c)) => Self::Always(c),
            (Self::Always(known), Some(c)) if known == c => Self::Always(c),
            _ => Self::Free,
        };
    }
}

/// Drops the windows of Chinese that are cut inside words, or that come once.
fn drop_cut_words(phrases: &mut PhraseTable<'_>) {
    let PhraseTable {
        all,
        places,
        neighbours,
        ..
    } = phrases;
    places.retain(|key, place| {
        neighbours.get(key.as_str()).is_none_or(|sides| {
            let times: usize = all[*place].forms.iter().map(|(_, times)| times).sum();
            // Longer ones come again by chance with the end of a word before them: "国工程师".
            let least = (key.chars().count() - 1).clamp(2, 3);
            times >= least && sides.iter().all(|side| *side == Neighbour::Free)
        })
    });
}

/// A run of katakana of more characters is several words, or a shout.
const LONGEST_WORD: usize = 14;

/// Characters of Chinese that stand between words far more often than in them.
const FUNCTION_CHARACTERS: &str = "的了是在和有也不就都而及与或这那他她它们我你着过吗呢吧被把从对为以之其个一將将于並并可但因所由到等說说還还很更最又";

/// Drops phrases that are hardly ever met but inside a longer one: "School of Public" of "School of Public Health".
fn drop_halves(phrases: &mut PhraseTable<'_>) {
    let mut within: HashMap<String, f32> = HashMap::new();
    for (key, place) in &phrases.places {
        let phrase = &phrases.all[*place];
        let words: Vec<&str> = key.split(' ').collect();
        if words.len() < 3 {
            continue;
        }
        // A stop word inside goes with the word before or after it.
        for half in [
            &words[1..],
            &words[2..],
            &words[..words.len() - 1],
            &words[..words.len() - 2],
        ] {
            if half.len() > 1 {
                let count = within.entry(half.join(" ")).or_default();
                *count = count.max(phrase.count);
            }
        }
    }
    let all = &phrases.all;
    phrases.places.retain(|key, place| {
        within
            .get(key)
            .is_none_or(|count| *count < HALF_A_NAME * all[*place].count)
    });
}

fn choose(phrases: &PhraseTable<'_>, limit: usize) -> Vec<String> {
    let mut ranked: Vec<Choice<'_>> = phrases
        .places
        .iter()
        .filter_map(|(key, place)| {
            let phrase = &phrases.all[*place];
            // A phrase that comes once is chance, unless there is so little text that everything does.
            if phrase.words > 1 && phrase.count < 2.0 {
                return None;
            }
            let form = phrase
                .forms
                .iter()
                .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))?
                .0;
            if form.len() > MOST_BYTES {
                return None;
            }
            let length = BY_WORDS[phrase.words.clamp(1, MOST_WORDS) - 1];
            let named = 1.0 + NAMED * (phrase.named / phrase.count).min(1.0);
            #[expect(clippy::cast_precision_loss, reason = "a rank, not a count")]
            let early = 1.0 + EARLY * (1.0 - phrase.first as f32 / phrases.met.max(1) as f32);
            let short = if phrase.words == 1
                && form.chars().count() <= SHORT_WORD
                && !form.chars().all(char::is_uppercase)
                && !form.starts_with(is_unspaced)
            {
                SHORT
            } else {
                1.0
            };
            let worth = phrase.count.powf(BY_COUNT) * length * named * early * short;
            Some(Choice {
                worth,
                count: phrase.count,
                key,
                form,
            })
        })
        .collect();
    ranked.sort_by(|a, b| b.worth.total_cmp(&a.worth).then_with(|| a.key.cmp(b.key)));
    let mut chosen: Vec<Choice<'_>> = Vec::new();
    for next in ranked.into_iter().take(MOST_CHOICES) {
        if chosen.len() == limit {
            break;
        }
        let mut sharing = (0..chosen.len()).filter(|at| shares(chosen[*at].key, next.key));
        match (sharing.next(), sharing.next()) {
            (None, _) => chosen.push(next),
            // The longer name takes the place of the shorter one that often stands for it.
            (Some(at), None) if next.stands_for(&chosen[at]) => chosen[at] = next,
            _ => {}
        }
    }
    chosen
        .into_iter()
        .map(|choice| choice.form.to_owned())
        .collect()
}

/// A phrase that may be chosen.
struct Choice<'a> {
    worth: f32,
    count: f32,
    key: &'a str,
    form: &'a str,
}

impl Choice<'_> {
    /// Whether this is the full form of a shorter name that is chosen already.
    fn stands_for(&self, shorter: &Self) -> bool {
        let words: Vec<&str> = self.key.split(' ').collect();
        let others: Vec<&str> = shorter.key.split(' ').collect();
        words.len() > others.len()
            && others.iter().all(|word| words.contains(word))
            && self.count >= FULL_NAME * shorter.count
    }
}

/// Whether two phrases have a word in common, or one is part of the other.
fn shares(one: &str, other: &str) -> bool {
    one.split(' ')
        .any(|word| other.split(' ').any(|also| also == word))
        || (one.starts_with(is_unspaced)
            && (one.contains(other) || other.contains(one) || overlaps(one, other)))
}

/// Whether two unspaced phrases are windows on the same run.
fn overlaps(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    (1..a.len().min(b.len())).any(|length| a.ends_with(&b[..length]) || b.ends_with(&a[..length]))
}
