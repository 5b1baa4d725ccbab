//! PDFs that are made to bring a reader down: each small, each of another kind. And one that only looks so.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression, FlushCompress};

/// What must be read in the documents that can be read.
pub const SENTENCE: &str =
    "The crane lifted more this year than in any year since the harbour was built in 1874.";

/// The names of all hostile kinds.
pub const KINDS: [&str; 26] = [
    "character map that nests without end",
    "character map that maps billions",
    "character map with one endless range",
    "rows of two billion columns",
    "six million operators",
    "operands without operators",
    "arrays within arrays",
    "dictionaries within dictionaries",
    "a stream that unpacks to a gigabyte",
    "a stream packed twice",
    "an object stream that unpacks to a gigabyte",
    "forms that draw each other ever more often",
    "a form that draws itself",
    "a page tree that is a circle",
    "a hundred thousand pages",
    "widths for two billion characters",
    "a million letters shown alone",
    "ninety thousand letters all over the page",
    "two million rectangles",
    "a grid of ten thousand lines",
    "a stream of codes that unpacks a thousandfold",
    "an object stream of a million objects",
    "a cross-reference stream for two billion objects",
    "a page tree of a hundred thousand levels",
    "a page of a million streams",
    "two hundred pages that each show twenty thousand letters",
];

type Objects = Vec<(u32, Vec<u8>)>;

/// A document of `kind`, which counts for nothing with `padding` bytes more.
#[must_use]
pub fn document(kind: &str, padding: usize) -> Vec<u8> {
    let mut document = attack(kind);
    if padding > 0 {
        // Before the table of objects, whose place is then another.
        let place = document
            .windows(5)
            .rposition(|window| window == b"xref\n")
            .unwrap_or_default();
        let mut object = b"999 0 obj\n".to_vec();
        let mut noise = 1_u32;
        let data: Vec<u8> = (0..padding)
            .map(|_| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                noise.to_be_bytes()[0]
            })
            .collect();
        object.extend(stream(&data, ""));
        object.extend(b"\nendobj\n");
        document.splice(place..place, object);
    }
    document
}

#[expect(clippy::too_many_lines, reason = "a table, one kind a row")]
fn attack(kind: &str) -> Vec<u8> {
    match kind {
        "character map that nests without end" => mapped(&b"[".repeat(100_000)),
        "character map that maps billions" => {
            let mut map = b"begincodespacerange <0000> <FFFF> endcodespacerange\n200000 beginbfrange\n".to_vec();
            map.extend(b"<0000> <FFFF> <0041>\n".repeat(200_000));
            map.extend(b"endbfrange");
            mapped(&map)
        }
        "character map with one endless range" => mapped(
            b"begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange",
        ),
        "rows of two billion columns" => one_page(
            packed(&text(), "/DecodeParms << /Predictor 12 /Columns 2000000000 >>"),
            Vec::new(),
        ),
        "six million operators" => drawn(&b"q ".repeat(3 << 20)),
        "operands without operators" => drawn(&b"1 ".repeat(15 << 20)),
        "arrays within arrays" => drawn(&b"[".repeat(1 << 20)),
        "dictionaries within dictionaries" => one_page(
            stream(&text(), ""),
            vec![(6, b"<< /A ".repeat(200_000))],
        ),
        "a stream that unpacks to a gigabyte" => one_page(packed_zeros(1 << 30, ""), Vec::new()),
        "a stream packed twice" => one_page(twice_packed_zeros(1 << 30), Vec::new()),
        "an object stream that unpacks to a gigabyte" => one_page(
            stream(&text(), ""),
            vec![(6, packed_zeros(1 << 30, "/Type /ObjStm /N 1 /First 10"))],
        ),
        "forms that draw each other ever more often" => forms(12, 100),
        "a form that draws itself" => forms(1, 100),
        "a page tree that is a circle" => file(&vec![
            (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
            (2, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>".to_vec()),
        ]),
        "a hundred thousand pages" => file(&vec![
            (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
            (2, [b"<< /Type /Pages /Count 100000 /Kids [".as_slice(), &b"3 0 R ".repeat(100_000), b"] >>"].concat()),
            (3, page()),
            (4, stream(&text(), "")),
            (5, font("")),
        ]),
        "widths for two billion characters" => composite("/W [0 2000000000 500 7 [1 2 3] 9 2000000000 1]"),
        "a million letters shown alone" => {
            drawn(&[b"BT /F1 9 Tf ".as_slice(), &b"(a)Tj ".repeat(1 << 20), b"ET"].concat())
        }
        "ninety thousand letters all over the page" => {
            let mut places = Places::default();
            let letters = (0..90_000).map(|_| {
                let (x, y) = (places.next(500), places.next(700));
                format!("BT /F1 9 Tf {x:.1} {y:.1} Td (ab cd) Tj ET\n")
            });
            drawn(letters.collect::<Vec<_>>().concat().as_bytes())
        }
        "two million rectangles" => drawn(&b"9 9 90 1 re f ".repeat(2 << 20)),
        "a grid of ten thousand lines" => {
            let lines = (0..5_000).map(|at| {
                let at = f64::from(at) / 10.0;
                format!("50 {at} m 550 {at} l S {at} 50 m {at} 750 l S\n")
            });
            drawn(lines.collect::<Vec<_>>().concat().as_bytes())
        }
        "a stream of codes that unpacks a thousandfold" => {
            one_page(stream(&lzw_zeros(3 << 20), "/Filter /LZWDecode"), Vec::new())
        }
        "an object stream of a million objects" => {
            let mut objects = String::new();
            for number in 0..1_000_000 {
                let _ = write!(objects, "{} {} ", 1000 + number, 2 * number);
            }
            let first = objects.len();
            objects.push_str(&"1 ".repeat(1_000_000));
            one_page(
                stream(&text(), ""),
                vec![(6, packed(objects.as_bytes(), &format!("/Type /ObjStm /N 1000000 /First {first}")))],
            )
        }
        "a cross-reference stream for two billion objects" => {
            let mut file = control();
            let at = file.len();
            file.extend(b"9 0 obj\n");
            file.extend(packed(&vec![1; 4 << 20], "/Type /XRef /W [1 1 0] /Index [0 2000000000] /Size 2000000000 /Root 1 0 R"));
            file.extend(format!("\nendobj\nstartxref\n{at}\n%%EOF\n").as_bytes());
            // Where a table is looked for that belongs to it.
            file.extend(b"xref\n");
            file
        }
        "a page tree of a hundred thousand levels" => {
            let mut objects = vec![(1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec())];
            for level in 2..100_000 {
                objects.push((level, format!("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", level + 1).into_bytes()));
            }
            file(&objects)
        }
        "a page of a million streams" => file(&vec![
            (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
            (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec()),
            (3, [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents [".as_slice(), &b"4 0 R ".repeat(800_000), b"] >>"].concat()),
            (4, stream(&text(), "")),
            (5, font("")),
        ]),
        "two hundred pages that each show twenty thousand letters" => {
            let mut places = Places::default();
            let letters = (0..20_000).map(|_| {
                let (x, y) = (places.next(500), places.next(700));
                format!("BT /F1 9 Tf {x:.1} {y:.1} Td (ab cd) Tj ET\n")
            });
            file(&vec![
                (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
                (2, [b"<< /Type /Pages /Count 200 /Kids [".as_slice(), &b"3 0 R ".repeat(200), b"] >>"].concat()),
                (3, page()),
                (4, packed(letters.collect::<Vec<_>>().concat().as_bytes(), "")),
                (5, font("")),
            ])
        }
        _ => Vec::new(),
    }
}

/// Places that are not all the same; any will do.
struct Places(u32);

impl Default for Places {
    fn default() -> Self {
        Self(1)
    }
}

impl Places {
    /// Between 50 and so many more.
    fn next(&mut self, most: u32) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from((self.0 >> 8) % (most * 1000)) / 1000.0 + 50.0
    }
}

/// Codes of nine to twelve bits, each one character longer than the one before; so many bytes of them.
fn lzw_zeros(size: usize) -> Vec<u8> {
    let (mut bytes, mut pending, mut count) = (Vec::with_capacity(size), 0_u32, 0);
    let mut put = |code: u32, width: u32| {
        pending = pending << width | code;
        count += width;
        while count >= 8 {
            count -= 8;
            bytes.push((pending >> count).to_be_bytes()[3]);
        }
        bytes.len()
    };
    loop {
        put(256, 9);
        put(0x20, 9);
        for code in 258..4094_u32 {
            // The width grows one code early.
            let width = match code {
                ..511 => 9,
                511..1023 => 10,
                1023..2047 => 11,
                _ => 12,
            };
            if put(code, width) >= size {
                return bytes;
            }
        }
    }
}

/// A document that is nothing but honest.
#[must_use]
pub fn control() -> Vec<u8> {
    one_page(stream(&text(), ""), Vec::new())
}

/// An honest plot of 100,000 markers, some 3 MB, with a sentence below it.
#[must_use]
pub fn scatter_plot() -> Vec<u8> {
    let mut content = text();
    let mut places = Places::default();
    let mut markers = String::new();
    for _ in 0..100_000 {
        let (x, y) = (places.next(500), places.next(600));
        let _ = writeln!(
            markers,
            "{x:.3} {y:.3} m {:.3} {y:.3} {:.3} {:.3} {x:.3} {:.3} c {:.3} {:.3} {:.3} {y:.3} {x:.3} {y:.3} c h f",
            x + 1.0,
            x + 1.0,
            y + 1.0,
            y + 1.0,
            x - 1.0,
            y + 1.0,
            x - 1.0,
        );
    }
    content.extend(markers.as_bytes());
    one_page(packed(&content, ""), Vec::new())
}

fn text() -> Vec<u8> {
    format!("BT /F1 12 Tf 72 700 Td ({SENTENCE}) Tj ET\n").into_bytes()
}

fn drawn(operators: &[u8]) -> Vec<u8> {
    one_page(packed(&[&text(), operators].concat(), ""), Vec::new())
}

fn mapped(map: &[u8]) -> Vec<u8> {
    one_page_in(
        stream(&text(), ""),
        font("/ToUnicode 6 0 R"),
        vec![(6, packed(map, ""))],
    )
}

fn composite(widths: &str) -> Vec<u8> {
    one_page_in(
        stream(&text(), ""),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
            .to_vec(),
        vec![(
            6,
            format!("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A {widths} >>").into_bytes(),
        )],
    )
}

/// Each form draws the next `times`, the last one the first.
fn forms(depth: u32, times: usize) -> Vec<u8> {
    let forms = (0..depth)
        .map(|at| {
            let next = 6 + (at + 1) % depth;
            let entries = format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>"
            );
            (6 + at, stream(&b"/X Do ".repeat(times), &entries))
        })
        .collect();
    one_page(stream(&[&text(), b"/X Do".as_slice()].concat(), ""), forms)
}

fn page() -> Vec<u8> {
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>".to_vec()
}

fn font(entries: &str) -> Vec<u8> {
    format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding {entries} >>")
        .into_bytes()
}

fn one_page(content: Vec<u8>, more: Objects) -> Vec<u8> {
    one_page_in(content, font(""), more)
}

fn one_page_in(content: Vec<u8>, font: Vec<u8>, more: Objects) -> Vec<u8> {
    let mut objects = vec![
        (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
        (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec()),
        (3, page()),
        (4, content),
        (5, font),
    ];
    objects.extend(more);
    file(&objects)
}

fn stream(data: &[u8], entries: &str) -> Vec<u8> {
    let mut object = format!("<< /Length {} {entries} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

fn packed(data: &[u8], entries: &str) -> Vec<u8> {
    stream(&deflated(data), &format!("/Filter /FlateDecode {entries}"))
}

fn packed_zeros(size: usize, entries: &str) -> Vec<u8> {
    stream(
        &deflated_zeros(size),
        &format!("/Filter /FlateDecode {entries}"),
    )
}

fn twice_packed_zeros(size: usize) -> Vec<u8> {
    stream(
        &deflated(&deflated_zeros(size)),
        "/Filter [/FlateDecode /FlateDecode]",
    )
}

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// One block of it, packed so that it can follow itself, again and again; without the checksum, at which nobody arrives.
fn deflated_zeros(size: usize) -> Vec<u8> {
    const BLOCK: usize = 1 << 20;
    let zeros = vec![b' '; BLOCK];
    let mut packing = Compress::new(Compression::best(), true);
    let mut block = || {
        let mut packed = Vec::with_capacity(BLOCK);
        packing
            .compress_vec(&zeros, &mut packed, FlushCompress::Full)
            .unwrap();
        packed
    };
    let first = block();
    [first, block().repeat(size / BLOCK - 1)].concat()
}

/// The file around its objects; number 1 is the catalog.
fn file(objects: &Objects) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = String::new();
    for (number, object) in objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").as_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let at = bytes.len();
    let size = objects
        .iter()
        .map(|(number, _)| number + 1)
        .max()
        .unwrap_or(1);
    bytes.extend(
        format!("xref\n0 1\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n")
            .as_bytes(),
    );
    bytes
}
