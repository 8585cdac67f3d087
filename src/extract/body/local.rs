//! Organs that places have (`UBND huyện …`), and the Party's committees and organisations.

use super::{
    grammar::{Draft, Reader, Seat},
    place::{Place, level_at, of_unit},
    topic::{self, Words},
};
use crate::{
    language::Shape,
    lexicon::{BodyKind, HeadId, Level},
};

impl Reader<'_> {
    pub(super) fn front(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let base = self.name(head).to_owned();
        if !self.capital(at) {
            return None;
        }
        match self.seat(end) {
            Some((after, seat)) => Some(self.draft(at, after, head, format!("Ủy ban {base}"), seat)),
            None => Some(self.draft(at, end, head, base, Seat::None)),
        }
    }

    /// Organs that places have; with `các`, one a place.
    pub(super) fn locals(&self, at: usize, end: usize, head: HeadId, found: &mut Vec<Draft>) {
        let tokens = self.tokens();
        let keys = &self.lexicon.bodies.words;
        let base = self.name(head).to_owned();
        let Some(next) = tokens.get(end) else {
            found.extend(self.lone(at, end, head));
            return;
        };
        if !next.newline && (next.word == keys.the || next.word == keys.two || next.word == keys.three) {
            self.several(at, end + 1, head, found);
            return;
        }
        if next.word == keys.grade {
            return;
        }
        let capital = tokens[at..end].iter().any(|token| token.is_capital());
        if let Some((after, seat)) = self.seat(end) {
            if capital || matches!(seat, Seat::Named(_)) {
                found.push(self.draft(at, after, head, base, seat));
            }
            return;
        }
        let owner_kinds = matches!(self.name(head), "Thanh tra");
        if owner_kinds && let Some(owner) = self.owner(end, 1) {
            let after = owner.range.end();
            found.push(Draft { owner: Some(Box::new(owner)), ..self.draft(at, after, head, base, Seat::None) });
            return;
        }
        if let Some((after, Some(country))) = self.country(end) {
            found.push(self.draft(at, after, head, base, Seat::Country(country)));
            return;
        }
        found.extend(self.lone(at, end, head));
    }

    /// A local organ without a place: `HĐND, UBND tỉnh`, `UBND đã …`.
    pub(super) fn lone(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        if self.kind(head) == BodyKind::Union && tokens[at..end].iter().any(|token| token.is_capital()) {
            let name = self.name(head).to_owned();
            // `Ngân hàng Nhà nước` alone is the national one, `Hội Nông dân` that of home.
            let seat = if name.contains("Nhà nước") { Seat::None } else { Seat::Open(None) };
            return Some(self.draft(at, end, head, name, seat));
        }
        if !tokens[at].is_capital() {
            return None;
        }
        if let Some(next) = self.joiner(end)
            && let Some((after, other)) = self.head(next)
            && matches!(self.kind(other), BodyKind::Local | BodyKind::Front)
            && tokens[next].is_capital()
        {
            let mut found = Vec::new();
            self.locals(next, after, other, &mut found);
            if let Some(shared) = found.first().filter(|draft| !draft.reference) {
                return Some(self.draft(at, end, head, self.name(head).to_owned(), shared.seat.clone()));
            }
        }
        if self.name(head) == "Bảo hiểm xã hội" {
            // The insurance, not its office.
            return None;
        }
        self.reference(at, end, head)
    }

    /// `UBND các tỉnh A, B và C`.
    pub(super) fn several(&self, at: usize, level_from: usize, head: HeadId, found: &mut Vec<Draft>) {
        let Some((mut next, mut level)) = level_at(self.document, self.lexicon, level_from) else { return };
        // `các tỉnh, thành phố A, B`
        if let Some(after) = self.joiner(next)
            && let Some((name, second)) = level_at(self.document, self.lexicon, after)
            && !self.capital(next)
        {
            next = name;
            level = second;
        }
        if self.document.mark(next) == ':' {
            next += 1;
        }
        let base = self.name(head).to_owned();
        loop {
            let place = match self.places.named(self.document, self.lexicon, next, level) {
                Some((end, name, unit)) => {
                    let place = match unit {
                        Some(unit) if level == Level::Province => of_unit(self.lexicon, unit, None),
                        _ => Place { level, name, unit },
                    };
                    Some((end, place))
                }
                None => self.places.at(self.document, self.lexicon, next),
            };
            let Some((end, place)) = place else { return };
            found.push(self.draft(at, end, head, base.clone(), Seat::Named(place)));
            match self.joiner(end) {
                Some(after)
                    if self.tokens().get(after).is_some_and(|t| t.is_capital() || t.shape == Shape::Number)
                        || level_at(self.document, self.lexicon, after).is_some() =>
                {
                    next = after
                }
                _ => return,
            }
        }
    }

    /// `Tỉnh ủy Ninh Thuận`, `Huyện ủy`.
    pub(super) fn committee(&self, at: usize, end: usize, head: HeadId, level: Level) -> Option<Draft> {
        let base = self.name(head).to_owned();
        let mut from = end;
        if self.places.unit_at(end).is_none()
            && self.tokens().get(end).is_some_and(|t| !t.newline)
            && let Some((name, _)) = level_at(self.document, self.lexicon, end)
        {
            from = name;
        }
        if self.tokens().get(end).is_some_and(|t| t.word == self.lexicon.bodies.words.member) {
            return Some(self.draft(at, end, head, base, Seat::Open(Some(level))));
        }
        if let Some((after, name, unit)) = self.places.named(self.document, self.lexicon, from, level)
            && (unit.is_some() || after - from < 3 || !topic::is_person(self.document, self.lexicon, from))
            && self.head(from).is_none()
        {
            return Some(self.draft(at, after, head, base, Seat::Named(Place { level, name, unit })));
        }
        self.capital(at).then(|| self.draft(at, from, head, base.clone(), Seat::Open(Some(level)))).or_else(|| {
            (self.tokens()[at].shape == Shape::Lower).then(|| self.draft(at, end, head, base, Seat::Open(Some(level))))
        })
    }

    pub(super) fn party(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        let base = self.name(head).to_owned();
        if self.tokens().get(end).is_some_and(|t| t.word == self.lexicon.bodies.words.member) {
            return None;
        }
        if let Some((after, seat)) = self.seat(end) {
            let named = matches!(seat, Seat::Named(_));
            return (named || self.capital(at) || depth > 0).then(|| self.draft(at, after, head, base, seat));
        }
        if let Some(owner) = self.owner(end, depth + 1) {
            let after = owner.range.end();
            return Some(Draft { owner: Some(Box::new(owner)), ..self.draft(at, after, head, base, Seat::None) });
        }
        if let Some(draft) = self.enterprise(at, end, head) {
            return Some(draft);
        }
        let after = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
        if after > end {
            let base = format!("{base} {}", topic::text(self.document, self.lexicon, end, after));
            let (after, seat) = self.seat(after).unwrap_or((after, Seat::None));
            return Some(self.draft(at, after, head, base, seat));
        }
        // `Đảng ủy, Bộ Tư lệnh Quân khu 5`
        if let Some(next) = self.joiner(end)
            && self.capital(at)
            && let Some((_, other)) = self.head(next)
            && self.name(other) == "Bộ Tư lệnh"
            && let Some(shared) = self.body(next, depth + 1)
            && let Some(owner) = shared.owner
        {
            let owner = Box::new(Draft { inside: true, ..*owner });
            return Some(Draft { owner: Some(owner), ..self.draft(at, end, head, base, Seat::None) });
        }
        self.after_title(at, end, head, depth).or_else(|| self.reference(at, end, head))
    }

    /// `Đoàn Hà Nội`, `(đoàn Bến Tre)` of a member of the National Assembly.
    pub(super) fn delegation(&self, at: usize) -> Option<Draft> {
        let tokens = self.tokens();
        let bracket = at > 0 && matches!(self.document.mark(at - 1), '(' | '-' | '–' | ',');
        let unit = self.places.unit_at(at + 1).filter(|_| bracket)?;
        let closed = matches!(self.document.mark(unit.range.end()), ')' | ',' | ':');
        let head = self.lexicon.bodies.find("Đoàn đại biểu Quốc hội")?;
        let place = of_unit(self.lexicon, unit.unit, None);
        let base = self.name(head).to_owned();
        (closed && !tokens[at].newline).then(|| self.draft(at, unit.range.end(), head, base, Seat::Named(place)))
    }
}
