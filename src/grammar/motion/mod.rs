//! Motions, with their submitters.
//!
//! A motion is named by those who submitted it: `motie van de leden A en B`, `motie-A/B c.s.`
//! (Reglement van Orde van de Tweede Kamer, on the submission of motions; forms as the Kamerstuk
//! heads `MOTIE VAN HET LID …` and letters print them). The mention runs from `motie` to the last
//! name; what describes the motion (`gewijzigde`) or closes the list (`c.s.`) lies outside.
//!
//! ```text
//! motion   = noun ( "-" names | link member names | " " names | " over " subject link member names )?
//! names    = name ( ("/" | "," | "en") name )*
//! name     = given? particle? core core?
//! ```
//!
//! A submitter may stand before the noun: `door het lid A ingediende motie`. Left out: a motion named
//! after its party (`motie van de SP`), which is read as bare `motie`.

use super::{Grammar, Here, Match, Mention, MentionKind, MotionMention, Rule, Trigger, Value};
use crate::error::Error;
use crate::lexicon::{Case, Grammars, Words};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, satisfy};
use nom::combinator::{map_opt, not, opt, peek, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Parser};
use serde::Deserialize;

const HYPHEN: Rule = Rule {
    name: "motion.hyphen",
    reads: "a motion joined to its submitters by a hyphen: `motie-Lodders/Geurts`",
};
const MEMBERS: Rule = Rule {
    name: "motion.members",
    reads: "a motion of a named member or members: `motie van de leden Sneller en Mutluer`",
};
const DIRECT: Rule = Rule {
    name: "motion.name",
    reads: "a motion followed by its submitters' names alone: `motie Van der Werf`",
};
const SUBJECT: Rule = Rule {
    name: "motion.subject",
    reads: "a motion whose subject stands before its submitters: `motie over stikstof van het lid Bromet`",
};
const BARE: Rule = Rule {
    name: "motion.bare",
    reads: "a motion without a name: `deze motie`, `de motie (Kamerstuk 29 517, nr. 12)`",
};

const BEFORE: Rule = Rule {
    name: "motion.before",
    reads: "a motion behind its submitters: `door het lid Kat ingediende motie`",
};

/// The rules of this grammar.
const RULES: &[Rule] = &[HYPHEN, MEMBERS, DIRECT, SUBJECT, BARE, BEFORE];

/// How much text may stand between `motie over` and `van het lid`, in bytes.
const SUBJECT_REACH: usize = 120;

/// What a row of `grammars/motion_words.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Noun,
    Nouns,
    Kind,
    Member,
    Members,
    Particle,
    Given,
    Surname,
    Stop,
}

#[derive(Debug, Deserialize)]
struct Row {
    form: String,
    role: Role,
}

type Res<'t, T> = IResult<&'t str, T>;

/// A submitter as written, and the surname in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name<'t> {
    written: &'t str,
    surname: String,
}

/// How a name is led in, which decides what may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// Behind `het lid`: whatever stands there is the name.
    Member,
    /// Right behind `motie`: only a plain name.
    Noun,
    /// A further item of a list.
    Item,
    /// An item behind a stroke, where no article can stand: `Slob/de Rouwe`.
    Stroke,
}

/// Motions, with their submitters.
#[derive(Debug)]
pub(super) struct MotionGrammar {
    nouns: Words<bool>,
    kinds: Words<()>,
    members: Words<bool>,
    particles: Words<()>,
    given: Words<()>,
    /// Surnames with a bare `van`, which behind `motie` may also be the preposition.
    surnames: Words<()>,
    stops: Words<()>,
}

impl MotionGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<Row> = grammars.rows("motion_words.csv")?;
        let of = |role: Role, case: Case| {
            let rows = rows.iter().filter(move |row| row.role == role);
            rows.map(move |row| (row.form.as_str(), case))
        };
        let plain = |role, case| Words::new(of(role, case).map(|(form, case)| (form, case, ())));
        let either = |one, several| {
            let one = of(one, Case::Any).map(|(form, case)| (form, case, false));
            Words::new(one.chain(of(several, Case::Any).map(|(form, case)| (form, case, true))))
        };
        Ok(Self {
            nouns: either(Role::Noun, Role::Nouns),
            kinds: plain(Role::Kind, Case::Any),
            members: either(Role::Member, Role::Members),
            particles: plain(Role::Particle, Case::Any),
            given: plain(Role::Given, Case::Exact),
            surnames: plain(Role::Surname, Case::Any),
            stops: plain(Role::Stop, Case::Any),
        })
    }

    /// `van het lid ` or `ingediend door de leden `: whether several names follow.
    fn led<'t>(&self, i: &'t str) -> Res<'t, bool> {
        let link = alt((
            tag(" van "),
            tag(" ingediend door "),
            tag(", ingediend door "),
            tag(" die is ingediend door "),
            tag(" VAN "),
        ));
        delimited(link, |i| self.members.parse(i), char(' ')).map(|several| *several).parse(i)
    }

    /// `van wantrouwen`, `van treurnis`.
    fn kind<'t>(&self, i: &'t str) -> Res<'t, ()> {
        preceded(alt((tag(" van "), tag(" VAN "))), |i| self.kinds.parse(i)).map(|()| ()).parse(i)
    }

    /// `Jasper van Dijk`, `Te Riele`, `Michon-Derkzen`, `Bruins Slot`.
    fn name<'t>(&self, i: &'t str, lead: Lead) -> Res<'t, Name<'t>> {
        let (behind_given, given) = opt(terminated(|i| self.given.parse(i), char(' '))).parse(i)?;
        let (rest, surname) = match given {
            Some(()) => {
                alt((|_| self.surname(behind_given, Lead::Member), |_| self.surname(i, lead)))
                    .parse(i)?
            }
            None => self.surname(i, lead)?,
        };
        let written = i.get(..i.len() - rest.len()).unwrap_or_default();
        Ok((rest, Name { written, surname: capitalised(surname) }))
    }

    /// A surname with its particles.
    fn surname<'t>(&self, i: &'t str, lead: Lead) -> Res<'t, &'t str> {
        let particle = verify(
            recognize(terminated(|i| self.particles.parse(i), char(' '))),
            |particle: &str| lead.admits_particle(particle),
        );
        let second = preceded(char(' '), |i| self.core(i, Lead::Item));
        recognize((many0_count(particle), |i| self.core(i, lead), opt(second))).parse(i)
    }

    /// One capitalised word that can be a surname: `Kröger`, `D'Aversa`, `Wijen-Nass`.
    fn core<'t>(&self, i: &'t str, lead: Lead) -> Res<'t, &'t str> {
        let (rest, word) = word(i)?;
        let capitals = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
        let stopped = self.stops.longest(i).is_some_and(|(stop, ())| stop.len() == word.len());
        if stopped || (capitals && lead != Lead::Member) {
            return Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify)));
        }
        Ok((rest, word))
    }

    /// A list of names. Commas count only where `en` closes the list, or where `leden` opened it.
    fn names<'t>(&self, i: &'t str, lead: Lead, several: bool) -> Res<'t, Vec<Name<'t>>> {
        let (mut rest, first) = self.name(i, lead)?;
        let mut names = vec![first];
        let (mut closed, mut kept) = (rest, 1);
        while let Ok((next, (separator, name))) = self.further_name(rest) {
            names.push(name);
            rest = next;
            if separator != Separator::Comma || several {
                (closed, kept) = (rest, names.len());
            }
        }
        names.truncate(kept);
        Ok((closed, names))
    }

    /// What parts a name of a list from the one before, and the name.
    fn further_name<'t>(&self, i: &'t str) -> Res<'t, (Separator, Name<'t>)> {
        let (i, separator) = preceded(aside, separator).parse(i)?;
        let (i, name) = self.name(i, separator.lead())?;
        Ok((i, (separator, name)))
    }

    /// `door het lid Kat (VVD) c.s. ingediende gewijzigde motie`.
    fn behind_submitters<'t>(&self, i: &'t str) -> Res<'t, Vec<Name<'t>>> {
        let lead = delimited(tag("door "), |i| self.members.parse(i), char(' '));
        let (i, several) = lead.map(|several| *several).parse(i)?;
        let (i, names) = self.names(i, Lead::Member, several)?;
        let submitted = alt((tag(" ingediende "), tag(" voorgestelde ")));
        let (i, ()) = terminated(aside, submitted).parse(i)?;
        let (i, _) = opt(alt((tag("gewijzigde "), tag("nader gewijzigde ")))).parse(i)?;
        let (i, _) = verify(|i| self.nouns.parse(i), |plural: &&bool| !**plural).parse(i)?;
        Ok((i, names))
    }

    /// What follows the noun: the rule and the groups of names, each with where it begins.
    fn submitters<'t>(&self, i: &'t str, plural: bool) -> Res<'t, (Rule, Vec<Group<'t>>)> {
        let (i, _) = opt(|i| self.kind(i)).parse(i)?;
        let hyphen =
            preceded(char('-'), |i| self.names(i, Lead::Noun, false)).map(|names| (HYPHEN, names));
        let of = |i: &'t str| {
            let named =
                i.strip_prefix(' ').is_some_and(|name| self.surnames.longest(name).is_some());
            if named {
                Ok((i, ()))
            } else {
                terminated(tag(" van"), peek(pair(char(' '), satisfy(char::is_uppercase))))
                    .map(|_| ())
                    .parse(i)
            }
        };
        let direct = preceded((opt(of), char(' ')), |i| self.names(i, Lead::Noun, false))
            .map(|names| (DIRECT, names));
        let members = |i: &'t str| {
            let (i, several) = self.led(i)?;
            self.names(i, Lead::Member, several).map(|(i, names)| (i, (MEMBERS, names)))
        };
        let (mut rest, (rule, names)) =
            alt((hyphen, members, direct, |i| self.behind_subject(i))).parse(i)?;
        let mut groups = if plural && rule != MEMBERS {
            names.into_iter().map(|name| vec![name]).collect()
        } else {
            vec![names]
        };
        while let Ok((next, names)) = self.further(rest) {
            if plural {
                groups.push(names);
            } else if let Some(group) = groups.last_mut() {
                group.extend(names);
            }
            rest = next;
        }
        Ok((rest, (rule, groups)))
    }

    /// ` en van het lid C`, behind the names of a first motion.
    fn further<'t>(&self, i: &'t str) -> Res<'t, Vec<Name<'t>>> {
        let (i, ()) = aside(i)?;
        let (i, _) =
            alt((tag(" en"), tag(","), tag(", en"), tag(" alsmede"), tag(" en die"))).parse(i)?;
        let (i, several) = self.led(i)?;
        self.names(i, Lead::Member, several)
    }

    /// ` over stikstof van het lid Bromet`: the first `van het lid` behind the subject.
    fn behind_subject<'t>(&self, i: &'t str) -> Res<'t, (Rule, Vec<Name<'t>>)> {
        let (subject, _) = alt((tag(" over "), tag(" inzake "), tag(" betreffende "))).parse(i)?;
        let reach = subject.find(['.', ';', ':', '?', '!', '(']).unwrap_or(subject.len());
        let links = subject.match_indices(" van ").map(|(at, _)| at);
        let found = links.take_while(|&at| at < reach.min(SUBJECT_REACH)).find_map(|at| {
            let (names, several) = self.led(subject.get(at..)?).ok()?;
            self.names(names, Lead::Member, several).ok()
        });
        found.map(|(rest, names)| (rest, (SUBJECT, names))).ok_or_else(|| {
            nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify))
        })
    }
}

/// The names of one motion.
type Group<'t> = Vec<Name<'t>>;

impl Lead {
    /// Whether a surname may begin with this particle here. Within a sentence a small `de` is an
    /// article (`en de Minister`), a small `van de` the beginning of a body (`van de Kamer`).
    fn admits_particle(self, particle: &str) -> bool {
        let small = particle.starts_with(char::is_lowercase);
        match self {
            Self::Member | Self::Stroke => true,
            Self::Noun => !small || !matches!(particle, "van de " | "van het " | "in het "),
            Self::Item => !small || particle.starts_with("van de") || particle.starts_with("van "),
        }
    }
}

/// What parts two names of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Comma,
    And,
    Stroke,
}

impl Separator {
    /// How the name behind it is led in.
    fn lead(self) -> Lead {
        if self == Self::Stroke { Lead::Stroke } else { Lead::Item }
    }
}

fn separator(i: &str) -> Res<'_, Separator> {
    let and = alt((tag(", en "), tag(" en "), tag(" & "), tag(" EN "))).map(|_| Separator::And);
    let stroke = alt((tag("/"), tag(" / "))).map(|_| Separator::Stroke);
    alt((and, stroke, tag(", ").map(|_| Separator::Comma))).parse(i)
}

/// What may stand behind a name within a list: `(VVD)`, `c.s.`, `et al.`
fn aside(i: &str) -> Res<'_, ()> {
    let party = delimited(
        tag(" ("),
        take_while_m_n(2, 30, |c: char| c.is_alphabetic() || matches!(c, '-' | '/' | ' ' | '6')),
        char(')'),
    );
    let others = alt((tag(" c.s."), tag(" cs."), tag(" et al."), tag(" et. al."), tag(" e.a.")));
    (opt(party), opt(others)).map(|_| ()).parse(i)
}

/// A word with a capital: letters, with a hyphen or an apostrophe only before a further capital.
fn word(i: &str) -> Res<'_, &str> {
    let part = || pair(satisfy(char::is_uppercase), many0_count(satisfy(char::is_alphabetic)));
    let more = pair(alt((char('-'), char('\''))), part());
    let whole = recognize((part(), many0_count(more)));
    terminated(
        map_opt(whole, |word: &str| (word.chars().nth(1).is_some()).then_some(word)),
        peek(alt((
            not(satisfy(char::is_alphanumeric)),
            // `De Kort1 heeft`, `De Kort1het`
            preceded(mark, not(satisfy(|c| c.is_ascii_digit() || c.is_uppercase()))),
        ))),
    )
    .parse(i)
}

/// The mark of a note that the paper does not print: `De Kort1`.
fn mark(i: &str) -> Res<'_, &str> {
    take_while_m_n(1, 2, |c: char| c.is_ascii_digit()).parse(i)
}

/// A surname as it stands on its own: `van Dijk` becomes `Van Dijk`.
fn capitalised(surname: &str) -> String {
    let mut letters = surname.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

impl Grammar for MotionGrammar {
    fn kind(&self) -> MentionKind {
        MentionKind::Motion
    }

    fn triggers(&self) -> Vec<Trigger> {
        let nouns = self.nouns.first_words().into_iter();
        nouns.chain(["door".to_owned()]).map(Trigger::Word).collect()
    }

    fn read(&self, here: Here<'_>) -> Option<Match> {
        if here.previous() == Some('-') {
            return None;
        }
        let ahead = here.ahead();
        if let Ok((rest, names)) = self.behind_submitters(ahead) {
            let span = here.span_of(ahead.get(..ahead.len() - rest.len())?);
            let submitters = names.into_iter().map(|name| name.surname).collect();
            let value = Value::Motion(MotionMention { submitters });
            return Some(Match::one(Mention { span, rule: BEFORE, value }));
        }
        let (rest, &plural) = self.nouns.parse(ahead).ok()?;
        let noun = here.span_of(ahead.get(..ahead.len() - rest.len())?);
        let mention = |span, rule, submitters| Mention {
            span,
            rule,
            value: Value::Motion(MotionMention { submitters }),
        };
        let Ok((_, (rule, groups))) = self.submitters(rest, plural) else {
            return Some(Match::one(mention(noun, BARE, Vec::new())));
        };
        let mut mentions: Vec<Mention> = Vec::with_capacity(groups.len());
        for group in groups {
            let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
            let names = here.span_of(first.written).hull(here.span_of(last.written));
            let span = if mentions.is_empty() { noun.hull(names) } else { names };
            mentions.push(mention(
                span,
                rule,
                group.into_iter().map(|name| name.surname).collect(),
            ));
        }
        Some(Match { end: mentions.last()?.span.end, mentions })
    }

    fn rules(&self) -> &'static [Rule] {
        RULES
    }
}

#[cfg(test)]
mod tests;
