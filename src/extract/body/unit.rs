//! Standing organs, boards, departments and agencies, and the body that each is part of.

use super::{
    grammar::{Draft, Reader, Seat},
    topic::{self, Words},
};
use crate::lexicon::{BodyKind, HeadId};

impl Reader<'_> {
    /// The body that follows as owner, `của` or `thuộc` passed over.
    pub(super) fn owner(&self, at: usize, depth: u8) -> Option<Draft> {
        let keys = &self.lexicon.bodies.words;
        let token = self.tokens().get(at)?;
        if token.newline {
            return None;
        }
        let mut next = at;
        if token.word == keys.directly {
            next += 1;
        }
        if self.tokens().get(next)?.word == keys.of || self.tokens().get(next)?.word == keys.belonging {
            next += 1;
        }
        let draft = self.body(next, depth)?;
        let draft = Draft { inside: next == at, ..draft };
        let fit = !matches!(self.kind(draft.head), BodyKind::World | BodyKind::Office | BodyKind::Premier) || next > at;
        (fit && (self.capital(next) || !draft.reference)).then_some(draft)
    }

    /// The owner after a comma, after a dash or in brackets, where it is a name of its own.
    fn owner_apart(&self, at: usize, depth: u8) -> Option<Draft> {
        let mark = self.document.mark(at);
        if !matches!(mark, ',' | '-' | '–' | '(') || self.tokens()[at].newline || !self.capital(at + 1) {
            return None;
        }
        let mut owner = self.body(at + 1, depth);
        if mark == '('
            && owner.as_ref().is_none_or(|owner| self.document.mark(owner.range.end()) != ')')
            && let Some(comma) = (at + 2..at + 6).find(|&i| self.document.mark(i) == ',')
        {
            // `(Tổng cục VIII, Bộ Công an)`
            owner = self.body(comma + 1, depth);
        }
        let owner = owner?;
        let higher = matches!(self.kind(owner.head), BodyKind::Ministry | BodyKind::Department | BodyKind::Agency)
            || self.name(owner.head) == "Công an";
        let closed = mark == '(' && self.document.mark(owner.range.end()) == ')';
        (!owner.reference && (closed || higher && mark != '(')).then_some(Draft { inside: false, ..owner })
    }

    /// Adds to a name what completes it: the body that it is part of, or its place or country. Says whether there is any
    /// within its own words.
    pub(super) fn complete(&self, draft: Draft, depth: u8) -> (Draft, bool) {
        let end = draft.range.end();
        let widened = |draft: Draft, end: usize| {
            let mut draft = draft;
            draft.range.end = end as u32;
            draft
        };
        if let Some(owner) = self.owner(end, depth + 1) {
            let draft = widened(draft, owner.range.end());
            return (Draft { owner: Some(Box::new(owner)), ..draft }, true);
        }
        let (draft, placed) = match (self.seat(end), self.country(end)) {
            (Some((after, seat)), _) => (Draft { seat, ..widened(draft, after) }, true),
            (None, Some((after, Some(country)))) => {
                (Draft { seat: Seat::Country(country), ..widened(draft, after) }, true)
            }
            _ => (draft, false),
        };
        let board = self.kind(draft.head) == BodyKind::Board && self.document.mark(draft.range.end()) != '(';
        match self.owner_apart(draft.range.end(), depth + 1).filter(|_| !board) {
            Some(owner) => (Draft { owner: Some(Box::new(owner)), ..draft }, placed),
            None => (draft, placed),
        }
    }

    /// `Phó Bí thư Ban Cán sự Đảng, Thứ trưởng Bộ Xây dựng`: the next title tells whose it is.
    pub(super) fn after_title(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        if !matches!(self.document.mark(end), ',' | '-' | '–') || !self.capital(at) || depth > 0 {
            return None;
        }
        let (title_end, _) = self.lexicon.titles.at(self.tokens(), end + 1)?;
        let owner = self.body(title_end, depth + 1).filter(|owner| !owner.reference)?;
        let fit = matches!(
            self.kind(owner.head),
            BodyKind::Ministry | BodyKind::Department | BodyKind::Agency | BodyKind::Force | BodyKind::Organ
        ) || self.name(owner.head) == "Công an";
        let owner = Draft { inside: true, ..owner };
        let base = self.name(head).to_owned();
        fit.then(|| Draft { owner: Some(Box::new(owner)), ..self.draft(at, end, head, base, Seat::None) })
    }

    /// A name whose topic follows its first words: with a capital, or in any words where a place or an owner completes it.
    pub(super) fn topical(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<(Draft, bool)> {
        let name = self.name(head);
        let is_skipped = |end: usize| self.head(end).is_some_and(|(_, head)| self.kind(head) == BodyKind::Skip);
        let sector = self.lexicon.bodies.sector(self.tokens(), end).filter(|_| self.capital(end));
        let capital = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
        let capital = sector.map_or(capital, |(after, _)| after.max(capital));
        if is_skipped(capital) {
            return None;
        }
        if capital > end {
            let words = match sector {
                Some((after, sector)) => {
                    let rest = topic::text(self.document, self.lexicon, after, capital);
                    format!("{} {rest}", self.lexicon.bodies.sector_name(sector)).trim_end().to_owned()
                }
                None => topic::text(self.document, self.lexicon, end, capital),
            };
            let draft = self.draft(at, capital, head, format!("{name} {words}"), Seat::None);
            let (draft, complete) = self.complete(draft, depth);
            let sure = complete
                || draft.owner.is_some()
                || topic::is_known(self.document, self.lexicon, end)
                || self.after_a_title(at)
                || self.ends_in_home(&draft);
            return sure.then_some((draft, complete));
        }
        let starts_otherwise =
            self.tokens().get(end).is_none_or(|t| self.lexicon.bodies.words.not_heads.contains(&t.word));
        if !self.capital(at) || starts_otherwise {
            return None;
        }
        let any = topic::end(self.document, self.lexicon, self.places, end, Words::Any);
        if any < end + 2 {
            return None;
        }
        let words = topic::text(self.document, self.lexicon, end, any);
        let (draft, complete) = self.complete(self.draft(at, any, head, format!("{name} {words}"), Seat::None), depth);
        complete.then_some((draft, complete))
    }

    /// `Giám đốc`, `Viện trưởng`, `lãnh đạo`, `đại diện` before a name show that it is one.
    pub(super) fn after_a_title(&self, at: usize) -> bool {
        at > 0
            && !self.tokens()[at].newline
            && self.lexicon.bodies.words.before_names.contains(&self.tokens()[at - 1].word)
    }

    /// `… Việt Nam`, `… Trung ương`, `… Quốc gia`.
    pub(super) fn ends_in_home(&self, draft: &Draft) -> bool {
        let end = draft.range.end();
        let last = self.tokens()[end - 1].word;
        self.lexicon.bodies.words.national.contains(&last)
    }

    pub(super) fn standing(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        if self.is_adverb(at, end, head) {
            return None;
        }
        let draft = self.draft(at, end, head, self.name(head).to_owned(), Seat::None);
        if let Some(owner) = self.owner(end, depth + 1) {
            let mut draft = Draft { owner: Some(Box::new(owner.clone())), ..draft };
            draft.range.end = owner.range.end;
            return Some(draft);
        }
        if let Some(owner) = self.owner_apart(end, depth + 1) {
            return Some(Draft { owner: Some(Box::new(owner)), ..draft });
        }
        match self.name(head) {
            "Văn phòng" => self.topical(at, end, head, depth).map(|(draft, _)| draft),
            "Ban Cán sự Đảng" | "Đảng đoàn" => {
                self.after_title(at, end, head, depth).or_else(|| self.reference(at, end, head))
            }
            _ => self.reference(at, end, head),
        }
    }

    /// `Phó Chủ tịch Thường trực UBND tỉnh`: the title's `Thường trực`, not the organ. A council's `Ủy viên Thường trực`
    /// is a member of the organ.
    pub(super) fn is_adverb(&self, at: usize, end: usize, head: HeadId) -> bool {
        let tokens = self.tokens();
        let keys = &self.lexicon.bodies.words;
        if at == 0 || tokens[at].newline || !self.name(head).contains("hường trực") {
            return false;
        }
        let council = self.head(end).is_some_and(|(_, next)| self.name(next) == "Hội đồng nhân dân");
        keys.adverb_after.contains(&tokens[at - 1].word) && !(council && tokens[at - 1].word == keys.member)
    }

    /// `các ban Pháp chế, Kinh tế - Ngân sách của HĐND tỉnh`.
    pub(super) fn boards(&self, at: usize, end: usize, head: HeadId, found: &mut Vec<Draft>) {
        let from = found.len();
        let mut next = if self.document.mark(end) == ':' { end + 1 } else { end };
        while let Some((after, _)) = self.lexicon.bodies.topic(self.tokens(), next)
            && self.capital(next)
        {
            let base = format!("Ban {}", topic::text(self.document, self.lexicon, next, after));
            let first = if found.len() == from { at } else { next };
            found.push(self.draft(first, after, head, base, Seat::None));
            match self.joiner(after) {
                Some(joined) => next = joined,
                None => break,
            }
        }
        let Some(last) = found[from..].last().map(|draft| draft.range.end()) else { return };
        if let Some(owner) = self.owner(last, 1) {
            for draft in &mut found[from..] {
                draft.owner = Some(Box::new(owner.clone()));
            }
        } else {
            found.truncate(from);
        }
    }

    pub(super) fn board(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        let name = self.name(head);
        if name == "Ban Tổ chức" {
            let (draft, complete) = self.complete(self.draft(at, end, head, name.to_owned(), Seat::None), depth);
            return (complete || draft.owner.is_some()).then_some(draft);
        }
        let known = self.lexicon.bodies.topic(self.tokens(), end).filter(|_| self.capital(end));
        let Some((after, board)) = known else {
            let (draft, complete) = self.topical(at, end, head, depth)?;
            return (complete || draft.owner.is_some()).then_some(draft);
        };
        let base = format!("{name} {}", topic::text(self.document, self.lexicon, end, after));
        let (draft, complete) = self.complete(self.draft(at, after, head, base, Seat::None), depth);
        if complete || draft.owner.is_some() {
            return Some(draft);
        }
        let seat = if board.is_some() { Seat::None } else { Seat::Open(None) };
        Some(Draft { board, seat, ..draft })
    }

    pub(super) fn unit(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        if let Some(draft) = self.with_number(at, end, head) {
            return Some(draft);
        }
        let (draft, complete) = self.topical(at, end, head, depth)?;
        // `Phòng Đông` is a room: one word makes no department, unless it is a field.
        let field = self.lexicon.bodies.sector(self.tokens(), end).is_some()
            || self.lexicon.bodies.topic(self.tokens(), end).is_some();
        let bare = draft.range.end() == end + 1 && !field && draft.owner.is_none() && !complete;
        (!bare).then_some(draft)
    }

    pub(super) fn agency(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        let name = self.name(head);
        // `tại Trung tâm Văn hóa tỉnh` is where something happens.
        if name == "Trung tâm" && at > 0 && self.tokens()[at - 1].word == self.lexicon.bodies.words.at {
            return None;
        }
        if let Some((draft, _)) = self.topical(at, end, head, depth) {
            return Some(draft);
        }
        if name == "Viện"
            && let Some(draft) = self.with_number(at, end, head)
        {
            return Some(draft);
        }
        let complete_alone = matches!(name, "Ban An toàn giao thông" | "Văn phòng Đăng ký đất đai");
        if complete_alone {
            let (draft, complete) = self.complete(self.draft(at, end, head, name.to_owned(), Seat::None), depth);
            return Some(if complete { draft } else { Draft { seat: Seat::Open(None), ..draft } });
        }
        self.reference(at, end, head)
    }
}
