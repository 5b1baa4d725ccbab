//! How much each thing that is known of a sentence weighs, where no data could teach it: the news to learn from have neither
//! titles nor headings. One sentence's step from second to third place in its article weighs 0.41.

/// What the title says is what the page is about. By hand: the training data has no titles.
pub(super) const TITLE: f32 = 0.5;
/// The heading over a section, likewise.
pub(super) const HEADING: f32 = 0.25;
/// An item of a list seldom stands for the whole.
pub(super) const LIST_ITEM: f32 = -0.3;
/// Somebody else's words, set apart.
pub(super) const QUOTE_BLOCK: f32 = -0.4;
/// The first sentence of a paragraph is mostly its topic.
pub(super) const OPENS_BLOCK: f32 = 0.2;
/// A quotation or bracket that begins or ends elsewhere reads badly.
pub(super) const BROKEN_QUOTATION: f32 = -0.35;
/// A sentence that hangs on one that is not shown.
pub(super) const HANGS: f32 = -1.2;
/// Of saying again what is said already, at likeness 1.
pub(super) const REPEATS: f32 = -0.8;
/// Of standing in a section that nothing stands for yet, where sections count.
pub(super) const NEW_SECTION: f32 = 1.0;
/// Likewise, of standing in a part of the page, of as many as there are sentences, that nothing stands for yet.
pub(super) const NEW_PART: f32 = 2.0;
/// On pages that are not built as news: of saying what the rest says.
pub(super) const CENTRAL: f32 = 12.0;
/// Likewise, of being made of the page's most frequent words.
pub(super) const FREQUENT: f32 = 0.6;
/// Of fewer than 8 words.
pub(super) const SHORT: f32 = -1.0;
/// Of each 15 words over 45.
pub(super) const LONG: f32 = -0.3;
/// Of two sentences that are all but the same, the second.
pub(super) const SAME: f32 = -3.0;
/// On pages that are not built as news, of asking: questions there are headings by another name.
pub(super) const QUESTION: f32 = -1.5;
/// On pages that are not built as news, of opening the page: it says what the page is about.
pub(super) const OPENING: f32 = 0.8;
