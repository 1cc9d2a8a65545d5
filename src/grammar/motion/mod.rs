//! Motions, with their submitters.
//!
//! A motion is named by those who submitted it: `motie van de leden A en B`, `motie-A/B c.s.`
//! (Reglement van Orde van de Tweede Kamer, on the submission of motions; forms as the Kamerstuk
//! heads `MOTIE VAN HET LID …` and letters print them). The mention runs from `motie` to the last
//! name; what describes the motion (`gewijzigde`) or closes the list (`c.s.`) lies outside.
//!
//! ```text
//! motion   = noun ( "-" names | link member names | " " names | " over " subject link member names )?
//! ```
//!
//! A submitter may stand before the noun: `door het lid A ingediende motie`; a party may stand for
//! its members: `motie van de SP`.

mod names;

use self::names::{Lead, Name, Names, Res, aside};
use super::{Grammar, Here, Match, Mention, MentionKind, MotionMention, Rule, Trigger, Value};
use crate::error::Error;
use crate::lexicon::{Case, Grammars, RoleRow, Words};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, satisfy};
use nom::combinator::{opt, peek, verify};
use nom::sequence::{delimited, pair, preceded, terminated};
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
const PARTY: Rule = Rule {
    name: "motion.party",
    reads: "a motion of a party: `motie van GroenLinks en PvdA`, `motie van de VVD-fractie`",
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
const RULES: &[Rule] = &[HYPHEN, MEMBERS, DIRECT, SUBJECT, PARTY, BARE, BEFORE];

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
    Party,
    Stop,
}

/// Motions, with their submitters.
#[derive(Debug)]
pub(super) struct MotionGrammar {
    nouns: Words<bool>,
    kinds: Words<()>,
    members: Words<bool>,
    names: Names,
    /// Surnames with a bare `van`, which behind `motie` may also be the preposition.
    surnames: Words<()>,
}

impl MotionGrammar {
    /// Builds the grammar from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("motion_words.csv")?;
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
            names: Names {
                particles: plain(Role::Particle, Case::Any),
                given: plain(Role::Given, Case::Exact),
                parties: plain(Role::Party, Case::Exact),
                stops: plain(Role::Stop, Case::Any),
            },
            surnames: plain(Role::Surname, Case::Any),
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

    /// `door het lid Kat (VVD) c.s. ingediende gewijzigde motie`.
    fn behind_submitters<'t>(&self, i: &'t str) -> Res<'t, Vec<Name<'t>>> {
        let lead = delimited(tag("door "), |i| self.members.parse(i), char(' '));
        let (i, several) = lead.map(|several| *several).parse(i)?;
        let (i, names) = self.names.list(i, Lead::Member, several)?;
        let submitted = alt((tag(" ingediende "), tag(" voorgestelde ")));
        let (i, ()) = terminated(aside, submitted).parse(i)?;
        let (i, _) = opt(alt((tag("gewijzigde "), tag("nader gewijzigde ")))).parse(i)?;
        let (i, _) = verify(|i| self.nouns.parse(i), |plural: &&bool| !**plural).parse(i)?;
        Ok((i, names))
    }

    /// What follows the noun: the rule and the groups of names, each with where it begins.
    fn submitters<'t>(&self, i: &'t str, plural: bool) -> Res<'t, (Rule, Vec<Group<'t>>)> {
        let (i, _) = opt(|i| self.kind(i)).parse(i)?;
        let hyphen = preceded(char('-'), |i| self.names.list(i, Lead::Noun, false))
            .map(|names| (HYPHEN, names));
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
        let direct = preceded((opt(of), char(' ')), |i| self.names.list(i, Lead::Noun, false))
            .map(|names| (DIRECT, names));
        let members = |i: &'t str| {
            let (i, several) = self.led(i)?;
            self.names.list(i, Lead::Member, several).map(|(i, names)| (i, (MEMBERS, names)))
        };
        let (mut rest, (rule, names)) =
            alt((hyphen, members, direct, |i| self.parties(i), |i| self.behind_subject(i)))
                .parse(i)?;
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

    /// ` van de SP`, ` van de fracties van GroenLinks en de PvdA`, ` van het VVD-Kamerlid A`.
    fn parties<'t>(&self, i: &'t str) -> Res<'t, (Rule, Vec<Name<'t>>)> {
        let article = || opt(alt((tag("de "), tag("het "))));
        let fraction = (alt((tag("fractie van "), tag("fracties van "))), article());
        let (i, _) = (tag(" van "), article(), opt(fraction)).parse(i)?;
        let member =
            |i| self.names.member_of_party(i).map(|(rest, names)| (rest, (MEMBERS, names)));
        let parties = |i| self.names.parties(i).map(|(rest, names)| (rest, (PARTY, names)));
        alt((member, parties)).parse(i)
    }

    /// ` en van het lid C`, behind the names of a first motion.
    fn further<'t>(&self, i: &'t str) -> Res<'t, Vec<Name<'t>>> {
        let (i, ()) = aside(i)?;
        let (i, _) =
            alt((tag(" en"), tag(","), tag(", en"), tag(" alsmede"), tag(" en die"))).parse(i)?;
        let (i, several) = self.led(i)?;
        self.names.list(i, Lead::Member, several)
    }

    /// ` over stikstof van het lid Bromet`: the first `van het lid` behind the subject.
    fn behind_subject<'t>(&self, i: &'t str) -> Res<'t, (Rule, Vec<Name<'t>>)> {
        let (subject, _) = alt((tag(" over "), tag(" inzake "), tag(" betreffende "))).parse(i)?;
        let reach = subject.find(['.', ';', ':', '?', '!', '(']).unwrap_or(subject.len());
        let links = subject.match_indices(" van ").map(|(at, _)| at);
        let found = links.take_while(|&at| at < reach.min(SUBJECT_REACH)).find_map(|at| {
            let (names, several) = self.led(subject.get(at..)?).ok()?;
            self.names.list(names, Lead::Member, several).ok()
        });
        found.map(|(rest, names)| (rest, (SUBJECT, names))).ok_or_else(|| {
            nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify))
        })
    }
}

/// The names of one motion.
type Group<'t> = Vec<Name<'t>>;

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
