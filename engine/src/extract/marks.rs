//! Small marks inside a text that readers pass over, and that are not read out: footnote figures, permalinks, edit links,
//! readings over characters, what is there for screen readers alone.

use super::dom::{Dom, NodeId};
use super::tags::is_block;

/// A text for screen readers of more words may be the article, for want of another way to show it.
const MOST_WORDS_HIDDEN: usize = 40;
/// A note between raised brackets has no more words: "citation needed", "page needed".
const MOST_WORDS_NOTE: usize = 5;

/// What links say that open in another window, lower case.
const NEW_WINDOW: &[&str] = &[
    "opens in a new",
    "opens in new",
    "opens a new",
    "opens new",
    "open in a new",
    "opens an external",
    "external link",
    "(external",
    "in neuem fenster",
    "in einem neuen fenster",
    "neues fenster",
    "externer link",
    "nouvelle fenêtre",
    "nouvel onglet",
    "nueva ventana",
    "nueva pestaña",
    "nova janela",
    "nova aba",
    "nuova finestra",
    "nieuw venster",
    "nieuw tabblad",
    "nytt fönster",
    "nyt vindue",
    "nowym oknie",
    "новом окне",
    "новой вкладке",
    "新しいウィンドウ",
    "新規ウィンドウ",
    "新窗口",
    "새 창",
];

/// Units that are raised to a power.
const UNITS: &[&str] = &[
    "m", "cm", "mm", "km", "dm", "nm", "µm", "ft", "in", "yd", "mi", "s", "sec", "h", "kg", "g",
    "inch", "inches", "feet", "meter", "meters", "metre", "metres", "mile", "miles",
];

/// Whether an element is no part of the text that stands around it. `before` is the text of the block up to here.
pub(super) fn is_mark(dom: &Dom, id: NodeId, before: &str) -> bool {
    let node = &dom[id];
    let class = node.attribute("class").unwrap_or("");
    match node.tag() {
        "sup" => is_raised_note(dom, id, class, before),
        "a" => is_note_link(dom, id, before) || is_named_mark(class),
        "" | "html" | "body" | "main" | "article" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            false
        }
        tag => {
            !class.is_empty()
                && (is_named_mark(class)
                    // Alone in its block it is for the model to judge: lists of products say prices so.
                    || !before.trim().is_empty() && is_unseen(dom, id, class))
                || node.attribute("role") == Some("tooltip")
                || !is_block(tag) && is_new_window(dom, id)
        }
    }
}

/// A footnote's figure or star, or an editor's note in brackets: not the power of m², the ordinal of 1st.
fn is_raised_note(dom: &Dom, id: NodeId, class: &str, before: &str) -> bool {
    let text = dom.text(id);
    let is_named = ["reference", "footnote", "noprint", "fn", "cite"]
        .iter()
        .any(|name| class.contains(name));
    if is_named && crate::text::count_words(&text) <= MOST_WORDS_NOTE {
        return true;
    }
    if text.starts_with(['[', '［', '【']) && text.ends_with([']', '］', '】']) {
        return crate::text::count_words(&text) <= MOST_WORDS_NOTE;
    }
    if text.is_empty() || !text.chars().any(char::is_alphanumeric) {
        // Stars and daggers; "°" and "™" belong to the word.
        return !text.is_empty()
            && text
                .chars()
                .all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '☆' | '★' | '⁎' | ',' | ' '));
    }
    if !is_figure(&text) {
        return false;
    }
    let links =
        dom.descendants(id).any(|node| leads_to_note(dom, node)) || ancestor_leads_to_note(dom, id);
    links || before.ends_with(is_stop) || follows_a_word(before, &text)
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | '…' | '。' | '、' | '，' | '！' | '？' | '؟' | '।'
    ) || matches!(c, '”' | '’' | '"' | '»' | '」' | '』' | ')' | '）')
}

/// Behind a whole word: a word with a power would be a unit, and a formula has short names.
fn follows_a_word(before: &str, figure: &str) -> bool {
    let word = before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    figure.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().count() >= 4
        && word.chars().skip(1).all(char::is_lowercase)
        && !UNITS.contains(&word.to_lowercase().as_str())
}

/// A footnote's figures or letter: "4", "1,2", "3–5", "b".
fn is_figure(text: &str) -> bool {
    let bare = text.trim_matches(['[', ']', '(', ')', ' ']);
    let figures = bare
        .split([',', '-', '–', ' '])
        .filter(|part| !part.is_empty())
        .all(|part| part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
    !bare.is_empty() && (figures || letter)
}

fn leads_to_note(dom: &Dom, id: NodeId) -> bool {
    let node = &dom[id];
    node.tag() == "a"
        && node
            .attribute("href")
            .is_some_and(|href| href.contains('#'))
}

fn ancestor_leads_to_note(dom: &Dom, id: NodeId) -> bool {
    dom[id]
        .parent
        .is_some_and(|parent| leads_to_note(dom, parent))
}

/// A link to a footnote, glued to the word before it, or a permalink without a word.
fn is_note_link(dom: &Dom, id: NodeId, before: &str) -> bool {
    if !leads_to_note(dom, id) {
        return false;
    }
    let text = dom.text(id);
    if text.is_empty() || text.chars().count() > 12 {
        return false;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return true;
    }
    is_figure(&text)
        && before
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '-' | '–' | '/'))
}

fn is_named_mark(class: &str) -> bool {
    class.split_ascii_whitespace().any(|token| {
        matches!(
            token,
            "mw-editsection"
                | "editsection"
                | "edit-section"
                | "headerlink"
                | "header-anchor"
                | "anchorjs-link"
                | "hash-link"
                | "octicon-link"
                | "external-link-icon"
                | "tooltiptext"
                | "tooltip-text"
                | "tooltip-content"
                | "tooltip-inner"
                | "material-icons"
                | "material-symbols-outlined"
        )
    })
}

/// What is read to those who cannot see the page, and shown to nobody.
fn is_unseen(dom: &Dom, id: NodeId, class: &str) -> bool {
    let named = class.split_ascii_whitespace().any(|token| {
        let token: String = token
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        [
            "sronly",
            "visuallyhidden",
            "screenreadertext",
            "screenreaderonly",
            "showforsr",
            "forscreenreader",
            "assistivetext",
            "elementinvisible",
            "a11yhidden",
            "hiddenvisually",
            "offscreen",
            "srtext",
        ]
        .iter()
        .any(|known| token.contains(known))
            && !token.contains("focusable")
            || token == "screenreader"
    });
    named && crate::text::count_words(&dom.text(id)) <= MOST_WORDS_HIDDEN
}

fn is_new_window(dom: &Dom, id: NodeId) -> bool {
    // Only inside of links, and looked at where the element is small: an ancestor two up at most.
    let inside = dom
        .ancestors(id)
        .skip(1)
        .take(2)
        .any(|node| dom[node].tag() == "a");
    if !inside {
        return false;
    }
    let text = dom.text(id).to_lowercase();
    text.len() < 80 && NEW_WINDOW.iter().any(|known| text.contains(known))
}

#[cfg(test)]
mod tests {
    use crate::{Page, extract};

    fn text(paragraph: &str) -> String {
        let html = format!(
            "<article><h1>The reef</h1><p>{paragraph}</p>\
             <p>Divers have counted the colonies twice a year since the warm summer of 2016.</p>\
             <p>The work is paid for by the ferry company and by the four villages around the bay.</p></article>"
        );
        let article = extract(&Page::html(None, html)).unwrap();
        article.blocks[0].text.clone()
    }

    #[test]
    fn footnote_marks_edit_links_and_editors_notes_are_not_read_out() {
        for (html, expected) in [
            (
                "The reef lost a third.<sup>1</sup> Divers counted it twice.",
                "The reef lost a third. Divers counted it twice.",
            ),
            (
                "The reef lost a third.<sup>1,2</sup> Divers counted it twice.",
                "The reef lost a third. Divers counted it twice.",
            ),
            (
                "The reef<sup>4</sup> lost a third, said the divers of the bay.",
                "The reef lost a third, said the divers of the bay.",
            ),
            (
                "The reef lost a third.<a href='#f4'>4</a> Divers counted it twice.",
                "The reef lost a third. Divers counted it twice.",
            ),
            (
                "The reef lost a third.<a href='/page#f4'>[4]</a> Divers counted it twice.",
                "The reef lost a third. Divers counted it twice.",
            ),
            (
                "The reef lost a third<sup class='noprint'>[<i>citation needed</i>]</sup> and was closed to all ships.",
                "The reef lost a third and was closed to all ships.",
            ),
            (
                "The reef lost a third<sup>*</sup> of its corals in the warm summer.",
                "The reef lost a third of its corals in the warm summer.",
            ),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn powers_ordinals_formulas_and_references_in_the_text_stay() {
        for (html, expected) in [
            (
                "Each volunteer looks after 10 m<sup>2</sup> of the reef in the bay.",
                "Each volunteer looks after 10 m2 of the reef in the bay.",
            ),
            (
                "In the 19<sup>th</sup> century the reef reached as far as the harbour.",
                "In the 19th century the reef reached as far as the harbour.",
            ),
            (
                "There are 10<sup>6</sup> polyps in each square metre of the reef.",
                "There are 10⁶ polyps in each square metre of the reef.",
            ),
            (
                "Each weighs 3 × 10<sup>-6</sup> grams and eats 10<sup> 12 </sup> cells of the bay.",
                "Each weighs 3 × 10⁻⁶ grams and eats 10¹² cells of the bay.",
            ),
            (
                "In 1990<sup>a</sup> the 21<sup>st</sup> reef was found by the divers of the bay.",
                "In 1990a the 21st reef was found by the divers of the bay.",
            ),
            (
                "The reef is described in section <a href='#s4'>4</a> of this report.",
                "The reef is described in section 4 of this report.",
            ),
            (
                "The reef covers 20 miles<sup>2</sup> between the harbour and the bay.",
                "The reef covers 20 miles2 between the harbour and the bay.",
            ),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn readings_over_characters_are_not_read_out() {
        let html = "<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の<ruby>水族館<rtc>すいぞくかん</rtc></ruby>に、新しい魚が来ました。";
        assert_eq!(text(html), "港の水族館に、新しい魚が来ました。");
    }

    #[test]
    fn what_only_screen_readers_have_is_not_read_out() {
        for hidden in [
            "<span class='sr-only'>The bay is west of here.</span>",
            "<span class='u-visuallyHidden'>The bay is west of here.</span>",
            "<span class='screen-reader-text'>The bay is west of here.</span>",
            "<span role='tooltip'>The bay is west of here.</span>",
            "<a href='/x'><span>(opens in a new tab)</span></a>",
        ] {
            let html = format!("The divers of the bay{hidden} counted all the corals of the reef.");
            assert_eq!(
                text(&html),
                "The divers of the bay counted all the corals of the reef.",
                "{hidden}"
            );
        }
        let kept = "The <span class='tooltip'>divers</span> open a new window on the reef, says <span class='with-icon'>the mayor</span>.";
        assert_eq!(
            text(kept),
            "The divers open a new window on the reef, says the mayor."
        );
    }
}
