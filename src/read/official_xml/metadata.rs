//! What a publication's metadata say, in the file itself or in the record beside it.

use super::super::{Metadata, xml};
use chrono::NaiveDate;
use roxmltree::Document;

/// The dates a record can give, the one that says most of the paper itself first: a letter's own,
/// when an answer was received, when questions were put, when was met, when it was published.
const DATES: &[&str] = &[
    "overheidop.datumbrief",
    "overheidop.datumontvangst",
    "overheidop.datumindiening",
    "overheidop.datumvergadering",
    "dcterms.issued",
    "dc.date",
    "dcterms.available",
];

/// What the record of a publication says: `metadata.xml`, as officielebekendmakingen.nl has it
/// beside each. Nothing where the bytes are no such record.
pub(crate) fn record(bytes: &[u8]) -> Metadata {
    let text = xml::decode(bytes);
    match xml::parse(&text) {
        Ok(document) if is_record(&document) => of_entries(&entries(&document)),
        _ => Metadata::default(),
    }
}

/// The root element of a record.
pub(super) const RECORD: &str = "metadata_gegevens";

/// Whether a file is a record and no paper.
pub(super) fn is_record(document: &Document<'_>) -> bool {
    document.root_element().tag_name().name() == RECORD
}

/// What a paper's own metadata say, its date also from the date line of its head.
pub(super) fn of_paper(document: &Document<'_>) -> Metadata {
    let mut metadata = of_entries(&entries(document));
    let node = |name| document.descendants().find(|node| node.tag_name().name() == name);
    let line = node("datumtekst").and_then(|line| {
        line.descendants().find_map(|node| node.attribute("isodatum")).and_then(day)
    });
    metadata.date = line.or(metadata.date);
    if metadata.kind.is_none() && (node("handelingen").is_some() || node("handeling").is_some()) {
        metadata.kind = Some("Handelingen".to_owned());
    }
    metadata
}

/// A statement: its name in lower case, its scheme, its content.
pub(in crate::read) type Entry<'a> = (String, &'a str, &'a str);

fn entries<'a>(document: &'a Document<'_>) -> Vec<Entry<'a>> {
    let stated = document.descendants().filter(|node| {
        matches!(node.tag_name().name(), "meta" | "metadata") && node.has_attribute("content")
    });
    stated
        .map(|node| {
            let value = |name| node.attribute(name).unwrap_or_default().trim();
            (value("name").to_lowercase(), value("scheme"), value("content"))
        })
        .filter(|(_, _, content)| !content.is_empty())
        .collect()
}

/// What the statements of a publication's record say.
pub(in crate::read) fn of_entries(entries: &[Entry<'_>]) -> Metadata {
    let all = |name: &'static str| {
        entries.iter().filter(move |(known, _, _)| known == name).map(|&(_, _, content)| content)
    };
    let first = |name| all(name).next();
    let identifier = first("dc.identifier").or_else(|| first("dcterms.identifier"));
    let number = match identifier.and_then(|id| id.split_once('-')) {
        Some(("ah", rest)) => rest.split('-').nth(2).or_else(|| first("overheidop.aanhangsel")),
        _ => first("overheidop.ondernummer").or_else(|| first("overheidop.vraagnummer")),
    };
    let kind = |scheme: &str| {
        let typed = entries.iter().filter(|(name, _, _)| name == "dc.type");
        let typed = typed.filter(|(_, known, _)| known.ends_with(scheme));
        typed.map(|&(_, _, content)| content).find(|&kind| kind != "Overig")
    };
    Metadata {
        title: first("dc.title").map(str::to_owned),
        date: DATES.iter().find_map(|name| first(name).and_then(day)),
        kind: kind("KamerstukTypen").or_else(|| kind("Parlementair")).map(str::to_owned),
        dossier: first("overheidop.dossiernummer").map(dossier).filter(|d| !d.is_empty()),
        number: number.map(str::to_owned),
        identifier: identifier.map(str::to_owned),
    }
}

/// `36600;XIV`, `36 600 XIV`, `36600-XIV` → `36600-XIV`.
fn dossier(written: &str) -> String {
    let bare: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let parted = bare.find(|c: char| !c.is_ascii_digit()).and_then(|at| bare.split_at_checked(at));
    match parted {
        Some((number, chapter)) if !number.is_empty() => {
            let chapter = chapter.trim_matches(|c: char| !c.is_alphanumeric());
            if chapter.is_empty() { number.to_owned() } else { format!("{number}-{chapter}") }
        }
        _ => bare,
    }
}

fn day(written: &str) -> Option<NaiveDate> {
    written.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
        <metadata_gegevens>
          <metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-36600-XIV-2"/>
          <metadata name="OVERHEIDop.dossiernummer" content="36600;XIV"/>
          <metadata name="OVERHEIDop.ondernummer" content="2"/>
          <metadata name="DC.title" scheme="" content="Vaststelling begroting; Memorie van toelichting"/>
          <metadata name="DC.type" scheme="OVERHEIDop.Parlementair" content="Kamerstuk"/>
          <metadata name="DC.type" scheme="OVERHEIDop.KamerstukTypen" content="Memorie van toelichting"/>
          <metadata name="DCTERMS.available" scheme="DCTERMS.W3CDTF" content="2024-09-18"/>
          <metadata name="DCTERMS.issued" scheme="DCTERMS.W3CDTF" content="2024-09-17"/>
          <metadata name="DCTERMS.alternative" scheme="" content=""/>
        </metadata_gegevens>"#;

    #[test]
    fn ok_a_record() {
        let record = record(RECORD.as_bytes());
        let want = Metadata {
            title: Some("Vaststelling begroting; Memorie van toelichting".to_owned()),
            date: NaiveDate::from_ymd_opt(2024, 9, 17),
            kind: Some("Memorie van toelichting".to_owned()),
            dossier: Some("36600-XIV".to_owned()),
            number: Some("2".to_owned()),
            identifier: Some("kst-36600-XIV-2".to_owned()),
        };
        assert_eq!(record, want);
    }

    #[test]
    fn ok_a_record_of_answers() {
        let text = r#"<metadata_gegevens>
          <metadata name="DC.identifier" content="ah-tk-20152016-1580"/>
          <metadata name="OVERHEIDop.datumIndiening" content="2016-01-28"/>
          <metadata name="OVERHEIDop.datumOntvangst" content="2016-02-24"/></metadata_gegevens>"#;
        let record = record(text.as_bytes());
        assert_eq!(record.number.as_deref(), Some("1580"));
        assert_eq!(record.date, NaiveDate::from_ymd_opt(2016, 2, 24));
    }

    #[test]
    fn err_no_record() {
        for bytes in [&b"<kamerstuk/>"[..], b"", b"\xff\xff", b"<metadata_gegevens>"] {
            assert_eq!(record(bytes), Metadata::default());
        }
        assert_eq!(dossier("36 600 XIV"), "36600-XIV");
        assert_eq!(dossier("21501-20"), "21501-20");
    }
}
