//! Layout: a [`Source`](crate::Source) becomes blocks, and for each a flow.
//!
//! Takes the container's marks first and guesses only where there are none. Knows pages, lines,
//! notes and hyphens; knows nothing of document kinds.

mod block;
mod build;
mod cues;
mod flow;
mod frame;
mod furniture;
mod hyphen;
mod layouter;
mod lines;
mod margin;
mod marks;
mod notes;
mod outline;
mod paragraphs;
mod sentence;
mod shape;
mod table;

pub use block::{Block, BlockKind, FlowId, Layout, Place, Table, TableRow};
pub use flow::{Flow, FlowBuilder, NoteReference, Run, RunKind};
pub use layouter::Layouter;
