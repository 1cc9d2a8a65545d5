//! Notes in plain text: which lines are notes, and where their marks stand.
//!
//! A note begins with its number at the start of a line (`1 Kamerstukken II …`, `¹ Zie …`,
//! `[1] …`, `  1. …↩`), at the foot of a page or the end of the paper. Its mark is glued to a word,
//! a stop or a year (`Mutluer1`, `gemeld.9`, `29 februari 202433`) and is told from real digits by
//! the notes the paper has and their order: of all places where a mark could stand, the chain that
//! runs up with the notes and weighs most is taken. A digit that no note explains stays where it is.

use super::flow::is_space;
use super::lines::{Line, Role};
use super::shape::{self, End};
use crate::Span;
use crate::error::Error;
use crate::lexicon::Grammars;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// A row of `grammars/note_cues.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    #[expect(dead_code, reason = "the column is for the reader of the list")]
    source: String,
}

/// A note found in plain text.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// What it bears: `33`, `*`.
    pub(super) label: String,
    /// The label with what stands around it, bytes of the source.
    pub(super) label_span: Span,
}

impl Note {
    fn number(&self) -> Option<u32> {
        self.label.parse().ok()
    }
}

/// A mark of a note in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteMark {
    /// The mark with its brackets, bytes of the source.
    pub(super) span: Span,
    /// The label of the note meant.
    pub(super) label: String,
    /// The note meant, as an index into the notes found; `None` where the paper has none such.
    pub(super) note: Option<usize>,
}

/// How a note's label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `1 Zie`, `1Zie`.
    Plain,
    /// `1. Zie`.
    Dotted,
    /// `1) Zie`.
    Paren,
    /// `[1] Zie`, `¹ Zie`: hardly ever anything else.
    Marked,
    /// `* Zie`.
    Star,
}

/// A place where a mark could stand.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    span: Span,
    number: u32,
    weight: u32,
}

/// A note has no higher number than this.
const HIGHEST: u32 = 999;

/// Finds notes.
#[derive(Debug)]
pub(super) struct NoteFinder {
    cues: Vec<String>,
}

impl NoteFinder {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("note_cues.csv")?;
        Ok(Self { cues: rows.into_iter().map(|row| row.text.to_lowercase()).collect() })
    }

    /// The notes among the lines; gives their lines the role of notes.
    pub(super) fn notes(&self, text: &str, lines: &mut [Line]) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        let marks = MarkIndex::new(text, lines);
        let later = self.cued_labels(text, lines);
        let mut last: Option<u32> = None;
        let mut at = 0;
        while at < lines.len() {
            let Some(line) = lines.get(at).copied() else { break };
            let accepted = (line.role == Role::Body)
                .then(|| self.accept(text, lines, at, last, &notes, &marks, &later))
                .flatten();
            let Some((label, label_span, form)) = accepted else {
                at += 1;
                continue;
            };
            let end = note_end(text, lines, at, form);
            last = label.parse().ok().or(last);
            let index = notes.len();
            notes.push(Note { label, label_span });
            for line in lines.iter_mut().take(end).skip(at) {
                line.role = Role::Note(index);
            }
            at = end;
        }
        notes
    }

    /// For each label the last line where a note with that label and a cue begins.
    fn cued_labels(&self, text: &str, lines: &[Line]) -> FxHashMap<String, usize> {
        let mut last = FxHashMap::default();
        for (at, line) in lines.iter().enumerate() {
            let content = line.span.of(text);
            if let Some((label, length, _)) = note_start(content)
                && self.is_cue(content.get(length..).unwrap_or_default())
            {
                last.insert(label, at);
            }
        }
        last
    }

    #[expect(clippy::too_many_arguments, reason = "the evidence for a note is of many kinds")]
    fn accept(
        &self,
        text: &str,
        lines: &[Line],
        at: usize,
        last: Option<u32>,
        notes: &[Note],
        marks: &MarkIndex,
        later: &FxHashMap<String, usize>,
    ) -> Option<(String, Span, Form)> {
        let line = lines.get(at)?;
        let content = line.span.of(text);
        let (label, length, form) = note_start(content)?;
        let body = content.get(length..)?;
        let number: Option<u32> = label.parse().ok();
        let cue = self.is_cue(body);
        let label_span = Span::new(line.span.start, line.span.start + length);
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let follows = before.is_some_and(|before| matches!(before.role, Role::Note(_)));
        let clean = line.gap > 0
            || line.page
            || follows
            || before.is_none_or(|before| before.role != Role::Body);
        let open = before.is_some_and(|before| {
            before.role == Role::Body
                && matches!(
                    shape::end_of(before.span.of(text)),
                    End::Word | End::Comma | End::Hyphen
                )
        });
        let Some(number) = number else {
            let marked = marks.starred;
            return (form == Form::Star && clean && marked && (cue || !open))
                .then_some((label, label_span, form));
        };
        if number == 0 || number > HIGHEST {
            return None;
        }
        let from = notes.last().map_or(0, |note| note.label_span.start);
        let next = last.map_or(1, |last| last + 1);
        let (low, high) = if number == 1 { (from, line.span.start) } else { (0, line.span.start) };
        let weight = marks.weight(number, low, high);
        let in_order = number == next
            || number == 1
            || number > next && number <= next + 3 && (cue || weight >= 8)
            || last.is_none() && (cue && weight >= 4);
        if ends_as_web_note(text, lines, at) && matches!(form, Form::Dotted | Form::Plain) {
            return Some((label, label_span, form));
        }
        if !in_order || starts_with_month(body) && !(cue && clean) {
            return None;
        }
        let cued_later = !cue && later.get(&label).is_some_and(|&line| line > at);
        let accepted = match form {
            Form::Marked => clean || cue || weight > 0,
            Form::Plain if cue => clean || !open || weight >= 5,
            Form::Plain if follows && number == next => shape::starts_upper(body) || weight >= 4,
            Form::Plain => !cued_later && clean && weight >= 6 && !shape::starts_lower(body),
            Form::Dotted | Form::Paren if cue => weight >= 4 || follows && number == next,
            Form::Dotted | Form::Paren => {
                follows && number == next && notes.len() > 1 && weight >= 4
            }
            Form::Star => false,
        };
        accepted.then_some((label, label_span, form))
    }

    fn is_cue(&self, body: &str) -> bool {
        let head: String = body
            .trim_start_matches(|c: char| {
                is_space(c) || matches!(c, '"' | '\'' | '(' | '\u{2018}' | '\u{201c}')
            })
            .chars()
            .take(40)
            .collect::<String>()
            .to_lowercase();
        // A heading may begin with a cue too, but a heading has neither digits nor a stop.
        let heading =
            body.len() < 60 && !body.contains(|c: char| c.is_ascii_digit() || c == '.' || c == ':');
        !heading && self.cues.iter().any(|cue| head.starts_with(cue.as_str()))
    }
}

/// The label at the start of a line, the length in bytes with what belongs to it, and its form.
fn note_start(content: &str) -> Option<(String, usize, Form)> {
    labelled(content).filter(|&(_, length, _)| length < content.len())
}

fn labelled(content: &str) -> Option<(String, usize, Form)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let superscript: String = content.chars().map_while(superscript_digit).collect();
    if !superscript.is_empty() {
        let length = content.chars().take(superscript.len()).map(char::len_utf8).sum();
        return (superscript.len() <= 3).then_some((superscript, length, Form::Marked));
    }
    if let Some(rest) = content.strip_prefix('[') {
        let length = digits(rest);
        let label = rest.get(..length)?;
        rest.get(length..)?.strip_prefix(']')?;
        return (1..=3).contains(&length).then(|| (label.to_owned(), length + 2, Form::Marked));
    }
    if let Some(rest) = content.strip_prefix('(') {
        let length = digits(rest);
        let label = rest.get(..length)?;
        let body = rest.get(length..)?.strip_prefix(')')?.trim_start_matches(is_space);
        return (1..=2)
            .contains(&length)
            .then(|| (label.to_owned(), content.len() - body.len(), Form::Paren));
    }
    if content.starts_with('*') {
        let stars = content.bytes().take_while(|&byte| byte == b'*').count();
        let rest = content.get(stars..)?;
        let text = rest.trim_start_matches([')', ' ', '\u{a0}']);
        return (stars <= 3 && text.starts_with(char::is_alphanumeric))
            .then(|| ("*".repeat(stars), content.len() - text.len(), Form::Star));
    }
    let length = digits(content);
    let label = content.get(..length)?;
    if !(1..=3).contains(&length) || label.starts_with('0') {
        return None;
    }
    let rest = content.get(length..)?;
    let mut chars = rest.chars();
    let first = chars.next()?;
    let (form, marks) = match first {
        c if is_space(c) => (Form::Plain, 0),
        '.' if chars.next().is_some_and(is_space) => (Form::Dotted, 1),
        ')' => (Form::Paren, 1),
        c if c.is_uppercase() || rest.starts_with("http") => (Form::Plain, 0),
        _ => return None,
    };
    let body = rest.get(marks..)?.trim_start_matches(is_space);
    (!body.is_empty()).then(|| (label.to_owned(), content.len() - body.len(), form))
}

/// Whether the note that begins on this line ends with the arrow that leads back to its mark, on
/// this line or, before another such note begins, further on.
fn ends_as_web_note(text: &str, lines: &[Line], at: usize) -> bool {
    for (offset, line) in lines.iter().skip(at).take(12).enumerate() {
        let content = line.span.of(text);
        if content.trim_end_matches('\u{fe0e}').ends_with(['\u{21a9}', '\u{2191}', '\u{2934}']) {
            return true;
        }
        if offset > 0 && (line.indent == 0 || note_start(content).is_some()) {
            return false;
        }
    }
    false
}

/// The index behind the last line of the note that begins at `at`.
fn note_end(text: &str, lines: &[Line], at: usize, form: Form) -> usize {
    let Some(first) = lines.get(at) else { return at + 1 };
    if ends_as_web_note(text, lines, at) && matches!(form, Form::Dotted | Form::Plain) {
        let length = lines.iter().skip(at).take(12).position(|line| {
            let content = line.span.of(text).trim_end_matches('\u{fe0e}');
            content.ends_with(['\u{21a9}', '\u{2191}', '\u{2934}'])
        });
        return at + length.unwrap_or(0) + 1;
    }
    let broken = lines
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(80)
        .find(|line| line.role == Role::Body)
        .is_some_and(|line| {
            matches!(shape::end_of(line.span.of(text)), End::Word | End::Comma | End::Hyphen)
        });
    let label = note_start(first.span.of(text)).map(|(label, _, _)| label);
    let next_number = label.and_then(|label| label.parse::<u32>().ok()).map_or(0, |n| n + 1);
    let mut widest = first.width;
    let mut end = at + 1;
    while let (Some(before), Some(line)) = (lines.get(end - 1), lines.get(end)) {
        let content = line.span.of(text);
        if line.role != Role::Body
            || line.page
            || note_start(content)
                .is_some_and(|(label, _, f)| f == form || label.parse() == Ok(next_number))
        {
            break;
        }
        let address = super::hyphen::is_address(shape::first_word(content))
            && !content.contains(char::is_whitespace);
        if address {
            end += 1;
            continue;
        }
        if line.gap > 0 {
            break;
        }
        let printed = before.span.of(text);
        let complete = matches!(shape::end_of(printed), End::Stop)
            || super::hyphen::is_address(printed) && !printed.ends_with(['-', '/', '_']);
        let room = widest.max(70).saturating_sub(before.width);
        let full = room < shape::first_word(content).chars().count() + 4;
        let resumes = broken && shape::starts_lower(content) && (complete || !full);
        if resumes
            || complete && !full
            || !full && shape::starts_upper(content) && ends_citation(printed)
        {
            break;
        }
        widest = widest.max(line.width);
        end += 1;
    }
    end
}

/// Whether a note's line ends as a citation does, with a number or a letter behind a comma.
fn ends_citation(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit())
}

fn starts_with_month(body: &str) -> bool {
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
    let word = shape::first_word(body).to_lowercase();
    MONTHS.contains(&word.trim_matches(|c: char| !c.is_alphabetic()))
}

fn superscript_digit(c: char) -> Option<char> {
    Some(match c {
        '\u{2070}' => '0',
        '\u{b9}' => '1',
        '\u{b2}' => '2',
        '\u{b3}' => '3',
        '\u{2074}' => '4',
        '\u{2075}' => '5',
        '\u{2076}' => '6',
        '\u{2077}' => '7',
        '\u{2078}' => '8',
        '\u{2079}' => '9',
        _ => return None,
    })
}

/// Every place where a mark could stand, by number.
#[derive(Debug, Default)]
struct MarkIndex {
    by_number: FxHashMap<u32, Vec<(usize, u32)>>,
    /// Whether a star stands behind a word somewhere.
    starred: bool,
}

impl MarkIndex {
    fn new(text: &str, lines: &[Line]) -> Self {
        let mut index = Self::default();
        for candidate in candidates(text, lines) {
            let places = index.by_number.entry(candidate.number).or_default();
            places.push((candidate.span.start, candidate.weight));
        }
        index.starred = text.char_indices().zip(text.chars().skip(1)).any(|((_, c), next)| {
            next == '*'
                && (c.is_alphabetic()
                    || matches!(c, '0'..='9' | '.' | ',' | '?' | ')' | '"' | '\u{201d}'))
        });
        index
    }

    /// The greatest weight of a place for this number within `low..high`.
    fn weight(&self, number: u32, low: usize, high: usize) -> u32 {
        let Some(places) = self.by_number.get(&number) else { return 0 };
        let from = places.partition_point(|&(at, _)| at < low);
        let within = places.iter().skip(from).take_while(|&&(at, _)| at < high).take(64);
        within.map(|&(_, weight)| weight).max().unwrap_or(0)
    }
}

/// The marks of `notes` in the body: for each note at most one place, in the order of the notes.
pub(super) fn marks(text: &str, lines: &[Line], notes: &[Note]) -> Vec<NoteMark> {
    let candidates = candidates(text, lines);
    let mut found: Vec<NoteMark> = Vec::new();
    for group in groups(notes) {
        let Some(first) = notes.get(group.first) else { continue };
        let labels: FxHashMap<u32, usize> = (group.first..group.end)
            .filter_map(|index| Some((notes.get(index)?.number()?, index)))
            .collect();
        let end = notes.get(group.end - 1).map_or(0, |note| note.label_span.start);
        // Notes numbered afresh on each page belong to the text since the page before.
        let low = if group.restarts { group.low } else { 0 };
        let place = |candidate: &&Candidate| {
            labels.get(&candidate.number).is_some_and(|&index| {
                let note = notes.get(index).map_or(0, |note| note.label_span.start);
                candidate.span.start >= low
                    && candidate.span.start < note.max(first.label_span.start)
            }) && candidate.span.start < end.max(first.label_span.start)
        };
        let usable: Vec<Candidate> = candidates.iter().filter(place).copied().collect();
        for candidate in heaviest_chain(&usable) {
            found.push(NoteMark {
                span: candidate.span,
                label: candidate.number.to_string(),
                note: labels.get(&candidate.number).copied(),
            });
        }
    }
    add_stars(text, lines, notes, &mut found);
    add_signed(text, lines, notes, &mut found);
    found.sort_by_key(|mark| mark.span.start);
    found.dedup_by(|a, b| a.span.overlaps(b.span));
    found
}

/// Notes numbered in one run, as indices.
#[derive(Debug)]
struct Group {
    first: usize,
    end: usize,
    /// Where its marks can begin: behind the notes before it.
    low: usize,
    /// Whether the paper numbers its notes more than once.
    restarts: bool,
}

fn groups(notes: &[Note]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut last = 0;
    let mut low = 0;
    for (index, note) in notes.iter().enumerate() {
        let Some(number) = note.number() else { continue };
        match groups.last_mut() {
            Some(group) if number > last => group.end = index + 1,
            _ => groups.push(Group { first: index, end: index + 1, low, restarts: false }),
        }
        last = number;
        low = note.label_span.start;
    }
    let restarts = groups.len() > 1;
    for group in &mut groups {
        group.restarts = restarts;
    }
    groups
}

/// Of candidates in order of place, the chain of strictly rising numbers that weighs most.
///
/// A Fenwick tree holds, for each number, the best chain that ends at or below it, so the work is
/// linear in the candidates but for a small factor.
fn heaviest_chain(candidates: &[Candidate]) -> Vec<Candidate> {
    let size = HIGHEST as usize + 2;
    let mut tree: Vec<(u64, Option<usize>)> = vec![(0, None); size];
    let mut back: Vec<Option<usize>> = Vec::with_capacity(candidates.len());
    let mut best: (u64, Option<usize>) = (0, None);
    for (index, candidate) in candidates.iter().enumerate() {
        let mut before = (0, None);
        let mut node = candidate.number as usize;
        // The prefix 1..number-1.
        node = node.saturating_sub(1);
        while node > 0 {
            if let Some(&entry) = tree.get(node)
                && entry.0 > before.0
            {
                before = entry;
            }
            node &= node - 1;
        }
        let total = before.0 + u64::from(candidate.weight);
        back.push(before.1);
        let mut node = candidate.number as usize;
        while node < size {
            if let Some(entry) = tree.get_mut(node)
                && total > entry.0
            {
                *entry = (total, Some(index));
            }
            node += node & node.wrapping_neg();
        }
        if total > best.0 {
            best = (total, Some(index));
        }
    }
    let mut chain = Vec::new();
    let mut at = best.1;
    while let Some(index) = at {
        chain.extend(candidates.get(index).copied());
        at = back.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

/// Every place in the lines where the mark of a numbered note could stand, in order.
fn candidates(text: &str, lines: &[Line]) -> Vec<Candidate> {
    let mut tokens: FxHashMap<&str, u32> = FxHashMap::default();
    let mut stems: FxHashSet<&str> = FxHashSet::default();
    let readable = |line: &&Line| !matches!(line.role, Role::Furniture | Role::Letterhead);
    for line in lines.iter().filter(readable) {
        for token in line.span.of(text).split(|c: char| !c.is_alphanumeric()) {
            if token.ends_with(|c: char| c.is_ascii_digit())
                && token.starts_with(char::is_alphabetic)
            {
                *tokens.entry(token).or_default() += 1;
            } else if token.len() > 1 {
                stems.insert(token);
            }
        }
    }
    let mut found = Vec::new();
    for line in lines.iter().filter(readable) {
        if matches!(line.role, Role::Note(_)) {
            continue;
        }
        let context = Context { text, line: line.span, tokens: &tokens, stems: &stems };
        context.scan(&mut found);
    }
    found
}

struct Context<'t> {
    text: &'t str,
    line: Span,
    tokens: &'t FxHashMap<&'t str, u32>,
    stems: &'t FxHashSet<&'t str>,
}

impl Context<'_> {
    fn scan(&self, found: &mut Vec<Candidate>) {
        let content = self.line.of(self.text);
        let bytes = content.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
                continue;
            }
            let digits = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
            if digits <= 7 {
                self.judge(content, at, digits, found);
            }
            at += digits;
        }
    }

    /// Judges the digits at `at` of the line.
    fn judge(&self, content: &str, at: usize, digits: usize, found: &mut Vec<Candidate>) {
        let before = content.get(..at).unwrap_or_default();
        let after = content.get(at + digits..).unwrap_or_default();
        let run = content.get(at..at + digits).unwrap_or_default();
        if !ends_token(after) {
            return;
        }
        let (skip, weight) = match before.chars().next_back() {
            None => (0, self.line_alone(digits, after)),
            Some(c) if c.is_alphabetic() => (0, self.glued(before, run)),
            Some(c) if matches!(c, '.' | ',' | ';' | ':' | '?' | '!') => {
                (0, punctuated(before, c, run))
            }
            Some(')' | ']' | '"' | '\'' | '\u{2019}' | '\u{201d}' | '\u{bb}') => {
                (0, closed(before, after))
            }
            Some('%') => (0, 4),
            Some(c) if is_space(c) => self.apart_or_year(before, after, run),
            Some('(') if after.starts_with(')') => (0, bracketed(before)),
            Some('-' | '\u{2013}' | '/' | '(') => year_with_mark(before, run),
            Some(_) => (0, 0),
        };
        let Some(label) = run.get(skip..) else { return };
        if weight == 0 || label.is_empty() || label.len() > 3 || label.starts_with('0') {
            return;
        }
        let Ok(number) = label.parse::<u32>() else { return };
        let start = self.line.start + at + skip;
        // `liggen»? 1)`: a bracket that nothing opened is part of the mark.
        let closed =
            after.starts_with(')') && before.matches('(').count() <= before.matches(')').count();
        let bracket = before.ends_with('(') && after.starts_with(')');
        let end = start + label.len() + usize::from(closed || bracket);
        let start = start - usize::from(bracket);
        found.push(Candidate { span: Span::new(start, end), number, weight });
        self.second_mark(content, at + digits, number, weight, found);
    }

    /// `gemeld9,10` and `gemeld.9 10`: two marks in a row.
    fn second_mark(
        &self,
        content: &str,
        at: usize,
        number: u32,
        weight: u32,
        found: &mut Vec<Candidate>,
    ) {
        let rest = content.get(at..).unwrap_or_default();
        let parted = rest.strip_prefix(", ").or_else(|| rest.strip_prefix([',', ' ', '/']));
        let Some(tail) = parted else { return };
        let next = (number + 1).to_string();
        if let Some(behind) = tail.strip_prefix(next.as_str())
            && ends_token(behind)
        {
            let start = self.line.start + at + (rest.len() - tail.len());
            let span = Span::new(start, start + next.len());
            found.push(Candidate { span, number: number + 1, weight: weight.min(5) });
        }
    }

    /// `Mutluer1`, `Werkonderzoek10`, `NOOVA14`; not `C2000`, `A2`, `KCR2`, `CO2`.
    fn glued(&self, before: &str, run: &str) -> u32 {
        let start = before
            .char_indices()
            .rev()
            .take_while(|&(_, c)| c.is_alphanumeric())
            .last()
            .map_or(before.len(), |(at, _)| at);
        let stem = before.get(start..).unwrap_or_default();
        let token = before.len() - start + run.len();
        let whole = self.line.start + start;
        let repeated = self
            .tokens
            .get(Span::new(whole, whole + token).of(self.text))
            .is_some_and(|&count| count > 1);
        let letters = stem.chars().count();
        // Numbers inside: B2B2, 4G5.
        if repeated || stem.contains(|c: char| c.is_ascii_digit()) {
            return 0;
        }
        if stem.contains(char::is_lowercase) && letters >= 2 {
            let name = matches!(
                stem.to_lowercase().as_str(),
                "covid"
                    | "mp"
                    | "web"
                    | "next"
                    | "top"
                    | "pm"
                    | "nh"
                    | "no"
                    | "co"
                    | "vitamine"
                    | "formule"
                    | "tx"
                    | "ps"
            );
            return if name { 2 } else { 10 };
        }
        if is_designation(stem) || letters < 3 {
            return if letters == 2 && self.stems.contains(stem) && !is_designation(stem) {
                3
            } else {
                0
            };
        }
        if self.stems.contains(stem) { 7 } else { 4 }
    }

    /// Digits behind a space: a year with its mark (`eind 20238`), or a mark that stands apart
    /// (`vertegenwoordigd 4.`, `regio's. 22 De`).
    fn apart_or_year(&self, before: &str, after: &str, run: &str) -> (usize, u32) {
        if run.len() > 3 {
            return year_with_mark(before, run);
        }
        let words = before.trim_end_matches(is_space);
        let last = words.rsplit(is_space).next().unwrap_or_default();
        let spaces = before.len() - words.len();
        if spaces > 1 || run.len() > 2 {
            return (0, 0);
        }
        let tail = after.trim_start_matches(is_space);
        let ends = ['.', '?', '!', '\u{bb}', '\u{201d}', '\u{2019}', '\'', '"'];
        if last.ends_with(ends) && last.chars().count() > 3 {
            if after.starts_with(')') && before.matches('(').count() <= before.matches(')').count()
            {
                return (0, 6);
            }
            let sentence = tail.is_empty() || after.len() > tail.len() && shape::starts_upper(tail);
            let abbreviation = last.matches('.').count() > 1 || ABBREVIATED.contains(&last);
            return if sentence && !abbreviation { (0, 3) } else { (0, 0) };
        }
        let stop = after.starts_with(['.', ',', ';']) && after.chars().nth(1).is_none_or(is_space);
        let word = last.chars().count() > 3 && last.chars().all(char::is_lowercase);
        if stop && word && !COUNTED.contains(&last) { (0, 2) } else { (0, 0) }
    }

    /// A line that holds nothing but digits, in the middle of a sentence: a mark that a converter
    /// put on a line of its own.
    fn line_alone(&self, digits: usize, after: &str) -> u32 {
        if !after.is_empty() || digits > 2 {
            return 0;
        }
        let rest = self.text.get(self.line.end..).unwrap_or_default();
        let next = rest.trim_start_matches(is_space);
        let breaks = rest.get(..rest.len() - next.len()).unwrap_or_default().matches('\n').count();
        let goes_on =
            next.starts_with([',', '.', ';', ')']) || next.starts_with(char::is_lowercase);
        if breaks <= 1 && goes_on { 5 } else { 0 }
    }
}

/// Abbreviations behind which a number is a number.
const ABBREVIATED: &[&str] = &["blz.", "pag.", "art.", "par.", "hfst.", "bijl.", "circa"];

/// Words behind which a number is a number: `artikel 4.`, `vraag 3,`.
const COUNTED: &[&str] = &[
    "artikel",
    "vraag",
    "vragen",
    "antwoord",
    "bijlage",
    "tabel",
    "figuur",
    "hoofdstuk",
    "paragraaf",
    "deel",
    "fase",
    "lijst",
    "punt",
    "onderdeel",
    "stap",
    "spoor",
    "pijler",
    "optie",
    "variant",
    "scenario",
    "nummer",
    "groep",
    "niveau",
    "categorie",
    "klasse",
    "januari",
    "februari",
    "maart",
    "april",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "leden",
    "artikelen",
    "pagina",
    "bladzijde",
    "voetnoot",
    "noot",
    "kader",
    "grafiek",
    "kwartaal",
    "week",
    "van",
    "over",
    "onder",
    "boven",
    "circa",
    "ruim",
    "bijna",
    "minimaal",
    "maximaal",
    "tegen",
    "tussen",
    "ongeveer",
    "aantal",
    "aanbeveling",
    "zone",
    "lijn",
    "schaal",
    "versie",
    "route",
    "team",
    "kamer",
    "zaal",
    "box",
    "titel",
    "kolom",
    "regel",
    "doel",
    "thema",
    "actie",
    "maatregel",
];

/// Short names that end in a digit of their own: roads, gases, quarters, vitamins.
fn is_designation(stem: &str) -> bool {
    matches!(
        stem,
        "CO" | "NO"
            | "SO"
            | "NH"
            | "PM"
            | "CH"
            | "KCR"
            | "COVID"
            | "HTA"
            | "SARS"
            | "MBO"
            | "HBO"
            | "VWO"
            | "WGA"
            | "EURO"
            | "CV"
            | "SZ"
            | "TRL"
    ) || stem.chars().count() == 1
}

fn ends_token(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        Some(c) if c.is_alphanumeric() => false,
        // 3.15, 10,5, 2018-2019, 24/7 and 20% are numbers.
        Some('.' | ',' | ':') => {
            !chars.next().is_some_and(|c| c.is_ascii_digit()) || after.starts_with(',')
        }
        Some('-' | '/' | '\u{2013}') => !chars.next().is_some_and(char::is_alphanumeric),
        Some('%' | '\u{b0}' | '\u{20ac}') => false,
        Some(_) | None => true,
    }
}

/// Digits behind a stop or comma: `gemeld.9`, `c.s.,26`; not `3.9` nor `nr.117`.
fn punctuated(before: &str, mark: char, run: &str) -> u32 {
    if run.len() > 3 {
        return 0;
    }
    let stem = before.strip_suffix(mark).unwrap_or_default();
    let word_start = stem.rfind(is_space).map_or(0, |at| at + 1);
    let word = before
        .get(word_start..)
        .unwrap_or_default()
        .trim_start_matches(['(', '"', '\u{ab}', '\u{2018}', '\u{201c}']);
    let lower = word.to_lowercase();
    if word.contains("://") || word.starts_with("www.") {
        return 0;
    }
    match stem.chars().next_back() {
        Some(c) if c.is_ascii_digit() => {
            // `in 2025.7`: a year, a stop, a mark; `12.500` is a number.
            let digits = stem.chars().rev().take_while(char::is_ascii_digit).count();
            let year = stem.get(stem.len() - digits..).unwrap_or_default();
            let apart = stem.get(..stem.len() - digits).unwrap_or_default().ends_with(is_space);
            if is_year(year) && apart && run.len() < 3 && mark != ':' { 5 } else { 0 }
        }
        Some(c)
            if c.is_alphabetic()
                || matches!(
                    c,
                    '.' | ')' | ']' | '\'' | '\u{2019}' | '"' | '\u{201d}' | '\u{bb}' | '%'
                ) =>
        {
            let inner = lower.trim_end_matches(['.', ',', ';', ':']);
            let counted = inner.len() <= 5
                && matches!(
                    inner,
                    "nr" | "nrs"
                        | "no"
                        | "art"
                        | "p"
                        | "pp"
                        | "pag"
                        | "blz"
                        | "lid"
                        | "par"
                        | "hfst"
                        | "tel"
                        | "ca"
                        | "bijl"
                        | "item"
                        | "t.n"
                        | "d.d"
                        | "r.o"
                        | "vol"
                        | "a"
                        | "b"
                        | "c"
                        | "rov"
                        | "stb"
                        | "stcrt"
                );
            if counted && mark == '.' {
                0
            } else if mark == ':' {
                2
            } else {
                9
            }
        }
        _ => 0,
    }
}

/// Digits behind a closing bracket or quote: `(LMS)12`, `“Robuustheid”5`.
fn closed(before: &str, after: &str) -> u32 {
    let mut chars = before.chars().rev();
    let mark = chars.next();
    let inner = chars.next();
    let opened = inner.is_none_or(is_space) || inner == Some('(');
    // '98 is a year, and a quote that opens is none that closes.
    if opened && matches!(mark, Some('\'' | '\u{2019}' | '"')) {
        return 0;
    }
    if after.starts_with(')') { 3 } else { 8 }
}

/// Digits in brackets behind a question or a quote: `… op geld”? (1)`.
fn bracketed(before: &str) -> u32 {
    let stem = before.trim_end_matches('(').trim_end_matches(is_space);
    let asked = stem.ends_with(['?', '!', '"', '\u{201d}', '\u{2019}', '\u{bb}']);
    if asked { 5 } else { 0 }
}

/// A year and a mark written as one number: `20238`, `202433`. Returns the digits of the year and
/// the weight.
fn year_with_mark(before: &str, run: &str) -> (usize, u32) {
    let year = run.get(..4).unwrap_or_default();
    if run.len() < 5 || run.len() > 7 || !is_year(year) {
        return (0, 0);
    }
    let words = before.trim_end_matches(is_space);
    let last = words.rsplit(is_space).next().unwrap_or_default().to_lowercase();
    let weight = if starts_with_month(&last) {
        10
    } else if matches!(
        last.as_str(),
        "in" | "van"
            | "sinds"
            | "vanaf"
            | "tot"
            | "eind"
            | "begin"
            | "medio"
            | "over"
            | "voor"
            | "na"
            | "en"
            | "per"
            | "jaar"
            | "voorjaar"
            | "najaar"
            | "zomer"
            | "herfst"
            | "winter"
            | "lente"
            | "ultimo"
            | "uit"
            | "jaarverslag"
            | "begroting"
            | "voorjaarsnota"
            | "najaarsnota"
            | "miljoenennota"
            | "prinsjesdag"
            | "monitor"
            | "wet"
            | "comptabiliteitswet"
            | "t/m"
            | "met"
            | "het"
            | "kwartaal"
    ) {
        7
    } else if before.ends_with(['-', '\u{2013}', '/']) {
        6
    } else {
        3
    };
    (4, weight)
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// Marks that need no number: superscript digits and `[1]`.
fn add_signed(text: &str, lines: &[Line], notes: &[Note], found: &mut Vec<NoteMark>) {
    let note_of = |label: &str, at: usize| {
        let after = notes.iter().position(|note| note.label == label && note.label_span.start > at);
        after.or_else(|| notes.iter().rposition(|note| note.label == label))
    };
    let known: FxHashSet<&str> = notes.iter().map(|note| note.label.as_str()).collect();
    for line in lines.iter().filter(|line| !matches!(line.role, Role::Note(_) | Role::Furniture)) {
        let content = line.span.of(text);
        let mut chars = content.char_indices().peekable();
        let mut before = ' ';
        let mut word = 0;
        while let Some((at, c)) = chars.next() {
            if let Some(first) = superscript_digit(c) {
                let mut label = String::from(first);
                let mut end = at + c.len_utf8();
                while let Some(&(next, c)) = chars.peek()
                    && let Some(digit) = superscript_digit(c)
                {
                    label.push(digit);
                    end = next + c.len_utf8();
                    chars.next();
                }
                let unit = content.get(word..at).unwrap_or_default();
                if !is_unit(unit) && label.len() <= 3 && !before.is_ascii_digit() {
                    let span = Span::new(line.span.start + at, line.span.start + end);
                    let note = known
                        .contains(label.as_str())
                        .then(|| note_of(&label, span.start))
                        .flatten();
                    found.push(NoteMark { span, label, note });
                }
                before = c;
                continue;
            }
            if c == '[' {
                let rest = content.get(at + 1..).unwrap_or_default();
                let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
                let label = rest.get(..digits).unwrap_or_default();
                let closed = rest.get(digits..).is_some_and(|tail| tail.starts_with(']'));
                if closed && known.contains(label) {
                    let start = line.span.start + at;
                    let span = Span::new(start, start + digits + 2);
                    found.push(NoteMark {
                        span,
                        label: label.to_owned(),
                        note: note_of(label, start),
                    });
                }
            }
            if !c.is_alphanumeric() {
                word = at + c.len_utf8();
            }
            before = c;
        }
    }
}

/// Units that take a small 2 or 3.
fn is_unit(word: &str) -> bool {
    matches!(word, "m" | "km" | "cm" | "mm" | "dm" | "M" | "hm")
}

/// Marks of notes that bear stars: `Kamer*`.
fn add_stars(text: &str, lines: &[Line], notes: &[Note], found: &mut Vec<NoteMark>) {
    let with_star: Vec<(usize, &Note)> =
        notes.iter().enumerate().filter(|(_, note)| note.label.starts_with('*')).collect();
    if with_star.is_empty() {
        return;
    }
    for line in lines.iter().filter(|line| !matches!(line.role, Role::Note(_) | Role::Furniture)) {
        let content = line.span.of(text);
        let mut from = 0;
        while let Some(at) = content.get(from..).and_then(|rest| rest.find('*')).map(|at| from + at)
        {
            let stars = content.bytes().skip(at).take_while(|&byte| byte == b'*').count();
            let glued = content
                .get(..at)
                .is_some_and(|before| !before.is_empty() && !before.ends_with(is_space));
            let note = with_star.iter().find(|(_, note)| note.label.len() == stars);
            if let (true, Some(&(index, note))) = (glued, note) {
                let start = line.span.start + at;
                let span = Span::new(start, start + stars);
                found.push(NoteMark { span, label: note.label.clone(), note: Some(index) });
            }
            from = at + stars;
        }
    }
}
