//! The names of the months, where a line is told by one.

use crate::lexicon::Grammars;
use serde::Deserialize;
use std::sync::LazyLock;

/// The full names of the built-in `grammars/months.csv`, in lower case.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let rows: Vec<Row> = Grammars::built_in().rows("months.csv").unwrap_or_default();
    rows.into_iter().filter(|row| row.kind == "full").map(|row| row.name.to_lowercase()).collect()
});

#[derive(Debug, Deserialize)]
struct Row {
    name: String,
    kind: String,
}

/// Whether the word is the name of a month, in any case.
pub(super) fn is_month(word: &str) -> bool {
    NAMES.iter().any(|name| name.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_twelve_months() {
        assert_eq!(NAMES.len(), 12);
        for word in ["januari", "MEI", "Augustus"] {
            assert!(is_month(word), "{word}");
        }
        for word in ["", "jan", "meid", "maandag"] {
            assert!(!is_month(word), "{word}");
        }
    }
}
