//! What stands above and below a paper says of it: session year, dossier, number, soort, identifier.
//!
//! - [`mod@printed`]: the printed head;
//! - [`mod@site`]: the head of a site;
//! - [`mod@feet`]: the running feet and printed identifiers.

mod feet;
mod printed;
mod site;

use self::feet::feet;
use self::printed::{aanhangsel, printed};
use self::site::{listed_numbers, site};
use super::NumberKind;
use super::evidence::{MarkKind, Marks};
use super::kind::Soort;
use super::lists::Lists;
use super::page::Page;
use super::series::annex_number;
use crate::Span;
use crate::layout::BlockKind;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::multispace0;

/// What the head says. Spans are bytes of [`Page::head`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) chamber: Option<&'static str>,
    pub(super) session_year: Option<String>,
    pub(super) dossier: Option<String>,
    /// The title of the first dossier.
    pub(super) dossier_title: Option<Span>,
    pub(super) number: Option<String>,
    pub(super) number_kind: Option<NumberKind>,
    /// Whether the number is that of another paper, which this one is about.
    pub(super) borrowed: bool,
    pub(super) identifier: Option<String>,
    pub(super) case_number: Option<String>,
    pub(super) soort: Option<Soort>,
    /// `BRIEF VAN DE MINISTER VAN VEILIGHEID EN JUSTITIE`
    pub(super) heading: Option<Span>,
    /// The title a site prints above the soort.
    pub(super) site_title: Option<Span>,
    /// What the paper says of itself.
    pub(super) own: Vec<Span>,
}

/// Reads the head and the feet.
pub(super) fn head(lists: &Lists, page: &Page<'_>, marks: &mut Marks) -> Head {
    let mut head = Head::default();
    printed(lists, page, &mut head);
    aanhangsel(page, &mut head);
    site(lists, page, &mut head);
    listed_numbers(&page.head, &mut head);
    feet(page, &mut head);
    if let Some(heading) = head.heading {
        marks.add(MarkKind::Soort, &page.head, heading);
    }
    head.identifier = head.identifier.take().or_else(|| head.composed());
    head
}

impl Head {
    /// The identifier that dossier, session year and number make.
    fn composed(&self) -> Option<String> {
        let number = self.number.as_deref().filter(|_| !self.borrowed)?;
        match self.number_kind? {
            NumberKind::Ondernummer => Some(format!("kst-{}-{number}", self.dossier.as_deref()?)),
            NumberKind::Aanhangsel => {
                let year = self.session_year.as_deref()?.replace('-', "");
                let chamber = if self.chamber == Some("EK") { "ek" } else { "tk" };
                Some(format!("ah-{chamber}-{year}-{number}"))
            }
            NumberKind::Document => Some(number.to_owned()),
            NumberKind::Bijlage => None,
        }
    }
}

/// The number of an annex: `Bijlage nummer 4`, in its first lines.
pub(super) fn annex(page: &Page<'_>) -> Option<String> {
    let strip = &page.head;
    let pieces = strip.pieces().iter();
    let own = pieces.filter(|piece| page.kind_of(piece.block) != Some(&BlockKind::Furniture));
    own.take(3).find_map(|piece| {
        let line = piece.span.of(strip.text());
        let word = alt((tag("Bijlage"), tag("BIJLAGE"), tag("Annex"), tag("ANNEX")));
        let parsed: nom::IResult<&str, (_, _, &str)> =
            (word, multispace0, annex_number).parse(line);
        parsed.ok().map(|(_, (_, _, number))| number.to_owned())
    })
}
