//! Links as people and Slack write them, found in what was typed.
use std::ops::Range;

use super::{
    number,
    spelling::{is_space, slips},
    visibility,
};

/// A link in what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// It as an absolute address.
    pub(super) address: String,
    /// Whether it has a scheme, so that it is a link whatever stands around it.
    pub(super) has_scheme: bool,
    /// Whether it ends in a word for "private" that may be its own, so that it stays in it: `?q=a,private`.
    pub(super) seems_private: bool,
}

/// What is found in a text.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The links to pages, in their order: those with a scheme, or else the bare ones.
    pub(super) pages: Vec<Link>,
    /// Whether there is a link to something else: `ftp://…`, `javascript:…`.
    pub(super) has_other_scheme: bool,
}

/// How many words may stand around a link without scheme and path: as many as people put into a command ("please", "in 5
/// sentences"). In prose, a full stop without a space looks just like a host name.
const TALK: usize = 12;

/// The longest that options are which are glued to a link: `,5,private`. A link may be of any length, and is looked through
/// for each mark in it.
const GLUED_LIMIT: usize = 40;

/// Finds the links of a text.
pub(super) fn find(text: &str) -> Links {
    let mut links = Links::default();
    let mut from = 0;
    while let Some(start) = next_start(text, from) {
        from = if let Some(scheme) = start.scheme {
            let link = web_link(text, &start, scheme);
            let end = link.range.end.max(start.rest);
            links.pages.push(link);
            end
        } else {
            links.has_other_scheme = true;
            end_of(text, start.rest, text[..start.at].chars().next_back())
        };
    }
    links.has_other_scheme |= text.split(is_space).any(|word| {
        let word = word.trim_start_matches(['(', '"', '\'', '“']);
        word.split_once(':').is_some_and(|(scheme, rest)| {
            matches!(
                scheme.to_ascii_lowercase().as_str(),
                "javascript" | "data" | "file" | "about" | "ftp" | "vbscript"
            ) && !rest.is_empty()
        })
    });
    if links.pages.is_empty() && !links.has_other_scheme {
        links.pages = bare_links(text);
    }
    links
}

/// Where a link with a scheme begins.
struct Start {
    at: usize,
    /// Where its host begins.
    rest: usize,
    /// `http` or `https`; `None` where it is another one.
    scheme: Option<&'static str>,
}

fn next_start(text: &str, from: usize) -> Option<Start> {
    let mut before = text[..from].chars().next_back();
    for (offset, character) in text[from..].char_indices() {
        if character.is_ascii_alphabetic()
            && !before.is_some_and(|c| c.is_ascii_alphabetic())
            && let Some(start) = start_at(text, from + offset)
        {
            return Some(start);
        }
        before = Some(character);
    }
    None
}

/// The link that begins with the word here, or in it: `https://`, `http:/`, `https//`, `htps://`, `seehttps://`.
fn start_at(text: &str, at: usize) -> Option<Start> {
    let length = text[at..]
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(text.len() - at);
    let (word, after) = (&text[at..at + length], &text[at + length..]);
    let marks = after
        .find(|c: char| !matches!(c, ':' | ';' | '.' | '/' | '\\'))
        .map_or(after, |end| &after[..end]);
    if marks.is_empty() {
        return None;
    }
    let rest = at + length + marks.len();
    let lower = word.to_ascii_lowercase();
    let exact = match lower.as_str() {
        "http" => Some("http"),
        "https" => Some("https"),
        _ => None,
    };
    if let Some(scheme) = exact {
        let is_whole = marks == "://";
        let is_slip = marks.contains([':', '/', '\\']) && host_at(text, rest).is_some();
        return (is_whole || is_slip).then_some(Start {
            at,
            rest,
            scheme: Some(scheme),
        });
    }
    if !(marks.starts_with(":/") || marks.starts_with("//")) {
        return None;
    }
    if marks.starts_with("://") {
        // Glued to the word before it.
        for scheme in ["https", "http"] {
            if lower.ends_with(scheme) {
                return Some(Start {
                    at: at + length - scheme.len(),
                    rest,
                    scheme: Some(scheme),
                });
            }
        }
    }
    let meant = ["https", "http"]
        .into_iter()
        .find(|scheme| slips(&lower, scheme) <= 1)
        .filter(|_| host_at(text, rest).is_some());
    match meant {
        Some(scheme) => Some(Start {
            at,
            rest,
            scheme: Some(scheme),
        }),
        None => marks.starts_with("://").then_some(Start {
            at,
            rest,
            scheme: None,
        }),
    }
}

fn web_link(text: &str, start: &Start, scheme: &'static str) -> Link {
    let mut rest = start.rest;
    let mut scheme = scheme;
    // `https://https://a.b`
    while let Some(again) = text[rest..]
        .starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| start_at(text, rest))
        .flatten()
        .filter(|again| again.at == rest)
        && let Some(inner) = again.scheme
    {
        (rest, scheme) = (again.rest, inner);
    }
    // `https:// a.b`
    let gap = text[rest..].len() - text[rest..].trim_start_matches(' ').len();
    if gap > 0 && host_at(text, rest + gap).is_some() {
        rest += gap;
    }
    let before = text[..start.at].chars().next_back();
    let whole = rest..end_of(text, rest, before);
    let (body, seems_private) = without_options(text, whole);
    let is_whole = text[start.at..rest].eq_ignore_ascii_case(&format!("{scheme}://"));
    let address = if is_whole {
        text[start.at..body.end].to_owned()
    } else {
        format!("{scheme}://{}", &text[body.clone()])
    };
    Link {
        range: start.at..body.end,
        address,
        has_scheme: true,
        seems_private,
    }
}

/// Where an address ends: before white space, seen or not, before what closes a quotation or a bracket in any writing,
/// and before the punctuation of the sentence that it stands in. `before` is what stands before the link.
fn end_of(text: &str, start: usize, before: Option<char>) -> usize {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut end = text.len();
    for (offset, character) in text[start..].char_indices() {
        let at = start + offset;
        let next = text[at + character.len_utf8()..].chars().next();
        let goes_on = next.is_some_and(char::is_alphabetic);
        let ends = match character {
            '(' | '[' | '{' => {
                open.push((character, at));
                false
            }
            ')' => open.pop_if(|(c, _)| *c == '(').is_none(),
            ']' => open.pop_if(|(c, _)| *c == '[').is_none(),
            '}' => open.pop_if(|(c, _)| *c == '{').is_none(),
            '<' | '>' | '"' | '`' | '\\' => true,
            '|' if before == Some('<') => true,
            // Two links.
            ',' | ';' | '|' => begins_link(&text[at + 1..]),
            // L’Équipe
            '\'' | '’' => !goes_on || before == Some('\''),
            other => is_space(other) || ENDS.contains(other),
        };
        if ends {
            end = at;
            break;
        }
    }
    // What opens here and closes elsewhere is the sentence's.
    if let Some((_, at)) = open.first() {
        end = *at;
    }
    let link = &text[start..end];
    start + link.trim_end_matches(|c| TRAILING.contains(c)).len()
}

fn begins_link(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })
}

/// Quotation marks and brackets, closing and opening, and the full stops and commas of other writings, none of which an
/// address has unless it is encoded.
const ENDS: &str = "“”„‟‘‚‛«»‹›「」『』（）【】〈〉《》〔〕〖〗〘〙〚〛［］｛｝｟｠｢｣⟨⟩⟪⟫⟦⟧❛❜❝❞〝〞〟＂＇＜＞。｡，、､！？；：";

/// What ends a sentence or a mark-up and no address.
const TRAILING: &str = ".,;:!?'\"*_~`|…([{،؛؟؞۔।॥։՝՜՞።፣฿ฯ\u{200c}\u{200d}";

/// The link without the options that are glued to its end, `,5` or `(private)`, and whether it ends in one for "private"
/// that may be its own.
fn without_options(text: &str, range: Range<usize>) -> (Range<usize>, bool) {
    let link = &text[range.clone()];
    let mut length = link.len();
    let mut seems_private = false;
    for (at, separator) in separators(link) {
        let (head, tail) = (&link[..at], &link[at + separator.len()..]);
        if tail.len() > GLUED_LIMIT || !head.contains(char::is_alphanumeric) {
            break;
        }
        let asked = visibility::read_glued(tail, separator == "-");
        if asked.private || asked.public {
            if !number::is_all_options(tail) {
                break;
            }
            // `Mercury_(private)`, as Wikipedia writes.
            let is_title = separator == "(" && head.ends_with('_');
            seems_private |= asked.private && !is_title;
            // A query or a fragment holds lists.
            if !is_title && separator != ":" && !head.contains(['?', '#']) {
                length = head.trim_end_matches('-').len();
            }
        } else if matches!(separator, "," | ";") && is_count(tail, head) {
            length = at;
        } else if tail.contains(|c: char| c.is_alphanumeric() && !c.is_ascii_digit()) {
            break;
        }
    }
    if let Some(shorter) = unspaced_option(&link[..length]) {
        length = shorter;
        seems_private = true;
    }
    let link = link[..length].trim_end_matches(|c| TRAILING.contains(c));
    (range.start..range.start + link.len(), seems_private)
}

/// The marks that may part an option from a link, from its end.
fn separators(link: &str) -> impl Iterator<Item = (usize, &str)> {
    let marks = link.rmatch_indices(|c| ",;|([{!:’'—–-…*".contains(c));
    let dashes = |(at, mark): (usize, &str)| mark != "-" || link[..at].ends_with('-');
    marks.filter(move |found| dashes(*found))
}

/// Whether what follows a comma or a semicolon is a number of sentences: not one of several numbers (`@52.5,13.4`), nor a long one.
fn is_count(tail: &str, head: &str) -> bool {
    let before = head.rsplit('/').next().unwrap_or_default();
    (1..=2).contains(&tail.len())
        && tail
            .parse()
            .is_ok_and(|count: u8| (1..=40).contains(&count))
        && !head.contains(['?', '#'])
        && !before.contains([',', ';', '@'])
        && !before.chars().all(|c| c.is_ascii_digit())
}

/// How long a link is without a word for "private" of a script without spaces that follows its ASCII: `/x非公開で`.
fn unspaced_option(link: &str) -> Option<usize> {
    let tail = link.rfind(|c: char| c.is_ascii())? + 1;
    let word = &link[tail..];
    let is_short = (2..=8).contains(&word.chars().count());
    // A path of one such word is a page of its own: `/wiki/秘密`.
    let is_glued = link[..tail].ends_with(|c: char| c.is_ascii_alphanumeric());
    (is_short && is_glued && visibility::read(word).private).then_some(tail)
}

/// Links without a scheme: `example.com/x` anywhere, `example.com` among few words.
fn bare_links(text: &str) -> Vec<Link> {
    let count = text.split(is_space).filter(|word| !word.is_empty()).count();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(range) = next_bare(text, from) {
        from = range.end;
        let link = &text[range.clone()];
        let host = host_at(link, 0).unwrap_or_default();
        let is_plain_web = is_local(host);
        let is_clear = is_plain_web
            || host.len() < link.len()
            || host
                .get(..4)
                .is_some_and(|www| www.eq_ignore_ascii_case("www."));
        if !is_clear && count > TALK {
            continue;
        }
        let (range, seems_private) = without_options(text, range);
        // Hosts of one's own network seldom speak https.
        let scheme = if is_plain_web { "http" } else { "https" };
        found.push(Link {
            address: format!("{scheme}://{}", &text[range.clone()]),
            range,
            has_scheme: false,
            seems_private,
        });
    }
    // "private.Thanks example.com"
    if found.len() > 1
        && found
            .first()
            .is_some_and(|first| visibility::read(&text[first.range.clone()]).private)
    {
        found.rotate_left(1);
    }
    found
}

fn next_bare(text: &str, from: usize) -> Option<Range<usize>> {
    let mut before = text[..from].chars().next_back();
    for (offset, character) in text[from..].char_indices() {
        let at = from + offset;
        let begins = !before.is_some_and(|c| {
            c.is_alphanumeric()
                || matches!(
                    c,
                    '.' | '-' | '_' | '@' | '/' | '\\' | '=' | '#' | '%' | '&'
                )
        });
        // `//example.com/x`
        let slashes = text[at..].starts_with("//") && !text[at..].starts_with("///");
        let at = if slashes { at + 2 } else { at };
        if begins && let Some(host) = host_at(text, at) {
            let after = &text[at + host.len()..];
            let end = if after.starts_with([':', '/', '?', '#']) {
                end_of(text, at, before).max(at + host.len())
            } else {
                at + host.len()
            };
            if !after.starts_with('@') {
                return Some(at..end);
            }
        }
        before = Some(character);
    }
    None
}

/// The host that begins here: a name with a dot, `localhost`, or an address in numbers.
fn host_at(text: &str, at: usize) -> Option<&str> {
    let rest = &text[at..];
    if let Some(inner) = rest.strip_prefix('[') {
        let inner = &inner[..inner.find(']')?];
        inner.parse::<std::net::Ipv6Addr>().ok()?;
        return Some(&rest[..inner.len() + 2]);
    }
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_') || is_joiner(c)))
        .unwrap_or(rest.len());
    let host = rest[..end].trim_end_matches(['.', '-', '_']);
    let name = !host.is_empty() && host.split('.').all(|label| !label.is_empty());
    let (_, last) = host.rsplit_once('.').unwrap_or_default();
    let has_domain = last.chars().count() > 1
        && (last.chars().all(|c| c.is_alphabetic() || is_mark(c))
            || last.to_ascii_lowercase().starts_with("xn--"));
    (name && (has_domain || is_local(host))).then_some(host)
}

/// A host of one's own machine or network, or one without a name.
fn is_local(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    host == "localhost"
        || host.ends_with(".localhost")
        || host.starts_with('[')
        || host.parse::<std::net::Ipv4Addr>().is_ok()
}

const fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}') || is_mark(character)
}

/// Vowel signs of South Asia's scripts, which are no letters to Unicode.
const fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e30}'..='\u{e4e}')
}
