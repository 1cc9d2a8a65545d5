//! The table `amounts`.

use super::column::{Column, Definition, MONEY_LIMIT};
use super::place::{Row, UNIQUE, around};
use crate::fact::Amount;

/// Whether a sum fits the money columns.
pub(super) fn fits(amount: &Amount) -> bool {
    [amount.low, amount.high].iter().all(|sum| sum.abs() < MONEY_LIMIT)
}

pub(super) fn definition<'s>() -> Definition<Row<'s, Amount>> {
    let id = Column::text("amount_id", "The sum.", |row: &Row<'_, Amount>| row.id().into())
        .like("[0-9a-f]{16}-a[0-9]+");
    let own = vec![
        Column::money(
            "value_low",
            "The sum, or the lower end of the range.",
            |row: &Row<'_, Amount>| row.fact.low,
        )
        .such_as("70000000.00")
        .in_unit("the currency's unit"),
        Column::money(
            "value_high",
            "The sum, or the upper end of the range.",
            |row: &Row<'_, Amount>| row.fact.high,
        )
        .in_unit("the currency's unit"),
        Column::text("currency", "The currency, by ISO 4217.", |row: &Row<'_, Amount>| {
            row.fact.currency.as_str().into()
        })
        .like("[A-Z]{3}")
        .such_as("EUR"),
        Column::term(
            "qualifier",
            "Whether the text gives it as exact, about, at least or at most.",
            |row: &Row<'_, Amount>| row.fact.qualifier,
        ),
        Column::maybe_term(
            "recurrence",
            "Whether it is structural, incidental or annual, where the text says so.",
            |row: &Row<'_, Amount>| row.fact.recurrence,
        ),
        Column::maybe_int(
            "year_from",
            "The first budget year it belongs to.",
            |row: &Row<'_, Amount>| row.fact.year_from.map(i64::from),
        )
        .in_unit("year"),
        Column::maybe_int(
            "year_to",
            "The last budget year it belongs to.",
            |row: &Row<'_, Amount>| row.fact.year_to.map(i64::from),
        )
        .in_unit("year"),
        Column::boolean(
            "sign_before",
            "Whether a minus or -/- stands before the whole sum.",
            |row: &Row<'_, Amount>| row.fact.sign_before,
        ),
        Column::boolean("in_table", "Whether it is a cell of a table.", |row: &Row<'_, Amount>| {
            row.fact.in_table
        }),
        Column::maybe_text(
            "label",
            "The line of the table it stands in.",
            |row: &Row<'_, Amount>| row.fact.label.map(|place| row.sheet.reading(place).into()),
        )
        .dutch(),
        Column::boolean("is_total", "Whether that line is a total.", |row: &Row<'_, Amount>| {
            row.fact.is_total
        }),
        Column::list(
            "organisation_ids",
            "Organisations of the same sentence: rows of organisations.",
            |row: &Row<'_, Amount>| row.fact.organisation_ids.clone(),
        )
        .points_at("organisations", "org_id")
        .such_as("mnre1058;oorg10264"),
    ];
    Definition {
        name: "amounts",
        about: "Sums of money, each with its budget years where the text gives them.",
        key: "amount_id",
        unique: UNIQUE,
        columns: around(id, own),
    }
}
