//! Bodies in the text: organs of Party, State, Front and mass organisations at every level, other countries' organs and
//! international organisations, each under its full name.
//!
//! A name is read left to right by [`grammar`]: its first words say how it goes on (a field, a topic, a place, the body
//! that it is part of). What the words leave open, the article's context fills in: [`context`] gives `UBND tỉnh` its
//! province, [`alias`] finds abbreviations that the article itself introduces, [`mod@reference`] says which body `Ban Chỉ đạo`
//! refers to.

mod alias;
mod context;
mod grammar;
mod local;
mod ministry;
mod name;
mod named;
mod place;
mod reference;
mod topic;
mod unit;

use super::mention::{BodyMention, ProvinceMention};
use crate::{language::Document, lexicon::Lexicon};

pub use name::{committee_of, foreign, people_committee};

/// Finds the bodies that a document names or refers to, in order of the text; one inside another follows it.
///
/// `home` is the first-level unit that the article is about.
pub fn find(
    document: &Document,
    lexicon: &Lexicon,
    provinces: &[ProvinceMention],
    home: Option<usize>,
) -> Vec<BodyMention> {
    let places = place::Places::find(document, lexicon, provinces);
    let mut drafts = grammar::read(document, lexicon, &places);
    context::fill(&mut drafts, document, lexicon, &places, home);
    let mut found: Vec<BodyMention> =
        drafts.iter().map(|draft| name::mention(draft, lexicon)).filter(|m| !m.name.is_empty()).collect();
    alias::find(document, &mut found);
    found.sort_by_key(|mention| mention.range.first);
    found.dedup_by(|a, b| a.range == b.range && a.name == b.name);
    reference::resolve(&mut found, document, lexicon);
    found
}

#[cfg(test)]
mod tests;
