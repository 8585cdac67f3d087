//! Abbreviations that an article introduces itself: `Ban Chỉ đạo Phòng, chống lụt, bão Trung ương (BCĐ PCLBTW)`.

use crate::{
    extract::mention::BodyMention,
    language::{Document, Shape, TokenRange},
};

/// At most this many tokens stand in the brackets.
const LONGEST: usize = 6;

/// Adds a mention wherever an abbreviation stands that the article has given a body before.
pub fn find(document: &Document, mentions: &mut Vec<BodyMention>) {
    let mut introduced: Vec<(TokenRange, usize)> = Vec::new();
    for (number, mention) in mentions.iter().enumerate() {
        if !mention.reference
            && let Some(brackets) = brackets(document, mention.range.end())
            && !introduced.iter().any(|(range, _)| same(document, *range, brackets.first()))
            && !mentions.iter().any(|m| m.range.overlaps(brackets) && !m.reference && m.head != mention.head)
        {
            introduced.push((brackets, number));
        }
    }
    if introduced.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for at in 0..document.tokens.len() {
        if !document.tokens[at].is_capital() {
            continue;
        }
        for &(range, number) in &introduced {
            // Few places read the same: the mentions are gone through only there.
            if !same(document, range, at) {
                continue;
            }
            let here = TokenRange::new(at, at + range.len());
            if !mentions.iter().any(|m| m.range.overlaps(here) && m.range != here) {
                found.push(BodyMention { range: here, reference: false, ..mentions[number].clone() });
            }
        }
    }
    mentions.retain(|m| !found.iter().any(|f| f.range == m.range));
    mentions.append(&mut found);
}

/// The abbreviation in brackets at a token.
fn brackets(document: &Document, at: usize) -> Option<TokenRange> {
    if document.mark(at) != '(' {
        return None;
    }
    let close =
        (at + 1..(at + 2 + LONGEST).min(document.tokens.len())).find(|&i| matches!(document.mark(i), ')' | ','))?;
    let inside = &document.tokens[at + 1..close];
    let letters = inside.iter().any(|t| t.shape == Shape::Upper || t.shape == Shape::Mixed);
    let small = inside.iter().skip(1).filter(|t| t.shape == Shape::Lower).count();
    let only = inside.first().is_some_and(|t| t.is_capital() || t.shape == Shape::Mixed) && small <= 1;
    (letters && only).then(|| TokenRange::new(at + 1, close))
}

fn same(document: &Document, range: TokenRange, at: usize) -> bool {
    at + range.len() <= document.tokens.len()
        && (0..range.len()).all(|i| document.word(range.first() + i) == document.word(at + i))
}
