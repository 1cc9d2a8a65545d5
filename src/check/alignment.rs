//! Which characters of an old text stand where in a new one.
//!
//! What both have in common at their ends is taken off; of the rest, lines that occur once in each
//! and in the same order are the same; between them words are told apart in the same way. So an
//! alignment takes no more than n log n time, whatever the texts, and may call a stretch changed
//! that a slower search would have found unchanged.

use rustc_hash::FxHashMap;
use std::ops::Range;

/// How often a stretch is parted again; what is not told apart by then counts as changed.
const DEEPEST: u32 = 12;

/// Stretches that two texts have in common, in order; all in code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alignment {
    runs: Vec<Run>,
    /// The ends of both texts: a run of nothing.
    end: Run,
}

/// A stretch that both texts have, in code points and in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    old: i64,
    new: i64,
    length: i64,
    bytes: Common,
}

/// A stretch of the old text and what stands in its place; one of the two may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// In code points.
    pub(super) old: Range<i64>,
    pub(super) new: Range<i64>,
    pub(super) old_bytes: Range<usize>,
    pub(super) new_bytes: Range<usize>,
}

impl Alignment {
    pub(super) fn of(old: &str, new: &str) -> Self {
        let mut common = Vec::new();
        align(Stretch { text: old, start: 0 }, Stretch { text: new, start: 0 }, 0, &mut common);
        let (mut counted_old, mut counted_new) = (Counted::new(old), Counted::new(new));
        let mut run = |bytes: Common| {
            let (start, end) =
                (counted_old.before(bytes.old), counted_old.before(bytes.old + bytes.length));
            let (new, length) = (counted_new.before(bytes.new), end - start);
            Run { old: start, new, length, bytes }
        };
        let mut runs: Vec<Run> = Vec::new();
        for next in common.into_iter().map(&mut run) {
            match runs.last_mut() {
                Some(last) if last.end() == (next.old, next.new) => {
                    last.length += next.length;
                    last.bytes.length += next.bytes.length;
                }
                _ => runs.push(next),
            }
        }
        let end = run(Common { old: old.len(), new: new.len(), length: 0 });
        Self { runs, end }
    }

    /// Whether the texts are the same.
    pub(super) fn is_whole(&self) -> bool {
        self.edits().is_empty()
    }

    /// Where the character at `at` of the old text stands in the new one, if it is still there.
    pub(super) fn start(&self, at: i64) -> Option<i64> {
        let run = self.runs.get(self.runs_before(at).checked_sub(1)?)?;
        (at < run.old + run.length).then_some(at - run.old + run.new)
    }

    /// Where a stretch that ends at `at` of the old text ends in the new one.
    pub(super) fn end(&self, at: i64) -> Option<i64> {
        self.start(at - 1).map(|last| last + 1)
    }

    /// The stretch of the new text that can hold what a stretch of the old one has become.
    pub(super) fn hull(&self, old: &Range<i64>) -> Range<i64> {
        let start = self.start(old.start).unwrap_or_else(|| {
            let before = self.runs_before(old.start).checked_sub(1);
            let run = before.and_then(|before| self.runs.get(before));
            run.map_or(0, |run| run.new + run.length)
        });
        let end = self.end(old.end).unwrap_or_else(|| {
            let next = self.runs.get(self.runs_before(old.end - 1));
            next.unwrap_or(&self.end).new
        });
        start..end.max(start)
    }

    /// What differs, in order.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let mut last = Run { old: 0, new: 0, length: 0, bytes: Common::default() };
        let mut edits = Vec::new();
        for run in self.runs.iter().chain([&self.end]) {
            let (old, new) = last.end();
            if old < run.old || new < run.new {
                let (old_byte, new_byte) =
                    (last.bytes.old + last.bytes.length, last.bytes.new + last.bytes.length);
                edits.push(Edit {
                    old: old..run.old,
                    new: new..run.new,
                    old_bytes: old_byte..run.bytes.old,
                    new_bytes: new_byte..run.bytes.new,
                });
            }
            last = *run;
        }
        edits
    }

    /// How many runs begin at or before `at`.
    fn runs_before(&self, at: i64) -> usize {
        self.runs.partition_point(|run| run.old <= at)
    }
}

impl Run {
    /// Where it ends in the old text and in the new.
    fn end(&self) -> (i64, i64) {
        (self.old + self.length, self.new + self.length)
    }
}

/// Counts the code points of a text while its bytes are asked for in order.
struct Counted<'t> {
    text: &'t str,
    byte: usize,
    count: i64,
}

impl<'t> Counted<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, byte: 0, count: 0 }
    }

    fn before(&mut self, byte: usize) -> i64 {
        let passed = self.text.get(self.byte..byte).unwrap_or_default();
        self.count += passed.chars().count() as i64;
        self.byte = byte;
        self.count
    }
}

/// A part of a text, and the byte it begins at.
#[derive(Debug, Clone, Copy)]
struct Stretch<'t> {
    text: &'t str,
    start: usize,
}

impl Stretch<'_> {
    fn part(self, part: Range<usize>) -> Self {
        let start = self.start + part.start;
        Self { text: self.text.get(part).unwrap_or_default(), start }
    }

    /// The units of a stretch, each with the byte it begins at.
    fn units(self, unit: Unit) -> Vec<Self> {
        let mut units = Vec::new();
        let mut at = 0;
        while let Some(rest) = self.text.get(at..).filter(|rest| !rest.is_empty()) {
            let length = unit.length(rest);
            units.push(self.part(at..at + length));
            at += length;
        }
        units
    }
}

/// What texts are parted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Line,
    Word,
}

impl Unit {
    /// The bytes of the first unit of a text that is not empty.
    fn length(self, text: &str) -> usize {
        let behind = match self {
            Self::Line => text.find('\n').map(|at| at + 1),
            Self::Word => {
                let word = text.chars().next().is_some_and(char::is_alphanumeric);
                let end = text.find(|c: char| c.is_alphanumeric() != word);
                end.filter(|_| word).or(text.chars().next().filter(|_| !word).map(char::len_utf8))
            }
        };
        behind.unwrap_or(text.len())
    }
}

/// A stretch both texts have, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Common {
    old: usize,
    new: usize,
    length: usize,
}

/// Finds what two stretches have in common, in order.
fn align(old: Stretch<'_>, new: Stretch<'_>, depth: u32, common: &mut Vec<Common>) {
    let length = common_start(old.text, new.text);
    push(common, Common { old: old.start, new: new.start, length });
    let (old, new) = (old.part(length..old.text.len()), new.part(length..new.text.len()));
    let behind = common_end(old.text, new.text);
    let (old_end, new_end) = (old.text.len() - behind, new.text.len() - behind);
    let tail = Common { old: old.start + old_end, new: new.start + new_end, length: behind };
    let (old, new) = (old.part(0..old_end), new.part(0..new_end));
    if !(old.text.is_empty() || new.text.is_empty() || depth == DEEPEST) {
        let mut anchors = anchors(old, new, Unit::Line);
        if anchors.is_empty() {
            anchors = self::anchors(old, new, Unit::Word);
        }
        let (mut from_old, mut from_new) = (0, 0);
        for anchor in &anchors {
            let (at_old, at_new) = (anchor.old - old.start, anchor.new - new.start);
            align(old.part(from_old..at_old), new.part(from_new..at_new), depth + 1, common);
            push(common, *anchor);
            (from_old, from_new) = (at_old + anchor.length, at_new + anchor.length);
        }
        if !anchors.is_empty() {
            let (rest_old, rest_new) =
                (old.part(from_old..old.text.len()), new.part(from_new..new.text.len()));
            align(rest_old, rest_new, depth + 1, common);
        }
    }
    push(common, tail);
}

fn push(common: &mut Vec<Common>, run: Common) {
    if run.length > 0 {
        common.push(run);
    }
}

/// The bytes two texts begin with alike.
fn common_start(old: &str, new: &str) -> usize {
    let same = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
    (0..=same).rev().find(|&at| old.is_char_boundary(at) && new.is_char_boundary(at)).unwrap_or(0)
}

/// The bytes two texts end with alike.
fn common_end(old: &str, new: &str) -> usize {
    let pairs = old.bytes().rev().zip(new.bytes().rev());
    let same = pairs.take_while(|(old, new)| old == new).count();
    let fits = |&length: &usize| {
        old.is_char_boundary(old.len() - length) && new.is_char_boundary(new.len() - length)
    };
    (0..=same).rev().find(fits).unwrap_or(0)
}

/// Units that occur once in each of two stretches: as many of them as stand in the same order.
fn anchors(old: Stretch<'_>, new: Stretch<'_>, unit: Unit) -> Vec<Common> {
    let (old, new) = (old.units(unit), new.units(unit));
    let (in_old, in_new) = (once(&old), once(&new));
    let pairs = old.iter().filter_map(|unit| {
        let _ = (*in_old.get(unit.text)?)?;
        let at = (*in_new.get(unit.text)?)?;
        Some(Common { old: unit.start, new: at, length: unit.text.len() })
    });
    longest_rise(&pairs.collect::<Vec<_>>())
}

/// Where each unit that occurs once begins; `None` for one that occurs more often.
fn once<'t>(units: &[Stretch<'t>]) -> FxHashMap<&'t str, Option<usize>> {
    let mut places = FxHashMap::default();
    for unit in units.iter().filter(|unit| !unit.text.trim().is_empty()) {
        places.entry(unit.text).and_modify(|place| *place = None).or_insert(Some(unit.start));
    }
    places
}

/// The most pairs, in order of the old text, that are in order of the new one too.
fn longest_rise(pairs: &[Common]) -> Vec<Common> {
    // For each length, the pair that ends the rise of that length the soonest.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let new_of = |index: usize| pairs.get(index).map_or(0, |pair| pair.new);
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| new_of(end) < pair.new);
        before.push(length.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut rise = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(index) = at {
        rise.extend(pairs.get(index));
        at = before.get(index).copied().flatten();
    }
    rise.reverse();
    rise
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The edits of two texts as words, and a check that what is called the same is the same.
    fn edits(old: &str, new: &str) -> Vec<(String, String)> {
        let alignment = Alignment::of(old, new);
        let [old, new] = [old, new].map(|text| text.chars().collect::<Vec<_>>());
        for (at, letter) in old.iter().enumerate() {
            if let Some(place) = alignment.start(at as i64) {
                assert_eq!(new[place as usize], *letter);
            }
        }
        let of = |text: &[char], range: &Range<i64>| {
            text[range.start as usize..range.end as usize].iter().collect::<String>()
        };
        alignment.edits().iter().map(|edit| (of(&old, &edit.old), of(&new, &edit.new))).collect()
    }

    /// An old text, a new one, and what differs.
    type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

    #[test]
    fn ok_what_differs() {
        let cases: [Case; 11] = [
            ("", "", &[]),
            ("één\ntwee\n", "één\ntwee\n", &[]),
            ("", "één", &[("", "één")]),
            ("één", "", &[("één", "")]),
            ("Er is € 1,5 mln.", "Er is € 1,6 mln.", &[("5", "6")]),
            ("één\ntwee\n", "nul\néén\ntwee\n", &[("", "nul\n")]),
            ("één\ntwee\ndrie\n", "één\ndrie\n", &[("twee\n", "")]),
            ("op 3 mei en op 4 juni", "op 5 mei en op 6 juni", &[("3", "5"), ("4", "6")]),
            ("a één\nb twee\nc drie\n", "x één\nb twee\ny drie\n", &[("a", "x"), ("c", "y")]),
            ("eerst\ndan\nlaatst\n", "dan\neerst\nlaatst\n", &[("eerst\n", ""), ("", "\neerst")]),
            ("é", "è", &[("é", "è")]),
        ];
        for (old, new, want) in cases {
            let want: Vec<_> =
                want.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            assert_eq!(edits(old, new), want, "{old:?} {new:?}");
        }
    }

    #[test]
    fn ok_places() {
        let alignment = Alignment::of("Er is € 1,5 mln. nodig", "Nu is er € 1,62 mln. nodig");
        let stretch = |old: Range<i64>| (alignment.start(old.start), alignment.end(old.end));
        assert_eq!(stretch(6..15), (Some(9), Some(19)), "€ 1,5 mln");
        assert_eq!(alignment.hull(&(6..15)), 9..19);
        assert_eq!(alignment.start(10), None, "the 5");
        assert_eq!(alignment.hull(&(10..11)), 13..15);
        assert_eq!(alignment.start(22), None, "past the end");
        assert_eq!(alignment.hull(&(0..2)), 0..2);
    }

    #[test]
    fn ok_texts_that_are_hard_on_a_diff() {
        let letters = |step: usize| -> String {
            (0..60_000).map(|at| char::from(b'a' + (at * step % 26) as u8)).collect()
        };
        let lines = |step: usize| -> String {
            (0..60_000).map(|at| (at * step % 60_013).to_string() + "\n").collect()
        };
        let cases = [
            ("ab".repeat(100_000), "ba".repeat(100_000)),
            ("x\n".repeat(100_000), "x\ny\n".repeat(100_000)),
            (letters(7), letters(11)),
            (lines(1), lines(59_999)),
            (lines(7), lines(11)),
        ];
        for (old, new) in cases {
            let edits = edits(&old, &new);
            assert!(!edits.is_empty());
        }
    }
}
