//! Numbers of sentences as people write them, and what is said of the others.
use super::*;

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn numbers_are_read_as_people_write_them() {
    for (sentences, written) in [
        (
            5,
            &[
                "5",
                "n=5",
                "N=5",
                "n = 5",
                "n: 5",
                "n:5",
                "-n 5",
                "-n5",
                "--n=5",
                "x5",
                "5x",
                "×5",
                "5×",
                "x 5",
                "5 x",
                "#5",
                "~5",
                "+5",
                "=5",
                "–5",
                "—5",
                "--5",
                "5.",
                "5,",
                "5)",
                "(5)",
                "[5]",
                "“5”",
                "5!",
                "*5*",
                "5 sentences",
                "5 sentence",
                "5-sentence summary",
                "5sentences",
                "in 5 sentences",
                "in 5 sentences please",
                "sentences=5",
                "sentences: 5",
                "--sentences 5",
                "--sentences=5",
                "—sentences 5",
                "length 5",
                "max 5",
                "top 5",
                "5 lines",
                "5 bullet points",
                "5\u{a0}sentences",
                "\u{200b}5\u{200b}",
                // Other digits.
                "５",
                "n=５",
                "٥",
                "५",
                "⁵",
                "⑤",
                // Words.
                "five",
                "Five",
                "FIVE",
                "five sentences",
                "vijf zinnen",
                "fem meningar",
                "pięć zdań",
                "пять предложений",
                "lima kalimat",
                "in five sentences",
                "five-sentence",
                "n=five",
                "fünf",
                "in fünf Sätzen",
                "fünf Sätze bitte",
                "cinq",
                "cinq phrases",
                "en cinq phrases",
                "cinco",
                "en cinco frases",
                "cinque frasi",
                "５文",
                "5文で",
                "5文でお願いします",
                "5句话",
                "五文",
                "五句话",
                "五",
                "5문장",
                "5 문장",
                "다섯 문장",
                // The number that names sentences counts, else the first that can be.
                "top ten of 2024 in 5 sentences",
                "10 things in 5 sentences",
                "5 6",
                "2024 5",
                "5 2024",
            ][..],
        ),
        (
            1,
            &[
                "one",
                "1 sentence",
                "one sentence",
                "a single sentence",
                "in a single sentence please",
                "in einem Satz",
                "en une seule phrase",
                "this in one sentence",
                "un phrase",
                "1",
            ],
        ),
        (
            2,
            &[
                "two",
                "zwei",
                "deux",
                "dos",
                "二",
                "a couple of sentences",
                "un par de frases",
            ],
        ),
        (
            21,
            &["einundzwanzig", "in einundzwanzig Sätzen", "twenty-one"],
        ),
        (35, &["fünfunddreißig Sätze"]),
        (7, &["007", "the talk has 7 points"]),
        (
            12,
            &[
                "twelve",
                "十二",
                "a dozen sentences",
                "a dozen",
                "ein Dutzend Sätze",
            ],
        ),
        (20, &["twenty", "zwanzig", "二十"]),
        (25, &["twenty-five", "二十五", "二十五文"]),
        (40, &["40", "forty"]),
    ] {
        for written in written {
            for typed in [format!("{LINK} {written}"), format!("{written} {LINK}")] {
                assert_eq!(
                    understand(&typed),
                    Ok((LINK.into(), sentences, Visibility::Public)),
                    "{typed}"
                );
            }
        }
    }
}

#[test]
fn talk_is_no_number() {
    for typed in [
        "this one",
        "look at this one",
        "the two of us read it",
        "once more, please look",
        "the 1st",
        "on 2026-11-27",
        "27.11.2026",
        "at 10:30",
        "COVID-19",
        "v2",
        "Q3",
        "iPhone15",
        "a single point of failure",
        "a couple of things",
        "a dozen eggs",
        "rund um die Uhr",
    ] {
        for typed in [format!("{LINK} {typed}"), format!("{typed} {LINK}")] {
            assert_eq!(
                understand(&typed),
                Ok((LINK.into(), 3, Visibility::Public)),
                "{typed}"
            );
            assert_eq!(notes(&typed), [], "{typed}");
        }
    }
}

#[test]
fn what_is_passed_over_gets_a_word() {
    let count = |count| SentenceCount::new(count).unwrap();
    for typed in [
        "",
        "5",
        "5 private",
        "5 5",
        "five 5",
        "please",
        "- 5 -",
        LINK,
    ] {
        assert_eq!(notes(&format!("{LINK} {typed}")), [], "{typed}");
    }
    for typed in [
        "1.5",
        "1,5",
        "½",
        "3-5",
        "3–5",
        "50%",
        "5k",
        "--verbose",
        "—verbose",
        "-v",
        "lang=de",
        "n=many",
        "5/10",
    ] {
        let note = Note::NotUnderstood(typed.into());
        assert_eq!(notes(&format!("{LINK} {typed}")), [note], "{typed}");
    }
    for typed in ["5 6", "5 2024", "five 6", "7 things in 5 sentences"] {
        assert_eq!(
            notes(&format!("{LINK} {typed}")),
            [Note::OneNumber(count(5))],
            "{typed}"
        );
    }
    for (typed, number) in [("the 2024 report", "2024"), ("from 1999 on", "1999")] {
        let note = Note::NumberLeftOut(number.into());
        assert_eq!(notes(&format!("{LINK} {typed}")), [note], "{typed}");
    }
    for typed in [
        "https://b.example/y",
        "and http://a.example/x",
        "<https://b.example|b>",
    ] {
        assert_eq!(
            notes(&format!("{LINK} {typed}")),
            [Note::FirstLink],
            "{typed}"
        );
    }
    assert_eq!(
        notes(&format!("{LINK} https://b.example/y 5 6 private public")),
        [
            Note::FirstLink,
            Note::OneNumber(count(5)),
            Note::PrivateWins
        ]
    );
}

#[test]
fn a_number_out_of_range_is_said() {
    for typed in [
        "https://a.example 0",
        "https://a.example 41",
        "https://a.example -3",
        "99999999999999999999 a.example",
        "41",
    ] {
        assert_eq!(
            understand(typed),
            Err(CommandError::SentencesOutOfRange),
            "{typed}"
        );
    }
}

#[test]
fn numbers_that_cannot_be_are_said_in_every_writing() {
    for typed in [
        "0",
        "41",
        "-3",
        "−3",
        "n=50",
        "x0",
        "50 sentences",
        "zero",
        "in 41 sentences please",
        "９９",
        "100x",
    ] {
        assert_eq!(
            understand(&format!("{LINK} {typed}")),
            Err(CommandError::SentencesOutOfRange),
            "{typed}"
        );
    }
}
