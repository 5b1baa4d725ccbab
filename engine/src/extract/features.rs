//! What is known about each block, as named numbers: the evidence by which the model parts article from boilerplate.
//!
//! [`Survey::of`] looks at the whole document once, [`Survey::block`] then describes one block:
//!
//! | module | a block's |
//! |---|---|
//! | [`own`] | text by itself |
//! | [`context`](super::context) | enclosing elements, by what they are and what they are called |
//! | [`structure`] | place in the tree |
//! | [`neighbours`] | surroundings in reading order |
//! | [`leads`](mod@leads) | headings, by where they lead |
//! | [`subject`] | share of what the page is about |
//! | [`page`] | page, by its address, platform and types |
//!
//! [`wording`] has the phrases of those that look for some. [`schema`](super::schema) says how they are declared.

pub(super) mod leads;
pub(super) mod neighbours;
mod own;
pub(super) mod page;
mod structure;
pub(super) mod subject;
#[cfg(test)]
mod tests;
mod wording;

use leads::{Leads, leads};
use neighbours::{Neighbours, Section, sections};
use own::{Boilerplate, Own, Voice};
use page::{Address, PageKind, Path, Platform, Types};
use structure::{Containers, Cores, Kin, Meeting, Repetition, Structure};
use subject::{About, Elsewhere, Statements, Subject, WordHashes};

use super::blocks::{Cut, share};
use super::context::{Inside, Named};
use super::dom::{Dom, ROOT};
use super::metadata::Metadata;
use super::schema::{Count, Feature as _, Log, Nearness, Share, features, float, log};

features! {
    /// All that the model knows of a block.
    pub(super) struct BlockFeatures {
        own: Own,
        boilerplate: Boilerplate<Count>,
        inside: Inside,
        named: Named<Nearness>,
        document: Document,
        elsewhere: Elsewhere,
        /// The blocks whose own elements are alike.
        kin: Kin,
        /// The blocks whose own elements and the two around them are alike.
        close_kin: Kin,
        container: Containers,
        core: Cores,
        neighbour: Neighbours,
        address: Address<bool>,
        platform: Platform<bool>,
        types: Types<bool>,
        path: Path,
        section: Section,
        voice: Voice,
        about: About,
        repetition: Repetition,
        meets_headline: Meeting,
        meets_longest: Meeting,
        leads: Leads,
    }
}

features! {
    /// The document, and the block's place in it.
    pub(super) struct Document {
        /// The blocks before this one, of all.
        place: Share,
        blocks: Log,
        characters: Log,
        link_share: Share,
        prose_share: Share,
        /// Blocks of prose.
        paragraphs: Log,
        /// How many blocks after the headline: from −50, before it, to 200.
        after_headline: Count,
        /// What the page claims to be.
        is_article: bool,
        is_product: bool,
        is_forum: bool,
        is_listing: bool,
        /// Whether the headline is not the first block.
        has_text_before_headline: bool,
    }
}

/// How many numbers that is.
pub(super) const COLUMNS: usize = BlockFeatures::SCHEMA.columns();
/// Name and unit of each, as the model has them.
pub(super) const SCHEMA: [u8; BlockFeatures::SCHEMA.length()] = BlockFeatures::SCHEMA.text();

/// Name and unit of each, in order.
#[cfg(any(test, feature = "training"))]
pub(super) fn columns() -> Vec<&'static str> {
    const TEXT: &[u8] = &SCHEMA;
    let text = std::str::from_utf8(TEXT).unwrap_or_default();
    text.lines().collect()
}

/// What is known of the whole document.
pub(super) struct Survey<'a> {
    dom: &'a Dom,
    cut: &'a Cut,
    metadata: &'a Metadata,
    headline: usize,
    page: PageKind,
    statements: Statements<'a>,
    structure: Structure<'a>,
    sections: Vec<Section>,
    leads: Vec<Leads>,
    subject: Subject,
}

impl<'a> Survey<'a> {
    pub(super) fn of(dom: &'a Dom, cut: &'a Cut, metadata: &'a Metadata) -> Self {
        let statements = Statements::of(&cut.blocks, metadata);
        let headline = headline(dom, cut, &statements);
        let structure = Structure::of(dom, cut, headline);
        Self {
            dom,
            cut,
            metadata,
            headline,
            page: PageKind::of(metadata),
            sections: sections(&cut.blocks),
            leads: leads(dom, cut, metadata),
            subject: Subject::of(dom, cut, structure.main(), metadata),
            statements,
            structure,
        }
    }

    /// Describes one block.
    pub(super) fn block(&self, index: usize) -> BlockFeatures {
        let block = &self.cut.blocks[index];
        let words = WordHashes::of(&block.text);
        let (inside, named) = block.context.features();
        let [kin, close_kin] = self.structure.kin(index);
        let (container, core) = self.structure.around(block);
        let [meets_headline, meets_longest] = self.structure.meetings(block);
        let PageKind {
            address,
            platform,
            types,
            path,
        } = self.page;
        BlockFeatures {
            own: Own::of(block, self.dom[block.node].tag()),
            boilerplate: Boilerplate::of(block),
            inside,
            named,
            document: self.document(index),
            elsewhere: self.statements.elsewhere(block, index, &words),
            kin,
            close_kin,
            container,
            core,
            neighbour: Neighbours::of(&self.cut.blocks, index),
            address,
            platform,
            types,
            path,
            section: self.sections[index],
            voice: Voice::of(block),
            about: self.subject.about(&words),
            repetition: self.structure.repetition(block),
            meets_headline,
            meets_longest,
            leads: self.leads[index],
        }
    }

    /// The numbers of one block, in the order of [`columns`].
    #[cfg(any(test, feature = "training"))]
    pub(super) fn row(&self, index: usize) -> Vec<f32> {
        let mut row = Vec::with_capacity(COLUMNS);
        self.block(index).each(&mut |number| row.push(number));
        row
    }

    fn document(&self, index: usize) -> Document {
        let blocks = float(self.cut.blocks.len());
        let total = self.cut.holdings[ROOT.index()];
        let after_headline = float(index) - float(self.headline);
        Document {
            place: Share(float(index) / blocks),
            blocks: Log::of(blocks),
            characters: log(total.characters),
            link_share: Share(share(total.link_characters, total.characters)),
            prose_share: Share(share(total.prose_characters, total.characters)),
            paragraphs: log(total.paragraphs),
            after_headline: Count(after_headline.clamp(-50.0, 200.0)),
            is_article: self.metadata.is_article,
            is_product: self.metadata.is_product,
            is_forum: self.metadata.is_forum,
            is_listing: self.metadata.is_listing,
            has_text_before_headline: self.headline > 0,
        }
    }
}

/// Which block has the headline: the first `h1` that the titles confirm, else the first `h1`, else the first block.
fn headline(dom: &Dom, cut: &Cut, statements: &Statements<'_>) -> usize {
    let is_top = |node| dom[node].tag() == "h1";
    let mut blocks = cut.blocks.iter();
    let confirmed =
        blocks.position(|block| is_top(block.node) && statements.have_as_title(&block.text));
    confirmed
        .or_else(|| cut.blocks.iter().position(|block| is_top(block.node)))
        .unwrap_or(0)
}
