//! From the mentions of a paper to its facts.

use super::amount::Amounts;
use super::deadline::Deadlines;
use super::event::Events;
use super::motion::Motions;
use super::organisation::Organisations;
use super::reference::References;
use super::{Context, Facts};
use crate::Source;
use crate::calendar::Calendar;
use crate::document::Document;
use crate::error::Error;
use crate::grammar::Mention;
use crate::layout::Layout;
use crate::lexicon::Grammars;

/// Relates mentions to facts, with the word lists it needs for that.
#[derive(Debug)]
pub struct Relater {
    calendar: Calendar,
    organisations: Organisations,
    references: References,
    motions: Motions,
    events: Events,
    deadlines: Deadlines,
    amounts: Amounts,
}

impl Relater {
    /// Builds the step from its word lists.
    ///
    /// # Errors
    /// If a list of `grammars/` cannot be read.
    pub fn new(grammars: &Grammars) -> Result<Self, Error> {
        Ok(Self {
            calendar: Calendar::new(grammars)?,
            organisations: Organisations::new(grammars)?,
            references: References,
            motions: Motions::new(grammars)?,
            events: Events::new(grammars)?,
            deadlines: Deadlines::new(grammars)?,
            amounts: Amounts::new(grammars)?,
        })
    }

    /// The facts of a paper. `mentions` holds those of each flow of `layout`, by its index.
    pub fn relate(
        &self,
        source: &Source,
        layout: &Layout,
        document: Document,
        mentions: &[Vec<Mention>],
    ) -> Facts {
        let paper = Context { source, layout, document: &document, mentions };
        let organisations = self.organisations.of(paper);
        let references = self.references.of(paper);
        let motions = self.motions.of(paper, &references);
        let events = self.events.of(paper, &organisations, &self.calendar);
        let deadlines = self.deadlines.of(paper, &events, &organisations, &self.calendar);
        let amounts = self.amounts.of(paper, &organisations);
        let doubts = [&source.doubts, &layout.doubts, &document.doubts].into_iter().flatten();
        let doubts = doubts.cloned().collect();
        Facts { document, events, deadlines, amounts, organisations, references, motions, doubts }
    }
}
