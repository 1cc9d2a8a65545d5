//! The sections of a document: their running heads and feet, and how their notes are counted.

use super::super::xml;
use super::word::{child, name, number, switch, value};
use roxmltree::{Document, Node};

/// How notes are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counting {
    pub(super) format: Option<String>,
    pub(super) start: Option<u32>,
    /// `continuous`, `eachSect`, `eachPage`
    pub(super) restart: Option<String>,
}

/// A running head or foot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Running {
    /// The relation that names its part.
    pub(super) id: String,
    /// Whether it stands on the section's first page only.
    pub(super) first: bool,
    /// Whether it stands on even pages only.
    pub(super) even: bool,
}

/// A section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) heads: Vec<Running>,
    pub(super) feet: Vec<Running>,
    /// Whether its first page has a head and foot of its own.
    pub(super) title_page: bool,
    pub(super) footnotes: Counting,
    pub(super) endnotes: Counting,
}

/// The sections of a document, in order: each is described at its end.
pub(super) fn sections(document: &Document<'_>) -> Vec<Section> {
    let ends = document.descendants().filter(|node| name(*node) == "sectPr");
    // What a section was before a tracked change stands within it.
    let ends = ends.filter(|end| end.parent().is_some_and(|above| name(above) != "sectPrChange"));
    ends.map(section).collect()
}

fn section(end: Node<'_, '_>) -> Section {
    let running = |wanted: &str| {
        let named = end.children().filter(|node| name(*node) == wanted);
        let named = named.filter_map(|node| {
            let kind = xml::attribute(node, "type").unwrap_or("default");
            let id = xml::attribute(node, "id")?.to_owned();
            Some(Running { id, first: kind == "first", even: kind == "even" })
        });
        named.collect()
    };
    Section {
        heads: running("headerReference"),
        feet: running("footerReference"),
        title_page: switch(end, "titlePg").unwrap_or(false),
        footnotes: child(end, "footnotePr").map(counting).unwrap_or_default(),
        endnotes: child(end, "endnotePr").map(counting).unwrap_or_default(),
    }
}

/// How notes are counted, by a section or by the settings of the document.
pub(super) fn counting(node: Node<'_, '_>) -> Counting {
    Counting {
        format: value(node, "numFmt").map(str::to_owned),
        start: number(node, "numStart"),
        restart: value(node, "numRestart").map(str::to_owned),
    }
}
