//! A downloaded document: where it came from, what kind it is, and its text decoded.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use url::Url;

use crate::{feed, word};

/// The bytes are no document that can be read.
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
    /// Markdown, decoded.
    Markdown(String),
    /// A feed: RSS, Atom or JSON Feed, or the JSON of an article, decoded.
    Feed(String),
    /// A PDF file, as it came.
    Pdf(Vec<u8>),
    /// A Word document (`.docx`), as it came.
    Word(Vec<u8>),
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

    /// A page from Markdown.
    pub fn markdown(url: Option<Url>, markdown: impl Into<String>) -> Self {
        Self {
            url,
            content: Content::Markdown(markdown.into()),
        }
    }

    /// A page from a feed, or from the JSON of an article.
    pub fn feed(url: Option<Url>, feed: impl Into<String>) -> Self {
        Self {
            url,
            content: Content::Feed(feed.into()),
        }
    }

    /// A page from the bytes of a PDF file.
    pub fn pdf(url: Option<Url>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            url,
            content: Content::Pdf(bytes.into()),
        }
    }

    /// A page from the bytes of a Word document (`.docx`).
    pub fn word(url: Option<Url>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            url,
            content: Content::Word(bytes.into()),
        }
    }

    /// Decides what `bytes` are by their content type and their first bytes, and decodes them: by byte order mark; as UTF-8
    /// where they are valid UTF-8 with characters beyond ASCII, whatever is declared; then by the header's charset, the
    /// document's own `<meta>`, detection.
    ///
    /// Fails with [`NotAPage`] for anything that is neither HTML, plain text, Markdown, a feed, PDF nor a Word document.
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
        } else if word::is_word(&bytes) {
            Content::Word(bytes)
        } else if essence == "application/pdf" {
            return Err(NotAPage {
                content_type: "application/pdf without a PDF in it".to_owned(),
            });
        } else if looks_binary(&bytes, charset_of(given)) {
            let content_type = if essence.is_empty() {
                "unknown".to_owned()
            } else {
                essence
            };
            return Err(NotAPage { content_type });
        } else {
            let form = form(&essence, &bytes).ok_or_else(|| NotAPage {
                content_type: essence.clone(),
            })?;
            let text = decode(&bytes, charset_of(given), url.as_ref(), form);
            match form {
                Form::Markdown => Content::Markdown(text),
                Form::Xml if feed::is_feed(&text) => Content::Feed(text),
                Form::Json if feed::is_json(&text) => Content::Feed(text),
                // Of XML that is no feed the elements' text is read.
                Form::Html | Form::Xml => Content::Html(text),
                Form::Json => {
                    return Err(NotAPage {
                        content_type: essence,
                    });
                }
                Form::Text => Content::Text(text),
            }
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

/// The content type of a `.docx`.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// How a document is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Xml,
    Json,
    Markdown,
    Text,
}

/// The form that a content type names, and that the bytes have where it names none or a wrong one; `None` for what is no
/// document.
fn form(essence: &str, bytes: &[u8]) -> Option<Form> {
    let declared = declared_form(essence)?;
    Some(match declared {
        Form::Text
            if looks_like_html(bytes)
                && (essence == "text/plain" || !essence.starts_with("text/")) =>
        {
            Form::Html
        }
        Form::Html | Form::Text if looks_like_feed(bytes) => Form::Xml,
        declared => declared,
    })
}

fn declared_form(essence: &str) -> Option<Form> {
    Some(match essence {
        _ if is_html(essence) => Form::Html,
        ""
        | "text/plain"
        | "application/octet-stream"
        | "application/pdf"
        | "application/x-pdf" => Form::Text,
        "text/markdown" | "text/x-markdown" | "text/x-web-markdown" | "application/markdown" => {
            Form::Markdown
        }
        "text/xml" | "application/xml" => Form::Xml,
        "application/json" | "text/json" => Form::Json,
        _ if essence.ends_with("+xml") && !essence.starts_with("image/") => Form::Xml,
        _ if essence.ends_with("+json") => Form::Json,
        _ => return None,
    })
}

fn may_be_page(content_type: &str) -> bool {
    let essence = essence(content_type);
    declared_form(&essence).is_some() || essence == WORD
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
/// full of zeros, and says so by its byte order mark or in the header.
fn looks_binary(bytes: &[u8], header: Option<&'static Encoding>) -> bool {
    Encoding::for_bom(bytes).is_none()
        && !(header.is_some_and(is_utf_16) && looks_like_utf_16(bytes))
        && head(bytes, 1445)
            .iter()
            .any(|byte| matches!(byte, 0x00..=0x08 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f))
}

fn is_utf_16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Whether pairs of bytes are characters that text has: hardly any is a control character or half of a pair.
fn looks_like_utf_16(bytes: &[u8]) -> bool {
    utf_16_order(bytes).is_some()
}

/// The order of the bytes of UTF-16, told by the ASCII characters that any document has; `None` for anything else. Headers
/// name the wrong one, or leave it open.
fn utf_16_order(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = head(bytes, 1024).chunks_exact(2);
    let (mut little, mut big, mut all) = (0_usize, 0_usize, 0_usize);
    for pair in pairs {
        all += 1;
        let is_ascii = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7e);
        little += usize::from(pair[1] == 0 && is_ascii(pair[0]));
        big += usize::from(pair[0] == 0 && is_ascii(pair[1]));
    }
    // Spaces, figures and tags are a tenth of any text; the other order has next to none.
    if little * 10 >= all && little > big * 4 && all > 0 {
        Some(UTF_16LE)
    } else if big * 10 >= all && big > little * 4 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn looks_like_feed(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head(bytes, 1024)).to_ascii_lowercase();
    let start = head.trim_start_matches('\u{feff}').trim_start();
    (start.starts_with("<?xml")
        || start.starts_with("<rss")
        || start.starts_with("<feed")
        || start.starts_with("<rdf:rdf"))
        && ["<rss", "<feed", "<rdf:rdf"]
            .iter()
            .any(|root| start.contains(root))
        && !start.contains("<html")
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
    form: Form,
) -> String {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    if marked.is_none()
        && let Some(text) = surely_utf_8(bytes)
    {
        return text.to_owned();
    }
    let encoding =
        marked.unwrap_or_else(|| match header.or_else(|| declared_inside(bytes, form)) {
            Some(encoding) if is_utf_16(encoding) => utf_16_order(bytes).unwrap_or(encoding),
            // UTF-8 is often claimed and seldom wrong; where it is wrong, the bytes know better.
            Some(encoding) if encoding != UTF_8 || bytes.is_ascii() || mostly_utf8(bytes) => {
                encoding
            }
            _ => detect(bytes, url),
        });
    encoding.decode(bytes).0.into_owned()
}

fn declared_inside(bytes: &[u8], form: Form) -> Option<&'static Encoding> {
    match form {
        Form::Html | Form::Xml => declared_in_html(bytes),
        // RFC 8259, section 8.1 (<https://www.rfc-editor.org/rfc/rfc8259#section-8.1>).
        Form::Json => Some(UTF_8),
        Form::Markdown | Form::Text => None,
    }
}

/// The text, where the bytes are valid UTF-8: no other encoding's text is by chance, but for ASCII. Of that, ISO-2022-JP has
/// escapes, and UTF-16 zeros.
fn surely_utf_8(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    (!text.is_ascii() || !bytes.iter().any(|byte| matches!(byte, 0x00 | 0x1b))).then_some(text)
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
    Some(if is_utf_16(encoding) { UTF_8 } else { encoding })
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

    /// What one page in some encoding is read as.
    fn decoded(content_type: &str, bytes: &[u8]) -> String {
        match Page::from_bytes(None, Some(content_type), bytes)
            .unwrap()
            .content
        {
            Content::Html(text) | Content::Text(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn valid_utf_8_is_utf_8_whatever_is_declared() {
        let page = |charset: &str| {
            format!(
                "<html><head><meta charset=\"{charset}\"></head><p>Der Bürgermeister fährt „übermorgen“ ab. 東京は雨です。"
            )
        };
        for charset in [
            "iso-8859-1",
            "windows-1252",
            "windows-1251",
            "windows-1254",
            "gb2312",
            "gbk",
            "gb18030",
            "big5",
            "shift_jis",
            "euc-jp",
            "euc-kr",
            "koi8-r",
            "macintosh",
            "x-mac-cyrillic",
            "us-ascii",
            "utf-16",
            "utf-8",
            "no-such-charset",
        ] {
            let bytes = page(charset);
            for header in [
                "text/html".to_owned(),
                format!("text/html; charset={charset}"),
            ] {
                let text = decoded(&header, bytes.as_bytes());
                assert!(
                    text.contains("Bürgermeister fährt „übermorgen“ ab. 東京は雨です。"),
                    "{header} {charset}: {text}"
                );
            }
        }
    }

    #[test]
    fn what_is_declared_rightly_is_believed() {
        for (label, text) in [
            ("iso-8859-1", "Der Bürgermeister fährt über die Brücke."),
            ("windows-1252", "“It’s late”, said Zoë – and left."),
            ("windows-1251", "Мэр едет через мост."),
            ("koi8-r", "Мэр едет через мост."),
            (
                "x-mac-cyrillic",
                "Мэр города едет через новый мост на работу, а потом домой.",
            ),
            ("windows-1254", "Şehrin başkanı köprüden geçiyor."),
            ("shift_jis", "市長は橋を渡ります。"),
            ("euc-jp", "市長は橋を渡ります。"),
            ("iso-2022-jp", "市長は橋を渡ります。"),
            ("gb2312", "市长走过桥。"),
            ("big5", "市長走過橋。"),
            ("euc-kr", "시장은 다리를 건넌다."),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, ..) = encoding.encode(text);
            let mut in_meta = format!("<html><meta charset={label}><p>").into_bytes();
            in_meta.extend_from_slice(&bytes);
            assert!(
                decoded("text/html", &in_meta).contains(text),
                "meta {label}"
            );
            let header = format!("text/plain; charset={label}");
            assert_eq!(decoded(&header, &bytes), text, "header {label}");
        }
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let text = "<html><p>Der Bürgermeister fährt. 東京は雨です。</p>";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (header, bytes) in [
            ("text/html; charset=utf-16", &little),
            ("text/html; charset=utf-16le", &little),
            ("text/html; charset=utf-16be", &big),
            // The wrong order is named.
            ("text/html; charset=utf-16", &big),
        ] {
            assert_eq!(decoded(header, bytes), text, "{header}");
        }
        let marked = [&[0xff, 0xfe], little.as_slice()].concat();
        assert_eq!(decoded("text/html", &marked), text);
        // Zeros alone are no text, whatever the header says.
        assert!(Page::from_bytes(None, Some("text/html; charset=utf-16"), vec![0; 400]).is_err());
    }

    #[test]
    fn ascii_and_broken_utf_8_stay_what_they_are() {
        assert_eq!(
            decoded("text/plain; charset=gb2312", b"Plain words."),
            "Plain words."
        );
        let mut broken = "Größe, Fähre, Brücke, schöner März ".repeat(4).into_bytes();
        broken.extend_from_slice(b"\xff end");
        for header in ["text/plain; charset=utf-8", "text/plain"] {
            let text = decoded(header, &broken);
            assert!(
                text.contains("Fähre") || header == "text/plain",
                "{header}: {text}"
            );
        }
    }

    #[test]
    fn markdown_is_told_by_its_content_type() {
        for kind in ["text/markdown", "text/x-markdown; charset=utf-8"] {
            let page = Page::from_bytes(None, Some(kind), &b"Only *words* here."[..]).unwrap();
            assert!(matches!(page.content(), Content::Markdown(_)), "{kind}");
        }
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
