//! Pages that come with status 200 and are notices in place of what was asked for: log in, enable JavaScript, prove that you
//! are human, there is no such page, nothing was found.
//!
//! A notice is short, and most of what it says are the words of notices ([`phrases`]); its title, where it is one of the few
//! that notices have, tells as well. So an article about captchas is an article: it says more than that. Notices speak to the
//! reader and of themselves. A manual, a question or an announcement speaks of them: it quotes what they say, gives their
//! number, or names the day.

mod phrases;

use std::cell::LazyCell;

pub(super) use self::phrases::speaks_to_reader;
use self::phrases::{
    Kind, has_subject, is_of_manual, is_of_terms, kind_of_sentence, kind_of_title, names_browser,
    names_script, names_status,
};
use super::blocks::{Cut, RawBlock};
use super::context::Place;
use super::dom::{Dom, NodeId, NodeKind, ROOT};
use super::metadata::Metadata;
use super::title::plain;
use crate::article::ExtractError;
use crate::hash::HashMap;
use crate::sentences::split_sentences;
use crate::text::count_words;

/// A page with more words in sentences than this is no notice, whatever its title. Chosen by eye, as all numbers here.
const MOST_WORDS: usize = 160;
/// Under the title of a notice: how many words of sentences may be about something else.
const OTHER_WORDS: usize = 45;
/// Pages that do not exist offer other ones, with a few words about each.
const OTHER_WORDS_WHERE_MISSING: usize = 110;
/// A page with fewer words than this, and a script, is drawn by the script.
const EMPTY_SHELL: usize = 12;
/// A page with more words than this shows something, though it found nothing.
const MOST_WORDS_OF_EMPTY: usize = 80;
/// What a page says only to readers without scripts, where it says nothing to others, is no longer than this.
const MOST_WORDS_WITHOUT_SCRIPT: usize = 40;
/// So many headings may say what the notice is: "Error 1015", and below it what that means.
const HEADINGS: usize = 2;
/// A heading with more words than this tells more than that there is a notice.
const MOST_WORDS_OF_HEADING: usize = 8;
/// A sentence with fewer words is a label, which are on every page.
const LEAST_SENTENCE: usize = 6;
/// Behind such a sentence, a shorter one is of the text as well.
const LEAST_FURTHER_SENTENCE: usize = 4;

/// What a page says instead of what was asked for.
#[derive(Debug)]
pub(super) struct Notice {
    kind: Kind,
    /// The page's title is the notice's too, so that its description is of the notice.
    titled: bool,
}

impl Notice {
    pub(super) fn error(&self) -> ExtractError {
        match self.kind {
            Kind::LogIn => ExtractError::LogInRequired,
            Kind::Robots => ExtractError::ReadersTurnedAway,
            Kind::Script => ExtractError::DrawnByScript,
            Kind::Missing => ExtractError::NoSuchPage,
            Kind::Consent => ExtractError::ConsentRequired,
            Kind::Broken => ExtractError::SiteBroken,
            Kind::Empty => ExtractError::NothingToSummarize,
        }
    }

    /// Whether what the page says of itself may still be of what was asked for.
    pub(super) fn leaves_description(&self) -> bool {
        match self.kind {
            Kind::Script | Kind::Consent => true,
            Kind::LogIn => !self.titled,
            Kind::Robots | Kind::Missing | Kind::Broken | Kind::Empty => false,
        }
    }
}

/// What the sentences of a page are about, in words.
#[derive(Debug, Default)]
struct Said {
    /// Of each kind of notice.
    words: [usize; Kind::COUNT],
    /// Of something else.
    other: usize,
    /// Of something else, and in sentences that neither speak to the reader nor of the page or its browser.
    plain: usize,
    /// The kind of notice that one of the first headings is by itself.
    heading: Option<Kind>,
    /// With all labels, links and headings.
    all: usize,
    /// That readers without scripts alone are shown.
    without_script: usize,
    /// The page is of a manual or its like, where notices are a subject.
    in_manual: bool,
}

impl Said {
    /// `None` for a page with too many words for a notice.
    fn on(dom: &Dom, cut: &Cut, metadata: &Metadata) -> Option<Self> {
        let mut said = Self {
            in_manual: metadata.titles().any(is_of_manual),
            ..Self::default()
        };
        // Few pages speak of terms, and only there is the form looked for.
        let asks_for_password = LazyCell::new(|| asks_for_password(dom));
        let without_scripts = without_scripts(dom);
        let mut headings = 0;
        for block in &cut.blocks {
            said.all += block.words as usize;
            if said.all > 20 * MOST_WORDS {
                // Even a page of links is more than a notice has.
                return None;
            }
            let without_script =
                block.context.within(Place::NoScript) || without_scripts.contains(&block.text);
            if without_script {
                said.without_script += block.words as usize;
            }
            if is_heading(dom, block) {
                // Many notices say it in their heading, and below it what to do.
                headings += 1;
                if headings <= HEADINGS
                    && !has_subject(&block.text)
                    && let Some(kind) = kind_of_sentence(&block.text)
                {
                    said.words[kind as usize] += block.words as usize;
                    if block.words as usize <= MOST_WORDS_OF_HEADING {
                        said.heading.get_or_insert(kind);
                    }
                }
                continue;
            }
            if block.link_density() > 0.5 {
                continue;
            }
            for sentence in split_sentences(&block.text) {
                let count = count_words(sentence);
                // "A 404 error tells a browser that a page does not exist."
                let explains =
                    said.in_manual && names_status(sentence) && !speaks_to_reader(sentence);
                let kind = if without_script && names_script(sentence) {
                    Some(Kind::Script)
                } else if explains {
                    None
                } else {
                    kind_of_sentence(sentence)
                };
                match kind {
                    Some(kind) => said.words[kind as usize] += count,
                    None if count < LEAST_SENTENCE => {}
                    None if is_of_terms(sentence) && *asks_for_password => {}
                    None => {
                        said.other += count;
                        if !speaks_to_reader(sentence) && !names_browser(sentence) {
                            said.plain += count;
                        }
                    }
                }
            }
            if said.other > MOST_WORDS {
                return None;
            }
        }
        Some(said)
    }

    /// Of which kind of notice most is said, and how much.
    fn most(&self) -> (Kind, usize) {
        Kind::ALL
            .into_iter()
            .map(|kind| (kind, self.words[kind as usize]))
            .max_by_key(|(_, words)| *words)
            .unwrap_or((Kind::Broken, 0))
    }
}

/// The notice that a page is, if it is one. `offers` says that a subscription to the article was offered on it.
pub(super) fn of(dom: &Dom, cut: &Cut, metadata: &Metadata, offers: bool) -> Option<Notice> {
    if prose(dom, cut) > 4 * MOST_WORDS {
        // Most pages: their sentences need not be looked at.
        return None;
    }
    let said = Said::on(dom, cut, metadata)?;
    let untitled = |kind| {
        Some(Notice {
            kind,
            titled: false,
        })
    };
    let titled = title_of_notice(dom, cut, metadata, &said).map(|kind| match said.most() {
        // "Error", and below it which.
        (of, words) if kind == Kind::Broken && said.words[kind as usize] == 0 && words > 0 => of,
        _ => kind,
    });
    // Where all else is said to the reader, the heading says what it is about.
    let headed = said.heading.filter(|kind| {
        matches!(kind, Kind::Robots | Kind::Missing)
            && !said.in_manual
            && said.plain == 0
            && said.other <= OTHER_WORDS
    });
    let kind = titled.or(headed).or_else(|| {
        let (kind, words) = said.most();
        let is_one = words > 0
            && words >= said.other
            && words + said.other <= MOST_WORDS
            && (kind != Kind::Empty || said.all <= MOST_WORDS_OF_EMPTY);
        is_one.then_some(kind)
    });
    if let Some(kind) = kind {
        // A post may be hidden from strangers; its author may also ask about such notices.
        let others = match kind {
            Kind::LogIn | Kind::Consent => said.words[kind as usize] / 2,
            _ => 0,
        };
        return (said.other <= others || !holds_posts(dom)).then_some(Notice {
            kind,
            titled: titled.is_some(),
        });
    }
    if said.other == 0 && (offers || asks_for_password(dom)) {
        return untitled(Kind::LogIn);
    }
    if said.plain == 0 && said.other <= OTHER_WORDS && offers_browsers(dom, cut) {
        return untitled(Kind::Script);
    }
    let is_drawn_by_script = has_script(dom)
        && said.all < EMPTY_SHELL
        && said.other == 0
        && !only_repeats_title(cut, metadata);
    let shows_nothing_else = said.without_script > 0
        && said.without_script == said.all
        && said.all <= MOST_WORDS_WITHOUT_SCRIPT
        && (has_script(dom) || has_empty_root(dom));
    (is_drawn_by_script || shows_nothing_else).then_some(Notice {
        kind: Kind::Script,
        titled: false,
    })
}

/// The kind of notice that a title or a heading names, where what the page says does not belie it.
fn title_of_notice(dom: &Dom, cut: &Cut, metadata: &Metadata, said: &Said) -> Option<Kind> {
    let site = metadata.site_name.as_deref();
    let kind = metadata
        .titles()
        .chain(
            cut.blocks
                .iter()
                .filter(|block| is_heading(dom, block) && block.words <= 12)
                .take(3)
                .map(|block| block.text.as_str()),
        )
        .find_map(|title| kind_of_title(title, site))?;
    let most = if kind == Kind::Missing {
        OTHER_WORDS_WHERE_MISSING
    } else {
        OTHER_WORDS
    };
    let words = said.words[kind as usize];
    let asks = match kind {
        Kind::LogIn => words > 0 || asks_for_password(dom),
        Kind::Empty => said.all <= MOST_WORDS_OF_EMPTY,
        _ => true,
    };
    let is_subject = said.in_manual && 2 * words < said.other;
    let is_one = asks && said.other <= most && !is_subject && !tells_below(dom, cut, site);
    is_one.then_some(kind)
}

/// Whether what stands below the heading that names a notice tells of another matter: "Page not found" is a short story too.
/// Notices speak to the reader or of themselves; what they show behind the next heading is of other pages.
fn tells_below(dom: &Dom, cut: &Cut, site: Option<&str>) -> bool {
    let mut blocks = cut.blocks.iter();
    let names_notice =
        |block: &RawBlock| is_heading(dom, block) && kind_of_title(&block.text, site).is_some();
    if !blocks.any(names_notice) {
        return false;
    }
    let below = blocks
        .take_while(|block| !is_heading(dom, block))
        .filter(|block| {
            block.link_density() <= 0.5
                && ![Place::Footer, Place::Nav, Place::Aside, Place::Form]
                    .into_iter()
                    .any(|place| block.context.within(place))
        });
    let (mut plain, mut sentences, mut addressed) = (0, 0, 0);
    for sentence in below.flat_map(|block| split_sentences(&block.text)) {
        let words = count_words(sentence);
        let is_of_notice = kind_of_sentence(sentence).is_some();
        if is_of_notice || words >= LEAST_SENTENCE && speaks_to_reader(sentence) {
            if sentences == 0 {
                return false;
            }
            addressed += words;
        } else if words >= LEAST_SENTENCE || words >= LEAST_FURTHER_SENTENCE && sentences > 0 {
            plain += words;
            sentences += 1;
        }
    }
    sentences >= 2 && plain > addressed
}

/// The words of all blocks that may hold a sentence.
fn prose(dom: &Dom, cut: &Cut) -> usize {
    cut.blocks
        .iter()
        .filter(|block| block.words >= 6 && block.link_density() <= 0.5 && !is_heading(dom, block))
        .map(|block| block.words as usize)
        .sum()
}

/// Whether a text is made of the words of notices.
pub(super) fn is_notice_text(text: &str) -> bool {
    split_sentences(text)
        .into_iter()
        .any(|sentence| kind_of_sentence(sentence).is_some())
}

fn is_heading(dom: &Dom, block: &RawBlock) -> bool {
    matches!(dom[block.node].tag(), "h1" | "h2" | "h3")
}

fn asks_for_password(dom: &Dom) -> bool {
    dom.descendants(ROOT)
        .any(|node| dom[node].tag() == "input" && dom[node].attribute("type") == Some("password"))
}

/// What a page shows to readers without scripts alone. It need not be cut into blocks of its own.
fn without_scripts(dom: &Dom) -> String {
    dom.descendants(ROOT)
        .filter(|node| dom[*node].tag() == "noscript")
        .map(|node| dom.text(node))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether a page shows people's posts, in elements that boards and trackers call so.
fn holds_posts(dom: &Dom) -> bool {
    dom.descendants(ROOT).any(|node| {
        let node = &dom[node];
        matches!(
            node.attribute("itemprop"),
            Some("acceptedAnswer" | "suggestedAnswer")
        ) || node.attribute("class").is_some_and(|class| {
            class.split_ascii_whitespace().any(|name| {
                matches!(
                    name,
                    "answer"
                        | "js-post-body"
                        | "comment-body"
                        | "js-comment-body"
                        | "postbody"
                        | "post-text"
                        | "message-body"
                        | "topic-body"
                        | "bbWrapper"
                )
            })
        })
    })
}

/// Whether a page leads to the makers of browsers, by links that stand for themselves.
fn offers_browsers(dom: &Dom, cut: &Cut) -> bool {
    let lists: HashMap<NodeId, bool> = cut
        .blocks
        .iter()
        .map(|block| (block.node, block.link_density() > 0.5))
        .collect();
    let mut makers = [false; 5];
    for id in dom.descendants(ROOT) {
        let node = &dom[id];
        let stands_for_itself = || {
            let mut around = dom.ancestors(id);
            around.find_map(|above| lists.get(&above)) == Some(&true)
        };
        if node.tag() != "a" || !stands_for_itself() {
            continue;
        }
        let address = node
            .attribute("href")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let has = |part: &str| address.contains(part);
        if has("browsehappy.com")
            || has("browser-update.org")
            || has("updatemybrowser.org")
            || has("outdatedbrowser.com")
            || has("whatbrowser.org")
        {
            return true;
        }
        makers[0] |= has("google.") && has("/chrome");
        makers[1] |= has("mozilla.org") || has("getfirefox.com") || has("firefox.com");
        makers[2] |= has("microsoft.com") && (has("edge") || has("internet-explorer"));
        makers[3] |= has("apple.com") && has("safari");
        makers[4] |= has("opera.com");
    }
    makers.into_iter().filter(|linked| *linked).count() >= 2
}

/// Whether a page has an element for a script to draw in.
fn has_empty_root(dom: &Dom) -> bool {
    dom.descendants(ROOT).any(|node| {
        dom[node].tag() == "div"
            && dom[node].attribute("id").is_some()
            && dom.children(node).all(|child| match &dom[child].kind {
                NodeKind::Text(text) => text.chars().all(char::is_whitespace),
                NodeKind::Element { .. } => false,
                _ => true,
            })
    })
}

fn has_script(dom: &Dom) -> bool {
    dom.descendants(ROOT).any(|node| {
        dom[node].tag() == "script"
            && dom[node]
                .attribute("type")
                .is_none_or(|kind| kind.contains("javascript") || kind == "module")
    })
}

/// A page of nothing but a heading was drawn; it has no more to say.
fn only_repeats_title(cut: &Cut, metadata: &Metadata) -> bool {
    !cut.blocks.is_empty()
        && cut.blocks.iter().all(|block| {
            metadata
                .titles()
                .any(|title| plain(title).contains(&plain(&block.text)))
        })
}

#[cfg(test)]
mod tests;
