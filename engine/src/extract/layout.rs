//! Tables that lay a page out: letters with a cell for each paragraph, guest books, minutes. A cell that says a sentence is
//! text there, and a cell of data elsewhere.

use super::blocks::RawBlock;
use super::context::Place;
use super::dom::{Dom, NodeId};
use super::notes;
use super::selection::is_prompt;
use crate::article::BlockKind;
use crate::hash::{HashMap, HashSet};

/// A cell of fewer words is a label. Chosen by eye.
const LEAST_WORDS: u32 = 5;
/// Where so many words are taken, the model has seen enough of the page to know its text. Chosen by eye, on the tuning pages.
const MOST_TAKEN: u32 = 200;
/// What the foot of a letter says, in lower case.
const FOOT: &[&str] = &[
    "unsubscribe",
    "you receive",
    "you are receiving",
    "you're receiving",
    "your browser",
    "all rights reserved",
    "privacy policy",
    "abbestell",
    "abmeld",
    "im browser",
    "désabonner",
    "désinscri",
    "darse de baja",
    "disiscriv",
    "cancelar a inscrição",
    "uitschrijven",
    "配信停止",
    "退订",
];

/// Takes the cells of a letter: those that have a row for themselves in a table of which one is taken, or in one of its kind, on a page that has
/// no prose but in tables.
pub(super) fn take_cells(dom: &Dom, blocks: &[RawBlock], taken: &mut [bool]) {
    let words: u32 = blocks
        .iter()
        .zip(taken.iter())
        .filter(|(_, taken)| **taken)
        .map(|(block, _)| block.words)
        .sum();
    if words > MOST_TAKEN
        || blocks
            .iter()
            .any(|block| block.is_prose() && !is_in_table(block))
    {
        return;
    }
    let mut cells: HashMap<NodeId, Option<NodeId>> = HashMap::default();
    let places: Vec<Option<Position<'_>>> = blocks
        .iter()
        .map(|block| Position::of(dom, block))
        .collect();
    for place in places.iter().flatten() {
        let only = cells.entry(place.row).or_insert(Some(place.cell));
        if *only != Some(place.cell) {
            *only = None;
        }
    }
    let is_paragraph = |at: usize| {
        places[at]
            .as_ref()
            .filter(|place| cells[&place.row].is_some() && says(&blocks[at]))
    };
    let begun: HashSet<(u16, &str)> = (0..blocks.len())
        .filter(|at| taken[*at])
        .filter_map(|at| is_paragraph(at).map(|place| place.table))
        .collect();
    // From the end, where the foot is: "you receive" stands in a letter, too.
    let mut after: HashSet<(u16, &str)> = HashSet::default();
    for at in (0..blocks.len()).rev() {
        let Some(place) = is_paragraph(at).filter(|place| begun.contains(&place.table)) else {
            continue;
        };
        if !is_foot(&blocks[at]) {
            taken[at] = true;
            after.insert(place.table);
        } else if !after.contains(&place.table) {
            taken[at] = false;
        }
    }
}

/// Makes paragraphs of the cells that are text: those that go on with a paragraph, and all that say a sentence where no
/// other text does.
pub(super) fn read_cells(blocks: &mut [RawBlock], taken: &[bool]) {
    let shown = || blocks.iter().zip(taken).filter(|(_, taken)| **taken);
    let all = !shown().any(|(block, _)| block.kind.is_text() && !is_in_table(block) && says(block));
    let with_text: HashSet<NodeId> = shown()
        .filter(|(block, _)| block.kind == BlockKind::Paragraph)
        .map(|(block, _)| block.node)
        .collect();
    for block in blocks {
        if block.kind == BlockKind::TableRow
            && says(block)
            && (all || with_text.contains(&block.node))
        {
            block.kind = BlockKind::Paragraph;
        }
    }
}

/// Where a block stands: the nearest cell around it, with its row and the kind of its table, which is how deep it stands and
/// what it is called: each entry of a guest book has a table of its own.
struct Position<'a> {
    cell: NodeId,
    row: NodeId,
    table: (u16, &'a str),
}

impl<'a> Position<'a> {
    fn of(dom: &'a Dom, block: &RawBlock) -> Option<Self> {
        if !is_in_table(block) {
            return None;
        }
        let above = || std::iter::once(block.node).chain(dom.ancestors(block.node));
        let nearest = |name: &str| above().find(|id| dom[*id].tag() == name);
        let table = nearest("table")?;
        Some(Self {
            cell: nearest("td")?,
            row: nearest("tr")?,
            table: (
                dom[table].depth,
                dom[table].attribute("class").unwrap_or_default(),
            ),
        })
    }
}

fn is_in_table(block: &RawBlock) -> bool {
    block.context.within(Place::Table)
}

/// Whether a block is a sentence or more, and no link.
fn says(block: &RawBlock) -> bool {
    block.words >= LEAST_WORDS
        && block.link_density() < 0.35
        && block.text.starts_with(|c: char| !c.is_lowercase())
        && block.text.ends_with([
            '.', '!', '?', '…', '"', '”', ')', '。', '！', '？', '؟', '।',
        ])
        && !block.context.is_beside_text()
}

fn is_foot(block: &RawBlock) -> bool {
    let text = block.text.to_lowercase();
    is_prompt(block)
        || notes::is_note(&block.text, block.words)
        || FOOT.iter().any(|foot| text.contains(foot))
}

#[cfg(test)]
mod tests {
    use crate::{BlockKind, Page, extract, summarize};

    fn page(body: &str) -> (String, Vec<String>) {
        let html = format!("<title>The letter of the quay</title>{body}");
        let article = extract(&Page::html(None, &html)).expect("a page");
        let shown = summarize(&article, 5).map(|summary| summary.sentences);
        (article.text(), shown.unwrap_or_default())
    }

    fn rows(cells: &[&str]) -> String {
        format!("<tr><td>{}</td></tr>", cells.join("</td></tr><tr><td>"))
    }

    const LETTER: [&str; 3] = [
        "Dear neighbours, the crane stays where it is, as the board said on Monday.",
        "The new hook is paid by the port, which has put half a million aside for it and for the rope.",
        "A list of its loads comes in May.",
    ];

    #[test]
    fn a_letter_in_cells_is_kept_whole_without_its_foot() {
        let foot = "You get this letter since you asked for it at quay.example, and you may unsubscribe here.";
        let cells = rows(&[LETTER[0], LETTER[1], LETTER[2], foot]);
        let (text, shown) = page(&format!(
            "<table width='100%'><tr><td align='center'><table width='600'>{cells}</table></td></tr></table>"
        ));
        for paragraph in LETTER {
            assert!(
                text.contains(paragraph),
                "{paragraph} is missing from: {text}"
            );
            assert!(shown.contains(&paragraph.to_owned()), "{shown:?}");
        }
        assert!(
            !shown
                .iter()
                .any(|sentence| sentence.contains("unsubscribe")),
            "{shown:?}"
        );
    }

    #[test]
    fn sentences_in_cells_are_shown_where_a_page_has_no_other_text() {
        let entry = |name: &str, text: &str| {
            format!(
                "<tr><td><table border=1><tr><td><b>{name}</b> 3 May 2026</td></tr><tr><td>{text}</td></tr></table></td></tr>"
            )
        };
        let entries = [
            "We came from far away to see the old crane.",
            "The guide knew every screw, and the children loved him.",
        ];
        let (_, shown) = page(&format!(
            "<table width=600><tr><td><h2>Guest book of the crane</h2></td></tr>{}{}</table>",
            entry("Mira", entries[0]),
            entry("Tom", entries[1])
        ));
        assert_eq!(shown, entries);
        let (_, shown) = page(
            "<h1>Minutes of the board</h1><table border=1><tr><th>Item</th><th>Decision</th></tr><tr><td>Hook</td>\
             <td>The board approved the purchase of a new hook.</td></tr><tr><td>Rope</td><td>The old rope goes to the museum of the port.</td></tr></table>",
        );
        assert_eq!(
            shown,
            [
                "The board approved the purchase of a new hook.",
                "The old rope goes to the museum of the port."
            ]
        );
    }

    #[test]
    fn a_short_paragraph_after_a_long_one_in_a_cell_is_text() {
        let (_, shown) = page(
            "<table width=600><tr><td width=120><a href='/'>Home</a><br><a href='/v'>Visit</a></td><td><h1>The crane museum</h1>\
             We show eleven cranes from three countries, of which the oldest was built in 1899.<br><br>On Sundays children may \
             move its hook.</td></tr></table>",
        );
        assert!(
            shown.contains(&"On Sundays children may move its hook.".to_owned()),
            "{shown:?}"
        );
    }

    #[test]
    fn who_wrote_a_comment_in_a_cell_is_none_of_its_sentence() {
        let comment = |by: &str, text: &str| {
            format!(
                "<tr><td><table><tr><td><span><a href='/u'>{by}</span><br><span>{text}</span></td></tr></table></td></tr>"
            )
        };
        let texts = [
            "The crane is the only way to the deck for those who do not climb.",
            "A ramp that is there when it should be would do for me.",
        ];
        let (_, shown) = page(&format!(
            "<table width='85%'>{}{}</table>",
            comment("mira</a> 4 hours ago", texts[0]),
            comment("tom</a> vor 3 Stunden", texts[1])
        ));
        assert_eq!(shown, texts);
        // A line that ends anywhere goes on.
        let (text, _) = page(&format!(
            "<table>{}</table>",
            rows(&[
                "The <a href='/c'>crane</a> was bought 11<br>years before the old quay was closed to all ships, and it is as good as new."
            ])
        ));
        assert!(text.contains("bought 11 years before"), "{text}");
    }

    #[test]
    fn sentences_in_the_table_of_an_article_stay_cells() {
        let html = "<article><h1>Three hooks in a test</h1><p>We have tried three hooks for a month, each with a load of forty tonnes, \
            and two of them are as good as new.</p><table><tr><th>Hook</th><th>Verdict</th></tr><tr><td>North</td><td>It closes too \
            late for us.</td></tr><tr><td>South</td><td>It closes at once and holds.</td></tr></table><p>The third one broke on the \
            second day, when the wind was strong and the load hit the railing.</p></article>";
        let article = extract(&Page::html(None, html)).expect("an article");
        let cells = article
            .blocks
            .iter()
            .filter(|block| block.text.starts_with("It closes"));
        assert!(
            cells.clone().count() == 2
                && cells.clone().all(|block| block.kind == BlockKind::TableRow)
        );
    }
}
