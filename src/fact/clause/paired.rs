//! Words of a list that count only where a second word stands in the clause too.

use super::Clause;
use crate::Span;
use crate::lexicon::{Case, Words};

impl Clause {
    /// The values of a list whose phrase stands in the clause, and with it the second part that
    /// the value asks for: `lopen` with `af`. By place.
    pub(in crate::fact) fn find_paired<'w, T>(
        &self,
        flow: &str,
        words: &'w Words<Vec<Paired<T>>>,
    ) -> Vec<(Span, &'w T)> {
        let found = self.find(flow, words);
        let asks = found.iter().any(|(_, paired)| paired.iter().any(|one| one.with.is_some()));
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
                window == parts.as_slice()
                    && (!PARTICLES.contains(&with)
                        || next.is_none_or(|next| BEHIND.contains(&next)))
            })
        };
        let mut values = Vec::new();
        for (span, paired) in found {
            let met: Vec<&Paired<T>> =
                paired.iter().filter(|paired| paired.with.as_deref().is_none_or(stands)).collect();
            // "lopen … af" is said rather than "lopen".
            let whole = met.iter().any(|paired| paired.with.is_some());
            let said = met.into_iter().filter(|paired| paired.with.is_some() == whole);
            values.extend(said.map(|paired| (span, &paired.value)));
        }
        values
    }
}

/// Particles that are prepositions too: they belong to the verb at the end of the clause, or before
/// a further preposition (`gaat in per 1 april`).
const PARTICLES: [&str; 8] = ["aan", "door", "in", "op", "over", "uit", "voor", "om"];

/// What may stand behind such a particle.
const BEHIND: [&str; 12] =
    ["als", "bij", "dan", "en", "in", "met", "na", "op", "per", "uiterlijk", "vanaf", "voor"];

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

/// A value of a word list that counts only where a second part stands in the clause too: the
/// particle of a separable verb (`treedt … in werking`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::fact) struct Paired<T> {
    with: Option<String>,
    value: T,
}

impl<T> Paired<T> {
    /// The list of rows of a form, its second part if any, and its value.
    pub(in crate::fact) fn words(
        rows: impl Iterator<Item = (String, Option<String>, T)>,
    ) -> Words<Vec<Self>> {
        let rows = rows.map(|(form, with, value)| {
            (form, Self { with: with.filter(|with| !with.is_empty()), value })
        });
        Words::new(group(rows).into_iter().map(|(form, paired)| (form, Case::Any, paired)))
    }
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
