//! Why records were made one node, or nearly were: named features with their points.

use super::corpus::{Corpus, RecordId};
use crate::model::{ArticleId, Node, NodeType};
use serde::{Deserialize, Serialize};

/// A mention that stands for what it names: what a comparison shows and what a decision of the user refers to. It outlives
/// a rebuild, unlike an id, because it says where in which article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The article.
    pub article: ArticleId,
    /// What the mention names.
    #[serde(rename = "type")]
    pub kind: NodeType,
    /// The first code point of the mention.
    pub start: u32,
}

impl Anchor {
    /// The first mention of a node; any other mention of it would do as well. `None` only for a node without evidence.
    pub fn of(node: &Node) -> Option<Anchor> {
        let first = node.evidence.first()?;
        Some(Anchor { article: first.article.clone(), kind: node.kind, start: first.trigger.start })
    }

    pub(super) fn of_record(corpus: &Corpus, id: RecordId) -> Anchor {
        let record = &corpus.records[id];
        let first = record.mentions.iter().find(|mention| mention.named).or(record.mentions.first());
        Anchor {
            article: record.reading.article.id.clone(),
            kind: record.entity.kind,
            start: first.map_or(0, |mention| mention.span.start),
        }
    }
}

/// One thing that speaks for or against two records being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What was found.
    pub feature: Feature,
    /// For (positive) or against (negative), in points; each feature says what it gives and why.
    pub points: i32,
}

/// Two records that were compared, with everything that counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// A mention of the one.
    pub a: Anchor,
    /// Its name in that article.
    pub a_name: String,
    /// A mention of the other.
    pub b: Anchor,
    /// Its name in that article.
    pub b_name: String,
    /// The sum of the points.
    pub score: i32,
    /// What counted, in the order in which it was weighed.
    pub reasons: Vec<Reason>,
}

impl Comparison {
    pub(super) fn new(corpus: &Corpus, a: RecordId, b: RecordId, reasons: Vec<Reason>) -> Comparison {
        let (a, b) = (a.min(b), a.max(b));
        Comparison {
            a: Anchor::of_record(corpus, a),
            a_name: corpus.records[a].entity.name.clone(),
            b: Anchor::of_record(corpus, b),
            b_name: corpus.records[b].entity.name.clone(),
            score: reasons.iter().map(|reason| reason.points).sum(),
            reasons,
        }
    }
}

/// What the stages of resolution report beside their clusters.
#[derive(Debug, Default)]
pub struct Log {
    /// Pairs that were made one for more than a common name.
    pub merges: Vec<Comparison>,
    /// Pairs that were kept apart but came near.
    pub doubts: Vec<Comparison>,
}

/// What can speak for or against two records being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// The names are one but for case, tone placement, hyphens and word order.
    SameName,
    /// One name is the other's abbreviation in some article (`ASEAN`).
    Abbreviation,
    /// The names differ in one letter or tone.
    OneLetterOff,
    /// They are of one kind and have one number.
    SameNumber,
    /// One body issued both, or the sign of one names the issuer of the other.
    SameIssuer,
    /// The same bodies carry both out.
    SharedContext,
    /// They hold the same title at the same body.
    SamePost,
    /// They hold posts at one body.
    SameBody,
    /// They are members of one large body.
    SameMembership,
    /// They hold posts in two provinces, one of which was merged into the other.
    SuccessorPlace,
    /// Both lead a province or sit at the centre beside it.
    BothLead,
    /// They hold posts at two organs of the centre.
    OtherCentre,
    /// One holds a post at the centre, the other in a province.
    CentreAndPlace,
    /// Years lie between the articles.
    YearsApart,
    /// Many people bear the name.
    CommonName,
    /// Hardly two people bear the name.
    RareName,
    /// One article tells of both, with different posts.
    SameArticle,
    /// Both are on one day, or the day of one is within those of the other.
    SameDay,
    /// They are days apart, but of an event that lasts.
    NearDay,
    /// Nothing dates both, and nobody is at both.
    Undated,
    /// Their names and circumstances have nothing in common that tells events apart.
    NothingTelling,
    /// Their names have different numbers (`Quận 2`, `Quận 9`).
    OtherNumbers,
    /// Both are in one month; of one the day is not known.
    SameMonth,
    /// Both are in one year; of one the month is not known.
    SameYear,
    /// The articles came out within days of each other (or, with negative points, months apart).
    SameNews,
    /// Both have the same number in a row (`lần thứ 39`, `khóa XIV`).
    SameOrdinal,
    /// Their names give different years or months.
    OtherYears,
    /// Their names have words of the topic in common.
    Topic,
    /// Their names each have words of the topic that the other has not.
    OtherTopic,
    /// Both are of one kind (`hội nghị`).
    SameKind,
    /// They are of two kinds that papers take for each other (`hội nghị`, `cuộc họp`).
    NearKind,
    /// People take part in both.
    SamePeople,
    /// The same person chairs both.
    SameChair,
    /// The same two sides meet.
    SameTwoSides,
    /// Other people meet, or none of the one are at the other.
    OtherPeople,
    /// One body organizes both.
    SameHost,
    /// Different bodies organize them.
    OtherHost,
    /// Bodies take part in both.
    SameBodies,
    /// They are of one province (posts, venue), or have the same remote sites.
    SamePlace,
    /// They are of different provinces.
    OtherPlace,
    /// Both are about one instrument.
    SameInstrument,
}

impl Feature {
    /// The word for a Vietnamese reader.
    pub const fn label_vi(self) -> &'static str {
        match self {
            Feature::SameName => "cùng tên",
            Feature::Abbreviation => "tên viết tắt",
            Feature::OneLetterOff => "lệch một chữ",
            Feature::SameNumber => "cùng số",
            Feature::SameIssuer => "cùng nơi ban hành",
            Feature::SharedContext => "cùng ngữ cảnh",
            Feature::SamePost => "cùng chức vụ",
            Feature::SameBody => "cùng cơ quan",
            Feature::SameMembership => "cùng là thành viên",
            Feature::SuccessorPlace => "tỉnh đã sáp nhập",
            Feature::BothLead => "cùng là lãnh đạo tỉnh",
            Feature::OtherCentre => "khác cơ quan trung ương",
            Feature::CentreAndPlace => "trung ương và địa phương",
            Feature::YearsApart => "cách nhau nhiều năm",
            Feature::CommonName => "tên phổ biến",
            Feature::RareName => "tên hiếm",
            Feature::SameArticle => "trong cùng một bài",
            Feature::SameDay => "cùng ngày",
            Feature::NearDay => "cách vài ngày",
            Feature::Undated => "không rõ ngày",
            Feature::NothingTelling => "không có gì riêng",
            Feature::OtherNumbers => "khác số trong tên",
            Feature::SameMonth => "cùng tháng",
            Feature::SameYear => "cùng năm",
            Feature::SameNews => "thời điểm đưa tin",
            Feature::SameOrdinal => "cùng số thứ tự",
            Feature::OtherYears => "khác năm trong tên",
            Feature::Topic => "cùng chủ đề",
            Feature::OtherTopic => "khác chủ đề",
            Feature::SameKind => "cùng loại",
            Feature::NearKind => "loại gần nhau",
            Feature::SamePeople => "cùng người dự",
            Feature::SameChair => "cùng người chủ trì",
            Feature::SameTwoSides => "cùng hai bên",
            Feature::OtherPeople => "khác người dự",
            Feature::SameHost => "cùng đơn vị tổ chức",
            Feature::OtherHost => "khác đơn vị tổ chức",
            Feature::SameBodies => "cùng cơ quan tham gia",
            Feature::SamePlace => "cùng địa điểm",
            Feature::OtherPlace => "khác địa điểm",
            Feature::SameInstrument => "cùng văn bản",
        }
    }
}
