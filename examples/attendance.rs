//! Who took part in which event, from articles to answer without a store: read, resolve, ask the graph.
//!
//! ```text
//! cargo run --example attendance -- data/articles
//! ```

use graph::{
    article::{self, Input},
    extract::Extractor,
    graph::KnowledgeGraph,
    model::{EdgeType, NodeType},
    resolve::resolve,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "data/articles".to_owned());
    let extractor = Extractor::new();
    let mut readings = Vec::new();
    for input in article::read([path]) {
        match input {
            Ok(Input::Article(article)) => readings.push(extractor.read(&article.head, &article.text)),
            Ok(Input::Reading(reading)) => readings.push(reading),
            // One bad file does not spoil the rest.
            Err(error) => eprintln!("{error}"),
        }
    }
    let resolved = resolve(&readings);
    let graph = KnowledgeGraph::new(resolved.nodes, resolved.edges)?;

    for event in graph.nodes().filter(|node| node.kind == NodeType::Event) {
        let date = event.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
        println!("{date}  {}", event.name);
        let Some(index) = graph.index(&event.id) else { continue };
        for link in graph.links_of(index) {
            if matches!(link.edge.kind, EdgeType::Chaired | EdgeType::Attended | EdgeType::SpokeAt) {
                println!("    {:9} {}", link.edge.kind, link.source.name);
            }
        }
    }
    Ok(())
}
