//! The table `organisation_mentions`.

use super::column::{Column, Definition};
use super::place::{Row, UNIQUE, around};
use crate::fact::Organisation;

pub(super) fn definition<'s>() -> Definition<Row<'s, Organisation>> {
    let id =
        Column::text("mention_id", "The mention.", |row: &Row<'_, Organisation>| row.id().into())
            .like("[0-9a-f]{16}-n[0-9]+");
    let own = vec![
        Column::text(
            "org_id",
            "The organisation: a row of organisations.",
            |row: &Row<'_, Organisation>| row.fact.org_id.as_str().into(),
        )
        .points_at("organisations", "org_id"),
        Column::maybe_text(
            "alias_of",
            "For an alias, the mention that defined it: a row of this table.",
            |row: &Row<'_, Organisation>| {
                let definer = row.fact.alias_of?;
                Some(row.sheet.id('n', row.sheet.source_span(definer)).into())
            },
        )
        .points_at("organisation_mentions", "mention_id"),
    ];
    Definition {
        name: "organisation_mentions",
        about: "Places where an organisation is named.",
        key: "mention_id",
        unique: UNIQUE,
        columns: around(id, own),
    }
}
