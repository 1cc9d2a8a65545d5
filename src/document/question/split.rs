//! Where a question ends and its unlabelled answer begins.

use super::super::strip::{Piece, Strip};
use crate::Span;

/// How many lines a question without a question mark so far may run on.
const LINES: usize = 4;

/// The end of the question that starts `span`: behind the last of the question marks that follow
/// each other sentence by sentence, or the end of the first line where there is none.
pub(super) fn question_end(body: &Strip, span: Span) -> usize {
    let mut end = None;
    let mut count = 0;
    // A sentence runs over the lines of its paragraph.
    let same = |one: &Piece, next: &Piece| one.place.flow == next.place.flow;
    for lines in body.pieces_in(span).chunk_by(same) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
        let line = Span::new(first.span.start.max(span.start), last.span.end.min(span.end));
        let mut all_asked = true;
        for sentence in sentences(line.of(body.text())) {
            let stop = line.start + sentence.end;
            if asks(sentence.of(line.of(body.text()))) {
                end = Some(stop);
            } else if end.is_some() {
                all_asked = false;
                break;
            }
        }
        count += lines.len();
        if !all_asked || end.is_none() && count >= LINES {
            break;
        }
    }
    let end = end.unwrap_or_else(|| body.line_end(span.start).min(span.end));
    end + note_mark(Span::new(end, span.end).of(body.text()))
}

/// The length of a note mark that stands apart behind a question: ` 1)`.
fn note_mark(text: &str) -> usize {
    let digits = text.trim_start_matches(' ').trim_start_matches('[');
    let behind = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = digits.len() - behind.len();
    let closed = behind.strip_prefix([')', ']']);
    match closed {
        Some(rest) if (1..=2).contains(&count) && !rest.starts_with(char::is_alphanumeric) => {
            text.len() - rest.len()
        }
        _ => 0,
    }
}

fn asks(sentence: &str) -> bool {
    let bare = sentence.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    bare.trim_end_matches(['"', '\'', ')']).ends_with('?')
}

/// Sentences, cut where a closing sign is followed by a space and the start of another sentence.
fn sentences(text: &str) -> Vec<Span> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut closed = false;
    let mut space = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            space = space.or(Some(at));
            continue;
        }
        if let Some(gap) = space
            && closed
            && (c.is_uppercase() || c.is_ascii_digit() || "\"'(-".contains(c))
        {
            all.push(Span::new(start, gap));
            start = at;
        }
        closed = match c {
            '.' | '?' | '!' => true,
            '"' | '\'' | ')' => closed,
            c if c.is_ascii_digit() => closed && space.is_none(),
            _ => false,
        };
        space = None;
    }
    all.push(Span::new(start, text.trim_end().len()));
    all
}

#[cfg(test)]
mod tests {
    use super::super::super::strip::of_lines;
    use super::*;
    use crate::layout::{FlowId, Place};
    use crate::lexicon::tokens_of;

    #[test]
    fn ok_question_then_answer() {
        for (lines, want) in [
            (&["Kunt u dit toelichten?", "Ja."][..], "Kunt u dit toelichten?"),
            (&["Klopt het? Zo ja, waarom? Ja, dat klopt."][..], "Klopt het? Zo ja, waarom?"),
            (
                &["U schrijft: nr. 5 vervalt. Klopt dat?1 Nee."][..],
                "U schrijft: nr. 5 vervalt. Klopt dat?1",
            ),
            (
                &["Klopt het?", "Zo nee, waarom niet?", "Nee."][..],
                "Klopt het?\nZo nee, waarom niet?",
            ),
            (&["Is dat zo? 1)", "Ja."][..], "Is dat zo? 1)"),
            (&["Graag een toelichting.", "Die volgt."][..], "Graag een toelichting."),
        ] {
            let strip = of_lines(lines);
            let end = question_end(&strip, Span::new(0, strip.text().len()));
            assert_eq!(strip.before(end), want);
        }
    }

    #[test]
    fn ok_a_sentence_over_two_lines() {
        let mut strip = Strip::default();
        let asked = "Hoe? Erkent u dat dit zo is?";
        for (id, flow, span) in [
            (0, asked, Span::new(0, 21)),
            (0, asked, Span::new(22, asked.len())),
            (1, "Ja.", Span::new(0, 3)),
        ] {
            strip.push(Place { flow: FlowId(id), span }, id as usize, flow, &tokens_of(flow));
        }
        let end = question_end(&strip, Span::new(0, strip.text().len()));
        assert_eq!(strip.before(end), "Hoe? Erkent u dat dit\nzo is?");
    }
}
