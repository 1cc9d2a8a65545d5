//! What verbs begin with, by which their participles are known.

use super::{Grammars, RoleRow, forms_of};
use crate::error::Error;
use serde::Deserialize;

/// What a row of `grammars/verb_parts.csv` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// `ge` stands behind it: `aangepast`.
    Separable,
    /// It stands in the place of `ge`: `besloten`.
    Unstressed,
}

/// The first parts of verbs.
#[derive(Debug)]
pub(crate) struct VerbParts {
    separable: Vec<String>,
    unstressed: Vec<String>,
}

impl VerbParts {
    pub(crate) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("verb_parts.csv")?;
        Ok(Self {
            separable: forms_of(&rows, &Role::Separable),
            unstressed: forms_of(&rows, &Role::Unstressed),
        })
    }

    /// The word behind a separable part before `ge`, as `gepast` in `aangepast`; else the whole.
    pub(crate) fn core<'w>(&self, word: &'w str) -> &'w str {
        let mut cores = self.separable.iter().filter_map(|part| word.strip_prefix(part.as_str()));
        cores.find(|core| core.starts_with("ge")).unwrap_or(word)
    }

    /// Whether a participle that begins so needs no `ge`.
    pub(crate) fn is_unstressed(&self, core: &str) -> bool {
        self.unstressed.iter().any(|part| core.starts_with(part.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_cores() {
        let parts = VerbParts::new(&Grammars::built_in()).unwrap();
        for (word, core) in [
            ("aangepast", "gepast"),
            ("tegemoetgekomen", "gekomen"),
            ("gestart", "gestart"),
            ("aandacht", "aandacht"),
            ("", ""),
        ] {
            assert_eq!(parts.core(word), core, "{word}");
        }
        assert!(parts.is_unstressed("besloten"));
        assert!(!parts.is_unstressed("gestart"));
    }
}
