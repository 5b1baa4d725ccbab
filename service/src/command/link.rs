//! Links as people and Slack write them, found in what was typed.
use std::ops::Range;

use linkify::{LinkFinder, LinkKind};

use super::{CommandError, is_long};
use crate::job::ArticleUrlError;

/// How many words may stand around a link without a scheme: as many as people put into a command ("please", "in 5
/// sentences"). In prose, a full stop without a space looks just like a host name.
const TALK: usize = 12;

/// Turns Slack's `<https://a.b|label>` and `<https://a.b>` into the bare address between spaces, drops its mentions
/// (`<@U1|name>`), and undoes its escapes of `&`, `<` and `>`.
pub(super) fn unwrap_links(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let Some(length) = rest[start..].find('>') else {
            break;
        };
        let inner = &rest[start + 1..start + length];
        plain.push_str(&rest[..start]);
        rest = &rest[start + length + 1..];
        let address = inner.split('|').next().unwrap_or_default();
        if address.contains(char::is_whitespace) || address.is_empty() {
            // Not Slack's mark-up: somebody's own angle brackets.
            plain.push('<');
            plain.push_str(inner);
            plain.push('>');
        } else if !address.starts_with(['@', '#', '!']) {
            plain.push(' ');
            plain.push_str(address.strip_prefix("mailto:").unwrap_or(address));
            plain.push(' ');
        }
    }
    plain.push_str(rest);
    plain
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// The first link: one with a scheme anywhere, or a bare one (`example.com/x`) among few words.
pub(super) fn find_link(text: &str) -> Option<Result<Range<usize>, CommandError>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url, LinkKind::Email]);
    finder.url_must_have_scheme(true);
    let with_scheme = finder
        .links(text)
        .find(|link| *link.kind() == LinkKind::Url);
    if let Some(link) = with_scheme {
        let link = trim_link(text, link.start()..link.end());
        return Some(if scheme_is_web(&text[link.clone()]) {
            Ok(link)
        } else {
            Err(CommandError::Link(ArticleUrlError::UnsupportedScheme))
        });
    }
    // `javascript:…`, `data:…`, `file:/…`: schemes without two slashes.
    let other_scheme = text.split_whitespace().any(|word| {
        word.split_once(':').is_some_and(|(scheme, rest)| {
            matches!(
                scheme.to_ascii_lowercase().as_str(),
                "javascript" | "data" | "file" | "about" | "ftp" | "vbscript"
            ) && !rest.is_empty()
        })
    });
    if other_scheme && !is_long(text) {
        return Some(Err(CommandError::Link(ArticleUrlError::UnsupportedScheme)));
    }
    // What no finder takes for a link though it begins like one: `http://[::1]/`, or a slip of the keyboard.
    if let Some(link) = words(text).find(|word| starts_like_a_link(&text[word.clone()])) {
        return Some(Ok(trim_link(text, link)));
    }
    finder.url_must_have_scheme(false);
    let bare = finder
        .links(text)
        .find(|link| *link.kind() == LinkKind::Url);
    if let Some(link) = bare {
        let link = trim_link(text, link.start()..link.end());
        let around = text[..link.start]
            .split_whitespace()
            .chain(text[link.end..].split_whitespace())
            .count();
        return (around <= TALK).then_some(Ok(link));
    }
    words(text)
        .find(|word| is_bare_host(&text[word.clone()]))
        .map(|link| Ok(trim_link(text, link)))
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    })
}

fn starts_like_a_link(word: &str) -> bool {
    let head = word.get(..8).unwrap_or(word).to_ascii_lowercase();
    head.starts_with("http://") || head == "https://"
}

/// Hosts that no list of domains knows: `localhost:3000/x` and addresses in numbers.
fn is_bare_host(word: &str) -> bool {
    let host = word.split(['/', ':', '?', '#']).next().unwrap_or_default();
    host.eq_ignore_ascii_case("localhost") || host.parse::<std::net::Ipv4Addr>().is_ok()
}

/// Leaves out what linkify keeps but no address ends in: full-width punctuation, and quotes of other languages.
fn trim_link(text: &str, range: Range<usize>) -> Range<usize> {
    let link = &text[range.clone()];
    let end = link.find([
        '。', '，', '、', '！', '？', '；', '」', '』', '）', '】', '《', '》', '“', '”', '»', '«',
    ]);
    let link = &link[..end.unwrap_or(link.len())];
    range.start..range.start + link.trim_end_matches(['…', '*', '_', '`', '~', '|']).len()
}

fn scheme_is_web(link: &str) -> bool {
    let scheme = link.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// The link as an absolute address: a bare one is taken for https.
pub(super) fn with_scheme(link: &str) -> String {
    if link.contains("://") {
        link.to_owned()
    } else {
        format!("https://{link}")
    }
}
