//! `README.md` of the dataset: what it is, who made it, how to load and check it, and what every
//! column holds.

use super::{Description, MADE_BY, dcat};
use crate::publish::Format;
use crate::table;
use std::fmt::Write as _;

/// The file's name.
pub(super) const NAME: &str = "README.md";

/// The text; writing to a string cannot fail.
pub(super) fn text(dataset: &Description<'_>) -> String {
    let mut text = format!("# {}\n\n{}\n\n", dataset.title(), dataset.description());
    let licence = &dataset.about.licence;
    let grammars = dataset.grammars;
    let _ = writeln!(
        text,
        "Made by {MADE_BY} (<{}>) with word lists `{grammars}`. Licence: [{}]({}).",
        env!("CARGO_PKG_REPOSITORY"),
        licence.title,
        licence.url,
    );
    loading(dataset, &mut text);
    text.push_str(
        "\n## What to know\n\n\
         - Facts were read by rules, not by people: some are missed, some misread. `quote`, \
         `sentence` and `rule` are there to check with; `rejects` and `warnings` say what was left \
         out or read with doubt.\n\
         - `char_start` and `char_end` count Unicode code points in `texts.text`, from 0, the end \
         not included: in Python `text[char_start:char_end] == quote`.\n\
         - Ids follow the bytes of the papers and the places in them: where a paper changes, so do \
         the ids of its facts.\n\
         - `sha256sum -c SHA256SUMS` checks that the files are as they were written.\n",
    );
    if dataset.csv_safe && dataset.formats().contains(&Format::Csv) {
        text.push_str(
            "- In the CSV files a cell of words that a spreadsheet would run as a formula has an \
             apostrophe in front (`--csv-safe`), which `char_start` and `char_end` do not count.\n",
        );
    }
    files(dataset, &mut text);
    text.push('\n');
    text.push_str(&table::markdown(2));
    text
}

fn loading(dataset: &Description<'_>, text: &mut String) {
    text.push_str(
        "\n## Loading it\n\nIn this folder, with [DuckDB](https://duckdb.org):\n\n```sql\n",
    );
    let (ending, read) = match dataset.formats().last() {
        Some(Format::Parquet) => ("parquet", "pd.read_parquet(\"deadlines.parquet\")"),
        _ => ("csv", "pd.read_csv(\"deadlines.csv\", parse_dates=[\"earliest\", \"latest\"])"),
    };
    let _ = write!(
        text,
        "SELECT latest, firmness, owner, clause, source\n\
         FROM 'deadlines.{ending}' JOIN 'documents.{ending}' USING (doc_id)\n\
         ORDER BY latest;\n```\n\n\
         In Python:\n\n```python\nimport pandas as pd\ndeadlines = {read}\n```\n\n\
         `griffie schema --sql duckdb` and `--sql sqlite` print tables with keys, checks and \
         comments to load it into.\n"
    );
}

fn files(dataset: &Description<'_>, text: &mut String) {
    text.push_str("\n## Files\n\n| file | what it is |\n|---|---|\n");
    for table in &dataset.tables {
        let names = table.files.iter().map(|file| format!("`{}`", file.checksum.file));
        let names = names.collect::<Vec<_>>().join(", ");
        let rows = if table.rows == 1 { "row" } else { "rows" };
        let _ = writeln!(text, "| {names} | {} {rows}. {} |", table.rows, table.schema.about);
    }
    text.push_str(
        "| `datapackage.json` | the tables with their types, keys and constraints, as a \
         [Data Package](https://datapackage.org) |\n",
    );
    if dataset.formats().contains(&Format::Csv) {
        text.push_str(
            "| `csv-metadata.json` | the same for the CSV files, as \
             [CSV on the Web](https://csvw.org) |\n",
        );
    }
    text.push_str(
        "| `dcat.jsonld` | the dataset for catalogues, by \
         [DCAT-AP-NL 3.0](https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/) |\n\
         | `griffie.json` | what made the dataset, and its files |\n\
         | `SHA256SUMS` | the digest of every other file |\n",
    );
    let unsaid = dcat::unsaid(dataset);
    if !unsaid.is_empty() {
        let _ = writeln!(
            text,
            "\nA catalogue also asks for what its publisher has not said yet: {}. \
             `griffie extract --about FILE` takes it from a file.",
            unsaid.join(", "),
        );
    }
}
