//! What a paper says of itself inside blocks that are scanned for facts.

use super::evidence::{MarkKind, Marks};
use super::head::Head;
use super::page::Page;
use crate::layout::{BlockKind, Place};

/// The places of the paper's own date, number, head, addressee and signature, as far as they lie in
/// blocks that are scanned.
pub(super) fn own(page: &Page<'_>, head: &Head, marks: &Marks) -> Vec<Place> {
    let spans = head.own.iter().copied().chain(head.dossier_title);
    let mut places: Vec<Place> = spans.flat_map(|span| page.head.places(span)).collect();
    let framed = |kind| {
        matches!(
            kind,
            MarkKind::DateLine
                | MarkKind::Addressee
                | MarkKind::AddresseeLine
                | MarkKind::Signature
        )
    };
    let marks = marks.all.iter().filter(|mark| framed(mark.kind));
    places.extend(marks.flat_map(|mark| mark.places.iter().copied()));
    places.retain(|place| scanned(page, *place));
    places.sort_unstable();
    places.dedup();
    places
}

fn scanned(page: &Page<'_>, place: Place) -> bool {
    let kind = page.layout.block_of(place.flow).map(|block| &block.kind);
    !matches!(kind, Some(BlockKind::Letterhead | BlockKind::Furniture | BlockKind::Signature))
}
