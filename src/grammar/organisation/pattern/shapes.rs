//! Names known by what stands around them rather than by a head word: a chair, a legal form, the
//! word before, the abbreviation behind.

use super::reading::Reading;
use super::{Name, Place, Role, Shape};
use crate::grammar::organisation::alias;
use memchr::memchr;

impl<'f> Reading<'_, 'f> {
    /// `commissie-Wolthuis`, `commissie Van Rijn`, `werkgroep-Stiggelbout`.
    pub(super) fn chair(&self) -> Option<Name<'f>> {
        let first = self.word(0)?;
        let (head, chair) = first.text.split_once('-')?;
        let mut end = first.end;
        let named = chair.chars().next().is_some_and(char::is_uppercase);
        if !named || !self.patterns.words.is(Role::Chaired, head) {
            return None;
        }
        // `commissie-Van Rijn`, `commissie-De Vries`
        if ["Van", "De", "Ter", "Te", "Den", "Van den", "Van der"].contains(&chair) {
            let more = (1..3).find(|&i| self.word(i).is_some_and(|word| word.is_capital()))?;
            end = self.end(more);
        }
        let group = head.eq_ignore_ascii_case("werkgroep");
        let kind = if group { "werkgroep" } else { "commissie" };
        self.name(end, kind, Shape::Chair)
    }

    /// `Vesteda Investment Management B.V.`
    pub(super) fn company(&self, starts: bool) -> Option<Name<'f>> {
        let mut index = 0;
        while let Some(word) = self.word(index) {
            let head = self.patterns.heads.get_of(word.hash, word.text);
            if let Some(head) = head.filter(|head| head.place == Place::Company)
                && index > 0
                && word.text.chars().next().is_some_and(char::is_uppercase)
            {
                return self.name(word.end, head.kind, Shape::Company);
            }
            let joins = || self.patterns.words.is_any_small(&[Role::And, Role::Joins], &word);
            if !(word.is_capital() || index > 0 && joins()) || index > 6 {
                return None;
            }
            if index == 0
                && (self.is_no_prefix(&word) || starts && self.patterns.is_adjective(word.text))
            {
                return None;
            }
            index += 1;
        }
        None
    }

    /// `onderzoeksbureau Oberon`: the word before says what the name is.
    pub(super) fn introduced(&self, behind: &str) -> Option<Name<'f>> {
        let kind = self.patterns.introducer(behind, self.ahead)?;
        let first = self.word(0)?;
        if self.is_no_prefix(&first) || first.text.len() < 2 {
            return None;
        }
        let mut end = 0;
        while let Some(next) = self.word(end + 1) {
            let joined = matches!(next.text, "&" | "+")
                && self.word(end + 2).is_some_and(|word| word.is_capital());
            if next.is_capital() {
                end += 1;
            } else if joined {
                end += 2;
            } else {
                break;
            }
        }
        self.name(self.end(end), kind, Shape::Introduced)
    }

    /// A phrase with capitals, a word of which says it is a body, with an abbreviation behind it
    /// whose letters fit.
    pub(super) fn abbreviated(&self) -> Option<Name<'f>> {
        let first = self.word(0)?;
        if memchr(b'(', self.ahead.as_bytes()).is_none() || self.is_no_prefix(&first) {
            return None;
        }
        let mut last = 0;
        let mut index = 1;
        while let Some(word) = self.word(index) {
            if word.is_capital() {
                last = index;
            } else if !self.patterns.may_stand_inside(&word) {
                break;
            }
            index += 1;
        }
        if last == 0 {
            return None;
        }
        let end = self.end(last);
        let rest = self.ahead.get(end..)?;
        let name = self.ahead.get(..end)?;
        let inside = rest.strip_prefix(" (")?;
        let short = inside.get(..inside.find([')', ',', ';'])?)?;
        let fits = alias::is_abbreviation(short)
            && short.chars().filter(|c| c.is_uppercase()).count() > 1
            && alias::letters_fit(short, name);
        // `Toeslagen en Sociale Banken Nederland (SBN)`: the name begins behind `en`.
        let initial = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
        let joined = self.word(1).is_some_and(|word| word.text == "en");
        let fits = fits && !(joined && initial(short) != initial(name));
        let no_body = self.up_to(last).any(|word| self.patterns.words.is_thing(word.text));
        let national = self.patterns.words.is(Role::National, first.text);
        let headed = self
            .up_to(last)
            .any(|word| self.patterns.head(&word).is_some_and(|head| head.place != Place::Company));
        let fine = fits && !no_body && (headed || national);
        if fine { self.name(end, "organisatie", Shape::Abbreviated) } else { None }
    }
}
