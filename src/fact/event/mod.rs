//! Rows of `events`.
//!
//! An event is a place in the text that puts something on the calendar, with what the clause
//! around it says happens then. Its kind is that of the cue word nearest to the time
//! (`grammars/event_kinds.csv`), its modality that of the clause's tense. A year that is left out
//! comes from a time beside it in the sentence (`in juni en juli 2024`), from a note that names
//! the same month, or from tense and the paper's date.
//!
//! None: the years that head the columns or lines of a table of sums.

mod anniversary;
mod year;

use self::anniversary::Anniversaries;
use self::year::{day_begun, stated_days, with_year, year_beside, year_of_note, year_said};
use super::clause::{Clause, Clauses, Paired, Parted, heads};
use super::dated::DatedThings;
use super::modality::{Sign, Tense, Tenses};
use super::{Context, Event, EventKind, Organisation};
use crate::Span;
use crate::calendar::{Calendar, Granularity, Leaning, Reference};
use crate::error::Error;
use crate::grammar::{Boundary, Mention, TimeExpression, TimeMention, Value};
use crate::layout::{BlockKind, FlowId, Place};
use crate::lexicon::{Endings, Grammars};
use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    with: Option<String>,
    #[serde(rename = "match")]
    matching: Matching,
    kind: EventKind,
}

/// How a row of `grammars/event_kinds.csv` meets a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Matching {
    /// The word or phrase itself.
    Word,
    /// Any longer word that ends so.
    Suffix,
}

/// Makes events of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Events {
    clauses: Arc<Clauses>,
    tenses: Arc<Tenses>,
    kinds: Paired<EventKind>,
    suffixes: Endings<EventKind>,
    things: DatedThings,
    anniversaries: Anniversaries,
}

/// What an event is made with beside its own sentence.
struct Beside<'p> {
    /// Years the paper states for a day and month, by both.
    stated: FxHashMap<(u8, u8), i32>,
    organisations: &'p [Organisation],
    calendar: &'p Calendar,
}

impl Events {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("event_kinds.csv")?;
        let (suffixes, words): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| row.matching == Matching::Suffix);
        Ok(Self {
            clauses: grammars.shared(Clauses::new)?,
            tenses: grammars.shared(Tenses::new)?,
            kinds: Paired::new(
                grammars,
                words.into_iter().map(|row| (row.form, row.with, row.kind)),
            )?,
            suffixes: suffixes.into_iter().map(|row| (row.form, row.kind)).collect(),
            things: DatedThings::new(grammars)?,
            anniversaries: Anniversaries::new(grammars)?,
        })
    }

    /// The events of a paper, by place.
    pub(super) fn of(
        &self,
        paper: Context<'_>,
        organisations: &[Organisation],
        calendar: &Calendar,
    ) -> Vec<Event> {
        let heads = table_years(paper);
        let beside = Beside { stated: stated_days(paper), organisations, calendar };
        let flows = paper.layout.flow_ids().filter(|flow| !heads.contains(flow));
        flows
            .flat_map(|flow| {
                let times = times(paper, flow);
                let mut read = Read::default();
                let made: Vec<Event> = (0..times.len())
                    .filter_map(|index| self.event(paper, flow, &times, index, &beside, &mut read))
                    .collect();
                made
            })
            .collect()
    }

    fn event(
        &self,
        paper: Context<'_>,
        flow: FlowId,
        times: &[(&Mention, &TimeMention)],
        index: usize,
        beside: &Beside<'_>,
        read: &mut Read,
    ) -> Option<Event> {
        let &(mention, time) = times.get(index)?;
        let place = Place { flow, span: mention.span };
        let text = paper.layout.flow(flow).text();
        let sentence = paper.sentence_of(place);
        let clause =
            self.clauses.around(text, sentence.span, mention.span, &self.tenses, &mut read.parted);
        let tense = self.tenses.at(text, sentence.span, &clause, mention.span);
        let lasts = || is_duration(time, &tense) && !self.clauses.names_person(text, &clause);
        if is_date_line(text, mention.span) || lasts() {
            return None;
        }
        let dated = self.things.at(text, mention.span);
        let written = dated.is_some_and(|dated| dated.paper);
        let leaning = if written { Leaning::Past } else { tense.leaning() };
        let expression = match year_beside(times, index, sentence.span, leaning)
            .or_else(|| year_of_note(paper, place, &time.expression))
            .or_else(|| year_said(&time.expression, &beside.stated))
        {
            Some(year) => with_year(&time.expression, year),
            None => time.expression.clone(),
        };
        let reference = paper.document.reference.as_ref();
        let promised = reference.filter(|_| tense.is_promised()).and_then(|reference| {
            day_of_promise(times.get(..index)?, sentence.span, reference, beside)
        });
        let ahead = promised.or_else(|| day_begun(times, index, read.last));
        let counted_from = ahead.map(|day| (day, Leaning::Future)).or_else(|| {
            let told = times.get(..=index)?;
            let day = self.anniversaries.day(text, told, reference?, leaning, beside.calendar)?;
            Some((day, leaning))
        });
        let resolved = match counted_from {
            Some((day, leaning)) => {
                let reference = Reference { earliest: day, latest: day, inferred: false };
                beside.calendar.resolve(&expression, Some(&reference), leaning)?
            }
            None if written => beside.calendar.resolve(&expression, reference, leaning)?,
            None => {
                let leaning = tense.leaning_to(time.boundary);
                beside.calendar.resolve(&expression, reference, leaning)?
            }
        };
        read.last = resolved.earliest.map(|day| (index, day));
        let modality = tense.modality(&resolved, time.boundary, reference);
        let cues = self.cues(text, &clause);
        let kind = dated
            .and_then(|dated| cues.iter().find(|(span, _)| span.overlaps(dated.noun)))
            .map(|(_, kind)| *kind)
            .or_else(|| nearest(text, &cues, mention.span))
            .or_else(|| {
                nearest(text, self.cues_of_sentence(text, sentence.span, read), mention.span)
            })
            .unwrap_or(EventKind::Overig);
        Some(Event {
            place,
            rule: mention.rule.name,
            time: resolved,
            relation: time.boundary,
            kind,
            modality,
            clause: Place { flow, span: clause.span },
            organisation_ids: organisations_in(beside.organisations, sentence),
        })
    }

    /// The cue words of a clause.
    fn cues(&self, flow: &str, clause: &Clause) -> Vec<(Span, EventKind)> {
        let words =
            clause.find_paired(flow, &self.kinds).into_iter().map(|(span, kind)| (span, *kind));
        let compounds = clause.words(flow).filter_map(|(span, word)| {
            let suffix = self.suffixes.of_compound(word).next();
            suffix.map(|(_, kind)| (span, *kind))
        });
        words.chain(compounds).collect()
    }

    /// The cue words of a whole sentence, gathered once.
    fn cues_of_sentence<'r>(
        &self,
        flow: &str,
        sentence: Span,
        read: &'r mut Read,
    ) -> &'r [(Span, EventKind)] {
        if read.sentence != Some(sentence) {
            read.cues = self.cues(flow, &Clause::whole(flow, sentence));
            read.sentence = Some(sentence);
        }
        &read.cues
    }
}

/// What was read of the last sentence of a flow.
#[derive(Default)]
struct Read {
    parted: Parted,
    sentence: Option<Span>,
    cues: Vec<(Span, EventKind)>,
    /// The last time that was resolved, and its first day.
    last: Option<(usize, NaiveDate)>,
}

/// The past day, told before it in its sentence, at which something was promised: `In het debat van
/// 4 juni jl. heb ik toegezegd vóór Prinsjesdag te berichten`.
fn day_of_promise(
    before: &[(&Mention, &TimeMention)],
    sentence: Span,
    reference: &Reference,
    beside: &Beside<'_>,
) -> Option<NaiveDate> {
    let told = before.iter().rev().take_while(|(other, _)| sentence.contains(other.span));
    let mut days = told.filter_map(|(_, time)| {
        let day = beside.calendar.resolve(&time.expression, Some(reference), Leaning::Past)?;
        day.latest.filter(|_| day.granularity == Granularity::Day)
    });
    days.find(|day| *day <= reference.latest)
}

/// Whether a paragraph is the date line of a letter within the paper: `Den Haag, 10 april 2019`.
fn is_date_line(flow: &str, time: Span) -> bool {
    let place = flow.get(..time.start).unwrap_or_default().trim_end();
    let place = place.strip_suffix(',').unwrap_or_default();
    let named =
        place.split(' ').all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '\''));
    named && place.len() < 30 && time.end == flow.trim_end().len()
}

/// Whether `binnen` and a length of time say how long something takes, unless someone promises that
/// it will be done by then: `90 procent krijgt binnen twee jaar een gevolg`.
fn is_duration(time: &TimeMention, tense: &Tense) -> bool {
    let within = matches!(time.expression, TimeExpression::Distance { stretch: true, by, .. } if by > 0)
        && time.boundary == Boundary::By;
    within && ![Sign::Future, Sign::Expected, Sign::Planned].into_iter().any(|sign| tense.has(sign))
}

/// The kind of the cue nearest to `time`.
fn nearest(flow: &str, cues: &[(Span, EventKind)], time: Span) -> Option<EventKind> {
    let cues: Vec<(Span, EventKind)> =
        cues.iter().copied().filter(|(span, _)| !span.overlaps(time)).collect();
    heads(flow, &cues)
        .into_iter()
        .min_by_key(|(span, _)| (gap(*span, time), span.start))
        .map(|(_, kind)| kind)
}

/// The bytes between two spans.
pub(super) fn gap(one: Span, other: Span) -> usize {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}

/// The ids of the organisations named in a sentence, each once, in order.
pub(super) fn organisations_in(organisations: &[Organisation], sentence: Place) -> Vec<String> {
    let from = organisations.partition_point(|organisation| {
        organisation.place
            < Place {
                flow: sentence.flow,
                span: Span::new(sentence.span.start, sentence.span.start),
            }
    });
    let mut ids: Vec<String> = Vec::new();
    for organisation in organisations.iter().skip(from) {
        if organisation.place.flow != sentence.flow
            || organisation.place.span.start >= sentence.span.end
        {
            break;
        }
        if !ids.contains(&organisation.org_id) {
            ids.push(organisation.org_id.clone());
        }
    }
    ids
}

/// The temporal expressions of a flow.
fn times(paper: Context<'_>, flow: FlowId) -> Vec<(&Mention, &TimeMention)> {
    let mentions = paper.mentions_of(flow).iter();
    mentions
        .filter_map(|mention| match &mention.value {
            Value::Time(time) => Some((mention, time)),
            _ => None,
        })
        .collect()
}

/// The flows that hold the years of a table: its head, and the labels of its lines.
fn table_years(paper: Context<'_>) -> FxHashSet<FlowId> {
    let tables = paper.layout.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    let mut flows = FxHashSet::default();
    for table in tables {
        flows.extend(table.head.iter().flatten());
        for row in &table.rows {
            let sums = row.cells.iter().flatten().flat_map(|cell| paper.mentions_of(*cell));
            if sums.filter(|mention| matches!(mention.value, Value::Money(_))).count() > 0 {
                flows.extend(row.label);
                flows.extend(row.cells.iter().flatten());
            }
        }
    }
    flows
}

#[cfg(test)]
mod tests;
