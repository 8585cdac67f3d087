//! Two short articles about a ministry that does not exist, as an extraction would read them.

use crate::sandbox::Sandbox;
use graph::{
    article::write_records,
    model::{
        ArticleHead, Claim, Confidence, EdgeType, Entity, Mention, NodeType, PartialDate, Reading, Sentence, Span,
    },
};

/// One article: its sentences, what they name and what they say.
struct Article {
    reading: Reading,
    /// Where the next sentence begins.
    end: u32,
}

impl Article {
    fn new(id: &str, published: &str, sentences: &[&str]) -> Article {
        let head = serde_json::from_value::<ArticleHead>(
            serde_json::json!({"id": id, "title": sentences[0], "published": published}),
        );
        let reading = Reading { article: head.unwrap(), sentences: vec![], entities: vec![], claims: vec![] };
        let mut article = Article { reading, end: 0 };
        for text in sentences {
            let span = Span { start: article.end, end: article.end + length(text) };
            article.reading.sentences.push(Sentence { span, text: (*text).to_owned() });
            article.end = span.end + 1;
        }
        article
    }

    /// Names an entity as the article first calls it.
    fn names(mut self, kind: NodeType, name: &str, words: &str) -> Article {
        let (sentence, span) = self.find(words);
        let mention = Mention { text: words.to_owned(), span, sentence, named: true };
        let (date, end, province) = (None, None, None);
        let confidence = Confidence::new(0.9);
        let entity = Entity { kind, name: name.to_owned(), mentions: vec![mention], date, end, province, confidence };
        self.reading.entities.push(entity);
        self
    }

    /// Gives the entity named last its day.
    fn on(mut self, date: &str) -> Article {
        self.reading.entities.last_mut().unwrap().date = Some(date.parse::<PartialDate>().unwrap());
        self
    }

    /// Says something of two entities in the sentence with these words.
    fn says(mut self, source: &str, kind: EdgeType, target: &str, words: &str) -> Article {
        let (sentence, trigger) = self.find(words);
        let index = |name: &str| self.reading.entities.iter().position(|entity| entity.name == name).unwrap();
        let (source, target) = (index(source), index(target));
        let span = |at: usize| self.reading.entities[at].mentions[0].span;
        let claim = Claim {
            kind,
            source: source as u32,
            target: target as u32,
            title: None,
            former: false,
            site: None,
            sentence,
            trigger,
            source_span: span(source),
            target_span: span(target),
            rule: "told".to_owned(),
            confidence: Confidence::new(0.8),
        };
        self.reading.claims.push(claim);
        self
    }

    /// Completes what was said last.
    fn with(mut self, change: impl FnOnce(&mut Claim)) -> Article {
        change(self.reading.claims.last_mut().unwrap());
        self
    }

    fn find(&self, words: &str) -> (u32, Span) {
        for (at, sentence) in (0..).zip(&self.reading.sentences) {
            if let Some(byte) = sentence.text.find(words) {
                let start = sentence.span.start + length(&sentence.text[..byte]);
                return (at, Span { start, end: start + length(words) });
            }
        }
        panic!("no sentence has {words}");
    }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap()
}

/// The event of the first article.
pub const CONFERENCE: &str = "Hội nghị trực tuyến toàn quốc kết nối di sản";

fn conference() -> Article {
    use EdgeType::{Attended, Chaired, HasSite, HeldIn, HoldsPosition, Organized, SpokeAt};
    use NodeType::{Body, Event, Official, Province};
    let hung = "Trần Văn Hùng";
    Article::new(
        "bai-1",
        "2021-05-05",
        &[
            "Ngày 4/5/2021 tại Hà Nội, Bộ Di sản tổ chức Hội nghị trực tuyến toàn quốc kết nối di sản.",
            "Bộ trưởng Bộ Di sản Lê Thị Hoa chủ trì và phát biểu tại hội nghị.",
            "Tại điểm cầu Đắk Lắk, dự hội nghị có Trần Văn Hùng, Phó Chủ tịch UBND tỉnh Đắk Lắk.",
        ],
    )
    .names(Event, CONFERENCE, CONFERENCE)
    .on("2021-05-04")
    .names(Body, "Bộ Di sản", "Bộ Di sản")
    .names(Body, "Ủy ban nhân dân tỉnh Đắk Lắk", "UBND tỉnh Đắk Lắk")
    .names(Official, "Lê Thị Hoa", "Lê Thị Hoa")
    .names(Official, hung, hung)
    .names(Province, "Hà Nội", "Hà Nội")
    .names(Province, "Đắk Lắk", "Đắk Lắk")
    .says("Bộ Di sản", Organized, CONFERENCE, "tổ chức")
    .says(CONFERENCE, HeldIn, "Hà Nội", "tại Hà Nội")
    .says(CONFERENCE, HasSite, "Đắk Lắk", "điểm cầu Đắk Lắk")
    .says("Lê Thị Hoa", Chaired, CONFERENCE, "chủ trì")
    .says("Lê Thị Hoa", SpokeAt, CONFERENCE, "phát biểu")
    .says("Lê Thị Hoa", HoldsPosition, "Bộ Di sản", "Bộ trưởng")
    .with(|claim| claim.title = Some("Bộ trưởng".to_owned()))
    .says(hung, Attended, CONFERENCE, "dự hội nghị")
    .with(|claim| claim.site = Some("Đắk Lắk".to_owned()))
    .says(hung, HoldsPosition, "Ủy ban nhân dân tỉnh Đắk Lắk", "Phó Chủ tịch")
    .with(|claim| claim.title = Some("Phó Chủ tịch".to_owned()))
}

fn meeting() -> Article {
    use EdgeType::{Attended, Chaired, HoldsPosition, Implements};
    use NodeType::{Body, Event, Official, Resolution};
    let event = "Phiên họp thứ hai của Ban Chỉ đạo di sản";
    Article::new(
        "bai-2",
        "2022-03-10",
        &[
            "Chiều 10/3/2022, bà Lê Thị Hoa, Trưởng Ban Chỉ đạo di sản, chủ trì Phiên họp thứ hai của Ban Chỉ đạo di sản.",
            "Ông Phạm Quang Minh, nguyên Vụ trưởng Vụ Kế hoạch, dự phiên họp triển khai Nghị quyết 7-NQ/TW.",
        ],
    )
    .names(Event, event, event)
    .on("2022-03-10")
    .names(Official, "Lê Thị Hoa", "Lê Thị Hoa")
    .names(Official, "Phạm Quang Minh", "Phạm Quang Minh")
    .names(Body, "Ban Chỉ đạo di sản", "Ban Chỉ đạo di sản")
    .names(Body, "Vụ Kế hoạch", "Vụ Kế hoạch")
    .names(Resolution, "Nghị quyết 7-NQ/TW", "Nghị quyết 7-NQ/TW")
    .says("Lê Thị Hoa", Chaired, event, "chủ trì")
    .says("Lê Thị Hoa", HoldsPosition, "Ban Chỉ đạo di sản", "Trưởng Ban")
    .with(|claim| claim.title = Some("Trưởng Ban".to_owned()))
    .says("Phạm Quang Minh", Attended, event, "dự phiên họp")
    .says("Phạm Quang Minh", HoldsPosition, "Vụ Kế hoạch", "nguyên Vụ trưởng")
    .with(|claim| {
        claim.title = Some("Vụ trưởng".to_owned());
        claim.former = true;
    })
    .says(event, Implements, "Nghị quyết 7-NQ/TW", "triển khai")
}

/// A folder whose store holds what the articles say.
pub fn built() -> Sandbox {
    let mut records = Vec::new();
    for article in [conference(), meeting()] {
        write_records(&mut records, &article.reading).unwrap();
    }
    let sandbox = Sandbox::new();
    sandbox.write("records.jsonl", &records);
    let run = sandbox.run(&["build", "-q", "records.jsonl"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    sandbox
}
