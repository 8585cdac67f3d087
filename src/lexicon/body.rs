//! Names of bodies: the ones that have a name of their own, and the first words of those that a field, a topic, a place
//! or a parent completes.

use super::{
    body_word::BodyWords,
    spelling::Spellings,
    table::{LexiconError, Table},
};
use crate::language::{Phrases, Token, Vocabulary, WordId};

/// How a name goes on after its first words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyKind {
    /// Complete; with a country after it, that country's (`Chính phủ Lào`).
    State,
    /// Complete: an organ of Viet Nam.
    Organ,
    /// National, or of the place that follows.
    Union,
    /// The Fatherland Front: its committee where a place follows.
    Front,
    /// An international organisation.
    World,
    /// An office that is itself the institution (`Chủ tịch nước`, `Tổng thống Mỹ`).
    Office,
    /// An organ that only other countries have (`Thượng viện`).
    Foreign,
    /// `Bộ` and a field.
    Ministry,
    /// `Sở`, a field and a place.
    Department,
    /// An organ that every place of some level has (`UBND`).
    Local,
    /// The committee of Party or Youth Union at one level (`Tỉnh ủy`).
    Committee(Level),
    /// A Party organisation of a place or a body (`Đảng ủy`).
    Party,
    /// A standing organ of the body that follows (`Ban Thường vụ`).
    Standing,
    /// A topic and the body that it is a board of (`Ban Pháp chế HĐND tỉnh`).
    Board,
    /// A topic, and the body that it is a department of (`Vụ Pháp chế`).
    Unit,
    /// A topic (`Cục Con nuôi`).
    Agency,
    /// A topic in any words (`Ban Chỉ đạo`).
    Steering,
    /// A topic and a place or country (`Hiệp hội`).
    Society,
    /// A number or a name (`Quân khu 4`).
    Force,
    /// Of a country, in another (`Đại sứ quán`).
    Mission,
    /// The Prime Minister where he issues something; elsewhere the words name the government.
    Premier,
    /// The field of a ministry (`Bộ trưởng Tài chính`).
    Minister,
    /// A number without a space (`G20`).
    Numbered,
    /// A topic, with an abbreviation of its own in brackets.
    Labelled,
    /// The enterprise that it is of.
    Enterprise,
    /// No body.
    Skip,
}

/// A level of territorial government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// `tỉnh`
    Province,
    /// `thành phố`, centrally run or not
    City,
    /// `huyện`
    District,
    /// `quận`
    Borough,
    /// `thị xã`
    Town,
    /// `xã`
    Commune,
    /// `phường`
    Ward,
    /// `thị trấn`
    Township,
}

impl Level {
    /// The word for it.
    pub fn noun(self) -> &'static str {
        match self {
            Level::Province => "tỉnh",
            Level::City => "thành phố",
            Level::District => "huyện",
            Level::Borough => "quận",
            Level::Town => "thị xã",
            Level::Commune => "xã",
            Level::Ward => "phường",
            Level::Township => "thị trấn",
        }
    }
}

/// A name, or the first words of names.
#[derive(Debug)]
pub struct Entry {
    /// In full.
    pub name: String,
    /// How it goes on.
    pub kind: BodyKind,
    /// The name of the body that it is part of.
    pub parent: Option<String>,
    /// Words after which it is part of another word (`cán bộ`).
    pub not_after: Vec<WordId>,
    /// The first words that it shares with others of its sort: `Ban Chỉ đạo` of `Ban Chỉ đạo Tây Bắc`; else itself.
    pub sort: HeadId,
}

/// The number of an entry of the table: what kind of body a mention is of, for references (`Ban Chỉ đạo`) to find theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HeadId(pub u16);

/// A field of government.
#[derive(Clone, Copy, Debug)]
pub struct Sector {
    /// Its number.
    pub number: u16,
    /// Whether these words stand for it in Viet Nam only.
    pub domestic: bool,
    /// Whether only other countries have a ministry of it.
    pub abroad: bool,
}

/// Who has a board of some topic, where the text does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardOwner {
    /// The People's Council.
    Council,
    /// The Party committee.
    Party,
}

/// All that is known of names of bodies.
#[derive(Debug)]
pub struct Bodies {
    entries: Vec<Entry>,
    heads: Phrases<HeadId>,
    sectors: Vec<String>,
    sector_spellings: Phrases<Sector>,
    levels: Phrases<Level>,
    topics: Phrases<Option<BoardOwner>>,
    stops: Phrases<()>,
    compounds: Phrases<()>,
    expansions: Phrases<u16>,
    expanded: Vec<String>,
    /// Words of the grammar.
    pub words: BodyWords,
}

macro_rules! table {
    ($file:literal, $columns:expr) => {
        Table::read(concat!("data/lexicon/", $file), include_str!(concat!("../../data/lexicon/", $file)), &$columns)
    };
}

impl Bodies {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Result<Bodies, LexiconError> {
        let abbreviations = table!("body_abbreviations.tsv", ["full", "short"])?;
        let spellings = Spellings::new(&abbreviations);
        let mut bodies = Bodies {
            entries: Vec::new(),
            heads: Phrases::new(vocabulary),
            sectors: Vec::new(),
            sector_spellings: Phrases::new(vocabulary),
            levels: Phrases::new(vocabulary),
            topics: Phrases::new(vocabulary),
            stops: Phrases::new(vocabulary),
            compounds: Phrases::new(vocabulary),
            expansions: Phrases::new(vocabulary),
            expanded: Vec::new(),
            words: BodyWords::learn(vocabulary),
        };
        bodies.load_names(vocabulary, &spellings)?;
        let names = bodies.entries.len();
        bodies.load_heads(vocabulary, &spellings)?;
        bodies.sort_out(names);
        bodies.load_sectors(vocabulary)?;
        bodies.load_topics(vocabulary, &spellings)?;
        for (line, row) in abbreviations.rows() {
            let number = bodies.expanded.len() as u16;
            bodies.expanded.push(row[0].to_owned());
            for short in row[1].split(';').map(str::trim) {
                if short.contains(' ') {
                    continue;
                }
                if bodies.expansions.insert(short, vocabulary, number).is_err() && row[0] != "Ban Chỉ huy" {
                    return Err(abbreviations.error(line, format!("{short} is there already")));
                }
            }
        }
        for (word, level) in [
            ("tỉnh", Level::Province),
            ("thành phố", Level::City),
            ("TP", Level::City),
            ("T.P", Level::City),
            ("thủ đô", Level::City),
            ("huyện", Level::District),
            ("quận", Level::Borough),
            ("Q", Level::Borough),
            ("thị xã", Level::Town),
            ("TX", Level::Town),
            ("xã", Level::Commune),
            ("phường", Level::Ward),
            ("thị trấn", Level::Township),
        ] {
            // No word stands twice in this list.
            let _ = bodies.levels.insert(word, vocabulary, level);
        }
        Ok(bodies)
    }

    fn load_names(&mut self, vocabulary: &mut Vocabulary, spellings: &Spellings) -> Result<(), LexiconError> {
        let table = table!("bodies.tsv", ["name", "aliases", "kind", "parent"])?;
        for (line, row) in table.rows() {
            let kind = match row[2] {
                "state" => BodyKind::State,
                "organ" => BodyKind::Organ,
                "union" => BodyKind::Union,
                "front" => BodyKind::Front,
                "world" => BodyKind::World,
                "office" => BodyKind::Office,
                "foreign" => BodyKind::Foreign,
                "premier" => BodyKind::Premier,
                "skip" => BodyKind::Skip,
                other => return Err(table.error(line, format!("kind {other}"))),
            };
            let parent = (!row[3].is_empty()).then(|| row[3].to_owned());
            let entry = Entry { name: row[0].to_owned(), kind, parent, not_after: Vec::new(), sort: HeadId(0) };
            self.add(entry, row[1], vocabulary, spellings, |problem| table.error(line, problem))?;
        }
        Ok(())
    }

    fn load_heads(&mut self, vocabulary: &mut Vocabulary, spellings: &Spellings) -> Result<(), LexiconError> {
        let table = table!("body_heads.tsv", ["head", "aliases", "kind", "not after"])?;
        for (line, row) in table.rows() {
            let kind = match row[2] {
                "ministry" => BodyKind::Ministry,
                "department" => BodyKind::Department,
                "local" => BodyKind::Local,
                "province" => BodyKind::Committee(Level::Province),
                "city" => BodyKind::Committee(Level::City),
                "district" => BodyKind::Committee(Level::District),
                "borough" => BodyKind::Committee(Level::Borough),
                "town" => BodyKind::Committee(Level::Town),
                "party" => BodyKind::Party,
                "organ" => BodyKind::Standing,
                "board" => BodyKind::Board,
                "unit" => BodyKind::Unit,
                "agency" => BodyKind::Agency,
                "steering" => BodyKind::Steering,
                "society" => BodyKind::Society,
                "force" => BodyKind::Force,
                "mission" => BodyKind::Mission,
                "minister" => BodyKind::Minister,
                "numbered" => BodyKind::Numbered,
                "labelled" => BodyKind::Labelled,
                "enterprise" => BodyKind::Enterprise,
                "skip" => BodyKind::Skip,
                other => return Err(table.error(line, format!("kind {other}"))),
            };
            let words = row[3].split(';').map(str::trim).filter(|word| !word.is_empty());
            let not_after = words.map(|word| vocabulary.learn(word)).collect();
            let entry = Entry { name: row[0].to_owned(), kind, parent: None, not_after, sort: HeadId(0) };
            self.add(entry, row[1], vocabulary, spellings, |problem| table.error(line, problem))?;
        }
        Ok(())
    }

    /// Finds the sort of every entry; those from `heads` on are first words.
    fn sort_out(&mut self, heads: usize) {
        for at in 0..self.entries.len() {
            let name = &self.entries[at].name;
            let first_words = (heads..self.entries.len()).filter(|&head| {
                let rest = name.strip_prefix(self.entries[head].name.as_str());
                at < heads && rest.is_some_and(|rest| rest.starts_with(' '))
            });
            let sort = first_words.max_by_key(|&head| self.entries[head].name.len()).unwrap_or(at);
            self.entries[at].sort = HeadId(sort as u16);
        }
    }

    fn add(
        &mut self,
        entry: Entry,
        aliases: &str,
        vocabulary: &mut Vocabulary,
        spellings: &Spellings,
        error: impl Fn(String) -> LexiconError,
    ) -> Result<(), LexiconError> {
        let id = HeadId(self.entries.len() as u16);
        let given = aliases.split(';').map(str::trim).filter(|alias| !alias.is_empty());
        for spelling in std::iter::once(entry.name.as_str()).chain(given) {
            let mut fresh = false;
            for variant in spellings.of(spelling) {
                fresh |= self.heads.insert(&variant, vocabulary, id).is_ok();
            }
            if !fresh && spelling == entry.name {
                return Err(error(format!("{spelling} is there already")));
            }
        }
        self.entries.push(entry);
        Ok(())
    }

    fn load_sectors(&mut self, vocabulary: &mut Vocabulary) -> Result<(), LexiconError> {
        let table = table!("sectors.tsv", ["name", "aliases", "short", "where"])?;
        for (line, row) in table.rows() {
            let number = self.sectors.len() as u16;
            self.sectors.push(row[0].to_owned());
            let abroad = match row[3] {
                "" => false,
                "abroad" => true,
                other => return Err(table.error(line, format!("where {other}, not abroad"))),
            };
            // A name of its own goes before what is short for another (`Nông nghiệp` of other countries).
            let _ = self.sector_spellings.insert(row[0], vocabulary, Sector { number, domestic: false, abroad });
            for (cell, domestic) in [(row[1], false), (row[2], true)] {
                for alias in cell.split(';').map(str::trim).filter(|alias| !alias.is_empty()) {
                    let sector = Sector { number, domestic, abroad };
                    if self.sector_spellings.insert(alias, vocabulary, sector).is_err() && domestic {
                        return Err(table.error(line, format!("{alias} is there already")));
                    }
                }
            }
        }
        Ok(())
    }

    fn load_topics(&mut self, vocabulary: &mut Vocabulary, spellings: &Spellings) -> Result<(), LexiconError> {
        let table = table!("body_topics.tsv", ["topic", "owner"])?;
        for (line, row) in table.rows() {
            let owner = match row[1] {
                "" => None,
                "council" => Some(BoardOwner::Council),
                "party" => Some(BoardOwner::Party),
                other => return Err(table.error(line, format!("owner {other}, not council or party"))),
            };
            for variant in spellings.of(row[0]) {
                let _ = self.topics.insert(&variant, vocabulary, owner);
            }
        }
        let compounds = table!("body_compounds.tsv", ["words"])?;
        for (line, row) in compounds.rows() {
            self.compounds
                .insert(row[0], vocabulary, ())
                .map_err(|()| compounds.error(line, format!("{} is there already", row[0])))?;
        }
        let stops = table!("body_stops.tsv", ["word"])?;
        for (_, row) in stops.rows() {
            let _ = self.stops.insert(row[0], vocabulary, ());
        }
        Ok(())
    }

    /// The name, or first words of a name, that begin at a token: the token after them, and which.
    pub fn head(&self, tokens: &[Token], at: usize) -> Option<(usize, HeadId)> {
        self.heads.longest(tokens, at).map(|(end, &id)| (end, id))
    }

    /// An entry by number.
    pub fn entry(&self, id: HeadId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// The entry of exactly this name.
    pub fn find(&self, name: &str) -> Option<HeadId> {
        self.entries.iter().position(|entry| entry.name == name).map(|at| HeadId(at as u16))
    }

    /// The field named at a token.
    pub fn sector(&self, tokens: &[Token], at: usize) -> Option<(usize, Sector)> {
        self.sector_spellings.longest(tokens, at).map(|(end, &sector)| (end, sector))
    }

    /// The name of a field in full.
    pub fn sector_name(&self, sector: Sector) -> &str {
        &self.sectors[usize::from(sector.number)]
    }

    /// The level named at a token.
    pub fn level(&self, tokens: &[Token], at: usize) -> Option<(usize, Level)> {
        self.levels.longest(tokens, at).map(|(end, &level)| (end, level))
    }

    /// The topic at a token that the tables have, and who has a board of it.
    pub fn topic(&self, tokens: &[Token], at: usize) -> Option<(usize, Option<BoardOwner>)> {
        self.topics.longest(tokens, at).map(|(end, &owner)| (end, owner))
    }

    /// Whether a name that has come to this token ends before it.
    pub fn stops(&self, tokens: &[Token], at: usize) -> bool {
        self.stops.longest(tokens, at).is_some()
    }

    /// The token after the words at a token, if names of departments are made of such.
    pub fn compound(&self, tokens: &[Token], at: usize) -> Option<usize> {
        self.compounds.longest(tokens, at).map(|(end, ())| end)
    }

    /// The abbreviation at a token in full.
    pub fn expansion(&self, tokens: &[Token], at: usize) -> Option<(usize, &str)> {
        self.expansions.longest(tokens, at).map(|(end, &number)| (end, self.expanded[usize::from(number)].as_str()))
    }
}
