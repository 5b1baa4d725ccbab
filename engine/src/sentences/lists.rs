//! Lists in running text: "1. Wash it 2. Dry it", "(a) the rent (b) the garden", "• one • two".

use super::characters::has_case;
use super::word_lists;
use crate::text::is_bullet;

/// A mark has no more characters than "(xviii)." and a bullet before it.
const MOST_CHARACTERS: usize = 12;

/// The mark of a list's item, such as "2.", "(b)" or "•".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ListMark {
    shape: Shape,
    /// The item's number; of "i", which may be the first or the ninth, both.
    numbers: [Option<u32>; 2],
}

/// What the marks of one list have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Bullet(char),
    Figures(Brackets),
    SmallLetters(Brackets),
    /// Never with a stop alone: "A." and "I." are initials.
    Capitals(Brackets),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Brackets {
    /// "1."
    Stop,
    /// "1)", "1.)"
    Closing { stop: bool },
    /// "(1)"
    Both,
}

impl ListMark {
    /// Reads the mark that `text` begins with, and its length in bytes. White space follows a mark; a bullet needs none.
    pub(crate) fn read(text: &str) -> Option<(Self, usize)> {
        let first = text.chars().next()?;
        if is_bullet(first) {
            let mark = Self {
                shape: Shape::Bullet(first),
                numbers: [None; 2],
            };
            return Some((mark, first.len_utf8()));
        }
        if !(first == '(' || first.is_ascii_alphanumeric()) {
            return None;
        }
        let length = text
            .chars()
            .take(MOST_CHARACTERS)
            .position(char::is_whitespace)?;
        // Only ASCII characters pass what follows, so that characters and bytes are the same.
        let word = text.get(..length).filter(|word| word.is_ascii())?;
        if !word.ends_with(['.', ')']) {
            return None;
        }
        let inner = word.trim_start_matches('(').trim_end_matches([')', '.']);
        let brackets = match (
            &word[..word.len() - word.trim_start_matches('(').len()],
            &word[word.find(inner)? + inner.len()..],
        ) {
            ("", ".") => Brackets::Stop,
            ("", ")") => Brackets::Closing { stop: false },
            ("", ".)") => Brackets::Closing { stop: true },
            ("(", ")") => Brackets::Both,
            _ => return None,
        };
        let (shape, numbers) = if inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit()) {
            (Shape::Figures(brackets), [inner.parse().ok(), None])
        } else if inner.bytes().all(|b| b.is_ascii_lowercase()) {
            (Shape::SmallLetters(brackets), [letter(inner), roman(inner)])
        } else if brackets != Brackets::Stop && inner.bytes().all(|b| b.is_ascii_uppercase()) {
            let small = inner.to_ascii_lowercase();
            (Shape::Capitals(brackets), [letter(&small), roman(&small)])
        } else {
            return None;
        };
        numbers
            .iter()
            .any(Option::is_some)
            .then_some((Self { shape, numbers }, length))
    }

    /// Whether this is the mark after `before` in the same list.
    pub(crate) fn follows(self, before: Self) -> bool {
        self.shape == before.shape
            && (matches!(self.shape, Shape::Bullet(_))
                || self.numbers.iter().zip(before.numbers).any(|(one, other)| {
                    one.zip(other).is_some_and(|(one, other)| one == other + 1)
                }))
    }

    /// Whether it opens an item although no other item is near: "1. Call them" does, "a. m." does not.
    pub(crate) fn begins_a_list_alone(self) -> bool {
        matches!(self.shape, Shape::Figures(_)) && self.numbers[0] == Some(1)
    }

    /// Whether it is a sign that opens items and nothing else.
    pub(crate) fn is_bullet(self) -> bool {
        matches!(self.shape, Shape::Bullet(_))
    }

    /// Whether a list begins with it.
    fn is_first(self) -> bool {
        matches!(self.shape, Shape::Bullet(_)) || self.numbers.contains(&Some(1))
    }

    /// Whether an item begins with this mark, which stands after `before` and in front of `after`. `last` is the mark of
    /// the item before it.
    pub(super) fn opens_item(self, last: Option<Self>, before: &str, after: &str) -> bool {
        let before = before.trim_end();
        let continues = last.is_some_and(|last| self.follows(last));
        let announced = self.is_first() && before.ends_with([':', '：']);
        if !continues && !announced {
            return false;
        }
        if matches!(self.shape, Shape::Bullet(_)) {
            return true;
        }
        // "… in der 2. Bundesliga", "vom 1. bis zum 2. Mai"
        let previous = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        let next: String = after
            .trim_start()
            .chars()
            .take(40)
            .take_while(|c| c.is_alphanumeric())
            .collect();
        starts_item(&next)
            && !(self.shape == Shape::Figures(Brackets::Stop)
                && (word_lists::announces_an_ordinal(&previous.to_lowercase())
                    || word_lists::goes_on_with_a_date(&next.to_lowercase())))
    }
}

/// A capital, or a letter of a script without case.
fn starts_item(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !has_case(c)))
}

fn letter(small: &str) -> Option<u32> {
    match small.as_bytes() {
        [one] => Some(u32::from(one - b'a') + 1),
        _ => None,
    }
}

/// Up to 39, which is further than lists in running text go.
pub(super) fn roman(small: &str) -> Option<u32> {
    let tens = small.bytes().take_while(|b| *b == b'x').count();
    let ones = match &small[tens..] {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    let tens = u32::try_from(tens).ok().filter(|tens| *tens <= 3)?;
    (tens + ones > 0).then_some(tens * 10 + ones)
}
