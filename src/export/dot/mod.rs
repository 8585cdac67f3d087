//! A picture for Graphviz: `dot -Tsvg` draws it as it is.
//!
//! All relations but a few lead from people over bodies and events to provinces and instruments, so that a small graph is
//! drawn in that order from left to right, with every edge labelled. A large one is drawn as a map, in which what belongs
//! together lies together; colours tell the relations apart, and what no longer fits is in the tooltips.

mod escape;
mod label;
mod legend;
mod style;

#[cfg(test)]
mod tests;

use crate::graph::{KnowledgeGraph, Link};
use crate::model::{EdgeType, Node, NodeId, NodeType};
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// The most nodes and the most lines that are drawn from left to right: more would make a strip too long to read.
const SMALL: (usize, usize) = (90, 180);

/// The tallest column, in inches, that is drawn beside one node: the sixty meetings of one person are better seen on a
/// map.
const COLUMN: f64 = 30.0;

/// How many characters of a name a label shows.
const NAME: usize = 160;

/// How many on a map, and how many where it has more nodes than [`CROWDED`].
const NAME_ON_MAP: (usize, usize) = (100, 60);

/// The most nodes of a map on which long names find room.
const CROWDED: usize = 150;

/// How many characters of a place, or of what an edge says, a label shows.
const WORDS: usize = 60;

/// How many characters a line of an edge's label has.
const EDGE_WIDTH: usize = 26;

/// How many relations the label of one line names.
const EDGE_LINES: usize = 6;

/// The language of labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Labels {
    /// Vietnamese.
    #[default]
    Vi,
    /// English; names stay as they are.
    En,
}

/// How a graph is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The language of labels.
    pub labels: Labels,
    /// What stands above the picture, before the numbers of nodes and edges.
    pub title: Option<String>,
}

/// All edges from one node to another: one line in the picture.
type Bundle<'a> = Vec<Link<'a>>;

/// What is drawn, and how.
struct Sketch<'a> {
    graph: &'a KnowledgeGraph,
    labels: Labels,
    title: String,
    /// Whether it is drawn as a map.
    is_map: bool,
    bundles: BTreeMap<(NodeIndex, NodeIndex), Bundle<'a>>,
    /// The provinces in which events are held.
    places: FxHashMap<&'a NodeId, Vec<&'a str>>,
}

pub(super) fn write(graph: &KnowledgeGraph, picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    let sketch = Sketch::new(graph, picture);
    writeln!(out, "digraph {} {{", escape::id(&sketch.title))?;
    sketch.write_frame(out)?;
    // Graphviz places what comes first at the bottom.
    sketch.write_apart(out)?;
    for node in graph.nodes().filter(|node| !sketch.stands_apart(node)) {
        sketch.write_node(node, out)?;
    }
    for bundle in sketch.bundles.values() {
        sketch.write_bundle(bundle, out)?;
    }
    if !sketch.is_map {
        legend::write_row(&sketch.kinds(), sketch.labels, out)?;
    }
    writeln!(out, "}}")
}

/// How tall the tallest column of nodes would be that hang on one node, in inches: those that it leads to, or those that
/// lead to it.
fn tallest_column(graph: &KnowledgeGraph, bundles: &BTreeMap<(NodeIndex, NodeIndex), Bundle<'_>>) -> f64 {
    let height = |index: NodeIndex| {
        let node = graph.at(index);
        let lines = node.name.chars().count().min(NAME) / style::face(node.kind).width + 1;
        // A line of text, the margins, and the gap to the next node.
        0.17 * lines as f64 + 0.4
    };
    let mut columns: FxHashMap<(NodeIndex, bool), f64> = FxHashMap::default();
    for (source, target) in bundles.keys() {
        *columns.entry((*source, true)).or_default() += height(*target);
        *columns.entry((*target, false)).or_default() += height(*source);
    }
    columns.into_values().fold(0.0, f64::max)
}

impl<'a> Sketch<'a> {
    fn new(graph: &'a KnowledgeGraph, picture: &Picture) -> Sketch<'a> {
        let mut bundles: BTreeMap<(NodeIndex, NodeIndex), Bundle<'a>> = BTreeMap::new();
        for edge in graph.petgraph().edge_indices() {
            if let Some(ends) = graph.petgraph().edge_endpoints(edge) {
                bundles.entry(ends).or_default().push(graph.link(edge));
            }
        }
        let mut places: FxHashMap<&NodeId, Vec<&str>> = FxHashMap::default();
        for link in graph.links().filter(|link| link.edge.kind == EdgeType::HeldIn) {
            places.entry(&link.source.id).or_default().push(&link.target.name);
        }
        for bundle in bundles.values_mut() {
            bundle.sort_by_key(|link| link.edge.kind);
        }
        let is_map =
            graph.node_count() > SMALL.0 || bundles.len() > SMALL.1 || tallest_column(graph, &bundles) > COLUMN;
        let labels = picture.labels;
        let title = picture.title.as_deref().map(label::one_line).filter(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| labels.choose("Đồ thị tri thức", "Knowledge graph").to_owned());
        Sketch { graph, labels, title, is_map, bundles, places }
    }

    /// What holds for the whole picture: layout, fonts, title.
    fn write_frame(&self, out: &mut dyn Write) -> io::Result<()> {
        let font = escape::label(style::FONTS);
        let layout = if self.is_map {
            "layout=sfdp, overlap=prism, overlap_scaling=-3, sep=\"+6\", splines=line, outputorder=edgesfirst, \
             repulsiveforce=1.6"
        } else {
            "rankdir=LR, nodesep=0.22, ranksep=0.55, splines=true, newrank=true, remincross=true"
        };
        writeln!(
            out,
            "  graph [{layout}, fontname={font}, fontsize=18, fontcolor=\"{}\", bgcolor=white, pad=0.4,",
            style::INK
        )?;
        let heading = legend::heading(&label::shortened(&self.title, NAME), &self.numbers(), &self.map_legend());
        writeln!(
            out,
            "    charset=\"UTF-8\", labelloc=t, label={heading}, tooltip={}];",
            escape::tooltip(&self.title)
        )?;
        writeln!(
            out,
            "  node [fontname={font}, fontsize=11, fontcolor=\"{}\", penwidth=1.3, margin=\"0.13,0.07\", height=0.38];",
            style::INK
        )?;
        writeln!(out, "  edge [fontname={font}, fontsize=9, arrowsize=0.7];")
    }

    fn write_node(&self, node: &Node, out: &mut dyn Write) -> io::Result<()> {
        let face = style::face(node.kind);
        let size = match self.graph.index(&node.id) {
            // On a map, what is much connected is seen from afar.
            Some(index) if self.is_map => 9.0 + 2.0 * (1.0 + self.graph.links_of(index).count() as f64).log2(),
            _ if node.kind == NodeType::Event => 12.0,
            _ => 11.0,
        };
        writeln!(
            out,
            "  {id} [label={label}, shape={}, style=\"{}\", fillcolor=\"{}\", color=\"{}\", fontsize={size:.0}, class={}, id={id}, tooltip={}];",
            face.shape,
            face.style,
            face.fill,
            face.line,
            node.kind,
            escape::tooltip(&self.labels.node_tooltip(node)),
            id = escape::id(node.id.as_str()),
            label = escape::label(&self.node_label(node, face.width)),
        )
    }

    /// The name, and of events and instruments the date and the place.
    fn node_label(&self, node: &Node, width: usize) -> String {
        let most = match (self.is_map, self.graph.node_count() > CROWDED) {
            (false, _) => NAME,
            (true, false) => NAME_ON_MAP.0,
            (true, true) => NAME_ON_MAP.1,
        };
        let mut label =
            label::wrapped(&label::capitalised(&label::shortened(&label::one_line(&node.name), most)), width);
        let date = node.date.map(|date| self.labels.days(date, node.end));
        let mut places = self.places.get(&node.id).cloned().unwrap_or_default();
        if places.is_empty() && node.kind == NodeType::Event {
            places.extend(node.province.as_deref());
        }
        let place = (!places.is_empty()).then(|| label::one_line(&places.join(", ")));
        let when_and_where: Vec<String> = date.into_iter().chain(place).collect();
        if !when_and_where.is_empty() {
            label += "\n";
            label += &label::wrapped(&label::shortened(&when_and_where.join(" · "), WORDS), width);
        }
        label
    }

    fn write_bundle(&self, bundle: &[Link<'_>], out: &mut dyn Write) -> io::Result<()> {
        let Some(first) = bundle.first() else { return Ok(()) };
        let stroke = style::stroke(first.edge.kind);
        let kinds: BTreeSet<EdgeType> = bundle.iter().map(|link| link.edge.kind).collect();
        let mut colors: Vec<&str> = kinds.iter().map(|kind| style::stroke(*kind).color).collect();
        colors.dedup();
        let former = bundle.iter().all(|link| link.edge.former);
        let sources: BTreeSet<_> = bundle.iter().flat_map(|link| &link.edge.sources).collect();
        // What many articles say is drawn bolder.
        let width = if colors.len() > 1 { 1.1 } else { stroke.width };
        let width = width + 0.4 * (sources.len().max(1) as f64).log2().min(4.0);
        let tooltip: Vec<String> = bundle.iter().map(|link| self.labels.edge_tooltip(*link)).collect();
        let tooltip = escape::tooltip(&tooltip.join("\n\n"));
        write!(
            out,
            "  {} -> {} [color=\"{}\", style={}, penwidth={width:.1}, class=\"{}\", id={}, tooltip={tooltip}",
            escape::id(first.source.id.as_str()),
            escape::id(first.target.id.as_str()),
            colors.join(":"),
            if former { "dotted" } else { stroke.style },
            kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(" "),
            escape::id(first.edge.id.as_str()),
        )?;
        if !self.is_map {
            let label = escape::label(&self.bundle_label(bundle));
            write!(out, ", label={label}, fontcolor=\"{}\", labeltooltip={tooltip}", stroke.color)?;
        }
        writeln!(out, "];")
    }

    /// What the edges of a bundle say, one a line, and at which remote site.
    fn bundle_label(&self, bundle: &[Link<'_>]) -> String {
        let mut lines: Vec<String> = Vec::new();
        let said = bundle.iter().map(|link| self.labels.edge(link.edge));
        let sites = bundle.iter().filter_map(|link| self.labels.site(link.edge));
        for text in said.chain(sites) {
            let text = label::shortened(&label::one_line(&text), WORDS);
            if !lines.contains(&text) {
                lines.push(text);
            }
        }
        if lines.len() > EDGE_LINES {
            lines.truncate(EDGE_LINES - 1);
            lines.push("…".to_owned());
        }
        lines.iter().map(|text| label::wrapped(text, EDGE_WIDTH)).collect::<Vec<_>>().join("\n")
    }

    /// Whether a node has no edge, and would only be in the way.
    fn stands_apart(&self, node: &Node) -> bool {
        !self.is_map && self.graph.index(&node.id).is_some_and(|index| self.graph.links_of(index).next().is_none())
    }

    /// The nodes without edges, in a box of their own, in rows as wide as the picture.
    fn write_apart(&self, out: &mut dyn Write) -> io::Result<()> {
        let apart: Vec<&Node> = self.graph.nodes().filter(|node| self.stands_apart(node)).collect();
        if apart.is_empty() {
            return Ok(());
        }
        let title = self.labels.choose("Không có quan hệ", "Without relations");
        legend::open_box("apart", title, out)?;
        for node in &apart {
            self.write_node(node, out)?;
        }
        for row in apart.chunks(style::IN_READING_ORDER.len()) {
            legend::write_chain(row.iter().map(|node| escape::id(node.id.as_str())), out)?;
        }
        writeln!(out, "  }}")
    }

    /// `54 nút · 79 quan hệ · 5 bài báo`.
    fn numbers(&self) -> String {
        let articles: BTreeSet<_> = self.graph.nodes().flat_map(|node| &node.sources).collect();
        let edges = self.graph.edge_count();
        match self.labels {
            Labels::Vi => format!("{} nút · {edges} quan hệ · {} bài báo", self.graph.node_count(), articles.len()),
            Labels::En => {
                format!("{} nodes · {edges} relations · {} articles", self.graph.node_count(), articles.len())
            }
        }
    }

    /// What the heading of a map explains; a small picture has its samples beside the nodes, and its edges are labelled.
    fn map_legend(&self) -> Vec<String> {
        let relations: BTreeSet<EdgeType> = self.graph.edges().map(|edge| edge.kind).collect();
        if self.is_map { legend::cells(&self.kinds(), &relations, self.labels) } else { Vec::new() }
    }

    /// The types of node in the picture, in reading order.
    fn kinds(&self) -> Vec<NodeType> {
        let present: BTreeSet<NodeType> = self.graph.nodes().map(|node| node.kind).collect();
        style::IN_READING_ORDER.into_iter().filter(|kind| present.contains(kind)).collect()
    }
}
