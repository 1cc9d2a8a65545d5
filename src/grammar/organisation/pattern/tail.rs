//! Where a name ends that is read by its head word: links, capitals and joints behind the head.

use super::reading::Reading;
use super::words::Role;
use super::{Head, Place};

impl Reading<'_, '_> {
    /// Where the name ends whose head ends with the word `last`.
    pub(super) fn tail(&self, last: usize, head: Head, lower: bool) -> Option<usize> {
        let mut at = last + 1;
        let mut linked = false;
        // `rechtbank te 's-Gravenhage`
        let seated = |text: &str| text == "te" && head.kind == "rechter";
        // The first link may carry an article and adjectives: `voor de`, `voor civiel-militaire`.
        if let Some(word) =
            self.word(at).filter(|word| self.is_small(Role::Link, word) || seated(word.text))
        {
            // `in dienst van X`: behind a head in small letters only some links make a name.
            let named = matches!(head.kind, "onderwijsinstelling" | "vereniging" | "inspectie");
            if lower && word.text != "voor" && !named && !seated(word.text) {
                return None;
            }
            linked = true;
            at += 1;
            while self.word(at).is_some_and(|word| self.is_small(Role::Article, &word)) {
                at += 1;
            }
            let adjectives = (at..at + 2).take_while(|&i| {
                self.word(i).is_some_and(|word| {
                    !word.is_capital() && word.text.ends_with('e') && word.text.len() > 4
                })
            });
            at += adjectives.count();
        }
        let word = self.word(at)?;
        if !word.is_capital() {
            return if linked && !lower { self.lower_topic(last) } else { None };
        }
        let generic = self.patterns.words.is_of(Role::Tail, word.hash, word.text);
        if generic && at == last + 1 + usize::from(linked) || self.begins_other(at) && linked {
            return None;
        }
        // `Stichting Brainport`: the foundation bears the name of what it serves.
        let bears = matches!(head.kind, "stichting" | "vereniging") && !lower;
        if !linked && self.begins_other(at) && !word.is_all_capitals() && !bears {
            return None;
        }
        let mut end = at;
        loop {
            let next = end + 1;
            let Some(word) = self.word(next) else { break };
            if word.is_capital()
                || word.text.chars().all(|c| c.is_ascii_digit()) && word.text.len() < 3
            {
                if self.begins_other(next) && !self.is_part(next) {
                    break;
                }
                end = next;
                continue;
            }
            let Some(joined) = self.joint(next, head) else { break };
            end = joined;
        }
        let end = self.lower_rest(end).unwrap_or_else(|| self.end(end));
        Some(end)
    }

    /// Whether the word is but a part of this name, although a name could begin there.
    fn is_part(&self, index: usize) -> bool {
        self.word(index).is_some_and(|word| self.patterns.words.is(Role::Part, word.text))
    }

    /// The index of the capital behind `en`, `van de` and the like.
    fn joint(&self, at: usize, head: Head) -> Option<usize> {
        let word = self.word(at)?;
        let and = self.is_small(Role::And, &word);
        if and && !head.topic || !and && !self.is_small(Role::Joins, &word) {
            return None;
        }
        let mut next = at + 1;
        if !and {
            while self.word(next).is_some_and(|word| self.is_small(Role::Article, &word)) {
                next += 1;
            }
        }
        let word = self.word(next)?;
        let capital = word.is_capital() && !word.is_all_capitals() || word.text == "ICT";
        let generic = self.patterns.words.is_of(Role::Tail, word.hash, word.text);
        (capital && !generic && !self.begins_other(next) && !self.begins_headed(next))
            .then_some(next)
    }

    /// A topic in lower case behind a head with a capital: `Commissie voor de milieueffectrapportage`.
    fn lower_topic(&self, last: usize) -> Option<usize> {
        let head = self.word(last)?;
        let link = self.word(last + 1)?;
        if !head.is_capital() || link.text != "voor" {
            return None;
        }
        let mut at = last + 2;
        while self.word(at).is_some_and(|word| self.is_small(Role::Article, &word)) {
            at += 1;
        }
        while self.word(at).is_some_and(|word| word.text.ends_with('e') && word.text.len() > 4)
            && self.word(at + 1).is_some()
        {
            at += 1;
        }
        let word = self.word(at)?;
        (word.text.len() > 5).then_some(word.end)
    }

    /// Words in lower case that end a name, where a definition or the flow's end shows it:
    /// `Taskforce Onze hulpverleners veilig (hierna: …)`.
    fn lower_rest(&self, last: usize) -> Option<usize> {
        let more = (last + 1..).map_while(|index| self.word(index));
        let plain = more.take_while(|word| {
            !word.is_capital() && word.text.chars().all(|c| c.is_alphabetic() || c == '-')
        });
        let count = plain.count();
        if count == 0 || count > 5 {
            return None;
        }
        let end = self.end(last + count);
        let rest = self.ahead.get(end..)?;
        let name = self.ahead.get(..end)?;
        let defined =
            self.aliases.behind(rest, name, |_| false).is_some() && rest.starts_with(" (");
        defined.then_some(end)
    }

    fn begins_other(&self, index: usize) -> bool {
        (self.other)(self.from(index))
    }

    /// Whether a name with a head of its own begins at this word.
    fn begins_headed(&self, index: usize) -> bool {
        let Some(word) = self.word(index) else { return false };
        let head = self.patterns.head(&word);
        head.is_some_and(|head| matches!(head.place, Place::Front | Place::Both))
            || self.patterns.is_adjective(word.text)
                && self.word(index + 1).is_some_and(|word| self.patterns.head(&word).is_some())
    }
}
