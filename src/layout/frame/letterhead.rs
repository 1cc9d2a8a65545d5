//! The head above the body: the printed series, dossier and number, sender, addressee, date,
//! subject.

use super::head_lines::{HeadLines, capitals, is_dossier_line};
use super::{fold, is_body};
use crate::error::Error;
use crate::layout::cues::Cues;
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Measure, Role};
use crate::layout::shape::{self, End};
use crate::lexicon::Grammars;
use serde::Deserialize;
use std::sync::Arc;

/// What a cue of `grammars/letterhead.csv` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Cue {
    Line,
    Value,
    Start,
}

/// The head of a paper stands within its first so many lines.
const HEAD: usize = 70;

/// A printed head begins within the first so many lines.
const ABOVE: usize = 12;

/// So many lines in a row that nothing marks as head are not head.
const UNKNOWN: usize = 6;

/// Finds heads.
#[derive(Debug)]
pub(in crate::layout) struct LetterheadFinder {
    cues: Cues<Cue>,
    lines: Arc<HeadLines>,
}

impl LetterheadFinder {
    pub(in crate::layout) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let cues = Cues::new(grammars, "letterhead.csv")?;
        Ok(Self { cues, lines: grammars.shared(HeadLines::new)? })
    }

    /// Gives the lines of the head their role.
    pub(in crate::layout) fn mark(&self, text: &str, lines: &mut [Line], measure: &Measure) {
        let end = end_of_head(lines);
        let top: Vec<usize> = (0..end).filter(|&at| is_body(lines.get(at))).take(HEAD).collect();
        let mut last = None;
        let mut valued = false;
        let mut bare = false;
        for (nth, &at) in top.iter().enumerate() {
            let Some(line) = lines.get(at) else { break };
            let content = line.span.of(text);
            let cue = self.head_cue(content);
            let next = top.get(nth + 1).and_then(|&next| lines.get(next).map(|line| (next, line)));
            if cue == Some(Cue::Start)
                || shape::is_label(content) && shape::end_of(content) != End::Stop
            {
                break;
            }
            if let Some(cue) = cue
                && line.width <= 130
            {
                last = Some(nth);
                valued = cue == Cue::Value;
                bare = !content.trim_end_matches(':').contains(is_space) || line.width <= 16;
                continue;
            }
            if self.lines.is_address_line(content)
                || self.lines.is_date_line(content)
                || is_dossier_line(content)
            {
                last = Some(nth);
                valued = false;
                continue;
            }
            if valued && line.gap == 0 && line.width <= 110 || capitals(content) && last.is_some() {
                last = Some(nth);
                continue;
            }
            // The value of a bare `Betreft` a blank line below it.
            let below = valued && bare && line.gap == 1 && line.width <= 60;
            valued = false;
            if below && last == nth.checked_sub(1) {
                last = Some(nth);
                continue;
            }
            if last.is_some_and(|last| nth - last > UNKNOWN) {
                break;
            }
            let runs_on = next.is_some_and(|(next, line)| {
                line.gap == 0
                    && at + 1 == next
                    && measure.full(at, lines.get(at).unwrap_or(line), line.span.of(text))
            });
            let sentence = shape::end_of(content) == End::Stop && line.width > 40;
            let runs_on = runs_on
                || line.width >= 45
                    && next.is_some_and(|(next, line)| {
                        at + 1 == next && line.gap == 0 && shape::starts_lower(line.span.of(text))
                    });
            let stops = line.width > 110
                || runs_on && line.indent < 12
                || sentence
                || shape::marker(content).is_some();
            let below = top.get(nth + 1..).unwrap_or_default();
            if stops && !(nth < ABOVE && self.heads_below(text, lines, below)) {
                break;
            }
        }
        let Some(last) = last else { return };
        for &at in top.iter().take(last + 1) {
            if let Some(line) = lines.get_mut(at) {
                line.role = Role::Letterhead;
            }
        }
    }

    /// Whether a printed head stands right below: what reads like body above it (a site's title,
    /// a dossier's long title) is part of the head.
    fn heads_below(&self, text: &str, lines: &[Line], below: &[usize]) -> bool {
        let prints: Vec<bool> = below
            .iter()
            .take(10)
            .filter_map(|&at| lines.get(at))
            .map(|line| line.width <= 110 && self.is_printed_head(line.span.of(text)))
            .collect();
        let count = |lines: usize| prints.iter().take(lines).filter(|&&print| print).count();
        // Right below two lines are enough; below a site's own lines the whole head must stand.
        count(2) >= 1 && count(5) >= 2
            || prints.windows(3).any(|three| three.iter().all(|&print| print))
    }

    /// `35 420 Noodpakket banen en economie`, `Nr. 348`, `BRIEF VAN DE MINISTER`, `Aan de
    /// Voorzitter`, `Vastgesteld 9 juni 2022`, `Den Haag, 29 juni 2021`: lines of the printed
    /// series that stand in no body.
    fn is_printed_head(&self, content: &str) -> bool {
        let head = fold(content);
        let starts = |cues: &[&str]| cues.iter().any(|cue| head.starts_with(cue));
        let cued = self.head_cue(content) == Some(Cue::Line) && starts(&["nr.", "vergaderjaar"])
            || starts(&["aan de voorzitter"]);
        let titled = capitals(content) && content.len() >= 12 && content.contains(is_space);
        cued || titled
            || is_dossier_line(content)
            || self.lines.is_date_line(content)
            || self.lines.is_dated_line(content)
    }

    fn head_cue(&self, content: &str) -> Option<Cue> {
        if !self.cues.begin(content) {
            return None;
        }
        let head = fold(content);
        let found = self.cues.of(&head).map(|(cue, _)| (cue.text, cue.kind));
        let (cue, kind) = found.max_by_key(|(cue, _)| cue.len())?;
        let rest = head.get(cue.len()..).unwrap_or_default();
        if rest.starts_with(char::is_alphabetic) && cue.ends_with(char::is_alphabetic) {
            return None;
        }
        // `Nr. 608 BRIEF VAN …`; `Datum`, not `De datum`; `Den Haag, 4 februari`, not a sentence.
        let sentence = shape::end_of(content) == End::Stop && content.chars().count() > 60;
        match cue {
            "nr." => {
                rest.trim_start().starts_with(|c: char| c.is_ascii_digit()).then_some(Cue::Line)
            }
            _ if *kind != Cue::Start && sentence => None,
            _ => Some(*kind),
        }
    }
}

/// The index of the line that no head goes beyond. Where the container marks a head, what it marks
/// as heading, item or table behind the first line of its body stands below that head.
fn end_of_head(lines: &[Line]) -> usize {
    let Some(head) = lines.iter().rposition(|line| line.role == Role::Letterhead) else {
        return lines.len();
    };
    let body = lines.iter().skip(head).position(|line| line.role == Role::Body);
    let below = head + body.unwrap_or(0);
    let marked = |line: &Line| matches!(line.role, Role::Fixed(_) | Role::Table(_));
    lines.iter().skip(below).position(marked).map_or(lines.len(), |at| below + at)
}
