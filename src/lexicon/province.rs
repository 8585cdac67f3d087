//! First-level units, old and new, and their other spellings.

use super::table::{LexiconError, Table};
use crate::{
    language::{Phrases, Vocabulary, fold},
    model::{DateError, PartialDate},
};
use rustc_hash::FxHashMap;

/// A first-level unit: a province or a centrally-run city.
#[derive(Debug)]
pub struct Province {
    /// Without prefix, but for `Thành phố Hồ Chí Minh`.
    pub name: String,
    /// Whether it is (or was last) a centrally-run city and not a province.
    pub is_city: bool,
    /// Whether it was a province before it became a city.
    pub was_province: bool,
    /// The first day of its (latest) time as a first-level unit, where that is not long ago.
    pub from: Option<PartialDate>,
}

/// How a spelling may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// It names the unit wherever it stands.
    Anywhere,
    /// Only after `TP`, `thành phố`, `Thành ủy` (`Hồ Chí Minh` is a person elsewhere).
    AfterCity,
    /// Only as the initials of a newspaper at the head of a report.
    Initials,
    /// No unit at all: a longer name that begins like one (`Thái Bình Dương`).
    Other,
}

/// A shorter name (`Huế`) may stand in an address by chance.
const SHORTEST_IN_ADDRESS: usize = 5;

/// The units by number, and all their spellings.
#[derive(Debug)]
pub struct Provinces {
    units: Vec<Province>,
    spellings: Phrases<(usize, Use)>,
    by_name: FxHashMap<String, usize>,
    joined: Vec<(String, usize)>,
}

impl Provinces {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Result<Provinces, LexiconError> {
        let units = Table::read(
            "data/lexicon/provinces.tsv",
            include_str!("../../data/lexicon/provinces.tsv"),
            &["name", "kind", "from", "to", "successors", "note"],
        )?;
        let mut provinces = Provinces {
            units: Vec::new(),
            spellings: Phrases::new(vocabulary),
            by_name: FxHashMap::default(),
            joined: Vec::new(),
        };
        for (line, row) in units.rows() {
            let from = match row[2] {
                "" => None,
                day => Some(day.parse().map_err(|error: DateError| units.error(line, error.to_string()))?),
            };
            let is_city = row[1] == "thành phố";
            provinces.add(Province { name: row[0].to_owned(), is_city, was_province: false, from }, vocabulary);
        }
        let aliases = Table::read(
            "data/lexicon/province_aliases.tsv",
            include_str!("../../data/lexicon/province_aliases.tsv"),
            &["alias", "name", "kind"],
        )?;
        for (line, row) in aliases.rows() {
            let usage = match row[2] {
                "alias" => Use::Anywhere,
                "city" => Use::AfterCity,
                "initials" => Use::Initials,
                "other" => Use::Other,
                other => return Err(aliases.error(line, format!("kind {other}, not alias, city, initials or other"))),
            };
            let unit = match usage {
                Use::Other => 0,
                _ => provinces.find(row[1]).ok_or_else(|| aliases.error(line, format!("no unit {}", row[1])))?,
            };
            provinces
                .spellings
                .insert(row[0], vocabulary, (unit, usage))
                .map_err(|_| aliases.error(line, format!("{} is there already", row[0])))?;
        }
        Ok(provinces)
    }

    /// A unit that was first a province and then a city has a row for each time; it is one unit all the same.
    fn add(&mut self, unit: Province, vocabulary: &mut Vocabulary) {
        if let Some(&known) = self.by_name.get(&unit.name) {
            self.units[known].was_province |= !self.units[known].is_city || !unit.is_city;
            self.units[known].is_city |= unit.is_city;
            return;
        }
        let number = self.units.len();
        // `Gia Lai - Kon Tum` is longer than `Gia Lai`, and no two units have the same words: nothing is handed back.
        let _ = self.spellings.insert(&unit.name, vocabulary, (number, Use::Anywhere));
        self.by_name.insert(unit.name.clone(), number);
        let joined = fold(&unit.name).chars().filter(char::is_ascii_alphanumeric).collect();
        self.joined.push((joined, number));
        self.units.push(unit);
    }

    /// The number of the unit of exactly this name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The unit whose name a web address has, folded and closed up (`baolangson`); of several, that of the longest name.
    pub fn in_address(&self, address: &str) -> Option<usize> {
        let inside = self.joined.iter().filter(|(name, _)| name.len() >= SHORTEST_IN_ADDRESS && address.contains(name));
        inside.max_by_key(|(name, _)| name.len()).map(|&(_, unit)| unit)
    }

    /// A unit by number.
    pub fn unit(&self, number: usize) -> &Province {
        &self.units[number]
    }

    pub(crate) fn spellings(&self) -> &Phrases<(usize, Use)> {
        &self.spellings
    }
}
