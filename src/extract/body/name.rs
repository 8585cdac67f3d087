//! Canonical names: abbreviations in full, the place added, the owner after its department.

use super::grammar::{Draft, Seat};
use crate::{
    extract::mention::BodyMention,
    lexicon::{BodyKind, Level, Lexicon},
};

/// The mention that a draft has become.
pub fn mention(draft: &Draft, lexicon: &Lexicon) -> BodyMention {
    BodyMention {
        range: draft.range,
        name: full(draft, lexicon),
        province: unit(draft),
        parent: parent(draft, lexicon),
        reference: draft.reference || draft.seat == Seat::SomeCountry,
        head: lexicon.bodies.entry(draft.head).sort,
    }
}

fn unit(draft: &Draft) -> Option<usize> {
    match &draft.seat {
        Seat::Named(place) => place.unit,
        _ => draft.owner.as_deref().and_then(unit),
    }
}

/// The canonical name of a draft.
pub fn full(draft: &Draft, lexicon: &Lexicon) -> String {
    let entry = lexicon.bodies.entry(draft.head);
    let own = placed(&draft.base, entry.kind, &draft.seat);
    let Some(owner) = &draft.owner else { return own };
    let numbered = own.ends_with(|c: char| c.is_ascii_digit()) && !owner.inside;
    if owner.reference || entry.kind == BodyKind::Agency || numbered {
        return own;
    }
    let stated = entry.kind == BodyKind::Steering && !owner.inside;
    let of = if stated || owner.base == "Quốc hội" && entry.kind != BodyKind::Standing { " của" } else { "" };
    format!("{own}{of} {}", full(owner, lexicon))
}

fn placed(base: &str, kind: BodyKind, seat: &Seat) -> String {
    match seat {
        Seat::Named(place) => {
            let base = if kind == BodyKind::Union { base.trim_end_matches(" Việt Nam") } else { base };
            let numbered = place.name.starts_with(|c: char| c.is_ascii_digit());
            if matches!(kind, BodyKind::Committee(_)) && !numbered {
                return format!("{base} {}", place.name);
            }
            if place.name.starts_with("Thành phố ") {
                return format!("{base} {}", place.name);
            }
            format!("{base} {} {}", place.level.noun(), place.name)
        }
        Seat::Open(Some(level)) if !matches!(kind, BodyKind::Committee(_)) => format!("{base} {}", level.noun()),
        Seat::Country(country) => format!("{base} {country}"),
        Seat::None | Seat::Open(_) | Seat::SomeCountry => base.to_owned(),
    }
}

/// The body that this one is part of by its name.
fn parent(draft: &Draft, lexicon: &Lexicon) -> Option<String> {
    let entry = lexicon.bodies.entry(draft.head);
    if let Some(owner) = draft.owner.as_deref().filter(|owner| !owner.reference) {
        return Some(full(owner, lexicon));
    }
    match (&draft.seat, &entry.parent) {
        (Seat::Country(country), Some(parent)) => Some(format!("{parent} {country}")),
        (_, parent) => parent.clone(),
    }
}

/// The People's Committee of a place: `committee_of`'s counterpart in the state.
pub fn people_committee(level: Level, place: &str) -> String {
    if place.starts_with("Thành phố ") {
        return format!("Ủy ban nhân dân {place}");
    }
    format!("Ủy ban nhân dân {} {place}", level.noun())
}

/// The Party committee of a place: `Tỉnh ủy Lào Cai`, `Huyện ủy Kim Sơn`, `Đảng ủy xã Tiền Phong`.
pub fn committee_of(level: Level, place: &str) -> String {
    let head = match level {
        Level::Province => "Tỉnh ủy",
        Level::City => "Thành ủy",
        Level::District => "Huyện ủy",
        Level::Borough => "Quận ủy",
        Level::Town => "Thị ủy",
        Level::Commune | Level::Ward | Level::Township => return format!("Đảng ủy {} {place}", level.noun()),
    };
    if place.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("{head} {} {place}", level.noun());
    }
    format!("{head} {place}")
}

/// A foreign body: `Chính phủ` and `Đức` make `Chính phủ Đức`.
pub fn foreign(base: &str, country: &str) -> String {
    format!("{base} {country}")
}
