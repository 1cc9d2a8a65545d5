//! Where a sentence is cut into clauses.

use super::{Clause, cut, group, span_of};
use crate::Span;
use crate::error::Error;
use crate::fact::modality::Tenses;
use crate::lexicon::{Case, Grammars, RoleRow, Word, Words};
use serde::Deserialize;

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
    /// One who promises, or to whom it is promised.
    Person,
}

/// Finds clauses, with the words that open them.
#[derive(Debug)]
pub(in crate::fact) struct Clauses {
    roles: Words<Vec<Role>>,
}

impl Clauses {
    pub(in crate::fact) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("clause_words.csv")?;
        let grouped = group(rows.into_iter().map(|row| (row.form, row.role)));
        Ok(Self {
            roles: Words::new(grouped.into_iter().map(|(form, roles)| (form, Case::Any, roles))),
        })
    }

    /// The clause of `sentence` that holds `at`. Both are bytes of the flow; `parted` is of this flow,
    /// and keeps what the next time of the same sentence needs too.
    pub(in crate::fact) fn around(
        &self,
        flow: &str,
        sentence: Span,
        at: Span,
        tenses: &Tenses,
        parted: &mut Parted,
    ) -> Clause {
        if parted.sentence != Some(sentence) {
            let brackets = brackets(flow, sentence);
            let words = cut(flow, sentence);
            *parted = Parted { sentence: Some(sentence), words, brackets, cuts: None };
        }
        let own = parted.brackets.iter().copied().find(|bracket| bracket.contains(at));
        let cuts = parted.cuts.take().filter(|cuts| cuts.own == own);
        let cuts = cuts.unwrap_or_else(|| self.cuts(flow, sentence, parted, own, tenses));
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
        let span = trimmed(flow, span(first, last));
        let clause = Clause { span, words: words_in(&cuts.words, span).to_vec() };
        parted.cuts = Some(cuts);
        clause
    }

    /// Whether one who promises, or to whom it is promised, is named in the clause.
    pub(in crate::fact) fn names_person(&self, flow: &str, clause: &Clause) -> bool {
        clause.find(flow, &self.roles).iter().any(|(_, roles)| roles.contains(&Role::Person))
    }

    /// Where a sentence is cut into clauses, for what stands in `own`, one of its brackets, or in none.
    fn cuts(
        &self,
        flow: &str,
        sentence: Span,
        parted: &Parted,
        own: Option<Span>,
        tenses: &Tenses,
    ) -> Cuts {
        let clause = |span| Clause { span, words: words_in(&parted.words, span).to_vec() };
        let within = own
            .map(|own| Span::new(own.start + 1, own.end - 1))
            .filter(|inner| tenses.has_verb(flow, &clause(*inner)))
            .unwrap_or(sentence);
        let mut whole = clause(within);
        let skipped = || parted.brackets.iter().filter(|bracket| Some(**bracket) != own);
        if skipped().next().is_some() {
            whole.words.retain(|word| !skipped().any(|bracket| bracket.contains(span_of(*word))));
        }
        let starts = self.starts(flow, &whole, tenses);
        let verbs = tenses.verbs(flow, &whole);
        Cuts { own, within, words: whole.words, starts, verbs }
    }

    /// Where clauses begin, the first at the start of the stretch.
    fn starts(&self, flow: &str, whole: &Clause, tenses: &Tenses) -> Vec<Start> {
        let within = whole.span;
        let mut starts = vec![Start { at: within.start, subordinate: false, joined: false }];
        let mut previous = Previous::Start;
        for word in &whole.words {
            let (token, hash) = (span_of(*word), word.hash);
            let text = token.of(flow);
            let rest = Span::new(token.start, within.end).of(flow);
            let listed = self.roles.longest_of(hash, rest);
            let roles: &[Role] = listed.map_or(&[], |(_, roles)| roles);
            let sign = tenses.may_begin(hash);
            let opens = match previous {
                Previous::Start => false,
                Previous::Break => true,
                Previous::Comma => {
                    roles
                        .iter()
                        .any(|role| matches!(role, Role::Opener | Role::Relative | Role::Comma))
                        || sign && tenses.opens(rest)
                }
                Previous::And => roles.contains(&Role::Subject) || sign && tenses.opens(rest),
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
                    noun: !(roles.contains(&Role::Preposition)
                        || sign && tenses.is_auxiliary(rest)),
                },
            };
        }
        let ends: Vec<usize> =
            starts.iter().skip(1).map(|next| next.at).chain([within.end]).collect();
        let mut ends = ends.into_iter();
        starts.retain(|start| {
            let span = Span::new(start.at, ends.next().unwrap_or(within.end));
            !start.joined || tenses.has_verb(flow, &Clause::whole(flow, span))
        });
        starts
    }
}

/// The sentence last looked at, cut into clauses.
#[derive(Debug, Default)]
pub(in crate::fact) struct Parted {
    sentence: Option<Span>,
    words: Vec<Word>,
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
    /// Its words, but for those in brackets that are passed over.
    words: Vec<Word>,
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

/// Those of some words that stand in a stretch.
fn words_in(words: &[Word], within: Span) -> &[Word] {
    let first = words.partition_point(|word| word.start() < within.start);
    let behind = words.partition_point(|word| word.end() <= within.end);
    words.get(first..behind).unwrap_or_default()
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
