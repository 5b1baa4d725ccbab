//! Formulas in a line of text: `MathML` (<https://www.w3.org/TR/mathml-core/>) as people type it, "x² + 1 ≠ 0".

use super::dom::{Dom, NodeId};
use crate::text::fold_spaces;

/// What is nested deeper is written as it stands: nobody reads it in one line anyway.
const DEEPEST: usize = 32;
/// Likewise what is longer, in bytes.
const LONGEST: usize = 4_000;
/// How far into an element that stands beside a picture of a formula the formula itself is looked for.
const NEAR: usize = 4;

/// A formula and its picture have an element to themselves, which has no more children; more would cost a page of spans its time.
const BESIDE: usize = 6;

/// Operators with a space on both sides where they stand between two things.
const INFIX: &str = "=≠<>≤≥≪≫≈≡≅∼≃∝≔+−-±∓×·⋅∗∘⊕⊗∈∉∋⊂⊆⊃⊇∪∩∧∨→←↔↦⇒⇐⇔⟶⟹⟺∣∥";
/// Invisible times and plus, the applying of a function, a separator.
const INVISIBLE: [char; 4] = ['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}'];

/// The text of a `math` element, in one line.
pub(super) fn text(dom: &Dom, math: NodeId) -> String {
    let whole = dom.text(math);
    if whole.len() > LONGEST {
        return whole;
    }
    fold_spaces(&row(dom, math, 0))
}

/// Whether an element draws a formula for the eye that another beside it has as `MathML`, as `KaTeX` and `MathJax` do it.
pub(super) fn is_drawn(dom: &Dom, id: NodeId) -> bool {
    // What MathJax 2 hides from screen readers stands in a `nobr`, which this tree does not keep.
    let is_assistive = |node: NodeId| {
        let class = dom[node].attribute("class");
        class.is_some_and(|class| class.contains("Assistive"))
    };
    let is_hidden = dom[id].attribute("aria-hidden") == Some("true");
    if !is_hidden && (dom[id].tag() != "span" || is_assistive(id)) {
        return false;
    }
    let has_formula = |node| {
        let mut near = dom.descendants(node).take(NEAR);
        near.any(|node| dom[node].tag() == "math")
    };
    dom[id].parent.is_some_and(|parent| {
        dom.children(parent)
            .take(BESIDE)
            .any(|other| other != id && (is_hidden || is_assistive(other)) && has_formula(other))
    })
}

fn row(dom: &Dom, id: NodeId, depth: usize) -> String {
    let mut text = String::new();
    for child in dom.children(id) {
        if dom[child].tag() == "mo" {
            let sign = token(dom, child).replace('-', "−");
            let is_infix = !sign.is_empty() && sign.chars().all(|c| INFIX.contains(c));
            let follows = text.trim_end();
            let between = follows.ends_with(|c: char| !INFIX.contains(c) && !"([{|,;".contains(c));
            match sign.as_str() {
                "," | ";" => text.extend([&*sign, " "]),
                _ if is_infix && between => text.extend([" ", &sign, " "]),
                _ => text.push_str(&sign),
            }
        } else {
            text.push_str(&linear(dom, child, depth + 1));
        }
    }
    text
}

fn linear(dom: &Dom, id: NodeId, depth: usize) -> String {
    if depth > DEEPEST {
        return dom.text(id);
    }
    let parts: Vec<NodeId> = dom
        .children(id)
        .filter(|child| !dom[*child].tag().is_empty())
        .collect();
    let part = |at: usize| {
        parts
            .get(at)
            .map(|part| fold_spaces(&linear(dom, *part, depth + 1)))
            .unwrap_or_default()
    };
    match dom[id].tag() {
        "mi" | "mn" | "mo" | "ms" => token(dom, id),
        "mtext" => dom.raw_text(id).replace('\u{a0}', " "),
        "mspace" => " ".to_owned(),
        "mphantom" | "annotation" | "annotation-xml" | "none" | "mprescripts" => String::new(),
        "semantics" => part(0),
        "msup" => part(0) + &raised(&part(1)),
        "msub" => part(0) + &lowered(&part(1)),
        "msubsup" => part(0) + &lowered(&part(1)) + &raised(&part(2)),
        "mfrac" => format!("{}/{}", grouped(&part(0)), grouped(&part(1))),
        "msqrt" => format!("√{}", grouped(&fold_spaces(&row(dom, id, depth + 1)))),
        "mroot" => format!(
            "{}√{}",
            raised(&part(1)).trim_start_matches('^'),
            grouped(&part(0))
        ),
        // The bounds of a sum stand above and below it; so do bars and arrows, which a line leaves out.
        "munder" => with_bounds(part(0), &part(1), ""),
        "mover" => with_bounds(part(0), "", &part(1)),
        "munderover" => with_bounds(part(0), &part(1), &part(2)),
        "mtable" => listed(dom, &parts, depth, "; "),
        "mtr" | "mlabeledtr" => listed(dom, &parts, depth, " "),
        _ => row(dom, id, depth),
    }
}

/// The text of a symbol.
fn token(dom: &Dom, id: NodeId) -> String {
    let mut text = dom.text(id);
    text.retain(|c| !INVISIBLE.contains(&c));
    text
}

fn listed(dom: &Dom, parts: &[NodeId], depth: usize, between: &str) -> String {
    let parts = parts
        .iter()
        .map(|part| fold_spaces(&linear(dom, *part, depth + 1)));
    let filled: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    filled.join(between)
}

fn with_bounds(base: String, under: &str, over: &str) -> String {
    let is_sum = base.chars().any(|c| "∑∏∐∫∬∭∮⋃⋂⋁⋀".contains(c)) || base.chars().nth(1).is_some();
    if !is_sum {
        return base;
    }
    format!("{base}{}{} ", lowered(under), raised(over))
}

fn raised(text: &str) -> String {
    if text.chars().all(|c| "′″‴*∗†°".contains(c)) {
        return text.to_owned();
    }
    small(text, "0123456789+−ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ").unwrap_or_else(|| format!("^{}", grouped(text)))
}

fn lowered(text: &str) -> String {
    small(text, "0123456789+−", "₀₁₂₃₄₅₆₇₈₉₊₋").unwrap_or_else(|| format!("_{}", grouped(text)))
}

/// The text in small letters, where Unicode has all of them.
fn small(text: &str, plain: &str, small: &str) -> Option<String> {
    let letter = |c: char| {
        let at = plain.chars().position(|known| known == c)?;
        small.chars().nth(at)
    };
    let tight = text.chars().filter(|c| !c.is_whitespace());
    tight.map(letter).collect()
}

/// Between brackets, unless it is one number or name.
fn grouped(text: &str) -> String {
    let is_one = text.chars().all(|c| c.is_alphanumeric() || c == '.')
        || text.starts_with('(') && text.ends_with(')') && text.matches('(').count() == 1;
    if is_one {
        text.to_owned()
    } else {
        format!("({text})")
    }
}

#[cfg(test)]
mod tests {
    use crate::Page;

    /// What an article says whose first sentence has this formula.
    fn line(formula: &str) -> String {
        let html = format!(
            "<h1>Roots</h1><article><p>The equation {formula} was known in Babylon, where tables of roots were kept on tablets.</p>\
             <p>Nobody knows who found the rule for its two solutions, which every school has taught ever since then.</p></article>"
        );
        let text = crate::extract(&Page::html(None, &html))
            .expect("an article")
            .text();
        let line = text
            .lines()
            .find(|line| line.contains("was known"))
            .expect("the sentence");
        line.trim_start_matches("The equation ")
            .split(" was known")
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    #[test]
    fn a_formula_is_written_as_people_type_it() {
        for (formula, expected) in [
            (
                "<math><mrow><mi>a</mi><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mi>b</mi><mi>x</mi><mo>=</mo><mn>0</mn></mrow></math>",
                "ax² + bx = 0",
            ),
            (
                "<math><mi>x</mi><mo>=</mo><mfrac><mrow><mo>-</mo><mi>b</mi><mo>±</mo><msqrt><mi>D</mi></msqrt></mrow>\
                 <mrow><mn>2</mn><mo>&#x2062;</mo><mi>a</mi></mrow></mfrac></math>",
                "x = (−b ± √D)/2a",
            ),
            (
                "<math><msub><mi>x</mi><mn>10</mn></msub><mo>≠</mo><msub><mi>x</mi><mi>k</mi></msub></math>",
                "x₁₀ ≠ x_k",
            ),
            (
                "<math><munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msup><mi>k</mi><mrow><mi>m</mi><mo>+</mo><mn>1</mn></mrow></msup></math>",
                "∑_(k = 1)ⁿ k^(m + 1)",
            ),
            (
                "<math><mi>f</mi><mo>&#x2061;</mo><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo></math>",
                "f(x, y)",
            ),
            (
                "<math><mover><mi>x</mi><mo>˙</mo></mover><mo>&lt;</mo><mo>-</mo><mn>1</mn></math>",
                "x < −1",
            ),
        ] {
            assert_eq!(line(formula), expected, "{formula}");
        }
    }

    #[test]
    fn a_formula_that_is_drawn_and_written_is_read_once() {
        let math = "<math><semantics><mrow><mi>a</mi><mo>=</mo><mn>1</mn></mrow><annotation encoding=application/x-tex>a=1</annotation></semantics></math>";
        for formula in [
            // KaTeX, MathJax 2 and 3, Wikipedia.
            format!(
                "<span class=katex><span class=katex-mathml>{math}</span><span class=katex-html aria-hidden=true><span>a</span><span>=</span><span>1</span></span></span>"
            ),
            format!(
                "<span class=MathJax><nobr aria-hidden=true><span class=math>a=1</span></nobr><span class=MJX_Assistive_MathML role=presentation>{math}</span></span>"
            ),
            format!(
                "<mjx-container><mjx-math aria-hidden=true><mjx-mi>a</mjx-mi></mjx-math><mjx-assistive-mml>{math}</mjx-assistive-mml></mjx-container>"
            ),
            format!(
                "<span class=mwe-math-element><span class='mwe-math-mathml-inline mwe-math-mathml-a11y' style='display: none;'>{math}</span><img alt='{{a=1}}'></span>"
            ),
        ] {
            assert_eq!(line(&formula), "a = 1", "{formula}");
        }
    }

    #[test]
    fn what_is_hidden_from_screen_readers_without_a_formula_stays() {
        assert_eq!(
            line("<span><b>of</b> <span aria-hidden=true>motion</span></span>"),
            "of motion"
        );
    }

    #[test]
    fn a_formula_that_is_nested_without_end_is_read_in_little_time() {
        let deep = format!("<math>{}<mi>z</mi>", "<msup><mi>x</mi><mrow>".repeat(5_000));
        let page = format!(
            "<h1>Towers</h1><p>A tower of powers is read from above, as every student learns in the first year. {deep}"
        );
        assert!(crate::extract(&Page::html(None, &page)).is_ok());
    }
}
