//! Who is to meet a deadline, and who is but named beside it.

use super::super::Organisation;
use super::super::clause::Clause;
use super::super::event::gap;
use super::wording::Wording;
use crate::Span;
use crate::grammar::OFFICE;
use crate::layout::Place;

/// Whether a person stands behind `door`, and so does what is said: `door een van beide Kamers`.
pub(super) fn acts(flow: &str, person: Span) -> bool {
    let before = flow.get(..person.start).unwrap_or_default().trim_end();
    let of_them = ["een van", "één van"].iter().find_map(|part| before.strip_suffix(part));
    let before = of_them.unwrap_or(before).trim_end();
    before.strip_suffix("door").is_some_and(|rest| rest.ends_with(' ') || rest.is_empty())
}

/// Who of those named in a clause is to do it: the one nearest to the time, but for those who receive
/// it (`brengt advies uit aan de minister`) or only join in it (`zal ik u samen met de minister van
/// VROM en de staatssecretaris van Financiën voor de zomer`).
pub(super) fn subject(
    wording: &Wording,
    flow: &str,
    named: &[Span],
    organisations: &[Organisation],
    place: Place,
) -> Option<Span> {
    let mut joined: Option<Span> = None;
    let mut subjects = Vec::with_capacity(named.len());
    for &person in named {
        let office = office(flow, person, organisations, place);
        let listed = joined
            .and_then(|joined| flow.get(joined.end..person.start))
            .is_some_and(|link| matches!(link, " en " | ", " | ", en "));
        if listed || is_beside(wording, flow, person) {
            joined = Some(office);
        } else {
            subjects.push(office);
        }
    }
    subjects.into_iter().min_by_key(|office| gap(*office, place.span))
}

/// Whether a person stands behind `met`, `namens` or `aan`: `in overleg met de minister`.
fn is_beside(wording: &Wording, flow: &str, person: Span) -> bool {
    let before = flow.get(..person.start).unwrap_or_default().trim_end();
    let governor = before.rsplit(' ').next().unwrap_or_default();
    wording.is_beside(&governor.to_lowercase())
}

/// The office a person is named by, with the departments behind it: `De minister van Financiën`.
fn office(flow: &str, person: Span, organisations: &[Organisation], place: Place) -> Span {
    let mut office = person;
    while let Some(start) = OF.iter().find_map(|of| {
        let rest = flow.get(office.end..)?;
        rest.starts_with(of).then_some(office.end + of.len())
    }) {
        let at = organisations.partition_point(|organisation| {
            organisation.place < Place { flow: place.flow, span: Span::new(start, start) }
        });
        let department = organisations.get(at).filter(|organisation| {
            organisation.place.flow == place.flow
                && organisation.place.span.start == start
                && organisation.rule == OFFICE.name
        });
        let Some(department) = department else { break };
        office = Span::new(office.start, department.place.span.end);
    }
    office
}

/// What joins an office and its departments.
const OF: [&str; 8] =
    [" van ", " voor ", " en van ", " en voor ", ", van ", ", voor ", " en ", ", "];

/// The organisation that is to do it: the first of the clause that no preposition governs and that
/// is not the recipient (`De Tweede Kamer ontvangt`).
pub(super) fn agent(
    wording: &Wording,
    flow: &str,
    clause: &Clause,
    organisations: &[Organisation],
    (place, recipient): (Place, Option<Span>),
) -> (Option<Span>, Option<String>) {
    let from = organisations.partition_point(|organisation| {
        organisation.place
            < Place { flow: place.flow, span: Span::new(clause.span.start, clause.span.start) }
    });
    let inside = organisations.iter().skip(from).take_while(|organisation| {
        organisation.place.flow == place.flow && clause.span.contains(organisation.place.span)
    });
    let inside = inside.filter(|organisation| {
        !recipient.is_some_and(|recipient| recipient.overlaps(organisation.place.span))
    });
    // What stands behind "aan" receives, what stands behind "over" is spoken of.
    let mut agents = inside.filter(|organisation| {
        let before = flow.get(clause.span.start..organisation.place.span.start).unwrap_or_default();
        let mut words = before.split_whitespace().rev();
        let last = words.next().unwrap_or_default();
        let governor =
            if matches!(last, "de" | "het") { words.next().unwrap_or_default() } else { last };
        !wording.is_preposition(governor)
    });
    match agents.next() {
        Some(agent) => (Some(agent.place.span), Some(agent.org_id.clone())),
        None => (None, None),
    }
}
