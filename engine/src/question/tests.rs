use super::{Answer, answer};
use crate::plain::article_from_text;

const HARBOUR: &str = "The harbour of Lindholm reopened on Monday after three years of work. \
    Its northern wall had sunk because the ground under it was washed out. \
    The works cost 48 million euros, twice what was planned. \
    Mayor Amara Osei cut the ribbon before two hundred guests.\n\n\
    The first ferry leaves for the island of Holm in spring. \
    A ticket will be sold for four euros, and dogs travel free. \
    It was built in Gdansk.";

fn says(text: &str, question: &str, count: usize) -> Vec<String> {
    match answer(&article_from_text(text), question, count).expect("sentences") {
        Answer::Says(found) => found.sentences,
        Answer::Unsaid => Vec::new(),
    }
}

#[test]
fn a_question_gets_the_sentence_that_answers_it() {
    for (question, answer) in [
        ("When did the harbour reopen?", "The harbour of Lindholm"),
        ("why had the wall sunk", "Its northern wall"),
        ("How much did the works cost?", "The works cost"),
        ("Who cut the ribbon?", "Mayor Amara Osei"),
        ("ticket", "A ticket"),
        ("ferries to Holm", "The first ferry"),
    ] {
        let found = says(HARBOUR, question, 1);
        assert_eq!(found.len(), 1, "{question}");
        assert!(found[0].starts_with(answer), "{question}: {found:?}");
    }
}

#[test]
fn a_byline_answers_who_wrote_it_and_nothing_else() {
    let text = format!("By Jane Doe, Staff Writer\n\n{HARBOUR}");
    assert_eq!(
        says(&text, "staff writer Jane Doe harbour", 3)
            .iter()
            .filter(|sentence| sentence.starts_with("By"))
            .count(),
        0
    );
    assert_eq!(
        says(&text, "Who is the staff writer?", 1),
        ["By Jane Doe, Staff Writer"]
    );
}

#[test]
fn how_heavy_is_answered_by_a_weight() {
    let text = "The lighthouse of Holm was lit again in May. The battery was paid for by the town in 1999. \
        Volunteers had worked on the lamp for eleven years. The old battery comes to 4.5 tonnes with its case. \
        Guests came from all over the island. The keeper lives in the tower.";
    for (question, answer) in [
        ("How heavy is the battery?", "The old battery"),
        ("how much does the battery weigh", "The old battery"),
    ] {
        let found = says(text, question, 1);
        assert!(found[0].starts_with(answer), "{question}: {found:?}");
    }
}

#[test]
fn what_the_page_does_not_say_is_no_answer() {
    for question in [
        "Who painted the Mona Lisa?",
        "What is the capital of Australia?",
        "photosynthesis",
        "Wie hoch ist der Eiffelturm?",
    ] {
        assert_eq!(
            says(HARBOUR, question, 3),
            Vec::<String>::new(),
            "{question}"
        );
    }
}

#[test]
fn sentences_come_in_the_order_of_the_page_and_no_more_than_asked_for() {
    let found = says(
        HARBOUR,
        "How much does a ticket cost, and what did the works cost?",
        3,
    );
    assert!(found.len() <= 3);
    let places: Vec<_> = found
        .iter()
        .map(|sentence| HARBOUR.find(&sentence[..12]))
        .collect();
    assert!(places.is_sorted(), "{found:?}");
}

#[test]
fn forms_of_words_meet_in_other_languages() {
    for (text, question, answer) in [
        (
            "Der Hafen wurde am Montag eröffnet. Die Häuser am Ufer kosten viel Geld. Der Bürgermeister war nicht da.",
            "Was kostet ein Haus?",
            "Die Häuser",
        ),
        (
            "Мост открыли в понедельник. Строительство стоило три миллиона рублей. Мэр перерезал ленту.",
            "Сколько стоило строительство моста?",
            "Строительство",
        ),
        (
            "港口于星期一重新开放。工程耗资四千八百万欧元。市长出席了仪式。",
            "工程耗资多少？",
            "工程耗资",
        ),
        (
            "Limanın duvarı çökmüştü. Feribot bileti dört avroya satılacak. Köpekler ücretsiz seyahat edecek.",
            "Biletler kaça satılıyor?",
            "Feribot",
        ),
    ] {
        let found = says(text, question, 1);
        assert!(
            found.first().is_some_and(|found| found.starts_with(answer)),
            "{question}: {found:?}"
        );
    }
}

#[test]
fn odd_questions_end_well() {
    for question in [
        "",
        "?",
        "   ",
        "what",
        "\u{0}",
        "???? who ????",
        "🙂",
        &"word ".repeat(10_000),
        "۔",
        "é",
    ] {
        let _ = says(HARBOUR, question, 3);
        let _ = says("港口。", question, 3);
    }
}
