//! Which papers of two datasets are the same paper, and what differs of the papers themselves.

use super::alignment::Alignment;
use super::difference::{Change, ColumnChange, Comparison, PaperChange, RowChange, TableChange};
use super::keyed::{self, Renamed};
use super::placed::PlacedTable;
use super::text;
use crate::dataset::{Column, Table};
use crate::error::Error;
use rustc_hash::{FxHashMap, FxHashSet};

/// The papers of two datasets, paired.
#[derive(Debug)]
pub(super) struct Papers<'t> {
    old: Side<'t>,
    new: Side<'t>,
    pairs: Vec<Pair<'t>>,
    renamed: Option<Renamed>,
}

/// The papers of one dataset.
#[derive(Debug)]
struct Side<'t> {
    documents: &'t Table,
    warnings: &'t Table,
    papers: Vec<Paper<'t>>,
}

/// A paper of one dataset.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper<'t> {
    /// Its row in `documents`.
    row: usize,
    pub(super) doc_id: &'t str,
    source: &'t str,
    text: &'t str,
}

/// A paper of the old dataset and the same one of the new; one may be missing.
#[derive(Debug)]
pub(super) enum Pair<'t> {
    Gone(Paper<'t>),
    Added(Paper<'t>),
    Both { old: Paper<'t>, new: Paper<'t>, alignment: Alignment },
}

impl<'t> Side<'t> {
    fn new([documents, texts, warnings]: &'t [Table; 3]) -> Result<Self, Error> {
        let (id, text) = (texts.column("doc_id")?, texts.column("text")?);
        let text_of: FxHashMap<_, _> =
            (0..texts.rows()).map(|row| (id.text(row), text.text(row))).collect();
        let (id, source) = (documents.column("doc_id")?, documents.column("source")?);
        let papers = (0..documents.rows()).map(|row| Paper {
            row,
            doc_id: id.text(row).unwrap_or_default(),
            source: source.text(row).unwrap_or_default(),
            text: text_of.get(&id.text(row)).copied().flatten().unwrap_or_default(),
        });
        Ok(Self { documents, warnings, papers: papers.collect() })
    }

    /// The first names on the papers' paths.
    fn roots(&self) -> FxHashSet<&'t str> {
        self.papers.iter().filter_map(|paper| root(paper.source)).collect()
    }
}

/// The first name on a path of several.
fn root(source: &str) -> Option<&str> {
    source.split_once('/').map(|(root, _)| root)
}

impl<'t> Papers<'t> {
    /// Pairs papers that have one path under the folder they were read from; of the others those
    /// that have the same bytes.
    ///
    /// The name of the folder itself counts, unless each dataset has one that the other has not.
    pub(super) fn pair(old: &'t [Table; 3], new: &'t [Table; 3]) -> Result<Self, Error> {
        let (old, new) = (Side::new(old)?, Side::new(new)?);
        let renamed = renamed_root(&old.roots(), &new.roots());
        let path = |paper: &Paper<'t>| match &renamed {
            Some(renamed) => renamed.apply(paper.source),
            None => paper.source.to_owned(),
        };
        let mut partner: Vec<Option<usize>> = vec![None; new.papers.len()];
        let mut left: Vec<usize> = Vec::new();
        let by_path: FxHashMap<&str, usize> =
            new.papers.iter().enumerate().map(|(index, paper)| (paper.source, index)).collect();
        for (index, paper) in old.papers.iter().enumerate() {
            let same = by_path.get(path(paper).as_str()).and_then(|&same| partner.get_mut(same));
            match same {
                Some(place @ None) => *place = Some(index),
                _ => left.push(index),
            }
        }
        let by_bytes: FxHashMap<&str, usize> =
            new.papers.iter().enumerate().map(|(index, paper)| (paper.doc_id, index)).collect();
        let mut gone = Vec::new();
        for index in left {
            let Some(paper) = old.papers.get(index) else { continue };
            match by_bytes.get(paper.doc_id).and_then(|&same| partner.get_mut(same)) {
                Some(place @ None) => *place = Some(index),
                _ => gone.push(Pair::Gone(*paper)),
            }
        }
        let found = new.papers.iter().zip(&partner).map(|(paper, partner)| {
            match partner.and_then(|index| old.papers.get(index)) {
                None => Pair::Added(*paper),
                Some(old) => {
                    let alignment = Alignment::of(old.text, paper.text);
                    Pair::Both { old: *old, new: *paper, alignment }
                }
            }
        });
        let mut pairs: Vec<Pair<'t>> = found.chain(gone).collect();
        pairs.sort_by_key(|pair| (pair.source(), pair.change()));
        Ok(Self { old, new, pairs, renamed })
    }

    /// The folder that papers were read from, where it has another name.
    pub(super) fn renamed_root(&self) -> Option<&Renamed> {
        self.renamed.as_ref()
    }

    /// What differs of each pair in `documents` and `texts`, in the order of the pairs.
    pub(super) fn changes(&self) -> Result<Vec<PaperChange>, Error> {
        let columns = self.old.documents.schema().columns.iter().map(|column| {
            let name = column.name;
            Ok((name, self.old.documents.column(name)?, self.new.documents.column(name)?))
        });
        let columns = columns.collect::<Result<Vec<_>, Error>>()?;
        Ok(self.pairs.iter().map(|pair| self.change(pair, &columns)).collect())
    }

    fn change(
        &self,
        pair: &Pair<'t>,
        columns: &[(&'static str, Column<'_>, Column<'_>)],
    ) -> PaperChange {
        let mut change = PaperChange {
            change: pair.change(),
            source: pair.source().to_owned(),
            old_source: None,
            text: Vec::new(),
            tables: Vec::new(),
        };
        if let Pair::Both { old, new, alignment } = pair {
            let path = self.renamed.as_ref().map(|renamed| renamed.apply(old.source));
            if path.as_deref().unwrap_or(old.source) != new.source {
                change.old_source = Some(old.source.to_owned());
            }
            change.text = text::changes(old.text, new.text, alignment.edits());
            let mut differ = Vec::new();
            for (name, olds, news) in columns {
                // The bytes and the length follow the text; ids follow the bytes.
                let follows = match *name {
                    "doc_id" | "source" => true,
                    "sha256" | "characters" => !change.text.is_empty(),
                    _ => false,
                };
                if follows || olds.value(old.row) == news.value(new.row) {
                    continue;
                }
                let (olds, news) = (olds.cell(old.row), news.cell(new.row));
                let same_marks = *name == "kind_evidence"
                    && !change.text.is_empty()
                    && without_places(&olds) == without_places(&news);
                if !same_marks {
                    differ.push(ColumnChange::of(name, olds, news));
                }
            }
            if !differ.is_empty() {
                let row = RowChange {
                    change: Change::Changed,
                    name: new.source.to_owned(),
                    location: None,
                    columns: differ,
                };
                change.tables.push(TableChange::new("documents", vec![row], 0));
            }
        }
        change
    }

    /// Compares a table of facts, pair by pair.
    pub(super) fn compare(
        &self,
        old: &PlacedTable<'_>,
        new: &PlacedTable<'_>,
        found: &mut Comparison,
    ) {
        for (pair, change) in self.pairs.iter().zip(&mut found.papers) {
            change.tables.extend(match pair {
                Pair::Both { old: was, new: is, alignment } => {
                    old.compare(was.doc_id, new, is.doc_id, alignment)
                }
                Pair::Gone(paper) => old.counted(paper.doc_id, Change::Gone),
                Pair::Added(paper) => new.counted(paper.doc_id, Change::Added),
            });
        }
    }

    /// Compares the warnings, pair by pair.
    pub(super) fn compare_warnings(&self, found: &mut Comparison) -> Result<(), Error> {
        let (old, new) =
            (keyed::Warnings::of(self.old.warnings)?, keyed::Warnings::of(self.new.warnings)?);
        for (pair, change) in self.pairs.iter().zip(&mut found.papers) {
            if let Pair::Both { old: was, new: is, alignment } = pair {
                change.tables.extend(old.compare(was.doc_id, &new, is.doc_id, alignment));
            }
        }
        Ok(())
    }
}

impl<'t> Pair<'t> {
    fn source(&self) -> &'t str {
        match self {
            Self::Gone(paper) | Self::Added(paper) | Self::Both { new: paper, .. } => paper.source,
        }
    }

    fn change(&self) -> Change {
        match self {
            Self::Gone(_) => Change::Gone,
            Self::Added(_) => Change::Added,
            Self::Both { .. } => Change::Changed,
        }
    }
}

/// The one root of the old papers that the new have not, and the one of the new that the old
/// have not.
fn renamed_root(old: &FxHashSet<&str>, new: &FxHashSet<&str>) -> Option<Renamed> {
    let only = |one: &FxHashSet<&str>, other: &FxHashSet<&str>| {
        let mut only = one.difference(other);
        only.next().map(|root| (*root).to_owned()).filter(|_| only.next().is_none())
    };
    Some(Renamed { old: only(old, new)?, new: only(new, old)? })
}

/// Evidence without where it stands: `salutation: "Geachte voorzitter"`.
fn without_places(evidence: &str) -> Vec<&str> {
    let items = evidence.split(';');
    items.map(|item| item.rsplit_once(" at ").map_or(item, |(words, _)| words)).collect()
}
