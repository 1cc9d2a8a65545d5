//! Tense and modality of a clause.
//!
//! Which way a time without a year leans, and whether what happens then has happened, goes on, is
//! planned or expected, is told by the verb: `is opgeleverd`, `werd`, `zal`, `wordt voorzien`,
//! `naar verwachting`, `had moeten` (Algemene Nederlandse Spraakkunst, 2.4, on tenses). The verbs and
//! adverbs are those of `grammars/modality.csv`, the words that count beside them those of
//! `grammars/tense_words.csv`.
//!
//! - [`tense`]: what all that makes of a time.

mod tense;

pub(super) use self::tense::Tense;

use super::clause::Clause;
use crate::Span;
use crate::calendar::Leaning;
use crate::error::Error;
use crate::lexicon::{Case, Grammars, RoleRow, VerbParts, WordRoles, Words, forms_of};
use serde::Deserialize;
use std::sync::Arc;

/// What a word says of tense or modality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sign {
    /// `is`, `heeft`: past where a participle stands with it.
    Perfect,
    /// `werd`, `ging`
    Past,
    /// `had moeten`, `was voorzien`: a plan that was
    Unmet,
    /// `zal`
    Future,
    /// `zou`
    Conditional,
    /// What should be so, which does not say that it is: `zou moeten`.
    #[serde(skip)]
    Owed,
    /// `wordt`, `volgt`
    Present,
    /// `naar verwachting`
    Expected,
    /// `beoogde`, `streef`
    Planned,
    /// `momenteel`
    Ongoing,
    /// A noun that looks like a participle.
    Noun,
    /// Verb of what another is to do, in the same sentence: `verzoekt`.
    #[serde(skip)]
    Asks,
}

/// What a row of `grammars/tense_words.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// With an infinitive of [`Role::Obliged`], what should have been: `had`.
    Owed,
    /// `moeten`
    Obliged,
    /// With a participle, what is being done: `wordt`.
    Passive,
    /// `is` in `is gereed`
    Copula,
    /// What is so from then on: `gereed`.
    Ready,
    /// Says that it was so before: `reeds`.
    Already,
    /// Opens a clause of what has to be first: `nadat`.
    Condition,
    /// Before the time of a participle: `op` in `het op 3 mei gewijzigde besluit`.
    Dating,
    /// What a noun with such a participle begins with: `het`.
    Article,
    /// Behind a word of intent, it makes a verb of it: `ik` in `streef ik`.
    Speaker,
    /// Participle of what was promised at some earlier day: `toegezegd`.
    Promised,
    /// Verb of what another is to do: `verzoekt`.
    Asks,
    /// Participle of what was done once, behind its noun: `gedaan` in `toezeggingen gedaan tijdens`.
    Done,
    /// Behind such a participle, what leads to its time: `tijdens`.
    Leads,
    /// Between the two, it may lead to another: `door`.
    Parts,
}

/// How far before a time the verb may stand by which it is asked for, in bytes.
const ASKING_REACH: usize = 200;

/// Reads tenses, with the words that show them.
#[derive(Debug)]
pub(super) struct Tenses {
    signs: Words<Sign>,
    /// What words say beside others.
    beside: WordRoles<Role>,
    /// Whose verb a word of intent is: `het kabinet`.
    speakers: Vec<String>,
    verb_parts: Arc<VerbParts>,
}

impl Tenses {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Sign>> = grammars.rows("modality.csv")?;
        let beside: Vec<RoleRow<Role>> = grammars.rows("tense_words.csv")?;
        Ok(Self {
            signs: Words::new(rows.into_iter().map(|row| (row.form, Case::Any, row.role))),
            speakers: forms_of(&beside, &Role::Speaker),
            beside: beside.into_iter().map(|row| (row.form, row.role)).collect(),
            verb_parts: grammars.shared(VerbParts::new)?,
        })
    }

    /// What the words of a clause say.
    pub(super) fn of(&self, flow: &str, clause: &Clause) -> Tense {
        let mut signs: Vec<(Span, Sign)> =
            clause.find(flow, &self.signs).into_iter().map(|(span, sign)| (span, *sign)).collect();
        // "Ik bericht u" and "heb ik u bericht": the same form, told apart by its place.
        let last =
            clause.words(flow).filter(|(_, word)| word.len() > 1).last().map(|(span, _)| span);
        let participle = clause.words(flow).any(|(span, word)| {
            let sign = signs.iter().find(|(sign, _)| sign.contains(span)).map(|(_, sign)| *sign);
            self.is_participle(word)
                && (sign.is_none() || (sign == Some(Sign::Present) && Some(span) == last))
        });
        // `heb ik toegezegd u te zullen informeren`: an infinitive, whose time that of its verb is.
        let infinitive = |span: Span| flow.get(..span.start).is_some_and(|it| it.ends_with(" te "));
        signs.retain(|&(span, sign)| {
            sign != Sign::Noun && !(sign == Sign::Future && infinitive(span))
        });
        let was = |sign: Sign| signs.iter().find(|(_, have)| *have == sign).map(|(span, _)| *span);
        // "had in mei moeten", "was in mei voorzien".
        let obliged = was(Sign::Past).is_some_and(|span| self.beside.is(Role::Owed, span.of(flow)))
            && self.any(Role::Obliged, flow, clause);
        let planned = was(Sign::Past).is_some()
            && (was(Sign::Planned).is_some() || was(Sign::Expected).is_some());
        let unmet = was(Sign::Past).filter(|_| obliged || planned);
        // "zou in mei moeten zijn afgerond"
        let owed = was(Sign::Conditional).filter(|_| self.any(Role::Obliged, flow, clause));
        // "Rond de jaarwisseling is het rapport gereed": what is to be so then.
        let ready = was(Sign::Perfect).filter(|_| !participle && self.is_ready(flow, clause));
        signs.extend(unmet.map(|span| (span, Sign::Unmet)));
        signs.extend(owed.map(|span| (span, Sign::Owed)));
        signs.extend(ready.map(|span| (span, Sign::Present)));
        let passive = participle
            && signs.iter().any(|(span, sign)| {
                *sign == Sign::Present && self.beside.is(Role::Passive, span.of(flow))
            });
        Tense { signs, participle, passive, ..Tense::default() }
    }

    /// What the words of a clause say of a time in it.
    ///
    /// Where an infinitive is to follow (`heb ik toegezegd u vóór het reces te informeren`) the
    /// time is that of the infinitive, which lies ahead of the verb; and a condition in the perfect
    /// lies ahead where its sentence does (`zal ik bepalen nadat in mei overleg is gevoerd`).
    /// A participle that stands before its noun (`het op 3 mei gewijzigde besluit`) or right behind it
    /// (`toezeggingen gedaan op 3 mei`) has a time of its own, which its sentence's verb says nothing of.
    pub(super) fn at(&self, flow: &str, sentence: Span, clause: &Clause, time: Span) -> Tense {
        if let Some(participle) = self.participle_before_noun(flow, sentence, time) {
            let signs = vec![(participle, Sign::Past)];
            return Tense { signs, participle: true, ..Tense::default() };
        }
        let mut tense = self.of(flow, clause);
        if let Some(participle) = self.participle_behind_noun(flow, clause, &tense, time) {
            let signs = vec![(participle, Sign::Past)];
            return Tense { signs, participle: true, ..Tense::default() };
        }
        tense.signs.extend(self.asks(flow, sentence, time).map(|verb| (verb, Sign::Asks)));
        // `27-02-2008 Spoeddebat`: a day that no verb governs.
        tense.passive &= clause.span.start < time.start;
        if tense.leaning() != Leaning::Past {
            return tense;
        }
        let before = Span::new(clause.span.start, time.start.max(clause.span.start));
        let behind = Span::new(time.end.min(clause.span.end), clause.span.end);
        let to_do =
            infinitive(flow, behind).is_some_and(|at| {
                let between = Clause::whole(flow, Span::new(behind.start, at));
                !between.words(flow).any(|(_, word)| self.is_participle(word))
            }) && Clause::whole(flow, before).words(flow).any(|(_, word)| self.is_participle(word));
        let first = clause.words(flow).next().map(|(_, word)| word);
        let conditional = first.is_some_and(|word| self.beside.is(Role::Condition, word))
            && !tense.has(Sign::Past)
            && self.of(flow, &Clause::whole(flow, sentence)).signs.iter().any(|(span, sign)| {
                !clause.span.contains(*span)
                    && matches!(sign, Sign::Future | Sign::Expected | Sign::Planned | Sign::Present)
            });
        if to_do || conditional {
            tense.signs.retain(|(_, sign)| !matches!(sign, Sign::Past | Sign::Perfect));
            tense.promised = to_do && self.any(Role::Promised, flow, &Clause::whole(flow, before));
            let verb = clause.words(flow).last().map_or(clause.span, |(span, _)| span);
            tense.signs.push((verb, Sign::Present));
        }
        tense
    }

    /// The participle behind a time that stands before its noun: `gewijzigde` in `het op 3 mei 2004
    /// gewijzigde besluit`, `gezonden` in `de op 22 maart gezonden vragen`. What was only planned for
    /// then has not happened: `de op 3 mei geplande top`.
    fn participle_before_noun(&self, flow: &str, sentence: Span, time: Span) -> Option<Span> {
        let before = Span::new(sentence.start, time.start).of(flow);
        let (before, dating) = before.strip_suffix(' ')?.rsplit_once(' ')?;
        let article = before.rsplit(' ').next().unwrap_or_default();
        if !self.beside.is(Role::Dating, dating) || !self.beside.is(Role::Article, article) {
            return None;
        }
        let rest = Span::new(time.end, sentence.end).of(flow).strip_prefix(' ')?;
        let word = rest.split(' ').next().unwrap_or_default();
        // A noun has to follow: `de op 3 mei gezonden brief`.
        let noun = rest.get(word.len()..)?.strip_prefix(' ')?;
        let stem = if word.ends_with("en") { word } else { word.strip_suffix('e')? };
        let fits = noun.starts_with(char::is_alphabetic)
            && word.starts_with(char::is_lowercase)
            && self.is_participle(stem)
            && self.signs.longest(word).is_none_or(|(form, sign)| {
                form.len() < word.len()
                    || !matches!(sign, Sign::Planned | Sign::Expected | Sign::Noun)
            });
        fits.then(|| Span::new(time.end + 1, time.end + 1 + word.len()))
    }

    /// The participle before a time that stands right behind its noun: `gedaan` in `ik informeer u over
    /// de toezegging gedaan tijdens het debat van 6 juni`. With an auxiliary in its clause it is a part of
    /// the verb: `wordt gehouden op 6 juni`.
    fn participle_behind_noun(
        &self,
        flow: &str,
        clause: &Clause,
        tense: &Tense,
        time: Span,
    ) -> Option<Span> {
        if tense.leaning() != Leaning::Future
            || tense.has(Sign::Perfect)
            || self.any(Role::Passive, flow, clause)
        {
            return None;
        }
        let mut found = None;
        let mut led = false;
        for (span, word) in clause.words(flow).take_while(|(span, _)| span.end <= time.start) {
            let is = |role: Role| self.beside.is(role, word);
            if is(Role::Done) {
                (found, led) = (Some(span), false);
            } else if found.is_some() && !led && is(Role::Leads) {
                led = true;
            } else if !led || self.parts(word) || tense.signs.iter().any(|(sign, _)| *sign == span)
            {
                found = None;
            }
        }
        found.filter(|_| led)
    }

    /// Whether a word between a participle and a time shows that the two do not belong together.
    fn parts(&self, word: &str) -> bool {
        let own = || self.speakers.iter().any(|speaker| speaker.eq_ignore_ascii_case(word));
        self.beside.is(Role::Parts, word) || own()
    }

    /// The verb shortly before a time by which another is asked to do something by then: `verzoekt de
    /// regering ervoor te zorgen dat uiterlijk 15 maart cijfers beschikbaar zijn`.
    fn asks(&self, flow: &str, sentence: Span, time: Span) -> Option<Span> {
        let start = flow.floor_char_boundary(time.start.saturating_sub(ASKING_REACH));
        let before = Clause::whole(flow, Span::new(start.max(sentence.start), time.start));
        before.words(flow).find(|(_, word)| self.beside.is(Role::Asks, word)).map(|(span, _)| span)
    }

    /// Whether something is said to be ready, and not already: `is gereed`, `zijn beschikbaar`.
    fn is_ready(&self, flow: &str, clause: &Clause) -> bool {
        let has = |role: Role| self.any(role, flow, clause);
        has(Role::Copula) && has(Role::Ready) && !has(Role::Already)
    }

    /// Whether a word of this role stands in the clause.
    fn any(&self, role: Role, flow: &str, clause: &Clause) -> bool {
        clause.words(flow).any(|(_, word)| self.beside.is(role, word))
    }

    /// Whether a word has the form of a past participle: `gestart`, `aangenomen`, `voltooid`.
    fn is_participle(&self, word: &str) -> bool {
        let ending = word.ends_with(['d', 't']) || word.ends_with("en") || word.ends_with("aan");
        if word.len() < 5 || !ending {
            return false;
        }
        let core = self.verb_parts.core(word);
        let begins = core.starts_with("ge") || self.verb_parts.is_unstressed(core);
        let ends = core.ends_with(['d', 't'])
            || core.ends_with("en")
            || core.ends_with("daan")
            || core.ends_with("gaan");
        begins && ends && !core.ends_with("heid") && !core.ends_with("ingen")
    }

    /// Whether a verb stands in the clause.
    pub(super) fn has_verb(&self, flow: &str, clause: &Clause) -> bool {
        !self.verbs(flow, clause).is_empty()
    }

    /// Where verbs begin in the clause, in order.
    pub(super) fn verbs(&self, flow: &str, clause: &Clause) -> Vec<usize> {
        let found = clause.find(flow, &self.signs).into_iter();
        let verbs = found.filter(|(_, sign)| !matches!(sign, Sign::Noun | Sign::Ongoing));
        verbs.map(|(span, _)| span.start).collect()
    }

    /// Whether a word of this hash can begin a sign of tense.
    pub(super) fn may_begin(&self, hash: u64) -> bool {
        self.signs.may_begin(hash)
    }

    /// Whether an auxiliary stands at the start of `text`: behind it `dat` points at a noun (`is dat
    /// jaar`), behind another verb it opens a clause (`betekent dat`).
    pub(super) fn is_auxiliary(&self, text: &str) -> bool {
        let sign = self.signs.longest(text).map(|(_, sign)| *sign);
        matches!(sign, Some(Sign::Perfect | Sign::Future | Sign::Conditional))
    }

    /// Whether a finite verb stands at the start of `text`: behind a comma or `en` it opens a
    /// clause.
    pub(super) fn opens(&self, text: &str) -> bool {
        let Some((form, sign)) = self.signs.longest(text) else { return false };
        match sign {
            Sign::Perfect | Sign::Past | Sign::Future | Sign::Conditional | Sign::Present => true,
            // `, streef ik ernaar`
            Sign::Planned | Sign::Expected => {
                let rest = text.get(form.len()..).and_then(|rest| rest.strip_prefix(' '));
                let behind = |who: &String| rest.and_then(|rest| rest.strip_prefix(who.as_str()));
                self.speakers.iter().filter_map(behind).any(|rest| rest.starts_with(' '))
            }
            Sign::Unmet | Sign::Owed | Sign::Ongoing | Sign::Noun | Sign::Asks => false,
        }
    }
}

/// Where `te` with an infinitive stands first.
fn infinitive(flow: &str, within: Span) -> Option<usize> {
    let clause = Clause::whole(flow, within);
    let words: Vec<(Span, &str)> = clause.words(flow).collect();
    let mut pairs = words.iter().zip(words.iter().skip(1));
    pairs
        .find(|((_, te), (_, verb))| *te == "te" && verb.len() > 3 && verb.ends_with('n'))
        .map(|((span, _), _)| span.start)
}
