//! The rows of one paper as JSON.

use griffie::Error;
use griffie::dataset::{Column, Table, Value as Cell};
use serde_json::{Map, Value};

/// An object on one line: for each table its rows, for `documents` its one row.
pub(super) fn text(tables: &[Table]) -> Result<String, Error> {
    let mut paper = Map::new();
    for table in tables {
        let names = table.schema().columns.iter().map(|column| column.name);
        let columns = names.map(|name| Ok((name, table.column(name)?)));
        let columns: Vec<(&str, Column<'_>)> = columns.collect::<Result<_, Error>>()?;
        let row = |row: usize| -> Value {
            let cells = columns.iter();
            cells.map(|(name, cells)| ((*name).to_owned(), cell(cells, row))).collect()
        };
        match table.schema().name {
            "documents" => paper.insert("document".to_owned(), row(0)),
            "texts" => paper.insert("text".to_owned(), cell(&table.column("text")?, 0)),
            name => paper.insert(name.to_owned(), (0..table.rows()).map(row).collect()),
        };
    }
    Ok(Value::Object(paper).to_string() + "\n")
}

/// A cell: sums as text, so that no decimal is lost; days as ISO 8601.
fn cell(cells: &Column<'_>, row: usize) -> Value {
    match cells.value(row) {
        None if cells.is_list() => Value::Array(Vec::new()),
        None => Value::Null,
        Some(Cell::Int(number)) => number.into(),
        Some(Cell::Bool(yes)) => yes.into(),
        Some(Cell::List(items)) => items.into(),
        Some(_) => cells.cell(row).into(),
    }
}
