//! Languages beside a link, and words that only look like one.
use super::*;

#[test]
fn of_several_languages_the_first_counts_and_the_person_hears_it() {
    for typed in [
        "in german and french",
        "in German or French please",
        "auf deutsch und französisch",
        "auf deutsch oder englisch",
        "in german, french",
        "in german/french",
        "en español y francés",
    ] {
        let typed = format!("{LINK} {typed}");
        let (about, language) = wished(&typed);
        let first = if typed.contains("español") {
            "es"
        } else {
            "de"
        };
        assert_eq!((about, language), (None, Some(first)), "{typed}");
        let languages = |note: &Note| matches!(note, Note::OneLanguage(_));
        assert_eq!(
            notes(&typed).iter().filter(|note| languages(note)).count(),
            1,
            "{typed}"
        );
        assert_eq!(notes(&typed).len(), 1, "{typed}");
    }
    let typed = format!("{LINK} in german and french cinema");
    assert!(
        !notes(&typed)
            .iter()
            .any(|note| matches!(note, Note::OneLanguage(_)))
    );
}

#[test]
fn a_language_that_is_not_wanted_is_none() {
    for (typed, language) in [
        ("not in german", None),
        ("please not in German", None),
        ("don't translate into german", None),
        ("nicht auf deutsch", None),
        ("pas en français", None),
        ("in french, not in german", Some("fr")),
        ("not in german but in french", Some("fr")),
    ] {
        let typed = format!("{LINK} {typed}");
        assert_eq!(wished(&typed), (None, language), "{typed}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn a_language_is_read_as_people_name_it() {
    let mut misread = Vec::new();
    for (code, written) in [
        (
            "de",
            &[
                "in german",
                "in German",
                "IN GERMAN",
                "in german please",
                "in German, please!",
                "into german",
                "to german",
                "translate to german",
                "translated into German",
                "in the german language",
                "in plain German",
                "german",
                "german please",
                "in swiss german",
                "answer in German, thanks",
                "in germna",
                "auf deutsch",
                "auf Deutsch bitte",
                "en allemand",
                "en alemán",
                "em alemão",
                "in tedesco",
                "in het Duits",
                "på tyska",
                "på tysk",
                "po niemiecku",
                "на немецком",
                "на немецком языке",
                "по-немецки",
                "german 5",
                "5 german",
                "in german 5 private",
                "německy",
                "almanca",
                "ドイツ語で",
                "用德语",
                "독일어로",
            ][..],
        ),
        (
            "en",
            &[
                "in english",
                "auf englisch",
                "en anglais",
                "en inglés",
                "em inglês",
                "in inglese",
                "in het Engels",
                "på engelska",
                "po angielsku",
                "на английском",
                "anglicky",
                "angolul",
                "ingilizce",
                "英語で",
                "用英文",
                "영어로",
                "in english pls",
            ],
        ),
        (
            "es",
            &[
                "in spanish",
                "en español",
                "en espanol",
                "en castellano",
                "auf Spanisch",
                "en espagnol",
            ],
        ),
        (
            "fr",
            &[
                "in french",
                "en français",
                "en francais",
                "résumé en français s'il vous plaît",
                "auf Französisch",
            ],
        ),
        (
            "pt",
            &["in portuguese", "em português", "in brazilian portuguese"],
        ),
        ("it", &["in italian", "in italiano", "auf italienisch"]),
        (
            "nl",
            &["in dutch", "in het nederlands", "op zijn nederlands"],
        ),
        ("sv", &["in swedish", "på svenska"]),
        ("pl", &["in polish", "po polsku"]),
        ("ru", &["in russian", "на русском", "по-русски"]),
        ("uk", &["in ukrainian", "українською"]),
        ("tr", &["in turkish", "türkçe"]),
        ("fi", &["in finnish", "suomeksi"]),
        ("hu", &["in hungarian", "magyarul"]),
        (
            "ja",
            &[
                "in japanese",
                "日本語で",
                "日本語で5文",
                "日本語でお願いします",
            ],
        ),
        (
            "zh",
            &["in chinese", "用中文", "中文", "in simplified chinese"],
        ),
        ("ko", &["in korean", "한국어로", "한국어로 요약해줘"]),
        ("vi", &["in vietnamese", "bằng tiếng Việt"]),
        ("id", &["in indonesian", "dalam bahasa Indonesia"]),
        ("ar", &["in arabic", "بالعربية"]),
        ("he", &["in hebrew", "בעברית"]),
        ("hi", &["in hindi", "हिंदी में"]),
    ] {
        for written in written {
            for typed in [format!("{LINK} {written}"), format!("{written} {LINK}")] {
                let (wish, notes) = (wished(&typed), notes(&typed));
                if wish != (None, Some(code)) || !notes.is_empty() {
                    misread.push((typed, wish, notes));
                }
            }
        }
    }
    assert_eq!(misread, []);
}

#[test]
fn a_request_in_words_may_name_its_language() {
    let mut misread = Vec::new();
    for typed in [
        "can you summarize this in german?",
        "please summarize this article in German",
        "summarize in german for me",
        "in german?",
        "kannst du das auf deutsch zusammenfassen?",
    ] {
        let wish = wished(&format!("{LINK} {typed}"));
        if wish != (None, Some("de")) {
            misread.push((typed, wish));
        }
    }
    assert_eq!(misread, []);
}

#[test]
fn what_only_looks_like_a_language_is_none() {
    for typed in [
        "in german supermarkets it is different",
        "the french election",
        "a german car",
        "german cars are nice",
        "polish your shoes",
        "from Berlin",
        "look at this english garden",
        "is it legal in Germany?",
        "what happened in Russia?",
        "an english article",
        "german article",
        "in Berlin at night",
    ] {
        for typed in [format!("{LINK} {typed}"), format!("{typed} {LINK}")] {
            assert_eq!(wished(&typed).1, None, "{typed}");
        }
    }
    assert_eq!(
        wished(&format!("{LINK} about prices in german supermarkets")),
        (Some("prices in german supermarkets".into()), None)
    );
}

#[test]
fn a_language_that_is_not_known_and_one_too_many_get_a_word() {
    for typed in ["in klingon", "auf Klingonisch", "in klingon 5"] {
        let [Note::NotUnderstood(said)] = &notes(&format!("{LINK} {typed}"))[..] else {
            panic!("{typed}")
        };
        assert!(typed.contains(said.as_str()), "{typed}: {said}");
    }
    let german = Language::of_code("de").unwrap();
    assert_eq!(
        notes(&format!("{LINK} in german in french")),
        [Note::OneLanguage(german)]
    );
}
