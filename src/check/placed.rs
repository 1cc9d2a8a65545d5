//! Tables whose rows stand at a place of a text: rows are paired by place, then by what they say.

use super::alignment::Alignment;
use super::difference::{Change, ColumnChange, Location, RowChange, TableChange};
use crate::dataset::{Column, Table, Value};
use crate::error::Error;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Where and how a fact stands in its paper; no part of what it says.
const SURROUNDINGS: [&str; 3] = ["sentence", "section", "source_page"];

/// A table of facts, by paper.
#[derive(Debug)]
pub(super) struct PlacedTable<'t> {
    name: &'static str,
    columns: Vec<(&'static str, Role, Column<'t>)>,
    quote: Column<'t>,
    sentence: Column<'t>,
    /// The rows of each paper, by place.
    rows: FxHashMap<&'t str, Vec<Row>>,
}

#[derive(Debug, Clone)]
struct Row {
    row: usize,
    place: Range<i64>,
}

/// What a column is to the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Part of what the fact says.
    Says,
    /// See [`SURROUNDINGS`].
    Surroundings,
    /// Where something begins in the text.
    Start,
    /// Where something ends in the text.
    End,
    /// The id of a row of the same paper: its place.
    Id,
}

/// The role of a column; `None` for what pairing has looked at: the row's own id and place.
fn role(column: &str, key: &str) -> Option<Role> {
    match column {
        "doc_id" | "char_start" | "char_end" => None,
        _ if column == key => None,
        "event_id" | "alias_of" => Some(Role::Id),
        _ if SURROUNDINGS.contains(&column) => Some(Role::Surroundings),
        _ if column.ends_with("_start") => Some(Role::Start),
        _ if column.ends_with("_end") => Some(Role::End),
        _ => Some(Role::Says),
    }
}

impl<'t> PlacedTable<'t> {
    pub(super) fn new(table: &'t Table) -> Result<Self, Error> {
        let schema = table.schema();
        let columns = schema.columns.iter().filter_map(|column| {
            let role = role(column.name, schema.key)?;
            Some(table.column(column.name).map(|cells| (column.name, role, cells)))
        });
        let columns = columns.collect::<Result<_, _>>()?;
        let (start, end) = (table.column("char_start")?, table.column("char_end")?);
        let doc_id = table.column("doc_id")?;
        let mut rows: FxHashMap<&str, Vec<Row>> = FxHashMap::default();
        for row in 0..table.rows() {
            let place = start.int(row).unwrap_or_default()..end.int(row).unwrap_or_default();
            rows.entry(doc_id.text(row).unwrap_or_default()).or_default().push(Row { row, place });
        }
        let (quote, sentence) = (table.column("quote")?, table.column("sentence")?);
        Ok(Self { name: schema.name, columns, quote, sentence, rows })
    }

    fn rows_of(&self, doc_id: &str) -> &[Row] {
        self.rows.get(doc_id).map_or(&[], Vec::as_slice)
    }

    /// How many rows a paper has that is in one dataset only.
    pub(super) fn counted(&self, doc_id: &str, change: Change) -> Option<TableChange> {
        let many = self.rows_of(doc_id).len();
        let mut table = TableChange::new(self.name, Vec::new(), 0);
        match change {
            Change::Added => table.added = many,
            _ => table.gone = many,
        }
        (many > 0).then_some(table)
    }

    /// Compares the rows of a paper with those of the same paper in another dataset.
    pub(super) fn compare(
        &self,
        old_id: &str,
        new: &Self,
        new_id: &str,
        alignment: &Alignment,
    ) -> Option<TableChange> {
        let (olds, news) = (self.rows_of(old_id), new.rows_of(new_id));
        let mut partners = Partners::by_place(olds, news, alignment);
        partners.by_content(self, new);
        partners.by_overlap(alignment);
        let text_differs = !alignment.is_whole();
        let mut surroundings = 0;
        // Each change with where it stands in the new text, to sort by.
        let mut changes: Vec<(i64, RowChange)> = Vec::new();
        for (old, partner) in olds.iter().zip(&partners.of_old) {
            let Some(now) = partner.and_then(|index| news.get(index)) else {
                let at = alignment.hull(&old.place).start;
                changes.push((at, self.one_sided(old, Change::Gone)));
                continue;
            };
            let differ = self.differing(old, new, now, alignment);
            let around = |column: &ColumnChange| SURROUNDINGS.contains(&column.column);
            if text_differs && !differ.is_empty() && differ.iter().all(around) {
                surroundings += 1;
            } else if !differ.is_empty() {
                let location = Location {
                    old_place: Some(old.place.clone()),
                    new_place: Some(now.place.clone()),
                    sentence: new.sentence.text(now.row).unwrap_or_default().to_owned(),
                };
                let change = RowChange {
                    change: Change::Changed,
                    name: new.quote.text(now.row).unwrap_or_default().to_owned(),
                    location: Some(location),
                    columns: differ,
                };
                changes.push((now.place.start, change));
            }
        }
        for (now, partner) in news.iter().zip(&partners.of_new) {
            if partner.is_none() {
                changes.push((now.place.start, new.one_sided(now, Change::Added)));
            }
        }
        changes.sort_by_key(|(at, row)| (*at, row.change));
        let rows: Vec<RowChange> = changes.into_iter().map(|(_, row)| row).collect();
        let table = TableChange::new(self.name, rows, surroundings);
        (!table.rows.is_empty() || surroundings > 0).then_some(table)
    }

    /// A row that is in this dataset only, with all that it says.
    fn one_sided(&self, row: &Row, change: Change) -> RowChange {
        let columns =
            self.columns.iter().filter(|(name, role, _)| *role == Role::Says && *name != "quote");
        let columns = columns.filter_map(|(name, _, cells)| {
            let cell = Some(cells.cell(row.row)).filter(|cell| !cell.is_empty())?;
            Some(match change {
                Change::Added => ColumnChange { column: name, old: None, new: Some(cell) },
                _ => ColumnChange { column: name, old: Some(cell), new: None },
            })
        });
        let place = Some(row.place.clone());
        let (old_place, new_place) =
            if change == Change::Added { (None, place) } else { (place, None) };
        let sentence = self.sentence.text(row.row).unwrap_or_default().to_owned();
        RowChange {
            change,
            name: self.quote.text(row.row).unwrap_or_default().to_owned(),
            columns: columns.collect(),
            location: Some(Location { old_place, new_place, sentence }),
        }
    }

    /// The columns in which two rows differ.
    fn differing(
        &self,
        old: &Row,
        new: &Self,
        now: &Row,
        alignment: &Alignment,
    ) -> Vec<ColumnChange> {
        let pairs = self.columns.iter().zip(&new.columns);
        let differ = pairs.filter(|((_, role, was), (_, _, is))| {
            let (was, is) = (was.value(old.row), is.value(now.row));
            match role {
                Role::Says | Role::Surroundings => was != is,
                Role::Start => !same_place(was.as_ref(), is.as_ref(), |at| alignment.start(at)),
                Role::End => !same_place(was.as_ref(), is.as_ref(), |at| alignment.end(at)),
                Role::Id => !same_id(was.as_ref(), is.as_ref(), alignment),
            }
        });
        let changes = differ.map(|((name, _, was), (_, _, is))| {
            ColumnChange::of(name, was.cell(old.row), is.cell(now.row))
        });
        changes.collect()
    }

    /// All that a row says, to find it by where its place does not help.
    fn content(&self, row: &Row) -> Vec<Option<Value<'_>>> {
        let says = self.columns.iter().filter(|(_, role, _)| *role == Role::Says);
        says.map(|(_, _, cells)| cells.value(row.row)).collect()
    }
}

/// Whether two places are one; where the old one is in words that changed, none can tell.
fn same_place(
    old: Option<&Value<'_>>,
    new: Option<&Value<'_>>,
    moved: impl Fn(i64) -> Option<i64>,
) -> bool {
    match (old, new) {
        (Some(Value::Int(old)), Some(Value::Int(new))) => moved(*old).is_none_or(|at| at == *new),
        (old, new) => old == new,
    }
}

/// Whether two ids, `<doc_id>-<letter><char_start>`, name a row at the same place.
fn same_id(old: Option<&Value<'_>>, new: Option<&Value<'_>>, alignment: &Alignment) -> bool {
    let parts = |value: &Value<'_>| -> Option<(char, i64)> {
        let Value::Text(id) = value else { return None };
        let mut place = id.rsplit_once('-')?.1.chars();
        Some((place.next()?, place.as_str().parse().ok()?))
    };
    match (old.and_then(parts), new.and_then(parts)) {
        (Some((letter, old)), Some((other, new))) => {
            letter == other && alignment.start(old).is_none_or(|at| at == new)
        }
        _ => old == new,
    }
}

/// Which row of one dataset is which of another, by their numbers.
struct Partners<'r> {
    olds: &'r [Row],
    news: &'r [Row],
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

impl<'r> Partners<'r> {
    /// Rows that begin at the same character.
    fn by_place(olds: &'r [Row], news: &'r [Row], alignment: &Alignment) -> Self {
        let mut partners =
            Self { olds, news, of_old: vec![None; olds.len()], of_new: vec![None; news.len()] };
        let by_start: FxHashMap<i64, usize> =
            news.iter().enumerate().map(|(index, row)| (row.place.start, index)).collect();
        for (index, old) in olds.iter().enumerate() {
            let same = alignment.start(old.place.start).and_then(|at| by_start.get(&at));
            if let Some(&same) = same {
                partners.join(index, same);
            }
        }
        partners
    }

    /// Of the others, rows that say the same: their words were moved.
    fn by_content(&mut self, old: &PlacedTable<'_>, new: &PlacedTable<'_>) {
        let (left_old, left_new) = self.left();
        let mut by_content: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for &index in left_new.iter().rev() {
            if let Some(row) = self.news.get(index) {
                by_content.entry(new.content(row)).or_default().push(index);
            }
        }
        for index in left_old {
            let Some(row) = self.olds.get(index) else { continue };
            if let Some(same) = by_content.get_mut(&old.content(row)).and_then(Vec::pop) {
                self.join(index, same);
            }
        }
    }

    /// Of the others, rows that stand on some of the same characters, or on what took their place.
    fn by_overlap(&mut self, alignment: &Alignment) {
        let (left_old, left_new) = self.left();
        let mut left_new = left_new.into_iter().peekable();
        for index in left_old {
            let Some(old) = self.olds.get(index) else { continue };
            let hull = alignment.hull(&old.place);
            let place = |index: &usize| self.news.get(*index).map_or(0..0, |row| row.place.clone());
            while left_new.next_if(|index| place(index).end <= hull.start).is_some() {}
            if let Some(same) = left_new.next_if(|index| place(index).start < hull.end) {
                self.join(index, same);
            }
        }
    }

    fn join(&mut self, old: usize, new: usize) {
        let places = (self.of_old.get_mut(old), self.of_new.get_mut(new));
        if let (Some(of_old @ None), Some(of_new @ None)) = places {
            (*of_old, *of_new) = (Some(new), Some(old));
        }
    }

    /// The rows without a partner, in order.
    fn left(&self) -> (Vec<usize>, Vec<usize>) {
        let left = |partners: &[Option<usize>]| {
            let alone = partners.iter().enumerate().filter(|(_, partner)| partner.is_none());
            alone.map(|(index, _)| index).collect()
        };
        (left(&self.of_old), left(&self.of_new))
    }
}
