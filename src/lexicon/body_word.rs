//! The small words that the grammar of bodies' names asks for.

use crate::language::{Vocabulary, WordId};

macro_rules! words {
    (one { $($name:ident: $word:literal),+ $(,)? } some { $($names:ident: [$($words:literal),+ $(,)?]),+ $(,)? }) => {
        /// Words of the grammar, by what they mean; lists by what they do.
        #[derive(Debug)]
        #[allow(missing_docs)]
        pub struct BodyWords { $(pub $name: WordId,)+ $(pub $names: Vec<WordId>,)+ }

        impl BodyWords {
            pub(super) fn learn(vocabulary: &mut Vocabulary) -> BodyWords {
                BodyWords {
                    $($name: vocabulary.learn($word),)+
                    $($names: [$($words),+].map(|word| vocabulary.learn(word)).to_vec(),)+
                }
            }
        }
    };
}

words! {
    one {
        and: "và",
        of: "của",
        belonging: "thuộc",
        directly: "trực",
        the: "các",
        two: "hai",
        three: "ba",
        at: "tại",
        about: "về",
        against: "chống",
        number: "số",
        member: "viên",
        chief: "trưởng",
        deputy: "phó",
        former: "nguyên",
        grade: "cấp",
        law: "luật",
        guard: "phòng",
        point: "điểm",
        bridge: "cầu",
        delegation: "đoàn",
        viet: "việt",
        conference: "nghị",
    }
    some {
        // A capitalised one of these begins the next sentence, its full stop lost: `Cục Chăn nuôi Theo tính toán`.
        sentence_starts: [
            "theo", "cũng", "phải", "có", "để", "là", "được", "tại", "trong", "khi", "nếu", "vì", "do", "này", "các", "những",
            "từ", "trước", "sau", "vừa", "đã", "sẽ", "chiều", "sáng", "tối", "hôm", "ngày", "đến", "ông", "bà", "nhân", "cụ",
            "ngoài", "trên", "với", "về", "tuy", "tuyên", "quyết", "thực", "như",
        ],
        // `các Bộ …`: several follow.
        plurals: ["các", "hai", "ba", "bốn", "liên", "những", "mấy"],
        // `Bộ trưởng`, `bộ luật`: another word, not the head of a name.
        not_heads: ["trưởng", "phó", "viên", "luật", "máy", "phận", "đội", "tiêu", "quy", "này", "kia", "nào"],
        // `Phó Chủ tịch Thường trực UBND`: `Thường trực` belongs to the title.
        adverb_after: ["tịch", "thư", "tướng", "trưởng", "viên", "đốc", "nhiệm", "đoàn", "phó", "ban", "quan"],
        // Last words of what stands before a name: `Giám đốc`, `Vụ trưởng`, `lãnh đạo`, `đại diện`, `cán bộ`, `phát ngôn`.
        before_names: ["trưởng", "phó", "đốc", "nhiệm", "tịch", "thư", "viên", "đạo", "diện", "bộ", "ngôn"],
        // Last words of national names: `Việt Nam`, `Trung ương`, `Quốc gia`.
        national: ["nam", "ương", "gia"],
        // What the Prime Minister does with an instrument: `ký`, `vừa có`, `ban hành`, `phê duyệt`.
        issues: ["ký", "có", "ban", "phê"],
        // What stands before the short name of a country: `nước Cộng hòa Dân chủ Nhân dân Lào`.
        forms_of_state: [
            "nước", "cộng", "hòa", "vương", "quốc", "liên", "bang", "dân", "chủ", "nhân", "CHND", "CHDCND", "CH",
        ],
    }
}
