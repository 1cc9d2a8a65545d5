//! The form of an annex without marks: a body that presents its own work.
//!
//! Such a sheet names no addressee and bears no date or signature. Its body speaks of itself in the
//! first person (`wij als Taskforce`, `onze commissie`), says what it was set up for, and is named as
//! the one who acts again and again, under headings. A news item speaks of others; a law and minutes
//! have no first person; a report chapter numbers its headings.

use super::lists::{BodyLine, Lists};
use super::page::Page;
use crate::Span;
use crate::layout::BlockKind;

/// How often the body must be named.
const NAMED: usize = 5;

/// How many headings the sheet must have.
const HEADINGS: usize = 3;

/// The words in which a body presents itself, as bytes of the page's body; `None` where the form
/// is not that of such a sheet.
pub(super) fn own_work(lists: &Lists, page: &Page<'_>) -> Option<Span> {
    let blocks = page.layout.blocks.iter();
    let headings = blocks.filter(|block| matches!(block.kind, BlockKind::Heading { .. })).count();
    if headings < HEADINGS || numbered(lists, page) {
        return None;
    }
    let text = page.body.text();
    let (span, body) = presented(lists, page)?;
    let named = text.match_indices(body).count();
    let purpose = lists.purposes.iter().any(|word| text.contains(word.as_str()));
    (named >= NAMED && purpose).then_some(span)
}

/// Whether headings are numbered as those of a report: `Hoofdstuk 3`, `3.1 Inleiding`.
fn numbered(lists: &Lists, page: &Page<'_>) -> bool {
    page.body.pieces().iter().any(|piece| {
        let heading = matches!(page.kind_of(piece.block), Some(BlockKind::Heading { .. }));
        let line = piece.span.of(page.body.text());
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let point = digits.len() < line.len() && digits.starts_with('.');
        heading && (point || lists.body_line(line) == Some(BodyLine::Numbers))
    })
}

/// The first `wij als Taskforce` or `Onze Taskforce`, and the body's noun as written there.
fn presented<'p>(lists: &Lists, page: &'p Page<'_>) -> Option<(Span, &'p str)> {
    let body = &page.body;
    body.starts_of(&lists.selves).find_map(|at| {
        let rest = body.from(at);
        let (cue, ()) = lists.selves.longest(rest)?;
        let behind = rest.get(cue.len()..)?.strip_prefix(' ')?;
        let noun = behind.split(|c: char| !c.is_alphanumeric()).next()?;
        lists.bodies.longest(noun).filter(|(matched, ())| matched.len() == noun.len())?;
        Some((Span::new(at, at + cue.len() + 1 + noun.len()), noun))
    })
}

#[cfg(test)]
mod tests {
    use super::super::page::by_hand;
    use super::*;

    fn found(text: &str) -> bool {
        let (source, layout) = by_hand::paper(text);
        let lists = Lists::built_in();
        own_work(&lists, &Page::new(&lists, &source, &layout)).is_some()
    }

    #[test]
    fn ok_a_body_presents_its_work() {
        assert!(found(
            "#Wie zijn wij?\nOnze Inspectie is in 2015 ingesteld.\n#Wat doen wij?\nDe Inspectie ziet toe. \
             De Inspectie bezoekt. De Inspectie meldt.\n#Meer weten?\nBel de Inspectie."
        ));
    }

    #[test]
    fn err_other_forms() {
        for text in [
            "#Kop\nDe Taskforce is opgericht.\n#Kop\nDe Taskforce zegt.\n#Kop\nDe Taskforce.",
            "Onze Taskforce is opgericht. Taskforce Taskforce Taskforce Taskforce Taskforce",
            "#Hoofdstuk 3\nOnze commissie is ingesteld.\n#3.1 A\ncommissie commissie\n#3.2 B\ncommissie commissie",
            "#A\n#B\n#C\nOnze Kamer is ingesteld. Kamer Kamer Kamer Kamer Kamer",
            "",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
