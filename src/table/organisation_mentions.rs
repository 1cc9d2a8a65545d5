//! The table `organisation_mentions`.

use super::column::{Column, Definition};
use super::place::{Row, around};
use crate::fact::Organisation;

pub(super) fn definition<'s>() -> Definition<Row<'s, Organisation>> {
    let id =
        Column::text("mention_id", "The mention.", |row: &Row<'_, Organisation>| row.id().into());
    let own = vec![
        Column::text(
            "org_id",
            "The organisation: a row of organisations.",
            |row: &Row<'_, Organisation>| row.fact.org_id.as_str().into(),
        ),
        Column::maybe_text(
            "alias_of",
            "For an alias, the mention that defined it: a row of this table.",
            |row: &Row<'_, Organisation>| {
                let definer = row.fact.alias_of?;
                Some(row.sheet.id('n', row.sheet.source_span(definer)).into())
            },
        ),
    ];
    Definition {
        name: "organisation_mentions",
        about: "Places where an organisation is named.",
        key: "mention_id",
        columns: around(id, own),
    }
}
