//! What is borne out and what is not, by its kind.

use super::*;

const ARTICLE: &[&str] = &[
    "The harbour of Lorient, which cost 2,000,000 euros, opened again on 12 March after three years.",
    "Mayor Anna Müller said: \"Nobody believed in this any more\".",
    "Queens Park Rangers beat Real Sociedad 3-1 in the U.S. on Saturday.",
    "The engineers did not find a crack in the northern wall.",
    "Some 271,214 people came to see the first ship.",
    "Police arrested two men for theft in a bar.",
    "On Friday the council of Lorient thanked fishermen of Vannes for the loan.",
];

fn kinds(claim: &str) -> Vec<DoubtKind> {
    let source = ClaimSource::new(ARTICLE, Some("en"));
    source
        .whole()
        .doubts(claim)
        .into_iter()
        .map(|doubt| doubt.kind)
        .collect()
}

#[test]
fn what_the_article_says_in_other_words_is_borne_out() {
    for claim in [
        "Lorient's harbour, which cost two million euros, opened on 12/03.",
        "The harbour opened again on March 12th after 3 years.",
        "The harbour cost €2m.",
        "Müller said “nobody believed in this any more”.",
        "Muller, the mayor, said nobody believed in this.",
        "QPR beat Real Sociedad 3 - 1 in the US on Saturday.",
        "QPR beat Sociedad in America.",
        "Engineers found no crack in the wall.",
        "The harbour cost 2m euros and opened on the 12th.",
        "Thousands of people came to see the first ship.",
        "Over 270,000 people came to see the first ship.",
    ] {
        assert_eq!(kinds(claim), [], "{claim}");
    }
}

#[test]
fn what_the_article_does_not_say_is_doubted_by_its_kind() {
    for (claim, kind) in [
        ("The harbour cost three million euros.", DoubtKind::Number),
        ("The harbour cost 2,000,000 dollars.", DoubtKind::Number),
        ("The harbour cost c47 euros.", DoubtKind::Number),
        (
            "Half of the people came to see the ship.",
            DoubtKind::Number,
        ),
        ("Dozens of engineers found no crack.", DoubtKind::Number),
        ("The harbour opened again on 13 March.", DoubtKind::Date),
        ("The harbour opened in March 1999.", DoubtKind::Date),
        ("The rangers won on Sunday.", DoubtKind::Date),
        ("The harbour of Quimper opened again.", DoubtKind::Name),
        ("Mayor Anna Müller was arrested by police.", DoubtKind::Name),
        (
            "Mayor Anna Schmidt said nobody believed in this.",
            DoubtKind::Name,
        ),
        (
            "The council of Vannes thanked fishermen of Lorient for the loan.",
            DoubtKind::Name,
        ),
        (
            "The mayor said: \"Everybody believed in this\".",
            DoubtKind::Quotation,
        ),
        (
            "The harbour of Lorient was not opened again after three years.",
            DoubtKind::Negation,
        ),
        (
            "The engineers did find a crack in the northern wall.",
            DoubtKind::Negation,
        ),
        (
            "The budget committee postponed its quarterly tax review.",
            DoubtKind::Words,
        ),
        (
            "Here is a summary: the harbour opened again.",
            DoubtKind::Form,
        ),
    ] {
        assert!(kinds(claim).contains(&kind), "{claim}: {:?}", kinds(claim));
    }
}

#[test]
fn only_the_cited_sentences_bear_a_claim_out() {
    let source = ClaimSource::new(ARTICLE, Some("en"));
    let claim = "The first ship was seen by 271,214 people.";
    assert!(
        source
            .cited(&[4])
            .expect("a sentence")
            .doubts(claim)
            .is_empty()
    );
    assert!(
        !source
            .cited(&[0, 1])
            .expect("sentences")
            .doubts(claim)
            .is_empty()
    );
    assert!(source.cited(&[7]).is_none(), "no such sentence");
    assert!(source.cited(&[]).is_none(), "none cited");
}

#[test]
fn inflected_names_and_numbers_of_other_languages_are_known() {
    let german = [
        "Der Hafen kostete zwei Millionen Euro und wurde am 12. März von Bürgermeisterin Müller eröffnet.",
    ];
    let source = ClaimSource::new(&german, Some("de"));
    let whole = source.whole();
    assert_eq!(
        whole.doubts("Müllers Hafen kostete 2.000.000 Euro und wurde am 12.03. eröffnet."),
        []
    );
    assert!(
        !whole
            .doubts("Schmidts Hafen kostete zwei Millionen Euro.")
            .is_empty()
    );
    assert!(
        !whole
            .doubts("Der Hafen kostete drei Millionen Euro.")
            .is_empty()
    );
    let chinese = ["港口耗资200万欧元，于周一重新开放。"];
    let source = ClaimSource::new(&chinese, Some("zh"));
    assert_eq!(source.whole().doubts("港口耗资200万欧元。"), []);
    assert!(!source.whole().doubts("港口耗资300万欧元。").is_empty());
}

/// A story with its false and true retellings: the places of what each cites, and its words.
struct Told {
    language: &'static str,
    story: &'static [&'static str],
    is_false: &'static [(&'static [usize], &'static str)],
    is_true: &'static [(&'static [usize], &'static str)],
}

fn judge_each(told: &[Told]) {
    for Told {
        language,
        story,
        is_false,
        is_true,
    } in told
    {
        let source = ClaimSource::new(story, Some(language));
        let doubts = |cites: &[usize], claim: &str| {
            let evidence = source.cited(cites).expect("sentences that there are");
            evidence.doubts(claim)
        };
        for (cites, claim) in *is_false {
            assert!(!doubts(cites, claim).is_empty(), "shown: {claim}");
        }
        for (cites, claim) in *is_true {
            assert_eq!(doubts(cites, claim), [], "doubted: {claim}");
        }
    }
}

const BRIDGE: &[&str] = &[
    "The Calder Bridge in Whitmore reopened to traffic on Tuesday, 14 May, after 26 months of repairs that cost £18.4 million.",
    "Engineers replaced 312 tonnes of rusted steel and found that two of the seven piers had sunk by nine centimetres since 1958.",
    "Local traders say that sales fell by a quarter while the bridge was closed, and at least 14 shops on Mill Street shut for good.",
    "Professor Tomas Lindqvist of Leeds University warned that the northern approach road was still too narrow for two buses.",
    "Before the closure about 22,000 vehicles used the bridge every day; the council expects fewer than 19,000 this year.",
    "Opposition councillor Raj Patel voted against the loan and called the toll a tax on farmers.",
    "The bridge was designed by Ewan Calder, opened by Princess Margaret in 1958 and listed as a monument in 1994.",
    "Police will close one lane between 10 p.m. and 5 a.m. until the end of June while traffic lamps are fitted.",
    "The minister declined to comment before the debate.",
];

const HAFEN: &[&str] = &[
    "Der Hafen von Lorient wurde am 12. März nach drei Jahren wieder geöffnet und kostete zwei Millionen Euro.",
    "Bürgermeisterin Anna Müller stimmte für den Kredit, Stadtrat Jens Brandt stimmte gegen den Kredit.",
    "Die Zahl der Schiffe stieg vor dem Umbau auf 400 im Monat.",
];

const PORT: &[&str] = &[
    "Le port de Lorient a rouvert le 12 mars après trois ans de travaux qui ont coûté deux millions d'euros.",
    "La maire Anna Muller a voté pour le prêt et les pêcheurs ont accepté le projet.",
    "Le nombre de navires a augmenté avant les travaux.",
];

const PUERTO: &[&str] = &[
    "El puerto de Vigo abrió el 12 de marzo después de tres años de obras que costaron dos millones de euros.",
    "La alcaldesa Ana Molina aceptó el proyecto y los pescadores votaron a favor.",
];

#[test]
fn a_name_is_a_name_where_capitals_say_nothing() {
    judge_each(&[
        Told {
            language: "en",
            story: BRIDGE,
            is_false: &[
                (&[1], "Siemens replaced 312 tonnes of rusted steel."),
                (
                    &[3],
                    "Greenpeace warned that the northern approach road was still too narrow.",
                ),
                (&[5], "Microsoft voted against the loan."),
                (
                    &[0, 1],
                    "Calder Bridge Reopened After Russian Sabotage And Repairs",
                ),
                (&[6], "Princess Diana Opened Calder Bridge And Monument"),
            ],
            is_true: &[
                (
                    &[4],
                    "Traffic on the bridge is expected to fall below 19,000 vehicles this year.",
                ),
                (&[0], "Repairs to the Calder Bridge cost £18.4m."),
                (&[6, 0], "Calder Bridge Reopened To Traffic After Repairs"),
            ],
        },
        Told {
            language: "de",
            story: HAFEN,
            is_false: &[(&[0], "Siemens öffnete den Hafen am 12. März wieder.")],
            is_true: &[(&[0], "Geöffnet wurde der Hafen von Lorient am 12. März.")],
        },
        Told {
            language: "fr",
            story: PORT,
            is_false: &[(&[1], "Macron a accepté le projet.")],
            is_true: &[(
                &[0],
                "Rouvert le 12 mars, le port de Lorient a coûté deux millions d'euros.",
            )],
        },
        Told {
            language: "es",
            story: PUERTO,
            is_false: &[(&[1], "Iberdrola aceptó el proyecto.")],
            is_true: &[(&[1], "Los pescadores votaron a favor del proyecto.")],
        },
    ]);
}

#[test]
fn each_sentence_answers_for_its_own_words() {
    judge_each(&[
        Told {
            language: "en",
            story: BRIDGE,
            is_false: &[
                (
                    &[0],
                    "The Calder Bridge reopened to traffic on Tuesday. It collapsed again.",
                ),
                (
                    &[3],
                    "Lindqvist warned that the road was too narrow. He was sacked.",
                ),
                (&[1], "Engineers replaced 312 tonnes of steel. Three died."),
                (&[1], "Engineers stole steel."),
                (
                    &[0],
                    "The Calder Bridge reopened to traffic after a terrorist bomb destroyed it.",
                ),
                (
                    &[4],
                    "The council expects vehicles to be replaced by flying taxis this year.",
                ),
                // Each word stands in one of six sentences, and none of them says it.
                (
                    &[0, 1, 2, 3, 5, 7],
                    "Police warned that traders replaced steel lamps with repairs of narrow shops.",
                ),
            ],
            is_true: &[
                (
                    &[5],
                    "Patel voted against the loan. He called the toll a tax.",
                ),
                (&[2], "Shops on Mill Street closed permanently."),
                (&[1], "Engineers replaced steel that had rusted."),
            ],
        },
        Told {
            language: "de",
            story: HAFEN,
            is_false: &[(
                &[0],
                "Der Hafen von Lorient wurde wieder geöffnet. Er brennt lichterloh.",
            )],
            is_true: &[(&[0], "Der Hafen wurde nach drei Jahren geöffnet.")],
        },
    ]);
}

#[test]
fn the_opposite_is_doubted() {
    judge_each(&[
        Told {
            language: "en",
            story: BRIDGE,
            is_false: &[
                (
                    &[0],
                    "The Calder Bridge closed to traffic on Tuesday, 14 May.",
                ),
                (
                    &[2],
                    "Local traders say that sales rose by a quarter while the bridge was closed.",
                ),
                (&[2], "At most 14 shops on Mill Street shut for good."),
                (
                    &[3],
                    "The southern approach road was still too narrow for two buses.",
                ),
                (
                    &[4],
                    "After the closure about 22,000 vehicles used the bridge every day.",
                ),
                (
                    &[4],
                    "The council expects more than 19,000 vehicles this year.",
                ),
                (&[5], "Raj Patel voted for the loan."),
                (&[7], "Police will open one lane between 10 p.m. and 5 a.m."),
                (
                    &[7],
                    "Police will close one lane between 10 a.m. and 5 p.m.",
                ),
            ],
            is_true: &[
                (
                    &[2],
                    "Traders say that sales dropped by a quarter while the bridge was closed.",
                ),
                (
                    &[4],
                    "The council expects fewer than 19,000 vehicles a day this year.",
                ),
                (&[7], "Police will close a lane from 10 p.m. to 5 a.m."),
                (&[2], "At least 14 shops on Mill Street closed for good."),
            ],
        },
        Told {
            language: "de",
            story: HAFEN,
            is_false: &[
                (
                    &[2],
                    "Die Zahl der Schiffe fiel vor dem Umbau auf 400 im Monat.",
                ),
                (
                    &[2],
                    "Die Zahl der Schiffe stieg nach dem Umbau auf 400 im Monat.",
                ),
                (
                    &[0],
                    "Der Hafen von Lorient wurde am 12. März nach drei Jahren geschlossen.",
                ),
            ],
            is_true: &[(&[2], "Vor dem Umbau stieg die Zahl der Schiffe auf 400.")],
        },
        Told {
            language: "fr",
            story: PORT,
            is_false: &[
                (&[2], "Le nombre de navires a augmenté après les travaux."),
                (&[2], "Le nombre de navires a diminué avant les travaux."),
                (
                    &[0],
                    "Le port de Lorient a fermé le 12 mars après trois ans de travaux.",
                ),
            ],
            is_true: &[(&[2], "Avant les travaux, le nombre de navires a augmenté.")],
        },
        Told {
            language: "es",
            story: PUERTO,
            is_false: &[
                (
                    &[0],
                    "El puerto de Vigo cerró el 12 de marzo después de tres años de obras.",
                ),
                (
                    &[0],
                    "El puerto de Vigo abrió el 12 de marzo antes de tres años de obras.",
                ),
                (&[1], "La alcaldesa Ana Molina rechazó el proyecto."),
            ],
            is_true: &[(&[0], "El puerto de Vigo abrió el 12 de marzo.")],
        },
    ]);
}

#[test]
fn a_unit_is_part_of_its_number() {
    judge_each(&[
        Told {
            language: "en",
            story: BRIDGE,
            is_false: &[
                (&[1], "Engineers replaced 312 kilograms of rusted steel."),
                (
                    &[1],
                    "Two of the seven piers had sunk by nine metres since 1958.",
                ),
                (
                    &[0],
                    "The Calder Bridge reopened after 26 years of repairs.",
                ),
                (&[0], "The repairs cost £18.4 billion."),
                (&[0], "The repairs cost 18.4 million dollars."),
                (&[4], "About 22,000 vehicles used the bridge every hour."),
            ],
            is_true: &[
                (&[1], "Two piers had sunk by 9 cm since 1958."),
                (&[0], "The repairs cost 18.4 million pounds."),
                (
                    &[4],
                    "Before the closure 22,000 vehicles a day used the bridge.",
                ),
                (&[2], "Sales fell by 25% while the bridge was closed."),
            ],
        },
        Told {
            language: "de",
            story: HAFEN,
            is_false: &[
                (&[0], "Der Hafen kostete zwei Millionen Dollar."),
                (&[0], "Der Hafen wurde nach drei Tagen wieder geöffnet."),
            ],
            is_true: &[(&[0], "Der Hafen kostete 2 Millionen €.")],
        },
        Told {
            language: "fr",
            story: PORT,
            is_false: &[(
                &[0],
                "Le port de Lorient a rouvert après trois mois de travaux.",
            )],
            is_true: &[(&[0], "Le port de Lorient a rouvert après 3 ans de travaux.")],
        },
    ]);
}

#[test]
fn a_denial_is_a_negation() {
    judge_each(&[
        Told {
            language: "en",
            story: BRIDGE,
            is_false: &[
                (
                    &[1],
                    "Engineers failed to replace the 312 tonnes of rusted steel.",
                ),
                (
                    &[2],
                    "Local traders say that sales hardly fell while the bridge was closed.",
                ),
                (&[5], "Raj Patel refused to vote against the loan."),
                (
                    &[3],
                    "Lindqvist denied that the northern approach road was still too narrow.",
                ),
                (&[8], "The minister commented before the debate."),
            ],
            is_true: &[
                (&[8], "The minister did not comment before the debate."),
                (&[8], "The minister refused to comment."),
            ],
        },
        Told {
            language: "de",
            story: HAFEN,
            is_false: &[(&[2], "Die Zahl der Schiffe stieg vor dem Umbau kaum.")],
            is_true: &[],
        },
        Told {
            language: "fr",
            story: PORT,
            is_false: &[(&[1], "Les pêcheurs n'ont jamais accepté le projet.")],
            is_true: &[],
        },
        Told {
            language: "es",
            story: PUERTO,
            is_false: &[(&[1], "La alcaldesa Ana Molina apenas aceptó el proyecto.")],
            is_true: &[],
        },
    ]);
}

#[test]
fn who_did_it_is_held_against_who_did() {
    judge_each(&[
        Told {
            language: "en",
            story: BRIDGE,
            is_false: &[
                (&[3, 5], "Tomas Lindqvist voted against the loan."),
                (
                    &[3, 5],
                    "Raj Patel warned that the northern approach road was still too narrow.",
                ),
                (
                    &[6],
                    "The bridge was designed by Princess Margaret and opened by Ewan Calder.",
                ),
            ],
            is_true: &[
                (&[3, 5], "Patel voted against the loan."),
                (
                    &[3],
                    "Lindqvist warned that the northern approach road was still too narrow.",
                ),
                (
                    &[6],
                    "Opened by Princess Margaret, the bridge was designed by Ewan Calder.",
                ),
            ],
        },
        Told {
            language: "fr",
            story: PORT,
            is_false: &[(&[0, 1], "Lorient a voté pour le prêt.")],
            is_true: &[(&[0, 1], "Muller a voté pour le prêt.")],
        },
    ]);
}

#[test]
fn a_word_in_letters_of_two_scripts_is_no_name() {
    judge_each(&[Told {
        language: "en",
        story: BRIDGE,
        is_false: &[
            // Cyrillic letters that look like Latin ones, in a word of small letters too.
            (&[5], "Raj P\u{430}tel voted against the loan."),
            (&[5], "Raj Patel voted against the l\u{43e}an."),
            (&[0], "The repairs cost £\u{ff18}\u{ff18} million."),
        ],
        is_true: &[(&[0], "The repairs cost £\u{ff11}\u{ff18}.4 million.")],
    }]);
}

#[test]
fn a_translation_keeps_numbers_dates_names_and_quotations() {
    const STORY: &[&str] = &[
        "Mayor Helen Ashworth opened the bridge in London on Tuesday, 14 May, and said it had cost £18.4 million.",
        "Germany pays 2,000,000 euros, and the lamps burn until 10 p.m.",
        "He called it \"a tax on farmers\".",
    ];
    for (language, is_true, is_false) in [
        (
            "de",
            &[
                "Bürgermeisterin Helen Ashworth eröffnete die Brücke in London am Dienstag, dem 14. Mai.",
                "Die Ashworth-Brücke kostete 18,4 Millionen Pfund.",
                "Deutschland zahlt zwei Millionen Euro, und die Lampen brennen bis 22 Uhr.",
            ][..],
            &[
                "Bürgermeisterin Helen Schmidt eröffnete die Brücke.",
                "Helen Ashworth eröffnete die Brücke am Mittwoch.",
                "Sie kostete 18,4 Millionen Euro.",
                "Deutschland zahlt zwei Milliarden Euro.",
                "Sie sagte: „eine Steuer auf Bauern“.",
            ][..],
        ),
        (
            "fr",
            &[
                "La maire Helen Ashworth a ouvert le pont à Londres mardi 14 mai.",
                "Le pont a coûté 18,4 millions de livres sterling et les lampes brûlent jusqu'à 22:00.",
                "L'Allemagne paie deux millions d'euros.",
            ],
            &[
                "La maire Helen Ashworth a ouvert le pont à Marseille.",
                "Le pont a ouvert le 15 mai.",
                "Le pont n'a jamais ouvert.",
                "Macron paie 3 millions d'euros.",
            ],
        ),
        (
            "es",
            &[
                "La alcaldesa Helen Ashworth abrió el puente en Londres el martes 14 de mayo.",
                "Alemania paga 2.000.000 de euros.",
            ],
            &[
                "La alcaldesa Helen Molina abrió el puente.",
                "Alemania paga 3.000.000 de euros.",
                "Abrió el puente el lunes.",
            ],
        ),
        (
            "pt",
            &["A prefeita Helen Ashworth abriu a ponte em Londres na terça-feira, 14 de maio."],
            &["A prefeita Helen Ashworth abriu a ponte na sexta-feira, 14 de maio."],
        ),
        (
            "it",
            &["Il ponte è costato 18,4 milioni di sterline."],
            &["Il ponte è costato 18,5 milioni di sterline."],
        ),
        (
            "ru",
            &["Мост открылся во вторник, 14 мая, и стоил 18,4 млн фунтов."],
            &["Мост стоил 19,4 млн фунтов."],
        ),
        (
            "ja",
            &["ヘレン・アシュワース市長は5月14日に橋を開通させ、費用は1840万ポンドだった。"],
            &[
                "市長は5月15日に橋を開通させた。",
                "費用は1940万ポンドだった。",
                "市長はMicrosoftの橋を開通させた。",
            ],
        ),
    ] {
        let source = ClaimSource::new(STORY, Some("en"));
        let whole = source.whole();
        for claim in is_true {
            assert_eq!(whole.doubts_of_translation(claim, language), [], "{claim}");
        }
        for claim in is_false {
            assert!(
                !whole.doubts_of_translation(claim, language).is_empty(),
                "{claim}"
            );
        }
    }
}
