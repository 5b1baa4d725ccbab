//! What a page is about, and how much of that is in a block: words of the title, of the main text, and of what the page
//! says of itself elsewhere.

use std::hash::Hasher as _;

use crate::extract::blocks::{Cut, RawBlock};
use crate::extract::dom::{Dom, NodeId};
use crate::extract::metadata::Metadata;
use crate::extract::schema::{Count, Share, features, float};
use crate::hash::{HashMap, HashMapExt as _, HashSet, hasher};

features! {
    /// What else of the page has a block's text.
    pub(super) struct Elsewhere {
        /// Its words that the page's titles have; of longer texts, none.
        in_titles: Share,
        /// Blocks with just this text.
        copies: Count,
        /// Whether one of them came before.
        is_repeat: bool,
        /// Its runs of three words that the JSON-LD's article has, where it has one.
        in_declared_body: Option<Share>,
        /// Likewise, the page's description.
        in_description: Option<Share>,
    }
}

features! {
    /// How many of a block's telling words, of the first 60, are the page's subject.
    pub(super) struct About {
        /// Those of the titles.
        title: Share,
        /// Those of the prose in the main element.
        main_text: Share,
    }
}

/// Longer blocks are no headlines, in bytes.
const HEADLINE_BYTES: usize = 400;
/// Words that name a subject are this long or longer, in bytes.
const TELLING: u32 = 5;

/// A declared article shorter than this, in bytes, is no evidence.
const DECLARED_BODY: usize = 200;

/// The words of a text, each a number that is the same in capitals.
pub(in crate::extract) struct WordHashes {
    words: Vec<Word>,
    /// The text's length, in bytes.
    length: usize,
}

struct Word {
    hash: u64,
    /// In bytes.
    length: u32,
}

/// Hash of a word in small letters.
fn small_hash(word: &str) -> u64 {
    let mut hasher = hasher();
    let mut small = [0; 32];
    match small.get_mut(..word.len()) {
        // Most words: without a string of their own, and all of their letters at once.
        Some(small) if word.is_ascii() => {
            small.copy_from_slice(word.as_bytes());
            small.make_ascii_lowercase();
            hasher.write(small);
        }
        _ => hasher.write(word.to_lowercase().as_bytes()),
    }
    hasher.finish()
}

impl WordHashes {
    pub(in crate::extract) fn of(text: &str) -> Self {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| Word {
                hash: small_hash(word),
                length: u32::try_from(word.len()).unwrap_or(u32::MAX),
            })
            .collect();
        Self {
            words,
            length: text.len(),
        }
    }

    pub(in crate::extract) fn len(&self) -> usize {
        self.words.len()
    }

    fn hashes(&self) -> impl Iterator<Item = u64> {
        self.words.iter().map(|word| word.hash)
    }

    /// The words that say what a text is about, by their length.
    fn telling(&self) -> impl Iterator<Item = u64> {
        let telling = self.words.iter().filter(|word| word.length >= TELLING);
        telling.map(|word| word.hash)
    }

    /// How many of a short text's words are among `known`.
    pub(super) fn overlap(&self, known: &HashSet<u64>) -> f32 {
        if known.is_empty() || self.length > HEADLINE_BYTES || self.words.is_empty() {
            return 0.0;
        }
        let hits = self.hashes().filter(|word| known.contains(word)).count();
        float(hits) / float(self.words.len())
    }

    /// Its runs of three words.
    pub(in crate::extract) fn shingles(&self) -> impl Iterator<Item = u64> {
        let size = self.words.len().clamp(1, 3);
        self.words.windows(size).map(|window| {
            let words = window.iter();
            words.fold(0, |hash: u64, word| hash.rotate_left(21) ^ word.hash)
        })
    }

    /// How many of its runs of three words are known, 0 to 1.
    fn shared(&self, known: &HashSet<u64>) -> f32 {
        let (mut all, mut hits) = (0usize, 0usize);
        for shingle in self.shingles() {
            all += 1;
            hits += usize::from(known.contains(&shingle));
        }
        float(hits) / float(all.max(1))
    }
}

/// The distinct runs of three words.
fn shingles(text: &str) -> HashSet<u64> {
    WordHashes::of(text).shingles().collect()
}

/// What the page says of itself: titles, description, article; and which texts it has twice.
pub(super) struct Statements<'a> {
    title_words: HashSet<u64>,
    body_shingles: Option<HashSet<u64>>,
    description_shingles: Option<HashSet<u64>>,
    /// How often a text occurs, and where first.
    copies: HashMap<&'a str, (u16, usize)>,
}

impl<'a> Statements<'a> {
    pub(super) fn of(blocks: &'a [RawBlock], metadata: &Metadata) -> Self {
        let mut title_words = HashSet::default();
        for title in metadata.titles() {
            title_words.extend(WordHashes::of(title).hashes());
        }
        let mut copies: HashMap<&str, (u16, usize)> = HashMap::new();
        for (index, block) in blocks.iter().enumerate() {
            let copy = copies.entry(&block.text).or_insert((0, index));
            copy.0 = copy.0.saturating_add(1);
        }
        let body = metadata.article_body.as_deref();
        let description = metadata.description.as_deref().map(shingles);
        Self {
            title_words,
            body_shingles: body.filter(|body| body.len() > DECLARED_BODY).map(shingles),
            description_shingles: description.filter(|shingles| !shingles.is_empty()),
            copies,
        }
    }

    /// Whether most of a text's words are those of the titles.
    pub(super) fn have_as_title(&self, text: &str) -> bool {
        WordHashes::of(text).overlap(&self.title_words) > 0.6
    }

    /// `words` are those of the block at `index`.
    pub(super) fn elsewhere(
        &self,
        block: &RawBlock,
        index: usize,
        words: &WordHashes,
    ) -> Elsewhere {
        let copies = self.copies.get(block.text.as_str()).copied();
        let (count, first) = copies.unwrap_or((1, index));
        let shared = |known: &HashSet<u64>| Share(words.shared(known));
        Elsewhere {
            in_titles: Share(words.overlap(&self.title_words)),
            copies: Count(f32::from(count)),
            is_repeat: first < index,
            in_declared_body: self.body_shingles.as_ref().map(shared),
            in_description: self.description_shingles.as_ref().map(shared),
        }
    }
}

/// The telling words of a page's titles and of its main element.
pub(super) struct Subject {
    title: HashSet<u64>,
    main_text: HashSet<u64>,
}

impl Subject {
    /// The main text is the prose under `main`.
    pub(super) fn of(dom: &Dom, cut: &Cut, main: NodeId, metadata: &Metadata) -> Self {
        let mut title = HashSet::default();
        for text in metadata.titles() {
            title.extend(WordHashes::of(text).telling());
        }
        let mut main_text = HashSet::default();
        for block in cut
            .blocks
            .iter()
            .filter(|block| block.is_prose())
            .filter(|block| dom.ancestors(block.node).take(40).any(|node| node == main))
            .take(40)
        {
            main_text.extend(WordHashes::of(&block.text).telling());
        }
        Self { title, main_text }
    }

    /// `words` are those of a block.
    pub(super) fn about(&self, words: &WordHashes) -> About {
        let (mut all, mut in_title, mut in_main_text) = (0usize, 0usize, 0usize);
        for word in words.telling().take(60) {
            all += 1;
            in_title += usize::from(self.title.contains(&word));
            in_main_text += usize::from(self.main_text.contains(&word));
        }
        let share = |count| Share(float(count) / float(all.max(1)));
        About {
            title: share(in_title),
            main_text: share(in_main_text),
        }
    }
}
