//! Pasted texts, the options at their edges, and texts that are too short or too long.
use proptest::prelude::*;

use super::*;

#[test]
fn a_long_text_is_summarized_itself() {
    use Visibility::{Private, Public};
    for (typed, text, sentences, visibility) in [
        (LONG.to_owned(), LONG.to_owned(), 3, Public),
        (format!("{LONG} 2"), LONG.into(), 2, Public),
        (format!("{LONG} 2 private"), LONG.into(), 2, Private),
        (format!("5 private {LONG}"), LONG.into(), 5, Private),
        (format!("private\n{LONG}"), LONG.into(), 3, Private),
        (
            format!("{LONG} It was 2026"),
            format!("{LONG} It was 2026"),
            3,
            Public,
        ),
        (
            format!("3 people came. {LONG}"),
            format!("3 people came. {LONG}"),
            3,
            Public,
        ),
        (LONG.replace(". ", "."), LONG.replace(". ", "."), 3, Public),
        (
            "港の灯台が再び点灯します。".repeat(8),
            "港の灯台が再び点灯します。".repeat(8),
            3,
            Public,
        ),
        (
            LONG.replace("old", "&lt;old&gt; &amp;"),
            LONG.replace("old", "<old> &"),
            3,
            Public,
        ),
    ] {
        assert_eq!(
            understand(&typed),
            Ok((text, sentences, visibility)),
            "{typed}"
        );
    }
}

#[test]
fn a_request_for_a_summary_is_no_part_of_the_text() {
    for request in [
        "please summarize this:",
        "Please summarize this:",
        "summarize:",
        "can you summarize this for me?",
        "Could you please sum this up:",
        "tl;dr of the following:",
        "tldr:",
        "summary please:",
        "Give me a short summary of the following text:",
        "kannst du das zusammenfassen:",
        "Kannst du das bitte zusammenfassen?",
        "fasse das zusammen:",
        "Bitte fasse den folgenden Text zusammen:",
        "peux-tu résumer ceci :",
        "Résume ce texte :",
        "résumez ce texte s'il vous plaît :",
        "resume esto:",
        "Por favor, resume este texto:",
        "puedes resumir esto:",
        "haz un resumen de esto:",
        "resuma isto:",
        "pode resumir este texto:",
        "要約してください:",
        "次の文章を要約してください：",
        "请总结一下：",
        "요약해 주세요:",
    ] {
        for typed in [format!("{request} {LONG}"), format!("{request}\n{LONG}")] {
            let (text, _, _) = understand(&typed).expect(&typed);
            assert_eq!(text, LONG, "{typed}");
        }
    }
    // What heads a text, or says more, is its own.
    for head in [
        "Summary:",
        "TL;DR:",
        "Zusammenfassung:",
        "Résumé :",
        "Resumen:",
        "Summary of the year:",
        "How to summarize a paper:",
        "Summarize your findings in a table:",
        "The team was asked to summarize this:",
    ] {
        let typed = format!("{head}\n{LONG}");
        assert_eq!(understand(&typed).expect(&typed).0, typed);
    }
}

#[test]
fn a_wish_before_a_text_that_nobody_sees_it_is_kept() {
    use Visibility::{Private, Public};
    for wish in [
        "don't publish",
        "Don't publish this",
        "please do not share",
        "do not post this in the channel please",
        "keep it between us",
        "Keep this between us",
        "not for everyone",
        "nicht veröffentlichen",
        "bitte nicht teilen",
        "das bleibt unter uns",
        "ne pas publier",
        "entre nous",
        "no publicar",
        "que esto quede entre nosotros",
        "não compartilhar",
        "公開しないでください",
    ] {
        for typed in [
            format!("{wish}\n{LONG}"),
            format!("{wish}: {LONG}"),
            format!("{LONG}\n{wish}"),
        ] {
            assert_eq!(seen_by(&typed), Some(Private), "{typed}");
        }
    }
    for wish in [
        "don't publish",
        "keep it between us",
        "nicht veröffentlichen",
        "please do not share",
    ] {
        assert_eq!(
            understand(&format!("{wish}\n{LONG}")).unwrap().0,
            LONG,
            "{wish}"
        );
    }
    // When in doubt it is private, and the text keeps its line.
    let typed = format!("Do not share your password\n{LONG}");
    assert_eq!(understand(&typed), Ok((typed.clone(), 3, Private)));
    for head in [
        "The harbour at night",
        "Nobody knows why",
        "Everyone was there",
    ] {
        let typed = format!("{head}\n{LONG}");
        assert_eq!(understand(&typed), Ok((typed.clone(), 3, Public)));
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn options_stand_apart_from_a_text() {
    use Visibility::{Private, Public};
    for (sentences, visibility, heads, tails) in [
        (
            3,
            Private,
            &[
                "private\n",
                "Private\n",
                "private: ",
                "Private: ",
                "private:\n\n",
                "private – ",
                "Private - ",
                "private. ",
                "--private ",
                "-p ",
                "—private ",
                "(private) ",
                "[private] ",
                "“private” ",
                "🔒 ",
                "pls private ",
                "/summarize private ",
                "dm me: ",
                "private ",
                "prvate ",
                "privat ",
                "PRIVATE ",
                "only for me: ",
                "Only for me\n",
                "only for me. ",
                "please keep this private: ",
                "Please keep it private. ",
                "nur für mich: ",
                "非公開：",
                "非公開 ",
                "非公開\n",
            ][..],
            &[
                " private",
                " Private.",
                " (private)",
                "\nprivate",
                "\n\n--private",
                " -p",
                " only for me",
                " Only for me, please.",
                " Please keep this private.",
                "\n非公開",
                "\n非公開で",
                " 🔒",
                " - private",
            ][..],
        ),
        (
            5,
            Public,
            &[
                "5 ",
                "5\n",
                "five:\n",
                "5 sentences: ",
                "in 5 sentences ",
                "n=5 ",
            ],
            &[" 5 sentences", "\nfive", "\n5", " n=5", " 5"],
        ),
        (
            5,
            Private,
            &[
                "private 5 ",
                "5, private: ",
                "5 private\n",
                "In 5 sentences, private:\n",
            ],
            &[" 5 only for me", " 5 private", "\n5\nprivate"],
        ),
        (
            3,
            Public,
            &["public\n", "public: "],
            &[" public", "\npublic"],
        ),
    ] {
        for (head, tail) in heads
            .iter()
            .map(|head| (*head, ""))
            .chain(tails.iter().map(|tail| ("", *tail)))
        {
            let typed = format!("{head}{LONG}{tail}");
            assert_eq!(
                understand(&typed),
                Ok((LONG.into(), sentences, visibility)),
                "{typed}"
            );
        }
    }
    for typed in [
        format!("5\n{LONG}\nprivate"),
        format!("public 5\n{LONG}\nprivate"),
    ] {
        assert_eq!(understand(&typed), Ok((LONG.into(), 5, Private)), "{typed}");
    }
}

#[test]
fn options_stand_beside_a_link_that_comes_with_its_text() {
    let text = [LONG; 4].join(" ");
    for (head, tail) in [
        ("https://b.example/y private\n", ""),
        ("private https://b.example/y\n", ""),
        ("please summarize https://b.example/y, private. ", ""),
        ("", " https://b.example/y private"),
        ("", "\n\nhttps://b.example/y (only for me)"),
    ] {
        let typed = format!("{head}{text}{tail}");
        assert_eq!(
            understand(&typed),
            Ok((text.clone(), 3, Visibility::Private)),
            "{typed}"
        );
    }
}

#[test]
fn a_text_keeps_its_own_words() {
    use Visibility::Public;
    for typed in [
        format!("Private schools opened again on Monday. {LONG}"),
        format!("Private equity is everywhere. {LONG}"),
        format!("Private, quiet and small: that was the beach. {LONG}"),
        format!("Public schools opened. {LONG}"),
        format!("Five people came. {LONG}"),
        format!("3 people came. {LONG}"),
        format!("One of them came. {LONG}"),
        format!("For me it was over. {LONG}"),
        format!("Just me and my dog went. {LONG}"),
        format!("Secret Service agents came. {LONG}"),
        format!("1. First things first. {LONG}"),
        format!("-5 Grad waren es. {LONG}"),
        format!("2026 Began. {LONG}"),
        format!("41\n{LONG}"),
        format!("{LONG} The talks were held in private."),
        format!("{LONG} It was only for me that he came."),
        format!("{LONG} The ship carried 12"),
        format!("{LONG} It was 2026"),
        format!("{LONG} The private beach was closed. {LONG}"),
        format!("{LONG} - Private schools opened. {LONG}"),
        LONG.replace("old", "private"),
    ] {
        assert_eq!(
            understand(&typed),
            Ok((typed.clone(), 3, Public)),
            "{typed}"
        );
    }
}

#[test]
fn where_a_texts_edge_leaves_it_open_the_text_is_whole_and_private() {
    for typed in [
        format!("Private {LONG}"),
        format!("Private Ryan was saved. {LONG}"),
        format!("private schools opened. {LONG}"),
        format!("Only me {LONG}"),
        format!("private:{LONG}"),
        format!("“Private” The harbour authority. {LONG}"),
        format!("{LONG} And so it went on in private"),
        format!("{LONG} And nothing was said private"),
        format!("{LONG} And all this is only for me"),
    ] {
        assert_eq!(
            understand(&typed),
            Ok((typed.clone(), 3, Visibility::Private)),
            "{typed}"
        );
    }
}

#[test]
fn a_long_text_with_a_link_is_summarized_itself_and_talk_is_none() {
    let texts = [
        format!("{LONG} More at https://b.example/y today."),
        format!("https://b.example/y\n{LONG}"),
        format!("{LONG}\n<https://b.example/y|y>"),
        format!("{LONG} [More](https://b.example/y). {LONG}"),
        format!("{LONG} See b.example/y for more, or https://c.example."),
    ];
    for typed in texts {
        let (text, _, visibility) = understand(&typed).unwrap();
        assert!(text.contains("Volunteers had worked"), "{typed}: {text}");
        assert_eq!(visibility, Visibility::Public);
        assert_eq!(notes(&typed), [Note::TextNotLink], "{typed}");
    }
    let talk = "could you please have a look at this long article for me and tell me in about five sentences what it \
        says about the harbour and its lamp because I have no time to read it today, and it looks important to us";
    assert!(talk.len() >= LONG_TEXT);
    assert_eq!(
        understand(&format!("{talk} {LINK}")),
        Ok((LINK.into(), 5, Visibility::Private)),
        "\"for me\""
    );
    let polite = "Hello there. Could you please keep this private? I would rather not have it in the channel, since it \
        is about the harbour and people here have many opinions about that. Thank you so much, you are very kind!";
    assert_eq!(
        seen_by(&format!("{polite} {LINK}")),
        Some(Visibility::Private)
    );
}

#[test]
fn a_short_text_hears_how_long_it_has_to_be() {
    for (typed, expected) in [
        ("hello there", (11, 200)),
        ("hello there. 5 private", (12, 200)),
        ("<mailto:me@a.example|me@a.example>", (12, 200)),
        ("港の灯台が点灯します。", (11, 66)),
    ] {
        let Err(CommandError::TextTooShort { characters, needed }) = understand(typed) else {
            panic!("{typed}")
        };
        assert_eq!((characters, needed), expected, "{typed}");
    }
    for typed in [
        "what is the weather?",
        "what is the weather? private",
        "天気は？",
        "5 what is it?",
    ] {
        assert_eq!(
            understand(typed),
            Err(CommandError::QuestionWithoutPage),
            "{typed}"
        );
    }
}

#[test]
fn a_text_over_the_limit_hears_the_limit() {
    let word = "word ";
    let just = word.repeat(TEXT_LIMIT / word.len());
    assert!(just.len() < TEXT_LIMIT && understand(&just).is_ok());
    assert_eq!(
        understand(&"a".repeat(TEXT_LIMIT)),
        Err(CommandError::TextTooLong)
    );
    assert_eq!(
        understand(&format!("{LINK} {just}")),
        Err(CommandError::TextTooLong)
    );
}

proptest! {
    #[test]
    fn a_text_is_a_piece_of_what_was_typed(head in "[a-zA-Z0-9 :.\n-]{0,40}", tail in "[a-zA-Z0-9 :.\n-]{0,40}") {
        let typed = format!("{head}\n{LONG}\n{tail}");
        if let Ok((text, _, _)) = understand(&typed) {
            prop_assert!(typed.contains(&text) && text.contains(LONG), "{typed}: {text}");
        }
    }
}
