//! Dates as precise as they are known.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A date of which the day, the month or the year may be unknown, but never the month where the day is known.
///
/// Written as in ISO 8601: `2019-04-23`, `2019-04`, `2019`, and `--04-23` or `--04` where the year is missing.
/// Only days that the calendar has can be built. The order is that of the text form, years unknown first.
///
/// ```
/// use graph::model::PartialDate;
/// let day: PartialDate = "--04-23".parse().unwrap();
/// assert_eq!(day.with_year(2019).to_string(), "2019-04-23");
/// assert!(day.agrees_with("2019-04".parse().unwrap()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a date could not be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The text has not the form of a date.
    #[error("\"{0}\" is no date; write 2019-04-23, 2019-04, 2019 or --04-23")]
    Form(String),
    /// The calendar has no such day.
    #[error("the calendar has no {0}")]
    Calendar(String),
}

const DAYS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl PartialDate {
    /// A date from its known parts.
    ///
    /// # Errors
    /// [`DateError::Calendar`] for a year outside 1000..=9999, a month or day that the calendar does not have, a day
    /// without its month, or nothing at all.
    pub fn new(year: Option<u16>, month: Option<u8>, day: Option<u8>) -> Result<PartialDate, DateError> {
        let date = PartialDate { year, month, day };
        let sound = match (year, month, day) {
            (None, None, _) | (_, None, Some(_)) => false,
            (y, m, d) => {
                let leap = y.is_none_or(|y| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
                y.is_none_or(|y| (1000..=9999).contains(&y))
                    && m.is_none_or(|m| (1..=12).contains(&m))
                    && d.is_none_or(|d| {
                        let month = m.unwrap_or(0);
                        d >= 1
                            && (1..=12).contains(&month)
                            && d <= DAYS[usize::from(month) - 1]
                            && (d, month, leap) != (29, 2, false)
                    })
            }
        };
        if sound { Ok(date) } else { Err(DateError::Calendar(date.to_string())) }
    }

    /// A full date.
    ///
    /// # Errors
    /// As [`PartialDate::new`].
    pub fn ymd(year: u16, month: u8, day: u8) -> Result<PartialDate, DateError> {
        PartialDate::new(Some(year), Some(month), Some(day))
    }

    /// The year, if known.
    pub fn year(self) -> Option<u16> {
        self.year
    }

    /// The month 1..=12, if known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, if known.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Whether year, month and day are all known.
    pub fn is_full(self) -> bool {
        self.year.is_some() && self.day.is_some()
    }

    /// The same day and month in `year`; unchanged if the year is already known or that year has no such day.
    pub fn with_year(self, year: u16) -> PartialDate {
        if self.year.is_some() {
            return self;
        }
        PartialDate::new(Some(year), self.month, self.day).unwrap_or(self)
    }

    /// Whether no part that both know differs.
    pub fn agrees_with(self, other: PartialDate) -> bool {
        fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        same(self.year, other.year) && same(self.month, other.month) && same(self.day, other.day)
    }

    /// How many of year, month and day are known, 1 to 3.
    pub fn precision(self) -> u8 {
        u8::from(self.year.is_some()) + u8::from(self.month.is_some()) + u8::from(self.day.is_some())
    }

    /// The parts that either knows; `None` where they disagree.
    pub fn merged(self, other: PartialDate) -> Option<PartialDate> {
        if !self.agrees_with(other) {
            return None;
        }
        PartialDate::new(self.year.or(other.year), self.month.or(other.month), self.day.or(other.day)).ok()
    }

    /// The calendar day `days` later (earlier if negative); `None` unless the date is full and the result is in range.
    pub fn plus_days(self, days: i32) -> Option<PartialDate> {
        let (year, month, day) = (i32::from(self.year?), i32::from(self.month?), i32::from(self.day?));
        civil(ordinal(year, month, day) + days)
    }

    /// Days since 1970-01-01 of a full date.
    pub fn day_number(self) -> Option<i32> {
        Some(ordinal(i32::from(self.year?), i32::from(self.month?), i32::from(self.day?)))
    }

    /// The day of the week of a full date, Monday = 0.
    pub fn weekday(self) -> Option<u8> {
        Some((self.day_number()? + 3).rem_euclid(7) as u8)
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's `days_from_civil`).
fn ordinal(year: i32, month: i32, day: i32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let doy = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

/// The inverse of [`ordinal`].
fn civil(days: i32) -> Option<PartialDate> {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i32::from(month <= 2);
    PartialDate::ymd(u16::try_from(year).ok()?, month as u8, (doy - (153 * mp + 2) / 5 + 1) as u8).ok()
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<PartialDate, DateError> {
        let form = || DateError::Form(text.to_owned());
        let number = |part: &str, digits: usize| -> Result<u16, DateError> {
            if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse().map_err(|_| form())
            } else {
                Err(form())
            }
        };
        let (year, rest) = match text.strip_prefix("--") {
            Some(rest) => (None, Some(rest)),
            None => match text.split_once('-') {
                Some((year, rest)) => (Some(number(year, 4)?), Some(rest)),
                None => (Some(number(text, 4)?), None),
            },
        };
        let mut parts = rest.into_iter().flat_map(|rest| rest.split('-')).map(|part| number(part, 2));
        let month = parts.next().transpose()?.map(|m| m as u8);
        let day = parts.next().transpose()?.map(|d| d as u8);
        if parts.next().is_some() {
            return Err(form());
        }
        PartialDate::new(year, month, day)
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<PartialDate, DateError> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn reads_what_it_writes() {
        for text in ["2019-04-23", "2019-04", "2019", "--04-23", "--04", "2020-02-29", "--02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn refuses_what_the_calendar_has_not() {
        for text in [
            "2019-02-29",
            "2019-13",
            "2019-04-31",
            "--00-01",
            "19-04-23",
            "2019-4-23",
            "",
            "--",
            "2019-04-23-1",
            "0000",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
        assert!(PartialDate::new(Some(2019), None, Some(3)).is_err());
    }

    #[test]
    fn a_missing_year_agrees_with_any() {
        assert!(date("--04-23").agrees_with(date("2019-04-23")));
        assert!(!date("2018-04-23").agrees_with(date("2019-04-23")));
        assert_eq!(date("--04-23").merged(date("2019")), Some(date("2019-04-23")));
        assert_eq!(date("2018").merged(date("2019")), None);
    }

    #[test]
    fn knows_the_weekday() {
        // 23 April 2019 was a Tuesday (`Thứ Ba`).
        assert_eq!(date("2019-04-23").weekday(), Some(1));
    }

    proptest! {
        #[test]
        fn days_there_and_back(year in 1200u16..2900, month in 1u8..=12, day in 1u8..=28, shift in -40_000i32..40_000) {
            let start = PartialDate::ymd(year, month, day).unwrap();
            let moved = start.plus_days(shift).unwrap();
            prop_assert_eq!(moved.plus_days(-shift), Some(start));
            prop_assert_eq!(moved.day_number().unwrap() - start.day_number().unwrap(), shift);
        }
    }
}
