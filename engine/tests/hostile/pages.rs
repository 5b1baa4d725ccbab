//! Pages that are made to cost time and memory: each the size asked for, each hostile in a way of its own.

/// The names of all kinds.
pub(crate) const KINDS: [&str; 29] = [
    "nested divs",
    "nested lists",
    "nested tables",
    "nested formatting",
    "nested links",
    "nested unknown elements",
    "sibling paragraphs",
    "sibling empty elements",
    "unclosed paragraphs",
    "unclosed formatting with attributes",
    "misnested formatting",
    "attributes in one tag",
    "attributes in one end tag",
    "quoted angle brackets in attributes",
    "one long class list",
    "a long class list around many blocks",
    "a large table",
    "text in a table's wrong place",
    "end tags without start",
    "one text without spaces",
    "headings",
    "nested JSON",
    "JSON-LD",
    "entities and joiners",
    "hidden styles",
    "sibling pictures of formulas",
    "nested formulas",
    "one element of links and lines",
    "nested teasers",
];

/// A page of `kind` with about `size` bytes.
pub(crate) fn page(kind: &str, size: usize) -> String {
    let fill = |piece: &str| piece.repeat(size / piece.len());
    let numbered = |make: &dyn Fn(usize) -> String| {
        let mut page = String::with_capacity(size + 100);
        let mut number = 0;
        while page.len() < size {
            page.push_str(&make(number));
            number += 1;
        }
        page
    };
    match kind {
        "sibling pictures of formulas" => fill("<span aria-hidden=true>a</span> "),
        "nested formulas" => format!("<p>a <math>{}", fill("<msup><mi>a</mi><mrow>")),
        "one element of links and lines" => {
            let half = size / 2;
            let lines = "a line of the text.<br><br>".repeat(half / 27);
            let leading = "<a href=/x>A headline of five words</a> goes on with a text of more than ten words, which ends here.<br><br>";
            format!("<div>{lines}{}", leading.repeat(half / leading.len()))
        }
        "nested teasers" => {
            let teaser = "<div><h3><a href=/x>A headline of five words</a></h3><p>A text of more than ten words that stands under a \
                headline and breaks off ...</p>";
            format!("{}{}", "<div>".repeat(200), fill(teaser))
        }
        "nested divs" => fill("<div>a "),
        "nested lists" => fill("<ul><li>a "),
        "nested tables" => fill("<table><tr><td>a "),
        "nested formatting" => fill("<b><i><u>a "),
        "nested links" => fill("<a href=x>a <div>"),
        "nested unknown elements" => numbered(&|n| format!("<x{n}>a ")),
        "sibling paragraphs" => fill("<p>a</p>"),
        "sibling empty elements" => fill("<br>"),
        "unclosed paragraphs" => fill("<p>a b c. "),
        "unclosed formatting with attributes" => numbered(&|n| format!("<p><code a={n}>a ")),
        "misnested formatting" => {
            numbered(&|n| format!("<a href={n}><code c={n}><p>a</a></code> "))
        }
        "attributes in one tag" => format!("<p {}>text", numbered(&|n| format!("a{n} "))),
        "attributes in one end tag" => format!("text</p {}>", numbered(&|n| format!("a{n} "))),
        "quoted angle brackets in attributes" => {
            format!("<p {}>text", numbered(&|n| format!("a{n}='>' ")))
        }
        "one long class list" => format!("<p class='{}'>text", fill("comment sidebar ")),
        "a long class list around many blocks" => {
            let half = size / 2;
            let (list, blocks) = ("a b ".repeat(half / 4), "<p>a b c. ".repeat(half / 10));
            format!("<div class='{list}'>{blocks}")
        }
        "a large table" => format!("<table>{}", fill("<tr><td>a<td>b")),
        "text in a table's wrong place" => format!("<table>{}", fill("<tr>a<b>b</b>")),
        "end tags without start" => fill("</p></a></div>"),
        "one text without spaces" => format!("<p>{}", fill("a")),
        "headings" => numbered(&|n| format!("<h1>Heading {n}</h1>")),
        "nested JSON" => format!(
            "<title>x</title><script type='application/json'>{}",
            fill("[{\"a\":")
        ),
        "JSON-LD" => format!(
            "<script type='application/ld+json'>[{}0]</script><p>text",
            numbered(&|n| format!("{{\"@type\":\"Article\",\"articleBody\":\"<p>{n} & so on\"}},"))
        ),
        "entities and joiners" => fill("&amp;&#8203;\u{200d}\u{ad}a "),
        "hidden styles" => fill("<p style='display: none'>a"),
        _ => String::new(),
    }
}
