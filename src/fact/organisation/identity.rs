//! Which organisation a name is.

use crate::error::Error;
use crate::fact::Context;
use crate::grammar::{Entry, OrganisationMention, Register, key, key_hash, slug};
use crate::lexicon::Grammars;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The register, with a way from a name in any spelling to its entries.
#[derive(Debug)]
pub(super) struct Identities {
    register: Arc<Register>,
    /// Entries by the hashes of the keys of their names, sorted.
    by_key: Vec<(u64, u32)>,
}

/// An organisation of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    /// `mnre1058`, or `x-` and a slug of the name.
    pub(super) id: String,
    /// The official name, or the one the paper gives first.
    pub(super) name: String,
    /// What it is.
    pub(super) kind: String,
    /// The register's URI.
    pub(super) tooi_uri: Option<String>,
    /// The abbreviation.
    pub(super) abbreviation: Option<String>,
}

impl Identities {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let register = grammars.shared(Register::new)?;
        let mut by_key = Vec::with_capacity(register.entries().len() * 2);
        for (index, entry) in (0..).zip(register.entries()) {
            by_key.extend(names(entry).map(|name| (key_hash(name), index)));
        }
        by_key.sort_unstable();
        Ok(Self { register, by_key })
    }

    /// The entries that bear a name in some spelling.
    fn spelled(&self, name: &str) -> Vec<u32> {
        let (hash, key) = (key_hash(name), key(name));
        let from = self.by_key.partition_point(|&(other, _)| other < hash);
        let alike = self.by_key.iter().skip(from).take_while(|&&(other, _)| other == hash);
        let alike = alike.map(|&(_, index)| index).filter(|&index| {
            self.register
                .get(index)
                .is_some_and(|entry| names(entry).any(|own| self::key(own) == key))
        });
        alike.collect()
    }

    /// An empty cast for a paper.
    pub(super) fn cast(&self, paper: Context<'_>) -> Cast<'_> {
        Cast {
            identities: self,
            day: paper.document.reference.map(|reference| reference.latest),
            all: Vec::new(),
            by_id: FxHashMap::default(),
        }
    }
}

/// The organisations of one paper.
#[derive(Debug)]
pub(super) struct Cast<'i> {
    identities: &'i Identities,
    day: Option<NaiveDate>,
    all: Vec<Identity>,
    by_id: FxHashMap<String, usize>,
}

impl Cast<'_> {
    /// The organisation a mention is; the paper's date decides between entries.
    pub(super) fn who(&mut self, mention: &OrganisationMention) -> usize {
        let register = &self.identities.register;
        let spelled = mention.entries.is_empty().then(|| {
            let name = without_legal_form(&mention.name);
            self.identities.spelled(name)
        });
        match register.on(spelled.as_ref().unwrap_or(&mention.entries), self.day) {
            Some(entry) => {
                let identity = of_register(entry);
                self.add(entry.id.clone(), identity)
            }
            None => self.named(&mention.name, mention.kind.unwrap_or("organisatie")),
        }
    }

    /// An organisation known by its name alone.
    pub(super) fn named(&mut self, name: &str, kind: &str) -> usize {
        let identity = Identity {
            id: format!("x-{}", slug(name)),
            name: name.to_owned(),
            kind: if kind.is_empty() { "organisatie".to_owned() } else { kind.to_owned() },
            tooi_uri: None,
            abbreviation: None,
        };
        self.add(format!("x-{}", key(name)), identity)
    }

    /// The abbreviation a paper gives an organisation the register gives none.
    pub(super) fn abbreviate(&mut self, who: usize, abbreviation: &str) {
        if let Some(identity) = self.all.get_mut(who)
            && identity.abbreviation.is_none()
        {
            identity.abbreviation = Some(abbreviation.to_owned());
        }
    }

    /// The organisation with this index.
    pub(super) fn get(&self, who: usize) -> Option<&Identity> {
        self.all.get(who)
    }

    /// All organisations, in the order they were met.
    pub(super) fn all(&self) -> &[Identity] {
        &self.all
    }

    fn add(&mut self, id: String, identity: Identity) -> usize {
        *self.by_id.entry(id).or_insert_with(|| {
            self.all.push(identity);
            self.all.len() - 1
        })
    }
}

/// The names of several words, by which an entry is known in any spelling.
fn names(entry: &Entry) -> impl Iterator<Item = &String> {
    let names = std::iter::once(&entry.name).chain(&entry.forms);
    names.filter(|name| name.contains(' '))
}

/// `Nederlandse Aardolie Maatschappij B.V.` is known without its legal form.
fn without_legal_form(name: &str) -> &str {
    [" B.V.", " N.V.", " BV", " NV"].iter().find_map(|form| name.strip_suffix(form)).unwrap_or(name)
}

fn of_register(entry: &Entry) -> Identity {
    Identity {
        id: entry.id.clone(),
        name: entry.name.clone(),
        kind: entry.kind.clone(),
        tooi_uri: entry.tooi_uri(),
        abbreviation: entry.abbreviation.clone(),
    }
}
