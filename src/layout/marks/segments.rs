//! The text parted among the marks over it.

use crate::Span;
use crate::read::{Mark, MarkKind};

/// A stretch of text and the innermost block mark over it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    pub(super) span: Span,
    pub(super) owner: Option<usize>,
}

/// Parts the text among the innermost block marks over it, and gives for each mark the block mark
/// around it.
pub(super) fn segments(text: &str, marks: &[&Mark]) -> (Vec<Segment>, Vec<Option<usize>>) {
    let mut segments = Vec::new();
    let mut parents = vec![None; marks.len()];
    let mut stack: Vec<(usize, usize)> = Vec::new();
    let mut cursor = 0;
    let mut cut = |cursor: &mut usize, to: usize, owner: Option<usize>| {
        let to = to.min(text.len());
        if to > *cursor {
            segments.push(Segment { span: Span::new(*cursor, to), owner });
            *cursor = to;
        }
    };
    for (at, mark) in marks.iter().enumerate() {
        while let Some(&(owner, end)) = stack.last()
            && end <= mark.span.start
        {
            cut(&mut cursor, end, Some(owner));
            stack.pop();
        }
        if let Some(place) = parents.get_mut(at) {
            *place = stack.last().map(|&(owner, _)| owner);
        }
        let inline = matches!(
            mark.kind,
            MarkKind::NoteReference { .. }
                | MarkKind::PageStart { .. }
                | MarkKind::Link { .. }
                | MarkKind::Reference { .. }
        );
        let sound = text.is_char_boundary(mark.span.start) && text.is_char_boundary(mark.span.end);
        if inline || !sound {
            continue;
        }
        cut(&mut cursor, mark.span.start, stack.last().map(|&(owner, _)| owner));
        // Marks never cross; one that does ends with the mark around it.
        let end = stack.last().map_or(mark.span.end, |&(_, end)| end.min(mark.span.end));
        stack.push((at, end));
    }
    while let Some((owner, end)) = stack.pop() {
        cut(&mut cursor, end, Some(owner));
    }
    cut(&mut cursor, text.len(), None);
    (segments, parents)
}
