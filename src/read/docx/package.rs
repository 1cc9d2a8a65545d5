//! The ZIP that holds a Word document: its parts, by name or by relation, within limits.

use super::super::xml;
use roxmltree::Node;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// A part is no larger than this once inflated, in bytes.
const LARGEST_PART: u64 = 64 * 1024 * 1024;

/// All parts together are no larger than this once inflated, in bytes.
const LARGEST: u64 = 128 * 1024 * 1024;

/// A part of more than [`SMALL`] bytes is not inflated to more than this many times its size.
const DENSEST: u64 = 300;

/// A part up to this size may be as dense as it likes, in bytes.
const SMALL: u64 = 4 * 1024 * 1024;

/// The most files in a package.
const MOST_FILES: usize = 20_000;

/// The part that relates a package to its document.
const RELATIONS: &str = "_rels/.rels";

/// The part that names the type of each other.
const TYPES: &str = "[Content_Types].xml";

/// The part with the properties of the document.
const PROPERTIES: &str = "docProps/core.xml";

/// An opened package.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be inflated.
    left: u64,
}

/// A part that another one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type: `header`, `hyperlink`.
    pub(super) kind: String,
    /// The part's name, or an address outside the package.
    pub(super) target: String,
    pub(super) external: bool,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|why| format!("the DOCX is damaged: {why}"))?;
        if archive.len() > MOST_FILES {
            return Err(format!("the DOCX holds more than {MOST_FILES} files"));
        }
        Ok(Self { archive, left: LARGEST })
    }

    /// The name of the main part.
    pub(super) fn document(&mut self) -> Result<String, String> {
        let relations = self.relations(RELATIONS, "")?;
        let related = relations.into_iter().find(|relation| relation.kind == "officeDocument");
        let named = related.map(|relation| relation.target);
        let named = named.filter(|name| self.archive.index_for_name_raw(name.as_bytes()).is_some());
        Ok(named.unwrap_or_else(|| "word/document.xml".to_owned()))
    }

    /// Whether the package holds a document of Word's.
    pub(super) fn holds_word(&mut self) -> bool {
        let Ok(name) = self.document() else { return false };
        let named = name.starts_with("word/");
        self.archive.index_for_name_raw(name.as_bytes()).is_some()
            && (named
                || self.part(TYPES).is_ok_and(|types| {
                    types.is_some_and(|types| types.contains("wordprocessingml"))
                }))
    }

    /// The title in the properties of the document.
    pub(super) fn title(&mut self) -> Result<Option<String>, String> {
        let Some(text) = self.part(PROPERTIES)? else { return Ok(None) };
        let Ok(document) = xml::parse(&text) else { return Ok(None) };
        let title = document.descendants().find(|node| node.tag_name().name() == "title");
        let title = title.and_then(|title| title.text()).map(str::trim);
        Ok(title.filter(|title| !title.is_empty()).map(str::to_owned))
    }

    /// The text of a part; `None` where the package has none of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, String> {
        let Some(index) = self.archive.index_for_name_raw(name.as_bytes()) else { return Ok(None) };
        let damaged = |why: &dyn std::fmt::Display| format!("the DOCX is damaged in {name}: {why}");
        let file = self.archive.by_index(index).map_err(|why| damaged(&why))?;
        let packed = file.compressed_size();
        let most = LARGEST_PART.min(self.left).min(SMALL.max(packed.saturating_mul(DENSEST)));
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|why| damaged(&why))?;
        if bytes.len() as u64 > most {
            return Err(format!(
                "the DOCX would inflate to more than griffie reads ({name}): it may be a ZIP bomb"
            ));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(xml::decode(&bytes).into_owned()))
    }

    /// What the part `name` relates to.
    pub(super) fn relations_of(&mut self, name: &str) -> Result<Vec<Relation>, String> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let slash = if folder.is_empty() { "" } else { "/" };
        self.relations(&format!("{folder}{slash}_rels/{file}.rels"), folder)
    }

    fn relations(&mut self, name: &str, folder: &str) -> Result<Vec<Relation>, String> {
        let Some(text) = self.part(name)? else { return Ok(Vec::new()) };
        let document = xml::parse(&text).map_err(|why| format!("{why} ({name})"))?;
        let related = document.root_element().children().filter(Node::is_element);
        Ok(related.filter_map(|node| relation(node, folder)).collect())
    }
}

fn relation(node: Node<'_, '_>, folder: &str) -> Option<Relation> {
    let external = node.attribute("TargetMode") == Some("External");
    let target = node.attribute("Target")?;
    Some(Relation {
        id: node.attribute("Id")?.to_owned(),
        kind: node.attribute("Type")?.rsplit('/').next()?.to_owned(),
        target: if external { target.to_owned() } else { within(folder, target) },
        external,
    })
}

/// The name of a part that `target` names from `folder`.
fn within(folder: &str, target: &str) -> String {
    let (mut names, path): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(path) => (Vec::new(), path),
        None => (folder.split('/').filter(|name| !name.is_empty()).collect(), target),
    };
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_targets() {
        for (folder, target, want) in [
            ("word", "header1.xml", "word/header1.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../docProps/core.xml", "docProps/core.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(within(folder, target), want);
        }
    }
}
