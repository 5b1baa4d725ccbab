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

/// What the software of forums and trackers calls the element that holds a post's text and nothing else: GitHub, Forgejo,
/// Discourse, Stack Exchange, `HyperKitty`.
const BODIES: &[&str] = &[
    "markdown-body",
    "render-content",
    "cooked",
    "s-prose",
    "email-body",
];
/// Such a name stands no further behind in a class. Chosen by eye.
const NAMES: usize = 8;

/// What stands before the number of an issue or of a change in the addresses and titles of GitHub, GitLab and Forgejo.
const ISSUES_IN_ADDRESSES: &[&str] = &["/issues/", "/pull/", "/pulls/", "/merge_requests/"];
const ISSUES_IN_TITLES: &[&str] = &["Issue #", "Pull Request #"];

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

/// An accepted answer's line has at least so many words.
const LEAST_ANSWER: u32 = 4;

/// Takes the accepted answer, however short it is, where none of it is taken.
pub(super) fn complete_answer(blocks: &[RawBlock], roles: &[Roles], taken: &mut [bool]) {
    let is_answer =
        |at: usize| roles[at].has(Role::AcceptedAnswer) && !roles[at].has(Role::Comment);
    if (0..blocks.len()).any(|at| taken[at] && is_answer(at)) {
        return;
    }
    for (at, block) in blocks.iter().enumerate() {
        taken[at] |= is_answer(at)
            && block.kind.is_text()
            && block.words >= LEAST_ANSWER
            && block.link_density() < 0.5;
    }
}

/// Whether a page is one of an issue tracker, by its address or its title: what is said below an issue is as much of it as
/// what its first post says.
pub(super) fn is_of_tracker(metadata: &Metadata) -> bool {
    let is_number = |text: &str| {
        let figures = text.bytes().take_while(u8::is_ascii_digit).count();
        figures > 0 && !text[figures..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
    };
    let numbered = |text: &str, name: &str| {
        text.split(name)
            .nth(1)
            .is_some_and(|rest| is_number(rest.trim_start_matches('#')))
    };
    let address = metadata.address.as_deref().unwrap_or_default();
    !metadata.is_article
        && (ISSUES_IN_ADDRESSES
            .iter()
            .any(|name| numbered(address, name))
            || metadata.titles().any(|title| {
                ISSUES_IN_TITLES
                    .iter()
                    .any(|name| title.contains('·') && numbered(title, name))
            }))
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

/// Takes what the bodies of posts hold besides what is taken, such as the line below a long paragraph; on a page of a tracker
/// all that they hold, "Fixed in 3.3.1."
pub(super) fn complete_bodies(
    dom: &Dom,
    blocks: &[RawBlock],
    of_tracker: bool,
    taken: &mut [bool],
) {
    let bodies: Vec<Option<NodeId>> = blocks
        .iter()
        .map(|block| is_of_post(block).then(|| body(dom, block.node)).flatten())
        .collect();
    // The words of each body that are taken, and all.
    let mut held: HashMap<NodeId, (u32, u32)> = HashMap::default();
    for ((body, block), taken) in bodies.iter().zip(blocks).zip(taken.iter()) {
        if let Some(body) = body {
            let (words, all) = held.entry(*body).or_default();
            *words += if *taken { block.words } else { 0 };
            *all += block.words;
        }
    }
    let is_issue = of_tracker && held.values().any(|(words, _)| *words > 0);
    for (body, taken) in bodies.iter().zip(taken) {
        if let Some(body) = body {
            let (words, all) = held[body];
            *taken |= is_issue || 2 * words > all;
        }
    }
}

/// The body of the post that a paragraph or an item of a list stands right in.
fn body(dom: &Dom, node: NodeId) -> Option<NodeId> {
    let is_body = |id: NodeId| {
        let class = dom[id].attribute("class").unwrap_or_default();
        class
            .split_ascii_whitespace()
            .take(NAMES)
            .any(|name| BODIES.contains(&name))
    };
    let mut above = std::iter::once(node)
        .chain(dom.ancestors(node))
        .skip_while(|id| matches!(dom[*id].tag(), "p" | "li" | "ul" | "ol") && !is_body(*id));
    above.next().filter(|id| is_body(*id))
}

fn is_of_post(block: &RawBlock) -> bool {
    matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::TableRow
    ) && block.words > 1
        && block.link_density() < 0.5
        && !block.context.is_beside_text()
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

    #[test]
    fn the_short_end_of_a_post_is_kept_and_the_short_post_at_the_end() {
        let long = "The crane asks its motor for the heat once a millisecond, which fills its log with warnings in a few hours.";
        let body = |text: &str| format!("<div class='markdown-body'>{text}</div>");
        let comment = |text: &str| {
            format!(
                "<div class='issue-comment'><div class='head'><a href='#'>tom</a> commented on May 6</div>{}</div>",
                body(&format!("<p>{text}</p>"))
            )
        };
        let page = |below: &str| {
            let html = format!(
                "<title>Crane asks too often · Issue #15</title><main><h1>Crane asks too often <span>#15</span></h1><div>\
                 <h3>mira opened this issue May 5</h3>{}</div>{below}</main>",
                body(&format!("<p>{long}</p><p>Let me set the time.</p>"))
            );
            text("https://quay.example/crane/issues/15", &html)
        };
        let shown = page("");
        assert!(shown.contains("Let me set the time."), "{shown}");
        let answers = [
            "Good idea, I will take that from the hook.",
            "Fixed in 3.3.1.",
        ];
        let shown = page(&answers.map(comment).concat());
        for answer in answers {
            assert!(shown.contains(answer), "{answer} is missing from: {shown}");
        }
        // What stands below a post and is not in its body is none of it.
        let shown = page("<p>Sign up to answer here.</p>");
        assert!(!shown.contains("Sign up"), "{shown}");
    }

    #[test]
    fn short_comments_below_an_article_stay_out_whatever_they_are_called() {
        let comments = ["Glad to hear that.", "So am I, and for the crane, too."]
            .map(|text| {
                format!("<div class='comment'><div class='markdown-body'><p>{text}</p></div></div>")
            })
            .concat();
        let html = format!(
            "<title>Crane motor gets hot</title><meta property='og:type' content='article'><article><h1>Crane motor gets hot</h1>\
             <div class='markdown-body'><p>{ASKED}</p><p>{}</p></div></article><div class='comments'>{comments}</div>",
            ANSWERS[0]
        );
        let text = text("https://quay.example/news/42", &html);
        assert!(
            !text.contains("Glad to hear") && text.contains(ANSWERS[0]),
            "{text}"
        );
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
