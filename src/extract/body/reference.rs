//! References within an article: which body `Ban Chỉ đạo`, `Bộ` or a shortened name stands for.

use crate::{
    extract::mention::BodyMention,
    lexicon::{BodyKind, Lexicon},
};

/// Gives every reference, and every name that only begins a longer one of the article, the name of the body it stands for.
pub fn resolve(mentions: &mut [BodyMention], lexicon: &Lexicon) {
    for at in 0..mentions.len() {
        if let Some(other) = antecedent(mentions, at, lexicon) {
            let (name, parent, province) =
                (mentions[other].name.clone(), mentions[other].parent.clone(), mentions[other].province);
            let mention = &mut mentions[at];
            (mention.name, mention.parent, mention.province) = (name, parent, province);
        }
    }
}

fn antecedent(mentions: &[BodyMention], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let mention = &mentions[at];
    let kind = lexicon.bodies.entry(mention.head).kind;
    if mention.reference {
        let same = |other: &&BodyMention| !other.reference && other.head == mention.head;
        let before = mentions[..at].iter().rposition(|other| same(&other));
        return before;
    }
    // `Ban Chỉ đạo quốc gia` for `Ban Chỉ đạo quốc gia về hội nhập quốc tế`
    let shortens = matches!(
        kind,
        BodyKind::Steering
            | BodyKind::Unit
            | BodyKind::Agency
            | BodyKind::Board
            | BodyKind::Foreign
            | BodyKind::Society
    );
    if !shortens {
        return None;
    }
    let longer = |other: &&BodyMention| {
        !other.reference
            && other.head == mention.head
            && other.name.len() > mention.name.len()
            && other.name.starts_with(&mention.name)
            && other.name.as_bytes()[mention.name.len()] == b' '
    };
    mentions[..at]
        .iter()
        .rposition(|other| longer(&other))
        .or_else(|| mentions[at + 1..].iter().position(|other| longer(&other)).map(|i| at + 1 + i))
}
