//! Notes at the foot of the page or the end of the paper: below a rule or in smaller print, each
//! behind its number.

use super::lines::Piece;
use super::page::{Column, Page, Row};
use super::words::Word;
use std::collections::BTreeSet;

/// Print smaller than this part of the body's can be that of notes.
const SMALL: f64 = 0.94;

/// The most rows that go on from the page before.
const LONGEST_REST: usize = 15;

/// A note.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    pub(super) label: String,
    /// The page it begins on.
    pub(super) page: u32,
    pub(super) rows: Vec<Row>,
}

/// Takes the notes out of the columns of all pages; `body` is the size of the text.
pub(super) fn take(pages: &mut [Page], body: f64) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let marked = marked(pages);
    for page in pages {
        let (number, rules) = (page.number, &page.rules);
        for column in &mut page.columns {
            // The rule above notes begins where the lines do; one under a link seldom does.
            let rule = rules
                .iter()
                .filter(|rule| (rule.left - column.left).abs() < 0.06 * page.width)
                .filter(|rule| rule.y > 0.25 * page.height && rule.right - rule.left > 30.0)
                .filter(|rule| column.rows.iter().any(|row| row.y > rule.y))
                .map(|rule| rule.y)
                .fold(None, |lowest: Option<f64>, y| {
                    Some(lowest.map_or(y, |lowest| lowest.max(y)))
                });
            take_from(column, number, rule, body, &marked, &mut notes);
        }
    }
    notes
}

/// Takes the notes out of a column, and what goes on of the note before.
fn take_from(
    column: &mut Column,
    page: u32,
    rule: Option<f64>,
    body: f64,
    marked: &BTreeSet<String>,
    notes: &mut Vec<Note>,
) {
    let is_small = |row: &&Row| row.size < SMALL * body;
    let small = column.rows.len() - column.rows.iter().rev().take_while(is_small).count();
    let ruled = rule.map(|y| column.rows.partition_point(|row| row.y - 0.3 * row.size <= y));
    // Below the rule all is notes, if nothing there is larger than the text.
    let ruled =
        ruled.filter(|&from| column.rows.iter().skip(from).all(|row| row.size < 1.03 * body));
    let expected = next(notes);
    let labelled = |row: &Row| label(row, expected, marked).is_some();
    let from = match ruled {
        Some(ruled) if column.rows.get(ruled).is_some_and(labelled) => ruled,
        Some(ruled) if column.rows.iter().skip(ruled).any(labelled) || ruled >= small => ruled,
        _ => small,
    };
    // Without smaller print or a rule a raised number at the beginning of a line still tells.
    let raised =
        |row: &Row| row.pieces.first().and_then(|p| p.words.first()).is_some_and(Word::is_raised);
    // A page in small print throughout is an annex, not notes.
    let from = if from < column.rows.len() && (from > 0 || ruled == Some(from)) {
        from
    } else {
        let begins = |row: &Row| raised(row) && labelled(row);
        column.rows.iter().position(begins).unwrap_or(column.rows.len())
    };
    let first = column.rows.iter().skip(from).position(labelled);
    // What stands above the first label goes on from the page before; so does small print without
    // any, below a rule.
    let goes_on = notes.last().is_some_and(|note| note.page + 1 == page)
        && match first {
            Some(first) => (1..=LONGEST_REST).contains(&first),
            None => ruled == Some(from) && from >= small,
        };
    let from = match first {
        _ if goes_on => from,
        Some(first) => from + first,
        None => return,
    };
    for row in column.rows.split_off(from) {
        let expected = next(notes);
        if let Some((label, rest)) = label(&row, expected, marked) {
            notes.push(Note { label, page, rows: rest.into_iter().collect() });
        } else if let Some(note) = notes.last_mut() {
            note.rows.push(row);
        }
    }
}

/// The number the next note bears.
fn next(notes: &[Note]) -> Option<u32> {
    notes.last().and_then(|note| note.label.parse::<u32>().ok()).map(|number| number + 1)
}

/// What raised words behind others say: the marks that notes may have.
fn marked(pages: &[Page]) -> BTreeSet<String> {
    let rows = pages.iter().flat_map(|page| &page.columns).flat_map(|column| &column.rows);
    let words = rows.flat_map(|row| &row.pieces).flat_map(|piece| piece.words.iter().skip(1));
    let raised = words.filter(|word| word.is_raised());
    raised
        .flat_map(|word| word.text.split(|c: char| !c.is_alphanumeric() && c != '*'))
        .filter(|mark| !mark.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The label that a row begins with, and what stands behind it. A number that is not raised is one
/// only where it comes next and the text has a mark for it.
fn label(
    row: &Row,
    expected: Option<u32>,
    marked: &BTreeSet<String>,
) -> Option<(String, Option<Row>)> {
    let first = row.pieces.first()?;
    let word = first.words.first()?;
    let label = word.text.trim_matches(['(', ')', '[', ']', '.', ':']);
    let number = label.parse::<u32>().ok().filter(|_| label.len() <= 3);
    let starred = !label.is_empty() && label.len() <= 3 && label.chars().all(|c| c == '*');
    let fits = match (number, expected) {
        (Some(number), _) if word.is_raised() => number > 0,
        _ if !marked.contains(label) => false,
        (Some(number), Some(expected)) => number == expected || number == 1,
        (Some(_), None) => true,
        (None, _) => starred,
    };
    let rest = rest(row);
    let followed = rest.as_ref().is_none_or(|rest| {
        rest.text().starts_with(|c: char| c.is_alphanumeric() || "(«‘“\"'€§".contains(c))
    });
    (fits && followed && (word.is_raised() || rest.is_some())).then(|| (label.to_owned(), rest))
}

/// A row without its first word.
fn rest(row: &Row) -> Option<Row> {
    let mut pieces = row.pieces.clone();
    let first = pieces.first_mut()?;
    if first.words.len() < 2 {
        pieces.remove(0);
    } else {
        first.words.remove(0);
        first.left = first.words.first()?.left;
    }
    Row::of(pieces)
}

/// The marks of notes in a raised word: its parts, each with whether it is a mark.
pub(super) fn marks<'w>(word: &'w str, before: &str, notes: &[Note]) -> Vec<(&'w str, bool)> {
    let square = ["m", "cm", "km", "dm", "mm"].contains(&before) && ["2", "3"].contains(&word);
    let is_mark = |part: &str| !square && notes.iter().any(|note| note.label == part);
    let is_sign = |c: char| c.is_ascii_digit() || c == '*';
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| is_sign(c) != is_sign(first)).unwrap_or(rest.len());
        let (part, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        parts.push((part, is_mark(part)));
        rest = behind;
    }
    parts
}

/// The text of a piece that stands before the word with this index.
pub(super) fn before(piece: &Piece, nth: usize) -> &str {
    let before = nth.checked_sub(1).and_then(|before| piece.words.get(before));
    before.map_or("", |word| word.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::glyphs::{Glyph, PageGlyphs, Rule};
    use super::super::words::by_hand::set;
    use super::*;

    /// The notes of pages: label, page and text.
    fn notes(pages: Vec<(Vec<Glyph>, Option<f64>)>) -> (Vec<(String, u32, String)>, Vec<String>) {
        let mut shown: Vec<Page> = (1..)
            .zip(pages)
            .map(|(number, (upright, rule))| {
                let rules =
                    rule.map(|y| Rule { left: 50.0, right: 200.0, y }).into_iter().collect();
                let (width, height) = (600.0, 800.0);
                let shown = PageGlyphs { width, height, upright, rules, ..PageGlyphs::default() };
                let mut page = Page::of(number, shown);
                page.part();
                page
            })
            .collect();
        let notes = take(&mut shown, 10.0);
        let text = |note: &Note| note.rows.iter().map(Row::text).collect::<Vec<_>>().join(" ");
        let notes = notes.iter().map(|note| (note.label.clone(), note.page, text(note))).collect();
        let columns = shown.iter().flat_map(|page| &page.columns);
        (notes, columns.flat_map(|column| &column.rows).map(Row::text).collect())
    }

    fn note(label: &str, page: u32, text: &str) -> (String, u32, String) {
        (label.to_owned(), page, text.to_owned())
    }

    #[test]
    fn ok_small_print_at_the_foot() {
        let page = [
            set("De tekst van de brief.", 50.0, 100.0, 10.0),
            set("1,2", 160.0, 96.0, 5.0),
            set("1", 50.0, 697.0, 5.0),
            set("Kamerstuk 29 628, nr. 1,", 54.0, 700.0, 8.0),
            set("p. 12.", 50.0, 710.0, 8.0),
            set("2 Zie de bijlage.", 50.0, 720.0, 8.0),
        ];
        let (got, left) = notes(vec![(page.concat(), None)]);
        assert_eq!(
            got,
            [note("1", 1, "Kamerstuk 29 628, nr. 1, p. 12."), note("2", 1, "Zie de bijlage.")]
        );
        assert_eq!(left, ["De tekst van de brief.1,2"]);
    }

    #[test]
    fn ok_below_a_rule_and_over_the_page() {
        let one = [
            set("De tekst van de brief.", 50.0, 100.0, 10.0),
            set("3", 160.0, 96.0, 5.0),
            set("3", 50.0, 696.0, 6.0),
            set("Dit is een lange noot die", 54.0, 700.0, 10.0),
        ];
        let two = [
            set("Meer tekst van de brief.", 50.0, 100.0, 10.0),
            set("4", 170.0, 96.0, 5.0),
            set("hier verder gaat.", 50.0, 700.0, 10.0),
            set("4 En dit is de laatste.", 50.0, 712.0, 10.0),
        ];
        let (got, left) = notes(vec![(one.concat(), Some(680.0)), (two.concat(), Some(680.0))]);
        let long = "Dit is een lange noot die hier verder gaat.";
        assert_eq!(got, [note("3", 1, long), note("4", 2, "En dit is de laatste.")]);
        assert_eq!(left.len(), 2);
    }

    #[test]
    fn err_small_print_and_lists_are_no_notes() {
        let page = [
            set("De tekst van de brief.", 50.0, 100.0, 10.0),
            set("1 Een lijst onder een streep.", 50.0, 690.0, 10.0),
            set("Bron: de politie in cijfers", 50.0, 700.0, 8.0),
        ];
        let (got, left) = notes(vec![(page.concat(), Some(300.0))]);
        assert_eq!((got.len(), left.len()), (0, 3));
    }

    /// A raised word, the word before it, and its parts with whether each is a mark.
    type Case = (&'static str, &'static str, &'static [(&'static str, bool)]);

    #[test]
    fn ok_marks_in_raised_words() {
        let label = |label: &str| Note { label: label.to_owned(), page: 1, rows: Vec::new() };
        let notes = [label("1"), label("2")];
        let cases: [Case; 5] = [
            ("1", "politie", &[("1", true)]),
            ("1,2", "politie", &[("1", true), (",", false), ("2", true)]),
            ("3", "politie", &[("3", false)]),
            ("2", "km", &[("2", false)]),
            ("e", "1", &[("e", false)]),
        ];
        for (word, before, want) in cases {
            assert_eq!(marks(word, before, &notes), want, "{before}{word}");
        }
    }
}
