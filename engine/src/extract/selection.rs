//! From each block's probability to the blocks that are the article: the model's known mistakes are repaired, then the set
//! that is worth most is taken, without repetitions.

use super::blocks::RawBlock;
use super::context::Place;
use super::notes;
use super::role_names::{Role, Roles};
use super::roles::is_caption;
use crate::hash::{HashMap, HashMapExt as _, HashSet};

/// What short blocks begin with that speak to the reader about the page instead of telling the story.
const PROMPTS: &[&str] = &[
    "advertisement",
    "also like",
    "article continues",
    "click here to",
    "continue reading",
    "copyright ©",
    "follow us on",
    "get our free",
    "image credit",
    "join our newsletter",
    "like this story",
    "photo credit",
    "read more:",
    "read next",
    "recommended for you",
    "related:",
    "share this",
    "sign up for",
    "skip to",
    "story continues",
    "subscribe to our",
    "©",
    // In other languages, what cannot begin a sentence of an article.
    "auch interessant",
    "lesen sie auch",
    "lesen sie dazu",
    "lesen sie hierzu",
    "lesen sie mehr",
    "lies auch",
    "mehr zum thema",
    "schon gelesen?",
    "weiterlesen",
    "zum weiterlesen",
    "weitere informationen:",
    "artikel teilen",
    "empfohlener redaktioneller inhalt",
    "wie bewerten sie diesen",
    "wie fanden sie diesen",
    "hat ihnen der artikel gefallen",
    "weitere artikel",
    "weitere beiträge",
    "mehr zu diesem thema",
    "sign up to get",
    "subscribe now to",
    "download our app",
    "for the latest stories",
    "cet article vous a",
    "téléchargez l’application",
    "mire además",
    "mira también",
    "descarga la aplicación",
    "diesen artikel teilen",
    "folgen sie uns",
    "keine kommentare",
    "à lire aussi",
    "à lire également",
    "lire aussi",
    "lire la suite",
    "sur le même sujet",
    "voir aussi",
    "crédit photo",
    "crédits photo",
    "abonnez-vous",
    "partager cet article",
    "lea también",
    "lea además",
    "lee también",
    "le puede interesar",
    "te puede interesar",
    "también te puede",
    "vea también",
    "suscríbete",
    "síguenos en",
    "leggi anche",
    "potrebbe interessarti",
    "ti potrebbe interessare",
    "iscriviti alla",
    "leia mais",
    "leia também",
    "saiba mais",
    "veja também",
    "assine a",
    "lees meer",
    "lees ook",
    "lees verder",
    "bekijk ook",
    "läs mer:",
    "läs också",
    "les også",
    "læs også",
    "lue myös",
    "czytaj także",
    "czytaj też",
    "czytaj więcej",
    "przeczytaj także",
    "przeczytaj też",
    "zobacz także",
    "zobacz też",
    "čtěte také",
    "přečtěte si",
    "mohlo by vás zajímat",
    "читайте также",
    "смотрите также",
    "читайте також",
    "ilgili haber",
    "olvasta már?",
    "citește și",
    "baca juga",
    "xem thêm",
    "διαβάστε επίσης",
    "関連記事",
    "あわせて読みたい",
    "相关阅读",
    "相關閱讀",
    "延伸阅读",
    "延伸閱讀",
    "관련기사",
    "관련 기사",
    "اقرأ أيضا",
    "اقرأ أيضًا",
];
/// No prompt has more characters.
const LONGEST_PROMPT: usize = 40;
/// A prompt is no longer than this, in words.
const PROMPT_WORDS: u32 = 25;

/// What is known of a page beside its blocks.
pub(super) struct Surroundings<'a> {
    /// The page is a forum or its like, where comments are the text.
    pub(super) conversation: bool,
    /// The page declares itself an article.
    pub(super) is_article: bool,
    /// Each block's roles.
    pub(super) roles: &'a [Roles],
}

/// Lowers the probabilities where the model alone is wrong: it learned on forums too, where comments are the text, and on few
/// pages with an oddity each.
///
/// The factors were chosen by cross-validation on the tuning pages, and none alone lowered a measure there; those of dialogs,
/// biographies and paths were chosen by eye, since pages with them are few there.
pub(super) fn repair(blocks: &[RawBlock], page: &Surroundings<'_>, probabilities: &mut [f32]) {
    let mut copies: HashMap<&str, u32> = HashMap::new();
    for block in blocks.iter().filter(|block| is_long(&block.text)) {
        *copies.entry(&block.text).or_default() += 1;
    }
    let mut seen: HashSet<&str> = HashSet::default();
    let all_are = |is: &dyn Fn(&RawBlock, &Roles) -> bool| {
        are_the_text(blocks, page.roles, probabilities, is)
    };
    // A photo essay, and a thread that is not known as one.
    let captions_are_text = all_are(&|block, roles| is_caption(block, *roles));
    let beside_comments: u32 = blocks
        .iter()
        .zip(page.roles)
        .zip(&*probabilities)
        .filter(|((block, roles), probability)| {
            block.is_prose() && !roles.has(Role::Comment) && **probability >= UNLIKELY
        })
        .map(|((block, _), _)| block.words)
        .sum();
    let comments_are_text = page.conversation
        || beside_comments < LEAST_POST
        || !page.is_article && all_are(&|_, roles| roles.has(Role::Comment));
    // Shops call so what they tell of their products, and the products' names.
    let caption_factor = if page.is_article { 0.1 } else { 0.5 };
    for ((block, roles), probability) in blocks.iter().zip(page.roles).zip(probabilities) {
        let context = &block.context;
        let caption = is_caption(block, *roles);
        if caption && captions_are_text && block.is_prose() {
            *probability = probability.max(SURE);
        }
        // The first of them stays: what comes several times counts once.
        let repeated =
            is_long(&block.text) && copies[block.text.as_str()] >= 4 && !seen.insert(&block.text);
        for (applies, factor) in [
            (caption && !captions_are_text, caption_factor),
            (is_shouted_link(block), 0.3),
            (is_prompt(block), 0.2),
            (repeated, 0.2),
            (!comments_are_text && roles.has(Role::Comment), 0.1),
            (context.within(Place::Aside), 0.6),
            (context.within(Place::Hidden), 0.7),
            (roles.has(Role::Sidebar), 0.4),
            (roles.has(Role::Related), 0.4),
            (roles.has(Role::Teaser), 0.1),
            (roles.has(Role::Dialog), 0.1),
            (roles.has(Role::Biography), 0.2),
            (roles.has(Role::Disclosure), 0.3),
            (roles.has(Role::Path), 0.1),
            (notes::is_note(&block.text, block.words), 0.02),
        ] {
            if applies {
                *probability *= factor;
            }
        }
    }
}

/// A page with fewer words of prose in such blocks is no page of them. Chosen by eye, as the share below.
const LEAST_OF_KIND: u32 = 40;

/// So many words of prose are a post, however many comments it has, if the page declares an article. Chosen by eye.
const LEAST_POST: u32 = 20;

/// Whether nearly all that the page tells stands in blocks of one kind.
fn are_the_text(
    blocks: &[RawBlock],
    roles: &[Roles],
    probabilities: &[f32],
    is_of_kind: &dyn Fn(&RawBlock, &Roles) -> bool,
) -> bool {
    let (mut of_kind, mut other) = (0, 0);
    for ((block, roles), probability) in blocks.iter().zip(roles).zip(probabilities) {
        if is_of_kind(block, roles) {
            of_kind += if block.is_prose() { block.words } else { 0 };
        } else if *probability >= UNLIKELY && block.words >= 8 {
            other += block.words;
        }
    }
    of_kind >= LEAST_OF_KIND && 5 * other < of_kind
}

/// Whether a text is long enough to be told from others that are alike by chance.
fn is_long(text: &str) -> bool {
    text.chars().nth(40).is_some()
}

pub(super) fn is_prompt(block: &RawBlock) -> bool {
    if block.words > PROMPT_WORDS {
        return false;
    }
    let start: String = block.text.chars().take(LONGEST_PROMPT).collect();
    let start = start.to_lowercase();
    PROMPTS.iter().any(|prompt| start.starts_with(prompt))
}

/// A headline of another article in the midst of this one, as some news sites set them.
fn is_shouted_link(block: &RawBlock) -> bool {
    block.words >= 5
        && block.link_density() > 0.5
        && block.text.contains(char::is_uppercase)
        && !block.text.contains(char::is_lowercase)
}

/// A block less likely than this is never taken, a block likelier than [`SURE`] always. Both by cross-validation on the
/// tuning pages.
const UNLIKELY: f32 = 0.2;
pub(super) const SURE: f32 = 0.5;

/// Whether each block is taken.
///
/// The set is the one whose F1, by the words that the blocks hold, is highest if the probabilities are right: on a
/// clear page only likely blocks are worth it, on an unclear one less likely blocks are too.
pub(super) fn select(blocks: &[RawBlock], probabilities: &[f32]) -> Vec<bool> {
    let threshold = threshold(blocks, probabilities).clamp(UNLIKELY, SURE);
    let mut taken: Vec<bool> = probabilities.iter().map(|p| *p >= threshold).collect();
    drop_repeats(blocks, &mut taken);
    taken
}

#[expect(clippy::cast_precision_loss, reason = "word counts are far below 2²⁴")]
fn threshold(blocks: &[RawBlock], probabilities: &[f32]) -> f32 {
    let mut likely: Vec<(f32, f32)> = blocks
        .iter()
        .zip(probabilities)
        .map(|(block, p)| (*p, block.words as f32))
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    let expected: f32 = likely.iter().map(|(p, words)| p * words).sum();
    let (mut hits, mut taken) = (0.0, 0.0);
    let (mut best, mut threshold) = (0.0, 1.0);
    for (p, words) in likely {
        hits += p * words;
        taken += words;
        let f1 = 2.0 * hits / (taken + expected);
        if f1 > best {
            (best, threshold) = (f1, p);
        }
    }
    threshold
}

/// Pages show a text twice, for small screens and for large ones; readers see it once.
fn drop_repeats(blocks: &[RawBlock], taken: &mut [bool]) {
    let mut seen = HashSet::default();
    let mut last = "";
    for (block, taken) in blocks.iter().zip(taken).filter(|(_, taken)| **taken) {
        // A short text may come again (a column, a label), though not twice in a row.
        *taken = block.text != last && (block.text.len() <= 60 || seen.insert(&*block.text));
        last = &block.text;
    }
}
