//! What the page calls the terms of the tables, in English.

/// The name for people of a term of a closed list; one without a name of its own loses its
/// underscores.
pub(super) fn label(term: &str) -> String {
    let known = NAMES.iter().find(|(known, _)| *known == term);
    known.map_or_else(|| term.replace('_', " "), |(_, name)| (*name).to_owned())
}

/// All terms that have a name of their own.
pub(super) fn names() -> serde_json::Map<String, serde_json::Value> {
    NAMES.iter().map(|&(term, name)| (term.to_owned(), name.into())).collect()
}

const NAMES: &[(&str, &str)] = &[
    // documents.kind; `bijlage` and `brief` also name kinds of event and of reference.
    ("vraag_antwoord", "questions and answers"),
    ("bijlage", "annex"),
    ("verzamelbrief", "collected letter"),
    ("brief", "letter"),
    ("overig", "other"),
    // Tables of facts.
    ("organisation_mentions", "mentions of organisations"),
    ("motions", "mentions of motions"),
    // events.kind
    ("besluit", "decision"),
    ("publicatie", "publication"),
    ("onderzoek", "research"),
    ("overleg", "meeting"),
    ("motie", "motion"),
    ("wetgeving", "legislation"),
    ("inwerkingtreding", "entry into force"),
    ("start", "start"),
    ("voortgang", "progress"),
    ("einde", "end"),
    ("betaling", "payment"),
    // references.kind
    ("kamerstuk", "parliamentary paper"),
    ("handelingen", "proceedings"),
    ("aanhangsel", "annex to the proceedings"),
    ("kamervraag", "parliamentary question"),
    ("zaak", "case"),
    ("activiteit", "activity"),
    ("staatscourant", "Staatscourant"),
    ("staatsblad", "Staatsblad"),
    ("tractatenblad", "Tractatenblad"),
    ("wet", "law"),
    ("ecli", "judgment"),
    ("eu", "EU document"),
    ("rapport", "report"),
    ("url", "web page"),
    // motions.status
    ("uitvoering", "being carried out"),
    ("afgedaan", "done"),
    ("aangehouden", "held over"),
    ("ingetrokken", "withdrawn"),
    ("verworpen", "rejected"),
    ("ontraden", "advised against"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table;

    #[test]
    fn ok_every_dutch_term_of_a_closed_list_has_a_name() {
        let plain = ["document", "incident"];
        let tables = table::schema();
        for (table, column) in [
            ("documents", "kind"),
            ("events", "kind"),
            ("references", "kind"),
            ("motions", "status"),
        ] {
            let schema = tables.iter().find(|schema| schema.name == table).unwrap();
            let column = schema.columns.iter().find(|known| known.name == column).unwrap();
            for term in &column.values {
                let named = NAMES.iter().any(|(known, _)| known == term);
                assert!(named || plain.contains(term) || *term == "mentioned", "{table}: {term}");
            }
        }
        assert_eq!(label("entry_into_force"), "entry into force");
    }
}
