//! PDFs written by hand: pages of text at given places, in Helvetica, uncompressed.

use std::fmt::Write as _;

/// A document under construction.
#[derive(Clone, Default)]
pub(crate) struct Pdf {
    pages: Vec<Vec<u8>>,
    /// Entries of every page's dictionary, besides the usual.
    pub(crate) page_entries: String,
    /// Entries of the page tree's root, which pages inherit.
    pub(crate) tree_entries: String,
    /// Entries of every content stream's dictionary.
    pub(crate) stream_entries: String,
    /// Entries of the trailer.
    pub(crate) trailer_entries: String,
    /// Objects from number 10 on.
    pub(crate) more: Vec<Vec<u8>>,
    /// By how many bytes the cross-reference table is off.
    pub(crate) off_by: usize,
}

impl Pdf {
    /// A document of one page that draws this.
    pub(crate) fn of(content: impl AsRef<str>) -> Self {
        Self::default().page(content)
    }

    /// With one more page.
    pub(crate) fn page(mut self, content: impl AsRef<str>) -> Self {
        self.pages.push(latin(content.as_ref()));
        self
    }

    /// With a page whose content is bytes as they are.
    pub(crate) fn raw_page(mut self, content: Vec<u8>) -> Self {
        self.pages.push(content);
        self
    }

    /// With a title in the file's description.
    pub(crate) fn titled(mut self, title: &str) -> Self {
        self.trailer_entries = format!("/Info << /Title ({}) >>", escaped(title));
        self
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let first = 10 + self.more.len();
        let kids: Vec<String> = (0..self.pages.len())
            .map(|page| format!("{} 0 R", first + 2 * page))
            .collect();
        let mut objects: Vec<(usize, Vec<u8>)> = vec![
            (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
            (
                2,
                format!(
                    "<< /Type /Pages /Count {} /Kids [{}] {} >>",
                    self.pages.len(),
                    kids.join(" "),
                    self.tree_entries
                )
                .into_bytes(),
            ),
            (3, font("Helvetica")),
            (4, font("Helvetica-Bold")),
        ];
        objects.extend(
            self.more
                .iter()
                .cloned()
                .enumerate()
                .map(|(at, object)| (10 + at, object)),
        );
        for (page, content) in self.pages.iter().enumerate() {
            let number = first + 2 * page;
            objects.push((number, format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 10 0 R >> /XObject << /X 10 0 R >> >> {} >>",
                number + 1,
                self.page_entries
            ).into_bytes()));
            objects.push((number + 1, stream(content, &self.stream_entries)));
        }
        let mut file = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut table = String::new();
        for (number, object) in &objects {
            let _ = write!(
                table,
                "{number} 1\n{:010} 00000 n \n",
                file.len() + self.off_by
            );
            file.extend(format!("{number} 0 obj\n").as_bytes());
            file.extend(object);
            file.extend(b"\nendobj\n");
        }
        let at = file.len() + self.off_by;
        let size = first + 2 * self.pages.len();
        file.extend(latin(&format!(
            "xref\n0 1\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {} >>\nstartxref\n{at}\n%%EOF\n",
            self.trailer_entries
        )));
        file
    }
}

fn font(name: &str) -> Vec<u8> {
    format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
        .into_bytes()
}

/// A stream object.
pub(crate) fn stream(data: &[u8], entries: &str) -> Vec<u8> {
    let mut object = format!("<< /Length {} {entries} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

/// One line of text: from the left and the bottom, in points; its size; what it says.
pub(crate) fn line(x: f32, y: f32, size: f32, text: &str) -> String {
    in_font("F1", x, y, size, text)
}

/// The same in bold.
pub(crate) fn bold(x: f32, y: f32, size: f32, text: &str) -> String {
    in_font("F2", x, y, size, text)
}

fn in_font(font: &str, x: f32, y: f32, size: f32, text: &str) -> String {
    format!(
        "BT /{font} {size} Tf {x} {y} Td ({}) Tj ET\n",
        escaped(text)
    )
}

/// Lines below one another from `top` on, `leading` apart, at the left margin.
pub(crate) fn lines(top: f32, leading: f32, texts: &[&str]) -> String {
    let mut y = top + leading;
    texts
        .iter()
        .map(|text| {
            y -= leading;
            line(72.0, y, 11.0, text)
        })
        .collect()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('(', "\\(")
        .replace(')', "\\)")
}

/// One byte a character.
fn latin(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect()
}
