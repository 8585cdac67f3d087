//! The day of publication: in metadata, or in a line of its own above the text (`Thứ Ba, 23/04/2019 12:16`).

use crate::model::PartialDate;

/// How many lines at the head of a text may hold the date line.
const HEAD_LINES: usize = 8;
/// A date line is shorter than any sentence.
const LONGEST_DATE_LINE: usize = 80;
/// The letters that a date line has beside its date: a weekday, `Cập nhật lúc`, `GMT`, `Bản in`.
const MOST_OTHER_LETTERS: usize = 30;
/// Vietnam's clock, in minutes east of Greenwich.
const VIETNAM: i32 = 7 * 60;
const ENGLISH_MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day that metadata give, in any form in common use: ISO 8601 with or without time and zone, day first with
/// slashes, dots or hyphens, `ngày 23 tháng 4 năm 2019`, `Tue, 23 Apr 2019 12:16:00 +0700`. A time with a zone is
/// moved to Vietnam's clock.
pub(super) fn parse(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    text.parse().ok().or_else(|| instant(text)).or_else(|| find(text)).or_else(|| month_of_year(text))
}

/// The day in the date line at the head of a text.
pub(super) fn date_line(text: &str) -> Option<PartialDate> {
    text.lines().filter(|line| !line.trim().is_empty()).take(HEAD_LINES).find_map(date_of_line)
}

/// Whether a line is only a date line.
pub(super) fn is_date_line(line: &str) -> bool {
    date_of_line(line).is_some()
}

fn date_of_line(line: &str) -> Option<PartialDate> {
    if line.chars().count() > LONGEST_DATE_LINE {
        return None;
    }
    let date = find(line)?;
    let letters = line.chars().filter(|character| character.is_alphabetic()).count();
    let lower = line.to_lowercase();
    let alone = matches!(lower.trim_matches(|c: char| !c.is_alphabetic()), "" | "ngày" | "ngày đăng" | "cập nhật");
    let dated = ["thứ ", "chủ nhật"].iter().any(|word| lower.contains(word)) || has_time_of_day(&lower);
    (alone || dated && letters <= MOST_OTHER_LETTERS).then_some(date)
}

/// `12:16`, `7h30`.
fn has_time_of_day(line: &str) -> bool {
    let numbers = numbers(line);
    numbers.windows(2).any(|pair| {
        let (hour, minute) = (&pair[0], &pair[1]);
        matches!(minute.before, ":" | "h" | "g") && hour.value < 24 && minute.value < 60 && minute.digits == 2
    })
}

/// A run of digits with what stands between it and the run before.
struct Number<'t> {
    before: &'t str,
    digits: usize,
    value: u32,
}

fn numbers(text: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, tail) = rest.split_at(start);
        let digits = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (number, tail) = tail.split_at(digits);
        // What does not fit is no part of a date either.
        found.push(Number { before, digits, value: number.parse().unwrap_or(u32::MAX) });
        rest = tail;
    }
    found
}

/// The first full date: day first, or year first.
fn find(text: &str) -> Option<PartialDate> {
    let lower = text.to_lowercase();
    numbers(&lower).windows(3).find_map(|three| {
        let (a, b, c) = (&three[0], &three[1], &three[2]);
        let separated = matches!(
            (b.before.trim(), c.before.trim()),
            ("/", "/") | ("-", "-") | (".", ".") | ("tháng", "năm") | ("/", "năm") | ("tháng", "/")
        );
        match (separated, a.digits, b.digits, c.digits) {
            (true, 1..=2, 1..=2, 4) => full(c.value, b.value, a.value),
            (true, 4, 1..=2, 1..=2) => full(a.value, b.value, c.value),
            _ => None,
        }
    })
}

fn full(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    PartialDate::ymd(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// `04/2019`, `tháng 4 năm 2019`.
fn month_of_year(text: &str) -> Option<PartialDate> {
    let lower = text.to_lowercase();
    match numbers(&lower).as_slice() {
        [month, year]
            if month.digits <= 2 && year.digits == 4 && matches!(year.before.trim(), "/" | "-" | "." | "năm") =>
        {
            PartialDate::new(Some(year.value.try_into().ok()?), Some(month.value.try_into().ok()?), None).ok()
        }
        _ => None,
    }
}

/// A date with a time and perhaps a zone, as ISO 8601 or as in mail and RSS.
fn instant(text: &str) -> Option<PartialDate> {
    let iso = text.get(..10).and_then(|date| date.parse::<PartialDate>().ok()).filter(|date| date.is_full());
    let (date, rest) = match iso {
        Some(date) => (date, text.get(10..)?.strip_prefix(['T', 't', ' '])?),
        None => english(text)?,
    };
    let (hour, rest) = two_digits(rest.trim_start())?;
    let (minute, rest) = two_digits(rest.strip_prefix(':')?)?;
    let zone = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ','));
    let Some(east) = minutes_east(zone.trim()) else { return Some(date) };
    let minutes = hour * 60 + minute - east + VIETNAM;
    date.plus_days(minutes.div_euclid(24 * 60))
}

/// `Tue, 23 Apr 2019`, and what follows it.
fn english(text: &str) -> Option<(PartialDate, &str)> {
    let text = text.split_once(", ").map_or(text, |(_, rest)| rest);
    let mut parts = text.splitn(4, ' ');
    let day = parts.next()?.parse().ok()?;
    let name = parts.next()?.get(..3)?.to_ascii_lowercase();
    let month = (1..).zip(ENGLISH_MONTHS).find(|(_, month)| *month == name)?.0;
    let year = parts.next()?.parse().ok()?;
    Some((full(year, month, day)?, parts.next().unwrap_or("00:00")))
}

fn two_digits(text: &str) -> Option<(i32, &str)> {
    let (digits, rest) = text.split_at_checked(2)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
    Some((digits.parse().ok()?, rest))
}

/// `Z`, `+07:00`, `-0500`; nothing where no zone is given.
fn minutes_east(zone: &str) -> Option<i32> {
    if zone.eq_ignore_ascii_case("z") || zone == "GMT" || zone == "UTC" {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let (hours, rest) = two_digits(zone.strip_prefix(['+', '-'])?)?;
    let minutes = two_digits(rest.strip_prefix(':').unwrap_or(rest)).map_or(0, |(minutes, _)| minutes);
    Some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_the_forms_in_use() {
        for (text, date) in [
            ("2017", "2017"),
            ("2017-06", "2017-06"),
            ("2015-08-28", "2015-08-28"),
            ("2015-08-28T10:57:00+07:00", "2015-08-28"),
            ("2015-08-28T10:57:00.123Z", "2015-08-28"),
            ("2015-08-28 10:57", "2015-08-28"),
            ("2015/8/28", "2015-08-28"),
            ("28/08/2015 10:57", "2015-08-28"),
            ("28-8-2015", "2015-08-28"),
            ("28.08.2015", "2015-08-28"),
            ("Thứ Ba, 23/04/2019 12:16", "2019-04-23"),
            ("12:16 23/04/2019", "2019-04-23"),
            ("ngày 23 tháng 4 năm 2019", "2019-04-23"),
            ("Tue, 23 Apr 2019 12:16:00 +0700", "2019-04-23"),
            ("tháng 4 năm 2019", "2019-04"),
            ("4/2019", "2019-04"),
        ] {
            assert_eq!(parse(text).map(|date| date.to_string()).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn a_time_elsewhere_is_moved_to_the_clock_of_vietnam() {
        assert_eq!(parse("2015-08-27T20:00:00Z"), parse("2015-08-28"));
        assert_eq!(parse("2016-02-28T19:30:00-0500"), parse("2016-02-29"));
        assert_eq!(parse("2015-08-28T00:30:00+09:00"), parse("2015-08-27"));
    }

    #[test]
    fn reads_no_date_where_there_is_none() {
        for text in ["", "hôm qua", "31/02/2015", "28/13/2015", "1440734220", "số 15/CT-TTg", "99/99/9999"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn finds_the_date_line_above_the_text() {
        for line in [
            "28/08/2015 10:57",
            "Thứ sáu, 28/08/2015 | 14:20",
            "Cập nhật lúc 07:42, Thứ Sáu, 28/8/2015 (GMT+7)",
            "28/08/2015 16:05:31    A-  A  A+",
            "Ngày đăng: 28/08/2015",
        ] {
            let text = format!("Hội nghị tổng kết\n\n{line}\n\nSáng nay, hội nghị đã họp.");
            assert_eq!(date_line(&text), parse("2015-08-28"), "{line}");
        }
    }

    #[test]
    fn a_sentence_with_a_date_is_no_date_line() {
        for line in [
            "Ngày 28/08/2015, tại Hà Nội, Ban Chỉ đạo họp phiên thứ nhất.",
            "Sáng 28/08/2015, lúc 8:00, Thủ tướng Chính phủ chủ trì phiên họp thường kỳ tại Hà Nội.",
            "Quyết định số 15/QĐ-TTg ngày 28/08/2015",
        ] {
            assert_eq!(date_line(line), None, "{line}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "[0-9/:TZ+ .a-zđ,-]{0,40}|\\PC{0,40}") {
            parse(&text);
            date_line(&text);
        }
    }
}
