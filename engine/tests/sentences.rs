//! Sentence splitting: a table of what each language does, and what must hold for any text.

use engine::split_sentences;
use proptest::prelude::*;

/// Each line is one text; `|` marks where a sentence ends.
const TABLE: &[(&str, &str)] = &[
    (
        "plain",
        "The sun rose.| The birds sang!| Did you hear them?",
    ),
    (
        "titles",
        "Dr. Smith met Mrs. Jones and Prof. Lee.| Gen. Grant was late.",
    ),
    (
        "initials",
        "J. R. R. Tolkien met C.S. Lewis.| George W. Bush spoke.",
    ),
    (
        "initial, then a new sentence",
        "She chose plan B.| The others stayed.",
    ),
    (
        "states and companies",
        "Apple Inc. Chief Executive Tim Cook spoke.| He joined Apple Inc.| The firm grew.",
    ),
    (
        "countries",
        "The U.S. Senate voted.| He lives in the U.S.| The law changed.",
    ),
    (
        "hours",
        "It starts at 5 p.m. EST on Friday.| They left at 7 a.m.| Nobody saw them.",
    ),
    (
        "numbers",
        "Version 2.0.1 costs $3.50.| See No. 5 and p. 12, vol. 3.| He said no.| Then he left.",
    ),
    (
        "decimals and units",
        "Growth was 3.5 percent.| It was 0.2 points more.",
    ),
    (
        "quotation with a stop",
        "\"I saw it.\"| She left.| “It is late.” he said.",
    ),
    (
        "question in quotation",
        "\"Why?\" he asked.| \"Really?\" Smith asked.| “Stop!”| The man ran.",
    ),
    (
        "brackets",
        "He left (see Fig. 3. It shows all) early.| (She stayed.)| They met.",
    ),
    ("ellipsis", "Well... maybe not.| She waited…| Then it came."),
    ("marks together", "What?!| No way!!| Fine."),
    (
        "addresses",
        "See www.example.com/a.b?c=D for more.| Write to a.b@example.org.| Open README.md first.",
    ),
    (
        "file names and code",
        "Call foo.bar() in main.rs now.| Use Node.js or ASP.NET Core.",
    ),
    (
        "list markers",
        "1. Wash the rice.| 2. Boil it for ten minutes.| A. Serve.",
    ),
    ("footnotes", "It was built in 1890.[12]| The tower fell.[3]"),
    (
        "lost space",
        "It was over.|The crowd left.| See example.com for more.",
    ),
    (
        "small first letter",
        "He sold the phone.| iPhone prices rose, e.g. in May.",
    ),
    (
        "latin abbreviations",
        "Use fruit, e.g. Golden apples, i.e. Sweet ones, etc. and so on.| Smith et al. 2004 agree.",
    ),
    (
        "German",
        "Am 3. Oktober traf Dr. Müller z. B. Frau Maier.| Er kam um 8 Uhr.| Das war im 19. Jahrhundert bzw. Mittelalter.| „Gut!“ rief er.",
    ),
    (
        "French",
        "M. Dupont est arrivé.| « Venez ! » dit-il.| Mme Martin (p. 12) reste.| C'est fini.",
    ),
    (
        "Spanish",
        "¿Qué pasa?| ¡Nada!| El Sr. López y la Sra. Ruiz viven en EE.UU. desde 1990.| Es verdad.",
    ),
    (
        "Italian",
        "Il dott. Rossi abita in via Roma n. 5.| È tardi.| «Andiamo!» disse.",
    ),
    (
        "Portuguese",
        "O Sr. Silva chegou às 8 h.| A Dra. Souza saiu.",
    ),
    (
        "Dutch",
        "Dhr. de Vries kwam om 8 uur.| Hij bleef, d.w.z. tot laat.",
    ),
    (
        "Polish",
        "Mieszka przy ul. Długiej 5.| To jest np. dom prof. Nowaka.",
    ),
    (
        "Russian",
        "Он родился в 1799 г. в Москве.| А. С. Пушкин жил на ул. Мойка, т. е. в центре.| Это правда?| Да!",
    ),
    ("Greek", "Πού πας;| Πάω σπίτι.| Ο κ. Παπαδόπουλος ήρθε."),
    ("Armenian", "Ես գնում եմ տուն։| Դու մնում ես այստեղ։"),
    ("Arabic", "هل وصلت؟| نعم، وصلت.| قال د. أحمد ذلك."),
    ("Urdu", "یہ ایک کتاب ہے۔| وہ گھر گیا۔"),
    ("Hebrew", "הוא הלך הביתה.| היא נשארה כאן."),
    ("Hindi", "डॉ. शर्मा आए।| वे बैठ गए।| क्या हुआ?"),
    ("Bengali", "আমি ভাত খাই।| তুমি কোথায়?"),
    (
        "Japanese",
        "今日は雨だ。|明日は晴れ！|「行こう。」と彼は言った。|(注。終わり)だ。",
    ),
    (
        "Chinese",
        "他说：“你好。”|我们走了！|价格是3.5元。|真的吗？",
    ),
    ("Korean", "그는 3.5km를 걸었다.| 비가 왔다.| 정말요?"),
    ("Burmese", "ကျွန်တော်သွားမည်။| သူလာသည်။"),
    ("Ethiopic", "ሰላም ለዓለም።| እንዴት ነህ፧"),
    ("Khmer", "ខ្ញុំទៅផ្សារ។| គាត់មកវិញ។"),
    ("Georgian", "ის წავიდა.| ჩვენ დავრჩით."),
    (
        "Vietnamese",
        "Ông sống ở TP. Hồ Chí Minh.| GS. Trần đến sớm.",
    ),
    ("Turkish", "Dr. Yılmaz geldi.| Saat 5'te başladı.| Neden?"),
    (
        "a list in one line",
        "1. Fill the kettle| 2. Boil the water| 3. Pour it slowly",
    ),
    (
        "a list after a colon",
        "Three steps: |1) Fill the kettle| 2) Boil the water| 3) Pour it",
    ),
    (
        "lettered clauses",
        "The guest agrees to this.| (a) The key is returned by noon.| (b) Dogs stay outside.| (c) Smoking is not allowed.",
    ),
    (
        "Roman clauses",
        "It is agreed: |(i) The boat is washed| (ii) The sails are dried| (iii) The rope is coiled",
    ),
    (
        "bullets in one line",
        "• Bread from the market| • Two lemons| • Salt",
    ),
    (
        "numbers that are no list",
        "1. FC Köln spielt in der 2. Bundesliga.| 1. Mai und 2. Mai sind frei.| A. Meyer and B. Novak won.",
    ),
    (
        "a year at the beginning",
        "1984 was a good year.| 2 Brothers opened a shop in (2) rooms.",
    ),
    (
        "a raised figure after the stop",
        "Divers counted twice a year.2 |Warm water was the cause.3,4 |It rose (by two degrees).5 |See version 2.10 Beta and fig.3 Left.",
    ),
    (
        "a short quotation stays whole",
        "“I have nine cranes. One is red,” said Reed.| The museum wrote: “We want it. It is old.”| It came.",
    ),
    (
        "quotation marks of other languages",
        "„Ich habe neun. Einer ist rot“, sagte er.| Он сказал: «Я устал. Пойду домой».| « J'en ai neuf. Un est rouge », dit-il.",
    ),
    (
        "inches and single marks",
        "The 5\" pipe broke.| A 6\" one came.| It was rock 'n' roll.| They danced.",
    ),
    (
        "spaced dots",
        "It was . . . well, late.| He went . . . |The door closed.",
    ),
    (
        "left-out words",
        "\"He spoke of stairs [...]\" (Park 55).| It rained.",
    ),
    (
        "it begins with dots",
        "The shot went in.| ...and then they sang.",
    ),
    (
        "money, shelf marks, religion",
        "It costs Rs. 350 or Rs. 400 a day.| Ven. Sumana spoke.| See fol. 12 and MS 585, pp. 3.",
    ),
    (
        "a time that opens a sentence",
        "At 5 a.m. Mr. Reed woke up.| He left at 6 p.m. |Mrs. Park stayed.",
    ),
    (
        "words without vowels",
        "De bor i Skt. Pauls Gade.| Plk. Novák odešel.| She ran 3 km.| Nina won.",
    ),
    (
        "doubled letters",
        "Vive en EE. UU. desde mayo.| Los JJ. OO. empiezan hoy.",
    ),
    (
        "more Spanish",
        "Soy el Lic. Vega.| El Ing. Soto y la Srta. Paz viven en la Avda. Sol núm. 5.| En el siglo XIX.| Asimilados, cambiaron.",
    ),
    (
        "more Italian",
        "Sono l'Ing. Neri.| L'Avv. Sala e la dott.ssa Riva vivono in p.zza Roma.| È vero.",
    ),
    (
        "more German",
        "Sie ist z. Z. krank, d. h. zu Hause.| Das war im 2.-3. Jahrhundert.| Am 7. Mai kam sie.| Hptm. Kern ging, u. a. wegen Lärm.",
    ),
    (
        "more Danish and Swedish",
        "De fejrer Skt. Hans kl. 20.| Hvad med dig?| Vi bor i U.S.A. |Varför inte?",
    ),
    (
        "Slovak and Czech",
        "Patrí k XII. pluku.| Prišiel 7. Apríla 2020.| JUDr. Kováč a Mgr. Malá čakali.| Bylo to na str. 5.",
    ),
    (
        "more Polish",
        "Dr hab. Lis i inż. Wrona przyszli.| Mieszkał tam w XIX. wieku.| Był to rok 1990.",
    ),
    (
        "more Russian",
        "Мы ехали в пгт. Липки.| Г-н Орлов и д-р Белов ждали на пр-т. Мира.| См. рис. 5 и табл. 2.| Всё.",
    ),
    ("Kazakh", "Бұл кім?| не?| Ол келді."),
    (
        "kings and wars keep their stop",
        "It began in World War II.| Churchill spoke.| Paris loved Louis XIV.| Versailles shone.",
    ),
    (
        "ordinary words that look like titles",
        "He turned it on.| Marta left.| She called me.| Tom came.| Use the Card.| Then go.| They were ill.| Nina helped.| It is ok.| Ben agreed.",
    ),
    (
        "dates in figures with spaces",
        "Die Frist endet am 31. 12. 2024 um zwölf.| Am 3. 4. beginnt das Fest.| Schůzka je dne 5. 3. 2024 v radnici.| It came in at number 5.| 3 others followed.| He was born in 12.| 2024 was long.",
    ),
    (
        "abbreviations behind an article",
        "Selon l’art. 12 du code, le bail cesse.| Ai sensi dell'art. 3 della legge il contratto è nullo.| Elle aime l'art.| Il aime la mer.| It is five o'clock.| She left.",
    ),
    (
        "more abbreviations before numbers",
        "No séc. XIX, a ponte caiu.| Enl. 3 kap. gäller avtalet.| Σύμφωνα με το άρθρ. 5 παρ. 2 λύεται.| Поет жив у буд. 5 над рікою.| Podul costă cca. trei milioane.",
    ),
    (
        "taxes",
        "Es kostet 200 Euro zzgl. MwSt. im Handel.| Das ist viel.",
    ),
    (
        "Chinese quotations and who said them",
        "“没想到要这么久。”市长说。|他走了。|“为什么？”记者问，他没有回答。|“太久了。”|他走了。",
    ),
    (
        "Dutch words of a letter",
        "De brug is dicht.| 's Avonds rijden er bussen.| 't Is laat.",
    ),
    (
        "hashtags and names",
        "The crane is new.| #harbour It lifts more.| @lena said so, at 12.",
    ),
];

#[test]
fn every_language_of_the_table_splits_where_its_readers_would() {
    let mut wrong = Vec::new();
    for (name, marked) in TABLE {
        let text = marked.replace('|', "");
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let found = split_sentences(&text);
        if found != expected {
            wrong.push(format!("{name}\n  wanted {expected:?}\n  got    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_empty_line_ends_a_sentence_and_a_line_break_does_not() {
    assert_eq!(
        split_sentences("A title without a stop\n\nThe text is\nwrapped here. It goes on."),
        [
            "A title without a stop",
            "The text is\nwrapped here.",
            "It goes on."
        ]
    );
}

#[test]
fn thai_is_cut_at_spaces_between_long_clauses() {
    let clause = "รัฐบาลประกาศมาตรการช่วยเหลือประชาชนที่ได้รับผลกระทบจากน้ำท่วมในหลายจังหวัดทางภาคเหนือ";
    let text = format!("{clause} ทั้งนี้{clause} ครับ");
    assert_eq!(
        split_sentences(&text),
        [clause.to_owned(), format!("ทั้งนี้{clause} ครับ")]
    );
    assert_eq!(split_sentences("สวัสดี ชาวโลก"), ["สวัสดี ชาวโลก"]);
}

#[test]
fn nothing_comes_of_nothing() {
    assert!(split_sentences("").is_empty());
    assert!(split_sentences(" \n\n\t ").is_empty());
}

#[test]
fn hostile_repetition_stays_linear() {
    // Quadratic work on any of these takes minutes.
    for piece in [
        ".",
        ". ",
        "( ",
        "a.m. ",
        "[.",
        "! \"",
        "1. ",
        "...\n",
        "。",
        "ก ",
        "“A!” B ",
        "- ",
        "U.S. ",
        "\u{a0}",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let kept: usize = split_sentences(&text).iter().map(|s| s.len()).sum();
        assert!(kept <= text.len(), "{piece}");
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn splitting_loses_nothing_but_white_space(text in "\\PC*|[A-Za-z .!?\"'()\\[\\]…。「」؟।;:\n1-3ก-ฮ]*") {
        let sentences = split_sentences(&text);
        prop_assert_eq!(without_spaces(&sentences.concat()), without_spaces(&text));
        prop_assert!(sentences.iter().all(|s| !s.is_empty() && s.trim() == *s));
    }

    #[test]
    fn hardly_any_white_space_is_no_danger(text in "([A-Za-zÀ-ž.!?(\\[\"“—'«1日。][. ]?){0,60}") {
        prop_assert_eq!(without_spaces(&split_sentences(&text).concat()), without_spaces(&text));
    }

    #[test]
    fn a_sentence_alone_stays_one(words in proptest::collection::vec("[a-z]{2,9}", 3..12)) {
        let sentence = format!("The {}.", words.join(" "));
        prop_assert_eq!(split_sentences(&sentence), [sentence.as_str()]);
    }
}
