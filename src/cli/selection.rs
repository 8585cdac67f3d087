//! The flags that choose a part of the graph: the same words on every command that takes one.

use super::write_line;
use anyhow::Result;
use clap::Args;
use graph::{
    graph::{KnowledgeGraph, Part, Selection, SelectionError},
    model::{Confidence, EdgeType, NodeType, PartialDate},
};

#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Which part of the graph")]
pub struct SelectionArgs {
    /// Edges with this person at either end; names match without case or diacritics, by any alias
    #[arg(long, value_name = "NAME")]
    official: Vec<String>,
    /// Edges with this body at either end
    #[arg(long, value_name = "NAME")]
    body: Vec<String>,
    /// Edges with this event at either end; a few words of its name will do
    #[arg(long, value_name = "NAME")]
    event: Vec<String>,
    /// Edges with this instrument at either end
    #[arg(long, value_name = "NAME")]
    resolution: Vec<String>,
    /// Edges with this province at either end
    #[arg(long, value_name = "NAME")]
    province: Vec<String>,
    /// From this day on: 2019-04-23, 2019-04 or 2019
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<PartialDate>,
    /// Up to and including this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<PartialDate>,
    /// What is near this node, of whatever type
    #[arg(long, value_name = "NAME")]
    around: Vec<String>,
    /// How many steps around [default: 1]
    #[arg(long, value_name = "N", requires = "around")]
    depth: Option<usize>,
    /// Nodes of these types: official, body, resolution, event, province
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    types: Vec<NodeType>,
    /// Edges of these relations: chaired, attended, spoke_at, organized, held_in, has_site, holds_position, issued,
    /// implements, discussed, part_of, established
    #[arg(long = "relation", value_name = "RELATION", value_delimiter = ',')]
    relations: Vec<EdgeType>,
    /// Nodes and edges at least this sure, 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    min_confidence: Option<Confidence>,
}

fn probability(text: &str) -> Result<Confidence, String> {
    let value: f64 = text.parse().map_err(|_| "write a number from 0 to 1, e.g. 0.8".to_owned())?;
    if (0.0..=1.0).contains(&value) { Ok(Confidence::new(value)) } else { Err("not from 0 to 1".to_owned()) }
}

impl SelectionArgs {
    /// The selection that was typed.
    pub fn selection(&self) -> Selection {
        let ends = [
            (NodeType::Official, &self.official),
            (NodeType::Body, &self.body),
            (NodeType::Event, &self.event),
            (NodeType::Resolution, &self.resolution),
            (NodeType::Province, &self.province),
        ];
        Selection {
            ends: ends
                .into_iter()
                .filter(|(_, names)| !names.is_empty())
                .map(|(kind, names)| (kind, names.clone()))
                .collect(),
            since: self.since,
            until: self.until,
            around: self.around.clone(),
            depth: self.depth.unwrap_or(Selection::default().depth),
            types: self.types.clone(),
            relations: self.relations.clone(),
            min_confidence: self.min_confidence,
        }
    }
}

/// What a selection keeps of a graph; `None` where it names what nobody has heard of, which is said.
pub fn part(graph: &KnowledgeGraph, selection: &Selection) -> Result<Option<Part>> {
    match graph.select(selection) {
        Ok(part) => {
            for (kind, names) in &selection.ends {
                // Which of them is meant is for the reader to say, so both are shown and told apart.
                names.iter().flat_map(|name| graph.kin(name, Some(*kind))).for_each(|kin| write_line(&kin));
            }
            Ok(Some(part))
        }
        Err(SelectionError::Name(unknown)) => {
            write_line(&unknown);
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Which edges and nodes a way through the graph may use.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Which way")]
pub struct WayArgs {
    /// Only along edges of these relations
    #[arg(long = "relation", value_name = "RELATION", value_delimiter = ',')]
    relations: Vec<EdgeType>,
    /// Only along edges at least this sure, 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    min_confidence: Option<Confidence>,
    /// Only along what may have held on or after this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<PartialDate>,
    /// Only along what may have held on or before this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<PartialDate>,
}

impl WayArgs {
    /// For each edge of a graph whether it may be followed.
    pub fn passable(&self, graph: &KnowledgeGraph) -> Result<Vec<bool>> {
        let selection = Selection {
            relations: self.relations.clone(),
            min_confidence: self.min_confidence,
            since: self.since,
            until: self.until,
            ..Selection::default()
        };
        let mut passable = vec![false; graph.edge_count()];
        for edge in graph.select(&selection)?.edges {
            passable[edge.index()] = true;
        }
        Ok(passable)
    }
}
