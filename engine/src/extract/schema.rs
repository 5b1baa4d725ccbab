//! What a feature is: a number with a name and a unit. Each is declared once, beside the code that computes it and writes
//! it by name; its column in the model follows from where it is declared, so no code counts columns.
//!
//! The declarations together are the schema. `eval/train_blocks.py` writes it into the model, and the build compares (see
//! [`model`](super::model)): a feature that is added, dropped, renamed, moved or measured in another unit needs a
//! model that was trained on it.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// A number that the model knows by name, or a group of them.
pub(super) trait Feature {
    /// Names and units, in the order of [`Feature::each`].
    const SCHEMA: Schema;

    /// Hands over each number.
    fn each(&self, take: &mut impl FnMut(f32));
}

/// How a feature is written down in the model.
#[derive(Clone, Copy, Debug)]
pub(super) enum Schema {
    /// One column; `optional` if it is −1 where there is nothing to measure.
    Number { unit: &'static str, optional: bool },
    /// Several, each under its name.
    Group(&'static [(&'static str, Schema)]),
}

/// One number.
pub(super) trait Unit: Copy {
    const NAME: &'static str;

    fn number(self) -> f32;
}

macro_rules! units {
    ($($(#[$meaning:meta])* $unit:ident: $name:literal,)+) => {
        $(
            $(#[$meaning])*
            #[derive(Clone, Copy, Debug)]
            pub(super) struct $unit(pub(super) f32);

            impl Unit for $unit {
                const NAME: &'static str = $name;

                fn number(self) -> f32 {
                    self.0
                }
            }
        )+
    };
}

units! {
    /// How many.
    Count: "count",
    /// The logarithm of a count or a length and 1; see [`Log::of`].
    Log: "log",
    /// A part of a whole, 0 to 1.
    Share: "share",
    /// How much of one for each of another.
    Ratio: "ratio",
    /// How near an element is: 1 for the block's own, 1/2 for its parent and so on; 0 where there is none.
    Nearness: "nearness",
    /// A number that stands for a name.
    Code: "code",
}

impl Log {
    pub(super) fn of(amount: f32) -> Self {
        Self(amount.ln_1p())
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2²⁴")]
pub(super) fn float(count: usize) -> f32 {
    count as f32
}

pub(super) fn log(count: u32) -> Log {
    Log::of(float(count as usize))
}

/// Yes or no.
impl Unit for bool {
    const NAME: &'static str = "flag";

    fn number(self) -> f32 {
        f32::from(u8::from(self))
    }
}

impl<T: Unit> Feature for T {
    const SCHEMA: Schema = Schema::Number {
        unit: T::NAME,
        optional: false,
    };

    fn each(&self, take: &mut impl FnMut(f32)) {
        take(self.number());
    }
}

impl<T: Unit> Feature for Option<T> {
    const SCHEMA: Schema = Schema::Number {
        unit: T::NAME,
        optional: true,
    };

    fn each(&self, take: &mut impl FnMut(f32)) {
        take(self.map_or(-1.0, Unit::number));
    }
}

/// Declares a group of features as a struct.
macro_rules! features {
    ($(#[$about:meta])* $vis:vis struct $group:ident { $($(#[$meaning:meta])* $field:vis $name:ident: $kind:ty,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $group {
            $($(#[$meaning])* $field $name: $kind,)+
        }

        impl $crate::extract::schema::Feature for $group {
            const SCHEMA: $crate::extract::schema::Schema =
                $crate::extract::schema::Schema::Group(&[
                    $((stringify!($name), <$kind as $crate::extract::schema::Feature>::SCHEMA),)+
                ]);

            #[inline]
            fn each(&self, take: &mut impl FnMut(f32)) {
                $($crate::extract::schema::Feature::each(&self.$name, take);)+
            }
        }
    };
}

/// Declares a group of features that each tell of some phrases, as a struct with the same number for each row of them.
macro_rules! phrases {
    ($(#[$about:meta])* $vis:vis struct $group:ident { $($(#[$meaning:meta])* $name:ident: $phrases:expr,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $group<T> {
            $($(#[$meaning])* $name: T,)+
        }

        impl $group<()> {
            pub(in crate::extract) const ROWS: usize = [$(stringify!($name)),+].len();

            /// Finds the phrases; made at first use.
            pub(in crate::extract) fn finder() -> &'static $crate::extract::schema::Finder<{ Self::ROWS }> {
                static FINDER: std::sync::LazyLock<$crate::extract::schema::Finder<{ $group::ROWS }>> =
                    std::sync::LazyLock::new(|| $crate::extract::schema::Finder::new([$(&$phrases),+]));
                &FINDER
            }
        }

        impl<T> $group<T> {
            /// From what each row has, in order.
            pub(in crate::extract) fn from_rows([$($name),+]: [T; $group::ROWS]) -> Self {
                Self { $($name),+ }
            }
        }

        impl<T: $crate::extract::schema::Feature> $crate::extract::schema::Feature for $group<T> {
            const SCHEMA: $crate::extract::schema::Schema =
                $crate::extract::schema::Schema::Group(&[
                    $((stringify!($name), <T as $crate::extract::schema::Feature>::SCHEMA),)+
                ]);

            #[inline]
            fn each(&self, take: &mut impl FnMut(f32)) {
                $(self.$name.each(take);)+
            }
        }
    };
}

pub(super) use {features, phrases};

/// Finds the phrases of `ROWS` rows at once, ASCII case ignored.
pub(super) struct Finder<const ROWS: usize> {
    /// `None` where the automaton cannot be built; then phrases are no evidence.
    automaton: Option<AhoCorasick>,
    /// The row of each phrase.
    row: Vec<usize>,
}

impl<const ROWS: usize> Finder<ROWS> {
    pub(super) fn new(rows: [&[&str]; ROWS]) -> Self {
        let row = rows
            .iter()
            .enumerate()
            .flat_map(|(row, phrases)| std::iter::repeat_n(row, phrases.len()))
            .collect();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            // The quickest to search, which the library would choose, takes longer to build than most pages to search.
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(rows.into_iter().flatten())
            .ok();
        Self { automaton, row }
    }

    /// The row of each phrase in the text, as often as they occur.
    pub(super) fn rows(&self, text: &str) -> impl Iterator<Item = usize> {
        let found = self.automaton.iter();
        found
            .flat_map(move |automaton| automaton.find_overlapping_iter(text))
            .map(|phrase| self.row[phrase.pattern().as_usize()])
    }

    /// Whether any phrase occurs.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.automaton
            .as_ref()
            .is_some_and(|automaton| automaton.is_match(text))
    }

    /// How often the phrases of each row occur.
    pub(super) fn counts(&self, text: &str) -> [f32; ROWS] {
        let mut counts = [0.0; ROWS];
        for row in self.rows(text) {
            counts[row] += 1.0;
        }
        counts
    }

    /// Whether a phrase of each row occurs.
    pub(super) fn found(&self, text: &str) -> [bool; ROWS] {
        let mut found = [false; ROWS];
        for row in self.rows(text) {
            found[row] = true;
        }
        found
    }
}

impl Schema {
    /// How many columns it has.
    pub(super) const fn columns(&self) -> usize {
        match self {
            Self::Number { .. } => 1,
            Self::Group(features) => {
                let (mut columns, mut at) = (0, 0);
                while at < features.len() {
                    columns += features[at].1.columns();
                    at += 1;
                }
                columns
            }
        }
    }

    /// How long its text is, in bytes.
    pub(super) const fn length(&self) -> usize {
        let mut text = Text {
            bytes: [],
            length: 0,
        };
        text.push_schema(self, None);
        text.length
    }

    /// The text that stands for it in the model: a line for each column, its name with those of the groups around it, and
    /// its unit. `N` is its [`Schema::length`].
    pub(super) const fn text<const N: usize>(&self) -> [u8; N] {
        let mut text = Text {
            bytes: [0; N],
            length: 0,
        };
        text.push_schema(self, None);
        text.bytes
    }
}

/// Text that is made by the compiler; what is beyond `N` bytes is counted alone.
struct Text<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

/// A name and those of the groups that it is in.
#[derive(Clone, Copy)]
struct Name<'a> {
    name: &'static str,
    group: Option<&'a Name<'a>>,
}

impl<const N: usize> Text<N> {
    const fn push(&mut self, text: &str) {
        let mut at = 0;
        while at < text.len() {
            if self.length < N {
                self.bytes[self.length] = text.as_bytes()[at];
            }
            self.length += 1;
            at += 1;
        }
    }

    const fn push_name(&mut self, name: &Name<'_>) {
        if let Some(group) = name.group {
            self.push_name(group);
            self.push(".");
        }
        self.push(name.name);
    }

    const fn push_schema(&mut self, schema: &Schema, name: Option<&Name<'_>>) {
        match schema {
            Schema::Number { unit, optional } => {
                if let Some(name) = name {
                    self.push_name(name);
                }
                self.push(" ");
                self.push(unit);
                self.push(if *optional { "?\n" } else { "\n" });
            }
            Schema::Group(features) => {
                let mut at = 0;
                while at < features.len() {
                    let (inner, schema) = features[at];
                    let inner = Name {
                        name: inner,
                        group: name,
                    };
                    self.push_schema(&schema, Some(&inner));
                    at += 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, Feature, Log, Share};

    features! {
        struct Leaf {
            share: Share,
            count: Option<Count>,
        }
    }

    phrases! {
        struct Animals {
            cats: ["cat", "kitten"],
            dogs: ["dog"],
        }
    }

    features! {
        struct Tree {
            size: Log,
            near: Leaf,
            animals: Animals<bool>,
        }
    }

    #[test]
    fn a_schema_names_each_number_with_its_groups_and_its_unit_in_the_order_in_which_they_are_handed_over()
     {
        const TEXT: [u8; Tree::SCHEMA.length()] = Tree::SCHEMA.text();
        let lines = [
            "size log",
            "near.share share",
            "near.count count?",
            "animals.cats flag",
            "animals.dogs flag",
            "",
        ];
        assert_eq!(std::str::from_utf8(&TEXT).unwrap(), lines.join("\n"));
        let mut numbers = Vec::new();
        let tree = Tree {
            animals: Animals::from_rows(Animals::finder().found("One Kitten")),
            near: Leaf {
                count: None,
                share: Share(0.25),
            },
            size: Log(2.0),
        };
        tree.each(&mut |number| numbers.push(number));
        assert_eq!(numbers, [2.0, 0.25, -1.0, 1.0, 0.0]);
        assert_eq!(Tree::SCHEMA.columns(), numbers.len());
    }

    #[test]
    fn phrases_are_counted_by_row_and_in_capitals_too() {
        let counts = Animals::finder().counts("cat CAT Dogs");
        assert_eq!(counts.map(f32::to_bits), [2.0, 1.0].map(f32::to_bits));
    }
}
