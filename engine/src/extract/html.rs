//! The article in an HTML page.

use super::blocks::{self, Cut, RawBlock};
use super::dom::{Dom, NodeId};
use super::features::subject::WordHashes;
use super::metadata::Metadata;
use super::role_names::{Role, Roles};
use super::selection::Surroundings;
use super::{
    apparatus, archives, embedded, features, galleries, initials, kin, layout, manuals, metadata,
    model, notice, paywalls, preformatted, roles, selection, shown, sink, teasers, threads, title,
};
use crate::article::{Article, Block, BlockKind, ExtractError};
use crate::hash::HashSet;
use crate::sentences::split_sentences;
use crate::text::{count_words, fold_spaces};

/// A page that shows less prose than this, in characters, may keep its text in JSON.
const LITTLE_PROSE: usize = 1500;
/// A page that shows fewer words of text leaves it to a script.
const LEAST_SHOWN: usize = 40;
/// An `articleBody` shorter than this, in bytes, is a teaser.
const LEAST_BODY: usize = 400;
/// Likewise, where the page shows nothing else.
const LEAST_POST: usize = 60;
/// A description of fewer words says nothing.
const LEAST_DESCRIPTION: usize = 5;
/// What a page shows is no text where none of it is a sentence of so many words. Chosen by eye.
const LEAST_SENTENCE: usize = 5;

pub(super) fn extract(html: &str, address: Option<&str>) -> Result<Article, ExtractError> {
    let dom = sink::parse(html);
    let metadata = metadata::read(&dom, address);
    let mut cut = blocks::cut(&dom);
    let mail = archives::mail(&cut);
    let manual = manuals::read(&cut);
    archives::drop_links(&mut cut);
    preformatted::read_prose(&mut cut);
    initials::join(&mut cut);
    let title = title::headline(&dom, &cut, &metadata);
    let offers = paywalls::take_out(&dom, &mut cut);
    let notice = notice::of(&dom, &cut, &metadata, offers);
    let described = description(&metadata, title.as_deref());
    if let Some(notice) = notice {
        let blocks = embedded::article(&dom)
            .or_else(|| declared_text(&[], &metadata))
            .unwrap_or_default();
        return if !blocks.is_empty() {
            Ok(article(title, blocks, &metadata))
        } else if notice.leaves_description()
            && let Some(described) = described
        {
            Ok(of_description(title, &described, Vec::new(), &metadata))
        } else {
            Err(notice.error())
        };
    }
    let title = match &manual {
        Some(manual) => manual.title(title),
        None => title,
    };
    let (blocks, behind_question) = match mail.or(manual.map(|manual| manual.blocks)) {
        Some(blocks) => (blocks, None),
        None => article_blocks(&dom, cut, title.as_deref(), &metadata),
    };
    let known = title.as_deref().map(title::plain).unwrap_or_default();
    if !blocks.iter().any(|block| says_something(block, &known))
        && let Some(described) = described
    {
        return Ok(of_description(title, &described, blocks, &metadata));
    }
    let article = article(title, blocks, &metadata);
    // Counted from the end, since the title's heading has gone from the beginning.
    let answer = behind_question.map(|blocks| article.blocks.len().saturating_sub(blocks));
    Ok(Article {
        shown: Some(shown::shown(&dom)),
        answer,
        ..article
    })
}

fn article(title: Option<String>, mut blocks: Vec<Block>, metadata: &Metadata) -> Article {
    if let Some(title) = title.as_deref().map(title::plain) {
        // The title is shown beside the text, unless it is all there is.
        let is_title =
            |block: &Block| block.kind == BlockKind::Heading && title::plain(&block.text) == title;
        if !blocks.iter().all(is_title) {
            blocks.retain(|block| !is_title(block));
        }
    }
    for block in &mut blocks {
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote)
            && let Some(text) = behind_label(&block.text)
        {
            block.text = text.to_owned();
        }
    }
    let language = crate::language::detect(&blocks, metadata.language.as_deref());
    Article {
        title,
        blocks,
        language,
        ..Article::default()
    }
}

/// What papers and their archives write before an abstract. Lower case.
const LABELS: [&str; 8] = [
    "abstract",
    "zusammenfassung",
    "kurzfassung",
    "résumé",
    "resumen",
    "resumo",
    "riassunto",
    "samenvatting",
];
/// A text behind such a label has more words; a line of a table has fewer. Chosen by eye.
const LEAST_LABELLED: usize = 12;

/// The text behind a label: "Abstract: We measure …".
fn behind_label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once([':', '—'])?;
    let is_label = LABELS.contains(&label.trim().to_lowercase().as_str());
    let rest = rest.trim_start();
    (is_label && count_words(rest) >= LEAST_LABELLED).then_some(rest)
}

/// What the page says of itself, and after it the labels that it shows, which no summary shows.
fn of_description(
    title: Option<String>,
    text: &str,
    labels: Vec<Block>,
    metadata: &Metadata,
) -> Article {
    let paragraphs = text.lines().map(paragraph);
    let labels = labels.into_iter().map(|block| Block {
        kind: BlockKind::Apparatus,
        ..block
    });
    let blocks = paragraphs
        .filter(|block| !block.text.is_empty())
        .chain(labels)
        .collect();
    Article {
        is_description: true,
        ..article(title, blocks, metadata)
    }
}

fn paragraph(text: &str) -> Block {
    Block {
        kind: BlockKind::Paragraph,
        text: fold_spaces(text),
    }
}

/// What the page says of itself to those who link to it.
fn description(metadata: &Metadata, title: Option<&str>) -> Option<String> {
    [
        &metadata.json_description,
        &metadata.social_description,
        &metadata.description,
    ]
    .into_iter()
    .flatten()
    .filter(|text| {
        count_words(text) >= LEAST_DESCRIPTION
            && !notice::is_notice_text(text)
            && title.is_none_or(|title| title::plain(title) != title::plain(text))
    })
    .max_by_key(|text| text.len())
    .cloned()
}

/// Whether a block has a sentence that is none of the page's labels, nor the beginning of its title once more.
fn says_something(block: &Block, title: &str) -> bool {
    match block.kind {
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Note | BlockKind::Quote => {
            split_sentences(&block.text).into_iter().any(|sentence| {
                count_words(sentence) >= LEAST_SENTENCE && !title.contains(&title::plain(sentence))
            })
        }
        BlockKind::TableRow => count_words(&block.text) >= LEAST_SENTENCE,
        BlockKind::Heading | BlockKind::Preformatted | BlockKind::Apparatus => false,
    }
}

/// The blocks of the article, and how many of them stand from the answer on, if it answers a question.
fn article_blocks(
    dom: &Dom,
    mut cut: Cut,
    title: Option<&str>,
    metadata: &Metadata,
) -> (Vec<Block>, Option<usize>) {
    let shown = embedded::shown(&cut);
    if let Some(blocks) = preformatted::whole_page(&cut) {
        return (blocks, None);
    }
    let mut probabilities = model::probabilities(dom, &cut, metadata);
    kin::agree(dom, &cut.blocks, &mut probabilities);
    let headline = headline(dom, &cut, title);
    let mut roles = roles::of_blocks(dom, &cut, headline);
    galleries::mark(dom, &cut, metadata, headline, &mut roles);
    teasers::mark(dom, &cut, metadata, headline, &probabilities, &mut roles);
    let of_tracker = threads::is_of_tracker(metadata);
    let conversation = features::page::is_conversation(metadata)
        || of_tracker
        || threads::is_undeclared(&cut.blocks, &roles, metadata);
    let page = Surroundings {
        conversation,
        is_article: metadata.is_article,
        roles: &roles,
    };
    selection::repair(&cut.blocks, &page, &mut probabilities);
    let mut taken = selection::select(&cut.blocks, &probabilities);
    // Questions that a site asks itself are no thread.
    if conversation && !metadata.is_article && !metadata.types.contains("FAQPage") {
        threads::complete(dom, &cut.blocks, &mut taken);
    }
    galleries::take_captions(&cut.blocks, &mut roles, metadata, &mut taken);
    threads::complete_bodies(dom, &cut.blocks, of_tracker, &mut taken);
    threads::complete_answer(&cut.blocks, &roles, &mut taken);
    layout::take_cells(dom, &cut.blocks, &mut taken);
    layout::read_cells(&mut cut.blocks, &taken);
    let (mut blocks, roles): (Vec<Block>, Vec<Roles>) = cut
        .blocks
        .into_iter()
        .zip(roles)
        .zip(taken)
        .filter(|(_, taken)| *taken)
        .map(|((block, roles), _)| (RawBlock::into_block(block), roles))
        .unzip();
    if shown < LITTLE_PROSE
        && let Some(embedded) = embedded::article(dom)
        && embedded.iter().map(|block| block.text.len()).sum::<usize>() > 2 * shown
        && tells_more(&embedded, &blocks)
    {
        return (embedded, None);
    }
    apparatus::mark(&mut blocks, &roles, metadata);
    if let Some(blocks) = declared_text(&blocks, metadata) {
        return (blocks, None);
    }
    let behind_question = [Role::AcceptedAnswer, Role::OtherAnswer]
        .into_iter()
        .find_map(|answer| roles.iter().position(|roles| roles.has(answer)))
        .map(|first| blocks.len() - first);
    (blocks, behind_question)
}

/// Whether a text is what the page shows, and more: its words are there, or it shows next to none.
fn tells_more(text: &[Block], shown: &[Block]) -> bool {
    let words = |blocks: &[Block]| {
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        WordHashes::of(&texts.join("\n"))
    };
    let shown = words(shown);
    if shown.len() < LEAST_SHOWN {
        return true;
    }
    let known: HashSet<u64> = words(text).shingles().collect();
    let shared = shown.shingles().filter(|words| known.contains(words));
    2 * shared.count() >= shown.len()
}

/// The element of the heading that has the title.
fn headline(dom: &Dom, cut: &Cut, title: Option<&str>) -> Option<NodeId> {
    let title = title.map(title::plain)?;
    let headings = || {
        let blocks = cut.blocks.iter();
        blocks.filter(|block| matches!(dom[block.node].tag(), "h1" | "h2" | "h3"))
    };
    // "Best ferries" is the heading of "Best ferries in 2025".
    let is_most_of = |heading: &str| 2 * heading.len() > title.len() && title.contains(heading);
    headings()
        .find(|block| title::plain(&block.text).contains(&title))
        .or_else(|| headings().find(|block| is_most_of(&title::plain(&block.text))))
        .map(|block| block.node)
}

/// The article as the page's JSON-LD carries it, where the page itself shows far less of it.
fn declared_text(shown: &[Block], metadata: &Metadata) -> Option<Vec<Block>> {
    let length: usize = shown.iter().map(|block| block.text.len()).sum();
    let question = metadata
        .question
        .as_ref()
        .map(|question| format!("{}\n{}", question.text, question.answer));
    let body = metadata
        .article_body
        .as_deref()
        .into_iter()
        .chain(question.as_deref())
        .max_by_key(|body| body.len())?;
    // Where the page shows no text, a post of a line is a text.
    let least = if shown.is_empty() {
        LEAST_POST
    } else {
        LEAST_BODY
    };
    if body.len() < least || body.len() < 3 * length {
        return None;
    }
    let blocks = body.lines().map(paragraph);
    Some(blocks.filter(|block| !block.text.is_empty()).collect())
}

/// The blocks of a page with their features, for the training script.
#[cfg(feature = "training")]
pub(super) fn block_features(html: &str, address: Option<&str>) -> Vec<(String, Vec<f32>)> {
    let dom = sink::parse(html);
    let metadata = metadata::read(&dom, address);
    let mut cut = blocks::cut(&dom);
    archives::drop_links(&mut cut);
    preformatted::read_prose(&mut cut);
    initials::join(&mut cut);
    let survey = features::Survey::of(&dom, &cut, &metadata);
    let blocks = cut.blocks.iter().enumerate();
    blocks
        .map(|(index, block)| (block.text.clone(), survey.row(index)))
        .collect()
}
