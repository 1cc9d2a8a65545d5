//! What every kind of fact is made from.

use crate::Source;
use crate::document::Document;
use crate::grammar::Mention;
use crate::layout::{FlowId, Layout, Place};

/// One paper, read, laid out, recognised and scanned.
#[derive(Debug, Clone, Copy)]
pub struct Context<'p> {
    /// The paper's text and metadata.
    pub source: &'p Source,
    /// Its blocks and flows.
    pub layout: &'p Layout,
    /// Its kind, date and pairs.
    pub document: &'p Document,
    /// The mentions of each flow, by the index of the flow in [`Layout::flows`].
    pub mentions: &'p [Vec<Mention>],
}

impl<'p> Context<'p> {
    /// The mentions of a flow, by start.
    pub fn mentions_of(self, flow: FlowId) -> &'p [Mention] {
        self.mentions.get(flow.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// Every mention with its place, in reading order.
    pub fn all_mentions(self) -> impl Iterator<Item = (Place, &'p Mention)> {
        self.layout.flow_ids().flat_map(move |flow| {
            let mentions = self.mentions_of(flow).iter();
            mentions.map(move |mention| (Place { flow, span: mention.span }, mention))
        })
    }

    /// The sentence a place stands in, as a place of the same flow.
    pub fn sentence_of(self, place: Place) -> Place {
        Place { flow: place.flow, span: self.layout.flow(place.flow).sentence_at(place.span.start) }
    }
}
