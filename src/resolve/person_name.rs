//! How much a personal name proves, and how many people hold a title at once.

use super::spelling;
use crate::lexicon::{LexiconError, Table};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// How many people may bear a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commonness {
    /// Four words and more, or parts that few bear: two of the name are hardly two people.
    Rare,
    /// Neither.
    Usual,
    /// A common family name with a common given name, and nothing or a common word between.
    Common,
}

/// How many people hold a title at one body at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seats {
    /// One: `Chủ tịch`, `Bộ trưởng`.
    One,
    /// A few: `Phó Chủ tịch`.
    Several,
    /// Any number: `Ủy viên`, `Đại biểu`.
    Many,
}

/// The tables of names and titles.
pub struct PersonNames {
    family: FxHashSet<String>,
    middle: FxHashSet<String>,
    given: FxHashSet<String>,
    seats: FxHashMap<String, Seats>,
}

impl PersonNames {
    /// The tables that the program carries.
    pub fn builtin() -> &'static PersonNames {
        static BUILTIN: OnceLock<PersonNames> = OnceLock::new();
        BUILTIN.get_or_init(|| PersonNames::load().unwrap_or_else(|error| unreachable!("a table compiled in: {error}")))
    }

    fn load() -> Result<PersonNames, LexiconError> {
        let table = Table::read(
            "data/lexicon/common_names.tsv",
            include_str!("../../data/lexicon/common_names.tsv"),
            &["part", "names"],
        )?;
        let mut names = PersonNames {
            family: FxHashSet::default(),
            middle: FxHashSet::default(),
            given: FxHashSet::default(),
            seats: FxHashMap::default(),
        };
        for (line, row) in table.rows() {
            let part = match row[0] {
                "family" => &mut names.family,
                "middle" => &mut names.middle,
                "given" => &mut names.given,
                other => return Err(table.error(line, format!("part {other}, not family, middle or given"))),
            };
            part.extend(row[1].split_whitespace().map(spelling::key));
        }
        let table = Table::read(
            "data/lexicon/membership.tsv",
            include_str!("../../data/lexicon/membership.tsv"),
            &["opening", "kind"],
        )?;
        for (line, row) in table.rows() {
            let seats = match row[1] {
                "member" => Seats::Many,
                "several" => Seats::Several,
                other => return Err(table.error(line, format!("kind {other}, not member or several"))),
            };
            names.seats.insert(spelling::key(row[0]), seats);
        }
        Ok(names)
    }

    /// How many people may bear a name, given as its [`spelling::key`].
    pub fn commonness(&self, key: &str) -> Commonness {
        let words: Vec<&str> = key.split(' ').collect();
        let (first, last) = (words[0], words[words.len() - 1]);
        let of_many = self.family.contains(first) && self.given.contains(last);
        match words.len() {
            1 => Commonness::Common,
            2 if of_many => Commonness::Common,
            3 if of_many && self.middle.contains(words[1]) => Commonness::Common,
            3 if !self.family.contains(first) && !self.given.contains(last) => Commonness::Rare,
            2 | 3 => Commonness::Usual,
            _ => Commonness::Rare,
        }
    }

    /// How many people hold a title at one body at one time.
    pub fn seats(&self, title: &str) -> Seats {
        let key = spelling::key(title);
        let mut opening = key.as_str();
        loop {
            if let Some(&seats) = self.seats.get(opening) {
                return seats;
            }
            match opening.rfind(' ') {
                Some(at) => opening = &opening[..at],
                None => return Seats::One,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_names_prove_little() {
        let names = PersonNames::builtin();
        for (name, expected) in [
            ("Nguyễn Văn Hùng", Commonness::Common),
            ("Lê Hải", Commonness::Common),
            ("Trần Thị Thuỷ", Commonness::Common),
            ("Nguyễn Thị Minh Phương", Commonness::Rare),
            ("Thạch Sô Phi", Commonness::Rare),
            ("Nguyễn Văn Thể", Commonness::Usual),
            ("Lò Văn Hùng", Commonness::Usual),
        ] {
            assert_eq!(names.commonness(&spelling::key(name)), expected, "{name}");
        }
    }

    #[test]
    fn titles_say_how_many_hold_them() {
        for (title, expected) in [
            ("Chủ tịch", Seats::One),
            ("Bí thư", Seats::One),
            ("Trưởng ban", Seats::One),
            ("Phó Chủ tịch Thường trực", Seats::Several),
            ("Thứ trưởng", Seats::Several),
            ("Uỷ viên", Seats::Many),
            ("Đại biểu Quốc hội", Seats::Many),
        ] {
            assert_eq!(PersonNames::builtin().seats(title), expected, "{title}");
        }
    }
}
