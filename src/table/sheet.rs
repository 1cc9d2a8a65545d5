//! One paper on its way into the tables: code points, quotes, readings and sentences.

use super::code_points::CodePoints;
use crate::layout::{BlockKind, FlowId, Place, Run, RunKind};
use crate::read::MarkKind;
use crate::{Paper, Span};
use std::cell::OnceCell;

/// Longest `sentence`, in characters.
const SENTENCE_LIMIT: usize = 600;

/// One paper, with what the place columns need of it.
#[derive(Debug)]
pub(super) struct Sheet<'p> {
    pub(super) paper: &'p Paper,
    code_points: CodePoints<'p>,
    /// Start and number of each page, by start.
    pages: Vec<(usize, u32)>,
    /// Made for papers with questions only.
    runs: OnceCell<Vec<(FlowId, Run)>>,
}

impl<'p> Sheet<'p> {
    pub(super) fn new(paper: &'p Paper) -> Self {
        let pages = paper.source.marks.iter().filter_map(|mark| match mark.kind {
            MarkKind::PageStart { number } => Some((mark.span.start, number)),
            _ => None,
        });
        let pages = pages.collect();
        Self {
            paper,
            code_points: CodePoints::of(&paper.source.text),
            pages,
            runs: OnceCell::new(),
        }
    }

    pub(super) fn doc_id(&self) -> &'p str {
        self.paper.source.doc_id()
    }

    /// The number of code points before the byte `at` of the source.
    pub(super) fn code_point(&self, at: usize) -> i64 {
        self.code_points.before(at) as i64
    }

    /// The number of code points of the whole text.
    pub(super) fn characters(&self) -> i64 {
        self.code_point(self.paper.source.text.len())
    }

    /// The id of the fact at this place of the source.
    pub(super) fn id(&self, letter: char, source: Span) -> String {
        format!("{}-{letter}{}", self.doc_id(), self.code_point(source.start))
    }

    pub(super) fn source_span(&self, place: Place) -> Span {
        self.paper.layout.source_span(place)
    }

    /// The characters of the source, line breaks and all.
    pub(super) fn quote(&self, source: Span) -> &'p str {
        source.of(&self.paper.source.text)
    }

    /// The words of a place, mended.
    pub(super) fn reading(&self, place: Place) -> String {
        self.paper.layout.flow(place.flow).reading(&self.paper.source.text, place.span)
    }

    /// The words of several places, a block a line.
    pub(super) fn reading_of_all(&self, places: &[Place]) -> String {
        Self::joined(places, |place| self.reading(place))
    }

    /// The words of several places, a block a line, each note mark where the paper prints it.
    pub(super) fn marked_reading_of_all(&self, places: &[Place]) -> String {
        Self::joined(places, |place| self.marked_reading(place))
    }

    fn joined(places: &[Place], words: impl Fn(Place) -> String) -> String {
        let mut text = String::new();
        let mut last = None;
        for place in places {
            let reading = words(*place);
            let reading = reading.trim();
            if reading.is_empty() {
                continue;
            }
            match last {
                None => {}
                Some(flow) if flow == place.flow => text.push(' '),
                Some(_) => text.push('\n'),
            }
            text.push_str(reading);
            last = Some(place.flow);
        }
        text
    }

    /// The words of a place, mended, with the note marks that layout lifted out of it.
    fn marked_reading(&self, Place { flow, span }: Place) -> String {
        let flow = self.paper.layout.flow(flow);
        let source = &self.paper.source.text;
        let mut text = String::new();
        let mut start = span.start;
        let inside = |at: usize| span.start < at && at <= span.end;
        for note in flow.notes.iter().filter(|note| inside(note.at)) {
            text.push_str(&flow.reading(source, Span::new(start, note.at)));
            text.push_str(note.source.of(source));
            start = note.at;
        }
        text.push_str(&flow.reading(source, Span::new(start, span.end)));
        text
    }

    /// The sentence around a place, mended, at most [`SENTENCE_LIMIT`] characters.
    pub(super) fn sentence(&self, place: Place) -> String {
        let flow = self.paper.layout.flow(place.flow);
        let sentence = flow.sentence_at(place.span.start).hull(place.span);
        let span = clip(flow.text(), sentence, place.span, SENTENCE_LIMIT);
        self.reading(Place { flow: place.flow, span }).trim().to_owned()
    }

    /// The nearest heading above a place, mended.
    pub(super) fn section(&self, place: Place) -> Option<String> {
        let layout = &self.paper.layout;
        let heading = layout.blocks.get(layout.block_of(place.flow)?.section?)?;
        let flow = layout.flow(heading.flow);
        Some(flow.reading(&self.paper.source.text, Span::new(0, flow.text().len())))
    }

    /// The places inside a stretch of the source, in order, notes and furniture left out.
    pub(super) fn places_in(&self, stretch: Span) -> Vec<Place> {
        let runs = self.runs.get_or_init(|| self.body_runs());
        let first = runs.partition_point(|(_, run)| run.source.end <= stretch.start);
        let inside = runs.iter().skip(first);
        let mut places: Vec<Place> = Vec::new();
        for &(flow, run) in inside.take_while(|(_, run)| run.source.start < stretch.end) {
            let mut span = run.flow;
            if run.kind == RunKind::Same {
                let cut = |at: usize| at.clamp(run.source.start, run.source.end) - run.source.start;
                span = Span::new(
                    run.flow.start + cut(stretch.start),
                    run.flow.start + cut(stretch.end),
                );
            }
            match places.last_mut().filter(|last| last.flow == flow) {
                Some(last) => last.span = last.span.hull(span),
                None => places.push(Place { flow, span }),
            }
        }
        places
    }

    /// The runs of all flows but those of notes and furniture, by their place in the source.
    fn body_runs(&self) -> Vec<(FlowId, Run)> {
        let layout = &self.paper.layout;
        let flows = layout.flow_ids().filter(|&flow| {
            let kind = layout.block_of(flow).map(|block| &block.kind);
            !matches!(kind, Some(BlockKind::Furniture | BlockKind::Note { .. }))
        });
        let mut runs: Vec<(FlowId, Run)> = flows
            .flat_map(|flow| layout.flow(flow).runs().iter().map(move |run| (flow, *run)))
            .collect();
        runs.sort_by_key(|(_, run)| run.source.start);
        runs
    }

    /// The page a place begins on.
    pub(super) fn page(&self, place: Place) -> Option<i64> {
        let block = self.paper.layout.block_of(place.flow)?;
        let start = self.source_span(place).start;
        let passed = self.pages.partition_point(|&(page, _)| page <= start);
        let turned = self.pages.get(..passed).and_then(<[_]>::last);
        turned
            .filter(|(page, _)| *page > block.span.start || block.page.is_none())
            .map(|&(_, number)| number)
            .or(block.page)
            .map(i64::from)
    }

    /// Whether a place stands in a note.
    pub(super) fn in_note(&self, place: Place) -> bool {
        let block = self.paper.layout.block_of(place.flow);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Note { .. }))
    }
}

/// The part of `whole` around `fact`, both bytes of `text`, that has at most `limit` characters:
/// cut between words, as much before the fact as behind it where there is enough of both. A fact
/// that is longer itself is cut. Looks at no more than `limit` characters on either side.
fn clip(text: &str, whole: Span, fact: Span, limit: usize) -> Span {
    if whole.of(text).chars().nth(limit).is_none() {
        return whole;
    }
    let fact_length = fact.of(text).chars().take(limit).count();
    if fact_length == limit {
        return Span::new(fact.start, nth_char(text, fact.start, limit));
    }
    let before = Span::new(whole.start, fact.start).of(text);
    let behind = Span::new(fact.end, whole.end).of(text);
    let room = limit - fact_length;
    let count_before = before.chars().rev().take(room).count();
    let count_behind = behind.chars().take(room).count();
    let take_before = count_before.min((room / 2).max(room - count_behind));
    let take_behind = count_behind.min(room - take_before);
    let taken: usize = before.chars().rev().take(take_before).map(char::len_utf8).sum();
    let mut start = fact.start - taken;
    if start > whole.start && !Span::new(whole.start, start).of(text).ends_with(' ') {
        let kept = Span::new(start, fact.start).of(text);
        start = kept.find(' ').map_or(fact.start, |space| start + space + 1);
    }
    let mut end = nth_char(text, fact.end, take_behind);
    if end < whole.end && !Span::new(end, whole.end).of(text).starts_with(' ') {
        let kept = Span::new(fact.end, end).of(text);
        end = kept.rfind(' ').map_or(fact.end, |space| fact.end + space);
    }
    Span::new(start, end)
}

/// The byte offset `count` characters behind the byte `from`.
fn nth_char(text: &str, from: usize, count: usize) -> usize {
    let rest = Span::new(from, text.len()).of(text);
    rest.char_indices().nth(count).map_or(text.len(), |(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_short_sentence_stays_whole() {
        let text = "Dat gebeurt in mei 2025 al.";
        let whole = Span::new(0, text.len());
        assert_eq!(clip(text, whole, Span::new(15, 23), 600), whole);
    }

    #[test]
    fn ok_a_long_sentence_is_cut_between_words_around_the_fact() {
        let text = "eerste tweede derde vierde MEI vijfde zesde zevende achtste";
        let whole = Span::new(0, text.len());
        let cases = [
            (20, "vierde MEI vijfde"),
            (30, "derde vierde MEI vijfde zesde"),
            (3, "MEI"),
            (2, "ME"),
            (4, "MEI"),
        ];
        for (limit, want) in cases {
            let got = clip(text, whole, Span::new(27, 30), limit);
            assert_eq!(got.of(text).trim(), want, "{limit}");
        }
    }

    #[test]
    fn ok_what_is_not_needed_before_goes_behind() {
        let text = "in MEI één twee drie vier vijf";
        let got = clip(text, Span::new(0, text.len()), Span::new(3, 6), 21);
        assert_eq!(got.of(text), "in MEI één twee drie");
    }
}
