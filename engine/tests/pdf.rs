//! Articles out of PDFs, made here page by page; and out of what only looks like one.

use engine::{Article, BlockKind, ExtractError, Page, extract, summarize};
use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use proptest::prelude::*;

/// One line of text: where it starts (from the left and the bottom, in points), its size, and what it says.
struct Text<'a>(i64, i64, i64, &'a str);

fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

fn dictionary(entries: Vec<(&str, Object)>) -> Dictionary {
    let mut dictionary = Dictionary::new();
    for (key, value) in entries {
        dictionary.set(key, value);
    }
    dictionary
}

fn draw(texts: &[Text<'_>]) -> Vec<u8> {
    let mut operations = Vec::new();
    for Text(x, y, size, text) in texts {
        operations.push(Operation::new("BT", vec![]));
        operations.push(Operation::new("Tf", vec![name("F1"), (*size).into()]));
        operations.push(Operation::new("Td", vec![(*x).into(), (*y).into()]));
        operations.push(Operation::new(
            "Tj",
            vec![Object::String(
                text.as_bytes().to_vec(),
                StringFormat::Literal,
            )],
        ));
        operations.push(Operation::new("ET", vec![]));
    }
    Content { operations }.encode().unwrap_or_default()
}

/// A document of A4 pages in Helvetica, and the ids of its resources.
fn document(pages: &[Vec<Text<'_>>], title: Option<&str>) -> (Document, ObjectId) {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    // As wide as the letters of Helvetica are on average.
    let widths: Vec<Object> = (32..=126)
        .map(|code| Object::Integer(if code == 32 { 278 } else { 520 }))
        .collect();
    let font = document.add_object(dictionary(vec![
        ("Type", name("Font")),
        ("Subtype", name("Type1")),
        ("BaseFont", name("Helvetica")),
        ("Encoding", name("WinAnsiEncoding")),
        ("FirstChar", 32.into()),
        ("LastChar", 126.into()),
        ("Widths", widths.into()),
    ]));
    let resources = document.add_object(dictionary(vec![(
        "Font",
        Object::Dictionary(dictionary(vec![("F1", font.into())])),
    )]));
    let mut kids = Vec::new();
    for texts in pages {
        let content = document.add_object(Stream::new(Dictionary::new(), draw(texts)));
        kids.push(Object::from(document.add_object(dictionary(vec![
            ("Type", name("Page")),
            ("Parent", tree.into()),
            ("Contents", content.into()),
            ("Resources", resources.into()),
            (
                "MediaBox",
                vec![0.into(), 0.into(), 595.into(), 842.into()].into(),
            ),
        ]))));
    }
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    document.set_object(
        tree,
        dictionary(vec![
            ("Type", name("Pages")),
            ("Kids", kids.into()),
            ("Count", count.into()),
        ]),
    );
    let catalog = document.add_object(dictionary(vec![
        ("Type", name("Catalog")),
        ("Pages", tree.into()),
    ]));
    document.trailer.set("Root", catalog);
    if let Some(title) = title {
        let info = document.add_object(dictionary(vec![("Title", Object::string_literal(title))]));
        document.trailer.set("Info", info);
    }
    (document, resources)
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap_or_default();
    bytes
}

fn read(bytes: Vec<u8>) -> Result<Article, ExtractError> {
    extract(&Page::pdf(None, bytes))
}

fn texts(article: &Article) -> Vec<&str> {
    article
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect()
}

fn report() -> Vec<Vec<Text<'static>>> {
    let running = |page: i64, rest: Vec<Text<'static>>| {
        let number = ["", "1", "2", "3"][usize::try_from(page).unwrap_or_default()];
        let mut texts = vec![
            Text(72, 800, 9, "Annual Report of the River Board"),
            Text(290, 40, 9, number),
        ];
        texts.extend(rest);
        texts
    };
    vec![
        running(
            1,
            vec![
                Text(72, 740, 24, "The state of the river"),
                Text(
                    72,
                    700,
                    11,
                    "The river carried more water this year than in any year since records",
                ),
                Text(
                    72,
                    686,
                    11,
                    "began in 1874. Three towns were flooded, and the board spent four mil-",
                ),
                Text(72, 672, 11, "lion on new dikes."),
                Text(
                    72,
                    640,
                    11,
                    "Fishermen report a return of salmon to the upper reaches, which the",
                ),
                Text(
                    72,
                    626,
                    11,
                    "board credits to the fish ladders that were built at both weirs in the",
                ),
            ],
        ),
        running(
            2,
            vec![
                Text(72, 740, 11, "spring of the year before."),
                Text(72, 700, 16, "What comes next"),
                Text(
                    72,
                    670,
                    11,
                    "The board will raise the eastern dike by half a metre before winter.",
                ),
            ],
        ),
        running(
            3,
            vec![Text(
                72,
                740,
                11,
                "Members may inspect the accounts at the office on any working day.",
            )],
        ),
    ]
}

#[test]
fn lines_become_paragraphs_across_pages_without_running_lines_and_numbers()
-> Result<(), ExtractError> {
    let article = read(bytes(document(&report(), None).0))?;
    assert_eq!(article.title.as_deref(), Some("The state of the river"));
    assert_eq!(
        texts(&article),
        [
            "The river carried more water this year than in any year since records began in 1874. Three towns were flooded, and the board spent four million on new dikes.",
            "Fishermen report a return of salmon to the upper reaches, which the board credits to the fish ladders that were built at both weirs in the spring of the year before.",
            "What comes next",
            "The board will raise the eastern dike by half a metre before winter.",
            "Members may inspect the accounts at the office on any working day.",
        ]
    );
    assert_eq!(article.blocks[2].kind, BlockKind::Heading);
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(summarize(&article, 2)?.sentences.len(), 2);
    Ok(())
}

#[test]
fn the_declared_title_counts_unless_a_program_made_it_up() -> Result<(), ExtractError> {
    let title =
        |declared| read(bytes(document(&report(), Some(declared)).0)).map(|article| article.title);
    assert_eq!(
        title("River Board: Annual Report")?.as_deref(),
        Some("River Board: Annual Report")
    );
    for made_up in [
        "Microsoft Word - report_final2.doc",
        "report.dvi",
        "Untitled-1",
        "C:\\out\\report one",
    ] {
        assert_eq!(
            title(made_up)?.as_deref(),
            Some("The state of the river"),
            "{made_up}"
        );
    }
    Ok(())
}

const LEFT: [&str; 6] = [
    "The left column tells of the sea and its",
    "tides, which rise twice a day along the",
    "coast. Fishermen wait for them in their",
    "boats before dawn. The harbour fills in",
    "an hour. By noon the market has sold all",
    "that the night has brought.",
];
const RIGHT: [&str; 6] = [
    "The right column tells of the hills and",
    "their sheep, which graze until the first",
    "snow falls. Shepherds lead them down to",
    "the valley then. The wool is sold there",
    "in spring. By summer the flocks are back",
    "on the hills again.",
];

#[test]
fn columns_are_read_one_after_the_other_in_whatever_order_they_are_drawn()
-> Result<(), ExtractError> {
    let row = |at: usize| 700 - 14 * i64::try_from(at).unwrap_or_default();
    let line = |x, column: &[&'static str; 6], at: usize| Text(x, row(at), 11, column[at]);
    let by_column: Vec<Text<'_>> = (0..6)
        .map(|at| line(60, &LEFT, at))
        .chain((0..6).map(|at| line(310, &RIGHT, at)))
        .collect();
    let by_row: Vec<Text<'_>> = (0..6)
        .flat_map(|at| [line(60, &LEFT, at), line(310, &RIGHT, at)])
        .collect();
    for page in [by_column, by_row] {
        let article = read(bytes(document(&[page], Some("Sea and hills")).0))?;
        assert_eq!(texts(&article), [LEFT.join(" "), RIGHT.join(" ")]);
    }
    Ok(())
}

#[test]
fn a_scan_a_broken_file_and_a_locked_one_are_told_apart() {
    assert_eq!(
        read(bytes(document(&[vec![]], None).0)).map(|_| ()),
        Err(ExtractError::ScannedPdf)
    );
    assert_eq!(
        read(bytes(document(&[vec![Text(290, 40, 9, "Page 1")]], None).0)).map(|_| ()),
        Err(ExtractError::ScannedPdf)
    );
    let mut cut = bytes(document(&report(), None).0);
    cut.truncate(cut.len() / 3);
    for broken in [
        cut,
        b"%PDF-1.7".to_vec(),
        Vec::new(),
        b"%PDF-1.4 not a PDF at all".repeat(1000),
    ] {
        assert_eq!(read(broken).map(|_| ()), Err(ExtractError::UnreadablePdf));
    }
    let mut locked = document(&report(), None).0;
    let encryption = locked.add_object(dictionary(vec![
        ("Filter", name("Standard")),
        ("V", 9.into()),
    ]));
    locked.trailer.set("Encrypt", encryption);
    assert_eq!(
        read(bytes(locked)).map(|_| ()),
        Err(ExtractError::UnreadablePdf)
    );
}

/// A page whose form draws itself, or forms that draw each other ever more often.
fn forms(depth: usize, times: usize, circle: bool) -> Vec<u8> {
    let (mut document, resources) = document(&[report().remove(0)], None);
    let ids: Vec<ObjectId> = (0..depth).map(|_| document.new_object_id()).collect();
    for (at, id) in ids.iter().enumerate() {
        let next = if at + 1 < depth { ids[at + 1] } else { ids[0] };
        let mut entries = vec![("Type", name("XObject")), ("Subtype", name("Form"))];
        if at + 1 < depth || circle {
            entries.push((
                "Resources",
                Object::Dictionary(dictionary(vec![(
                    "XObject",
                    Object::Dictionary(dictionary(vec![("X", next.into())])),
                )])),
            ));
        }
        document.objects.insert(
            *id,
            Object::Stream(Stream::new(dictionary(entries), b"/X Do ".repeat(times))),
        );
    }
    if let Ok(resources) = document
        .get_object_mut(resources)
        .and_then(Object::as_dict_mut)
    {
        resources.set("XObject", dictionary(vec![("X", ids[0].into())]));
    }
    let page = document
        .get_pages()
        .into_values()
        .next()
        .unwrap_or_default();
    let content = document.add_object(Stream::new(Dictionary::new(), b"/X Do".to_vec()));
    if let Ok(page) = document.get_object_mut(page).and_then(Object::as_dict_mut) {
        page.set("Contents", content);
    }
    bytes(document)
}

#[test]
fn forms_that_draw_themselves_or_each_other_without_end_are_refused() {
    for (depth, times, circle) in [(1, 1, true), (3, 1, true), (9, 100, false), (200, 1, false)] {
        assert_eq!(
            read(forms(depth, times, circle)).map(|_| ()),
            Err(ExtractError::UnreadablePdf),
            "{depth} {times} {circle}"
        );
    }
}

#[test]
fn a_page_that_unpacks_to_more_than_memory_should_hold_is_refused() {
    let (mut bomb, _) = document(&[vec![]], None);
    let mut stream = Stream::new(Dictionary::new(), vec![b' '; 100 << 20]);
    stream.compress().unwrap_or_default();
    let content = bomb.add_object(stream);
    let page = bomb.get_pages().into_values().next().unwrap_or_default();
    if let Ok(page) = bomb.get_object_mut(page).and_then(Object::as_dict_mut) {
        page.set("Contents", content);
    }
    assert_eq!(
        read(bytes(bomb)).map(|_| ()),
        Err(ExtractError::UnreadablePdf)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_at_all_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let mut file = b"%PDF-1.5\n".to_vec();
        file.extend(bytes);
        let _ = read(file);
    }

    #[test]
    fn no_damage_to_a_real_file_brings_it_down(damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        let mut file = bytes(document(&report(), Some("The state of the river")).0);
        for (at, byte) in damage {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _ = read(file);
    }
}
