//! Which short paragraphs and items are headings, and of what level.

use super::{Assembler, Draft, DraftKind, is_bare_label, is_heading_number};
use crate::layout::shape::{self, End, Marker};
use crate::lexicon::is_month;

/// No heading is longer, in characters.
const LONGEST: usize = 120;

impl Assembler<'_> {
    /// Makes headings of the short paragraphs and items that stand above text.
    pub(super) fn headings(&mut self) {
        let body: Vec<usize> = (0..self.drafts.len())
            .filter(|&at| {
                self.drafts.get(at).is_some_and(|draft| {
                    !matches!(draft.kind, DraftKind::Furniture | DraftKind::Note(_))
                })
            })
            .collect();
        let levels: Vec<Option<u8>> = body
            .iter()
            .enumerate()
            .map(|(nth, &at)| {
                let before = nth
                    .checked_sub(1)
                    .and_then(|nth| body.get(nth))
                    .and_then(|&at| self.drafts.get(at));
                let next = body.get(nth + 1).and_then(|&at| self.drafts.get(at));
                let draft = self.drafts.get(at)?;
                self.heading_level(draft, before, next)
            })
            .collect();
        for (&at, level) in body.iter().zip(levels) {
            if let (Some(level), Some(draft)) = (level, self.drafts.get_mut(at)) {
                draft.kind = DraftKind::Heading { level };
            }
        }
    }

    /// The level of the heading this draft is, if it is one.
    fn heading_level(
        &self,
        draft: &Draft,
        before: Option<&Draft>,
        next: Option<&Draft>,
    ) -> Option<u8> {
        let next = next?;
        if !matches!(draft.kind, DraftKind::Paragraph | DraftKind::ListItem)
            || draft.parts.len() > 3
        {
            return None;
        }
        let first = draft.parts.first()?.of(self.text);
        let last = draft.parts.last()?.of(self.text);
        let marker = shape::marker(first);
        let title = first.get(marker.map_or(0, |(_, length)| length)..)?.trim_start();
        if is_bare_label(first) && draft.parts.len() == 1 {
            return Some(3);
        }
        let bytes: usize = draft.parts.iter().map(|part| part.len()).sum();
        if bytes > LONGEST * char::MAX_LEN_UTF8 {
            return None;
        }
        let length: usize =
            draft.parts.iter().map(|part| part.of(self.text).chars().count() + 1).sum();
        if self.small_words.is_body(title) {
            return None;
        }
        if length > LONGEST || !title.contains(char::is_alphabetic) || shape::starts_lower(title) {
            return None;
        }
        // `1 januari 2025 inwerkingtreding`: a line of a planning.
        let mut words = title.split_whitespace();
        let day = words.next().is_some_and(|day| day.bytes().all(|b| b.is_ascii_digit()));
        if day && words.next().is_some_and(is_month) && words.nth(1).is_some() {
            return None;
        }
        let below = next.parts.first()?.of(self.text);
        let questions = last.ends_with('?');
        let end = shape::end_of(last);
        let abbreviated =
            last.ends_with("c.s.") || last.ends_with("e.a.") || last.ends_with("e.d.");
        if !(end == End::Word || abbreviated || questions && draft.parts.len() == 1) {
            return None;
        }
        let numbered = marker.map(|(marker, _)| marker);
        if questions {
            // A question is a heading only where a body follows that is no answer.
            let asked = before.is_some_and(|before| {
                before.parts.first().is_some_and(|part| shape::is_label(part.of(self.text)))
            });
            let answered = shape::is_label(below)
                || asked
                || numbered.is_some()
                || shape::label(first).is_some();
            let asks = self.small_words.asks(first);
            return (asks && !answered && length <= 80).then_some(2);
        }
        if matches!(next.kind, DraftKind::Letterhead | DraftKind::Signature) {
            return None;
        }
        if let Some(marker) = numbered {
            // Items of one list stand next to each other; text stands under a heading.
            let item = |draft: &Draft| {
                draft.parts.first().is_some_and(|part| shape::marker(part.of(self.text)).is_some())
            };
            let alone = !item(next)
                && !before.is_some_and(|before| {
                    before.kind == DraftKind::ListItem
                        && item(before)
                        && before
                            .parts
                            .last()
                            .is_some_and(|part| shape::end_of(part.of(self.text)) != End::Stop)
                });
            let body = next.kind == DraftKind::Paragraph
                && next.parts.first().is_some_and(|part| {
                    let text = part.of(self.text);
                    shape::starts_upper(text) || is_heading_number(text)
                });
            let short = length <= 100 && draft.indent < 2;
            return match marker {
                Marker::Sign(_) => None,
                Marker::Number(_) | Marker::Letter(_) if !(alone && body && short) => None,
                Marker::Number(_) => Some(
                    1 + first
                        .split(char::is_whitespace)
                        .next()
                        .unwrap_or_default()
                        .trim_end_matches('.')
                        .matches('.')
                        .count()
                        .min(4) as u8,
                ),
                Marker::Letter(_) => Some(3),
            };
        }
        // Several short lines in a row are a list without markers, not headings; a heading may
        // have one more below it.
        Some(if is_heading_number(first) { 1 } else { 2 })
    }
}
