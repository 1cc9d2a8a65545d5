//! Footnotes and endnotes: their texts, and the labels they are printed with.

use super::super::xml;
use super::counting::printed;
use super::sections::{Counting, Section};
use super::word::name;
use roxmltree::{Document, Node};
use rustc_hash::FxHashMap;

/// The notes of one kind.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    by_id: FxHashMap<&'a str, Node<'a, 'a>>,
    /// What the document says of counting them, for sections that say nothing.
    settings: Counting,
    /// How they are counted where nothing says.
    format: &'static str,
    count: u32,
    /// The section and page of the last one.
    last: (usize, u32),
}

impl<'a> Notes<'a> {
    /// The notes of a part; those without a type are notes, the others lines that part them.
    pub(super) fn of(
        part: Option<&'a Document<'a>>,
        settings: Counting,
        format: &'static str,
    ) -> Self {
        let children = part.into_iter().flat_map(|part| part.root_element().children());
        let notes = children.filter(|node| matches!(name(*node), "footnote" | "endnote"));
        let notes =
            notes.filter(|node| matches!(xml::attribute(*node, "type"), None | Some("normal")));
        let by_id = notes.filter_map(|node| Some((xml::attribute(node, "id")?, node))).collect();
        Self { by_id, settings, format, ..Self::default() }
    }

    /// The note with this id, once.
    pub(super) fn take(&mut self, id: &str) -> Option<Node<'a, 'a>> {
        self.by_id.remove(id)
    }

    /// The number of the next note, printed, in this section and on this page.
    pub(super) fn next(
        &mut self,
        section: Option<&Section>,
        counting: fn(&Section) -> &Counting,
        place: (usize, u32),
    ) -> String {
        let own = section.map(counting);
        let said = |of: fn(&Counting) -> Option<&str>| {
            own.and_then(of).or_else(|| of(&self.settings)).map(str::to_owned)
        };
        let format = said(|counting| counting.format.as_deref());
        let restart = said(|counting| counting.restart.as_deref());
        let start = own.and_then(|own| own.start).or(self.settings.start).unwrap_or(1);
        let anew = match restart.as_deref() {
            Some("eachSect") => self.last.0 != place.0,
            Some("eachPage") => self.last != place,
            _ => false,
        };
        self.last = place;
        self.count = if anew || self.count == 0 { start } else { self.count.saturating_add(1) };
        printed(self.count, format.as_deref().unwrap_or(self.format))
    }
}
