//! Posts: a title with the body at which it is held (`nguyên Phó Chủ tịch UBND tỉnh`).

use crate::{
    extract::{BodyMention, body},
    language::{Document, Shape, TokenRange},
    lexicon::{Beside, Level, Lexicon, Seat},
};

/// A post as one place of the text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// From the title (or `nguyên`) to the end of the body.
    pub range: TokenRange,
    /// The words of the title.
    pub title_range: TokenRange,
    /// The title as it is written on the edge: `Phó Chủ tịch`.
    pub title: String,
    /// The canonical name of the body, if the text or the office tells.
    pub body: Option<String>,
    /// The words that name the body, if any do.
    pub body_range: Option<TokenRange>,
    /// Where such an office is held.
    pub seat: Seat,
    /// Whether it is membership of a local Party committee that the text leaves unnamed (`Tỉnh ủy viên`).
    pub party_member: bool,
    /// Whether the body was taken from what the article speaks of elsewhere.
    pub guessed: bool,
    /// Whether the office tells the body and neither a body nor a country is named: `Thủ tướng` alone.
    pub implied: bool,
    /// Whether it is a post abroad.
    pub abroad: bool,
    /// Whether it is called a former post.
    pub former: bool,
    /// Whether `các`, `hai` … stands before it: one title for several names.
    pub plural: bool,
}

/// Finds the posts of a document; `bodies` in the order of the text.
pub fn find(document: &Document, lexicon: &Lexicon, bodies: &[BodyMention]) -> Vec<Post> {
    let finder = Finder { document, lexicon, bodies };
    let mut posts = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        match finder.post_at(at) {
            Some(post) => {
                at = post.range.end().max(at + 1);
                posts.push(post);
            }
            None => at += 1,
        }
    }
    posts
}

struct Finder<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    bodies: &'a [BodyMention],
}

/// Where a post is held, and where the words that say so end.
struct Held {
    body: Option<String>,
    range: Option<TokenRange>,
    end: usize,
    implied: bool,
    abroad: bool,
}

impl Finder<'_> {
    fn post_at(&self, at: usize) -> Option<Post> {
        let tokens = &self.document.tokens;
        let (title_end, title) = self.lexicon.titles.at(tokens, at)?;
        if self.document.sentence_of(at) != self.document.sentence_of(title_end - 1) || self.is_inside_body(at) {
            return None;
        }
        // `đại biểu` is an office only before a name: `ĐB Lê Văn Mẫu`, not `các đại biểu`.
        if title.seat == Seat::Delegate && !self.is_name(title_end) {
            return None;
        }
        let held = self.held(at, title_end, &title.seat);
        if title.seat == Seat::Stated && held.body.is_none() && !tokens[at].is_capital() && title_end - at < 2 {
            // `trưởng`, `phó` alone are common words.
            return None;
        }
        let (first, former, plural) = self.before(at);
        Some(Post {
            range: TokenRange::new(first, held.end),
            title_range: TokenRange::new(at, title_end),
            title: title.name.clone(),
            body: held.body,
            body_range: held.range,
            party_member: held.range.is_none() && matches!(&title.seat, Seat::Body(body) if body.ends_with("ủy")),
            seat: title.seat.clone(),
            guessed: false,
            implied: held.implied,
            abroad: held.abroad,
            former,
            plural,
        })
    }

    fn is_name(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        tokens.get(at + 1).is_some_and(|next| next.shape == Shape::Title)
            && tokens[at].shape == Shape::Title
            && self.lexicon.person_words.family(tokens[at].word).is_some()
    }

    /// `Đại biểu Quốc hội tỉnh Nghệ An Lê Văn Mẫu`: where the province ends for which a delegate sits.
    fn past_constituency(&self, title_end: usize) -> usize {
        let tokens = &self.document.tokens;
        let first = self.lexicon.bodies.level(tokens, title_end).map_or(title_end, |(first, _)| first);
        self.lexicon.provinces.spellings().longest(tokens, first).map_or(title_end, |(end, _)| end)
    }

    /// `Văn phòng Chủ tịch nước` holds no post, though it holds the words of one.
    fn is_inside_body(&self, at: usize) -> bool {
        let end = self.bodies.partition_point(|body| body.range.first() < at);
        let begin = end.saturating_sub(4);
        self.bodies[begin..end].iter().any(|body| at < body.range.end())
    }

    /// `nguyên`, `cựu`, `các` before the title: where the post begins, whether it is former, whether it is plural.
    fn before(&self, at: usize) -> (usize, bool, bool) {
        let (mut first, mut former, mut plural) = (at, false, false);
        for back in 1..=3.min(at) {
            match self.lexicon.person_words.beside(&self.document.tokens, at - back) {
                Some((end, Beside::Former)) if end == first => (first, former) = (at - back, true),
                Some((end, Beside::Plural)) if end == first => (first, plural) = (at - back, true),
                Some((end, Beside::New)) if end == first => first = at - back,
                _ => {}
            }
        }
        (first, former, plural)
    }

    fn held(&self, at: usize, title_end: usize, seat: &Seat) -> Held {
        if let Some(held) = self.stated(at, title_end, seat) {
            return held;
        }
        let country = self.lexicon.countries.at(&self.document.tokens, title_end);
        let is_home = country.is_some_and(|(_, name)| self.lexicon.countries.is_home(name));
        let end = country.map_or(title_end, |(end, _)| end);
        let at = |body: String, abroad: bool| Held {
            body: Some(body),
            range: None,
            end,
            implied: country.is_none(),
            abroad,
        };
        match (seat, country.filter(|_| !is_home)) {
            (Seat::Body(body), Some((_, country))) if is_state_organ(body) => at(format!("{body} {country}"), true),
            (Seat::Body(body), None) if body == "Quốc hội" => Held {
                body: Some(body.clone()),
                range: None,
                end: self.past_constituency(title_end),
                implied: true,
                abroad: false,
            },
            (Seat::Body(body), _) => at(body.clone(), false),
            (Seat::Institution(office), Some((_, country))) => at(format!("{office} {country}"), true),
            (Seat::Institution(office), None) if office == "Chủ tịch nước" => at(office.clone(), false),
            (Seat::Committee, Some((_, country))) => at(format!("Chủ tịch nước {country}"), true),
            (Seat::Ministry, _) => self.ministry(title_end).unwrap_or(Held {
                body: None,
                range: None,
                end,
                implied: true,
                abroad: country.is_some() && !is_home,
            }),
            (Seat::Committee | Seat::Party, None) if self.place(title_end).is_some() => {
                let (end, level, place) = self.place(title_end).unwrap_or((title_end, Level::Province, String::new()));
                let name = match seat {
                    Seat::Party => body::committee_of(level, &place),
                    _ => body::people_committee(level, &place),
                };
                Held { body: Some(name), range: None, end, implied: false, abroad: false }
            }
            (Seat::Embassy, _) => self.mission("Đại sứ quán", title_end),
            (Seat::Consulate, _) => self.mission("Tổng Lãnh sự quán", title_end),
            _ => Held { body: None, range: None, end, implied: true, abroad: !is_home && country.is_some() },
        }
    }

    /// A body that the text names directly after the title, or that the title's last word begins.
    fn stated(&self, at: usize, title_end: usize, seat: &Seat) -> Option<Held> {
        let after = match self.document.tokens.get(title_end) {
            Some(token) if token.shape == Shape::Lower && self.document.word(title_end) == "của" => title_end + 1,
            _ => title_end,
        };
        let begin = self.bodies.partition_point(|body| body.range.first() < at);
        let named = self.bodies[begin..]
            .iter()
            .take_while(|body| body.range.first() <= after)
            .filter(|body| {
                let first = body.range.first();
                let fused = first < title_end && body.range.end() > title_end;
                first == title_end
                    || first == after
                    || fused && matches!(seat, Seat::Head(_) | Seat::PartyStanding | Seat::Stated | Seat::Body(_))
            })
            .max_by_key(|body| (body.range.end(), std::cmp::Reverse(body.range.first())))?;
        let name = match seat {
            Seat::PartyStanding => standing_committee(&named.name),
            _ => named.name.clone(),
        };
        let abroad = self.names_country(named.range);
        Some(Held { body: Some(name), range: Some(named.range), end: named.range.end(), implied: false, abroad })
    }

    /// `Thứ trưởng Ngoại giao`, `Bộ trưởng Văn hóa Trung Quốc`: the field alone, with a country for a foreign ministry.
    fn ministry(&self, title_end: usize) -> Option<Held> {
        let tokens = &self.document.tokens;
        let (sector_end, name) = match self.lexicon.bodies.sector(tokens, title_end) {
            Some((end, sector)) => (end, self.lexicon.bodies.sector_name(sector).to_owned()),
            None => {
                // A field that no ministry of Viet Nam has, before a country: `Hàng không dân dụng Ai Cập`.
                let end = (title_end + 1..(title_end + 7).min(tokens.len()))
                    .find(|&at| self.lexicon.countries.at(tokens, at).is_some())?;
                let words = TokenRange::new(title_end, end);
                // `Bộ trưởng Trần Tuấn Anh`: a minister's name, not the ministry of a field in Great Britain (`Anh`).
                let is_name = self.lexicon.person_words.family(tokens[title_end].word).is_some()
                    && tokens[title_end + 1].shape == Shape::Title;
                if is_name
                    || !tokens[title_end].is_capital()
                    || !tokens[words.first()..words.end()].iter().all(|t| t.is_word())
                {
                    return None;
                }
                (end, self.document.slice(words).to_owned())
            }
        };
        let country = self.lexicon.countries.at(tokens, sector_end);
        let end = country.map_or(sector_end, |(end, _)| end);
        let body = match country.filter(|(_, name)| !self.lexicon.countries.is_home(name)) {
            Some((_, country)) => format!("Bộ {name} {country}"),
            None => format!("Bộ {name}"),
        };
        let abroad = country.is_some_and(|(_, name)| !self.lexicon.countries.is_home(name));
        Some(Held { body: Some(body), range: Some(TokenRange::new(title_end, end)), end, implied: false, abroad })
    }

    /// `Bí thư quận 9`, `Chủ tịch huyện Mê Linh`: a level and a name of at most three words.
    fn place(&self, title_end: usize) -> Option<(usize, Level, String)> {
        let tokens = &self.document.tokens;
        let (first, level) = self.lexicon.bodies.level(tokens, title_end)?;
        let token = tokens.get(first)?;
        if token.shape == Shape::Number {
            return Some((first + 1, level, self.document.word(first).to_owned()));
        }
        let mut end = first;
        while end < tokens.len() && end - first < 3 && tokens[end].shape == Shape::Title {
            end += 1;
        }
        let name = TokenRange::new(first, end);
        (!name.is_empty() && !(first + 1..end).any(|at| self.lexicon.person_words.family(tokens[at].word).is_some()))
            .then(|| (end, level, self.document.slice(name).to_owned()))
    }

    /// `Đại sứ Nhật Bản tại Việt Nam` → `Đại sứ quán Nhật Bản tại Việt Nam`.
    fn mission(&self, kind: &str, title_end: usize) -> Held {
        let tokens = &self.document.tokens;
        let none = Held { body: None, range: None, end: title_end, implied: true, abroad: false };
        let Some((end, sender)) = self.lexicon.countries.at(tokens, title_end) else { return none };
        let host = (end < tokens.len() && self.document.word(end) == "tại")
            .then(|| self.lexicon.countries.at(tokens, end + 1))
            .flatten();
        let at = |host: &str, end| Held {
            body: Some(format!("{kind} {sender} tại {host}")),
            range: None,
            end,
            implied: false,
            abroad: !self.lexicon.countries.is_home(sender),
        };
        match host {
            Some((end, host)) => at(host, end),
            None if self.lexicon.countries.is_home(sender) => Held { end, ..none },
            None => at("Việt Nam", end),
        }
    }

    /// Whether the last words of a body's name are those of a foreign country.
    fn names_country(&self, body: TokenRange) -> bool {
        (body.first() + 1..body.end()).any(|at| {
            let country = self.lexicon.countries.at(&self.document.tokens, at);
            country.is_some_and(|(end, name)| end == body.end() && !self.lexicon.countries.is_home(name))
        })
    }
}

/// Whether every country has one (`Chính phủ`, `Quốc hội`, `Bộ Ngoại giao`), unlike organs of the Party.
fn is_state_organ(body: &str) -> bool {
    ["Chính phủ", "Quốc hội", "Bộ ", "Thượng viện", "Hạ viện"].iter().any(|organ| body.starts_with(organ))
}

/// `Tỉnh ủy Ninh Thuận` → `Ban Thường vụ Tỉnh ủy Ninh Thuận`.
fn standing_committee(committee: &str) -> String {
    if committee.starts_with("Ban Thường vụ") {
        committee.to_owned()
    } else {
        format!("Ban Thường vụ {committee}")
    }
}
