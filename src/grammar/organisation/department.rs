//! Departments of the state, by full name, abbreviation or portfolio, alone or in a row.
//!
//! ```text
//! department = name | abbreviation | portfolio
//! row        = department [alias] { separator department [alias] }
//! separator  = "," | ["," ] "en" ["van" | "voor"] | "&" | "respectievelijk" | "alsmede"
//! ```
//!
//! Names are read with and without their commas and with `&` for `en`, so that a row of names that
//! hold `en` themselves still falls apart rightly: `Binnenlandse Zaken en Koninkrijksrelaties en
//! Sociale Zaken en Werkgelegenheid` is two.

use super::alias::{Alias, Aliases};
use super::register::{Register, key};
use crate::error::Error;
use crate::lexicon::{Case, Grammars, Words};
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The names of departments and the register entries each may mean.
#[derive(Debug)]
pub(super) struct Departments {
    words: Words<Vec<u32>>,
}

/// A department in a row of departments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Department<'t> {
    /// The name as written.
    pub(super) text: &'t str,
    /// The entries it may mean.
    pub(super) entries: Vec<u32>,
    /// The alias defined right behind it.
    pub(super) alias: Option<Alias<'t>>,
}

#[derive(Debug, Deserialize)]
struct Portfolio {
    portfolio: String,
    id: String,
}

impl Departments {
    pub(super) fn new(register: &Register, grammars: &Grammars) -> Result<Self, Error> {
        let mut forms: FxHashMap<(String, bool), Vec<u32>> = FxHashMap::default();
        let mut add = |form: &str, exact: bool, index: u32| {
            for form in spellings(form) {
                let entries = forms.entry((form, exact)).or_default();
                if !entries.contains(&index) {
                    entries.push(index);
                }
            }
        };
        let mut ministries: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        for (index, entry) in (0..).zip(register.entries()) {
            let Some(name) = entry.department() else { continue };
            ministries.entry(entry.id.as_str()).or_default().push(index);
            add(name, false, index);
            for form in entry.forms.iter().chain(&entry.abbreviation) {
                add(form, true, index);
            }
        }
        for row in grammars.rows::<Portfolio>("organisations_portfolios.csv")? {
            for &index in ministries.get(row.id.as_str()).into_iter().flatten() {
                add(&row.portfolio, false, index);
            }
        }
        let mut rows: Vec<_> = forms.into_iter().collect();
        rows.sort();
        let words = Words::new(rows.into_iter().map(|((form, exact), entries)| {
            (form, if exact { Case::Exact } else { Case::Any }, entries)
        }));
        Ok(Self { words })
    }

    /// The department at the start of `text`.
    pub(super) fn one<'t>(
        &self,
        text: &'t str,
        register: &Register,
        aliases: &Aliases,
    ) -> Option<Department<'t>> {
        let plain = self.words.longest(text);
        let marked = unmarked(text).and_then(|text| {
            self.words.longest(text).filter(|(matched, _)| matched.len() == text.len())
        });
        let longer =
            |one: &(&str, &Vec<u32>)| plain.is_none_or(|(plain, _)| plain.len() < one.0.len());
        let (matched, entries) = marked.filter(longer).or(plain)?;
        let rest = text.get(matched.len()..)?;
        if rest.starts_with('-') {
            return None;
        }
        let fits = |alias: &str| {
            let alias = key(alias);
            entries.iter().filter_map(|&index| register.get(index)).any(|entry| {
                entry.forms.iter().chain(&entry.abbreviation).any(|form| key(form) == alias)
            })
        };
        let alias = aliases.behind(rest, matched, fits);
        Some(Department { text: matched, entries: entries.clone(), alias })
    }

    /// The departments in a row at the start of `text`, and how far they reach in it.
    pub(super) fn row<'t>(
        &self,
        text: &'t str,
        register: &Register,
        aliases: &Aliases,
    ) -> (Vec<Department<'t>>, usize) {
        let mut found = Vec::new();
        let mut at = 0;
        let mut next = 0;
        while let Some(department) =
            text.get(next..).and_then(|rest| self.one(rest, register, aliases))
        {
            at = next + department.text.len();
            if let Some(alias) = &department.alias {
                at += alias.length;
            }
            found.push(department);
            let Some(skip) = text.get(at..).and_then(separator) else { break };
            next = at + skip;
        }
        (found, at)
    }
}

/// The longest name of a department, in bytes.
const LONGEST: usize = 120;

/// The text before the first number glued to a word: `Milieubeheer` of `Milieubeheer1 heeft`, the
/// mark of a note that the paper does not print.
fn unmarked(text: &str) -> Option<&str> {
    let near = text.bytes().take(LONGEST);
    // All are looked at: that is quicker than to stop at the first, and mostly there is none.
    if !near.clone().fold(false, |any, byte| any | byte.is_ascii_digit()) {
        return None;
    }
    let digits = near.enumerate().filter(|(_, byte)| byte.is_ascii_digit());
    let mut glued = digits.filter_map(|(at, _)| text.get(..at));
    glued.find(|before| before.ends_with(char::is_alphabetic))
}

/// A name with and without its commas, with `en` and with `&`.
fn spellings(form: &str) -> Vec<String> {
    let mut all = vec![form.to_owned()];
    if form.contains(", ") {
        all.push(form.replace(", ", " "));
    }
    if form.contains(" en ") {
        let joined: Vec<String> = all.iter().map(|form| form.replace(" en ", " & ")).collect();
        all.extend(joined);
    }
    all
}

/// The length of what parts two departments of a row.
fn separator(text: &str) -> Option<usize> {
    const SEPARATORS: [&str; 14] = [
        ", en voor ",
        ", en van ",
        " en voor ",
        " en van ",
        ", alsmede ",
        " alsmede ",
        ", en ",
        " en ",
        ", voor ",
        ", van ",
        " & ",
        ", ",
        " respectievelijk ",
        "/",
    ];
    SEPARATORS.iter().find(|separator| text.starts_with(**separator)).map(|s| s.len())
}
