//! Word documents: the paragraphs, headings, lists and tables of a `.docx`, which is XML in a ZIP file (ECMA-376,
//! <https://ecma-international.org/publications-and-standards/standards/ecma-376/>).

use std::io::{Cursor, Read as _};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use crate::article::{Article, Block, BlockKind, ExtractError};
use crate::language;
use crate::text::fold_spaces;

/// The longest part that is unpacked, in bytes: a novel's text has 10 MB of XML. A bomb ends here.
const MOST_XML: u64 = 24 << 20;
/// Elements deeper than this are no document of a person.
const MOST_DEPTH: usize = 256;
/// How many paragraphs are read, as of a page's blocks.
const MOST_BLOCKS: usize = 30_000;
/// The text, by the part of the package that has it.
const DOCUMENT: &str = "word/document.xml";
/// Title and author, likewise.
const PROPERTIES: &str = "docProps/core.xml";

/// Whether bytes are a Word document: a ZIP file that names its parts so.
pub(crate) fn is_word(bytes: &[u8]) -> bool {
    // Every program writes one of these parts among the first.
    bytes.starts_with(b"PK\x03\x04")
        && bytes[..bytes.len().min(8192)]
            .windows(5)
            .any(|window| window == b"word/")
        || bytes.starts_with(b"PK\x03\x04")
            && bytes[bytes.len().saturating_sub(16_384)..]
                .windows(DOCUMENT.len())
                .any(|window| window == DOCUMENT.as_bytes())
}

/// The article in a Word document.
pub(crate) fn article(bytes: &[u8]) -> Result<Article, ExtractError> {
    let mut package =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| ExtractError::UnreadableWord)?;
    let document = part(&mut package, DOCUMENT)?.ok_or(ExtractError::UnreadableWord)?;
    let properties = part(&mut package, PROPERTIES).ok().flatten();
    let read = read(&document)?;
    let title = read
        .title
        .or_else(|| properties.as_deref().and_then(declared_title))
        .or_else(|| first_heading(&read.blocks));
    let mut blocks = read.blocks;
    if let Some(title) = &title {
        blocks.retain(|block| block.kind != BlockKind::Heading || block.text != *title);
    }
    let language = language::detect(&blocks, None);
    Ok(Article {
        title,
        blocks,
        language,
        ..Article::default()
    })
}

/// A part's text; `None` where the package has no such part.
fn part(
    package: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
) -> Result<Option<String>, ExtractError> {
    let Ok(file) = package.by_name(name) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    file.take(MOST_XML + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| ExtractError::UnreadableWord)?;
    if bytes.len() as u64 > MOST_XML {
        return Err(ExtractError::TooComplex);
    }
    Ok(Some(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }))
}

#[derive(Default)]
struct Document {
    title: Option<String>,
    blocks: Vec<Block>,
}

/// The paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    is_item: bool,
    /// The run that is being read is hidden text.
    is_hidden: bool,
}

fn read(xml: &str) -> Result<Document, ExtractError> {
    let mut document = Document::default();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut reader = Reader::from_str(xml);
    // Text stands in `w:t` alone; what was deleted, and the second form of what older programs cannot show, is skipped.
    let (mut in_text, mut skipped, mut cells, mut depth) = (false, 0_usize, 0_usize, 0_usize);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                depth += 1;
                if depth > MOST_DEPTH {
                    return Err(ExtractError::TooComplex);
                }
                match element.local_name().as_ref() {
                    _ if skipped > 0 => skipped += 1,
                    "del" | "moveFrom" | "Fallback" | "instrText" | "delText" => skipped = 1,
                    "p" => paragraphs.push(Paragraph::default()),
                    "t" => in_text = true,
                    "tc" => cells += 1,
                    _ => property(&element, paragraphs.last_mut()),
                }
            }
            Ok(Event::Empty(element)) if skipped == 0 => {
                property(&element, paragraphs.last_mut());
            }
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                if skipped > 0 {
                    skipped -= 1;
                    continue;
                }
                match element.local_name().as_ref() {
                    "t" => in_text = false,
                    "tc" => cells = cells.saturating_sub(1),
                    "p" => {
                        if let Some(paragraph) = paragraphs.pop() {
                            finish(&mut document, &paragraph, cells > 0);
                        }
                        if document.blocks.len() >= MOST_BLOCKS {
                            break;
                        }
                    }
                    _ => {}
                }
            }
            Ok(Event::Text(text)) if in_text && skipped == 0 => {
                if let Some(paragraph) = paragraphs.last_mut().filter(|it| !it.is_hidden) {
                    paragraph.text.push_str(&text);
                }
            }
            Ok(Event::GeneralRef(name)) if in_text && skipped == 0 => {
                if let Some(paragraph) = paragraphs.last_mut().filter(|it| !it.is_hidden) {
                    paragraph.text.push_str(&reference(&name));
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) if document.blocks.is_empty() => return Err(ExtractError::UnreadableWord),
            // What could be read of a broken document is read.
            Err(_) => break,
        }
    }
    Ok(document)
}

/// What an element inside of a paragraph says of it, or adds to its text.
fn property(element: &BytesStart<'_>, paragraph: Option<&mut Paragraph>) {
    let Some(paragraph) = paragraph else { return };
    match element.local_name().as_ref() {
        "pStyle" => paragraph.style = value(element).unwrap_or_default(),
        "numPr" => paragraph.is_item = true,
        "r" => paragraph.is_hidden = false,
        "vanish" => paragraph.is_hidden = !matches!(value(element).as_deref(), Some("0" | "false")),
        "tab" | "br" | "cr" => paragraph.text.push(' '),
        "noBreakHyphen" => paragraph.text.push('-'),
        _ => {}
    }
}

fn value(element: &BytesStart<'_>) -> Option<String> {
    element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == "val")
        .map(|attribute| attribute.value.as_ref().to_owned())
}

/// The character that a reference stands for.
fn reference(name: &str) -> String {
    if let Some(text) = resolve_predefined_entity(name) {
        return text.to_owned();
    }
    let number = name.strip_prefix('#').and_then(|number| {
        number.strip_prefix(['x', 'X']).map_or_else(
            || number.parse().ok(),
            |hex| u32::from_str_radix(hex, 16).ok(),
        )
    });
    number
        .and_then(char::from_u32)
        .map(String::from)
        .unwrap_or_default()
}

fn finish(document: &mut Document, paragraph: &Paragraph, in_cell: bool) {
    let text = fold_spaces(&paragraph.text);
    if text.is_empty() {
        return;
    }
    let style = paragraph.style.to_lowercase();
    if matches!(
        style.as_str(),
        "title" | "titel" | "titre" | "título" | "titolo"
    ) && document.title.is_none()
    {
        document.title = Some(text);
        return;
    }
    // "TOC1", "Verzeichnis1": lines of a table of contents.
    if style.starts_with("toc") || style.starts_with("verzeichnis") {
        return;
    }
    let is_heading = [
        "heading",
        "berschrift",
        "titre",
        "ttulo",
        "titolo",
        "kop",
        "rubrik",
        "overskrift",
        "nagwek",
        "subtitle",
    ]
    .iter()
    .any(|name| style.contains(name));
    let kind = if is_heading {
        BlockKind::Heading
    } else if in_cell && crate::text::count_words(&text) < 15 {
        BlockKind::TableRow
    } else if style.contains("caption")
        || style.contains("beschriftung")
        || style.contains("footnote")
    {
        BlockKind::Apparatus
    } else if paragraph.is_item || style.contains("list") {
        BlockKind::ListItem
    } else if style.contains("quote") || style.contains("zitat") {
        BlockKind::Quote
    } else {
        BlockKind::Paragraph
    };
    document.blocks.push(Block { kind, text });
}

/// The title among the properties. Programs put the file's name or their own words there; those are none.
fn declared_title(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let mut title: Option<String> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "title" => {
                title = Some(String::new());
            }
            Ok(Event::Text(text)) => {
                if let Some(title) = &mut title {
                    title.push_str(&text);
                }
            }
            Ok(Event::GeneralRef(name)) => {
                if let Some(title) = &mut title {
                    title.push_str(&reference(&name));
                }
            }
            Ok(Event::End(element)) if element.local_name().as_ref() == "title" => break,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    let title = fold_spaces(&title?);
    let small = title.to_lowercase();
    let is_file = [".doc", ".docx", ".dot", ".odt"]
        .iter()
        .any(|ending| small.ends_with(ending));
    let is_named_by_program = ["microsoft word", "document1", "untitled", "word document"]
        .iter()
        .any(|words| small.starts_with(words));
    // "Template_2019_final"
    let is_name_of_file = title.contains('_') && !title.contains(' ');
    (!title.is_empty() && !is_file && !is_name_of_file && !is_named_by_program).then_some(title)
}

/// A heading before any text.
fn first_heading(blocks: &[Block]) -> Option<String> {
    let first = blocks.first()?;
    (first.kind == BlockKind::Heading).then(|| first.text.clone())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::MOST_XML;
    use crate::{Article, BlockKind, Content, ExtractError, Page, extract};

    const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn document(body: &str) -> Vec<u8> {
        let xml = format!(
            "<?xml version='1.0'?><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{body}</w:body></w:document>"
        );
        package(&[
            ("[Content_Types].xml", b"<Types/>".as_slice()),
            ("word/document.xml", xml.as_bytes()),
        ])
    }

    fn read(bytes: Vec<u8>) -> Result<Article, ExtractError> {
        extract(&Page::from_bytes(None, Some(TYPE), bytes).unwrap())
    }

    fn paragraph(style: &str, runs: &[&str]) -> String {
        let runs: Vec<String> = runs
            .iter()
            .map(|run| format!("<w:r><w:t xml:space='preserve'>{run}</w:t></w:r>"))
            .collect();
        format!(
            "<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{}</w:p>",
            runs.concat()
        )
    }

    #[test]
    fn title_headings_paragraphs_and_lists_are_read() {
        let body = [
            paragraph("Title", &["Third crane for the harbour"]),
            paragraph("Heading1", &["Costs"]),
            paragraph("", &["The port pays eleven mil", "lion for it &amp; the quay, half of which comes from the region."]),
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/></w:numPr></w:pPr><w:r><w:t>The old crane is kept.</w:t></w:r></w:p>".to_owned(),
            "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>It lifts </w:t></w:r><w:del><w:r><w:delText>thirty</w:delText></w:r></w:del><w:ins><w:r><w:t>forty</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> or so &amp; more</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> tonnes.</w:t></w:r></w:p>".to_owned(),
        ]
        .concat();
        let article = read(document(&body)).unwrap();
        assert_eq!(
            article.title.as_deref(),
            Some("Third crane for the harbour")
        );
        let blocks: Vec<(BlockKind, &str)> = article
            .blocks
            .iter()
            .map(|block| (block.kind, block.text.as_str()))
            .collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading, "Costs"),
                (
                    BlockKind::Paragraph,
                    "The port pays eleven million for it & the quay, half of which comes from the region."
                ),
                (BlockKind::ListItem, "The old crane is kept."),
                (BlockKind::Paragraph, "It lifts forty tonnes."),
            ]
        );
    }

    #[test]
    fn a_document_is_known_by_its_parts_where_no_type_names_it() {
        let bytes = document(&paragraph("", &["A sentence that stands in the document."]));
        for kind in [
            None,
            Some("application/octet-stream"),
            Some("application/zip"),
            Some(TYPE),
        ] {
            let page = Page::from_bytes(None, kind, bytes.clone()).unwrap();
            assert!(matches!(page.content(), Content::Word(_)), "{kind:?}");
        }
        assert!(Page::can_be(TYPE));
        // Another package, another file.
        let other = package(&[("xl/workbook.xml", b"<workbook/>".as_slice())]);
        assert!(Page::from_bytes(None, Some("application/zip"), other).is_err());
        assert!(Page::from_bytes(None, Some(TYPE), &b"\xd0\xcf\x11\xe0 encrypted"[..]).is_err());
    }

    #[test]
    fn broken_and_hostile_documents_have_errors() {
        let mut cut = document(&paragraph("", &["A sentence that stands in the document."]));
        cut.truncate(cut.len() / 2);
        assert_eq!(read(cut).map(|_| ()), Err(ExtractError::UnreadableWord));
        let no_text = package(&[("word/styles.xml", b"<styles/>".as_slice())]);
        assert_eq!(read(no_text).map(|_| ()), Err(ExtractError::UnreadableWord));
        assert_eq!(
            read(document("")).map(|_| ()),
            Err(ExtractError::NothingToSummarize)
        );
        let deep = "<w:p>".repeat(1000);
        assert_eq!(
            read(document(&deep)).map(|_| ()),
            Err(ExtractError::TooComplex)
        );
        let bomb = vec![b' '; usize::try_from(MOST_XML).unwrap() + 1];
        let bomb = package(&[("word/document.xml", bomb.as_slice())]);
        assert!(bomb.len() < 100_000);
        assert_eq!(read(bomb).map(|_| ()), Err(ExtractError::TooComplex));
    }
}
