//! One place of a flow read by its head word and the words with capitals before it.

use super::words::Role;
use super::{Head, Name, Patterns, Place, Shape};
use crate::grammar::organisation::alias::Aliases;
use crate::grammar::organisation::name::{Ahead, Word};

/// One place of a flow and its words.
pub(super) struct Reading<'p, 'f> {
    pub(super) patterns: &'p Patterns,
    pub(super) aliases: &'p Aliases,
    pub(super) ahead: &'f str,
    pub(super) words: Ahead<'f>,
    pub(super) other: &'p dyn Fn(&str) -> bool,
}

impl<'f> Reading<'_, 'f> {
    pub(super) fn name(&self, end: usize, kind: &'static str, shape: Shape) -> Option<Name<'f>> {
        self.ahead.get(..end).map(|text| Name { text, kind, shape })
    }

    pub(super) fn word(&self, index: usize) -> Option<Word<'f>> {
        self.words.get(index)
    }

    /// The words up to and with this one.
    pub(super) fn up_to(&self, last: usize) -> impl Iterator<Item = Word<'f>> {
        (0..=last).filter_map(|index| self.word(index))
    }

    pub(super) fn end(&self, index: usize) -> usize {
        self.word(index).map_or(0, |word| word.end)
    }

    /// The text from this word on.
    pub(super) fn from(&self, index: usize) -> &'f str {
        let word = self.word(index).map_or(0, |word| word.end - word.text.len());
        self.ahead.get(word..).unwrap_or_default()
    }

    /// A head behind none or some words with capitals.
    pub(super) fn headed_anywhere(&self, starts: bool) -> Option<Name<'f>> {
        for index in 0..5 {
            let word = self.word(index)?;
            if !word.is_capital() || (index == 0 && self.is_no_prefix(&word)) {
                return None;
            }
            if let Some(name) = self.headed(index, false, starts)
                && (index == 0 || self.is_prefixed(index, starts))
                && !(name.shape == Shape::Compound && self.is_thing_of(index))
            {
                return (!is_heading(name.text)).then_some(name);
            }
        }
        None
    }

    /// Whether the words before the head may belong to the name. At the start of a sentence a
    /// capital proves nothing, so the first word must be one that names of bodies begin with.
    fn is_prefixed(&self, head: usize, starts: bool) -> bool {
        let known = |index: usize| {
            self.word(index)
                .is_some_and(|word| self.patterns.is_adjective(word.text) || word.is_all_capitals())
        };
        (0..head).all(|index| self.word(index).is_some_and(|word| !self.is_no_prefix(&word)))
            && (!starts || known(0))
    }

    /// Whether the words before the head are a compound in small letters, and the head is a known
    /// name: `IV-portfolioproces Belastingdienst`.
    fn is_thing_of(&self, head: usize) -> bool {
        let small = |word: &Word<'_>| {
            word.text.rsplit_once('-').is_some_and(|(_, last)| last.starts_with(char::is_lowercase))
        };
        (self.other)(self.from(head))
            && (0..head).any(|index| self.word(index).as_ref().is_some_and(small))
    }

    /// Whether the word, in small letters, is one of these.
    pub(super) fn is_small(&self, role: Role, word: &Word<'_>) -> bool {
        self.patterns.words.is_small(role, word)
    }

    pub(super) fn is_no_prefix(&self, word: &Word<'_>) -> bool {
        self.patterns.is_no_prefix(word)
    }

    /// The name whose head is the word `index`; `lower` where the head has no capital, `starts`
    /// where a sentence begins, so that the capital of a compound proves nothing.
    pub(super) fn headed(&self, index: usize, lower: bool, starts: bool) -> Option<Name<'f>> {
        let word = self.word(index)?;
        let (head, last) = self.head_at(index)?;
        if lower && !(head.lower && head.place != Place::Suffix) {
            return None;
        }
        // `VERSLAG RAAD LANDBOUW EN VISSERIJ 22 JANUARI`: in a line of capitals none of them counts.
        if word.is_all_capitals() && word.text.len() > 3 && head.place != Place::Company {
            return None;
        }
        let shape = if head.place == Place::Suffix { Shape::Compound } else { Shape::Head };
        let tail = match head.place {
            Place::Back | Place::Nederland => None,
            _ => self.tail(last, head, lower),
        };
        if let Some(end) = tail {
            return self.name(end, head.kind, shape);
        }
        match head.place {
            // `Cyber Security Raad`, `Vrije Universiteit`, `Vesteda Groep`
            Place::Both | Place::Back | Place::Suffix if index > 0 => {
                self.name(word.end, head.kind, shape)
            }
            Place::Suffix
                if head.single && !starts && !self.patterns.words.is_common(word.text) =>
            {
                self.name(word.end, head.kind, shape)
            }
            Place::Nederland if index > 0 && index < 3 && self.is_nederland(index) => {
                self.name(word.end, head.kind, shape)
            }
            _ => None,
        }
    }

    /// The head at this word, and the index of its last word (`Task Force` has two).
    fn head_at(&self, index: usize) -> Option<(Head, usize)> {
        let word = self.word(index)?;
        if let Some(next) = self.word(index + 1)
            && self.patterns.opens_two(&word)
        {
            let two = format!("{} {}", word.text, next.text);
            if let Some(head) = self.patterns.heads.get(&two) {
                return Some((*head, index + 1));
            }
        }
        self.patterns.head(&word).map(|head| (head, index))
    }

    /// `Slachtofferhulp Nederland`, not `Caribisch Nederland` or `Noord Nederland`.
    fn is_nederland(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.word(before));
        before.is_some_and(|word| {
            word.text.len() > 3 && !self.patterns.words.is(Role::Land, word.text)
        })
    }
}

/// A line in capitals: `GEANNOTEERDE AGENDA RAAD BUITENLANDSE ZAKEN VAN 17 FEBRUARI 2020`.
fn is_heading(name: &str) -> bool {
    let capitals = |word: &&str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 3
            && !word.chars().any(char::is_lowercase)
    };
    name.split(' ').count() > 3 && name.split(' ').filter(capitals).count() > 2
}
