//! The tables in SQL: with keys, checks and comments, and how a dataset is loaded into them.

use super::column::{ColumnOf, ColumnSchema, ColumnType, MONEY_PRECISION, MONEY_SCALE};
use super::schema::{TableSchema, schema};
use std::fmt::Write as _;

/// A database whose SQL can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// DuckDB: has every type the tables have.
    DuckDb,
    /// SQLite, 3.38 or later. Dates are text (ISO 8601), sums numbers, lists text joined with `;`
    /// and a view with a row an item.
    Sqlite,
}

/// Files that a dataset is loaded from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The CSV files.
    Csv,
    /// The Parquet files; DuckDB only.
    Parquet,
}

/// What creates all tables: those first that others point at.
///
/// ```
/// use griffie::table::sql::{Dialect, create};
/// assert!(create(Dialect::DuckDb).contains("CREATE TABLE \"events\""));
/// ```
pub fn create(dialect: Dialect) -> String {
    let mut sql = String::new();
    if dialect == Dialect::Sqlite {
        sql.push_str("PRAGMA foreign_keys = ON;\n\n");
    }
    for table in in_order() {
        create_table(dialect, &table, &mut sql);
        match dialect {
            Dialect::DuckDb => comments(&table, &mut sql),
            Dialect::Sqlite => views(&table, &mut sql),
        }
        sql.push('\n');
    }
    sql
}

/// What loads the dataset in `folder` into those tables: SQL for DuckDB, for SQLite the commands
/// of its shell `sqlite3`.
pub fn load(dialect: Dialect, folder: &str, source: Source) -> String {
    let mut sql = String::from("BEGIN;\n");
    for table in in_order() {
        let name = quoted(table.name);
        let file = |ending: &str| format!("{folder}/{}.{ending}", table.name);
        // Writing to a string cannot fail.
        let _ = match (dialect, source) {
            (Dialect::DuckDb, Source::Parquet) => {
                let file = literal(&file("parquet"));
                writeln!(sql, "COPY {name} FROM {file} (FORMAT parquet);")
            }
            (Dialect::DuckDb, Source::Csv) => {
                let (columns, file) = (cells(dialect, &table), literal(&file("csv")));
                writeln!(
                    sql,
                    "INSERT INTO {name} SELECT {columns}\n    FROM read_csv({file}, header = true, \
                     delim = ',', quote = '\"', escape = '\"', all_varchar = true, \
                     parallel = false, max_line_size = {LONGEST_LINE});"
                )
            }
            (Dialect::Sqlite, _) => {
                let columns = cells(dialect, &table);
                writeln!(
                    sql,
                    ".import --csv --schema temp {} {}\n\
                     INSERT INTO main.{name} SELECT {columns}\n    FROM temp.{name};\n\
                     DROP TABLE temp.{name};",
                    argument(&file("csv")),
                    table.name,
                )
            }
        };
    }
    sql.push_str("COMMIT;\n");
    sql
}

/// The longest line of a CSV file, in bytes: a paper's text, quotes doubled.
const LONGEST_LINE: usize = 256 * 1024 * 1024;

/// The tables, those first that others point at.
fn in_order() -> Vec<TableSchema> {
    let (mut waiting, mut ordered) = (schema(), Vec::<TableSchema>::new());
    while !waiting.is_empty() {
        let ready = |table: &TableSchema| {
            table.foreign_keys().all(|(_, target)| {
                let done = ordered.iter().any(|before| before.name == target.table);
                done || target.table == table.name
            })
        };
        // A ring of tables has no first one; the tables have none, and a test sees to it.
        let next = waiting.iter().position(ready).unwrap_or(0);
        let next = waiting.remove(next);
        ordered.push(next);
    }
    ordered
}

fn create_table(dialect: Dialect, table: &TableSchema, sql: &mut String) {
    if dialect == Dialect::Sqlite {
        let _ = writeln!(sql, "-- {}", table.about);
    }
    let mut lines: Vec<(String, Option<String>)> = Vec::new();
    for column in &table.columns {
        let remark = (dialect == Dialect::Sqlite).then(|| remark(column));
        lines.push((definition(dialect, table, column), remark));
    }
    for columns in table.unique {
        let columns: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
        lines.push((format!("UNIQUE ({})", columns.join(", ")), None));
    }
    // DuckDB checks a key row by row, so none of a table into itself could be loaded.
    let into_itself = |target: ColumnOf| dialect == Dialect::DuckDb && target.table == table.name;
    for (column, target) in table.foreign_keys().filter(|(_, target)| !into_itself(*target)) {
        let deferred = match dialect {
            Dialect::DuckDb => "",
            Dialect::Sqlite => " DEFERRABLE INITIALLY DEFERRED",
        };
        let ColumnOf { table, column: key } = target;
        let (column, table, key) = (quoted(column.name), quoted(table), quoted(key));
        lines.push((format!("FOREIGN KEY ({column}) REFERENCES {table} ({key}){deferred}"), None));
    }
    let _ = writeln!(sql, "CREATE TABLE {} (", quoted(table.name));
    let last = lines.len().saturating_sub(1);
    for (at, (line, remark)) in lines.into_iter().enumerate() {
        let comma = if at == last { "" } else { "," };
        let remark = remark.map(|remark| format!(" -- {remark}")).unwrap_or_default();
        let _ = writeln!(sql, "    {line}{comma}{remark}");
    }
    sql.push_str(");\n");
}

fn definition(dialect: Dialect, table: &TableSchema, column: &ColumnSchema) -> String {
    let name = quoted(column.name);
    let mut line = format!("{name} {}", type_name(dialect, column.kind));
    if !column.nullable {
        line.push_str(" NOT NULL");
    }
    if column.name == table.key {
        line.push_str(" PRIMARY KEY");
    }
    for check in checks(dialect, column, &name) {
        let _ = write!(line, " CHECK ({check})");
    }
    line
}

fn type_name(dialect: Dialect, kind: ColumnType) -> String {
    match (dialect, kind) {
        (Dialect::DuckDb, ColumnType::Text) => "VARCHAR".to_owned(),
        (Dialect::DuckDb, ColumnType::Int) => "BIGINT".to_owned(),
        (Dialect::DuckDb, ColumnType::Date) => "DATE".to_owned(),
        (Dialect::DuckDb, ColumnType::Money) => {
            format!("DECIMAL({MONEY_PRECISION}, {MONEY_SCALE})")
        }
        (Dialect::DuckDb, ColumnType::Bool) => "BOOLEAN".to_owned(),
        (Dialect::DuckDb, ColumnType::List) => "VARCHAR[]".to_owned(),
        (Dialect::Sqlite, ColumnType::Int | ColumnType::Bool) => "INTEGER".to_owned(),
        (Dialect::Sqlite, ColumnType::Money) => "NUMERIC".to_owned(),
        (Dialect::Sqlite, _) => "TEXT".to_owned(),
    }
}

fn checks(dialect: Dialect, column: &ColumnSchema, name: &str) -> Vec<String> {
    let mut checks = Vec::new();
    if !column.values.is_empty() && column.kind == ColumnType::Text {
        let values: Vec<String> = column.values.iter().map(|value| literal(value)).collect();
        checks.push(format!("{name} IN ({})", values.join(", ")));
    }
    if let Some(minimum) = column.minimum {
        checks.push(format!("{name} >= {minimum}"));
    }
    match (dialect, column.kind) {
        (Dialect::DuckDb, _) => {
            if let Some(pattern) = column.pattern {
                checks.push(format!("regexp_full_match({name}, {})", literal(pattern)));
            }
        }
        (Dialect::Sqlite, ColumnType::Bool) => checks.push(format!("{name} IN (0, 1)")),
        (Dialect::Sqlite, ColumnType::Date) => checks.push(format!("{name} IS date({name})")),
        (Dialect::Sqlite, ColumnType::Int) => {
            checks.push(format!("typeof({name}) IN ('integer', 'null')"));
        }
        (Dialect::Sqlite, ColumnType::Money) => {
            checks.push(format!("typeof({name}) IN ('integer', 'real')"));
        }
        (Dialect::Sqlite, _) => {}
    }
    checks
}

/// What a column holds, on one line.
fn remark(column: &ColumnSchema) -> String {
    let unit = column.unit.map(|unit| format!(" Unit: {unit}.")).unwrap_or_default();
    format!("{}{unit}", column.about)
}

fn comments(table: &TableSchema, sql: &mut String) {
    let name = quoted(table.name);
    let _ = writeln!(sql, "COMMENT ON TABLE {name} IS {};", literal(table.about));
    for column in &table.columns {
        let (column, about) = (quoted(column.name), literal(&remark(column)));
        let _ = writeln!(sql, "COMMENT ON COLUMN {name}.{column} IS {about};");
    }
}

/// For each list a view with a row an item, in order: the row's key, the item and its number.
fn views(table: &TableSchema, sql: &mut String) {
    for column in table.columns.iter().filter(|column| column.kind == ColumnType::List) {
        let view = quoted(&format!("{}_{}", table.name, column.name));
        let (name, list, key) = (quoted(table.name), quoted(column.name), quoted(table.key));
        let _ = writeln!(
            sql,
            "-- A row an item of {list}.\n\
             CREATE VIEW {view} AS\n    SELECT {name}.{key}, item.key + 1 AS \"position\", \
             item.value AS \"item\"\n    FROM {name}, json_each('[' || \
             replace(json_quote({list}), ';', '\",\"') || ']') AS item\n    WHERE {list} <> '';",
        );
    }
}

/// The cells of a CSV file, each as its column's type; an empty cell is null, of a list an empty
/// one.
fn cells(dialect: Dialect, table: &TableSchema) -> String {
    let cells = table.columns.iter().map(|column| {
        let name = quoted(column.name);
        match (dialect, column.kind) {
            (Dialect::DuckDb, ColumnType::List) => {
                format!("CASE WHEN {name} IS NULL THEN [] ELSE string_split({name}, ';') END")
            }
            (Dialect::DuckDb, ColumnType::Text) | (Dialect::Sqlite, ColumnType::List) => name,
            (Dialect::DuckDb, kind) => format!("CAST({name} AS {})", type_name(dialect, kind)),
            (Dialect::Sqlite, ColumnType::Bool) => {
                format!("CASE {name} WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE {name} END")
            }
            (Dialect::Sqlite, _) => format!("nullif({name}, '')"),
        }
    });
    cells.collect::<Vec<_>>().join(", ")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// An argument of a command of the shell `sqlite3`, which knows the escapes of C in double quotes.
fn argument(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_tables_come_behind_those_they_point_at() {
        let tables = in_order();
        assert_eq!(tables.len(), schema().len());
        for (at, table) in tables.iter().enumerate() {
            for (_, target) in table.foreign_keys() {
                let place = tables.iter().position(|other| other.name == target.table);
                assert!(place <= Some(at), "{} before {}", table.name, target.table);
            }
        }
    }

    #[test]
    fn ok_names_and_texts_are_quoted() {
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
        assert_eq!(literal("folder's"), "'folder''s'");
        assert_eq!(argument("a \"b\" \\c"), "\"a \\\"b\\\" \\\\c\"");
    }

    #[test]
    fn ok_both_dialects_say_what_the_schema_says() {
        let duckdb = create(Dialect::DuckDb);
        let sqlite = create(Dialect::Sqlite);
        for want in [
            "\"value_low\" DECIMAL(20, 4) NOT NULL",
            "\"event_id\" VARCHAR NOT NULL PRIMARY KEY CHECK (regexp_full_match(",
            "\"organisation_ids\" VARCHAR[] NOT NULL",
            "UNIQUE (\"doc_id\", \"char_start\")",
            "FOREIGN KEY (\"owner_id\") REFERENCES \"organisations\" (\"org_id\")",
            "COMMENT ON COLUMN \"events\".\"edtf\" IS 'When,",
            "CHECK (\"qualifier\" IN ('exact', 'about', 'at_least', 'at_most'))",
        ] {
            assert!(duckdb.contains(want), "{want}");
        }
        for want in [
            "\"in_note\" INTEGER NOT NULL CHECK (\"in_note\" IN (0, 1))",
            "\"date\" TEXT CHECK (\"date\" IS date(\"date\"))",
            "DEFERRABLE INITIALLY DEFERRED",
            "CREATE VIEW \"events_organisation_ids\"",
        ] {
            assert!(sqlite.contains(want), "{want}");
        }
    }
}
