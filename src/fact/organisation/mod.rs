//! Rows of `organisation_mentions`.
//!
//! Two passes over a paper. The first takes the names the grammar read and decides which
//! organisation each is, by the register on the paper's date or by the name itself. The second,
//! [`alias`], goes over the same text for the aliases and short forms that only this paper gives a
//! meaning.

mod alias;
mod identity;
mod row;
mod short;

use self::identity::{Cast, Identities};
use self::short::Heads;
use super::{Context, Organisation};
use crate::error::Error;
use crate::grammar::{ALIAS, Value};
use crate::layout::Place;
use crate::lexicon::Grammars;
use rustc_hash::FxHashMap;

/// Makes organisations of mentions, with the word lists it needs for that.
#[derive(Debug)]
pub(super) struct Organisations {
    identities: Identities,
    heads: Heads,
}

/// A mention with the organisation it is, as an index into the paper's [`Cast`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sighting {
    place: Place,
    rule: &'static str,
    who: usize,
    alias_of: Option<Place>,
}

/// An alias the paper defines.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Definition {
    alias: String,
    who: usize,
    place: Place,
}

impl Organisations {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { identities: Identities::new(grammars)?, heads: Heads::new(grammars)? })
    }

    /// The organisations of a paper, by place.
    pub(super) fn of(&self, paper: Context<'_>) -> Vec<Organisation> {
        let mut cast = self.identities.cast(paper);
        let (mut sightings, definitions) = first_pass(paper, &mut cast);
        redefine(paper, &definitions, &mut sightings);
        alias::strike_defined_otherwise(paper, &cast, &mut sightings);
        row::add(paper, &mut cast, &mut sightings);
        alias::second_pass(paper, &mut cast, &self.heads, &definitions, &mut sightings);
        sightings.sort_by_key(|sighting| sighting.place);
        sightings.dedup_by_key(|sighting| sighting.place);
        sightings.into_iter().filter_map(|sighting| fact(sighting, &cast)).collect()
    }
}

/// The names the grammar read, and the aliases they define.
fn first_pass(paper: Context<'_>, cast: &mut Cast<'_>) -> (Vec<Sighting>, Vec<Definition>) {
    let mut sightings: Vec<Sighting> = Vec::new();
    let mut definitions: Vec<Definition> = Vec::new();
    for (place, mention) in paper.all_mentions() {
        let Value::Organisation(organisation) = &mention.value else { continue };
        let who = if mention.rule == ALIAS {
            let Some(named) = sightings.last().filter(|last| last.place.flow == place.flow) else {
                continue;
            };
            let who = named.who;
            definitions.push(Definition { alias: organisation.name.clone(), who, place });
            who
        } else {
            cast.who(organisation)
        };
        sightings.push(Sighting { place, rule: mention.rule.name, who, alias_of: None });
    }
    // An alias may look like a name of its own: `de RBB Groep`.
    let defined = by_alias(&definitions);
    for sighting in &mut sightings {
        let Some(identity) = cast.get(sighting.who).filter(|identity| identity.tooi_uri.is_none())
        else {
            continue;
        };
        if let Some(definition) = defined.get(identity.name.as_str()) {
            sighting.who = definition.who;
        }
    }
    (sightings, definitions)
}

/// The first definition of each alias.
fn by_alias(definitions: &[Definition]) -> FxHashMap<&str, &Definition> {
    let mut all = FxHashMap::default();
    for definition in definitions {
        all.entry(definition.alias.as_str()).or_insert(definition);
    }
    all
}

/// What the paper defines an abbreviation as goes before what the register knows by it.
fn redefine(paper: Context<'_>, definitions: &[Definition], sightings: &mut [Sighting]) {
    let aliases = by_alias(definitions);
    for sighting in sightings {
        let defined = aliases.get(paper.layout.text_of(sighting.place));
        if let Some(defined) = defined.filter(|defined| defined.who != sighting.who) {
            sighting.who = defined.who;
            sighting.alias_of = Some(defined.place);
        }
    }
}

fn fact(sighting: Sighting, cast: &Cast<'_>) -> Option<Organisation> {
    let identity = cast.get(sighting.who)?;
    Some(Organisation {
        place: sighting.place,
        rule: sighting.rule,
        org_id: identity.id.clone(),
        name: identity.name.clone(),
        kind: identity.kind.clone(),
        tooi_uri: identity.tooi_uri.clone(),
        abbreviation: identity.abbreviation.clone(),
        alias_of: sighting.alias_of,
    })
}

#[cfg(test)]
mod tests;
