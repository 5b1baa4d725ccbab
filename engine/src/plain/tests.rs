//! What each form of text becomes, and texts that look like one and are not.

use super::*;
use crate::article::BlockKind::{self, Heading, ListItem, Note, Paragraph, Quote};

/// What a text becomes.
struct Read {
    title: Option<String>,
    blocks: Vec<(BlockKind, String)>,
}

fn read(text: &str) -> Read {
    let article = article_from_text(text);
    let blocks = article.blocks.into_iter();
    Read {
        title: article.title,
        blocks: blocks.map(|block| (block.kind, block.text)).collect(),
    }
}

#[track_caller]
fn assert_blocks(text: &str, expected: &[(BlockKind, &str)]) {
    let read = read(text);
    let found: Vec<(BlockKind, &str)> = read
        .blocks
        .iter()
        .map(|(kind, text)| (*kind, text.as_str()))
        .collect();
    assert_eq!(found, expected, "of {text:?}");
}

#[test]
fn wrapped_lines_join_and_an_empty_line_ends_their_paragraph() {
    assert_blocks(
        "One line\nand its rest.\n\n  Another.\n",
        &[
            (Paragraph, "One line and its rest."),
            (Paragraph, "Another."),
        ],
    );
    assert_blocks(
        "The harbour gets its third crane on Friday, two years after the council\r\napproved the purchase. It runs on electricity and on the rays of the\r\nSun on the roof.",
        &[(
            Paragraph,
            "The harbour gets its third crane on Friday, two years after the council approved the purchase. It runs on electricity and on the rays of the Sun on the roof.",
        )],
    );
}

#[test]
fn a_heading_or_a_list_item_ends_the_paragraph_before_it() {
    assert_blocks(
        "Before.\n## The next part\nAfter.\n- an item\n* another\n\nThe end.",
        &[
            (Paragraph, "Before."),
            (Heading, "The next part"),
            (Paragraph, "After."),
            (Note, "an item"),
            (Note, "another"),
            (Paragraph, "The end."),
        ],
    );
}

#[test]
fn a_hashtag_is_text() {
    assert_blocks(
        "#launch We opened the shop today.",
        &[(Paragraph, "#launch We opened the shop today.")],
    );
    assert_blocks(
        "We met at\n#rustconf\nand ####### talked.\n#1 was the keynote.",
        &[(
            Paragraph,
            "We met at #rustconf and ####### talked. #1 was the keynote.",
        )],
    );
}

#[test]
fn hashtags_behind_the_sentences_go_and_names_in_them_stay() {
    assert_blocks(
        "Our third crane starts on Friday after two years of work. #crane #port\nTwo ships wait for it and a third comes on Sunday.\n@quay @mayor\n\nThanks to @lena",
        &[
            (
                Paragraph,
                "Our third crane starts on Friday after two years of work. Two ships wait for it and a third comes on Sunday.",
            ),
            (Paragraph, "Thanks to @lena"),
        ],
    );
}

#[test]
fn clauses_that_go_on_stand_alone_without_their_semicolon() {
    assert_blocks(
        "The seller delivers:\n(a) two cranes of forty tonnes each;\n(b) one set of spare parts; and\n(c) the drawings of the rails.",
        &[
            (Paragraph, "The seller delivers:"),
            (Note, "two cranes of forty tonnes each"),
            (Note, "one set of spare parts"),
            (Note, "the drawings of the rails."),
        ],
    );
}

#[test]
fn japanese_items_lose_their_marks() {
    for mark in ["・", "①", "② ", "※", "３．", "４）"] {
        assert_blocks(
            &format!("{mark}契約は金曜日までに署名する。"),
            &[(Note, "契約は金曜日までに署名する。")],
        );
    }
    assert_blocks(
        "トム・ハンクスが来た。",
        &[(Paragraph, "トム・ハンクスが来た。")],
    );
}

#[test]
fn one_thought_a_line_stays_one_line() {
    assert_blocks(
        "Notes\nAnna presents the numbers for March\nTom asks for two more people in support because of the tickets\nWe hire one person now",
        &[
            (Note, "Notes"),
            (Note, "Anna presents the numbers for March"),
            (
                Note,
                "Tom asks for two more people in support because of the tickets",
            ),
            (Note, "We hire one person now"),
        ],
    );
    assert_blocks(
        "anna presents the numbers for march\ntom asks for two more people in support",
        &[
            (Note, "anna presents the numbers for march"),
            (Note, "tom asks for two more people in support"),
        ],
    );
    assert_blocks(
        "Anna presents the numbers for March\n\nTom asks for two more people in support",
        &[
            (Note, "Anna presents the numbers for March"),
            (Note, "Tom asks for two more people in support"),
        ],
    );
    assert_blocks(
        "アンナは三月の数字を発表した\nトムは人を二人求めた\n六月に決める",
        &[
            (Note, "アンナは三月の数字を発表した"),
            (Note, "トムは人を二人求めた"),
            (Note, "六月に決める"),
        ],
    );
}

#[test]
fn items_lose_their_marks_whatever_these_are() {
    for (list, name) in [
        (
            "1. Wash the rice\n2. Boil the rice\n3. Eat the rice",
            "figures",
        ),
        (
            "1) Wash the rice\n2) Boil the rice\n3) Eat the rice",
            "figures with a bracket",
        ),
        (
            "(1) Wash the rice\n(2) Boil the rice\n(3) Eat the rice",
            "figures in brackets",
        ),
        (
            "a) Wash the rice\nb) Boil the rice\nc) Eat the rice",
            "letters",
        ),
        (
            "a. Wash the rice\nb. Boil the rice\nc. Eat the rice",
            "letters with a stop",
        ),
        (
            "(A) Wash the rice\n(B) Boil the rice\n(C) Eat the rice",
            "capitals",
        ),
        (
            "i. Wash the rice\nii. Boil the rice\niii. Eat the rice",
            "Roman",
        ),
        (
            "(i) Wash the rice\n(ii) Boil the rice\n(iii) Eat the rice",
            "Roman in brackets",
        ),
        (
            "• Wash the rice\n  ◦ Boil the rice\n    ▪ Eat the rice",
            "nested bullets",
        ),
        (
            "⁃ Wash the rice\n‣ Boil the rice\n● Eat the rice",
            "other bullets",
        ),
        (
            "☐ Wash the rice\n☑ Boil the rice\n- [ ] Eat the rice",
            "boxes",
        ),
        (
            "- Wash the rice\n- [x] Boil the rice\n+ Eat the rice",
            "dashes",
        ),
        (
            "•Wash the rice\n•Boil the rice\n•Eat the rice",
            "bullets without a space",
        ),
        (
            "- 1. Wash the rice\n- 2. Boil the rice\n- 3. Eat the rice",
            "both",
        ),
    ] {
        let blocks = read(list).blocks;
        let wanted =
            ["Wash the rice", "Boil the rice", "Eat the rice"].map(|item| (Note, item.to_owned()));
        assert_eq!(blocks, wanted, "{name}");
    }
}

#[test]
fn a_wrapped_item_is_one() {
    assert_blocks(
        "1. Call the client and\n   confirm the date\n2. Update the ticket with\nthe results\n\nThe rest is free.",
        &[
            (Note, "Call the client and confirm the date"),
            (Note, "Update the ticket with the results"),
            (Paragraph, "The rest is free."),
        ],
    );
}

#[test]
fn a_number_that_belongs_to_the_sentence_stays() {
    for text in [
        "1984 was a good year for the harbour and its cranes.",
        "3.5 million people live there.",
        "He played in the\n2. Bundesliga for years.",
        "A. Meyer wrote it.",
        "- 5 degrees",
        "7. Mai: Das Fest beginnt.",
    ] {
        let joined: String = read(text)
            .blocks
            .iter()
            .map(|block| block.1.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let wanted = text.replace('\n', " ");
        assert_eq!(joined, wanted.trim_start_matches("- "));
    }
}

#[test]
fn lines_join_as_their_script_wants_and_parted_words_heal() {
    for (text, joined) in [
        (
            "港の工事は来年の春に始まる予定\nで、市は予算の半分を負担する。\n残りは県と国が出す。",
            "港の工事は来年の春に始まる予定で、市は予算の半分を負担する。残りは県と国が出す。",
        ),
        (
            "港口的第三台起重机将于周五启\n用，它能吊起四十吨。",
            "港口的第三台起重机将于周五启用，它能吊起四十吨。",
        ),
        (
            "항구는 금요일에 세 번째 크레인을\n받는다. 크레인은 사십 톤을 들어\n올린다.",
            "항구는 금요일에 세 번째 크레인을 받는다. 크레인은 사십 톤을 들어 올린다.",
        ),
        (
            "She asked her mother-in-\nlaw.",
            "She asked her mother-in-law.",
        ),
        ("The coun-\ncil met.", "The council met."),
        ("The coun\u{ad}\ncil met.", "The council met."),
        ("A well-\nknown man.", "A well-known man."),
        ("Die Vor-\nund Nachteile.", "Die Vor- und Nachteile."),
        ("The Baden-\nBaden line.", "The Baden-Baden line."),
        ("He said -\nand left.", "He said - and left."),
    ] {
        let blocks = read(text).blocks;
        assert_eq!(blocks, [(Paragraph, joined.to_owned())]);
    }
}

#[test]
fn codes_of_emoji_go_and_other_colons_stay() {
    for (text, rest) in [
        (":tada: We shipped it :rocket:", "We shipped it"),
        (
            "Great :+1:! Thanks :wave::skin-tone-2: all",
            "Great! Thanks all",
        ),
        (":white_check_mark::100: Done", "Done"),
        (
            "It starts at 10:30:45 and the ratio is 3:2:1",
            "It starts at 10:30:45 and the ratio is 3:2:1",
        ),
        (
            "See std::vec::Vec and http://a.example:8080/b:c:d",
            "See std::vec::Vec and http://a.example:8080/b:c:d",
        ),
        (
            "Write `:tada:` or \":key:\" or a:b:c",
            "Write `:tada:` or \":key:\" or a:b:c",
        ),
        ("Note: this: that", "Note: this: that"),
    ] {
        assert_eq!(read(text).blocks, [(Paragraph, rest.to_owned())]);
    }
}

#[test]
fn of_a_mail_the_subject_and_the_writers_words_stay() {
    let sentence = "The backup server moves to the new rack on Friday night.";
    for mail in [
        "From: Lena\nTo: Tom\nSubject: The move\n\nHi all,\nThe backup server moves to the new rack on Friday night.\n\nBest regards\nLena\n\n-- \nLena Park\nExample GmbH",
        "Von: Lena\nGesendet: Montag\nAn: Tom\nBetreff: AW: The move\n\nThe backup server moves to the new rack on Friday night.\n\nMit freundlichen Grüßen\nLena\n\nVon: Tom\nGesendet: Sonntag\nAn: Lena\nBetreff: The move\n\nWhen does it move?",
        "De : Lena\nEnvoyé : lundi\nObjet : RE: The move\n\nThe backup server moves to the new rack on Friday night.\n\nLe lun. 3 mars 2025 à 09:12, Tom <tom@a.example> a écrit :\n> When does it move?",
        "От: Лена\nТема: Re: The move\n\nThe backup server moves to the new rack on Friday night.\n\n3 марта 2025 г. Том <tom@a.example> пишет:\n\n> When?",
        "差出人: レナ\n件名: The move\n\nThe backup server moves to the new rack on Friday night.\n\n-----元のメッセージ-----\nWhen?",
        "Subject: Fwd: Re: The move\nFrom: Lena\n\nThe backup server moves to the new rack on Friday night.\n\nThis e-mail is confidential and may be legally privileged.\n\nSent from my iPhone",
        "Subject: The move\nMIME-Version: 1.0\nReceived: from a.example\n    by b.example; Mon, 3 Mar\nFrom: Lena\n\nThe backup server moves to the new rack on Friday night.\n________________________________\nFrom: Tom\nSent: Monday\nTo: Lena\nSubject: The move\n\nWhen?",
        // Outlook's answers stand above the mail that they answer, whose headers are all that shows it.
        "Hi Tom,\n\nThe backup server moves to the new rack on Friday night.\n\nKind regards,\nLena Park\n\nExample GmbH, 12 Quay Road\nManaging director: Karl Ost\n\nFrom: Tom <tom@a.example>\nSent: Monday, March 3, 2025 9:12 AM\nTo: Lena\nSubject: RE: The move\n\nWhen does it move?",
        "The backup server moves to the new rack on Friday night.\n\n*Von:* Tom\n*Gesendet:* Montag\n*An:* Lena\n*Betreff:* The move\n\nWann?",
        "FYI\n\n---------- Forwarded message ---------\nFrom: Tom\nSubject: The move\nTo: Lena\n\nThe backup server moves to the new rack on Friday night.",
    ] {
        let read = read(mail);
        assert_eq!(read.title.as_deref(), Some("The move"), "{mail}");
        assert_eq!(read.blocks, [(Paragraph, sentence.to_owned())], "{mail}");
    }
}

#[test]
fn answers_without_headers_lose_what_they_quote() {
    assert_blocks(
        "I tell the customers today.\n\nOn Tue, Mar 4, 2025 at 9:12 AM Lena Park <lena@a.example>\nwrote:\n\n> The server moves.\n> Please tell them.\n\nThe second rack is empty.\n-- \nTom",
        &[
            (Paragraph, "I tell the customers today."),
            (Paragraph, "The second rack is empty."),
        ],
    );
}

#[test]
fn what_gateways_and_newsletters_add_to_a_mail_goes() {
    for mail in [
        "CAUTION: This email originated from outside of the organization. Do not click links.\nThink first.\n\nThe server moves on Friday night.",
        "The server moves on Friday night.\n\nYou are receiving this email because you subscribed to our newsletter.\nUnsubscribe | Preferences\n12 Quay Road",
        "The server moves on Friday night.\n\nSie erhalten diese E-Mail als Kundin von Quay.\nAbmelden",
    ] {
        assert_blocks(mail, &[(Paragraph, "The server moves on Friday night.")]);
    }
}

#[test]
fn what_is_said_in_a_film_or_a_meeting_is_read_without_its_times() {
    let said = [
        (
            Paragraph,
            "The ferry is cancelled until Thursday because of the storm.",
        ),
        (Paragraph, "Then we take the train."),
    ];
    for text in [
        "WEBVTT\n\nNOTE by hand\n\n1\n00:00:03.120 --> 00:00:06.400 align:start\nLena Park: The ferry is cancelled\n\n2\n00:00:06.500 --> 00:00:09.000\nLena Park: until Thursday because of the storm.\n\n00:00:09.500 --> 00:00:13.000\n<v.loud Tom Reed>Then we take <i>the train</i>.</v>",
        "1\n00:00:03,120 --> 00:00:06,400\nLena: The ferry is cancelled\n\n2\n00:00:06,500 --> 00:00:09,000\nuntil Thursday because of the storm.\n\n3\n00:00:09,500 --> 00:00:13,000\nTom: Then we take the train.",
        "0:02\nLena: The ferry is cancelled\n0:04\nuntil Thursday because of the storm.\n1:01\nTom: Then we take the train.",
        "0:02 Lena: The ferry is cancelled\n0:04 until Thursday because of the storm.\n1:01:02 Tom: Then we take the train.",
    ] {
        assert_blocks(text, &said);
    }
    let rolling =
        "0:00\nThe ferry is\n0:02\nThe ferry is\ncancelled today.\n0:04\ncancelled today.";
    assert_blocks(rolling, &[(Paragraph, "The ferry is cancelled today.")]);
}

#[test]
fn times_that_are_no_films_stay() {
    for text in [
        "9:00 The mayor opens the market.\n10:30 The band plays.\n12:00 Lunch for all.",
        "The lap took 0:58 and the next one 1:02.",
    ] {
        let read = read(text).blocks;
        let words: Vec<&str> = read.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(words.join(" "), text.replace('\n', " "));
    }
}

#[test]
fn what_only_looks_like_a_mail_stays() {
    for text in [
        "Unsubscribe from the noise, she says, and read a letter. From: a friend.",
        "You are receiving this award because you built the crane.",
        "To: everyone who comes to the harbour on Friday, the crane is new.",
        "From: the harbour to the hill it takes an hour on foot.",
        "On Monday the mayor wrote: the crane comes.",
        "The message was confidential, and the recipient of the e-mail deleted it.",
    ] {
        assert_blocks(text, &[(Paragraph, text)]);
    }
}

#[test]
fn names_and_times_of_a_chat_go_in_each_programs_form() {
    for chat in [
        "Lena Park  9:12 AM\nThe checkout is down in Norway.\nTom Reed  9:14 AM\nThe provider reports an incident",
        "Lena Park\n  9:12 AM\nThe checkout is down in Norway.\n:eyes:\n2\nTom Reed:palm_tree:\n  9:14 AM\nThe provider reports an incident\n2 replies",
        "GitHub\nAPP  9:12 AM\nThe checkout is down in Norway.\nTom Reed\n  9:14\nThe provider reports an incident",
        "[9:12 AM] Lena Park\nThe checkout is down in Norway.\n\n[9:14 AM] Reed, Tom\nThe provider reports an incident",
        "[9:12 AM] Lena Park: The checkout is down in Norway.\n[9:14 AM] Tom Reed: The provider reports an incident",
        "[04/03/2025, 09:12:33] Lena: The checkout is down in Norway.\n\u{200e}[04/03/2025, 09:14:01] Tom: \u{200e}image omitted\n[04/03/2025, 09:14:02] Tom: The provider reports an incident",
        "04.03.25, 09:12 - Lena: The checkout is down in Norway.\n04.03.25, 09:14 - Tom: The provider reports an incident",
        "3/4/25, 9:12\u{202f}AM - Lena: The checkout is down in Norway.\n3/4/25, 9:14\u{202f}AM - Tom: The provider reports an incident",
        "Lena Park, [4 Mar 2025 at 09:12:33]:\nThe checkout is down in Norway.\n\nTom, [4 Mar 2025 at 09:14:00]:\nThe provider reports an incident",
        "Lena — Today at 9:12 AM\nThe checkout is down in Norway.\nTom — 03/04/2025 9:14 AM\nThe provider reports an incident",
        "09:12:33 From Lena Park to Everyone:\n\tThe checkout is down in Norway.\n09:14:01 From Tom to Everyone:\n\tThe provider reports an incident",
        "[09:12] <lena> The checkout is down in Norway.\n[09:14] <tom> The provider reports an incident",
        "Lena Park  9:12 AM\nThe checkout is down in Norway.\n9:13\nThe provider reports an incident\nTom  9:14 AM\nok",
        "04.03.25, 09:12 - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them, nor share them. Tap to learn more about it.\n04.03.25, 09:12 - Lena created group \"Shop\"\n04.03.25, 09:12 - Lena: The checkout is down in Norway.\n04.03.25, 09:13 - Lena: This message was deleted\n04.03.25, 09:14 - Tom: The provider reports an incident <This message was edited>",
        "lena — Today at 9:12 AM\nThe checkout is down in Norway.\n[9:13 AM]The provider reports an incident\ntom_r — Today at 9:14 AM\nok",
        "Lena, [04.03.2025 09:12]\nThe checkout is down in Norway.\n\nTom, [04.03.2025 09:14]\n[In reply to Lena]\nThe provider reports an incident",
        "佐藤 花子  午前9:12\nThe checkout is down in Norway.\n👍 3 🎉 1\n田中 太郎  午後1:14\nThe provider reports an incident\n2 件の返信",
        "Άννα  9:12 π.μ.\nThe checkout is down in Norway.\nΤομ  9:14 π.μ.\nThe provider reports an incident",
        "2025/03/04(火)\n09:12\t花子\tThe checkout is down in Norway.\n09:14\t太郎\t[写真]\n09:15\t太郎\tThe provider reports an incident",
        "[민수] [오전 9:12] The checkout is down in Norway.\n[지은] [오후 1:14] The provider reports an incident",
    ] {
        let blocks: Vec<(BlockKind, String)> = read(chat)
            .blocks
            .into_iter()
            .filter(|block| block.1.len() > 3)
            .collect();
        let wanted = [
            "The checkout is down in Norway.",
            "The provider reports an incident",
        ];
        assert_eq!(blocks, wanted.map(|text| (Note, text.to_owned())), "{chat}");
    }
}

#[test]
fn what_is_said_in_a_script_without_latin_letters_is_no_reaction() {
    for (said, answered) in [
        ("今朝からビルドが落ちています。", "見ました。"),
        ("今天早上构建失败了。", "我看到了。"),
        ("오늘 아침부터 빌드가 실패합니다.", "확인했습니다."),
        ("Паром отменён до четверга.", "Поедем на поезде."),
        ("המעבורת בוטלה היום.", "אז ניסע ברכבת."),
        ("आज सुबह से बिल्ड विफल है।", "मैंने देखा।"),
    ] {
        let read = read(&format!("Lena  9:12\n{said}\nTom  9:14\n{answered}\n👀 2")).blocks;
        let words: Vec<&str> = read.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(words, [said, answered]);
    }
}

#[test]
fn times_alone_make_no_chat() {
    for text in [
        "9:00 AM Welcome by the mayor of the town",
        "Lunch 12:00 PM",
        "The ferry left at 9:12 AM",
        "The office opens at 10:30: please be there.",
    ] {
        assert_eq!(read(text).blocks[0].1, text);
    }
    let agenda = "Welcome  9:00 AM\nTalk  9:30 AM\nLunch  12:00 PM";
    let text: Vec<String> = read(agenda)
        .blocks
        .into_iter()
        .map(|block| block.1)
        .collect();
    assert_eq!(
        text.join(" "),
        "Welcome 9:00 AM Talk 9:30 AM Lunch 12:00 PM"
    );
}

#[test]
fn markdown_gives_its_words_and_none_of_its_signs() {
    let text = "---\ntitle: \"The importer\"\ndate: 2025-03-04\n---\n\n# The importer\n\n[![build](b.svg)](https://ci.example) ![licence](l.svg)\n\n<!-- a comment that nobody reads in the end -->\nThe **importer** reads [GPX files](https://x.example \"t\") and _writes_ `clean`\ntracks to a database.[^1]\n\n```sh\npip install importer # Reads them.\n```\n\n    indented code here\n\nSecond part\n-----------\n\n1. Open the ~~old~~ file.\n2. Save it.\n\n- [x] Done with ![a map](m.png) pictures\n\n> Somebody said it.\n\n| a | b |\n|---|---|\n| c | d |\n\n<p align=\"center\">The fastest importer of the town</p>\n\n[^1]: A footnote.\n";
    let read = read(text);
    assert_eq!(read.title.as_deref(), Some("The importer"));
    let wanted = [
        (
            Paragraph,
            "The importer reads GPX files and writes clean tracks to a database.",
        ),
        (Heading, "Second part"),
        (ListItem, "Open the file."),
        (ListItem, "Save it."),
        (ListItem, "Done with a map pictures"),
        (Quote, "Somebody said it."),
        (Paragraph, "The fastest importer of the town"),
    ];
    assert_eq!(
        read.blocks,
        wanted.map(|(kind, text)| (kind, text.to_owned()))
    );
}

#[test]
fn what_dialects_of_markdown_add_is_read_as_they_mean_it() {
    for (source, text) in [
        (
            "The crane starts ~~on Thursday~~ on **Friday** at `noon`.",
            "The crane starts on Friday at noon.",
        ),
        (
            "# Plan\n\nThe [[Town Hall|hall]] and [[Quay]] are ==marked== and ==open==.",
            "The hall and Quay are marked and open.",
        ),
        (
            "It took **eleven** weeks. {{< figure src=\"a.jpg\" >}} The `port` pays.",
            "It took eleven weeks. The port pays.",
        ),
        (
            "It needs **memory**<sup>1</sup> and 10<sup>6</sup> `rows` of the 2<sup>nd</sup> kind.",
            "It needs memory and 10⁶ rows of the 2nd kind.",
        ),
        (
            "The [importer][gpx] **reads** files.[^1]\n\n[^1]: Since 2021.\n[gpx]: https://a.example",
            "The importer reads files.",
        ),
    ] {
        let read = read(source).blocks;
        let words: Vec<&str> = read.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(words, [text], "{source}");
    }
}

#[test]
fn the_first_heading_of_markdown_is_its_title() {
    for (text, title) in [
        (
            "<h1 align=\"center\">\n  <img src=l.png>\n  Import\n</h1>\n\nIt reads **files** and `writes` them.",
            Some("Import"),
        ),
        ("# Import\n\nIt reads **files**.", Some("Import")),
        ("Import\n======\n\nIt reads [files](f.md).", Some("Import")),
        (
            "+++\ntitle = 'Import'\n+++\n\nIt reads files.",
            Some("Import"),
        ),
        ("## Import\n\nIt reads files.", Some("Import")),
        (
            "<p align=center><img src=l.png></p>\n\n# Import\n\nIt reads files.",
            Some("Import"),
        ),
        (
            "It reads **files** and `writes` them.\n\n## Usage\n\nCall it.",
            None,
        ),
    ] {
        assert_eq!(read(text).title.as_deref(), title, "{text}");
    }
}

#[test]
fn plain_text_with_a_sign_or_two_is_no_markdown() {
    for text in [
        "2 * 3 * 4 is 24 and a_b_c is a name.",
        "The price is 5 < 6 and > 4, he said.",
        "Use C# or F# there.",
        "He said *no* twice.",
        "I wrote [sic] (as it was) in it.",
    ] {
        assert_blocks(text, &[(Paragraph, text)]);
    }
}

#[test]
fn japanese_markdown_joins_its_lines_without_a_space() {
    let article = article_from_markdown("港の工事は\n来年に**始まる**。");
    assert_eq!(article.blocks[0].text, "港の工事は来年に始まる。");
}

#[test]
fn hostile_repetition_stays_linear() {
    // Quadratic work on any of these takes minutes.
    for piece in [
        ":ab:",
        ":ab::",
        "a-\n",
        "> ",
        "> a\n",
        "On 1 wrote:\n",
        "-----\n",
        "From: a\n",
        "1. a\n",
        "- a\n  ",
        "Lena  9:12 AM\n",
        "[9:12 AM] a: b\n",
        "<a> b\n",
        "9:12\n",
        "# a\n",
        "**a",
        "[a](",
        "[a]: b\n",
        "`",
        "~~~\n",
        "|-|",
        "<!--",
        "<p>",
        "![",
        "((",
        "\u{ad}\n",
        "あ\n",
        "a\n",
        "\t",
        "---\n",
        "_",
        "Sent from my a\n",
        "Best\n\n",
        "[[[[",
        "a\u{a0}",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let blocks = read(&text).blocks;
        assert!(
            blocks.iter().map(|block| block.1.len()).sum::<usize>() <= 2 * text.len(),
            "{piece}"
        );
        article_from_markdown(&text);
    }
}
