//! Vietnamese text: word keys, tokens, sentences, phrases. It knows no politics.

mod document;
mod fold;
mod phrase;
mod sentence;
mod token;
mod word;

pub use document::{Document, TokenRange};
pub use fold::fold;
pub use phrase::Phrases;
pub use sentence::SentenceTokens;
pub use token::{Shape, Token};
pub use word::{Vocabulary, WordId, settle_tone, word_key};
