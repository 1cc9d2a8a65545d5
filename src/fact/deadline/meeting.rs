//! Meetings beside a time: the time may be theirs, and the deadline before, at or for them.

use super::super::Event;
use super::super::clause::Clause;
use super::Deadlines;
use super::cue::Role;
use super::wording::is_head_of;
use crate::Span;
use crate::grammar::Boundary;

/// How far before a time the meeting stands that it dates, in bytes: `vóór het debat van 8 juni`.
const MEETING_REACH: usize = 150;

impl Deadlines {
    /// How the deadline relates to its time: as the event does, but `vóór het debat van 8 juni` is
    /// before that day, though the words before the time say `van`.
    pub(super) fn relation(&self, flow: &str, sentence: Span, event: &Event) -> Boundary {
        let time = event.place.span;
        let attributive = self.wording.is_attributive(flow, time);
        let on = flow.get(..time.start).is_some_and(|before| before.ends_with(" op "));
        if event.relation != Boundary::At || !(attributive || on) {
            return event.relation;
        }
        let found = self.before(flow, sentence, time);
        let last =
            |role: Role| found.iter().rev().find(|(_, have)| *have == role).map(|(span, _)| *span);
        match (last(Role::Before), last(Role::Meeting)) {
            // `voor het debat op 8 juni`, but `voor het debat stuur ik op 8 juni`
            (Some(before), Some(meeting))
                if before.end < meeting.start
                    && (attributive || !self.acts_between(flow, meeting.end, time, &found)) =>
            {
                Boundary::Before
            }
            _ => Boundary::At,
        }
    }

    /// Whether a verb stands between a meeting and a time.
    fn acts_between(&self, flow: &str, from: usize, time: Span, cues: &[(Span, Role)]) -> bool {
        let between = Clause::whole(flow, Span::new(from, time.start));
        cues.iter().any(|(span, role)| role.kind().is_some() && span.start >= from)
            || self.tenses.has_verb(flow, &between)
    }

    /// Whether the time is that of a meeting at which something is to happen: `in de ministerraad
    /// van 23 april`.
    pub(super) fn dates_meeting(&self, flow: &str, sentence: Span, time: Span) -> bool {
        let found = self.before(flow, sentence, time);
        let meeting = found.iter().rev().find(|(_, role)| *role == Role::Meeting);
        meeting.is_some_and(|(span, _)| {
            let mut lead =
                flow.get(sentence.start..span.start).unwrap_or_default().split_whitespace();
            let before = match lead.next_back() {
                Some("de" | "het" | "een") => lead.next_back(),
                other => other,
            };
            is_head_of(*span, time)
                && before.is_some_and(|word| {
                    matches!(word.to_lowercase().as_str(), "in" | "bij" | "tijdens" | "op")
                })
        })
    }

    /// Whether the time is that of a meeting for which something is done: `ten behoeve van het
    /// commissiedebat op 16 april`.
    pub(super) fn serves_meeting(&self, flow: &str, sentence: Span, time: Span) -> bool {
        let found = self.before(flow, sentence, time);
        let last = |role: Role| found.iter().rev().find(|(_, have)| *have == role);
        match (last(Role::Purpose), last(Role::Meeting)) {
            (Some((purpose, _)), Some((meeting, _))) => {
                purpose.end < meeting.start
                    && !found.iter().any(|(span, role)| {
                        (*role == Role::Before || role.kind().is_some()) && span.start > meeting.end
                    })
            }
            _ => false,
        }
    }

    /// The cues shortly before a time in its sentence.
    fn before(&self, flow: &str, sentence: Span, time: Span) -> Vec<(Span, Role)> {
        let mut start = time.start.saturating_sub(MEETING_REACH).max(sentence.start);
        while !flow.is_char_boundary(start) {
            start += 1;
        }
        let clause = Clause::whole(flow, Span::new(start, time.start));
        clause.find_paired(flow, &self.cues).into_iter().map(|(span, role)| (span, *role)).collect()
    }
}
