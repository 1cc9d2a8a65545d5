//! Which paper a motion is: the number beside it, in a note or in the next entry of a list, and that
//! of other motions of the same names.

use super::{Motions, Named, Role, opens_entry};
use crate::Span;
use crate::fact::{Context, Reference};
use crate::layout::{BlockKind, FlowId, Place};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How far behind a motion its citation may stand, in bytes: a subject lies between.
const CITATION_REACH: usize = 160;

impl Motions {
    /// The number in brackets or behind a comma, or in the note that is marked there.
    pub(super) fn identifier_beside(
        &self,
        paper: Context<'_>,
        references: &[Reference],
        place: Place,
        until: Option<usize>,
    ) -> Option<String> {
        let flow = paper.layout.flow(place.flow);
        let sentence = flow.sentence_at(place.span.start);
        let end = until.unwrap_or(sentence.end).min(sentence.end);
        let describes = |at: usize| {
            let between = Span::new(place.span.end, at);
            between.len() <= CITATION_REACH
                && !self
                    .found(flow.text(), between)
                    .iter()
                    .any(|(_, role)| matches!(role, Role::Other | Role::Back))
        };
        let cited = papers(references, place.flow, place.span.end..end).next();
        let first = flow.notes.partition_point(|mark| mark.at < place.span.end);
        let mut marks = flow.notes.iter().skip(first).take_while(|mark| mark.at <= end);
        let marked = marks.find_map(|mark| {
            let note = paper.layout.note(mark)?;
            Some((mark.at, papers(references, note, 0..usize::MAX).next()?))
        });
        let beside = match (cited, marked) {
            (Some(cited), Some((at, _))) if cited.place.span.start <= at => {
                (cited.place.span.start, cited)
            }
            (_, Some((at, noted))) => (at, noted),
            (Some(cited), None) => (cited.place.span.start, cited),
            (None, None) => return None,
        };
        describes(beside.0).then(|| beside.1.identifier.clone())?
    }
}

/// The number that the next entry of a list of motions begins with.
pub(super) fn identifier_below(
    paper: Context<'_>,
    references: &[Reference],
    motion: Place,
) -> Option<String> {
    let below = Place { flow: FlowId(motion.flow.0 + 1), span: Span::new(0, 0) };
    let at = references.partition_point(|reference| reference.place < below);
    let cited = references.get(at).filter(|cited| {
        cited.place.flow == below.flow && cited.place.span.start == 0 && is_paper(cited)
    })?;
    let block = paper.layout.block_of(below.flow).map(|block| &block.kind);
    let listed = opens_entry(motion) && !matches!(block, Some(BlockKind::Note { .. }));
    cited.identifier.clone().filter(|_| listed)
}

/// The parliamentary papers that a flow names within these bytes; `references` are in order.
fn papers(
    references: &[Reference],
    flow: FlowId,
    within: Range<usize>,
) -> impl Iterator<Item = &Reference> {
    let place = |reference: &Reference| (reference.place.flow, reference.place.span.start);
    let first = references.partition_point(|reference| place(reference) < (flow, within.start));
    let near = references.iter().skip(first);
    let near = near.take_while(move |reference| place(reference) < (flow, within.end));
    near.filter(|reference| is_paper(reference))
}

/// Whether a reference names one parliamentary paper, as a motion is.
fn is_paper(reference: &Reference) -> bool {
    reference.kind == "kamerstuk" && reference.number.is_some() && reference.identifier.is_some()
}

/// How many motions with a number and the same first name are looked at, before a motion and behind.
const NEAREST: usize = 50;

/// Gives a motion without a number that of the nearest motion before it whose names begin with
/// its own (`motie Sneller` after `motie van de leden Sneller en Mutluer`), else the one that all
/// later motions of these names have.
pub(super) fn carry(named: &mut [Named<'_>]) {
    let mut numbered: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, motion) in named.iter().enumerate().filter(|(_, one)| one.identifier.is_some()) {
        if let Some(first) = motion.submitters.first() {
            numbered.entry(first).or_default().push(index);
        }
    }
    let unnumbered = named.iter().enumerate().filter(|(_, motion)| motion.identifier.is_none());
    let carried: Vec<(usize, String)> = unnumbered
        .filter_map(|(index, motion)| {
            let alike = numbered.get(motion.submitters.first()?.as_str())?;
            Some((index, carried_to(named, index, alike)?.to_owned()))
        })
        .collect();
    for (index, identifier) in carried {
        if let Some(motion) = named.get_mut(index) {
            motion.identifier = Some(identifier);
        }
    }
}

/// The number of the motion with this index, as those of `alike` tell it: in order, each with a
/// number and the same first name.
fn carried_to<'n>(named: &'n [Named<'_>], index: usize, alike: &[usize]) -> Option<&'n str> {
    let own = named.get(index)?.submitters;
    let number_of = |at: &usize| {
        let other = named.get(*at)?;
        let same = own.starts_with(other.submitters) || other.submitters.starts_with(own);
        other.identifier.as_deref().filter(|_| same)
    };
    let (before, behind) = alike.split_at(alike.partition_point(|&at| at < index));
    if let Some(number) = before.iter().rev().take(NEAREST).find_map(number_of) {
        return Some(number);
    }
    let mut later = behind.iter().take(NEAREST).filter_map(number_of);
    let number = later.next()?;
    later.all(|next| next == number).then_some(number)
}
