//! A plain PDF, as a word processor would export it: a page of text after the other in Helvetica.

use std::fmt::Write as _;

/// Characters on a line: what fits between the margins of a page of US Letter in 11 points.
const LINE: usize = 85;

/// A document of so many pages, each with all paragraphs on it (PDF 1.4, ISO 32000-1 7.5: objects, their offsets, trailer).
pub(crate) fn document(paragraphs: &[&str], pages: usize) -> Vec<u8> {
    let content = content(paragraphs);
    let numbers = |first: usize| (0..pages).map(move |page| first + 2 * page);
    let kids: Vec<String> = numbers(4).map(|number| format!("{number} 0 R")).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Kids[{}]/Count {pages}/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>>>",
            kids.join(" ")
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for number in numbers(5) {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {number} 0 R>>"));
        let length = content.len();
        objects.push(format!("<</Length {length}>>stream\n{content}\nendstream"));
    }
    written(&objects)
}

/// The drawing of paragraphs, line by line, with half a line between them.
fn content(paragraphs: &[&str]) -> String {
    let mut drawn = String::from("BT /F1 11 Tf 13 TL 72 720 Td");
    for paragraph in paragraphs {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if line.len() + word.len() > LINE {
                let _ = write!(drawn, " ({line}) Tj T*");
                line.clear();
            }
            line.push_str(word);
            line.push(' ');
        }
        let _ = write!(drawn, " ({line}) Tj T* 0 -7 Td");
    }
    drawn.push_str(" ET");
    drawn
}

fn written(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    let mut offsets = String::new();
    for (index, object) in objects.iter().enumerate() {
        let _ = writeln!(offsets, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let (size, table) = (objects.len() + 1, file.len());
    let _ = write!(
        file,
        "xref\n0 {size}\n0000000000 65535 f \n{offsets}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
    );
    file.into_bytes()
}
