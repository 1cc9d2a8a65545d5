//! `dcat.jsonld`: the dataset for catalogues such as data.overheid.nl, by DCAT-AP-NL 3.0
//! (<https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/>).
//!
//! The profile asks for an identifier, a publisher, a creator and a contact point. No paper says
//! them: they are the publisher's to give, and left out until then. Addresses are relative to the
//! descriptor's own unless the publisher says where the files will stand.

use super::{Description, TableFile, Written};
use crate::publish::{Contact, Format, Organisation};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The file's name.
pub(super) const NAME: &str = "dcat.jsonld";

/// Lists of the Publications Office of the European Union, which the profile takes values from.
const EU: &str = "http://publications.europa.eu/resource/authority";

const CONTEXT: &[(&str, &str)] = &[
    ("adms", "http://www.w3.org/ns/adms#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatap", "http://data.europa.eu/r5r/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

#[derive(Debug, Serialize)]
pub(super) struct Dataset<'a> {
    #[serde(rename = "@context", serialize_with = "as_map")]
    context: &'static [(&'static str, &'static str)],
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dct:identifier", skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
    #[serde(rename = "dct:title")]
    title: Vec<Text<'a>>,
    #[serde(rename = "dct:description")]
    description: Vec<Text<'a>>,
    #[serde(rename = "dct:publisher", skip_serializing_if = "Option::is_none")]
    publisher: Option<Agent<'a>>,
    #[serde(rename = "dct:creator", skip_serializing_if = "Option::is_none")]
    creator: Option<Agent<'a>>,
    #[serde(rename = "dcat:contactPoint", skip_serializing_if = "Option::is_none")]
    contact: Option<Card<'a>>,
    #[serde(rename = "dct:accessRights")]
    access_rights: Id,
    #[serde(rename = "dcat:theme")]
    themes: Vec<Id>,
    #[serde(rename = "dcat:keyword")]
    keywords: Vec<Text<'a>>,
    #[serde(rename = "dct:language")]
    language: Id,
    #[serde(rename = "dct:spatial")]
    spatial: Id,
    #[serde(rename = "dct:temporal", skip_serializing_if = "Option::is_none")]
    temporal: Option<Period>,
    #[serde(rename = "dct:accrualPeriodicity", skip_serializing_if = "Option::is_none")]
    frequency: Option<Id>,
    #[serde(rename = "dct:modified", skip_serializing_if = "Option::is_none")]
    modified: Option<Typed<'a>>,
    #[serde(rename = "dcat:version")]
    version: &'a str,
    #[serde(rename = "dcat:landingPage", skip_serializing_if = "Option::is_none")]
    landing_page: Option<Id>,
    #[serde(rename = "foaf:page")]
    documentation: Id,
    #[serde(rename = "dct:provenance")]
    provenance: Provenance,
    #[serde(rename = "dcat:distribution")]
    distributions: Vec<Distribution<'a>>,
}

#[derive(Debug, Serialize)]
struct Distribution<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dct:title")]
    title: Text<'a>,
    #[serde(rename = "dct:description")]
    description: Text<'a>,
    #[serde(rename = "dcat:accessURL")]
    access_url: Id,
    #[serde(rename = "dcat:downloadURL")]
    download_url: Id,
    #[serde(rename = "dcat:mediaType")]
    media_type: Id,
    #[serde(rename = "dct:format")]
    format: Id,
    #[serde(rename = "dcat:byteSize")]
    bytes: Typed<'static>,
    #[serde(rename = "spdx:checksum")]
    checksum: Checksum<'a>,
    #[serde(rename = "dct:license")]
    licence: Id,
    #[serde(rename = "dct:language")]
    language: Id,
    #[serde(rename = "dcatap:availability")]
    availability: Id,
}

#[derive(Debug, Serialize)]
struct Id {
    #[serde(rename = "@id")]
    id: String,
}

#[derive(Debug, Serialize)]
struct Text<'a> {
    #[serde(rename = "@language")]
    language: &'static str,
    #[serde(rename = "@value")]
    value: Cow<'a, str>,
}

#[derive(Debug, Serialize)]
struct Typed<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@value")]
    value: Cow<'a, str>,
}

#[derive(Debug, Serialize)]
struct Agent<'a> {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "foaf:name")]
    name: Text<'a>,
}

#[derive(Debug, Serialize)]
struct Card<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "vcard:fn")]
    name: &'a str,
    #[serde(rename = "vcard:hasEmail", skip_serializing_if = "Option::is_none")]
    email: Option<Id>,
    #[serde(rename = "vcard:hasURL", skip_serializing_if = "Option::is_none")]
    url: Option<Id>,
}

#[derive(Debug, Serialize)]
struct Period {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "dcat:startDate")]
    start: Typed<'static>,
    #[serde(rename = "dcat:endDate")]
    end: Typed<'static>,
}

#[derive(Debug, Serialize)]
struct Provenance {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "rdfs:label")]
    label: Text<'static>,
}

#[derive(Debug, Serialize)]
struct Checksum<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "spdx:algorithm")]
    algorithm: Id,
    #[serde(rename = "spdx:checksumValue")]
    value: Typed<'a>,
}

fn as_map<S: Serializer>(pairs: &[(&str, &str)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().copied())
}

/// The whole description.
pub(super) fn dataset<'a>(dataset: &'a Description<'a>) -> Dataset<'a> {
    let about = dataset.about;
    let base = base(dataset);
    let themes: Vec<&str> = about.themes.iter().map(String::as_str).collect();
    let themes = if themes.is_empty() { vec!["GOVE"] } else { themes };
    let identifier = about.identifier.as_deref();
    Dataset {
        context: CONTEXT,
        id: identifier
            .filter(|identifier| identifier.starts_with("http"))
            .map_or_else(|| format!("{base}{NAME}#dataset"), str::to_owned),
        kind: "dcat:Dataset",
        identifier,
        title: texts(
            about.title.as_deref(),
            "Feiten uit Nederlandse Kamerstukken",
            dataset.title(),
        ),
        description: texts(
            about.description.as_deref(),
            "Wat Nederlandse Kamerstukken zeggen, als tabellen: gebeurtenissen en termijnen, \
             bedragen, organisaties, verwijzingen, moties, vragen met hun antwoorden. Van elke rij \
             is te zien op welke tekens van welk stuk zij rust.",
            dataset.description(),
        ),
        publisher: about.publisher.as_ref().map(agent),
        creator: dataset.creator().map(agent),
        contact: about.contact.as_ref().map(card),
        access_rights: listed("access-right", "PUBLIC"),
        themes: themes.into_iter().map(|theme| listed("data-theme", theme)).collect(),
        keywords: dataset.keywords().into_iter().map(|word| text("nl", word)).collect(),
        language: listed("language", "NLD"),
        spatial: listed("country", "NLD"),
        temporal: temporal(dataset),
        frequency: about.frequency.as_deref().map(|code| listed("frequency", code)),
        modified: about.modified.as_deref().map(|day| typed("xsd:date", day)),
        version: dataset.version(),
        landing_page: about.homepage.as_deref().map(id),
        documentation: id(format!("{base}{}", super::readme::NAME)),
        provenance: Provenance {
            kind: "dct:ProvenanceStatement",
            label: text("en", dataset.provenance()),
        },
        distributions: dataset
            .tables
            .iter()
            .flat_map(|table| table.files.iter().map(move |file| (table, file)))
            .map(|(table, file)| distribution(dataset, table, file))
            .collect(),
    }
}

/// What the profile asks for and the publisher has not said.
pub(super) fn unsaid(dataset: &Description<'_>) -> Vec<&'static str> {
    let about = dataset.about;
    let asked = [
        ("identifier", about.identifier.is_some()),
        ("publisher", about.publisher.is_some()),
        ("creator", dataset.creator().is_some()),
        ("contact", about.contact.is_some()),
    ];
    asked.into_iter().filter(|(_, said)| !said).map(|(name, _)| name).collect()
}

/// Where the files stand, as a beginning of their addresses; empty for beside the descriptor.
fn base(dataset: &Description<'_>) -> String {
    let base = dataset.about.files.as_deref().unwrap_or_default();
    let slash = if base.is_empty() || base.ends_with('/') { "" } else { "/" };
    format!("{base}{slash}")
}

fn distribution<'a>(
    dataset: &'a Description<'a>,
    table: &'a Written,
    file: &'a TableFile,
) -> Distribution<'a> {
    let (base, name) = (base(dataset), &file.checksum.file);
    let (format, label) = match file.format {
        Format::Csv => ("CSV", "CSV"),
        Format::Parquet => ("PARQUET", "Parquet"),
    };
    let media_type = file.format.media_type();
    Distribution {
        id: format!("{base}{NAME}#{name}"),
        kind: "dcat:Distribution",
        title: text("nl", format!("{} ({label})", table.schema.name)),
        description: text("en", table.schema.about),
        access_url: id(if base.is_empty() { "./".to_owned() } else { base.clone() }),
        download_url: id(format!("{base}{name}")),
        media_type: id(format!("https://www.iana.org/assignments/media-types/{media_type}")),
        format: listed("file-type", format),
        bytes: typed("xsd:nonNegativeInteger", file.checksum.bytes.to_string()),
        checksum: Checksum {
            kind: "spdx:Checksum",
            algorithm: id("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
            value: typed("xsd:hexBinary", file.checksum.sha256.as_str()),
        },
        licence: id(dataset.about.licence.url.as_str()),
        language: listed("language", "NLD"),
        availability: listed("planned-availability", "AVAILABLE"),
    }
}

/// The days the papers are of, first and last.
fn temporal(dataset: &Description<'_>) -> Option<Period> {
    let (start, end) = dataset.tables.iter().find_map(|table| table.days)?;
    Some(Period {
        kind: "dct:PeriodOfTime",
        start: typed("xsd:date", start.to_string()),
        end: typed("xsd:date", end.to_string()),
    })
}

/// What the publisher says, in Dutch; else what griffie says in both languages.
fn texts<'a>(given: Option<&'a str>, dutch: &'static str, english: &'a str) -> Vec<Text<'a>> {
    match given {
        Some(given) => vec![text("nl", given)],
        None => vec![text("nl", dutch), text("en", english)],
    }
}

fn agent(organisation: &Organisation) -> Agent<'_> {
    let name = text("nl", organisation.name.as_str());
    Agent { id: organisation.uri.as_deref(), kind: "foaf:Agent", name }
}

fn card(contact: &Contact) -> Card<'_> {
    Card {
        kind: "vcard:Kind",
        name: &contact.name,
        email: contact.email.as_deref().map(|address| id(format!("mailto:{address}"))),
        url: contact.url.as_deref().map(id),
    }
}

fn listed(list: &str, code: &str) -> Id {
    id(format!("{EU}/{list}/{code}"))
}

fn id(id: impl Into<String>) -> Id {
    Id { id: id.into() }
}

fn text<'a>(language: &'static str, value: impl Into<Cow<'a, str>>) -> Text<'a> {
    Text { language, value: value.into() }
}

fn typed<'a>(kind: &'static str, value: impl Into<Cow<'a, str>>) -> Typed<'a> {
    Typed { kind, value: value.into() }
}
