//! Who is to see a summary, in the words that people have for it.
//!
//! A summary that goes to the channel although its reader said "private" is the worst slip that a summarizer can make, and
//! one that stays private against its reader's will costs a press of Share. So these lists are long, near misses count,
//! and private wins over public.
//!
//! The languages are Slack's own (English, German, Spanish, French, Italian, Portuguese, Japanese, Korean and Chinese,
//! <https://slack.com/help/articles/215058658>), and others whose speakers would otherwise be read in public: of the
//! European Union's neighbours and of the largest in the world.
use std::sync::LazyLock;

use super::spelling::{
    WordList, entries, fold, is_space, slips, without_invisible, word_list, words,
};

/// What the words beside a link, or an option beside a text, say of who sees the summary.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) private: bool,
    pub(super) public: bool,
}

/// How words for "private" begin. Whatever else begins so (privacy, secretary) is seldom typed beside a link.
const PRIVATE_STEMS: &[&str] = &[
    // private, privat, privé, privado, privato, privátně, privātā …
    "priv, prv, pvt, prywat, priwat, приват, частн, личн, лично, особист, soukrom, sukrom, yksityi",
    "ιδιωτικ, ozel, kisisel, pribadi, peribadi, خاص, خصوصی, شخصی, פרטי, אישי, निजी, प्राइवेट",
    // personal
    "personal, personlig, persoonlij",
    // confidential, secret
    "confiden, konfiden, конфиденц, vertraul, vertrouwel, riservat, reservad, fortrolig, secre, segre",
    "geheim, hemlig, hemmelig, tajn, секрет, gizli, rahasia, सीक्रेट, गोपनीय",
    // unseen
    "incognito, inkognito, ephemeral, discre, diskre",
];

/// Whole words that mean it.
const PRIVATE_WORDS: &[&str] = &[
    "priv, dm, myself, hidden, hide, quiet, quietly, silently, unlisted, whisper, nonpublic",
    "notpublic, nopublic, unpublic, magan, mne, меня, мне, мені, סודי, سري, مخفی, onlyme, justme",
    "onlyforme, justforme, hush, invisible, invisibly, unseen, heimlich, insgeheim, unsichtbar",
];

/// Phrases that mean it, without accents.
const PRIVATE_PHRASES: &[&str] = &[
    "only for me, for me only, only me, me only, just me, just for me, only to me, for me, to me",
    "me alone, only i, just i, only mine, my eyes, own eyes, eyes only, between us",
    "between you and me, no one else, nobody else, noone else, nobody but me, no one but me",
    "for my own, my own use",
    // German
    "nur ich, nur mich, nur mir, fur mich, an mich, unter uns, niemand sonst, meine augen",
    // French
    "pour moi, a moi, que moi, moi seul, moi uniquement, juste moi, seulement moi, entre nous",
    // Spanish
    "para mi, solo yo, solo mi, solo a mi, entre nosotros, nadie mas",
    // Portuguese
    "para mim, pra mim, so eu, apenas eu, somente eu, ninguem mais",
    // Italian
    "per me, solo io, solo me, solo a me, soltanto io, tra noi",
    // Dutch
    "voor mij, alleen ik, alleen mij, aan mij",
    // Swedish, Danish, Norwegian
    "for mig, for meg, till mig, til mig, til meg, bara jag, bara mig, endast jag, kun mig, kun meg",
    "kun jeg, bare jeg, bare meg",
    // Polish, Czech, Slovak, Croatian, Serbian
    "dla mnie, tylko ja, tylko mnie, pro me, jen ja, jenom ja, pouze ja, pre mna, iba ja, za mene",
    "samo ja, samo meni",
    // Hungarian, Romanian, Finnish, Turkish
    "csak nekem, csak en, csak magamnak, pentru mine, doar eu, minulle, vain mina, bana ozel",
    "sadece ben, sadece bana, yalnizca ben, yalnizca bana",
    // Indonesian, Vietnamese
    "hanya saya, untuk saya, rieng tu, chi minh toi, chi toi, rieng toi",
    // Greek, Russian
    "για μενα, μονο εγω, только я",
    // Chats, and more of the above
    "4 me, between me and you, off the record, fuer mich, vier augen, mis ojos, mes yeux, miei occhi",
    "meus olhos, direct message, message me, send me this, send it to me, pm me, a pm, pm please, by pm, via pm, per pm, as pm",
    "internal only, only self, without posting, nicht fur alle, pas pour tous, pas pour tout, no para todos, nao para todos",
    "a mi solo, lo vea yo, so comigo, em particular",
];

/// The same in scripts that are written without spaces, or join words: found anywhere.
const PRIVATE_ANYWHERE: &[&str] = &[
    // Japanese
    "非公開, プライベート, 自分だけ, 私だけ, 僕だけ, 俺だけ, 自分にだけ, 私にだけ, 自分のみ, 私のみ, 自分用, 個人用, 内密, 内緒, 秘密, こっそり, ないしょ",
    // Chinese
    "私人, 私密, 私下, 不公开, 不公開, 非公开, 仅自己, 僅自己, 仅我, 僅我, 只有我, 只给我, 只給我, 保密, 隐私, 隱私, 悄悄",
    // Korean
    "비공개, 나만, 저만, 나에게만, 저에게만, 개인, 비밀, 프라이빗",
    // Thai
    "ส่วนตัว, เฉพาะฉัน, เฉพาะผม",
    // As pictures
    "🔒, 🔐, 🤫, 🤐, :lock:, :shushing_face:",
    // Not to be shown
    "公開しない, 公開せず, 共有しない, 見せない, 投稿しない, 不要公开, 不要公開, 别公开, 別公開, 不要分享, 别分享, 別分享, 不要发",
    "别让别人, 別讓別人, 공유하지, 공개하지, 보여주지",
];

/// What may be joined to them: "in private, please".
const PARTICLES: &[&str] = &["", "で", "に", "でお願いします", "にして", "로", "으로"];

/// Words that a slip or two would make "private" of, and that are words themselves.
const NO_SLIPS: &[&str] = &[
    "pirate", "primate", "primates", "prate", "prorate", "probate", "prelate", "pilate", "plicate",
];

static PUBLIC_WORDS: WordList = word_list!([
    "public, publicly, publik, publique, publiquement, publico, publica, publicamente, pubblico",
    "pubblica, offentlich, offentlig, offentligt, openbaar",
]);
const PUBLIC_ANYWHERE: &[&str] = &["公開", "公开", "공개"];

/// The person who asks.
static ME: WordList = word_list!([
    "me", "i", "mich", "mir", "ich", "moi", "yo", "mi", "eu", "mim", "io",
]);

/// What is private where somebody does not want it, as [`fold`] leaves it: "not public", "don't share", "nicht im Kanal".
static OPEN: WordList = word_list!([
    "share, shared, sharing, post, everyone, everybody, others, anyone, anybody, channel, kanal",
    "teilen, publish, publishing, posting, posted, broadcast, veroffentlichen, veroffentliche, posten, publier, publie, publiez",
    "partage, partager, partagez, canal, publicar, publiques, publicarlo, compartir, compartas, compartirlo, compartilhe",
    "compartilhar, poste, postar, pubblicare, pubblicarlo, condividere, condividerlo, condividi, canale, delen, deel",
    "publiceren, kanaal, kanalen, dela, dele, публикуи, публиковать, публикуите, показываи, показывать, publikuj, udostepniaj",
]);
/// Of whom it is said that they shall not see it: "so that nobody sees it", "que personne ne voie".
static NOBODY: WordList = word_list!([
    "nobody, noone, niemand, niemanden, niemandem, keiner, personne, nadie, ninguem, nessuno, никто, никому, nikt, ingen",
]);
static SEE: WordList = word_list!([
    "see, sees, seeing, sehen, sieht, voie, voit, vea, ve, veja, veda, zien, ziet",
    "увидел, видел, zobaczy, ser, mostre, mostra, zeigen, показываи",
]);
static NOT: WordList = word_list!([
    "not, no, non, never, dont, don, doesn, shouldn, without, nobody, noone, nicht, kein, keine",
    "keiner, niemand, ne, pas, nao, sin, senza, niet, nie, inte, ikke, не, нет, ohne, sans, sem, nadie, ninguem, personne",
]);

/// The lists as [`fold`] leaves them, which takes some scripts' letters apart.
struct Folded {
    stems: Vec<String>,
    words: Vec<String>,
    phrases: Vec<String>,
    anywhere: Vec<String>,
    public_anywhere: Vec<String>,
    particles: Vec<String>,
}

static FOLDED: LazyLock<Folded> = LazyLock::new(|| {
    let folded = |list: &[&str]| -> Vec<String> { entries(list).map(fold).collect() };
    Folded {
        stems: folded(PRIVATE_STEMS),
        words: folded(PRIVATE_WORDS),
        phrases: {
            let spaced = |phrase: &str| format!(" {} ", words(&fold(phrase)).join(" "));
            let mut phrases: Vec<String> = entries(PRIVATE_PHRASES).map(spaced).collect();
            // "only for me" before the "for me" in it.
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
            phrases
        },
        anywhere: folded(PRIVATE_ANYWHERE),
        public_anywhere: folded(PUBLIC_ANYWHERE),
        particles: folded(PARTICLES),
    }
});

/// Reads the words beside a link.
pub(super) fn read(text: &str) -> Asked {
    // What cannot be seen may part two words, or stand in the middle of one.
    let (parted, joined) = (read_folded(&fold(text)), fold(&without_invisible(text)));
    let joined = read_folded(&joined);
    Asked {
        private: parted.private || joined.private,
        public: parted.public || joined.public,
    }
}

/// Reads what is glued to a link's end. Behind a dash only "private" itself counts: many a page is called `my--personal-p`.
pub(super) fn read_glued(tail: &str, behind_dash: bool) -> Asked {
    let asked = read(tail);
    let folded = fold(tail);
    let words = words(&folded);
    let is_spelt = |word: &&str| is_spelt_private(word) || is_public(word);
    if words == ["p"] || (behind_dash && !words.iter().any(is_spelt)) {
        Asked::default()
    } else {
        asked
    }
}

fn read_folded(folded: &str) -> Asked {
    let words = words(folded);
    // `-p`, and what a phone makes of it; "P2P" is another thing.
    let has_flag = folded
        .split(|c| is_space(c) || ",;/|".contains(c))
        .any(|word| word.trim_matches(|c: char| !c.is_alphanumeric()) == "p");
    let says = |list: &WordList| words.iter().any(|word| list.has(word));
    // Nothing but "me", or with a number.
    let only_me = words.iter().any(|word| ME.has(word))
        && words.iter().all(|word| {
            ME.has(word) || is_public(word) || word.bytes().all(|byte| byte.is_ascii_digit())
        });
    let spaced = format!(" {} ", words.join(" "));
    let apart: String = folded.chars().filter(|c| c.is_alphabetic()).collect();
    let anywhere = FOLDED.anywhere.iter().any(|word| folded.contains(word));
    let public = says(&PUBLIC_WORDS)
        || !anywhere
            && FOLDED
                .public_anywhere
                .iter()
                .any(|word| folded.contains(word));
    let is_denied = is_denied(folded, &words, &spaced) || says(&NOT) && public;
    Asked {
        private: anywhere
            || has_flag
            || only_me
            // `pr1vate`
            || folded
                .split(is_space)
                .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
                .any(is_spelt_private)
            || words.iter().any(|word| is_private(word))
            || FOLDED.phrases.iter().any(|phrase| spaced.contains(phrase))
            || words[..] == ["pm"]
            || is_denied
            // `p r i v a t e`, `pri-vate`
            || apart.contains("private"),
        // "Not public" is no wish for it.
        public: public && !is_denied,
    }
}

/// Whether a text says in words that others shall not see something: "don't publish", "between us", "niemand soll es sehen". A word
/// such as "private" alone does not.
pub(super) fn denies_publicity(text: &str) -> bool {
    let folded = fold(text);
    let listed = words(&folded);
    let spaced = format!(" {} ", listed.join(" "));
    is_denied(&folded, &listed, &spaced)
        || FOLDED
            .phrases
            .iter()
            .any(|phrase| spaced.contains(phrase.as_str()))
}

/// Whether a folded word is of a wish for privacy: "publish", "share", "sees".
pub(super) fn is_of_privacy(word: &str) -> bool {
    is_private(word)
        || [&OPEN, &NOBODY, &SEE, &NOT]
            .iter()
            .any(|list| list.has(word))
        || is_public(word)
}

fn is_denied(folded: &str, words: &[&str], spaced: &str) -> bool {
    let says = |list: &WordList| words.iter().any(|word| list.has(word));
    let public = says(&PUBLIC_WORDS);
    says(&NOT) && (says(&OPEN) || public)
        || (says(&NOBODY) || spaced.contains(" no one ")) && says(&SEE)
        || public && (folded.contains("!public") || words.contains(&"false"))
}

/// Whether a folded word alone asks for a private summary.
pub(super) fn is_private(word: &str) -> bool {
    FOLDED.words.iter().any(|known| known == word)
        || FOLDED
            .stems
            .iter()
            .any(|stem| word.starts_with(stem.as_str()))
        || is_spelt_private(word)
}

/// Whether a folded word is "private" itself, in a near miss or another language: in a text, where other words for it
/// are the text's own.
pub(super) fn is_spelt_private(word: &str) -> bool {
    static SPELT: WordList = word_list!([
        "priv, dm, pvt, prvt, privat, privately, prive, privee, privado, privada, privato, privata",
        "privatno, privatus, prywatne, prywatnie, soukrome, sukromne, vertraulich, приватно, лично",
        "ιδιωτικα, ozel, yksityinen, pribadi",
    ]);
    if SPELT.has(word) {
        return true;
    }
    let slipped = match word.chars().count() {
        5..=9 => slips(word, "private"),
        _ => usize::MAX,
    };
    slipped <= 2 && !NO_SLIPS.contains(&word)
}

/// Whether a folded word alone asks for a public summary.
pub(super) fn is_public(word: &str) -> bool {
    PUBLIC_WORDS.has(word)
}

/// The words of a folded text without the phrases that mean private.
pub(super) fn without_phrases(folded: &str) -> String {
    let mut spaced = format!(" {} ", words(folded).join(" "));
    for phrase in &FOLDED.phrases {
        while spaced.contains(phrase.as_str()) {
            spaced = spaced.replace(phrase.as_str(), " ");
        }
    }
    for word in &FOLDED.anywhere {
        for particle in &FOLDED.particles {
            spaced = spaced.replace(&format!("{word}{particle} "), " ");
        }
    }
    spaced
}
