//! From the rows of columns to paragraphs, headings and items.
//!
//! Only what its place tells beyond doubt is joined here: lines that follow each other at the
//! distance of the text, of one size and weight, where the first word of the next would not have
//! fitted on the line before. A line that stands alone is left for layout to judge.

use super::page::{Column, Row};

/// Lines further apart than the text's leading by this factor are parted.
const LOOSE: f64 = 1.2;

/// Text larger than the body by this factor is a heading.
const LARGE: f64 = 1.12;

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 150;

/// The shape of the text of a whole paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// The size of the body.
    pub(super) size: f64,
    /// The distance of its lines, in its size.
    pub(super) leading: f64,
    /// The width of its lines.
    pub(super) width: f64,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// Text larger than the body.
    Large,
    Item,
}

/// A paragraph, or a line alone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    pub(super) kind: Kind,
    pub(super) rows: Vec<Row>,
    /// Whether more than the usual distance is above it.
    pub(super) apart: bool,
    /// Where full lines of its column end.
    pub(super) limit: f64,
    /// Whether it begins where the lines of its column do.
    pub(super) flush: bool,
}

impl Style {
    /// Of these columns, whose body has this size.
    pub(super) fn of<'c>(columns: impl Iterator<Item = &'c Column> + Clone, size: f64) -> Self {
        let in_body = |row: &&Row| (row.size - size).abs() < 0.06 * size;
        let mut leadings: Vec<f64> = columns
            .clone()
            .flat_map(|column| column.rows.windows(2))
            .filter_map(|pair| match pair {
                [a, b] if in_body(&a) && in_body(&b) => Some((b.y - a.y) / size),
                _ => None,
            })
            .filter(|leading| *leading < 3.0)
            .collect();
        leadings.sort_by(f64::total_cmp);
        // Most lines follow another within a paragraph; blank lines are the rest.
        let leading = leadings.get(leadings.len() * 2 / 5).copied().unwrap_or(1.3);
        let mut widths: Vec<f64> =
            columns.flat_map(|c| &c.rows).filter(in_body).map(|row| row.right - row.left).collect();
        widths.sort_by(f64::total_cmp);
        let width = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0.0);
        Self { size, leading, width }
    }
}

/// The paragraphs of rows that stand under each other in a column.
pub(super) fn paragraphs(rows: &[Row], column: &Column, style: Style) -> Vec<Paragraph> {
    // A column with few lines tells less than the paper does.
    let limit = match column.rows.len() {
        0..10 => column.right.max(column.left + style.width),
        _ => column.right,
    };
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Row> = None;
    for row in rows {
        let joined =
            before.zip(paragraphs.last_mut()).filter(|(_, paragraph)| paragraph.takes(row, style));
        if let Some((_, paragraph)) = joined {
            paragraph.rows.push(row.clone());
        } else {
            let apart = before.is_none_or(|before| {
                row.y - before.y > LOOSE * style.leading * row.size.max(before.size)
            });
            let flush = row.left < column.left + 0.5 * row.size;
            let kind = kind(row, style);
            paragraphs.push(Paragraph { kind, rows: vec![row.clone()], apart, limit, flush });
        }
        before = Some(row);
    }
    for paragraph in &mut paragraphs {
        if paragraph.kind == Kind::Large && paragraph.length() > LONGEST_HEADING {
            paragraph.kind = Kind::Text;
        }
    }
    paragraphs
}

fn kind(row: &Row, style: Style) -> Kind {
    let text = row.text();
    if text.starts_with(['•', '▪', '‣', '◦']) {
        Kind::Item
    } else if row.size > LARGE * style.size && text.contains(char::is_alphabetic) {
        Kind::Large
    } else {
        Kind::Text
    }
}

impl Paragraph {
    fn length(&self) -> usize {
        self.rows.iter().map(|row| row.text().chars().count()).sum()
    }

    /// Whether a row below goes on with this paragraph.
    fn takes(&self, row: &Row, style: Style) -> bool {
        let (Some(first), Some(last)) = (self.rows.first(), self.rows.last()) else { return false };
        let size = last.size;
        let near = row.y - last.y <= LOOSE * style.leading * size.max(row.size);
        let alike = (row.size - size).abs() < 0.06 * size && (row.bold || !last.bold);
        if !near || !alike || row.pieces.len() > 1 || kind(row, style) == Kind::Item {
            return false;
        }
        let large = self.kind == Kind::Large;
        if !large && (!self.full(row) || is_marked(row) && !self.hangs(row)) {
            return false;
        }
        // The text of an item hangs behind its mark, that of a label behind the label.
        let shift = (row.left - last.left) / size;
        match (self.rows.len(), first.pieces.len()) {
            (_, 3..) => false,
            (1, 2) => {
                first.pieces.last().is_some_and(|text| (row.left - text.left).abs() < 0.8 * size)
            }
            (1, _) if self.hangs(row) => shift < 4.0,
            (1, 1) if shift > 1.0 => starts_behind_gap(first, row.left),
            // The first line of a paragraph may be indented; large lines are centred.
            (1, _) => (-5.0..0.6).contains(&shift) || large,
            _ => shift.abs() < 0.6 || large,
        }
    }

    /// Whether a row stands behind this paragraph's mark: `1.`, `a)`, `–`.
    fn hangs(&self, row: &Row) -> bool {
        self.rows.first().is_some_and(|first| {
            row.left > first.left + 0.6 * first.size
                && (self.kind == Kind::Item || is_marked(first))
        }) || self.rows.len() > 1
            && self.rows.last().is_some_and(|last| (last.left - row.left).abs() < 0.5)
            && self.rows.first().is_some_and(|first| first.left < row.left - 0.5)
    }

    /// Whether the last line of this paragraph is full: the first word of the next would not fit.
    fn full(&self, next: &Row) -> bool {
        let (Some(last), Some(word)) =
            (self.rows.last(), next.pieces.first().and_then(|piece| piece.words.first()))
        else {
            return false;
        };
        let room = self.limit - last.right;
        room < 0.25 * last.size + (word.right - word.left) + 0.5 * last.size
    }

    /// Whether the paragraph `next`, of another column or page, goes on with this one.
    pub(super) fn goes_on(&self, next: &Self) -> bool {
        let (Some(last), Some(first)) = (self.rows.last(), next.rows.first()) else { return false };
        let alike = self.kind != Kind::Large
            && next.kind == Kind::Text
            && (first.size - last.size).abs() < 0.06 * last.size
            && first.bold == last.bold
            && first.pieces.len() == 1
            && last.pieces.len() == 1;
        let text = first.text();
        let ended = last.text().ends_with(['.', '?', '!', ':', ';']);
        let lower = text.starts_with(char::is_lowercase);
        alike
            && self.full(first)
            && !is_marked(first)
            && (lower || next.flush && !ended && self.rows.len() + next.rows.len() > 2)
    }
}

/// Whether a word of a row stands at this place, a wide gap behind a label.
fn starts_behind_gap(row: &Row, left: f64) -> bool {
    let words = row.pieces.first().map_or(&[][..], |piece| &piece.words);
    words.windows(2).any(|pair| match pair {
        [label, word] => (word.left - left).abs() < 0.5 && word.left - label.right > 0.4 * row.size,
        _ => false,
    })
}

/// Whether a row begins with a number or sign of a list, or a question's number.
fn is_marked(row: &Row) -> bool {
    let Some(word) = row.pieces.first().and_then(|piece| piece.words.first()) else { return false };
    let text = word.text.as_str();
    let bare = text.trim_end_matches(['.', ')', ':']);
    let signed = bare.len() < text.len();
    let number =
        !bare.is_empty() && bare.len() <= 5 && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letter = bare.len() == 1 && bare.chars().all(char::is_alphabetic);
    signed && (number || letter) || ["-", "–", "—", "o", "•", "▪"].contains(&text)
}

#[cfg(test)]
mod tests {
    use super::super::page::Page;
    use super::super::words::by_hand::set;
    use super::*;

    const STYLE: Style = Style { size: 10.0, leading: 1.3, width: 200.0 };

    /// The paragraphs of lines: left edge, distance to the line above, text.
    fn shown(lines: &[(f64, f64, &str)]) -> Vec<String> {
        let mut y = 100.0;
        let mut glyphs = Vec::new();
        for (x, step, text) in lines {
            y += step;
            glyphs.extend(set(text, *x, y, 10.0));
        }
        let mut page = Page::by_hand(&glyphs, 600.0, 800.0);
        page.part();
        let column = page.columns.first().expect("a column");
        let text = |paragraph: Paragraph| {
            paragraph.rows.iter().map(Row::text).collect::<Vec<_>>().join(" | ")
        };
        paragraphs(&column.rows, column, STYLE).into_iter().map(text).collect()
    }

    #[test]
    fn ok_full_lines_run_on() {
        let lines = [
            (50.0, 0.0, "Vraag 1"),
            (50.0, 13.0, "Bent u bekend met het bericht dat de poli-"),
            (50.0, 13.0, "tie in Arnhem dat niet wilde?"),
            (50.0, 13.0, "Antwoord"),
            (50.0, 13.0, "Ja."),
        ];
        let long = "Bent u bekend met het bericht dat de poli- | tie in Arnhem dat niet wilde?";
        assert_eq!(shown(&lines), ["Vraag 1", long, "Antwoord", "Ja."]);
    }

    #[test]
    fn ok_distance_and_indent_part() {
        let full = "Deze regel is vol want hij is zo lang al";
        let lines = [
            (50.0, 0.0, full),
            (50.0, 13.0, full),
            (50.0, 26.0, full),
            (65.0, 13.0, "en deze springt in maar blijft ook lang"),
            (50.0, 13.0, "zodat zij hier verder gaat."),
        ];
        let indented = "en deze springt in maar blijft ook lang | zodat zij hier verder gaat.";
        assert_eq!(
            shown(&lines),
            [format!("{full} | {full}"), full.to_owned(), indented.to_owned()]
        );
    }

    #[test]
    fn ok_items_hang_behind_their_mark() {
        let lines = [
            (50.0, 0.0, "1. Een eerste punt dat lang genoeg is om"),
            (65.0, 13.0, "op de volgende regel door te gaan en ook"),
            (65.0, 13.0, "nog op deze."),
            (50.0, 13.0, "2. Een tweede punt."),
        ];
        let first = "1. Een eerste punt dat lang genoeg is om | \
                     op de volgende regel door te gaan en ook | nog op deze.";
        assert_eq!(shown(&lines), [first, "2. Een tweede punt."]);
    }

    #[test]
    fn ok_values_hang_behind_their_label() {
        let lines = [
            (50.0, 0.0, "Betreft"),
            (120.0, 0.0, "Antwoorden op vragen over"),
            (120.0, 13.0, "de politie"),
        ];
        assert_eq!(shown(&lines), ["Betreft Antwoorden op vragen over | de politie"]);
    }
}
