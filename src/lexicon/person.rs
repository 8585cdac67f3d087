//! What personal names are made of, and what stands around them: family names, forms of address, ranks.

use super::table::{LexiconError, Table};
use crate::language::{Phrases, Token, Vocabulary, WordId};

/// What a word or two beside a name or a title do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// `ông`, `đồng chí`: what follows is a person.
    Address,
    /// `Đại tá`, `PGS.TS`: the same, of soldiers and scholars.
    Rank,
    /// `nguyên`, `cựu`: the post that follows is a former one.
    Former,
    /// `tân`: the post is a new one.
    New,
    /// `là`, `giữ chức`: joins a name to the post that follows.
    Link,
    /// `các`, `ba`: one title for several names.
    Plural,
}

/// Family names, and the words that stand beside names.
#[derive(Debug)]
pub struct PersonWords {
    family: Vec<Option<Family>>,
    beside: Phrases<Beside>,
    stops: Vec<Option<NameStop>>,
}

/// How a capitalised word bounds a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameStop {
    /// No name begins with it.
    First,
    /// Nor does one go on with it.
    Both,
}

/// How far a family name makes a name by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A capitalised word after it makes a name.
    Free,
    /// Only after a title, a form of address or in a list of people.
    Titled,
}

impl PersonWords {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Result<PersonWords, LexiconError> {
        let mut words = PersonWords { family: Vec::new(), beside: Phrases::new(vocabulary), stops: Vec::new() };
        let names = Table::read(
            "data/lexicon/family_names.tsv",
            include_str!("../../data/lexicon/family_names.tsv"),
            &["name", "use"],
        )?;
        for (line, row) in names.rows() {
            let usage = match row[1] {
                "free" => Family::Free,
                "titled" => Family::Titled,
                other => return Err(names.error(line, format!("use {other}, not free or titled"))),
            };
            set(&mut words.family, vocabulary.learn(row[0]), usage);
        }
        let stops = Table::read(
            "data/lexicon/name_stops.tsv",
            include_str!("../../data/lexicon/name_stops.tsv"),
            &["word", "use"],
        )?;
        for (line, row) in stops.rows() {
            let usage = match row[1] {
                "first" => NameStop::First,
                "both" => NameStop::Both,
                other => return Err(stops.error(line, format!("use {other}, not first or both"))),
            };
            set(&mut words.stops, vocabulary.learn(row[0]), usage);
        }
        let ranks =
            Table::read("data/lexicon/ranks.tsv", include_str!("../../data/lexicon/ranks.tsv"), &["word", "kind"])?;
        for (line, row) in ranks.rows() {
            let kind = match row[1] {
                "address" => Beside::Address,
                "rank" => Beside::Rank,
                "former" => Beside::Former,
                "new" => Beside::New,
                "link" => Beside::Link,
                "plural" => Beside::Plural,
                other => return Err(ranks.error(line, format!("kind {other}"))),
            };
            words
                .beside
                .insert(row[0], vocabulary, kind)
                .map_err(|_| ranks.error(line, format!("{} is there already", row[0])))?;
        }
        Ok(words)
    }

    /// How a word may begin a name, if it may.
    pub fn family(&self, word: WordId) -> Option<Family> {
        self.family.get(word.0 as usize).copied().flatten()
    }

    /// How a word bounds a name, if it does.
    pub fn stop(&self, word: WordId) -> Option<NameStop> {
        self.stops.get(word.0 as usize).copied().flatten()
    }

    /// The form of address, rank … that begins at a token: the token after it, and what it does.
    pub fn beside(&self, tokens: &[Token], at: usize) -> Option<(usize, Beside)> {
        self.beside.longest(tokens, at).map(|(end, kind)| (end, *kind))
    }
}

/// Notes what a word is, in a list by the numbers of words.
fn set<T: Clone>(list: &mut Vec<Option<T>>, word: WordId, value: T) {
    let at = word.0 as usize;
    if list.len() <= at {
        list.resize(at + 1, None);
    }
    list[at] = Some(value);
}
