//! Where the marks of notes stand: of all places where one could, the chain that fits the notes.

use super::bare::bare_marks;
use super::candidates::{Words, candidates};
use super::label::superscript_digit;
use super::{Candidate, HIGHEST, Note, NoteMark};
use crate::Span;
use crate::layout::flow::is_space;
use crate::layout::lines::{Line, Role, Signs};
use memchr::memchr3;
use rustc_hash::FxHashMap;

/// By how many bytes candidates can stand out of order: a second mark is found with the first.
const NEAR: usize = 100;

/// Every place where a mark could stand, by number.
#[derive(Debug, Default)]
pub(super) struct MarkIndex {
    by_number: FxHashMap<u32, Vec<(usize, u32)>>,
    /// Whether a star stands behind a word somewhere.
    pub(super) starred: bool,
}

impl MarkIndex {
    pub(super) fn new(text: &str, lines: &[Line], words: &Words<'_>) -> Self {
        let mut index = Self::default();
        for candidate in candidates(text, lines, words) {
            let places = index.by_number.entry(candidate.number).or_default();
            places.push((candidate.span.start, candidate.weight));
        }
        index.starred = text.match_indices('*').any(|(at, _)| {
            text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(|c| {
                c.is_alphabetic()
                    || matches!(c, '0'..='9' | '.' | ',' | '?' | ')' | '"' | '\u{201d}')
            })
        });
        index
    }

    /// The greatest weight of a place for this number within `low..high`.
    pub(super) fn weight(&self, number: u32, low: usize, high: usize) -> u32 {
        let Some(places) = self.by_number.get(&number) else { return 0 };
        let from = places.partition_point(|&(at, _)| at < low);
        let within = places.iter().skip(from).take_while(|&&(at, _)| at < high).take(64);
        within.map(|&(_, weight)| weight).max().unwrap_or(0)
    }
}

/// The marks of `notes` in the body: for each note at most one place, in the order of the notes.
pub(in crate::layout) fn marks<'t>(
    text: &'t str,
    lines: &[Line],
    notes: &[Note],
    words: &Words<'t>,
) -> Vec<NoteMark> {
    // Without a numbered note no number is the mark of one.
    let numbered = notes.iter().any(|note| note.number().is_some());
    let candidates = if numbered { candidates(text, lines, words) } else { Vec::new() };
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
        let until = end.max(first.label_span.start);
        let from = candidates.partition_point(|candidate| candidate.span.start + NEAR < low);
        let within = candidates.iter().skip(from);
        let within = within.take_while(|candidate| candidate.span.start <= until + NEAR);
        let usable: Vec<Candidate> = within.filter(place).copied().collect();
        for candidate in heaviest_chain(&usable) {
            found.push(NoteMark {
                span: candidate.span,
                label: candidate.number.to_string(),
                note: labels.get(&candidate.number).copied(),
            });
        }
    }
    add_stars(text, lines, notes, &mut found);
    add_signed(text, lines, notes, words, &mut found);
    let numbered = |label: &str| label.starts_with(|c: char| c.is_ascii_digit());
    if !notes.iter().any(|note| numbered(&note.label)) && !found.iter().any(|m| numbered(&m.label))
    {
        found.extend(bare_marks(text, lines, words));
    }
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

/// Marks that need no number: superscript digits and `[1]`.
fn add_signed(
    text: &str,
    lines: &[Line],
    notes: &[Note],
    words: &Words<'_>,
    found: &mut Vec<NoteMark>,
) {
    let mut known: FxHashMap<&str, Vec<(usize, usize)>> = FxHashMap::default();
    for (index, note) in notes.iter().enumerate() {
        known.entry(&note.label).or_default().push((note.label_span.start, index));
    }
    let note_of = |label: &str, at: usize| {
        let places = known.get(label)?;
        let after = places.get(places.partition_point(|&(start, _)| start <= at));
        after.or(places.last()).map(|&(_, index)| index)
    };
    for line in lines.iter().filter(|line| !matches!(line.role, Role::Note(_) | Role::Furniture)) {
        let content = line.span.of(text);
        if !line.signs.any(Signs::BRACKET | Signs::NOT_ASCII) {
            continue;
        }
        let mut from = 0;
        while let Some(at) = next_sign(content, from) {
            let (behind, rest) = content.split_at_checked(at).unwrap_or((content, ""));
            let start = line.span.start + at;
            if let Some(label) = bracketed(rest).filter(|label| known.contains_key(label)) {
                let span = Span::new(start, start + label.len() + 2);
                let (label, note) = (label.to_owned(), note_of(label, start));
                found.push(NoteMark { span, label, note });
            }
            let label: String = rest.chars().map_while(superscript_digit).collect();
            let signs = rest.chars().take(label.len().max(1));
            let length: usize = signs.map(char::len_utf8).sum();
            from = at + length;
            let free =
                !ends_with_unit(words, behind) && !behind.ends_with(|c: char| c.is_ascii_digit());
            if free && (1..=3).contains(&label.len()) {
                let span = Span::new(start, start + length);
                let note = note_of(&label, start);
                found.push(NoteMark { span, label, note });
            }
        }
    }
}

/// The next byte, from `from` on, with which `[` or a superscript digit begins.
fn next_sign(content: &str, from: usize) -> Option<usize> {
    memchr3(b'[', 0xc2, 0xe2, content.as_bytes().get(from..)?).map(|at| from + at)
}

/// The digits in brackets that a text begins with: `12` of `[12] Zie`.
fn bracketed(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('[')?;
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let (label, rest) = rest.split_at_checked(digits)?;
    rest.starts_with(']').then_some(label)
}

/// Whether the word a text ends with is a unit, which takes a small 2 or 3.
fn ends_with_unit(words: &Words<'_>, text: &str) -> bool {
    let letters = text.char_indices().rev().take(LONGEST_UNIT + 1);
    let word = letters.take_while(|(_, c)| c.is_alphanumeric()).last();
    word.and_then(|(start, _)| text.get(start..)).is_some_and(|word| words.beside.is_unit(word))
}

/// The longest unit, in characters.
const LONGEST_UNIT: usize = 2;

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
            let length = content.bytes().skip(at).take_while(|&byte| byte == b'*').count();
            let glued = content
                .get(..at)
                .is_some_and(|before| !before.is_empty() && !before.ends_with(is_space));
            let note = with_star.iter().find(|(_, note)| note.label.len() == length);
            if let (true, Some(&(index, note))) = (glued, note) {
                let start = line.span.start + at;
                let span = Span::new(start, start + length);
                found.push(NoteMark { span, label: note.label.clone(), note: Some(index) });
            }
            from = at + length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::NoteFinder;
    use super::*;
    use crate::layout::lines::lines_of;
    use crate::lexicon::Grammars;

    /// The text with every mark found written as `[^label]`, notes left out.
    fn lifted(text: &str) -> String {
        let mut lines = lines_of(text, Span::new(0, text.len()));
        let finder = NoteFinder::new(&Grammars::built_in()).unwrap();
        let words = finder.words(text, &lines);
        let notes = finder.notes(text, &mut lines, &words);
        let mut out = String::new();
        let mut at = 0;
        for mark in marks(text, &lines, &notes, &words) {
            out.push_str(&text[at..mark.span.start]);
            out.extend(["[^", &mark.label, "]"]);
            at = mark.span.end;
        }
        let end = notes.first().map_or(text.len(), |note| note.label_span.start);
        out.push_str(text[at..].get(..end.saturating_sub(at)).unwrap_or_default().trim_end());
        out
    }

    const NOTES: &str = "\n\n1 Kamerstuk 29 628, nr. 1.\n2 Zie Kamerstuk 29 628, nr. 2.\n3 Kamerstuk 29 628, nr. 3.";

    #[test]
    fn ok_marks_told_by_the_notes_and_their_order() {
        let cases = [
            ("De leden Sneller en Mutluer1 vroegen dat.", "Mutluer[^1] vroegen"),
            ("Dat was op 30 juni 20231 en in 20242 weer.", "2023[^1] en in 2024[^2] weer"),
            (
                "De motie-Van Dijk c.s.1, die dat vraagt.2 Verder niet.",
                "c.s.[^1], die dat vraagt.[^2] Verder",
            ),
            ("De veiligheidsregio's. 1 De rest volgt.", "regio's. [^1] De rest"),
            ("Er zijn 12 diensten vertegenwoordigd 1. Meer niet.", "vertegenwoordigd [^1]. Meer"),
            ("Het bericht «Te laat»?1 Ja.", "laat»?[^1] Ja"),
            ("Het rapport (LMS)1 en het advies“2 zijn er.", "(LMS)[^1] en"),
            (
                "C2000 en KCR2 en de A2, zie Recourt1 en Berndsen2.",
                "C2000 en KCR2 en de A2, zie Recourt[^1] en Berndsen[^2].",
            ),
            ("In artikel 1. staat dat, en motie1 ook.", "artikel 1. staat dat, en motie[^1] ook"),
            ("Twee noten samen.1,2 Dat kan.", "samen.[^1],[^2] Dat"),
        ];
        for (body, want) in cases {
            let shown = lifted(&format!("{body}{NOTES}"));
            assert!(shown.contains(want), "{shown}");
        }
    }

    #[test]
    fn err_digits_that_are_no_marks() {
        for body in [
            "In 2023 en op 1 mei 2024 kostte dat 3,2 miljoen.",
            "Artikel 3.1 en nr. 2 en lid 3. De wet bepaalt dat.",
            "Bel 112 of 1 van de 3 nummers over CO2, PM10 en Q1.",
        ] {
            assert_eq!(lifted(&format!("{body}{NOTES}")), body);
        }
        // Without notes every digit stays.
        let body = "De leden Sneller en Mutluer1 vroegen dat op 30 juni 20231.";
        assert_eq!(lifted(body), body);
    }
}
