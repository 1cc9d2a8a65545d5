//! From lines to drafts of blocks: which lines run on, and what kind of block they make.
//!
//! The evidence for a break between two lines: a blank line, a line that ends before the measure is
//! full, the stop at its end, the capital or list marker of the next. No single one decides, since
//! text can be double-spaced, and pages and notes cut sentences in two.

use super::lines::{Line, Measure, Role};
use super::sentence::{Follows, Splitter};
use super::shape::{self, End, Marker};
use crate::Span;
use crate::error::Error;
use crate::lexicon::Grammars;
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// A row of `grammars/small_words.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    place: WordPlace,
    #[expect(dead_code, reason = "the column is for the reader of the list")]
    source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WordPlace {
    Begin,
    End,
    Body,
    Greeting,
}

/// Words that tell whether a line begins a sentence or goes on with one.
#[derive(Debug)]
pub(super) struct SmallWords {
    begin: FxHashSet<String>,
    end: FxHashSet<String>,
    body: Vec<String>,
    greeting: FxHashSet<String>,
}

impl SmallWords {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("small_words.csv")?;
        let of = |place| -> FxHashSet<String> {
            let rows = rows.iter().filter(|row| row.place == place);
            rows.map(|row| row.text.to_lowercase()).collect()
        };
        let mut body: Vec<String> = of(WordPlace::Body).into_iter().collect();
        body.sort();
        Ok(Self {
            begin: of(WordPlace::Begin),
            end: of(WordPlace::End),
            body,
            greeting: of(WordPlace::Greeting),
        })
    }

    /// Whether the line is text, however much it looks like a heading: `Antwoord van Minister …`.
    fn is_body(&self, line: &str) -> bool {
        let head: String = line.chars().take(40).collect::<String>().to_lowercase();
        self.body.iter().any(|phrase| head.starts_with(phrase.as_str()))
    }

    /// `Geachte voorzitter,`
    fn is_greeting(&self, line: &str) -> bool {
        let word = shape::first_word(line).to_lowercase();
        line.ends_with(',') && line.chars().count() <= 60 && self.greeting.contains(word.as_str())
    }

    /// Whether the line begins as sentences do and headings do not.
    fn begin(&self, line: &str) -> bool {
        let word = shape::first_word(line).trim_end_matches(',').to_lowercase();
        self.begin.contains(word.as_str())
    }

    /// Whether the line ends with a word that something must follow: `aan de Minister van`.
    fn leave_open(&self, line: &str) -> bool {
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let last = last.trim_start_matches(['(', '[', '"', '\u{2018}', '\u{201c}', '\u{ab}']);
        last.len() <= 12 && self.end.contains(last.to_lowercase().as_str())
    }
}

/// A block before its flow is built: where its text stands.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) kind: DraftKind,
    /// Stretches of the source, in order; between two of them stands a line end.
    pub(super) parts: Vec<Span>,
    /// A page begins at this byte of the source or before.
    pub(super) indent: usize,
}

/// What a draft will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DraftKind {
    Letterhead,
    Heading {
        level: u8,
    },
    Paragraph,
    ListItem,
    /// The note with this index.
    Note(usize),
    /// The table with this index.
    Table(usize),
    Signature,
    Furniture,
}

impl Draft {
    pub(super) fn new(kind: DraftKind, line: &Line) -> Self {
        Self { kind, parts: vec![line.span], indent: line.indent }
    }

    /// Where it begins.
    pub(super) fn start(&self) -> usize {
        self.parts.first().map_or(0, |span| span.start)
    }
}

/// Makes drafts of lines whose roles are known.
#[derive(Debug)]
pub(super) struct Assembler<'t> {
    text: &'t str,
    lines: &'t [Line],
    kinds: &'t [DraftKind],
    splitter: &'t Splitter,
    small_words: &'t SmallWords,
    measure: Measure,
    /// Whether sentences run over single blank lines.
    double: bool,
    drafts: Vec<Draft>,
    /// The draft that running text goes on in, and the index of its last line.
    open: Option<(usize, usize)>,
    /// Lines in the open draft.
    count: usize,
    /// The number of the last list item.
    number: u32,
}

impl<'t> Assembler<'t> {
    pub(super) fn new(
        text: &'t str,
        lines: &'t [Line],
        kinds: &'t [DraftKind],
        splitter: &'t Splitter,
        small_words: &'t SmallWords,
    ) -> Self {
        let measure = Measure::new(lines, |line| line.role == Role::Body);
        let double = is_double_spaced(text, lines, &measure);
        Self {
            text,
            lines,
            kinds,
            splitter,
            small_words,
            measure,
            double,
            drafts: Vec::new(),
            open: None,
            count: 0,
            number: 0,
        }
    }

    /// The drafts, in the order of their first line.
    pub(super) fn assemble(mut self) -> Vec<Draft> {
        for (at, line) in self.lines.iter().enumerate() {
            match line.role {
                Role::Furniture => self.add(DraftKind::Furniture, line),
                Role::Note(index) => self.extend(DraftKind::Note(index), line),
                Role::Letterhead => {
                    self.open = None;
                    self.add(DraftKind::Letterhead, line);
                }
                Role::Signature(number) => self.signature(at, number, line),
                Role::Table(index) => {
                    self.open = None;
                    self.extend(DraftKind::Table(index), line);
                }
                Role::Fixed(kind) => self.fixed(at, kind, line),
                Role::Body => self.body(at, line),
            }
        }
        self.headings();
        self.drafts
    }

    fn add(&mut self, kind: DraftKind, line: &Line) {
        self.drafts.push(Draft::new(kind, line));
    }

    /// Adds the line to the last draft if it is of this very kind.
    fn extend(&mut self, kind: DraftKind, line: &Line) {
        match self.drafts.iter_mut().rev().take(4).find(|draft| draft.kind == kind) {
            Some(draft) => draft.parts.push(line.span),
            None => self.add(kind, line),
        }
    }

    /// Adds a line whose kind the container gives.
    fn fixed(&mut self, at: usize, kind: usize, line: &Line) {
        let same = at.checked_sub(1).and_then(|before| self.lines.get(before));
        let same = same.is_some_and(|before| before.role == Role::Fixed(kind)) || line.joined;
        if let (true, Some((draft, _))) = (same, self.open)
            && let Some(draft) = self.drafts.get_mut(draft)
        {
            draft.parts.push(line.span);
            return;
        }
        self.open = Some((self.drafts.len(), at));
        self.count = 1;
        let kind = self.kinds.get(kind).cloned().unwrap_or(DraftKind::Paragraph);
        self.add(kind, line);
    }

    fn signature(&mut self, at: usize, number: usize, line: &Line) {
        self.open = None;
        let same = at
            .checked_sub(1)
            .and_then(|before| self.lines.get(before))
            .is_some_and(|before| before.role == Role::Signature(number));
        match self.drafts.last_mut() {
            Some(draft) if same && draft.kind == DraftKind::Signature => {
                draft.parts.push(line.span);
            }
            _ => self.add(DraftKind::Signature, line),
        }
    }

    fn body(&mut self, at: usize, line: &Line) {
        if let Some((draft, last)) = self.open
            && self.runs_on(draft, last, at, line)
            && let Some(draft) = self.drafts.get_mut(draft)
        {
            draft.parts.push(line.span);
            self.open = self.open.map(|(draft, _)| (draft, at));
            self.count += 1;
            return;
        }
        let content = line.span.of(self.text);
        let marker = shape::marker(content).map(|(marker, _)| marker);
        if let Some(Marker::Number(number)) = marker {
            self.number = number;
        }
        let kind = if marker.is_some() { DraftKind::ListItem } else { DraftKind::Paragraph };
        self.open = Some((self.drafts.len(), at));
        self.count = 1;
        self.add(kind, line);
    }

    /// Whether `line` goes on with the draft whose last line is `last`.
    fn runs_on(&self, draft: usize, last: usize, at: usize, line: &Line) -> bool {
        let (Some(before), Some(draft)) = (self.lines.get(last), self.drafts.get(draft)) else {
            return false;
        };
        if line.joined {
            return true;
        }
        let content = line.span.of(self.text);
        let printed = before.span.of(self.text);
        if line.hard || shape::is_label(content) || self.count == 1 && is_bare_label(printed) {
            return false;
        }
        if self.count == 1 && self.small_words.is_greeting(printed) {
            return false;
        }
        let end = self.end_of(printed);
        let lower = shape::starts_lower(content);
        let full = self.measure.full(last, before, content);
        let open = matches!(end, End::Word | End::Comma | End::Hyphen);
        if let Some((marker, _)) = shape::marker(content)
            && self.is_item(draft, marker, end, full, line)
        {
            return false;
        }
        let cut = at != last + 1 || line.page;
        if cut {
            return open
                && (lower || end != End::Word && before.width > 25 || full && self.count > 1)
                || end == End::Stop && full && self.count > 1 && line.gap == 0 && !line.page;
        }
        let gap = if self.double && line.gap == 1 { 0 } else { line.gap };
        match gap {
            0 => self.runs_on_directly(draft, last, before, line, end, full),
            1..=2 if open && self.small_words.leave_open(printed) && before.width >= 40 => true,
            1..=6 => {
                open && lower && before.width >= 40 && !is_heading_number(printed)
                    || end == End::Hyphen && lower
            }
            _ => false,
        }
    }

    /// How a line ends; the stop of `nr.` or `mr.` is none.
    fn end_of(&self, line: &str) -> End {
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let last = last.trim_start_matches(['(', '[', '"', '\u{2018}', '\u{201c}']);
        match self.splitter.abbreviation(last) {
            Some(Follows::Number | Follows::Phrase) => End::Word,
            Some(Follows::Any) | None => shape::end_of(line),
        }
    }

    /// Whether the next line, with no blank line between, goes on.
    fn runs_on_directly(
        &self,
        draft: &Draft,
        last: usize,
        before: &Line,
        line: &Line,
        end: End,
        full: bool,
    ) -> bool {
        let content = line.span.of(self.text);
        let lower = shape::starts_lower(content);
        let wrapped = self.measure.wrapped(last);
        let indented = line.indent >= before.indent + 2 && self.count == 1;
        match end {
            End::Hyphen | End::Comma => true,
            End::Word if lower || self.small_words.leave_open(before.span.of(self.text)) => true,
            End::Word if goes_on_with_number(before.span.of(self.text), content, wrapped) => true,
            // A sentence ended on the line before, and the one behind it has not.
            End::Word if before.width >= 60 && self.sentences(before) > 1 => true,
            End::Word => {
                let heads = self.count == 1
                    && (self.measure.fits(last, before, content)
                        || shape::starts_upper(content) && self.small_words.begin(content));
                // A short first line and a capital: a heading, or a line by itself.
                if heads && !indented && !self.is_begun(last, before, content) {
                    return false;
                }
                full || wrapped && before.end_column() * 2 > self.widest(last, before)
                    || !wrapped && indented
            }
            // A sentence that ends before the measure does ends the paragraph, unless an item's
            // text is set in under its marker.
            End::Stop | End::Colon | End::Semicolon => {
                full && !(line.indent > before.indent + 1 && draft.kind == DraftKind::Paragraph)
                    || lower
                        && end == End::Stop
                        && wrapped
                        && self.measure.room(last, before).is_some_and(|room| room < 12)
            }
        }
    }

    fn sentences(&self, line: &Line) -> usize {
        self.splitter.split(line.span.of(self.text)).len()
    }

    /// Whether a first line that could be a heading is rather the beginning of a sentence: a
    /// bracket is open, or it begins as sentences do and is nearly full.
    fn is_begun(&self, at: usize, line: &Line, next: &str) -> bool {
        let printed = line.span.of(self.text);
        let brackets = |c: char| printed.matches(c).count();
        let room = self.measure.room(at, line).unwrap_or(usize::MAX);
        let word = shape::first_word(next).chars().count();
        let bare = shape::marker(printed).map_or(0, |(_, length)| length);
        let words = printed.get(bare..).unwrap_or_default().trim_start();
        brackets('(') > brackets(')') || self.small_words.begin(words) && room < word + 12
    }

    fn widest(&self, at: usize, line: &Line) -> usize {
        line.end_column() + self.measure.room(at, line).unwrap_or(0)
    }

    /// Whether a line with this marker begins an item, rather than going on with a sentence that
    /// happens to break before a dash or a number.
    fn is_item(&self, draft: &Draft, marker: Marker, end: End, full: bool, line: &Line) -> bool {
        if line.gap > 0 && !self.double {
            return true;
        }
        // `nr.` / `596) kwam`: a high number that follows no other is no item.
        if let Marker::Number(number) = marker
            && number > 9
            && number != self.number + 1
        {
            return false;
        }
        match end {
            End::Stop | End::Colon | End::Semicolon => true,
            _ if !full => true,
            _ => {
                let first = draft.parts.first().map_or("", |span| span.of(self.text));
                match (shape::marker(first), marker) {
                    (Some((Marker::Sign(a), _)), Marker::Sign(b)) => a == b,
                    (Some((Marker::Number(a), _)), Marker::Number(b)) => b == a + 1,
                    (Some((Marker::Letter(a), _)), Marker::Letter(b)) => b as u32 == a as u32 + 1,
                    _ => matches!(
                        marker,
                        Marker::Sign('\u{2022}' | '\u{25cf}' | '\u{25aa}' | '\u{f0b7}')
                    ),
                }
            }
        }
    }

    /// Makes headings of the short paragraphs and items that stand above text.
    fn headings(&mut self) {
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
        let length: usize =
            draft.parts.iter().map(|part| part.of(self.text).chars().count() + 1).sum();
        if self.small_words.is_body(title) {
            return None;
        }
        if length > 120 || !title.contains(char::is_alphabetic) || shape::starts_lower(title) {
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
            let opens = ["Waarom", "Wat", "Hoe", "Wie", "Welke", "Wanneer", "Waar"]
                .contains(&shape::first_word(first));
            return (opens && !answered && length <= 80).then_some(2);
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

/// Whether a line that begins with a number goes on with the sentence of the line before:
/// `sinds 20 september` / `2022 alle nota's`, `(ontvangen` / `4 februari 2025)`, `op het gebied van
/// meer dan de` / `300 gemeenten die`. A number that opens something has a capital behind it; `wrapped` says that
/// lines are broken by hand here, so that a count can stand at the start of one.
fn goes_on_with_number(before: &str, line: &str, wrapped: bool) -> bool {
    let word = shape::first_word(line);
    let number = word.trim_end_matches([',', ')', ';', '%']);
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    {
        return false;
    }
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    if number.len() == 4 && is_month(last) {
        return true;
    }
    let brackets = |c: char, text: &str| text.matches(c).count();
    let open = brackets('(', before) > brackets(')', before) && line.contains(')');
    let rest = line.get(word.len()..).unwrap_or_default().trim_start();
    open || wrapped
        && before.chars().count() >= 50
        && (shape::starts_lower(rest) || number.len() < word.len())
        && !is_heading_number(before)
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    MONTHS.contains(&word.to_lowercase().as_str())
}

/// A label of a question or an answer, with nothing behind it.
fn is_bare_label(line: &str) -> bool {
    shape::label(line).is_some_and(|end| {
        line.get(end..).unwrap_or_default().trim_matches([' ', ':', '.']).is_empty()
    })
}

/// `II Uitkomst`, `A. Algemeen`, `2.1 Aanpak`: a number that begins a heading.
fn is_heading_number(line: &str) -> bool {
    let word = shape::first_word(line);
    let stem = word.trim_end_matches(['.', ')']);
    let roman = !stem.is_empty()
        && stem.len() <= 5
        && stem.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let letter = stem.len() == 1 && word.len() == 2 && stem.bytes().all(|b| b.is_ascii_uppercase());
    let number = stem.contains('.')
        && stem.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && stem.len() <= 7;
    (roman || letter || number) && line.len() > word.len()
}

/// Whether sentences run over single blank lines: the lines of a paragraph stand apart.
fn is_double_spaced(text: &str, lines: &[Line], measure: &Measure) -> bool {
    let (mut apart, mut together) = (0_usize, 0_usize);
    for (at, pair) in lines.windows(2).enumerate() {
        let [before, line] = pair else { continue };
        let body = before.role == Role::Body && line.role == Role::Body && measure.wrapped(at);
        if !body || before.width < 40 || !shape::starts_lower(line.span.of(text)) {
            continue;
        }
        if matches!(shape::end_of(before.span.of(text)), End::Word | End::Comma | End::Hyphen) {
            apart += usize::from(line.gap == 1);
            together += usize::from(line.gap == 0);
        }
    }
    apart >= 4 && apart > together * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_numbers_that_go_on_with_a_sentence() {
        for (before, line) in [
            ("Zo worden sinds 20 september", "2022 alle beslisnota's bij Kamerstukken openbaar"),
            ("Antwoord van Minister Uitermark (ontvangen", "4 februari 2025). Zie ook"),
            ("drie moties die in het debat over het steunpakket van juni", "2021, zijn aangenomen"),
            (
                "In totaal zijn er in dat jaar door de gezamenlijke inspectiediensten",
                "300 bedrijven bezocht",
            ),
        ] {
            assert!(goes_on_with_number(before, line, true), "{before} / {line}");
        }
    }

    #[test]
    fn err_numbers_that_open_something() {
        let planning = "Planning van de stappen naar de nieuwe wet- en regelgeving";
        assert!(!goes_on_with_number(planning, "1 januari 2024 inwerkingtreding", false));
        for (before, line) in [
            ("Aantal gemeenten", "334 gemeenten houden verkiezingen."),
            (
                "De griffier van de vaste commissie voor Binnenlandse Zaken, Roovers",
                "12 Kunt u dat toelichten?",
            ),
            ("De griffier van de vaste commissie voor Binnenlandse Zaken, Roovers", "12"),
            ("Overzicht van de uitgaven in de eerste helft van het jaar", "2.1 Inleiding"),
            ("Zo worden sinds 20 september", "Alle nota's"),
        ] {
            assert!(!goes_on_with_number(before, line, true), "{before} / {line}");
        }
    }
}
