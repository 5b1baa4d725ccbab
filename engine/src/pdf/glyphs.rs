//! What the PDF library draws, caught: characters and where they stand.

use std::time::Instant;

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// More than a densely printed newspaper page has.
const GLYPHS_A_PAGE: usize = 200_000;

/// One drawn character, or a ligature of some.
pub(super) struct Glyph {
    pub(super) text: String,
    /// From the page's left edge, in points.
    pub(super) x: f64,
    /// From the page's upper edge, in points.
    pub(super) y: f64,
    pub(super) width: f64,
    /// The height of the letters, in points.
    pub(super) size: f64,
}

/// The characters of one page, in the order of drawing.
pub(super) struct Glyphs {
    pub(super) drawn: Vec<Glyph>,
    pub(super) page_width: f64,
    pub(super) page_height: f64,
    left: f64,
    top: f64,
    deadline: Instant,
}

impl Glyphs {
    /// An empty page that stops being filled at `deadline`.
    pub(super) fn until(deadline: Instant) -> Self {
        Self {
            drawn: Vec::new(),
            page_width: 612.0,
            page_height: 792.0,
            left: 0.0,
            top: 792.0,
            deadline,
        }
    }
}

impl OutputDev for Glyphs {
    fn begin_page(
        &mut self,
        _: u32,
        media: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.page_width = (media.urx - media.llx).abs().max(1.0);
        self.page_height = (media.ury - media.lly).abs().max(1.0);
        (self.left, self.top) = (media.llx, media.ury);
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.drawn.len() >= GLYPHS_A_PAGE
            || (self.drawn.len().is_multiple_of(256) && Instant::now() > self.deadline)
        {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        // Text that runs upwards or aslant is a margin note or a watermark.
        let (along, across) = (place.m11, place.m12);
        let scale = (place.m21 * place.m21 + place.m22 * place.m22).sqrt();
        let size = (font_size * scale).abs();
        if across.abs() > along.abs() * 0.2
            || !(0.5..=500.0).contains(&size)
            || !place.m31.is_finite()
            || !place.m32.is_finite()
        {
            return Ok(());
        }
        self.drawn.push(Glyph {
            text: text.to_owned(),
            x: place.m31 - self.left,
            y: self.top - place.m32,
            width: (width * font_size * along).abs(),
            size,
        });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
