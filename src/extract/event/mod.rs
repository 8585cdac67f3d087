//! Events in the text: gatherings and acts named by a noun (`hội nghị …`) or told by a verb (`đã hội đàm với …`), and which
//! mentions in one article are of one event.

#![allow(dead_code, clippy::needless_lifetimes)]

mod candidate;
mod coreference;
mod extent;
mod name;
mod nominal;
mod verbal;
mod when;

use super::mention::{BodyMention, DateMention, EventMention, InstrumentMention, ProvinceMention};
use crate::{
    language::{Document, TokenRange},
    lexicon::{EventKind, EventWords, Lexicon},
    model::{Confidence, PartialDate},
};

/// One event of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The fullest description in the article.
    pub name: String,
    /// The other descriptions, in the order of the text, each once.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: EventKind,
    /// The (first) day, as precise as the article allows.
    pub date: Option<PartialDate>,
    /// The last day, where it has several.
    pub end: Option<PartialDate>,
    /// How sure it is that this is one official event.
    pub confidence: Confidence,
}

/// The events of an article and where it speaks of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Events {
    /// In the order of first mention.
    pub events: Vec<Event>,
    /// In the order of the text.
    pub mentions: Vec<EventMention>,
}

/// What else has been found in the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found<'a> {
    /// Dates, in order.
    pub dates: &'a [DateMention],
    /// First-level units, in order.
    pub provinces: &'a [ProvinceMention],
    /// Organs, in order.
    pub bodies: &'a [BodyMention],
    /// Legal and policy instruments, in order.
    pub instruments: &'a [InstrumentMention],
    /// Persons with the titles beside their names, in order.
    pub people: &'a [TokenRange],
}

/// Finds the events of a document, with every mention by name and by reference.
pub fn find(document: &Document, lexicon: &Lexicon, found: Found, published: Option<PartialDate>) -> Events {
    let scene = Scene { document, lexicon, words: &lexicon.event_words, found, published };
    let mut candidates = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        let candidate = scene.nominal(at).or_else(|| scene.verbal(at, &candidates));
        match candidate {
            Some(candidate) => {
                at = candidate.head.end().max(at + 1);
                candidates.push(candidate);
            }
            None => at += 1,
        }
    }
    coreference::gather(&scene, candidates)
}

/// A document with all that has been found in it.
struct Scene<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    words: &'a EventWords,
    found: Found<'a>,
    published: Option<PartialDate>,
}

impl Scene<'_> {
    /// The date that begins at a token.
    fn date_at(&self, at: usize) -> Option<usize> {
        self.found.dates.binary_search_by_key(&at, |date| date.range.first()).ok()
    }

    /// The sentence of a token.
    fn sentence_of(&self, at: usize) -> TokenRange {
        self.document.sentence(self.document.sentence_of(at))
    }
}

/// The ranges of a sorted list that share a token with `range`.
fn within<'r, T>(
    list: &'r [T],
    range: TokenRange,
    of: impl Fn(&T) -> TokenRange + Copy,
) -> impl Iterator<Item = &'r T> {
    // Ranges may nest, so that one may begin well before `range` and still reach into it.
    let begin = list.partition_point(|item| of(item).first() + 80 < range.first());
    list[begin..]
        .iter()
        .take_while(move |item| of(item).first() < range.end())
        .filter(move |item| of(item).overlaps(range))
}
