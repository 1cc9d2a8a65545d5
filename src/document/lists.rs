//! The word lists of this room, loaded.

use super::day::DayNames;
use super::frame_words::FrameWords;
use super::kind::Soort;
use super::reference::Moment;
use super::{DocumentKind, evidence::MarkKind};
use crate::error::Error;
use crate::lexicon::{BudgetTitles, ByHash, Case, Grammars, RoleRow, WordMap, Words};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// What a label of the letterhead announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Field {
    /// The paper's date.
    Date,
    /// Its subject.
    Subject,
    /// The case it belongs to.
    Case,
    /// The date of another paper.
    OtherDate,
    /// Anything else.
    Other,
}

/// What stands right before the paper's own date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum DateCue {
    /// `Den Haag, `
    Place,
    /// `Vastgesteld `
    Established,
    /// `(ontvangen `
    Received,
    /// `Nieuwsbericht | `
    News,
    /// `stand per `, in the heading of a list
    AsOf,
    /// Opens a heading that ends with the date: `Korte aantekeningen vergadering van`
    Record,
    /// A weekday, part of the date.
    Weekday,
    /// The date of something else.
    None,
}

/// What a line that begins so does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BodyLine {
    /// Opens the body of a letter without salutation.
    Opens,
    /// Stands behind the last question or answer.
    Closes,
    /// So where it is the whole line.
    ClosesAlone,
    /// Opens a heading over the questions behind it.
    Heads,
    /// Opens a numbered heading, of a report or over questions.
    Numbers,
}

/// What a word of `grammars/own_bodies.csv` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum OwnBody {
    /// A noun of bodies: `taskforce`.
    Body,
    /// Before such a noun, says that the body speaks: `onze`.
    #[serde(rename = "self")]
    Own,
    /// What it is for: `opgericht`.
    Purpose,
}

/// Which half of a pair a word labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Half {
    /// The question.
    Question,
    /// The answer.
    Answer,
    /// Neither: a heading over the answers.
    Neither,
}

/// A part of a person's name that is no surname.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum NamePart {
    /// `drs.`
    Title,
    /// `van der`
    Infix,
    /// `MSc`
    Behind,
}

/// What follows an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Follows {
    /// A field of policy, or whatever the office is of.
    Portfolio,
    /// Nothing: the office is complete.
    None,
}

/// Every list of this room.
#[derive(Debug)]
pub(super) struct Lists {
    pub(super) days: DayNames,
    pub(super) date_cues: Words<DateCue>,
    pub(super) labels: Words<Field>,
    pub(super) marks: Words<MarkKind>,
    pub(super) soorten: Words<Soort>,
    pub(super) questions: Words<Half>,
    pub(super) name_parts: Words<NamePart>,
    pub(super) offices: Words<Follows>,
    pub(super) portfolios: Words<()>,
    /// What stands before the field of policy of a committee of parliament: `vaste commissie`.
    pub(super) committees: Words<()>,
    pub(super) moments: Words<Moment>,
    pub(super) budgets: Arc<BudgetTitles>,
    pub(super) bodies: Words<()>,
    /// Words with which a body speaks of itself.
    pub(super) selves: Words<()>,
    /// Words that say what a body is for.
    pub(super) purposes: Vec<String>,
    pub(super) openers: Words<()>,
    pub(super) frame: FrameWords,
    pub(super) body_lines: Words<BodyLine>,
    /// Words whose stop ends no sentence before a number.
    pub(super) abbreviations: WordMap<()>,
    /// The first words of every list that the body of a paper is asked for.
    pub(super) tell: Arc<ByHash<()>>,
}

impl Lists {
    /// Loads the lists.
    ///
    /// # Errors
    /// If a list cannot be read.
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Month {
            name: String,
            number: u32,
        }
        #[derive(Deserialize)]
        struct Cue {
            form: String,
            cue: DateCue,
        }
        #[derive(Deserialize)]
        struct Label {
            form: String,
            field: Field,
        }
        #[derive(Deserialize)]
        struct Mark {
            form: String,
            mark: MarkKind,
        }
        #[derive(Deserialize)]
        struct SoortRow {
            form: String,
            soort: String,
            kind: DocumentKind,
        }
        #[derive(Deserialize)]
        struct Question {
            form: String,
            label: Half,
        }
        #[derive(Deserialize)]
        struct Name {
            form: String,
            part: NamePart,
        }
        #[derive(Deserialize)]
        struct Office {
            form: String,
            follows: Follows,
        }
        #[derive(Deserialize)]
        struct Plain {
            form: String,
        }
        #[derive(Deserialize)]
        struct LineRow {
            form: String,
            place: BodyLine,
        }
        #[derive(Deserialize)]
        struct MomentRow {
            form: String,
            #[serde(flatten)]
            moment: Moment,
        }

        let cues: Vec<Cue> = grammars.rows("document_dates.csv")?;
        let weekdays = cues.iter().filter(|row| row.cue == DateCue::Weekday);
        let weekdays = Words::new(weekdays.map(|row| (&row.form, Case::Any, ())));
        let months = words(grammars, "months.csv", |row: Month| (row.name, row.number))?;
        let cues = cues.into_iter().filter(|row| row.cue != DateCue::Weekday);
        let own: Vec<RoleRow<OwnBody>> = grammars.rows("own_bodies.csv")?;
        let own_forms = |role: OwnBody| {
            own.iter().filter(move |row| row.role == role).map(|row| row.form.clone())
        };
        let own_words = |role| Words::new(own_forms(role).map(|form| (form, Case::Any, ())));
        let abbreviations: Vec<Plain> = grammars.rows("abbreviations.csv")?;
        let lines: Vec<LineRow> = grammars.rows("body_lines.csv")?;
        let lists = Self {
            days: DayNames { months, weekdays },
            date_cues: Words::new(cues.map(|row| (row.form, Case::Any, row.cue))),
            labels: words(grammars, "letterhead_labels.csv", |row: Label| (row.form, row.field))?,
            marks: words(grammars, "document_marks.csv", |row: Mark| (row.form, row.mark))?,
            soorten: words(grammars, "document_soorten.csv", |row: SoortRow| {
                (row.form, Soort { name: row.soort, kind: row.kind })
            })?,
            questions: words(grammars, "question_labels.csv", |row: Question| {
                (row.form, row.label)
            })?,
            name_parts: words(grammars, "name_parts.csv", |row: Name| (row.form, row.part))?,
            offices: words(grammars, "offices.csv", |row: Office| (row.form, row.follows))?,
            portfolios: words(grammars, "portfolios.csv", |row: Plain| (row.form, ()))?,
            committees: committees(grammars)?,
            moments: words(grammars, "document_moments.csv", |row: MomentRow| {
                (row.form, row.moment)
            })?,
            budgets: grammars.shared(BudgetTitles::new)?,
            bodies: own_words(OwnBody::Body),
            selves: own_words(OwnBody::Own),
            purposes: own_forms(OwnBody::Purpose).collect(),
            openers: words(grammars, "question_openers.csv", |row: Plain| (row.form, ()))?,
            abbreviations: abbreviations.into_iter().map(|row| (row.form, ())).collect(),
            frame: FrameWords::new(grammars)?,
            body_lines: Words::new(lines.into_iter().map(|row| (row.form, Case::Exact, row.place))),
            tell: Arc::default(),
        };
        Ok(lists.with_telling())
    }

    fn with_telling(mut self) -> Self {
        let (questions, marks) = (self.questions.firsts(), self.marks.firsts());
        self.tell = Arc::new(questions.chain(marks).chain(self.selves.firsts()).collect());
        self
    }

    /// What a line does that begins so.
    pub(super) fn body_line(&self, line: &str) -> Option<BodyLine> {
        self.body_lines.longest(line).map(|(_, place)| *place)
    }

    /// The lists compiled into the program.
    #[cfg(test)]
    pub(super) fn built_in() -> Self {
        Self::new(&Grammars::built_in()).unwrap()
    }
}

/// What stands before the field of policy of a committee of parliament.
fn committees(grammars: &Grammars) -> Result<Words<()>, Error> {
    #[derive(Deserialize)]
    struct Row {
        form: String,
        lead: String,
    }
    let rows: Vec<Row> = grammars.rows("office_leads.csv")?;
    let rows = rows.into_iter().filter(|row| row.lead == "committee");
    Ok(Words::new(rows.map(|row| (row.form, Case::Any, ()))))
}

/// The rows of a list as phrases, whatever their case.
fn words<Row: DeserializeOwned, T>(
    grammars: &Grammars,
    file: &str,
    entry: impl Fn(Row) -> (String, T),
) -> Result<Words<T>, Error> {
    let rows: Vec<Row> = grammars.rows(file)?;
    Ok(Words::new(rows.into_iter().map(entry).map(|(form, value)| (form, Case::Any, value))))
}
