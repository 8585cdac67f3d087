//! Builds a knowledge graph of officials, bodies, resolutions, events and provinces from Vietnamese official news.
//!
//! Data flows one way: [`article`] reads, [`language`] cuts the text up, [`extract`] finds what one article says with the
//! knowledge of the [`lexicon`], [`resolve`] makes one node of what is one thing, [`store`] keeps it, [`graph`] selects,
//! [`query`] and [`sparql`] answer and [`export`] writes. [`build`] runs all stages up to the store, [`evaluate`] measures what came of it
//! against articles annotated by hand. [`model`] holds the words that all of them share.

pub mod article;
pub mod build;
pub mod evaluate;
pub mod export;
pub mod extract;
pub mod graph;
pub mod language;
pub mod lexicon;
pub mod model;
pub mod query;
pub mod resolve;
pub mod sparql;
pub mod store;
