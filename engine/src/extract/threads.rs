//! Threads of posts: the short answers that stand where the others do, and pages that are threads though nothing says so.

use super::blocks::RawBlock;
use super::context::Place;
use super::dom::{Dom, NodeId};
use super::metadata::Metadata;
use super::role_names::{Role, Roles};
use crate::article::BlockKind;
use crate::hash::{HashMap, HashSet};

/// Elements whose names tell posts' bodies from what stands around them.
const NAMED_ELEMENTS: usize = 2;
/// Of the words in elements of one name, so many hundredths are taken before the rest is. Chosen by eye.
const MOST: u32 = 85;
/// And they are so many hundredths of all that is taken.
const SHARE: u32 = 40;
/// A page whose comments have fewer words is no thread; a page with more words beside them is an article. Chosen by eye.
const LEAST_COMMENTS: u32 = 40;
const MOST_BESIDE: u32 = 120;

/// Whether a page that is laid out in tables and declares no article tells less before its comments than in them: somebody's
/// question, or a link. Elsewhere a short post with long comments is a post.
pub(super) fn is_undeclared(blocks: &[RawBlock], roles: &[Roles], metadata: &Metadata) -> bool {
    if metadata.is_article || metadata.is_product || metadata.is_listing {
        return false;
    }
    let (mut comments, mut beside) = (0, 0);
    for (block, roles) in blocks.iter().zip(roles) {
        if block.context.within(Place::Article) {
            return false;
        }
        if roles.has(Role::Comment) {
            if !block.context.within(Place::Table) {
                return false;
            }
            comments += if block.is_prose() { block.words } else { 0 };
        } else if block.is_prose() {
            beside += block.words;
        }
    }
    comments >= LEAST_COMMENTS && beside <= MOST_BESIDE && beside < comments
}

/// Takes what stands in elements of the same names as most of what is taken: "Glad it works again" is as much of a thread as
/// the long posts above it.
pub(super) fn complete(dom: &Dom, blocks: &[RawBlock], taken: &mut [bool]) {
    let mut names: HashMap<String, (u32, u32)> = HashMap::default();
    let keys: Vec<Option<String>> = blocks
        .iter()
        .map(|block| is_of_post(block).then(|| name(dom, block.node)).flatten())
        .collect();
    let mut whole = 0;
    for ((block, key), taken) in blocks.iter().zip(&keys).zip(taken.iter()) {
        whole += if *taken { block.words } else { 0 };
        if let Some(key) = key {
            let (words, all) = names.entry(key.clone()).or_default();
            *words += if *taken { block.words } else { 0 };
            *all += block.words;
        }
    }
    let mut begun: HashSet<&str> = HashSet::default();
    let mut seen: HashSet<&str> = HashSet::default();
    for ((block, key), taken) in blocks.iter().zip(&keys).zip(taken) {
        let Some(key) = key.as_deref() else {
            continue;
        };
        let is_new = seen.insert(&block.text);
        if *taken {
            begun.insert(key);
        } else if is_new && begun.contains(key) {
            *taken = names.get(key).is_some_and(|(words, all)| {
                100 * words >= MOST * all && 100 * words >= SHARE * whole
            });
        }
    }
}

fn is_of_post(block: &RawBlock) -> bool {
    matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::TableRow
    ) && block.words > 1
        && block.link_density() < 0.5
        && ![
            Place::Nav,
            Place::Footer,
            Place::Aside,
            Place::Form,
            Place::Hidden,
        ]
        .into_iter()
        .any(|place| block.context.within(place))
}

/// What the elements around a block are called, the nearest two that have names: "div.content div.postbody".
fn name(dom: &Dom, node: NodeId) -> Option<String> {
    let mut name = String::new();
    let mut named = 0;
    for id in dom.ancestors(node) {
        let element = &dom[id];
        let called = element
            .attribute("class")
            .or_else(|| element.attribute("id"));
        if let Some(called) = called.and_then(|called| called.split_ascii_whitespace().next()) {
            name.push_str(element.tag());
            name.push('.');
            // "post_4711"
            name.extend(called.chars().filter(|c| !c.is_ascii_digit()));
            name.push(' ');
            named += 1;
        }
        if named == NAMED_ELEMENTS {
            return Some(name);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::{Page, extract};

    const ASKED: &str = "My crane stops after ten minutes of work and the motor gets so hot that nobody can touch it. Does \
        anybody know what I could look at first?";
    const ANSWERS: [&str; 3] = [
        "Have you looked at the brake? On mine the brake stayed half closed and the motor had to work against it all day.",
        "I had the same last winter. The oil in the gear was too thick for the cold, and a thinner one solved it.",
        "Glad it works again.",
    ];

    fn text(address: &str, html: &str) -> String {
        let page = Page::html(Some(address.parse().expect("an address")), html);
        extract(&page).expect("a text").text()
    }

    #[test]
    fn the_last_answer_of_a_thread_is_kept_however_short() {
        let posts = |post: &dyn Fn(usize, &str) -> String| -> String {
            let all = [ASKED].into_iter().chain(ANSWERS).enumerate();
            all.map(|(at, text)| post(at, text)).collect()
        };
        let of_divisions = posts(&|at, text| {
            format!(
                "<div id='p{at}' class='post bg{at}'><dl class='postprofile'><dt><a href='#'>user{at}</a></dt>\
                 <dd>Posts: {at}7</dd></dl><div class='postbody'><p class='author'>by <a href='#'>user{at}</a> » 3 May, 5:1{at}</p>\
                 <div class='content'>{text}</div></div></div>"
            )
        });
        let of_tables = posts(&|at, text| {
            format!(
                "<tr><td class='row{at}'><b>user{at}</b><br><span class='details'>Guest<br>Posts: {at}7</span></td>\
                 <td class='row{at}'><table><tr><td><span class='details'>Posted: 3 May, 5:1{at}</span></td></tr>\
                 <tr><td><span class='postbody'>{text}</span></td></tr></table></td></tr>"
            )
        });
        for body in [
            format!("<h2>Crane motor gets hot</h2><div class='page-body'>{of_divisions}</div>"),
            format!("<p>Crane motor gets hot</p><table class='forumline'>{of_tables}</table>"),
        ] {
            let html = format!("<title>Crane motor gets hot - Quay Forum</title>{body}");
            let text = text("https://forum.example/viewtopic.php?t=42", &html);
            for post in [ASKED].into_iter().chain(ANSWERS) {
                assert!(text.contains(post), "{post} is missing from: {text}");
            }
        }
    }

    fn with_comments(post: &str) -> String {
        let comments = ANSWERS
            .map(|text| format!("<tr><td><div class='comment'><span>{text}</span></div></td></tr>"))
            .concat();
        format!("{post}<table class='comment-tree'>{comments}</table>")
    }

    #[test]
    fn a_question_that_is_shorter_than_its_answers_is_a_thread() {
        let asked = format!("<table><tr><td><div>{ASKED}</div></td></tr></table>");
        let html = format!(
            "<title>Crane motor gets hot</title>{}",
            with_comments(&asked)
        );
        let text = text("https://quay.example/item/42", &html);
        for post in [ASKED].into_iter().chain(ANSWERS) {
            assert!(text.contains(post), "{post} is missing from: {text}");
        }
    }

    #[test]
    fn what_readers_say_below_an_article_is_no_thread() {
        let brief = format!("<h1>Crane motor gets hot</h1><p>{ASKED}</p>");
        let long = format!(
            "<h1>Crane motor gets hot</h1><p>{}</p>",
            format!("{ASKED} ").repeat(6)
        );
        let short = with_comments(&brief)
            .replace("<table", "<div")
            .replace("<tr><td>", "<p>")
            .replace("</td></tr>", "</p>")
            .replace("</table>", "</div>");
        let html = format!("<title>Crane motor gets hot</title>{short}");
        let shown = text("https://quay.example/news/42", &html);
        assert!(!shown.contains(ANSWERS[0]), "{shown}");
        for (head, post) in [
            ("<meta property='og:type' content='article'>", brief.clone()),
            ("", format!("<article>{brief}</article>")),
            ("", long),
        ] {
            let html = format!(
                "<title>Crane motor gets hot</title>{head}{}",
                with_comments(&post)
            );
            let text = text("https://quay.example/news/42", &html);
            assert!(!text.contains(ANSWERS[0]), "{text}");
        }
    }
}
