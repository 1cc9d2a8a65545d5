//! Words of a list that count only where a second word stands in the clause too.

use super::Clause;
use crate::Span;
use crate::error::Error;
use crate::lexicon::{Case, Grammars, WordRoles, Words};
use serde::Deserialize;
use std::sync::Arc;

/// What a row of `grammars/particles.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// A particle that is a preposition too.
    Particle,
    /// May stand behind such a particle before the end of the clause.
    Behind,
}

/// The particles of separable verbs.
#[derive(Debug)]
struct Particles(WordRoles<Role>);

impl Particles {
    fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self(WordRoles::new(grammars, "particles.csv")?))
    }

    /// Whether a second part belongs to its verb before this word, or at the end of the clause.
    fn belongs(&self, with: &str, next: Option<&str>) -> bool {
        !self.0.is(Role::Particle, with) || next.is_none_or(|next| self.0.is(Role::Behind, next))
    }
}

/// A word list of which values count only where a second part stands in the clause too: the
/// particle of a separable verb (`treedt … in werking`).
#[derive(Debug)]
pub(in crate::fact) struct Paired<T> {
    words: Words<Vec<One<T>>>,
    particles: Arc<Particles>,
}

/// A value with the second part that it asks for.
#[derive(Debug)]
struct One<T> {
    with: Option<String>,
    value: T,
}

impl<T> Paired<T> {
    /// The list of rows of a form, its second part if any, and its value.
    pub(in crate::fact) fn new(
        grammars: &Grammars,
        rows: impl Iterator<Item = (String, Option<String>, T)>,
    ) -> Result<Self, Error> {
        let rows = rows.map(|(form, with, value)| {
            (form, One { with: with.filter(|with| !with.is_empty()), value })
        });
        let words = group(rows).into_iter().map(|(form, values)| (form, Case::Any, values));
        Ok(Self { words: Words::new(words), particles: grammars.shared(Particles::new)? })
    }
}

impl Clause {
    /// The values of a list whose phrase stands in the clause, and with it the second part that
    /// the value asks for: `lopen` with `af`. By place.
    pub(in crate::fact) fn find_paired<'w, T>(
        &self,
        flow: &str,
        paired: &'w Paired<T>,
    ) -> Vec<(Span, &'w T)> {
        let found = self.find(flow, &paired.words);
        let asks = found.iter().any(|(_, values)| values.iter().any(|one| one.with.is_some()));
        let own: Vec<String> = self
            .words(flow)
            .filter(|_| asks)
            .map(|(_, word)| word.to_lowercase())
            .filter(|word| word.starts_with(char::is_alphanumeric))
            .collect();
        let stands = |with: &str| {
            let parts: Vec<&str> = with.split(' ').collect();
            let mut windows = own.windows(parts.len()).enumerate();
            windows.any(|(at, window)| {
                let next = own.get(at + parts.len()).map(String::as_str);
                window == parts.as_slice() && paired.particles.belongs(with, next)
            })
        };
        let mut values = Vec::new();
        for (span, listed) in found {
            let met: Vec<&One<T>> =
                listed.iter().filter(|one| one.with.as_deref().is_none_or(stands)).collect();
            // "lopen … af" is said rather than "lopen".
            let whole = met.iter().any(|one| one.with.is_some());
            let said = met.into_iter().filter(|one| one.with.is_some() == whole);
            values.extend(said.map(|one| (span, &one.value)));
        }
        values
    }
}

/// Cues without those that only complete another: in `de start van de realisatie` the start counts.
pub(in crate::fact) fn heads<T: Copy>(flow: &str, cues: &[(Span, T)]) -> Vec<(Span, T)> {
    let completes = |cue: Span| {
        let before = flow.get(..cue.start).unwrap_or_default();
        [" van ", " van de ", " van het ", " van een "]
            .iter()
            .filter_map(|link| before.strip_suffix(link))
            .any(|before| cues.iter().any(|(other, _)| other.end == before.len()))
    };
    cues.iter().copied().filter(|(cue, _)| !completes(*cue)).collect()
}

/// Values of equal forms put together, in the order of their first row.
pub(in crate::fact) fn group<V>(rows: impl Iterator<Item = (String, V)>) -> Vec<(String, Vec<V>)> {
    let mut grouped: Vec<(String, Vec<V>)> = Vec::new();
    let mut places = rustc_hash::FxHashMap::default();
    for (form, value) in rows {
        let place = *places.entry(form.to_lowercase()).or_insert(grouped.len());
        match grouped.get_mut(place) {
            Some((_, values)) => values.push(value),
            None => grouped.push((form, vec![value])),
        }
    }
    grouped
}
