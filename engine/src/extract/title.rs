//! The article's own headline, among the titles that a page gives itself.

use std::borrow::Cow;
use std::cmp::Reverse;

mod address;
mod marks;
mod site;

use self::address::Slug;
use self::marks::{is_running_text, without_marks};
use self::site::{Evidence, SiteNames, without_known_site, without_site};
use super::blocks::{Cut, RawBlock};
use super::context::Place;
use super::dom::{Dom, NodeKind};
use super::metadata::{self, Metadata};
use crate::text::count_words;

/// Each heading is compared with each other one. A page has one of the first rank, a listing some dozens.
const MOST_HEADINGS: usize = 100;
/// Bytes of a title in which names of the site are looked for; a title of more is somebody's joke.
const LONGEST: usize = 1000;
/// Programs that fill in JSON-LD cut long headlines, at 110 characters as a rule. Chosen by eye.
const CUT_OFF: usize = 100;
/// What pages are called that nobody gave a title.
const NO_TITLES: [&str; 10] = [
    "untitled",
    "untitleddocument",
    "untitledpage",
    "document",
    "index",
    "home",
    "homepage",
    "newpage",
    "reactapp",
    "viteapp",
];

/// The headline, without the site's name, labels and marks.
///
/// What readers see, a heading of the first rank, is trusted most, if the page's metadata or its address repeat it; then a
/// lone long heading; then the metadata.
pub(super) fn headline(dom: &Dom, cut: &Cut, metadata: &Metadata) -> Option<String> {
    let slug = Slug::of(metadata.address.as_deref());
    let title = declared_or_first(dom, cut, metadata, slug.as_ref());
    slug.filter(|slug| {
        title
            .as_deref()
            .is_none_or(|title| slug.is_foreign_to(title))
    })
    .and_then(|slug| lower_heading(dom, cut, &slug))
    .or(title)
}

/// A heading of a lower rank that is what the address says, for blogs that have their name everywhere else: in a heading that
/// leads to their first page, if in any.
fn lower_heading(dom: &Dom, cut: &Cut, slug: &Slug) -> Option<String> {
    let is_own = |block: &RawBlock| dom[block.node].tag() == "h1" && block.link_density() < 0.5;
    if cut.blocks.iter().any(is_own) {
        return None;
    }
    cut.blocks
        .iter()
        .filter(|block| matches!(dom[block.node].tag(), "h2" | "h3"))
        .map(|block| without_marks(&block.text))
        .find(|text| slug.is(text))
        .map(str::to_owned)
}

fn declared_or_first(
    dom: &Dom,
    cut: &Cut,
    metadata: &Metadata,
    slug: Option<&Slug>,
) -> Option<String> {
    let sites = SiteNames::of(metadata);
    let headings = headings(dom, cut, metadata, &sites);
    let extended = extended(&headings);
    let declared = declared(metadata, &sites, slug, &headings);
    let mut headings: Vec<&Heading<'_>> = headings
        .iter()
        .filter(|heading| {
            !sites.are(&heading.text)
                && !is_cut_off(&heading.plain, metadata, &declared)
                && !extended.contains(&heading.plain)
        })
        .collect();
    let confirmed = headings
        .iter()
        .filter_map(|heading| confirmed(dom, heading, &declared))
        // The first of the longest: the page's head comes before what repeats it.
        .min_by_key(|title| Reverse(title.len()));
    if let Some(title) = confirmed {
        return Some(title.to_owned());
    }
    // Pages show one heading twice, for wide and for narrow screens.
    let mut seen: Vec<&str> = Vec::new();
    headings.retain(|heading| {
        let is_new = !seen.contains(&heading.plain.as_str());
        seen.push(&heading.plain);
        is_new
    });
    let is_slug = |heading: &&&Heading<'_>| {
        heading.is_seen()
            && !heading.is_link()
            && heading.block.words > 1
            && slug.is_some_and(|slug| slug.is(&heading.text))
    };
    if let Some(heading) = headings.iter().find(is_slug) {
        return Some(heading.text.clone());
    }
    let telling: Vec<&str> = declared
        .iter()
        .copied()
        .filter(|title| !sites.are(title) && !is_no_title(title))
        .collect();
    let lone = match headings[..] {
        [heading] if heading.block.words >= 4 && !heading.is_link() => {
            let text = heading.text.as_str();
            let is_named = slug.is_some_and(|slug| slug.stands_in(text));
            let is_other = telling.first().is_some_and(|title| {
                metadata.bare_headline.is_some() && !are_similar(title, text)
                    || slug.is_some_and(|slug| slug.prefers(title, text))
            });
            let is_title = is_named || shares_words(text, &telling, heading.is_seen());
            Some(text).filter(|_| is_title && !is_other)
        }
        _ => headings
            .iter()
            .map(|heading| heading.text.as_str())
            .find(|heading| declared.iter().any(|title| are_similar(title, heading))),
    };
    lone.or_else(|| telling.first().map(|title| whole(title, &telling)))
        .or_else(|| headings.first().map(|heading| heading.text.as_str()))
        .or_else(|| declared.first().copied())
        .map(str::to_owned)
}

/// A title that is cut off in one place, as another place has it: "Third crane for the harbour lifts its first cont…".
fn whole<'a>(title: &'a str, titles: &[&'a str]) -> &'a str {
    let begun = title.trim_end_matches(['.', '…']).trim_end();
    let is_cut = begun.len() + 2 < title.len() || title.len() >= CUT_OFF;
    let longer = titles.iter().find(|other| {
        other.len() > title.len() && !other.ends_with(['…', '.']) && other.starts_with(begun)
    });
    longer.filter(|_| is_cut).copied().unwrap_or(title)
}

/// A heading of the first rank.
struct Heading<'a> {
    block: &'a RawBlock,
    text: String,
    plain: String,
}

impl Heading<'_> {
    /// A heading that is a link leads to another page's article.
    fn is_link(&self) -> bool {
        self.block.link_density() >= 0.5
    }

    fn is_seen(&self) -> bool {
        !self.block.context.within(Place::Hidden)
    }
}

fn headings<'a>(
    dom: &Dom,
    cut: &'a Cut,
    metadata: &Metadata,
    sites: &SiteNames,
) -> Vec<Heading<'a>> {
    cut.blocks
        .iter()
        .filter(|block| dom[block.node].tag() == "h1" && block.characters < 300)
        .filter(|block| !block.context.within(Place::Dialog))
        .map(|block| {
            let text = parted(dom, block, metadata);
            let text = metadata::decoded(&text);
            let own = without_known_site(without_marks(&text), sites);
            Heading {
                block,
                plain: plain(own),
                text: own.to_owned(),
            }
        })
        .filter(|heading| !heading.plain.is_empty() && !heading.text.ends_with(':'))
        .filter(|heading| !is_running_text(&heading.text))
        .take(MOST_HEADINGS)
        .collect()
}

/// A heading's text with a space between elements that are set below each other: "<span>Late ferries</span><span>Why they
/// were late</span>". What the page's titles write as one word, "You<b>Tube</b>", is one.
fn parted<'a>(dom: &Dom, block: &'a RawBlock, metadata: &Metadata) -> Cow<'a, str> {
    let mut text = Cow::Borrowed(block.text.as_str());
    let mut last: Option<&str> = None;
    for node in dom.descendants(block.node) {
        let NodeKind::Text(piece) = &dom[node].kind else {
            continue;
        };
        let is_number = piece
            .strip_prefix('#')
            .is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        if is_number && let Some(word) = last.filter(|last| last.ends_with(char::is_alphanumeric)) {
            // "Cranes stop at noon" and "#15", as GitHub sets an issue's number.
            let glued = format!("{word}{piece}");
            if text.contains(&glued) {
                text = Cow::Owned(text.replacen(&glued, &format!("{word} {piece}"), 1));
            }
        } else if let Some(word) = last.and_then(|last| last.split_whitespace().next_back())
            && last.is_some_and(|last| last.ends_with(char::is_lowercase))
            && piece.starts_with(char::is_uppercase)
            && let Some(next) = piece.split_whitespace().next()
            && word.chars().count() > 2
            && next.chars().count() > 2
        {
            let glued = format!("{word}{next}");
            let is_word = metadata.titles().any(|title| title.contains(&glued));
            if !is_word && text.contains(&glued) {
                text = Cow::Owned(text.replacen(&glued, &format!("{word} {next}"), 1));
            }
        }
        last = Some(piece);
    }
    text
}

/// The headings that are another one with a section's name behind it: "Late ferries - Harbour forum" beside "Late ferries".
fn extended(headings: &[Heading<'_>]) -> Vec<String> {
    let is_longer = |heading: &&Heading<'_>| {
        headings.iter().any(|other| {
            heading
                .text
                .strip_prefix(&other.text)
                .is_some_and(site::begins_with_separator)
        })
    };
    let longer = headings.iter().filter(is_longer);
    longer.map(|heading| heading.plain.clone()).collect()
}

/// What the metadata call the page, without the site's name: the most careful place first. One that speaks of
/// something else than the others comes late, the site's name alone and "Untitled" last.
fn declared<'a>(
    metadata: &'a Metadata,
    sites: &SiteNames,
    slug: Option<&Slug>,
    headings: &[Heading<'_>],
) -> Vec<&'a str> {
    let mut agreed: Vec<String> = headings
        .iter()
        .map(|heading| heading.plain.clone())
        .collect();
    let known = || {
        let bare = metadata.bare_headline.iter().map(String::as_str);
        bare.chain(metadata.titles())
    };
    let mut titles: Vec<&str> = Vec::new();
    for title in known() {
        let evidence = Evidence {
            sites,
            agreed: &agreed,
            slug,
            repeated: known().filter(|other| *other == title).count() > 1,
            extended: known().any(|other| {
                let rest = other.strip_prefix(title);
                rest.is_some_and(site::begins_with_separator)
            }),
        };
        let own = if title.len() > LONGEST {
            title
        } else {
            without_marks(without_site(without_marks(title), &evidence))
        };
        if own.is_empty() || is_running_text(own) {
            continue;
        }
        agreed.push(plain(own));
        titles.push(own);
    }
    let mut order: Vec<(bool, bool, &str)> = (0..titles.len())
        .map(|at| {
            let title = titles[at];
            let is_empty = sites.are(title) || is_no_title(title);
            (is_empty, is_stranger(&titles, at), title)
        })
        .collect();
    order.sort_by_key(|(is_empty, is_stranger, _)| (*is_empty, *is_stranger));
    order.into_iter().map(|(.., title)| title).collect()
}

fn is_no_title(title: &str) -> bool {
    NO_TITLES.contains(&plain(title).as_str())
}

/// Whether a title speaks of something else than two others, which are alike.
fn is_stranger(titles: &[&str], at: usize) -> bool {
    let others: Vec<&str> = titles
        .iter()
        .copied()
        .enumerate()
        .filter(|(other, _)| *other != at)
        .map(|(_, title)| title)
        .collect();
    let [first, rest @ ..] = &others[..] else {
        return false;
    };
    if rest.is_empty() || !rest.iter().all(|other| are_similar(first, other)) {
        return false;
    }
    let known: Vec<String> = telling(others.iter().copied()).collect();
    let words: Vec<String> = telling(std::iter::once(titles[at])).collect();
    let shared = words.iter().filter(|word| known.contains(word)).count();
    3 * shared <= words.len()
}

/// The better spelling of a headline that a heading and a declared title share.
fn confirmed<'a>(dom: &Dom, heading: &'a Heading<'_>, declared: &[&'a str]) -> Option<&'a str> {
    let seen = &heading.plain;
    let is_shouted = !heading.text.contains(char::is_lowercase);
    let is_small = heading.text.starts_with(char::is_lowercase);
    let of_year = declared
        .iter()
        .find(|title| is_year_behind(&plain(title), seen));
    if let Some(title) = of_year {
        return Some(title);
    }
    declared.iter().copied().find_map(|title| {
        let known = plain(title);
        let is_better = is_shouted || is_small && title.starts_with(char::is_uppercase);
        if known.is_empty() {
            None
        } else if known == *seen && is_better {
            Some(title)
        } else if known.contains(seen.as_str()) && 2 * seen.len() >= known.len() {
            Some(heading.text.as_str())
        } else if seen.contains(&known)
            && (5 * known.len() >= 3 * seen.len() && has_date(seen, &known)
                || is_behind_label(&heading.text, title)
                || is_an_element_of(dom, heading, &known))
        {
            Some(title)
        } else {
            None
        }
    })
}

/// Whether a title is a heading and the year that it was written for: "Best ferries in 2025".
fn is_year_behind(title: &str, heading: &str) -> bool {
    title.strip_prefix(heading).is_some_and(|rest| {
        let year = rest.strip_prefix("in").unwrap_or(rest);
        year.len() == 4 && year.starts_with("20") && year.bytes().all(|byte| byte.is_ascii_digit())
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
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    // Behind it, most is figures: "Third crane" goes on in "Third crane from Berth 202".
    let is_behind = heading.starts_with(title);
    rest.len() > 4 && digits > 0 && (!is_behind || 3 * digits >= rest.len())
}

/// "Blog: Third crane for the harbour", where the page's other titles have no label.
fn is_behind_label(heading: &str, title: &str) -> bool {
    heading
        .strip_suffix(title)
        .and_then(|label| label.trim_end().strip_suffix(':'))
        .is_some_and(|label| count_words(label) < 3 && count_words(title) > 3)
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
