//! What the grammars read in some flows, ahead of the walk over them, one grammar after another.
//!
//! The code of all grammars together is several times what a processor keeps at hand. Asked word by
//! word, each finds its own gone; asked at many places in a row, it finds it there. What is read
//! depends on the place alone, so the walk takes the same readings as if it had asked itself; and
//! where it needs one that was not made, for the place seemed to lie inside a mention, it asks.

use super::triggers::{Set, Triggers};
use super::{Grammar, Match};
use crate::grammar::Here;
use crate::lexicon::Word;

/// A flow with the places at which a mention can begin, and what is read there.
#[derive(Debug)]
pub(super) struct Ahead<'f> {
    flow: &'f str,
    words: &'f [Word],
    places: Vec<Place>,
    /// By place and grammar, once all are made.
    readings: Vec<Reading>,
}

/// A word or sign at which a mention can begin.
#[derive(Debug)]
struct Place {
    /// Its number among the words of the flow.
    word: u32,
    /// The grammars whose triggers it is.
    set: Set,
    /// Those that were asked.
    asked: Set,
    /// Those that read something.
    found: Set,
    /// Those that need not be asked ahead: it lies inside a mention that holds none of theirs.
    covered: Set,
}

#[derive(Debug)]
struct Reading {
    place: u32,
    grammar: u16,
    /// None where the walk took it already.
    found: Option<Match>,
}

impl<'f> Ahead<'f> {
    /// The places of a flow; nothing is read yet.
    pub(super) fn new(flow: &'f str, words: &'f [Word], triggers: &Triggers) -> Self {
        let mut places = Vec::with_capacity(words.len() / 4);
        let mut rest = words;
        let mut number = 0;
        while let [word, next @ ..] = rest {
            let set = triggers.at(flow, *word, next.first());
            if set != 0 {
                places.push(Place { word: number, set, asked: 0, found: 0, covered: 0 });
            }
            number += 1;
            rest = next;
        }
        Self { flow, words, places, readings: Vec::new() }
    }

    /// The flow.
    pub(super) fn flow(&self) -> &'f str {
        self.flow
    }

    /// How many places it has.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Has the grammar of this number read at its places, but for those inside what is read
    /// already; inside what it reads itself, no grammar in `covers` needs to be asked.
    pub(super) fn read(&mut self, number: usize, grammar: &dyn Grammar, covers: Set) {
        let bit = 1 << number;
        let mut rest = self.places.as_mut_slice();
        let mut index = 0;
        while let [place, later @ ..] = rest {
            if place.set & bit & !place.covered != 0
                && let Some(here) = here(self.flow, self.words, place)
            {
                place.asked |= bit;
                if let Some(found) = grammar.read(here) {
                    place.found |= bit;
                    for place in &mut *later {
                        let word = self.words.get(place.word as usize);
                        if word.is_none_or(|word| word.start() >= found.end) {
                            break;
                        }
                        place.covered |= covers;
                    }
                    let grammar = number as u16;
                    self.readings.push(Reading { place: index, grammar, found: Some(found) });
                }
            }
            index += 1;
            rest = later;
        }
    }

    /// Puts the readings in order: to be called once, when all grammars have read.
    pub(super) fn sort(&mut self) {
        self.readings.sort_unstable_by_key(|reading| (reading.place, reading.grammar));
    }

    /// The first place that does not begin before a byte of the flow.
    pub(super) fn place_from(&self, at: usize) -> usize {
        let word = self.words.partition_point(|word| word.start() < at);
        self.places.partition_point(|place| (place.word as usize) < word)
    }

    /// The word in the midst of which a byte of the flow is, with those behind it.
    pub(super) fn words_around(&self, at: usize) -> Option<&'f [Word]> {
        let index = self.words.partition_point(|word| word.end() <= at);
        self.words.get(index..).filter(|words| words.first().is_some_and(|it| it.start() < at))
    }

    /// The place of this number: its first byte, and those of `allowed` that read something there or
    /// were not asked. None behind the last.
    pub(super) fn place(&self, index: usize, allowed: Set) -> Option<(usize, Set)> {
        let place = self.places.get(index)?;
        let start = self.words.get(place.word as usize)?.start();
        Some((start, place.set & allowed & (place.found | !place.asked)))
    }

    /// What one grammar reads at a place.
    pub(super) fn take(
        &mut self,
        index: usize,
        number: usize,
        grammar: &dyn Grammar,
    ) -> Option<Match> {
        let place = self.places.get_mut(index)?;
        if place.found & 1 << number != 0 {
            let key = (index as u32, number as u16);
            let readings = &mut self.readings;
            let made = readings.binary_search_by_key(&key, |it| (it.place, it.grammar)).ok();
            let made = made.and_then(|at| readings.get_mut(at)?.found.take());
            if made.is_some() {
                return made;
            }
        }
        grammar.read(here(self.flow, self.words, place)?)
    }
}

/// What a grammar sees at a place.
fn here<'f>(flow: &'f str, words: &'f [Word], place: &Place) -> Option<Here<'f>> {
    let words = words.get(place.word as usize..)?;
    Some(Here { flow, at: words.first()?.start(), words })
}
