//! Lines of a head that are known by their form: an address, a date, a dossier with its title.

use crate::error::Error;
use crate::layout::flow::is_space;
use crate::layout::shape::{self, End};
use crate::lexicon::{Endings, Grammars, RoleRow, WordRoles, forms_of, is_month};
use serde::Deserialize;

/// What a row of `grammars/letterhead_words.csv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    /// How the name of a street ends: `straat`.
    Street,
    /// May stand in small letters before a date that is a line of its own: `den`.
    Small,
    /// Opens a line of the printed series that ends with a date: `vastgesteld`.
    Dated,
}

/// The words of such lines.
#[derive(Debug)]
pub(in crate::layout) struct HeadLines {
    streets: Endings<()>,
    words: WordRoles<Role>,
}

impl HeadLines {
    pub(in crate::layout) fn new(grammars: &Grammars) -> Result<Self, Error> {
        let rows: Vec<RoleRow<Role>> = grammars.rows("letterhead_words.csv")?;
        Ok(Self {
            streets: Endings::set(forms_of(&rows, &Role::Street)),
            words: rows.into_iter().map(|row| (row.form, row.role)).collect(),
        })
    }

    /// `2511 DP Den Haag`, `Turfmarkt 147`, `Binnenhof 4`.
    pub(in crate::layout) fn is_address_line(&self, line: &str) -> bool {
        let words: Vec<&str> =
            line.split(is_space).filter(|word| !word.is_empty()).take(7).collect();
        let number = |word: &str| {
            !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())
        };
        match words.as_slice() {
            [code, letters, ..] if words.len() <= 6 && code.len() == 4 && number(code) => {
                letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_uppercase())
            }
            [street, house] => {
                number(house) && street.starts_with(char::is_uppercase) && self.streets.has(street)
            }
            _ => false,
        }
    }

    /// `Den Haag, 4 februari 2016`, `4 februari 2016`, `'s-Gravenhage, 3 mei 1998`: nothing but a date.
    pub(super) fn is_date_line(&self, line: &str) -> bool {
        if line.len() > 200 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let words: Vec<&str> =
            line.split(|c: char| is_space(c) || c == ',').filter(|word| !word.is_empty()).collect();
        let Some(at) = words.iter().position(|word| is_month(word)) else {
            return false;
        };
        // A place or an office may stand before the day, no sentence: `Zo worden sinds 20 september`.
        let named =
            |word: &&str| !word.starts_with(char::is_lowercase) || self.words.is(Role::Small, word);
        at <= 4
            && words.iter().take(at).all(named)
            && words.len() <= at + 2
            && line.chars().count() <= 48
            && words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            && shape::end_of(line) == End::Word
            && !shape::starts_lower(line)
    }

    /// `Vastgesteld 9 juni 2022`: such a word and nothing but a date.
    pub(super) fn is_dated_line(&self, line: &str) -> bool {
        line.split_once(is_space)
            .is_some_and(|(word, date)| self.words.is(Role::Dated, word) && self.is_date_line(date))
    }
}

/// `35 238               Beheerste vernieuwing van het fiscaal toezicht`: dossier and title.
pub(super) fn is_dossier_line(line: &str) -> bool {
    let words: Vec<&str> = line.split(is_space).filter(|word| !word.is_empty()).take(3).collect();
    let digits = |word: &str, length: usize| {
        word.len() == length && word.bytes().all(|b| b.is_ascii_digit())
    };
    let wide = line.contains("  ") || line.contains('\t');
    // 2022Z07744 and AH 2998: the paper's own number, alone.
    let case = |word: &str| {
        word.len() == 10
            && word.bytes().enumerate().all(|(at, byte)| {
                if at == 4 { matches!(byte, b'Z' | b'D' | b'A') } else { byte.is_ascii_digit() }
            })
    };
    if let [word] = words.as_slice()
        && case(word)
    {
        return true;
    }
    if let ["AH", number] = words.as_slice()
        && number.len() <= 4
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return true;
    }
    match words.as_slice() {
        [a, b, ..] if digits(a, 2) && b.len() >= 3 && b.get(..3).is_some_and(|b| digits(b, 3)) => {
            wide || shape::end_of(line) == End::Word && line.chars().count() <= 100
        }
        [a, ..] if digits(a, 5) => {
            wide || shape::end_of(line) == End::Word && line.chars().count() <= 100
        }
        _ => false,
    }
}

/// A line in capitals: the rest of `BRIEF VAN DE MINISTER VAN ONDERWIJS, CULTUUR EN`.
pub(super) fn capitals(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 4 && letters.all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_addresses() {
        let lines = HeadLines::new(&Grammars::built_in()).unwrap();
        for (line, want) in [
            ("2511 DP Den Haag", true),
            ("Turfmarkt 147", true),
            ("Binnenhof 4", true),
            ("Houtweg 12", true),
            ("2511 dp Den Haag", false),
            ("Artikel 4", false),
            ("turfmarkt 147", false),
            ("Turfmarkt 14700", false),
            ("De Turfmarkt 147", false),
            ("", false),
        ] {
            assert_eq!(lines.is_address_line(line), want, "{line}");
        }
    }

    #[test]
    fn ok_dates() {
        let lines = HeadLines::new(&Grammars::built_in()).unwrap();
        for (line, alone, dated) in [
            ("4 februari 2016", true, false),
            ("'s-Gravenhage, 3 mei 1998", true, false),
            ("Bergen aan Zee, 4 februari 2016", true, false),
            ("Vastgesteld 9 juni 2022", true, true),
            ("Brief d.d. 9 juni 2022", true, false),
            ("Besproken 9 juni 2022", true, false),
            ("Zo worden sinds 20 september", false, false),
            ("Den Haag, 4 februari 2016.", false, false),
            ("Den Haag, februari", false, false),
            ("", false, false),
        ] {
            assert_eq!(lines.is_date_line(line), alone, "{line}");
            assert_eq!(lines.is_dated_line(line), dated, "{line}");
        }
    }
}
