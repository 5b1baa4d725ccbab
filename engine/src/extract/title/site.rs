//! The names of sites and of their sections around a title, and what parts them from it.

use super::plain;
use crate::extract::metadata::Metadata;
use crate::text::{count_words, is_unspaced};

/// Without the site's name known, a name at the end has no more words, and a title before it no fewer.
const WORDS_OF_NAME: usize = 4;
const WORDS_OF_TITLE: usize = 3;
/// Shorter names are too easily part of another word.
const SURE_NAME: usize = 4;

/// What the page, its metadata and its address call the site.
pub(super) struct SiteNames {
    declared: Vec<String>,
    host: Vec<String>,
}

impl SiteNames {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let declared = metadata
            .site_name
            .iter()
            .chain(&metadata.publishers)
            .map(|name| plain(name))
            .filter(|name| !name.is_empty())
            .collect();
        let host = metadata
            .address
            .as_deref()
            .and_then(|address| url::Url::parse(address).ok())
            .and_then(|url| url.host_str().map(host_names))
            .unwrap_or_default();
        Self { declared, host }
    }

    /// Whether the page says what its site is called.
    fn are_declared(&self) -> bool {
        !self.declared.is_empty()
    }

    /// Whether this is the site's name, or begins or ends with it: "Wikipedia, the free encyclopedia".
    pub(super) fn are(&self, part: &str) -> bool {
        let part = plain(part);
        let bare = part.strip_prefix("the").unwrap_or(&part);
        if part.is_empty() {
            return false;
        }
        self.declared.iter().any(|name| {
            let name_bare = name.strip_prefix("the").unwrap_or(name);
            name == &part || name_bare == bare
        }) || self
            .host
            .iter()
            .any(|label| *label == part || label == bare)
    }

    /// As [`SiteNames::are`], or what begins or ends with the name, in no more words than a name has.
    fn are_in(&self, part: &str) -> bool {
        if self.are(part) {
            return true;
        }
        if count_words(part) > WORDS_OF_NAME + 2 {
            return false;
        }
        let part = plain(part);
        let bare = part.strip_prefix("the").unwrap_or(&part);
        self.declared.iter().chain(&self.host).any(|name| {
            let name = name.strip_prefix("the").unwrap_or(name);
            name.len() >= SURE_NAME && (bare.starts_with(name) || bare.ends_with(name))
                || bare.len() >= SURE_NAME && (name.starts_with(bare) || name.ends_with(bare))
        })
    }
}

/// `["wikipedia", "enwikipediaorg"]` of `en.wikipedia.org`: a name and the whole host are both written into titles.
fn host_names(host: &str) -> Vec<String> {
    let host = host.strip_prefix("www.").unwrap_or(host);
    let labels: Vec<&str> = host.split('.').collect();
    let mut names = vec![plain(host)];
    // "co.uk", "com.au": a short label before the last belongs to the public suffix.
    let suffix = match labels[..] {
        [.., second, last] if labels.len() > 2 && second.len() <= 3 && last.len() == 2 => 2,
        _ => 1,
    };
    if labels.len() > suffix {
        let own = labels[labels.len() - suffix - 1];
        names.push(plain(own));
        names.push(plain(&labels[labels.len() - suffix - 1..].join("")));
    }
    names.retain(|name| name.len() > 1);
    names
}

/// What may stand between a title and a site's name.
struct Separator {
    start: usize,
    end: usize,
    sign: char,
    /// It parts the words of titles as well: a colon. Only a known name is taken off there.
    weak: bool,
}

/// A title without the names of site and sections before and behind it. `agreed` holds what other titles and headings of the
/// page are, as [`plain`] writes them; `repeated` says that another of the page's titles is the very same text.
pub(super) fn without_site<'a>(
    title: &'a str,
    sites: &SiteNames,
    agreed: &[String],
    repeated: bool,
) -> &'a str {
    let separators = separators(title);
    if separators.is_empty() || agreed.contains(&plain(title)) {
        return title;
    }
    let front = |separator: &Separator| title[..separator.start].trim();
    let back = |separator: &Separator| title[separator.end..].trim();
    // What a heading or another title says as well is the title.
    let mut fronts = separators.iter().rev().map(front);
    if let Some(own) = fronts.find(|own| agreed.contains(&plain(own)) && !sites.are(own)) {
        return own;
    }
    let mut backs = separators
        .iter()
        .map(|separator| (front(separator), back(separator)));
    if let Some((_, own)) = backs.find(|(before, own)| {
        agreed.contains(&plain(own))
            && (sites.are_in(before) || count_words(before) < count_words(own))
    }) {
        return own;
    }
    let mut own = title;
    let mut sign = None;
    let mut named = false;
    let parts = 1 + separators
        .iter()
        .filter(|separator| !separator.weak)
        .count();
    for separator in separators.iter().rev() {
        let (before, after) = (front(separator), &title[separator.end..]);
        let after = after
            .get(..(own.len()).saturating_sub(separator.end))
            .unwrap_or("")
            .trim();
        if before.is_empty() {
            break;
        }
        let after = after
            .strip_suffix(']')
            .filter(|_| separator.sign == '[')
            .unwrap_or(after);
        if after.is_empty() || sites.are_in(after) {
            named = true;
        } else {
            let is_name =
                count_words(after) <= WORDS_OF_NAME && count_words(before) >= WORDS_OF_TITLE;
            let goes_on = sign.is_none_or(|sign| sign == separator.sign);
            // Where the site's name is known and is another, and all titles have this, it belongs to the title.
            let kept = repeated && sites.are_declared() && !named && parts > 2 && sign.is_none();
            if separator.weak || !is_name || !goes_on || kept {
                break;
            }
        }
        sign = Some(separator.sign);
        own = before;
    }
    // "Harbour Blog: Third crane"
    let Some(first) = separators.first().filter(|first| first.end < own.len()) else {
        return own;
    };
    let (name, rest) = (own[..first.start].trim(), own[first.end..].trim());
    if !rest.is_empty() && sites.are(name) {
        rest
    } else {
        own
    }
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
            '/' | '·' | '•' | '>' | '<' | '~' | '∙' | '⋅' | '・' | '●' | '★' => {
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
