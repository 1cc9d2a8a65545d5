//! Rows of `deadlines`.
//!
//! A deadline is an event ahead of the paper by or in which something is to be done, handed over,
//! decided, come into force, begin or end. A time that is exact (a day, a month, a quarter, a
//! part of a year) needs a clause that denies nothing; a bare year or a stretch of years needs a
//! cue beside it (`grammars/deadline_cues.csv`), since it is as often the year of a budget.
//!
//! None: what is denied (`zal ik dit jaar niet indienen`), what would have been (`zou aflopen`),
//! what is over, years of sums, a year in a name (`de meldkamer van 2030`), questions, notes.
//!
//! - [`cue`]: the cue words and the kind of deadline each makes;
//! - [`term`]: how exact a time is, how long it leaves, whether it is still to come;
//! - [`meeting`]: meetings the time may belong to;
//! - [`wording`]: what the words around the time say of it;
//! - [`people`]: who is to do it.

mod cue;
mod meeting;
mod people;
mod term;
mod wording;

use self::cue::{Role, Row};
use self::people::{acts, agent, subject};
use self::term::{Strength, begun, due, lies_ahead, recurs, strength_of};
use self::wording::{Wording, is_bracketed, is_head_of};
use super::clause::{Clause, Clauses, Paired, Parted, heads};
use super::event::gap;
use super::modality::{Sign, Tense, Tenses};
use super::{Context, Deadline, DeadlineKind, Event, Modality, Organisation};
use crate::Span;
use crate::calendar::{Calendar, Leaning, Reference};
use crate::error::Error;
use crate::grammar::{Boundary, Mention, TimeExpression, Value};
use crate::layout::{BlockKind, FlowId, Place};
use crate::lexicon::Grammars;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Makes deadlines of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Deadlines {
    clauses: Arc<Clauses>,
    tenses: Arc<Tenses>,
    cues: Paired<Role>,
    /// Owners and recipients, which stand inside cues too: `kom ik met`.
    people: Paired<Role>,
    wording: Wording,
}

/// What a deadline is made with beside its own sentence.
#[derive(Clone, Copy)]
struct Beside<'p> {
    organisations: &'p [Organisation],
    calendar: &'p Calendar,
    reference: &'p Reference,
}

impl Deadlines {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("deadline_cues.csv")?;
        let (people, rows): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| matches!(row.role, Role::Owner | Role::Recipient));
        let paired = |rows: Vec<Row>| {
            Paired::new(grammars, rows.into_iter().map(|row| (row.form, row.with, row.role)))
        };
        Ok(Self {
            clauses: grammars.shared(Clauses::new)?,
            tenses: grammars.shared(Tenses::new)?,
            people: paired(people)?,
            cues: paired(rows)?,
            wording: Wording::new(grammars)?,
        })
    }

    /// The deadlines of a paper, by place.
    pub(super) fn of(
        &self,
        paper: Context<'_>,
        events: &[Event],
        organisations: &[Organisation],
        calendar: &Calendar,
    ) -> Vec<Deadline> {
        let Some(reference) = paper.document.reference else { return Vec::new() };
        let mut asked: FxHashMap<FlowId, Vec<Span>> = FxHashMap::default();
        for place in paper.document.questions.iter().flat_map(|pair| &pair.question) {
            asked.entry(place.flow).or_default().push(place.span);
        }
        let mut last = FlowId::default();
        let mut parted = Parted::default();
        let mut found = Vec::new();
        for event in events.iter().filter(|event| may_bind(paper, event.place, &asked)) {
            if std::mem::replace(&mut last, event.place.flow) != event.place.flow {
                parted = Parted::default();
            }
            let beside = Beside { organisations, calendar, reference: &reference };
            found.extend(self.deadline(paper, event, &beside, &mut parted));
        }
        found
    }

    fn deadline(
        &self,
        paper: Context<'_>,
        event: &Event,
        beside: &Beside<'_>,
        parted: &mut Parted,
    ) -> Option<Deadline> {
        let Beside { organisations, calendar, reference } = *beside;
        let place = event.place;
        let flow = paper.layout.flow(place.flow).text();
        let sentence = paper.sentence_of(place).span;
        let expression = expression_at(paper, place)?;
        let relation = self.relation(flow, sentence, event);
        let time = due(&event.time, relation, expression, calendar);
        let over = event.modality == Modality::Occurred || begun(event, reference);
        if over || !lies_ahead(&time, &event.time, reference) {
            return None;
        }
        let clause = self.clauses.around(flow, sentence, place.span, &self.tenses, parted);
        let tense = self.tenses.at(flow, sentence, &clause, place.span);
        let cues = clause.find_paired(flow, &self.cues).into_iter();
        let cues: Vec<(Span, Role)> = cues.map(|(span, role)| (span, *role)).collect();
        let people = clause.find_paired(flow, &self.people);
        let of_role = |role: Role| {
            people.iter().filter(move |(_, have)| **have == role).map(|(span, _)| *span)
        };
        if excluded(flow, event, &tense, &cues)
            || recurs(expression, &cues)
            || self.serves_meeting(flow, sentence, place.span)
            || relation == Boundary::At
                && tense.leaning() == Leaning::Past
                && self.is_only_named(flow, place.span, expression)
        {
            return None;
        }
        let strength = strength_of(expression);
        let wording = &self.wording;
        let attributive = self.wording.spans_years(flow, place.span)
            || relation == Boundary::At
                && self.is_attributive(flow, sentence, place.span, expression);
        let verbs: Vec<(Span, Role)> = heads(flow, &cues)
            .into_iter()
            .filter(|(span, role)| role.kind().is_some() && !span.overlaps(place.span))
            .filter(|(span, _)| !attributive || is_head_of(*span, place.span))
            .collect();
        let modal = [Sign::Future, Sign::Expected, Sign::Planned, Sign::Present]
            .into_iter()
            .find_map(|sign| tense.place(sign));
        let said = Said {
            paper,
            place,
            flow,
            sentence,
            clause: &clause,
            tense: &tense,
            verbs: &verbs,
            relation,
            attributive,
            wording,
        };
        if !said.binds(strength, modal.is_some(), event.modality != Modality::Ongoing) {
            return None;
        }
        let at = |span| Place { flow: place.flow, span };
        let sends = cues.iter().filter(|(_, role)| *role == Role::Send && !attributive);
        let sent = sends.map(|(span, _)| *span).min_by_key(|span| gap(*span, place.span));
        let recipient = of_role(Role::Recipient)
            .min_by_key(|span| gap(*span, place.span))
            .filter(|span| !acts(flow, *span));
        let owners: Vec<Span> = of_role(Role::Owner).collect();
        let (owner, owner_id) = match subject(wording, flow, &owners, organisations, place) {
            Some(office) => (Some(office), None),
            None => agent(wording, flow, &clause, organisations, (place, recipient)),
        };
        // What a motion asks of the government, or the Kamer may do, no one has promised.
        let asked = cues.iter().any(|(_, role)| *role == Role::Asked);
        let nearest_verb = verbs
            .iter()
            .min_by_key(|(span, role)| (*role == Role::Milestone, gap(*span, place.span)));
        // `ontvangt de wet, met als streefdatum voor inwerkingtreding 1 januari`
        let headed =
            verbs.iter().find(|(span, role)| turns(*role) && is_head_of(*span, place.span));
        let nearest_verb = headed.or(nearest_verb);
        // A body that tells others something has not promised it to parliament.
        let told = recipient.is_some() || owner.is_some() && owner_id.is_none();
        let promised = !asked && sent.is_some() && told && headed.is_none();
        let role = nearest_verb.map(|(_, role)| *role);
        let kind = match role {
            _ if promised => DeadlineKind::Commitment,
            _ if asked => DeadlineKind::Milestone,
            _ => said.kind(role)?,
        };
        let cue = sent
            .filter(|_| promised)
            .or(nearest_verb.map(|(span, _)| *span))
            .or(modal)
            .unwrap_or(place.span);
        Some(Deadline {
            place,
            rule: event.rule,
            time,
            kind,
            firmness: tense.firmness(),
            owner: owner.map(at),
            owner_id,
            recipient: recipient.filter(|_| sent.is_some()).map(at),
            cue: at(cue),
            clause: at(clause.span),
        })
    }

    /// Whether what has been done bears on the time, and was not done then: `Recent zijn in het kader
    /// van de begrotingsbehandeling 2025 vragen gesteld`, `is geld beschikbaar gesteld voor 2025`.
    fn is_only_named(&self, flow: &str, time: Span, expression: &TimeExpression) -> bool {
        matches!(expression, TimeExpression::Moment { .. }) || self.wording.is_reckoned(flow, time)
    }

    /// Whether a time says which thing is meant rather than when.
    fn is_attributive(
        &self,
        flow: &str,
        sentence: Span,
        time: Span,
        expression: &TimeExpression,
    ) -> bool {
        let wording = &self.wording;
        wording.is_attributive(flow, time) && !self.dates_meeting(flow, sentence, time)
            || strength_of(expression) == Strength::Bare && wording.names_a_thing(flow, time)
            || is_day(expression) && wording.follows_meeting(flow, time)
    }
}

/// What a sentence says of a time in it.
struct Said<'p> {
    paper: Context<'p>,
    place: Place,
    flow: &'p str,
    sentence: Span,
    clause: &'p Clause,
    tense: &'p Tense,
    /// The verbs and nouns that say what is to happen.
    verbs: &'p [(Span, Role)],
    relation: Boundary,
    /// Whether the time says which thing is meant rather than when.
    attributive: bool,
    wording: &'p Wording,
}

impl Said<'_> {
    /// Whether something is to be done by or in the time. `modal` says that the tense looks ahead,
    /// `ahead` that the time has not begun.
    fn binds(&self, strength: Strength, modal: bool, ahead: bool) -> bool {
        let Self { flow, place, verbs, relation, .. } = *self;
        let money = self.holds_money(self.clause.span);
        match strength {
            // `€ 500 miljoen (2028, structureel vanaf 2030)`: the years of the sum.
            Strength::Bare if is_bracketed(flow, place.span) && self.holds_money(self.sentence) => {
                false
            }
            Strength::Bare if money => verbs.iter().any(|(_, role)| *role == Role::Send),
            Strength::Bare if verbs.is_empty() && self.holds_money(self.sentence) => false,
            Strength::Bare if self.attributive => false,
            _ if self.attributive || money => !verbs.is_empty(),
            // `de geannoteerde agenda van 9 mei`, a heading: nothing is to happen then.
            Strength::Exact => {
                !verbs.is_empty() || modal || relation != Boundary::At || self.opens()
            }
            // `een doorloop na 2010`: no year in or by which.
            Strength::Bare
                if relation == Boundary::After && !verbs.iter().any(|(_, role)| turns(*role)) =>
            {
                false
            }
            Strength::Bare => self.year_binds(ahead),
            Strength::Stretch => {
                !self.wording.is_reckoned(flow, place.span)
                    && verbs.iter().any(|(_, role)| *role != Role::Milestone)
            }
        }
    }

    /// Whether a clause with a bare year says that something is to happen in it.
    fn year_binds(&self, ahead: bool) -> bool {
        let bound = self.tense.has(Sign::Future)
            || self.tense.has(Sign::Planned)
            || self.wording.is_bound(self.flow, self.clause)
            || self.verbs.iter().any(|(_, role)| *role != Role::Milestone);
        bound && (ahead || !self.verbs.is_empty()) && !self.wording.counts(self.flow, self.clause)
    }

    /// Whether the time opens a main clause that gives no figure.
    fn opens(&self) -> bool {
        self.wording.opens_sentence(self.flow, self.clause, self.place.span)
            && !self.wording.counts(self.flow, self.clause)
    }

    /// The kind of a deadline that no one promised: what its cue says, else its boundary.
    fn kind(&self, role: Option<Role>) -> Option<DeadlineKind> {
        let Self { wording, flow, place, relation, .. } = *self;
        match (role, relation) {
            // `is open tot 1 oktober`, `geldt tot en met 2027`
            (Some(Role::Start | Role::Force), _) if wording.is_up_to(flow, place.span) => {
                Some(DeadlineKind::End)
            }
            (Some(role @ (Role::Start | Role::Force)), _) => role.kind(),
            // What lasts from then on is over, or done, at its end.
            _ if wording.opens_stretch(flow, place.span) => None,
            (Some(role), _) => role.kind(),
            (None, Boundary::Until) => Some(DeadlineKind::End),
            // `zijn dicht tot en met 19 januari`
            (None, Boundary::By) if wording.is_up_to(flow, place.span) => Some(DeadlineKind::End),
            (None, Boundary::Since) => Some(DeadlineKind::Start),
            (
                None,
                Boundary::At | Boundary::Before | Boundary::By | Boundary::After | Boundary::About,
            ) => Some(DeadlineKind::Milestone),
        }
    }

    fn holds_money(&self, within: Span) -> bool {
        let mentions = from(self.paper, Place { span: within, ..self.place });
        mentions.take_while(|mention| mention.span.start < within.end).any(|mention| {
            matches!(mention.value, Value::Money(_)) && within.contains(mention.span)
        })
    }
}

/// Whether an expression names days.
fn is_day(expression: &TimeExpression) -> bool {
    match expression {
        TimeExpression::Day { .. } => true,
        TimeExpression::Span { from, .. } => is_day(from),
        _ => false,
    }
}

/// Whether a cue says that something begins or ends.
fn turns(role: Role) -> bool {
    matches!(role, Role::Start | Role::End | Role::Force)
}

/// Whether what stands here can bind anyone: notes and questions do not.
fn may_bind(paper: Context<'_>, place: Place, asked: &FxHashMap<FlowId, Vec<Span>>) -> bool {
    let note = paper.layout.block_of(place.flow).is_some_and(|block| {
        matches!(block.kind, BlockKind::Note { .. } | BlockKind::Heading { .. })
    });
    let question = asked
        .get(&place.flow)
        .is_some_and(|questions| questions.iter().any(|span| span.overlaps(place.span)));
    !note && !question && !paper.layout.text_of(paper.sentence_of(place)).ends_with('?')
}

/// The temporal expression that was read at a place.
fn expression_at(paper: Context<'_>, place: Place) -> Option<&TimeExpression> {
    let mut here = from(paper, place).take_while(|mention| mention.span.start == place.span.start);
    here.find_map(|mention| match &mention.value {
        Value::Time(time) if mention.span == place.span => Some(&time.expression),
        _ => None,
    })
}

/// The mentions of a flow from the start of a place on.
fn from(paper: Context<'_>, place: Place) -> impl Iterator<Item = &Mention> {
    let mentions = paper.mentions_of(place.flow);
    let first = mentions.partition_point(|mention| mention.span.start < place.span.start);
    mentions.iter().skip(first)
}

/// Whether the clause says that it would have happened or will not happen.
fn excluded(flow: &str, event: &Event, tense: &Tense, cues: &[(Span, Role)]) -> bool {
    let has = |role: Role| cues.iter().any(|(_, have)| *have == role);
    // `niet meer voor het einde van dit jaar`; but `is met ingang van 1 mei niet meer mogelijk`.
    let lapsed = |&(cue, role): &(Span, Role)| {
        let between = flow.get(cue.end..event.place.span.start);
        role == Role::Lapsed
            && event.relation != Boundary::Since
            && between.is_some_and(|between| between.split_whitespace().count() <= LAPSED_REACH)
    };
    let acts = || cues.iter().any(|(_, role)| role.kind().is_some());
    tense.has(Sign::Unmet)
        || cues.iter().any(lapsed)
        // `De uitgaven zullen in 2026 toenemen`: no one is to do it.
        || (has(Role::Trend) && !acts())
        || (tense.has(Sign::Conditional) && !tense.has(Sign::Future))
        || has(Role::Negation)
        || has(Role::Earliest)
        || (has(Role::Received) && !tense.has(Sign::Future) && !tense.has(Sign::Present))
        // `Hierbij bied ik u de agenda aan voor de Raad van 9 mei`: handed over with the paper.
        || (has(Role::Now) && has(Role::Send) && event.relation != Boundary::By)
}

/// How many words stand between `niet meer` and the time it denies: `voor het`.
const LAPSED_REACH: usize = 3;

#[cfg(test)]
mod tests;
