//! Which body gave way to which, and when. Bodies under an old and a new name are never made one; they are linked, so that
//! a question about either can find both and say which is which.

use super::body_name::BodyName;
use super::place::{Place, PlaceId, Places};
use super::spelling;
use crate::lexicon::{LexiconError, Table};
use crate::model::PartialDate;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// One body giving way to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The first day of the new one, as precise as known.
    pub date: PartialDate,
    /// The name of the other one: the successor or the predecessor that was asked for.
    pub name: String,
    /// By which law, or how.
    pub law: String,
}

/// The table of successions.
pub struct Succession {
    rows: Vec<Row>,
    by_old: FxHashMap<String, Vec<usize>>,
    by_new: FxHashMap<String, Vec<usize>>,
}

struct Row {
    old: String,
    new: String,
    date: PartialDate,
    law: String,
    local: bool,
}

#[derive(Clone, Copy)]
enum Way {
    Forward,
    Back,
}

impl Succession {
    /// The successions that the program knows.
    pub fn builtin() -> &'static Succession {
        static BUILTIN: OnceLock<Succession> = OnceLock::new();
        BUILTIN.get_or_init(|| Succession::load().unwrap_or_else(|error| unreachable!("a table compiled in: {error}")))
    }

    fn load() -> Result<Succession, LexiconError> {
        let table = Table::read(
            "data/lexicon/succession.tsv",
            include_str!("../../data/lexicon/succession.tsv"),
            &["name", "successor", "date", "kind", "law"],
        )?;
        let mut succession =
            Succession { rows: Vec::new(), by_old: FxHashMap::default(), by_new: FxHashMap::default() };
        for (line, row) in table.rows() {
            let date = row[2].parse::<PartialDate>().map_err(|error| table.error(line, error.to_string()))?;
            let local = match row[3] {
                "central" => false,
                "local" => true,
                other => return Err(table.error(line, format!("kind {other}, not central or local"))),
            };
            let at = succession.rows.len();
            succession.by_old.entry(stem(row[0])).or_default().push(at);
            succession.by_new.entry(stem(row[1])).or_default().push(at);
            let [old, new, _, _, law] = [row[0], row[1], "", "", row[4]].map(str::to_owned);
            succession.rows.push(Row { old, new, date, law, local });
        }
        Ok(succession)
    }

    /// What took the place of the body or province, one step on, in order of time.
    ///
    /// ```
    /// # use graph::resolve::Succession;
    /// let steps = Succession::builtin().successors("Bộ Giao thông vận tải");
    /// assert_eq!(steps[0].name, "Bộ Xây dựng");
    /// assert_eq!(steps[0].date.to_string(), "2025-03-01");
    /// ```
    pub fn successors(&self, name: &str) -> Vec<Step> {
        self.steps(name, Way::Forward)
    }

    /// Whose place the body or province took, one step back, in order of time.
    pub fn predecessors(&self, name: &str) -> Vec<Step> {
        self.steps(name, Way::Back)
    }

    /// Whether one of the two took the place of the other, in one step or several.
    pub fn related(&self, a: &str, b: &str) -> bool {
        let key = |name: &str| BodyName::new(name, None);
        let reaches = |from: &str, to: &str| {
            let (mut seen, mut next) = (vec![key(from)], vec![from.to_owned()]);
            while let Some(name) = next.pop() {
                for step in self.successors(&name) {
                    let found = key(&step.name);
                    if found == key(to) {
                        return true;
                    }
                    if !seen.contains(&found) {
                        seen.push(found);
                        next.push(step.name);
                    }
                }
            }
            false
        };
        reaches(a, b) || reaches(b, a)
    }

    fn steps(&self, name: &str, way: Way) -> Vec<Step> {
        let places = Places::builtin();
        let mut steps = match places.find(name) {
            Some(place) => {
                neighbours(place, way).map(|(other, date, law)| step(&places.get(other).name, date, law)).collect()
            }
            None => self.of_body(name, way),
        };
        steps.sort();
        steps.dedup();
        steps
    }

    fn of_body(&self, name: &str, way: Way) -> Vec<Step> {
        let key = spelling::key(name);
        let words: Vec<&str> = key.split(' ').collect();
        let trailing = Places::builtin().trailing(&words);
        let place = trailing.as_ref().map(|found| found.place);
        let index = match way {
            Way::Forward => &self.by_old,
            Way::Back => &self.by_new,
        };
        let rows = index.get(&BodyName::new(name, None).stem).into_iter().flatten().map(|&at| &self.rows[at]);
        let mut steps: Vec<Step> = rows
            .filter(|row| row.local == place.is_some())
            .map(|row| {
                let other = if matches!(way, Way::Forward) { &row.new } else { &row.old };
                let name = place.map_or_else(|| other.clone(), |place| with_place(other, Places::builtin().get(place)));
                step(&name, row.date, &row.law)
            })
            .collect();
        if let Some(found) = trailing {
            let before = words_of(name, found.before);
            steps.extend(
                neighbours(found.place, way)
                    .map(|(other, date, law)| step(&with_place(&before, Places::builtin().get(other)), date, law)),
            );
        }
        steps
    }
}

fn step(name: &str, date: PartialDate, law: &str) -> Step {
    Step { date, name: name.to_owned(), law: law.to_owned() }
}

fn stem(name: &str) -> String {
    BodyName::new(name, None).stem
}

/// The units that took the place of this one, or whose place it took, each with the day and the law.
fn neighbours(place: PlaceId, way: Way) -> impl Iterator<Item = (PlaceId, PartialDate, &'static str)> {
    let places = Places::builtin();
    let ended = move |old: PlaceId, other: PlaceId| {
        let old = places.get(old);
        old.ended.map(|date| (other, date, old.law.as_str()))
    };
    let forward = places.get(place).successors.iter().filter_map(move |&new| ended(place, new));
    let back = places
        .all()
        .filter(move |(_, old)| old.successors.contains(&place))
        .filter_map(move |(old, _)| ended(old, old));
    let take = |wanted: bool| if wanted { usize::MAX } else { 0 };
    forward.take(take(matches!(way, Way::Forward))).chain(back.take(take(matches!(way, Way::Back))))
}

/// The first words of a name as they are written.
fn words_of(name: &str, count: usize) -> String {
    name.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .take(count)
        .collect::<Vec<_>>()
        .join(" ")
}

/// An organ of a unit: `Tỉnh ủy Hải Dương` becomes `Thành ủy Hải Phòng`, and `Ủy ban nhân dân` that of `tỉnh` or `thành phố`.
fn with_place(organ: &str, place: &Place) -> String {
    const PAIRS: [(&str, &str); 4] = [
        ("Tỉnh ủy", "Thành ủy"),
        ("Tỉnh đoàn", "Thành đoàn"),
        ("tỉnh", "thành phố"),
        ("Đảng bộ tỉnh", "Đảng bộ thành phố"),
    ];
    let bare = place.name.strip_prefix("Thành phố ").unwrap_or(&place.name);
    for (of_province, of_city) in &PAIRS[..2] {
        let (from, to) = if place.is_city { (of_province, of_city) } else { (of_city, of_province) };
        if let Some(at) = organ.find(from).or_else(|| organ.find(to)) {
            let length = if organ[at..].starts_with(from) { from.len() } else { to.len() };
            return format!("{}{to}{} {bare}", &organ[..at], &organ[at + length..]);
        }
    }
    format!("{organ} {} {bare}", if place.is_city { "thành phố" } else { "tỉnh" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(steps: Vec<Step>) -> Vec<(String, String)> {
        steps.into_iter().map(|step| (step.name, step.date.to_string())).collect()
    }

    fn successors(name: &str) -> Vec<(String, String)> {
        names(Succession::builtin().successors(name))
    }

    #[test]
    fn a_renamed_organ_leads_to_its_successor_and_back() {
        let pair = |name: &str, date: &str| (name.to_owned(), date.to_owned());
        assert_eq!(successors("Bộ Kế hoạch & Đầu tư"), [pair("Bộ Tài chính", "2025-03-01")]);
        let back = names(Succession::builtin().predecessors("Bộ Công Thương"));
        assert_eq!(back, [pair("Bộ Công nghiệp", "2007-07-31"), pair("Bộ Thương mại", "2007-07-31")]);
        assert_eq!(successors("Bộ Quốc phòng"), []);
    }

    #[test]
    fn an_organ_of_a_merged_province_leads_to_that_of_the_new_one() {
        let pair = |name: &str, date: &str| (name.to_owned(), date.to_owned());
        assert_eq!(successors("Hà Tây"), [pair("Hà Nội", "2008-08-01")]);
        assert_eq!(successors("Ủy ban nhân dân tỉnh Hà Tây"), [pair("Ủy ban nhân dân thành phố Hà Nội", "2008-08-01")]);
        assert_eq!(successors("Tỉnh ủy Hải Dương"), [pair("Thành ủy Hải Phòng", "2025-07-01")]);
        assert_eq!(
            successors("Sở Giao thông vận tải tỉnh Vĩnh Phúc"),
            [pair("Sở Xây dựng tỉnh Vĩnh Phúc", "2025-03"), pair("Sở Giao thông vận tải tỉnh Phú Thọ", "2025-07-01")]
        );
        let back = names(Succession::builtin().predecessors("Bắc Ninh"));
        assert_eq!(back, [pair("Hà Bắc", "1997-01-01"), pair("Bắc Giang", "2025-07-01")]);
    }

    #[test]
    fn relation_goes_over_several_steps() {
        let succession = Succession::builtin();
        assert!(succession.related("Bộ Thủy sản", "Bộ Nông nghiệp và Môi trường"));
        assert!(succession.related("Bộ Nông nghiệp và Môi trường", "Bộ Thủy sản"));
        assert!(!succession.related("Bộ Thủy sản", "Bộ Xây dựng"));
    }
}
