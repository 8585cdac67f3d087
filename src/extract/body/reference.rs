//! One body under one name within an article: references, shortened names, other spellings, former names.

use crate::{
    extract::mention::BodyMention,
    language::{Document, TokenRange, fold},
    lexicon::{BodyKind, Lexicon},
};
use rustc_hash::FxHashMap;

/// At most this many tokens stand between the former and the new name of a body.
const RENAMED_REACH: usize = 8;

/// Gives every reference, and every name that only begins a longer one of the article, the name of the body it stands for.
pub fn resolve(mentions: &mut [BodyMention], document: &Document, lexicon: &Lexicon) {
    for at in 0..mentions.len() {
        if let Some(other) = antecedent(mentions, at, lexicon) {
            take_name(mentions, at, other);
        }
    }
    spell_alike(mentions);
    rename(mentions, document);
}

fn take_name(mentions: &mut [BodyMention], at: usize, other: usize) {
    let BodyMention { name, parent, province, .. } = mentions[other].clone();
    let mention = &mut mentions[at];
    (mention.name, mention.parent, mention.province) = (name, parent, province);
}

fn antecedent(mentions: &[BodyMention], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let mention = &mentions[at];
    if mention.reference {
        let same = |other: &BodyMention| !other.reference && other.head == mention.head;
        return mentions[..at].iter().rposition(same);
    }
    // `Ban Chỉ đạo quốc gia` for `Ban Chỉ đạo quốc gia về hội nhập quốc tế`
    let shortens = matches!(
        lexicon.bodies.entry(mention.head).kind,
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
    let longer =
        |other: &BodyMention| !other.reference && other.head == mention.head && begins(&other.name, &mention.name);
    let after = || mentions[at + 1..].iter().position(longer).map(|i| at + 1 + i);
    mentions[..at].iter().rposition(longer).or_else(after)
}

/// Whether a name begins with all the words of a shorter one, whatever their case.
fn begins(name: &str, short: &str) -> bool {
    let mut rest = name.chars().flat_map(char::to_lowercase);
    short.chars().flat_map(char::to_lowercase).all(|c| rest.next() == Some(c)) && rest.next() == Some(' ')
}

/// `Cục Văn hóa Cơ sở` is `Cục Văn hóa cơ sở`: the first spelling goes for all.
fn spell_alike(mentions: &mut [BodyMention]) {
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    for at in 0..mentions.len() {
        let key = mentions[at].name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let known = *first.entry(key).or_insert(at);
        if known != at && mentions[known].name != mentions[at].name {
            mentions[at].name = mentions[known].name.clone();
        }
    }
}

/// `A được đổi tên thành B`, `B (tên cũ là A)`: one body, under the name that stands first.
fn rename(mentions: &mut [BodyMention], document: &Document) {
    for at in 1..mentions.len() {
        let (before, after) = (mentions[at - 1].range, mentions[at].range);
        if before.end > after.first || after.first() - before.end() > RENAMED_REACH {
            continue;
        }
        let between = fold(document.slice(TokenRange { first: before.end, end: after.first }));
        if !["doi ten thanh", "ten cu la", "ten moi la"].iter().any(|words| between.ends_with(words)) {
            continue;
        }
        let (name, old) = (mentions[at - 1].name.clone(), mentions[at].name.clone());
        for mention in mentions.iter_mut().filter(|mention| mention.name == old) {
            mention.name = name.clone();
        }
    }
}
