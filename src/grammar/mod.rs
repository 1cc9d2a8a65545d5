//! Scan: one [`Flow`](crate::Flow) becomes mentions.
//!
//! A grammar is a file. Each reads one kind of thing at one place of a flow and says how far it
//! read; `scanner` walks the flow once, asks the grammars that can begin at a place, and keeps
//! the longest match. Words come from `grammars/`, structure from the parsers. Grammars know one
//! flow, nothing of other blocks or other papers.

mod citation;
mod here;
mod law;
mod markup;
mod mention;
mod money;
mod motion;
mod number;
mod organisation;
mod report;
mod scanner;
mod time;
mod title;
mod url;
mod value;

pub use here::{Here, Match};
pub(crate) use markup::{MarkedLink, link};
pub use mention::{Mention, MentionKind, Rule};
pub(crate) use money::{CELL, Cues, TableUnit, Tables, last_phrase, phrases};
pub(crate) use organisation::{
    ALIAS, ALIAS_USED, BARE, Entry, OFFICE, ROW, Register, SHORT, key, key_hash, slug,
};
pub use scanner::{Grammar, Scanner, Step, Trial, Trigger};
pub use value::{
    Boundary, Citation, CitationKind, Currency, LawCitation, Money, MotionMention,
    OrganisationMention, Part, Qualifier, Recurrence, ReportTitle, Shift, TimeExpression,
    TimeMention, Unit, UrlAddress, Value,
};
