//! What joins two motions of one list: `de moties A en B`, `motie A en die van het lid B`.

use super::Role;
use crate::lexicon::WordRoles;

/// How many small words may stand between `en` and the motion that it joins: `en van de`.
const SMALL_WORDS: usize = 2;

/// The words that join motions.
#[derive(Debug)]
pub(super) struct Joints(WordRoles<Role>);

impl FromIterator<(String, Role)> for Joints {
    fn from_iter<I: IntoIterator<Item = (String, Role)>>(rows: I) -> Self {
        Self(rows.into_iter().collect())
    }
}

impl Joints {
    /// Whether what parts two motions only joins them: ` en de `, ` (VVD) en van het lid `.
    pub(super) fn are_all(&self, between: &str) -> bool {
        let mut words = between.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.all(|word| {
            word.starts_with(char::is_uppercase)
                || [Role::And, Role::Small, Role::Beside].iter().any(|&role| self.0.is(role, word))
        })
    }

    /// Whether it ends so, behind what the first of them asks: `, waarin wordt verzocht …, en de `.
    pub(super) fn are_last(&self, between: &str) -> bool {
        let words = between.trim_end().rsplit(' ').take(SMALL_WORDS + 1).enumerate();
        let mut words = words.skip_while(|(_, word)| self.0.is(Role::Small, word));
        words.next().is_some_and(|(small, word)| {
            self.0.is(Role::And, word) || small > 0 && word.ends_with(',')
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joints() -> Joints {
        let rows =
            [("en", Role::And), ("van", Role::Small), ("de", Role::Small), ("lid", Role::Beside)];
        rows.into_iter().map(|(form, role)| (form.to_owned(), role)).collect()
    }

    #[test]
    fn ok_what_joins() {
        for (between, all, last) in [
            (" en ", true, true),
            (" (VVD) en van de ", true, true),
            (" en van de lid ", true, false),
            (", waarin wordt verzocht om een plan, de ", false, true),
            (", waarin wordt verzocht om een plan, ", false, false),
            (" over de ", false, false),
            ("", true, false),
        ] {
            assert_eq!(joints().are_all(between), all, "{between}");
            assert_eq!(joints().are_last(between), last, "{between}");
        }
    }
}
