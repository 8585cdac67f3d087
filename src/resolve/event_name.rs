//! What the name of an event says: its kind, its number in a row, and the words of its topic with their weight.

use super::place::Places;
use super::{numeral, spelling};
use crate::lexicon::{LexiconError, Table};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The number of a family of kinds in [`EventWords`].
pub type Family = u8;

/// What the name of an event says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventName {
    /// `hội nghị`, `họp báo`, `chuyến thăm`; `None` where the name does not say.
    pub family: Option<Family>,
    /// `lần thứ 39`, `thứ ba`.
    pub ordinal: Option<u16>,
    /// `khóa XIV`.
    pub term: Option<u16>,
    /// Years that the name itself gives (`tổng kết năm 2016`), sorted.
    pub years: Vec<u16>,
    /// Months that the name itself gives (`phiên họp thường kỳ tháng 5`), sorted.
    pub months: Vec<u16>,
    /// Whether it is said to be of the year before (`Hội nghị … năm ngoái`).
    pub last_year: bool,
    /// The words of the topic with their weights, sorted by word.
    pub topic: BTreeMap<String, u8>,
    /// The informative words of the topic in the order of the name.
    pub order: Vec<String>,
}

/// A word that no table knows tells events apart.
const WORD: u8 = 4;

/// A number or an abbreviation (`G20`, `SOM 2`) tells even better.
pub const SIGN: u8 = 6;

/// Events of a province are many, and the venue is weighed for itself.
const PROVINCE: u8 = 2;

/// From this weight on a word is worth looking others up by.
pub const INFORMATIVE: u8 = 3;

impl EventName {
    /// Reads a name. `people` are the names of those who take part, as keys: they are no topic.
    pub fn new(name: &str, people: &[String]) -> EventName {
        let tables = EventWords::builtin();
        let (text, mut out) = (without_dates(name), EventName::default());
        let key = without_people(spelling::key(&text), people);
        let words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
        out.last_year = words.windows(2).any(|pair| matches!(pair, ["năm", "ngoái" | "trước"]));
        let mut at = 0;
        while at < words.len() && !(out.weight() > 0 && another_follows(&words[at..])) {
            at += out.number(&words, at).unwrap_or_else(|| out.word(tables, &words, at));
        }
        for sign in text.split(|c: char| !c.is_alphanumeric()).filter(|word| is_sign(word)) {
            out.topic.entry(sign.to_lowercase()).and_modify(|weight| *weight = (*weight).max(SIGN));
        }
        out
    }

    /// Reads the kind, a known phrase or a word at `at`; the count of words read.
    fn word(&mut self, tables: &EventWords, words: &[&str], at: usize) -> usize {
        let kind = longest(&tables.kinds, words, at).filter(|_| self.family.is_none());
        let known = longest(&tables.words, words, at);
        match (kind, known) {
            (Some((length, &family)), known) if known.is_none_or(|(longer, _)| longer <= length) => {
                self.family = Some(family);
                length
            }
            (kind, Some((length, known))) => {
                self.family = self.family.or(kind.map(|(_, &family)| family));
                self.add(&known.word, known.weight);
                length
            }
            _ => {
                let is_number = words[at].contains(|c: char| c.is_ascii_digit());
                self.add(words[at], if is_number { SIGN } else { WORD });
                1
            }
        }
    }

    /// The numbers that are no dates: `Quận 2`, `40 năm`, the 20 of `G20`.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        self.topic.keys().map(String::as_str).filter(|word| word.bytes().all(|b| b.is_ascii_digit()))
    }

    fn add(&mut self, word: &str, weight: u8) {
        if weight == 0 {
            return;
        }
        if weight >= INFORMATIVE {
            self.order.push(word.to_owned());
        }
        self.topic.entry(word.to_owned()).or_insert(weight);
    }

    /// Reads a number in a row, a term, a year or a month at `at`; the count of words read.
    fn number(&mut self, words: &[&str], at: usize) -> Option<usize> {
        let word = |i: usize| words.get(at + i).copied().unwrap_or_default();
        let (length, slot, value) = match (word(0), word(1), word(2)) {
            ("lần", "thứ", n) => (3, &mut self.ordinal, numeral::ordinal(n)?),
            ("lần", "đầu", _) => (2, &mut self.ordinal, 1),
            ("lần" | "thứ", n, _) => (2, &mut self.ordinal, numeral::ordinal(n)?),
            ("đầu", "tiên", _) => (2, &mut self.ordinal, 1),
            (n, _, _) if is_congress_number(n, at.checked_sub(1).map(|before| words[before])) => {
                (1, &mut self.ordinal, numeral::roman(n)?)
            }
            ("khóa", n, _) => (2, &mut self.term, numeral::ordinal(n)?),
            ("tháng", n, year) => {
                let month = n.parse::<u16>().ok().filter(|month| (1..=12).contains(month))?;
                self.months.push(month);
                self.months.sort_unstable();
                self.years.extend(numeral::year(year));
                return Some(if numeral::year(year).is_some() { 3 } else { 2 });
            }
            (year, _, _) => {
                self.years.push(numeral::year(year)?);
                self.years.sort_unstable();
                return Some(1);
            }
        };
        slot.get_or_insert(value);
        Some(length)
    }

    /// The sum of the weights.
    pub fn weight(&self) -> i32 {
        self.topic.values().map(|&weight| i32::from(weight)).sum()
    }
}

/// `Đại hội XII`; but not the `vi` of `phạm vi` and the `xi` of `xi măng`.
fn is_congress_number(word: &str, before: Option<&str>) -> bool {
    word.len() >= 2 && numeral::roman(word).is_some() && (before == Some("hội") || !matches!(word, "vi" | "xi"))
}

/// Words after which the name speaks of another event: `… và dự Hội nghị …`, `… bên lề Hội nghị …`.
fn another_follows(words: &[&str]) -> bool {
    matches!(
        words,
        ["và", "dự" | "chứng", ..]
            | ["và", "tham", "dự", ..]
            | ["bên", "lề", ..]
            | ["trong", "khuôn", "khổ", ..]
            | ["nhân", "dịp", ..]
            | ["theo", "lời", "mời", ..]
    )
}

/// `APEC`, `G20`, `MRT`.
fn is_sign(word: &str) -> bool {
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&word.chars().count())
        && upper >= 2
        && upper + word.chars().filter(char::is_ascii_digit).count() == word.chars().count()
}

/// Whether an abbreviation is among the words.
pub fn has_sign(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(is_sign)
}

/// The part of a name before its first comma, where an abbreviation makes it a name by itself: `Tuần lễ cấp cao APEC, các …`.
pub fn before_comma(name: &str) -> Option<&str> {
    let (head, _) = name.split_once(", ")?;
    has_sign(head).then_some(head)
}

/// Days written in digits (`23/4`, `11-7-2017`) are dates, not topic.
fn without_dates(name: &str) -> String {
    let is_date = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let parts: Vec<&str> = word.split(['/', '-', '.', '–']).collect();
        (2..=4).contains(&parts.len())
            && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
            && !(parts.len() == 2 && parts.iter().all(|part| part.len() == 4))
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut out = Vec::new();
    for (at, &word) in words.iter().enumerate() {
        let after_day =
            at > 0 && words[at - 1].eq_ignore_ascii_case("ngày") && word.starts_with(|c: char| c.is_ascii_digit());
        if !is_date(word) && !after_day {
            out.push(word);
        }
    }
    split_signs(&out.join(" "))
}

/// `SOM2` and `G-20` are `SOM 2` and `G 20`.
fn split_signs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut before = ' ';
    for c in text.chars() {
        if c.is_ascii_digit() && before.is_uppercase() {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

fn without_people(mut key: String, people: &[String]) -> String {
    for person in people.iter().filter(|person| person.contains(' ')) {
        if let Some(at) = key.find(person.as_str()) {
            let end = at + person.len();
            let whole =
                (at == 0 || key.as_bytes()[at - 1] == b' ') && (end == key.len() || key.as_bytes()[end] == b' ');
            if whole {
                key.replace_range(at..end, "");
            }
        }
    }
    key
}

fn longest<'t, T>(table: &'t Phrases<T>, words: &[&str], at: usize) -> Option<(usize, &'t T)> {
    let most = table.longest.min(words.len() - at);
    (1..=most).rev().find_map(|length| Some((length, table.values.get(&words[at..at + length].join(" "))?)))
}

struct Phrases<T> {
    values: FxHashMap<String, T>,
    longest: usize,
}

impl<T> Phrases<T> {
    fn new() -> Phrases<T> {
        Phrases { values: FxHashMap::default(), longest: 0 }
    }

    fn insert(&mut self, phrase: &str, value: T) {
        let key = spelling::key(phrase);
        self.longest = self.longest.max(key.split(' ').count());
        self.values.insert(key, value);
    }
}

/// A word or phrase that the table knows.
struct Known {
    /// What it is read as.
    word: String,
    weight: u8,
}

/// The tables of kinds and of words.
pub struct EventWords {
    kinds: Phrases<Family>,
    words: Phrases<Known>,
    families: Vec<String>,
    near: Vec<Vec<Family>>,
}

impl EventWords {
    /// The tables that the program carries.
    pub fn builtin() -> &'static EventWords {
        static BUILTIN: OnceLock<EventWords> = OnceLock::new();
        BUILTIN.get_or_init(|| EventWords::load().unwrap_or_else(|error| unreachable!("a table compiled in: {error}")))
    }

    fn load() -> Result<EventWords, LexiconError> {
        let mut words =
            EventWords { kinds: Phrases::new(), words: Phrases::new(), families: Vec::new(), near: Vec::new() };
        let kinds = Table::read(
            "data/lexicon/event_kinds.tsv",
            include_str!("../../data/lexicon/event_kinds.tsv"),
            &["phrase", "family"],
        )?;
        for (_, row) in kinds.rows() {
            let family = words.family(row[1]);
            words.kinds.insert(row[0], family);
        }
        let families = Table::read(
            "data/lexicon/event_families.tsv",
            include_str!("../../data/lexicon/event_families.tsv"),
            &["family", "near"],
        )?;
        for (line, row) in families.rows() {
            let find = |name: &str| {
                let known = words.families.iter().position(|family| family == name);
                known.ok_or_else(|| families.error(line, format!("no family {name} in event_kinds.tsv")))
            };
            let (a, b) = (find(row[0])?, find(row[1])?);
            words.near[a].push(b as Family);
            words.near[b].push(a as Family);
        }
        let weights = Table::read(
            "data/lexicon/event_words.tsv",
            include_str!("../../data/lexicon/event_words.tsv"),
            &["phrase", "weight", "same_as"],
        )?;
        for (_, place) in Places::builtin().all() {
            words.words.insert(&place.name, Known { word: spelling::key(&place.name), weight: PROVINCE });
        }
        let countries = Table::read(
            "data/lexicon/countries.tsv",
            include_str!("../../data/lexicon/countries.tsv"),
            &["name", "aliases"],
        )?;
        for (_, row) in countries.rows() {
            for spelling in std::iter::once(row[0]).chain(row[1].split(';')).filter(|spelling| !spelling.is_empty()) {
                words.words.insert(spelling, Known { word: spelling::key(row[0]), weight: WORD });
            }
        }
        for (line, row) in weights.rows() {
            let weight = row[1].parse().map_err(|_| weights.error(line, format!("\"{}\" is no weight", row[1])))?;
            let word = spelling::key(if row[2].is_empty() { row[0] } else { row[2] });
            words.words.insert(row[0], Known { word, weight });
        }
        Ok(words)
    }

    fn family(&mut self, name: &str) -> Family {
        let known = self.families.iter().position(|family| family == name);
        let at = known.unwrap_or_else(|| {
            self.families.push(name.to_owned());
            self.near.push(Vec::new());
            self.families.len() - 1
        });
        at as Family
    }

    /// Whether events of these two families can be one that two papers call differently.
    pub fn are_near(&self, a: Family, b: Family) -> bool {
        self.near[usize::from(a)].contains(&b)
    }

    /// How many days an event of the family can last.
    pub fn days(&self, family: Family) -> u32 {
        match self.families[usize::from(family)].as_str() {
            "session" => 45,
            "congress" | "festival" => 10,
            "visit" => 7,
            "meeting" | "seminar" => 3,
            _ => 0,
        }
    }

    /// Whether it is a visit, which is told by who goes where.
    pub fn is_visit(&self, family: Family) -> bool {
        self.families[usize::from(family)] == "visit"
    }

    /// Whether it is a meeting of two sides (`hội đàm`, `buổi làm việc`), which is told by who meets whom.
    pub fn is_two_sided(&self, family: Family) -> bool {
        matches!(self.families[usize::from(family)].as_str(), "work" | "phone")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> EventName {
        EventName::new(text, &["lò thị vân".to_owned()])
    }

    #[test]
    fn numbers_in_a_row_are_read_in_any_form() {
        for (text, ordinal, term) in [
            ("Kỳ họp thứ 3, Quốc hội khóa XIV", Some(3), Some(14)),
            ("phiên họp lần thứ nhất của Ban Chỉ đạo", Some(1), None),
            ("phiên họp đầu tiên của Ban Chỉ đạo", Some(1), None),
            ("Hội nghị lần thứ tư Ban Chấp hành khóa 12", Some(4), Some(12)),
            ("Đại hội đại biểu lần thứ IX", Some(9), None),
            ("Kỳ họp lần thứ 39", Some(39), None),
            ("Hội nghị với doanh nghiệp lần 2", Some(2), None),
            ("hội nghị thứ trưởng", None, None),
        ] {
            assert_eq!((name(text).ordinal, name(text).term), (ordinal, term), "{text}");
        }
    }

    #[test]
    fn the_first_kind_in_the_name_is_its_kind() {
        let family = |text: &str| name(text).family.map(|f| EventWords::builtin().families[usize::from(f)].as_str());
        for (text, expected) in [
            ("Buổi họp báo sau cuộc họp với các bộ trưởng", Some("press")),
            ("Cuộc họp bên lề Hội nghị về đê điều", Some("meeting")),
            ("Chủ tịch tỉnh Lò Thị Vân hội đàm với đoàn", Some("work")),
            ("Lễ đón chính thức", Some("welcome")),
            ("Ngày hội đê điều", None),
        ] {
            assert_eq!(family(text), expected, "{text}");
        }
    }

    #[test]
    fn the_topic_is_what_is_left() {
        let topic = |text: &str| name(text).order.join(" ");
        assert_eq!(topic("Hội nghị trực tuyến toàn quốc ngày 23/4 về đê điều"), "đê điều");
        assert_eq!(topic("Bà Lò Thị Vân tiếp đoàn hộ đê sáng 5-6-2017"), "hộ đê");
        assert_eq!(name("Hội nghị thượng đỉnh G-20").topic, name("Hội nghị Thượng đỉnh G20").topic);
        assert_eq!(name("tổng kết năm 2016, triển khai nhiệm vụ năm 2017").years, [2016, 2017]);
        assert!(name("phiên họp thường kỳ tháng 5/2017").months.is_empty());
        assert_eq!(name("phiên họp thường kỳ tháng 5 năm 2017").months, [5]);
    }
}
