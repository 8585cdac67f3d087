//! A document: one text cut into tokens and sentences, once, for all who read it.

use super::{
    sentence::{self, SentenceTokens},
    token::{Token, tokenize},
    word::Vocabulary,
};
use crate::model::Span;

/// A half-open range of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// The first token.
    pub first: u32,
    /// The token after the last.
    pub end: u32,
}

impl TokenRange {
    /// A range from token numbers.
    pub fn new(first: usize, end: usize) -> TokenRange {
        TokenRange { first: first as u32, end: end as u32 }
    }

    /// The number of the first token.
    pub fn first(self) -> usize {
        self.first as usize
    }

    /// The number of the token after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Whether a token is inside.
    pub fn contains(self, token: usize) -> bool {
        (self.first()..self.end()).contains(&token)
    }

    /// Whether the two share a token.
    pub fn overlaps(self, other: TokenRange) -> bool {
        self.first < other.end && other.first < self.end
    }

    /// How many tokens it has.
    pub fn len(self) -> usize {
        self.end().saturating_sub(self.first())
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self.end <= self.first
    }
}

/// A text with its tokens and sentences.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text, NFC.
    pub text: &'t str,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// Its sentences, in order; every token is in one.
    pub sentences: Vec<SentenceTokens>,
    sentence_of: Vec<u32>,
}

impl<'t> Document<'t> {
    /// Cuts up a text with the words of a lexicon.
    pub fn new(text: &'t str, vocabulary: &Vocabulary) -> Document<'t> {
        let tokens = tokenize(text, vocabulary);
        let sentences = sentence::split(text, &tokens);
        let mut sentence_of = vec![0; tokens.len()];
        for (number, sentence) in sentences.iter().enumerate() {
            sentence_of[sentence.first as usize..sentence.end as usize].fill(number as u32);
        }
        Document { text, tokens, sentences, sentence_of }
    }

    /// The number of the sentence of a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of[token] as usize
    }

    /// The tokens of a sentence.
    pub fn sentence(&self, number: usize) -> TokenRange {
        let sentence = self.sentences[number];
        TokenRange { first: sentence.first, end: sentence.end }
    }

    /// The text of one token.
    pub fn word(&self, token: usize) -> &'t str {
        let token = &self.tokens[token];
        &self.text[token.start as usize..token.end as usize]
    }

    /// The text of a range, as it stands; empty for an empty range.
    pub fn slice(&self, range: TokenRange) -> &'t str {
        if range.is_empty() {
            return "";
        }
        &self.text[self.tokens[range.first()].start as usize..self.tokens[range.end() - 1].end as usize]
    }

    /// Where a range that is not empty stands, in code points.
    pub fn span(&self, range: TokenRange) -> Span {
        let start = self.tokens[range.first()].chars;
        Span { start, end: start + self.slice(range).chars().count() as u32 }
    }

    /// The mark at a token, NUL for a word, a number or nothing.
    pub fn mark(&self, token: usize) -> char {
        self.tokens.get(token).map_or('\0', |token| token.mark)
    }
}
