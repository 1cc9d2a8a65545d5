//! Rows of `amounts`.
//!
//! A sum of running text takes its budget years and its recurrence from its sentence
//! ([`sentence`]); a cell of a table from its head and its line ([`cell`]).

mod cell;
mod recurrence;
mod sentence;
mod years;

use super::{Amount, Context, Organisation};

use crate::Span;
use crate::error::Error;
use crate::grammar::{Cues, Currency, Mention, Tables, TimeExpression, Unit, Value, last_phrase};
use crate::layout::{BlockKind, FlowId, Place};
use crate::lexicon::Grammars;
use cell::Cells;
use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use sentence::{Sentence, Sum, When};
use std::sync::Arc;
use years::Years;

/// The rule of a sum whose currency the text does not give.
const BARE: &str = "money.bare";

/// The most mentions settled together, so that time is linear in a text without full stops.
const MOST: usize = 200;

/// Makes amounts of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Amounts {
    cues: Arc<Cues>,
    tables: Tables,
}

impl Amounts {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { cues: grammars.shared(Cues::new)?, tables: Tables::new(grammars)? })
    }

    /// The amounts of a paper, by place.
    pub(super) fn of(&self, paper: Context<'_>, organisations: &[Organisation]) -> Vec<Amount> {
        let cells = Cells { tables: &self.tables, cues: &self.cues, paper };
        let mut amounts: Vec<Amount> = Vec::new();
        for (index, block) in paper.layout.blocks.iter().enumerate() {
            if let BlockKind::Table(table) = &block.kind {
                amounts.extend(cells.of(index, block, table));
            }
        }
        let cells: FxHashSet<FlowId> = amounts.iter().map(|amount| amount.place.flow).collect();
        let labels = labels(paper);
        let units = self.units(paper);
        for flow in paper.layout.flow_ids().filter(|flow| !cells.contains(flow)) {
            let found = self.of_flow(paper, flow, labels.get(&flow).copied(), organisations);
            let unit = units.get(&flow).copied().unwrap_or_default();
            amounts.extend(found.into_iter().filter(|found| !found.place.span.overlaps(unit)));
        }
        amounts.sort_by_key(|amount| (amount.place, amount.rule));
        settle_currency(paper, &mut amounts);
        amounts
    }

    /// Where the titles, heads and labels of tables name what one stands for: no sums.
    fn units(&self, paper: Context<'_>) -> FxHashMap<FlowId, Span> {
        let tables = paper.layout.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Table(table) => Some((block, table)),
            _ => None,
        });
        let flows = tables.flat_map(|(block, table)| {
            let labels = table.rows.iter().filter_map(|row| row.label);
            let heads = table.head.iter().copied().flatten();
            [Some(block.flow), table.caption].into_iter().flatten().chain(heads).chain(labels)
        });
        flows
            .filter_map(|flow| {
                let text = paper.layout.flow(flow).text();
                let whole = || self.tables.whole_unit(text).map(|_| Span::new(0, text.len()));
                Some((flow, self.tables.unit(text).map(|(span, _)| span).or_else(whole)?))
            })
            .collect()
    }

    /// The sums of a flow, sentence by sentence.
    fn of_flow(
        &self,
        paper: Context<'_>,
        flow: FlowId,
        label: Option<FlowId>,
        organisations: &[Organisation],
    ) -> Vec<Amount> {
        let mentions = paper.mentions_of(flow);
        let mut amounts = Vec::new();
        let mut rest = mentions;
        while let Some(first) = rest.first() {
            let place = Place { flow, span: first.span };
            let span = paper.sentence_of(place).span;
            let count = rest.iter().take_while(|mention| mention.span.start < span.end).count();
            let (here, later) = rest.split_at(count.clamp(1, MOST));
            amounts.extend(self.of_sentence(
                paper,
                Place { flow, span },
                here,
                label,
                organisations,
            ));
            rest = later;
        }
        amounts
    }

    fn of_sentence(
        &self,
        paper: Context<'_>,
        place: Place,
        mentions: &[Mention],
        label: Option<FlowId>,
        organisations: &[Organisation],
    ) -> Vec<Amount> {
        let text = paper.layout.flow(place.flow).text();
        let sums = mentions.iter().filter_map(|mention| {
            let Value::Money(money) = &mention.value else { return None };
            let recurrence = money.recurrence;
            Some(Sum { span: mention.span, money, years: None, recurrence })
        });
        let sums: Vec<Sum<'_>> = sums.collect();
        if sums.is_empty() {
            return Vec::new();
        }
        let read = mentions.iter().filter_map(|mention| self.when(paper, text, mention));
        let mut whens: Vec<When> = read.collect();
        let headed = sums.iter().filter_map(|sum| self.heading_year(text, sum.span.start));
        let headed: Vec<When> =
            headed.filter(|head| !whens.iter().any(|when| when.span.overlaps(head.span))).collect();
        whens.extend(headed);
        whens.sort_by_key(|when| when.span);
        let span = place.span;
        let mut sentence = Sentence { cues: &self.cues, text, span, sums, whens };
        sentence.settle();
        let ids = organisations_in(place, organisations);
        let rules = mentions.iter().filter(|mention| matches!(mention.value, Value::Money(_)));
        sentence
            .sums
            .iter()
            .zip(rules)
            .map(|(sum, mention)| {
                let years = sum.years.unwrap_or_default();
                Amount {
                    place: Place { flow: place.flow, span: sum.span },
                    rule: mention.rule.name,
                    low: sum.money.low,
                    high: sum.money.high,
                    currency: sum.money.currency,
                    qualifier: sum.money.qualifier,
                    recurrence: sum.recurrence,
                    year_from: years.from,
                    year_to: years.to,
                    sign_before: sum.money.sign_before,
                    in_table: label.is_some(),
                    label: label.map(|flow| whole(paper, flow)),
                    is_total: label.is_some_and(|flow| {
                        self.cues.totals.longest(paper.layout.flow(flow).text()).is_some()
                    }),
                    organisation_ids: ids.clone(),
                }
            })
            .collect()
    }

    fn when(&self, paper: Context<'_>, text: &str, mention: &Mention) -> Option<When> {
        let Value::Time(time) = &mention.value else { return None };
        let behind = text.get(..mention.span.start)?.trim_end();
        let lead = last_phrase(&self.cues.open_from, behind).is_some()
            || behind.ends_with(" per")
            || behind == "Per";
        let years = years::of_time(time, lead, paper.document.reference.as_ref())?;
        let is_short = matches!(
            time.expression,
            TimeExpression::Unit { unit: Unit::Month(_) | Unit::Week(_), .. }
        );
        // `2027 en verder`, `2026 e.v.`
        let rest = text.get(mention.span.end..)?.strip_prefix(' ').unwrap_or_default();
        Some(match self.cues.open_after.longest(rest) {
            Some((phrase, ())) => When {
                span: Span::new(mention.span.start, mention.span.end + 1 + phrase.len()),
                years: Years { to: None, ..years },
                is_short,
            },
            None => When { span: mention.span, years, is_short },
        })
    }

    /// A year that heads a sum as in a list, which is no expression of time by itself: `(2022:
    /// € 10,1 miljoen)`, `2025: € 3 mln., 2026: € 4 mln.`.
    fn heading_year(&self, text: &str, sum: usize) -> Option<When> {
        let behind = text.get(..sum)?.trim_end();
        let behind = self.cues.qualifier_before(behind).map_or(behind, |(rest, _)| rest.trim_end());
        let behind = behind.strip_suffix(':')?;
        let digits = behind.bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = behind.len().checked_sub(digits).filter(|_| digits == 4)?;
        let year: i32 = behind.get(start..)?.parse().ok()?;
        let before = behind.get(..start)?.chars().next_back();
        let free = before.is_none_or(|c| c == ' ' || c == '(');
        (free && (1_950..2_100).contains(&year)).then(|| When {
            span: Span::new(start, behind.len()),
            years: Years::one(year),
            is_short: false,
        })
    }
}

/// The organisations named in a sentence, each once; `organisations` are by place.
fn organisations_in(sentence: Place, organisations: &[Organisation]) -> Vec<String> {
    let first = organisations.partition_point(|named| {
        (named.place.flow, named.place.span.start) < (sentence.flow, sentence.span.start)
    });
    let inside = organisations.iter().skip(first).take_while(|named| {
        named.place.flow == sentence.flow && named.place.span.start < sentence.span.end
    });
    let mut ids: Vec<String> = inside.map(|named| named.org_id.clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// The label of the line that each cell of the paper's tables stands in; a cell of a line without
/// one is its own.
fn labels(paper: Context<'_>) -> FxHashMap<FlowId, FlowId> {
    let tables = paper.layout.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    let rows = tables.flat_map(|table| &table.rows);
    rows.flat_map(|row| row.cells.iter().flatten().map(|&cell| (cell, row.label.unwrap_or(cell))))
        .collect()
}

fn whole(paper: Context<'_>, flow: FlowId) -> Place {
    Place { flow, span: Span::new(0, paper.layout.flow(flow).text().len()) }
}

/// The first budget in euros, of 2002, was presented in September 2001.
const EURO: NaiveDate = match NaiveDate::from_ymd_opt(2001, 9, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// A sum without a currency is in the one the paper counts in: before the euro in guilders.
fn settle_currency(paper: Context<'_>, amounts: &mut [Amount]) {
    let count = |code: Currency| {
        amounts.iter().filter(|amount| amount.rule != BARE && amount.currency == code).count()
    };
    let guilder = Currency(*b"NLG");
    let before_euro = paper.document.reference.is_some_and(|reference| reference.latest < EURO);
    let euros = count(Currency::EUR);
    if count(guilder) > euros || before_euro && euros == 0 {
        for amount in amounts.iter_mut().filter(|amount| amount.rule == BARE) {
            amount.currency = guilder;
        }
    }
}

#[cfg(test)]
mod tests;
