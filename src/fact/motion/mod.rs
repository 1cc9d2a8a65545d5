//! Rows of `motions`.
//!
//! A row is a motion named by its submitters, or a bare `motie` with its number right behind it
//! (`de motie over lachgas (Kamerstuk 29 517, nr. 12)`). Its identifier is that of the citation
//! beside it or of the note marked there, and is carried to later mentions of the same names. Its
//! status is what the sentence says, or the sentences behind it say of `deze motie`, up to the
//! next motion; of a motion that opens an entry of a list, what the next entries begin with
//! (`Afgedaan.`).
//! Cue words are those of `grammars/motion_cues.csv`.
//!
//! - [`joints`]: what joins two motions of one list;
//! - [`number`]: which paper a motion is.

mod joints;
mod number;

use self::joints::Joints;
use self::number::{carry, identifier_below};
use super::clause::{Clause, Paired};
use super::{Context, Motion, MotionStatus, Reference};
use crate::Span;
use crate::error::Error;
use crate::grammar::{Mention, MotionMention, Value};
use crate::layout::{FlowId, Place};
use crate::lexicon::{Grammars, RoleRow};
use serde::Deserialize;

/// How far before a motion the words that lead up to it may end, in bytes: `in lijn met de
/// gewijzigde, breed gesteunde motie`.
const LEAD_REACH: usize = 50;

/// How many sentences behind a motion may speak of `deze motie`.
const SENTENCES_BEHIND: usize = 4;

/// How many entries behind that of a motion its status may stand: where it is to be found, and the
/// status.
const ENTRIES_BEHIND: u32 = 2;

/// What a row of `grammars/motion_cues.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Afgedaan,
    Done,
    Active,
    Passive,
    Request,
    Uitvoering,
    Doing,
    Forward,
    Aangehouden,
    Ingetrokken,
    Verworpen,
    Ontraden,
    Negation,
    Back,
    Other,
    And,
    Small,
    Beside,
}

impl Role {
    /// The status a verdict on the motion gives it.
    fn verdict(self) -> Option<MotionStatus> {
        match self {
            Self::Afgedaan => Some(MotionStatus::Afgedaan),
            Self::Aangehouden => Some(MotionStatus::Aangehouden),
            Self::Ingetrokken => Some(MotionStatus::Ingetrokken),
            Self::Verworpen => Some(MotionStatus::Verworpen),
            Self::Ontraden => Some(MotionStatus::Ontraden),
            Self::Done
            | Self::Active
            | Self::Passive
            | Self::Request
            | Self::Uitvoering
            | Self::Doing
            | Self::Forward
            | Self::Negation
            | Self::Back
            | Self::Other
            | Self::And
            | Self::Small
            | Self::Beside => None,
        }
    }
}

/// A motion of the paper, while it is being worked out.
#[derive(Debug)]
struct Named<'p> {
    place: Place,
    rule: &'static str,
    submitters: &'p [String],
    identifier: Option<String>,
}

/// Makes motions of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Motions {
    cues: Paired<Role>,
    joints: Joints,
}

impl Motions {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("motion_cues.csv")?;
        let (joints, cues): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|row| matches!(row.role, Role::And | Role::Small | Role::Beside));
        let joints = joints.into_iter().map(|row| (row.form, row.role)).collect();
        let parted = cues.into_iter().map(|row| match row.form.split_once(" ... ") {
            Some((form, with)) => (form.to_owned(), Some(with.to_owned()), row.role),
            None => (row.form, None, row.role),
        });
        Ok(Self { cues: Paired::new(grammars, parted)?, joints })
    }

    /// The motions of a paper, by place.
    pub(super) fn of(&self, paper: Context<'_>, references: &[Reference]) -> Vec<Motion> {
        let mut named: Vec<Named<'_>> = Vec::new();
        for flow in paper.layout.flow_ids() {
            let motions = motions_in(paper, flow);
            for (index, (mention, motion)) in motions.iter().enumerate() {
                let place = Place { flow, span: mention.span };
                let until = motions.get(index + 1).map(|(next, _)| next.span.start);
                let identifier = self
                    .identifier_beside(paper, references, place, until)
                    .or_else(|| identifier_below(paper, references, place));
                if motion.submitters.is_empty() && identifier.is_none() {
                    continue;
                }
                let submitters = motion.submitters.as_slice();
                named.push(Named { place, rule: mention.rule.name, submitters, identifier });
            }
        }
        carry(&mut named);
        let rows = named.iter().enumerate().map(|(index, motion)| {
            let same_flow = |other: &&Named<'_>| other.place.flow == motion.place.flow;
            let before = index.checked_sub(1).and_then(|at| named.get(at)).filter(same_flow);
            let behind = named.get(index + 1).filter(same_flow);
            Motion {
                place: motion.place,
                rule: motion.rule,
                submitters: motion.submitters.to_vec(),
                identifier: motion.identifier.clone(),
                status: self.status(paper, motion, before, behind),
            }
        });
        rows.collect()
    }

    /// What the paper says of a motion.
    fn status(
        &self,
        paper: Context<'_>,
        motion: &Named<'_>,
        before: Option<&Named<'_>>,
        behind: Option<&Named<'_>>,
    ) -> MotionStatus {
        let flow = paper.layout.flow(motion.place.flow);
        let text = flow.text();
        let sentence = flow.sentence_at(motion.place.span.start);
        let cues = self.found(text, sentence);
        let from = before.map_or(0, |before| before.place.span.end).max(sentence.start);
        let to = behind.map_or(text.len(), |behind| behind.place.span.start).min(sentence.end);
        let own = Span::new(from, to);
        let verdict = |within: Span| {
            cues.iter()
                .filter(|(span, _)| within.contains(*span) && !denied(&cues, *span))
                .filter_map(|(_, role)| role.verdict())
                .next_back()
        };
        // Of several motions in a sentence the verdict is that behind it: "de moties A en B zijn
        // verworpen".
        let rest = Span::new(motion.place.span.end, sentence.end);
        if let Some(status) = verdict(Span::new(motion.place.span.end, to)).or_else(|| verdict(own))
        {
            return status;
        }
        let coordinated =
            |to: usize| self.joints.are_all(Span::new(motion.place.span.end, to).of(text));
        if behind.is_some_and(|behind| coordinated(behind.place.span.start))
            && let Some(status) = verdict(rest)
        {
            return status;
        }
        let said_behind = self.said_behind(paper, motion, behind);
        if said_behind == Some(MotionStatus::Afgedaan) {
            return MotionStatus::Afgedaan;
        }
        let leads = |role: Role, span: Span| {
            role == Role::Uitvoering
                && span.end <= motion.place.span.start
                && !denied(&cues, span)
                && self.leads_up(text, Span::new(span.end, motion.place.span.start), before)
        };
        let done = |role: Role, span: Span| {
            role == Role::Doing && own.contains(span) && !denied(&cues, span)
        };
        if cues.iter().any(|&(span, role)| leads(role, span) || done(role, span)) {
            return MotionStatus::Uitvoering;
        }
        said_behind
            .or_else(|| self.said_in_list(paper, motion, behind))
            .unwrap_or(MotionStatus::Mentioned)
    }

    /// What the entries behind that of a motion begin with, in a list of motions: `De motie van het lid
    /// Kat verzoekt …` / `Kamerstuk 36 410, nr. 5` / `Afgedaan. De Kamer is geïnformeerd.`
    fn said_in_list(
        &self,
        paper: Context<'_>,
        motion: &Named<'_>,
        behind: Option<&Named<'_>>,
    ) -> Option<MotionStatus> {
        let flow = motion.place.flow;
        if !opens_entry(motion.place) {
            return None;
        }
        let mut entries = (flow.0 + 1..=flow.0 + ENTRIES_BEHIND)
            .map(FlowId)
            .take_while(|entry| behind.is_none_or(|behind| behind.place.flow != *entry));
        entries.find_map(|entry| {
            let flow = paper.layout.flow(entry);
            let cues = self.found(flow.text(), flow.sentence_at(0));
            cues.iter().filter(|(span, _)| span.start == 0).find_map(|(_, role)| role.verdict())
        })
    }

    /// Whether only articles and adjectives, or motions before it in the same list, part the words
    /// that lead up to a motion from it.
    fn leads_up(&self, text: &str, between: Span, before: Option<&Named<'_>>) -> bool {
        match before {
            Some(first) if between.contains(first.place.span) => {
                let to_first = Span::new(between.start, first.place.span.start);
                let to_next = Span::new(first.place.span.end, between.end);
                self.leads_up(text, to_first, None) && self.joints.are_last(to_next.of(text))
            }
            _ => {
                let words = between.of(text);
                between.len() <= LEAD_REACH
                    && !words.contains([',', ';', ':', '.'])
                    && self.found(text, between).iter().all(|(_, role)| *role != Role::Other)
            }
        }
    }

    /// What the sentences behind a motion say of `deze motie`.
    fn said_behind(
        &self,
        paper: Context<'_>,
        motion: &Named<'_>,
        behind: Option<&Named<'_>>,
    ) -> Option<MotionStatus> {
        let flow = paper.layout.flow(motion.place.flow);
        let own = flow.sentence_at(motion.place.span.start);
        let stop = behind.map_or(flow.text().len(), |behind| behind.place.span.start);
        // The rest of the own sentence speaks of "de verwante motie" too.
        let rest = Span::new(motion.place.span.end, own.end.min(stop));
        let next =
            flow.sentences.partition_point(|sentence| sentence.start <= motion.place.span.start);
        let following = flow.sentences.iter().skip(next).take(SENTENCES_BEHIND).copied();
        let following = following.filter(|sentence| sentence.end <= stop);
        let mut status = None;
        for (index, sentence) in std::iter::once(rest).chain(following).enumerate() {
            let cues = self.found(flow.text(), sentence);
            let has = |role: Role| cues.iter().any(|(_, have)| *have == role);
            if has(Role::Back) {
                let verdict = cues
                    .iter()
                    .filter(|(span, _)| !denied(&cues, *span))
                    .find_map(|(_, role)| role.verdict());
                if verdict.is_some() {
                    return verdict;
                }
            }
            let takes_up = has(Role::Forward) || (has(Role::Back) && has(Role::Uitvoering));
            if index == 1 && takes_up && !has(Role::Negation) {
                status = Some(MotionStatus::Uitvoering);
            }
        }
        status
    }

    /// The cues of a stretch, a row a role. `uitgevoerd` says that a motion is done with, but
    /// not where `wordt` or `zal` stands before it.
    fn found(&self, flow: &str, within: Span) -> Vec<(Span, Role)> {
        let (mut passive, mut requested) = (false, false);
        let mut roles = Vec::new();
        for (span, &role) in Clause::whole(flow, within).find_paired(flow, &self.cues) {
            match role {
                Role::Passive => passive = true,
                Role::Active => passive = false,
                Role::Request => requested = true,
                Role::Done if passive && requested => {}
                Role::Done if passive => roles.push((span, Role::Doing)),
                Role::Done => roles.push((span, Role::Afgedaan)),
                other => roles.push((span, other)),
            }
        }
        roles
    }
}

/// Whether a negation stands close before a cue, or within it.
fn denied(cues: &[(Span, Role)], cue: Span) -> bool {
    cues.iter().any(|(span, role)| {
        *role == Role::Negation && span.end <= cue.start && cue.start - span.end <= 25
    })
}

/// Whether a motion opens an entry of a list: `De motie van het lid Kat verzoekt …`.
fn opens_entry(motion: Place) -> bool {
    motion.span.start <= "De ".len()
}

fn motions_in(paper: Context<'_>, flow: FlowId) -> Vec<(&Mention, &MotionMention)> {
    let mentions = paper.mentions_of(flow).iter();
    mentions
        .filter_map(|mention| match &mention.value {
            Value::Motion(motion) => Some((mention, motion)),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests;
