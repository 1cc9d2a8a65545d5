//! Tables in plain text: columns parted by runs of spaces, tabs or bars, and lines of a label and
//! numbers with single spaces between or a cell a line, as converters of PDF leave them.
//!
//! A stretch of lines is a table where at least two of them hold numbers in columns, or where bars
//! or tabs part them alike. Columns parted by spaces are found by where their numbers stand, so
//! that an empty cell stays empty. What looks like a table by its caption but has no columns that
//! can be told apart stays text, with a doubt.

mod aligned;
mod caption;
mod cells;
mod grid;
mod ragged;
mod separated;
mod stacked;

pub(super) use grid::{Cell, Grid};

use super::flow::is_space;
use super::lines::{Line, Role, Signs};
use crate::doubt::{Doubt, Stage};
use crate::error::Error;
use crate::lexicon::Grammars;
use aligned::aligned;
use caption::CaptionFinder;
use cells::is_number;
use memchr::{memchr2_iter, memchr3_iter};
use ragged::ragged;
use separated::separated;
use stacked::stacked;

/// How the cells of a line are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parted {
    Bars,
    Tabs,
    Spaces,
    /// Single spaces before numbers at the line's end.
    Numbers,
}

/// A table has no more columns than this.
const WIDEST: usize = 40;

/// Finds tables.
#[derive(Debug)]
pub(super) struct TableFinder {
    captions: CaptionFinder,
}

impl TableFinder {
    pub(super) fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self { captions: CaptionFinder::new(grammars)? })
    }

    /// The tables among the lines, behind those known already; gives their lines the role of tables.
    pub(super) fn tables(
        &self,
        text: &str,
        lines: &mut [Line],
        mut grids: Vec<Grid>,
        doubts: &mut Vec<Doubt>,
    ) -> Vec<Grid> {
        for (index, grid) in grids.iter_mut().enumerate() {
            self.caption_of_marked(text, lines, index, grid);
        }
        let mut at = 0;
        while at < lines.len() {
            let (start, end, grid) = match self.table_at(text, lines, at) {
                Ok(found) => found,
                Err(next) => {
                    at = next.max(at + 1);
                    continue;
                }
            };
            let caption = self.captions.caption(text, lines, start);
            let mut grid = grid;
            grid.caption = lines
                .get(caption..start)
                .unwrap_or_default()
                .iter()
                .filter(|line| line.role == Role::Body)
                .map(|line| line.span)
                .collect();
            doubts.extend(grid.unplaced.iter().map(|&row| {
                Doubt {
                    stage: Stage::Layout,
                    message:
                        "this row has fewer numbers than its table has columns: under which heads \
                          they stand could not be told"
                            .to_owned(),
                    at: Some(row),
                }
            }));
            for line in lines.iter_mut().take(end).skip(caption) {
                if line.role == Role::Body {
                    line.role = Role::Table(grids.len());
                }
            }
            grids.push(grid);
            at = end;
        }
        for line in lines.iter().filter(|line| line.role == Role::Body) {
            if line.width <= 120 && self.captions.is_unit_caption(text, line) {
                doubts.push(Doubt {
                    stage: Stage::Layout,
                    message: "the columns of the table below this caption could not be told apart"
                        .to_owned(),
                    at: Some(line.span.start),
                });
            }
        }
        grids
    }

    /// Gives a table that the container marks the caption that stands in a paragraph above it.
    fn caption_of_marked(&self, text: &str, lines: &mut [Line], index: usize, grid: &mut Grid) {
        let role = Role::Table(index);
        let Some(start) = lines.iter().position(|line| line.role == role) else { return };
        if !grid.caption.is_empty() {
            return;
        }
        let caption = self.captions.caption(text, lines, start);
        for line in lines.iter_mut().take(start).skip(caption) {
            if line.role == Role::Body {
                grid.caption.push(line.span);
                line.role = role;
            }
        }
    }

    /// The table that begins at this line: its first line, the line behind it, its cells. Where
    /// there is none, the line to look at next.
    fn table_at(
        &self,
        text: &str,
        lines: &[Line],
        at: usize,
    ) -> Result<(usize, usize, Grid), usize> {
        let first = lines.get(at).filter(|line| line.role == Role::Body);
        let first = first.ok_or(at + 1)?;
        let content = first.span.of(text);
        let parted =
            parted(text, first).or_else(|| self.ends_as_row(content).then_some(Parted::Numbers));
        let Some(parted) = parted else {
            let below = at.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|above| {
                above.role == Role::Body && self.captions.is_caption(text, above)
            });
            let found = below.then(|| stacked(&self.captions, text, lines, at)).flatten();
            return found.ok_or(at + 1);
        };
        match parted {
            Parted::Bars | Parted::Tabs => separated(text, lines, at, parted),
            Parted::Spaces => aligned(text, lines, at)
                .or_else(|next| ragged(&self.captions, text, lines, at).ok_or(next)),
            Parted::Numbers => ragged(&self.captions, text, lines, at).ok_or(at + 1),
        }
    }

    /// Whether a line ends with a number, a dash or a word of a table's head. Cheap: most do not.
    fn ends_as_row(&self, content: &str) -> bool {
        let last = content.rsplit(is_space).next().unwrap_or_default();
        last.len() < content.len() && (is_number(last) || self.captions.is_head_word(last))
    }
}

/// By what the cells of this line could be parted, other than single spaces.
fn parted(text: &str, line: &Line) -> Option<Parted> {
    let content = line.span.of(text);
    if line.signs.any(Signs::BAR) && content.matches('|').count() >= 2 && !content.contains("://") {
        return Some(Parted::Bars);
    }
    if line.signs.any(Signs::TAB) {
        return Some(Parted::Tabs);
    }
    let spaced = line.signs.any(Signs::SPACES)
        || line.signs.any(Signs::NOT_ASCII) && has_wide_space(content);
    spaced.then_some(Parted::Spaces)
}

/// Whether a space that is not ASCII stands beside another space.
fn has_wide_space(content: &str) -> bool {
    let bytes = content.as_bytes();
    // The first bytes of spaces: those of letters and quotes are others, or few.
    let starts = memchr3_iter(0xc2, 0xe2, 0xe3, bytes).chain(memchr2_iter(0xe1, 0xef, bytes));
    starts.filter_map(|at| content.split_at_checked(at)).any(|(before, rest)| {
        let mut chars = rest.chars();
        chars.next().is_some_and(is_space)
            && (before.ends_with(is_space) || chars.next().is_some_and(is_space))
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;
    use crate::Span;

    /// The table as text: caption, head and rows, a line each, cells parted by ` ¦ `.
    fn shown(text: &str) -> Vec<String> {
        let mut lines = lines_of(text, Span::new(0, text.len()));
        let mut doubts = Vec::new();
        let finder = TableFinder::new(&Grammars::built_in()).unwrap();
        let grids = finder.tables(text, &mut lines, Vec::new(), &mut doubts);
        let cell = |cell: &Cell| {
            let parts: Vec<&str> = cell.iter().map(|span| span.of(text)).collect();
            parts.join(" ")
        };
        let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join(" ¦ ");
        let mut out = Vec::new();
        for grid in &grids {
            out.push(cell(&grid.caption));
            out.push(row(&grid.head));
            out.extend(grid.rows.iter().map(row));
        }
        out.extend(doubts.iter().map(|_| "doubt".to_owned()));
        out
    }

    #[test]
    fn ok_columns_under_each_other() {
        let text = "Tabel 1 Verwerking (bedragen x € 1 mln.)\n\n\
                    \u{20}                          2019     2020     struct.\n\
                    Toezicht en controle        8,5     14,0     15,0\n\
                    Kasschuif                  -6,2                 –\n\
                    Uitgaven voor het beheer\n\
                    van stelsels                1,0      2,0      3,0\n\
                    Totaal                     24,0     35,4     17,5\n\nDaarna tekst.";
        assert_eq!(
            shown(text),
            [
                "Tabel 1 Verwerking (bedragen x € 1 mln.)",
                " ¦ 2019 ¦ 2020 ¦ struct.",
                "Toezicht en controle ¦ 8,5 ¦ 14,0 ¦ 15,0",
                "Kasschuif ¦ -6,2 ¦  ¦ –",
                "Uitgaven voor het beheer van stelsels ¦ 1,0 ¦ 2,0 ¦ 3,0",
                "Totaal ¦ 24,0 ¦ 35,4 ¦ 17,5",
            ]
        );
    }

    #[test]
    fn ok_single_spaces_between_numbers() {
        let text = "Budgettaire gevolgen\n(x € 1.000)\n2023 2024 2025 Structureel\nUitvoering 1.200 2.400 - 500\n\
                    Totaal 1.200 2.400 0 500\nDe minister licht dit toe.";
        assert_eq!(
            shown(text),
            [
                "Budgettaire gevolgen (x € 1.000)",
                " ¦ 2023 ¦ 2024 ¦ 2025 ¦ Structureel",
                "Uitvoering ¦ 1.200 ¦ 2.400 ¦ - ¦ 500",
                "Totaal ¦ 1.200 ¦ 2.400 ¦ 0 ¦ 500",
            ]
        );
    }

    #[test]
    fn ok_a_page_begins_behind_half_a_label() {
        let text = "Tabel 1 Schulden (in € mln)\n2012 2013\nParticulieren 1.150 1.100\n\
                    Onder\u{c}nemers 2.250 2.400\nTotaal 3.400 3.500";
        let mut lines = lines_of(text, Span::new(0, text.len()));
        let finder = TableFinder::new(&Grammars::built_in()).unwrap();
        finder.tables(text, &mut lines, Vec::new(), &mut Vec::new());
        let left = lines.iter().find(|line| line.span.of(text) == "Onder");
        assert_eq!(left.map(|line| line.role), Some(Role::Body), "no cell holds it");
    }

    #[test]
    fn ok_a_year_at_the_end_of_a_label() {
        let text = "Tabel 1 Uitgavenkader\n(in miljarden euro) 2025 2026 2027\n\
                    Kader bij Voorjaarsnota 2025 425,5 449,6 482,5\nOverig 0,2 0,3 0,3\n\
                    Kader bij Miljoenennota 2025 427 455\nDe minister licht dit toe.";
        assert_eq!(
            shown(text),
            [
                "Tabel 1 Uitgavenkader",
                "(in miljarden euro) ¦ 2025 ¦ 2026 ¦ 2027",
                "Kader bij Voorjaarsnota 2025 ¦ 425,5 ¦ 449,6 ¦ 482,5",
                "Overig ¦ 0,2 ¦ 0,3 ¦ 0,3",
                "Kader bij Miljoenennota 2025 ¦  ¦  ¦  ¦ 427 ¦ 455",
                "doubt",
            ]
        );
    }

    #[test]
    fn ok_a_cell_a_line() {
        let text = "Tabel 1: Overzicht (bedragen x € 1 mln.)\n2025\n2026\nStructureel\n\
                    Intensivering\nveiligheid\n10\n20\n30\nDekking\n-5\n-5\n-5\nDaarna tekst.";
        assert_eq!(
            shown(text),
            [
                "Tabel 1: Overzicht (bedragen x € 1 mln.)",
                " ¦ 2025 ¦ 2026 ¦ Structureel",
                "Intensivering veiligheid ¦ 10 ¦ 20 ¦ 30",
                "Dekking ¦ -5 ¦ -5 ¦ -5",
            ]
        );
        let numbered = "Staat (bedragen x € 1.000)\n\nArt.\n\nOmschrijving\n\nUitgaven\n\n\
                        Ontvangsten\n\n1\n\nDefensiebreed Materieel\n\n2.203.390\n\n85.716\n\n2\n\n\
                        Maritiem Materieel\n\n2.473.180\n\n0\n\nTotaal\n\n4.676.570\n\n85.716\n\nToelichting";
        assert_eq!(
            shown(numbered),
            [
                "Staat (bedragen x € 1.000)",
                "Art. Omschrijving ¦ Uitgaven ¦ Ontvangsten",
                "Defensiebreed Materieel ¦ 2.203.390 ¦ 85.716",
                "Maritiem Materieel ¦ 2.473.180 ¦ 0",
                "Totaal ¦ 4.676.570 ¦ 85.716",
            ]
        );
        let grouped = "Tabel 1 (bedragen x € 1.000)\nUitgaven\nOntvangsten\nTotaal\n8.299\n1.097\n\
                       Beleidsartikelen\n1\nOpenbaar bestuur\n96\n24\n2\nVeiligheid\n344\n14\nToelichting";
        assert_eq!(
            shown(grouped),
            [
                "Tabel 1 (bedragen x € 1.000)",
                " ¦ Uitgaven ¦ Ontvangsten",
                "Totaal ¦ 8.299 ¦ 1.097",
                "Beleidsartikelen",
                "Openbaar bestuur ¦ 96 ¦ 24",
                "Veiligheid ¦ 344 ¦ 14",
            ]
        );
        let list = "Tabel 3 (x € 1 mln.)\nDe kosten zijn\n3\nen de baten\n4";
        assert_eq!(shown(list), [""; 0]);
    }

    #[test]
    fn ok_bars_and_tabs() {
        let bars = "Tabel 2 (in € mln)\n| Post | 2024 | 2025 |\n|---|---:|---:|\n| Zorg | 10 | |\n| Totaal | 10 | 12 |";
        assert_eq!(
            shown(bars),
            ["Tabel 2 (in € mln)", "Post ¦ 2024 ¦ 2025", "Zorg ¦ 10 ¦ ", "Totaal ¦ 10 ¦ 12"]
        );
        let empty = "\t2024\t2025\nZorg\t10\t-2\nTotaal\t10\t12\n";
        assert_eq!(shown(empty), ["", " ¦ 2024 ¦ 2025", "Zorg ¦ 10 ¦ -2", "Totaal ¦ 10 ¦ 12"]);
        let words =
            "Mijlpaal\tDatum\nWetsvoorstel\t1 juni 2024\nInwerkingtreding\t1 januari 2026\n";
        assert_eq!(shown(words).len(), 4);
        let tabs = "Post\t2024\t2025\nZorg\t10\t-2\nTotaal\t\t12\n";
        assert_eq!(shown(tabs), ["", "Post ¦ 2024 ¦ 2025", "Zorg ¦ 10 ¦ -2", "Totaal ¦  ¦ 12"]);
    }

    #[test]
    fn err_no_table() {
        let cases = [
            "Op 3 mei 2019 en in 2020\nheeft de minister in 2021 en 2022\nbericht gestuurd.",
            "De kosten waren in 2019 en 2020 2021\nhoger.",
            "Datum  3 mei 2019\nBetreft  Kamervragen",
            "een  zin  met  brede  spaties\nen  nog  een  zin",
            "Naam\tJansen\nPlaats\tDen Haag",
            "1.\tHet eerste\n2.\tHet tweede\n3.\tHet derde",
            "1\tKamerstuk 35 000\n2\tKamerstuk 35 100\n3\tZie noot 1",
            "Titel | Brochure | Rijksoverheid.nl\nAndere | Rapport | Overheid.nl",
        ];
        for case in cases {
            assert_eq!(shown(case), [""; 0], "{case}");
        }
    }

    #[test]
    fn ok_a_caption_without_columns_is_doubted() {
        assert_eq!(shown("Tabel 3 Kosten\n(bedragen x € 1.000)\n\nniets dan woorden"), ["doubt"]);
    }
}
