//! The words that all rooms share: what a node, an edge, a claim and its evidence are.
//!
//! A [`Reading`] is what one article says: its [`Entity`]s (each a cluster of [`Mention`]s) and its
//! [`Claim`]s. Resolution turns many readings into [`Node`]s and [`Edge`]s, which keep every claim
//! as [`Evidence`].

mod claim;
mod confidence;
mod date;
mod graph;
mod kind;

pub use claim::{ArticleHead, ArticleId, Claim, Entity, EntityIndex, Mention, Reading, Sentence, Span};
pub use confidence::Confidence;
pub use date::{DateError, PartialDate};
pub use graph::{Edge, EdgeId, Evidence, Node, NodeId};
pub use kind::{EdgeType, NodeType, UnknownWord};
