//! What is published about the tables: for Arrow, for Parquet's metadata, and for readers.

use super::column::{ColumnOf, ColumnSchema, ColumnType};
use super::{
    amounts, deadlines, documents, events, motions, notices, organisation_mentions, organisations,
    questions, references,
};
use crate::error::Error;
use arrow_schema::Schema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What is published about a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableSchema {
    /// Its name, and its files' names.
    pub name: &'static str,
    /// What a row of it is.
    #[serde(rename = "description")]
    pub about: &'static str,
    /// The column that names a row; empty where none does.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub key: &'static str,
    /// Columns that together name a row as well as the key does.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub unique: &'static [&'static [&'static str]],
    /// Its columns, in order.
    pub columns: Vec<ColumnSchema>,
}

impl TableSchema {
    /// The Arrow schema, with the descriptions in its metadata.
    pub fn arrow(&self) -> Schema {
        let fields: Vec<_> = self.columns.iter().map(ColumnSchema::field).collect();
        let metadata = [("description".to_owned(), self.about.to_owned())];
        Schema::new(fields).with_metadata(metadata.into_iter().collect::<BTreeMap<_, _>>())
    }

    /// The columns whose values are found in a column of another table, or of this one, with that
    /// column. Lists, whose items are, stand not among them.
    pub fn foreign_keys(&self) -> impl Iterator<Item = (&ColumnSchema, ColumnOf)> {
        let single = self.columns.iter().filter(|column| column.kind != ColumnType::List);
        single.filter_map(|column| Some((column, column.points_at?)))
    }
}

/// All tables, in the order of the contract.
///
/// ```
/// let tables = griffie::table::schema();
/// assert!(tables.iter().any(|table| table.name == "events"));
/// ```
pub fn schema() -> Vec<TableSchema> {
    vec![
        documents::definition().schema(),
        documents::texts().schema(),
        questions::definition().schema(),
        events::definition().schema(),
        deadlines::definition().schema(),
        amounts::definition().schema(),
        organisations::definition().schema(),
        organisation_mentions::definition().schema(),
        references::definition().schema(),
        motions::definition().schema(),
        notices::rejects().schema(),
        notices::warnings().schema(),
        notices::rules().schema(),
    ]
}

/// The description of all tables as JSON: a list of tables, each with its columns.
///
/// # Errors
/// If it cannot be put into words: a defect of griffie.
pub fn json() -> Result<String, Error> {
    let text = serde_json::to_string_pretty(&schema());
    text.map(|text| text + "\n").map_err(|error| Error::table("the schema", error))
}

/// The description of all tables as Markdown, under a heading of `level`: 1 where it stands alone.
pub fn markdown(level: usize) -> String {
    let heading = "#".repeat(level);
    let mut text = format!(
        "{heading} Tables\n\n\
         Every table is `NAME.csv` and `NAME.parquet`, the same rows in the same order: documents by \
         `source`, facts by place. A `?` behind a type: may be null, in CSV empty. `list` in CSV: \
         joined with `;`. `money`: a decimal with four places, in CSV two, more only where not \
         zero. `→` before a column: its values, or the items of its lists, are found there.\n",
    );
    for table in schema() {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{heading}# {}\n\n{}{}\n\n", table.name, table.about, keys(&table));
        text.push_str("| column | type | what it holds |\n|---|---|---|\n");
        for column in &table.columns {
            let null = if column.nullable { "?" } else { "" };
            let (name, kind, about) = (column.name, column.kind.as_str(), holds(column));
            let _ = writeln!(text, "| `{name}` | {kind}{null} | {about} |");
        }
    }
    text
}

/// Which columns name a row.
fn keys(table: &TableSchema) -> String {
    let key = [table.key];
    let unique = [&key[..]].into_iter().chain(table.unique.iter().copied());
    let unique = unique.filter(|columns| columns.iter().all(|column| !column.is_empty()));
    let unique = unique.map(|columns| {
        let columns: Vec<_> = columns.iter().map(|column| format!("`{column}`")).collect();
        columns.join(" with ")
    });
    let unique = unique.collect::<Vec<_>>().join(", ");
    if unique.is_empty() { unique } else { format!(" A row is named by {unique}.") }
}

/// What a column holds, in a cell of Markdown.
fn holds(column: &ColumnSchema) -> String {
    let mut text = column.about.to_owned();
    if let Some(unit) = column.unit {
        let _ = write!(text, " Unit: {unit}.");
    }
    if let Some(ColumnOf { table, column }) = column.points_at {
        let _ = write!(text, " → `{table}.{column}`.");
    }
    if !column.values.is_empty() {
        let values: Vec<_> = column.values.iter().map(|value| format!("`{value}`")).collect();
        let _ = write!(text, " One of {}.", values.join(", "));
    }
    if let Some(example) = column.example {
        let _ = write!(text, " Example: `{example}`.");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_keys_and_what_points_at_them_are_there() {
        let tables = schema();
        let column = |table: &str, column: &str| {
            let table = tables.iter().find(|known| known.name == table)?;
            table.columns.iter().find(|known| known.name == column).map(|found| (table, found))
        };
        let mut pointers = 0;
        for table in &tables {
            for name in table.unique.iter().copied().flatten().chain([&table.key]) {
                let found = column(table.name, name);
                assert!(name.is_empty() || !found.expect(name).1.nullable, "{} {name}", table.name);
            }
            for from in &table.columns {
                let Some(to) = from.points_at else { continue };
                let (target, _) = column(to.table, to.column).expect(from.name);
                assert_eq!(target.key, to.column, "{}.{}", table.name, from.name);
                pointers += 1;
            }
        }
        assert!(pointers > 20, "{pointers}");
    }

    #[test]
    fn ok_closed_lists_and_patterns_are_of_texts() {
        for table in schema() {
            for column in &table.columns {
                let of_texts = !column.values.is_empty() || column.pattern.is_some();
                let text = matches!(column.kind, ColumnType::Text | ColumnType::List);
                let context = format!("{}.{}", table.name, column.name);
                assert!(!of_texts || text, "{context}");
                assert!(column.language.is_none() || text, "{context}");
                assert!(column.minimum.is_none() || column.kind == ColumnType::Int, "{context}");
            }
        }
    }
}
