//! A paper's text with its facts marked, and below each line what the facts in it say.
//!
//! With colours a fact has the colour of its kind, and where facts overlap the shortest counts.
//! Without, it stands in brackets with a number, `[14 februari 2023](3)`, and the number stands
//! before what it says. Either way no fact is lost.

use super::facts::{Fact, FactKind};
use crate::cli::words::{one_line, shorten, visible};
use anstyle::Style;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Characters of a fact's words that are shown before its value.
const LONGEST_QUOTE: usize = 60;

/// How the text is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) colours: bool,
    /// Characters on a line.
    pub(super) width: usize,
}

/// The text; facts are by place, the wider first. Writing to a string cannot fail.
pub(super) fn text(text: &str, facts: &[Fact], look: Look) -> String {
    let mut page = Page::new(facts, look);
    let mut at = 0;
    let mut blank = true;
    for line in text.split('\n') {
        let shown = line.strip_suffix('\r').unwrap_or(line);
        // Several blank lines say no more than one; what begins in them is told below the next.
        if !(shown.trim().is_empty() && blank) {
            page.line(shown, at);
        }
        blank = shown.trim().is_empty();
        at += line.chars().count() as i64 + 1;
    }
    page.facts_before(i64::MAX);
    page.out
}

/// A page being written.
struct Page<'f> {
    out: String,
    look: Look,
    /// Facts not yet begun.
    coming: std::iter::Peekable<std::slice::Iter<'f, Fact>>,
    /// Facts begun and not ended.
    open: Vec<&'f Fact>,
    /// Facts begun and not yet told.
    untold: Vec<&'f Fact>,
    /// The number of each stretch of facts.
    numbers: BTreeMap<(i64, i64), usize>,
}

impl<'f> Page<'f> {
    fn new(facts: &'f [Fact], look: Look) -> Self {
        let marked = facts.iter().filter(|fact| fact.kind != FactKind::Questions);
        let mut numbers = BTreeMap::new();
        for fact in marked {
            let next = numbers.len() + 1;
            numbers.entry((fact.start, fact.end)).or_insert(next);
        }
        let (out, coming) = (String::new(), facts.iter().peekable());
        Self { out, look, coming, open: Vec::new(), untold: Vec::new(), numbers }
    }

    /// Writes a line of the text, which begins at the code point `start`, as rows of the page.
    fn line(&mut self, line: &str, start: i64) {
        let mut row = Row::default();
        for (index, c) in line.chars().enumerate() {
            let at = start + index as i64;
            let marks = self.pass(at);
            row.push(&marks, c, self.style());
            if row.width > self.look.width {
                let rest = row.split();
                self.end_row(&row);
                row = rest;
            }
        }
        let marks = self.pass(start + line.chars().count() as i64);
        row.marks(&marks);
        self.end_row(&row);
    }

    /// Ends and begins the facts that do so before the character `at`; what is written there.
    fn pass(&mut self, at: i64) -> String {
        let mut marks = String::new();
        let mut closed: Vec<(i64, i64)> = Vec::new();
        self.open.retain(|fact| {
            let ends = fact.end <= at;
            if ends {
                closed.push((fact.start, fact.end));
            }
            !ends
        });
        closed.sort_by_key(|(start, end)| (std::cmp::Reverse(*start), *end));
        closed.dedup();
        for stretch in closed.iter().filter_map(|stretch| self.numbers.get(stretch)) {
            let _ = write!(marks, "]({stretch})");
        }
        let mut last = None;
        while let Some(fact) = self.coming.next_if(|fact| fact.start <= at) {
            if fact.kind == FactKind::Questions {
                let (title, style) = (one_line(&fact.value), fact.kind.style());
                let _ = writeln!(self.out, "{style}── question {title} ──{style:#}");
                continue;
            }
            self.untold.push(fact);
            if fact.end > at {
                if last != Some((fact.start, fact.end)) {
                    marks.push('[');
                }
                last = Some((fact.start, fact.end));
                self.open.push(fact);
            }
        }
        if self.look.colours { String::new() } else { marks }
    }

    /// The style of the character to come.
    fn style(&self) -> Option<Style> {
        let innermost = self.open.iter().min_by_key(|fact| (fact.end - fact.start, fact.kind));
        innermost.filter(|_| self.look.colours).map(|fact| fact.kind.style())
    }

    fn end_row(&mut self, row: &Row) {
        row.write(&mut self.out);
        self.tell();
    }

    /// Tells the facts that were passed.
    fn tell(&mut self) {
        for fact in std::mem::take(&mut self.untold) {
            let style = fact.kind.style();
            let number = self.numbers.get(&(fact.start, fact.end)).copied().unwrap_or_default();
            let quote = shorten(&one_line(&fact.quote), LONGEST_QUOTE);
            let head = if self.look.colours { quote } else { format!("({number}) {quote}") };
            let said = format!("{}: {} ({})", fact.kind.one(), one_line(&fact.value), fact.rule);
            let said = format!("{head} | {said}");
            for (index, row) in wrapped(&said, self.look.width.saturating_sub(8)).iter().enumerate()
            {
                let indent = if index == 0 { "    " } else { "        " };
                let _ = writeln!(self.out, "{indent}{style}{row}{style:#}");
            }
        }
    }

    /// Tells all facts that begin before the character `at`.
    fn facts_before(&mut self, at: i64) {
        self.pass(at);
        self.tell();
    }
}

/// A row of the page: pieces, each a character with what is written before it.
#[derive(Debug, Default)]
struct Row {
    pieces: Vec<(String, Option<Style>)>,
    width: usize,
}

impl Row {
    fn push(&mut self, marks: &str, c: char, style: Option<Style>) {
        let shown = if c.is_whitespace() { ' ' } else { visible(c) };
        let piece = format!("{marks}{shown}");
        self.width += piece.chars().count();
        self.pieces.push((piece, style));
    }

    /// What is written behind the last character.
    fn marks(&mut self, marks: &str) {
        if !marks.is_empty() {
            self.pieces.push((marks.to_owned(), None));
        }
    }

    /// Takes off what follows the last space, for the next row; where there is none, nothing.
    fn split(&mut self) -> Self {
        let space = self.pieces.iter().rposition(|(piece, _)| piece.ends_with(' '));
        let Some(space) = space.filter(|space| space + 1 < self.pieces.len()) else {
            return Self::default();
        };
        let pieces = self.pieces.split_off(space + 1);
        let width = pieces.iter().map(|(piece, _)| piece.chars().count()).sum();
        Self { pieces, width }
    }

    fn write(&self, out: &mut String) {
        let mut current: Option<Style> = None;
        for (piece, style) in &self.pieces {
            if *style != current {
                if let Some(style) = current {
                    let _ = write!(out, "{style:#}");
                }
                if let Some(style) = style {
                    let _ = write!(out, "{style}");
                }
                current = *style;
            }
            out.push_str(piece);
        }
        if let Some(style) = current {
            let _ = write!(out, "{style:#}");
        }
        let end = out.trim_end_matches(' ').len();
        out.truncate(end);
        out.push('\n');
    }
}

/// A text in rows of at most `width` characters, parted at spaces where it can be.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(20);
    let mut rows: Vec<String> = Vec::new();
    let mut row = String::new();
    for word in text.split(' ') {
        let fits = row.chars().count() + 1 + word.chars().count() <= width;
        if !row.is_empty() && !fits {
            rows.push(std::mem::take(&mut row));
        }
        if !row.is_empty() {
            row.push(' ');
        }
        row.push_str(word);
    }
    rows.push(row);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(kind: FactKind, start: i64, end: i64, quote: &str) -> Fact {
        let (quote, value, rule) = (quote.to_owned(), "value".to_owned(), "rule".to_owned());
        Fact { kind, start, end, quote, value, rule }
    }

    const PLAIN: Look = Look { colours: false, width: 80 };

    #[test]
    fn ok_facts_in_brackets_told_below_their_line() {
        let facts = [
            fact(FactKind::Events, 3, 6, "mei"),
            fact(FactKind::Deadlines, 3, 6, "mei"),
            fact(FactKind::Amounts, 10, 13, "€ 5"),
        ];
        let want = "op [mei](1) en [€ 5](2)\n    (1) mei | event: value (rule)\n    (1) mei | \
                    deadline: value (rule)\n    (2) € 5 | amount: value (rule)\n\nslot\n";
        let found = text("op mei en € 5\n\n\n\nslot", &facts, PLAIN);
        assert_eq!(anstream::adapter::strip_str(&found).to_string(), want);
    }

    #[test]
    fn ok_facts_in_facts_and_over_line_ends() {
        let facts = [
            fact(FactKind::References, 0, 13, "rapport x\nvan"),
            fact(FactKind::Organisations, 8, 15, "x\nvan y"),
            fact(FactKind::Amounts, 14, 15, "y"),
        ];
        let found = text("rapport x\nvan y", &facts, PLAIN);
        let marked: Vec<&str> = found.lines().filter(|line| !line.contains('|')).collect();
        assert_eq!(marked, ["[rapport [x", "van](1) [y](3)](2)"]);
        assert_eq!(found.lines().count(), 5);
    }

    #[test]
    fn ok_colours_of_the_innermost() {
        let facts =
            [fact(FactKind::References, 0, 5, "a b c"), fact(FactKind::Organisations, 2, 3, "b")];
        let found = text("a b c", &facts, Look { colours: true, width: 80 });
        let (outer, inner) = (FactKind::References.style(), FactKind::Organisations.style());
        let want = format!("{outer}a {outer:#}{inner}b{inner:#}{outer} c{outer:#}\n");
        assert!(found.starts_with(&want), "{found:?}");
    }

    #[test]
    fn ok_long_lines_and_what_would_steer_a_terminal() {
        let words = "woord ".repeat(30);
        let found = text(&words, &[], Look { colours: false, width: 40 });
        assert!(found.lines().all(|line| line.chars().count() <= 41), "{found}");
        assert_eq!(found.split_whitespace().count(), 30);
        let long = "x".repeat(100);
        let found = text(&long, &[], Look { colours: false, width: 40 });
        assert_eq!(found.replace('\n', ""), long);
        assert_eq!(text("a\u{1b}[2Jb\tc", &[], PLAIN), "a\u{fffd}[2Jb c\n");
    }
}
