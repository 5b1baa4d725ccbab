//! Large words behind or over the text of a page: DRAFT, the name of an office. They are neither its title nor part of its lines.

use std::collections::HashSet;

use pdfboss_output::TextSpan;

use super::rows::place;

/// How much larger than the page's text its letters are, at the least.
const LARGER: f32 = 1.8;
/// In small letters such a word may be a title, unless it is larger still.
const MUCH_LARGER: f32 = 2.5;
/// No page has more of them; a poster has more large letters.
const MOST: usize = 16;
/// As many letters drawn over one another are no chance.
const COVERED: usize = 10;

/// What is stamped on pages. Lower case.
const STAMPS: &[&str] = &[
    "draft",
    "copy",
    "confidential",
    "sample",
    "specimen",
    "void",
    "preview",
    "duplicate",
    "entwurf",
    "kopie",
    "muster",
    "vertraulich",
    "brouillon",
    "copie",
    "confidentiel",
    "spécimen",
    "borrador",
    "copia",
    "confidencial",
    "muestra",
    "bozza",
    "riservato",
    "rascunho",
    "cópia",
    "concept",
    "vertrouwelijk",
    "utkast",
    "kopia",
    "kopi",
    "kladd",
    "fortrolig",
    "poufne",
    "luonnos",
    "черновик",
    "проект",
    "образец",
    "копия",
    "草稿",
    "样本",
    "機密",
    "机密",
    "下書き",
];
/// What stands beside it there. Lower case.
const BESIDE: &[&str] = &[
    "not",
    "for",
    "do",
    "only",
    "internal",
    "use",
    "strictly",
    "review",
    "version",
    "final",
    "the",
    "a",
    "of",
    "distribution",
    "circulation",
    "nicht",
    "zur",
    "streng",
    "nur",
    "interne",
    "non",
    "ne",
    "pas",
    "no",
    "distribuer",
    "reproduction",
];

/// Leaves out what is much larger than the page's text and drawn across its lines, or stamped on it.
pub(super) fn drop(spans: &mut Vec<TextSpan>) {
    let Some(size) = text_size(spans) else {
        return;
    };
    let large: Vec<usize> = (0..spans.len())
        .filter(|at| spans[*at].size >= LARGER * size)
        .collect();
    if large.is_empty() || large.len() > MOST {
        return;
    }
    let watermarks: HashSet<usize> = large
        .into_iter()
        .filter(|at| is_stamp(&spans[*at], size) || covers(spans, &spans[*at]))
        .collect();
    let mut at = 0;
    spans.retain(|_| {
        at += 1;
        !watermarks.contains(&(at - 1))
    });
}

/// The letter height of most of a page's text; `None`, if it has hardly any.
fn text_size(spans: &[TextSpan]) -> Option<f32> {
    /// A page with fewer letters shows nothing but the stamp, perhaps.
    const LETTERS: usize = 40;
    let mut sizes: Vec<(f32, usize)> = spans
        .iter()
        .map(|span| (span.size, span.text.trim().len()))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: usize = sizes.iter().map(|(_, length)| length).sum();
    let mut passed = 0;
    let middle = sizes.into_iter().find(|(_, length)| {
        passed += length;
        passed * 2 >= all
    });
    middle.map(|(size, _)| size).filter(|_| all >= LETTERS)
}

fn is_stamp(span: &TextSpan, size: f32) -> bool {
    let lower = span.text.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let loud = !span.text.contains(char::is_lowercase) || span.size >= MUCH_LARGER * size;
    loud && words.clone().any(|word| STAMPS.contains(&word))
        && words.all(|word| STAMPS.contains(&word) || BESIDE.contains(&word))
}

/// Whether the span is drawn across smaller text.
fn covers(spans: &[TextSpan], large: &TextSpan) -> bool {
    let own = place(large);
    let covered: usize = spans
        .iter()
        .filter(|span| {
            let other = place(span);
            let (left, right) = (other.left.max(own.left), other.right.min(own.right));
            let middle = other.y + 0.25 * span.size;
            span.size * LARGER < large.size
                && middle > own.y + 0.05 * large.size
                && middle < own.y + 0.65 * large.size
                // Kerning brings neighbours together, not over one another.
                && right - left > (0.5 * (other.right - other.left)).min(2.0 * span.size)
        })
        .map(|span| span.text.chars().filter(|c| c.is_alphanumeric()).count())
        .sum();
    covered >= COVERED
}
