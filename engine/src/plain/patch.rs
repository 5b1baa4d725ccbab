//! Patches in mail: where the change begins below the message that explains it, and the lines that say who signed it
//! (<https://docs.kernel.org/process/submitting-patches.html>).

/// The list of changed files stands within so many lines below the rule that ends the message; notes to those who review
/// the patch may stand before it. Chosen by eye.
const NOTES: usize = 40;

/// Whether a patch begins with the first of these lines.
pub(super) fn begins(lines: &[&str]) -> bool {
    let line = lines[0].trim_end();
    let next = lines.get(1).copied().unwrap_or_default();
    if line == "---" {
        return lines[1..]
            .iter()
            .take(NOTES)
            .any(|line| is_of_changes(line) || line.starts_with("diff --git "));
    }
    line.starts_with("diff --git ")
        || line.starts_with("@@ -") && line[4..].contains(" @@")
        || line.starts_with("--- ") && next.starts_with("+++ ")
        || line.starts_with("Index: ") && next.starts_with("=====")
}

/// " drivers/crane/hook.c | 14 +++---"
fn is_of_changes(line: &str) -> bool {
    line.split_once(" | ").is_some_and(|(file, changes)| {
        file.starts_with(' ')
            && changes
                .trim_start()
                .starts_with(|c: char| c.is_ascii_digit())
    })
}

/// "Signed-off-by: Lena Park <lena@tidewater.example>", "Fixes: 1a2b3c4d5e6f (\"crane: add a hook\")"
pub(super) fn is_trailer(line: &str) -> bool {
    let Some((name, value)) = line.split_once(": ") else {
        return false;
    };
    let value = value.trim_start();
    let is_address = || value.contains('@') || value.contains(" at ");
    let is_name = name.len() <= 40
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    if is_name && (name.ends_with("-by") || name.ends_with("-By")) {
        return is_address();
    }
    match name {
        "Cc" => is_address(),
        "Fixes" => value.bytes().take_while(u8::is_ascii_hexdigit).count() >= 7,
        "Link" | "Closes" | "BugLink" => value.starts_with("http"),
        "Change-Id" => !value.contains(' '),
        _ => false,
    }
}
