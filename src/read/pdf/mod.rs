//! PDF: the text layer, page by page, with what can be told from where it stands.
//!
//! The pages are interpreted by `hayro-interpret`. It was tried against `pdf-extract` on letters of
//! ministries, a list of decisions and manuals. It gives each glyph with its transform, the weight
//! of its font, its Unicode (`ToUnicode`, glyph names, standard encodings), unseen text and marked
//! content, where `pdf-extract` gives no fonts and breaks words at their kerning (`V oorzitter`);
//! it took a ninth to two thirds of the time, forbids unsafe code, mends broken files, and is kept
//! by the author of typst's PDF export. `pdf_oxide` brings crates for images and cryptography that
//! nothing here needs. The image decoders of `hayro` cannot be left out; no image is decoded.
//!
//! None of them can be trusted with every file, so the program reads PDFs in [child
//! processes](read_in_children) of its own.

mod child;
mod columns;
mod furniture;
mod glyphs;
mod lines;
mod notes;
mod page;
mod paragraphs;
mod tables;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use child::{read_in_children, serve};

use super::{Content, Mark};
use crate::doubt::{Doubt, Stage};
use glyphs::PageGlyphs;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use page::Page;
use paragraphs::Style;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most pages of one PDF.
const MOST_PAGES: usize = 5_000;

/// The most glyphs of one PDF; a page of prose has some three thousand.
const MOST_GLYPHS: usize = 20_000_000;

/// Reads a PDF: in a child process if the program has said so, else right here.
pub(super) fn read(bytes: &[u8]) -> Result<Content, String> {
    child::set().map_or_else(|| read_here(bytes), |child| child.read(bytes))
}

/// Reads a PDF in this process. A panic of the interpreter is a reject.
fn read_here(bytes: &[u8]) -> Result<Content, String> {
    catch_unwind(AssertUnwindSafe(|| content(bytes))).unwrap_or_else(|_| {
        Err("this PDF cannot be interpreted: print it to a new PDF and read that".to_owned())
    })
}

fn content(bytes: &[u8]) -> Result<Content, String> {
    let pdf = open(bytes)?;
    let mut pages: Vec<Page> = Vec::new();
    let mut seen = Seen::default();
    glyphs::pages(&pdf, |shown| {
        seen.count(&shown);
        pages.extend(u32::try_from(pages.len() + 1).map(|number| Page::of(number, shown)));
        seen.glyphs <= MOST_GLYPHS
    });
    seen.check()?;
    let (text, marks) = written(pages);
    let doubts = (seen.unknown > 0).then(|| Doubt {
        stage: Stage::Read,
        message: format!("the fonts do not say what {} of the letters are", seen.unknown),
        at: text.find(char::REPLACEMENT_CHARACTER),
    });
    Ok(Content { text, marks, doubts: doubts.into_iter().collect(), ..Content::default() })
}

/// The text of the pages and its marks, told from where their glyphs stand.
fn written(mut pages: Vec<Page>) -> (String, Vec<Mark>) {
    furniture::set_apart(&mut pages);
    pages.iter_mut().for_each(Page::part);
    let rows = pages.iter().flat_map(|page| &page.columns).flat_map(|column| &column.rows);
    let size = lines::body_size(rows.flat_map(|row| &row.pieces));
    let notes = notes::take(&mut pages, size);
    let style = Style::of(pages.iter().flat_map(|page| &page.columns), size);
    write::write(pages, &notes, style)
}

fn open(bytes: &[u8]) -> Result<Pdf, String> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            "this PDF is encrypted with a password: save it without one".to_owned()
        }
        LoadPdfError::Decryption(_) => {
            "this PDF is encrypted in a way that griffie does not read: save it without encryption"
                .to_owned()
        }
        LoadPdfError::Invalid => {
            "this PDF is broken, or not whole: download or save it anew".to_owned()
        }
    })?;
    match pdf.pages().len() {
        0 => Err("this PDF has no pages: download or save it anew".to_owned()),
        pages if pages > MOST_PAGES => {
            Err(format!("this PDF has {pages} pages; griffie reads up to {MOST_PAGES}"))
        }
        _ => Ok(pdf),
    }
}

/// What was seen on the pages so far.
#[derive(Debug, Default)]
struct Seen {
    glyphs: usize,
    /// Glyphs that are no spaces.
    letters: usize,
    /// Glyphs of which the fonts do not say what they are.
    unknown: usize,
    has_images: bool,
}

impl Seen {
    fn count(&mut self, shown: &PageGlyphs) {
        let glyphs = || shown.upright.iter().chain(&shown.sideways);
        self.glyphs += glyphs().count();
        self.letters += glyphs().filter(|glyph| !glyph.text.trim().is_empty()).count();
        self.unknown += shown.unknown;
        self.has_images |= shown.has_images;
    }

    /// Checks that there is text, not too much of it, and that its letters are known.
    fn check(&self) -> Result<(), String> {
        if self.glyphs > MOST_GLYPHS {
            return Err(format!(
                "this PDF has more than {MOST_GLYPHS} letters, the most griffie reads"
            ));
        }
        if self.letters == 0 && self.has_images {
            return Err(
                "this PDF has no text layer: it is a scan; run text recognition (OCR) over \
                        it first"
                    .to_owned(),
            );
        }
        if self.letters == 0 {
            return Err("this PDF has no text layer: its pages show no letters".to_owned());
        }
        if self.unknown * 3 > self.letters {
            return Err("this PDF has no text layer that can be read: its fonts do not say which \
                        letters they show; run text recognition (OCR) over it first"
                .to_owned());
        }
        Ok(())
    }
}
