//! What Graphviz makes of the pictures: drawn by the real program, read back by an XML parser.

use super::*;
use crate::graph::sample;
use crate::model::{Edge, EdgeId};
use proptest::prelude::*;
use std::process::{Command, Stdio};

fn dot(graph: &KnowledgeGraph, picture: &Picture) -> String {
    let mut out = Vec::new();
    write(graph, picture, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The picture as Graphviz draws it, without a word of complaint.
fn svg(dot: &str) -> String {
    let mut graphviz = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("this test draws with Graphviz, whose program `dot` does not start; install the package graphviz");
    let mut stdin = graphviz.stdin.take().unwrap();
    let text = dot.to_owned();
    let feeder = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = graphviz.wait_with_output().unwrap();
    feeder.join().unwrap().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && complaint.is_empty(), "{}: {complaint}\n{dot}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// The SVG as XML; Graphviz begins it with a document type.
fn parsed(svg: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    roxmltree::Document::parse_with_options(svg, options).unwrap()
}

/// One element of a picture: its lines of text, and its tooltip.
#[derive(Debug)]
struct Drawn {
    text: String,
    tooltip: String,
}

/// What is drawn under an id.
fn drawn(svg: &roxmltree::Document<'_>, id: &str) -> Drawn {
    let found = svg.descendants().find(|element| element.attribute("id") == Some(id));
    let element = found.unwrap_or_else(|| panic!("nothing is drawn for {id}"));
    let text = element.descendants().filter(|inner| inner.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    let text = text.filter_map(|text| text.text()).collect::<Vec<_>>().join("\n");
    let tooltip = element.descendants().find_map(|inner| inner.attribute(("http://www.w3.org/1999/xlink", "title")));
    Drawn { text, tooltip: tooltip.unwrap_or_default().to_owned() }
}

/// The characters that a label shows: no white space, and controls as their pictures.
fn shown(text: &str) -> String {
    let picture = |c: char| match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap(),
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(picture).collect()
}

#[test]
fn a_small_graph_is_written_like_this() {
    let (mut nodes, mut edges) = (sample::nodes(), sample::edges());
    nodes.retain(|node| node.id.as_str() == sample::CONFERENCE || node.name == "Lê Thị Hoa" || node.name == "Đắk Lắk");
    edges.retain(|edge| [&edge.source, &edge.target].into_iter().all(|end| nodes.iter().any(|node| node.id == *end)));
    insta::assert_snapshot!(dot(&KnowledgeGraph::new(nodes, edges).unwrap(), &Picture::default()));
}

#[test]
fn every_node_and_every_relation_is_drawn_with_its_label_and_its_evidence() {
    let graph = sample::graph();
    let svg = svg(&dot(&graph, &Picture::default()));
    let svg = parsed(&svg);
    for node in graph.nodes() {
        let Drawn { text, tooltip } = drawn(&svg, node.id.as_str());
        assert!(shown(&text).starts_with(&shown(&node.name)), "{text}");
        assert!(tooltip.contains(&node.evidence[0].sentence), "{tooltip}");
    }
    let conference = drawn(&svg, sample::CONFERENCE);
    assert_eq!(conference.text, "Hội nghị trực tuyến toàn\nquốc kết nối di sản\n4–5/5/2021 · Hà Nội");
    let chair = drawn(&svg, "official:lê-thị-hoa>chaired>event:hội-nghị-kết-nối-di-sản-2021");
    assert_eq!(chair.text, "chủ trì\nphát biểu tại", "two relations of the same two are one line");
    assert!(
        chair.tooltip.contains("“chủ trì”.” (bài bai-1)") && chair.tooltip.contains("“phát biểu tại”.” (bài bai-1)")
    );
}

#[test]
fn labels_speak_english_on_demand() {
    let picture = Picture { labels: Labels::En, title: Some("Heritage".to_owned()) };
    let svg = svg(&dot(&sample::graph(), &picture));
    let svg = parsed(&svg);
    assert!(drawn(&svg, sample::CONFERENCE).text.ends_with("4–5 May 2021 · Hà Nội"));
    let all: Vec<&str> = svg.descendants().filter_map(|element| element.text()).collect();
    for expected in ["Heritage", "12 nodes · 16 relations · 2 articles", "Legend", "Official", "chaired", "spoke at"]
    {
        assert!(all.contains(&expected), "{expected}: {all:?}");
    }
}

#[test]
fn an_empty_graph_is_an_empty_picture() {
    let empty = KnowledgeGraph::new(vec![], vec![]).unwrap();
    assert!(svg(&dot(&empty, &Picture::default())).contains("0 nút · 0 quan hệ"));
}

/// A graph with as many officials as asked for, all at one event, and as many bodies with a post for each.
fn crowd(size: usize) -> KnowledgeGraph {
    let mut nodes = vec![sample::node("event:hop", "Hội nghị")];
    let mut edges = Vec::new();
    for at in 0..size {
        let (official, body) = (format!("official:{at}"), format!("body:{at}"));
        nodes.extend([sample::node(&official, &format!("Người {at}")), sample::node(&body, &format!("Sở {at}"))]);
        edges.push(sample::edge(&official, EdgeType::Attended, "event:hop"));
        edges.push(sample::edge(&official, EdgeType::HoldsPosition, &body));
    }
    KnowledgeGraph::new(nodes, edges).unwrap()
}

#[test]
fn a_long_list_is_drawn_as_one_column_unless_it_would_be_too_tall() {
    assert!(dot(&crowd(40), &Picture::default()).contains("rankdir=LR"), "forty guests");
    let mut nodes = vec![sample::node("official:a", "A")];
    nodes.extend((0..60).map(|at| sample::node(&format!("event:{at}"), &format!("Buổi làm việc {at}"))));
    let edges = (0..60).map(|at| sample::edge("official:a", EdgeType::Attended, &format!("event:{at}"))).collect();
    let sixty_meetings = KnowledgeGraph::new(nodes, edges).unwrap();
    assert!(dot(&sixty_meetings, &Picture::default()).contains("layout=sfdp"));
}

#[test]
fn a_large_graph_is_a_map_whose_heading_explains_the_colours() {
    let graph = crowd(150);
    let dot = dot(&graph, &Picture { title: Some("A \\N <b>& \"c\"".to_owned()), ..Picture::default() });
    assert!(dot.contains("layout=sfdp"));
    let svg = svg(&dot);
    let svg = parsed(&svg);
    assert_eq!(drawn(&svg, "official:149").text, "Người 149");
    assert!(drawn(&svg, "official:149>attended>event:hop").tooltip.contains("“tham dự”"));
    let all: Vec<&str> = svg.descendants().filter_map(|element| element.text()).collect();
    for expected in ["A \\N <b>& \"c\"", "301 nút · 300 quan hệ · 1 bài báo", "Cơ quan", "── tham dự"] {
        assert!(all.contains(&expected), "{expected}: {all:?}");
    }
}

/// A graph whose nodes are numbered and whose edges are pairs of such numbers; repeated pairs are parallel edges.
fn numbered(size: usize, pairs: &[(usize, usize)]) -> KnowledgeGraph {
    let nodes = (0..size).map(|at| sample::node(&format!("body:{at}"), &format!("Sở {at}"))).collect();
    let edge = |(count, (a, b)): (usize, &(usize, usize))| {
        let kind = EdgeType::ALL[count % EdgeType::ALL.len()];
        let edge = sample::edge(&format!("body:{}", a % size), kind, &format!("body:{}", b % size));
        Edge { id: EdgeId::new(&format!("{} {count}", edge.id)), ..edge }
    };
    KnowledgeGraph::new(nodes, pairs.iter().enumerate().map(edge).collect()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn graphviz_draws_any_shape_of_graph(
        size in prop_oneof![1usize..20, 85..130usize],
        pairs in prop::collection::vec((any::<usize>(), any::<usize>()), 0..60),
    ) {
        let graph = numbered(size, &pairs);
        let svg = svg(&dot(&graph, &Picture::default()));
        let svg = parsed(&svg);
        for node in graph.nodes() {
            // Where it is held stands below its name.
            let drawn = drawn(&svg, node.id.as_str());
            prop_assert_eq!(drawn.text.lines().next(), Some(node.name.as_str()));
        }
    }
}

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "[\\\\\"<>&;#{}|NGElnr\n\t\r ăếĐ-]{0,40}",
        "(&(lt|amp|#39|#x|nbsp);?|\\\\[NGLTHE]|<[bi/]>){0,6}",
        any::<String>()
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_character_arrives(
        names in prop::collection::vec(hostile(), 6),
        title in hostile(),
        sentence in hostile(),
        heading in hostile(),
        id in "([a-z\"&<>'đ]|&(lt|amp|#39|nbsp);){1,9}",
    ) {
        let id = format!("body:{id}");
        let mut nodes = vec![sample::node(&id, "Đích")];
        nodes.extend(names.iter().enumerate().map(|(at, name)| sample::node(&format!("official:{at}"), name)));
        nodes[1].evidence[0].sentence.clone_from(&sentence);
        let edge = sample::edge("official:0", EdgeType::HoldsPosition, &id);
        let graph = KnowledgeGraph::new(nodes, vec![Edge { title: Some(title.clone()), ..edge.clone() }]).unwrap();
        let svg = svg(&dot(&graph, &Picture { title: Some(heading), ..Picture::default() }));
        let svg = parsed(&svg);
        for (at, name) in names.iter().enumerate() {
            let text = shown(&drawn(&svg, &format!("official:{at}")).text);
            prop_assert_eq!(text, shown(&label::capitalised(&label::one_line(name))), "{:?}", name);
        }
        let tooltip = drawn(&svg, "official:0").tooltip;
        prop_assert!(shown(&tooltip).contains(&shown(&sentence)), "{:?} in {:?}", sentence, tooltip);
        let said = shown(&label::one_line(&title));
        let said = if title.is_empty() { "giữchức" } else { &said };
        prop_assert_eq!(shown(&drawn(&svg, &id).text), "Đích");
        let label = svg.descendants().find(|element| element.attribute("class") == Some("edge holds_position")).unwrap();
        let label: String = label.descendants().filter(|inner| inner.tag_name().name() == "text").filter_map(|text| text.text()).collect();
        prop_assert_eq!(shown(&label), said);
    }
}
