//! Links as people and Slack write them.
use proptest::prelude::*;

use super::*;

#[test]
fn a_link_is_found_in_whatever_it_is_wrapped() {
    for typed in [
        LINK,
        "<https://a.example/x|label>",
        "<https://a.example/x|a label of words>",
        "<https://a.example/x>",
        "&lt;https://a.example/x&gt;",
        "<a.example/x>",
        "a.example/x",
        "https://a.example/x.",
        "(https://a.example/x)",
        "(see https://a.example/x).",
        "“https://a.example/x”",
        "\"https://a.example/x\",",
        "*https://a.example/x*",
        "**https://a.example/x**",
        "`https://a.example/x`",
        "[a label](https://a.example/x)",
        "<a href=\"https://a.example/x\">x</a>",
        "<@U123|bob> look at <https://a.example/x|this>",
        "please https://a.example/x thanks",
        "https://a.example/x https://b.example/y",
        "see:https://a.example/x",
        "//a.example/x",
        // White space, seen or not.
        "https://a.example/x\u{a0}",
        "https://a.example/x\u{200b}and more",
        "\u{feff}https://a.example/x\u{2060}",
        "https://a.example/x\u{202c}",
        "\u{202a}https://a.example/x\u{202c}",
        "https://a.example/x\u{3000}",
        "https://a.example/x\u{200e}",
        "https://a.example/x\u{2028}y",
        "https://a.exa\u{ad}mple/x",
        "https://a.example/x\u{202f}5\u{202f}6",
        "https://a.example/x\u{1}",
        // What closes a quotation or a bracket in any writing.
        "‘https://a.example/x’",
        "'https://a.example/x'",
        "„https://a.example/x“",
        "‚https://a.example/x‘",
        "»https://a.example/x«",
        "«https://a.example/x»",
        "‹https://a.example/x›",
        "「https://a.example/x」",
        "『https://a.example/x』",
        "（https://a.example/x）",
        "【https://a.example/x】",
        "《https://a.example/x》",
        "〈https://a.example/x〉",
        "〔https://a.example/x〕",
        "［https://a.example/x］",
        "｛https://a.example/x｝",
        "〝https://a.example/x〟",
        "＂https://a.example/x＂",
        "❝https://a.example/x❞",
        "⟨https://a.example/x⟩",
        "[https://a.example/x]",
        "{https://a.example/x}",
        "([{https://a.example/x}])",
        // The punctuation of a sentence.
        "https://a.example/x؟",
        "https://a.example/x।",
        "https://a.example/x、",
        "https://a.example/x。",
        "https://a.example/x！",
        "https://a.example/x?!…",
        "https://a.example/x;",
        "https://a.example/x:",
        // Slips of the keyboard.
        "https//a.example/x",
        "https:/a.example/x",
        "https:a.example/x",
        "https:///a.example/x",
        "https;//a.example/x",
        "https.//a.example/x",
        "https:\\\\a.example/x",
        "https:// a.example/x",
        "https://https://a.example/x",
        "http://https//a.example/x",
        "htps://a.example/x",
        "ttps://a.example/x",
        "hhtps://a.example/x",
        "httpss://a.example/x",
        "HTTPS://A.example/x",
        "seehttps://a.example/x",
        "view-source:https://a.example/x",
        "https://a.example/x,https://b.example/y",
        "https://a.example/x|https://b.example/y",
    ] {
        let found = understand(typed).map(|(link, _, visibility)| (link, visibility));
        assert_eq!(found, Ok((LINK.into(), Visibility::Public)), "{typed}");
    }
}

#[test]
fn a_link_keeps_what_is_its_own() {
    for link in [
        "http://example.com/",
        "https://en.wikipedia.example/wiki/Rust_(language)",
        "https://a.example/x_(y)_z",
        "https://a.example/?q=1&r=2#part",
        "https://a.example:8443/x",
        "http://127.0.0.1:8000/x",
        "http://[::1]:8000/x",
        "http://localhost:3000/articles/tide",
        "https://a.example/@52.5,13",
        "https://a.example/?ids=1,2",
        "https://a.example/7,75399,12345.html",
        "https://a.example/id,790",
        "https://a.example/web/https://b.example/",
        "https://a.example/it's",
        "https://a.example/a;b=c",
        "https://a.example/~me/",
        "https://a.example/x-",
        "https://a.example/x/(a(b)c)",
        "https://a.example/?q=[1]",
        "https://a.example/100%25",
    ] {
        let found = understand(link).map(|(link, _, visibility)| (link, visibility));
        assert_eq!(found, Ok((link.into(), Visibility::Public)), "{link}");
        for typed in [
            format!("({link})"),
            format!("“{link}”, please"),
            format!("<{link}|a label>"),
            format!("{link}."),
        ] {
            assert_eq!(
                understand(&typed).map(|(link, _, _)| link),
                Ok(link.into()),
                "{typed}"
            );
        }
    }
}

#[test]
fn an_address_is_what_a_browser_would_make_of_it() {
    for (typed, link) in [
        ("www.example.com", "https://www.example.com/"),
        (
            "https://a.example/?q=1&amp;r=2",
            "https://a.example/?q=1&r=2",
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
        ("例え.テスト", "https://xn--r8jz45g.xn--zckzah/"),
        (
            "https://a.example/L’Équipe",
            "https://a.example/L%E2%80%99%C3%89quipe",
        ),
        ("https://a.example/A–B", "https://a.example/A%E2%80%93B"),
        (
            "https://fa.example/می\u{200c}خواهم",
            "https://fa.example/%D9%85%DB%8C%E2%80%8C%D8%AE%D9%88%D8%A7%D9%87%D9%85",
        ),
        ("htttp://a.example/x", "http://a.example/x"),
        // What has no name, or only one on this machine, seldom speaks https.
        ("localhost:3000/x", "http://localhost:3000/x"),
        ("localhost", "http://localhost/"),
        ("127.0.0.1:3000/x", "http://127.0.0.1:3000/x"),
        ("192.168.1.1", "http://192.168.1.1/"),
        ("[::1]:3000/x", "http://[::1]:3000/x"),
        ("tide.localhost/x", "http://tide.localhost/x"),
        ("http:/localhost:3000", "http://localhost:3000/"),
    ] {
        assert_eq!(
            understand(typed),
            Ok((link.into(), 3, Visibility::Public)),
            "{typed}"
        );
    }
}

#[test]
fn what_only_looks_like_a_link_is_none() {
    for typed in [
        "http/1.1",
        "https is safer",
        "3.5",
        "e.g. this",
        "me@a.example",
        "a full stop.",
        "src/main.rs",
    ] {
        let error = understand(typed).unwrap_err();
        assert!(!matches!(error, CommandError::Link(_)), "{typed}: {error}");
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

proptest! {
    #[test]
    fn a_link_survives_its_surroundings(
        path in "[a-z0-9/_-]{0,20}[a-z0-9]", count in 1u64..=40, private in any::<bool>(), form in 0usize..5, first in any::<bool>(),
    ) {
        // `/--dm` asks for a private answer.
        prop_assume!(!path.contains("--"));
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

    #[test]
    fn a_link_is_a_piece_of_what_was_typed(text in "([a-z.,;:!?()’”» ]|https://|5|private|/|日本){0,40}") {
        for link in link::find(&text).pages {
            let piece = &text[link.range.clone()];
            let (_, rest) = link.address.split_once("://").unwrap();
            prop_assert!(!rest.contains(is_space), "{rest}");
            // A space may stand behind the scheme alone: `https:// a.b`.
            let scheme = piece.strip_suffix(rest).map(str::trim_end);
            prop_assert!(scheme.is_some_and(|scheme| !scheme.contains(is_space)), "{piece} {rest}");
        }
    }
}
