//! The article's own headline, among the titles that a page gives itself.

use super::blocks::{Cut, RawBlock};
use super::dom::Dom;
use super::metadata::Metadata;

/// What stands between a headline and a site's name in a document title.
const SEPARATORS: [&str; 9] = [
    " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " / ",
];

/// The headline, without the site's name.
///
/// What readers see, a heading of the first rank, is trusted most, if the page's metadata repeat it; then a lone long
/// heading; then the metadata.
pub(super) fn headline(dom: &Dom, cut: &Cut, metadata: &Metadata) -> Option<String> {
    let site = metadata.site_name.as_deref();
    let declared: Vec<&str> = [
        &metadata.json_headline,
        &metadata.social_title,
        &metadata.document_title,
    ]
    .into_iter()
    .flatten()
    .map(|title| without_site(title, site))
    .collect();
    let headings: Vec<&RawBlock> = cut
        .blocks
        .iter()
        .filter(|block| dom[block.node].tag() == "h1" && block.characters < 300)
        .filter(|block| !is_site_name(&plain(&block.text), metadata))
        .collect();
    let shown: Vec<&str> = headings.iter().map(|block| block.text.as_str()).collect();
    let confirmed = shown
        .iter()
        .filter_map(|heading| confirmed(heading, &declared))
        .max_by_key(|title| title.len());
    if let Some(title) = confirmed {
        return Some(title.to_owned());
    }
    let lone = match headings[..] {
        // A heading that is a link leads to another page's article.
        [heading] if heading.words >= 4 && heading.link_density() < 0.5 => {
            Some(heading.text.as_str())
        }
        _ => shown
            .iter()
            .copied()
            .find(|heading| declared.iter().any(|title| are_similar(title, heading))),
    };
    lone.or_else(|| declared.first().copied())
        .or_else(|| shown.first().copied())
        .map(str::to_owned)
}

/// The better spelling of a headline that a heading and a declared title share.
fn confirmed<'a>(heading: &'a str, declared: &[&'a str]) -> Option<&'a str> {
    let seen = plain(heading);
    let is_shouted = !heading.contains(char::is_lowercase);
    declared.iter().copied().find_map(|title| {
        let known = plain(title);
        if known == seen && is_shouted {
            Some(title)
        } else if known.contains(&seen) && 2 * seen.len() >= known.len() {
            Some(heading)
        } else if seen.contains(&known)
            && 5 * known.len() >= 3 * seen.len()
            && has_date(&seen, &known)
        {
            Some(title)
        } else {
            None
        }
    })
}

/// Whether a heading holds a date or a count beside the title. A year alone belongs to it.
fn has_date(heading: &str, title: &str) -> bool {
    let rest = heading.replacen(title, "", 1);
    rest.len() > 4 && rest.contains(|c: char| c.is_ascii_digit())
}

/// Letters and digits alone, in lower case: what two spellings of one title share.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a heading is what the document title, or the page's metadata, call the site.
fn is_site_name(heading: &str, metadata: &Metadata) -> bool {
    let site = metadata.site_name.as_deref();
    let cut_off = metadata.document_title.as_deref().is_some_and(|title| {
        let own = plain(without_site(title, site));
        plain(title)
            .strip_prefix(&own)
            .is_some_and(|rest| rest == heading)
    });
    cut_off || site.is_some_and(|site| plain(site) == heading)
}

/// Whether more than half of a heading's words are the title's, and are at least half of them.
fn are_similar(title: &str, heading: &str) -> bool {
    let known: Vec<String> = title.split_whitespace().map(plain).collect();
    let words: Vec<String> = heading.split_whitespace().map(plain).collect();
    let hits = words.iter().filter(|word| known.contains(word)).count();
    2 * hits > words.len() && 2 * hits >= known.len()
}

/// A title up to the last separator, if what follows looks like a site's name.
fn without_site<'a>(title: &'a str, site: Option<&str>) -> &'a str {
    let last = SEPARATORS
        .iter()
        .filter_map(|separator| title.rfind(separator).map(|at| (at, separator.len())))
        .max();
    let Some((at, length)) = last else {
        return title;
    };
    let (front, back) = (title[..at].trim(), title[at + length..].trim());
    let is_site = |part: &str| site.is_some_and(|site| plain(site) == plain(part));
    let is_short = back.split_whitespace().count() <= 4 && front.split_whitespace().count() >= 3;
    if is_site(front) {
        back
    } else if is_site(back) || is_short {
        front
    } else {
        title
    }
}
