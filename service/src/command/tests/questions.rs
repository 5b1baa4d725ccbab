//! Questions and topics beside a link or a text, and the talk that is none.
use proptest::prelude::*;

use super::*;

/// Questions as they are typed, without options.
pub(super) const QUESTIONS: &[&str] = &[
    // With a question mark.
    "what does it cost?",
    "What does it cost?",
    "WHAT DOES IT COST?",
    "how much is it?",
    "how much?",
    "who wrote it?",
    "who is it?",
    "when does it open?",
    "when?",
    "where is the harbour?",
    "why did the ferry stop?",
    "which ports does it use?",
    "how do I install it?",
    "how can I reset my password?",
    "what do I need to install it?",
    "how do you make the dough?",
    "how many people died?",
    "what happened in 1999?",
    "in which year was it built?",
    "is it free?",
    "is this free of charge?",
    "are dogs allowed?",
    "does it support Windows?",
    "can I bring my dog?",
    "do I need a visa?",
    "was the captain hurt?",
    "has the tunnel opened?",
    "will prices rise?",
    "opening hours?",
    "price?",
    "the price of a ticket?",
    "is it available in German?",
    "who won, Smith or Jones?",
    "what's the population of Tallinn?",
    "whose idea was the lighthouse?",
    "what does the author say about back-pressure?",
    "what does a 5G antenna cost?",
    "what is 5 miles in kilometres?",
    "does it work with USB-C?",
    "was kostet das?",
    "wie viel kostet es?",
    "wann fährt der Zug?",
    "wer hat das gebaut?",
    "warum ist die Brücke gesperrt?",
    "gibt es Rabatt für Kinder?",
    "ist der Eintritt kostenlos?",
    "combien ça coûte ?",
    "qui a construit le phare ?",
    "quand est-ce que le musée ouvre ?",
    "pourquoi le ferry a-t-il brûlé ?",
    "¿cuánto cuesta?",
    "¿quién construyó el faro?",
    "¿cuándo abre el museo?",
    "quanto custa o bilhete?",
    "quem construiu o farol?",
    "quanto costa il biglietto?",
    "chi ha costruito il faro?",
    "hoeveel kost een kaartje?",
    "wanneer vertrekt de boot?",
    "hur mycket kostar biljetten?",
    "ile kosztuje bilet?",
    "сколько стоит билет?",
    "кто построил маяк?",
    "bilet ne kadar?",
    "πόσο κοστίζει το εισιτήριο;?",
    "料金はいくらですか？",
    "いつ開きますか？",
    "誰が灯台を建てましたか？",
    "票价是多少？",
    "灯塔是谁建的？",
    "입장료는 얼마인가요?",
    "كم يكلف الدخول؟",
    // Without.
    "what does it cost",
    "what is the price of a ticket",
    "how much does it cost",
    "how much is a ticket",
    "how to install it",
    "how does back-pressure work",
    "how it works",
    "who wrote it",
    "who built the lighthouse",
    "when does it open",
    "when is the election",
    "where is the harbour",
    "why did the ferry stop",
    "which ports are open",
    "what it costs",
    "does it support windows",
    "is it free",
    "was kostet das",
    "wie viel kostet ein Ticket",
    "wann fährt der Zug",
    "combien coûte le billet",
    "cuánto cuesta la entrada",
    "сколько стоит билет",
    "how long does it take?",
    "who's the CEO?",
    "when was it published?",
    "what are the risks?",
    "what changed in version 3?",
    "does this apply to contractors?",
    "does it mention Berlin?",
    "is there a discount for students?",
    "did they find the cause?",
    "has the bug been fixed?",
    "which countries are affected?",
    "why was the flight cancelled?",
    "what happened to the captain?",
    "who said that?",
    "whose fault was it?",
    "ingredients?",
    "release date?",
    "pros and cons?",
    "any casualties?",
    "in which city is it?",
    "on which day does it start?",
    "how safe is it?",
    "how likely is an earthquake?",
    "what caused the outage?",
    "what kind of battery is used?",
    "which team won?",
    "which of them is faster?",
    "is it legal in Germany?",
    "is it compatible with Python 3.12?",
    "can the battery be replaced?",
    "have prices gone up?",
    "do prices include tax?",
    "was passiert wenn der Akku leer ist?",
    "wie komme ich zum Hafen?",
    "kann man Hunde mitnehmen?",
    "seit wann fährt sie?",
    "quel est le prix ?",
    "y a-t-il une réduction ?",
    "¿hay descuento?",
    "quais são os riscos?",
    "quali sono i rischi?",
    "is het gratis?",
    "vad kostar det?",
    "jak to działa?",
    "почему закрыт мост?",
    "kolik to stojí?",
    "कितना खर्च होता है?",
    "berapa harganya?",
    "什么是背压？",
    "얼마예요?",
    "who won",
    "whats the price",
    "how to cancel my subscription",
    "when it opens",
    "quanto custa",
    "combien ça coûte",
];

/// Talk as people put it around a link.
pub(super) const TALK: &[&str] = &[
    "please",
    "pls",
    "thanks!",
    "thank you",
    "thx",
    "hi",
    "hey all",
    "good morning",
    "what do you think?",
    "What do you think?",
    "what do you all think about this?",
    "what do you think",
    "what do we think?",
    "thoughts?",
    "any thoughts?",
    "any thoughts on this?",
    "thoughts about the new pricing?",
    "what's your take?",
    "your opinion?",
    "opinions?",
    "wdyt?",
    "how do you feel about this?",
    "do you agree?",
    "agree?",
    "interesting",
    "interesting!",
    "interesting?",
    "interesting, isn't it?",
    "nice article, right?",
    "cool, huh?",
    "great read",
    "worth reading?",
    "worth a read?",
    "is it worth reading?",
    "is this any good?",
    "is this true?",
    "really?",
    "seriously?",
    "right?",
    "ok?",
    "tl;dr?",
    "tldr",
    "tl;dr please",
    "summary?",
    "summary please",
    "can you summarize this?",
    "can you summarize this please?",
    "could you please summarize this for the team?",
    "would you mind summarizing this?",
    "please summarize",
    "please summarize this article",
    "summarize",
    "give me the gist",
    "just give me the gist",
    "give me five sentences",
    "show me the points",
    "what is this about?",
    "what's this about?",
    "what is it about",
    "what does it say?",
    "what does this article say?",
    "what is this?",
    "what's this?",
    "what's new?",
    "what's up?",
    "what happened?",
    "what did I miss?",
    "what are the main points?",
    "what are the key takeaways?",
    "have you seen this?",
    "have you read this one?",
    "did you see this?",
    "did anyone read this?",
    "has anyone seen this?",
    "anyone?",
    "anyone read this?",
    "anybody know this site?",
    "seen this?",
    "who wants to read this?",
    "who has time to read this?",
    "who is interested?",
    "who has read it?",
    "who knew",
    "who knows",
    "shall we discuss this?",
    "should we do this?",
    "should we use this at work?",
    "do we want to buy this?",
    "can we talk about this tomorrow?",
    "when can we discuss this?",
    "when do we meet?",
    "when you have time",
    "when you have time, read this",
    "where did you find this?",
    "how about this?",
    "how about lunch?",
    "what about this one?",
    "what about you?",
    "how are you?",
    "how was your weekend?",
    "how cool is that",
    "how cool is that?",
    "what a great article",
    "what a day",
    "what I meant yesterday",
    "what the hell",
    "wtf",
    "why not",
    "why not?",
    "which is nice",
    "is this relevant for us?",
    "is this what you meant?",
    "is this the one you sent?",
    "can you check this?",
    "can you read this for me?",
    "could someone read this?",
    "does anyone know this site?",
    "do you know this?",
    "look at this",
    "look at this one",
    "check this out",
    "read this",
    "this is about cats",
    "it's about time",
    "about time!",
    "a nice article about cats",
    "an article about the harbour",
    "a story about a lighthouse",
    "I read about this yesterday",
    "thinking about this a lot",
    "I am curious about your opinion",
    "about this article",
    "about this",
    "about an hour long",
    "a pirate story",
    "the climate report",
    "no idea",
    "this is not long",
    "I like it",
    "me too",
    "over to you",
    "on it",
    "see below",
    "for the newsletter",
    "for tomorrow",
    "from the team",
    "via @anna",
    "was told to read this",
    "as discussed",
    "come on",
    "so?",
    "and?",
    "hm?",
    "??",
    "?",
    "bitte",
    "danke!",
    "bitte zusammenfassen",
    "kannst du das zusammenfassen?",
    "kannst du das bitte zusammenfassen?",
    "was meint ihr?",
    "was denkst du?",
    "was haltet ihr davon?",
    "wie findet ihr das?",
    "habt ihr das gelesen?",
    "schon gesehen?",
    "spannend, oder?",
    "lohnt sich das?",
    "was steht da?",
    "worum geht es?",
    "qu'en pensez-vous ?",
    "tu en penses quoi ?",
    "vous avez vu ça ?",
    "tu peux résumer ?",
    "peux-tu résumer cet article ?",
    "merci !",
    "¿qué opinas?",
    "¿qué os parece?",
    "¿puedes resumir esto?",
    "gracias",
    "o que acham?",
    "pode resumir isso?",
    "cosa ne pensate?",
    "puoi riassumere?",
    "wat vinden jullie?",
    "kun je dit samenvatten?",
    "что думаете?",
    "спасибо",
    "どう思いますか？",
    "要約してください",
    "要約お願いします",
    "你怎么看？",
    "请总结一下",
    "大家看过吗？",
    "어떻게 생각해요?",
    "요약해 주세요",
    "let me know what you think",
    "let's discuss",
    "heads up",
    "fyi",
    "can you give me a summary?",
    "give me a short summary please",
    "what's the gist?",
    "main points?",
    "in short?",
    "in a nutshell",
    "longer please",
    "what does it mean for our team?",
    "how does this affect us?",
    "who's in?",
    "who is up for this?",
    "who can review this?",
    "who wrote this crap",
    "who would have thought?",
    "did we know about this?",
    "have you tried it?",
    "how's it going?",
    "what's going on?",
    "so what?",
    "now what?",
    "why?",
    "how come?",
    "what a mess",
    "what you asked for",
    "when in Rome",
    "how nice!",
    "that's what I said",
    "this is how it works",
    "quick question",
    "any questions?",
    "feedback welcome",
    "about last night",
    "about you",
    "all about us",
    "how about we talk tomorrow?",
    "I'm about to read this",
    "just about right",
    "about five sentences please",
    "a post about Rust",
    "thanks for asking about this",
    "good article about AI",
    "an interview about AI",
    "is this still true?",
    "is this a joke?",
    "are you sure?",
    "are we ready?",
    "can you believe this?",
    "can you tl;dr?",
    "can I get a summary?",
    "too long, didn't read",
    "must read!",
    "worth a look?",
    "meeting at 3?",
    "if you have time",
    "how do you know?",
    "how should we respond?",
    "what do you make of it?",
    "what should we do about this?",
    "what can you tell me about this?",
    "what's it about?",
    "what's the key message?",
    "who shared this?",
    "who wants coffee?",
    "which do you prefer?",
    "why should I read this?",
    "please explain",
    "explain this to me",
    "tell me more",
    "show me",
    "ist das wichtig?",
    "hast du das gelesen?",
    "was ist los?",
    "was steht drin?",
    "wie seht ihr das?",
    "wer macht mit?",
    "alles klar?",
    "über das Wochenende",
    "was für ein Tag",
    "ça va ?",
    "tu l'as lu ?",
    "de quoi ça parle ?",
    "¿de qué trata?",
    "¿vale la pena?",
    "já leram?",
    "vale a pena ler?",
    "di cosa parla?",
    "waar gaat het over?",
    "vad handlar det om?",
    "co sądzicie?",
    "о чём статья",
    "интересно?",
    "これ読んだ？",
    "这是真的吗？",
    "이거 봤어요?",
];

#[test]
fn a_question_beside_a_link_is_asked_of_the_page() {
    let mut misread = Vec::new();
    for question in QUESTIONS {
        for typed in [
            format!("{LINK} {question}"),
            format!("{question} {LINK}"),
            format!("<{LINK}|x> {question}"),
            format!("{LINK}\n{question}"),
            format!("5 {LINK} {question}"),
            format!("private {LINK} {question}"),
        ] {
            let (about, _) = wished(&typed);
            if about.as_deref() != Some(*question) {
                misread.push((typed, about));
            }
        }
    }
    assert_eq!(misread, [], "{}", misread.len());
}

#[test]
fn talk_beside_a_link_is_no_question() {
    let mut misread = Vec::new();
    for talk in TALK {
        for typed in [
            format!("{LINK} {talk}"),
            format!("{talk} {LINK}"),
            format!("<{LINK}|x> {talk}"),
            format!("{LINK}\n{talk}"),
            format!("{LINK} 5 {talk}"),
        ] {
            let wish = wished(&typed);
            if wish != (None, None) {
                misread.push((typed, wish));
            }
        }
    }
    assert_eq!(misread, [], "{}", misread.len());
}

#[test]
fn talk_around_a_question_is_left_out_of_it() {
    let mut misread = Vec::new();
    for (typed, question) in [
        ("what does it cost? thanks!", "what does it cost?"),
        ("thanks! what does it cost?", "what does it cost?"),
        ("hi, what does it cost?", "what does it cost?"),
        ("what does it cost please", "what does it cost"),
        ("please, what does it cost?", "what does it cost?"),
        ("can you tell me what it costs?", "what it costs?"),
        ("could somebody tell me when it opens?", "when it opens?"),
        ("do you know who wrote this?", "who wrote this?"),
        ("I want to know how it works", "how it works"),
        ("kannst du mir sagen, was das kostet?", "was das kostet?"),
        (
            "nice find. what does it cost? when does it open?",
            "what does it cost? when does it open?",
        ),
        (
            "what do you think? what does it cost?",
            "what does it cost?",
        ),
        (
            "what does it cost? what do you think?",
            "what does it cost?",
        ),
    ] {
        for typed in [format!("{LINK} {typed}"), format!("{typed} {LINK}")] {
            let (about, _) = wished(&typed);
            if about.as_deref() != Some(question) {
                misread.push((typed, about));
            }
        }
    }
    assert_eq!(misread, []);
    let around = "what does https://a.example/x say about the price?";
    assert_eq!(
        wished(around).0.as_deref(),
        Some("what does say about the price?")
    );
}

#[test]
fn a_topic_is_what_follows_about() {
    let mut misread = Vec::new();
    for (typed, topic) in [
        ("about pricing", "pricing"),
        ("About pricing", "pricing"),
        ("about: pricing", "pricing"),
        ("--about pricing", "pricing"),
        ("about “the harbour”", "“the harbour”"),
        ("about the election of 2024", "the election of 2024"),
        ("about COVID-19", "COVID-19"),
        ("about chapter 5", "chapter 5"),
        ("about windows 11", "windows 11"),
        ("about privacy", "privacy"),
        ("about public transport", "public transport"),
        ("anything on pricing", "pricing"),
        ("tell me the price", "the price"),
        ("list the ingredients", "the ingredients"),
        ("explain back-pressure", "back-pressure"),
        ("Q: what does it cost?", "what does it cost?"),
        ("about back-pressure and queues", "back-pressure and queues"),
        ("about pricing, please", "pricing"),
        ("about pricing. Thanks!", "pricing"),
        ("tell me about pricing", "pricing"),
        ("what does it say about pricing", "pricing"),
        ("what about the price", "the price"),
        ("what about the price?", "the price?"),
        ("everything about pricing", "pricing"),
        ("only about pricing", "pricing"),
        ("summarize the part about pricing", "pricing"),
        ("three sentences about pricing", "pricing"),
        ("anything about dogs?", "dogs?"),
        ("regarding pricing", "pricing"),
        ("with a focus on pricing", "pricing"),
        ("über Preise", "Preise"),
        ("zum Thema Preise", "Preise"),
        ("à propos des prix", "prix"),
        ("sur les prix", "prix"),
        ("sobre precios", "precios"),
        ("acerca de los precios", "los precios"),
        ("sobre o preço", "o preço"),
        ("sui prezzi", "prezzi"),
        ("over de prijzen", "prijzen"),
        ("про цены", "цены"),
        ("关于价格", "价格"),
        ("料金について", "料金"),
        ("가격에 대해", "가격"),
    ] {
        for typed in [format!("{LINK} {typed}"), format!("{typed} {LINK}")] {
            let (about, _) = wished(&typed);
            if about.as_deref() != Some(topic) {
                misread.push((typed, about));
            }
        }
    }
    assert_eq!(misread, []);
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn questions_topics_and_options_stand_in_any_order() {
    use Visibility::{Private, Public};
    let mut misread = Vec::new();
    for (typed, about, language, sentences, visibility) in [
        ("about pricing 5", "pricing", None, 5, Public),
        ("5 about pricing", "pricing", None, 5, Public),
        ("about pricing 5 private", "pricing", None, 5, Private),
        ("private about pricing, 5", "pricing", None, 5, Private),
        ("about pricing private", "pricing", None, 3, Private),
        ("about pricing only for me", "pricing", None, 3, Private),
        ("in 5 sentences about pricing", "pricing", None, 5, Public),
        ("about pricing in 5 sentences", "pricing", None, 5, Public),
        ("about pricing in german", "pricing", Some("de"), 3, Public),
        ("in german about pricing", "pricing", Some("de"), 3, Public),
        (
            "5 in german private about pricing",
            "pricing",
            Some("de"),
            5,
            Private,
        ),
        (
            "about pricing 5 in german private",
            "pricing",
            Some("de"),
            5,
            Private,
        ),
        (
            "what does it cost? 5",
            "what does it cost?",
            None,
            5,
            Public,
        ),
        (
            "5 what does it cost?",
            "what does it cost?",
            None,
            5,
            Public,
        ),
        ("what does it cost 5", "what does it cost", None, 5, Public),
        (
            "what does it cost? 5 private",
            "what does it cost?",
            None,
            5,
            Private,
        ),
        (
            "private: what does it cost?",
            "what does it cost?",
            None,
            3,
            Private,
        ),
        (
            "n=5 --private what does it cost",
            "what does it cost",
            None,
            5,
            Private,
        ),
        (
            "what does it cost in 5 sentences?",
            "what does it cost",
            None,
            5,
            Public,
        ),
        (
            "what does it cost? in german",
            "what does it cost?",
            Some("de"),
            3,
            Public,
        ),
        (
            "auf deutsch, was kostet das?",
            "was kostet das?",
            Some("de"),
            3,
            Public,
        ),
        (
            "in german what does it cost",
            "what does it cost",
            Some("de"),
            3,
            Public,
        ),
        (
            "what happened in 1999? 4",
            "what happened in 1999?",
            None,
            4,
            Public,
        ),
    ] {
        for typed in [format!("{LINK} {typed}"), format!("{typed} {LINK}")] {
            let (_, count, seen) = understand(&typed).unwrap();
            let (asked, spoken) = wished(&typed);
            let asked = asked.as_deref().map(|about| about.replace(" ?", "?"));
            let read = (asked.as_deref(), spoken, count, seen);
            if read != (Some(about), language, sentences, visibility) || !notes(&typed).is_empty() {
                misread.push(format!("{typed}: {read:?} {:?}", notes(&typed)));
            }
        }
    }
    assert_eq!(misread, [""; 0]);
}

#[test]
fn a_question_may_hold_numbers_and_the_word_public_and_private_wins() {
    let defaults = CommandDefaults {
        visibility: Visibility::Private,
        ..CommandDefaults::default()
    };
    let typed = format!("{LINK} is the data public?");
    let Ok(Command::Summarize { visibility, .. }) = parse(&typed, defaults) else {
        panic!()
    };
    assert_eq!(visibility, Visibility::Private, "the default stays");
    for question in [
        "are private schools free?",
        "about private schools",
        "is it only for me?",
    ] {
        assert_eq!(
            seen_by(&format!("{LINK} {question}")),
            Some(Visibility::Private)
        );
    }
}

#[test]
fn a_long_question_is_cut_and_the_person_hears_it() {
    let long = format!(
        "{LINK} what does the harbour cost {}?",
        "each year ".repeat(34)
    );
    let (about, _) = wished(&long);
    assert!(about.is_some_and(|about| about.chars().count() <= 300));
    assert!(
        notes(&long).contains(&Note::QuestionCut),
        "{:?}",
        notes(&long)
    );
}

#[test]
fn a_text_is_asked_too() {
    for (typed, about, language) in [
        (
            format!("what will be lit?\n{LONG}"),
            Some("what will be lit?"),
            None,
        ),
        (
            format!("What will be lit?\n{LONG}"),
            Some("What will be lit?"),
            None,
        ),
        (
            format!("{LONG}\nwhat will be lit?"),
            Some("what will be lit?"),
            None,
        ),
        (
            format!("{LONG} what will be lit?"),
            Some("what will be lit?"),
            None,
        ),
        (
            format!("what will be lit? {LONG}"),
            Some("what will be lit?"),
            None,
        ),
        (
            format!("about volunteers: {LONG}"),
            Some("volunteers"),
            None,
        ),
        (
            format!("about volunteers\n{LONG}"),
            Some("volunteers"),
            None,
        ),
        (
            format!("{LONG}\nabout volunteers"),
            Some("volunteers"),
            None,
        ),
        (format!("in german: {LONG}"), None, Some("de")),
        (format!("{LONG}\nauf deutsch"), None, Some("de")),
        (
            format!("5 private\nabout volunteers\n{LONG}\nin german"),
            Some("volunteers"),
            Some("de"),
        ),
    ] {
        let (asked, spoken) = wished(&typed);
        assert_eq!((asked.as_deref(), spoken), (about, language), "{typed}");
        let (text, _, _) = understand(&typed).unwrap();
        assert_eq!(text, LONG, "{typed}");
    }
}

#[test]
fn a_texts_own_questions_stay_in_it() {
    for typed in [
        format!("What would a lighthouse cost? {LONG}"),
        format!("{LONG} What would it cost?"),
        format!("{LONG} Who paid for it? Nobody knows."),
        format!("How It Works\n{LONG}"),
        format!("About the lighthouse\n{LONG}"),
        format!("In German waters it was night. {LONG}"),
        LONG.replace("old", "german"),
    ] {
        assert_eq!(wished(&typed), (None, None), "{typed}");
        assert_eq!(understand(&typed).unwrap().0, typed);
    }
}

proptest! {
    #[test]
    fn whatever_is_asked_private_stays_private(
        question in proptest::sample::select(QUESTIONS), word in proptest::sample::select(super::private::PRIVATE),
        form in 0usize..4,
    ) {
        let typed = match form {
            0 => format!("{LINK} {question} {word}"),
            1 => format!("{LINK} {word} {question}"),
            2 => format!("{word} {question} {LINK}"),
            _ => format!("{question} {LINK} {word}"),
        };
        prop_assert_ne!(seen_by(&typed), Some(Visibility::Public), "{}", typed);
    }
}
