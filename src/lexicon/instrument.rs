//! Kinds of legal and policy instruments, the titles of laws, and the words around numbers and titles.

use super::table::{LexiconError, Table};
use crate::language::{Phrases, Token, Vocabulary, WordId};
use rustc_hash::FxHashMap;

/// How an instrument of some kind is known without a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Titled {
    /// By the title that follows: `Luật Du lịch`.
    Law,
    /// By itself: `Hiến pháp`.
    Constitution,
    /// By whose it is: `Điều lệ Công đoàn Việt Nam`.
    Charter,
    /// By what it is about: `Nghị định về hoạt động triển lãm`.
    Act,
    /// By what it is for and when: `Kế hoạch phát triển kinh tế - xã hội 5 năm 2011-2015`.
    Plan,
    /// By whatever follows: `Đề án phát triển du lịch`.
    Project,
    /// Not at all.
    Never,
}

/// A kind of instrument.
#[derive(Debug)]
pub struct InstrumentKind {
    /// As it is written at the head of a name: `Nghị quyết`.
    pub name: String,
    /// How one is known without a number.
    pub titled: Titled,
}

/// When the words that may begin a title do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opens {
    /// In whatever case the kind is written.
    Any,
    /// In whatever case, with a year or a proper name in the title.
    AnyDated,
    /// Where the kind has a capital.
    Capital,
    /// With a capital, and a year or a proper name in the title.
    Dated,
    /// With a capital, and not where persons are the matter: `Nghị quyết về việc bầu …`.
    Matter,
    /// With a capital, and not as the subject of a sentence: `Nghị định quy định rõ …`.
    Verb,
    /// In whatever case, if four words or more follow: `Chương trình hành động của Chính phủ thực hiện …`.
    Long,
    /// They are the whole title.
    Fixed,
}

/// The role of a word near a number or in a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordUse {
    /// A title ends before it: `Luật Đất đai được …`.
    Stop,
    /// What a number before it counts, so that the number names no instrument: `quyết định 5 nội dung`.
    Unit,
    /// It may follow a bare number that names an instrument: `theo nghị định 67 của …`.
    Follows,
    /// It may stand between a kind and its number: `Nghị quyết chuyên đề số 11`.
    Between,
    /// Before `luật` and `lệnh` it makes another word: `pháp luật`, `Tư lệnh`.
    Bars,
    /// Before `Kế hoạch` and the like it makes an office: `Bộ Kế hoạch`.
    Office,
    /// It does not end a title, and falls away where it would be the last word.
    Hangs,
    /// After `quy định` it shows that an instrument is spoken of, not titled: `Nghị định quy định rõ …`.
    Predicate,
    /// In a title of an act it speaks of persons, which makes the act no instrument of its own: `về việc bổ nhiệm …`.
    Personnel,
    /// With a capital it begins no title and ends one: a new sentence whose stop was lost.
    NoTitle,
    /// A title that is a clause ends before it.
    ClauseStop,
    /// A title that is a clause ends before it, where a word of time follows: `vào chiều …`.
    TimeStop,
    /// A word of time.
    Time,
    /// It may stand in the name of a congress or plenum.
    Congress,
    /// It may stand in the name of what has a charter.
    Charter,
}

/// The tables of instruments.
#[derive(Debug)]
pub struct Instruments {
    kinds: Vec<InstrumentKind>,
    spellings: Phrases<usize>,
    shorts: FxHashMap<WordId, usize>,
    signs: FxHashMap<WordId, usize>,
    laws: Phrases<(usize, String)>,
    uses: FxHashMap<WordId, Vec<WordUse>>,
    phrases: Phrases<()>,
    openers: FxHashMap<usize, Phrases<Opens>>,
    pub(crate) words: Words,
}

macro_rules! words {
    ($($name:ident: $word:literal),+ $(,)?) => {
        /// The words that the grammar of numbers and titles asks for by name.
        #[derive(Debug)]
        #[allow(missing_docs)]
        pub(crate) struct Words { $(pub(crate) $name: WordId),+ }

        impl Words {
            fn learn(vocabulary: &mut Vocabulary) -> Words {
                Words { $($name: vocabulary.learn($word)),+ }
            }
        }
    };
}
words! {
    so: "số", cua: "của", ve: "về", va: "và", nay: "này", tren: "trên", noi: "nói", neu: "nêu", do_: "đó", nam: "năm",
    du: "dự", thao: "thảo", an: "án", sua: "sửa", doi: "đổi", dai: "đại", hoi: "hội", nghi: "nghị", trung: "trung", uong: "ương",
    thu: "thứ", khoa: "khóa", phap: "pháp", cac: "các", nhung: "những", cong: "công", uoc: "ước",
    su: "sư", tam: "tầm", dinh: "định", dieu: "điều", den: "đến", tw: "tw", giua: "giữa", moi: "mới", trinh: "trình", van: "văn", ban: "bản", bo: "bố", toi: "tới", hien: "hiện", khai: "khai", triet: "triệt", tai: "tại", theo: "theo",
}

impl Instruments {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Result<Instruments, LexiconError> {
        let mut instruments = Instruments {
            kinds: Vec::new(),
            spellings: Phrases::new(vocabulary),
            shorts: FxHashMap::default(),
            signs: FxHashMap::default(),
            laws: Phrases::new(vocabulary),
            uses: FxHashMap::default(),
            phrases: Phrases::new(vocabulary),
            openers: FxHashMap::default(),
            words: Words::learn(vocabulary),
        };
        instruments.load_kinds(vocabulary)?;
        instruments.load_laws(vocabulary)?;
        instruments.load_words(vocabulary)?;
        instruments.load_openers(vocabulary)?;
        Ok(instruments)
    }

    fn load_kinds(&mut self, vocabulary: &mut Vocabulary) -> Result<(), LexiconError> {
        let table = Table::read(
            "data/lexicon/instruments.tsv",
            include_str!("../../data/lexicon/instruments.tsv"),
            &["kind", "signs", "short", "title"],
        )?;
        for (line, row) in table.rows() {
            let titled = match row[3] {
                "law" => Titled::Law,
                "constitution" => Titled::Constitution,
                "charter" => Titled::Charter,
                "act" => Titled::Act,
                "plan" => Titled::Plan,
                "project" => Titled::Project,
                "none" => Titled::Never,
                other => return Err(table.error(line, format!("title {other}"))),
            };
            let number = self.kinds.len();
            self.spellings
                .insert(row[0], vocabulary, number)
                .map_err(|_| table.error(line, format!("{} is there already", row[0])))?;
            for sign in row[1].split_whitespace() {
                self.signs.entry(vocabulary.learn(sign)).or_insert(number);
            }
            for short in row[2].split_whitespace() {
                self.shorts.insert(vocabulary.learn(short), number);
            }
            self.kinds.push(InstrumentKind { name: row[0].to_owned(), titled });
        }
        Ok(())
    }

    fn load_laws(&mut self, vocabulary: &mut Vocabulary) -> Result<(), LexiconError> {
        let abbreviations = Table::read(
            "data/lexicon/law_abbreviations.tsv",
            include_str!("../../data/lexicon/law_abbreviations.tsv"),
            &["short", "full"],
        )?;
        let abbreviations: Vec<(&str, String)> =
            abbreviations.rows().map(|(_, row)| (row[0], row[1].to_lowercase())).collect();
        let table = Table::read(
            "data/lexicon/laws.tsv",
            include_str!("../../data/lexicon/laws.tsv"),
            &["kind", "title", "also"],
        )?;
        for (line, row) in table.rows() {
            let kind = self
                .kinds
                .iter()
                .position(|kind| kind.name.to_lowercase() == row[0])
                .ok_or_else(|| table.error(line, format!("no kind {}", row[0])))?;
            let full = format!("{} {}", row[0], row[1].to_lowercase());
            self.laws
                .insert(&full, vocabulary, (kind, row[1].to_owned()))
                .map_err(|_| table.error(line, format!("{full} is there already")))?;
            for spelling in spellings(&full, row, &abbreviations) {
                // A spelling that two titles share stays with the first.
                let _ = self.laws.insert(&spelling, vocabulary, (kind, row[1].to_owned()));
            }
        }
        Ok(())
    }

    fn load_words(&mut self, vocabulary: &mut Vocabulary) -> Result<(), LexiconError> {
        let table = Table::read(
            "data/lexicon/instrument_words.tsv",
            include_str!("../../data/lexicon/instrument_words.tsv"),
            &["use", "words"],
        )?;
        for (line, row) in table.rows() {
            let word_use = match row[0] {
                "stop" => WordUse::Stop,
                "unit" => WordUse::Unit,
                "follows" => WordUse::Follows,
                "between" => WordUse::Between,
                "bars" => WordUse::Bars,
                "office" => WordUse::Office,
                "hangs" => WordUse::Hangs,
                "predicate" => WordUse::Predicate,
                "personnel" => WordUse::Personnel,
                "no-title" => WordUse::NoTitle,
                "clause-stop" => WordUse::ClauseStop,
                "time-stop" => WordUse::TimeStop,
                "time" => WordUse::Time,
                "congress" => WordUse::Congress,
                "charter" => WordUse::Charter,
                "phrase" => {
                    // The same phrase on two lines is one.
                    let _ = self.phrases.insert(row[1], vocabulary, ());
                    continue;
                }
                other => return Err(table.error(line, format!("use {other}"))),
            };
            for word in row[1].split_whitespace() {
                self.uses.entry(vocabulary.learn(word)).or_default().push(word_use);
            }
        }
        Ok(())
    }

    fn load_openers(&mut self, vocabulary: &mut Vocabulary) -> Result<(), LexiconError> {
        let table = Table::read(
            "data/lexicon/instrument_titles.tsv",
            include_str!("../../data/lexicon/instrument_titles.tsv"),
            &["kind", "opener", "when"],
        )?;
        for (line, row) in table.rows() {
            let opens = match row[2] {
                "any" => Opens::Any,
                "any-dated" => Opens::AnyDated,
                "capital" => Opens::Capital,
                "dated" => Opens::Dated,
                "matter" => Opens::Matter,
                "verb" => Opens::Verb,
                "long" => Opens::Long,
                "fixed" => Opens::Fixed,
                other => return Err(table.error(line, format!("when {other}"))),
            };
            let kind = self
                .kinds
                .iter()
                .position(|kind| kind.name == row[0])
                .ok_or_else(|| table.error(line, format!("no kind {}", row[0])))?;
            self.openers
                .entry(kind)
                .or_insert_with(|| Phrases::new(vocabulary))
                .insert(row[1], vocabulary, opens)
                .map_err(|_| table.error(line, format!("{} {} is there already", row[0], row[1])))?;
        }
        Ok(())
    }

    /// A kind by its number.
    pub fn kind(&self, number: usize) -> &InstrumentKind {
        &self.kinds[number]
    }

    /// Whether instruments of a kind are laws, codes or the constitution.
    pub(crate) fn is_law(&self, kind: usize) -> bool {
        matches!(self.kinds[kind].titled, Titled::Law | Titled::Constitution)
    }

    /// The words of kinds.
    pub(crate) fn spellings(&self) -> &Phrases<usize> {
        &self.spellings
    }

    /// Known laws, each by its kind and title.
    pub(crate) fn laws(&self) -> &Phrases<(usize, String)> {
        &self.laws
    }

    /// The kind for which an abbreviation stands before a number.
    pub(crate) fn short(&self, word: WordId) -> Option<usize> {
        self.shorts.get(&word).copied()
    }

    /// The kind for which an abbreviation stands inside a number.
    pub(crate) fn sign(&self, word: WordId) -> Option<usize> {
        self.signs.get(&word).copied()
    }

    /// Whether a word has a use.
    pub(crate) fn is(&self, word: WordId, word_use: WordUse) -> bool {
        self.uses.get(&word).is_some_and(|uses| uses.contains(&word_use))
    }

    /// The words that begin the title of a kind at a token: where they end, and when they count.
    pub(crate) fn opener(&self, kind: usize, tokens: &[Token], at: usize) -> Option<(usize, Opens)> {
        self.openers.get(&kind)?.longest(tokens, at).map(|(end, &opens)| (end, opens))
    }

    /// Words that go together in titles, though a comma or a small word in them would end one: `quản lý, sử dụng`.
    pub(crate) fn phrases(&self) -> &Phrases<()> {
        &self.phrases
    }
}

/// Other ways to write a law: abbreviated, or with `về` before its title.
fn spellings(full: &str, row: &[&str], abbreviations: &[(&str, String)]) -> Vec<String> {
    let mut found = vec![format!("{} về {}", row[0], row[1])];
    found.extend(row[2].split(';').filter(|also| !also.is_empty()).map(|also| format!("{} {also}", row[0])));
    let mut all = full.to_owned();
    for (short, long) in abbreviations {
        if full.contains(long.as_str()) {
            found.push(full.replace(long.as_str(), short));
            all = all.replace(long.as_str(), short);
        }
    }
    found.push(all);
    found
}
