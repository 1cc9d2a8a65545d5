//! What a temporal expression comes to.

use chrono::NaiveDate;

/// When the paper was written, for relative expressions.
///
/// A stated or recorded date gives both bounds; an inferred one may leave them apart. Past
/// expressions resolve against `latest`, future ones against `earliest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The first day the paper can be of.
    pub earliest: NaiveDate,
    /// The last day the paper can be of.
    pub latest: NaiveDate,
    /// Whether the text states it, a record gives it, or it was inferred.
    pub inferred: bool,
}

/// Which way an expression without a year leans, from the tense of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Leaning {
    /// Past tense: the last one before the document.
    Past,
    /// Future: the next one after the document.
    Future,
    /// No sign either way: the nearest.
    #[default]
    Unknown,
}

/// An expression placed on the calendar: the time columns of `events`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The EDTF string (Library of Congress, 2019, level 2), without qualifiers.
    pub edtf: String,
    /// The first day, where there is one.
    pub earliest: Option<NaiveDate>,
    /// The last day, where there is one.
    pub latest: Option<NaiveDate>,
    /// The unit the text speaks in.
    pub granularity: Granularity,
    /// How it was found.
    pub basis: Basis,
}

/// The closed list `events.granularity`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month or a part of one.
    Month,
    /// A quarter.
    Quarter,
    /// A season.
    Season,
    /// A half year.
    HalfYear,
    /// A year or a part of one.
    Year,
    /// A decade.
    Decade,
    /// Any other stretch.
    Period,
}

/// The closed list `events.basis`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The text gives the year.
    Stated,
    /// Counted from the document's stated or recorded date.
    Relative,
    /// Counted from an inferred date.
    Inferred,
}
