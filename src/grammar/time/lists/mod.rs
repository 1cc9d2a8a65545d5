//! The words of this grammar, from `grammars/`.

mod rows;

use self::rows::{
    CountedRow, CueRow, MomentRow, Named, Numbered, OrdinalRow, SeasonRow, ShiftRow, YearWordRow,
    boundary, named, part, units,
};
use crate::error::Error;
use crate::grammar::number::Numbers;
use crate::grammar::{Boundary, Here, Part, Shift, Trigger, Unit};
use crate::lexicon::{BudgetTitles, Case, Grammars, RoleRow, WordMap, Words, forms_of};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::Arc;

/// How many words a time may begin with before one that names it: `de eerste en de tweede week`.
const NEAR: usize = 8;

/// The word lists, each as a parser.
#[derive(Debug)]
pub(super) struct Lists {
    pub(super) numbers: Numbers,
    pub(super) months: Words<u8>,
    pub(super) short_months: Words<u8>,
    pub(super) weekdays: Words<u8>,
    pub(super) seasons: Words<u8>,
    pub(super) parts: Words<Part>,
    /// `vorige`, `komende`: units from the document's own.
    pub(super) shifts: Words<i32>,
    /// `jl.`, `a.s.`
    pub(super) after: Words<Shift>,
    pub(super) units: Words<(Unit, u32)>,
    pub(super) year_words: Words<YearWord>,
    pub(super) moments: Words<(Box<str>, Needs)>,
    pub(super) boundaries: Words<Boundary>,
    pub(super) counted: Words<Counted>,
    pub(super) verbs: Words<()>,
    cues: FxHashMap<Box<str>, Cue>,
    pub(super) ordinals: Words<u8>,
    /// First words of what names a time by itself.
    named: Words<()>,
    /// Words of no other list that a time can begin with.
    begins: Vec<String>,
    /// What a length of time counts from: `na`.
    pub(super) anchors: Words<()>,
    /// What opens a sentence of what a law asks of anyone: `Ingevolge`.
    pub(super) rules: Words<()>,
    /// `vandaag`: days from the document's own.
    pub(super) days: Words<i32>,
    /// Between a boundary and its expression: `in het`.
    pub(super) small: WordMap<()>,
    /// Between a number and its unit: `volle`.
    pub(super) whole: Words<()>,
    /// What one of the two halves of a year is called: `halfjaar`.
    pub(super) halves: Words<()>,
    /// Behind the years of a decade: `van de vorige eeuw`.
    pub(super) centuries: Words<()>,
    /// `van elk jaar`, behind a time
    pub(super) every_year: Words<()>,
    /// `per jaar`, before times in brackets
    pub(super) yearly: Vec<String>,
    /// `van de Raad`, before the date of an act
    pub(super) makers_of_acts: Vec<String>,
    pub(super) budgets: Arc<BudgetTitles>,
}

/// What a row of `grammars/time_words.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// Names a time by itself: `vandaag`.
    Names,
    /// A time can begin with it: `week` in `week 3`.
    Begins,
    /// Behind a length of time, what it counts from: `na` in `zes weken na ontvangst`.
    Anchors,
    /// Opens a sentence of what a law asks of anyone: `Ingevolge`.
    Rules,
    /// Behind a time, that it comes back: `van elk jaar`.
    Every,
    /// Before times in brackets, that they come back: `per jaar`.
    Yearly,
    /// Before a date, that it is that of an act: `van de Raad`.
    Acts,
    /// Between a boundary and its expression: `in het`.
    Small,
    /// Between a number and its unit: `volle`.
    Whole,
    /// What one of the two halves of a year is called: `halfjaar`.
    Half,
    /// Behind the years of a decade: `van de vorige eeuw`.
    Century,
}

/// What a word with `jaar` in it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum YearWord {
    /// `begrotingsjaar`
    Year,
    /// `schooljaar`
    School,
    /// `vergaderjaar`
    Session,
}

/// What has to stand beside a bare expression before it is a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Needs {
    /// Nothing: it is a time wherever it stands.
    None,
    /// A preposition, or a year behind it.
    Cue,
    /// A year behind it.
    Year,
}

/// What a word before a bare expression says of it.
#[derive(Debug, Clone, Default)]
struct Cue {
    makes: Vec<Governed>,
    forbids: Vec<Governed>,
}

/// A kind of expression that is a time only behind certain words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Governed {
    /// `in maart`
    Month,
    /// `de zomer`
    Season,
    /// `sinds 2014`
    Year,
    /// A year before a counted noun: `in 2024 gemeenten`.
    Counted,
    /// `bij Voorjaarsnota`
    Moment,
    /// `op 7-2-23`
    Date,
    /// `d.d. 22/11`
    Dated,
    /// `over twee jaar`
    Distance,
    /// `per week 2`
    Numbered,
    /// `jaarlijks op 1 mei`
    Repeated,
    /// `Wet van 3 mei 2001`
    Act,
}

/// What follows a number that counts things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Counted {
    /// `euro`: the number is no year.
    Unit,
    /// `woningen`: the number may be a year.
    Noun,
}

impl Lists {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let months: Vec<Numbered> = grammars.rows("months.csv")?;
        let months_of = |kind: &str| {
            let rows = months.iter().filter(|row| row.kind.as_deref() == Some(kind));
            Words::new(rows.map(|row| (&row.form, Case::Any, row.number)).collect::<Vec<_>>())
        };
        let weekdays: Vec<Numbered> = grammars.rows("weekdays.csv")?;
        let seasons: Vec<SeasonRow> = grammars.rows("seasons.csv")?;
        let ordinals: Vec<OrdinalRow> = grammars.rows("ordinals.csv")?;
        let shifts: Vec<ShiftRow> = grammars.rows("shifts.csv")?;
        let year_words: Vec<YearWordRow> = grammars.rows("year_words.csv")?;
        let moments: Vec<MomentRow> = grammars.rows("moments.csv")?;
        let mut cues = FxHashMap::default();
        for row in grammars.rows::<CueRow>("time_cues.csv")? {
            cues.insert(row.word.clone(), Cue::try_from(&row)?);
        }
        let counted: Vec<CountedRow> = grammars.rows("counted.csv")?;
        let words: Vec<RoleRow<Role>> = grammars.rows("time_words.csv")?;
        let set = |role: Role| {
            Words::new(forms_of(&words, &role).into_iter().map(|form| (form, Case::Any, ())))
        };
        let forms = |role: Role| {
            let rows = words.iter().filter(move |row| row.role == role);
            rows.map(|row| row.form.clone()).collect::<Vec<_>>()
        };
        let any = |rows: Vec<Named>| Words::new(rows.into_iter().map(|r| (r.form, Case::Any, ())));
        let mut lists = Self {
            numbers: Numbers::new(grammars)?,
            short_months: months_of("short"),
            months: months_of("full"),
            weekdays: Words::new(weekdays.into_iter().map(|r| (r.form, Case::Any, r.number))),
            seasons: Words::new(seasons.into_iter().map(|r| (r.form, Case::Any, r.season))),
            ordinals: Words::new(ordinals.into_iter().map(|r| (r.form, Case::Any, r.value))),
            parts: named(grammars, "parts.csv", part)?,
            shifts: Words::new(
                shifts
                    .iter()
                    .filter(|row| row.place == "before")
                    .map(|row| (&row.form, Case::Any, row.by)),
            ),
            after: Words::new(shifts.iter().filter(|row| row.place == "after").map(|row| {
                (&row.form, Case::Any, if row.by < 0 { Shift::Last } else { Shift::Next })
            })),
            units: units(grammars)?,
            year_words: Words::new(year_words.into_iter().map(|r| (r.form, Case::Any, r.kind))),
            moments: Words::new(
                moments.into_iter().map(|r| (r.form, Case::Any, (r.name, r.needs))),
            ),
            boundaries: named(grammars, "boundaries.csv", boundary)?,
            counted: Words::new(counted.into_iter().map(|r| (r.form, Case::Any, r.kind))),
            verbs: any(grammars.rows("time_verbs.csv")?),
            cues,
            named: Words::default(),
            begins: forms_of(&words, &Role::Begins),
            anchors: set(Role::Anchors),
            rules: set(Role::Rules),
            days: Words::new(
                shifts
                    .iter()
                    .filter(|row| row.place == "day")
                    .map(|row| (&row.form, Case::Any, row.by)),
            ),
            small: forms_of(&words, &Role::Small).into_iter().map(|form| (form, ())).collect(),
            whole: set(Role::Whole),
            halves: set(Role::Half),
            centuries: set(Role::Century),
            every_year: set(Role::Every),
            yearly: forms(Role::Yearly),
            makers_of_acts: forms(Role::Acts),
            budgets: grammars.shared(BudgetTitles::new)?,
        };
        lists.named = lists.naming(forms_of(&words, &Role::Names));
        Ok(lists)
    }

    /// The first words of what names a time by itself.
    fn naming(&self, names: Vec<String>) -> Words<()> {
        let listed = [
            self.months.first_words(),
            self.short_months.first_words(),
            self.weekdays.first_words(),
            self.seasons.first_words(),
            self.year_words.first_words(),
            self.units.first_words(),
            self.moments.first_words(),
        ];
        let words = listed.into_iter().flatten().chain(names);
        Words::new(words.map(|word| (word, Case::Any, ())))
    }

    /// The words a mention can begin with.
    pub(super) fn triggers(&self) -> Vec<Trigger> {
        let lists = [
            self.months.first_words(),
            self.short_months.first_words(),
            self.weekdays.first_words(),
            self.seasons.first_words(),
            self.ordinals.first_words(),
            self.parts.first_words(),
            self.shifts.first_words(),
            self.year_words.first_words(),
            self.moments.first_words(),
        ];
        let words = lists.into_iter().flatten().chain(self.begins.iter().cloned());
        let words = words.map(Trigger::Word);
        words.chain([Trigger::Digit, Trigger::Sign('\'')]).chain(self.numbers.triggers()).collect()
    }

    /// Whether a figure, or a word that names a time by itself, is among the next words: most that
    /// begin like a time (`een`, `deze`, `dat`) have neither.
    pub(super) fn may_begin(&self, here: Here<'_>) -> bool {
        let figure = |at| here.flow.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        here.words_ahead(NEAR).any(|word| figure(word.start()) || self.named.may_begin(word.hash))
    }

    /// Whether a word, in lower case, makes a time of such an expression behind it.
    pub(super) fn makes(&self, word: &str, what: Governed) -> bool {
        self.cues.get(word).is_some_and(|cue| cue.makes.contains(&what))
    }

    /// Whether such an expression behind a word, in lower case, is no time.
    pub(super) fn forbids(&self, word: &str, what: Governed) -> bool {
        self.cues.get(word).is_some_and(|cue| cue.forbids.contains(&what))
    }
}
