//! The five node types and the twelve edge types, with the ends that each edge allows.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a node is. The annotation guidelines define each to the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeType {
    /// A named person in public office, or one who takes part in an event.
    Official,
    /// A named organ of Party, State, Front or an international organisation.
    Body,
    /// A legal or policy instrument with a number or an official title.
    Resolution,
    /// One official gathering or act at a time.
    Event,
    /// A first-level unit: a province or a centrally-run city, old or new.
    Province,
}

/// What an edge says of its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EdgeType {
    /// `chủ trì`, `đồng chủ trì`, `điều hành`: official or body → event.
    Chaired,
    /// `dự`, `tham dự`, `có mặt`: official or body → event.
    Attended,
    /// `phát biểu`, `nhấn mạnh`, `báo cáo` at it: official → event.
    SpokeAt,
    /// `tổ chức`, `phối hợp tổ chức`, the body that meets: body or official → event.
    Organized,
    /// The province of the venue: event → province.
    HeldIn,
    /// `điểm cầu tỉnh …`, a remote site: event → province.
    HasSite,
    /// A present or former post, with its title: official → body.
    HoldsPosition,
    /// `ban hành`, `ký ban hành`, `Nghị quyết của …`: body → resolution.
    Issued,
    /// `triển khai`, `thực hiện`, `quán triệt`: event, body, province or resolution → resolution.
    Implements,
    /// `cho ý kiến`, `thảo luận`, `thông qua`: event → resolution.
    Discussed,
    /// `thuộc`, `trực thuộc`, `gồm`: body → body.
    PartOf,
    /// `thành lập`: body → body.
    Established,
}

/// A word that is none of the words allowed in its place; says which are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown {what} \"{word}\"; one of: {allowed}")]
pub struct UnknownWord {
    /// What the word should have named, e.g. `relation`.
    pub what: &'static str,
    /// The word as given.
    pub word: String,
    /// The words that would have been right, separated by commas.
    pub allowed: String,
}

impl NodeType {
    /// All node types, in the order in which they are always listed.
    pub const ALL: [NodeType; 5] =
        [NodeType::Official, NodeType::Body, NodeType::Resolution, NodeType::Event, NodeType::Province];

    /// The word of the command line and of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            NodeType::Official => "official",
            NodeType::Body => "body",
            NodeType::Resolution => "resolution",
            NodeType::Event => "event",
            NodeType::Province => "province",
        }
    }

    /// The word for a Vietnamese reader.
    pub const fn label_vi(self) -> &'static str {
        match self {
            NodeType::Official => "cán bộ",
            NodeType::Body => "cơ quan",
            NodeType::Resolution => "văn bản",
            NodeType::Event => "sự kiện",
            NodeType::Province => "tỉnh, thành phố",
        }
    }
}

impl EdgeType {
    /// All edge types, in the order in which they are always listed.
    pub const ALL: [EdgeType; 12] = [
        EdgeType::Chaired,
        EdgeType::Attended,
        EdgeType::SpokeAt,
        EdgeType::Organized,
        EdgeType::HeldIn,
        EdgeType::HasSite,
        EdgeType::HoldsPosition,
        EdgeType::Issued,
        EdgeType::Implements,
        EdgeType::Discussed,
        EdgeType::PartOf,
        EdgeType::Established,
    ];

    /// The word of the command line and of the JSON contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            EdgeType::Chaired => "chaired",
            EdgeType::Attended => "attended",
            EdgeType::SpokeAt => "spoke_at",
            EdgeType::Organized => "organized",
            EdgeType::HeldIn => "held_in",
            EdgeType::HasSite => "has_site",
            EdgeType::HoldsPosition => "holds_position",
            EdgeType::Issued => "issued",
            EdgeType::Implements => "implements",
            EdgeType::Discussed => "discussed",
            EdgeType::PartOf => "part_of",
            EdgeType::Established => "established",
        }
    }

    /// The edge read aloud in Vietnamese, from source to target.
    pub const fn label_vi(self) -> &'static str {
        match self {
            EdgeType::Chaired => "chủ trì",
            EdgeType::Attended => "tham dự",
            EdgeType::SpokeAt => "phát biểu tại",
            EdgeType::Organized => "tổ chức",
            EdgeType::HeldIn => "diễn ra tại",
            EdgeType::HasSite => "có điểm cầu",
            EdgeType::HoldsPosition => "giữ chức",
            EdgeType::Issued => "ban hành",
            EdgeType::Implements => "triển khai",
            EdgeType::Discussed => "thảo luận",
            EdgeType::PartOf => "thuộc",
            EdgeType::Established => "thành lập",
        }
    }

    /// The edge read aloud in English, from source to target.
    pub const fn label_en(self) -> &'static str {
        match self {
            EdgeType::Chaired => "chaired",
            EdgeType::Attended => "attended",
            EdgeType::SpokeAt => "spoke at",
            EdgeType::Organized => "organized",
            EdgeType::HeldIn => "held in",
            EdgeType::HasSite => "has site",
            EdgeType::HoldsPosition => "holds position",
            EdgeType::Issued => "issued",
            EdgeType::Implements => "implements",
            EdgeType::Discussed => "discussed",
            EdgeType::PartOf => "part of",
            EdgeType::Established => "established",
        }
    }

    /// The node types that may stand at the source.
    pub const fn sources(self) -> &'static [NodeType] {
        use NodeType::{Body, Event, Official, Province, Resolution};
        match self {
            EdgeType::Chaired | EdgeType::Attended | EdgeType::Organized => &[Official, Body],
            EdgeType::SpokeAt | EdgeType::HoldsPosition => &[Official],
            EdgeType::HeldIn | EdgeType::HasSite | EdgeType::Discussed => &[Event],
            EdgeType::Issued | EdgeType::PartOf | EdgeType::Established => &[Body],
            EdgeType::Implements => &[Event, Body, Province, Resolution],
        }
    }

    /// The node type that stands at the target.
    pub const fn target(self) -> NodeType {
        match self {
            EdgeType::Chaired | EdgeType::Attended | EdgeType::SpokeAt | EdgeType::Organized => NodeType::Event,
            EdgeType::HeldIn | EdgeType::HasSite => NodeType::Province,
            EdgeType::Issued | EdgeType::Implements | EdgeType::Discussed => NodeType::Resolution,
            EdgeType::HoldsPosition | EdgeType::PartOf | EdgeType::Established => NodeType::Body,
        }
    }

    /// Whether an edge of this type may run from `source` to `target`.
    pub fn allows(self, source: NodeType, target: NodeType) -> bool {
        self.target() == target && self.sources().contains(&source)
    }
}

macro_rules! words {
    ($kind:ty, $what:literal) => {
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl FromStr for $kind {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                Self::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or_else(|| UnknownWord {
                    what: $what,
                    word: word.to_owned(),
                    allowed: Self::ALL.map(Self::as_str).join(", "),
                })
            }
        }
    };
}
words!(NodeType, "type");
words!(EdgeType, "relation");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        for kind in NodeType::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        for kind in EdgeType::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
    }

    #[test]
    fn a_wrong_word_is_answered_with_the_right_ones() {
        let error = "atended".parse::<EdgeType>().unwrap_err().to_string();
        assert!(error.contains("unknown relation \"atended\"") && error.contains("attended"), "{error}");
    }

    #[test]
    fn ends_follow_the_guidelines() {
        assert!(EdgeType::Chaired.allows(NodeType::Body, NodeType::Event));
        assert!(EdgeType::Implements.allows(NodeType::Province, NodeType::Resolution));
        assert!(!EdgeType::SpokeAt.allows(NodeType::Body, NodeType::Event));
        assert!(!EdgeType::HeldIn.allows(NodeType::Event, NodeType::Body));
    }
}
