//! The organisations of a dataset, by id.

use super::address::is_web;
use crate::dataset::Table;
use crate::error::Error;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The organisations.
pub(super) struct Organisations<'d> {
    by_id: BTreeMap<&'d str, Organisation<'d>>,
}

/// An organisation, as the page names it.
struct Organisation<'d> {
    name: &'d str,
    uri: Option<&'d str>,
}

impl<'d> Organisations<'d> {
    pub(super) fn new(table: &'d Table) -> Result<Self, Error> {
        let (id, name, uri) =
            (table.column("org_id")?, table.column("name")?, table.column("tooi_uri")?);
        let rows = (0..table.rows()).filter_map(|row| {
            let uri = uri.text(row).filter(|uri| is_web(uri));
            Some((id.text(row)?, Organisation { name: name.text(row)?, uri }))
        });
        Ok(Self { by_id: rows.collect() })
    }

    /// The name of the organisation with this id; the id where it is unknown.
    pub(super) fn name<'i>(&self, id: &'i str) -> &'i str
    where
        'd: 'i,
    {
        self.by_id.get(id).map_or(id, |organisation| organisation.name)
    }

    /// Name and address in the register of each, by id.
    pub(super) fn data(&self) -> Value {
        let organisations = self.by_id.iter();
        organisations
            .map(|(id, known)| ((*id).to_owned(), json!([known.name, known.uri])))
            .collect()
    }
}
