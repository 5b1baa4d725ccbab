//! Articles out of PDFs, made here page by page; and out of what only looks like one.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use engine::{Article, BlockKind, ExtractError, Page, extract, summarize};
use proptest::prelude::*;

#[path = "pdf/writer.rs"]
mod writer;

use writer::{Pdf, bold, line, lines, stream};

fn read(bytes: impl Into<Vec<u8>>) -> Result<Article, ExtractError> {
    extract(&Page::pdf(None, bytes))
}

/// The texts of the blocks.
fn texts(pdf: &Pdf) -> Vec<String> {
    let article = read(pdf.bytes()).unwrap();
    article.blocks.into_iter().map(|block| block.text).collect()
}

fn kinds(pdf: &Pdf) -> Vec<(BlockKind, String)> {
    let article = read(pdf.bytes()).unwrap();
    let blocks = article.blocks.into_iter();
    blocks.map(|block| (block.kind, block.text)).collect()
}

/// Files of each kind that once went wrong, and what their summaries must have, as sentences of their own or inside one.
const CASES: [(&str, &[&str], &[&str]); 11] = [
    ("f01-rotated-page", &[CRANE, TONNES, WORK], &[]),
    ("f02-width-ranges", &[CRANE], &[]),
    (
        "f03-soft-hyphen",
        &[
            "two years after the council approved the purchase.",
            "runs on electricity from panels",
        ],
        &[],
    ),
    ("f05-overprinted-bold", &[CRANE], &["harbour Third crane"]),
    (
        "f07-double-spaced",
        &[
            "The Harbour Crane Act (HCA) was signed into law by Mayor Park on October 28, 2024.",
            "The act sets out who may drive a crane and how loud it may be at night.",
            "It also says who pays for the quay that carries it.",
        ],
        &[],
    ),
    (
        "f08-heading-in-body-size",
        &[
            "Harbour cranes have been studied for over two decades now.",
            "First of all, we need a lot of sacks from many different ships.",
        ],
        &["Abstract Harbour", "Weighing First"],
    ),
    ("f09-line-numbers", &[CRANE, TONNES, WORK, OLD], &[]),
    (
        "f11-gbk-euc-h",
        &["港口的第三台起重机将于周五启用", "它能吊起四十吨"],
        &[],
    ),
    (
        "f12-right-to-left",
        &["הנמל מקבל ביום שישי את העגורן השלישי שלו"],
        &[],
    ),
    ("f13-standard-encoding", &[CRANE, TONNES, WORK], &[]),
    ("f15-broken-startxref", &[CRANE, TONNES, WORK], &[]),
];
const CRANE: &str = "The harbour gets its third crane on Friday, two years after the council approved the purchase.";
const TONNES: &str =
    "It lifts forty tonnes and runs on electricity from panels on the new roof of the hall.";
const WORK: &str =
    "Work on the foundations took eleven weeks because divers found a wreck beside the quay.";
const OLD: &str =
    "The old crane will be kept as a monument, as the port museum had asked for in a letter.";

#[test]
fn every_kind_of_file_that_went_wrong_is_read() {
    for (name, contained, not_contained) in CASES {
        let path = format!("{}/tests/pdf_cases/{name}.pdf", env!("CARGO_MANIFEST_DIR"));
        let summary = summarize(&read(std::fs::read(path).unwrap()).unwrap(), 10).unwrap();
        let said = summary.sentences.join("\n");
        for text in contained {
            let whole = text.ends_with('.') && text.starts_with(char::is_uppercase);
            let found = summary.sentences.iter().any(|sentence| sentence == text)
                || !whole && said.contains(text);
            assert!(found, "{name}: {text}\n{said}");
        }
        for text in not_contained {
            assert!(!said.contains(text), "{name}: {text}\n{said}");
        }
    }
}

fn report() -> Pdf {
    let page = |number: &str, rest: String| {
        line(72.0, 800.0, 9.0, "Annual Report of the River Board")
            + &line(290.0, 40.0, 9.0, number)
            + &rest
    };
    Pdf::of(page(
        "1",
        line(72.0, 740.0, 24.0, "The state of the river")
            + &lines(
                700.0,
                14.0,
                &[
                    "The river carried more water this year than in any year since records",
                    "began in 1874. Three towns were flooded, and the board spent four mil-",
                    "lion on new dikes.",
                ],
            )
            + &lines(
                640.0,
                14.0,
                &[
                    "Fishermen report a return of salmon to the upper reaches, which the",
                    "board credits to the fish ladders that were built at both weirs in the",
                ],
            ),
    ))
    .page(page(
        "2",
        lines(740.0, 14.0, &["spring of the year before."])
            + &line(72.0, 700.0, 16.0, "What comes next")
            + &lines(
                670.0,
                14.0,
                &["The board will raise the eastern dike by half a metre before winter."],
            ),
    ))
    .page(page(
        "3",
        lines(
            740.0,
            14.0,
            &["Members may inspect the accounts at the office on any working day."],
        ),
    ))
}

#[test]
fn lines_become_paragraphs_across_pages_without_running_lines_and_numbers() {
    let article = read(report().bytes()).unwrap();
    assert_eq!(article.title.as_deref(), Some("The state of the river"));
    assert_eq!(
        texts(&report()),
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
    assert_eq!(summarize(&article, 2).unwrap().sentences.len(), 2);
}

/// Words drawn one by one, from the left.
fn words(x: f32, y: f32, text: &str) -> String {
    let mut x = x;
    text.split(' ')
        .map(|word| {
            let drawn = line(x, y, 11.0, word);
            x += width(word, 11.0) + 3.0;
            drawn
        })
        .collect()
}

#[test]
fn words_that_come_twice_at_one_height_of_a_page_stay_at_its_top_and_foot() {
    // Lines of two columns, a little out of step.
    for top in [770.0, 500.0, 90.0] {
        for offset in [0.0, 2.0, 4.0, 6.0] {
            let page = words(60.0, top, "The crane may not be used at night.")
                + &words(320.0, top - offset, "The bridge is not to be closed.");
            let said = texts(&Pdf::of(page)).join(" ");
            assert_eq!(said.matches("not").count(), 2, "{top} {offset}: {said}");
            assert_eq!(said.matches("The").count(), 2, "{top} {offset}: {said}");
        }
    }
    // The same lines on many pages, in columns that are not in step.
    let column = |x: f32, top: f32| -> String {
        (0_u8..6)
            .map(|at| line(x, top - 14.0 * f32::from(at), 11.0, LEFT[usize::from(at)]))
            .collect()
    };
    for (right, offset) in [(320.0, 10.0), (280.0, 2.0), (280.0, 12.0)] {
        let pages = (0_u8..3).fold(Pdf::default(), |pdf, page| {
            let left = 160.0 - 14.0 * f32::from(page % 2);
            pdf.page(column(60.0, left) + &column(right, left - offset))
        });
        let said = texts(&pages).join(" ");
        assert_eq!(said.matches("market").count(), 6, "{said}");
        assert_eq!(said.matches("brought").count(), 6, "{said}");
    }
    // Figures of one line.
    let page = words(
        72.0,
        770.0,
        "It cost 12 pounds in 1998 and 15 in 2004, or 3 a day.",
    );
    assert_eq!(
        texts(&Pdf::of(page)),
        ["It cost 12 pounds in 1998 and 15 in 2004, or 3 a day."]
    );
}

/// Pages of one clause each from `top` on, whose last line is the same at the same height; with something at the foot of each.
fn clauses(top: f32, foot: impl Fn(usize) -> String) -> Pdf {
    ["north shed", "south shed", "boat house"]
        .iter()
        .enumerate()
        .fold(Pdf::default(), |pdf, (page, what)| {
            let first = format!("The tenant of the {what} pays a rent on the first day of the");
            let page = lines(
                top,
                14.0,
                &[
                    first.as_str(),
                    "month. He keeps the place clean and locks it at night, and the port",
                    "may end the contract if two rents are not paid.",
                ],
            ) + &foot(page);
            pdf.page(page)
        })
}

#[test]
fn a_line_of_prose_that_ends_many_pages_stays_and_a_footer_goes() {
    let prose: Vec<String> = ["north shed", "south shed", "boat house"]
        .map(|what| format!("The tenant of the {what} pays a rent on the first day of the month. He keeps the place clean and locks it at night, and the port may end the contract if two rents are not paid."))
        .into();
    let feet: [&dyn Fn(usize) -> String; 8] = [
        &|_| String::new(),
        &|_| line(72.0, 30.0, 11.0, "Confidential, for the council only"),
        &|_| line(72.0, 56.0, 11.0, "Confidential, for the council only"),
        &|_| line(220.0, 56.0, 11.0, "Confidential, for the council"),
        &|_| line(72.0, 56.0, 8.0, "Confidential, for the council only"),
        &|page| line(72.0, 56.0, 11.0, &format!("Page {} of 3", page + 1)),
        &|page| line(290.0, 40.0, 9.0, &format!("{}", page + 17)),
        // A chapter's name changes, and the number beside it tells what it is.
        &|page| {
            line(72.0, 40.0, 9.0, ["On sheds", "On walls", "On boats"][page])
                + &line(480.0, 40.0, 9.0, &format!("{}", page + 17))
        },
    ];
    for (at, foot) in feet.into_iter().enumerate() {
        assert_eq!(texts(&clauses(98.0, foot)), prose, "{at}");
    }
    for top in [800.0, 700.0, 500.0] {
        assert_eq!(texts(&clauses(top, |_| String::new())), prose, "{top}");
        // In a wide margin.
        let far = |_| line(72.0, 150.0, 9.0, "River Board of Tidewater");
        assert_eq!(texts(&clauses(top, far)), prose, "{top}");
    }
}

#[test]
fn a_table_of_contents_is_no_prose() {
    let page = lines(
        700.0,
        14.0,
        &[
            "1 Introduction . . . . . . . . . . . . . . . . . . 1",
            "2 What cranes weigh ............................... 4",
            "3 Conclusion . . . . . . . . . . . . . . . . . . . 9",
        ],
    ) + &lines(
        500.0,
        14.0,
        &["The crane stands beside the quay, and its driver lives in the lighthouse."],
    );
    let prose: Vec<String> = kinds(&Pdf::of(page).titled("On cranes"))
        .into_iter()
        .filter(|(kind, _)| *kind != BlockKind::TableRow)
        .map(|(_, text)| text)
        .collect();
    assert_eq!(
        prose,
        ["The crane stands beside the quay, and its driver lives in the lighthouse."]
    );
}

#[test]
fn footnotes_between_two_pages_do_not_part_a_sentence() {
    let pdf = Pdf::of(
        lines(
            700.0,
            14.0,
            &[
                "The council approved the purchase of the crane after a debate that",
                "lasted until the morning, because the",
            ],
        ) + &line(
            72.0,
            80.0,
            8.0,
            "The minutes are kept in the archive of the port, room four.",
        ),
    )
    .page(lines(
        740.0,
        14.0,
        &["mayor had asked for two votes on every sum that was above a million."],
    ));
    let texts = texts(&pdf);
    assert!(
        texts[0].ends_with(
            "because the mayor had asked for two votes on every sum that was above a million."
        ),
        "{texts:?}"
    );
}

/// The texts of the blocks that a summary may show.
fn shown(pdf: &Pdf) -> Vec<String> {
    kinds(pdf)
        .into_iter()
        .filter(|(kind, _)| *kind != BlockKind::Apparatus)
        .map(|(_, text)| text)
        .collect()
}

#[test]
fn a_caption_is_apparatus_and_parts_no_sentence() {
    let page = |caption: &str, size: f32| {
        let text = lines(
            780.0,
            14.0,
            &[
                "The harbour gets its third crane on Friday, two years after the council",
                "approved the purchase. It lifts forty tonnes and runs on electricity from",
            ],
        ) + &line(72.0, 626.0, size, caption)
            + &lines(
                600.0,
                14.0,
                &[
                    "panels on the new roof of the hall. The old crane will be kept as a",
                    "monument, as the port museum had asked for in a letter.",
                ],
            );
        Pdf::of(text).titled("On cranes")
    };
    let whole = "The harbour gets its third crane on Friday, two years after the council approved the purchase. It lifts forty tonnes and runs on electricity from panels on the new roof of the hall. The old crane will be kept as a monument, as the port museum had asked for in a letter.";
    for (caption, size) in [
        ("Figure 1: The crane seen from the north in January.", 9.0),
        ("Fig. 2. The crane, as divers see it.", 11.0),
        ("Table 3 Costs of the crane in millions", 9.0),
        ("Abb. 4: Der Kran im Januar.", 9.0),
        ("Photo: Lena Park", 8.0),
    ] {
        assert_eq!(shown(&page(caption, size)), [whole], "{caption}");
    }
    // A sentence may begin with a figure's name.
    let text = "Figure 1 shows the crane in January.";
    assert!(shown(&page(text, 11.0)).contains(&text.to_owned()));
}

#[test]
fn footnotes_are_apparatus_and_small_print_is_not() {
    let page = |mark: &str, notes: &[&str]| {
        let mut y = 90.0;
        let notes: String = notes
            .iter()
            .map(|note| {
                y -= 10.0;
                line(72.0, y, 8.0, note)
            })
            .collect();
        let prose = "The old crane will be kept as a monument, as the port museum had asked.";
        let mark = line(72.0 + width(prose, 11.0), 704.0, 7.0, mark);
        Pdf::of(line(72.0, 700.0, 11.0, prose) + &mark + &notes).titled("On cranes")
    };
    for (mark, notes) in [
        (
            "",
            [
                "1 The decision was taken on 4 March.",
                "2 Report of the divers, page 7.",
            ],
        ),
        (
            "1",
            [
                "1. The decision was taken on 4 March.",
                "2. Report of the divers, page 7.",
            ],
        ),
        (
            "*",
            [
                "* The decision was taken on 4 March.",
                "** Report of the divers, page 7.",
            ],
        ),
    ] {
        let shown = shown(&page(mark, &notes));
        assert_eq!(shown.len(), 1, "{shown:?}");
    }
    for print in [
        [
            "The crane may not be used at night.",
            "1,200 tonnes are its limit.",
        ],
        [
            "1. The crane may not be used at night.",
            "2. It is not to be sold.",
        ],
        [
            "4 Bytes are the length of the record.",
            "4 Bytes are its place in the file.",
        ],
    ] {
        assert_eq!(shown(&page("", &print))[1..].join(" "), print.join(" "));
    }
}

#[test]
fn a_list_of_references_is_apparatus_up_to_the_next_heading() {
    let entry = "[3] A. Lind and K. Ost. Cracks in the pillars of the bridge. J. Canal Eng., 2019.";
    let prose = "The authors thank the harbour for its help with all that they measured there.";
    for heading in ["References", "7. References", "Literaturverzeichnis"] {
        let page = lines(700.0, 14.0, &[PROSE[0], PROSE[1], PROSE[2]])
            + &bold(72.0, 640.0, 11.0, heading)
            + &line(72.0, 620.0, 9.0, entry)
            + &bold(72.0, 590.0, 11.0, "Thanks")
            + &line(72.0, 570.0, 11.0, prose);
        let shown = shown(&Pdf::of(page).titled("On cranes"));
        assert!(!shown.contains(&entry.to_owned()), "{heading}: {shown:?}");
        assert!(shown.contains(&prose.to_owned()), "{heading}: {shown:?}");
    }
    let page = lines(700.0, 14.0, &[PROSE[0], PROSE[1], PROSE[2]])
        + &bold(72.0, 640.0, 11.0, "Results")
        + &line(72.0, 620.0, 9.0, entry);
    assert!(shown(&Pdf::of(page).titled("On cranes")).contains(&entry.to_owned()));
}

#[test]
fn the_declared_title_counts_unless_a_program_made_it_up() {
    let title = |declared: &str| read(report().titled(declared).bytes()).unwrap().title;
    assert_eq!(
        title("River Board: Annual Report").as_deref(),
        Some("River Board: Annual Report")
    );
    for made_up in [
        "Microsoft Word - report_final2.doc",
        "PowerPoint Presentation",
        "report.dvi",
        "Untitled-1",
        "C:\\out\\report one",
        "",
        "scan",
    ] {
        assert_eq!(
            title(made_up).as_deref(),
            Some("The state of the river"),
            "{made_up}"
        );
    }
}

#[test]
fn a_watermark_is_no_title_and_no_word_of_a_line() {
    let page = |watermark: String, title: &str| {
        let page = watermark
            + &bold(72.0, 760.0, 18.0, title)
            + &lines(730.0, 14.0, &PROSE)
            + &lines(630.0, 14.0, &PROSE);
        let article = read(Pdf::of(page).bytes()).unwrap();
        let texts: Vec<String> = article.blocks.into_iter().map(|block| block.text).collect();
        (article.title, texts.join(" "))
    };
    let prose = [PROSE, PROSE].concat().join(" ");
    let slanted = |text: &str, y: f32| {
        format!("BT /F2 60 Tf 0.7071 0.7071 -0.7071 0.7071 150 {y} Tm ({text}) Tj ET\n")
    };
    for watermark in [
        bold(200.0, 300.0, 60.0, "DRAFT COPY"),
        bold(100.0, 300.0, 60.0, "Not for distribution: draft"),
        slanted("CONFIDENTIAL", 300.0),
        // Across the lines.
        bold(100.0, 655.0, 60.0, "DRAFT COPY"),
        bold(100.0, 655.0, 60.0, "Harbour Office"),
        slanted("Harbour Office", 640.0),
    ] {
        let (title, texts) = page(watermark.clone(), "Bridge closed");
        assert_eq!(title.as_deref(), Some("Bridge closed"), "{watermark}");
        assert_eq!(texts, prose, "{watermark}");
    }
    // Behind the text, where nobody knows what it is.
    let (title, _) = page(bold(100.0, 300.0, 60.0, "Harbour Office"), "Bridge closed");
    assert_eq!(title.as_deref(), Some("Bridge closed"));
    for title in ["Draft of the council", "Sample", "A Copy of the Bridge"] {
        assert_eq!(page(String::new(), title).0.as_deref(), Some(title));
    }
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
fn columns_are_read_one_after_the_other_in_whatever_order_they_are_drawn() {
    #[expect(clippy::cast_precision_loss, reason = "six lines")]
    let row =
        |x, column: &[&str; 6], at: usize| line(x, 700.0 - 14.0 * at as f32, 11.0, column[at]);
    let by_column: String = (0..6)
        .map(|at| row(60.0, &LEFT, at))
        .chain((0..6).map(|at| row(310.0, &RIGHT, at)))
        .collect();
    let by_row: String = (0..6)
        .map(|at| row(60.0, &LEFT, at) + &row(310.0, &RIGHT, at))
        .collect();
    for page in [by_column, by_row] {
        let pdf = Pdf::of(page).titled("Sea and hills");
        assert_eq!(
            texts(&pdf).join(" "),
            [LEFT.join(" "), RIGHT.join(" ")].join(" ")
        );
    }
}

#[test]
fn one_short_line_is_no_scan() {
    for text in ["Pier four opens on Monday.", "Closed today"] {
        assert_eq!(texts(&Pdf::of(line(72.0, 700.0, 12.0, text))), [text]);
    }
}

#[test]
fn a_page_may_be_turned_in_any_way() {
    let text = "The crane stands beside the quay, and its driver lives in the old lighthouse.";
    let drawn = |matrix: &str| format!("BT /F1 11 Tf {matrix} Tm ({text}) Tj ET\n");
    for (entries, matrix) in [
        ("/Rotate 90", "0 1 -1 0 300 72"),
        ("/Rotate -270", "0 1 -1 0 300 72"),
        ("/Rotate 270", "0 -1 1 0 300 700"),
        ("/Rotate -90", "0 -1 1 0 300 700"),
        ("/Rotate 180", "-1 0 0 -1 500 700"),
        // Turned by the page or not, the text itself says where it is read from.
        ("", "0 1 -1 0 300 72"),
        ("/Rotate 90", "1 0 0 1 72 700"),
    ] {
        let mut pdf = Pdf::of(drawn(matrix));
        entries.clone_into(&mut pdf.page_entries);
        assert_eq!(texts(&pdf), [text], "{entries} {matrix}");
        let mut inherited = Pdf::of(drawn(matrix));
        entries.clone_into(&mut inherited.tree_entries);
        assert_eq!(texts(&inherited), [text], "inherited {entries}");
    }
}

#[test]
fn a_stamp_along_the_margin_is_left_out() {
    let stamp =
        "BT /F1 20 Tf 0 1 -1 0 30 200 Tm (harbour:2611.0042v1 [cranes] 26 Nov 2026) Tj ET\n";
    let text = "The crane stands beside the quay, and its driver lives in the old lighthouse.";
    let pdf = Pdf::of(stamp.to_owned() + &line(72.0, 700.0, 11.0, text));
    assert_eq!(texts(&pdf), [text]);
}

#[test]
fn words_that_a_lines_end_parts_are_whole_again() {
    for (first, second, whole) in [
        (
            "The board spent four mil-",
            "lion on new dikes.",
            "The board spent four million on new dikes.",
        ),
        (
            "The board spent four mil\u{ad}",
            "lion on new dikes.",
            "The board spent four million on new dikes.",
        ),
        (
            "His mother-in-",
            "law drives the crane.",
            "His mother-in-law drives the crane.",
        ),
        (
            "The ferry Alma-",
            "Berta lies at the quay.",
            "The ferry Alma-Berta lies at the quay.",
        ),
        (
            "The ferry was late -",
            "as it is on Mondays.",
            "The ferry was late - as it is on Mondays.",
        ),
        (
            "A soft\u{ad}ly spoken",
            "man drives the crane.",
            "A softly spoken man drives the crane.",
        ),
    ] {
        assert_eq!(
            texts(&Pdf::of(lines(700.0, 14.0, &[first, second]))),
            [whole]
        );
        // And over pages.
        let pdf = Pdf::of(lines(100.0, 14.0, &[first])).page(lines(740.0, 14.0, &[second]));
        if second.starts_with(char::is_lowercase) {
            assert_eq!(texts(&pdf), [whole], "over pages");
        }
    }
}

/// The end of a line, the next line, and both as they read.
const HYPHENS: [(&str, &str, &str); 27] = [
    (
        "Die Kosten-",
        "und Zeitplanung ist offen.",
        "Die Kosten- und Zeitplanung ist offen.",
    ),
    (
        "Die Kosten\u{ad}",
        "und Zeitplanung ist offen.",
        "Die Kosten- und Zeitplanung ist offen.",
    ),
    (
        "An der Nord-",
        "oder Südseite ist Platz.",
        "An der Nord- oder Südseite ist Platz.",
    ),
    (
        "Die Haupt-",
        "bzw. Nebenstraßen sind zu.",
        "Die Haupt- bzw. Nebenstraßen sind zu.",
    ),
    (
        "Die Ein-",
        "sowie Ausfahrt ist zu.",
        "Die Ein- sowie Ausfahrt ist zu.",
    ),
    (
        "Ein zwei-",
        "bis dreijähriger Plan gilt.",
        "Ein zwei- bis dreijähriger Plan gilt.",
    ),
    (
        "They wrote a two-",
        "and three-year plan.",
        "They wrote a two- and three-year plan.",
    ),
    (
        "They wrote a two-",
        "or three-year plan.",
        "They wrote a two- or three-year plan.",
    ),
    (
        "A 10-",
        "to 12-year plan was written.",
        "A 10- to 12-year plan was written.",
    ),
    (
        "Het maakt boek-",
        "en tijdschriften voor het dorp.",
        "Het maakt boek- en tijdschriften voor het dorp.",
    ),
    (
        "Med bil-",
        "och båttrafik blir det trångt.",
        "Med bil- och båttrafik blir det trångt.",
    ),
    (
        "Med bil-",
        "og båttrafikk blir det trangt.",
        "Med bil- og båttrafikk blir det trangt.",
    ),
    (
        "A (self-",
        "employed) man drives it.",
        "A (self-employed) man drives it.",
    ),
    (
        "The state-",
        "of-the-art crane is new.",
        "The state-of-the-art crane is new.",
    ),
    (
        "The twenty-",
        "two men drive it.",
        "The twenty-two men drive it.",
    ),
    (
        "The high-",
        "speed train is late.",
        "The high-speed train is late.",
    ),
    (
        "He wrote an e-",
        "mail to the port.",
        "He wrote an e-mail to the port.",
    ),
    // And what a line's end parted is whole again.
    (
        "The may-",
        "or drives the crane.",
        "The mayor drives the crane.",
    ),
    (
        "He ate a pota-",
        "to on the quay.",
        "He ate a potato on the quay.",
    ),
    ("The in-", "formation is new.", "The information is new."),
    (
        "The mast is high-",
        "er than the roof.",
        "The mast is higher than the roof.",
    ),
    (
        "A second-",
        "ary crane is new.",
        "A secondary crane is new.",
    ),
    ("The high-", "way is closed.", "The highway is closed."),
    ("The thou-", "sand men left.", "The thousand men left."),
    (
        "Die Frau-",
        "en fahren den Kran.",
        "Die Frauen fahren den Kran.",
    ),
    (
        "The (harbour mas-",
        "ter) left.",
        "The (harbour master) left.",
    ),
    (
        "C'est l'inter-",
        "national du port.",
        "C'est l'international du port.",
    ),
];

#[test]
fn a_hyphen_that_belongs_to_a_word_or_stands_for_a_part_of_it_stays_at_a_lines_end() {
    for (first, second, whole) in HYPHENS {
        assert_eq!(
            texts(&Pdf::of(lines(700.0, 14.0, &[first, second]))).join(" "),
            whole
        );
    }
}

/// A paragraph whose first lines stand right of a large letter, `beside` of them.
fn with_initial(letter: &str, size: f32, up: f32, beside: usize, texts: &[&str]) -> Pdf {
    let right = 72.0 + width(letter, size) + 3.0;
    let mut y = 714.0;
    let paragraph: String = texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            y -= 14.0;
            line(if at < beside { right } else { 72.0 }, y, 11.0, text)
        })
        .collect();
    let initial = line(72.0, 700.0 - up, size, letter);
    let above = line(72.0, 760.0, 11.0, "The crane was late.");
    Pdf::of(above + &initial + &paragraph).titled("On cranes")
}

#[test]
fn a_large_first_letter_stands_before_its_word_and_the_lines_beside_it_in_order() {
    let rest = [
        "he council of the town has decided that the bridge over the canal is",
        "closed for six weeks. Two of its pillars are cracked, and the buses of",
        "line twelve go round by the station, which takes ten minutes longer.",
        "Shopkeepers on the quay ask for help.",
    ];
    for (size, up, beside) in [
        (30.0, 14.0, 2),
        (25.0, 14.0, 2),
        (44.0, 28.0, 3),
        // As browsers place it, lower than the top and higher than the last line.
        (33.0, 16.0, 3),
        // On the first line.
        (30.0, 0.0, 1),
    ] {
        let said = texts(&with_initial("T", size, up, beside, &rest));
        assert_eq!(
            said,
            [
                "The crane was late.".to_owned(),
                format!("T{}", rest.join(" "))
            ],
            "{size} {up}"
        );
    }
    for (letter, first, whole) in [
        (
            "A",
            "bridge over the canal is closed, and the",
            "A bridge over",
        ),
        (
            "A",
            "long the canal the bridge is closed, and the",
            "Along the",
        ),
        (
            "\u{93}I",
            "t is closed, the mayor said of it, and the",
            "\u{201c}It is",
        ),
        (
            "T",
            "HE BRIDGE over the canal is closed, and the",
            "THE BRIDGE",
        ),
    ] {
        let rest = [
            first,
            "other bridge, which is a long one and was built for carts alone, is",
            "open on Mondays.",
        ];
        let said = texts(&with_initial(letter, 30.0, 14.0, 2, &rest));
        assert!(said[1].starts_with(whole), "{said:?}");
    }
    // A mark beside a paragraph is none of its letters.
    for (mark, first) in [
        (
            "A",
            "The council of the town has decided that the bridge over the",
        ),
        (
            "3",
            "the council of the town has decided that the bridge over the",
        ),
        (
            "Q",
            "Who has decided that the bridge over the canal is closed? The",
        ),
    ] {
        let rest = [
            first,
            "canal is closed for six weeks in the spring of the year.",
        ];
        let said = texts(&with_initial(mark, 30.0, 14.0, 2, &rest));
        assert_eq!(said[1], format!("{mark} {}", rest.join(" ")));
    }
}

#[test]
fn what_is_drawn_several_times_counts_once_and_words_that_repeat_stay() {
    let text = "The crane that he had had had had no effect, very very little at all.";
    for shift in [0.0, 0.2, 0.5] {
        let twice: String = [0.0, shift]
            .map(|shift| line(72.0 + shift, 700.0, 11.0, text))
            .concat();
        assert_eq!(texts(&Pdf::of(twice)), [text], "{shift}");
    }
    let again = lines(
        700.0,
        14.0,
        &[
            "It rained and rained and",
            "rained and",
            "rained and",
            "rained until the quay was gone.",
        ],
    );
    assert_eq!(
        texts(&Pdf::of(again)).join(" "),
        "It rained and rained and rained and rained and rained until the quay was gone."
    );
}

const PROSE: [&str; 6] = [
    "The harbour gets its third crane on Friday, two years after",
    "the council approved the purchase. It lifts forty tonnes and",
    "runs on electricity from panels on the new roof of the hall.",
    "The old crane will be kept as a monument, as the port museum",
    "had asked for in a letter. Work on the foundations took eleven",
    "weeks because divers found a wreck beside the quay.",
];

/// The lines with something beside each, from the left margin at `at`.
fn beside(at: f32, marks: [&str; 6]) -> Pdf {
    let mut y = 720.0;
    let page: String = PROSE
        .iter()
        .zip(marks)
        .map(|(text, mark)| {
            y -= 20.0;
            line(at, y, 11.0, mark) + &line(90.0, y, 11.0, text)
        })
        .collect();
    Pdf::of(page)
}

#[test]
fn line_numbers_are_no_text() {
    let whole = [
        beside(54.0, ["1", "2", "3", "4", "5", "6"]),
        // Going on from the page before, in the right margin, each fifth line, a restart.
        beside(54.0, ["28", "29", "30", "31", "32", "33"]),
        beside(540.0, ["1", "2", "3", "4", "5", "6"]),
        beside(54.0, ["7", "8", "9", "10", "11", "12"]),
    ];
    for pdf in whole {
        assert_eq!(texts(&pdf).join(" "), PROSE.join(" "));
    }
    let mut y = 740.0;
    let each_fifth: String = (1..=20)
        .map(|number| {
            y -= 14.0;
            let text = line(90.0, y, 11.0, PROSE[(number - 1) % 6]);
            let number_text = number.to_string();
            if number % 5 == 0 {
                line(60.0, y, 9.0, &number_text) + &text
            } else {
                text
            }
        })
        .collect();
    let texts_of = texts(&Pdf::of(each_fifth)).join(" ");
    for number in ["5", "10", "15", "20"] {
        assert!(
            !texts_of.split(' ').any(|word| word == number),
            "{number}: {texts_of}"
        );
    }
    // In one run with the line.
    let mut y = 720.0;
    let one_run: String = PROSE
        .iter()
        .enumerate()
        .map(|(at, text)| {
            y -= 20.0;
            line(60.0, y, 11.0, &format!("{}  {text}", at + 1))
        })
        .collect();
    assert_eq!(texts(&Pdf::of(one_run)).join(" "), PROSE.join(" "));
}

#[test]
fn numbers_that_say_something_stay() {
    let list = |marks: [&str; 4]| {
        let items = [
            "Call the harbour master before the ship comes in.",
            "Check the brakes of the crane and write down the result.",
            "Ask the crew whether the second pallet has arrived.",
            "Book the small quay for the follow-up on Thursday.",
        ];
        let mut y = 720.0;
        let page: String = items
            .iter()
            .zip(marks)
            .map(|(text, mark)| {
                y -= 20.0;
                line(60.0, y, 11.0, mark) + &line(90.0, y, 11.0, text)
            })
            .collect();
        texts(&Pdf::of(page)).join(" ")
    };
    for marks in [
        ["1.", "2.", "3.", "4."],
        ["1)", "2)", "3)", "4)"],
        ["1", "2", "3", "4"],
        ["1997", "1998", "1999", "2000"],
    ] {
        let text = list(marks);
        for mark in marks {
            assert!(
                text.contains(mark.trim_end_matches(['.', ')'])),
                "{mark}: {text}"
            );
        }
    }
    // Lines that happen to begin with years and sums.
    let text = texts(&Pdf::of(lines(
        700.0,
        14.0,
        &[
            "The harbour had two cranes in 1997 and lost one of them in the storm of",
            "1999 when the sea came over the quay. The town paid for the repair until",
            "2004 out of its own pocket, some",
            "300 thousand a year.",
        ],
    )))
    .join(" ");
    for year in ["1997", "1999", "2004", "300"] {
        assert!(text.contains(year), "{year}: {text}");
    }
}

/// Text with a part raised or lowered, as two ways of writing it give it: a rise, or a line of its own.
fn raised(before: &str, figure: &str, after: &str, up: f32) -> [Pdf; 2] {
    let rise = format!(
        "BT /F1 11 Tf 72 700 Td ({before}) Tj {up} Ts /F1 7 Tf ({figure}) Tj 0 Ts /F1 11 Tf ({after}) Tj ET\n"
    );
    // Between the two Tds nothing tells how wide the text was: the widths of Helvetica do.
    let moved = format!(
        "BT /F1 11 Tf 1 0 0 1 72 700 Tm ({before}) Tj ET\nBT /F1 7 Tf 1 0 0 1 {} {} Tm ({figure}) Tj ET\nBT /F1 11 Tf 1 0 0 1 {} 700 Tm ({after}) Tj ET\n",
        72.0 + width(before, 11.0),
        700.0 + up,
        72.0 + width(before, 11.0) + width(figure, 7.0),
    );
    [Pdf::of(rise), Pdf::of(moved)]
}

/// The width of text in Helvetica, in points, for the letters that these tests use.
fn width(text: &str, size: f32) -> f32 {
    let thousandths: f32 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' => 222.0,
            ' ' | ',' | '.' | 't' | 'f' | 'I' | '/' => 278.0,
            'r' | '(' | ')' | '-' => 333.0,
            'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500.0,
            'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 667.0,
            'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722.0,
            'T' | 'F' | 'Z' => 611.0,
            'G' | 'O' | 'Q' => 778.0,
            'm' | 'M' => 833.0,
            'W' => 944.0,
            '*' => 389.0,
            _ => 556.0,
        })
        .sum();
    thousandths * size / 1000.0
}

#[test]
fn figures_that_point_to_footnotes_are_no_text() {
    for (before, figure, after, whole) in [
        (
            "The harbour gets its third crane on Friday.",
            "3",
            " It lifts forty tonnes.",
            "The harbour gets its third crane on Friday. It lifts forty tonnes.",
        ),
        (
            "The council",
            "12",
            " approved the purchase.",
            "The council approved the purchase.",
        ),
        (
            "The council",
            "1,2",
            " approved the purchase.",
            "The council approved the purchase.",
        ),
        (
            "The council approved it,",
            "4",
            " as did the mayor.",
            "The council approved it, as did the mayor.",
        ),
        (
            "It opened in 1998",
            "2",
            " and was closed again.",
            "It opened in 1998 and was closed again.",
        ),
        (
            "Lena Park",
            "a,b",
            " drives the crane.",
            "Lena Park drives the crane.",
        ),
        (
            "Lena Park",
            "*",
            " drives the crane.",
            "Lena Park drives the crane.",
        ),
        (
            "The reef lost a third of its corals.",
            "a",
            " Divers counted them.",
            "The reef lost a third of its corals. Divers counted them.",
        ),
    ] {
        for pdf in raised(before, figure, after, 4.0) {
            assert_eq!(texts(&pdf), [whole]);
        }
    }
}

#[test]
fn raised_and_lowered_figures_that_say_something_stay() {
    for (before, figure, after, up, kept) in [
        ("The quay has 400 m", "2", " of new planks.", 4.0, "400 m2"),
        ("The basin holds 12 km", "3", " of water.", 4.0, "km3"),
        ("Some 10", "6", " bags were unloaded.", 4.0, "10⁶"),
        ("It holds 3.5 · 10", "12", " grains.", 4.0, "10¹² grains"),
        ("Each has 10", "-3", " grams of salt.", 4.0, "10⁻³ grams"),
        ("The loss grows with x", "2", " and no faster.", 4.0, "x2"),
        ("Plain H", "2", "O is all that it needs.", -2.0, "H2O"),
        ("The 1", "st", " crane came in spring.", 4.0, "1st"),
        ("The fit was R", "2", " = 0.9 in all years.", 4.0, "R2"),
    ] {
        for pdf in raised(before, figure, after, up) {
            let text = texts(&pdf).join(" ");
            assert!(
                text.replace(' ', "").contains(&kept.replace(' ', "")),
                "{kept}: {text}"
            );
        }
    }
}

#[test]
fn double_spacing_parts_no_paragraphs_and_indents_do() {
    let page = line(
        108.0,
        700.0,
        12.0,
        "The Harbour Crane Act was signed into law by the mayor on a",
    ) + &line(
        72.0,
        674.0,
        12.0,
        "Monday in October. The act sets out who may drive a crane and how",
    ) + &line(72.0, 648.0, 12.0, "loud it may be.")
        + &line(
            108.0,
            622.0,
            12.0,
            "It also says who pays for the quay that carries the crane, and",
        )
        + &line(72.0, 596.0, 12.0, "for the lamp at its end.");
    assert_eq!(
        texts(&Pdf::of(page)),
        [
            "The Harbour Crane Act was signed into law by the mayor on a Monday in October. The act sets out who may drive a crane and how loud it may be.",
            "It also says who pays for the quay that carries the crane, and for the lamp at its end.",
        ]
    );
}

#[test]
fn a_heading_in_the_bodys_size_stands_alone() {
    let under = |heading: String| {
        let page = heading
            + &lines(
                686.0,
                14.0,
                &[
                    "Harbour cranes have been studied for over two decades now. Many of",
                    "the models explain their use, but only one has been measured at night.",
                ],
            );
        kinds(&Pdf::of(page).titled("On cranes"))
    };
    for heading in [
        "Abstract",
        "1. Introduction",
        "3.1 Counting and Weighing",
        "What do cranes weigh?",
        "METHODS",
    ] {
        for drawn in [
            line(72.0, 700.0, 11.0, heading),
            bold(72.0, 700.0, 11.0, heading),
        ] {
            let blocks = under(drawn);
            assert_eq!(blocks[0], (BlockKind::Heading, heading.to_owned()));
            assert!(
                blocks[1].1.starts_with("Harbour cranes have been"),
                "{blocks:?}"
            );
        }
    }
    // No heading: the first line of a paragraph whose next word did not fit, and one that goes on.
    for first in [
        "The harbour and its cranes are described in the Almanac of",
        "The harbour and its cranes were",
    ] {
        let page = lines(
            700.0,
            14.0,
            &[
                first,
                "Northwesterly-Tidewater, the book that every captain of the coast has with",
                "him on board, and that nobody reads.",
            ],
        );
        let blocks = kinds(&Pdf::of(page).titled("On cranes"));
        assert_eq!(
            blocks
                .iter()
                .filter(|(kind, _)| *kind == BlockKind::Heading)
                .count(),
            usize::from(first.ends_with("were")),
            "{blocks:?}"
        );
    }
}

#[test]
fn lists_are_items_without_their_bullets() {
    let page = lines(
        700.0,
        14.0,
        &[
            "\u{95} Call the harbour master before the ship comes in.",
            "\u{95} Check the brakes of the crane and write down the result.",
            "\u{95} Ask the crew whether the second pallet has arrived.",
        ],
    );
    let blocks = kinds(&Pdf::of(page));
    assert_eq!(blocks.len(), 3, "{blocks:?}");
    for (kind, text) in blocks {
        assert_eq!(kind, BlockKind::ListItem);
        assert!(text.starts_with(char::is_uppercase), "{text}");
    }
}

#[test]
fn bullets_of_codes_and_letters_that_mean_none_are_bullets() {
    let items = [
        "Two of its pillars are cracked since January",
        "Divers found that concrete was washed out",
        "The limit for ships is six knots",
    ];
    for gap in [0.0, 10.0] {
        let mut y = 700.0;
        let page: String = items
            .iter()
            .map(|item| {
                y -= 16.0;
                if gap == 0.0 {
                    // A code that WinAnsiEncoding does not use stands for a bullet.
                    line(72.0, y, 11.0, &format!("\u{7f} {item}"))
                } else {
                    line(72.0, y, 11.0, "\u{7f}") + &line(72.0 + gap, y, 11.0, item)
                }
            })
            .collect();
        let found: Vec<_> = kinds(&Pdf::of(page).titled("On cranes"));
        let whole = items.map(|item| (BlockKind::ListItem, item.to_owned()));
        assert_eq!(found, whole, "{gap}");
    }
    // A letter that nobody can read within a line is no bullet.
    let text = "The crane \u{7f} stands beside the quay of the port.";
    let said = texts(&Pdf::of(line(72.0, 700.0, 11.0, text)));
    assert_eq!(said, [text.replace('\u{7f}', "\u{fffd}")]);
}

#[test]
fn lettered_items_under_a_numbered_one_are_items() {
    let indented = |x: f32, y: f32, mark: &str, text: &str| {
        line(x, y, 11.0, &format!("{mark} ")) + &line(x + 15.0, y, 11.0, text)
    };
    for marks in [
        ["a.", "b."],
        ["a)", "b)"],
        ["(a)", "(b)"],
        ["i.", "ii."],
        ["2.1.", "2.2."],
    ] {
        let page = indented(
            72.0,
            700.0,
            "1.",
            "Visitors wear a helmet on the quay at all times.",
        ) + &indented(72.0, 686.0, "2.", "Children stay behind the yellow line.")
            + &indented(100.0, 672.0, marks[0], "Their parents stay with them.")
            + &indented(100.0, 658.0, marks[1], "Dogs are kept on a lead.")
            + &indented(
                72.0,
                644.0,
                "3.",
                "The crane must not be touched by anyone.",
            );
        let found: Vec<String> = kinds(&Pdf::of(page).titled("Rules"))
            .into_iter()
            .map(|(kind, text)| {
                assert_eq!(kind, BlockKind::ListItem, "{text}");
                text
            })
            .collect();
        assert_eq!(
            found,
            [
                "1. Visitors wear a helmet on the quay at all times.".to_owned(),
                "2. Children stay behind the yellow line.".to_owned(),
                format!("{} Their parents stay with them.", marks[0]),
                format!("{} Dogs are kept on a lead.", marks[1]),
                "3. The crane must not be touched by anyone.".to_owned(),
            ],
        );
    }
    // Items that end without a stop.
    let page = indented(72.0, 700.0, "1.", "Helmets are worn")
        + &indented(100.0, 686.0, "a.", "on the quay and on the ships")
        + &indented(100.0, 672.0, "b.", "on the crane")
        + &indented(72.0, 658.0, "2.", "No dogs are let in");
    assert_eq!(
        texts(&Pdf::of(page).titled("Rules")),
        [
            "1. Helmets are worn",
            "a. on the quay and on the ships",
            "b. on the crane",
            "2. No dogs are let in",
        ]
    );
    // An item's second line may begin like a mark.
    let page = indented(
        72.0,
        700.0,
        "1.",
        "The crane was built by the firm of Lind and",
    ) + &line(
        87.0,
        686.0,
        11.0,
        "A. Berg in the year that the port was opened.",
    ) + &indented(
        72.0,
        672.0,
        "2.",
        "The crane must not be touched by anyone.",
    );
    assert_eq!(
        texts(&Pdf::of(page).titled("Rules"))[0],
        "1. The crane was built by the firm of Lind and A. Berg in the year that the port was opened."
    );
}

#[test]
fn text_that_is_packed_as_letters_or_figures_is_read_at_any_length() {
    let sentence = "The crane stands beside the quay, and its driver lives in the old lighthouse.";
    let content = line(72.0, 700.0, 11.0, sentence)
        + &"% a remark that takes space and says nothing\n".repeat(1500);
    let digit = |four: u8| b"0123456789abcdef"[usize::from(four)];
    let mut hex: Vec<u8> = content
        .bytes()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect();
    hex.push(b'>');
    let mut pdf = Pdf::default().raw_page(hex);
    pdf.stream_entries = "/Filter /ASCIIHexDecode".to_owned();
    assert_eq!(texts(&pdf), [sentence]);
    let mut pdf = Pdf::default().raw_page(ascii85(content.as_bytes()));
    pdf.stream_entries = "/Filter [/ASCII85Decode]".to_owned();
    assert_eq!(texts(&pdf), [sentence]);
}

fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    for group in data.chunks(4) {
        let mut word = [0; 4];
        word[..group.len()].copy_from_slice(group);
        let mut number = u32::from_be_bytes(word);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = u8::try_from(number % 85).unwrap() + b'!';
            number /= 85;
        }
        packed.extend(&digits[..=group.len()]);
    }
    packed.extend(b"~>");
    packed
}

#[test]
fn a_table_of_objects_that_points_beside_them_is_mended() {
    let text = "The crane stands beside the quay, and its driver lives in the old lighthouse.";
    for off_by in [1, 7, 100_000] {
        let mut pdf = Pdf::of(line(72.0, 700.0, 11.0, text));
        pdf.off_by = off_by;
        assert_eq!(texts(&pdf), [text], "{off_by}");
    }
    let whole = Pdf::of(line(72.0, 700.0, 11.0, text)).bytes();
    let table = whole
        .windows(5)
        .position(|window| window == b"xref\n")
        .unwrap();
    assert_eq!(read(&whole[..table]).unwrap().text(), text);
}

#[test]
fn ligatures_are_letters() {
    let map = "1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <80> <FB01> <81> <FB03> endbfchar";
    let mut pdf = Pdf::of("BT /F3 11 Tf 72 700 Td (The o\u{81}ce \u{80}nds the crane.) Tj ET\n");
    pdf.more = vec![
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 11 0 R >>".to_vec(),
        stream(map.as_bytes(), ""),
    ];
    assert_eq!(texts(&pdf), ["The office finds the crane."]);
}

#[test]
fn a_scan_a_broken_file_and_a_locked_one_are_told_apart() {
    assert_eq!(
        read(Pdf::of("").bytes()).map(|_| ()),
        Err(ExtractError::ScannedPdf)
    );
    let number = Pdf::of(line(290.0, 40.0, 9.0, "Page 1")).page(line(290.0, 40.0, 9.0, "Page 2"));
    assert_eq!(
        read(number.bytes()).map(|_| ()),
        Err(ExtractError::ScannedPdf)
    );
    for broken in [
        b"%PDF-1.7".to_vec(),
        Vec::new(),
        b"%PDF-1.4 not a PDF at all".repeat(1000),
    ] {
        assert_eq!(read(broken).map(|_| ()), Err(ExtractError::UnreadablePdf));
    }
    let mut locked = report();
    locked.trailer_entries = "/Encrypt << /Filter /Standard /V 9 >>".to_owned();
    assert_eq!(
        read(locked.bytes()).map(|_| ()),
        Err(ExtractError::UnreadablePdf)
    );
}

/// A page whose form draws itself, or forms that draw each other ever more often.
fn forms(depth: usize, times: usize) -> Pdf {
    let mut pdf = Pdf::of(line(72.0, 700.0, 11.0, PROSE[0]) + "/X Do\n");
    pdf.more = (0..depth)
        .map(|at| {
            let next = 10 + (at + 1) % depth;
            let entries = format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>");
            stream(&b"/X Do ".repeat(times), &entries)
        })
        .collect();
    pdf
}

#[test]
fn forms_that_draw_themselves_or_each_other_without_end_cost_no_text() {
    for (depth, times) in [(1, 1), (3, 1), (9, 100), (200, 1), (1, 10_000)] {
        assert_eq!(texts(&forms(depth, times)), [PROSE[0]], "{depth} {times}");
    }
}

#[test]
fn a_page_that_unpacks_to_more_than_memory_should_hold_is_refused() {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &vec![b' '; 100 << 20]).unwrap();
    let mut pdf = Pdf::default().raw_page(packed.finish().unwrap());
    pdf.stream_entries = "/Filter /FlateDecode".to_owned();
    assert_eq!(read(pdf.bytes()).map(|_| ()), Err(ExtractError::TooComplex));
}

#[test]
fn a_page_that_opens_states_or_piles_up_operands_without_end_is_refused() {
    for endless in ["q ", "/P BMC ", "1 ", "/N ", "(a) "] {
        let page = line(72.0, 700.0, 11.0, PROSE[0]) + &endless.repeat(200_000);
        assert_eq!(
            read(Pdf::of(page).bytes()).map(|_| ()),
            Err(ExtractError::TooComplex),
            "{endless}"
        );
        // The other pages are read.
        let page = line(72.0, 700.0, 11.0, PROSE[0]) + &endless.repeat(200_000);
        let article = read(
            Pdf::of(line(72.0, 700.0, 11.0, PROSE[1]))
                .page(page)
                .bytes(),
        )
        .unwrap();
        assert_eq!(article.text(), PROSE[1]);
    }
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
        let mut file = report().titled("The state of the river").bytes();
        for (at, byte) in damage {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _ = read(file);
    }
}
