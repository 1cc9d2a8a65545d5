//! The parts of a document that make its text.

use super::super::xml;
use super::fields::is_address;
use super::package::{Package, Relation};
use super::sections::{Counting, Section, counting, sections};
use super::word::{child, switch};
use crate::doubt::{Doubt, Stage};
use roxmltree::Document;
use rustc_hash::{FxHashMap, FxHashSet};

/// Parts of which a document has one.
const SINGLE: [&str; 5] = ["styles", "numbering", "settings", "footnotes", "endnotes"];

/// The most running heads and feet of a document.
const MOST_RUNNING: usize = 200;

/// Addresses of links, by the part that names them and the id of the relation.
pub(super) type Links = FxHashMap<(Place, String), String>;

/// A part whose text can hold links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Place {
    Main,
    Footnotes,
    Endnotes,
    /// A running head or foot.
    Running,
}

/// The parts, unparsed.
pub(super) struct Texts {
    main: String,
    single: Vec<(String, String)>,
    /// Running heads and feet, by the id of their relation.
    running: Vec<(String, String)>,
    links: Links,
    doubts: Vec<Doubt>,
}

/// The parts, parsed.
pub(super) struct Parts<'t> {
    pub(super) main: Document<'t>,
    single: Vec<(&'t str, Document<'t>)>,
    running: Vec<(&'t str, Document<'t>)>,
    pub(super) links: &'t Links,
    pub(super) sections: Vec<Section>,
    pub(super) doubts: &'t [Doubt],
    /// Whether the document says where its pages began when it was last laid out.
    pub(super) paged: bool,
}

impl Texts {
    /// Takes the parts out of a package.
    pub(super) fn of(package: &mut Package<'_>) -> Result<Self, String> {
        let name = package.document()?;
        let Some(main) = package.part(&name)? else {
            return Err("the DOCX is damaged: no document is in it".to_owned());
        };
        let (single, running) = (Vec::new(), Vec::new());
        let mut texts = Self { main, single, running, links: Links::default(), doubts: Vec::new() };
        let relations = package.relations_of(&name)?;
        texts.link(Place::Main, &relations);
        for relation in relations.iter().filter(|relation| !relation.external) {
            let kind = relation.kind.as_str();
            let single = SINGLE.contains(&kind) && texts.single.iter().all(|(k, _)| k != kind);
            let runs = matches!(kind, "header" | "footer") && texts.running.len() < MOST_RUNNING;
            if kind == "aFChunk" {
                texts.doubt("a file inserted into the document was left out".to_owned());
            }
            if !single && !runs {
                continue;
            }
            let Some(text) = package.part(&relation.target)? else {
                texts.doubt(format!("the document names {}, which is missing", relation.target));
                continue;
            };
            match kind {
                "footnotes" => {
                    texts.link(Place::Footnotes, &package.relations_of(&relation.target)?);
                }
                "endnotes" => {
                    texts.link(Place::Endnotes, &package.relations_of(&relation.target)?);
                }
                _ => {}
            }
            if single {
                texts.single.push((kind.to_owned(), text));
            } else {
                texts.running.push((relation.id.clone(), text));
            }
        }
        Ok(texts)
    }

    fn link(&mut self, place: Place, relations: &[Relation]) {
        let links = relations.iter().filter(|r| r.external && is_address(&r.target));
        self.links.extend(links.map(|r| ((place, r.id.clone()), r.target.clone())));
    }

    fn doubt(&mut self, message: String) {
        self.doubts.push(Doubt { stage: Stage::Read, message, at: None });
    }

    /// Parses the parts.
    pub(super) fn parse(&self) -> Result<Parts<'_>, String> {
        fn all(texts: &[(String, String)]) -> Result<Vec<(&str, Document<'_>)>, String> {
            let parsed = texts.iter().map(|(name, text)| {
                let document = xml::parse(text).map_err(|why| format!("{why} ({name})"))?;
                Ok((name.as_str(), document))
            });
            parsed.collect()
        }
        let main = xml::parse(&self.main)?;
        Ok(Parts {
            sections: sections(&main),
            main,
            single: all(&self.single)?,
            running: all(&self.running)?,
            links: &self.links,
            doubts: &self.doubts,
            paged: self.main.contains("lastRenderedPageBreak"),
        })
    }
}

impl<'t> Parts<'t> {
    /// The part of this kind, if the document has it.
    pub(super) fn related(&self, kind: &str) -> Option<&Document<'t>> {
        self.single.iter().find(|(known, _)| *known == kind).map(|(_, document)| document)
    }

    /// How the settings have notes counted: those of `footnotePr` or `endnotePr`.
    pub(super) fn counting(&self, wanted: &str) -> Counting {
        let settings = self.related("settings");
        let named = settings.and_then(|settings| child(settings.root_element(), wanted));
        named.map(counting).unwrap_or_default()
    }

    /// The running head of the first page, and every other head and foot, each once.
    pub(super) fn running(&self) -> (Option<&Document<'t>>, Vec<&Document<'t>>) {
        let part = |id: &str| self.running.iter().find(|(known, _)| *known == id).map(|(_, d)| d);
        let settings = self.related("settings").map(Document::root_element);
        let even = settings.and_then(|s| switch(s, "evenAndOddHeaders")).unwrap_or(false);
        let first = self.sections.first();
        let first = first.and_then(|section| {
            let mut heads = section.heads.iter();
            heads.find(|head| head.first == section.title_page && !head.even)
        });
        let first = first.map(|head| head.id.as_str());
        let mut seen: FxHashSet<&str> = first.into_iter().collect();
        let mut others = Vec::new();
        for section in &self.sections {
            for run in section.heads.iter().chain(&section.feet) {
                let shown = (!run.first || section.title_page) && (!run.even || even);
                if shown && seen.insert(&run.id) {
                    others.extend(part(&run.id));
                }
            }
        }
        (first.and_then(part), others)
    }
}
