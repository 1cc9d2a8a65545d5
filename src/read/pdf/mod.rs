//! PDF: the text layer, page by page, with what can be told from where it stands.
//!
//! The pages are interpreted by `hayro-interpret`. Of the crates tried on letters, lists of
//! decisions and manuals it alone gives each glyph with its transform, font weight and Unicode
//! (`ToUnicode`, glyph names and the standard encodings), unseen text and marked content; it reads
//! encrypted files without a password and mends broken ones, is kept by the maker of typst's PDF
//! export, forbids unsafe code, and was 1.5 to 10 times as fast. `pdf-extract` gives text without
//! sizes and weights, parts words by guess, and panics on bad fonts; `pdf_oxide` brings image and
//! cryptography crates of its own and a layout that is not ours. Images are never decoded here.
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

pub use child::{read_in_children, serve};

use super::Content;
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
    let mut pages: Vec<PageGlyphs> = Vec::new();
    let mut glyphs = 0;
    glyphs::pages(&pdf, |page| {
        glyphs += page.upright.len() + page.sideways.len();
        pages.push(page);
        glyphs <= MOST_GLYPHS
    });
    if glyphs > MOST_GLYPHS {
        return Err(format!(
            "this PDF has more than {MOST_GLYPHS} letters, the most griffie reads"
        ));
    }
    let unknown = check_text_layer(&pages)?;
    let mut pages: Vec<Page> =
        (1..).zip(pages).map(|(number, shown)| Page::of(number, shown)).collect();
    furniture::set_apart(&mut pages);
    pages.iter_mut().for_each(Page::part);
    let rows = pages.iter().flat_map(|page| &page.columns).flat_map(|column| &column.rows);
    let size = lines::body_size(rows.flat_map(|row| &row.pieces));
    let notes = notes::take(&mut pages, size);
    let style = Style::of(pages.iter().flat_map(|page| &page.columns), size);
    let (text, marks) = write::write(pages, &notes, style);
    let doubts = (unknown > 0).then(|| Doubt {
        stage: Stage::Read,
        message: format!("the fonts do not say what {unknown} of the letters are"),
        at: text.find(char::REPLACEMENT_CHARACTER),
    });
    Ok(Content { text, marks, doubts: doubts.into_iter().collect(), ..Content::default() })
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

/// Checks that there is text whose letters are known, but for a few: so many.
fn check_text_layer(pages: &[PageGlyphs]) -> Result<usize, String> {
    let glyphs = || pages.iter().flat_map(|page| page.upright.iter().chain(&page.sideways));
    if glyphs().all(|glyph| glyph.text.trim().is_empty()) {
        let scanned = pages.iter().any(|page| page.has_images);
        let message = if scanned {
            "this PDF has no text layer: it is a scan; run text recognition (OCR) over it first"
        } else {
            "this PDF has no text layer: its pages show no letters"
        };
        return Err(message.to_owned());
    }
    let unknown: usize = pages.iter().map(|page| page.unknown).sum();
    if unknown * 3 > glyphs().count() {
        return Err("this PDF has no text layer that can be read: its fonts do not say which \
                    letters they show; run text recognition (OCR) over it first"
            .to_owned());
    }
    Ok(unknown)
}
