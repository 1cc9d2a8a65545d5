//! The names of those who submitted a motion, one or a list.
//!
//! ```text
//! names    = name ( ("/" | "," | "en") name )*
//! name     = given? particle? core core?
//! ```

use crate::lexicon::Words;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, satisfy};
use nom::combinator::{map_opt, not, opt, peek, recognize, verify};
use nom::multi::{many0_count, separated_list1};
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Parser};

pub(super) type Res<'t, T> = IResult<&'t str, T>;

/// A submitter as written, and the surname in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name<'t> {
    pub(super) written: &'t str,
    pub(super) surname: String,
}

/// How a name is led in, which decides what may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// Behind `het lid`: whatever stands there is the name.
    Member,
    /// Right behind `motie`: only a plain name.
    Noun,
    /// A further item of a list.
    Item,
    /// An item behind a stroke, where no article can stand: `Slob/de Rouwe`.
    Stroke,
}

/// The words that names are told by.
#[derive(Debug)]
pub(super) struct Names {
    /// Before a surname: `van der`.
    pub(super) particles: Words<()>,
    /// First names, kept out of the surname.
    pub(super) given: Words<()>,
    /// Parties, which may stand for their members.
    pub(super) parties: Words<()>,
    /// Capitals that are no surname.
    pub(super) stops: Words<()>,
}

impl Names {
    /// `Jasper van Dijk`, `Te Riele`, `Michon-Derkzen`, `Bruins Slot`.
    fn name<'t>(&self, i: &'t str, lead: Lead) -> Res<'t, Name<'t>> {
        let (behind_given, given) = opt(terminated(|i| self.given.parse(i), char(' '))).parse(i)?;
        let (rest, surname) = match given {
            Some(()) => {
                alt((|_| self.surname(behind_given, Lead::Member), |_| self.surname(i, lead)))
                    .parse(i)?
            }
            None => self.surname(i, lead)?,
        };
        let written = i.get(..i.len() - rest.len()).unwrap_or_default();
        Ok((rest, Name { written, surname: capitalised(surname) }))
    }

    /// A surname with its particles.
    fn surname<'t>(&self, i: &'t str, lead: Lead) -> Res<'t, &'t str> {
        let particle = verify(
            recognize(terminated(|i| self.particles.parse(i), char(' '))),
            |particle: &str| lead.admits_particle(particle),
        );
        let second = preceded(char(' '), |i| self.core(i, Lead::Item));
        // `Van Ardenne-van der Hoeven`
        let own = (|i| self.particles.parse(i), char(' '), |i| self.core(i, Lead::Member));
        let second = alt((recognize(second), recognize((char('-'), own))));
        recognize((many0_count(particle), |i| self.core(i, lead), opt(second))).parse(i)
    }

    /// One capitalised word that can be a surname: `Kröger`, `D'Aversa`, `Wijen-Nass`.
    fn core<'t>(&self, i: &'t str, lead: Lead) -> Res<'t, &'t str> {
        let (rest, word) = word(i)?;
        let capitals = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
        let stopped = self.stops.longest(i).is_some_and(|(stop, ())| stop.len() == word.len());
        if stopped || (capitals && lead != Lead::Member) {
            return Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify)));
        }
        Ok((rest, word))
    }

    /// A list of names. Commas count only where `en` closes the list, or where `leden` opened it.
    pub(super) fn list<'t>(&self, i: &'t str, lead: Lead, several: bool) -> Res<'t, Vec<Name<'t>>> {
        let (mut rest, first) = self.name(i, lead)?;
        let mut names = vec![first];
        let (mut closed, mut kept) = (rest, 1);
        while let Ok((next, (separator, name))) = self.further_name(rest) {
            names.push(name);
            rest = next;
            if separator != Separator::Comma || several {
                (closed, kept) = (rest, names.len());
            }
        }
        names.truncate(kept);
        Ok((closed, names))
    }

    /// What parts a name of a list from the one before, and the name.
    fn further_name<'t>(&self, i: &'t str) -> Res<'t, (Separator, Name<'t>)> {
        let (i, separator) = preceded(aside, separator).parse(i)?;
        let (i, name) = self.name(i, separator.lead())?;
        Ok((i, (separator, name)))
    }

    /// `VVD-Kamerlid A`: the names behind a party.
    pub(super) fn member_of_party<'t>(&self, i: &'t str) -> Res<'t, Vec<Name<'t>>> {
        let member = alt((tag("-Kamerlid "), tag("-lid ")));
        preceded((|i| self.parties.parse(i), member), |i| self.list(i, Lead::Member, false))
            .parse(i)
    }

    /// `GroenLinks, D66 en de PvdA`, `VVD-fractie`.
    pub(super) fn parties<'t>(&self, i: &'t str) -> Res<'t, Vec<Name<'t>>> {
        let party = |i: &'t str| {
            let (behind, ()) = self.parties.parse(i)?;
            let (rest, _) = terminated(opt(tag("-fractie")), not(char('-'))).parse(behind)?;
            let upto = |rest: &str| i.get(..i.len() - rest.len()).unwrap_or_default();
            Ok((rest, Name { written: upto(rest), surname: upto(behind).to_owned() }))
        };
        let article = opt(alt((tag("de "), tag("het "))));
        separated_list1((separator, opt(tag("van ")), article), party).parse(i)
    }
}

impl Lead {
    /// Whether a surname may begin with this particle here. Within a sentence a small `de` is an
    /// article (`en de Minister`), a small `van de` the beginning of a body (`van de Kamer`).
    fn admits_particle(self, particle: &str) -> bool {
        let small = particle.starts_with(char::is_lowercase);
        match self {
            Self::Member | Self::Stroke => true,
            Self::Noun => !small || !matches!(particle, "van de " | "van het " | "in het "),
            Self::Item => !small || particle.starts_with("van de") || particle.starts_with("van "),
        }
    }
}

/// What parts two names of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Comma,
    And,
    Stroke,
}

impl Separator {
    /// How the name behind it is led in.
    fn lead(self) -> Lead {
        if self == Self::Stroke { Lead::Stroke } else { Lead::Item }
    }
}

fn separator(i: &str) -> Res<'_, Separator> {
    let and = alt((tag(", en "), tag(" en "), tag(" & "), tag(" EN "))).map(|_| Separator::And);
    let stroke = alt((tag("/"), tag(" / "))).map(|_| Separator::Stroke);
    alt((and, stroke, tag(", ").map(|_| Separator::Comma))).parse(i)
}

/// What may stand behind a name within a list: `(VVD)`, `c.s.`, `et al.`
pub(super) fn aside(i: &str) -> Res<'_, ()> {
    let party = delimited(
        tag(" ("),
        take_while_m_n(2, 30, |c: char| c.is_alphabetic() || matches!(c, '-' | '/' | ' ' | '6')),
        char(')'),
    );
    let others = alt((tag(" c.s."), tag(" cs."), tag(" et al."), tag(" et. al."), tag(" e.a.")));
    (opt(party), opt(others)).map(|_| ()).parse(i)
}

/// A word with a capital: letters, with a hyphen or an apostrophe only before a further capital.
fn word(i: &str) -> Res<'_, &str> {
    let part = || pair(satisfy(char::is_uppercase), many0_count(satisfy(char::is_alphabetic)));
    let more = pair(alt((char('-'), char('\''))), part());
    let whole = recognize((part(), many0_count(more)));
    terminated(
        map_opt(whole, |word: &str| (word.chars().nth(1).is_some()).then_some(word)),
        peek(alt((
            not(satisfy(char::is_alphanumeric)),
            // `De Kort1 heeft`, `De Kort1het`
            preceded(mark, not(satisfy(|c| c.is_ascii_digit() || c.is_uppercase()))),
        ))),
    )
    .parse(i)
}

/// The mark of a note that the paper does not print: `De Kort1`.
fn mark(i: &str) -> Res<'_, &str> {
    take_while_m_n(1, 2, |c: char| c.is_ascii_digit()).parse(i)
}

/// A surname as it stands on its own: `van Dijk` becomes `Van Dijk`.
fn capitalised(surname: &str) -> String {
    let mut letters = surname.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
