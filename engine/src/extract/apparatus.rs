//! Marks what belongs to a page and is not its text: captions, references, notes that lead elsewhere, who wrote it, reviews on
//! a product's page, other answers than the accepted one. No summary shows it, and no keyword is taken from it.

use super::galleries;
use super::metadata::Metadata;
use super::notes;
use super::role_names::{Role, Roles};
use crate::article::{Block, BlockKind};
use crate::text::{count_words, is_over_references};

/// `roles` has those of each block. Where a page has hardly any other text, as a photo essay, these are its text.
pub(super) fn mark(blocks: &mut [Block], roles: &[Roles], metadata: &Metadata) {
    let is_shop = metadata.is_product && !metadata.is_article;
    let is_answered = roles.iter().any(|roles| roles.has(Role::AcceptedAnswer));
    let mut under_references = false;
    let marked: Vec<bool> = blocks
        .iter()
        .zip(roles)
        .map(|(block, roles)| {
            if block.kind == BlockKind::Heading {
                under_references = is_over_references(&block.text);
            }
            [
                Role::Caption,
                Role::Reference,
                Role::Hatnote,
                Role::Biography,
                Role::Disclosure,
            ]
            .into_iter()
            .any(|role| roles.has(role))
                || is_shop && roles.has(Role::Review)
                || is_answered && roles.has(Role::OtherAnswer)
                || under_references
                    && matches!(block.kind, BlockKind::ListItem | BlockKind::Heading)
                || !metadata.is_profile
                    && notes::is_biography(&block.text, words(block), &metadata.authors)
        })
        .collect();
    let (mut apparatus, mut captions, mut text) = (0, 0, 0);
    for ((block, roles), marked) in blocks.iter().zip(roles).zip(&marked) {
        let counted = match (*marked, roles.has(Role::Caption)) {
            _ if !block.kind.is_text() => continue,
            (false, _) => &mut text,
            (true, true) => &mut captions,
            (true, false) => &mut apparatus,
        };
        *counted += words(block);
    }
    if text < LEAST_TEXT && text < apparatus {
        return;
    }
    let is_photo_essay = CAPTIONS_OF_ESSAY * text < captions
        || galleries::is_introduced_essay(captions, text, metadata);
    for ((block, roles), marked) in blocks.iter_mut().zip(roles).zip(marked) {
        let is_text = block.kind.is_text() || block.kind == BlockKind::Heading;
        if marked && is_text && !(is_photo_essay && roles.has(Role::Caption)) {
            block.kind = BlockKind::Apparatus;
        }
    }
}

/// A page whose captions have so many times the words of its text is a photo essay. Chosen by eye, as the next.
const CAPTIONS_OF_ESSAY: u32 = 5;
/// A page with fewer words of text than of apparatus, and than this, is made of apparatus.
const LEAST_TEXT: u32 = 8;

fn words(block: &Block) -> u32 {
    u32::try_from(count_words(&block.text)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use crate::{Page, extract, summarize};

    const TEXT: &str = "<p>The harbour gets its third crane on Friday, two years after the council approved the purchase.</p>\
        <p>It lifts forty tonnes and runs on electricity from panels on the new roof of the fish hall.</p>\
        <p>The old crane will be kept as a monument, as the port museum had asked for in a letter.</p>";

    fn sentences(head: &str, body: &str) -> Vec<String> {
        let html = format!(
            "<html><head><title>Third crane</title>{head}</head><body>{body}</body></html>"
        );
        let article = extract(&Page::html(None, html)).unwrap();
        summarize(&article, 20).unwrap().sentences
    }

    #[test]
    fn apparatus_is_in_no_summary() {
        for part in [
            "<div class='photo-caption'><p>Two workers fasten the boom of the new crane on the quay on Thursday.</p></div>",
            "<aside class='author-bio'><p>Lena Park writes about the harbour and has lived there for eleven years.</p></aside>",
            "<div class='hatnote'><p>This article is about the crane of Tidewater. For the bird, see Crane (bird).</p></div>",
            "<table class='plainlinks metadata ambox'><tr><td class='mbox-text'>This article needs more sources. Please help to improve it by adding citations.</td></tr></table>",
            "<div class='bandeau-container metadata'><div class='bandeau-texte'>Cet article ne cite pas ses sources, merci de le compléter si vous pouvez.</div></div>",
            "<ol class='references'><li>Park, Lena (2005). The Alma is ready to rise again, as printed in the Gazette of June.</li></ol>",
            "<h2>References</h2><ul><li>Park, Lena (2005). The Alma is ready to rise again, as printed in the Gazette of June.</li></ul>",
            "<h2>Einzelnachweise</h2><ul><li>Park, Lena (2005). The Alma is ready to rise again, as printed in the Gazette of June.</li></ul>",
        ] {
            let shown = sentences(
                "",
                &format!("<article><h1>Third crane</h1>{TEXT}{part}</article>"),
            );
            assert_eq!(shown.len(), 3, "{part}: {shown:?}");
        }
    }

    #[test]
    fn a_box_for_editors_that_is_longer_than_the_entry_is_in_no_summary() {
        let note = "This article needs additional citations for verification, as nobody has checked it so far. Please help to improve it \
            by adding citations to sources that others can find. What has none may be removed by anybody at any time.";
        let body = format!(
            "<h1>Third crane</h1><table class='box metadata ambox'><tr><td class='mbox-text'><div>{note}</div></td></tr></table>\
            <p>The third crane of Tidewater lifts forty tonnes and was built in 2025 by a yard across the river.</p>\
            <p>It runs on electricity from panels on the new roof of the fish hall.</p>"
        );
        let shown = sentences("", &body);
        assert_eq!(shown.len(), 2, "{shown:?}");
        assert!(shown[0].starts_with("The third crane"), "{shown:?}");
    }

    #[test]
    fn an_abstract_is_shown_without_its_label() {
        for label in [
            "Abstract: ",
            "<span>Abstract:</span>",
            "<b>Zusammenfassung</b>—",
        ] {
            let text = TEXT.replacen("<p>", &format!("<p>{label}"), 1);
            let shown = sentences(
                "",
                &format!("<article><h1>Third crane</h1>{text}</article>"),
            );
            assert!(shown[0].starts_with("The harbour gets"), "{shown:?}");
        }
        let quoted = TEXT.replacen(
            "<p>",
            "<blockquote class=abstract><span>Abstract:</span>",
            1,
        );
        let quoted = quoted.replacen("</p>", "</blockquote>", 1);
        let shown = sentences(
            "",
            &format!("<article><h1>Third crane</h1>{quoted}</article>"),
        );
        assert!(shown[0].starts_with("The harbour gets"), "{shown:?}");
        let about = "<p>Abstract: the painters of Tidewater.</p>";
        let shown = sentences(
            "",
            &format!("<article><h1>Third crane</h1>{TEXT}{about}</article>"),
        );
        assert_eq!(
            shown.last().map(String::as_str),
            Some("Abstract: the painters of Tidewater.")
        );
    }

    #[test]
    fn a_biography_without_a_name_of_its_own_is_known_by_its_author() {
        let bio =
            "<p>Lena Park is a reporter for the Tidewater Gazette and sails whenever she can.</p>";
        let body = format!("<article><h1>Third crane</h1>{TEXT}{bio}</article>");
        let by_lena = "<meta name=author content='Lena Park'>";
        assert_eq!(sentences(by_lena, &body).len(), 3);
        // A page about Lena Park by somebody else.
        assert_eq!(
            sentences("<meta name=author content='Tom Reed'>", &body).len(),
            4
        );
    }

    #[test]
    fn a_page_of_captions_has_them_as_its_text() {
        let figures: Vec<String> = [
            "The first crane of the harbour was made of wood and was moved by six men in a wheel, as seen here in 1890.",
            "The second crane came from the yard across the river, on a barge that nearly sank on the way to the quay.",
            "The third crane is taller than the church, and the people of the town have not agreed yet whether they like it.",
        ]
        .iter()
        .map(|text| format!("<figure><img src=a.jpg><figcaption>{text}</figcaption></figure>"))
        .collect();
        let shown = sentences(
            "",
            &format!(
                "<article><h1>Three cranes</h1>{}</article>",
                figures.concat()
            ),
        );
        assert_eq!(shown.len(), 3, "{shown:?}");
    }

    #[test]
    fn a_question_with_an_accepted_answer_is_summarized_as_these_two() {
        let post = |property: &str, text: &str| {
            format!(
                "<div itemprop='{property}' itemscope><div class='post-text'><p>{text}</p></div></div>"
            )
        };
        let body = format!(
            "<div itemscope itemtype='https://schema.org/Question'><h1>How do I free the hook of the crane?</h1>\
             <div class='post-text'><p>The hook of my crane does not open when the load is on the ground, and I have read the manual twice.</p></div>{}{}{}</div>",
            post(
                "suggestedAnswer",
                "Have you tried to hit it with a hammer, as my grandfather always did in such a case?"
            ),
            post(
                "acceptedAnswer",
                "The hook opens only when the rope is slack for two seconds, so lower it a little further and wait."
            ),
            post(
                "suggestedAnswer",
                "My crane has the same fault, and the people who sold it to me do not answer my letters."
            ),
        );
        let shown = sentences("", &body).join(" ");
        assert!(
            shown.contains("rope is slack") && shown.contains("read the manual twice"),
            "{shown}"
        );
        assert!(
            !shown.contains("hammer") && !shown.contains("my letters"),
            "{shown}"
        );
    }

    #[test]
    fn an_accepted_answer_of_a_line_is_shown() {
        let body = "<div itemscope itemtype='https://schema.org/Question'><h1>Why does the hook of the crane not open?</h1>\
             <div class='post-text'><p>The hook of my crane does not open when the load is on the ground, and I have read the manual twice.</p></div>\
             <div itemprop='acceptedAnswer' itemscope><div class='post-text'><p>Slacken the rope for two seconds. Then pull.</p></div></div></div>";
        let shown = sentences("", body).join(" ");
        assert!(shown.contains("Slacken the rope"), "{shown}");
    }

    #[test]
    fn reviews_on_a_products_page_are_not_what_it_sells() {
        let head = "<meta property='og:type' content='product'>";
        let body = "<main><h1>Quay Roast</h1><div class='description'><p>Quay Roast is a dark blend of beans from two farms in the hills above the bay.</p></div>\
            <section id='reviews'><div class='review'><p>It is the best coffee that I have had so far, in taste, smell and look, said my husband.</p></div></section></main>";
        let shown = sentences(head, body).join(" ");
        assert!(
            shown.contains("dark blend") && !shown.contains("my husband"),
            "{shown}"
        );
        // A review that is the page.
        let review = format!("<article class='review'><h1>Quay Roast, tested</h1>{TEXT}</article>");
        assert_eq!(sentences("", &review).len(), 3);
    }
}
