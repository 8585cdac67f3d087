//! Words that tell what is done with an instrument, and who issues what bears a sign.

use super::table::{LexiconError, Table};
use crate::{
    language::{Phrases, Token, Vocabulary},
    model::EdgeType,
};
use rustc_hash::FxHashMap;

/// How the words stand to the one who acts and to the instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyForm {
    /// `UBND tỉnh ban hành Kế hoạch số 5`.
    Verb,
    /// A common verb, which counts after `đã`, `vừa`: `Bộ đã có Công văn số 5`.
    Weak,
    /// Only of what is called a draft: `chuẩn bị dự án Luật …`.
    Draft,
    /// The ground of what is done: `theo Kế hoạch số 5`.
    Basis,
}

/// What some words signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicyVerb {
    /// The claim: issued, implements or discussed.
    pub claim: EdgeType,
    /// Where the ends stand.
    pub form: PolicyForm,
}

/// The words of all claims about instruments.
#[derive(Debug)]
pub struct Policy {
    verbs: Phrases<PolicyVerb>,
    issuers: FxHashMap<String, Vec<String>>,
    uses: Phrases<PolicyUse>,
}

/// The role of a small word between the ends of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PolicyUse {
    /// It tells when a verb happens: `đã`, `vừa`, `sẽ`.
    Tense,
    /// It makes what follows a demand: `yêu cầu`, `giao`, `cần`.
    Demand,
    /// It denies what follows: `chưa`.
    Denial,
    /// It is none of these, though a part of it looks so: `ngoại giao`.
    Other,
}

impl Policy {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Result<Policy, LexiconError> {
        let mut verbs = Phrases::new(vocabulary);
        let table = Table::read(
            "data/lexicon/policy_verbs.tsv",
            include_str!("../../data/lexicon/policy_verbs.tsv"),
            &["phrase", "claim", "form"],
        )?;
        for (line, row) in table.rows() {
            let claim = row[1].parse().map_err(|_| table.error(line, format!("no claim {}", row[1])))?;
            let form = match row[2] {
                "verb" => PolicyForm::Verb,
                "weak" => PolicyForm::Weak,
                "draft" => PolicyForm::Draft,
                "basis" => PolicyForm::Basis,
                other => return Err(table.error(line, format!("form {other}, not verb, weak, draft or basis"))),
            };
            verbs
                .insert(row[0], vocabulary, PolicyVerb { claim, form })
                .map_err(|_| table.error(line, format!("{} is there already", row[0])))?;
        }
        let table = Table::read(
            "data/lexicon/issuers.tsv",
            include_str!("../../data/lexicon/issuers.tsv"),
            &["sign", "issuer"],
        )?;
        let mut issuers: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for (_, row) in table.rows() {
            issuers.entry(row[0].to_uppercase()).or_default().push(row[1].to_owned());
        }
        let mut uses = Phrases::new(vocabulary);
        let table = Table::read(
            "data/lexicon/policy_words.tsv",
            include_str!("../../data/lexicon/policy_words.tsv"),
            &["phrase", "use"],
        )?;
        for (line, row) in table.rows() {
            let word_use = match row[1] {
                "tense" => PolicyUse::Tense,
                "demand" => PolicyUse::Demand,
                "denial" => PolicyUse::Denial,
                "other" => PolicyUse::Other,
                other => return Err(table.error(line, format!("use {other}, not tense, demand, denial or other"))),
            };
            uses.insert(row[0], vocabulary, word_use)
                .map_err(|_| table.error(line, format!("{} is there already", row[0])))?;
        }
        Ok(Policy { verbs, issuers, uses })
    }

    /// The longest words of a claim that begin at a token: the token after them, and what they signal.
    pub(crate) fn verb(&self, tokens: &[Token], at: usize) -> Option<(usize, PolicyVerb)> {
        self.verbs.longest(tokens, at).map(|(end, verb)| (end, *verb))
    }

    /// How the names of those begin who may have issued what bears a sign (`-CT/TTg`), from its last part.
    pub(crate) fn issuers<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        let sign = name.rsplit(' ').next().unwrap_or_default();
        let parts =
            sign.split(['/', '-']).map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()).to_uppercase());
        parts.filter_map(|part| self.issuers.get(&part)).flatten().map(String::as_str)
    }

    /// The role of the small words that begin at a token, and where they end.
    pub(crate) fn word_use(&self, tokens: &[Token], at: usize) -> Option<(usize, PolicyUse)> {
        self.uses.longest(tokens, at).map(|(end, word_use)| (end, *word_use))
    }
}
