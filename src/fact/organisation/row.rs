//! Abbreviations no list has, in a row of organisations: `NRTO, MBO Raad, VNG en LVO`.
//!
//! What a row of names joins is of one kind. An abbreviation is one of them where a name stands on
//! either side of it, or two stand before it and `en` closes the row.

use super::Sighting;
use super::identity::Cast;
use crate::Span;
use crate::fact::Context;
use crate::grammar::{ROW, Value};
use crate::layout::Place;

/// Adds the abbreviations in rows of what was sighted.
pub(super) fn add(paper: Context<'_>, cast: &mut Cast<'_>, sightings: &mut Vec<Sighting>) {
    sightings.sort_by_key(|sighting| sighting.place);
    let mut found = Vec::new();
    for (one, other) in sightings.iter().zip(sightings.iter().skip(1)) {
        let (one, other) = (one.place, other.place);
        if one.flow != other.flow || one.span.end > other.span.start {
            continue;
        }
        let flow = paper.layout.flow(one.flow).text();
        let between = Span::new(one.span.end, other.span.start).of(flow);
        let behind = flow.get(other.span.end..).unwrap_or_default();
        let read = match between {
            ", " => closing(behind).map(|form| (other.span.end + " en ".len(), form)),
            _ => enclosed(between).map(|(before, form)| (one.span.end + before, form)),
        };
        let Some((start, form)) = read else { continue };
        let place = Place { span: Span::new(start, start + form.len()), ..one };
        if !is_read_otherwise(paper, place) {
            found.push((place, form.to_owned()));
        }
    }
    sightings.extend(found.into_iter().map(|(place, form)| {
        let who = cast.named(&form, "organisatie");
        Sighting { place, rule: ROW.name, who, alias_of: None }
    }));
}

/// The abbreviation that is all there is between two names, and where it begins.
fn enclosed(between: &str) -> Option<(usize, &str)> {
    let rest = between.strip_prefix(", ")?;
    let (form, rest) = abbreviation(rest)?;
    let joint = [", ", " en ", ", en "].contains(&rest);
    joint.then_some((", ".len(), form))
}

/// The abbreviation that closes a row behind its last name but one.
fn closing(behind: &str) -> Option<&str> {
    abbreviation(behind.strip_prefix(" en ")?).map(|(form, _)| form)
}

/// Three to six capitals that are a word of their own, and what stands behind them.
fn abbreviation(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_uppercase()).unwrap_or(text.len());
    let (form, rest) = text.split_at_checked(end)?;
    let part = rest.starts_with(|c: char| c.is_alphanumeric() || "-'/&".contains(c));
    ((3..=6).contains(&form.chars().count()) && !part).then_some((form, rest))
}

/// Whether something else was read there: a law, a unit of money.
fn is_read_otherwise(paper: Context<'_>, place: Place) -> bool {
    let mentions = paper.mentions_of(place.flow).iter();
    let mut here = mentions.filter(|mention| mention.span.overlaps(place.span));
    here.any(|mention| !matches!(mention.value, Value::Organisation(_)))
}
