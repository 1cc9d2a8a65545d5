//! Why a place of a paper reads as it does.

use crate::Griffie;
use crate::Paper;
use crate::Span;
use crate::grammar::Step;
use crate::layout::{FlowId, Place, Run, RunKind};

/// What was looked for at a place of a paper, and what was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The place in the running text: one character.
    pub place: Place,
    /// What the block around it was taken for: `paragraph`, `heading` …
    pub block: &'static str,
    /// Whether facts are read in such a block. Not in a letterhead, a signature or a page's head
    /// and foot: they are what the paper is, not what it says.
    pub scanned: bool,
    /// Whether the paper names itself or its own parts here, so that nothing is a fact.
    pub own: bool,
    /// The words at which grammars were asked, each with what they read.
    pub steps: Vec<Step>,
}

impl Griffie {
    /// Tells what was tried at the byte `at` of a paper's text; `None` where no running text stands:
    /// between blocks, at a note mark, a line-end hyphen or page furniture that was taken out.
    ///
    /// ```
    /// use griffie::{Griffie, Source, lexicon::Grammars};
    /// let griffie = Griffie::new(&Grammars::built_in())?;
    /// let paper = griffie.read(Source::plain("brief.txt", "Er is € 70 mln. vrijgemaakt."));
    /// let told = griffie.explain(&paper, 10).expect("a digit of the sum");
    /// let taken = told.steps[0].trials.iter().find(|trial| trial.taken).expect("read");
    /// assert_eq!(taken.reading.as_ref().expect("read").mentions[0].rule.name, "money.sign-first");
    /// # Ok::<(), griffie::Error>(())
    /// ```
    pub fn explain(&self, paper: &Paper, at: usize) -> Option<Explanation> {
        let layout = &paper.layout;
        let place = layout.flow_ids().find_map(|flow| {
            let at = in_flow(layout.flow(flow).runs(), at)?;
            Some(Place { flow, span: Span::new(at, at + 1) })
        })?;
        let block = layout.block_of(place.flow)?;
        let scanned = block.kind.is_scanned();
        let own = paper.facts.document.own.iter();
        let own = own.filter(|own| own.flow == place.flow).any(|own| own.span.overlaps(place.span));
        let steps =
            if scanned { self.steps(paper, place.flow, place.span.start) } else { Vec::new() };
        Some(Explanation { place, block: block.kind.as_str(), scanned, own, steps })
    }

    fn steps(&self, paper: &Paper, flow: FlowId, at: usize) -> Vec<Step> {
        self.scanner().explain(paper.layout.flow(flow).text(), at)
    }
}

/// Where a byte of the source stands in a flow, if it does.
fn in_flow(runs: &[Run], at: usize) -> Option<usize> {
    let run = runs.iter().find(|run| run.source.start <= at && at < run.source.end)?;
    Some(match run.kind {
        RunKind::Same => run.flow.start + (at - run.source.start),
        RunKind::Folded | RunKind::Space => run.flow.start,
    })
}
