//! Pairs that stand in a table: a column of questions, a column of answers, a pair a row.

use super::super::Pair;
use super::super::lists::Lists;
use super::super::page::Page;
use super::pair::refers_to;
use crate::layout::{BlockKind, FlowId, Place, Table, TableRow};

/// What heads a column of numbers.
const NUMBERS: [&str; 6] = ["nr", "nr.", "nummer", "no.", "#", "vraagnummer"];

/// A head is no longer than this, in bytes: what is longer is a question itself.
const HEAD: usize = 40;

/// The columns of a table of questions and answers, the label column first.
struct Columns {
    number: Option<usize>,
    question: usize,
    answer: usize,
}

/// The pairs of a paper that has them in tables.
pub(super) fn pairs(lists: &Lists, page: &Page<'_>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for block in &page.layout.blocks {
        let BlockKind::Table(table) = &block.kind else { continue };
        let Some((columns, from)) = columns(page, table) else { continue };
        for row in table.rows.iter().skip(from) {
            pairs.extend(pair(lists, page, &columns, row, pairs.len() + 1));
        }
    }
    if pairs.iter().all(|pair: &Pair| pair.answer.is_empty()) {
        pairs.clear();
    }
    pairs
}

/// The columns of questions and answers, by the head or the first row, and the first row of pairs.
fn columns(page: &Page<'_>, table: &Table) -> Option<(Columns, usize)> {
    let first = table.rows.first().map(cells).unwrap_or_default();
    [(table.head.clone(), 0), (first, 1)].into_iter().find_map(|(head, from)| {
        let heads: Vec<String> = head.iter().map(|cell| text(page, *cell).to_lowercase()).collect();
        let is_number = |head: &String| NUMBERS.contains(&head.as_str());
        let named = |word: &str| {
            let mut heads = heads.iter();
            heads.position(|head| head.len() <= HEAD && head.starts_with(word) && !is_number(head))
        };
        let (question, answer) = (named("vra")?, named("antwoord")?);
        let number = heads.iter().position(is_number);
        let unnamed = (question > 0 && answer > 0).then_some(0);
        Some((Columns { number: number.or(unnamed), question, answer }, from))
    })
}

fn pair(
    lists: &Lists,
    page: &Page<'_>,
    columns: &Columns,
    row: &TableRow,
    nth: usize,
) -> Option<Pair> {
    let cells = cells(row);
    let at = |column: usize| cells.get(column).copied().flatten();
    let question = whole(page, at(columns.question)?)?;
    let answer = at(columns.answer).and_then(|flow| whole(page, flow));
    let number = columns.number.map(|column| text(page, at(column)));
    let number = number.map(|number| number.trim_end_matches(['.', ')']).to_owned());
    let hull = page.layout.source_span(question);
    let hull = answer.map_or(hull, |answer| hull.hull(page.layout.source_span(answer)));
    Some(Pair {
        number: number.filter(|number| !number.is_empty()).unwrap_or_else(|| nth.to_string()),
        question: vec![question],
        refers_to: answer.and_then(|answer| refers_to(lists, page.layout.text_of(answer))),
        answer: answer.into_iter().collect(),
        answers_with: None,
        hull,
    })
}

/// All cells of a row, the label first.
fn cells(row: &TableRow) -> Vec<Option<FlowId>> {
    std::iter::once(row.label).chain(row.cells.iter().copied()).collect()
}

fn text<'p>(page: &'p Page<'_>, flow: Option<FlowId>) -> &'p str {
    flow.map(|flow| page.layout.flow(flow).text().trim()).unwrap_or_default()
}

/// The whole text of a flow, if it has any.
fn whole(page: &Page<'_>, flow: FlowId) -> Option<Place> {
    let length = page.layout.flow(flow).text().trim_end().len();
    (length > 0).then(|| Place { flow, span: crate::Span::new(0, length) })
}

#[cfg(test)]
mod tests {
    use super::super::super::lists::Lists;
    use super::*;
    use crate::Source;
    use crate::layout::Layouter;
    use crate::lexicon::Grammars;
    use crate::read::{Mark, MarkKind};

    /// The pairs of a table whose rows are lines and whose cells are parted by tabs.
    fn read(text: &str) -> Vec<(String, String, String)> {
        let mut source = Source::plain("brief.docx", text);
        let whole = crate::Span::new(0, text.len());
        source.marks.push(Mark { span: whole, kind: MarkKind::Table });
        let mut at = 0;
        for line in text.split('\n') {
            let span = crate::Span::new(at, at + line.len());
            source.marks.push(Mark { span, kind: MarkKind::Row });
            for cell in line.split('\t') {
                let span = crate::Span::new(at, at + cell.len());
                source.marks.push(Mark { span, kind: MarkKind::Cell { head: false } });
                at += cell.len() + 1;
            }
        }
        let layout = Layouter::new(&Grammars::built_in()).unwrap().lay_out(&source);
        let lists = Lists::built_in();
        let page = Page::new(&lists, &source, &layout);
        let text = |places: &[Place]| {
            places.iter().map(|&place| layout.text_of(place)).collect::<Vec<_>>().join(" ")
        };
        let shown = pairs(&lists, &page).into_iter().map(|pair| {
            let (question, answer) = (text(&pair.question), text(&pair.answer));
            (pair.number, question, answer)
        });
        shown.collect()
    }

    fn row(number: &str, question: &str, answer: &str) -> (String, String, String) {
        (number.to_owned(), question.to_owned(), answer.to_owned())
    }

    #[test]
    fn ok_a_pair_a_row() {
        assert_eq!(
            read("Nr.\tVraag\tAntwoord\n1\tKlopt het?\tJa.\n2.\tWaarom?\tZie vraag 1."),
            [row("1", "Klopt het?", "Ja."), row("2", "Waarom?", "Zie vraag 1.")]
        );
        assert_eq!(
            read("Vraag\tAntwoord\nKlopt het?\tJa.\nWaarom?\tDaarom."),
            [row("1", "Klopt het?", "Ja."), row("2", "Waarom?", "Daarom.")]
        );
        assert_eq!(
            read("Vraagnummer\tVraag\tAntwoord\n7\tKlopt het?\tJa."),
            [row("7", "Klopt het?", "Ja.")]
        );
    }

    #[test]
    fn err_other_tables() {
        for text in
            ["Post\t2024\nZorg\t10", "Vraag\tAanbod\n10\t12", "Vraag\tAntwoord\nKlopt het?\t"]
        {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
