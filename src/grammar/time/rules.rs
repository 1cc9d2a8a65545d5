//! The names of the shapes this grammar reads.

use crate::grammar::Rule;

macro_rules! rules {
    ($($name:ident: $shape:literal, $reads:literal;)+) => {
        $(pub(super) const $name: Rule =
            Rule { name: concat!("time.", $shape), reads: $reads };)+
        /// The rules of this grammar.
        pub(super) const RULES: &[Rule] = &[$($name),+];
    };
}

rules! {
    DAY: "day", "A day with its month, with or without a year: `9 januari jl.`, `3 juni 2024`.";
    DAY_ELIDED: "day-elided", "A day whose month follows a later one: `14` in `14 en 15 maart`.";
    DAY_RANGE: "day-range", "Days of one month joined by a dash: `14-16 maart 2022`.";
    DAY_ISO: "day-iso", "A day in ISO 8601: `2025-05-15`.";
    DAY_NUMERIC: "day-numeric", "A day in figures: `22-11-2024`, `14.03.2022`, `d.d. 22/11`.";
    WEEKDAY: "weekday", "A weekday counted from the document's date: `vrijdag jl.`.";
    TODAY: "today", "The document's own day and the days beside it: `gisteren`.";
    WEEK: "week", "A week by its number or a day of it: `week 12 van 2024`, `week van 3 juni`.";
    MONTH: "month", "A month, with or without a year: `maart 2024`, `september vorig jaar`.";
    MONTH_RANGE: "month-range", "Two months joined by a dash or slash: `mei/juni 2024`.";
    QUARTER: "quarter", "A quarter: `vierde kwartaal van 2025`, `Q1 2026`.";
    QUARTER_ELIDED: "quarter-elided", "An ordinal whose quarter or half follows a later one: \
        `eerste` in `eerste en tweede kwartaal van 2025`.";
    HALF_YEAR: "half-year", "Half a year: `tweede helft van 2025`, `H1 2025`.";
    SEASON: "season", "A season: `voorjaar van 2021`, `afgelopen zomer`.";
    SCHOOL_YEAR: "school-year", "A school year: `schooljaar 2024-2025`.";
    YEAR: "year", "A year: `2025`, `jaar 2025`.";
    YEAR_RANGE: "year-range", "From a year to a year: `2019-2022`.";
    OPENING: "opening", "The first or last units of a longer one: `eerste zes maanden van 2025`, \
        `laatste week van maart`.";
    SAME_YEAR: "same-year", "A year told before: `dat jaar`, `mei van datzelfde jaar`, `het jaar \
        daarop`.";
    DECADE: "decade", "A decade: `jaren negentig`.";
    RELATIVE: "relative", "A unit counted from the document's date: `vorig jaar`, `deze maand`.";
    DISTANCE: "distance", "So many units from the document's date: `binnen zes weken`, \
        `15 jaar geleden`, `komende twee jaar`.";
    MOMENT: "moment", "A moment of the parliamentary or common year: `Prinsjesdag 2025`.";
}
