//! Ministries and departments: `Bộ` or `Sở` and a field, one or several (`các Bộ Y tế, NN-PTNT và Công thương`).

use super::{
    grammar::{Draft, Reader, Seat},
    place::spelled,
    topic::{self, Words},
};
use crate::{language::Shape, lexicon::HeadId};

impl Reader<'_> {
    pub(super) fn ministries(&self, at: usize, end: usize, head: HeadId, found: &mut Vec<Draft>) {
        let start = if self.document.mark(end) == ':' && self.is_plural(at) { end + 1 } else { end };
        let Some(first) = self.ministry(at, start, head) else {
            found.extend(self.reference(at, end, head).filter(|_| end == start));
            return;
        };
        let mut last = first.range.end();
        found.push(first);
        if !self.is_plural(at) {
            return;
        }
        while let Some(next) = self.joiner(last)
            && self.lexicon.bodies.sector(self.tokens(), next).is_some()
            && let Some(more) = self.ministry(next, next, head)
        {
            last = more.range.end();
            found.push(more);
        }
    }

    /// `Bộ trưởng Quốc phòng James Mattis`: the minister of a country that has been named before.
    fn is_stranger(&self, at: usize) -> bool {
        let foreign = |i: usize| {
            let token = &self.tokens()[i];
            token.shape == Shape::Title
                && !token.newline
                && self.document.word(i).is_ascii()
                && token.end - token.start > 2
        };
        at + 1 < self.tokens().len()
            && foreign(at)
            && foreign(at + 1)
            && !topic::is_family_name(self.document, self.lexicon, at)
            && self.head(at).is_none()
    }

    pub(super) fn ministry(&self, first: usize, at: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        if tokens.get(at)?.newline {
            return None;
        }
        if let Some((end, sector)) = self.lexicon.bodies.sector(tokens, at)
            && (tokens[at].is_capital() || tokens[first].is_capital() && end > at + 1)
            && !self.lexicon.bodies.words.not_heads.contains(&tokens[at].word)
        {
            let seat = self.country(end).filter(|_| true);
            let full = self.lexicon.bodies.sector_name(sector);
            return Some(match seat {
                Some((after, Some(country))) => {
                    let text = if sector.domestic { spelled(self.document, at, end) } else { full.to_owned() };
                    self.draft(first, after, head, format!("Bộ {text}"), Seat::Country(country))
                }
                Some((after, None)) => self.draft(first, after, head, format!("Bộ {full}"), Seat::None),
                None => {
                    let seat = if sector.abroad || self.is_stranger(end) { Seat::SomeCountry } else { Seat::None };
                    self.draft(first, end, head, format!("Bộ {full}"), seat)
                }
            });
        }
        let end = topic::end(self.document, self.lexicon, self.places, at, Words::Capital);
        if end == at || end - at > 12 {
            return None;
        }
        let (after, country) = self.country(end)?;
        let base = format!("Bộ {}", topic::text(self.document, self.lexicon, at, end));
        Some(self.draft(first, after, head, base, Seat::Country(country?)))
    }

    /// `Bộ trưởng Tài chính`, `các Bộ trưởng: Tài chính, Công Thương`: the field names the ministry.
    pub(super) fn ministers(&self, at: usize, end: usize, head: HeadId, found: &mut Vec<Draft>) {
        let tokens = self.tokens();
        let start = if self.document.mark(end) == ':' { end + 1 } else { end };
        let mut next = start;
        while tokens.get(next).is_some_and(|t| t.is_capital())
            && self.lexicon.bodies.sector(tokens, next).is_some()
            && let Some(draft) = self.ministry(next, next, head)
        {
            let after = draft.range.end();
            let meeting = at > 0 && tokens[at - 1].word == self.lexicon.bodies.words.conference;
            if meeting || self.is_plural(at) && start == end && !topic::is_person(self.document, self.lexicon, after) {
                // `Hội nghị Bộ trưởng Tài chính`, `các Bộ trưởng Tài chính`: of many countries.
                return;
            }
            let seat = match draft.seat {
                Seat::None if start > end => self.country_of_list(at).map_or(Seat::None, Seat::Country),
                seat => seat,
            };
            found.push(Draft { seat, ..draft });
            match self.joiner(after) {
                Some(joined) if start > end || self.is_plural(at) => next = joined,
                _ => return,
            }
        }
    }

    /// `Cùng đi với Thủ tướng Lào có các Bộ trưởng: Tài chính, …`: the ministers of the country that the sentence names.
    fn country_of_list(&self, at: usize) -> Option<String> {
        let from = self.document.sentence(self.document.sentence_of(at)).first();
        (from..at).rev().find_map(|i| self.country(i)?.1)
    }

    pub(super) fn departments(&self, at: usize, end: usize, head: HeadId, found: &mut Vec<Draft>) {
        let start = if self.document.mark(end) == ':' && self.is_plural(at) { end + 1 } else { end };
        let Some(first) = self.department(at, start, head) else {
            found.extend(self.reference(at, end, head).filter(|_| end == start));
            return;
        };
        let mut last = first.range.end();
        let from = found.len();
        found.push(first);
        while self.is_plural(at)
            && let Some(next) = self.joiner(last)
            && self.lexicon.bodies.sector(self.tokens(), next).is_some()
            && let Some(more) = self.department(next, next, head)
        {
            last = more.range.end();
            found.push(more);
        }
        // `các Sở Y tế, Tài chính tỉnh Lào Cai`: the place of the last is that of all.
        let seat = found[found.len() - 1].seat.clone();
        if seat != Seat::Open(None) {
            for draft in &mut found[from..] {
                if draft.seat == Seat::Open(None) {
                    draft.seat = seat.clone();
                }
            }
        }
    }

    pub(super) fn department(&self, first: usize, at: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        if tokens.get(at)?.newline {
            return None;
        }
        let (end, field) = match self.lexicon.bodies.sector(tokens, at) {
            Some((end, sector)) if tokens[at].is_capital() || tokens[first].is_capital() => {
                (end, self.lexicon.bodies.sector_name(sector).to_owned())
            }
            _ => {
                let end = topic::end(self.document, self.lexicon, self.places, at, Words::Capital);
                if end == at || !topic::is_known(self.document, self.lexicon, at) {
                    return None;
                }
                (end, topic::text(self.document, self.lexicon, at, end))
            }
        };
        let (after, seat) = self.seat(end).unwrap_or((end, Seat::Open(None)));
        Some(self.draft(first, after, head, format!("Sở {field}"), seat))
    }
}
