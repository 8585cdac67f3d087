//! What can speak for or against two records being one, in words.

use serde::{Deserialize, Serialize};
use std::fmt;

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
    /// The user has called both one.
    DecidedSame,
    /// The user has called them two.
    DecidedDifferent,
    /// The names are not one.
    OtherName,
    /// One is of another type.
    OtherType,
    /// Nobody else bears the name.
    OnlyOne,
    /// The articles name the same bodies and provinces beside them.
    SameCompany,
    /// Several people bear the name, and nothing says which is meant.
    Namesakes,
    /// Far more articles tell of the one than of all others of the name.
    MostTold,
    /// The title that they share is one that many people hold at once.
    ManySeats,
    /// One is named once, the other often: a slip of the pen.
    OnceAgainstOften,
    /// They lived at other times.
    OtherTime,
    /// Another claims the abbreviation as well.
    Rival,
    /// They are of kinds that nobody takes for each other (`hội nghị`, `chuyến thăm`).
    OtherKind,
    /// They are on different days.
    OtherDay,
    /// They have different numbers in a row or terms.
    OtherOrdinal,
    /// Their signs are different (`22-NQ/TW`, `22/NQ-CP`).
    OtherSign,
    /// Different bodies issued them.
    OtherIssuer,
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
            Feature::DecidedSame => "đã quyết định là một",
            Feature::DecidedDifferent => "đã quyết định là hai",
            Feature::OtherName => "khác tên",
            Feature::OtherType => "khác loại nút",
            Feature::OnlyOne => "chỉ có một người tên này",
            Feature::SameCompany => "cùng được nhắc với các cơ quan",
            Feature::Namesakes => "có nhiều người cùng tên",
            Feature::MostTold => "được nhắc nhiều nhất",
            Feature::ManySeats => "chức vụ có nhiều người",
            Feature::OnceAgainstOften => "một bên chỉ xuất hiện một lần",
            Feature::OtherTime => "khác thời gian",
            Feature::Rival => "nhiều nơi dùng cùng chữ tắt",
            Feature::OtherKind => "khác loại sự kiện",
            Feature::OtherDay => "khác ngày",
            Feature::OtherOrdinal => "khác số thứ tự hoặc khóa",
            Feature::OtherSign => "khác ký hiệu",
            Feature::OtherIssuer => "khác nơi ban hành",
        }
    }

    /// The word for an English reader.
    pub const fn label_en(self) -> &'static str {
        match self {
            Feature::SameName => "same name",
            Feature::Abbreviation => "abbreviation",
            Feature::OneLetterOff => "one letter off",
            Feature::SameNumber => "same number",
            Feature::SameIssuer => "same issuer",
            Feature::SharedContext => "same context",
            Feature::SamePost => "same post",
            Feature::SameBody => "same body",
            Feature::SameMembership => "same membership",
            Feature::SuccessorPlace => "province merged into the other",
            Feature::BothLead => "both lead a province",
            Feature::OtherCentre => "another central body",
            Feature::CentreAndPlace => "one at the centre, one in a province",
            Feature::YearsApart => "years apart",
            Feature::CommonName => "common name",
            Feature::RareName => "rare name",
            Feature::SameArticle => "same article",
            Feature::SameDay => "same day",
            Feature::NearDay => "days apart",
            Feature::Undated => "no day known",
            Feature::NothingTelling => "nothing telling",
            Feature::OtherNumbers => "other numbers in the name",
            Feature::SameMonth => "same month",
            Feature::SameYear => "same year",
            Feature::SameNews => "time of the articles",
            Feature::SameOrdinal => "same number or term",
            Feature::OtherYears => "another year",
            Feature::Topic => "topic",
            Feature::OtherTopic => "other topic",
            Feature::SameKind => "same kind",
            Feature::NearKind => "near kind",
            Feature::SamePeople => "same people",
            Feature::SameChair => "same chair",
            Feature::SameTwoSides => "same two sides",
            Feature::OtherPeople => "other people",
            Feature::SameHost => "same host",
            Feature::OtherHost => "other host",
            Feature::SameBodies => "same bodies take part",
            Feature::SamePlace => "same place",
            Feature::OtherPlace => "other place",
            Feature::SameInstrument => "same instrument",
            Feature::DecidedSame => "decided to be one",
            Feature::DecidedDifferent => "decided to be two",
            Feature::OtherName => "other name",
            Feature::OtherType => "another type",
            Feature::OnlyOne => "the only one of the name",
            Feature::SameCompany => "named beside the same bodies",
            Feature::Namesakes => "several bear the name",
            Feature::MostTold => "most told of",
            Feature::ManySeats => "many hold that title",
            Feature::OnceAgainstOften => "named once against often",
            Feature::OtherTime => "other time",
            Feature::Rival => "another claims the abbreviation",
            Feature::OtherKind => "another kind of event",
            Feature::OtherDay => "other day",
            Feature::OtherOrdinal => "another number or term",
            Feature::OtherSign => "other sign",
            Feature::OtherIssuer => "other issuer",
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

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:+}", self.feature.label_en(), self.points)
    }
}
