//! Archives of mailing lists: pages that show one mail in `<pre>`, among links to the mails before and after it (pipermail,
//! `MHonArc`, hypermail, public-inbox).

use super::blocks::{Cut, RawBlock};
use super::context::Place;
use super::preformatted::is_program;
use crate::article::{Block, BlockKind};
use crate::hash::HashSet;
use crate::plain;
use crate::text::count_words;

/// What such an archive says around a mail, as its programs write it, in lower case.
const AROUND: &[&str] = &[
    "previous message",
    "next message",
    "messages sorted by",
    "mail actions",
    "nearby:",
    "previous by date",
    "previous by thread",
    "next by date",
    "next by thread",
    "prev by date",
    "prev by thread",
    "date prev",
    "date next",
    "date index",
    "thread prev",
    "thread next",
    "thread index",
    "prev in thread",
    "next in thread",
    "prev in list",
    "next in list",
    "download raw message",
    "permalink raw reply",
    "reply via email to",
    "contemporary messages sorted",
    "more information about the",
    "reply instructions:",
    "be sure your reply has",
    "this is a public inbox",
    "thread overview",
    "other threads:",
];
/// A page with fewer of these is no archive: a shop's page may lead to the next message, too.
const LEAST_AROUND: usize = 2;
/// A block with more words is no such line.
const MOST_WORDS: u32 = 60;
/// The words of such a page beside its mail are fewer than one in so many of the mail's. Chosen by eye.
const BESIDE: u32 = 3;
/// The mails of a page that are read: more than a thread has that anybody reads to its end.
const MOST_MAILS: usize = 1000;
/// So many lines of the archive may stand over a mail's header.
const MOST_BEFORE_HEADER: usize = 12;
/// A name under a mail has no more words.
const NAME: usize = 3;

/// Takes the lines that lead to other mails out of the page of an archive.
pub(super) fn drop_links(cut: &mut Cut) {
    if is_archive(cut) {
        cut.blocks
            .retain(|block| block.kind == BlockKind::Preformatted || !is_link(block));
    }
}

/// The mail that a page of an archive shows.
pub(super) fn mail(cut: &Cut) -> Option<Vec<Block>> {
    let preformatted = || {
        cut.blocks.iter().filter(|block| {
            block.kind == BlockKind::Preformatted && !block.context.within(Place::Form)
        })
    };
    let mut mails: Vec<(&RawBlock, String)> = preformatted()
        .filter_map(|block| Some((block, from_header(&block.text)?)))
        .take(MOST_MAILS)
        .collect();
    if mails.is_empty() {
        if !is_archive(cut) {
            return None;
        }
        mails = preformatted()
            .filter(|block| !is_around(&block.text))
            .map(|block| (block, block.text.clone()))
            .take(MOST_MAILS)
            .collect();
    }
    let held: u32 = mails.iter().map(|(block, _)| block.words).sum();
    let beside: u32 = cut
        .blocks
        .iter()
        .filter(|block| {
            block.kind != BlockKind::Preformatted && block.is_prose() && !is_link(block)
        })
        .map(|block| block.words)
        .sum();
    if beside * BESIDE > held {
        return None;
    }
    let blocks: Vec<Block> = mails.iter().flat_map(|(_, mail)| blocks(mail)).collect();
    blocks
        .iter()
        .any(|block| block.kind != BlockKind::Preformatted)
        .then_some(blocks)
}

fn is_archive(cut: &Cut) -> bool {
    let mut found: HashSet<&str> = HashSet::default();
    let mut preformatted = false;
    for block in &cut.blocks {
        preformatted |= block.kind == BlockKind::Preformatted;
        if block.links > 0 && is_link(block) {
            let text = block.text.to_lowercase();
            found.extend(AROUND.iter().filter(|around| text.contains(**around)));
        }
    }
    preformatted && found.len() >= LEAST_AROUND
}

/// The mail of a `<pre>` that begins with a mail's header, perhaps after the archive's own lines.
fn from_header(text: &str) -> Option<String> {
    let own = |line: &&str| !is_around(line);
    let lines: Vec<&str> = text.lines().collect();
    let first = (0..lines.len().min(MOST_BEFORE_HEADER)).find(|at| {
        let rest = || lines[*at..].iter().copied();
        let begins = rest().next().is_some_and(|line| line.contains(':'));
        begins && plain::begins_as_mail(rest())
    })?;
    let mail: Vec<&str> = lines[first..].iter().copied().filter(own).collect();
    Some(mail.join("\n"))
}

fn is_link(block: &RawBlock) -> bool {
    block.words <= MOST_WORDS && is_around(&block.text)
}

/// Whether a text begins as such a line does.
fn is_around(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins = |around: &&str| {
        text.get(..around.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(around))
    };
    AROUND.iter().any(begins)
}

/// What the writer of a mail wrote. Code among it stays preformatted.
fn blocks(text: &str) -> Vec<Block> {
    let written = plain::written_mail(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut prose = String::new();
    let read = |prose: &mut String, blocks: &mut Vec<Block>| {
        blocks.extend(plain::blocks_of_part(&std::mem::take(prose)));
    };
    for paragraph in written.split("\n\n") {
        if is_program(paragraph) {
            read(&mut prose, &mut blocks);
            blocks.push(Block {
                kind: BlockKind::Preformatted,
                text: paragraph.to_owned(),
            });
        } else {
            prose.push_str(paragraph);
            prose.push_str("\n\n");
        }
    }
    read(&mut prose, &mut blocks);
    if blocks.len() > 1 && blocks.last().is_some_and(is_name) {
        blocks.pop();
    }
    blocks
}

/// "Lena"
fn is_name(block: &Block) -> bool {
    count_words(&block.text) <= NAME
        && !block
            .text
            .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

#[cfg(test)]
mod tests {
    use crate::{BlockKind, Page, extract, summarize};

    /// A page as pipermail makes it.
    fn pipermail(mail: &str) -> String {
        format!(
            "<title>[harbour] The new hook</title><h1>[harbour] The new hook</h1><b>Mira Holm</b> \
             <a href='mailto:x'>mira at quay.example</a><br><i>Mon May 4 10:12:44 CEST 2026</i><p><ul>\
             <li>Previous message: <a href='1.html'>[harbour] The crane of the north quay is late</a></li>\
             <li>Next message: <a href='3.html'>[harbour] The new hook</a></li>\
             <li><b>Messages sorted by:</b> <a href='d'>[ date ]</a> <a href='t'>[ thread ]</a></li></ul><hr>\
             <pre>{mail}</pre><hr><ul><li>Previous message: <a href='1.html'>[harbour] The crane of the north quay is late</a>\
             </li></ul><hr><a href='i'>More information about the harbour mailing list</a>"
        )
    }

    /// A page as public-inbox makes it.
    fn inbox(body: &str) -> String {
        format!(
            "<title>[PATCH] crane: hold the hook - Mira Holm</title><form><pre><a>crane archive mirror</a> <a>help</a></pre></form>\
             <pre id=b>From: Mira Holm &lt;mira@quay.example&gt;\nTo: crane@lists.example\n\
             Subject: [PATCH] crane: hold the hook\nDate: Mon, 4 May 2026 10:12:44 +0200\n\n{body}</pre><hr>\
             <pre><a>reply</a> other threads:[<a>newest</a>]\n\n<a>Thread overview:</a> 2+ messages</pre><hr>\
             <pre>Reply instructions:\n\nYou may reply publicly to <a>this message</a> via plain-text email\n\
             using any one of the following methods.</pre>Be sure your reply has a <b>Subject:</b> header at the top \
             and a blank line before the message body.<hr>"
        )
    }

    fn blocks(html: &str) -> (String, Vec<String>) {
        let article = extract(&Page::html(None, html)).expect("a mail");
        let text = article
            .blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Preformatted)
            .map(|block| block.text.as_str())
            .collect::<Vec<_>>()
            .join("\n");
        let shown = summarize(&article, 5).expect("a summary").sentences;
        (text, shown)
    }

    #[test]
    fn a_short_mail_is_read_without_the_archives_links() {
        for mail in [
            "The hook was tried on Tuesday, and it held.\n\nWe order two more of them.\n\nMira\n",
            "On Sunday, Tom Reed &lt;<a href='x'>tom at quay.example</a>&gt; wrote:\n&gt;<i> Does anybody know how the\n</i>&gt;<i> new hook works?\n</i>\n\
             The hook was tried on Tuesday, and it held.\n\nWe order two more of them.\n\nRegards,\nMira\n\n-- \nMira Holm\nQuay Street 4\n\
             -------------- next part --------------\nA non-text attachment was scrubbed...\nName: signature.asc\nSize: 833 bytes\n",
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe hook was tried on Tuesday, and it held.\n\nWe order two more of them.\n\
             -----BEGIN PGP SIGNATURE-----\n\niQIzBAEB\n-----END PGP SIGNATURE-----\n",
            "The hook was tried on Tuesday, and it held.\n\nWe order two more of them.\n\
             _______________________________________________\nharbour mailing list\nharbour@lists.example\n",
        ] {
            let (text, shown) = blocks(&pipermail(mail));
            assert_eq!(
                text,
                "The hook was tried on Tuesday, and it held.\nWe order two more of them."
            );
            assert_eq!(shown.len(), 2, "{shown:?}");
        }
    }

    #[test]
    fn the_fields_of_a_mail_beside_it_are_not_its_text() {
        let html = "<title>The new hook</title><table><tr><td>[<a>Date Prev</a>][<a>Date Next</a>][<a>Thread Prev</a>]\
            [<a>Thread Next</a>]</td></tr></table><h1>The new hook</h1><table><tr><td>From:</td><td>Mira Holm</td></tr>\
            <tr><td>Subject:</td><td>The new hook</td></tr></table><hr><pre>The hook was tried on Tuesday, and it held.\n\n\
            We order two more of them before\nthe autumn comes.\n\nMira</pre><hr><table><tr><td>reply via email to</td>\
            <td><a>[Prev in Thread]</a></td><td><b>Current Thread</b></td></tr></table>";
        let (text, _) = blocks(html);
        assert_eq!(
            text,
            "The hook was tried on Tuesday, and it held.\nWe order two more of them before the autumn comes."
        );
    }

    #[test]
    fn the_message_of_a_patch_is_read_without_the_patch() {
        let message = "The hook swings when the boom stops at once, and hits the\nrailing of the ship.\n\nHold the hook first.";
        let changes = " crane/hook.c | 14 +++---\n 1 file changed\n\ndiff --git a/crane/hook.c b/crane/hook.c\n\
            --- a/crane/hook.c\n+++ b/crane/hook.c\n@@ -41,7 +41,15 @@ static int stop(void)\n-\thold(boom);\n+\thold(hook);\n";
        for body in [
            format!(
                "{message}\n\nFixes: 1a2b3c4d5e6f (\"crane: add a hook\")\nSigned-off-by: Mira Holm &lt;mira@quay.example&gt;\n---\n{changes}"
            ),
            format!(
                "{message}\n\nCc: Tom Reed &lt;tom@quay.example&gt;\n---\nThis is the second version.\n\n{changes}"
            ),
            format!("{message}\n\ndiff --git a/crane/hook.c b/crane/hook.c\n{changes}"),
        ] {
            let (text, shown) = blocks(&inbox(&body));
            assert_eq!(
                text,
                "The hook swings when the boom stops at once, and hits the railing of the ship.\nHold the hook first."
            );
            assert!(
                shown.contains(&"Hold the hook first.".to_owned()),
                "{shown:?}"
            );
        }
    }

    #[test]
    fn the_mails_of_a_thread_are_read_from_their_headers_on() {
        let html = "<title>[PATCH] crane: hold the hook</title><pre>* <a>[PATCH] crane: hold the hook</a>\n\
            @ 2026-05-05  8:12 Mira Holm\n  0 siblings, 1 reply; 2+ messages in thread\n\
            From: Mira Holm @ 2026-05-05  8:12 UTC (permalink / raw)\n  To: crane; +Cc: Tom Reed\n\nThe hook swings when the boom stops.\n\n\
            ^ permalink raw reply [flat|nested] 2+ messages in thread</pre><hr>\
            <pre>[<a>prev in list</a>] [<a>next in list</a>]\n\nList:       crane\nSubject:    Re: [PATCH] crane: hold the hook\nFrom:       Tom Reed\n\
            [Download RAW message or body]\n\nIt works on my crane.\n\n[<a>prev in list</a>] [<a>next in list</a>]</pre>";
        let (text, _) = blocks(html);
        assert_eq!(
            text,
            "The hook swings when the boom stops.\nIt works on my crane."
        );
    }

    #[test]
    fn code_in_a_mail_stays_out_of_the_text() {
        let (text, _) = blocks(&pipermail(
            "The hook is held by these lines:\n\n    hold(hook);\n    if (!wait(hook, 300))\n        warn(\"hook\");\n\n\
             They were tried for a week, and the hook held.\n\nMira\n",
        ));
        assert!(
            text.contains("They were tried") && !text.contains("warn("),
            "{text}"
        );
    }

    #[test]
    fn a_mail_that_an_article_shows_leaves_the_article_as_it_is() {
        let html = "<title>How a mail is built</title><article><h1>How a mail is built</h1>\
            <p>A mail has a header and a body, and an empty line stands between them, as the standard has asked for since 1982.</p>\
            <pre>From: Mira Holm &lt;mira@quay.example&gt;\nSubject: The new hook\n\nIt held.\n</pre>\
            <p>Next message: nobody reads the header, but every program that passes the mail on adds a line of its own to it.</p></article>";
        let (text, _) = blocks(html);
        assert!(
            text.contains("A mail has a header") && text.contains("nobody reads the header"),
            "{text}"
        );
        assert!(!text.contains("It held"), "{text}");
    }
}
