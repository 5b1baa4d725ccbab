//! Where a page sends its reader at once: the refresh that stands in a `<meta>` or in a header.

use url::Url;

use super::dom::{Dom, NodeId, ROOT};
use super::sink;
use crate::page::{Content, Page};

/// A page that sends on says so at its beginning; so much of it is looked at, in bytes.
const HEAD: usize = 64 * 1024;
/// A refresh after more seconds than this is for people who have read the page.
const LONGEST_DELAY: u32 = 1;

/// Where an HTML page sends its reader at once by `<meta http-equiv="refresh">`. `None` for a refresh that comes later, leads
/// to the page itself, or leads to anything but HTTP and HTTPS; and for one that is only there for browsers without scripts.
#[must_use]
pub fn refresh_target(page: &Page) -> Option<Url> {
    let Content::Html(html) = page.content() else {
        return None;
    };
    let head = &html[..html.floor_char_boundary(HEAD)];
    if !mentions_refresh(head) {
        return None;
    }
    let dom = sink::parse(head);
    let base = base(&dom, page.url());
    let refresh = dom.descendants(ROOT).find(|node| is_refresh(&dom, *node))?;
    let target = target(dom[refresh].attribute("content")?, base.as_ref())?;
    (Some(&target) != page.url()).then_some(target)
}

/// Where the value of a `Refresh` header sends the reader of the page at `base`, under the same rules.
#[must_use]
pub fn refresh_header_target(value: &str, base: &Url) -> Option<Url> {
    target(value, Some(base)).filter(|target| target != base)
}

/// Quick to see, and true of few pages.
fn mentions_refresh(head: &str) -> bool {
    head.as_bytes()
        .windows(7)
        .any(|window| window.eq_ignore_ascii_case(b"refresh"))
}

fn is_refresh(dom: &Dom, node: NodeId) -> bool {
    dom[node].tag() == "meta"
        && dom[node]
            .attribute("http-equiv")
            .is_some_and(|name| name.trim().eq_ignore_ascii_case("refresh"))
        && !dom
            .ancestors(node)
            .skip(1)
            .any(|parent| matches!(dom[parent].tag(), "noscript" | "template" | "svg"))
}

/// What relative addresses are taken from.
fn base(dom: &Dom, page: Option<&Url>) -> Option<Url> {
    let declared = dom
        .descendants(ROOT)
        .find(|node| dom[*node].tag() == "base")
        .and_then(|node| dom[node].attribute("href"));
    match (declared, page) {
        (Some(href), Some(page)) => page.join(href).ok(),
        (Some(href), None) => Url::parse(href).ok(),
        (None, page) => page.cloned(),
    }
    .or_else(|| page.cloned())
}

/// Reads a refresh as browsers do (<https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps>).
fn target(value: &str, base: Option<&Url>) -> Option<Url> {
    let value = value.trim_start();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &value[digits..];
    if digits == 0 && !rest.starts_with('.') {
        return None;
    }
    let delay: u32 = if digits == 0 {
        0
    } else {
        value[..digits].parse().ok()?
    };
    if delay > LONGEST_DELAY {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if !rest.starts_with([';', ',', ' ', '\t', '\n', '\r', '\u{c}']) {
        return None;
    }
    let rest = rest
        .trim_start()
        .trim_start_matches([';', ','])
        .trim_start();
    let address = match rest.get(..3) {
        Some(name) if name.eq_ignore_ascii_case("url") => rest[3..]
            .trim_start()
            .strip_prefix('=')
            .map_or(rest, str::trim_start),
        _ => rest,
    };
    let address = match address.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inside = &address[1..];
            inside.split(quote).next().unwrap_or(inside)
        }
        _ => address,
    };
    let address = address.trim();
    if address.is_empty() {
        return None;
    }
    let url = match base {
        Some(base) => base.join(address).ok()?,
        None => Url::parse(address).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then_some(url)
}

#[cfg(test)]
mod tests {
    use super::{refresh_header_target, refresh_target};
    use crate::Page;

    fn of(head: &str) -> Option<String> {
        let url = "https://tidewater.example/news/old".parse().ok();
        let html = format!("<html><head>{head}</head><body><p>Moved.</p></body></html>");
        refresh_target(&Page::html(url, html)).map(String::from)
    }

    #[test]
    fn an_immediate_refresh_has_its_target() {
        for (content, target) in [
            ("0; url=https://quay.example/a", "https://quay.example/a"),
            ("0;URL='/crane'", "https://tidewater.example/crane"),
            ("0, crane", "https://tidewater.example/news/crane"),
            (
                " 1 ; url = crane?x=1 ",
                "https://tidewater.example/news/crane?x=1",
            ),
            ("0.5; url=//quay.example/", "https://quay.example/"),
        ] {
            let meta = format!("<meta http-equiv='Refresh' content=\"{content}\">");
            assert_eq!(of(&meta).as_deref(), Some(target), "{content}");
            let base = "https://tidewater.example/news/old".parse().unwrap();
            let header = refresh_header_target(content, &base).map(String::from);
            assert_eq!(header.as_deref(), Some(target), "{content}");
        }
        let based =
            "<base href='https://quay.example/b/'><meta http-equiv=refresh content='0;url=c'>";
        assert_eq!(of(based).as_deref(), Some("https://quay.example/b/c"));
    }

    #[test]
    fn a_later_one_another_scheme_and_one_to_the_page_itself_have_none() {
        for content in [
            "5; url=https://quay.example/a",
            "300",
            "0",
            "0; url=javascript:alert(1)",
            "0; url=file:///etc/passwd",
            "0; url=data:text/html,hello",
            "0; url=https://tidewater.example/news/old",
            "soon; url=/a",
            "",
        ] {
            let meta = format!("<meta http-equiv=refresh content=\"{content}\">");
            assert_eq!(of(&meta), None, "{content}");
        }
        let refresh = "<meta http-equiv=refresh content='0;url=/nojs'>";
        assert_eq!(of(&format!("<noscript>{refresh}</noscript>")), None);
        assert_eq!(of(&format!("<!-- {refresh} -->")), None);
        assert_eq!(
            of(&format!("<script>var a = \"{refresh}\";</script>")),
            None
        );
    }
}
