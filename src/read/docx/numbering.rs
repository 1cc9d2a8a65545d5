//! The lists of a document, and the label each of their paragraphs bears: `1.`, `a)`, `Vraag 3`.

use super::super::xml;
use super::counting::printed;
use super::word::{child, name, number, switch, value};
use roxmltree::{Document, Node};
use rustc_hash::{FxHashMap, FxHashSet};

/// A list has no deeper level.
const LEVELS: usize = 9;

/// The pattern of a label is no longer than this, in characters.
const LONGEST: usize = 60;

/// What the bullets of symbol fonts are written as.
const BULLET: &str = "\u{2022}";

/// One level of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Level {
    start: Option<u32>,
    format: String,
    /// `%1.%2`, `Vraag %1`, or a bullet.
    text: String,
    /// The level whose next item starts the count anew; the one above where nothing says.
    restart: Option<usize>,
    /// Whether numbers of levels above are written in digits.
    legal: bool,
    /// The style that numbers its paragraphs at this level.
    style: Option<String>,
}

/// A list that paragraphs name.
#[derive(Debug, Clone, Default)]
struct List {
    /// The definition it counts in: lists of one definition count on.
    definition: String,
    levels: Vec<Level>,
    /// Where this list starts a level anew.
    starts: Vec<Option<u32>>,
}

/// The lists of a document and how far each has come.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: FxHashMap<String, List>,
    /// For each definition the counts of its levels; `None` before the first item.
    counts: FxHashMap<String, [Option<u32>; LEVELS]>,
    /// Lists whose own starts have been taken.
    begun: FxHashSet<(String, usize)>,
}

/// The label of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    /// Its depth, from 1.
    pub(super) level: u8,
    /// Whether it is a sign that counts nothing.
    pub(super) bullet: bool,
}

impl Numbering {
    pub(super) fn of(part: &Document<'_>) -> Self {
        let root = part.root_element();
        let mut definitions: FxHashMap<&str, Vec<Level>> = FxHashMap::default();
        // A definition can refer to the one that a style of lists names.
        let mut styles: FxHashMap<&str, &str> = FxHashMap::default();
        let mut linked: FxHashMap<&str, &str> = FxHashMap::default();
        for node in root.children().filter(|node| name(*node) == "abstractNum") {
            let Some(id) = xml::attribute(node, "abstractNumId") else { continue };
            definitions.insert(id, levels(node));
            if let Some(style) = value(node, "styleLink") {
                styles.insert(style, id);
            }
            if let Some(style) = value(node, "numStyleLink") {
                linked.insert(id, style);
            }
        }
        let mut numbering = Self::default();
        for node in root.children().filter(|node| name(*node) == "num") {
            let Some(id) = xml::attribute(node, "numId") else { continue };
            let Some(mut definition) = value(node, "abstractNumId") else { continue };
            let style = linked.get(definition);
            if let Some(other) = style.and_then(|style| styles.get(style)) {
                definition = other;
            }
            let mut list = List {
                definition: definition.to_owned(),
                levels: definitions.get(definition).cloned().unwrap_or_default(),
                starts: vec![None; LEVELS],
            };
            for over in node.children().filter(|node| name(*node) == "lvlOverride") {
                let Some(at) = xml::attribute(over, "ilvl").and_then(|at| at.parse().ok()) else {
                    continue;
                };
                list.override_level(at, over);
            }
            numbering.lists.insert(id.to_owned(), list);
        }
        numbering
    }

    /// The list and level that a style numbers its paragraphs in, by the lists' own word.
    pub(super) fn level_of_style(&self, list: &str, style: Option<&str>) -> Option<usize> {
        let levels = &self.lists.get(list)?.levels;
        levels.iter().position(|level| level.style.as_deref() == style && style.is_some())
    }

    /// Counts a paragraph of this list and level, and gives its label; `None` for no list.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<Label> {
        let level = level.min(LEVELS - 1);
        let known = self.lists.get(list)?;
        let own = known.levels.get(level)?;
        let counts = self.counts.entry(known.definition.clone()).or_default();
        let starts = known.starts.get(level).copied().flatten();
        let anew = starts.is_some() && self.begun.insert((list.to_owned(), level));
        if let Some(count) = counts.get_mut(level) {
            if anew {
                *count = None;
            }
            let first = starts.or(own.start).unwrap_or(1);
            *count = Some(count.map_or(first, |count| count.saturating_add(1)));
        }
        for (at, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let restart = known.levels.get(at).and_then(|below| below.restart);
            if restart.is_none_or(|above| above > level) {
                *count = None;
            }
        }
        let counts = *counts;
        Some(Label {
            text: known.label(level, &counts),
            level: level as u8 + 1,
            bullet: own.format == "bullet",
        })
    }
}

impl List {
    fn override_level(&mut self, at: usize, over: Node<'_, '_>) {
        if at >= LEVELS {
            return;
        }
        if let Some(own) = child(over, "lvl") {
            if self.levels.len() <= at {
                self.levels.resize(at + 1, Level::default());
            }
            if let Some(place) = self.levels.get_mut(at) {
                *place = level(own);
            }
        }
        if let (Some(start), Some(place)) = (number(over, "startOverride"), self.starts.get_mut(at))
        {
            *place = Some(start);
        }
    }

    /// The label of an item at this level, with these counts.
    fn label(&self, level: usize, counts: &[Option<u32>; LEVELS]) -> String {
        let Some(own) = self.levels.get(level) else { return String::new() };
        if own.format == "bullet" {
            return bullet(&own.text);
        }
        let mut out = String::new();
        let mut rest = own.text.chars().peekable();
        while let Some(c) = rest.next() {
            let place = rest.peek().filter(|_| c == '%').and_then(|digit| digit.to_digit(10));
            let Some(place) = place.and_then(|place| (place as usize).checked_sub(1)) else {
                out.push(c);
                continue;
            };
            rest.next();
            let Some(at) = self.levels.get(place) else { continue };
            // A level that was passed over counts as begun.
            let first = at.start.unwrap_or(1);
            let count = counts.get(place).copied().flatten().unwrap_or(first);
            let format = if own.legal { "decimal" } else { at.format.as_str() };
            out.push_str(&printed(count, format));
        }
        out.trim().to_owned()
    }
}

fn levels(definition: Node<'_, '_>) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for node in definition.children().filter(|node| name(*node) == "lvl") {
        let at = xml::attribute(node, "ilvl").and_then(|at| at.parse().ok());
        let at: usize = at.unwrap_or(levels.len());
        if at >= LEVELS {
            continue;
        }
        if levels.len() <= at {
            levels.resize(at + 1, Level::default());
        }
        if let Some(place) = levels.get_mut(at) {
            *place = level(node);
        }
    }
    levels
}

fn level(node: Node<'_, '_>) -> Level {
    Level {
        start: number(node, "start"),
        format: value(node, "numFmt").unwrap_or("decimal").to_owned(),
        text: value(node, "lvlText").unwrap_or_default().chars().take(LONGEST).collect(),
        restart: number(node, "lvlRestart"),
        legal: switch(node, "isLgl").unwrap_or(false),
        style: value(node, "pStyle").map(str::to_owned),
    }
}

/// A bullet as text: characters of symbol fonts stand where no text has any.
fn bullet(text: &str) -> String {
    let private = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c);
    match text.trim() {
        "" => String::new(),
        "o" => BULLET.to_owned(),
        sign if sign.chars().any(private) => BULLET.to_owned(),
        sign => sign.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbering(inner: &str) -> Numbering {
        let text = format!(
            "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
             {inner}</w:numbering>"
        );
        Numbering::of(&xml::parse(&text).unwrap())
    }

    fn lvl(at: usize, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
             <w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
        )
    }

    fn labels(numbering: &mut Numbering, items: &[(&str, usize)]) -> Vec<String> {
        let next = |&(list, level): &(&str, usize)| numbering.next(list, level).unwrap().text;
        items.iter().map(next).collect()
    }

    #[test]
    fn ok_labels_of_levels() {
        let mut lists = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
            lvl(0, "upperRoman", "%1.", ""),
            lvl(1, "decimal", "%1.%2", "<w:isLgl/>"),
            lvl(2, "lowerLetter", "%3)", "")
        ));
        let items =
            [("1", 0), ("1", 1), ("1", 2), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 1)];
        assert_eq!(
            labels(&mut lists, &items),
            ["I.", "1.1", "a)", "b)", "1.2", "a)", "II.", "2.1"]
        );
        assert_eq!(lists.next("2", 0), None);
        assert_eq!(lists.next("0", 0), None);
    }

    #[test]
    fn ok_lists_of_one_definition_count_on_unless_they_start_anew() {
        let mut lists = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
             <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>\
             <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/>\
             <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>",
            lvl(0, "decimal", "Vraag %1", "")
        ));
        let items = [("1", 0), ("1", 0), ("2", 0), ("3", 0), ("3", 0)];
        assert_eq!(
            labels(&mut lists, &items),
            ["Vraag 1", "Vraag 2", "Vraag 3", "Vraag 7", "Vraag 8"]
        );
    }

    #[test]
    fn ok_bullets_and_no_numbers() {
        let mut lists = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
            lvl(0, "bullet", "\u{f0b7}", ""),
            lvl(1, "bullet", "\u{2013}", ""),
            lvl(2, "none", "", "")
        ));
        assert_eq!(
            labels(&mut lists, &[("1", 0), ("1", 1), ("1", 2)]),
            ["\u{2022}", "\u{2013}", ""]
        );
    }
}
