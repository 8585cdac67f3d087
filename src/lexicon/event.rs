//! The words of events: nouns and verbs that name one, and what stands around a name.

use super::table::{LexiconError, Table};
use crate::language::{Phrases, Vocabulary, WordId};
use rustc_hash::{FxHashMap, FxHashSet};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// Which gatherings or acts may be called by each other's nouns.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum EventKind { $($(#[$doc])* $name,)* }

        impl EventKind {
            fn of(word: &str) -> Option<EventKind> {
                match word {
                    $($word => Some(EventKind::$name),)*
                    _ => None,
                }
            }

            /// The word of the tables.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(EventKind::$name => $word,)*
                }
            }
        }
    };
}
kinds! {
    /// `hội nghị`
    Conference = "conference",
    /// `cuộc họp`, `phiên họp`
    Meeting = "meeting",
    /// `kỳ họp`
    Session = "session",
    /// `đại hội`
    Congress = "congress",
    /// `hội thảo`, `tọa đàm`
    Seminar = "seminar",
    /// `diễn đàn`
    Forum = "forum",
    /// `đối thoại`
    Dialogue = "dialogue",
    /// `họp báo`
    Press = "press",
    /// `buổi làm việc`
    Work = "work",
    /// `hội đàm`, `cuộc gặp`, `buổi tiếp`
    Talks = "talks",
    /// `tiếp xúc cử tri`
    Voters = "voters",
    /// `điện đàm`
    Call = "call",
    /// `chuyến thăm`
    Visit = "visit",
    /// `kiểm tra`, `khảo sát`, `thị sát`
    Inspection = "inspection",
    /// `phiên tòa`
    Trial = "trial",
    /// `phiên thảo luận`, `phiên chất vấn`
    Debate = "debate",
    /// `phiên khai mạc`, `phiên trù bị`: a part of a larger event
    Part = "part",
    /// `mít tinh`
    Rally = "rally",
    /// `chiêu đãi`
    Banquet = "banquet",
    /// `buổi công bố`
    Announcement = "announcement",
    /// `tuần lễ cấp cao`
    Summit = "summit",
    /// `lễ ký`
    Signing = "signing",
    /// `lễ đón`
    Welcome = "welcome",
    /// `đón … tại sân bay`
    Arrival = "arrival",
    /// any other `lễ`
    Ceremony = "ceremony",
}

/// A noun that heads the name of an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventHead {
    pub kind: EventKind,
    pub usage: HeadUse,
}

/// How a head noun may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeadUse {
    /// Alone, too, for an event named before.
    Bare,
    /// With a description only.
    Full,
    /// As a name only with a capital; without one it refers.
    Name,
}

/// What must follow a verb so that it tells of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Object {
    /// A person, a delegation or a body.
    Guest,
    /// The same, or people at large.
    Public,
    /// A guest, unless several act on each other.
    Each,
    /// A place or a body that is visited.
    Host,
    /// A country.
    Abroad,
    /// What is looked into.
    Thing,
    /// The same, by a person.
    Visit,
    /// Nothing, but a person or body must act.
    Deed,
    /// Nothing, but an assembly must act.
    Floor,
    /// Nothing.
    None,
}

/// A verb that tells of an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventAct {
    pub kind: EventKind,
    pub object: Object,
}

/// What a word does to the description of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventCue {
    /// Ends it.
    End,
    /// Ends it after a comma.
    Clause,
    /// Carries it on.
    On,
    /// Begins like an end, but is none.
    Pass,
    /// May be the first word of a description where a verb may stand too.
    Open,
    /// A verb after which another one only tells what is wished.
    Ask,
    /// What an assembly does: ends a description that is complete by its number.
    Deal,
}

/// What a word before a head noun tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventLead {
    /// Several events, or any.
    Many,
    /// It is part of the name of a place or body.
    Other,
    /// Someone takes part in it or holds it.
    Held,
    /// The name stands in an adverbial.
    Adjunct,
}

/// What a small word may do.
const JOINTS: [&str; 7] = ["hanging", "holding", "adverb", "actor", "modal", "plain", "public"];

/// The words of events.
#[derive(Debug)]
pub struct EventWords {
    pub(crate) heads: Phrases<EventHead>,
    pub(crate) acts: Phrases<EventAct>,
    pub(crate) cues: Phrases<EventCue>,
    pub(crate) leads: Phrases<EventLead>,
    /// With a capital, begin a sentence whose full stop is lost.
    pub(crate) starts: Phrases<()>,
    /// Small words that tell nothing by themselves.
    pub(crate) hanging: FxHashSet<WordId>,
    /// Small words that may stand between a description and its date.
    pub(crate) holding: FxHashSet<WordId>,
    /// Small words that may stand between who acts and the verb.
    pub(crate) adverbs: FxHashSet<WordId>,
    /// Words for someone who may act.
    pub(crate) actors: FxHashSet<WordId>,
    /// Words that tell no event from another.
    pub(crate) plain: FxHashSet<WordId>,
    /// Words for people whom an official may meet.
    pub(crate) public: FxHashSet<WordId>,
    /// Words that make a verb after them wished for or general.
    pub(crate) modals: FxHashSet<WordId>,
    pub(crate) and: WordId,
    pub(crate) at: WordId,
    pub(crate) in_place: WordId,
    pub(crate) first_time: WordId,
    pub(crate) with: WordId,
    pub(crate) between: WordId,
    pub(crate) rank: WordId,
    pub(crate) time: WordId,
    /// Words right after a head that make it another word.
    pub(crate) unlike: FxHashSet<WordId>,
    pub(crate) people: WordId,
    pub(crate) great: WordId,
    pub(crate) consult: WordId,
    pub(crate) period: WordId,
    pub(crate) national: WordId,
    pub(crate) ceremony: WordId,
    /// `trực`, `đoàn`, … that make `tiếp`, `kiểm tra` part of another word.
    pub(crate) fused: FxHashSet<WordId>,
    /// Words right after a short verb that make it another word: `tiếp tục`.
    pub(crate) fusing: FxHashSet<WordId>,
    /// Forms of address.
    pub(crate) addresses: FxHashSet<WordId>,
    pub(crate) province: WordId,
    pub(crate) district: WordId,
    pub(crate) airport: WordId,
    pub(crate) air: WordId,
    pub(crate) many: WordId,
    pub(crate) takes: WordId,
    pub(crate) foresee: WordId,
    pub(crate) plan: WordId,
    pub(crate) opens: WordId,
    pub(crate) closes: WordId,
    pub(crate) after: WordId,
    pub(crate) one: WordId,
    pub(crate) half: WordId,
    /// `để`
    pub(crate) purpose: WordId,
    /// `khóa`
    pub(crate) term: WordId,
    /// `ảnh`
    pub(crate) picture: WordId,
    pub(crate) day: WordId,
    pub(crate) end: WordId,
    pub(crate) begin: WordId,
    /// `đầu`
    pub(crate) head: WordId,
    /// `mới đây` and the like, word by word.
    pub(crate) recently: FxHashSet<(WordId, WordId)>,
    /// `niệm` in `kỷ niệm`
    pub(crate) commemorate: WordId,
    /// The first words for those who meet, after `hai`.
    pub(crate) sides: FxHashSet<WordId>,
    /// `khi`
    pub(crate) during: WordId,
    /// `tiếp` in `tiếp theo`
    pub(crate) next: WordId,
    /// `theo` in `tiếp theo`
    pub(crate) follows: WordId,
    /// `đoàn`
    pub(crate) delegation: WordId,
    /// `đồng` in `đồng cấp`
    pub(crate) same: WordId,
    /// `cấp` in `đồng cấp`
    pub(crate) rank_of: WordId,
    /// The first words of verbs that ask others to do something.
    pub(crate) requests: FxHashSet<WordId>,
    pub(crate) arrive: WordId,
    pub(crate) reach: WordId,
    pub(crate) whole: WordId,
    pub(crate) of: WordId,
    pub(crate) by: WordId,
    pub(crate) two: WordId,
    /// Words that begin an adverbial at the head of a clause.
    pub(crate) adverbial: FxHashSet<WordId>,
    /// `nhất`, `hai`, … as numbers.
    pub(crate) numerals: FxHashMap<WordId, u16>,
    /// Words that put what follows in the future.
    pub(crate) coming: FxHashSet<WordId>,
    /// Words before a date that only bounds a time.
    pub(crate) bounds: FxHashSet<WordId>,
}

impl EventWords {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Result<EventWords, LexiconError> {
        let heads = phrases(
            Table::read(
                "data/lexicon/event_heads.tsv",
                include_str!("../../data/lexicon/event_heads.tsv"),
                &["noun", "kind", "use"],
            )?,
            vocabulary,
            |row| {
                let usage = match row[2] {
                    "bare" => HeadUse::Bare,
                    "full" => HeadUse::Full,
                    "name" => HeadUse::Name,
                    _ => return None,
                };
                Some(EventHead { kind: EventKind::of(row[1])?, usage })
            },
        )?;
        let acts = phrases(
            Table::read(
                "data/lexicon/event_acts.tsv",
                include_str!("../../data/lexicon/event_acts.tsv"),
                &["verb", "kind", "object"],
            )?,
            vocabulary,
            |row| {
                let object = match row[2] {
                    "guest" => Object::Guest,
                    "public" => Object::Public,
                    "each" => Object::Each,
                    "host" => Object::Host,
                    "abroad" => Object::Abroad,
                    "thing" => Object::Thing,
                    "visit" => Object::Visit,
                    "deed" => Object::Deed,
                    "floor" => Object::Floor,
                    "none" => Object::None,
                    _ => return None,
                };
                Some(EventAct { kind: EventKind::of(row[1])?, object })
            },
        )?;
        let cues = phrases(
            Table::read(
                "data/lexicon/event_cues.tsv",
                include_str!("../../data/lexicon/event_cues.tsv"),
                &["word", "role"],
            )?,
            vocabulary,
            |row| match row[1] {
                "end" => Some(EventCue::End),
                "clause" => Some(EventCue::Clause),
                "on" => Some(EventCue::On),
                "pass" => Some(EventCue::Pass),
                "open" => Some(EventCue::Open),
                "ask" => Some(EventCue::Ask),
                "deal" => Some(EventCue::Deal),
                _ => None,
            },
        )?;
        let leads = phrases(
            Table::read(
                "data/lexicon/event_before.tsv",
                include_str!("../../data/lexicon/event_before.tsv"),
                &["word", "role"],
            )?,
            vocabulary,
            |row| match row[1] {
                "many" => Some(EventLead::Many),
                "other" => Some(EventLead::Other),
                "held" => Some(EventLead::Held),
                "adjunct" => Some(EventLead::Adjunct),
                _ => None,
            },
        )?;
        let starts = phrases(
            Table::read(
                "data/lexicon/event_starts.tsv",
                include_str!("../../data/lexicon/event_starts.tsv"),
                &["words"],
            )?,
            vocabulary,
            |_| Some(()),
        )?;
        let joints = Table::read(
            "data/lexicon/event_joints.tsv",
            include_str!("../../data/lexicon/event_joints.tsv"),
            &["word", "roles"],
        )?;
        let role = |role: &str, vocabulary: &mut Vocabulary| -> FxHashSet<WordId> {
            let words = joints.rows().filter(|(_, row)| row[1].split(' ').any(|word| word == role));
            words.map(|(_, row)| vocabulary.learn(row[0])).collect()
        };
        for (line, row) in joints.rows() {
            if let Some(other) = row[1].split(' ').find(|role| !JOINTS.contains(role)) {
                return Err(joints.error(line, format!("role {other}, not one of {}", JOINTS.join(", "))));
            }
        }
        let [hanging, holding, adverbs, actors, modals, plain, public] = JOINTS.map(|word| role(word, vocabulary));
        const NUMERALS: [&str; 11] = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "nhì"];
        let numerals = NUMERALS
            .iter()
            .zip(1..)
            .map(|(word, number)| (vocabulary.learn(word), if *word == "nhì" { 2 } else { number }))
            .collect();
        let bounds = ["trước", "đến", "hết", "từ", "nhất"].iter().map(|word| vocabulary.learn(word)).collect();
        let coming = ["sẽ", "sắp"].iter().map(|word| vocabulary.learn(word)).collect();
        Ok(EventWords {
            heads,
            acts,
            cues,
            leads,
            hanging,
            holding,
            adverbs,
            actors,
            modals,
            plain,
            public,
            starts,
            and: vocabulary.learn("và"),
            at: vocabulary.learn("tại"),
            in_place: vocabulary.learn("ở"),
            first_time: vocabulary.learn("tiên"),
            with: vocabulary.learn("với"),
            between: vocabulary.learn("giữa"),
            rank: vocabulary.learn("thứ"),
            time: vocabulary.learn("lần"),
            unlike: ["đồng", "cổ", "nào"].iter().map(|word| vocabulary.learn(word)).collect(),
            people: vocabulary.learn("nhân"),
            great: vocabulary.learn("đại"),
            consult: vocabulary.learn("hiệp"),
            period: vocabulary.learn("kỳ"),
            national: vocabulary.learn("quốc"),
            ceremony: vocabulary.learn("lễ"),
            fused: [
                "trực", "liên", "kế", "giao", "đoàn", "tổ", "ban", "tác", "thanh", "việc", "cuộc", "dự", "đi", "phòng",
                "buổi", "gián",
            ]
            .iter()
            .map(|word| vocabulary.learn(word))
            .collect(),
            fusing: [
                "tục", "xúc", "nhận", "thu", "cận", "theo", "viện", "diễn", "sức", "giáp", "nối", "thị", "tế", "khó",
                "phải", "lại", "dân", "hỏi", "dò", "quan",
            ]
            .iter()
            .map(|word| vocabulary.learn(word))
            .collect(),
            addresses: ["đồng", "chí", "ông", "bà", "ngài", "các", "hai", "vị"]
                .iter()
                .map(|word| vocabulary.learn(word))
                .collect(),
            province: vocabulary.learn("tỉnh"),
            district: vocabulary.learn("huyện"),
            whole: vocabulary.learn("toàn"),
            foresee: vocabulary.learn("kiến"),
            plan: vocabulary.learn("dự"),
            opens: vocabulary.learn("khai"),
            closes: vocabulary.learn("bế"),
            after: vocabulary.learn("sau"),
            one: vocabulary.learn("một"),
            half: vocabulary.learn("rưỡi"),
            purpose: vocabulary.learn("để"),
            term: vocabulary.learn("khóa"),
            picture: vocabulary.learn("ảnh"),
            day: vocabulary.learn("ngày"),
            end: vocabulary.learn("mạc"),
            begin: vocabulary.learn("bắt"),
            head: vocabulary.learn("đầu"),
            recently: [
                ("mới", "đây"),
                ("vừa", "qua"),
                ("vừa", "rồi"),
                ("gần", "đây"),
                ("tuần", "trước"),
                ("tuần", "qua"),
                ("hôm", "nay"),
                ("sáng", "nay"),
                ("chiều", "nay"),
                ("tối", "nay"),
            ]
            .iter()
            .map(|(first, second)| (vocabulary.learn(first), vocabulary.learn(second)))
            .collect(),
            commemorate: vocabulary.learn("niệm"),
            sides: ["nhà", "tổng", "thủ", "bên", "lãnh", "nguyên", "vị", "ngoại"]
                .iter()
                .map(|word| vocabulary.learn(word))
                .collect(),
            during: vocabulary.learn("khi"),
            next: vocabulary.learn("tiếp"),
            follows: vocabulary.learn("theo"),
            delegation: vocabulary.learn("đoàn"),
            same: vocabulary.learn("đồng"),
            rank_of: vocabulary.learn("cấp"),
            requests: ["đề", "yêu", "kiến"].iter().map(|word| vocabulary.learn(word)).collect(),
            arrive: vocabulary.learn("tới"),
            reach: vocabulary.learn("đến"),
            air: vocabulary.learn("sân"),
            many: vocabulary.learn("các"),
            takes: vocabulary.learn("ra"),
            airport: vocabulary.learn("bay"),
            of: vocabulary.learn("của"),
            by: vocabulary.learn("do"),
            two: vocabulary.learn("hai"),
            adverbial: [
                "tại", "ở", "trong", "sau", "trước", "nhân", "theo", "từ", "nhận", "thực", "tiếp", "ngay", "để",
                "nhằm", "tham", "phát", "trên", "với", "cũng", "dự", "đúng",
            ]
            .iter()
            .map(|word| vocabulary.learn(word))
            .collect(),
            numerals,
            bounds,
            coming,
        })
    }
}

/// The first column of a table as phrases, each with what the rest of its row says.
fn phrases<T>(
    table: Table<'_>,
    vocabulary: &mut Vocabulary,
    value: impl Fn(&[&str]) -> Option<T>,
) -> Result<Phrases<T>, LexiconError> {
    let mut phrases = Phrases::new(vocabulary);
    for (line, row) in table.rows() {
        let value = value(row).ok_or_else(|| table.error(line, format!("unknown word in {}", row.join(", "))))?;
        phrases
            .insert(row[0], vocabulary, value)
            .map_err(|_| table.error(line, format!("{} is there already", row[0])))?;
    }
    Ok(phrases)
}
