//! The grammar, by table and by property.
use proptest::prelude::*;

use super::*;

fn understand(text: &str) -> Result<(String, u8, Visibility), CommandError> {
    match parse(text, CommandDefaults::default())? {
        Command::Summarize {
            request,
            visibility,
        } => {
            let source = match request.source {
                Source::Link(url) => url.as_str().to_owned(),
                Source::Text(text) => text,
            };
            Ok((source, request.sentences.get(), visibility))
        }
        Command::Help => Ok(("help".into(), 0, Visibility::Private)),
    }
}

const LONG: &str = "The harbour authority said on Monday that the old lighthouse would be lit again. Volunteers had \
    worked on its lamp for eleven years. The first light is planned for the first of May, if the weather allows.";

#[test]
fn links_are_found_as_people_and_slack_write_them() {
    for (typed, link) in [
        ("https://example.com/article", "https://example.com/article"),
        ("HTTPS://Example.COM/Article", "https://example.com/Article"),
        ("http://example.com", "http://example.com/"),
        ("example.com/x", "https://example.com/x"),
        ("www.example.com", "https://www.example.com/"),
        ("<https://a.example|label>", "https://a.example/"),
        (
            "<https://a.example/x|a label of words>",
            "https://a.example/x",
        ),
        ("<https://a.example/x>", "https://a.example/x"),
        ("&lt;https://a.example/x&gt;", "https://a.example/x"),
        ("<example.com/x>", "https://example.com/x"),
        (
            "<http://example.com/x|example.com/x>",
            "http://example.com/x",
        ),
        ("https://a.example/x.", "https://a.example/x"),
        ("(https://a.example/x)", "https://a.example/x"),
        ("(see https://a.example/x).", "https://a.example/x"),
        ("“https://a.example/x”", "https://a.example/x"),
        ("\"https://a.example/x\",", "https://a.example/x"),
        ("*https://a.example/x*", "https://a.example/x"),
        (
            "https://en.wikipedia.example/wiki/Rust_(language)",
            "https://en.wikipedia.example/wiki/Rust_(language)",
        ),
        (
            "https://a.example/?q=1&amp;r=2",
            "https://a.example/?q=1&r=2",
        ),
        (
            "https://a.example/?q=1&r=2#part",
            "https://a.example/?q=1&r=2#part",
        ),
        (
            "https://müller.example/straße",
            "https://xn--mller-kva.example/stra%C3%9Fe",
        ),
        ("müller.example/x", "https://xn--mller-kva.example/x"),
        (
            "https://例え.example/テスト。",
            "https://xn--r8jz45g.example/%E3%83%86%E3%82%B9%E3%83%88",
        ),
        ("https://a.example:8443/x", "https://a.example:8443/x"),
        ("http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        (
            "http://localhost:3000/articles/tide",
            "http://localhost:3000/articles/tide",
        ),
        ("localhost:3000/x", "https://localhost:3000/x"),
        (
            "<@U123|bob> look at <https://a.example/x|this>",
            "https://a.example/x",
        ),
        ("please https://a.example/x thanks", "https://a.example/x"),
        (
            "https://a.example/x https://b.example/y",
            "https://a.example/x",
        ),
    ] {
        assert_eq!(
            understand(typed),
            Ok((link.into(), 3, Visibility::Public)),
            "{typed}"
        );
    }
}

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
fn defaults_come_from_the_settings() {
    let defaults = CommandDefaults {
        sentences: SentenceCount::new(7).unwrap(),
        visibility: Visibility::Private,
    };
    let Ok(Command::Summarize {
        request,
        visibility,
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
fn a_number_out_of_range_is_said() {
    for typed in [
        "https://a.example 0",
        "https://a.example 41",
        "https://a.example -3",
        "99999999999999999999 a.example",
        "41",
    ] {
        assert_eq!(
            understand(typed),
            Err(CommandError::SentencesOutOfRange),
            "{typed}"
        );
    }
}

#[test]
fn other_schemes_and_credentials_are_refused() {
    for typed in [
        "ftp://a.example/x",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "<ftp://a.example|x>",
    ] {
        assert_eq!(
            understand(typed),
            Err(CommandError::Link(ArticleUrlError::UnsupportedScheme)),
            "{typed}"
        );
    }
    assert_eq!(
        understand("https://me:pw@a.example/"),
        Err(CommandError::Link(ArticleUrlError::Credentials))
    );
}

#[test]
fn help_is_for_those_who_type_nothing_or_ask() {
    for typed in ["", "   ", "help", "HELP", "?"] {
        assert_eq!(
            parse(typed, CommandDefaults::default()),
            Ok(Command::Help),
            "{typed}"
        );
    }
    for typed in [
        "what is this",
        "5",
        "private",
        "5 private",
        "<mailto:me@a.example|me@a.example>",
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
fn a_message_gives_its_first_link_or_its_long_text() {
    let link = |text: &str| Some(Source::Link(ArticleUrl::parse(text).unwrap()));
    assert_eq!(
        source_of_message("Look: <https://a.example/x|this one>, <https://b.example>"),
        link("https://a.example/x")
    );
    assert_eq!(source_of_message(LONG), Some(Source::Text(LONG.into())));
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

    #[test]
    fn a_link_survives_its_surroundings(
        path in "[a-z0-9/_-]{0,20}[a-z0-9]", count in 1u64..=40, private in any::<bool>(), form in 0usize..5, first in any::<bool>(),
    ) {
        let address = format!("https://site.example/{path}");
        let link = match form {
            0 => address.clone(),
            1 => format!("<{address}>"),
            2 => format!("<{address}|a label>"),
            3 => format!("({address})"),
            _ => format!("{address}."),
        };
        let options = format!("{count}{}", if private { " private" } else { "" });
        let typed = if first { format!("{options} {link}") } else { format!("{link} {options}") };
        let visibility = if private { Visibility::Private } else { Visibility::Public };
        let address = url::Url::parse(&address).unwrap().to_string();
        prop_assert_eq!(understand(&typed), Ok((address, u8::try_from(count).unwrap(), visibility)));
    }
}
