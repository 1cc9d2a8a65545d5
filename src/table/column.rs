//! A column: its name, type, description and how a row fills it, in one place.

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int64Array, RecordBatch, StringArray,
};
use arrow_schema::{DataType, Field};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::term::Term;
use crate::error::Error;

/// Digits of a sum of money, those behind the point included.
pub const MONEY_PRECISION: u8 = 20;
/// Digits of a sum of money behind the point.
pub const MONEY_SCALE: i8 = 4;
/// The first sum, in ten-thousandths, that a money column cannot hold.
pub(super) const MONEY_LIMIT: i128 = 10_i128.pow(MONEY_PRECISION as u32);

/// The types of column, as the contract names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// UTF-8, never empty.
    Text,
    /// A 64-bit integer.
    Int,
    /// A day.
    Date,
    /// A sum with four decimals, exact.
    Money,
    /// True or false.
    Bool,
    /// Texts without `;`, never null; in CSV joined with `;`.
    List,
}

impl ColumnType {
    /// The contract's own name for the type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Int => "int",
            Self::Date => "date",
            Self::Money => "money",
            Self::Bool => "bool",
            Self::List => "list",
        }
    }

    /// Its name as a value of JSON.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }

    fn data_type(self) -> DataType {
        match self {
            Self::Text => DataType::Utf8,
            Self::Int => DataType::Int64,
            Self::Date => DataType::Date32,
            Self::Money => DataType::Decimal128(MONEY_PRECISION, MONEY_SCALE),
            Self::Bool => DataType::Boolean,
            Self::List => DataType::List(Arc::new(item_field())),
        }
    }
}

fn item_field() -> Field {
    Field::new("item", DataType::Utf8, false)
}

/// What is published about a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnSchema {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    #[serde(rename = "type", serialize_with = "ColumnType::serialize")]
    pub kind: ColumnType,
    /// Whether it may be null.
    pub nullable: bool,
    /// What it holds, in a sentence.
    #[serde(rename = "description")]
    pub about: &'static str,
    /// What its numbers count, where it holds numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// All values it can have, where that list is closed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<&'static str>,
    /// A regular expression all its texts match as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<&'static str>,
    /// The least number it can hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i64>,
    /// A value it can have, as CSV writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<&'static str>,
    /// The column its values, or the items of its lists, are found in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points_at: Option<ColumnOf>,
    /// The language of its texts (BCP 47), where they are words of a paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'static str>,
}

/// A column of a table, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ColumnOf {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
}

impl ColumnSchema {
    /// The Arrow field, with description, unit and closed list in its metadata.
    pub fn field(&self) -> Field {
        let mut metadata = vec![("description".to_owned(), self.about.to_owned())];
        if let Some(unit) = self.unit {
            metadata.push(("unit".to_owned(), unit.to_owned()));
        }
        if !self.values.is_empty() {
            metadata.push(("values".to_owned(), self.values.join(";")));
        }
        Field::new(self.name, self.kind.data_type(), self.nullable)
            .with_metadata(metadata.into_iter().collect::<BTreeMap<_, _>>())
    }
}

type Text<'r> = Cow<'r, str>;
type Get<R, T> = Box<dyn Fn(&R) -> T>;
type GetText<R> = Box<dyn for<'r> Fn(&'r R) -> Option<Text<'r>>>;

enum Fill<R> {
    Text(GetText<R>),
    Int(Get<R, Option<i64>>),
    Date(Get<R, Option<NaiveDate>>),
    Money(Get<R, i128>),
    Bool(Get<R, bool>),
    List(Get<R, Vec<String>>),
}

/// A column of rows of type `R`.
pub(super) struct Column<R> {
    pub(super) schema: ColumnSchema,
    fill: Fill<R>,
}

impl<R> Column<R> {
    fn new(
        name: &'static str,
        about: &'static str,
        kind: ColumnType,
        nullable: bool,
        fill: Fill<R>,
    ) -> Self {
        let schema = ColumnSchema {
            name,
            kind,
            nullable,
            about,
            unit: None,
            values: Vec::new(),
            pattern: None,
            minimum: None,
            example: None,
            points_at: None,
            language: None,
        };
        Self { schema, fill }
    }

    /// Says what the numbers of the column count.
    pub(super) fn in_unit(mut self, unit: &'static str) -> Self {
        self.schema.unit = Some(unit);
        self
    }

    /// Says what its texts look like, whole, as a regular expression of XML Schema.
    pub(super) fn like(mut self, pattern: &'static str) -> Self {
        self.schema.pattern = Some(pattern);
        self
    }

    /// Says the least number it can hold.
    pub(super) fn at_least(mut self, minimum: i64) -> Self {
        self.schema.minimum = Some(minimum);
        self
    }

    /// Shows a value it can have, as CSV writes it.
    pub(super) fn such_as(mut self, example: &'static str) -> Self {
        self.schema.example = Some(example);
        self
    }

    /// Says in which column its values, or the items of its lists, are found.
    pub(super) fn points_at(mut self, table: &'static str, column: &'static str) -> Self {
        self.schema.points_at = Some(ColumnOf { table, column });
        self
    }

    /// Says that its texts are words of a paper.
    pub(super) fn dutch(mut self) -> Self {
        self.schema.language = Some("nl");
        self
    }

    /// Says that the column holds no other values than these.
    pub(super) fn one_of(mut self, values: &[&'static str]) -> Self {
        values.clone_into(&mut self.schema.values);
        self
    }

    /// A text in every row.
    pub(super) fn text(
        name: &'static str,
        about: &'static str,
        get: impl for<'r> Fn(&'r R) -> Text<'r> + 'static,
    ) -> Self {
        let fill = Fill::Text(Box::new(move |row| Some(get(row))));
        Self::new(name, about, ColumnType::Text, false, fill)
    }

    /// A text where there is one; an empty one is none.
    pub(super) fn maybe_text(
        name: &'static str,
        about: &'static str,
        get: impl for<'r> Fn(&'r R) -> Option<Text<'r>> + 'static,
    ) -> Self {
        let fill = Fill::Text(Box::new(move |row| get(row).filter(|text| !text.is_empty())));
        Self::new(name, about, ColumnType::Text, true, fill)
    }

    /// A term of a closed list in every row.
    pub(super) fn term<T: Term>(
        name: &'static str,
        about: &'static str,
        get: impl Fn(&R) -> T + 'static,
    ) -> Self {
        Self::text(name, about, move |row| get(row).name().into()).one_of(T::NAMES)
    }

    /// A term of a closed list where there is one.
    pub(super) fn maybe_term<T: Term>(
        name: &'static str,
        about: &'static str,
        get: impl Fn(&R) -> Option<T> + 'static,
    ) -> Self {
        Self::maybe_text(name, about, move |row| get(row).map(|term| term.name().into()))
            .one_of(T::NAMES)
    }

    /// An integer in every row.
    pub(super) fn int(
        name: &'static str,
        about: &'static str,
        get: impl Fn(&R) -> i64 + 'static,
    ) -> Self {
        let fill = Fill::Int(Box::new(move |row| Some(get(row))));
        Self::new(name, about, ColumnType::Int, false, fill)
    }

    /// An integer where there is one.
    pub(super) fn maybe_int(
        name: &'static str,
        about: &'static str,
        get: impl Fn(&R) -> Option<i64> + 'static,
    ) -> Self {
        Self::new(name, about, ColumnType::Int, true, Fill::Int(Box::new(get)))
    }

    /// A day where there is one.
    pub(super) fn maybe_date(
        name: &'static str,
        about: &'static str,
        get: impl Fn(&R) -> Option<NaiveDate> + 'static,
    ) -> Self {
        Self::new(name, about, ColumnType::Date, true, Fill::Date(Box::new(get)))
    }

    /// A sum in every row, in ten-thousandths; below [`MONEY_LIMIT`].
    pub(super) fn money(
        name: &'static str,
        about: &'static str,
        get: impl Fn(&R) -> i128 + 'static,
    ) -> Self {
        Self::new(name, about, ColumnType::Money, false, Fill::Money(Box::new(get)))
    }

    /// True or false in every row.
    pub(super) fn boolean(
        name: &'static str,
        about: &'static str,
        get: impl Fn(&R) -> bool + 'static,
    ) -> Self {
        Self::new(name, about, ColumnType::Bool, false, Fill::Bool(Box::new(get)))
    }

    /// A list in every row. Empty items are dropped; a `;` in an item becomes a comma, for CSV
    /// joins with it.
    pub(super) fn list(
        name: &'static str,
        about: &'static str,
        get: impl Fn(&R) -> Vec<String> + 'static,
    ) -> Self {
        Self::new(name, about, ColumnType::List, false, Fill::List(Box::new(get)))
    }

    fn array(&self, rows: &[R]) -> Result<ArrayRef, arrow_schema::ArrowError> {
        Ok(match &self.fill {
            Fill::Text(get) => Arc::new(rows.iter().map(get).collect::<StringArray>()),
            Fill::Int(get) => Arc::new(rows.iter().map(get).collect::<Int64Array>()),
            Fill::Date(get) => {
                let days = rows.iter().map(|row| get(row).map(days_since_epoch));
                Arc::new(days.collect::<Date32Array>())
            }
            Fill::Money(get) => Arc::new(
                Decimal128Array::from_iter_values(rows.iter().map(get))
                    .with_precision_and_scale(MONEY_PRECISION, MONEY_SCALE)?,
            ),
            Fill::Bool(get) => {
                Arc::new(rows.iter().map(|row| Some(get(row))).collect::<BooleanArray>())
            }
            Fill::List(get) => {
                let mut lists = ListBuilder::new(StringBuilder::new()).with_field(item_field());
                for row in rows {
                    for item in get(row).iter().filter(|item| !item.is_empty()) {
                        lists.values().append_value(item.replace(';', ","));
                    }
                    lists.append(true);
                }
                Arc::new(lists.finish())
            }
        })
    }
}

fn days_since_epoch(date: NaiveDate) -> i32 {
    date.signed_duration_since(NaiveDate::default()).num_days() as i32
}

/// A table of rows of type `R`: the one place where its columns are named, typed, described and
/// filled.
pub(super) struct Definition<R> {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) key: &'static str,
    /// Columns that together name a row as well as the key does.
    pub(super) unique: &'static [&'static [&'static str]],
    pub(super) columns: Vec<Column<R>>,
}

impl<R> Definition<R> {
    /// What is published about the table.
    pub(super) fn schema(&self) -> super::TableSchema {
        let columns = self.columns.iter().map(|column| column.schema.clone()).collect();
        super::TableSchema {
            name: self.name,
            about: self.about,
            key: self.key,
            unique: self.unique,
            columns,
        }
    }

    /// The rows as Arrow columns.
    pub(super) fn batch(&self, rows: &[R]) -> Result<RecordBatch, Error> {
        let arrays = self.columns.iter().map(|column| column.array(rows));
        let arrays: Result<Vec<ArrayRef>, _> = arrays.collect();
        arrays
            .and_then(|arrays| RecordBatch::try_new(Arc::new(self.schema().arrow()), arrays))
            .map_err(|error| Error::table(self.name, error))
    }
}
