//! Names of people: Vietnamese ones by their family name, foreign ones after a title.

use super::post::Post;
use crate::{
    extract::{BodyMention, ProvinceMention},
    language::{Document, Shape, TokenRange},
    lexicon::{Beside, Family, Lexicon, NameStop},
};

/// A name of a person, whole or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// The words of the name, without title and form of address.
    pub range: TokenRange,
    /// Whether a title, rank or form of address stands directly before it.
    pub titled: bool,
    /// Whether it has two words or more.
    pub whole: bool,
}

/// The longest Vietnamese name, in syllables (`Nguyễn Thị Hồng Thanh Mai`).
const LONGEST: usize = 5;

/// Words before a name that make it a street, a school, an enterprise, a prize.
const NAMESAKES: [&str; 34] = [
    "đường",
    "phố",
    "phường",
    "xã",
    "quận",
    "huyện",
    "trường",
    "thpt",
    "thcs",
    "viện",
    "cầu",
    "hầm",
    "công",
    "ty",
    "giải",
    "quỹ",
    "nút",
    "giao",
    "sân",
    "bay",
    "chợ",
    "hồ",
    "núi",
    "sông",
    "khu",
    "thôn",
    "ấp",
    "trại",
    "ảnh",
    "nhà",
    "đảo",
    "tượng",
    "bảng",
    "trấn",
];

/// Finds the names of a document.
pub fn find(
    document: &Document,
    lexicon: &Lexicon,
    bodies: &[BodyMention],
    provinces: &[ProvinceMention],
    posts: &[Post],
) -> Vec<NameMention> {
    let finder = Finder { document, lexicon, cover: Cover::new(document, bodies, provinces, posts) };
    let mut names = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        match finder.name_at(at) {
            Some(name) => {
                at = name.range.end();
                names.push(name);
            }
            None => at += 1,
        }
    }
    names
}

/// What stands on each token before names are looked for.
struct Cover {
    /// Inside a body or a post.
    taken: Vec<bool>,
    /// A body or post begins here.
    begins: Vec<bool>,
    /// A province begins here.
    province: Vec<bool>,
    /// A post ends just before this token.
    after_post: Vec<bool>,
}

impl Cover {
    fn new(document: &Document, bodies: &[BodyMention], provinces: &[ProvinceMention], posts: &[Post]) -> Cover {
        let len = document.tokens.len() + 1;
        let mut cover = Cover {
            taken: vec![false; len],
            begins: vec![false; len],
            province: vec![false; len],
            after_post: vec![false; len],
        };
        let ranges = bodies.iter().filter(|b| !b.reference).map(|b| b.range).chain(posts.iter().map(|p| p.range));
        for range in ranges {
            cover.taken[range.first()..range.end()].fill(true);
            cover.begins[range.first()] = true;
        }
        for post in posts {
            cover.after_post[post.range.end()] = true;
        }
        for province in provinces {
            cover.province[province.range.first()] = true;
            if province.range.len() > 3 {
                // `TP Hồ Chí Minh Đinh Văn A`: the city is no part of the name.
                cover.taken[province.range.first()..province.range.end()].fill(true);
            }
        }
        cover
    }
}

struct Finder<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    cover: Cover,
}

impl Finder<'_> {
    fn name_at(&self, at: usize) -> Option<NameMention> {
        let token = &self.document.tokens[at];
        let stopped = self.lexicon.person_words.stop(token.word).is_some();
        if token.shape != Shape::Title || self.cover.taken[at] || stopped {
            return None;
        }
        let titled = self.is_titled(at);
        if self.names_something_else(at) {
            return None;
        }
        let family = self.lexicon.person_words.family(token.word);
        if self.cover.province[at] && !titled {
            return None;
        }
        // `Chủ tịch Hà Nội` (the chairman of Hà Nội) names nobody.
        let province = self.lexicon.provinces.spellings().longest(&self.document.tokens, at).map(|(end, _)| end);
        let end = match (family, titled) {
            (Some(_), true) | (Some(Family::Free), false) => self.vietnamese_end(at),
            (None, true) => self.foreign_end(at),
            (Some(Family::Titled), false) if self.is_listed(at) => self.vietnamese_end(at),
            _ => return None,
        };
        if self.cover.province[at] && province == Some(end) && !self.is_addressed(at) {
            return None;
        }
        let whole = end - at >= 2;
        if !titled && (!whole || self.is_namesake(at)) {
            return None;
        }
        if !whole && (self.cover.province[at] || self.lexicon.countries.at(&self.document.tokens, at).is_some()) {
            return None;
        }
        // A letter alone is an initial whose name was lost.
        if end == at + 1 && token.end - token.start == 1 {
            return None;
        }
        Some(NameMention { range: TokenRange::new(at, end), titled, whole })
    }

    /// A country (`Hàn Quốc`), a delegation (`Đoàn Việt Nam`), an organ, a clan (`Nguyễn Phúc tộc`), or a province before
    /// the name proper (`Bí thư Thành ủy Hà Nội Hoàng Trung Hải`).
    fn names_something_else(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let country = |at| self.lexicon.countries.at(tokens, at).map(|(end, _)| end);
        if country(at).is_some_and(|end| end - at >= 2) || country(at + 1).is_some_and(|end| end - at >= 3) {
            return true;
        }
        if self.lexicon.bodies.head(tokens, at).is_some_and(|(end, _)| end - at >= 2) {
            return true;
        }
        if self.cover.province[at] {
            let end = self.lexicon.provinces.spellings().longest(tokens, at).map_or(at, |(end, _)| end);
            let family = tokens.get(end).and_then(|next| self.lexicon.person_words.family(next.word));
            return family.is_some() && tokens[end].shape == Shape::Title;
        }
        tokens.get(at + 2).is_some_and(|_| self.document.word(at + 2) == "tộc")
    }

    /// `ông`, `bà`, `đồng chí` stands directly before.
    fn is_addressed(&self, at: usize) -> bool {
        (1..=2.min(at)).any(|back| {
            let beside = self.lexicon.person_words.beside(&self.document.tokens, at - back);
            beside == Some((at, Beside::Address))
        })
    }

    /// A post, a rank or a form of address ends directly before.
    fn is_titled(&self, at: usize) -> bool {
        if self.cover.after_post[at] {
            return true;
        }
        // The longest form has three words (`các đồng chí`); marks inside (`đ/c`, `GS.TS`) count as tokens.
        let mut first = at;
        while first > 0 && at - first < 5 && self.document.mark(at - 1) != ',' {
            first -= 1;
            if let Some((end, kind)) = self.lexicon.person_words.beside(&self.document.tokens, first)
                && matches!(kind, Beside::Address | Beside::Rank)
                && (end == at || end + 1 == at && matches!(self.document.mark(end), '.' | ':'))
            {
                return true;
            }
        }
        false
    }

    /// In a list of people: after `,` `;` `và` `:` (`có các đồng chí: Mai Sơn, Hà Văn Ca`).
    fn is_listed(&self, at: usize) -> bool {
        at > 0
            && (matches!(self.document.mark(at - 1), ',' | ';' | ':')
                || matches!(self.document.word(at - 1), "và" | "cùng"))
    }

    fn is_namesake(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let token = &self.document.tokens[before];
        token.is_word() && NAMESAKES.contains(&self.document.word(before).to_lowercase().as_str())
            || self.document.mark(before) == ':' && before > 0 && self.document.word(before - 1) == "Ảnh"
    }

    /// The end of a name of capitalised syllables that begins at `at`.
    fn vietnamese_end(&self, at: usize) -> usize {
        let tokens = &self.document.tokens;
        let sentence = self.document.sentence(self.document.sentence_of(at));
        let mut end = at + 1;
        while end < sentence.end() && end - at < LONGEST {
            let token = &tokens[end];
            if token.shape != Shape::Title || token.glued || self.cover.taken[end] {
                break;
            }
            if end - at >= 2 && (self.cover.province[end] || self.starts_title(end) || self.stops(end)) {
                break;
            }
            end += 1;
        }
        // `Y’Thông`, `H’Ngăm`: an apostrophe joins the syllables of highland names.
        if end == at + 1 && matches!(self.document.mark(end), '’' | '\'') && end + 1 < sentence.end() {
            return self.vietnamese_end(end + 1).max(end + 1);
        }
        end
    }

    /// A word that begins a sentence or an office, and is in no name.
    fn stops(&self, at: usize) -> bool {
        self.lexicon.person_words.stop(self.document.tokens[at].word) == Some(NameStop::Both)
    }

    fn starts_title(&self, at: usize) -> bool {
        self.lexicon.titles.at(&self.document.tokens, at).is_some_and(|(end, _)| end - at >= 2)
    }

    /// The end of a foreign name: capitalised words, parts joined by hyphens, particles between.
    fn foreign_end(&self, at: usize) -> usize {
        let tokens = &self.document.tokens;
        let sentence = self.document.sentence(self.document.sentence_of(at));
        // A name in Sino-Vietnamese syllables (`Tập Cận Bình`) has three at the most.
        let longest = if self.document.word(at).is_ascii() { 7 } else { 3 };
        let mut end = at + 1;
        while end < sentence.end() && end - at < longest {
            let token = &tokens[end];
            let joined = matches!(self.document.mark(end), '-' | '’' | '\'' | '.')
                && token.glued
                && tokens.get(end + 1).is_some_and(|next| next.glued && next.is_word());
            if joined && end + 1 < sentence.end() {
                if self.document.mark(end) == '.' && !self.document.word(end + 1).is_ascii() {
                    break;
                }
                end += 2;
            } else if self.goes_on(end) {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a foreign name may go on with this token: a capitalised word, or a particle before one.
    fn goes_on(&self, at: usize) -> bool {
        const PARTICLES: [&str; 12] = ["bin", "al", "de", "da", "van", "von", "der", "el", "ibn", "del", "la", "bint"];
        let token = &self.document.tokens[at];
        match token.shape {
            Shape::Title => !self.cover.taken[at] && !self.starts_title(at) && !self.stops(at) && !token.glued,
            Shape::Mixed => !self.cover.taken[at],
            _ => {
                PARTICLES.contains(&self.document.word(at).to_lowercase().as_str())
                    && self
                        .document
                        .tokens
                        .get(at + 1)
                        .is_some_and(|next| next.shape == Shape::Title || next.mark == '-' && next.glued)
            }
        }
    }
}
