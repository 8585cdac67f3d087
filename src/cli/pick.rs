//! The one node that a name means: suggestions where it means none, a numbered choice where it means several.

use super::{
    messages::counted,
    rows::{Cell, Format, RowArgs, Rows},
    write_line,
};
use anyhow::Result;
use graph::{graph::KnowledgeGraph, model::NodeType};
use petgraph::graph::NodeIndex;
use std::{cmp::Reverse, io};

/// What was typed to mean one node.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub name: &'a str,
    pub kind: Option<NodeType>,
    /// Of several that the name may mean, the one at this place, counted from 1.
    pub pick: Option<usize>,
    /// The flag that gives this number.
    pub flag: &'static str,
}

/// The node that is meant, or `None` if that is not clear; then the user has been told what there is.
pub fn pick(graph: &KnowledgeGraph, wanted: Wanted<'_>) -> Result<Option<NodeIndex>> {
    let Some(found) = candidates(graph, wanted.name, wanted.kind) else { return Ok(None) };
    match (found.as_slice(), wanted.pick) {
        ([one], None) => Ok(Some(*one)),
        (several, Some(pick)) => {
            let picked = pick.checked_sub(1).and_then(|at| several.get(at)).copied();
            if picked.is_none() {
                write_line(&format!("there is no choice {pick} among {}", counted(several.len() as u64, "node")));
            }
            Ok(picked)
        }
        (several, None) => {
            print_choices(graph, wanted.name, several, &format!("choose with {} N", wanted.flag))?;
            Ok(None)
        }
    }
}

/// The nodes that a name may mean, those first of which most is told; `None`, which is said, where there is none.
pub fn candidates(graph: &KnowledgeGraph, name: &str, kind: Option<NodeType>) -> Option<Vec<NodeIndex>> {
    match graph.named(name, kind) {
        Ok(mut found) => {
            // What is told most about is meant most often.
            found.sort_by_key(|index| (Reverse(graph.links_of(*index).count()), *index));
            Some(found)
        }
        Err(unknown) => {
            write_line(&unknown);
            None
        }
    }
}

/// The nodes that a name may mean, as a table to choose from, and how to choose.
pub fn print_choices(graph: &KnowledgeGraph, name: &str, found: &[NodeIndex], how: &str) -> io::Result<()> {
    write_line(&format!("\"{name}\" may mean {}; {how}", counted(found.len() as u64, "node")));
    let mut rows = Rows::to_stdout(RowArgs { format: Format::Table }, &["pick", "type", "name", "edges", "id"])?;
    for (pick, index) in (1..).zip(found) {
        let node = graph.at(*index);
        let edges = graph.links_of(*index).count() as u64;
        let id = Cell::Text(node.id.to_string());
        let name = Cell::Text(node.name.clone());
        rows.push(vec![Cell::Count(pick), node.kind.as_str().into(), name, Cell::Count(edges), id])?;
    }
    rows.finish().map(drop)
}
