//! Lists of other articles behind or beside this one: headline by headline, each a link, and under it a line or two.

use super::blocks::{Cut, RawBlock};
use super::dom::{Dom, NodeId};
use super::features::leads::{begins_with_lead, leads_away};
use super::features::neighbours::announces_others;
use super::metadata::Metadata;
use super::role_names::{Role, Roles};
use super::selection::SURE;
use crate::article::BlockKind;
use crate::hash::{HashMap, HashMapExt as _, HashSet};

/// Fewer headlines are no list. Chosen by eye, as all numbers here.
const LEAST_TEASERS: u32 = 3;
/// A page with fewer words of prose beside its teasers is about them.
const LEAST_ARTICLE: u32 = 60;

/// Marks the teasers of a page that has an article beside them: what a heading announces, or what breaks off.
pub(super) fn mark(
    dom: &Dom,
    cut: &Cut,
    metadata: &Metadata,
    headline: Option<NodeId>,
    probabilities: &[f32],
    roles: &mut [Roles],
) {
    let leads = |block: &RawBlock| {
        leads_away(dom, block, metadata) || begins_with_lead(dom, block, metadata)
    };
    let leading: Vec<NodeId> = cut
        .blocks
        .iter()
        .filter(|block| leads(block))
        .map(|block| block.node)
        .collect();
    let lists = lists(dom, cut, &leading);
    if lists.is_empty() {
        return;
    }
    let card_of = |node: NodeId| dom.ancestors(node).find(|above| lists.contains_key(above));
    let cards: Vec<Option<NodeId>> = cut.blocks.iter().map(|block| card_of(block.node)).collect();
    let mut announced: HashSet<NodeId> = HashSet::default();
    let mut broken_off: HashSet<NodeId> = HashSet::default();
    let mut is_announced = false;
    let mut article = 0;
    for ((block, card), probability) in cut.blocks.iter().zip(&cards).zip(probabilities) {
        if let Some(card) = card {
            if is_announced {
                announced.insert(*card);
            }
            if block.is_prose() && breaks_off(&block.text) {
                broken_off.insert(*card);
            }
            continue;
        }
        if block.is_prose() || block.kind == BlockKind::Heading {
            is_announced = false;
        }
        is_announced |= announces_others(block);
        if block.is_prose() && *probability >= SURE {
            article += block.words;
        }
    }
    if article < LEAST_ARTICLE || headline.and_then(card_of).is_some() {
        return;
    }
    // Of each list: its cards, and those that break off.
    let mut counts: HashMap<NodeId, (u32, u32)> = HashMap::new();
    for (card, list) in &lists {
        let (all, broken) = counts.entry(*list).or_default();
        *all += 1;
        *broken += u32::from(broken_off.contains(card));
    }
    let is_teaser = |card: &NodeId| {
        let (all, broken) = counts[&lists[card]];
        announced.contains(card) || 2 * broken >= all
    };
    for (card, roles) in cards.iter().zip(roles) {
        if card.as_ref().is_some_and(is_teaser) {
            roles.add(Role::Teaser);
        }
    }
}

/// Whether a text goes on elsewhere.
fn breaks_off(text: &str) -> bool {
    let text = text.trim_end_matches([']', ')', ' ']);
    text.ends_with('…') || text.ends_with("...")
}

/// The elements that hold one such headline each and stand side by side, each with the element around them.
fn lists(dom: &Dom, cut: &Cut, leading: &[NodeId]) -> HashMap<NodeId, NodeId> {
    // By the element around two headlines that follow each other: the two of its children that hold them.
    let mut lists: HashMap<NodeId, (u32, HashSet<NodeId>)> = HashMap::new();
    let paths = leading.iter().map(|node| dom.path(*node));
    let mut last: Vec<NodeId> = Vec::new();
    for path in paths {
        let common = last.iter().zip(&path).take_while(|(a, b)| a == b).count();
        // None of the two holds the other.
        if let (Some(above), Some(one), Some(other)) =
            (common.checked_sub(1), last.get(common), path.get(common))
        {
            let (count, cards) = lists.entry(path[above]).or_default();
            *count += 1;
            cards.extend([*one, *other]);
        }
        last = path;
    }
    let prose = |node: &NodeId| cut.holdings[node.index()].prose_characters;
    lists
        .into_iter()
        // The sections of an article stand between its paragraphs.
        .filter(|(list, (pairs, cards))| {
            let held = prose(list);
            pairs + 1 >= LEAST_TEASERS
                && held > 0
                && 10 * cards.iter().map(prose).sum::<u32>() >= 9 * held
        })
        .flat_map(|(list, (_, cards))| cards.into_iter().map(move |card| (card, list)))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::Page;

    const STORY: [&str; 4] = [
        "The town council decided on Tuesday to keep the old bridge, although its southern wall had sunk by two inches since spring, \
         and the engineers who measured it asked for another summer of soundings before anybody would say what had moved it.",
        "Every engineer said that the arches would stand for decades if the river was kept away from them, and most of them said \
         that the walls along the bank, which the town had let go since the flood, were what mattered for the bridge.",
        "Nobody at the meeting spoke for the new bridge, whose plans had cost the town a year and a half of work and would have \
         taken a field on either side, which the farmers had refused to sell at the price that the county had named.",
        "The work on the banks begins in autumn and is to be paid by a toll, which falls away when the last stone is set, the mayor \
         said after the vote, and she thanked the engineers, who had walked the river with her on nine Sundays.",
    ];

    fn cards(count: usize) -> String {
        let card = |number| {
            format!(
                "<li><a href='/news/{number}'><img src=i.png></a><div><h3><a href='/news/{number}'>Ferry {number} stays in port</a></h3>\\
                 <p>The ferry of the northern islands stayed in port on day {number} of the storm, its owner said, and all who had a \\
                 ticket were given another for the week after the storm, which was then sold out.</p></div></li>"
            )
        };
        (0..count).map(card).collect()
    }

    fn text(body: &str) -> String {
        let page = Page::html(
            Some("https://example.com/bridge".parse().expect("an address")),
            body,
        );
        crate::extract(&page).expect("an article").text()
    }

    fn paragraphs(of: &[&str]) -> String {
        format!("<p>{}</p>", of.join("</p><p>"))
    }

    #[test]
    fn teasers_that_a_page_recommends_under_its_article_are_left_out() {
        for (story, end) in [
            (&STORY[..], "nine Sundays"),
            (&STORY[..2], "for the bridge"),
        ] {
            let text = text(&format!(
                "<h1>The old bridge stays</h1><div>{}</div><section><h2>Recommended for you</h2><ul>{}</ul></section>",
                paragraphs(story),
                cards(9)
            ));
            assert!(text.contains(end), "{text}");
            assert!(!text.contains("ferry"), "{text}");
        }
    }

    #[test]
    fn lines_that_begin_with_a_headline_and_break_off_are_left_out() {
        let line = |number: usize| {
            format!(
                "<li><a href='/news/{number}'>Ferry {number} of the northern islands stays in port</a> <span>NORTHPORT: The ferry stayed \
                 in port on day {number} of the storm, its owner said on Friday, and all who had a ticket were given another for the \
                 week after the storm, which ...</span></li>"
            )
        };
        let lines: String = (1..6).map(line).collect();
        let of = |list: &str| {
            text(&format!(
                "<div><b>Breaking</b><ul>{list}</ul></div><h1>The old bridge stays</h1><div>{}</div>",
                paragraphs(&STORY)
            ))
        };
        let left = of(&lines);
        assert!(left.contains("nine Sundays"), "{left}");
        assert!(!left.contains("the storm"), "{left}");
        let whole = of(&lines.replace(", which ...", "."));
        assert!(whole.contains("nine Sundays"), "{whole}");
    }

    #[test]
    fn a_page_of_teasers_alone_is_its_teasers() {
        let text = text(&format!(
            "<h1>News</h1><h2>Latest</h2><ul>{}</ul>",
            cards(9)
        ));
        assert!(text.contains("ferry"), "{text}");
    }

    #[test]
    fn sections_whose_headings_are_links_are_kept() {
        let section = |at| {
            format!(
                "<h2><a href='https://shop.example/{at}'>Bridge {at}</a></h2><p>{}</p>",
                STORY[at]
            )
        };
        let sections: String = (0..4).map(section).collect();
        let text = text(&format!(
            "<h1>Our most popular bridges</h1><h2>Latest bridges</h2><div>{}{sections}</div>",
            paragraphs(&STORY[..1])
        ));
        assert!(text.contains("nine Sundays"), "{text}");
    }
}
