//! Instructions around a pasted text, as long as people write them, and texts that only look like one.
use super::*;

use Visibility::{Private, Public};

/// Instructions with a wish for a private summary, and the number of sentences that each names.
const PRIVATE_INSTRUCTIONS: &[(&str, u8)] = &[
    (
        "hey, could you please summarise the following text in 4 sentences, private:",
        4,
    ),
    (
        "Hi there, I'd like a private summary of the following article that I got from my colleague yesterday:",
        3,
    ),
    (
        "Please summarize the text below for me, but keep the summary private because it is not announced yet:",
        3,
    ),
    (
        "Could you give me a short private summary of this message from our supplier, in five sentences?",
        5,
    ),
    (
        "Would you mind summarising this email thread in two sentences? It should not go to the channel, only to me.",
        2,
    ),
    ("Summarize this, and don't post it in the channel:", 3),
    (
        "can i get a 6 sentence summary of the memo below, just between us please",
        6,
    ),
    (
        "Bitte fasse mir den folgenden Text in drei Sätzen zusammen, aber nur für mich und nicht für den ganzen Kanal:",
        3,
    ),
    (
        "Hallo, kannst du mir bitte diese Nachricht in vier Sätzen zusammenfassen, ohne dass die anderen es sehen?",
        4,
    ),
    (
        "Ich hätte gern eine private Zusammenfassung des folgenden Artikels, den mir meine Kollegin gestern geschickt hat:",
        3,
    ),
    (
        "Peux-tu me résumer le texte suivant en quatre phrases, mais en privé et pas dans le canal, s'il te plaît ?",
        4,
    ),
    (
        "¿Puedes resumir el siguiente texto en cuatro frases, solo para mí y no para todo el canal, por favor?",
        4,
    ),
    (
        "Você pode resumir o texto abaixo em cinco frases, só para mim, sem mostrar aos outros do canal?",
        5,
    ),
    (
        "Potresti riassumere il testo seguente in cinque frasi, solo per me e non nel canale, per favore?",
        5,
    ),
    (
        "Kun je de onderstaande tekst samenvatten in vijf zinnen, alleen voor mij en niet in het kanaal?",
        5,
    ),
    (
        "Пожалуйста, сделай краткое изложение этого текста, только для меня, в общий канал не отправляй:",
        3,
    ),
    (
        "Будь ласка, підсумуй цей текст, але тільки для мене, не для всього каналу:",
        3,
    ),
    (
        "次の文章を要約してください。ただし、チャンネルには出さず、自分だけに見せてください。",
        3,
    ),
    (
        "以下の記事を5文で要約していただけますか。まだ発表前なので、DMでお願いします。",
        5,
    ),
    (
        "请帮我总结下面这篇文章，五句话就好，只发给我，不要发到频道里。",
        5,
    ),
    (
        "다음 글을 다섯 문장으로 요약해 주세요. 채널에 올리지 말고 저한테만 보여주세요.",
        5,
    ),
    (
        "Please keep the summary of this text private, as it has not been announced to the team yet.",
        3,
    ),
    (
        "Quick one: can someone summarise this for me in 2 sentences but do not post it publicly, we have not told the team",
        2,
    ),
    (
        "hello summarizer! i would love a tl;dr of this long email, 2 sentences, and please keep it out of the channel",
        2,
    ),
    (
        "Need a confidential summary of the below for the board meeting tomorrow, four sentences max",
        4,
    ),
    ("summarise in 4 sentences and keep it private", 4),
    ("TLDR in 2 sentences. Don't show anyone.", 2),
    (
        "Could you shorten this to two sentences for my own use, please keep it out of #general",
        2,
    ),
    ("Can you do a summary in 4 sentences, DM only, of this:", 4),
    (
        "Kannst du mir das zusammenfassen, aber so, dass es sonst niemand im Kanal mitbekommt? Vier Sätze wären super.",
        4,
    ),
    (
        "Mi serve un riassunto privato di questa mail, quattro frasi, grazie mille:",
        4,
    ),
    (
        "Graag een privé samenvatting van dit bericht, vier zinnen, want het is nog niet aangekondigd:",
        4,
    ),
    (
        "Kan du sammanfatta den här texten i två meningar, bara för mig och inte i kanalen?",
        2,
    ),
    (
        "Streść proszę ten tekst, ale tylko dla mnie, nie na kanale:",
        3,
    ),
    (
        "Shrň mi prosím tento text, ale jen pro mě a ne do kanálu:",
        3,
    ),
    (
        "Bu metni özetler misin, ama sadece benim için, kanalda görünmesin:",
        3,
    ),
    (
        "Tolong ringkas teks ini, tapi hanya untuk saya, jangan di channel:",
        3,
    ),
    ("من فضلك لخص هذا النص، لي فقط وليس للقناة:", 3),
    ("אפשר לסכם לי את הטקסט הבא? רק לי בבקשה, לא בערוץ.", 3),
    (
        "要約お願いします。四文で、他の人には見せないでください。",
        4,
    ),
];

#[test]
fn an_instruction_on_a_line_of_its_own_is_followed_and_is_no_part_of_the_text() {
    for (instruction, sentences) in PRIVATE_INSTRUCTIONS {
        for typed in [
            format!("{instruction}\n{LONG}"),
            format!("{instruction}\n\n{LONG}"),
            format!("{LONG}\n{instruction}"),
            format!("Hi there,\n{instruction}\n\n{LONG}"),
            format!("{LONG}\n\n{instruction}\nThanks!"),
        ] {
            assert_eq!(
                understand(&typed),
                Ok((LONG.into(), *sentences, Private)),
                "{typed}"
            );
            assert_eq!(wished(&typed), (None, None), "{typed}");
        }
    }
}

#[test]
fn whatever_means_private_does_so_in_an_instruction() {
    for (index, word) in private::PRIVATE.iter().enumerate() {
        let typed = match index % 3 {
            0 => format!(
                "Could you please summarise the following text in 4 sentences, {word}, since it was not announced yet?\n{LONG}"
            ),
            1 => format!(
                "Bitte fasse den folgenden Text in 4 Sätzen zusammen ({word}), danke!\n{LONG}"
            ),
            _ => format!("{LONG}\nPlease summarise this text in 4 sentences. {word}"),
        };
        assert_eq!(understand(&typed), Ok((LONG.into(), 4, Private)), "{typed}");
    }
}

#[test]
fn whatever_means_private_does_so_on_a_line_beside_a_text() {
    for (index, word) in private::PRIVATE.iter().enumerate() {
        // A sentence that names nobody, and what ends in our letters, are no more than talk to a text.
        if ["montre-le moi seulement", "ส่งทาง DM"].contains(word) {
            continue;
        }
        let typed = match index % 2 {
            0 => format!("{word}\n{LONG}"),
            _ => format!("{LONG}\n{word}"),
        };
        assert_eq!(seen_by(&typed), Some(Private), "{typed}");
    }
}

#[test]
fn an_instruction_without_a_wish_for_privacy_is_followed_as_well() {
    for (instruction, sentences) in [
        (
            "Hello, could you please summarise the following text, which my colleague sent me on 12 May, in 4 sentences?",
            4,
        ),
        (
            "Könntest du mir bitte den untenstehenden Text, den ich gestern bekommen habe, in vier Sätzen zusammenfassen?",
            4,
        ),
        (
            "Pourrais-tu me résumer en quatre phrases le texte suivant que j'ai reçu hier de notre fournisseur ?",
            4,
        ),
        (
            "次の文章は昨日同僚から受け取ったものですが、四文で要約していただけますでしょうか。お願いします。",
            4,
        ),
    ] {
        let typed = format!("{instruction}\n{LONG}");
        assert_eq!(
            understand(&typed),
            Ok((LONG.into(), sentences, Public)),
            "{typed}"
        );
    }
    let typed = format!(
        "Could you please summarise the following text from our supplier in Hamburg in German?\n{LONG}"
    );
    assert_eq!(wished(&typed), (None, Some("de")));
}

#[test]
fn an_instruction_on_the_line_of_the_text_is_followed() {
    for typed in [
        format!(
            "hey, could you please summarise the following text in 4 sentences and keep it private: {LONG}"
        ),
        format!(
            "Could you give me a short private summary of this message from our supplier, in four sentences? {LONG}"
        ),
        format!(
            "{LONG} Please summarise this text in 4 sentences, and keep the summary private until it is announced."
        ),
    ] {
        assert_eq!(understand(&typed), Ok((LONG.into(), 4, Private)), "{typed}");
    }
}

#[test]
fn a_line_that_speaks_of_a_summary_and_of_privacy_is_private_where_it_stays() {
    for line in [
        "The summary of what follows is for my eyes only until the board has met on Thursday and heard of it in person.",
        "I will read the summary alone, so nobody else in the channel should see it before the board has met on Thursday.",
        "Diese Zusammenfassung soll niemand sonst im Kanal sehen, bevor der Vorstand am Donnerstag getagt hat und zustimmt.",
        "Can I have the short version of this, privately? It's from HR and I don't want the team to know.",
        "I'd rather the others didn't see the summary of this.",
        "Summary: private",
        "A private summary",
    ] {
        for typed in [format!("{line}\n{LONG}"), format!("{LONG}\n{line}")] {
            assert_eq!(seen_by(&typed), Some(Private), "{typed}");
        }
    }
}

#[test]
fn a_text_about_what_is_private_is_a_text() {
    for typed in [
        format!("Private schools are expensive. {LONG}"),
        format!("Private schools\n{LONG}"),
        format!("Summary of the private talks\n{LONG}"),
        format!("Executive summary: private schools in trouble\n{LONG}"),
        format!("Private jets over the harbour\nThe landings are a nuisance. {LONG}"),
        format!("The secret of the lighthouse\n{LONG}"),
        format!("Secrets are hard to keep in a small harbour. {LONG}\nThe secret was out by noon."),
        format!(
            "Direct access to the pier is closed, and DMs to the harbour master go unread. {LONG}"
        ),
        format!("Please find below the summary of our private talks.\n{LONG}"),
        format!("In summary, the private sector grew faster than the public one.\n{LONG}"),
        format!("{LONG}\nIn summary, secrets do not stay secret for long."),
        format!("TL;DR: private schools are expensive\n{LONG}"),
        format!("DMs are the new mail\n{LONG}"),
        format!("Privatjets\n{LONG}"),
        format!("Zusammenfassung der Geheimgespräche\n{LONG}"),
        format!("Résumé des négociations secrètes\n{LONG}"),
        format!("Give me liberty, he said in four sentences. {LONG}"),
        format!("We need to talk about private data. {LONG}"),
        format!("Only I know what happened. {LONG}"),
        format!("{LONG}\nShe kept it to herself."),
        format!("{LONG} The rest stays between us."),
        format!("The only one who sees the harbour\n{LONG}"),
        format!("Be kind to yourself\n{LONG}"),
        format!("Talks behind closed doors\n{LONG}"),
        format!("Not the whole story\n{LONG}"),
        format!("Nobody gets out alive\n{LONG}"),
        format!("{LONG}\nThe crew read the summary in the morning paper."),
        format!("How to summarize a text for yourself and your colleagues: a guide\n{LONG}"),
        format!(
            "Please find below a summary of the meeting of the harbour authority on Monday.\n{LONG}"
        ),
        format!(
            "The team was asked to summarize this text in five sentences for the harbour authority and its board:\n{LONG}"
        ),
    ] {
        assert_eq!(
            understand(&typed),
            Ok((typed.clone(), 3, Public)),
            "{typed}"
        );
    }
}

#[test]
fn what_is_an_option_beside_a_link_is_one_at_the_edge_of_a_text() {
    for (head, tail) in [
        ("", "\nтолько для меня"),
        ("", "\nТолько для себя"),
        ("", "\nтільки для мене"),
        ("", "\nPS: private please"),
        ("", "\nP.S.: Private, please!"),
        ("", "\nkeep this to yourself"),
        ("", "\nsadece benim için"),
        ("", "\nわたしだけに見せてください"),
        ("", "\nDMでお願いします"),
        ("", "\n只發給我"),
        ("", "\n저한테만 보여주세요"),
        ("nichtöffentlich\n", ""),
        ("Nichtöffentlich: ", ""),
        ("pri\u{200b}vate\n", ""),
        ("pri\u{200b}vate: ", ""),
        ("ok so this one private ", ""),
        ("hey, private please: ", ""),
        ("NB private\n", ""),
        ("🙈 ", ""),
        ("", "\nтолько мне"),
        ("秘密でお願いします。", ""),
        ("プライベートでお願いします\n", ""),
        ("保密，谢谢。", ""),
        ("비공개로 부탁드립니다\n", ""),
    ] {
        let typed = format!("{head}{LONG}{tail}");
        let (_, sentences, visibility) = understand(&typed).unwrap();
        assert_eq!((sentences, visibility), (3, Private), "{typed}");
    }
    for (head, tail) in [
        ("", "\nтолько для меня"),
        ("", "\nPS: private please"),
        ("nichtöffentlich\n", ""),
        ("pri\u{200b}vate\n", ""),
        ("ok so this one private ", ""),
        ("秘密でお願いします。", ""),
        ("保密，谢谢。", ""),
    ] {
        let typed = format!("{head}{LONG}{tail}");
        assert_eq!(understand(&typed).unwrap().0, LONG, "{typed}");
    }
}

#[test]
fn a_text_that_begins_with_a_noun_for_what_is_private_keeps_its_sentence() {
    for (first, rest) in [
        ("秘密の港が見つかった。", "港の灯台が再び点灯します。"),
        (
            "プライベートジェットの着陸が増えている。",
            "港の灯台が再び点灯します。",
        ),
        ("非公開会社の株が売られた。", "港の灯台が再び点灯します。"),
        ("個人情報が漏れた。", "港の灯台が再び点灯します。"),
        ("私人飞机越来越多。", "港口的灯塔将再次点亮。"),
        ("保密协议昨天签署了。", "港口的灯塔将再次点亮。"),
        ("秘密协议已经公布。", "港口的灯塔将再次点亮。"),
        (
            "개인 정보 보호법이 시행되었다. ",
            "항구의 등대가 다시 켜집니다. ",
        ),
        ("비밀 회의가 열렸다. ", "항구의 등대가 다시 켜집니다. "),
        (
            "비공개 회의가 어제 열렸다. ",
            "항구의 등대가 다시 켜집니다. ",
        ),
        (
            "프라이빗 뱅킹이 늘고 있다. ",
            "항구의 등대가 다시 켜집니다. ",
        ),
    ] {
        let typed = format!("{first}{}", rest.repeat(8));
        let (text, sentences, visibility) = understand(&typed).unwrap();
        assert_eq!(
            (text.as_str(), sentences, visibility),
            (typed.trim(), 3, Public),
            "{typed}"
        );
        let typed = format!("{}\n{}", first.trim(), rest.repeat(8).trim());
        let (text, _, visibility) = understand(&typed).unwrap();
        assert_eq!((&text, visibility), (&typed, Public), "{typed}");
    }
}

#[test]
fn about_so_many_begins_a_text_and_no_topic() {
    for head in [
        "about forty people came to the harbour. ",
        "about 40 people came to the harbour. ",
        "about a third of the boats were new. ",
        "about half of them stayed. ",
        "about noon the fog lifted. ",
        "about that time the harbour master left. ",
        "über vierzig Menschen kamen zum Hafen. ",
        "sobre mil personas llegaron al puerto. ",
        "about forty people came to the harbour.\n",
        "in german harbours it was night. ",
    ] {
        let typed = format!("{head}{LONG}");
        assert_eq!(
            understand(&typed),
            Ok((typed.clone(), 3, Public)),
            "{typed}"
        );
        assert_eq!(wished(&typed).0, None, "{typed}");
    }
    for (head, topic) in [
        ("about pricing. ", "pricing"),
        ("about the volunteers. ", "the volunteers"),
        ("about volunteers\n", "volunteers"),
    ] {
        let typed = format!("{head}{LONG}");
        assert_eq!(wished(&typed).0.as_deref(), Some(topic), "{typed}");
    }
}
