//! How titles of budget papers are built.

use super::{Grammars, RoleRow, forms_of};
use crate::error::Error;
use serde::Deserialize;

/// What a row of `grammars/budget_titles.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// Begins the name of a budget.
    Budget,
    /// Stands before the paper that a change to a budget comes with.
    Change,
}

/// The words of such titles, in lower case.
#[derive(Debug)]
pub(crate) struct BudgetTitles {
    budgets: Vec<String>,
    changes: Vec<String>,
}

impl BudgetTitles {
    pub(crate) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("budget_titles.csv")?;
        Ok(Self {
            budgets: forms_of(&rows, &Role::Budget),
            changes: forms_of(&rows, &Role::Change),
        })
    }

    /// Whether the name of a budget begins in a text in lower case.
    pub(crate) fn has_budget(&self, text: &str) -> bool {
        self.budgets.iter().any(|opening| text.contains(opening.as_str()))
    }

    /// What stands behind the words before the paper that a change to a budget comes with.
    pub(crate) fn changed_with<'t>(&self, text: &'t str) -> Option<&'t str> {
        let behind = |opening: &String| text.strip_prefix(opening.as_str())?.strip_prefix(' ');
        self.changes.iter().find_map(behind)
    }
}
