//! A small graph for tests: two conferences of a ministry that does not exist.

use super::KnowledgeGraph;
use crate::model::{ArticleId, Confidence, Edge, EdgeId, EdgeType, Evidence, Node, NodeId, NodeType, Span};

/// A node of the type that its id begins with, seen in the article `bai-1`.
pub(crate) fn node(id: &str, name: &str) -> Node {
    let kind: NodeType = id.split_once(':').unwrap().0.parse().unwrap();
    Node {
        id: NodeId::new(id),
        kind,
        name: name.to_owned(),
        aliases: Vec::new(),
        date: None,
        end: None,
        province: None,
        sources: vec![ArticleId::new("bai-1")],
        confidence: Confidence::new(0.9),
        evidence: vec![evidence("bai-1", &format!("{name} được nêu tên."))],
    }
}

/// An edge that one sentence of the article `bai-1` gives.
pub(crate) fn edge(source: &str, kind: EdgeType, target: &str) -> Edge {
    Edge {
        id: EdgeId::new(&format!("{source}>{kind}>{target}")),
        kind,
        source: NodeId::new(source),
        target: NodeId::new(target),
        title: None,
        former: false,
        site: None,
        since: None,
        until: None,
        sources: vec![ArticleId::new("bai-1")],
        confidence: Confidence::new(0.8),
        evidence: vec![Evidence {
            source_span: Some(Span { start: 1, end: 4 }),
            target_span: Some(Span { start: 5, end: 9 }),
            rule: Some(format!("{kind}-rule")),
            confidence: Confidence::new(0.8),
            ..evidence("bai-1", &format!("Câu nói về quan hệ “{}”.", kind.label_vi()))
        }],
    }
}

fn evidence(article: &str, sentence: &str) -> Evidence {
    Evidence {
        article: ArticleId::new(article),
        sentence: sentence.to_owned(),
        sentence_span: Span { start: 0, end: sentence.chars().count() as u32 },
        trigger: Span { start: 0, end: 3 },
        source_span: None,
        target_span: None,
        rule: None,
        site: None,
        confidence: Confidence::new(0.9),
    }
}

fn post(official: &str, title: &str, body: &str) -> Edge {
    let plain = edge(official, EdgeType::HoldsPosition, body);
    let id = EdgeId::new(&format!("{}>{}", plain.id, title.to_lowercase().replace(' ', "-")));
    Edge {
        id,
        title: Some(title.to_owned()),
        since: "2021-05-04".parse().ok(),
        until: "2021-05-05".parse().ok(),
        ..plain
    }
}

pub(crate) const CONFERENCE: &str = "event:hội-nghị-kết-nối-di-sản-2021";
const CEREMONY: &str = "event:lễ-kỷ-niệm-ngày-di-sản";
const HOA: &str = "official:lê-thị-hoa";
const HUNG: &str = "official:trần-văn-hùng";
const HUNG_OF_DAK_LAK: &str = "official:trần-văn-hùng@đắk-lắk";
const MINISTRY: &str = "body:bộ-di-sản";
const COMMITTEE: &str = "body:ủy-ban-nhân-dân-tỉnh-đắk-lắk";
const DEPARTMENT: &str = "body:vụ-kế-hoạch-bộ-di-sản";
const RESOLUTION: &str = "resolution:nghị-quyết-7-nq/tw";

/// Twelve nodes and sixteen edges.
pub(crate) fn graph() -> KnowledgeGraph {
    KnowledgeGraph::new(nodes(), edges()).unwrap()
}

pub(crate) fn nodes() -> Vec<Node> {
    vec![
        Node {
            aliases: vec!["Hội nghị kết nối di sản".to_owned()],
            date: "2021-05-04".parse().ok(),
            end: "2021-05-05".parse().ok(),
            province: Some("Hà Nội".to_owned()),
            sources: vec![ArticleId::new("bai-1"), ArticleId::new("bai-2")],
            ..node(CONFERENCE, "Hội nghị trực tuyến toàn quốc kết nối di sản")
        },
        Node { date: "--11-23".parse().ok(), ..node(CEREMONY, "Lễ kỷ niệm Ngày Di sản") },
        node(HOA, "Lê Thị Hoa"),
        node(HUNG, "Trần Văn Hùng"),
        node(HUNG_OF_DAK_LAK, "Trần Văn Hùng"),
        Node { confidence: Confidence::new(0.4), ..node("official:trần-văn-hưng", "Trần Văn Hưng") },
        node(MINISTRY, "Bộ Di sản"),
        node(DEPARTMENT, "Vụ Kế hoạch Bộ Di sản"),
        Node {
            aliases: vec!["UBND tỉnh Đắk Lắk".to_owned()],
            province: Some("Đắk Lắk".to_owned()),
            ..node(COMMITTEE, "Ủy ban nhân dân tỉnh Đắk Lắk")
        },
        Node { date: "2020-02-03".parse().ok(), ..node(RESOLUTION, "Nghị quyết 7-NQ/TW") },
        node("province:hà-nội", "Hà Nội"),
        node("province:đắk-lắk", "Đắk Lắk"),
    ]
}

pub(crate) fn edges() -> Vec<Edge> {
    use EdgeType::{Attended, Chaired, HasSite, HeldIn, HoldsPosition, Implements, Issued, Organized, PartOf, SpokeAt};
    vec![
        edge(HOA, Chaired, CONFERENCE),
        edge(HOA, SpokeAt, CONFERENCE),
        Edge { site: Some("Đắk Lắk".to_owned()), ..edge(HUNG_OF_DAK_LAK, Attended, CONFERENCE) },
        edge(HUNG, Attended, CONFERENCE),
        edge(DEPARTMENT, Attended, CONFERENCE),
        Edge { confidence: Confidence::new(0.3), ..edge(HUNG, Attended, CEREMONY) },
        edge(MINISTRY, Organized, CONFERENCE),
        edge(CONFERENCE, HeldIn, "province:hà-nội"),
        edge(CONFERENCE, HasSite, "province:đắk-lắk"),
        edge(CONFERENCE, Implements, RESOLUTION),
        edge(MINISTRY, Issued, RESOLUTION),
        edge(DEPARTMENT, PartOf, MINISTRY),
        post(HOA, "Bộ trưởng", MINISTRY),
        post(HUNG_OF_DAK_LAK, "Phó Chủ tịch", COMMITTEE),
        Edge { former: true, sources: vec![ArticleId::new("bai-3")], ..post(HUNG, "Vụ trưởng", DEPARTMENT) },
        Edge { title: None, ..edge(HUNG_OF_DAK_LAK, HoldsPosition, MINISTRY) },
    ]
}
