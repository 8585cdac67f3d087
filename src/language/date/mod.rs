//! Date expressions: the words and numbers that say when, in every form that the press uses, not yet placed in a year.
//!
//! A number pair is a date only where something says so: `ngày 5.6`, `sáng 14/1`, `(5-7)`, but not `7/9 huyện`,
//! `Hội trường 19/5`, `3.500`, `08/2010/L-CTN`.

mod day;
mod month;
mod reader;

use super::{
    document::{Document, TokenRange},
    word::{Vocabulary, WordId},
};
use crate::model::PartialDate;
use reader::Reader;

/// When, as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A date of the calendar, its year perhaps unsaid.
    On(PartialDate),
    /// So many days from the day of the report: `hôm qua` is -1.
    Day(i32),
    /// `cùng ngày`, `Buổi chiều, …`: the day spoken of last.
    SameDay,
    /// So many months from the month of the report: `tháng tới` is 1.
    Month(i32),
    /// So many years from the year of the report, and perhaps a month: `tháng 12 năm ngoái`.
    Year(i32, Option<u8>),
}

/// On which side of the report's day the words put a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `vừa qua`, `trước`
    Before,
    /// `tới`
    After,
    /// Nothing is said.
    Unsaid,
}

/// A date expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateExpression {
    /// The words, with the part of the day and without a preposition.
    pub range: TokenRange,
    /// When, or when it begins.
    pub when: When,
    /// When it ends.
    pub last: Option<PartialDate>,
    /// Before or after the report.
    pub side: Side,
    /// How many days from the day of the report, where that is said beside the date: `Sáng qua (5-7)` is -1.
    pub offset: Option<i32>,
    /// Whether it only bounds a time: `trước ngày 31/8`, `đến 30/6`.
    pub bound: bool,
    /// Whether it is the stamp of a page: `Thứ Ba, 23/04/2019 12:16`.
    pub stamp: bool,
    /// Whether it is the day of a date line: `TRÀ VINH, 21/6 –`.
    pub line: bool,
}

macro_rules! words {
    ($($name:ident = $word:literal),* $(,)?) => {
        /// The words of dates, numbered by a vocabulary.
        #[derive(Debug)]
        pub struct DateWords { $($name: WordId,)* }

        impl DateWords {
            /// Makes the words of dates known to a vocabulary.
            pub fn learn(vocabulary: &mut Vocabulary) -> DateWords {
                DateWords { $($name: vocabulary.learn($word),)* }
            }
        }
    };
}
words! {
    ngay = "ngày", thang = "tháng", nam = "năm", quy = "quý", hom = "hôm", mung = "mùng", mong = "mồng", buoi = "buổi",
    sang = "sáng", trua = "trưa", chieu = "chiều", toi = "tối", dem = "đêm", rang = "rạng", som = "sớm", khuya = "khuya",
    nay = "nay", qua = "qua", kia = "kia", mai = "mai", cung = "cùng", hai = "hai", ba = "ba", tu4 = "tư", sau6 = "sáu",
    bay = "bảy", bon = "bốn", thu = "thứ", chu = "chủ", nhat = "nhật", dau = "đầu", giua = "giữa", cuoi = "cuối",
    thuong = "thượng", trung = "trung", ha = "hạ", tuan = "tuần", den = "đến", toi_to = "tới", va = "và", tu_from = "từ",
    vao = "vào", truoc = "trước", sau = "sau", ngoai = "ngoái", vua = "vừa", roi = "rồi", het = "hết", nay_this = "này",
    so = "số", am = "âm", lich = "lịch", tai = "tại", o = "ở", se = "sẽ", da = "đã", voi = "với", tren = "trên",
    trong = "trong", khoang = "khoảng", hoi = "hồi",
}

/// Finds the date expressions of a document, in order, none inside another.
pub fn find_dates(document: &Document, words: &DateWords) -> Vec<DateExpression> {
    let reader = Reader { document, words };
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        match reader.expression(at) {
            Some(expression) => {
                at = expression.range.end();
                found.push(expression);
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line a case: text, then each expression as `words=when`, separated by `;`, `-` for none.
    const CASES: &str = include_str!("cases.tsv");

    fn shown(document: &Document, expression: &DateExpression) -> String {
        let when = match expression.when {
            When::On(date) => date.to_string(),
            When::Day(days) => format!("{days:+}d"),
            When::SameDay => "same".to_owned(),
            When::Month(months) => format!("{months:+}m"),
            When::Year(years, month) => format!("{years:+}y{}", month.map_or(String::new(), |m| format!("-{m:02}"))),
        };
        let last = expression.last.map_or(String::new(), |last| format!("..{last}"));
        let offset = expression.offset.map_or(String::new(), |days| format!(" ({days:+})"));
        let stamp = if expression.stamp { " stamp" } else { "" };
        format!("{}={when}{last}{offset}{stamp}", document.slice(expression.range))
    }

    #[test]
    fn reads_every_form_and_leaves_out_what_is_no_date() {
        let mut vocabulary = Vocabulary::default();
        let words = DateWords::learn(&mut vocabulary);
        for line in CASES.lines().filter(|line| !line.starts_with('#')) {
            let (text, expected) = line.split_once('\t').unwrap();
            let document = Document::new(text, &vocabulary);
            let found: Vec<_> = find_dates(&document, &words).iter().map(|found| shown(&document, found)).collect();
            let found = if found.is_empty() { "-".to_owned() } else { found.join("; ") };
            assert_eq!(found, expected, "{text}");
        }
    }
}
