//! Which language a text is in.

use whatlang::{Lang, detect as guess};

use crate::article::Block;

/// How much text the detector gets, in bytes: some pages of prose, beyond which the result hardly changes. Chosen by eye.
const SAMPLE_BYTES: usize = 8_000;

/// ISO 639-1 code of the language of the blocks. `declared` is what the page says of itself; it decides where the text is
/// too short or too mixed for the detector.
pub(crate) fn detect(blocks: &[Block], declared: Option<&str>) -> Option<String> {
    let mut sample = String::new();
    for block in blocks {
        if sample.len() > SAMPLE_BYTES {
            break;
        }
        sample.push_str(&block.text);
        sample.push(' ');
    }
    let declared = declared.and_then(primary_subtag);
    match guess(&sample) {
        // Half sure is better than no language at all: it only chooses the stop words. Chosen by eye.
        Some(found) if found.is_reliable() || (declared.is_none() && found.confidence() > 0.5) => {
            Some(two_letters(found.lang()).to_owned())
        }
        _ => declared,
    }
}

/// ISO 639-1 code of the language of a short text, where the detector is sure.
pub(crate) fn of_text(text: &str) -> Option<&'static str> {
    guess(text)
        .filter(whatlang::Info::is_reliable)
        .map(|found| two_letters(found.lang()))
}

/// `en` of `en-GB`.
fn primary_subtag(tag: &str) -> Option<String> {
    let primary = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
    (primary.len() == 2 && primary.bytes().all(|b| b.is_ascii_lowercase())).then_some(primary)
}

/// ISO 639-1 of the detector's ISO 639-3.
fn two_letters(lang: Lang) -> &'static str {
    match lang {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "no",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
        Lang::Cym => "cy",
    }
}
