//! Reading articles: text, web pages, JSON, JSON Lines and standard input, one article at a time.
//!
//! Every text is [normalised](normalize()) here and nowhere else; the places of evidence count its code points. What
//! cannot be read is reported by file and place, and the rest is read.

mod error;
mod html;
mod json;
mod lines;
mod normalize;
mod plain;
mod published;
mod reader;
mod record;

pub use error::{Place, ReadError};
pub use normalize::normalize;
pub use reader::{Input, read, read_with};
pub use record::write_records;

use crate::model::ArticleHead;

/// An article as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its name, headline, date and origin.
    pub head: ArticleHead,
    /// Headline, blank line, body where the headline was given apart; otherwise all as it stood. Normalised.
    pub text: String,
}
