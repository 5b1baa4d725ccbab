//! Summaries: what is shown, what is never shown, and what must hold for any article.

use engine::{
    Article, Block, BlockKind, ExtractError, article_from_text, split_sentences, summarize,
};
use proptest::prelude::*;

fn article(blocks: &[(BlockKind, &str)]) -> Article {
    Article {
        blocks: blocks
            .iter()
            .map(|(kind, text)| Block {
                kind: *kind,
                text: (*text).to_owned(),
            })
            .collect(),
        language: Some("en".to_owned()),
        ..Article::default()
    }
}

const STORY: &[(BlockKind, &str)] = &[
    (BlockKind::Paragraph, "By Jane Doe"),
    (
        BlockKind::Paragraph,
        "The city council of Springfield approved a new tram line on Monday after nine years of debate.",
    ),
    (
        BlockKind::Paragraph,
        "The tram line will connect the harbour with the university and cost 340 million dollars. It was a bargain, he said.",
    ),
    (
        BlockKind::Paragraph,
        "Photo: The harbour at night, seen from the old customs house. Getty Images",
    ),
    (
        BlockKind::Paragraph,
        "\"I have waited for this since I was a student,\" said Maria Lopez, who lives near the harbour.",
    ),
    (
        BlockKind::Paragraph,
        "Read more about the tram line in our special report on the city.",
    ),
    (BlockKind::Heading, "What happens next?"),
    (
        BlockKind::Paragraph,
        "Opponents of the tram line want to take the council's decision to court before the first rails are laid.",
    ),
    (
        BlockKind::TableRow,
        "Length of the tram line is 12 kilometres, said the council.",
    ),
    (
        BlockKind::Preformatted,
        "let tram = line(); // The tram line begins here, said the council.",
    ),
];

#[test]
fn a_story_gives_its_news_in_order_and_none_of_the_page_around_it() {
    let summary = summarize(&article(STORY), 3).unwrap();
    assert_eq!(
        summary.sentences,
        [
            "The city council of Springfield approved a new tram line on Monday after nine years of debate.",
            "The tram line will connect the harbour with the university and cost 340 million dollars.",
            "Opponents of the tram line want to take the council's decision to court before the first rails are laid.",
        ]
    );
}

#[test]
fn a_sentence_that_refers_to_another_comes_with_it_or_not_at_all() {
    let story = [(
        BlockKind::Paragraph,
        "The harbour of Rotterdam handles more cargo than any other in Europe. However, Antwerp has grown faster in recent years. \
        The Port of Antwerp merged with Zeebrugge in 2022 to form one authority. It employs some 1,600 people on both sites today.",
    )];
    let two = summarize(&article(&story), 2).unwrap().sentences;
    assert!(
        two.iter().all(|sentence| !sentence.starts_with("It ")),
        "{two:?}"
    );
}

#[test]
fn headings_tables_code_bylines_and_captions_are_never_shown() {
    let summary = summarize(&article(STORY), 40).unwrap().sentences.join("\n");
    for boilerplate in [
        "By Jane",
        "Photo",
        "Read more",
        "What happens next",
        "Length",
        "let tram",
    ] {
        assert!(!summary.contains(boilerplate), "{boilerplate}");
    }
}

#[test]
fn a_repeated_sentence_is_shown_once() {
    let repeated = "The festival drew forty thousand visitors to the small town this summer.";
    let other = "Its organisers plan a second stage and more buses for next year's edition.";
    let summary = summarize(
        &article(&[
            (BlockKind::Paragraph, repeated),
            (BlockKind::Quote, repeated),
            (BlockKind::Paragraph, other),
        ]),
        5,
    )
    .unwrap();
    assert_eq!(summary.sentences, [repeated, other]);
}

#[test]
fn a_long_page_with_sections_is_covered_and_not_only_its_beginning() {
    let topics = [
        "installation",
        "configuration",
        "authentication",
        "monitoring",
        "upgrades",
        "backups",
    ];
    let mut blocks = Vec::new();
    for topic in topics {
        blocks.push((BlockKind::Heading, format!("About {topic}")));
        for at in 0..8 {
            blocks.push((
                BlockKind::Paragraph,
                format!("The {topic} of the server has {at} steps which the {topic} guide explains in detail."),
            ));
        }
    }
    let blocks: Vec<(BlockKind, &str)> = blocks
        .iter()
        .map(|(kind, text)| (*kind, text.as_str()))
        .collect();
    let shown = summarize(&article(&blocks), 4)
        .unwrap()
        .sentences
        .join("\n");
    let covered = topics.iter().filter(|topic| shown.contains(*topic)).count();
    assert_eq!(covered, 4, "{shown}");
}

#[test]
fn a_text_of_fragments_still_gives_something_and_an_empty_one_an_error() {
    let summary = summarize(&article_from_text("Hello world"), 3).unwrap();
    assert_eq!(summary.sentences, ["Hello world"]);
    assert_eq!(
        summarize(&article_from_text("--- ***"), 3),
        Err(ExtractError::NothingToSummarize)
    );
    assert_eq!(
        summarize(&Article::default(), 3),
        Err(ExtractError::NothingToSummarize)
    );
}

#[test]
fn keywords_are_names_and_phrases_as_the_article_writes_them() {
    let text = "Marie Curie studied radioactivity in Paris. The radioactivity of uranium salts surprised Marie Curie. \
        Pierre Curie built the electrometer. Nobel Prize committees honoured Marie Curie twice, and the Nobel Prize of 1911 was hers alone. \
        Polonium and radium were named by Marie Curie; radium became famous.";
    let keywords = summarize(&article_from_text(text), 2).unwrap().keywords;
    assert_eq!(keywords[0], "Marie Curie");
    assert!(keywords.contains(&"Nobel Prize".to_owned()), "{keywords:?}");
    assert!(keywords.len() <= 5);
    for word in ["the", "and", "of", "was"] {
        assert!(
            !keywords
                .iter()
                .any(|keyword| keyword.to_lowercase() == word),
            "{keywords:?}"
        );
    }
}

#[test]
fn keywords_are_whole_names_and_never_halves_of_them() {
    let text = "The School of Public Health published a study of rice. Experts at the School of Public Health weighed rice for years. \
        Critics of the School of Public Health eat no rice.";
    let keywords = summarize(&article_from_text(text), 2).unwrap().keywords;
    assert!(
        keywords.contains(&"School of Public Health".to_owned()),
        "{keywords:?}"
    );
    assert_eq!(
        keywords
            .iter()
            .filter(|keyword| keyword.contains("Public"))
            .count(),
        1,
        "{keywords:?}"
    );
}

#[test]
fn keywords_of_other_languages_leave_out_their_stop_words() {
    let german = "Die Stadt Hamburg baut eine neue Brücke über die Elbe. Die Brücke soll 2031 fertig sein. Der Senat der Stadt Hamburg lobt die Brücke und auch die Elbe.";
    let chinese =
        "量子计算机正在改变密码学。研究人员说量子计算机可以破解许多密码。许多公司投资量子计算机。";
    let keywords = |text: &str| summarize(&article_from_text(text), 2).unwrap().keywords;
    let found = keywords(german);
    assert!(found.contains(&"Brücke".to_owned()), "{found:?}");
    for word in ["die", "und", "auch", "der"] {
        assert!(
            !found.iter().any(|keyword| keyword.to_lowercase() == word),
            "{found:?}"
        );
    }
    let found = keywords(chinese);
    assert!(
        found.iter().any(|keyword| keyword.contains("量子")),
        "{found:?}"
    );
}

#[test]
fn a_long_text_of_any_shape_is_summarized() {
    // Comparing each sentence with each other one would take minutes on each of these.
    let size = 256 * 1024;
    for piece in [
        "The quick brown fox jumps over the lazy dog near the river. ",
        "word ",
        "Aa bb cc dd. ",
        "字",
    ] {
        let text = piece.repeat(size / piece.len());
        let summary = summarize(&article_from_text(&text), 3).unwrap();
        assert!(!summary.sentences.is_empty());
    }
}

fn kinds() -> impl Strategy<Value = BlockKind> {
    proptest::sample::select(vec![
        BlockKind::Paragraph,
        BlockKind::Heading,
        BlockKind::ListItem,
        BlockKind::TableRow,
        BlockKind::Quote,
        BlockKind::Preformatted,
    ])
}

fn articles() -> impl Strategy<Value = Article> {
    let text = prop_oneof![
        "\\PC{0,200}",
        "([A-Z]?[a-z]{1,8}[ ,]{1,2}){3,14}[a-z]{3,6}[.!?] ([A-Z][a-z]{1,6} ){5,12}end\\."
    ];
    (
        proptest::option::of("\\PC{0,40}"),
        proptest::collection::vec((kinds(), text), 0..12),
    )
        .prop_map(|(title, blocks)| Article {
            title,
            blocks: blocks
                .into_iter()
                .map(|(kind, text)| Block { kind, text })
                .collect(),
            ..Article::default()
        })
}

proptest! {
    #[test]
    fn sentences_are_the_articles_own_in_its_order_and_each_once(article in articles(), count in 1..8_usize) {
        let Ok(summary) = summarize(&article, count) else { return Ok(()); };
        prop_assert!((1..=count).contains(&summary.sentences.len()));
        prop_assert!(summary.keywords.len() <= 5);
        let own: Vec<&str> = article
            .blocks
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem))
            .flat_map(|block| split_sentences(&block.text))
            .collect();
        let mut rest = own.iter();
        for sentence in &summary.sentences {
            prop_assert!(rest.any(|own| own == sentence), "{sentence:?} out of {own:?}");
        }
    }

    #[test]
    fn asking_for_more_never_gives_less_and_in_the_end_all(article in articles()) {
        let Ok(all) = summarize(&article, 10_000) else { return Ok(()); };
        let count = all.sentences.len();
        prop_assert_eq!(&summarize(&article, count), &Ok(all));
        if count > 1 {
            prop_assert_eq!(summarize(&article, count - 1).map(|summary| summary.sentences.len()), Ok(count - 1));
        }
    }
}

#[test]
fn keywords_are_whole_words_also_without_spaces() {
    for (text, wanted, unwanted) in [
        (
            "新聞記事をスクラップできるスマートフォン用のペンが発売された。スマートフォンで写すとアプリがスクラップを作る。プライバシーを守るためスクラップは保存される。",
            &["スクラップ", "スマートフォン"][..],
            &["スクラッ", "スマート", "フォン", "クラップ"][..],
        ),
        (
            "港口的第三台起重机周五启用。起重机能吊起四十吨，旧起重机会留下。市民说起重机很安静。",
            &["起重机"],
            &["起重", "重机", "台起"],
        ),
        (
            "人工智能公司发布了新的大语言模型。大语言模型可以处理中文。人工智能公司说大语言模型很贵。",
            &["大语言模型"],
            &["人工智", "工智能"],
        ),
        (
            "항구의 크레인을 바꾼다. 새 크레인은 조용하다. 시민들은 크레인에서 소리가 나지 않는다고 말했다.",
            &["크레인"],
            &["크레인을", "크레인은", "크레인에서"],
        ),
        (
            "รัฐบาลประกาศมาตรการช่วยเหลือประชาชน รัฐบาลจะช่วยเหลือประชาชนในหลายจังหวัด",
            &[],
            &["รัฐ", "ประ"],
        ),
        (
            "The ship sank in 1907.[edit] The ship carried coal. Retrieved 4 March 2025. The ship was lost [edit].",
            &["ship"],
            &["edit", "Retrieved"],
        ),
        (
            "How to edit a film: first edit the sound, then edit the picture. The data was retrieved by divers and retrieved again.",
            &["edit"],
            &[],
        ),
    ] {
        let keywords = summarize(&article_from_text(text), 3).unwrap().keywords;
        for word in wanted {
            assert!(
                keywords.iter().any(|keyword| keyword == word),
                "{word} in {keywords:?}"
            );
        }
        for word in unwanted {
            assert!(
                !keywords.iter().any(|keyword| keyword == word),
                "{word} in {keywords:?}"
            );
        }
    }
}
