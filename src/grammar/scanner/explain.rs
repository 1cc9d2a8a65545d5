//! Why a place reads as it does: the walk done again, told step by step.

use super::{Match, MentionKind, Rule, Scanner, Set, holds};
use crate::Span;
use crate::grammar::Here;
use crate::lexicon::{Word, tokens_of};

/// A word or sign at which the walk stopped to look.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The word or sign, in bytes of the flow.
    pub token: Span,
    /// How far the walk went on from there, in bytes of the flow.
    pub passed: Span,
    /// The mention this walk is inside of; `None` for the walk over the flow.
    pub inside: Option<MentionKind>,
    /// The grammars that can begin with this word, in the order that decides ties.
    pub trials: Vec<Trial>,
}

/// A grammar that was asked to read at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// What it reads.
    pub kind: MentionKind,
    /// The rules it has.
    pub rules: &'static [Rule],
    /// What it read; `None` where nothing of its kind begins.
    pub reading: Option<Match>,
    /// Whether its reading was taken: the one that reaches furthest.
    pub taken: bool,
}

impl Scanner {
    /// The steps of the walk that pass over the byte `at` of a flow: the one over the flow, and
    /// those over the mentions in which others are looked for. Where `at` is between words, the
    /// step before it.
    pub fn explain(&self, flow: &str, at: usize) -> Vec<Step> {
        let outer = self.step_over(flow, Span::new(0, flow.len()), at, self.all, None);
        let mut steps: Vec<Step> = outer.into_iter().collect();
        let taken = steps.iter().flat_map(|step| &step.trials).filter(|trial| trial.taken);
        let mentions = taken.filter_map(|trial| trial.reading.as_ref());
        let mentions: Vec<_> = mentions
            .flat_map(|reading| &reading.mentions)
            .filter(|mention| mention.span.start <= at && at < mention.span.end)
            .map(|mention| (mention.kind(), mention.span))
            .collect();
        for (kind, span) in mentions {
            let set = self.set_of(holds(kind));
            if set != 0 {
                steps.extend(self.step_over(flow, span, at, set, Some(kind)));
            }
        }
        steps
    }

    /// The step of one walk that passes over `at`.
    fn step_over(
        &self,
        flow: &str,
        within: Span,
        at: usize,
        allowed: Set,
        inside: Option<MentionKind>,
    ) -> Option<Step> {
        let words = tokens_of(flow);
        let inside_of = |word: &Word| within.start <= word.start() && word.start() < within.end;
        let mut from = within.start;
        let mut last = None;
        for (index, word) in words.iter().enumerate().filter(|(_, word)| inside_of(word)) {
            if word.end() <= from {
                continue;
            }
            let word = word.from(flow, from);
            let (start, end) = (word.start(), word.end());
            if start > at {
                break;
            }
            let ahead = words.get(index..).unwrap_or_default();
            let set = self.triggers.at(flow, word, ahead.get(1)) & allowed;
            let token = Span::new(start, end);
            let read = |index: usize| {
                self.grammars.get(index)?.read(Here { flow, at: start, words: ahead })
            };
            let candidates = (0..self.grammars.len()).filter(|index| set & (1 << index) != 0);
            let readings: Vec<_> = candidates.map(|index| (index, read(index))).collect();
            let reach =
                readings.iter().filter_map(|(_, reading)| Some(reading.as_ref()?.end)).max();
            let passed = Span::new(start, reach.map_or(end, |reach| reach.max(end)));
            let taken = readings
                .iter()
                .find(|(_, reading)| reach.is_some() && reading.as_ref().map(|it| it.end) == reach)
                .map(|(index, _)| *index);
            from = passed.end;
            let trials = readings.into_iter().filter_map(|(index, reading)| {
                let grammar = self.grammars.get(index)?;
                let (kind, rules) = (grammar.kind(), grammar.rules());
                Some(Trial { kind, rules, reading, taken: taken == Some(index) })
            });
            last = Some(Step { token, passed, inside, trials: trials.collect() });
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Grammars;

    #[test]
    fn ok_what_was_tried_and_taken() {
        let scanner = Scanner::new(&Grammars::built_in()).expect("scanner");
        let flow = "Zie Kamerstukken II 2022/23, 36200, nr. 5: in mei 2023 trok de minister van \
                    Financiën € 1,5 miljoen uit.";
        // A word in the flow, the words of the step that passes over it, and what was taken.
        let cases = [
            ("Zie", "Zie", None),
            ("36200", "Kamerstukken II 2022/23, 36200, nr. 5", Some(MentionKind::Citation)),
            ("2023", "mei 2023", Some(MentionKind::Time)),
            ("trok", "trok", None),
            ("Financiën", "minister van Financiën", Some(MentionKind::Organisation)),
            (" 1,5", "€ 1,5 miljoen", Some(MentionKind::Money)),
        ];
        for (word, passed, kind) in cases {
            let steps = scanner.explain(flow, flow.find(word).expect("word"));
            let [step] = steps.as_slice() else { unreachable!("{word}: {steps:?}") };
            assert_eq!(step.passed.of(flow), passed, "{word}");
            let taken: Vec<_> = step.trials.iter().filter(|trial| trial.taken).collect();
            assert_eq!(taken.first().map(|trial| trial.kind), kind, "{word}");
            assert!(taken.len() <= 1);
        }
        assert!(scanner.explain("", 0).is_empty());
    }

    #[test]
    fn ok_every_mention_is_explained_by_the_step_that_read_it() {
        let scanner = Scanner::new(&Grammars::built_in()).expect("scanner");
        let flow = "De motie-Van der Plas c.s. over het ministerie van Defensie (Kamerstuk 36200, \
                    nr. 12) en het rapport «Veiligheid van Nederland» van de Nationale Politie \
                    vragen om € 20 mln. per jaar, uiterlijk 1 mei 2026.";
        let mentions = scanner.scan(flow);
        assert!(mentions.len() > 4, "{mentions:?}");
        for mention in mentions {
            let steps = scanner.explain(flow, mention.span.start);
            let taken = steps.iter().flat_map(|step| &step.trials).filter(|trial| trial.taken);
            let mut read = taken.flat_map(|trial| &trial.reading).flat_map(|it| &it.mentions);
            assert!(read.any(|it| *it == mention), "{mention:?}: {steps:?}");
        }
    }
}
