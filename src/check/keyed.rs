//! Tables whose rows have a name of their own: an organisation, a rule, an input; and warnings.

use super::alignment::Alignment;
use super::difference::{Change, ColumnChange, RowChange, TableChange};
use crate::dataset::{Column, Table};
use crate::error::Error;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The folder that papers were read from, where it has another name.
#[derive(Debug)]
pub(super) struct Renamed {
    pub(super) old: String,
    pub(super) new: String,
}

impl Renamed {
    /// An old path, under the folder's new name.
    pub(super) fn apply(&self, source: &str) -> String {
        match source.split_once('/') {
            Some((root, below)) if root == self.old => format!("{}/{below}", self.new),
            _ => source.to_owned(),
        }
    }
}

/// Compares two tables by a key; of rows with the same key the first goes with the first.
pub(super) fn compare(
    old: &Table,
    new: &Table,
    key: &[&str],
    renamed: Option<&Renamed>,
) -> Result<Option<TableChange>, Error> {
    let (old, new) = (Keyed::new(old, key)?, Keyed::new(new, key)?);
    let renamed_cell = |name: &str, cell: String| match renamed {
        Some(renamed) if name == "source" => renamed.apply(&cell),
        Some(renamed) if name == "message" => match cell.split_once("duplicate of ") {
            Some(("", source)) => format!("duplicate of {}", renamed.apply(source)),
            _ => cell,
        },
        _ => cell,
    };
    let mut sides: BTreeMap<Key, (Option<usize>, Option<usize>)> = BTreeMap::new();
    for (key, row) in old.keys(renamed_cell) {
        sides.entry(key).or_default().0 = Some(row);
    }
    for (key, row) in new.keys(|_, cell| cell) {
        sides.entry(key).or_default().1 = Some(row);
    }
    let rows = sides.into_iter().filter_map(|((key, _), side)| {
        let called =
            |table: &Keyed<'_>, row: Option<usize>| Some(table.called.as_ref()?.cell(row?));
        let called = called(&new, side.1).or_else(|| called(&old, side.0));
        let name = key.into_iter().chain(called).collect::<Vec<_>>().join(" ");
        let cells = |table: &Keyed<'_>, row: Option<usize>| -> Vec<Option<String>> {
            let cell = |(_, cells): &(_, Column<'_>)| {
                Some(cells.cell(row?)).filter(|cell| !cell.is_empty())
            };
            table.columns.iter().map(cell).collect()
        };
        let (was, is) = (cells(&old, side.0), cells(&new, side.1));
        let names = old.columns.iter().map(|(name, _)| *name);
        let columns = names.zip(was.into_iter().zip(is)).filter_map(|(column, (old, new))| {
            let moved = old.clone().map(|cell| renamed_cell(column, cell));
            (moved != new).then_some(ColumnChange { column, old, new })
        });
        let change = match side {
            (Some(_), Some(_)) => Change::Changed,
            (None, _) => Change::Added,
            (_, None) => Change::Gone,
        };
        let columns = columns.collect();
        let row = RowChange { change, name, location: None, columns };
        (change != Change::Changed || !row.columns.is_empty()).then_some(row)
    });
    let rows: Vec<RowChange> = rows.collect();
    Ok((!rows.is_empty()).then(|| TableChange::new(old.name, rows, 0)))
}

/// The key of a row, and how many rows before it have the same.
type Key = (Vec<String>, usize);

/// A table with the columns of its key apart.
struct Keyed<'t> {
    name: &'static str,
    rows: usize,
    key: Vec<(&'static str, Column<'t>)>,
    /// The others.
    columns: Vec<(&'static str, Column<'t>)>,
    /// What a row is called, where it has a name beside its key.
    called: Option<Column<'t>>,
}

impl<'t> Keyed<'t> {
    fn new(table: &'t Table, key: &[&str]) -> Result<Self, Error> {
        let schema = table.schema();
        let (mut of_key, mut columns) = (Vec::new(), Vec::new());
        for column in &schema.columns {
            let cells = (column.name, table.column(column.name)?);
            if key.contains(&column.name) { of_key.push(cells) } else { columns.push(cells) }
        }
        let named = schema.columns.iter().any(|column| column.name == "name");
        let called = named.then(|| table.column("name")).transpose()?;
        Ok(Self { name: schema.name, rows: table.rows(), key: of_key, columns, called })
    }

    /// The key of every row, with how many rows before it have the same.
    fn keys(&self, cell: impl Fn(&str, String) -> String) -> impl Iterator<Item = (Key, usize)> {
        let mut seen: FxHashMap<Vec<String>, usize> = FxHashMap::default();
        (0..self.rows).map(move |row| {
            let key = self.key.iter().map(|(name, cells)| cell(name, cells.cell(row)));
            let key: Vec<String> = key.collect();
            let before = seen.entry(key.clone()).or_default();
            let number = *before;
            *before += 1;
            ((key, number), row)
        })
    }
}

/// The warnings of a dataset, by paper: what each says, and where.
pub(super) struct Warnings<'t>(FxHashMap<&'t str, Vec<Warning<'t>>>);

/// Where the same words are said; `None` for a warning about the whole paper.
type Places = Vec<Option<i64>>;

type Warning<'t> = (&'t str, &'t str, Option<i64>);

impl<'t> Warnings<'t> {
    pub(super) fn of(table: &'t Table) -> Result<Self, Error> {
        let (doc_id, stage) = (table.column("doc_id")?, table.column("stage")?);
        let (message, at) = (table.column("message")?, table.column("char_start")?);
        let mut warnings: FxHashMap<&str, Vec<Warning<'t>>> = FxHashMap::default();
        for row in 0..table.rows() {
            let warning = (
                stage.text(row).unwrap_or_default(),
                message.text(row).unwrap_or_default(),
                at.int(row),
            );
            warnings.entry(doc_id.text(row).unwrap_or_default()).or_default().push(warning);
        }
        Ok(Self(warnings))
    }

    /// Compares the warnings of a paper with those of the same paper in another dataset: the same
    /// words at the same place are the same; of a place whose words changed, the words alone.
    pub(super) fn compare(
        &self,
        old_id: &str,
        new: &Self,
        new_id: &str,
        alignment: &Alignment,
    ) -> Option<TableChange> {
        let mut sides: BTreeMap<(&str, &str), (Places, Places)> = BTreeMap::new();
        for (stage, message, at) in self.0.get(old_id).into_iter().flatten() {
            sides.entry((stage, message)).or_default().0.push(*at);
        }
        for (stage, message, at) in new.0.get(new_id).into_iter().flatten() {
            sides.entry((stage, message)).or_default().1.push(*at);
        }
        let mut rows = Vec::new();
        for ((stage, message), (olds, news)) in sides {
            let (gone, added) = left_over(&olds, &news, alignment);
            let row = |change| RowChange {
                change,
                name: format!("{stage}: {message}"),
                location: None,
                columns: Vec::new(),
            };
            rows.extend((0..gone).map(|_| row(Change::Gone)));
            rows.extend((0..added).map(|_| row(Change::Added)));
        }
        (!rows.is_empty()).then(|| TableChange::new("warnings", rows, 0))
    }
}

/// How many of the old places have no new one, and of the new no old one. An old place whose words
/// changed can be any.
fn left_over(olds: &[Option<i64>], news: &[Option<i64>], alignment: &Alignment) -> (usize, usize) {
    let mut counts: FxHashMap<Option<i64>, usize> = FxHashMap::default();
    for place in news {
        *counts.entry(*place).or_default() += 1;
    }
    let (mut gone, mut anywhere, mut matched) = (0, 0, 0);
    for old in olds {
        let place = match old.map(|at| alignment.start(at)) {
            None => None,
            Some(None) => {
                anywhere += 1;
                continue;
            }
            Some(moved) => moved,
        };
        match counts.get_mut(&place).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                matched += 1;
            }
            None => gone += 1,
        }
    }
    let left = news.len() - matched;
    let paired = left.min(anywhere);
    (gone + anywhere - paired, left - paired)
}
