//! The columns every fact table has, and the order of its rows.

use super::column::Column;
use super::sheet::Sheet;
use crate::Span;
use crate::fact::{Amount, Deadline, Event, Motion, Organisation, Reference};
use crate::layout::Place;

/// No two facts of a table begin at one place.
pub(super) const UNIQUE: &[&[&str]] = &[&["doc_id", "char_start"]];

/// A fact that stands at a place and was read by a rule.
pub(super) trait Placed {
    /// The letter of its ids.
    const LETTER: char;

    fn place(&self) -> Place;

    fn rule(&self) -> &'static str;
}

macro_rules! placed {
    ($($type:ident $letter:literal),+) => {$(
        impl Placed for $type {
            const LETTER: char = $letter;

            fn place(&self) -> Place {
                self.place
            }

            fn rule(&self) -> &'static str {
                self.rule
            }
        }
    )+};
}

placed! { Event 'e', Deadline 'd', Amount 'a', Organisation 'n', Reference 'r', Motion 'm' }

/// A row of a fact table: a fact with the paper it stands in.
#[derive(Debug)]
pub(super) struct Row<'s, F> {
    pub(super) sheet: &'s Sheet<'s>,
    pub(super) fact: &'s F,
    pub(super) source: Span,
}

impl<F: Placed> Row<'_, F> {
    pub(super) fn id(&self) -> String {
        self.sheet.id(F::LETTER, self.source)
    }

    /// The words of a place of the same paper; where it is empty, those of the fact.
    pub(super) fn reading_or_own(&self, place: Place) -> String {
        let reading = self.sheet.reading(place);
        if reading.trim().is_empty() { self.sheet.reading(self.fact.place()) } else { reading }
    }
}

/// The rows of a fact table: by place; of facts that begin at one place the longest, and of those
/// the first; none that stands on no character.
pub(super) fn rows<'s, F: Placed>(sheet: &'s Sheet<'s>, facts: &'s [F]) -> Vec<Row<'s, F>> {
    let mut rows: Vec<Row<'s, F>> = facts
        .iter()
        .map(|fact| Row { sheet, fact, source: sheet.source_span(fact.place()) })
        .filter(|row| !sheet.quote(row.source).is_empty())
        .collect();
    rows.sort_by_key(|row| (row.source.start, std::cmp::Reverse(row.source.end)));
    rows.dedup_by_key(|row| row.source.start);
    rows
}

/// A table's id column and `doc_id`, its own columns, and the columns of the place.
pub(super) fn around<'s, F: Placed + 's>(
    id: Column<Row<'s, F>>,
    own: Vec<Column<Row<'s, F>>>,
) -> Vec<Column<Row<'s, F>>> {
    let doc_id = Column::text("doc_id", "The document it stands in.", |row: &Row<'_, F>| {
        row.sheet.doc_id().into()
    })
    .points_at("documents", "doc_id");
    let place = [
        Column::text(
            "quote",
            "The characters of the text themselves, line breaks and all.",
            |row: &Row<'_, F>| row.sheet.quote(row.source).into(),
        )
        .dutch(),
        Column::text(
            "reading",
            "The same words mended: without line breaks, line-end hyphens, furniture and note \
             marks.",
            |row: &Row<'_, F>| row.sheet.reading(row.fact.place()).into(),
        )
        .dutch(),
        Column::int("char_start", "Where the quote begins in texts.text.", |row: &Row<'_, F>| {
            row.sheet.code_point(row.source.start)
        })
        .at_least(0)
        .in_unit("Unicode code points"),
        Column::int(
            "char_end",
            "Where the quote ends in texts.text: one past its last character.",
            |row: &Row<'_, F>| row.sheet.code_point(row.source.end),
        )
        .at_least(1)
        .in_unit("Unicode code points"),
        Column::text(
            "sentence",
            "The sentence around it, mended; at most 600 characters, cut between words.",
            |row: &Row<'_, F>| row.sheet.sentence(row.fact.place()).into(),
        )
        .dutch(),
        Column::maybe_text("section", "The nearest heading above it.", |row: &Row<'_, F>| {
            row.sheet.section(row.fact.place()).map(Into::into)
        })
        .dutch(),
        Column::maybe_int(
            "source_page",
            "The page it stands on, where the format has pages.",
            |row: &Row<'_, F>| row.sheet.page(row.fact.place()),
        )
        .at_least(1)
        .in_unit("page, from 1"),
        Column::boolean("in_note", "Whether it stands in a note.", |row: &Row<'_, F>| {
            row.sheet.in_note(row.fact.place())
        }),
        Column::text("rule", "The rule that read it: a row of rules.", |row: &Row<'_, F>| {
            row.fact.rule().into()
        })
        .points_at("rules", "rule"),
    ];
    [id, doc_id].into_iter().chain(own).chain(place).collect()
}
