//! Rows of `references`.
//!
//! A mention already knows what it cites; here it gets the official address of its kind.

use super::{Context, Reference};

use crate::grammar::{Citation, CitationKind, LawCitation, Mention, Value};
use crate::layout::{BlockKind, Place};

/// The rule that reads a dossier and number alone: too weak for a cell of figures.
const WEAK: &str = "citation.bare-kamerstuk";

/// Makes references of mentions.
#[derive(Debug)]
pub(super) struct References;

impl References {
    /// The references of a paper, by place.
    pub(super) fn of(&self, paper: Context<'_>) -> Vec<Reference> {
        let in_table = |place: Place| {
            let block = paper.layout.block_of(place.flow);
            block.is_some_and(|block| matches!(block.kind, BlockKind::Table(_)))
        };
        paper
            .all_mentions()
            .filter(|(place, mention)| mention.rule.name != WEAK || !in_table(*place))
            .filter_map(|(place, mention)| reference(place, mention))
            .collect()
    }
}

fn reference(place: Place, mention: &Mention) -> Option<Reference> {
    let empty = Reference {
        place,
        rule: mention.rule.name,
        kind: "url",
        identifier: None,
        url: None,
        chamber: None,
        session_year: None,
        dossier: None,
        number: None,
        cited_page: None,
        law: None,
        article: None,
        bwb_id: None,
    };
    match &mention.value {
        Value::Url(url) => Some(Reference {
            identifier: Some(url.address.clone()),
            url: Some(with_scheme(&url.address)),
            ..empty
        }),
        Value::Citation(citation) => Some(cited(citation, empty)),
        Value::Law(law) => Some(of_law(law, empty)),
        Value::Report(report) => {
            Some(Reference { kind: "rapport", identifier: Some(report.title.clone()), ..empty })
        }
        Value::Motion(_) | Value::Money(_) | Value::Time(_) | Value::Organisation(_) => None,
    }
}

fn cited(citation: &Citation, empty: Reference) -> Reference {
    let bwb = citation.identifier.as_ref().filter(|id| id.starts_with("BWB"));
    Reference {
        kind: kind(citation.kind),
        identifier: citation.identifier.clone(),
        url: address(citation),
        chamber: citation.chamber,
        session_year: citation.session_year.clone(),
        dossier: citation.dossier.clone(),
        number: citation.number.clone(),
        cited_page: citation.page.clone(),
        bwb_id: bwb.cloned(),
        ..empty
    }
}

fn of_law(law: &LawCitation, empty: Reference) -> Reference {
    let identifier = match &law.article {
        Some(article) => format!("{} art. {article}", law.law),
        None => law.law.clone(),
    };
    Reference {
        kind: "wet",
        identifier: Some(identifier),
        url: law.bwb_id.as_deref().map(of_register),
        law: Some(law.law.clone()),
        article: law.article.clone(),
        bwb_id: law.bwb_id.clone(),
        ..empty
    }
}

/// The name of a kind in `references.kind`.
fn kind(kind: CitationKind) -> &'static str {
    match kind {
        CitationKind::Kamerstuk => "kamerstuk",
        CitationKind::Handelingen => "handelingen",
        CitationKind::Aanhangsel => "aanhangsel",
        CitationKind::Kamervraag => "kamervraag",
        CitationKind::Bijlage => "bijlage",
        CitationKind::Zaak => "zaak",
        CitationKind::Document => "document",
        CitationKind::Activiteit => "activiteit",
        CitationKind::Staatscourant => "staatscourant",
        CitationKind::Staatsblad => "staatsblad",
        CitationKind::Tractatenblad => "tractatenblad",
        CitationKind::Ecli => "ecli",
        CitationKind::Eu => "eu",
        CitationKind::Wet => "wet",
    }
}

const PUBLICATIONS: &str = "https://zoek.officielebekendmakingen.nl";
const PARLIAMENT: &str = "https://www.tweedekamer.nl/kamerstukken/detail";

/// The official address of a paper with this identifier, in the forms that `documents.identifier`
/// has: `kst-29517-264`, `ah-tk-20212022-2998`, `2025D43420`.
pub(crate) fn address_of_paper(identifier: &str) -> Option<String> {
    if !identifier.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    if ["kst-", "ah-"].iter().any(|series| identifier.starts_with(series)) {
        return Some(format!("{PUBLICATIONS}/{identifier}.html"));
    }
    let (year, number) = identifier.split_once('D')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let document = year.len() == 4 && digits(year) && digits(number);
    document.then(|| format!("{PARLIAMENT}?id={identifier}&did={identifier}"))
}

/// The official address of what is cited, for the kinds that have one.
///
/// An activity, a foreign judgment and a paper of the Commission have none that their number alone
/// leads to; an annex has a PDF and no page.
fn address(citation: &Citation) -> Option<String> {
    const UNION: &str = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri";
    let id = citation.identifier.as_deref()?;
    match citation.kind {
        CitationKind::Kamerstuk if citation.number.is_none() => {
            Some(format!("{PUBLICATIONS}/dossier/{}", citation.dossier.as_deref()?))
        }
        CitationKind::Kamerstuk
        | CitationKind::Handelingen
        | CitationKind::Aanhangsel
        | CitationKind::Kamervraag
        | CitationKind::Staatscourant
        | CitationKind::Staatsblad
        | CitationKind::Tractatenblad => Some(format!("{PUBLICATIONS}/{id}.html")),
        CitationKind::Bijlage => Some(format!("{PUBLICATIONS}/{id}.pdf")),
        CitationKind::Zaak => Some(format!("{PARLIAMENT}?id={id}")),
        CitationKind::Document => Some(format!("{PARLIAMENT}?id={id}&did={id}")),
        CitationKind::Ecli if id.starts_with("ECLI:NL:") => {
            Some(format!("https://deeplink.rechtspraak.nl/uitspraak?id={id}"))
        }
        CitationKind::Eu if !id.starts_with("COM") => Some(format!("{UNION}=CELEX:{id}")),
        CitationKind::Wet if id.starts_with("BWB") => Some(of_register(id)),
        CitationKind::Activiteit | CitationKind::Ecli | CitationKind::Eu | CitationKind::Wet => {
            None
        }
    }
}

fn of_register(bwb_id: &str) -> String {
    format!("https://wetten.overheid.nl/{bwb_id}/")
}

fn with_scheme(address: &str) -> String {
    let has_scheme = address.split_once("://").is_some();
    if has_scheme { address.to_owned() } else { format!("https://{address}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_addresses_of_papers() {
        for (identifier, want) in [
            ("kst-29517-264", Some("https://zoek.officielebekendmakingen.nl/kst-29517-264.html")),
            (
                "ah-tk-20212022-2998",
                Some("https://zoek.officielebekendmakingen.nl/ah-tk-20212022-2998.html"),
            ),
            (
                "2025D43420",
                Some("https://www.tweedekamer.nl/kamerstukken/detail?id=2025D43420&did=2025D43420"),
            ),
            ("2025Z18704", None),
            ("kst-29517-264/../x", None),
            ("kst-\" onmouseover=", None),
            ("D", None),
            ("", None),
        ] {
            assert_eq!(address_of_paper(identifier).as_deref(), want, "{identifier}");
        }
    }
}
