//! Dates in their year: what `ngày 23-4`, `hôm qua` and `cùng ngày` mean in one article.

use super::mention::{DateMention, InstrumentMention};
use crate::{
    language::{DateExpression, Document, Shape, Side, When},
    model::PartialDate,
};

/// Places the date expressions of a document in the calendar, as far as the article allows.
///
/// The year comes from `published`, from the stamp of the page, or from what the text says of itself (`tổng kết công tác
/// năm 2025, triển khai phương hướng năm 2026`); a date whose year nothing fixes keeps none. `hôm nay` is the day of the
/// date line, else of a date that stands beside it (`sáng nay (30/6)`), else of publication; where none is known to the
/// day, it is as precise as `published`. Stamps are no dates of the story and are left out, as is `hôm nay` where
/// nothing at all tells when that was.
pub fn resolve(document: &Document, found: &[DateExpression], published: Option<PartialDate>) -> Vec<DateMention> {
    let calendar = Calendar::of(document, found, published);
    let mut mentions = Vec::with_capacity(found.len());
    let mut spoken_of = calendar.today;
    for expression in found.iter().filter(|expression| !expression.stamp) {
        let Some((date, end)) = calendar.resolve(expression, spoken_of) else { continue };
        let past = calendar.today.is_none_or(|today| date <= today || !today.is_full());
        let signs = is_signature(document, expression.range.first());
        if date.day().is_some() && !expression.bound && past && !signs {
            spoken_of = Some(date);
        }
        mentions.push(DateMention { range: expression.range, date, end });
    }
    mentions
}

/// How the year of a date without one is known.
#[derive(Clone, Copy, Debug)]
enum Years {
    Unknown,
    /// All dates are of this year.
    Known(u16),
    /// The one that brings the date nearest to this day.
    Near(PartialDate),
    /// A review of this year and plan of the next: its last months, or the next year's first.
    Turn(u16),
}

/// How many sentences are the head of a report.
const HEAD: usize = 4;

/// From this month on, a year is reviewed while it lasts.
const REVIEWS_BEGIN: u8 = 10;

struct Calendar {
    years: Years,
    today: Option<PartialDate>,
    /// The first day that the head of the report tells: near enough to know the month by.
    about: Option<PartialDate>,
}

impl Calendar {
    fn of(document: &Document, found: &[DateExpression], published: Option<PartialDate>) -> Calendar {
        let stamp = found.iter().find_map(|expression| match expression.when {
            When::On(date) if expression.stamp => Some(date),
            _ => None,
        });
        let base = match (published, stamp) {
            (Some(published), Some(stamp)) => Some(published.merged(stamp).unwrap_or(published)),
            (published, stamp) => published.or(stamp),
        };
        let years = match base {
            Some(base) if base.is_full() => Years::Near(base),
            Some(base) => base.year().map_or(Years::Unknown, Years::Known),
            None => years_of_text(document, found),
        };
        let mut calendar = Calendar { years, today: base, about: None };
        let line = found.iter().find(|expression| expression.line);
        if let Some(When::On(day)) = line.map(|line| line.when) {
            calendar.today = Some(calendar.place(day, Side::Unsaid));
        } else if !base.is_some_and(PartialDate::is_full) {
            let beside = found.iter().find_map(|expression| match (expression.when, expression.offset) {
                (When::On(day), Some(offset)) => shift(calendar.place(day, Side::Unsaid), -offset),
                _ => None,
            });
            calendar.today = beside.or(base);
        }
        let head = document.sentences.get(HEAD).map_or(document.tokens.len(), |sentence| sentence.first as usize);
        let first =
            found.iter().take_while(|expression| expression.range.first() < head).find_map(
                |expression| match expression.when {
                    When::On(date) if date.day().is_some() => Some(calendar.place(date, expression.side)),
                    _ => None,
                },
            );
        let fits = |day: &PartialDate| calendar.today.is_none_or(|today| today.agrees_with(*day));
        calendar.about = first.filter(fits).or(calendar.today);
        calendar
    }

    fn resolve(
        &self,
        expression: &DateExpression,
        spoken_of: Option<PartialDate>,
    ) -> Option<(PartialDate, Option<PartialDate>)> {
        let date = match expression.when {
            When::On(date) => self.place(date, expression.side),
            When::Day(days) => {
                let today = self.today?;
                if today.day().is_some() { shift(today, days)? } else { today }
            }
            When::SameDay => spoken_of?,
            When::Month(months) => {
                let today = self.about?;
                let (year, month) = (i32::from(today.year()?), today.month().map(i32::from));
                let count = month.map(|month| year * 12 + month - 1 + months);
                let year = count.map_or(year, |count| count.div_euclid(12));
                PartialDate::new(u16::try_from(year).ok(), count.map(|count| count.rem_euclid(12) as u8 + 1), None)
                    .ok()?
            }
            When::Year(years, month) => {
                let year = i32::from(self.today.and_then(PartialDate::year).or(self.year())?) + years;
                PartialDate::new(u16::try_from(year).ok(), month, None).ok()?
            }
        };
        let end = expression.last.map(|last| match date.year() {
            Some(year) if last.year().is_none() => {
                let turns = (last.month(), last.day()) < (date.month(), date.day());
                last.with_year(if turns { year + 1 } else { year })
            }
            _ => last,
        });
        Some((date, end))
    }

    /// The year of the report, where only that is known.
    fn year(&self) -> Option<u16> {
        match self.years {
            Years::Known(year) => Some(year),
            Years::Near(day) => day.year(),
            Years::Turn(_) | Years::Unknown => None,
        }
    }

    /// Gives a date its year.
    fn place(&self, date: PartialDate, side: Side) -> PartialDate {
        let Some(month) = date.month().filter(|_| date.year().is_none()) else { return date };
        match self.years {
            Years::Unknown => date,
            Years::Known(year) => date.with_year(year),
            Years::Turn(year) => date.with_year(if month >= REVIEWS_BEGIN { year } else { year + 1 }),
            Years::Near(today) => nearest(date, today, side),
        }
    }
}

/// The year that brings a date nearest to a day, on the side of it that the words say.
fn nearest(date: PartialDate, today: PartialDate, side: Side) -> PartialDate {
    let (Some(year), Some(now)) = (today.year(), today.day_number()) else { return date };
    let distance = |year: u16| {
        let whole = PartialDate::new(Some(year), date.month(), date.day().or(Some(15))).ok()?;
        // A month that is not over is on neither side yet.
        let slack = if date.day().is_none() { 16 } else { 0 };
        whole.day_number().map(|day| (day - now, slack))
    };
    [year - 1, year, year + 1]
        .into_iter()
        .filter_map(|year| distance(year).map(|(days, slack)| (days, slack, year)))
        .filter(|&(days, slack, _)| match side {
            Side::Before => days <= slack,
            Side::After => days >= -slack,
            Side::Unsaid => true,
        })
        .min_by_key(|&(days, _, _)| days.abs())
        .map_or(date, |(_, _, year)| date.with_year(year))
}

/// A day some days later, of a year that may be unknown.
fn shift(date: PartialDate, days: i32) -> Option<PartialDate> {
    if date.year().is_some() || days == 0 {
        return if days == 0 { Some(date) } else { date.plus_days(days) };
    }
    let moved = date.with_year(2001).plus_days(days)?;
    PartialDate::new(None, moved.month(), moved.day()).ok()
}

/// What the text itself says of its year.
fn years_of_text(document: &Document, found: &[DateExpression]) -> Years {
    let dates: Vec<_> = found
        .iter()
        .filter_map(|expression| match expression.when {
            When::On(date) => Some((expression.range, date)),
            _ => None,
        })
        .collect();
    let sentence = |at: usize| document.sentence_of(dates[at].0.first());
    for at in 1..dates.len() {
        // `tổng kết công tác năm 2025, triển khai phương hướng năm 2026`
        let (before, year) = (dates[at - 1].1, dates[at].1);
        if let (Some(reviewed), Some(planned), None, None) = (before.year(), year.year(), before.month(), year.month())
            && planned == reviewed + 1
            && sentence(at) == sentence(at - 1)
            && says(document, dates[at - 1].0.first(), "tổng", "kết")
        {
            return Years::Turn(reviewed);
        }
    }
    for &(range, date) in &dates {
        let Some(year) = date.year() else { continue };
        // `10 năm thực hiện Nghị quyết số … ngày 10/4/2013`
        if date.is_full()
            && let Some(years) = anniversary(document, range.first())
        {
            return Years::Known(year + years);
        }
        // `6 tháng đầu năm 2018`
        if date.month().is_none() && half_year(document, range.first()) {
            return Years::Known(year);
        }
        // The same day elsewhere with its year, or the same month in one sentence.
        let told = |&(other, day): &(crate::language::TokenRange, PartialDate)| {
            day.year().is_none()
                && day.month() == date.month()
                && day.month().is_some()
                && (day.day() == date.day() && day.day().is_some()
                    || document.sentence_of(other.first()) == document.sentence_of(range.first()))
        };
        if dates.iter().any(told) {
            return Years::Known(year);
        }
    }
    Years::Unknown
}

/// Whether two words stand side by side before `at` in its sentence.
fn says(document: &Document, at: usize, first: &str, second: &str) -> bool {
    let begin = document.sentence(document.sentence_of(at)).first();
    (begin..at.saturating_sub(1))
        .any(|i| document.word(i).to_lowercase() == first && document.word(i + 1).to_lowercase() == second)
}

/// Whether the sign of an instrument stands right before a date: `Quyết định số 12/QĐ-UBND |ngày 6/8`.
fn is_signature(document: &Document, first: usize) -> bool {
    let sign = (first.saturating_sub(2)..first).rev().find(|&at| !matches!(document.word(at), "ngày" | "ký"));
    sign.is_some_and(|at| {
        let token = &document.tokens[at];
        at > 0
            && token.glued
            && matches!(token.shape, Shape::Upper | Shape::Mixed)
            && matches!(document.mark(at - 1), '-' | '/')
    })
}

/// The years of `10 năm thực hiện …` before a date in its sentence.
fn anniversary(document: &Document, at: usize) -> Option<u16> {
    let begin = document.sentence(document.sentence_of(at)).first();
    let number = (begin..at.saturating_sub(3)).rev().take(30).find(|&i| {
        document.tokens[i].shape == Shape::Number
            && document.word(i + 1) == "năm"
            && matches!(document.word(i + 2), "thực" | "triển" | "thi")
    })?;
    document.word(number).parse().ok().filter(|&years| years <= 50)
}

/// `6 tháng đầu năm …`
fn half_year(document: &Document, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| document.word(i));
    matches!(document.word(at), "đầu" | "cuối") && word(1) == "tháng"
        || matches!(word(1), "đầu" | "cuối") && word(2) == "tháng"
}

/// The dates of things that happen: all but those of an instrument's signature (`Chỉ thị 15/CT-TTg ngày 7/7/2015`).
pub fn but_signatures(
    document: &Document,
    dates: &[DateMention],
    instruments: &[InstrumentMention],
) -> Vec<DateMention> {
    let signs = |date: &DateMention| {
        let first = date.range.first();
        // Between number and date stand at most `ký`, `,`, `(`, `đề`.
        let end = instruments.partition_point(|instrument| instrument.range.first() < first);
        instruments[..end].iter().rev().take(3).any(|instrument| {
            let gap = instrument.range.end()..first;
            instrument.date == Some(date.date)
                && gap.len() <= 2
                && gap.clone().all(|at| matches!(document.word(at), "ký" | "," | "(" | "đề"))
        })
    };
    dates.iter().filter(|date| !signs(date)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::find_dates, lexicon::Lexicon};

    fn resolved(text: &str, published: &str) -> Vec<String> {
        let lexicon = Lexicon::builtin();
        let document = Document::new(text, &lexicon.vocabulary);
        let found = find_dates(&document, &lexicon.dates);
        resolve(&document, &found, published.parse().ok())
            .iter()
            .map(|mention| format!("{}{}", mention.date, mention.end.map_or(String::new(), |end| format!("..{end}"))))
            .collect()
    }

    #[test]
    fn the_day_of_publication_fixes_year_and_day() {
        for (text, published, dates) in [
            ("Sáng 20/12, Sở họp.", "2018-01-05", "2017-12-20"),
            ("Sáng 20/12 tới, Sở họp.", "2018-01-05", "2018-12-20"),
            ("Hội nghị hồi tháng 3", "2019-09-17", "2019-03"),
            ("Hội nghị trung tuần tháng 8 tới", "2019-08-25", "2019-08"),
            ("Hôm qua, Sở họp.", "2018-01-01", "2017-12-31"),
            ("Hôm qua, Sở họp.", "2018", "2018"),
            ("Tháng tới, cuối năm ngoái", "2018-12-05", "2019-01 2017"),
            ("từ ngày 28-12 đến 3-1", "2018-01-05", "2017-12-28..2018-01-03"),
        ] {
            assert_eq!(resolved(text, published).join(" "), dates, "{text}");
        }
    }

    #[test]
    fn the_date_line_is_the_day_of_the_report() {
        assert_eq!(resolved("SÓC TRĂNG, 21/6 – Chiều nay, Sở họp.", "2011-06-22"), ["2011-06-21", "2011-06-21"]);
        assert_eq!(resolved("Sáng nay (30/6), Sở họp. Ngày mai, đoàn về.", "2025"), ["2025-06-30", "2025-07-01"]);
        assert_eq!(resolved("Sáng nay (31/12), Sở họp. Ngày mai, đoàn về.", ""), ["--12-31", "--01-01"]);
    }

    #[test]
    fn the_same_day_is_the_last_one_spoken_of_that_is_no_deadline() {
        let text = "Ngày 27/8, Sở họp, yêu cầu xong trước ngày 31/8. Chiều cùng ngày, đoàn về.";
        assert_eq!(resolved(text, "2021-08-28"), ["2021-08-27", "2021-08-31", "2021-08-27"]);
    }

    #[test]
    fn the_same_day_is_none_of_a_signature() {
        let text = "Ngày 27/8, Sở họp theo Quyết định số 12/QĐ-UBND ngày 6/8. Chiều cùng ngày, đoàn về.";
        assert_eq!(resolved(text, "2021-08-28").last().unwrap(), "2021-08-27");
    }

    #[test]
    fn the_text_may_tell_its_year() {
        for (text, first) in [
            ("Sáng 14/1, họp tổng kết công tác năm 2025, triển khai nhiệm vụ năm 2026.", "2026-01-14"),
            ("Sáng 24/12, họp tổng kết công tác năm 2025, triển khai nhiệm vụ năm 2026.", "2025-12-24"),
            ("Sáng 2/8, họp tổng kết 10 năm thực hiện Nghị quyết ngày 10/4/2013.", "2023-08-02"),
            ("Ngày 4/7, họp sơ kết 6 tháng đầu năm 2018.", "2018-07-04"),
            ("Ngày 14-5, Sở họp về các cơn bão từ năm 2013.", "--05-14"),
            ("23/04/2019 12:16\nSáng 23/4, Sở họp.", "2019-04-23"),
        ] {
            assert_eq!(resolved(text, "")[0], first, "{text}");
        }
    }

    #[test]
    fn what_nothing_tells_is_no_date() {
        assert_eq!(resolved("Hôm nay, Sở họp.", ""), [""; 0]);
    }
}
