//! The title that a file's maker gave it, unless a program made it up.

use crate::text::fold_spaces;

/// The declared title, where it says what the document is about.
pub(super) fn declared(title: &str) -> Option<String> {
    let title = fold_spaces(title);
    let lower = title.to_lowercase();
    let made_up = [
        "microsoft ",
        "untitled",
        "powerpoint",
        "file:",
        "http:",
        "https:",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
        || [
            ".doc", ".docx", ".dvi", ".tex", ".indd", ".qxd", ".pdf", ".ps", ".ppt", ".pptx",
            ".odt", ".rtf", ".xls", ".xlsx", ".html", ".htm", ".txt", ".pages", ".md",
        ]
        .iter()
        .any(|end| lower.ends_with(end))
        || matches!(
            lower.as_str(),
            "title"
                | "document"
                | "dokument"
                | "scan"
                | "scanned document"
                | "print"
                | "template"
                | "(anonymous)"
                | "anonymous"
        )
        || lower.contains('\\')
        || !title.contains(' ') && title.contains(|c: char| c.is_ascii_digit() || c == '_');
    let length = title.chars().count();
    let short = if title.is_ascii() { 4 } else { 2 };
    (!made_up && (short..=300).contains(&length) && title.contains(char::is_alphabetic))
        .then_some(title)
}
