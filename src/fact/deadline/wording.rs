//! What the words around a time say of it: that it names a thing, or binds someone, or counts.

use super::super::clause::Clause;
use crate::Span;
use crate::error::Error;
use crate::lexicon::{Endings, Grammars, RoleRow, WordRoles, forms_of};
use serde::Deserialize;

/// What a row of `grammars/deadline_words.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// Before a bare year that is a time: `in`, `eerst`.
    Governs,
    /// What happens does so within the time: `loop` in `in de loop van`.
    Course,
    /// A word that ends so is a meeting.
    Meeting,
    /// Says that something is done or has to be: `moet`.
    Binds,
    /// Says what merely is so: `bestaat`.
    State,
    /// What stands behind it is not what acts.
    Preposition,
    /// Nor is a person behind it: `met`, `namens`, `aan`.
    Beside,
    /// Before a time that says which thing is meant: `van`.
    Attributes,
    /// Gives a figure: `procent`.
    Figure,
    /// Before years that something is counted over: `over de jaren`.
    Years,
    /// Before the first of such years, where a word of [`Role::Through`] leads to the last: `over`.
    Over,
    /// `tot en met`
    Through,
    /// Before a stretch that something is reckoned for: `voor de`.
    Reckoned,
    /// Before the first time of a stretch: `vanaf`.
    From,
    /// Before its last: `tot`.
    Until,
}

/// The words around a time.
#[derive(Debug)]
pub(super) struct Wording {
    words: WordRoles<Role>,
    /// The ends of words for meetings.
    meetings: Endings<()>,
    /// What stands around stretches of time.
    stretches: Vec<RoleRow<Role>>,
}

impl Wording {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("deadline_words.csv")?;
        let (stretches, rows): (Vec<RoleRow<Role>>, Vec<RoleRow<Role>>) =
            rows.into_iter().partition(|row| {
                let role = row.role;
                matches!(
                    role,
                    Role::Years
                        | Role::Over
                        | Role::Through
                        | Role::Reckoned
                        | Role::From
                        | Role::Until
                )
            });
        Ok(Self {
            meetings: Endings::set(forms_of(&rows, &Role::Meeting)),
            stretches,
            words: rows.into_iter().map(|row| (row.form, row.role)).collect(),
        })
    }

    /// Whether the words before a time say that it happens within it: `in de loop van`.
    fn in_course(&self, before: &str) -> bool {
        let noun = before.strip_suffix(" van").and_then(|before| before.rsplit_once(' '));
        noun.is_some_and(|(_, noun)| self.words.is(Role::Course, noun))
    }

    /// Whether an organisation behind this word is not the one that acts.
    pub(super) fn is_preposition(&self, word: &str) -> bool {
        self.words.is(Role::Preposition, word)
    }

    /// Whether a person behind this word is not the one that acts.
    pub(super) fn is_beside(&self, word: &str) -> bool {
        self.words.is(Role::Beside, word)
    }

    /// Whether the time says which thing is meant rather than when: `de top van juni 2026`; but not
    /// `in de loop van 2026`.
    pub(super) fn is_attributive(&self, flow: &str, time: Span) -> bool {
        let mut before = flow.get(..time.start).unwrap_or_default().trim_end();
        if self.in_course(before) {
            return false;
        }
        // `van 27 en 28 juli`
        while let Some(listed) =
            [" en", " of", ","].iter().find_map(|link| before.strip_suffix(link))
        {
            let rest = listed.trim_end_matches(|c: char| c.is_ascii_digit());
            let figures = listed.len() - rest.len();
            // `voorjaar van 2026 en 2027`: the years of what is to happen.
            if !(1..=2).contains(&figures) || !rest.ends_with(' ') {
                break;
            }
            before = rest.trim_end();
        }
        let word = before.rsplit(' ').next().unwrap_or_default();
        self.words.is(Role::Attributes, word)
    }

    /// Whether a day is that of the meeting named right before it: `de agenda Landbouw- en Visserijraad
    /// 27-28 oktober 2025`.
    pub(super) fn follows_meeting(&self, flow: &str, time: Span) -> bool {
        let before = flow.get(..time.start).unwrap_or_default().trim_end();
        let word = before.rsplit(' ').next().unwrap_or_default();
        self.meetings.has(word)
    }

    /// Whether a bare year belongs to the name of a thing: `de monitor over 2023`, `het jaarplan 2026`.
    pub(super) fn names_a_thing(&self, flow: &str, time: Span) -> bool {
        let before = flow.get(..time.start).unwrap_or_default().trim_end();
        let word = before.rsplit(' ').next().unwrap_or_default();
        let year = time.of(flow).starts_with(|c: char| c.is_ascii_digit());
        year && !self.in_course(before)
            && word.ends_with(char::is_alphabetic)
            && !self.words.is(Role::Governs, word)
    }

    /// Whether a verb of the clause says that something is done or has to be: `wordt`, `moet`.
    pub(super) fn is_bound(&self, flow: &str, clause: &Clause) -> bool {
        clause.words(flow).any(|(_, word)| self.words.is(Role::Binds, word))
    }

    /// Whether the time opens a main clause, its verb right behind it: `Eind 2025 benadert Defensie de
    /// markt`. What merely is so then (`In mei bestaat de stichting 50 jaar`) is no act.
    pub(super) fn opens_sentence(&self, flow: &str, clause: &Clause, time: Span) -> bool {
        let before = flow.get(..clause.span.start).unwrap_or_default().trim_end();
        let main = before.is_empty() || before.ends_with(['.', ';', ')']);
        let lead = flow.get(clause.span.start..time.start).unwrap_or_default();
        let verb = flow.get(time.end..clause.span.end).and_then(|rest| rest.strip_prefix(' '));
        let verb = verb.and_then(|rest| rest.split(' ').next()).unwrap_or_default();
        let fits = verb.ends_with('t') && verb.len() > 3 || verb.ends_with("en") && verb.len() > 4;
        main && lead.split_whitespace().count() < 3
            && fits
            && verb.chars().all(char::is_lowercase)
            && !self.words.is(Role::State, verb)
    }

    /// Whether the clause gives a figure for the year: `in 2027 daalt het naar 3 procent`.
    pub(super) fn counts(&self, flow: &str, clause: &Clause) -> bool {
        clause.words(flow).any(|(_, word)| self.words.is(Role::Figure, word))
    }

    /// Whether a year is one of those that something is counted over: `over de jaren 2025 en 2026
    /// gemonitord`, `voor de jaren 2025 t/m 2029 geraamd`, `bevriezen voor 2023 tot en met 2025`.
    pub(super) fn spans_years(&self, flow: &str, time: Span) -> bool {
        let before = flow.get(..time.start).unwrap_or_default().trim_end();
        let through = self.without(Role::Through, before);
        let list = through.or_else(|| before.strip_suffix(" en")).unwrap_or(before);
        let first = list.trim_end_matches(|c: char| c.is_ascii_digit());
        let year = list.len() - first.len() == 4;
        let first = first.trim_end();
        self.without(Role::Years, first).is_some()
            || through.is_some() && year && self.without(Role::Over, first).is_some()
    }

    /// Whether a stretch from one time to another begins with this one: `van 1 januari 2023 tot 1
    /// januari 2024`.
    pub(super) fn opens_stretch(&self, flow: &str, time: Span) -> bool {
        let before = flow.get(..time.start).and_then(|before| before.strip_suffix(' '));
        let behind = flow.get(time.end..).and_then(|behind| behind.strip_prefix(' '));
        before.is_some_and(|before| self.without(Role::From, before).is_some())
            && behind.is_some_and(|behind| {
                let mut behind =
                    self.forms(Role::Until).filter_map(|form| behind.strip_prefix(form));
                behind.any(|rest| rest.starts_with(' '))
            })
    }

    /// Whether a stretch or a year is one that something is reckoned for: `de prognose voor de komende
    /// twee jaar`, `geld voor 2025 en 2026`.
    pub(super) fn is_reckoned(&self, flow: &str, time: Span) -> bool {
        let start = flow.ceil_char_boundary(time.start.saturating_sub(LIST));
        let mut before = flow.get(start..time.start).unwrap_or_default().trim_end();
        while let Some(list) = before.strip_suffix(" en").or_else(|| before.strip_suffix(',')) {
            let rest = list.trim_end_matches(|c: char| c.is_ascii_digit());
            if list.len() - rest.len() != 4 {
                return false;
            }
            before = rest.trim_end();
        }
        self.without(Role::Reckoned, before).is_some()
    }

    /// Whether `tot` stands right before a time: what has begun ends then.
    pub(super) fn is_up_to(&self, flow: &str, time: Span) -> bool {
        let before = flow.get(..time.start).and_then(|before| before.strip_suffix(' '));
        before.is_some_and(|before| self.without(Role::Until, before).is_some())
    }

    /// The text before such words, where it ends with them.
    fn without<'t>(&self, role: Role, text: &'t str) -> Option<&'t str> {
        let mut before = self.forms(role).filter_map(|form| text.strip_suffix(form));
        before.find_map(|before| before.strip_suffix(' '))
    }

    fn forms(&self, role: Role) -> impl Iterator<Item = &str> {
        let rows = self.stretches.iter().filter(move |row| row.role == role);
        rows.map(|row| row.form.as_str())
    }
}

/// How far before a year the list that it ends may begin, in bytes.
const LIST: usize = 100;

/// How far before and behind a time its brackets are looked for, in bytes.
const BRACKET: (usize, usize) = (30, 100);

/// Whether the time stands in brackets that hold nothing but times and small words: `(2028,
/// structureel vanaf 2030)`.
pub(super) fn is_bracketed(flow: &str, time: Span) -> bool {
    let start = flow.ceil_char_boundary(time.start.saturating_sub(BRACKET.0));
    let end = flow.floor_char_boundary(time.end + BRACKET.1);
    let before = flow.get(start..time.start).unwrap_or_default();
    let inside = before.rsplit_once('(').map(|(_, inside)| inside);
    inside.is_some_and(|inside| !inside.contains(')'))
        && flow.get(time.end..end).is_some_and(|rest| rest.contains(')'))
}

/// Whether `van` and the time stand right behind this cue: `inwerkingtreding van 1 februari 2026`.
pub(super) fn is_head_of(cue: Span, time: Span) -> bool {
    cue.end <= time.start && time.start - cue.end <= " van de ".len()
}
