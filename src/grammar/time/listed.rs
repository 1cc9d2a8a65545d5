//! Words of the lists, read at the start of a text: ordinals, months, the year behind a unit.

use super::lists::Lists;
use super::text::{Res, dated_year, fail, short_number, space, word, word_of};
use crate::grammar::Shift;
use nom::Parser;
use nom::branch::alt;
use nom::sequence::{preceded, terminated};

impl Lists {
    /// `eerste`, `2e`, `3de`, `1ste`; 0 for `laatste`.
    pub(super) fn ordinal<'t>(&self, i: &'t str) -> Res<'t, u8> {
        if let Ok((rest, &value)) = self.ordinals.parse(i) {
            return Ok((rest, value));
        }
        let ending = word_of(&["ste", "de", "e"]);
        terminated(short_number, ending).parse(i)
    }

    /// A month by its full name.
    pub(super) fn month<'t>(&self, i: &'t str) -> Res<'t, u8> {
        self.months.parse(i).map(|(rest, &month)| (rest, month)).or_else(|_| self.marked_month(i))
    }

    /// A month with the mark of a note glued to it: `op 10 oktober1 over`.
    fn marked_month<'t>(&self, i: &'t str) -> Res<'t, u8> {
        let end = i.find(|c: char| !c.is_alphabetic()).unwrap_or(i.len());
        let (word, rest) = i.split_at_checked(end).unwrap_or((i, ""));
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let mark = (1..=2).contains(&(rest.len() - behind.len()));
        if !mark || behind.starts_with(char::is_alphanumeric) {
            return fail(i);
        }
        match self.months.parse(word) {
            Ok(("", &month)) => Ok((rest, month)),
            _ => fail(i),
        }
    }

    /// A month by its full or short name: beside a day or a year only.
    pub(super) fn any_month<'t>(&self, i: &'t str) -> Res<'t, u8> {
        self.month(i).or_else(|_| self.short_months.parse(i).map(|(rest, &month)| (rest, month)))
    }

    /// A year behind a unit, with what joins the two: ` 2025`, ` van 2025`, ` van het jaar 2025`,
    /// ` vorig jaar`, ` van dit jaar`, ` jl.`.
    pub(super) fn year_behind<'t>(&self, i: &'t str) -> Res<'t, Shift> {
        let link = word_of(&[
            " van het jaar ",
            " in het jaar ",
            " van het ",
            " in het ",
            " van ",
            " in ",
            " ",
        ]);
        let (rest, shift) = preceded(link, alt((|i| self.relative_year(i), |i| figures(i))))
            .parse(i)
            .or_else(|_| preceded(space, |i| self.shift_behind(i)).parse(i))?;
        // "6 februari 2025 jl.": the year decides.
        let rest = preceded(space, |i| self.shift_behind(i)).parse(rest).map_or(rest, |(r, _)| r);
        Ok((rest, shift))
    }

    /// `jl.`, `a.s.`, `aanstaande`.
    pub(super) fn shift_behind<'t>(&self, i: &'t str) -> Res<'t, Shift> {
        self.after.parse(i).map(|(rest, &shift)| (rest, shift))
    }

    /// `dit jaar`, `vorig jaar`, `komende jaar`.
    pub(super) fn relative_year<'t>(&self, i: &'t str) -> Res<'t, Shift> {
        let (rest, &by) = terminated(|i| self.shifts.parse(i), word(" jaar")).parse(i)?;
        Ok((rest, Shift::Relative(by)))
    }
}

fn figures(i: &str) -> Res<'_, Shift> {
    dated_year(i).map(|(rest, year)| (rest, Shift::Year(year)))
}
