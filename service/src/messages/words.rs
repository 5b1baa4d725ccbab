//! The app's own words, in the languages that it speaks: one file each in `words/`, in the format of Fluent
//! (<https://projectfluent.org>), which translators and their tools know.
use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};

use crate::{job::Language, language::AppLanguage};

/// The languages' files, in the order of [`AppLanguage::ALL`].
const FILES: [&str; AppLanguage::ALL.len()] = [
    include_str!("words/en.ftl"),
    include_str!("words/de.ftl"),
    include_str!("words/es.ftl"),
    include_str!("words/fr.ftl"),
    include_str!("words/ja.ftl"),
    include_str!("words/pt.ftl"),
];

/// Read when a language first speaks: a function's start reads none.
static BUNDLES: [LazyLock<FluentBundle<FluentResource>>; AppLanguage::ALL.len()] = [
    LazyLock::new(|| bundle(AppLanguage::English)),
    LazyLock::new(|| bundle(AppLanguage::German)),
    LazyLock::new(|| bundle(AppLanguage::Spanish)),
    LazyLock::new(|| bundle(AppLanguage::French)),
    LazyLock::new(|| bundle(AppLanguage::Japanese)),
    LazyLock::new(|| bundle(AppLanguage::Portuguese)),
];

fn bundle(language: AppLanguage) -> FluentBundle<FluentResource> {
    // Entries that can be read are kept beside those that cannot; a test finds the latter.
    let resource = FluentResource::try_new(FILES[language as usize].to_owned())
        .unwrap_or_else(|(resource, _)| resource);
    let mut bundle =
        FluentBundle::new_concurrent(vec![language.code().parse().unwrap_or_default()]);
    // Marks around what is filled in would stand in Slack's mark-up.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The words of this key, with what is filled in. What a translation lacks is said in English.
pub(super) fn words(language: AppLanguage, key: &str, args: &FluentArgs<'_>) -> String {
    translated(language, key, args)
        .or_else(|| translated(AppLanguage::English, key, args))
        .unwrap_or_else(|| {
            debug_assert!(false, "no words for {key}");
            key.to_owned()
        })
}

/// The words of this key; `None` where there are none, or where they need what `args` does not have. `key.name` is the
/// attribute of that name.
fn translated(language: AppLanguage, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let bundle = &BUNDLES[language as usize];
    let (id, attribute) = key.split_once('.').unzip();
    let message = bundle.get_message(id.unwrap_or(key))?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, Some(args), &mut errors);
    errors.is_empty().then(|| words.into_owned())
}

/// What is filled in, by name: `args![person = id]`.
macro_rules! args {
    ($($name:ident = $value:expr),* $(,)?) => {{
        #[allow(unused_mut, reason = "there may be nothing to fill in")]
        let mut args = fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($name), $value);)*
        args
    }};
}
pub(super) use args;

/// The words of a key in a language, with what is filled in by name: `say!(language, "asked-by", person = id)`.
macro_rules! say {
    ($language:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::messages::words::words(
            $language,
            $key,
            &$crate::messages::words::args![$($name = $value),*],
        )
    };
}
pub(super) use say;

/// What a language calls another.
pub(super) fn language_name(named: Language, language: AppLanguage) -> String {
    say!(language, "language-name", code = named.code())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::{
        ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
        parser,
    };

    use super::*;

    /// Every text of a language with the names that it fills in, attributes as `key.name`.
    fn texts(language: AppLanguage) -> BTreeMap<String, BTreeSet<String>> {
        let resource = parser::parse(FILES[language as usize])
            .unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}"));
        let mut texts = BTreeMap::new();
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let own = message.value.map(|value| (String::new(), value));
            let attributes = message
                .attributes
                .into_iter()
                .map(|attribute| (format!(".{}", attribute.id.name), attribute.value));
            for (name, pattern) in own.into_iter().chain(attributes) {
                let mut names = BTreeSet::new();
                collect(&pattern, &mut names);
                let before = texts.insert(format!("{}{name}", message.id.name), names);
                assert_eq!(before, None, "{language:?}: {} twice", message.id.name);
            }
        }
        texts
    }

    fn collect(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
        let inline = |expression: &InlineExpression<&str>, names: &mut BTreeSet<String>| {
            if let InlineExpression::VariableReference { id } = expression {
                names.insert(id.name.to_owned());
            }
        };
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else {
                continue;
            };
            match expression {
                Expression::Inline(expression) => inline(expression, names),
                Expression::Select { selector, variants } => {
                    inline(selector, names);
                    for variant in variants {
                        collect(&variant.value, names);
                    }
                }
            }
        }
    }

    #[test]
    fn every_language_has_every_text_and_fills_in_no_more() {
        let english = texts(AppLanguage::English);
        for language in AppLanguage::ALL {
            let texts = texts(language);
            let keys = |texts: &BTreeMap<String, BTreeSet<String>>| {
                texts.keys().cloned().collect::<BTreeSet<_>>()
            };
            assert_eq!(keys(&texts), keys(&english), "{language:?}");
            for (key, names) in texts {
                let known: BTreeSet<_> = english[&key]
                    .iter()
                    .flat_map(|name| match name.as_str() {
                        // Where the one stands in English, a sentence may begin with the other.
                        "it" | "it_first" => vec!["it".to_owned(), "it_first".to_owned()],
                        other => vec![other.to_owned()],
                    })
                    .collect();
                assert!(names.is_subset(&known), "{language:?} {key}: {names:?}");
                // What a person needs to know is not lost in translation.
                let lost: Vec<_> = english[&key]
                    .iter()
                    .filter(|name| !name.starts_with("it") && !names.contains(*name))
                    .collect();
                assert!(lost.is_empty(), "{language:?} {key}: {lost:?}");
            }
        }
    }

    #[test]
    fn a_button_fits_and_its_spoken_label_has_its_word() {
        for language in AppLanguage::ALL {
            let texts = texts(language);
            for key in texts.keys().filter_map(|key| key.strip_suffix(".label")) {
                let spoken = say!(language, &format!("{key}.label"));
                let shown = say!(language, key);
                let has_it = spoken.to_lowercase().contains(&shown.to_lowercase());
                assert!(has_it, "{language:?}: {spoken} / {shown}");
                for words in [&spoken, &shown] {
                    assert!(words.encode_utf16().count() <= 75, "{words}");
                }
            }
        }
    }

    #[test]
    fn numbers_are_said_as_the_language_says_them() {
        use AppLanguage::{English, German, Japanese};
        for (language, minutes, words) in [
            (English, 1, "saves 1 minute"),
            (English, 21, "saves 21 minutes"),
            (German, 1, "spart 1 Minute"),
            (German, 4, "spart 4 Minuten"),
            (Japanese, 1, "1 分の節約"),
        ] {
            assert_eq!(say!(language, "saves", minutes = minutes), words);
        }
    }
}
