//! Months and years: `tháng 8/2017`, `tháng 8 tới`, `cuối năm 2016`, `năm ngoái`.

use super::{DateExpression, When, reader::Reader};
use crate::{
    language::{Shape, WordId},
    model::PartialDate,
};

impl Reader<'_> {
    /// `tháng 8/2017`, `tháng 8 tới`, `tháng 12 năm ngoái`, `năm 2016`, `quý II/2017` from `next`.
    pub(super) fn month_or_year(&self, at: usize, next: usize) -> Option<DateExpression> {
        let w = self.words;
        let word = if next == at { self.first_word(at) } else { self.word(next) };
        if word == w.thang {
            return self.months(at, next + 1);
        }
        if word == w.quy {
            let (end, year) = self.trailing_year(next + 2)?;
            return Some(self.said(at, end, When::On(PartialDate::new(Some(year), None, None).ok()?)));
        }
        if next > 0 && !self.document.tokens[next].newline && self.document.tokens[next - 1].shape == Shape::Number {
            // `kế hoạch 5 năm 2011-2015`
            return None;
        }
        if let Some(year) = self.year(next + 1) {
            let period = matches!(self.mark(next + 2), '-' | '–') && self.year(next + 3).is_some();
            let date = PartialDate::new(Some(year), None, None).ok()?;
            return (!period).then(|| self.said(at, next + 2, When::On(date)));
        }
        let years = self.relative_year(next)?;
        Some(self.said(at, next + 2, When::Year(years, None)))
    }

    /// `năm nay`, `năm ngoái`, `năm tới` at `at`.
    fn relative_year(&self, at: usize) -> Option<i32> {
        let w = self.words;
        match self.word(at + 1) {
            word if word == w.nay => Some(0),
            word if word == w.ngoai => Some(-1),
            word if word == w.toi_to || word == w.sau => Some(1),
            _ => None,
        }
    }

    fn months(&self, at: usize, next: usize) -> Option<DateExpression> {
        let w = self.words;
        let Some(month) = self.month(next) else {
            let months = match self.word(next) {
                word if word == w.nay_this => 0,
                word if word == w.toi_to || word == w.sau => 1,
                word if word == w.truoc => -1,
                _ => return None,
            };
            let counted =
                at > 0 && !self.document.tokens[at].newline && self.document.tokens[at - 1].shape == Shape::Number;
            return (!counted).then(|| self.said(at, next + 1, When::Month(months)));
        };
        if let Some((end, year)) = self.trailing_year(next + 1) {
            let date = PartialDate::new(Some(year), Some(month), None).ok()?;
            return Some(self.said(at, end, When::On(date)));
        }
        if self.word(next + 1) == w.nam
            && let Some(years) = self.relative_year(next + 1)
        {
            return Some(self.said(at, next + 3, When::Year(years, Some(month))));
        }
        let date = PartialDate::new(None, Some(month), None).ok()?;
        let mut found = self.said(at, next + 1, When::On(date));
        // `tháng 4 và 5/2017`, `tháng 4 - 6`
        let joined = next + 2;
        if matches!(self.mark(next + 1), '-' | '–' | ',') || [w.va, w.den].contains(&self.word(next + 1)) {
            let joined = joined + usize::from(self.word(joined) == w.thang);
            if let Some(last) = self.month(joined).filter(|&last| last > month)
                && self.mark(joined + 1) != '/'
            {
                found = self.said(at, joined + 1, When::On(date));
                found.last = PartialDate::new(None, Some(last), None).ok();
            }
        }
        Some(found)
    }

    /// `/2017`, `-2017`, ` năm 2017` at `at`: the token after it, and the year.
    pub(super) fn trailing_year(&self, at: usize) -> Option<(usize, u16)> {
        if matches!(self.mark(at), '/' | '-' | '.' | '–') && self.glued(at) {
            let year = self.year(at + 1)?;
            let sign = self.mark(at + 2) == '/' && self.glued(at + 2);
            return (!sign).then_some((at + 2, year));
        }
        if self.word(at) == self.words.nam { Some((at + 2, self.year(at + 1)?)) } else { None }
    }

    /// `(8-2017)`, `vào 11/2017`
    pub(super) fn month_of_year(&self, at: usize) -> Option<DateExpression> {
        let w = self.words;
        let (end, year) = self.trailing_year(at + 1).filter(|_| self.mark(at + 1) != '\0')?;
        let date = PartialDate::new(Some(year), Some(self.month(at)?), None).ok()?;
        let enclosed = at > 0 && self.document.mark(at - 1) == '(' && self.mark(end) == ')';
        let led = [w.vao, w.tu_from, w.den, w.toi_to, w.trong, w.dau, w.cuoi, w.giua, w.truoc]
            .contains(&self.before(at))
            && self.before(at) != WordId::UNKNOWN;
        (enclosed || led).then(|| self.said(at, end, When::On(date)))
    }
}
