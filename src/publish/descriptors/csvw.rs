//! `csv-metadata.json`: the CSV files as CSV on the Web describes them
//! (<https://www.w3.org/TR/tabular-metadata/>).

use super::{Description, Written};
use crate::publish::Format;
use crate::table::{ColumnSchema, ColumnType, TableSchema};
use serde::Serialize;

/// The file's name: the one that programs look for beside a CSV file.
pub(super) const NAME: &str = "csv-metadata.json";

#[derive(Debug, Serialize)]
pub(super) struct TableGroup<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Language),
    #[serde(rename = "dc:title")]
    title: Text<'a>,
    #[serde(rename = "dc:description")]
    description: Text<'a>,
    #[serde(rename = "dc:license")]
    license: Address<'a>,
    #[serde(rename = "dc:publisher", skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(rename = "dc:hasVersion")]
    version: &'a str,
    #[serde(rename = "dc:provenance")]
    provenance: String,
    dialect: Dialect,
    tables: Vec<Table<'a>>,
}

#[derive(Debug, Serialize)]
struct Language {
    #[serde(rename = "@language")]
    language: &'static str,
}

#[derive(Debug, Serialize)]
struct Text<'a> {
    #[serde(rename = "@language")]
    language: &'static str,
    #[serde(rename = "@value")]
    value: &'a str,
}

#[derive(Debug, Serialize)]
struct Address<'a> {
    #[serde(rename = "@id")]
    id: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    encoding: &'static str,
    header: bool,
    delimiter: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    line_terminators: [&'static str; 1],
}

#[derive(Debug, Serialize)]
struct Table<'a> {
    url: &'a str,
    #[serde(rename = "dc:description")]
    description: &'a str,
    #[serde(rename = "tableSchema")]
    schema: Schema<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    columns: Vec<Column<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_key: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey<'a>>,
}

#[derive(Debug, Serialize)]
struct Column<'a> {
    name: &'a str,
    titles: &'a str,
    #[serde(rename = "dc:description")]
    description: &'a str,
    datatype: Datatype,
    #[serde(skip_serializing_if = "Option::is_none")]
    separator: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    null: &'static str,
    required: bool,
}

#[derive(Debug, Serialize)]
struct Datatype {
    base: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<i64>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ForeignKey<'a> {
    column_reference: &'a str,
    reference: Reference<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Reference<'a> {
    resource: String,
    column_reference: &'a str,
}

/// The description of all CSV files; `None` where there are none.
pub(super) fn group<'a>(dataset: &'a Description<'a>) -> Option<TableGroup<'a>> {
    let tables: Vec<Table<'a>> = dataset.tables.iter().filter_map(table).collect();
    let about = dataset.about;
    (!tables.is_empty()).then(|| TableGroup {
        context: ("http://www.w3.org/ns/csvw", Language { language: "en" }),
        title: text(about.title.is_some(), dataset.title()),
        description: text(about.description.is_some(), dataset.description()),
        license: Address { id: &about.licence.url },
        publisher: about.publisher.as_ref().map(|publisher| publisher.name.as_str()),
        version: dataset.version(),
        provenance: dataset.provenance(),
        dialect: Dialect {
            encoding: "utf-8",
            header: true,
            delimiter: ",",
            quote_char: "\"",
            double_quote: true,
            line_terminators: ["\n"],
        },
        tables,
    })
}

/// What the publisher says is Dutch, what griffie says English.
fn text(given: bool, value: &str) -> Text<'_> {
    Text { language: if given { "nl" } else { "en" }, value }
}

fn table(table: &Written) -> Option<Table<'_>> {
    let file = table.files.iter().find(|file| file.format == Format::Csv)?;
    Some(Table {
        url: &file.checksum.file,
        description: table.schema.about,
        schema: schema(&table.schema),
    })
}

fn schema(table: &TableSchema) -> Schema<'_> {
    // CSV on the Web knows no foreign key that may be empty.
    let foreign_keys = table.foreign_keys().filter(|(column, _)| !column.nullable);
    let foreign_keys = foreign_keys.map(|(column, target)| {
        let resource = format!("{}.{}", target.table, Format::Csv.ending());
        let reference = Reference { resource, column_reference: target.column };
        ForeignKey { column_reference: column.name, reference }
    });
    Schema {
        columns: table.columns.iter().map(column).collect(),
        primary_key: Some(table.key).filter(|key| !key.is_empty()),
        foreign_keys: foreign_keys.collect(),
    }
}

fn column(column: &ColumnSchema) -> Column<'_> {
    let list = column.kind == ColumnType::List;
    Column {
        name: column.name,
        titles: column.name,
        description: column.about,
        datatype: datatype(column),
        separator: list.then_some(";"),
        lang: column.language,
        null: "",
        // An empty list is an empty cell, which counts as null.
        required: !column.nullable && !list,
    }
}

fn datatype(column: &ColumnSchema) -> Datatype {
    let (base, format) = match column.kind {
        // A closed list is a pattern: CSV on the Web has no other way to say it.
        ColumnType::Text | ColumnType::List if !column.values.is_empty() => {
            ("string", Some(column.values.join("|")))
        }
        ColumnType::Text | ColumnType::List => ("string", column.pattern.map(str::to_owned)),
        ColumnType::Int => ("integer", None),
        ColumnType::Date => ("date", Some("yyyy-MM-dd".to_owned())),
        ColumnType::Money => ("decimal", Some("#0.00##".to_owned())),
        ColumnType::Bool => ("boolean", Some("true|false".to_owned())),
    };
    Datatype { base, format, minimum: column.minimum }
}
