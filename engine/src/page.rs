//! A downloaded document: where it came from, what kind it is, and its text decoded.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use url::Url;

/// The bytes are neither HTML, XHTML, plain text nor PDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a page but {content_type}")]
pub struct NotAPage {
    /// The content type that came with the bytes, or `unknown`.
    pub content_type: String,
}

/// What a page holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// HTML or XHTML, decoded.
    Html(String),
    /// Plain text, decoded.
    Text(String),
    /// A PDF file, as it came.
    Pdf(Vec<u8>),
}

/// A document to take an article from.
#[derive(Clone, Debug)]
pub struct Page {
    url: Option<Url>,
    content: Content,
}

impl Page {
    /// A page from HTML that is already text.
    pub fn html(url: Option<Url>, html: impl Into<String>) -> Self {
        Self {
            url,
            content: Content::Html(html.into()),
        }
    }

    /// A page from plain text.
    pub fn text(url: Option<Url>, text: impl Into<String>) -> Self {
        Self {
            url,
            content: Content::Text(text.into()),
        }
    }

    /// A page from the bytes of a PDF file.
    pub fn pdf(url: Option<Url>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            url,
            content: Content::Pdf(bytes.into()),
        }
    }

    /// Decides what `bytes` are by their content type and their first bytes, and decodes them: by byte order mark, then the
    /// header's charset, then the document's own `<meta>`, then detection.
    ///
    /// Fails with [`NotAPage`] for anything that is neither HTML, plain text nor PDF.
    pub fn from_bytes(
        url: Option<Url>,
        content_type: Option<&str>,
        bytes: impl Into<Vec<u8>>,
    ) -> Result<Self, NotAPage> {
        let bytes = bytes.into();
        let given = content_type.unwrap_or("");
        let essence = essence(given);
        let content = if starts_with_pdf(&bytes) {
            Content::Pdf(bytes)
        } else if essence == "application/pdf" {
            return Err(NotAPage {
                content_type: "application/pdf without a PDF in it".to_owned(),
            });
        } else if looks_binary(&bytes) {
            let content_type = if essence.is_empty() {
                "unknown".to_owned()
            } else {
                essence
            };
            return Err(NotAPage { content_type });
        } else if is_html(&essence)
            || (!essence.starts_with("text/") && looks_like_html(&bytes))
            || (essence == "text/plain" && looks_like_html(&bytes))
        {
            Content::Html(decode(&bytes, charset_of(given), url.as_ref(), true))
        } else if may_be_page(given) {
            Content::Text(decode(&bytes, charset_of(given), url.as_ref(), false))
        } else {
            return Err(NotAPage {
                content_type: essence,
            });
        };
        Ok(Self { url, content })
    }

    /// Whether a document of this content type can be a page, so that downloading it is worth its time.
    #[must_use]
    pub fn can_be(content_type: &str) -> bool {
        may_be_page(content_type)
    }

    /// Where the page was found, after all redirects.
    #[must_use]
    pub fn url(&self) -> Option<&Url> {
        self.url.as_ref()
    }

    /// What the page holds.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }
}

fn may_be_page(content_type: &str) -> bool {
    let essence = essence(content_type);
    is_html(&essence)
        || matches!(
            essence.as_str(),
            "" | "text/plain"
                | "text/markdown"
                | "text/x-markdown"
                | "application/pdf"
                | "application/x-pdf"
                | "application/octet-stream"
                | "text/xml"
                | "application/xml"
        )
}

fn is_html(essence: &str) -> bool {
    matches!(
        essence,
        "text/html" | "application/xhtml+xml" | "application/vnd.wap.xhtml+xml"
    )
}

fn essence(content_type: &str) -> String {
    content_type
        .split(';')
        .next()
        .unwrap_or("")
        .trim()
        .to_ascii_lowercase()
}

fn charset_of(content_type: &str) -> Option<&'static Encoding> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| Encoding::for_label(value.trim().trim_matches(['"', '\'']).as_bytes()))?
    })
}

/// Real files carry junk before the mark; readers accept it within the first kilobyte.
fn starts_with_pdf(bytes: &[u8]) -> bool {
    head(bytes, 1024)
        .windows(5)
        .any(|window| window == b"%PDF-")
        && !looks_like_html(bytes)
}

fn head(bytes: &[u8], length: usize) -> &[u8] {
    &bytes[..bytes.len().min(length)]
}

/// Control characters that no text carries, as the sniffing standard (mimesniff.spec.whatwg.org) lists them. UTF-16 is
/// full of zeros, and says so by its byte order mark.
fn looks_binary(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_none()
        && head(bytes, 1445)
            .iter()
            .any(|byte| matches!(byte, 0x00..=0x08 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f))
}

fn looks_like_html(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head(bytes, 1024)).to_ascii_lowercase();
    let start = head.trim_start_matches('\u{feff}').trim_start();
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<div",
        "<p>",
        "<!--",
    ]
    .iter()
    .any(|tag| start.starts_with(tag))
        || (start.starts_with("<?xml") && head.contains("<html"))
}

fn decode(
    bytes: &[u8],
    header: Option<&'static Encoding>,
    url: Option<&Url>,
    html: bool,
) -> String {
    let declared = Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .or(header)
        .or_else(|| if html { declared_in_html(bytes) } else { None });
    let encoding = match declared {
        // UTF-8 is often claimed and seldom wrong; where it is wrong, the bytes know better.
        Some(encoding)
            if encoding != UTF_8 || std::str::from_utf8(bytes).is_ok() || mostly_utf8(bytes) =>
        {
            encoding
        }
        _ => detect(bytes, url),
    };
    encoding.decode(bytes).0.into_owned()
}

/// A few broken sequences in a page of valid ones are the page's own mistakes, not another charset.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let broken = text.chars().filter(|c| *c == '\u{fffd}').count();
    let fine = text.chars().filter(|c| !c.is_ascii()).count() - broken;
    broken * 4 <= fine
}

/// The prescan of the HTML standard, in short: the first `charset` in a `<meta>` of the first kilobytes.
fn declared_in_html(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head(bytes, 4096)).to_ascii_lowercase();
    let declared_by_xml = head
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .and_then(|(xml, _)| label_after(xml, "encoding"));
    let label = declared_by_xml.or_else(|| {
        head.split("<meta")
            .skip(1)
            .find_map(|tag| label_after(tag.split('>').next()?, "charset"))
    })?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A document whose `<meta>` can be read as ASCII is not UTF-16, whatever it says.
    Some(
        if encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE {
            UTF_8
        } else {
            encoding
        },
    )
}

fn label_after<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(name)?;
    let value = rest
        .trim_start()
        .strip_prefix('=')?
        .trim_start()
        .trim_start_matches(['"', '\'']);
    value
        .split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '>' | '?'))
        .next()
        .filter(|label| !label.is_empty())
}

fn detect(bytes: &[u8], url: Option<&Url>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let country = url
        .and_then(Url::domain)
        .and_then(|host| host.rsplit('.').next())
        .map(str::as_bytes);
    // The detector panics on labels that are not lower-case ASCII without dots.
    let country = country.filter(|label| label.iter().all(u8::is_ascii_lowercase));
    detector.guess(country, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html_of(content_type: Option<&str>, bytes: &[u8]) -> String {
        match Page::from_bytes(None, content_type, bytes).unwrap().content {
            Content::Html(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_charset_comes_from_mark_then_header_then_meta_then_the_bytes() {
        assert!(
            html_of(
                Some("text/html; charset=windows-1252"),
                b"\xef\xbb\xbf<p>caf\xc3\xa9"
            )
            .contains("café"),
            "mark"
        );
        assert!(
            html_of(
                Some("text/html; charset=\"ISO-8859-1\""),
                b"<meta charset=utf-8><p>caf\xe9"
            )
            .contains("café"),
            "header"
        );
        assert!(html_of(Some("text/html"), b"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xcf\xf0\xe8\xe2\xe5\xf2").contains("Привет"), "meta");
        assert!(
            html_of(None, "<html><p>Zwölf große Boxkämpfer".as_bytes()).contains("Zwölf"),
            "detection"
        );
        assert!(
            html_of(
                Some("text/html"),
                b"<?xml version='1.0' encoding='iso-8859-1'?><html><p>caf\xe9"
            )
            .contains("café"),
            "XML"
        );
        let (sjis, ..) =
            encoding_rs::SHIFT_JIS.encode("<html><p>東京都は雨です。明日は晴れるでしょう。");
        assert!(
            html_of(Some("text/html"), &sjis).contains("東京都"),
            "Shift_JIS detected"
        );
        assert!(
            html_of(Some("text/html"), b"\xff\xfe<\0p\0>\0h\0i\0").contains("hi"),
            "UTF-16"
        );
    }

    #[test]
    fn a_wrong_claim_of_utf_8_gives_way_to_the_bytes() {
        assert!(
            html_of(
                Some("text/html; charset=utf-8"),
                b"<html><p>Un caf\xe9 tr\xe8s serr\xe9 \xe0 Paris"
            )
            .contains("café très")
        );
    }

    #[test]
    fn only_pages_are_pages() {
        for (content_type, bytes) in [
            ("image/png", &b"\x89PNG\r\n\x1a\n\0\0"[..]),
            ("application/zip", b"PK\x03\x04\0"),
            ("text/html", b"\0\0\0\x18ftyp"),
            ("application/json", b"{}"),
        ] {
            assert!(
                matches!(
                    Page::from_bytes(None, Some(content_type), bytes),
                    Err(NotAPage { .. })
                ),
                "{content_type}"
            );
        }
        assert!(matches!(
            Page::from_bytes(None, Some("text/html"), &b"%PDF-1.4 ..."[..])
                .unwrap()
                .content(),
            Content::Pdf(_)
        ));
        assert!(matches!(
            Page::from_bytes(None, Some("text/plain"), &b"hello"[..])
                .unwrap()
                .content(),
            Content::Text(_)
        ));
    }
}
