//! A row of a table in JSON: an object whose values are words and numbers.

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The most columns a row may have.
const MOST_COLUMNS: usize = 1_000;

/// A row: its cells by their names, in order. A cell that is empty or holds more than a word or
/// number is none.
#[derive(Debug, Default)]
pub(super) struct JsonRow(Vec<(String, Option<String>)>);

impl JsonRow {
    /// The names of its cells.
    pub(super) fn names(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The cell of this name.
    pub(super) fn cell(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name)?.1.as_deref()
    }
}

impl<'de> Deserialize<'de> for JsonRow {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct Row;
        impl<'de> Visitor<'de> for Row {
            type Value = JsonRow;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("an object: {\"id\": …, \"text\": …}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<JsonRow, A::Error> {
                let mut row = JsonRow::default();
                while let Some((name, Cell(cell))) = map.next_entry()? {
                    if row.0.len() == MOST_COLUMNS {
                        let why = format!("a row with more than {MOST_COLUMNS} columns");
                        return Err(de::Error::custom(why));
                    }
                    row.0.push((name, cell));
                }
                Ok(row)
            }
        }
        json.deserialize_map(Row)
    }
}

struct Cell(Option<String>);

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct Value;
        impl<'de> Visitor<'de> for Value {
            type Value = Cell;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a value")
            }

            fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
                Ok(Cell(Some(text.to_owned())))
            }

            fn visit_string<E>(self, text: String) -> Result<Cell, E> {
                Ok(Cell(Some(text)))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Cell, E> {
                Ok(Cell(Some(number.to_string())))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
                Ok(Cell(Some(number.to_string())))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Cell, E> {
                Ok(Cell(Some(number.to_string())))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Cell, E> {
                Ok(Cell(None))
            }

            fn visit_unit<E>(self) -> Result<Cell, E> {
                Ok(Cell(None))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Cell(None))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cell, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Cell(None))
            }
        }
        json.deserialize_any(Value)
    }
}
