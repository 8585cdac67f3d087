//! The first-level unit that an article is about: where it is datelined, whose paper or portal it is.

use super::mention::ProvinceMention;
use crate::{language::Document, lexicon::Lexicon};

/// The unit that `tỉnh`, `tỉnh ta`, `UBND tỉnh` mean throughout the article, if the article tells.
pub fn home(document: &Document, _lexicon: &Lexicon, provinces: &[ProvinceMention]) -> Option<usize> {
    dateline(document, provinces).or_else(|| dominant(provinces))
}

/// `BẮC NINH- Sáng 14/1`, `TRÀ VINH, 21/6 –` at the head of a line.
fn dateline(document: &Document, provinces: &[ProvinceMention]) -> Option<usize> {
    let found = provinces.iter().find(|mention| {
        let first = &document.tokens[mention.range.first()];
        let after = document.mark(mention.range.end());
        first.newline
            && matches!(after, '-' | '–' | ',')
            && document.slice(mention.range).chars().all(|c| !c.is_lowercase())
    });
    found.map(|mention| mention.unit)
}

/// The unit that is named most, the first of those.
fn dominant(provinces: &[ProvinceMention]) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for mention in provinces {
        match counts.iter_mut().find(|(unit, _)| *unit == mention.unit) {
            Some((_, count)) => *count += 1,
            None => counts.push((mention.unit, 1)),
        }
    }
    let most = counts.iter().map(|&(_, count)| count).max()?;
    counts.iter().find(|&&(_, count)| count == most).map(|&(unit, _)| unit)
}
