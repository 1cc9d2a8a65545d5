//! Notes in plain text: which lines are notes, and where their marks stand.
//!
//! A note begins with its number at the start of a line (`1 Kamerstukken II …`, `¹ Zie …`,
//! `[1] …`, `  1. …↩`), at the foot of a page or the end of the paper. Its mark is glued to a word,
//! a stop or a year (`Mutluer1`, `gemeld.9`, `29 februari 202433`) and is told from real digits by
//! the notes the paper has and their order: of all places where a mark could stand, the chain that
//! runs up with the notes and weighs most is taken. Where a paper has no notes, a chain that counts
//! up from 1 may prove itself (`bare`). Any other digit stays where it is.

mod bare;
mod candidates;
mod extent;
mod label;
mod marks;

pub(super) use marks::marks;

use super::flow::is_space;
use super::lines::{Line, Role};
use super::shape::{self, End};
use crate::Span;
use crate::error::Error;
use crate::lexicon::{Grammars, is_month};
use candidates::{Beside, Words};
use extent::{ends_as_web_note, note_end, web_note};
use label::{Form, note_start};
use marks::MarkIndex;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// A row of `grammars/note_cues.csv`.
#[derive(Debug, Deserialize)]
struct Row {
    text: String,
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
    beside: Beside,
}

impl NoteFinder {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("note_cues.csv")?;
        let cues = rows.into_iter().map(|row| row.text.to_lowercase()).collect();
        Ok(Self { cues, beside: Beside::new(grammars)? })
    }

    /// The words of a paper.
    pub(super) fn words<'t>(&'t self, text: &'t str, lines: &[Line]) -> Words<'t> {
        Words::of(&self.beside, text, lines)
    }

    /// The notes among the lines; gives their lines the role of notes.
    pub(super) fn notes(&self, text: &str, lines: &mut [Line], words: &Words<'_>) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        let marks = MarkIndex::new(text, lines, words);
        let tail = tail(text, lines, &marks);
        let later = self.cued_labels(text, lines);
        let mut last: Option<u32> = None;
        let mut at = 0;
        while at < lines.len() {
            let Some(line) = lines.get(at).copied() else { break };
            if let Some((label, first)) = web_note(text, lines, at) {
                let start = lines.get(first).map_or(0, |line| line.span.start);
                let next = (first + 1..lines.len()).find(|&at| web_note(text, lines, at).is_some());
                let end = note_end(text, lines, first, Form::Plain).min(next.unwrap_or(usize::MAX));
                last = label.parse().ok().or(last);
                let index = notes.len();
                notes.push(Note { label, label_span: Span::new(start, start) });
                for (nth, line) in lines.iter_mut().enumerate().take(end).skip(at) {
                    line.role = if nth < first { Role::Furniture } else { Role::Note(index) };
                }
                at = end;
                continue;
            }
            let accepted = if line.role != Role::Body {
                None
            } else if at >= tail && note_start(line.span.of(text)).is_some() {
                note_start(line.span.of(text)).map(|(label, length, form)| {
                    (label, Span::new(line.span.start, line.span.start + length), form)
                })
            } else {
                self.accept(text, lines, at, last, &notes, &marks, &later)
            };
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

    /// Whether the line is a note by itself: its number, and words that cite something with a number
    /// of its own.
    pub(super) fn cites(&self, content: &str) -> bool {
        let Some((_, length, _)) = note_start(content) else { return false };
        let body = content.get(length..).unwrap_or_default();
        let cited = body
            .split_once(',')
            .is_some_and(|(_, behind)| behind.contains(|c: char| c.is_ascii_digit()));
        cited && self.is_cue(body)
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
        // `Zie`, but not `Ziekenhuizen`; `com(` and `richtlijn 2` go on.
        let open = |cue: &str, rest: &str| {
            cue.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic)
        };
        let mut cues = self.cues.iter().filter_map(|cue| Some((cue, head.strip_prefix(&**cue)?)));
        !heading && cues.any(|(cue, rest)| !open(cue, rest))
    }
}

/// The index of the line where the notes at the end of the paper begin: from there every line is a
/// note with the next number from 1 on, or goes on with one, and each has a mark in the text. The
/// number of lines where the paper does not end so.
fn tail(text: &str, lines: &[Line], marks: &MarkIndex) -> usize {
    let none = lines.len();
    let start = |line: &Line| {
        let (label, length, form) = note_start(line.span.of(text))?;
        let body = line.span.of(text).get(length..)?;
        let number = label.parse::<u32>().ok()?;
        let fits = line.role == Role::Body && form == Form::Plain && !starts_with_month(body);
        (fits && !shape::starts_lower(body)).then_some(number)
    };
    let Some(first) = lines.iter().rposition(|line| start(line) == Some(1)) else { return none };
    let Some(from) = lines.get(first).map(|line| line.span.start) else { return none };
    let mut next = 1;
    let mut loose = 0;
    for line in lines.iter().skip(first) {
        let content = line.span.of(text);
        let asks = shape::is_label(content) || content.ends_with('?');
        if start(line) == Some(next) && marks.weight(next, 0, from) >= 4 {
            next += 1;
            loose = 0;
        } else {
            loose += 1;
        }
        if asks || next == 1 || loose > 2 || line.role != Role::Body && line.role != Role::Furniture
        {
            return none;
        }
    }
    first
}

fn starts_with_month(body: &str) -> bool {
    is_month(shape::first_word(body).trim_matches(|c: char| !c.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;

    #[test]
    fn ok_notes_of_the_official_site() {
        let text = "Nee.1 En ja.2\n\nX Noot\n1\n\nKamerstuk 35 420, nr. 314.\n\nX Noot\n2\n\n\
            Samenstelling:\nLeden: Bakker (D66).\n\nX Noot 3\nwww.cbs.nl";
        let mut lines = lines_of(text, Span::new(0, text.len()));
        let finder = NoteFinder::new(&Grammars::built_in()).unwrap();
        let words = finder.words("", &[]);
        let notes = finder.notes(text, &mut lines, &words).into_iter();
        let labels: Vec<String> = notes.map(|note| note.label).collect();
        assert_eq!(labels, ["1", "2", "3"]);
        let roles: Vec<(&str, Role)> =
            lines.iter().map(|line| (line.span.of(text), line.role)).collect();
        assert!(roles.contains(&("Kamerstuk 35 420, nr. 314.", Role::Note(0))));
        assert!(roles.contains(&("Leden: Bakker (D66).", Role::Note(1))));
        assert!(roles.contains(&("X Noot", Role::Furniture)));
        assert!(roles.contains(&("www.cbs.nl", Role::Note(2))));
    }

    #[test]
    fn ok_cues_are_whole_words() {
        let finder = NoteFinder::new(&Grammars::built_in()).unwrap();
        for (body, cue) in [
            ("Zie ook de brief van 3 mei.", true),
            ("Ziekenhuizen krijgen 3 mln.", false),
            ("Kamerstuk 35 420, nr. 314", true),
            ("Kamerstukken II 2019/20, 35 420", true),
            ("TK 2009-2010, 32 123", true),
            ("Tkm is een maat. Die telt.", false),
            ("Trouw, 3 mei 2021", true),
            ("Trouwens, dat was in 2021.", false),
            ("Richtlijn 2010/63/EU", true),
            ("COM(2021) 206", true),
            ("https://www.cbs.nl", true),
        ] {
            assert_eq!(finder.is_cue(body), cue, "{body}");
        }
    }

    #[test]
    fn ok_notes_that_end_the_paper() {
        let finder = NoteFinder::new(&Grammars::built_in()).unwrap();
        let found = |text: &str| {
            let mut lines = lines_of(text, Span::new(0, text.len()));
            let words = finder.words(text, &lines);
            finder.notes(text, &mut lines, &words).len()
        };
        let text = "Kent u het bericht «Miljoenen»?1\nAntwoord 1\nJa, ook het andere bericht.2\n\
            1 ESB, 29 maart 2024, Uitvoeringsorganisaties moeten aanbevelingen opvolgen.\n\
            2 Unicef, Gezonde plekken voor kinderen, rapport\nvan 2022.";
        assert_eq!(found(text), 2);
        // Questions, and numbers without marks, are none.
        assert_eq!(found("Het bericht.1 En dit.2\n1 Kent u het bericht?\n2 Wat vindt u?"), 0);
        assert_eq!(found("Dit zijn de stappen.\n1 Eerst meten\n2 Dan wegen"), 0);
    }

    #[test]
    fn err_a_word_is_no_note() {
        let text = "X Nooten\n1\n\nTekst.\nNoot\n1\nTekst.";
        let mut lines = lines_of(text, Span::new(0, text.len()));
        let finder = NoteFinder::new(&Grammars::built_in()).unwrap();
        let words = finder.words("", &[]);
        assert!(finder.notes(text, &mut lines, &words).is_empty());
    }
}
