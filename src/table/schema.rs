//! What is published about the tables: for Arrow, for Parquet's metadata, and for readers.

use super::column::ColumnSchema;
use super::{
    amounts, deadlines, documents, events, motions, notices, organisation_mentions, organisations,
    questions, references,
};
use arrow_schema::Schema;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What is published about a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableSchema {
    /// Its name, and its files' names.
    pub name: &'static str,
    /// What a row of it is.
    pub about: &'static str,
    /// The column that names a row; empty where none does.
    pub key: &'static str,
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

/// The description of all tables as Markdown.
pub fn markdown() -> String {
    let mut text = String::from(
        "# Tables\n\n\
         Every table is `NAME.csv` and `NAME.parquet`, the same rows in the same order: documents by \
         `source`, facts by place. A `?` behind a type: may be null, in CSV empty. `list` in CSV: \
         joined with `;`. `money`: a decimal with four places, in CSV two, more only where not zero. \
         In Python `text[char_start:char_end] == quote`.\n",
    );
    for table in schema() {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n## {}\n\n{}\n\n", table.name, table.about);
        text.push_str("| column | type | what it holds |\n|---|---|---|\n");
        for column in &table.columns {
            let null = if column.nullable { "?" } else { "" };
            let unit = column.unit.map(|unit| format!(" Unit: {unit}.")).unwrap_or_default();
            let values = column.values.iter().map(|value| format!("`{value}`"));
            let values = values.collect::<Vec<_>>().join(", ");
            let values = if values.is_empty() { values } else { format!(" One of {values}.") };
            let (name, kind, about) = (column.name, column.kind.as_str(), column.about);
            let _ = writeln!(text, "| `{name}` | {kind}{null} | {about}{unit}{values} |");
        }
    }
    text
}
