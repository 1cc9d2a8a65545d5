//! Rows of `deadlines`.
//!
//! A deadline is an event ahead of the paper by or in which something is to be done, handed over,
//! decided, come into force, begin or end. A time that is exact (a day, a month, a quarter, a
//! part of a year) needs a clause that denies nothing; a bare year or a stretch of years needs a
//! cue beside it (`grammars/deadline_cues.csv`), since it is as often the year of a budget.
//!
//! None: what is denied (`zal ik dit jaar niet indienen`), what would have been (`zou aflopen`),
//! what is over, years of sums, a year in a name (`de meldkamer van 2030`), questions, notes.

use super::clause::{Clause, Clauses, Paired, heads};
use super::event::gap;
use super::modality::{Sign, Tense, Tenses};
use super::{Context, Deadline, DeadlineKind, Event, Modality, Organisation};
use crate::Span;
use crate::calendar::{Calendar, Reference, Resolved};
use crate::error::Error;
use crate::grammar::{Boundary, Part, Shift, TimeExpression, Unit, Value};
use crate::layout::{BlockKind, Place};
use crate::lexicon::{Grammars, Words};
use chrono::NaiveDate;
use serde::Deserialize;

/// How far before a time the meeting stands that it dates, in bytes: `vóór het debat van 8 juni`.
const MEETING_REACH: usize = 90;

/// What a row of `grammars/deadline_cues.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Send,
    Delivery,
    Force,
    Start,
    End,
    Milestone,
    Recipient,
    Owner,
    Before,
    Meeting,
    Negation,
    Affirmed,
    Earliest,
    Now,
    Purpose,
    /// What is asked or may be said by another: `verzoekt de regering`.
    Asked,
    /// What comes back each year: `tweemaal per jaar`.
    Recurring,
    /// What a registry notes when it has happened: `Ter griffie ontvangen op 11 juni`.
    Received,
}

impl Role {
    /// The kind of deadline a verb or noun makes.
    fn kind(self) -> Option<DeadlineKind> {
        match self {
            Self::Send | Self::Delivery => Some(DeadlineKind::Delivery),
            Self::Force => Some(DeadlineKind::EntryIntoForce),
            Self::Start => Some(DeadlineKind::Start),
            Self::End => Some(DeadlineKind::End),
            Self::Milestone => Some(DeadlineKind::Milestone),
            Self::Recipient
            | Self::Owner
            | Self::Before
            | Self::Meeting
            | Self::Negation
            | Self::Affirmed
            | Self::Earliest
            | Self::Now
            | Self::Purpose
            | Self::Asked
            | Self::Recurring
            | Self::Received => None,
        }
    }
}

#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    with: Option<String>,
    role: Role,
}

/// Makes deadlines of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Deadlines {
    clauses: Clauses,
    tenses: Tenses,
    cues: Words<Vec<Paired<Role>>>,
    /// Owners and recipients, which stand inside cues too: `kom ik met`.
    people: Words<Vec<Paired<Role>>>,
}

impl Deadlines {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("deadline_cues.csv")?;
        let (people, rows): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| matches!(row.role, Role::Owner | Role::Recipient));
        Ok(Self {
            clauses: Clauses::new(grammars)?,
            tenses: Tenses::new(grammars)?,
            people: Paired::words(people.into_iter().map(|row| (row.form, row.with, row.role))),
            cues: Paired::words(rows.into_iter().map(|row| (row.form, row.with, row.role))),
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
        let asked: Vec<Place> = paper
            .document
            .questions
            .iter()
            .flat_map(|pair| pair.question.iter().copied())
            .collect();
        events
            .iter()
            .filter(|event| may_bind(paper, event.place, &asked))
            .filter_map(|event| self.deadline(paper, event, organisations, calendar, &reference))
            .collect()
    }

    fn deadline(
        &self,
        paper: Context<'_>,
        event: &Event,
        organisations: &[Organisation],
        calendar: &Calendar,
        reference: &Reference,
    ) -> Option<Deadline> {
        let place = event.place;
        let flow = paper.layout.flow(place.flow).text();
        let sentence = paper.sentence_of(place).span;
        let expression = expression_at(paper, place)?;
        let clause = self.clauses.around(flow, sentence, place.span, &self.tenses);
        let tense = self.tenses.at(flow, sentence, &clause, place.span);
        let cues: Vec<(Span, Role)> = clause
            .find_paired(flow, &self.cues)
            .into_iter()
            .map(|(span, role)| (span, *role))
            .collect();
        let people = clause.find_paired(flow, &self.people);
        let person = |role: Role| {
            let found = people.iter().filter(|(_, have)| **have == role).map(|(span, _)| *span);
            found.min_by_key(|span| (role != Role::Owner, gap(*span, place.span)))
        };
        let relation = self.relation(flow, sentence, event);
        let time = due(&event.time, relation, expression, calendar);
        if !lies_ahead(&time, &event.time, reference)
            || begun(event, reference)
            || excluded(event, &tense, &cues)
            || recurs(expression, &cues)
            || self.serves_meeting(flow, sentence, place.span)
        {
            return None;
        }
        let strength = strength_of(expression);
        let attributive = relation == Boundary::At
            && (is_attributive(flow, place.span)
                && !self.dates_meeting(flow, sentence, place.span)
                || strength == Strength::Bare && names_a_thing(flow, place.span));
        let verbs: Vec<(Span, Role)> = heads(flow, &cues)
            .into_iter()
            .filter(|(span, role)| role.kind().is_some() && !span.overlaps(place.span))
            .filter(|(span, _)| !attributive || is_head_of(*span, place.span))
            .collect();
        let money = paper.mentions_of(place.flow).iter().any(|mention| {
            matches!(mention.value, Value::Money(_)) && clause.span.contains(mention.span)
        });
        let modal = [Sign::Future, Sign::Expected, Sign::Planned, Sign::Present]
            .into_iter()
            .find_map(|sign| tense.place(sign));
        let ahead = event.modality != Modality::Ongoing;
        let enough = match strength {
            Strength::Bare if money => verbs.iter().any(|(_, role)| *role == Role::Send),
            Strength::Bare if attributive => false,
            _ if attributive || money => !verbs.is_empty(),
            // `de geannoteerde agenda van 9 mei`, a heading: nothing is to happen then.
            Strength::Exact => !verbs.is_empty() || modal.is_some() || relation != Boundary::At,
            Strength::Bare => self.binds(flow, &clause, &tense, &verbs, ahead),
            Strength::Stretch => verbs.iter().any(|(_, role)| *role != Role::Milestone),
        };
        if !enough {
            return None;
        }
        let at = |span| Place { flow: place.flow, span };
        let nearest = |roles: &[Role]| {
            let found = cues.iter().filter(|(_, role)| roles.contains(role));
            found.min_by_key(|(span, _)| gap(*span, place.span)).map(|(span, _)| *span)
        };
        let sent = nearest(&[Role::Send]).filter(|_| !attributive);
        let recipient = person(Role::Recipient).filter(|span| !acts(flow, *span));
        let (owner, owner_id) = match person(Role::Owner) {
            Some(span) => (Some(span), None),
            None => agent(flow, &clause, organisations, place),
        };
        // What a motion asks of the government, or the Kamer may do, no one has promised.
        let asked = cues.iter().any(|(_, role)| *role == Role::Asked);
        let promised = !asked && sent.is_some() && (recipient.is_some() || owner.is_some());
        let nearest_verb = verbs
            .iter()
            .min_by_key(|(span, role)| (*role == Role::Milestone, gap(*span, place.span)));
        let kind = match nearest_verb {
            _ if promised => DeadlineKind::Commitment,
            _ if asked => DeadlineKind::Milestone,
            Some((_, role)) => role.kind()?,
            None => kind_of(relation),
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

    /// Whether a clause with a bare year says that something is to happen in it.
    fn binds(
        &self,
        flow: &str,
        clause: &Clause,
        tense: &Tense,
        verbs: &[(Span, Role)],
        ahead: bool,
    ) -> bool {
        let bound = tense.has(Sign::Future)
            || tense.has(Sign::Planned)
            || is_bound(flow, clause)
            || verbs.iter().any(|(_, role)| *role != Role::Milestone);
        bound && (ahead || !verbs.is_empty()) && !counts(flow, clause)
    }

    /// How the deadline relates to its time: as the event does, but `vóór het debat van 8 juni` is
    /// before that day, though the words before the time say `van`.
    fn relation(&self, flow: &str, sentence: Span, event: &Event) -> Boundary {
        if event.relation != Boundary::At || !is_attributive(flow, event.place.span) {
            return event.relation;
        }
        let found = self.before(flow, sentence, event.place.span);
        let last =
            |role: Role| found.iter().rev().find(|(_, have)| *have == role).map(|(span, _)| *span);
        match (last(Role::Before), last(Role::Meeting)) {
            (Some(before), Some(meeting)) if before.end < meeting.start => Boundary::Before,
            _ => Boundary::At,
        }
    }

    /// Whether the time is that of a meeting at which something is to happen: `in de ministerraad
    /// van 23 april`.
    fn dates_meeting(&self, flow: &str, sentence: Span, time: Span) -> bool {
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
    fn serves_meeting(&self, flow: &str, sentence: Span, time: Span) -> bool {
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
        let clause = Clause::whole(Span::new(start, time.start));
        clause.find_paired(flow, &self.cues).into_iter().map(|(span, role)| (span, *role)).collect()
    }
}

/// The kind of a deadline whose clause has no cue: what its boundary says.
fn kind_of(relation: Boundary) -> DeadlineKind {
    match relation {
        Boundary::Until => DeadlineKind::End,
        Boundary::Since => DeadlineKind::Start,
        Boundary::At | Boundary::Before | Boundary::By | Boundary::After | Boundary::About => {
            DeadlineKind::Milestone
        }
    }
}

/// How much an expression says of its own that something is to happen then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// A day, a month, a quarter, a part of a year.
    Exact,
    /// A year, a school year.
    Bare,
    /// From one time to another, or the years to come.
    Stretch,
}

fn strength_of(expression: &TimeExpression) -> Strength {
    match expression {
        TimeExpression::Unit { unit, part, .. } | TimeExpression::Relative { unit, part, .. } => {
            match unit {
                Unit::Year | Unit::SchoolYear | Unit::SessionYear | Unit::Decade | Unit::Vague
                    if *part == Part::Whole =>
                {
                    Strength::Bare
                }
                _ => Strength::Exact,
            }
        }
        TimeExpression::Span { from, .. } => match strength_of(from) {
            Strength::Exact => Strength::Exact,
            Strength::Bare | Strength::Stretch => Strength::Stretch,
        },
        TimeExpression::Distance { stretch: true, .. } => Strength::Stretch,
        TimeExpression::Day { .. }
        | TimeExpression::Distance { stretch: false, .. }
        | TimeExpression::WeekOf(_)
        | TimeExpression::Weekday { .. }
        | TimeExpression::Moment { .. }
        | TimeExpression::Today { .. } => Strength::Exact,
    }
}

/// Whether what stands here can bind anyone: notes and questions do not.
fn may_bind(paper: Context<'_>, place: Place, asked: &[Place]) -> bool {
    let note = paper
        .layout
        .block_of(place.flow)
        .is_some_and(|block| matches!(block.kind, BlockKind::Note { .. }));
    let question = asked
        .iter()
        .any(|question| question.flow == place.flow && question.span.overlaps(place.span));
    !note && !question && !paper.layout.text_of(paper.sentence_of(place)).ends_with('?')
}

/// The temporal expression that was read at a place.
fn expression_at(paper: Context<'_>, place: Place) -> Option<&TimeExpression> {
    let mut mentions = paper.mentions_of(place.flow).iter();
    mentions.find_map(|mention| match &mention.value {
        Value::Time(time) if mention.span == place.span => Some(&time.expression),
        _ => None,
    })
}

/// The time within which it may still happen. What begins at a time (`met ingang van 1 januari`)
/// is due at that time.
fn due(
    resolved: &Resolved,
    relation: Boundary,
    expression: &TimeExpression,
    calendar: &Calendar,
) -> Resolved {
    let relation = if relation == Boundary::Since { Boundary::At } else { relation };
    let (earliest, latest) = calendar.due(resolved, relation, expression);
    let edtf = if (earliest, latest) == (resolved.earliest, resolved.latest) {
        resolved.edtf.clone()
    } else {
        let day =
            |day: Option<NaiveDate>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        format!("{}/{}", day(earliest), day(latest))
    };
    Resolved { edtf, earliest, latest, ..resolved.clone() }
}

/// Whether the time has not passed when the paper is written; `event` is the time itself, `time` what
/// is left of it to act in.
fn lies_ahead(time: &Resolved, event: &Resolved, reference: &Reference) -> bool {
    match (time.earliest, time.latest) {
        // What happens on the day of the paper itself has no term.
        (_, Some(latest)) if reference.earliest == reference.latest => latest > reference.latest,
        (_, Some(latest)) => latest >= reference.earliest,
        (Some(earliest), None) => earliest >= reference.earliest,
        // The day a recess begins on is not known of every year.
        (None, None) => event.latest.is_some_and(|latest| latest >= reference.earliest),
    }
}

/// Whether it is said to go on since a time that has come: `loopt van 2023 tot en met 2027`.
fn begun(event: &Event, reference: &Reference) -> bool {
    event.relation == Boundary::Since
        && event.time.earliest.is_none_or(|earliest| earliest <= reference.latest)
}

/// Whether the clause says that it did happen, would have happened or will not happen.
fn excluded(event: &Event, tense: &Tense, cues: &[(Span, Role)]) -> bool {
    let has = |role: Role| cues.iter().any(|(_, have)| *have == role);
    event.modality == Modality::Occurred
        || tense.has(Sign::Unmet)
        || (tense.has(Sign::Conditional) && !tense.has(Sign::Future))
        || has(Role::Negation)
        || has(Role::Earliest)
        || (has(Role::Received) && !tense.has(Sign::Future) && !tense.has(Sign::Present))
        // `Hierbij bied ik u de agenda aan voor de Raad van 9 mei`: handed over with the paper.
        || (has(Role::Now) && has(Role::Send) && event.relation != Boundary::By)
}

/// Whether it comes back every year, so that no one time is meant: `tweemaal per jaar (in februari
/// en in juli)`, `jaarlijks in de periode 2017-2021`. A time with its own year is one all the same.
fn recurs(expression: &TimeExpression, cues: &[(Span, Role)]) -> bool {
    let undated = match expression {
        TimeExpression::Day { year, .. }
        | TimeExpression::Unit { year, .. }
        | TimeExpression::Moment { year, .. } => *year == Shift::Unstated,
        _ => strength_of(expression) == Strength::Stretch,
    };
    undated && cues.iter().any(|(_, role)| *role == Role::Recurring)
}

/// Whether a person stands behind `door`, and so does what is said: `door een van beide Kamers`.
fn acts(flow: &str, person: Span) -> bool {
    let before = flow.get(..person.start).unwrap_or_default().trim_end();
    let of_them = ["een van", "één van"].iter().find_map(|part| before.strip_suffix(part));
    let before = of_them.unwrap_or(before).trim_end();
    before.strip_suffix("door").is_some_and(|rest| rest.ends_with(' ') || rest.is_empty())
}

/// Whether the words before a time say that it happens within it: `in de loop van`.
fn in_course(before: &str) -> bool {
    const COURSES: [&str; 3] = [" loop van", " verloop van", " ingang van"];
    COURSES.iter().any(|course| before.ends_with(course))
}

/// Whether the time says which thing is meant rather than when: `de top van juni 2026`; but not
/// `in de loop van 2026`.
fn is_attributive(flow: &str, time: Span) -> bool {
    let mut before = flow.get(..time.start).unwrap_or_default().trim_end();
    if in_course(before) {
        return false;
    }
    // `van 27 en 28 juli`
    while let Some(listed) = [" en", " of", ","].iter().find_map(|link| before.strip_suffix(link)) {
        let rest = listed.trim_end_matches(|c: char| c.is_ascii_digit());
        if rest.len() == listed.len() || !rest.ends_with(' ') {
            break;
        }
        before = rest.trim_end();
    }
    let word = before.rsplit(' ').next().unwrap_or_default();
    matches!(word, "van" | "d.d." | "dd.")
}

/// Whether a bare year belongs to the name of a thing: `de monitor over 2023`, `het jaarplan 2026`.
fn names_a_thing(flow: &str, time: Span) -> bool {
    const GOVERNS: [&str; 22] = [
        "in",
        "vanaf",
        "tot",
        "per",
        "vóór",
        "uiterlijk",
        "en",
        "of",
        "na",
        "rond",
        "gedurende",
        "binnen",
        "met",
        "jaar",
        "ook",
        "nog",
        "pas",
        "reeds",
        "al",
        "begin",
        "tussen",
        "eerst",
    ];
    let before = flow.get(..time.start).unwrap_or_default().trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let year = time.of(flow).starts_with(|c: char| c.is_ascii_digit());
    year && !in_course(before)
        && word.ends_with(char::is_alphabetic)
        && !GOVERNS.contains(&word.as_str())
}

/// Whether a verb of the clause says that something is done or has to be: `wordt`, `moet`.
fn is_bound(flow: &str, clause: &Clause) -> bool {
    const BINDS: [&str; 8] =
        ["wordt", "worden", "moet", "moeten", "dient", "dienen", "gaat", "gaan"];
    clause.words(flow).any(|(_, word)| BINDS.contains(&word.to_lowercase().as_str()))
}

/// Whether the clause gives a figure for the year: `in 2027 daalt het naar 3 procent`.
fn counts(flow: &str, clause: &Clause) -> bool {
    clause.words(flow).any(|(_, word)| matches!(word, "%" | "procent" | "procentpunt"))
}

/// Whether `van` and the time stand right behind this cue: `inwerkingtreding van 1 februari 2026`.
fn is_head_of(cue: Span, time: Span) -> bool {
    cue.end <= time.start && time.start - cue.end <= " van de ".len()
}

/// The organisation that is to do it: the first of the clause that no preposition governs.
fn agent(
    flow: &str,
    clause: &Clause,
    organisations: &[Organisation],
    place: Place,
) -> (Option<Span>, Option<String>) {
    let from = organisations.partition_point(|organisation| {
        organisation.place
            < Place { flow: place.flow, span: Span::new(clause.span.start, clause.span.start) }
    });
    let inside = organisations.iter().skip(from).take_while(|organisation| {
        organisation.place.flow == place.flow && clause.span.contains(organisation.place.span)
    });
    // What stands behind "aan" receives, what stands behind "over" is spoken of.
    let mut agents = inside.filter(|organisation| {
        let before = flow.get(clause.span.start..organisation.place.span.start).unwrap_or_default();
        let mut words = before.split_whitespace().rev();
        let last = words.next().unwrap_or_default();
        let governor =
            if matches!(last, "de" | "het") { words.next().unwrap_or_default() } else { last };
        !PREPOSITIONS.contains(&governor.to_lowercase().as_str())
    });
    match agents.next() {
        Some(agent) => (Some(agent.place.span), Some(agent.org_id.clone())),
        None => (None, None),
    }
}

/// Behind these an organisation is not the one that acts.
const PREPOSITIONS: [&str; 16] = [
    "aan", "bij", "met", "namens", "naar", "om", "onder", "op", "over", "per", "tegen", "tot",
    "uit", "van", "voor", "volgens",
];
