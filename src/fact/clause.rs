//! The clause a mention stands in.
//!
//! A sentence of a letter holds several clauses with tenses of their own: `De inspectie rondt haar
//! onderzoek in het derde kwartaal af, waarna ik de Kamer in oktober zal berichten`. A clause
//! begins where a word opens one (`waarna`, `dat` behind a noun, `en ik`; Algemene Nederlandse
//! Spraakkunst, hoofdstuk 10 and 24) or behind a semicolon or colon; a stretch without a verb belongs to
//! the clause before it. Brackets are a clause of their own if they hold a verb; else they stand
//! inside the clause around them, and are passed over when something is looked for in it.

use super::modality::Tenses;
use crate::Span;
use crate::error::Error;
use crate::lexicon::{Case, Grammars, Words, next_token};
use serde::Deserialize;

/// A part of a sentence with its own verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Bytes of the flow, without the opening word's comma and the spaces around.
    pub(super) span: Span,
    /// Brackets inside it that are passed over.
    skipped: Vec<Span>,
}

impl Clause {
    /// The phrases of a list that stand in the clause, longest first at each place, by place.
    pub(super) fn find<'w, T>(&self, flow: &str, words: &'w Words<T>) -> Vec<(Span, &'w T)> {
        let mut found = Vec::new();
        let mut at = self.span.start;
        while let Some((start, token)) = next_token(flow, at, self.span.end) {
            at = start + token.length;
            let span = Span::new(start, at);
            if !words.may_begin(token.hash) || self.skips(span) {
                continue;
            }
            let rest = Span::new(start, self.span.end).of(flow);
            if let Some((phrase, value)) = words.longest(rest) {
                at = start + phrase.len();
                found.push((Span::new(start, at), value));
            }
        }
        found
    }

    /// The values of a list whose phrase stands in the clause, and with it the second part that
    /// the value asks for: `lopen` with `af`. By place.
    pub(super) fn find_paired<'w, T>(
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

    /// The words of the clause, by place.
    pub(super) fn words<'f>(&self, flow: &'f str) -> impl Iterator<Item = (Span, &'f str)> {
        let mut at = self.span.start;
        let tokens = std::iter::from_fn(move || {
            let (start, token) = next_token(flow, at, self.span.end)?;
            at = start + token.length;
            Some(Span::new(start, at))
        });
        tokens.filter(|&token| !self.skips(token)).map(|token| (token, token.of(flow)))
    }

    fn skips(&self, token: Span) -> bool {
        self.skipped.iter().any(|skipped| skipped.contains(token))
    }

    /// A clause that is this whole stretch.
    pub(super) fn whole(span: Span) -> Self {
        Self { span, skipped: Vec::new() }
    }
}

/// Particles that are prepositions too: they belong to the verb at the end of the clause, or before
/// a further preposition (`gaat in per 1 april`).
const PARTICLES: [&str; 8] = ["aan", "door", "in", "op", "over", "uit", "voor", "om"];

/// What may stand behind such a particle.
const BEHIND: [&str; 12] =
    ["als", "bij", "dan", "en", "in", "met", "na", "op", "per", "uiterlijk", "vanaf", "voor"];

/// Cues without those that only complete another: in `de start van de realisatie` the start counts.
pub(super) fn heads<T: Copy>(flow: &str, cues: &[(Span, T)]) -> Vec<(Span, T)> {
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
pub(super) struct Paired<T> {
    with: Option<String>,
    value: T,
}

impl<T> Paired<T> {
    /// The list of rows of a form, its second part if any, and its value.
    pub(super) fn words(
        rows: impl Iterator<Item = (String, Option<String>, T)>,
    ) -> Words<Vec<Self>> {
        let rows = rows.map(|(form, with, value)| {
            (form, Self { with: with.filter(|with| !with.is_empty()), value })
        });
        Words::new(group(rows).into_iter().map(|(form, paired)| (form, Case::Any, paired)))
    }
}

/// What a row of `grammars/clause_words.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// Opens a clause wherever it stands.
    Opener,
    /// Opens one behind a noun or a comma, but points at a noun behind a preposition.
    Relative,
    /// Opens one behind a comma.
    Comma,
    /// Begins a clause behind `en`.
    Subject,
    /// Before `die` and `dat` it shows that no clause begins.
    Preposition,
}

#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    role: Role,
}

/// Finds clauses, with the words that open them.
#[derive(Debug)]
pub(super) struct Clauses {
    roles: Words<Vec<Role>>,
}

impl Clauses {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("clause_words.csv")?;
        let grouped = group(rows.into_iter().map(|row| (row.form, row.role)));
        Ok(Self {
            roles: Words::new(grouped.into_iter().map(|(form, roles)| (form, Case::Any, roles))),
        })
    }

    /// The clause of `sentence` that holds `at`. Both are bytes of the flow; `parted` is of this flow,
    /// and keeps what the next time of the same sentence needs too.
    pub(super) fn around(
        &self,
        flow: &str,
        sentence: Span,
        at: Span,
        tenses: &Tenses,
        parted: &mut Parted,
    ) -> Clause {
        if parted.sentence != Some(sentence) {
            let brackets = brackets(flow, sentence);
            *parted = Parted { sentence: Some(sentence), brackets, cuts: None };
        }
        let own = parted.brackets.iter().copied().find(|bracket| bracket.contains(at));
        let cuts = parted.cuts.take().filter(|cuts| cuts.own == own);
        let cuts = cuts.unwrap_or_else(|| self.cuts(flow, sentence, &parted.brackets, own, tenses));
        // An expression that spans a boundary (`2022, 2023 en 2024`) is not cut.
        let starts = cuts.starts.iter().filter(|start| start.at <= at.start || start.at >= at.end);
        let starts: Vec<Start> = starts.copied().collect();
        let split = starts.partition_point(|start| start.at <= at.start);
        let (mut first, mut last) = (split.saturating_sub(1), split);
        let span = |first: usize, last: usize| {
            let start = starts.get(first).map_or(cuts.within.start, |start| start.at);
            let end = starts.get(last).map_or(cuts.within.end, |start| start.at);
            Span::new(start, end)
        };
        while !cuts.has_verb(span(first, last)) {
            if starts.get(first).is_some_and(|start| start.subordinate) {
                break;
            }
            if first > 0 {
                first -= 1;
            } else if last < starts.len() {
                last += 1;
            } else {
                break;
            }
        }
        let clause =
            Clause { span: trimmed(flow, span(first, last)), skipped: cuts.skipped.clone() };
        parted.cuts = Some(cuts);
        clause
    }

    /// Where a sentence is cut into clauses, for what stands in `own`, one of its brackets, or in none.
    fn cuts(
        &self,
        flow: &str,
        sentence: Span,
        brackets: &[Span],
        own: Option<Span>,
        tenses: &Tenses,
    ) -> Cuts {
        let skipped: Vec<Span> =
            brackets.iter().copied().filter(|bracket| Some(*bracket) != own).collect();
        let within = own
            .map(|own| Span::new(own.start + 1, own.end - 1))
            .filter(|inner| tenses.has_verb(flow, &Clause::whole(*inner)))
            .unwrap_or(sentence);
        let starts = self.starts(flow, within, &skipped, tenses);
        let whole = Clause { span: within, skipped };
        let verbs = tenses.verbs(flow, &whole);
        Cuts { own, within, skipped: whole.skipped, starts, verbs }
    }

    /// Where clauses begin, the first at the start of `within`.
    fn starts(&self, flow: &str, within: Span, skipped: &[Span], tenses: &Tenses) -> Vec<Start> {
        let mut starts = vec![Start { at: within.start, subordinate: false, joined: false }];
        let mut previous = Previous::Start;
        let mut at = within.start;
        while let Some((start, token)) = next_token(flow, at, within.end) {
            at = start + token.length;
            let token = Span::new(start, at);
            if skipped.iter().any(|skipped| skipped.contains(token)) {
                continue;
            }
            let text = token.of(flow);
            let rest = Span::new(token.start, within.end).of(flow);
            let roles: &[Role] = self.roles.longest(rest).map_or(&[], |(_, roles)| roles);
            let opens = match previous {
                Previous::Start => false,
                Previous::Break => true,
                Previous::Comma => {
                    roles
                        .iter()
                        .any(|role| matches!(role, Role::Opener | Role::Relative | Role::Comma))
                        || tenses.opens(rest)
                }
                Previous::And => roles.contains(&Role::Subject) || tenses.opens(rest),
                Previous::Word { noun } => {
                    roles.contains(&Role::Opener) || (noun && roles.contains(&Role::Relative))
                }
            };
            if opens && starts.last().is_none_or(|last| last.at != token.start) {
                let subordinate =
                    roles.iter().any(|role| matches!(role, Role::Opener | Role::Relative));
                starts.push(Start {
                    at: token.start,
                    subordinate,
                    joined: previous == Previous::And || matches!(text, "en" | "maar" | "of"),
                });
            }
            previous = match text {
                ";" => Previous::Break,
                ":" if flow.get(token.end..).is_some_and(|rest| rest.starts_with(' ')) => {
                    Previous::Break
                }
                "," => Previous::Comma,
                "en" | "maar" | "of" => Previous::And,
                _ if !text.starts_with(char::is_alphanumeric) => previous.behind_sign(),
                _ => Previous::Word {
                    noun: !roles.contains(&Role::Preposition) && !tenses.is_auxiliary(rest),
                },
            };
        }
        let ends: Vec<usize> =
            starts.iter().skip(1).map(|next| next.at).chain([within.end]).collect();
        let mut ends = ends.into_iter();
        starts.retain(|start| {
            let own = Clause::whole(Span::new(start.at, ends.next().unwrap_or(within.end)));
            !start.joined || tenses.has_verb(flow, &own)
        });
        starts
    }
}

/// The sentence last looked at, cut into clauses.
#[derive(Debug, Default)]
pub(super) struct Parted {
    sentence: Option<Span>,
    brackets: Vec<Span>,
    cuts: Option<Cuts>,
}

/// Where a sentence, or a bracket in it, is cut into clauses.
#[derive(Debug)]
struct Cuts {
    /// The bracket that is looked at, if one is.
    own: Option<Span>,
    /// What is cut.
    within: Span,
    /// The brackets that are passed over.
    skipped: Vec<Span>,
    starts: Vec<Start>,
    /// Where verbs begin, in order.
    verbs: Vec<usize>,
}

impl Cuts {
    fn has_verb(&self, span: Span) -> bool {
        let next = self.verbs.get(self.verbs.partition_point(|&verb| verb < span.start));
        next.is_some_and(|&verb| verb < span.end)
    }
}

/// Where a clause begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Start {
    /// A byte of the flow.
    at: usize,
    /// Whether a subordinator opens it: such a clause has a verb, known to the lists or not.
    subordinate: bool,
    /// Whether `en` stands before it: `de Minister en ik` joins no clauses.
    joined: bool,
}

/// What stood just before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Previous {
    Start,
    Break,
    Comma,
    And,
    /// A word; whether `die` behind it is a relative pronoun.
    Word {
        noun: bool,
    },
}

impl Previous {
    /// A quote, a bracket or a stroke leaves open what stood before it.
    fn behind_sign(self) -> Self {
        match self {
            Self::Word { .. } => Self::Word { noun: true },
            other => other,
        }
    }
}

/// The brackets of a stretch, outermost only, with their signs; an unclosed one is none.
fn brackets(flow: &str, within: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut depth = 0_usize;
    for (at, c) in within.of(flow).char_indices() {
        let at = within.start + at;
        match c {
            '(' => {
                if depth == 0 {
                    open = Some(at);
                }
                depth += 1;
            }
            ')' if depth > 0 => {
                depth -= 1;
                if depth == 0
                    && let Some(start) = open.take()
                {
                    found.push(Span::new(start, at + 1));
                }
            }
            _ => {}
        }
    }
    found
}

/// A span without the spaces, commas and joining words at its edges.
fn trimmed(flow: &str, span: Span) -> Span {
    let text = span.of(flow);
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':');
    let start = span.start + (text.len() - text.trim_start_matches(edge).len());
    let mut end = span.start + text.trim_end_matches(edge).len();
    for joint in [" en", " maar", " of"] {
        let text = Span::new(start, end).of(flow);
        if let Some(cut) = text.strip_suffix(joint) {
            end = start + cut.trim_end_matches(edge).len();
        }
    }
    Span::new(start, end)
}

/// Values of equal forms put together, in the order of their first row.
pub(super) fn group<V>(rows: impl Iterator<Item = (String, V)>) -> Vec<(String, Vec<V>)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn clause_of<'s>(sentence: &'s str, word: &str) -> &'s str {
        let grammars = Grammars::built_in();
        let (clauses, tenses) = (Clauses::new(&grammars).unwrap(), Tenses::new(&grammars).unwrap());
        let start = sentence.find(word).unwrap();
        let at = Span::new(start, start + word.len());
        clauses
            .around(sentence, Span::new(0, sentence.len()), at, &tenses, &mut Parted::default())
            .span
            .of(sentence)
    }

    #[test]
    fn ok_clause_around_a_time() {
        let cases = [
            (
                "De inspectie rondt haar onderzoek in mei af, waarna ik de Kamer in juni zal berichten.",
                "mei",
                "De inspectie rondt haar onderzoek in mei af",
            ),
            (
                "De inspectie rondt haar onderzoek in mei af, waarna ik de Kamer in juni zal berichten.",
                "juni",
                "waarna ik de Kamer in juni zal berichten.",
            ),
            (
                "Voor 1 juli informeer ik u over de proef in Zwolle, die tot 1 mei loopt.",
                "1 juli",
                "Voor 1 juli informeer ik u over de proef in Zwolle",
            ),
            (
                "Voor 1 juli informeer ik u over de proef in Zwolle, die tot 1 mei loopt.",
                "1 mei",
                "die tot 1 mei loopt.",
            ),
            (
                "In 2024 is de pilot gestart en wordt in 2026 geëvalueerd.",
                "2024",
                "In 2024 is de pilot gestart",
            ),
            (
                "In 2024 is de pilot gestart en wordt in 2026 geëvalueerd.",
                "2026",
                "wordt in 2026 geëvalueerd.",
            ),
            (
                "Het rapport dat in oktober is opgeleverd, wordt besproken.",
                "oktober",
                "dat in oktober is opgeleverd",
            ),
            ("In dat jaar, 2019, is besloten.", "2019", "In dat jaar, 2019, is besloten."),
            (
                "Aangezien er op 6 april een overleg is gepland, streef ik ernaar u de cijfers te sturen.",
                "6 april",
                "Aangezien er op 6 april een overleg is gepland",
            ),
            (
                "De wet treedt, behoudens artikel 7, op 1 mei in werking.",
                "1 mei",
                "De wet treedt, behoudens artikel 7, op 1 mei in werking.",
            ),
            (
                "Ik meldde dat het stelsel (ingevoerd in 2015) in 2026 wijzigt.",
                "2015",
                "dat het stelsel (ingevoerd in 2015) in 2026 wijzigt.",
            ),
            (
                "Het stelsel (dat in 2015 werd ingevoerd) wijzigt.",
                "2015",
                "dat in 2015 werd ingevoerd",
            ),
            (
                "Als de Raad in mei adviseert, stuur ik in juni een reactie.",
                "juni",
                "stuur ik in juni een reactie.",
            ),
            (
                "In 2022, 2023 en 2024 zijn sessies gehouden.",
                "2023",
                "In 2022, 2023 en 2024 zijn sessies gehouden.",
            ),
            (
                "Op 12 januari hebben de Minister en ik hierover met Kat gesproken.",
                "12 januari",
                "Op 12 januari hebben de Minister en ik hierover met Kat gesproken.",
            ),
            (
                "Het advies is gereed; in mei volgt mijn reactie.",
                "mei",
                "in mei volgt mijn reactie.",
            ),
        ];
        for (sentence, word, want) in cases {
            assert_eq!(clause_of(sentence, word), want, "{sentence}");
        }
    }
}
