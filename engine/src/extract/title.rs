//! The article's own headline, among the titles that a page gives itself.

mod marks;
mod site;

use self::marks::without_marks;
use self::site::{SiteNames, without_site};
use super::blocks::{Cut, RawBlock};
use super::context::Place;
use super::dom::{Dom, NodeKind};
use super::metadata::Metadata;

/// Each heading is compared with each other one. A page has one of the first rank, a listing some dozens.
const MOST_HEADINGS: usize = 100;

/// The headline, without the site's name, labels and marks.
///
/// What readers see, a heading of the first rank, is trusted most, if the page's metadata repeat it; then a lone long
/// heading; then the metadata.
pub(super) fn headline(dom: &Dom, cut: &Cut, metadata: &Metadata) -> Option<String> {
    let sites = SiteNames::of(metadata);
    let headings: Vec<Heading<'_>> = cut
        .blocks
        .iter()
        .filter(|block| dom[block.node].tag() == "h1" && block.characters < 300)
        .filter(|block| !block.context.within(Place::Dialog))
        .map(Heading::of)
        .filter(|heading| !heading.plain.is_empty() && !heading.text.ends_with(':'))
        .take(MOST_HEADINGS)
        .collect();
    let shortest = shortest(&headings);
    let declared = declared(metadata, &sites, &headings);
    let headings: Vec<&Heading<'_>> = headings
        .iter()
        .filter(|heading| {
            !sites.are(heading.text)
                && !is_cut_off(&heading.plain, metadata, &declared)
                && !shortest.contains(&heading.plain)
        })
        .collect();
    let confirmed = headings
        .iter()
        .filter_map(|heading| confirmed(dom, heading, &declared))
        .max_by_key(|title| title.len());
    if let Some(title) = confirmed {
        return Some(title.to_owned());
    }
    let lone = match headings[..] {
        // A heading that is a link leads to another page's article.
        [heading] if heading.block.words >= 4 && heading.block.link_density() < 0.5 => {
            let is_seen = !heading.block.context.within(Place::Hidden);
            Some(heading.text).filter(|text| shares_words(text, &declared, is_seen))
        }
        _ => headings
            .iter()
            .map(|heading| heading.text)
            .find(|heading| declared.iter().any(|title| are_similar(title, heading))),
    };
    lone.or_else(|| declared.first().copied())
        .or_else(|| headings.first().map(|heading| heading.text))
        .map(str::to_owned)
}

/// A heading of the first rank.
struct Heading<'a> {
    block: &'a RawBlock,
    text: &'a str,
    plain: String,
}

impl<'a> Heading<'a> {
    fn of(block: &'a RawBlock) -> Self {
        let text = without_marks(&block.text);
        Self {
            block,
            text,
            plain: plain(text),
        }
    }
}

/// The headings that are another one with a section's name behind it: "Late ferries - Harbour forum" beside "Late ferries".
fn shortest(headings: &[Heading<'_>]) -> Vec<String> {
    let is_longer = |heading: &&Heading<'_>| {
        headings.iter().any(|other| {
            heading
                .text
                .strip_prefix(other.text)
                .is_some_and(site::begins_with_separator)
        })
    };
    let longer = headings.iter().filter(is_longer);
    longer.map(|heading| heading.plain.clone()).collect()
}

/// What the metadata call the page, without the site's name: the most careful place first. A title that is the site's name
/// alone comes last.
fn declared<'a>(
    metadata: &'a Metadata,
    sites: &SiteNames,
    headings: &[Heading<'_>],
) -> Vec<&'a str> {
    let mut agreed: Vec<String> = headings
        .iter()
        .map(|heading| heading.plain.clone())
        .collect();
    let mut titles: Vec<&str> = Vec::new();
    for title in metadata.titles() {
        let others = metadata.titles().filter(|other| *other == title).count() > 1;
        let own = without_site(without_marks(title), sites, &agreed, others);
        if own.is_empty() {
            continue;
        }
        agreed.push(plain(own));
        titles.push(own);
    }
    titles.sort_by_key(|title| sites.are(title));
    titles
}

/// The better spelling of a headline that a heading and a declared title share.
fn confirmed<'a>(dom: &Dom, heading: &Heading<'a>, declared: &[&'a str]) -> Option<&'a str> {
    let seen = &heading.plain;
    let is_shouted = !heading.text.contains(char::is_lowercase);
    declared.iter().copied().find_map(|title| {
        let known = plain(title);
        if known.is_empty() {
            None
        } else if known == *seen && is_shouted {
            Some(title)
        } else if known.contains(seen.as_str()) && 2 * seen.len() >= known.len() {
            Some(heading.text)
        } else if seen.contains(&known)
            && (5 * known.len() >= 3 * seen.len() && has_date(seen, &known)
                || is_an_element_of(dom, heading, &known))
        {
            Some(title)
        } else {
            None
        }
    })
}

/// Whether one of the heading's elements holds the title and the others a label.
fn is_an_element_of(dom: &Dom, heading: &Heading<'_>, title: &str) -> bool {
    let node = heading.block.node;
    dom.descendants(node)
        .filter(|child| *child != node)
        .filter(|child| {
            matches!(
                dom[*child].kind,
                NodeKind::Element { .. } | NodeKind::Text(_)
            )
        })
        .any(|child| plain(&dom.text(child)) == title)
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

/// Whether a heading is what was cut off the document's title: the site's name.
fn is_cut_off(heading: &str, metadata: &Metadata, declared: &[&str]) -> bool {
    let Some(title) = metadata.document_title.as_deref().map(plain) else {
        return false;
    };
    declared.iter().any(|own| {
        let own = plain(own);
        !own.is_empty()
            && own != heading
            && title
                .strip_prefix(&own)
                .or_else(|| title.strip_suffix(&own))
                .is_some_and(|rest| rest == heading)
    })
}

/// Whether a heading has a word of a declared title, or there is none: a heading of the blog, of a search box or of a dialog
/// has none. One that nobody sees needs two.
fn shares_words(heading: &str, declared: &[&str], is_seen: bool) -> bool {
    if declared.is_empty() || heading.contains(crate::text::is_unspaced) {
        return true;
    }
    let known: Vec<String> = telling(declared.iter().copied()).collect();
    let mut shared: Vec<String> = telling(std::iter::once(heading))
        .filter(|word| known.contains(word))
        .collect();
    shared.sort_unstable();
    shared.dedup();
    shared.len() > usize::from(!is_seen)
}

/// Words that are long enough to say something, or figures, without their endings.
fn telling<'a>(texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    texts
        .flat_map(str::split_whitespace)
        .map(plain)
        .filter(|word| word.chars().count() >= 4 || word.contains(|c: char| c.is_ascii_digit()))
        .map(|word| word.chars().take(6).collect())
}

/// Whether more than half of a heading's words are the title's, and are at least half of them.
fn are_similar(title: &str, heading: &str) -> bool {
    let known: Vec<String> = title.split_whitespace().map(plain).collect();
    let words: Vec<String> = heading.split_whitespace().map(plain).collect();
    let hits = words.iter().filter(|word| known.contains(word)).count();
    2 * hits > words.len() && 2 * hits >= known.len()
}

#[cfg(test)]
mod tests;
