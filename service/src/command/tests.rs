//! The grammar, by table and by property.
mod instructions;
mod languages;
mod links;
mod numbers;
mod private;
mod questions;
mod texts;

use proptest::prelude::*;

use super::*;

const LINK: &str = "https://a.example/x";

/// Who sees what is typed; `None` where it is not understood, which only the person reads.
fn seen_by(typed: &str) -> Option<Visibility> {
    match parse(typed, CommandDefaults::default()) {
        Ok(Command::Summarize { visibility, .. }) => Some(visibility),
        _ => None,
    }
}

/// What is asked of the page or the text, and in which language.
fn wished(typed: &str) -> (Option<String>, Option<&'static str>) {
    match parse(typed, CommandDefaults::default()) {
        Ok(Command::Summarize { request, .. }) => (
            request.about.map(|about| about.as_str().to_owned()),
            request.language.map(Language::code),
        ),
        other => panic!("{typed}: {other:?}"),
    }
}

fn notes(typed: &str) -> Vec<Note> {
    match parse(typed, CommandDefaults::default()) {
        Ok(Command::Summarize { notes, .. }) => notes,
        other => panic!("{typed}: {other:?}"),
    }
}

fn understand(text: &str) -> Result<(String, u8, Visibility), CommandError> {
    match parse(text, CommandDefaults::default())? {
        Command::Summarize {
            request,
            visibility,
            ..
        } => {
            let source = match request.source {
                Source::Link(url) => url.as_str().to_owned(),
                Source::Text(text) | Source::Message(MessageText { text, .. }) => text,
            };
            Ok((source, request.sentences.get(), visibility))
        }
        Command::Help { .. } => Ok(("help".into(), 0, Visibility::Private)),
    }
}

fn message(text: &str) -> Source {
    Source::Message(MessageText {
        text: text.to_owned(),
        author: None,
    })
}

const LONG: &str = "The harbour authority said on Monday that the old lighthouse would be lit again. Volunteers had \
    worked on its lamp for eleven years. The first light is planned for the first of May, if the weather allows.";

#[test]
fn options_stand_in_any_order() {
    use Visibility::{Private, Public};
    let link = "https://a.example/x";
    for (typed, sentences, visibility) in [
        ("https://a.example/x 5", 5, Public),
        ("5 https://a.example/x", 5, Public),
        ("https://a.example/x 5 private", 5, Private),
        ("private 5 https://a.example/x", 5, Private),
        ("PRIVATE https://a.example/x 40", 40, Private),
        ("https://a.example/x public 1", 1, Public),
        ("<https://a.example/x|x>5", 5, Public),
        ("https://a.example/x, 7, private.", 7, Private),
        ("https://a.example/x in 5 sentences", 5, Public),
        ("  https://a.example/x \n 5\t", 5, Public),
    ] {
        assert_eq!(
            understand(typed),
            Ok((link.into(), sentences, visibility)),
            "{typed}"
        );
    }
}

#[test]
fn what_people_typed_and_met_is_read_right() {
    use Visibility::{Private, Public};
    let link = "https://tidewater.example/crane";
    for (typed, sentences, visibility) in [
        ("private: https://tidewater.example/crane", 3, Private),
        ("https://tidewater.example/crane\u{a0}5", 5, Public),
        ("‘https://tidewater.example/crane’ 5", 5, Public),
        ("https://tidewater.example/crane n=5", 5, Public),
        ("https://tidewater.example/crane x5", 5, Public),
        ("https://tidewater.example/crane –5", 5, Public),
        ("https://tidewater.example/crane ５", 5, Public),
        ("five https://tidewater.example/crane", 5, Public),
    ] {
        assert_eq!(
            understand(typed),
            Ok((link.into(), sentences, visibility)),
            "{typed}"
        );
    }
}

#[test]
fn defaults_come_from_the_settings() {
    let defaults = CommandDefaults {
        sentences: SentenceCount::new(7).unwrap(),
        visibility: Visibility::Private,
    };
    let Ok(Command::Summarize {
        request,
        visibility,
        ..
    }) = parse("a.example/x", defaults)
    else {
        panic!()
    };
    let sentences = request.sentences.get();
    assert_eq!((sentences, visibility), (7, Visibility::Private));
    let Ok(Command::Summarize { visibility, .. }) = parse("a.example/x public", defaults) else {
        panic!()
    };
    assert_eq!(visibility, Visibility::Public);
}

#[test]
fn help_is_for_those_who_type_nothing_or_ask() {
    for typed in [
        "",
        "   ",
        "help",
        "HELP",
        "?",
        "Help!",
        "--help",
        "help me",
        "pls help",
        "private help",
        "hilfe",
        "ヘルプ",
        "--",
        "…",
        "\u{200b}",
    ] {
        let parsed = parse(typed, CommandDefaults::default());
        assert!(matches!(parsed, Ok(Command::Help { .. })), "{typed}");
    }
    for typed in [
        "5",
        "private",
        "5 private",
        "only for me, five sentences",
        "3.5",
    ] {
        assert_eq!(
            understand(typed),
            Err(CommandError::NothingToSummarize),
            "{typed}"
        );
    }
}

#[test]
fn help_is_in_the_language_that_it_is_asked_for_in() {
    use AppLanguage::{French, German, Japanese, Portuguese, Spanish};
    for (typed, language) in [
        ("hilfe", Some(German)),
        ("Hilfe bitte", Some(German)),
        ("aide", Some(French)),
        ("ayuda", Some(Spanish)),
        ("ajuda!", Some(Portuguese)),
        ("ヘルプ", Some(Japanese)),
        ("help", None),
        ("aiuto", None),
        ("", None),
    ] {
        let parsed = parse(typed, CommandDefaults::default());
        assert_eq!(parsed, Ok(Command::Help { language }), "{typed}");
    }
}

#[test]
fn a_message_gives_its_first_link_or_its_long_text() {
    let link = |text: &str| Some(Source::Link(ArticleUrl::parse(text).unwrap()));
    assert_eq!(
        source_of_message("Look: <https://a.example/x|this one>, <https://b.example>"),
        link("https://a.example/x")
    );
    assert_eq!(source_of_message(LONG), Some(message(LONG)));
    // A full stop without a space is no host, and a path in prose no page.
    for text in [
        LONG.replace(". ", "."),
        format!("{LONG} See docs.example/x."),
    ] {
        assert_eq!(source_of_message(&text), Some(message(&text)));
    }
    assert_eq!(source_of_message("Good morning"), None);
    assert_eq!(
        source_of_message("<@U1> <mailto:a@b.example|a@b.example>"),
        None
    );
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,300}") {
        let _ = parse(&text, CommandDefaults::default());
        let _ = source_of_message(&text);
    }

    #[test]
    fn no_markup_panics(text in "[<>|&;@#!a-z0-9 :/.()日。]{0,60}") {
        let _ = parse(&text, CommandDefaults::default());
    }
}
