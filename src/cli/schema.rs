//! `griffie schema`: what every table and column holds.

use super::{FAILED, exit, output};
use clap::{Args, ValueEnum};
use griffie::Error;
use griffie::dataset::Dataset;
use griffie::table;
use griffie::table::sql::{self, Dialect};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Print what every table and column holds.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  griffie schema
      Every table and column, as Markdown.
  griffie schema --sql duckdb --load data | duckdb data.duckdb
      A DuckDB database with keys and checks, holding the dataset in `data`.
  griffie schema --sql sqlite --load data | sqlite3 data.sqlite
      The same for SQLite.

Exit code:
  0  printed
  1  stdout cannot be written
  2  the command cannot be carried out as given, or there is no such dataset")]
pub(super) struct Arguments {
    /// As JSON: names, types, keys, closed lists, descriptions.
    #[arg(long, conflicts_with = "sql")]
    json: bool,

    /// As SQL that creates the tables, with keys, checks and comments.
    #[arg(long, value_enum, value_name = "DATABASE")]
    sql: Option<DialectArgument>,

    /// Also load the dataset in this folder: SQLite from its CSV files, DuckDB from its Parquet
    /// files, or from the CSV files where there are no others.
    #[arg(long, value_name = "DIR", requires = "sql")]
    load: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DialectArgument {
    /// DuckDB.
    Duckdb,
    /// SQLite 3.38 or later; with `--load`, commands for its shell `sqlite3`.
    Sqlite,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let text = match (arguments.sql, arguments.json) {
        (Some(dialect), _) => in_sql(dialect, arguments.load.as_deref()),
        (None, true) => table::json(),
        (None, false) => Ok(table::markdown(1)),
    };
    match text {
        Ok(text) => {
            if output::told(&output::print(&text)) {
                ExitCode::SUCCESS
            } else {
                FAILED.into()
            }
        }
        Err(error) => exit(&error),
    }
}

/// The tables in SQL, and what loads a dataset into them.
fn in_sql(dialect: DialectArgument, folder: Option<&Path>) -> Result<String, Error> {
    let dialect = match dialect {
        DialectArgument::Duckdb => Dialect::DuckDb,
        DialectArgument::Sqlite => Dialect::Sqlite,
    };
    let mut text = sql::create(dialect);
    if let Some(folder) = folder {
        text.push_str(&Dataset::open(folder)?.load_into(dialect)?);
    }
    Ok(text)
}
