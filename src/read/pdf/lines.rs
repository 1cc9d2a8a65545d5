//! From words to lines: what stands on one base line without a wide gap.

use super::words::Word;

/// A gap wider than this, in the size of the text, parts a line from what stands beside it.
const WIDE: f64 = 1.25;

/// A gap wider than this parts two numbers: the columns of a table stand closer than words that
/// belong apart.
const WIDE_OF_NUMBERS: f64 = 0.75;

/// A stretch of words on one base line: a line of a column, a cell, a label.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) words: Vec<Word>,
    pub(super) y: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The size of most of its text.
    pub(super) size: f64,
    /// Whether all of its text is bold.
    pub(super) bold: bool,
}

impl Piece {
    /// A piece of these words, from left to right.
    pub(super) fn of(words: Vec<Word>) -> Option<Self> {
        let first = words.first()?;
        let (y, left) = (first.y, first.left);
        let right = words.iter().map(|word| word.right).fold(left, f64::max);
        let plain = || words.iter().filter(|word| !word.is_raised());
        let longest = plain().max_by_key(|word| word.text.len()).unwrap_or(first);
        let (size, bold) = (longest.size, plain().all(|word| word.bold));
        Some(Self { words, y, left, right, size, bold })
    }

    /// Its text, a space between words.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (nth, word) in self.words.iter().enumerate() {
            if nth > 0 && self.is_apart(nth) {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        text
    }

    /// Whether a space stands before the word with this index.
    pub(super) fn is_apart(&self, nth: usize) -> bool {
        let before = nth.checked_sub(1).and_then(|before| self.words.get(before));
        let (Some(before), Some(word)) = (before, self.words.get(nth)) else { return false };
        word.spaced || word.left - before.right > 0.14 * before.size.max(word.size)
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Whether the two stand on one base line.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        (self.y - other.y).abs() < 0.2 * self.size.max(other.size)
    }
}

/// The pieces of a page, from top to bottom and left to right.
pub(super) fn pieces(mut words: Vec<Word>) -> Vec<Piece> {
    words.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    let mut pieces = Vec::new();
    let mut line: Vec<Word> = Vec::new();
    for word in words {
        if line.first().is_some_and(|first| word.y - first.y > 0.15 * first.size.max(4.0)) {
            part(std::mem::take(&mut line), &mut pieces);
        }
        line.push(word);
    }
    part(line, &mut pieces);
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    pieces
}

/// Parts the words of a base line at its wide gaps.
fn part(mut line: Vec<Word>, pieces: &mut Vec<Piece>) {
    line.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut piece: Vec<Word> = Vec::new();
    for word in line {
        let far = |before: &Word| {
            let wide = if is_number(before) && is_number(&word) { WIDE_OF_NUMBERS } else { WIDE };
            word.left - before.right > wide * before.size.max(word.size)
        };
        if piece.last().is_some_and(far) {
            pieces.extend(Piece::of(std::mem::take(&mut piece)));
        }
        piece.push(word);
    }
    pieces.extend(Piece::of(piece));
}

fn is_number(word: &Word) -> bool {
    let digit = word.text.contains(|c: char| c.is_ascii_digit());
    digit && word.text.chars().all(|c| c.is_ascii_digit() || ".,-–%".contains(c))
}

/// The size most of the text is set in: that of the body.
pub(super) fn body_size<'p>(pieces: impl Iterator<Item = &'p Piece>) -> f64 {
    let mut sizes: std::collections::BTreeMap<i64, usize> = std::collections::BTreeMap::new();
    for piece in pieces {
        let letters: usize = piece.words.iter().map(|word| word.text.len()).sum();
        *sizes.entry((piece.size * 10.0).round() as i64).or_default() += letters;
    }
    let most = sizes.into_iter().max_by_key(|&(_, letters)| letters);
    most.map_or(10.0, |(tenths, _)| f64::from(i32::try_from(tenths).unwrap_or(100)) / 10.0)
}

#[cfg(test)]
mod tests {
    use super::super::words::by_hand::set;
    use super::super::words::words;
    use super::*;

    fn texts(glyphs: &[super::super::glyphs::Glyph]) -> Vec<String> {
        pieces(words(glyphs, &[])).iter().map(Piece::text).collect()
    }

    #[test]
    fn ok_lines_by_base_line_and_gap() {
        let page = [
            set("tweede regel", 10.0, 32.0, 10.0),
            set("Datum", 10.0, 20.0, 10.0),
            set("3 mei 2024", 60.0, 20.2, 10.0),
            set("agent", 10.0, 44.0, 10.0),
            set("1", 35.0, 40.0, 6.0),
            set(".", 38.0, 44.0, 10.0),
        ];
        assert_eq!(texts(&page.concat()), ["Datum", "3 mei 2024", "tweede regel", "agent1."]);
    }

    #[test]
    fn ok_the_body_is_what_most_is_set_in() {
        let page = [
            set("Titel van de brief", 10.0, 20.0, 14.0),
            set("tekst die lang is en door blijft gaan", 10.0, 40.0, 9.04),
            set("noot", 10.0, 60.0, 7.0),
        ];
        let pieces = pieces(words(&page.concat(), &[]));
        assert!((body_size(pieces.iter()) - 9.0).abs() < 0.01);
    }
}
