//! Bodies with a name of their own, committees and societies named by their topic, forces, missions abroad.

use super::{
    grammar::{Draft, Reader, Seat},
    place::spelled,
    topic::{self, Words},
};
use crate::{
    language::{Shape, Token},
    lexicon::{BodyKind, HeadId},
};

/// How far before `của Thủ tướng` the instrument stands that he issued, in tokens.
const INSTRUMENT_REACH: usize = 16;

/// The longest name between a head and its abbreviation in brackets, in tokens.
const LABELLED_REACH: usize = 18;

impl Reader<'_> {
    pub(super) fn fixed(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        let kind = self.kind(head);
        let one_word = end == at + 1;
        let capital = tokens[at..end].iter().any(Token::is_capital);
        if one_word && tokens[at].shape == Shape::Lower
            || kind == BodyKind::World && one_word && tokens[at].shape == Shape::Title
            || self.is_adverb(at, end, head)
        {
            return None;
        }
        let base = self.name(head).to_owned();
        let foreign = matches!(kind, BodyKind::State | BodyKind::Foreign | BodyKind::Office | BodyKind::Organ);
        match self.country(end).filter(|_| foreign) {
            Some((after, Some(country))) if kind != BodyKind::Organ || !base.contains("Trung ương") => {
                let base =
                    if kind == BodyKind::Organ { topic::text(self.document, self.lexicon, at, end) } else { base };
                return Some(self.draft(at, after, head, base, Seat::Country(country)));
            }
            Some((after, None)) if kind != BodyKind::Foreign => {
                return capital.then(|| self.draft(at, after, head, base, Seat::None));
            }
            _ => {}
        }
        if !capital {
            return None;
        }
        let seat = match kind {
            BodyKind::Foreign => Seat::SomeCountry,
            BodyKind::Office if base != "Chủ tịch nước" => Seat::SomeCountry,
            _ => Seat::None,
        };
        Some(self.draft(at, end, head, base, seat))
    }

    /// `Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ`, `Thủ tướng vừa ký Chỉ thị …`: the Prime Minister as an
    /// institution. A person, and what he only says or is told, is none.
    pub(super) fn premier(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        let keys = &self.lexicon.bodies.words;
        let before = at.checked_sub(1).map(|i| tokens[i].word);
        if before == Some(keys.deputy) || topic::is_person(self.document, self.lexicon, end) {
            return None;
        }
        let is_instrument = |i: usize| {
            self.lexicon.instruments.spellings().longest(tokens, i).is_some() && tokens[i].shape != Shape::Lower
        };
        let sentence = self.document.sentence(self.document.sentence_of(at));
        let issued = if before == Some(keys.of) {
            let from = sentence.first().max(at.saturating_sub(INSTRUMENT_REACH));
            let instrument = (from..at).rev().find(|&i| is_instrument(i));
            let numbered = |first: usize, end: usize| (first..end).any(|i| tokens[i].shape == Shape::Number);
            instrument.is_some_and(|first| numbered(first, at))
                || tokens.get(end).is_some_and(|t| t.word == keys.at)
                    && (end..(end + 3).min(sentence.end()))
                        .any(|i| self.lexicon.instruments.spellings().longest(tokens, i).is_some())
                    && numbered(end, (end + 6).min(sentence.end()))
        } else {
            let signs = (end..(end + 5).min(sentence.end())).find(|&i| keys.issues.contains(&tokens[i].word));
            signs.is_some_and(|sign| {
                let act = (sign + 1..(sign + 6).min(sentence.end())).find(|&i| is_instrument(i));
                let told = |i: usize| tokens[i].shape == Shape::Number || tokens[i].word == keys.about;
                act.is_some_and(|act| (act + 1..(act + 5).min(sentence.end())).any(told))
            })
        };
        issued.then(|| self.draft(at, end, head, self.name(head).to_owned(), Seat::None))
    }

    pub(super) fn steering(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        let name = self.name(head);
        if name == "Ủy ban liên Chính phủ" && self.countries_joined(end).is_none() {
            // `Ủy ban liên Chính phủ hai nước`: of Viet Nam and the country that the text is about.
            let base = format!("{name} Việt Nam -");
            return self.capital(at).then(|| self.draft(at, end, head, base, Seat::SomeCountry));
        }
        if (name.contains("hợp tác") || name.contains("Chính phủ"))
            && let Some(after) = self.countries_joined(end)
        {
            let countries = topic::text(self.document, self.lexicon, end, after);
            return Some(self.draft(at, after, head, format!("{name} {countries}"), Seat::None));
        }
        if matches!(name, "Hội đồng" | "Ủy ban") {
            let found = self.topical(at, end, head, depth).map(|(draft, _)| draft);
            return found.or_else(|| self.reference(at, end, head));
        }
        let topic_end = topic::end(self.document, self.lexicon, self.places, end, Words::Any);
        if topic_end == end {
            if name == "Tổ công tác"
                && self.tokens().get(end).is_some_and(|t| t.word == self.lexicon.bodies.words.of)
                && let Some(owner) = self.owner(end, depth + 1).filter(|owner| !owner.reference)
            {
                let mut draft = self.draft(at, end, head, name.to_owned(), Seat::None);
                draft.range.end = owner.range.end;
                return Some(Draft { owner: Some(Box::new(owner)), ..draft });
            }
            if let Some((after, seat)) = self.seat(end) {
                return Some(self.draft(at, after, head, name.to_owned(), seat));
            }
            return self.reference(at, end, head);
        }
        let base = format!("{name} {}", topic::text(self.document, self.lexicon, end, topic_end));
        let (draft, complete) = self.complete(self.draft(at, topic_end, head, base, Seat::None), depth);
        (complete || self.capital(at) || self.capital(end)).then_some(draft)
    }

    /// `Việt Nam - Lào`.
    fn countries_joined(&self, at: usize) -> Option<usize> {
        let side = |at: usize| match self.country(at) {
            Some((end, _)) => Some(end),
            // `Nga - Việt`
            None => self.tokens().get(at).filter(|t| t.word == self.lexicon.bodies.words.viet).map(|_| at + 1),
        };
        let first = side(at)?;
        let dash = matches!(self.document.mark(first), '-' | '–');
        side(first + 1).filter(|_| dash)
    }

    pub(super) fn society(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        let topic_end = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
        if let Some(after) = [topic_end, end, end + 2].into_iter().find_map(|at| self.countries_joined(at)) {
            let base = format!("{} {}", self.name(head), topic::text(self.document, self.lexicon, end, after));
            return Some(self.complete(self.draft(at, after, head, base, Seat::None), depth).0);
        }
        if topic_end == end || self.name(head).contains("hữu nghị") {
            return None;
        }
        let base = format!("{} {}", self.name(head), topic::text(self.document, self.lexicon, end, topic_end));
        let (draft, complete) = self.complete(self.draft(at, topic_end, head, base, Seat::None), depth);
        let sure = complete || self.ends_in_home(&draft) || self.after_a_title(at);
        (sure && topic_end > end + 1).then_some(draft)
    }

    pub(super) fn force(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let name = self.name(head);
        let tokens = self.tokens();
        if tokens.get(end).is_none_or(|t| t.newline) {
            return self.reference(at, end, head);
        }
        if let Some(draft) = self.with_number(at, end, head) {
            return Some(draft);
        }
        if name == "Bộ Tư lệnh"
            && let Some(owner) = self.owner(end, 2)
        {
            let after = owner.range.end();
            return Some(Draft {
                owner: Some(Box::new(owner)),
                ..self.draft(at, after, head, name.to_owned(), Seat::None)
            });
        }
        let topic_end = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
        if topic_end > end {
            let base = format!("{name} {}", topic::text(self.document, self.lexicon, end, topic_end));
            return Some(self.draft(at, topic_end, head, base, Seat::None));
        }
        self.reference(at, end, head)
    }

    /// `Quân khu 4`, `Đội K51`.
    pub(super) fn with_number(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        let first = tokens.get(end).filter(|t| !t.newline && self.capital(at) && !t.glued)?;
        let roman = first.shape == Shape::Upper || first.is_capital() && first.end - first.start == 1;
        let roman = roman && self.document.word(end).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let lettered = first.is_capital()
            && first.end - first.start <= 3
            && tokens.get(end + 1).is_some_and(|t| t.shape == Shape::Number && t.glued);
        if first.shape != Shape::Number && !lettered && !roman {
            return None;
        }
        let after = end + 1 + usize::from(lettered);
        let base = format!("{} {}", self.name(head), spelled(self.document, end, after));
        let draft = self.draft(at, after, head, base, Seat::None);
        let (complete, _) = self.complete(draft.clone(), 1);
        // `Lữ đoàn 28, Sở Y tế` are two.
        let fit = complete.owner.as_deref().is_none_or(|owner| {
            matches!(self.kind(owner.head), BodyKind::Force | BodyKind::Ministry | BodyKind::Agency)
                || matches!(self.name(owner.head), "Công an" | "Bộ Chỉ huy Quân sự" | "Thanh tra Chính phủ")
                || owner.base.starts_with("Viện Kiểm sát")
        });
        Some(if fit { complete } else { draft })
    }

    pub(super) fn mission(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let name = self.name(head);
        let Some((mut after, country)) = self.country(end) else {
            return self.reference(at, end, head);
        };
        let mut base = format!("{name} {}", country.as_deref().unwrap_or("Việt Nam"));
        let tokens = self.tokens();
        if tokens.get(after).is_some_and(|t| t.word == self.lexicon.bodies.words.at) {
            if let Some((end, host)) = self.country(after + 1) {
                base = format!("{base} tại {}", host.as_deref().unwrap_or("Việt Nam"));
                after = end;
            } else if let Some((end, place)) = self.places.at(self.document, self.lexicon, after + 1) {
                base = format!("{base} tại {}", place.name);
                after = end;
            } else {
                let city = (after + 1..tokens.len()).take(3).take_while(|&i| self.capital(i)).count();
                if city > 0 {
                    base = format!("{base} tại {}", spelled(self.document, after + 1, after + 1 + city));
                    after += 1 + city;
                }
            }
        }
        Some(self.draft(at, after, head, base, Seat::None))
    }

    /// `G20`.
    pub(super) fn numbered(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let number = self.tokens().get(end).filter(|t| t.shape == Shape::Number && t.glued);
        let glued = number.is_some() && matches!(self.document.word(end), "7" | "8" | "20" | "77");
        let base = format!("{}{}", self.name(head), self.document.word(end.min(self.tokens().len() - 1)));
        (glued && self.capital(at)).then(|| self.draft(at, end + 1, head, base, Seat::None))
    }

    /// `Nhóm đặc trách về khai khoáng (MTF)`: the abbreviation in brackets shows that the words before it are a name.
    pub(super) fn labelled(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        if !self.capital(at) {
            return None;
        }
        let open = (end..(end + LABELLED_REACH).min(tokens.len())).find(|&i| {
            tokens[i].newline || tokens[i].shape == Shape::Mark && !matches!(tokens[i].mark, '-' | '–' | ',')
        })?;
        let label = tokens
            .get(open + 1)
            .is_some_and(|t| !t.newline && matches!(t.shape, Shape::Upper | Shape::Mixed) && t.end - t.start > 2);
        let closed = (open + 2..(open + 6).min(tokens.len())).any(|i| self.document.mark(i) == ')');
        if self.document.mark(open) != '(' || !label || !closed || open < end + 2 {
            return None;
        }
        let base = format!("{} {}", self.name(head), topic::text(self.document, self.lexicon, end, open));
        Some(self.draft(at, open, head, base, Seat::None))
    }

    /// `Công đoàn cơ sở Công ty …`: the organisation inside an enterprise.
    pub(super) fn enterprise(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let (after, owner) = self.head(end).filter(|_| self.capital(end))?;
        if self.kind(owner) != BodyKind::Skip || !self.capital(at) {
            return None;
        }
        let mut last = topic::end(self.document, self.lexicon, self.places, after, Words::Capital);
        if let Some((country, _)) = self.country(last) {
            last = country;
        }
        let base = format!("{} {}", self.name(head), topic::text(self.document, self.lexicon, end, last));
        (last > after).then(|| self.draft(at, last, head, base, Seat::None))
    }
}
