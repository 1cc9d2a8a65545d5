//! The cells of a table as sums.

use super::years::{Years, of_label};
use crate::Span;
use crate::fact::{Amount, Context};
use crate::grammar::{CELL, Cues, Qualifier, Recurrence, TableUnit, Tables, phrases};
use crate::layout::{Block, BlockKind, FlowId, Place, Table, TableRow};

/// How long the line above a table may be to hold its unit, in bytes.
const LINE: usize = 300;

/// What the head of a column says of its cells.
#[derive(Debug, Clone, Copy, Default)]
struct Column {
    unit: Option<TableUnit>,
    years: Option<Years>,
    recurrence: Option<Recurrence>,
    /// Whether its cells are counts, shares or years.
    counts: bool,
}

/// Reads the sums in the cells of tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) tables: &'a Tables,
    pub(super) cues: &'a Cues,
    pub(super) paper: Context<'a>,
}

impl<'a> Cells<'a> {
    /// The sums of one table, the block at `index`.
    pub(super) fn of(self, index: usize, block: &Block, table: &Table) -> Vec<Amount> {
        let unit = self.unit_of(index, block, table);
        let columns = self.columns(table, unit);
        let alone = columns.iter().all(|column| column.years.is_none());
        let caption = self.caption_years(block, table).filter(|_| alone);
        let mut amounts = Vec::new();
        for row in &table.rows {
            let label = row.label.map(|flow| self.text(flow)).unwrap_or_default();
            if phrases(&self.cues.counted_labels, label).next().is_some() {
                continue;
            }
            let years = of_label(self.cues, label).filter(|_| alone).or(caption);
            let line = Line {
                label: row.label,
                is_total: self.cues.totals.longest(label).is_some(),
                years,
                recurrence: self.recurrence_in(label),
                unit: self.tables.unit(label).map(|(_, unit)| unit),
            };
            amounts.extend(self.row(row, &line, &columns, unit));
        }
        amounts
    }

    fn row(
        self,
        row: &TableRow,
        line: &Line,
        columns: &[Column],
        unit: Option<TableUnit>,
    ) -> Vec<Amount> {
        let plain = Column { unit, ..Column::default() };
        let cells = row.cells.iter().enumerate().filter_map(|(at, flow)| {
            let flow = (*flow)?;
            let column = columns.get(at).unwrap_or(&plain);
            if column.counts {
                return None;
            }
            let unit = line.unit.or(column.unit);
            let cell = self.tables.cell(self.text(flow), unit)?;
            let years = column.years.or(line.years).unwrap_or_default();
            Some(Amount {
                place: Place { flow, span: cell.span },
                rule: CELL.name,
                low: cell.value,
                high: cell.value,
                currency: cell.currency,
                qualifier: Qualifier::Exact,
                recurrence: column.recurrence.or(line.recurrence),
                year_from: years.from,
                year_to: years.to,
                sign_before: cell.sign_before,
                in_table: true,
                label: line.label.map(|flow| self.whole(flow)),
                is_total: line.is_total,
                organisation_ids: Vec::new(),
            })
        });
        cells.collect()
    }

    /// The unit of the whole table: in its title, its flow, the corner of its head, or the lines
    /// right above it.
    fn unit_of(self, index: usize, block: &Block, table: &Table) -> Option<TableUnit> {
        let corner = table.head.first().copied().flatten();
        let own = [table.caption, Some(block.flow), corner].into_iter().flatten();
        let above = (1..=2).filter_map(|back| {
            let above = self.paper.layout.blocks.get(index.checked_sub(back)?)?;
            let short = self.text(above.flow).len() <= LINE;
            (short && !matches!(above.kind, BlockKind::Table(_))).then_some(above.flow)
        });
        own.chain(above).find_map(|flow| Some(self.tables.unit(self.text(flow))?.1))
    }

    fn columns(self, table: &Table, unit: Option<TableUnit>) -> Vec<Column> {
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let columns = (0..width).map(|at| {
            let head = table.head.get(at + 1).copied().flatten();
            let head = head.map(|flow| self.text(flow)).unwrap_or_default();
            let own = self.tables.unit(head).map(|(_, unit)| unit);
            let own = own.or_else(|| self.tables.whole_unit(head));
            let named = phrases(&self.cues.counted_heads, head).next().is_some();
            Column {
                unit: own.or(unit),
                years: of_label(self.cues, head),
                recurrence: self.recurrence_in(head),
                counts: (named && own.is_none()) || self.holds_years(table, at),
            }
        });
        columns.collect()
    }

    /// Whether every filled cell of a column could be a year: `2019`, `2020`.
    fn holds_years(self, table: &Table, at: usize) -> bool {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at).copied().flatten());
        let unit = TableUnit::WHOLE_EUROS;
        let mut read = cells.filter_map(|flow| self.tables.cell(self.text(flow), Some(unit)));
        let mut any = false;
        read.all(|cell| {
            any = true;
            cell.is_year_like
        }) && any
    }

    /// The one year in the title: `Tabel 3 Subsidies 2023 (x € 1.000)`.
    fn caption_years(self, block: &Block, table: &Table) -> Option<Years> {
        let flow = table.caption.unwrap_or(block.flow);
        of_label(self.cues, self.text(flow)).filter(|years| years.from.is_some())
    }

    fn recurrence_in(self, text: &str) -> Option<Recurrence> {
        phrases(&self.cues.recurrence, text).find_map(|(_, value)| *value)
    }

    fn text(self, flow: FlowId) -> &'a str {
        self.paper.layout.flow(flow).text()
    }

    fn whole(self, flow: FlowId) -> Place {
        Place { flow, span: Span::new(0, self.text(flow).len()) }
    }
}

/// What the label of a line says of its cells.
#[derive(Debug, Clone, Copy)]
struct Line {
    label: Option<FlowId>,
    is_total: bool,
    years: Option<Years>,
    recurrence: Option<Recurrence>,
    unit: Option<TableUnit>,
}
