//! What the running feet and printed identifiers say, where the head does not.

use super::Head;
use crate::document::NumberKind;
use crate::document::page::Page;
use crate::document::series::{bracketed, foot, identifier};

/// Running feet and printed identifiers.
pub(super) fn feet(page: &Page<'_>, head: &mut Head) {
    let lines = page.feet.pieces().iter().map(|piece| piece.span.of(page.feet.text()));
    let short = page.body.pieces().iter().filter(|piece| piece.span.len() <= 120);
    let lines = lines.chain(short.map(|piece| piece.span.of(page.body.text())));
    for line in lines {
        if line.starts_with(['T', 'E'])
            && let Ok((_, foot)) = foot(line)
        {
            head.chamber = head.chamber.or(Some(foot.chamber));
            head.session_year.get_or_insert(foot.session_year);
            let number = foot.number.filter(|_| head.number.is_none());
            if number.is_some() {
                head.number = number;
                head.number_kind = Some(NumberKind::Ondernummer);
            }
            if head.number_kind == Some(NumberKind::Ondernummer) {
                head.dossier = head.dossier.take().or(foot.dossier);
            }
        } else if head.identifier.is_none()
            && let Ok((rest, identifier)) = identifier(line)
            && rest.trim().is_empty()
        {
            head.identifier = Some(identifier.to_owned());
            numbers_of(identifier, head);
        }
    }
    if head.number.is_none() {
        borrowed(page, head);
    }
}

/// Takes from a printed identifier what the head does not say: `kst-36410-XV-9`,
/// `ah-tk-20212022-2998`.
fn numbers_of(identifier: &str, head: &mut Head) {
    let Some((rest, number)) = identifier.rsplit_once('-') else { return };
    let kind = if let Some(dossier) = rest.strip_prefix("kst-") {
        let known = dossier.starts_with(|c: char| c.is_ascii_digit()) && dossier.len() <= 12;
        head.dossier = head.dossier.take().or_else(|| known.then(|| dossier.to_owned()));
        NumberKind::Ondernummer
    } else if rest.starts_with("ah-") {
        NumberKind::Aanhangsel
    } else {
        return;
    };
    if head.number.is_none() {
        head.number = Some(number.to_owned());
        head.number_kind = Some(kind);
    }
}

/// The number of the paper that this one is about, in a running foot: `(36360 -VI-1) 32/36`.
fn borrowed(page: &Page<'_>, head: &mut Head) {
    let text = page.feet.text();
    let found = text.match_indices('(').find_map(|(at, _)| bracketed(text.get(at..)?).ok());
    let Some((_, (dossier, number))) = found else { return };
    head.dossier = Some(dossier);
    head.number = Some(number);
    head.number_kind = Some(NumberKind::Ondernummer);
    head.borrowed = true;
}
