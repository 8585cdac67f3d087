//! Readings for tests: invented people and places, said in one line each.

use crate::model::{
    ArticleHead, ArticleId, Claim, Confidence, EdgeType, Entity, EntityIndex, Mention, NodeType, PartialDate, Reading,
    Sentence, Span,
};
use proptest::prelude::*;

/// Builds one reading, each entity and each claim in a sentence of its own.
pub struct Article {
    reading: Reading,
}

impl Article {
    /// An article that says nothing yet.
    pub fn new(id: &str) -> Article {
        let article =
            ArticleHead { id: ArticleId::new(id), title: String::new(), published: None, source: None, url: None };
        Article { reading: Reading { article, sentences: Vec::new(), entities: Vec::new(), claims: Vec::new() } }
    }

    /// Came out on that day.
    pub fn published(mut self, date: &str) -> Article {
        self.reading.article.published = Some(date.parse().unwrap());
        self
    }

    /// Names a person.
    pub fn official(&mut self, name: &str) -> EntityIndex {
        self.entity(NodeType::Official, name, None, None)
    }

    /// Names an organ.
    pub fn body(&mut self, name: &str, province: Option<&str>) -> EntityIndex {
        self.entity(NodeType::Body, name, None, province)
    }

    /// Names a province.
    pub fn province(&mut self, name: &str) -> EntityIndex {
        self.entity(NodeType::Province, name, None, None)
    }

    /// Tells of an event; an empty date is none.
    pub fn event(&mut self, name: &str, date: &str) -> EntityIndex {
        self.entity(NodeType::Event, name, date.parse().ok(), None)
    }

    /// Names an instrument.
    pub fn resolution(&mut self, name: &str) -> EntityIndex {
        self.entity(NodeType::Resolution, name, None, None)
    }

    /// Says that the person holds the post.
    pub fn post(&mut self, who: EntityIndex, title: &str, body: EntityIndex) {
        self.claim(EdgeType::HoldsPosition, who, body);
        self.reading.claims.last_mut().unwrap().title = Some(title.to_owned());
    }

    /// Says that the person held the post.
    pub fn former_post(&mut self, who: EntityIndex, title: &str, body: EntityIndex) {
        self.post(who, title, body);
        self.reading.claims.last_mut().unwrap().former = true;
    }

    /// Says something else.
    pub fn claim(&mut self, kind: EdgeType, source: EntityIndex, target: EntityIndex) {
        let name = |end: EntityIndex| self.reading.entities[end as usize].name.clone();
        let text = format!("{} {kind} {}.", name(source), name(target));
        let (sentence, span) = self.sentence(&text);
        self.reading.claims.push(Claim {
            kind,
            source,
            target,
            title: None,
            former: false,
            site: None,
            sentence,
            trigger: span,
            source_span: span,
            target_span: span,
            rule: "sample".to_owned(),
            confidence: Confidence::new(0.9),
        });
    }

    /// Names anything.
    pub fn entity(
        &mut self,
        kind: NodeType,
        name: &str,
        date: Option<PartialDate>,
        province: Option<&str>,
    ) -> EntityIndex {
        let (sentence, span) = self.sentence(name);
        self.reading.entities.push(Entity {
            kind,
            name: name.to_owned(),
            mentions: vec![Mention { text: name.to_owned(), span, sentence, named: true }],
            date,
            end: None,
            province: province.map(str::to_owned),
            confidence: Confidence::new(0.9),
        });
        self.reading.entities.len() as EntityIndex - 1
    }

    /// What the article says.
    pub fn reading(self) -> Reading {
        self.reading
    }

    fn sentence(&mut self, text: &str) -> (u32, Span) {
        let start = self.reading.sentences.last().map_or(0, |last| last.span.end + 1);
        let span = Span { start, end: start + text.chars().count() as u32 };
        self.reading.sentences.push(Sentence { span, text: text.to_owned() });
        (self.reading.sentences.len() as u32 - 1, span)
    }
}

const NAMES: [(NodeType, &[&str]); 5] = [
    (
        NodeType::Official,
        &["Trịnh Thị Vân", "Trịnh Thị Vấn", "Lò Văn Hoà", "Lò Văn Hòa", "Lò Văn Hào", "Y Bliêu \\ \"Kđăm\""],
    ),
    (
        NodeType::Body,
        &["Bộ Văn hóa", "Ủy ban nhân dân tỉnh Hà Tây", "Uỷ ban nhân dân tỉnh Hà Tây", "Ban Chỉ đạo", "Sở Y tế"],
    ),
    (NodeType::Resolution, &["Nghị quyết 22", "Nghị quyết 22-NQ/TW", "Nghị quyết 22/NQ-HĐND", "Luật Đê điều", "/"]),
    (
        NodeType::Event,
        &["hội nghị trực tuyến về đê điều", "Hội nghị về đê điều", "hội nghị", "họp báo về đê điều", "kỳ họp thứ 3"],
    ),
    (NodeType::Province, &["Hà Tây", "Thừa Thiên Huế", "Thừa Thiên - Huế", "…"]),
];

const DATES: [&str; 7] = ["", "", "2019-04-23", "--04-23", "2019", "2019-05", "2021-04-23"];

prop_compose! {
    fn any_entity()(kind in 0usize..5, name in any::<prop::sample::Index>(), date in 0..DATES.len(), place in 0usize..3)
        -> (NodeType, &'static str, Option<PartialDate>, Option<&'static str>)
    {
        let (kind, names) = NAMES[kind];
        (kind, names[name.index(names.len())], DATES[date].parse().ok(), [None, Some("Hà Tây"), Some("Cà Mau")][place])
    }
}

prop_compose! {
    fn any_reading()(
        id in 0u8..40,
        published in 0..DATES.len(),
        entities in prop::collection::vec(any_entity(), 0..10),
        claims in prop::collection::vec((0usize..12, 0u32..11, 0u32..11, 0usize..3), 0..16),
    ) -> Reading {
        let mut article = Article::new(&format!("a{id}"));
        article.reading.article.published = DATES[published].parse().ok();
        for (kind, name, date, place) in entities {
            article.entity(kind, name, date, place);
        }
        let count = article.reading.entities.len() as u32;
        for (kind, source, target, title) in claims {
            if count > 0 {
                article.claim(EdgeType::ALL[kind], source % count, target % count);
                let claim = article.reading.claims.last_mut().unwrap();
                claim.title = [None, Some("Chủ tịch".to_owned()), Some("Phó Chủ tịch".to_owned())][title].clone();
                claim.former = title == 2 && source == 0;
            }
        }
        article.reading()
    }
}

prop_compose! {
    /// Some articles with names that are near each other, and claims of which not all are sound.
    pub fn any_readings()(readings in prop::collection::vec(any_reading(), 0..7)) -> Vec<Reading> {
        let mut readings: Vec<Reading> = readings;
        readings.sort_by(|a, b| a.article.id.cmp(&b.article.id));
        readings.dedup_by(|a, b| a.article.id == b.article.id);
        readings
    }
}
