//! Numbers that are a day, or several.

use super::reader::Reader;
use crate::{language::WordId, model::PartialDate};

/// A day, or the first and last of several, with the token after them.
#[derive(Clone, Copy)]
pub(super) struct Days {
    pub(super) end: usize,
    pub(super) first: PartialDate,
    pub(super) last: Option<PartialDate>,
    pub(super) separator: char,
}

impl Reader<'_> {
    /// Numbers that are a day, or several: `23-4`, `27/8/2015`, `7 tháng 6 năm 2017`, `5-8/7`, `20 và 21/6`, `20-5 đến 19-6`.
    pub(super) fn days(&self, at: usize) -> Option<Days> {
        let first = self.one_day(at).or_else(|| self.days_of_one_month(at))?;
        if first.last.is_some() {
            return Some(first);
        }
        // A second day of its own month.
        let w = self.words;
        let to = [w.den, w.toi_to].contains(&self.word(first.end)) || matches!(self.mark(first.end), '-' | '–');
        let and = self.word(first.end) == w.va || self.mark(first.end) == ',';
        if !(to || and) {
            return Some(first);
        }
        let next = self.after_leading_words(first.end + 1);
        let Some(second) = self.one_day(next) else { return Some(first) };
        let (begin, end) = share_year(first.first, second.first);
        let far = end.month() == begin.month() && end.day() <= begin.day()
            || begin.year().is_none() && end.month() < begin.month() && !to;
        let neighbours = end.month() == begin.month() && end.day() == begin.day().map(|d| d + 1);
        let far = far && end.year() <= begin.year();
        if far || and && !neighbours {
            return Some(first);
        }
        Some(Days { end: second.end, first: begin, last: Some(end), separator: first.separator })
    }

    /// Passes over `hết ngày`, `ngày`, `sáng`.
    fn after_leading_words(&self, mut at: usize) -> usize {
        let w = self.words;
        while [w.het, w.ngay, w.sang, w.chieu, w.toi].contains(&self.word(at)) && self.word(at) != WordId::UNKNOWN {
            at += 1;
        }
        at
    }

    /// `23/4`, `27/8/2015`, `7 tháng 6 năm 2017`, `20. 2.2017`.
    fn one_day(&self, at: usize) -> Option<Days> {
        let w = self.words;
        let day = self.day(at)?;
        if self.word(at + 1) == w.thang {
            let month = self.month(at + 2)?;
            let (end, year) = self.trailing_year(at + 3).map_or((at + 3, None), |(end, year)| (end, Some(year)));
            return day_of(end, day, month, year, '/');
        }
        let separator = self.separator(at + 1)?;
        let month = self.month(at + 2)?;
        let second = self.separator(at + 3);
        if second.is_some()
            && let Some(year) = self.year(at + 4)
        {
            return day_of(at + 5, day, month, Some(year), separator);
        }
        if !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        // `5-8/7` are days of one month.
        if second.is_some_and(|second| second != separator) && self.glued(at + 4) && self.month(at + 4).is_some() {
            return None;
        }
        if self.word(at + 3) == w.nam
            && let Some((end, year)) = self.trailing_year(at + 3)
        {
            return day_of(end, day, month, Some(year), separator);
        }
        day_of(at + 3, day, month, None, separator)
    }

    fn separator(&self, at: usize) -> Option<char> {
        Some(self.mark(at)).filter(|mark| matches!(mark, '/' | '-' | '.' | '–'))
    }

    /// `5-8/7`, `4 - 8/6`, `20 và 21/6`, `18 đến 20.7`, `9, 10 và 11/5`: days that share the last one's month.
    fn days_of_one_month(&self, at: usize) -> Option<Days> {
        let w = self.words;
        let begin = self.day(at)?;
        let mut end = at;
        loop {
            let joined = matches!(self.mark(end + 1), '-' | '–' | ',') && !self.glued_comma(end + 1)
                || [w.va, w.den, w.toi_to].contains(&self.word(end + 1)) && self.word(end + 1) != WordId::UNKNOWN;
            if !joined || end > at + 12 {
                return None;
            }
            end = self.after_leading_words(end + 2);
            if let Some(last) = self.one_day(end) {
                if last.first.day().is_none_or(|day| day <= begin) {
                    return None;
                }
                let first = PartialDate::new(last.first.year(), last.first.month(), Some(begin)).ok()?;
                return Some(Days { end: last.end, first, last: Some(last.first), separator: last.separator });
            }
            self.day(end)?;
        }
    }

    /// `3,5`: a decimal comma.
    fn glued_comma(&self, at: usize) -> bool {
        self.mark(at) == ',' && self.glued(at) && self.glued(at + 1)
    }
}

fn day_of(end: usize, day: u8, month: u8, year: Option<u16>, separator: char) -> Option<Days> {
    let first = PartialDate::new(year, Some(month), Some(day)).ok()?;
    Some(Days { end, first, last: None, separator })
}

/// Gives the year of one end of a range to the other.
fn share_year(first: PartialDate, last: PartialDate) -> (PartialDate, PartialDate) {
    match (first.year(), last.year()) {
        (None, Some(year)) => {
            let turns = (first.month(), first.day()) > (last.month(), last.day());
            (first.with_year(if turns { year - 1 } else { year }), last)
        }
        (Some(year), None) => {
            let turns = (first.month(), first.day()) > (last.month(), last.day());
            (first, last.with_year(if turns { year + 1 } else { year }))
        }
        _ => (first, last),
    }
}
