//! A Mermaid flowchart, for the small parts of a graph that stand in a Markdown file.

use super::{Labels, printable::printable};
use crate::graph::KnowledgeGraph;
use crate::model::NodeType;
use std::io::{self, Write};

/// How many characters of a name a label shows.
const NAME: usize = 160;

pub(super) fn write(graph: &KnowledgeGraph, labels: Labels, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    for (index, node) in graph.petgraph().node_indices().zip(graph.nodes()) {
        let date = node.date.map_or(String::new(), |date| format!(" ({date})"));
        writeln!(out, "  n{}[\"{}{date}\"]:::{}", index.index(), label(&node.name), node.kind)?;
    }
    for edge in graph.petgraph().edge_indices() {
        let Some((source, target)) = graph.petgraph().edge_endpoints(edge) else { continue };
        let edge = graph.link(edge).edge;
        let relation = match labels {
            Labels::Vi => edge.kind.label_vi(),
            Labels::En => edge.kind.label_en(),
        };
        let former = match (edge.former, labels) {
            (false, _) => "",
            (true, Labels::Vi) => "nguyên ",
            (true, Labels::En) => "former ",
        };
        let title = edge.title.as_deref().map_or(String::new(), |title| format!(": {former}{}", label(title)));
        writeln!(out, "  n{} -->|\"{relation}{title}\"| n{}", source.index(), target.index())?;
    }
    for kind in NodeType::ALL {
        writeln!(out, "  classDef {kind} {}", style(kind))?;
    }
    Ok(())
}

fn style(kind: NodeType) -> &'static str {
    match kind {
        NodeType::Official => "fill:#dbe9f6,stroke:#2b6ca3,color:#111",
        NodeType::Body => "fill:#e6e0f2,stroke:#6a51a3,color:#111",
        NodeType::Resolution => "fill:#fdebd0,stroke:#b9770e,color:#111",
        NodeType::Event => "fill:#dff2e1,stroke:#2e7d32,color:#111",
        NodeType::Province => "fill:#eeeeee,stroke:#616161,color:#111",
    }
}

/// The text inside quotes, where Mermaid takes entities `#…;` for characters, and Markdown and HTML for themselves.
fn label(text: &str) -> String {
    let mut label = String::new();
    for (at, c) in text.chars().enumerate() {
        match c {
            _ if at == NAME => {
                label.push('…');
                break;
            }
            '\n' | '\r' | '\t' => label.push(' '),
            c if c.is_ascii_punctuation() && !",.()-/".contains(c) => label.push_str(&format!("#{};", u32::from(c))),
            c => label.push(printable(c)),
        }
    }
    // Mermaid takes an empty label for a mistake.
    if label.trim().is_empty() { "#160;".to_owned() } else { label }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;

    #[test]
    fn a_small_graph_reads_like_this() {
        let mut out = Vec::new();
        write(&sample::graph(), Labels::Vi, &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }

    #[test]
    fn nothing_in_a_name_ends_its_label() {
        assert_eq!(label("a \"b\"]\n`c` #1; <b>"), "a #34;b#34;#93; #96;c#96; #35;1#59; #60;b#62;");
        assert_eq!(label(""), "#160;");
        assert_eq!(label(&"x".repeat(9_000)).chars().count(), NAME + 1);
    }
}
