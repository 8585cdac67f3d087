//! Mentions as the recognisers find them: a range of tokens and what it names, before coreference.

use crate::{language::TokenRange, lexicon::HeadId, model::PartialDate};

/// A date in the text, resolved as far as the article allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words, without a preposition: `ngày 23-4`, `sáng 14/1`, `hôm nay`.
    pub range: TokenRange,
    /// The (first) day.
    pub date: PartialDate,
    /// The last day of a range (`từ 20-5 đến 19-6`).
    pub end: Option<PartialDate>,
}

/// A first-level unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvinceMention {
    /// The words, without `tỉnh`, `TP`.
    pub range: TokenRange,
    /// Its number in the lexicon.
    pub unit: usize,
}

/// An organ of Party, State, Front or an international organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyMention {
    /// The words.
    pub range: TokenRange,
    /// The canonical name: abbreviations expanded, province added; for a reference what it is called in the text.
    pub name: String,
    /// The number of the first-level unit that it belongs to.
    pub province: Option<usize>,
    /// The canonical name of the body that it is part of by its own name (`Ban Thường vụ Tỉnh ủy`, `Cục … (Bộ Y tế)`),
    /// where the guidelines make that a `part_of`.
    pub parent: Option<String>,
    /// Whether it only refers to a body named elsewhere (`Ban Chỉ đạo`, `Bộ`).
    pub reference: bool,
    /// What kind of body it is: the first words of its name in the lexicon.
    pub head: HeadId,
}

/// A legal or policy instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentMention {
    /// The words, issuer and date of signature left out.
    pub range: TokenRange,
    /// The canonical name: kind and number with its sign, or kind and title.
    pub name: String,
    /// The date of signature, where it stands beside it.
    pub date: Option<PartialDate>,
    /// Whether it only refers to one named elsewhere (`Nghị quyết này`, `Luật`).
    pub reference: bool,
}

/// A place that names or refers to an event, by a noun (`hội nghị …`) or a verb (`đã hội đàm với …`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventMention {
    /// All the words that describe it.
    pub range: TokenRange,
    /// The head noun or verb (`hội nghị`, `làm việc với`).
    pub head: TokenRange,
    /// The number of the event in the article.
    pub event: usize,
    /// Who acts, where a verb tells of it.
    pub subject: Option<TokenRange>,
    /// Whether a verb tells of it.
    pub verbal: bool,
    /// Whether it only refers to an event described elsewhere (`hội nghị`, `buổi làm việc`).
    pub reference: bool,
}
