//! Pictures that are shown one after the other: beside those that are numbered "3/50" stand captions, and a page may have
//! no other text than captions.

use std::cmp::Reverse;

use super::blocks::{Cut, RawBlock};
use super::context::Place;
use super::dom::{Dom, NodeId};
use super::metadata::Metadata;
use super::role_names::{Role, Roles};
use super::roles::is_caption;
use crate::article::BlockKind;
use crate::hash::{HashMap, HashMapExt as _};

/// Fewer numbers are no gallery: "1/2" and "2/2" are the parts of an article.
const LEAST_PICTURES: usize = 3;
/// A caption of fewer words names what is seen and tells nothing; captions that have fewer together are no text. Chosen by eye.
const LEAST_CAPTION: u32 = 5;
const LEAST_ESSAY: u32 = 25;
/// Each is compared with each other one.
const MOST_CAPTIONS: usize = 300;
/// More on one page are not looked at: each costs a walk over the page.
const MOST_GALLERIES: usize = 4;

/// Marks what stands in an article's gallery as captions: all that the element around its numbers holds, if that does not hold
/// the headline, too, as the sections of a list of "1/10" to "10/10" do. What is no article tells its story in such slides.
pub(super) fn mark(
    dom: &Dom,
    cut: &Cut,
    metadata: &Metadata,
    headline: Option<NodeId>,
    roles: &mut [Roles],
) {
    if !metadata.is_article {
        return;
    }
    // By how many pictures there are: the elements of the numbers, in order.
    let mut numbered: HashMap<u32, Vec<(u32, NodeId)>> = HashMap::new();
    for block in &cut.blocks {
        if let Some((number, of)) = counter(&block.text) {
            numbered.entry(of).or_default().push((number, block.node));
        }
    }
    let mut numbered: Vec<_> = numbered.into_iter().collect();
    numbered.sort_by_key(|(of, counters)| (Reverse(counters.len()), *of));
    for (of, counters) in numbered.into_iter().take(MOST_GALLERIES) {
        let in_order = counters.windows(2).all(|pair| pair[0].0 < pair[1].0);
        let Some(around) = in_order
            .then(|| around(dom, counters.iter().map(|(_, node)| *node)))
            .flatten()
        else {
            continue;
        };
        let holds = |node: NodeId| dom.ancestors(node).any(|above| above == around);
        if counters.len() < LEAST_PICTURES.max(of as usize / 2) || headline.is_some_and(holds) {
            continue;
        }
        for (block, roles) in cut.blocks.iter().zip(roles.iter_mut()) {
            if holds(block.node) {
                roles.add(Role::Caption);
            }
        }
    }
}

/// So many words beside the captions introduce a photo essay, and its captions have so many times these words: more where the
/// page declares an article, which may be a brief one. Chosen by eye.
const MOST_INTRODUCTION: u32 = 30;
const CAPTIONS_OF_INTRODUCTION: u32 = 3;
const CAPTIONS_OF_DECLARED: u32 = 5;

/// Whether a page with so many words of captions and so many of other text tells all in its captions, after a sentence or two
/// that say of what.
pub(super) fn is_introduced_essay(captions: u32, text: u32, metadata: &Metadata) -> bool {
    let times = if metadata.is_article {
        CAPTIONS_OF_DECLARED
    } else {
        CAPTIONS_OF_INTRODUCTION
    };
    !metadata.is_product
        && !metadata.is_listing
        && text <= MOST_INTRODUCTION
        && captions >= times * text
}

/// Takes the captions of a page that tells all in them: a photo essay whose captions are a line each.
pub(super) fn take_captions(
    blocks: &[RawBlock],
    roles: &mut [Roles],
    metadata: &Metadata,
    taken: &mut [bool],
) {
    let says = |block: &RawBlock| block.kind != BlockKind::Heading && block.words >= LEAST_CAPTION;
    let beside: u32 = blocks
        .iter()
        .zip(roles.iter())
        .zip(taken.iter())
        .filter(|((block, roles), taken)| **taken && says(block) && !is_caption(block, **roles))
        .map(|((block, _), _)| block.words)
        .sum();
    if beside > MOST_INTRODUCTION {
        return;
    }
    let mut seen: Vec<&str> = Vec::new();
    let mut captions: Vec<usize> = Vec::new();
    for (at, (block, roles)) in blocks.iter().zip(roles.iter()).enumerate() {
        let is_beside = roles.has(Role::Related)
            || roles.has(Role::Sidebar)
            || block.context.within(Place::Hidden)
            || block.link_density() > 0.5;
        let text = block.text.as_str();
        if is_caption(block, *roles) && !is_beside && says(block) && !seen.contains(&text) {
            seen.push(text);
            captions.push(at);
        }
        if captions.len() == MOST_CAPTIONS {
            break;
        }
    }
    let words: u32 = captions.iter().map(|at| blocks[*at].words).sum();
    if captions.len() >= LEAST_PICTURES
        && words >= LEAST_ESSAY
        && (beside == 0 || is_introduced_essay(words, beside, metadata))
    {
        for at in captions {
            taken[at] = true;
            // A caption with most of the page's prose has no role, as a wrapper has none.
            roles[at].add(Role::Caption);
        }
    }
}

/// The number of a picture and how many there are, where a text begins with these: "3/50 Star Wars", "3 of 50".
fn counter(text: &str) -> Option<(u32, u32)> {
    let number = |text: &str| -> Option<(u32, usize)> {
        let digits = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        (1..=3)
            .contains(&digits)
            .then(|| (text[..digits].parse().unwrap_or(0), digits))
    };
    let (first, length) = number(text)?;
    let rest = text[length..].trim_start();
    let rest = rest
        .strip_prefix('/')
        .or_else(|| rest.strip_prefix("of "))?
        .trim_start();
    let (of, length) = number(rest)?;
    let ends = !rest[length..]
        .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | ',' | '%'));
    (ends && 1 <= first && first <= of && LEAST_PICTURES <= of as usize).then_some((first, of))
}

/// The innermost element around all of these.
fn around(dom: &Dom, mut nodes: impl Iterator<Item = NodeId>) -> Option<NodeId> {
    let first = nodes.next()?;
    let mut path = dom.path(first);
    for node in nodes {
        let other = dom.path(node);
        let common = path.iter().zip(&other).take_while(|(a, b)| a == b).count();
        path.truncate(common);
    }
    path.last().copied()
}

#[cfg(test)]
mod tests {
    use super::counter;
    use crate::Page;

    #[test]
    fn a_number_of_a_picture_is_told_from_dates_parts_and_fractions() {
        assert_eq!(counter("3/50 Star Wars boosts economy"), Some((3, 50)));
        assert_eq!(counter("1 / 12"), Some((1, 12)));
        assert_eq!(counter("2 of 9 The harbour"), Some((2, 9)));
        for text in [
            "3/4/2015 was a day",
            "1/2 cup of sugar",
            "24/7 service",
            "5/6ths",
            "1/3.5",
            "9 of the 12",
            "2015/16 season",
            "0/5",
        ] {
            assert_eq!(counter(text), None, "{text}");
        }
    }

    const HEAD: &str = "<meta property='og:type' content='article'>";

    fn page(story: &str, slides: &str) -> String {
        let prose = "The town council decided on Tuesday to keep the old bridge, although its southern wall had sunk by two inches.";
        let slide = |number| {
            format!(
                "<li><h2><span>{number}/4</span> Of another story</h2><p>Shoppers in {number} towns stayed at home in July, \
                which nobody had foreseen, and the largest chain closed a shop. The others follow in autumn, \
                    unless the weather turns or the rents in town {number} come down, as many owners hope.</p></li>"
            )
        };
        let slides_of: String = (1..=4).map(slide).collect();
        let html = format!(
            "{HEAD}<h1>The old bridge stays</h1><div><p>{prose}</p>{story}</div>{}",
            slides.replace("SLIDES", &slides_of)
        );
        crate::extract(&Page::html(None, &html))
            .expect("an article")
            .text()
    }

    #[test]
    fn captions_of_a_line_each_are_the_text_of_a_page_that_has_no_other() {
        let captions = [
            "The crane Alma lifts its first container at noon.",
            "A diver checks the chain below the old pier.",
            "The crew of the tug Maria waits for the signal.",
        ];
        let figures = captions
            .map(|text| {
                format!("<figure><img src='a.jpg'><figcaption>{text}</figcaption></figure>")
            })
            .concat();
        let of = |text: &str| {
            let html = format!("<article><h1>The day of the crane</h1>{text}{figures}</article>");
            crate::extract(&Page::html(None, &html)).expect("an article")
        };
        let essay = of("");
        let shown = crate::summarize(&essay, 3).expect("a summary").sentences;
        assert_eq!(shown.len(), 3, "{shown:?}");
        let long = "<figure><img src='a.jpg'><figcaption>The last container of the day hangs in the wind, and nobody who has no \
            business there may stand below it.</figcaption></figure>";
        let shown = crate::summarize(&of(long), 4).expect("a summary").sentences;
        assert_eq!(shown.len(), 4, "{shown:?}");
        let introduced = of("<p>Mira Holm spent a day with the crane.</p>");
        let shown = crate::summarize(&introduced, 4)
            .expect("a summary")
            .sentences;
        for caption in captions {
            assert!(shown.iter().any(|shown| shown == caption), "{shown:?}");
        }
        let brief = of(
            "<p>The harbour got its third crane on Friday, and it lifts forty tonnes with its new hook.</p>",
        );
        let shown = crate::summarize(&brief, 9).expect("a summary").sentences;
        assert_eq!(shown.len(), 1, "{shown:?}");
        let story = of(
            "<p>The harbour got its third crane on Friday, two years after the council had approved it.</p>\
            <p>It lifts forty tonnes and runs on electricity from panels on the new roof of the fish hall.</p>",
        );
        let shown = crate::summarize(&story, 5).expect("a summary").sentences;
        assert_eq!(shown.len(), 2, "{shown:?}");
    }

    #[test]
    fn a_gallery_within_an_article_is_left_out() {
        let story = "<p>Every engineer said that the arches would stand for decades if the river was kept away from them.</p>"
            .repeat(3)
            + "<p>Nobody at the meeting spoke for the new bridge, whose plans had cost the town a year and a half of work.</p>";
        let text = page(&story, "<ul class=legends>SLIDES</ul>");
        assert!(text.contains("Nobody at the meeting"), "{text}");
        assert!(!text.contains("Shoppers"), "{text}");
    }

    #[test]
    fn a_shops_slides_tell_of_its_product() {
        let slide = |number, name, text| {
            format!("<li><span>{number}/4</span><h3>{name}</h3><p>{text}</p></li>")
        };
        let slides = [
            slide(
                1,
                "Lifts more",
                "The winch lifts forty kilograms with one hand, since its gear has three speeds and a brake that holds.",
            ),
            slide(
                2,
                "Runs quietly",
                "A belt of rubber drives the drum, so that nobody in the next room hears when the load goes up.",
            ),
            slide(
                3,
                "Keeps your data",
                "It counts its turns on a chip of its own and sends nothing of what you lift to anybody else.",
            ),
            slide(
                4,
                "Lasts longer",
                "Every part can be taken out with the key that comes in the box, and we sell each for twenty years.",
            ),
        ];
        let html = format!(
            "<main><h1>Winch Alma</h1><p>The small winch for workshops, attics and boats that one person carries.</p>\
            <div class=carousel><ul>{}</ul></div><h2>In the box</h2><p>{}</p><p>{}</p></main>",
            slides.concat(),
            "The winch comes with its drum, ten metres of rope, two hooks of steel, the key for its screws and a bag of canvas.",
            "It weighs nine kilograms and is forty centimetres long, so that it goes under a bench or behind the seat of a car."
        );
        let text = crate::extract(&Page::html(None, &html))
            .expect("an article")
            .text();
        assert!(
            text.contains("three speeds") && text.contains("for twenty years"),
            "{text}"
        );
    }

    #[test]
    fn a_story_told_in_numbered_parts_is_kept() {
        let text = page("", "<div class=slides>SLIDES</div>");
        assert!(text.contains("Shoppers in 4 towns"), "{text}");
    }
}
