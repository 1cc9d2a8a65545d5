//! The table `motions`.

use super::column::{Column, Definition};
use super::place::{Row, UNIQUE, around};
use crate::fact::Motion;

pub(super) fn definition<'s>() -> Definition<Row<'s, Motion>> {
    let id = Column::text("motion_id", "The mention.", |row: &Row<'_, Motion>| row.id().into())
        .like("[0-9a-f]{16}-m[0-9]+");
    let own = vec![
        Column::list(
            "submitters",
            "Surnames of the submitters; where only their party is named, the party.",
            |row: &Row<'_, Motion>| row.fact.submitters.clone(),
        )
        .such_as("Sneller;Mutluer"),
        Column::maybe_text(
            "identifier",
            "The motion's identifier, from the citation or note beside it.",
            |row: &Row<'_, Motion>| row.fact.identifier.as_deref().map(Into::into),
        )
        .such_as("kst-36410-VI-50"),
        Column::term("status", "What the paper says of it.", |row: &Row<'_, Motion>| {
            row.fact.status
        }),
    ];
    Definition {
        name: "motions",
        about: "Mentions of motions.",
        key: "motion_id",
        unique: UNIQUE,
        columns: around(id, own),
    }
}
