//! A page on its way from glyphs to blocks.

use super::columns::columns;
use super::glyphs::{LinkBox, PageGlyphs, Rule};
use super::lines::{Piece, pieces};
use super::words::words;

/// A page: what is left of its text after each step, and what was set apart.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// From 1.
    pub(super) number: u32,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) rules: Vec<Rule>,
    pub(super) links: Vec<LinkBox>,
    /// The text that is not yet in a column.
    pub(super) pieces: Vec<Piece>,
    /// Running heads, feet, page numbers, and text at a right angle.
    pub(super) furniture: Vec<Piece>,
    /// The narrow column beside the text.
    pub(super) margin: Vec<Row>,
    /// The text, in the order it is read.
    pub(super) columns: Vec<Column>,
}

/// A column of text.
#[derive(Debug, Default)]
pub(super) struct Column {
    pub(super) rows: Vec<Row>,
    /// Where its lines begin, and where full ones end.
    pub(super) left: f64,
    pub(super) right: f64,
}

/// What stands on one base line of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// From left to right; several where wide gaps part them.
    pub(super) pieces: Vec<Piece>,
    pub(super) y: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
}

impl Page {
    pub(super) fn of(number: u32, shown: PageGlyphs) -> Self {
        Self {
            number,
            width: shown.width,
            height: shown.height,
            pieces: pieces(words(&shown.upright, &shown.links)),
            furniture: pieces(words(&shown.sideways, &[])),
            rules: shown.rules,
            links: shown.links,
            ..Self::default()
        }
    }

    /// Parts the text in columns and rows.
    pub(super) fn part(&mut self) {
        let parted = columns(std::mem::take(&mut self.pieces), &self.rules, self.width);
        self.margin = rows(parted.margin);
        self.columns = parted.main.into_iter().map(Column::of).collect();
    }

    /// A page that shows these glyphs.
    #[cfg(test)]
    pub(super) fn by_hand(upright: &[super::glyphs::Glyph], width: f64, height: f64) -> Self {
        let upright = upright.to_vec();
        Self::of(1, PageGlyphs { width, height, upright, ..PageGlyphs::default() })
    }
}

impl Column {
    fn of(pieces: Vec<Piece>) -> Self {
        let rows = rows(pieces);
        let left = rows.iter().map(|row| row.left).fold(f64::MAX, f64::min);
        // A few lines may reach further, such as a heading or a table.
        let mut rights: Vec<f64> = rows.iter().map(|row| row.right).collect();
        rights.sort_by(f64::total_cmp);
        let right = rights.get(rights.len() * 9 / 10).copied().unwrap_or(left);
        Self { rows, left, right }
    }
}

impl Row {
    /// A row of these pieces, from left to right.
    pub(super) fn of(pieces: Vec<Piece>) -> Option<Self> {
        let longest = pieces.iter().max_by(|a, b| a.width().total_cmp(&b.width()))?;
        let (y, size) = (longest.y, longest.size);
        let left = pieces.iter().map(|piece| piece.left).fold(f64::MAX, f64::min);
        let right = pieces.iter().map(|piece| piece.right).fold(left, f64::max);
        let bold = pieces.iter().all(|piece| piece.bold);
        Some(Self { pieces, y, left, right, size, bold })
    }

    /// Its text, a space between words and pieces.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(Piece::text).collect::<Vec<_>>().join(" ")
    }
}

/// The rows of a column, from top to bottom.
pub(super) fn rows(pieces: Vec<Piece>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut beside: Vec<Piece> = Vec::new();
    for piece in pieces {
        if beside.first().is_some_and(|first| !first.is_beside(&piece)) {
            beside.sort_by(|a, b| a.left.total_cmp(&b.left));
            rows.extend(Row::of(std::mem::take(&mut beside)));
        }
        beside.push(piece);
    }
    beside.sort_by(|a, b| a.left.total_cmp(&b.left));
    rows.extend(Row::of(beside));
    rows
}
