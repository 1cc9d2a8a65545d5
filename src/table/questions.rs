//! The table `questions`.

use super::column::{Column, Definition};
use super::place::UNIQUE;
use super::sheet::Sheet;
use crate::Span;
use crate::document::Pair;
use crate::grammar::Rule;
use crate::layout::Place;

/// How pairs are read.
pub(super) const RULE: Rule = Rule {
    name: "questions.pair",
    reads: "a question and its answer under their labels: `Vraag 1 … Antwoord op vraag 1 …`",
};

/// A pair with the paper it stands in.
#[derive(Debug)]
pub(super) struct Row<'s> {
    sheet: &'s Sheet<'s>,
    pair: &'s Pair,
}

impl Row<'_> {
    /// The first words of the question, or of the answer where it has none.
    fn first(&self) -> Option<Place> {
        self.pair.question.iter().chain(&self.pair.answer).next().copied()
    }

    fn bounds(&self, places: &[Place]) -> Option<Span> {
        let spans = places.iter().map(|place| self.sheet.source_span(*place));
        spans.reduce(Span::hull)
    }

    fn question_span(&self) -> Span {
        self.bounds(&self.pair.question).unwrap_or(self.pair.hull)
    }

    /// The words of the pair, labels and all, mended; notes and furniture out.
    fn reading(&self) -> String {
        self.sheet.reading_of_all(&self.sheet.places_in(self.pair.hull))
    }

    fn or_own(&self, text: String) -> String {
        if text.is_empty() { self.sheet.quote(self.pair.hull).trim().to_owned() } else { text }
    }
}

/// The rows: by place; of pairs that begin at one place the longest.
pub(super) fn rows<'s>(sheet: &'s Sheet<'s>, pairs: &'s [Pair]) -> Vec<Row<'s>> {
    let filled = pairs.iter().filter(|pair| !sheet.quote(pair.hull).trim().is_empty());
    let mut rows: Vec<Row<'s>> = filled.map(|pair| Row { sheet, pair }).collect();
    rows.sort_by_key(|row| (row.pair.hull.start, std::cmp::Reverse(row.pair.hull.end)));
    rows.dedup_by_key(|row| row.pair.hull.start);
    rows
}

pub(super) fn definition<'s>() -> Definition<Row<'s>> {
    Definition {
        name: "questions",
        about: "Questions with their answers. The place columns are of the whole pair.",
        key: "question_id",
        unique: UNIQUE,
        columns: own().into_iter().chain(place()).collect(),
    }
}

fn own<'s>() -> Vec<Column<Row<'s>>> {
    let unit = "Unicode code points";
    vec![
        Column::text("question_id", "The pair.", |row: &Row<'_>| {
            row.sheet.id('q', row.pair.hull).into()
        })
        .like("[0-9a-f]{16}-q[0-9]+"),
        Column::text("doc_id", "The document it stands in.", |row: &Row<'_>| {
            row.sheet.doc_id().into()
        })
        .points_at("documents", "doc_id"),
        Column::text("number", "The question's number, as the paper bears it.", |row: &Row<'_>| {
            row.pair.number.as_str().into()
        })
        .such_as("107"),
        Column::text(
            "question",
            "The question in full, mended, note marks and all, a paragraph a line.",
            |row: &Row<'_>| row.or_own(row.sheet.marked_reading_of_all(&row.pair.question)).into(),
        )
        .dutch(),
        Column::maybe_text(
            "answer",
            "The answer in full, mended, note marks and all, a paragraph a line; one given to \
             several questions stands with each, for up to twenty.",
            |row: &Row<'_>| Some(row.sheet.marked_reading_of_all(&row.pair.answer).into()),
        )
        .dutch(),
        Column::maybe_text(
            "answers_with",
            "The first question of a group that was answered together.",
            |row: &Row<'_>| row.pair.answers_with.as_deref().map(Into::into),
        ),
        Column::maybe_text(
            "refers_to",
            "The question whose answer this one points at: `Zie antwoord op vraag 2`.",
            |row: &Row<'_>| row.pair.refers_to.as_deref().map(Into::into),
        ),
        Column::int("question_start", "Where the question's text begins.", |row: &Row<'_>| {
            row.sheet.code_point(row.question_span().start)
        })
        .at_least(0)
        .in_unit(unit),
        Column::int("question_end", "Where the question's text ends.", |row: &Row<'_>| {
            row.sheet.code_point(row.question_span().end)
        })
        .at_least(0)
        .in_unit(unit),
        Column::maybe_int("answer_start", "Where the answer's text begins.", |row: &Row<'_>| {
            row.bounds(&row.pair.answer).map(|span| row.sheet.code_point(span.start))
        })
        .at_least(0)
        .in_unit(unit),
        Column::maybe_int("answer_end", "Where the answer's text ends.", |row: &Row<'_>| {
            row.bounds(&row.pair.answer).map(|span| row.sheet.code_point(span.end))
        })
        .at_least(0)
        .in_unit(unit),
    ]
}

fn place<'s>() -> Vec<Column<Row<'s>>> {
    let unit = "Unicode code points";
    vec![
        Column::text(
            "quote",
            "The characters of the text themselves, line breaks and all.",
            |row: &Row<'_>| row.sheet.quote(row.pair.hull).into(),
        )
        .dutch(),
        Column::text(
            "reading",
            "The same words mended, a paragraph a line, without furniture and notes.",
            |row: &Row<'_>| row.or_own(row.reading()).into(),
        )
        .dutch(),
        Column::int("char_start", "Where the quote begins in texts.text.", |row: &Row<'_>| {
            row.sheet.code_point(row.pair.hull.start)
        })
        .at_least(0)
        .in_unit(unit),
        Column::int(
            "char_end",
            "Where the quote ends in texts.text: one past its last character.",
            |row: &Row<'_>| row.sheet.code_point(row.pair.hull.end),
        )
        .at_least(1)
        .in_unit(unit),
        Column::text(
            "sentence",
            "The first sentence of the question, mended; at most 600 characters.",
            |row: &Row<'_>| {
                let first = row.first().map(|place| {
                    let start = Span::new(place.span.start, place.span.start);
                    row.sheet.sentence(Place { flow: place.flow, span: start })
                });
                row.or_own(first.unwrap_or_default()).into()
            },
        )
        .dutch(),
        Column::maybe_text("section", "The nearest heading above it.", |row: &Row<'_>| {
            row.sheet.section(row.first()?).map(Into::into)
        })
        .dutch(),
        Column::maybe_int(
            "source_page",
            "The page it begins on, where the format has pages.",
            |row: &Row<'_>| row.sheet.page(row.first()?),
        )
        .at_least(1)
        .in_unit("page, from 1"),
        Column::boolean("in_note", "Whether it stands in a note: never.", |_: &Row<'_>| false),
        Column::text("rule", "The rule that read it: a row of rules.", |_: &Row<'_>| {
            RULE.name.into()
        })
        .points_at("rules", "rule"),
    ]
}
