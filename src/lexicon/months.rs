//! The names of the months, where a line or a date of a page is told by one.

use super::Grammars;
use serde::Deserialize;
use std::sync::LazyLock;

/// The full names of the built-in `grammars/months.csv`, as they stand there.
static NAMES: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let rows: Vec<Row> = Grammars::built_in().rows("months.csv").unwrap_or_default();
    rows.into_iter().filter(|row| row.kind == "full").collect()
});

#[derive(Debug, Deserialize)]
struct Row {
    name: String,
    kind: String,
    number: u32,
}

/// The number of the month of this name, in any case.
pub(crate) fn month(name: &str) -> Option<u32> {
    NAMES.iter().find(|row| row.name.eq_ignore_ascii_case(name)).map(|row| row.number)
}

/// Whether the word is the name of a month, in any case.
pub(crate) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_twelve_months() {
        assert_eq!(NAMES.len(), 12);
        for (word, number) in [("januari", 1), ("MEI", 5), ("Augustus", 8), ("december", 12)] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for word in ["", "jan", "meid", "maandag"] {
            assert!(!is_month(word), "{word}");
        }
    }
}
