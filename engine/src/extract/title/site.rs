//! The names of sites and of their sections around a title, and what parts them from it.

use super::address::Slug;
use super::plain;
use crate::extract::metadata::Metadata;
use crate::text::{count_words, is_unspaced, plain_letter};

/// Without the site's name known, a name at the end has no more words, and a title before it no fewer.
const WORDS_OF_NAME: usize = 4;
const WORDS_OF_TITLE: usize = 3;
/// Shorter names are too easily part of another word.
const SURE_NAME: usize = 4;

/// Each part of each title is compared with each name. Pages name a publisher or two; a list of articles names theirs again
/// and again.
const MOST_NAMES: usize = 40;

/// Words at the end of a name that only sites, and parts of them, are called by.
const SITE_NOUNS: [&str; 13] = [
    "blog",
    "weblog",
    "wiki",
    "forum",
    "forums",
    "foren",
    "docs",
    "documentation",
    "dokumentation",
    "documentación",
    "newsletter",
    "magazine",
    "wikipedia",
];
/// Words that names leave out where they are shortened.
const SMALL_WORDS: [&str; 12] = [
    "the", "of", "and", "for", "in", "on", "at", "a", "an", "to", "&", "de",
];

/// What the page, its metadata and its address call the site.
pub(super) struct SiteNames {
    /// Words of the names that the page gives.
    declared: Vec<Vec<String>>,
    host: Vec<String>,
    /// The host's parts without its suffix: `["en", "wikipedia"]`.
    labels: Vec<String>,
    /// The folders that the page lies in.
    sections: Vec<String>,
    is_first_page: bool,
}

impl SiteNames {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let declared = metadata
            .site_name
            .iter()
            .chain(&metadata.publishers)
            .map(|name| words(name))
            .filter(|words| !words.is_empty())
            .take(MOST_NAMES)
            .collect();
        let mut names = Self {
            declared,
            host: Vec::new(),
            labels: Vec::new(),
            sections: Vec::new(),
            is_first_page: false,
        };
        let address = metadata.address.as_deref();
        if let Some(url) = address.and_then(|address| url::Url::parse(address).ok()) {
            if let Some(host) = url.host_str() {
                (names.host, names.labels) = host_names(host);
            }
            let folders: Vec<&str> = url.path_segments().into_iter().flatten().collect();
            let folders = folders.split_last().map_or(&[][..], |(_, folders)| folders);
            names.is_first_page = url.path() == "/";
            names.sections = folders
                .iter()
                .take(MOST_NAMES)
                .map(|folder| letters(folder))
                .collect();
        }
        names
    }

    /// Whether the page says what its site is called.
    fn are_declared(&self) -> bool {
        !self.declared.is_empty()
    }

    /// Whether this is the site's name.
    pub(super) fn are(&self, part: &str) -> bool {
        let part = letters(part);
        if part.is_empty() {
            return false;
        }
        let bare = part.strip_prefix("the").unwrap_or(&part);
        self.declared.iter().any(|name| {
            let name = name.concat();
            name == part || name.strip_prefix("the").unwrap_or(&name) == bare
        }) || self
            .host
            .iter()
            .any(|label| *label == part || label == bare)
    }

    /// As [`SiteNames::are`], or what is built of the name, in no more words than a name has: "Wikipedia, the free
    /// encyclopedia", "Harbour Authority" at `ha.example`, the folder that the page lies in.
    fn are_in(&self, part: &str) -> bool {
        if self.are(part) {
            return true;
        }
        // "Centre for Language Learning (CLL)"
        if let Some((_, short)) = part
            .strip_suffix(')')
            .and_then(|part| part.rsplit_once('('))
            && (self.are(short) || self.labels.contains(&letters(short)))
        {
            return true;
        }
        let words = words(part);
        if words.is_empty() || words.len() > 2 * WORDS_OF_NAME {
            return false;
        }
        let telling = without_small_words(&words);
        let initials = initials(&words);
        let is_short_for = |short: &str| initials.chars().count() > 2 && short == initials;
        if self.labels.iter().any(|label| is_short_for(label))
            || self
                .declared
                .iter()
                .any(|name| is_short_for(&name.concat()))
            || self.host.contains(&telling.concat())
        {
            return true;
        }
        if words.len() > WORDS_OF_NAME + 2 {
            return false;
        }
        if words.iter().all(|word| self.labels.contains(word)) {
            return true;
        }
        let begins = telling.first().copied().unwrap_or_default();
        // "Harbour Authority of the North" of "Harbour Authority": words, so that a short name will do.
        if self.declared.iter().any(|name| {
            let name = name.strip_prefix(&["the".to_owned()][..]).unwrap_or(name);
            words.ends_with(name)
                || words.starts_with(name)
                || words.get(1..).is_some_and(|words| words.starts_with(name))
        }) || words.len() <= WORDS_OF_NAME && self.host.iter().any(|label| label == begins)
        {
            return true;
        }
        let part = words.concat();
        let bare = part.strip_prefix("the").unwrap_or(&part);
        let holds = |name: &str| {
            let name = name.strip_prefix("the").unwrap_or(name);
            name.len() >= SURE_NAME && (bare.starts_with(name) || bare.ends_with(name))
                || bare.len() >= SURE_NAME && (name.starts_with(bare) || name.ends_with(bare))
        };
        self.declared.iter().any(|name| holds(&name.concat()))
            || self.host.iter().any(|name| holds(name))
            || words.len() < WORDS_OF_NAME
                && words
                    .iter()
                    .any(|word| word.len() >= SURE_NAME && self.host.contains(word))
    }

    /// Whether this is the name of the site or of a folder that the page lies in.
    fn are_behind(&self, part: &str) -> bool {
        self.are_in(part) || self.sections.contains(&letters(part))
    }

    /// A title that begins with the site's name, which no separator of ours parts from it: "Harbour Forum-Late ferries",
    /// "quay.example Late ferries".
    fn cut_glued<'a>(&self, title: &'a str) -> &'a str {
        let goes_on = |rest: &str| rest.starts_with(char::is_alphanumeric);
        if let Some((host, rest)) = title.split_once(' ')
            && host.contains('.')
            && self.host.first() == Some(&letters(host))
            && goes_on(rest)
        {
            return rest;
        }
        let is_name = |text: &str| {
            let words = words(text);
            words.len() > 1 && self.declared.contains(&words)
        };
        title
            .match_indices(['-', '–', '—', ':', '|'])
            .take(WORDS_OF_NAME)
            .map(|(at, sign)| (&title[..at], &title[at + sign.len()..]))
            .find(|(name, rest)| goes_on(rest) && is_name(name))
            .map_or(title, |(_, rest)| rest)
    }
}

fn without_small_words(words: &[String]) -> Vec<&str> {
    let words = words.iter().map(String::as_str);
    words.filter(|word| !SMALL_WORDS.contains(word)).collect()
}

/// "qcr" of "Quay Crane Review".
fn initials(words: &[String]) -> String {
    without_small_words(words)
        .iter()
        .filter_map(|word| word.chars().next())
        .collect()
}

/// Letters and digits, in lower case and without marks over them, so that "Café Nord" is `cafenord.example`.
fn letters(text: &str) -> String {
    plain(text).chars().map(plain_letter).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—' | ',' | '/' | '(' | ')')
    })
    .map(letters)
    .filter(|word| !word.is_empty())
    .collect()
}

/// Whether this is what sites are called, whichever: "Harbour Forum", "Quay Documentation (3.1)".
fn is_called_like_a_site(part: &str) -> bool {
    let spoken: Vec<&str> = part
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.contains(char::is_alphabetic))
        .collect();
    let Some(last) = spoken.iter().rev().find(|word| word.chars().count() > 1) else {
        return false;
    };
    let noun = last.to_lowercase();
    // Programs that make manuals write it small.
    let is_manual = ["document", "dokument"]
        .iter()
        .any(|name| noun.starts_with(name));
    spoken.len() <= WORDS_OF_NAME + 1
        && (last.starts_with(char::is_uppercase) || is_manual)
        && (spoken.len() > 1 && SITE_NOUNS.contains(&noun.as_str())
            || noun.len() > SURE_NAME && noun.ends_with("wiki"))
}

/// `["enwikipediaorg", "wikipedia", "wikipediaorg"]` of `en.wikipedia.org`, since a name and the whole host are both written
/// into titles; and the labels, `["en", "wikipedia"]`.
fn host_names(host: &str) -> (Vec<String>, Vec<String>) {
    let host = host.strip_prefix("www.").unwrap_or(host);
    let labels: Vec<&str> = host.split('.').collect();
    let mut names = vec![plain(host)];
    // "co.uk", "com.au": a short label before the last belongs to the public suffix.
    let suffix = match labels[..] {
        [.., second, last] if labels.len() > 2 && second.len() <= 3 && last.len() == 2 => 2,
        _ => 1,
    };
    let own = &labels[..labels.len().saturating_sub(suffix)];
    if let Some(name) = own.last() {
        names.push(plain(name));
        names.push(plain(&labels[own.len() - 1..].join("")));
    }
    names.retain(|name| name.len() > 1);
    (names, own.iter().map(|label| plain(label)).collect())
}

/// What may stand between a title and a site's name.
struct Separator {
    start: usize,
    end: usize,
    sign: char,
    /// It parts the words of titles as well: a colon. Only a known name is taken off there.
    weak: bool,
}

/// What is known of a title from its page.
pub(super) struct Evidence<'a> {
    pub(super) sites: &'a SiteNames,
    /// What the page's headings and other titles are, as [`plain`] writes them.
    pub(super) agreed: &'a [String],
    pub(super) slug: Option<&'a Slug>,
    /// Another of the page's titles is the very same text.
    pub(super) repeated: bool,
    /// Another of them is this text with a name behind it.
    pub(super) extended: bool,
}

/// A title without the names of site and sections before and behind it.
pub(super) fn without_site<'a>(title: &'a str, evidence: &Evidence<'_>) -> &'a str {
    let Evidence { sites, agreed, .. } = *evidence;
    let title = behind_view(sites.cut_glued(title));
    let separators = separators(title);
    if separators.is_empty() || agreed.contains(&plain(title)) {
        return title;
    }
    let is_site_in_it = separators.iter().any(|separator| {
        let (front, back) = (&title[..separator.start], &title[separator.end..]);
        sites.are_in(front.trim()) || sites.are_in(back.trim())
    });
    // Where the site's name is known and is another, and all titles have this, it belongs to the title.
    let is_whole = evidence.repeated && sites.are_declared() && !is_site_in_it;
    // One word in the address may be a section's.
    let slug = evidence
        .slug
        .filter(|slug| !(is_whole || slug.is_short() && is_site_in_it));
    if let Some(own) = confirmed_part(title, &separators, evidence, slug) {
        return own;
    }
    let whole = Whole {
        series: is_whole,
        all: evidence.extended && !is_site_in_it,
    };
    without_first(without_last(title, &separators, sites, whole), sites)
}

/// What forums of phpBB write between their name and a thread's, in the languages that it comes in
/// (<https://www.phpbb.com/languages/>).
const VIEWS: [&str; 14] = [
    "viewtopic",
    "viewthread",
    "themaanzeigen",
    "voirlesujet",
    "afficherlesujet",
    "vertema",
    "leggiargomento",
    "bekijkonderwerp",
    "zobacztemat",
    "zobrazittéma",
    "просмотртемы",
    "exibirtópico",
    "visatråd",
    "visemne",
];

/// "Quay Forum • View topic - Late ferries"
fn behind_view(title: &str) -> &str {
    let mut start = 0;
    for separator in separators(title) {
        let part = title.get(start..separator.start).unwrap_or("");
        let rest = title[separator.end..].trim();
        if !rest.is_empty() && VIEWS.contains(&plain(part).as_str()) {
            return rest;
        }
        start = separator.end;
    }
    title
}

/// What of a title is none of the site's names, though names are not known to stand there.
#[derive(Clone, Copy)]
struct Whole {
    /// A title of three parts and more: "Cranes - Ships - Men".
    series: bool,
    /// All of it that dashes part. Other signs part search words and what a page belongs to.
    all: bool,
}

/// The part of a title that a heading, another title or the address has as well.
fn confirmed_part<'a>(
    title: &'a str,
    separators: &[Separator],
    evidence: &Evidence<'_>,
    slug: Option<&Slug>,
) -> Option<&'a str> {
    let Evidence { sites, agreed, .. } = *evidence;
    let is_confirmed = |own: &str, separator: &Separator| {
        // "HRMS - Harbour Resource Management": what explains the address is no name.
        let is_name = || {
            let behind = &title[separator.end..];
            count_words(behind) <= WORDS_OF_NAME && initials(&words(behind)) != letters(own)
        };
        agreed.contains(&plain(own))
            || !separator.weak
                && slug.is_some_and(|slug| slug.is(own) && (!slug.is_short() || is_name()))
    };
    let parts = |separator: &Separator| {
        let (front, back) = (&title[..separator.start], &title[separator.end..]);
        (front.trim(), back.trim())
    };
    let fronts = separators
        .iter()
        .rev()
        .map(|separator| (parts(separator).0, separator));
    let backs = separators.iter().filter_map(|separator| {
        let (before, own) = parts(separator);
        let is_behind = sites.are_in(before) || count_words(before) < count_words(own);
        is_behind.then_some((own, separator))
    });
    let strong = || separators.iter().filter(|separator| !separator.weak);
    let inner = strong()
        .zip(strong().skip(1))
        .filter_map(|(separator, next)| {
            let own = title.get(separator.end..next.start)?.trim();
            Some((own, separator))
        });
    fronts
        .filter(|(own, _)| !sites.are(own))
        .chain(backs)
        .chain(inner.filter(|(own, _)| !sites.are(own)))
        .find(|(own, separator)| is_confirmed(own, separator))
        .map(|(own, _)| own)
}

/// Without the names behind a title.
fn without_last<'a>(
    title: &'a str,
    separators: &[Separator],
    sites: &SiteNames,
    whole: Whole,
) -> &'a str {
    let front = |separator: &Separator| title[..separator.start].trim();
    let strong = separators.iter().filter(|separator| !separator.weak);
    // "Late ferries | Harbour Forum - Ships, cranes and men": behind the site's name comes what it says of itself.
    let known = separators.iter().enumerate().find(|(at, separator)| {
        let next = separators.get(at + 1);
        let end = next.map_or(title.len(), |next| next.start);
        let names = [
            &title[separator.end..],
            title.get(separator.end..end).unwrap_or(""),
        ];
        !separator.weak
            && !front(separator).is_empty()
            && names.into_iter().any(|name| sites.are(name))
            && !sites.are_in(front(separator))
    });
    let (mut own, separators) = match known {
        Some((at, separator)) => (front(separator), &separators[..at]),
        None => (title, separators),
    };
    let mut sign = None;
    for separator in separators.iter().rev() {
        let before = front(separator);
        let after = title.get(separator.end..own.len()).unwrap_or("").trim();
        if before.is_empty() {
            break;
        }
        let after = after
            .strip_suffix(']')
            .filter(|_| separator.sign == '[')
            .unwrap_or(after);
        let is_title = count_words(before) >= WORDS_OF_TITLE;
        let is_known = if separator.sign == ':' && separator.weak {
            sites.are(after)
                || is_title && count_words(after) < WORDS_OF_NAME && sites.are_behind(after)
        } else {
            sites.are_behind(after)
        };
        if !after.is_empty() && !is_known {
            let is_short = is_title && count_words(after) <= WORDS_OF_NAME && !has_year(after);
            let is_named =
                || is_called_like_a_site(after) && !words(after).starts_with(&words(before));
            let goes_on = sign.is_none_or(|sign| sign == separator.sign);
            let kept = whole.all && is_dash(separator.sign)
                || whole.series && sign.is_none() && strong.clone().count() > 1;
            if separator.weak || !goes_on || kept || !(is_short || is_named()) {
                break;
            }
        }
        sign = Some(separator.sign);
        own = before;
    }
    own
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '–' | '—' | '‐' | '―')
}

/// Without the names before a title: "Harbour Blog: Third crane".
fn without_first<'a>(title: &'a str, sites: &SiteNames) -> &'a str {
    let mut start = 0;
    for separator in separators(title) {
        let Some(name) = title.get(start..separator.start) else {
            break;
        };
        let rest = title[separator.end..].trim();
        let is_known = || {
            let is_short = !separator.weak
                && count_words(name) < WORDS_OF_NAME
                && count_words(rest) >= WORDS_OF_TITLE;
            // "Opinion | Why the harbour needs no third crane"
            let is_section = separator.sign == '|' && sites.sections.contains(&letters(name));
            is_short && is_section
            // A site's first page is about the site.
            || !sites.is_first_page
                && (is_short || is_called_like_a_site(name))
                && sites.are_in(name.trim())
        };
        if rest.is_empty() || !(name.trim().is_empty() || sites.are(name) || is_known()) {
            break;
        }
        start = separator.end;
    }
    title[start..].trim()
}

/// A heading without the site's name behind it.
pub(super) fn without_known_site<'a>(heading: &'a str, sites: &SiteNames) -> &'a str {
    let mut own = heading;
    for separator in separators(heading)
        .iter()
        .rev()
        .filter(|separator| !separator.weak)
    {
        let before = heading[..separator.start].trim();
        let after = heading.get(separator.end..own.len()).unwrap_or("").trim();
        if count_words(before) < 2 || !sites.are_behind(after) {
            break;
        }
        own = before;
    }
    own
}

/// A year is no part of a site's name.
fn has_year(part: &str) -> bool {
    part.split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
}

/// Whether a text goes on with what parts a title from a name.
pub(super) fn begins_with_separator(rest: &str) -> bool {
    let sign = rest.trim_start();
    rest.len() > sign.len() && sign.starts_with(['|', '-', '–', '—', '»', '·', '•', '/'])
}

fn separators(title: &str) -> Vec<Separator> {
    let mut found = Vec::new();
    let characters: Vec<(usize, char)> = title.char_indices().collect();
    let is_space = |at: Option<&(usize, char)>| at.is_none_or(|(_, c)| c.is_whitespace());
    let is_wide = |at: Option<&(usize, char)>| at.is_some_and(|(_, c)| is_unspaced(*c));
    let mut at = 0;
    while let Some(&(start, sign)) = characters.get(at) {
        let before = at.checked_sub(1).and_then(|at| characters.get(at));
        let double = sign == ':' && characters.get(at + 1).is_some_and(|(_, c)| *c == ':');
        let length = if double { 2 } else { 1 };
        let after = characters.get(at + length);
        let spaced = is_space(before) && is_space(after) && before.is_some() && after.is_some();
        let wide = is_wide(before) || is_wide(after);
        let (parts, weak) = match sign {
            '|' | '｜' | '│' | '¦' | '»' | '›' | '«' | '‹' => {
                (spaced || sign == '|' || sign == '｜' || wide, false)
            }
            '-' | '–' | '—' | '‐' | '―' | '_' => (spaced || wide, false),
            '/' | '·' | '•' | '>' | '<' | '~' | '∙' | '⋅' | '・' | '●' | '★' | '⋆' | '@' => {
                (spaced, false)
            }
            ':' if double => (spaced || wide, false),
            ':' => (is_space(after) && after.is_some(), true),
            _ => (false, false),
        };
        if parts {
            found.push(Separator {
                start,
                end: start + sign.len_utf8() * length,
                sign,
                weak,
            });
        }
        at += length;
    }
    // "searching [Zotero Documentation]"
    if title.ends_with(']')
        && let Some(start) = title.rfind(" [")
    {
        found.push(Separator {
            start,
            end: start + 2,
            sign: '[',
            weak: true,
        });
    }
    // Between quotation marks nothing parts a title from a name.
    found.retain(|separator| !is_quoted(title, separator.start));
    found
}

/// Whether a quotation is open at this place and closes behind it.
fn is_quoted(title: &str, at: usize) -> bool {
    let (before, after) = title.split_at(at);
    let opens = before.matches('“').count() > before.matches('”').count() && after.contains('”');
    let straight = before.matches('"').count() % 2 == 1 && after.contains('"');
    opens || straight
}
