//! Phrases: many word sequences, each with a value, found in one walk over the tokens.

use super::{
    token::{Shape, Token},
    word::{Vocabulary, WordId},
};
use rustc_hash::FxHashMap;

/// A set of phrases with a value each, built once and matched at any token.
///
/// Marks that join words (`,` `-` `–` `&` `/` `.`) and the word `và` never count, in the phrase or in the text, so that
/// `Văn hóa, Thể thao và Du lịch` and `Văn hóa - Thể thao & Du lịch` are one.
#[derive(Debug)]
pub struct Phrases<T> {
    first: Vec<u32>,
    next: FxHashMap<(u32, WordId), u32>,
    values: Vec<Option<T>>,
    and: WordId,
}

impl<T> Phrases<T> {
    /// An empty set whose words are numbered by `vocabulary`.
    pub fn new(vocabulary: &mut Vocabulary) -> Phrases<T> {
        Phrases { first: Vec::new(), next: FxHashMap::default(), values: vec![None], and: vocabulary.learn("và") }
    }

    /// Adds a phrase; one that is there already keeps its value.
    ///
    /// # Errors
    /// The value is handed back where the phrase is known already or has no words.
    pub fn insert(&mut self, phrase: &str, vocabulary: &mut Vocabulary, value: T) -> Result<(), T> {
        let mut node = 0;
        for word in words_of(phrase) {
            let word = vocabulary.learn(word);
            if word != self.and {
                node = self.step_or_grow(node, word);
            }
        }
        let slot = &mut self.values[node as usize];
        if node == 0 || slot.is_some() {
            return Err(value);
        }
        *slot = Some(value);
        Ok(())
    }

    fn step_or_grow(&mut self, node: u32, word: WordId) -> u32 {
        let fresh = self.values.len() as u32;
        let next = if node == 0 {
            let at = word.0 as usize;
            if self.first.len() <= at {
                self.first.resize(at + 1, 0);
            }
            if self.first[at] == 0 {
                self.first[at] = fresh;
            }
            self.first[at]
        } else {
            *self.next.entry((node, word)).or_insert(fresh)
        };
        if next == fresh {
            self.values.push(None);
        }
        next
    }

    /// The longest phrase that begins at token `at`: the token after its last, and its value.
    pub fn longest(&self, tokens: &[Token], at: usize) -> Option<(usize, &T)> {
        let token = tokens.get(at)?;
        if token.word == WordId::UNKNOWN {
            return None;
        }
        let mut node = *self.first.get(token.word.0 as usize)?;
        if node == 0 {
            return None;
        }
        let mut found = self.values[node as usize].as_ref().map(|value| (at + 1, value));
        for (i, token) in tokens.iter().enumerate().skip(at + 1) {
            if token.newline {
                break;
            }
            let next = if token.word == WordId::UNKNOWN { None } else { self.next.get(&(node, token.word)) };
            if let Some(&next) = next {
                node = next;
                if let Some(value) = self.values[node as usize].as_ref() {
                    found = Some((i + 1, value));
                }
            } else if token.word != self.and && !is_joiner(token) {
                break;
            }
        }
        found
    }
}

fn is_joiner(token: &Token) -> bool {
    token.shape == Shape::Mark && matches!(token.mark, ',' | '-' | '–' | '&' | '/' | '.')
}

/// The words of a phrase as the tokenizer would cut it, marks left out.
fn words_of(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::token::tokenize;

    #[test]
    fn the_longest_phrase_wins_and_joiners_do_not_count() {
        let mut vocabulary = Vocabulary::default();
        let mut phrases = Phrases::new(&mut vocabulary);
        phrases.insert("văn hóa", &mut vocabulary, 1).unwrap();
        phrases.insert("văn hóa, thể thao và du lịch", &mut vocabulary, 2).unwrap();
        phrases.insert("nn&ptnt", &mut vocabulary, 3).unwrap();
        assert_eq!(phrases.insert("Văn Hoá", &mut vocabulary, 4), Err(4));
        for (text, found) in [
            ("Văn hoá - Thể thao & Du lịch tỉnh", Some((8, 2))),
            ("Văn hóa và giáo dục", Some((2, 1))),
            ("NN-PTNT", Some((3, 3))),
            ("thể thao", None),
        ] {
            let tokens = tokenize(text, &vocabulary);
            assert_eq!(phrases.longest(&tokens, 0).map(|(end, value)| (end, *value)), found, "{text}");
        }
    }
}
