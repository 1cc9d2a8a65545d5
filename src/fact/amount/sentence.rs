//! Which year and which recurrence belong to which sum of a sentence.
//!
//! ```text
//! € 10 mln. in 2025 en € 20 mln. in 2026            the year behind the sum
//! Vanaf 2022 is structureel € 12,4 miljoen benodigd  the year and the word before it
//! oplopend tot € 17,9 miljoen in 2024                a series keeps what its first sum says
//! € 75 mln. (€ 30 mln. in 2020 en € 45 mln. in 2021) a total has the years of its parts
//! ```

use super::years::Years;
use crate::Span;
use crate::grammar::{Cues, Money, Recurrence, last_phrase, phrases};
use crate::lexicon::Words;

/// How far a year or a word may stand from its sum where other words stand between, in bytes.
pub(super) const FAR: usize = 250;

/// A sum with what the sentence says of it.
#[derive(Debug, Clone)]
pub(super) struct Sum<'m> {
    pub(super) span: Span,
    pub(super) money: &'m Money,
    pub(super) years: Option<Years>,
    pub(super) recurrence: Option<Recurrence>,
}

/// A temporal expression that stands for budget years.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    pub(super) span: Span,
    pub(super) years: Years,
    /// Whether it is a month or a week: that is when something happens more often than what a sum
    /// is for, and counts only right beside the sum.
    pub(super) is_short: bool,
}

/// The sums and years of one sentence; spans are bytes of `text`, the flow.
#[derive(Debug)]
pub(super) struct Sentence<'s, 'm> {
    pub(super) cues: &'s Cues,
    pub(super) text: &'s str,
    pub(super) span: Span,
    pub(super) sums: Vec<Sum<'m>>,
    pub(super) whens: Vec<When>,
}

/// Years that stand in a row: `2019 en 2020`.
#[derive(Debug)]
struct Group {
    span: Span,
    items: Vec<Years>,
    /// Whether a sum has it.
    used: bool,
    is_short: bool,
}

impl Group {
    fn years(&self) -> Years {
        let (first, last) = (self.items.first(), self.items.last());
        first.copied().unwrap_or_default().until(last.copied().unwrap_or_default())
    }
}

impl Sentence<'_, '_> {
    /// Gives every sum its years and its recurrence.
    pub(super) fn settle(&mut self) {
        self.settle_recurrence();
        let mut groups = self.groups();
        self.pair_in_order(&mut groups);
        self.take_nearest(&mut groups);
        self.take_first(&mut groups);
        self.take_last(&mut groups);
        self.add_up();
    }

    pub(super) fn gap(&self, from: usize, to: usize) -> &str {
        Span::new(from, to).of(self.text)
    }

    /// Years joined by `en`, a comma or a dash are one group.
    fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for when in &self.whens {
            let joined = groups.last().is_some_and(|group| {
                let gap = self.gap(group.span.end, when.span.start).trim();
                let gap = gap.strip_prefix(',').unwrap_or(gap).trim_start();
                gap.is_empty() || gap == "-" || is_phrase(&self.cues.year_joins, gap)
            });
            match groups.last_mut() {
                Some(group) if joined => {
                    group.span = group.span.hull(when.span);
                    group.items.push(when.years);
                }
                _ => groups.push(Group {
                    span: when.span,
                    items: vec![when.years],
                    used: false,
                    is_short: when.is_short,
                }),
            }
        }
        groups
    }

    /// Whether two sums stand in one row, nothing but a link between them.
    pub(super) fn in_row(&self, first: usize, second: usize) -> bool {
        let (Some(a), Some(b)) = (self.sums.get(first), self.sums.get(second)) else {
            return false;
        };
        let gap = self.gap(a.span.end, b.span.start).trim();
        let gap = gap.strip_prefix(',').unwrap_or(gap).trim_start();
        gap.is_empty() || is_phrase(&self.cues.links, gap)
    }

    /// As many years as sums in a row: `in 2025 en 2026 respectievelijk € 5 en € 10 mln.`.
    fn pair_in_order(&mut self, groups: &mut [Group]) {
        for group in groups.iter_mut().filter(|group| group.items.len() > 1) {
            let after = self.sums.iter().position(|sum| sum.span.start >= group.span.end);
            let before = self.sums.iter().rposition(|sum| sum.span.end <= group.span.start);
            let count = group.items.len();
            let runs = [after, before.and_then(|last| (last + 1).checked_sub(count))];
            for start in runs.into_iter().flatten() {
                let whole = (start + 1..start + count).all(|at| self.in_row(at - 1, at))
                    && start + count <= self.sums.len()
                    && !self.in_row(start + count - 1, start + count)
                    && (start == 0 || !self.in_row(start - 1, start));
                let sums = self.sums.iter_mut().skip(start).take(count);
                if whole && !group.used {
                    for (sum, years) in sums.zip(&group.items) {
                        sum.years = Some(*years);
                    }
                    group.used = true;
                }
            }
        }
    }

    /// A year right behind a sum, or right before one, with only small words between.
    fn take_nearest(&mut self, groups: &mut [Group]) {
        for group in groups.iter_mut().filter(|group| !group.used) {
            let years = group.years();
            let before = self.sums.iter().rposition(|sum| sum.span.end <= group.span.start);
            let after = self.sums.iter().position(|sum| sum.span.start >= group.span.end);
            let follows = before.and_then(|at| self.sums.get(at)).is_some_and(|sum| {
                let gap = self.gap(sum.span.end, group.span.start);
                sum.years.is_none() && self.covers(&self.cues.year_after, gap, false)
            });
            let leads = after.and_then(|at| self.sums.get(at)).is_some_and(|sum| {
                let gap = self.gap(group.span.end, sum.span.start);
                sum.years.is_none() && self.covers(&self.cues.year_before, gap, true)
            });
            if let Some(at) = before.filter(|_| follows) {
                self.give(at, years);
                for earlier in (0..at).rev() {
                    if !self.in_row(earlier, earlier + 1)
                        || self.sums.get(earlier).is_none_or(|sum| sum.years.is_some())
                    {
                        break;
                    }
                    self.give(earlier, years);
                }
            } else if let Some(at) = after.filter(|_| leads) {
                self.give(at, years);
                self.carry_on(at, years, group.span.end);
            } else {
                continue;
            }
            group.used = true;
        }
    }

    /// A year earlier in the sentence, with no other thought between: `In 2025 wordt voor de
    /// politie € 5 mln. uitgetrokken`.
    fn take_first(&mut self, groups: &mut [Group]) {
        let ends: Vec<Span> = groups.iter().map(|group| group.span).collect();
        for group in groups.iter_mut().filter(|group| !group.used && !group.is_short) {
            let Some(at) = self.sums.iter().position(|sum| sum.span.start >= group.span.end) else {
                continue;
            };
            let Some(sum) = self.sums.get(at) else { continue };
            let gap = Span::new(group.span.end, sum.span.start);
            let other = ends.iter().any(|end| gap.contains(*end));
            let free = sum.years.is_none() && !other && gap.len() <= FAR;
            if free && self.leads_to(group.span.start) && !self.is_broken(gap.of(self.text)) {
                let years = group.years();
                self.give(at, years);
                self.carry_on(at, years, group.span.end);
                group.used = true;
            }
        }
    }

    /// A year later in the sentence: `€ 2,1 miljoen heeft gekost in 2019`.
    fn take_last(&mut self, groups: &mut [Group]) {
        for group in groups.iter_mut().filter(|group| !group.used && !group.is_short) {
            let Some(at) = self.sums.iter().rposition(|sum| sum.span.end <= group.span.start)
            else {
                continue;
            };
            let Some(sum) = self.sums.get(at) else { continue };
            let gap = Span::new(sum.span.end, group.span.start);
            let free = sum.years.is_none() && gap.len() <= FAR / 2;
            if free && self.leads_to(group.span.start) && !self.is_broken(gap.of(self.text)) {
                self.give(at, group.years());
                group.used = true;
            }
        }
    }

    /// The sums behind one that took its year from before keep it, up to another year or thought.
    fn carry_on(&mut self, at: usize, years: Years, from: usize) {
        let mut from = self.sums.get(at).map_or(from, |sum| sum.span.end);
        for next in at + 1..self.sums.len() {
            let Some(sum) = self.sums.get(next) else { break };
            let gap = Span::new(from, sum.span.start);
            let dated = self.whens.iter().any(|when| {
                gap.contains(when.span) || {
                    let behind = self.gap(sum.span.end, when.span.start);
                    when.span.start >= sum.span.end
                        && self.covers(&self.cues.year_after, behind, false)
                }
            });
            let text = gap.of(self.text);
            // `in 2025 75 miljoen en structureel 60 miljoen`
            let other = sum.recurrence == Some(Recurrence::Structural)
                && self.sums.get(at).is_some_and(|first| first.recurrence != sum.recurrence);
            if sum.years.is_some()
                || other
                || dated
                || self.is_broken(text)
                || self.cues.series.is_in(text)
                || gap.len() > FAR / 2
            {
                break;
            }
            from = sum.span.end;
            self.give(next, years);
        }
    }

    /// A total in front of brackets has the years of the parts in them, where they add up to it.
    fn add_up(&mut self) {
        for at in 0..self.sums.len() {
            let Some(total) = self.sums.get(at) else { break };
            let rest = self.gap(total.span.end, self.span.end);
            let Some(inside) = rest.strip_prefix(" (") else { continue };
            let close = inside.find(')').map_or(self.span.end, |end| total.span.end + 2 + end);
            let parts = self.sums.iter().skip(at + 1).take_while(|sum| sum.span.end <= close);
            let sum = parts.clone().try_fold(0_i128, |sum, part| sum.checked_add(part.money.low));
            let years = parts.clone().map(|part| part.years).reduce(|a, b| Some(a?.hull(b?)));
            if parts.count() > 1
                && sum == Some(total.money.low)
                && let Some(Some(years)) = years
            {
                self.give(at, years);
            }
        }
    }

    fn give(&mut self, at: usize, years: Years) {
        if let Some(sum) = self.sums.get_mut(at) {
            sum.years = Some(years);
        }
    }

    /// Whether a gap holds only words of the list (and words that say a sum comes back), and at
    /// least one; a colon or a bracket that opens counts as one. `bare` allows none at all.
    fn covers(&self, words: &Words<()>, gap: &str, bare: bool) -> bool {
        let mut rest = gap.trim();
        if rest.is_empty() {
            return bare && !gap.is_empty();
        }
        while !rest.is_empty() {
            let found = words
                .longest(rest)
                .map(|(found, ())| found)
                .or_else(|| self.cues.recurrence.longest(rest).map(|(found, _)| found))
                .or_else(|| self.cues.qualifiers.longest(rest).map(|(found, _)| found))
                .or_else(|| ["(", ":", "-/-"].into_iter().find(|sign| rest.starts_with(sign)));
            let Some(found) = found else { return false };
            rest = rest.get(found.len()..).unwrap_or_default().trim_start();
        }
        true
    }

    /// Whether a word that leads to a year stands right before it.
    fn leads_to(&self, at: usize) -> bool {
        let behind = self.gap(self.span.start, at).trim_end();
        let bare = last_phrase(&self.cues.year_gaps, behind);
        let behind = bare.map_or(behind, |(before, ())| before).trim_end();
        last_phrase(&self.cues.year_prepositions, behind).is_some()
    }

    /// Whether another thought begins in a gap.
    pub(super) fn is_broken(&self, gap: &str) -> bool {
        gap.contains(';') || phrases(&self.cues.breaks, gap).next().is_some()
    }
}

/// Whether a text is one phrase of a list and nothing else.
fn is_phrase<T>(words: &Words<T>, text: &str) -> bool {
    words.longest(text).is_some_and(|(found, _)| found.len() == text.len())
}
