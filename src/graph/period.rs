//! Stretches of time whose bounds are dates as precise as they are known.

use crate::model::PartialDate;

/// From a day to a day, both included; open where there is no bound.
///
/// ```
/// use graph::graph::Period;
/// let spring = Period::new("2019-02".parse().ok(), "2019-04".parse().ok())?;
/// assert!(spring.may_hold("2019-04-30".parse().unwrap(), None));
/// assert!(spring.may_hold("2019".parse().unwrap(), None));
/// assert!(!spring.may_hold("2019-05".parse().unwrap(), None));
/// # Ok::<(), graph::graph::BoundWithoutYear>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Days as numbers that compare as the days do: year, month, day in two digits each but the first.
    first: Option<u32>,
    last: Option<u32>,
}

/// A bound before which every year has days.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the date \"{0}\" bounds no period without its year; write e.g. 2019-04-23, 2019-04 or 2019")]
pub struct BoundWithoutYear(pub PartialDate);

impl Period {
    /// From the first day of `since` to the last day of `until`.
    ///
    /// # Errors
    /// [`BoundWithoutYear`] where a bound has no year.
    pub fn new(since: Option<PartialDate>, until: Option<PartialDate>) -> Result<Period, BoundWithoutYear> {
        let bound = |date: Option<PartialDate>, day: fn(PartialDate) -> Option<u32>| {
            date.map(|date| day(date).ok_or(BoundWithoutYear(date))).transpose()
        };
        Ok(Period { first: bound(since, first_day)?, last: bound(until, last_day)? })
    }

    /// Whether it has no bounds.
    pub fn is_open(self) -> bool {
        self.first.is_none() && self.last.is_none()
    }

    /// Whether something from `date` (to `end`, if it is later) may fall into it, as far as its dates are known; what has
    /// no year falls into an open period only.
    pub fn may_hold(self, date: PartialDate, end: Option<PartialDate>) -> bool {
        if self.is_open() {
            return true;
        }
        let (Some(first), Some(last)) = (first_day(date), last_day(end.unwrap_or(date))) else { return false };
        self.first.is_none_or(|bound| last >= bound) && self.last.is_none_or(|bound| first <= bound)
    }
}

fn first_day(date: PartialDate) -> Option<u32> {
    day(date.year()?, date.month().unwrap_or(1), date.day().unwrap_or(1))
}

fn last_day(date: PartialDate) -> Option<u32> {
    day(date.year()?, date.month().unwrap_or(12), date.day().unwrap_or(31))
}

fn day(year: u16, month: u8, day: u8) -> Option<u32> {
    Some(u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<PartialDate> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn bounds_are_as_wide_as_they_are_vague() {
        let period = Period::new(date("2019-04"), date("2020")).unwrap();
        for (from, to, holds) in [
            ("2019-03-31", None, false),
            ("2019-04-01", None, true),
            ("2020-12-31", None, true),
            ("2021", None, false),
            ("2019", None, true),
            ("2018-12-30", date("2019-04-02"), true),
            ("2018-12-30", date("2019-03"), false),
            ("--04-23", None, false),
        ] {
            assert_eq!(period.may_hold(from.parse().unwrap(), to), holds, "{from}");
        }
    }

    #[test]
    fn without_bounds_everything_falls_into_it() {
        assert!(Period::default().may_hold(date("--04-23").unwrap(), None));
    }

    #[test]
    fn a_bound_needs_its_year() {
        let error = Period::new(date("--04-23"), None).unwrap_err().to_string();
        assert!(error.contains("\"--04-23\" bounds no period without its year"), "{error}");
    }
}
