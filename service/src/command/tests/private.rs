//! A person who says private in any way gets no public answer.
use proptest::prelude::*;

use super::*;

/// All that means "for me alone".
pub(super) const PRIVATE: &[&str] = &[
    "private",
    "PRIVATE",
    "Private",
    "private:",
    "private,",
    "private.",
    "private!",
    "-private",
    "--private",
    "–private",
    "—private",
    "—Private",
    "/private",
    "#private",
    "privately",
    "\"private\"",
    "“private”",
    "'private'",
    "«private»",
    "「private」",
    "(private)",
    "[private]",
    "*private*",
    "_private_",
    "`private`",
    "<private>",
    "(PRIVATE).",
    "private=true",
    "private=1",
    "visibility=private",
    "visibility:private",
    "mode private",
    "-p",
    "--p",
    "–p",
    "-P",
    "p",
    "P",
    "/p",
    // Near misses.
    "privat",
    "prvate",
    "pirvate",
    "privte",
    "priavte",
    "prviate",
    "priate",
    "privae",
    "privatr",
    "orivate",
    "provate",
    "pravite",
    "privatly",
    "rpivate",
    "pricate",
    "privatee",
    "pri vate",
    "pri-vate",
    "p r i v a t e",
    "priv",
    "pvt",
    "prv",
    "prive",
    "ｐｒｉｖａｔｅ",
    "𝗽𝗿𝗶𝘃𝗮𝘁𝗲",
    "pri\u{200b}vate",
    "pri\u{ad}vate",
    "\u{200b}private\u{feff}",
    "private\u{a0}",
    "privаte",
    // Both, and options glued to it.
    "private public",
    "public private",
    "public, but private",
    "private5",
    "5private",
    "private/5",
    "5,private",
    "private;5",
    "n=5,private",
    "private-5",
    "no, private",
    "not private",
    "private please",
    "in private",
    "privacy",
    "in a private way",
    "keep it private",
    "please make this private, thanks",
    // Without the word.
    "only for me",
    "Only For Me",
    "only me",
    "just me",
    "just for me",
    "for me only",
    "for me",
    "me only",
    "to me only",
    "for my eyes",
    "for my eyes only",
    "my eyes only",
    "eyes only",
    "only i",
    "so that only I see it",
    "to myself",
    "for myself",
    "myself",
    "no one else",
    "nobody else",
    "nobody but me",
    "between us",
    "dm",
    "as a DM",
    "dm me",
    "secret",
    "secretly",
    "confidential",
    "hidden",
    "quietly",
    "personal",
    "incognito",
    "ephemeral",
    "whisper",
    "not public",
    "nonpublic",
    "non-public",
    "not in public",
    "don't share",
    "don’t share it",
    "do not post",
    "not for everyone",
    "not in the channel",
    "without sharing",
    // In other languages.
    "nur für mich",
    "nur fuer mich privat",
    "NUR ICH",
    "für mich",
    "vertraulich",
    "geheim",
    "privát",
    "nicht öffentlich",
    "privé",
    "prive\u{301}",
    "Privée",
    "en privé",
    "juste pour moi",
    "que pour moi",
    "confidentiel",
    "pas public",
    "privado",
    "privada",
    "en privado",
    "sólo para mí",
    "solo para mi",
    "solo yo",
    "em privado",
    "só para mim",
    "particular, só eu",
    "privato",
    "in privato",
    "solo per me",
    "riservato",
    "privé alleen voor mij",
    "alleen ik",
    "bara för mig",
    "privat",
    "kun for meg",
    "kun til mig",
    "yksityinen",
    "vain minulle",
    "prywatnie",
    "tylko dla mnie",
    "soukromé",
    "jen pro mě",
    "súkromne",
    "csak nekem",
    "privát módon",
    "doar pentru mine",
    "privatno",
    "samo za mene",
    "приватно",
    "лично",
    "только мне",
    "только для меня",
    "конфиденциально",
    "лише мені",
    "особисто",
    "ιδιωτικά",
    "μόνο για μένα",
    "özel",
    "ÖZEL",
    "gizli",
    "GİZLİ",
    "sadece bana",
    "yalnızca ben",
    "pribadi",
    "hanya untuk saya",
    "riêng tư",
    "chỉ mình tôi",
    "خاص",
    "لي فقط خاص",
    "פרטי",
    "निजी",
    "ส่วนตัว",
    "非公開",
    "非公開で",
    "プライベート",
    "自分だけ",
    "自分だけに",
    "私だけ",
    "内緒",
    "秘密",
    "私人",
    "私密",
    "仅自己可见",
    "只给我看",
    "不公开",
    "不公開",
    "비공개",
    "비공개로",
    "나만",
    "나만 보기",
    "プライベートで5文",
    "onlyme",
    "justme",
    "just 4 me",
    "between me and you",
    "off the record",
    "hush",
    "pr1vate",
    "priv@te",
    "unter vier Augen",
    "solo para mis ojos",
    "fuer mich",
    "🔒",
    "🤫 5",
    ":lock:",
    "don't publish",
    "nicht veröffentlichen",
    "ne pas publier",
    "no publicar",
    "não compartilhe",
    "non condividere",
    "niet delen",
    "не публикуй",
    "公開しないで",
    "不要分享",
    "공유하지 마",
    "so that nobody sees it",
    "que nadie lo vea",
    "que solo lo vea yo",
    "soll niemand sehen",
    "pm me",
    "in a PM",
    "invisible",
    "public=false",
    "!public",
    "private-ish",
    "user@private.com",
];

#[test]
fn a_person_who_says_private_in_any_way_gets_no_public_answer() {
    for word in PRIVATE {
        for typed in [
            format!("{LINK} {word}"),
            format!("{word} {LINK}"),
            format!("{LINK}\u{a0}{word}"),
            format!("{LINK}\n{word}"),
            format!("{word}\u{200b} {LINK} 5"),
            format!("5 {LINK} {word}"),
            format!("{LINK} public {word}"),
            format!("{word} public {LINK}"),
            format!("a.example/x {word}"),
            format!("{word} a.example/x"),
            format!("<{LINK}|x> {word}"),
            format!("{word}<{LINK}>"),
            format!("{LINK} https://b.example/y {word}"),
            format!("{LINK} {word} https://b.example/y"),
            format!("{word}:{LINK}"),
            format!("({word}) {LINK}"),
            format!("{LINK} – {word}"),
            format!("please summarize {LINK} in 5 sentences, {word}"),
        ] {
            assert_ne!(seen_by(&typed), Some(Visibility::Public), "{typed}");
        }
    }
}

#[test]
fn private_is_understood_beside_every_link() {
    for word in PRIVATE {
        for typed in [format!("{LINK} {word}"), format!("{word} {LINK}")] {
            let (link, _, visibility) =
                understand(&typed).unwrap_or_else(|e| panic!("{typed}: {e}"));
            assert_eq!(
                (link.as_str(), visibility),
                (LINK, Visibility::Private),
                "{typed}"
            );
        }
    }
}

#[test]
fn an_option_glued_to_a_link_is_taken_from_it() {
    for (option, visibility, typed) in [
        (
            3,
            Visibility::Private,
            &[
                "https://a.example/x,private",
                "https://a.example/x;private",
                "https://a.example/x|private",
                "https://a.example/x(private)",
                "https://a.example/x[private]",
                "https://a.example/x{private}",
                "https://a.example/x（private）",
                "https://a.example/x“private”",
                "https://a.example/x—private",
                "https://a.example/x–private",
                "https://a.example/x--private",
                "https://a.example/x,Privat.",
                "https://a.example/x,privé",
                "https://a.example/x,非公開",
                "https://a.example/x非公開",
                "https://a.example/x、非公開",
                "https://a.example/x…private",
                "https://a.example/x*private*",
                "//a.example/x private",
                "private,https://a.example/x",
                "privatehttps://a.example/x",
                "private-https://a.example/x",
                "private=https://a.example/x",
                "a.example/x,private",
                "a.example/x(privat)",
            ][..],
        ),
        (
            5,
            Visibility::Private,
            &[
                "https://a.example/x,5,private",
                "https://a.example/x,private,5",
                "https://a.example/x,5 private",
                "https://a.example/x(5, private)",
                "https://a.example/x)5,private",
            ],
        ),
        (
            5,
            Visibility::Public,
            &[
                "https://a.example/x,5",
                "https://a.example/x,5.",
                "https://a.example/x;5",
                "5https://a.example/x",
                "https://a.example/x”5",
                "https://a.example/x»,5",
                "https://a.example/x’,5",
                "a.example/x,5",
                "https://a.example/x,5,public",
            ],
        ),
        (
            3,
            Visibility::Public,
            &["https://a.example/x,public", "https://a.example/x(public)"],
        ),
    ] {
        for typed in typed {
            assert_eq!(
                understand(typed),
                Ok((LINK.into(), option, visibility)),
                "{typed}"
            );
        }
    }
}

#[test]
fn nothing_but_me_is_for_me() {
    for typed in ["me", "me 5", "5 me public", "ich", "moi"] {
        assert_eq!(
            seen_by(&format!("{LINK} {typed}")),
            Some(Visibility::Private),
            "{typed}"
        );
    }
}

#[test]
fn a_link_that_may_mean_private_stays_whole_and_is_private() {
    for typed in [
        "https://a.example/?q=a,private",
        "https://a.example/x:private",
        "https://a.example/#a,private",
    ] {
        assert_eq!(
            understand(typed),
            Ok((typed.into(), 3, Visibility::Private)),
            "{typed}"
        );
    }
}

#[test]
fn a_word_of_the_link_is_the_links_own() {
    for typed in [
        "https://a.example/private-equity",
        "https://a.example/private",
        "https://a.example/private/",
        "https://a.example/x?private",
        "https://a.example/x?visibility=private",
        "https://a.example/x#private",
        "https://a.example/equity-private",
        "https://a.example/saving_private_ryan",
        "https://a.example/Ryan_(private)",
        "https://private.example/x",
        "https://a.example/wiki/%E7%A7%98%E5%AF%86",
        "https://a.example/my--personal-p",
        "https://a.example/x--p",
        "https://a.example/x,p",
        "https://a.example/x,privateer-42.html",
        "https://b.example https://a.example/private",
    ] {
        assert_eq!(seen_by(typed), Some(Visibility::Public), "{typed}");
    }
    assert_eq!(
        understand("https://a.example/wiki/秘密"),
        Ok((
            "https://a.example/wiki/%E7%A7%98%E5%AF%86".into(),
            3,
            Visibility::Public
        ))
    );
}

#[test]
fn what_only_sounds_like_private_is_public() {
    for beside in [
        "",
        "5",
        "public",
        "publicly",
        "please",
        "please summarize this",
        "in 5 sentences",
        "tl;dr",
        "a pirate story",
        "the primate house",
        "prices",
        "profile",
        "the climate report",
        "look at this",
        "what do you think?",
        "thanks",
        "print it",
        "prime",
        "give me five sentences",
        "just give me the gist",
        "show me the points",
        "3 pm",
        "nobody knows why",
        "alle lesen das",
        "p. 5 of",
        "P2P",
        "iPhone",
        "no idea",
        "this is not long",
        "I like it",
        "me too",
    ] {
        for typed in [format!("{LINK} {beside}"), format!("{beside} {LINK}")] {
            let beside_p = beside.starts_with("p. ");
            let expected = if beside_p {
                Visibility::Private
            } else {
                Visibility::Public
            };
            // "p." may be a page or a slip of `-p`: rather private.
            assert_eq!(seen_by(&typed), Some(expected), "{typed}");
        }
    }
}

proptest! {
    #[test]
    fn a_word_for_private_beside_a_link_is_never_public(
        before in "[ -~–—“”\u{a0}]{0,12}", after in "[ -~–—“”\u{a0}]{0,12}", word in proptest::sample::select(PRIVATE),
        path in "[a-z0-9/_-]{0,12}", form in 0usize..4, first in any::<bool>(),
    ) {
        let address = format!("https://site.example/{path}");
        let link = match form {
            0 => address,
            1 => format!("<{address}>"),
            2 => format!("<{address}|a label>"),
            _ => format!("site.example/{path}"),
        };
        let typed = if first { format!("{before} {word} {after} {link}") } else { format!("{link} {before} {word} {after}") };
        // What stands between angle brackets may be Slack's mark-up, a mention's or a link's.
        prop_assume!(!before.contains('<') && !before.contains("//"));
        prop_assert_ne!(seen_by(&typed), Some(Visibility::Public), "{}", typed);
    }
}
