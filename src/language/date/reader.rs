//! Which words and numbers are a date: something beside them must say so.

use super::{DateExpression, DateWords, Side, When, day::Days};
use crate::language::{Document, Shape, TokenRange, WordId};

/// A document read for dates.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) words: &'a DateWords,
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> WordId {
        self.document.tokens.get(at).filter(|t| !t.newline).map_or(WordId::UNKNOWN, |t| t.word)
    }

    /// As [`Reader::word`], but at the beginning of a line, too.
    pub(super) fn first_word(&self, at: usize) -> WordId {
        self.document.tokens[at].word
    }

    pub(super) fn before(&self, at: usize) -> WordId {
        if at == 0 || self.document.tokens[at].newline { WordId::UNKNOWN } else { self.document.tokens[at - 1].word }
    }

    pub(super) fn mark(&self, at: usize) -> char {
        if self.document.tokens.get(at).is_some_and(|t| t.newline) { '\0' } else { self.document.mark(at) }
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.glued)
    }

    /// The number at a token that is at most `most`.
    pub(super) fn number(&self, at: usize, most: u16) -> Option<u16> {
        let token = self.document.tokens.get(at)?;
        if token.shape != Shape::Number || token.end - token.start > 4 {
            return None;
        }
        self.document.word(at).parse().ok().filter(|&n| (1..=most).contains(&n))
    }

    pub(super) fn day(&self, at: usize) -> Option<u8> {
        self.short(at, 31)
    }

    pub(super) fn month(&self, at: usize) -> Option<u8> {
        self.short(at, 12)
    }

    /// A number of one or two digits.
    pub(super) fn short(&self, at: usize, most: u16) -> Option<u8> {
        let token = self.document.tokens.get(at)?;
        if token.end - token.start > 2 { None } else { self.number(at, most).map(|n| n as u8) }
    }

    pub(super) fn year(&self, at: usize) -> Option<u16> {
        let token = self.document.tokens.get(at)?;
        if token.end - token.start != 4 { None } else { self.number(at, 2199).filter(|&y| y >= 1900) }
    }

    /// The expression that begins at a token.
    pub(super) fn expression(&self, at: usize) -> Option<DateExpression> {
        let token = &self.document.tokens[at];
        if token.shape == Shape::Number {
            return self.bare(at);
        }
        if token.word == WordId::UNKNOWN {
            return None;
        }
        let w = self.words;
        let after_part = self.part_of_day(at);
        if after_part > at {
            return self.after_part_of_day(at, after_part);
        }
        match token.word {
            word if word == w.hom => self.relative(at, at).or_else(|| self.dated(at, at + 1)),
            word if word == w.cung && self.word(at + 1) == w.ngay => {
                self.dated(at, at + 2).or_else(|| Some(self.said(at, at + 2, When::SameDay)))
            }
            word if word == w.ngay || word == w.mung || word == w.mong => {
                self.relative(at, at).or_else(|| self.dated(at, at + 1))
            }
            word if word == w.thu || word == w.chu => {
                let end = self.weekday(at)?;
                self.dated(at, end + usize::from(self.mark(end) == ','))
            }
            word if word == w.thang || word == w.nam || word == w.quy => self.month_or_year(at, at),
            word if [w.dau, w.giua, w.cuoi, w.thuong, w.trung, w.ha].contains(&word) => {
                let next = at + 1 + usize::from(self.word(at + 1) == w.tuan);
                if self.word(next) == w.thang || self.word(next) == w.nam { self.month_or_year(at, next) } else { None }
            }
            _ => None,
        }
    }

    /// The token after `rạng sáng`, `sáng sớm`, `chiều tối`, `buổi chiều`; `at` if there is no such thing.
    fn part_of_day(&self, at: usize) -> usize {
        let w = self.words;
        let parts = [w.sang, w.trua, w.chieu, w.toi, w.dem, w.khuya];
        let begin = at + usize::from([w.buoi, w.rang].contains(&self.first_word(at)));
        let word = |i: usize| if i == at { self.first_word(at) } else { self.word(i) };
        let mut end = begin;
        while end < self.document.tokens.len() && (parts.contains(&word(end)) || end > begin && word(end) == w.som) {
            end += 1;
        }
        if end == begin { at } else { end }
    }

    fn after_part_of_day(&self, at: usize, next: usize) -> Option<DateExpression> {
        let w = self.words;
        if let Some(found) = self.relative(at, next) {
            return Some(found);
        }
        if self.word(next) == w.cung && self.word(next + 1) == w.ngay {
            return self.dated(at, next + 2).or_else(|| Some(self.said(at, next + 2, When::SameDay)));
        }
        let weekday = self.weekday(next).map_or(next, |end| end + usize::from(self.mark(end) == ','));
        if let Some(found) = self.dated(at, weekday + usize::from(self.word(weekday) == w.hom)) {
            return Some(found);
        }
        // `Buổi chiều, …` at the head of a sentence goes on with the day spoken of.
        let heads = self.document.sentence(self.document.sentence_of(at)).first() == at;
        (heads && self.document.tokens[at].word == w.buoi && self.mark(next) == ',')
            .then(|| self.said(at, next, When::SameDay))
    }

    /// `thứ Ba`, `Chủ nhật`, `thứ 7`: the token after it.
    fn weekday(&self, at: usize) -> Option<usize> {
        let w = self.words;
        let (first, second) = (self.document.tokens.get(at)?.word, self.word(at + 1));
        let named = first == w.thu
            && ([w.hai, w.ba, w.tu4, w.bon, w.nam, w.sau6, w.bay].contains(&second) && second != WordId::UNKNOWN
                || self.short(at + 1, 7).is_some_and(|n| n > 1));
        (named || first == w.chu && second == w.nhat).then_some(at + 2)
    }

    /// `(hôm) nay`, `qua`, `mai` from `next`, and the date that may stand beside it: `Sáng qua (5-7)`, `hôm nay, 5.6`.
    fn relative(&self, at: usize, next: usize) -> Option<DateExpression> {
        let w = self.words;
        let ahead = if next == at { self.first_word(at) } else { self.word(next) };
        let led = ahead == w.hom || ahead == w.ngay;
        let mut end = next + usize::from(led);
        if ahead == w.ngay && self.word(end) == w.hom {
            end += 1;
        }
        if end == at {
            return None;
        }
        let days = match self.word(end) {
            word if word == w.nay => 0,
            word if word == w.qua => -1,
            word if word == w.mai => 1,
            word if word == w.kia && ahead == w.hom => -2,
            _ => return None,
        };
        if days == 0 && ahead == w.ngay && end == next + 1 {
            // `ngày nay`: these times.
            return None;
        }
        end += 1;
        let said = self.said(at, end, When::Day(days));
        let open = usize::from(matches!(self.mark(end), ',' | '('));
        let lead = end + open + usize::from(self.word(end + open) == w.ngay);
        let lead = self.weekday(lead).map_or(lead, |end| end + usize::from(self.mark(end) == ','));
        match self.days(lead) {
            Some(days_found) if self.goes_on_well(&days_found) => {
                let close = usize::from(self.mark(end) == '(' && self.mark(days_found.end) == ')');
                let mut found = self.calendar(at, &days_found);
                found.range = TokenRange::new(at, days_found.end + close);
                found.offset = Some(days);
                Some(found)
            }
            _ => Some(said),
        }
    }

    /// A date whose numbers begin at `next`, after words that make it one.
    fn dated(&self, at: usize, next: usize) -> Option<DateExpression> {
        let w = self.words;
        let next = next + usize::from([w.ngay, w.mung, w.mong].contains(&self.word(next)) && next > at);
        let days = self.days(next).filter(|days| self.goes_on_well(days))?;
        Some(self.calendar(at, &days))
    }

    /// No part of the number of an instrument, of a longer number or a fraction of a third kind.
    fn goes_on_well(&self, days: &Days) -> bool {
        let w = self.words;
        let sign = matches!(self.document.mark(days.end), '/' | '-' | '.' | ',')
            && self.glued(days.end)
            && self.glued(days.end + 1)
            && self
                .document
                .tokens
                .get(days.end + 1)
                .is_some_and(|t| t.shape == Shape::Number || t.shape == Shape::Upper);
        !(sign || self.word(days.end) == w.am && self.word(days.end + 1) == w.lich)
    }

    /// A date with nothing before it that belongs to it.
    fn bare(&self, at: usize) -> Option<DateExpression> {
        let w = self.words;
        if at > 0 && self.glued(at) && !matches!(self.document.mark(at - 1), '(' | '"' | '“') {
            return None;
        }
        let Some(days) = self.days(at).filter(|days| self.goes_on_well(days)) else {
            return self.month_of_year(at);
        };
        let (before, slash) = (self.before(at), days.separator == '/');
        let said = if days.first.year().is_some() {
            before != w.so
        } else if self.is_line(at, days.end) {
            true
        } else if at > 0 && self.mark(at - 1) == '(' && self.glued(at) {
            days.separator != '.' && self.mark(days.end) == ')'
        } else {
            let led = [w.tu_from, w.den, w.toi_to, w.vao, w.truoc, w.sau, w.va, w.khoang].contains(&before)
                && before != WordId::UNKNOWN;
            led && (slash && days.separator == '/' || days.last.is_some()) && self.ends_phrase(days.end)
        };
        said.then(|| self.calendar(at, &days))
    }

    /// `21/6 –` after a place at the head of a line.
    fn is_line(&self, at: usize, end: usize) -> bool {
        let sentence = self.document.sentence(self.document.sentence_of(at)).first();
        sentence < at
            && at - sentence <= 6
            && self.mark(at - 1) == ','
            && matches!(self.mark(end), '–' | '-' | ':' | '.')
            && self.document.tokens[sentence..at].iter().all(|t| t.is_capital() || t.shape == Shape::Mark)
    }

    /// Whether a date may end here: before a mark, a name, a preposition, but not before what a fraction counts.
    fn ends_phrase(&self, at: usize) -> bool {
        let w = self.words;
        let Some(token) = self.document.tokens.get(at).filter(|t| !t.newline) else { return true };
        match token.shape {
            Shape::Mark => token.mark != '%',
            Shape::Number => false,
            Shape::Title | Shape::Upper => true,
            _ => {
                token.word != WordId::UNKNOWN
                    && [w.den, w.toi_to, w.tai, w.o, w.va, w.se, w.da, w.voi, w.tren, w.nay_this, w.nam, w.vua, w.trong]
                        .contains(&token.word)
            }
        }
    }

    fn calendar(&self, at: usize, days: &Days) -> DateExpression {
        let mut found = self.said(at, days.end, When::On(days.first));
        found.last = days.last;
        found.line = self.is_line(at, days.end);
        found.stamp = days.first.is_full() && days.last.is_none() && self.is_stamp(at, days.end);
        found
    }

    /// An expression of these tokens, with what follows it: `tới`, `vừa qua`.
    pub(super) fn said(&self, at: usize, end: usize, when: When) -> DateExpression {
        let w = self.words;
        let (side, more) = match (self.word(end), self.word(end + 1)) {
            (WordId::UNKNOWN, _) => (Side::Unsaid, 0),
            (a, _) if a == w.toi_to => match self.document.tokens.get(end + 1) {
                // `từ ngày 5 tới ngày 8`, but `ngày 20-5 tới, …`, `tháng 8 tới tại …`.
                Some(next) if next.shape == Shape::Number || next.word == w.ngay && next.word != WordId::UNKNOWN => {
                    (Side::Unsaid, 0)
                }
                _ => (Side::After, 1),
            },
            (a, b) if a == w.vua && (b == w.qua || b == w.roi) => (Side::Before, 2),
            (a, _) if a == w.qua => (Side::Before, 1),
            _ => (Side::Unsaid, 0),
        };
        let before = self.before(at);
        let (side, more) = match when {
            When::On(_) if more == 0 && before == w.hoi => (Side::Before, 0),
            When::On(_) => (side, more),
            _ => (Side::Unsaid, 0),
        };
        DateExpression {
            range: TokenRange::new(at, end + more),
            when,
            last: None,
            side,
            offset: None,
            bound: [w.truoc, w.den, w.het, w.tu_from].contains(&before) && before != WordId::UNKNOWN,
            stamp: false,
            line: false,
        }
    }

    /// A full date beside a clock, or alone on its line.
    fn is_stamp(&self, at: usize, end: usize) -> bool {
        let clock = |at: usize| {
            self.number(at, 99).is_some() | (self.document.tokens.get(at).is_some_and(|t| t.shape == Shape::Number))
                && self.document.mark(at + 1) == ':'
                && self.glued(at + 1)
                && self.document.tokens.get(at + 2).is_some_and(|t| t.shape == Shape::Number && t.glued)
        };
        if self.document.tokens[at].word == self.words.ngay && self.document.tokens[at].shape == Shape::Lower {
            return false;
        }
        let after = end + usize::from(matches!(self.mark(end), ',' | '-' | '|' | '–'));
        let line_goes_on = |at: usize| self.document.tokens.get(at).is_some_and(|t| !t.newline);
        if line_goes_on(after) && clock(after) {
            return true;
        }
        let before = if at > 0 && matches!(self.document.mark(at - 1), ',' | '-' | '|' | '–') { 4 } else { 3 };
        if at >= before && clock(at - before) && !self.document.tokens[at].newline {
            return true;
        }
        let starts = at == 0 || self.document.tokens[at].newline;
        starts && !line_goes_on(end)
    }
}
