//! `datapackage.json`: the dataset as a Data Package, version 2 (<https://datapackage.org>).

use super::{Description, TableFile, Written};
use crate::publish::{Format, Licence};
use crate::table::{ColumnSchema, ColumnType, TableSchema};
use serde::Serialize;

/// The file's name.
pub(super) const NAME: &str = "datapackage.json";

const PACKAGE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const RESOURCE: &str = "https://datapackage.org/profiles/2.0/dataresource.json";
const DIALECT: &str = "https://datapackage.org/profiles/2.0/tabledialect.json";
const SCHEMA: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

#[derive(Debug, Serialize)]
pub(super) struct Package<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    title: &'a str,
    description: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'a str>,
    keywords: Vec<&'a str>,
    licenses: [License<'a>; 1],
    sources: Vec<Source<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contributors: Vec<Contributor<'a>>,
    #[serde(rename = "madeBy")]
    made_by: MadeBy<'a>,
    resources: Vec<Resource<'a>>,
}

#[derive(Debug, Serialize)]
struct License<'a> {
    name: &'a str,
    title: &'a str,
    path: &'a str,
}

#[derive(Debug, Serialize)]
struct Source<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Contributor<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    roles: [&'static str; 1],
}

/// A property of our own: what made the dataset.
#[derive(Debug, Serialize)]
struct MadeBy<'a> {
    program: &'static str,
    version: &'static str,
    grammars: &'a str,
}

#[derive(Debug, Serialize)]
struct Resource<'a> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: String,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    path: &'a str,
    description: &'a str,
    format: &'static str,
    mediatype: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    bytes: u64,
    hash: String,
    /// A property of our own.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dialect: Option<Dialect>,
    schema: Schema<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    #[serde(rename = "$schema")]
    profile: &'static str,
    header: bool,
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
}

const RFC_4180: Dialect = Dialect {
    profile: DIALECT,
    header: true,
    delimiter: ",",
    line_terminator: "\n",
    quote_char: "\"",
    double_quote: true,
};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    fields: Vec<Column<'a>>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_key: Option<[&'a str; 1]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    unique_keys: &'static [&'static [&'static str]],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Column<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_type: Option<&'static str>,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<&'a str>,
    /// A property of our own.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints<'a>,
}

#[derive(Debug, Default, PartialEq, Serialize)]
struct Constraints<'a> {
    #[serde(skip_serializing_if = "is_false")]
    required: bool,
    #[serde(skip_serializing_if = "is_false")]
    unique: bool,
    #[serde(rename = "enum", skip_serializing_if = "<[_]>::is_empty")]
    values: &'a [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'a str>,
}

impl Constraints<'_> {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_false(value: &bool) -> bool {
    !value
}

#[derive(Debug, Serialize)]
struct ForeignKey<'a> {
    fields: [&'a str; 1],
    reference: Reference<'a>,
}

#[derive(Debug, Serialize)]
struct Reference<'a> {
    /// Left out where it is the same table.
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<String>,
    fields: [&'a str; 1],
}

/// The whole package.
pub(super) fn package<'a>(dataset: &'a Description<'a>) -> Package<'a> {
    let about = dataset.about;
    Package {
        schema: PACKAGE,
        name: "griffie",
        id: about.identifier.as_deref(),
        title: dataset.title(),
        description: dataset.description(),
        version: dataset.version(),
        homepage: about.homepage.as_deref(),
        keywords: dataset.keywords(),
        licenses: [license(&about.licence)],
        sources: sources(dataset),
        contributors: contributors(dataset),
        made_by: MadeBy {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            grammars: dataset.grammars,
        },
        resources: dataset.tables.iter().flat_map(resources).collect(),
    }
}

fn license(licence: &Licence) -> License<'_> {
    License { name: &licence.name, title: &licence.title, path: &licence.url }
}

fn sources<'a>(dataset: &'a Description<'a>) -> Vec<Source<'a>> {
    let given = &dataset.about.sources;
    if given.is_empty() {
        let title = "The papers of the table documents: publications of the Dutch government and \
                     parliament";
        return vec![Source { title, path: None }];
    }
    given
        .iter()
        .map(|source| Source { title: &source.title, path: source.url.as_deref() })
        .collect()
}

fn contributors<'a>(dataset: &'a Description<'a>) -> Vec<Contributor<'a>> {
    let about = dataset.about;
    let organisations = [(about.publisher.as_ref(), "publisher"), (dataset.creator(), "creator")];
    let organisations = organisations.into_iter().filter_map(|(organisation, role)| {
        let organisation = organisation?;
        let path = organisation.uri.as_deref();
        Some(Contributor { title: &organisation.name, path, email: None, roles: [role] })
    });
    let contact = about.contact.iter().map(|contact| Contributor {
        title: &contact.name,
        path: contact.url.as_deref(),
        email: contact.email.as_deref(),
        roles: ["contact"],
    });
    organisations.chain(contact).collect()
}

fn resources(table: &Written) -> impl Iterator<Item = Resource<'_>> {
    table.files.iter().map(|file| resource(table, file))
}

/// What a table's file is called among the resources.
fn name(table: &str, format: Format) -> String {
    match format {
        Format::Csv => table.to_owned(),
        Format::Parquet => format!("{table}-parquet"),
    }
}

fn resource<'a>(table: &'a Written, file: &'a TableFile) -> Resource<'a> {
    let csv = file.format == Format::Csv;
    Resource {
        profile: RESOURCE,
        name: name(table.schema.name, file.format),
        // The validators of the standard read Parquet through pandas, which has no integers with
        // gaps. Not said to be a table, in a format they do not know, its size and hash are checked.
        kind: csv.then_some("table"),
        path: &file.checksum.file,
        description: table.schema.about,
        format: if csv { "csv" } else { "apache-parquet" },
        mediatype: file.format.media_type(),
        encoding: csv.then_some("utf-8"),
        bytes: file.checksum.bytes,
        hash: format!("sha256:{}", file.checksum.sha256),
        rows: csv.then_some(table.rows),
        dialect: csv.then_some(RFC_4180),
        schema: schema(&table.schema, file.format),
    }
}

fn schema(table: &TableSchema, format: Format) -> Schema<'_> {
    let columns = table.columns.iter().map(|column| self::column(column, column.name == table.key));
    Schema {
        profile: SCHEMA,
        fields: columns.collect(),
        missing_values: [""],
        primary_key: Some([table.key]).filter(|[key]| !key.is_empty()),
        unique_keys: table.unique,
        foreign_keys: table
            .foreign_keys()
            .map(|(column, target)| {
                let other = (target.table != table.name).then(|| name(target.table, format));
                let reference = Reference { resource: other, fields: [target.column] };
                ForeignKey { fields: [column.name], reference }
            })
            .collect(),
    }
}

fn column(column: &ColumnSchema, unique: bool) -> Column<'_> {
    let list = column.kind == ColumnType::List;
    Column {
        name: column.name,
        kind: match column.kind {
            ColumnType::Text => "string",
            ColumnType::Int => "integer",
            ColumnType::Date => "date",
            ColumnType::Money => "number",
            ColumnType::Bool => "boolean",
            ColumnType::List => "list",
        },
        delimiter: list.then_some(";"),
        item_type: list.then_some("string"),
        description: column.about,
        example: column.example,
        unit: column.unit,
        constraints: Constraints {
            // An empty list is an empty cell, which counts as missing.
            required: !column.nullable && !list,
            unique,
            values: &column.values,
            minimum: column.minimum,
            pattern: column.pattern,
        },
    }
}
