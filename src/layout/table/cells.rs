//! What a cell holds by the look of its text: a number, a year, a word that heads numbers.

use crate::layout::flow::is_space;

/// `8,5`, `1.234`, `1 234`, `-6,2`, `€ 10`, `–`, `12%`, `(3,1)`, `p.m.`: what a cell of numbers holds.
pub(super) fn is_number(cell: &str) -> bool {
    is_dash(cell) || is_amount(cell) || is_year(cell)
}

fn is_dash(cell: &str) -> bool {
    !cell.is_empty()
        && cell.chars().count() <= 2
        && cell.chars().all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
}

pub(super) fn is_amount(cell: &str) -> bool {
    if matches!(cell.to_lowercase().as_str(), "p.m." | "pm" | "n.v.t." | "nvt" | "nihil") {
        return true;
    }
    let bare = cell
        .trim_start_matches([
            '(', '+', '-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}',
            '\u{20ac}', 'f', '\u{192}', '/', ' ', '\u{a0}',
        ])
        .trim_end_matches([')', '%', '*', '-', '\u{2013}', '=', ' ', '\u{a0}']);
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    digits > 0
        && digits <= 15
        && cell.chars().count() <= 24
        && bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',') || is_space(c))
        && !is_year(cell)
}

pub(super) fn is_year(cell: &str) -> bool {
    let bare = cell.trim_end_matches(['*', ')', 'e', '.']).trim_start_matches(['(', '\'']);
    bare.len() == 4
        && (bare.starts_with("19") || bare.starts_with("20"))
        && bare.bytes().all(|byte| byte.is_ascii_digit())
}
