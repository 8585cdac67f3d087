//! Vietnamese text: word keys, tokens, sentences, phrases. It knows no politics.

mod date;
mod document;
mod fold;
mod name;
mod phrase;
mod sentence;
mod token;
mod word;

pub use date::{DateExpression, DateWords, Side, When, find_dates};
pub use document::{Document, TokenRange};
pub use fold::fold;
pub use name::name_words;
pub use phrase::Phrases;
pub use sentence::SentenceTokens;
pub use token::{Shape, Token};
pub use word::{Vocabulary, WordId, settle_tone, word_key};
