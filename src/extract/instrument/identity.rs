//! Which mentions are one instrument: short and full forms of a number, titles with and without a year, references.

use super::{Found, Identity, meeting};
use crate::{
    extract::mention::{DateMention, InstrumentMention},
    language::{Document, settle_tone},
    lexicon::{Instruments, Titled},
};
use rustc_hash::FxHashMap;

/// The name of an instrument known by title.
pub(super) fn titled(instruments: &Instruments, kind: usize, title: &str, qualifier: &str) -> String {
    [instruments.kind(kind).name.as_str(), title, qualifier]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Gives every mention the name of its instrument; a reference that refers to nothing is dropped.
pub(super) fn settle(
    document: &Document,
    instruments: &Instruments,
    dates: &[DateMention],
    mut found: Vec<Found>,
) -> Vec<InstrumentMention> {
    spell_alike(&mut found);
    for at in 0..found.len() {
        if let Some(full) = fuller(instruments, &found, at) {
            found[at].identity = full;
        }
    }
    for at in 1..found.len() {
        if is_apposed(document, &found[at - 1], &found[at]) {
            name_by_number(&mut found, at);
        }
    }
    let mut mentions: Vec<InstrumentMention> = Vec::with_capacity(found.len());
    for at in 0..found.len() {
        let one = &found[at];
        let (named, reference) = match &one.identity {
            Identity::Reference | Identity::Draft => (antecedent(instruments, &found[..at], one), true),
            _ => (Some(one), false),
        };
        let Some(named) = named else { continue };
        let name = match &named.identity {
            Identity::Number { digits, rest } => format!("{} {digits}{rest}", instruments.kind(named.kind).name),
            Identity::Title { title, qualifier } => {
                titled(instruments, named.kind, &meeting::canonical(&settled(title)), qualifier)
            }
            Identity::Reference | Identity::Draft => continue,
        };
        let date = one.dated.map(|date| dates[date].date);
        mentions.push(InstrumentMention { range: one.range, name, date, reference });
    }
    mentions
}

/// Gives titles that differ in capitals only the spelling with the most.
fn spell_alike(found: &mut [Found]) {
    let capitals = |title: &str| title.chars().filter(|c| c.is_uppercase()).count();
    let mut best: FxHashMap<(usize, String), String> = FxHashMap::default();
    for one in found.iter() {
        if let Identity::Title { title, .. } = &one.identity {
            let spelling = best.entry((one.kind, title.to_lowercase())).or_insert_with(|| title.clone());
            if capitals(title) > capitals(spelling) {
                spelling.clone_from(title);
            }
        }
    }
    for one in found.iter_mut() {
        if let Identity::Title { title, .. } = &mut one.identity
            && let Some(spelling) = best.get(&(one.kind, title.to_lowercase()))
        {
            title.clone_from(spelling);
        }
    }
}

/// `Đề án nâng cao nhận thức cộng đồng (Đề án 1002)`: one instrument.
fn is_apposed(document: &Document, title: &Found, number: &Found) -> bool {
    let (end, start) = (title.range.end(), number.range.first());
    title.kind == number.kind
        && matches!((&title.identity, &number.identity), (Identity::Title { .. }, Identity::Number { .. }))
        && document.mark(end) == '('
        && start == end + 1
}

/// Gives all mentions of the title before a number in brackets the identity of that number.
fn name_by_number(found: &mut [Found], number: usize) {
    let (title, identity) = (found[number - 1].identity.clone(), found[number].identity.clone());
    for one in found.iter_mut().filter(|one| one.identity == title) {
        one.identity = identity.clone();
    }
}

/// A title with the tone marks where official names have them.
fn settled(title: &str) -> String {
    title.split(' ').map(|word| settle_tone(word).unwrap_or_else(|| word.to_owned())).collect::<Vec<_>>().join(" ")
}

/// The one fuller form of a mention that the article has; with several, the nearest before it.
fn fuller(instruments: &Instruments, found: &[Found], at: usize) -> Option<Identity> {
    let short = &found[at];
    let law = instruments.kind(short.kind).titled == Titled::Law;
    let fits = |other: &&Found| other.kind == short.kind && is_fuller(&other.identity, &short.identity, law);
    let mut all = found.iter().filter(fits);
    let first = all.next()?;
    if all.all(|other| other.identity == first.identity) {
        return Some(first.identity.clone());
    }
    found[..at].iter().rev().find(fits).map(|other| other.identity.clone())
}

/// Whether one form says all that another says, and more.
fn is_fuller(full: &Identity, short: &Identity, law: bool) -> bool {
    match (full, short) {
        (Identity::Number { digits: a, rest: full }, Identity::Number { digits: b, rest: short }) => {
            a.trim_start_matches('0') == b.trim_start_matches('0')
                && full.len() > short.len()
                && (full.starts_with(short.as_str()) || full.ends_with(short.as_str()))
        }
        (Identity::Title { title: a, qualifier: full }, Identity::Title { title: b, qualifier: short }) => {
            a == b && short.is_empty() && !full.is_empty() || !law && goes_on(a, b)
        }
        _ => false,
    }
}

/// Whether a title says all that another says in the same order, and more, small words aside: `mục tiêu quốc gia giảm nghèo
/// bền vững giai đoạn 2021-2025`, `mục tiêu quốc gia giảm nghèo bền vững`.
fn goes_on(full: &str, short: &str) -> bool {
    const SMALL: [&str; 6] = ["về", "việc", "của", "trong", "các", "và"];
    let mut words = full.split(' ').map(str::to_lowercase);
    let mut telling = short.split(' ').map(str::to_lowercase).filter(|word| !SMALL.contains(&word.as_str()));
    full.len() > short.len() && short.split(' ').count() >= 3 && telling.all(|word| words.any(|other| other == word))
}

/// The last instrument of that kind before a reference; a law for a law of any kind.
/// A draft is referred to as a draft (`dự thảo Luật`), if one was named so.
fn antecedent<'f>(instruments: &Instruments, before: &'f [Found], reference: &Found) -> Option<&'f Found> {
    let is_law = |kind: usize| instruments.kind(kind).titled == Titled::Law;
    let fits = |one: &&Found| {
        !matches!(one.identity, Identity::Reference | Identity::Draft)
            && (reference.identity == Identity::Draft && one.draft
                || reference.identity == Identity::Reference
                    && (one.kind == reference.kind || is_law(one.kind) && is_law(reference.kind)))
    };
    let draft = before.iter().rev().filter(fits).find(|one| reference.draft && one.draft);
    draft.or_else(|| before.iter().rev().find(fits))
}
