//! The article's own headline, among the titles that a page gives itself.

use super::blocks::Cut;
use super::dom::Dom;
use super::metadata::Metadata;

/// What stands between a headline and a site's name in a document title.
const SEPARATORS: [&str; 9] = [
    " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " / ",
];

/// The headline, without the site's name.
pub(super) fn headline(dom: &Dom, cut: &Cut, metadata: &Metadata) -> Option<String> {
    let declared: Vec<&str> = [
        &metadata.json_headline,
        &metadata.social_title,
        &metadata.document_title,
    ]
    .into_iter()
    .flatten()
    .map(String::as_str)
    .collect();
    let shown: Vec<&str> = cut
        .blocks
        .iter()
        .filter(|block| dom[block.node].tag() == "h1" && block.characters < 300)
        .map(|block| block.text.as_str())
        .collect();
    // A heading of the page that its metadata repeat is the headline as readers see it.
    let confirmed = shown.iter().find(|heading| {
        let heading = plain(heading);
        declared
            .iter()
            .any(|title| heading.len() > 3 && plain(title).contains(&heading))
    });
    if let Some(heading) = confirmed {
        return Some((*heading).to_owned());
    }
    if let [heading] = shown[..]
        && (declared.is_empty()
            || declared
                .iter()
                .any(|title| similarity(title, heading) > 0.5))
    {
        return Some(heading.to_owned());
    }
    declared
        .first()
        .map(|title| without_site(title, metadata.site_name.as_deref()))
        .or_else(|| shown.first().copied())
        .map(str::to_owned)
}

/// Letters and digits alone, in lower case: what two spellings of one title share.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The part of a heading's words that a title has, 0 to 1.
fn similarity(title: &str, heading: &str) -> f64 {
    let known: Vec<String> = title.split_whitespace().map(plain).collect();
    let words: Vec<String> = heading.split_whitespace().map(plain).collect();
    let hits = words.iter().filter(|word| known.contains(word)).count();
    #[expect(clippy::cast_precision_loss, reason = "a title has few words")]
    let share = hits as f64 / words.len().max(1) as f64;
    share
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
    let (front, back) = (&title[..at], &title[at + length..]);
    let named = site.is_some_and(|site| plain(site) == plain(back));
    if named || (back.split_whitespace().count() <= 4 && front.split_whitespace().count() >= 3) {
        front.trim()
    } else {
        title
    }
}
