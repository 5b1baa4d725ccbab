//! Markdown: headings, paragraphs, items and quotations as blocks; code, tables, badges and comments stay out.

use std::borrow::Cow;
use std::sync::LazyLock;

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::lines::push;
use super::patterns::{Pattern, pattern};
use crate::article::{Block, BlockKind};
use crate::text::{count_words, fold_spaces, join_line};

/// How much of a text is looked through for Markdown's signs, in bytes: two or three screens. Chosen by eye.
const SIGNS_WITHIN: usize = 8_000;
/// HTML inside Markdown of fewer words is a badge, an anchor or a label.
const LEAST_WORDS_OF_HTML: usize = 4;

static HEADING: Pattern = LazyLock::new(|| pattern(r"(?m)^#{1,6} +\S"));
static UNDERLINED: Pattern = LazyLock::new(|| pattern(r"(?m)^\S.*\n(={3,}|-{3,})[ \t]*$"));
static TITLED: Pattern = LazyLock::new(|| pattern(r"^\S.*\n={3,}[ \t]*(\n|$)"));
static FENCE: Pattern = LazyLock::new(|| pattern(r"(?m)^ {0,3}(```|~~~)"));
static LINK: Pattern = LazyLock::new(|| pattern(r"\[[^\]\n]+\]\([^)\s]+( [^)\n]*)?\)"));
static REFERENCE: Pattern = LazyLock::new(|| pattern(r"(?m)^\[[^\]\n]+\]: +\S+"));
static STRONG: Pattern = LazyLock::new(|| pattern(r"(\*\*|__)\S[^*_\n]*(\*\*|__)"));
static CODE: Pattern = LazyLock::new(|| pattern(r"`[^`\n]+`"));
static TABLE: Pattern = LazyLock::new(|| pattern(r"(?m)^ *\|?( *:?-{3,}:? *\|)+( *:?-{3,}:? *)?$"));
static HTML: Pattern =
    LazyLock::new(|| pattern(r"(?m)^<(p|div|img|h1|a|br|picture|details|!--)[ >-]"));
static FRONT_MATTER: Pattern =
    LazyLock::new(|| pattern(r"^(---|\+\+\+)\n([^\n]*\n)*?(---|\+\+\+|\.\.\.)\n"));
static TITLE: Pattern =
    LazyLock::new(|| pattern(r#"(?m)^title[ \t]*[:=][ \t]*["']?(.*?)["']?[ \t]*$"#));
static FIRST_RANK: Pattern = LazyLock::new(|| pattern(r"(?s)<h1[^>]*>(.*?)</h1>"));
/// What programs that make sites of Markdown, and note books, write into it: "{{< figure >}}", "==marked==".
static SHORTCODE: Pattern = LazyLock::new(|| pattern(r"\{\{[<%][^}\n]*\}\}"));
static MARKED: Pattern = LazyLock::new(|| pattern(r"==(\w[^=\n]*)=="));
/// A link's address under a footnote, without an empty line between.
static UNDER_FOOTNOTE: Pattern =
    LazyLock::new(|| pattern(r"(?m)^(\[\^[^\]\n]+\]:[^\n]*)\n(\[[^\]^\n]+\]: )"));
static MARKUP: Pattern = LazyLock::new(|| pattern(r"(?s)<!--.*?-->|<[^>]*>"));

/// Whether a text plainly is Markdown: two of its signs, or one that nothing else has.
pub(super) fn is_markdown(text: &str) -> bool {
    let text = &text[..text.floor_char_boundary(SIGNS_WITHIN)];
    // Most texts have none of these characters.
    if !text.contains(['#', '*', '_', '`', '[', '|', '=', '<', '~'])
        && !text.starts_with(['-', '+'])
    {
        return false;
    }
    let starts_with_heading = text.trim_start().starts_with('#') && {
        let line = text.trim_start().lines().next().unwrap_or_default();
        HEADING.is_match(line)
    } || TITLED.is_match(text.trim_start());
    if starts_with_heading || TABLE.is_match(text) || FENCE.find_iter(text).count() > 1 {
        return true;
    }
    if FRONT_MATTER.is_match(text) && TITLE.is_match(text) {
        return true;
    }
    let signs = [
        &HEADING,
        &UNDERLINED,
        &LINK,
        &REFERENCE,
        &STRONG,
        &CODE,
        &HTML,
    ];
    signs.iter().filter(|sign| sign.is_match(text)).count() > 1
}

/// The title and the blocks of a text.
pub(super) fn read(text: &str) -> (Option<String>, Vec<Block>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(&without_dialects(text), options) {
        reader.take(event);
    }
    reader.flush();
    let Reader {
        title,
        mut blocks,
        first_heading,
        ..
    } = reader;
    let title = title.or_else(|| {
        let (place, level) = first_heading?;
        let leads = level == HeadingLevel::H1 || place == 0;
        leads.then(|| blocks.remove(place).text)
    });
    // The front matter's title often comes again as the first heading.
    if let Some(title) = &title
        && blocks
            .first()
            .is_some_and(|block| block.kind == BlockKind::Heading && block.text == *title)
    {
        blocks.remove(0);
    }
    (title, blocks)
}

/// Without what Markdown itself does not know.
fn without_dialects(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for (pattern, instead) in [
        (&SHORTCODE, ""),
        (&MARKED, "$1"),
        (&UNDER_FOOTNOTE, "$1\n\n$2"),
    ] {
        if let Cow::Owned(without) = pattern.replace_all(&text, instead) {
            text = Cow::Owned(without);
        }
    }
    text
}

#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each tells something else of the text that is being read"
)]
struct Reader {
    title: Option<String>,
    blocks: Vec<Block>,
    /// The place of the first heading among the blocks, and its level.
    first_heading: Option<(usize, HeadingLevel)>,
    text: String,
    /// Whether the text is more than pictures.
    worded: bool,
    pictured: bool,
    items: usize,
    quotes: usize,
    /// How many elements are open whose text stays out.
    left_out: usize,
    pictures: usize,
    html: String,
    front_matter: bool,
    broken: bool,
    /// The text before what is being raised.
    raised: Option<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.write(&text),
            Event::SoftBreak | Event::HardBreak => self.broken = true,
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) if html.starts_with("<br") => self.broken = true,
            // A note's figure; behind a number it is a power.
            Event::InlineHtml(html) if html.starts_with("<sup") => {
                self.raised = Some(std::mem::take(&mut self.text));
            }
            Event::InlineHtml(html) if html.starts_with("</sup") => self.lower(),
            Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn write(&mut self, text: &str) {
        if self.front_matter {
            self.title = TITLE
                .captures(text)
                .and_then(|found| found.get(1).map(|title| fold_spaces(title.as_str())))
                .filter(|title| !title.is_empty());
        } else if self.left_out == 0 {
            if self.broken {
                join_line(&mut self.text, text);
            } else {
                self.text.push_str(text);
            }
            self.broken = false;
            self.worded |= self.pictures == 0 && text.contains(char::is_alphanumeric);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => self.flush(),
            Tag::Item => {
                self.flush();
                self.items += 1;
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) | Tag::Table(_) | Tag::FootnoteDefinition(_) => {
                self.flush();
                self.left_out += 1;
            }
            // Who reads it aloud leaves it out.
            Tag::Strikethrough => self.left_out += 1,
            Tag::Image { .. } => {
                self.pictures += 1;
                self.pictured = true;
            }
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle) => {
                self.front_matter = true;
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html.clear();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(level) => {
                let place = self.blocks.len();
                let text = std::mem::take(&mut self.text);
                if !self.pictured || self.worded {
                    push(&mut self.blocks, BlockKind::Heading, &text);
                }
                self.forget();
                if self.blocks.len() > place {
                    self.first_heading.get_or_insert((place, level));
                }
            }
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::FootnoteDefinition
            | TagEnd::Strikethrough => {
                self.left_out = self.left_out.saturating_sub(1);
            }
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.front_matter = false,
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.heading_of(&html);
                let text = without_markup(&FIRST_RANK.replace_all(&html, " "));
                if self.left_out == 0 && count_words(&text) >= LEAST_WORDS_OF_HTML {
                    push(&mut self.blocks, BlockKind::Paragraph, &text);
                }
            }
            _ => {}
        }
    }

    /// A heading in the middle of the line, which Markdown itself has no sign for.
    fn heading_of(&mut self, html: &str) {
        let heading = FIRST_RANK.captures(html).and_then(|found| found.get(1));
        let text = heading.map_or_else(String::new, |heading| without_markup(heading.as_str()));
        if self.left_out == 0 && text.contains(char::is_alphanumeric) {
            let place = self.blocks.len();
            push(&mut self.blocks, BlockKind::Heading, &text);
            self.first_heading.get_or_insert((place, HeadingLevel::H1));
        }
    }

    /// Ends what is raised: a power joins the number before it, a note's figure goes.
    fn lower(&mut self) {
        let Some(before) = self.raised.take() else {
            return;
        };
        let raised = std::mem::replace(&mut self.text, before);
        let is_power = self.text.ends_with(|c: char| c.is_ascii_digit());
        let is_figure = raised.bytes().all(|byte| byte.is_ascii_digit());
        match crate::text::power(&raised).filter(|_| is_power) {
            Some(power) => self.text.push_str(&power),
            None if is_figure => {}
            None => self.text.push_str(&raised),
        }
    }

    /// Ends the block that is being read. One of pictures alone is a badge or a screenshot.
    fn flush(&mut self) {
        let kind = if self.items > 0 {
            BlockKind::ListItem
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        };
        self.lower();
        let text = std::mem::take(&mut self.text);
        if self.worded || !self.pictured {
            push(&mut self.blocks, kind, &text);
        }
        self.forget();
    }

    fn forget(&mut self) {
        (self.worded, self.pictured, self.broken) = (false, false, false);
    }
}

/// The words of a block of HTML: a parser would be too much for what READMEs have.
fn without_markup(html: &str) -> String {
    MARKUP
        .replace_all(html, " ")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
