//! The second pass: aliases, short forms, heads used as names, and slips of the pen.

use super::identity::Cast;
use super::short::{Heads, capitalised};
use super::{Definition, Sighting};
use crate::Span;
use crate::fact::Context;
use crate::grammar::{ALIAS, ALIAS_USED, BARE, MentionKind, SHORT, key};
use crate::layout::{BlockKind, FlowId, Place};
use crate::lexicon::{ByHash, Case, Token, Words, first_token};
use memchr::memchr_iter;
use rustc_hash::FxHashMap;

/// How often a head word must be used as a name before it is one without a fuller name.
const HABIT: usize = 3;
/// The same for heads that also name what every paper speaks of.
const HABIT_OF_COMMON: usize = 5;

/// What a term stands for.
#[derive(Debug, Clone)]
enum Term {
    /// Defined in the paper.
    Defined { who: usize, place: Place },
    /// A head word of these organisations.
    Short(Vec<usize>),
    /// A head word without a fuller name.
    Bare(usize),
}

/// Adds what only this paper gives a meaning.
pub(super) fn second_pass(
    paper: Context<'_>,
    cast: &mut Cast<'_>,
    heads: &Heads,
    definitions: &[Definition],
    sightings: &mut Vec<Sighting>,
) {
    let mut terms = defined(definitions, cast);
    let mut words_of: FxHashMap<usize, Vec<String>> = FxHashMap::default();
    for (who, identity) in cast.all().iter().enumerate() {
        for word in heads.short_for(&identity.name) {
            words_of.entry(who).or_default().push(word.clone());
            match terms.entry(word).or_insert_with(|| Term::Short(Vec::new())) {
                Term::Short(all) => all.push(who),
                Term::Defined { .. } | Term::Bare(_) => {}
            }
        }
    }
    let open = Open::new(paper, sightings, &terms);
    bare(&open, cast, heads, &mut terms);
    if terms.is_empty() {
        return;
    }
    let mut forms: Vec<&String> = terms.keys().collect();
    forms.sort();
    let words = Words::new(forms.into_iter().map(|form| (form, Case::Exact, form.clone())));
    let mut named: FxHashMap<&str, Vec<(Place, usize)>> = FxHashMap::default();
    for sighting in sightings.iter() {
        for word in words_of.get(&sighting.who).into_iter().flatten() {
            named.entry(word).or_default().push((sighting.place, sighting.who));
        }
    }
    #[expect(clippy::iter_over_hash_type, reason = "each list is sorted on its own")]
    for places in named.values_mut() {
        // Of several names of one place the one read last counts.
        places.sort_by_key(|(place, _)| *place);
    }
    let mut long: Vec<&String> =
        terms.keys().filter(|form| form.chars().count() >= LONG && !form.contains(' ')).collect();
    long.sort();
    let mut found = Vec::new();
    let mut last = Place { flow: FlowId(0), span: Span::default() };
    for word in &open.words {
        let Word { flow, at, hash } = *word;
        if flow == last.flow && at < last.span.end {
            continue;
        }
        let rest = paper.layout.flow(flow).text().get(at..).unwrap_or_default();
        let listed = words.longest_of(hash, rest);
        let read = listed.map(|(matched, form)| (form, matched.len()));
        let Some((form, length)) = read.or_else(|| slip(rest, &long)) else { continue };
        let Some(term) = terms.get(form) else { continue };
        let place = Place { flow, span: Span::new(at, at + length) };
        let named = named.get(form.as_str()).map_or(&[][..], Vec::as_slice);
        if let Some(sighting) = open.sighting(place, term, named) {
            found.push(sighting);
            last = place;
        }
    }
    sightings.append(&mut found);
}

/// Takes out abbreviations that the paper defines as something else: `het Nationaal Programma
/// Onderwijs (NPO)` leaves no `NPO` that is the broadcaster.
pub(super) fn strike_defined_otherwise(
    paper: Context<'_>,
    cast: &Cast<'_>,
    sightings: &mut Vec<Sighting>,
) {
    let mut known: FxHashMap<&str, bool> = FxHashMap::default();
    let mut bracketed = None;
    sightings.retain(|sighting| {
        let text = paper.layout.text_of(sighting.place);
        let abbreviation = text.len() > 1 && !text.contains(' ') && is_capitals(text);
        if sighting.rule == ALIAS.name || sighting.alias_of.is_some() || !abbreviation {
            return true;
        }
        if let Some(struck) = known.get(text) {
            return !struck;
        }
        let name = cast.get(sighting.who).map_or("", |identity| identity.name.as_str());
        let all = bracketed.get_or_insert_with(|| in_brackets(paper));
        let before = all.get(text).map_or(&[][..], Vec::as_slice).iter();
        let struck = before
            .filter_map(|(_, before)| defined_as(before, text))
            .any(|long| key(long) != key(name));
        known.insert(text, struck);
        !struck
    });
}

/// What stands in brackets in a paper, and for each the flows it does so in, with the text before
/// the first such place in the flow.
fn in_brackets(paper: Context<'_>) -> FxHashMap<&str, Vec<(FlowId, &str)>> {
    let mut all: FxHashMap<&str, Vec<(FlowId, &str)>> = FxHashMap::default();
    for flow in paper.layout.flow_ids() {
        let text = paper.layout.flow(flow).text();
        let opened = memchr_iter(b'(', text.as_bytes()).filter_map(|open| {
            text.get(..open)?.strip_suffix(' ').map(|before| (before, open + 1))
        });
        for (before, start) in opened {
            let inside = text.get(start..).unwrap_or_default();
            let end = inside.bytes().take(LONGEST).position(|byte| matches!(byte, b')' | b' '));
            let short = end.filter(|&end| inside.as_bytes().get(end) == Some(&b')'));
            let Some(short) = short.and_then(|end| inside.get(..end)) else { continue };
            let places = all.entry(short).or_default();
            if places.last().is_none_or(|(last, _)| *last != flow) {
                places.push((flow, before));
            }
        }
    }
    all
}

/// An abbreviation is not longer than this, in bytes.
const LONGEST: usize = 60;

/// The words whose initials are `short` and which stand at the end of `before`.
fn defined_as<'t>(before: &'t str, short: &str) -> Option<&'t str> {
    let mut letters: Vec<char> = short.chars().rev().collect();
    let mut start = before.len();
    for word in before.rsplit(' ').take(short.len() + 4) {
        let first = word.chars().next()?;
        start -= word.len();
        if Some(&first) == letters.first() {
            letters.remove(0);
        } else if first.is_uppercase() || word.len() > 4 {
            return None;
        }
        if letters.is_empty() {
            return before.get(start..);
        }
        start = start.checked_sub(1)?;
    }
    None
}

fn is_capitals(text: &str) -> bool {
    text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '&')
}

/// The aliases the paper defines; one in small letters counts with a capital too.
fn defined(definitions: &[Definition], cast: &mut Cast<'_>) -> FxHashMap<String, Term> {
    let mut terms = FxHashMap::default();
    for definition in definitions {
        let term = Term::Defined { who: definition.who, place: definition.place };
        if definition.alias.chars().all(|c| !c.is_lowercase()) {
            cast.abbreviate(definition.who, &definition.alias);
        }
        let capital = capitalised(&definition.alias);
        terms.entry(definition.alias.clone()).or_insert_with(|| term.clone());
        terms.entry(capital).or_insert(term);
    }
    terms
}

/// Heads with a capital that the paper uses as a name, and gives no other.
fn bare(open: &Open<'_>, cast: &mut Cast<'_>, heads: &Heads, terms: &mut FxHashMap<String, Term>) {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for word in &open.words {
        let Word { flow, at, .. } = *word;
        let rest = open.paper.layout.flow(flow).text().get(at..).unwrap_or_default();
        if !rest.starts_with(char::is_uppercase) {
            continue;
        }
        let word = first_token(rest);
        if heads.kind(word).is_some() && !terms.contains_key(word) {
            let place = Place { flow, span: Span::new(at, at + word.len()) };
            if open.is_named(place) {
                match counts.iter_mut().find(|(known, _)| known == word) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((word.to_owned(), 1)),
                }
            }
        }
    }
    for (word, count) in counts {
        let habit = if heads.is_common(&word) { HABIT_OF_COMMON } else { HABIT };
        if count >= habit {
            let who = cast.named(&word, heads.kind(&word).unwrap_or_default());
            terms.insert(word, Term::Bare(who));
        }
    }
}

/// From so many letters on a slip of the pen leaves a word what it is.
const LONG: usize = 8;

/// A long word with one letter missing, doubled or wrong: `Tasforce`.
fn slip<'t>(rest: &str, long: &[&'t String]) -> Option<(&'t String, usize)> {
    if long.is_empty() || !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let word = first_token(rest);
    if word.chars().count() < LONG || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    long.iter().find(|form| is_slip(word, form)).map(|form| (*form, word.len()))
}

/// Whether two words differ by one letter that is neither the first nor one of the last two: an
/// ending is grammar (`Inspecties`), not a slip.
fn is_slip(word: &str, form: &str) -> bool {
    if word.chars().next() != form.chars().next() {
        return false;
    }
    let (a, b) = (word.chars().count(), form.chars().count());
    if a.abs_diff(b) > 1 || word == form {
        return false;
    }
    let front = word.chars().zip(form.chars()).take_while(|(x, y)| x == y).count();
    let back = word.chars().rev().zip(form.chars().rev()).take_while(|(x, y)| x == y).count();
    back >= 2 && front + back + 1 >= a.max(b)
}

/// The text of a paper that is read for facts, less what other mentions take.
struct Open<'p> {
    paper: Context<'p>,
    words: Vec<Word>,
}

/// Where a word starts that no other mention takes.
#[derive(Debug, Clone, Copy)]
struct Word {
    flow: FlowId,
    at: usize,
    hash: u64,
}

impl<'p> Open<'p> {
    fn new(paper: Context<'p>, sightings: &[Sighting], terms: &FxHashMap<String, Term>) -> Self {
        let mut taken: Vec<Vec<Span>> = vec![Vec::new(); paper.layout.flows.len()];
        for flow in paper.layout.flow_ids() {
            let Some(spans) = taken.get_mut(flow.0 as usize) else { continue };
            let others = paper.mentions_of(flow).iter().filter(|mention| {
                !matches!(mention.kind(), MentionKind::Report | MentionKind::Organisation)
            });
            spans.extend(others.map(|mention| mention.span));
            let own = paper.document.own.iter().filter(|place| place.flow == flow);
            spans.extend(own.map(|place| place.span));
        }
        for sighting in sightings {
            if let Some(spans) = taken.get_mut(sighting.place.flow.0 as usize) {
                spans.push(sighting.place.span);
            }
        }
        for spans in &mut taken {
            spans.sort();
        }
        let firsts = terms.keys().map(|term| Token::first(term).hash).collect();
        Self { paper, words: free_words(paper, &taken, &firsts) }
    }

    fn text(&self, place: Place) -> (&'p str, &'p str) {
        let text = self.paper.layout.flow(place.flow).text();
        let behind = text.get(..place.span.start).unwrap_or_default();
        (behind, text.get(place.span.end..).unwrap_or_default())
    }

    /// Whether it is no part of a compound, but for an abbreviation at its head: `KCR2-organisatie`.
    fn is_free(&self, place: Place) -> bool {
        let (behind, rest) = self.text(place);
        let abbreviation = self.paper.layout.text_of(place).chars().all(|c| !c.is_lowercase());
        let mut next = rest.chars();
        let glued = match next.next() {
            Some('-') => !abbreviation && next.next().is_some_and(char::is_alphanumeric),
            Some('@' | '_' | '/') => next.next().is_some_and(char::is_alphanumeric),
            _ => false,
        };
        !behind.ends_with(['-', '@', '_', '/', '.']) && !glued && !rest.starts_with("- en ")
    }

    /// Whether a head word stands here as a name: not the capital of a sentence, not `Raad van
    /// Toezicht`, not the first word of a longer name.
    fn is_named(&self, place: Place) -> bool {
        const ARTICLES: [&str; 10] =
            ["de", "het", "deze", "dit", "die", "dat", "onze", "De", "Het", "Onze"];
        let (behind, rest) = self.text(place);
        let before = behind.trim_end();
        let last = before.rsplit([' ', '(', '"', '\'']).next().unwrap_or_default();
        let article = ARTICLES.contains(&last) || matches!(last, "Deze" | "Die" | "Dit");
        let starts = before.is_empty() || before.ends_with(['.', '?', '!', ':', ';']);
        let mut next = rest.strip_prefix(' ').unwrap_or_default().split(' ');
        let word = next.next().unwrap_or_default();
        let linked = matches!(word, "van" | "voor") && {
            let word = next.next().unwrap_or_default();
            word.chars().next().is_some_and(char::is_uppercase)
        };
        let longer =
            word.chars().next().is_some_and(char::is_uppercase) || rest.strip_prefix('-').is_some();
        self.is_free(place) && (article || !starts) && !linked && !longer
    }

    /// The sighting a term makes at this place, if the text there allows it.
    /// `named` are the places of the names it is short for.
    fn sighting(&self, place: Place, term: &Term, named: &[(Place, usize)]) -> Option<Sighting> {
        match term {
            Term::Defined { who, place: by } => self.is_free(place).then_some(Sighting {
                place,
                rule: ALIAS_USED.name,
                who: *who,
                alias_of: Some(*by),
            }),
            Term::Short(all) => {
                let who = match all.as_slice() {
                    [one] => *one,
                    _ => last_named(place, named)?,
                };
                self.is_named(place).then_some(Sighting {
                    place,
                    rule: SHORT.name,
                    who,
                    alias_of: None,
                })
            }
            Term::Bare(who) => self.is_named(place).then_some(Sighting {
                place,
                rule: BARE.name,
                who: *who,
                alias_of: None,
            }),
        }
    }
}

/// The words of a paper's own text with a capital, or with which a term begins, that lie in none
/// of the spans taken, by flow.
fn free_words(paper: Context<'_>, taken: &[Vec<Span>], firsts: &ByHash<()>) -> Vec<Word> {
    let mut words = Vec::new();
    for (flow, spans) in paper.layout.flow_ids().zip(taken) {
        let skipped = paper.layout.block_of(flow).is_none_or(|block| {
            matches!(
                block.kind,
                BlockKind::Letterhead | BlockKind::Furniture | BlockKind::Signature
            )
        });
        if skipped {
            continue;
        }
        let mut spans = spans.iter().peekable();
        let mut blocked = 0;
        let (text, all) = (paper.layout.flow(flow).text(), paper.layout.flow(flow).words());
        for word in all {
            let at = word.start();
            let told = match text.as_bytes().get(at) {
                Some(b'A'..=b'Z') => true,
                Some(b'a'..=b'z' | b'0'..=b'9') => firsts.get(word.hash).is_some(),
                Some(0x80..) => {
                    word.of(text).starts_with(char::is_uppercase)
                        || firsts.get(word.hash).is_some() && word.is_in_letters(text)
                }
                _ => false,
            };
            if !told {
                continue;
            }
            while let Some(span) = spans.next_if(|span| span.start <= at) {
                blocked = blocked.max(span.end);
            }
            if at >= blocked {
                words.push(Word { flow, at, hash: word.hash });
            }
        }
    }
    words
}

/// The organisation named last before the place.
fn last_named(place: Place, named: &[(Place, usize)]) -> Option<usize> {
    let before = named.partition_point(|(at, _)| *at < place).checked_sub(1)?;
    named.get(before).map(|(_, who)| *who)
}
