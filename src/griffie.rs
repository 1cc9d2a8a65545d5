//! The one call that joins the steps.

use crate::document::Recogniser;
use crate::error::Error;
use crate::fact::{Facts, Relater};
use crate::grammar::{self, MarkedLink, Mention, Rule, Scanner};
use crate::layout::{FlowId, Layout, Layouter, Place};
use crate::lexicon::Grammars;
use crate::read::MarkKind;
use crate::{Document, Source, Span};
use tracing::{debug, debug_span};

/// All steps from a source to its facts, with their word lists loaded.
///
/// ```
/// use griffie::{Griffie, Source, lexicon::Grammars};
/// let griffie = Griffie::new(&Grammars::built_in())?;
/// let paper = griffie.read(Source::plain("brief.txt", "Er is € 70 mln. vrijgemaakt."));
/// assert_eq!(paper.source.text.len(), 30);
/// # Ok::<(), griffie::Error>(())
/// ```
#[derive(Debug)]
pub struct Griffie {
    layouter: Layouter,
    recogniser: Recogniser,
    scanner: Scanner,
    relater: Relater,
    grammars: String,
}

/// A paper with all that was read in it.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Its text and what the container says of it.
    pub source: Source,
    /// Its blocks and flows.
    pub layout: Layout,
    /// What it says.
    pub facts: Facts,
}

impl Griffie {
    /// Loads the word lists and builds every step.
    ///
    /// # Errors
    /// If a list of `grammars/` has a row that does not fit: the message names file and line.
    pub fn new(grammars: &Grammars) -> Result<Self, Error> {
        let (scanner, (relater, first)) = rayon::join(
            || Scanner::new(grammars),
            || {
                rayon::join(
                    || Relater::new(grammars),
                    || {
                        let layouter = Layouter::new(grammars)?;
                        Ok::<_, Error>((layouter, Recogniser::new(grammars)?, grammars.digest()))
                    },
                )
            },
        );
        let (scanner, (layouter, recogniser, grammars), relater) = (scanner?, first?, relater?);
        Ok(Self { layouter, recogniser, scanner, relater, grammars })
    }

    /// Reads one paper: layout, recognise, scan, relate.
    pub fn read(&self, source: Source) -> Paper {
        let _paper = debug_span!("paper", source = ?source.name).entered();
        let layout = debug_span!("layout").in_scope(|| self.layouter.lay_out(&source));
        let document =
            debug_span!("recognise").in_scope(|| self.recogniser.recognise(&source, &layout));
        let mut mentions = debug_span!("scan").in_scope(|| self.scan(&layout, &document));
        self.link(&source, &layout, &document, &mut mentions);
        let facts = debug_span!("relate")
            .in_scope(|| self.relater.relate(&source, &layout, document, &mentions));
        debug!(
            bytes = source.text.len(),
            kind = facts.document.kind.as_str(),
            events = facts.events.len(),
            doubts = facts.doubts.len(),
            "read"
        );
        Paper { source, layout, facts }
    }

    /// The digest of the word lists it reads with.
    pub fn grammars(&self) -> &str {
        &self.grammars
    }

    /// The rules that facts can be read by, as the dataset publishes them.
    pub fn rules(&self) -> impl Iterator<Item = Rule> + '_ {
        self.scanner.rules()
    }

    /// The mentions of each flow, by its index; none in what is not the paper's own text, nor where
    /// the paper names itself.
    pub fn scan(&self, layout: &Layout, document: &Document) -> Vec<Vec<Mention>> {
        let scanned = layout.flow_ids().filter(|&id| is_scanned(layout, id));
        let scanned = self.scanner.scan_flows(scanned.map(|id| layout.flow(id)));
        let mut scanned = scanned.into_iter();
        let mentions = |id| {
            let mut mentions =
                if is_scanned(layout, id) { scanned.next() } else { None }.unwrap_or_default();
            if !mentions.is_empty() {
                let own = own(document, id);
                mentions.retain(|mention| !own.iter().any(|span| span.overlaps(mention.span)));
            }
            mentions
        };
        layout.flow_ids().map(mentions).collect()
    }

    pub(crate) fn scanner(&self) -> &Scanner {
        &self.scanner
    }

    /// Lays the links that the container marks over the mentions of each flow.
    fn link(
        &self,
        source: &Source,
        layout: &Layout,
        document: &Document,
        mentions: &mut [Vec<Mention>],
    ) {
        let marks = source.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Reference { identifier } => Some((mark.span, identifier.as_str())),
            MarkKind::Link { target } => Some((mark.span, target.as_str())),
            _ => None,
        });
        let marks: Vec<(Span, &str)> = marks.collect();
        if marks.is_empty() {
            return;
        }
        for (id, mentions) in layout.flow_ids().zip(mentions) {
            if !is_scanned(layout, id) {
                continue;
            }
            let flow = layout.flow(id);
            let hull = flow.source_span(Span::new(0, flow.text().len()));
            let own = own(document, id);
            let from = marks.partition_point(|(span, _)| span.start < hull.start);
            let inside = marks.iter().skip(from).take_while(|(span, _)| span.start < hull.end);
            let links: Vec<MarkedLink<'_>> = inside
                .filter_map(|&(span, target)| {
                    let span = flow.flow_span(span)?;
                    let free = !own.iter().any(|own| own.overlaps(span));
                    free.then_some(MarkedLink { span, target })
                })
                .collect();
            grammar::link(&self.scanner, flow.text(), &links, mentions);
        }
    }
}

/// Whether a flow is text of the paper's own, and not of its head, its feet or who signed it.
fn is_scanned(layout: &Layout, id: FlowId) -> bool {
    layout.block_of(id).is_some_and(|block| block.kind.is_scanned())
}

/// Where the paper names itself in a flow.
fn own(document: &Document, id: FlowId) -> Vec<Span> {
    let own = document.own.iter().filter(|Place { flow, .. }| *flow == id);
    own.map(|place| place.span).collect()
}
