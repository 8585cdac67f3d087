//! How right the graph is, measured against articles that a reader has annotated.
//!
//! [`gold`] reads what is right; [`score()`] lays it beside what the graph says of each article ([`ArticleGraphs`]) and
//! counts; [`identity()`] says how well the nodes of different articles were told apart and brought together;
//! [`bands`] says whether claims are right as often as their confidence promises.
//!
//! ```
//! use graph::evaluate::{ArticleGraphs, gold, score};
//! use graph::graph::KnowledgeGraph;
//! let line = r#"{"doc":"tin-1","entities":[{"id":"p1","type":"province","name":"Cà Mau"}],"relations":[]}"#;
//! let gold: Vec<_> = gold::read("mine.gold.jsonl".as_ref(), line.as_bytes()).collect::<Result<_, _>>()?;
//! let graph = KnowledgeGraph::new(vec![], vec![])?;
//! let score = score(&gold, &ArticleGraphs::of(&graph));
//! assert_eq!((score.all_nodes().gold, score.all_nodes().right), (1, 0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod align;
mod calibration;
pub mod gold;
mod identity;
mod instrument;
mod logistic;
mod score;
mod similarity;
mod training;
mod wording;

pub use align::{Alignment, ArticleGraph, ArticleGraphs};
pub use calibration::{Band, bands};
pub use identity::{BCubed, Links, LinksError, identity};
pub use score::{Ends, Mistake, MistakeKind, Score, Subject, Tally, score};
pub use training::{Learned, SCORED, learn};
