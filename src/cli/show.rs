//! `graph show`: all that is known of one node, with the sentences that say so.

use super::{
    Global, Outcome,
    page::{Page, days, in_brackets},
    pick::{Wanted, pick},
};
use anyhow::Result;
use clap::Args;
use graph::{
    graph::{KnowledgeGraph, Link},
    model::{EdgeType, Evidence, Node, NodeType},
    query::{Card, Direction, Group, Post},
    resolve::{Step, Succession},
};
use std::io::{self, Write};

/// How many articles the head of a card names; the others stand at their sentences.
const ARTICLES: usize = 12;

/// Show all that is known of one node, and the sentences that say so
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph show \"tran van on\"
  graph show \"ubnd tinh\" --type body --pick 2")]
pub struct ShowArgs {
    /// A name or a part of it, without regard to case and diacritics, or an id
    #[arg(value_name = "NAME")]
    name: String,
    /// Only a node of this type: official, body, resolution, event or province
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<NodeType>,
    /// Of several that the name may mean, show this one
    #[arg(long, value_name = "N")]
    pick: Option<usize>,
}

pub fn run(global: &Global, args: &ShowArgs) -> Result<Outcome> {
    let store = global.open_store()?;
    let mut graph = KnowledgeGraph::outline(&store)?;
    let wanted = Wanted { name: &args.name, kind: args.kind, pick: args.pick, flag: "--pick" };
    let Some(index) = pick(&graph, wanted)? else { return Ok(Outcome::NothingFound) };
    graph.attest_node(&store, index)?;
    let mut view = View { page: Page::to_stdout() };
    view.card(&Card::of(&graph, index))?;
    view.page.finish()?;
    Ok(Outcome::Done)
}

/// A card on its way out.
struct View<W: Write> {
    page: Page<W>,
}

impl<W: Write> View<W> {
    fn card(&mut self, card: &Card<'_>) -> io::Result<()> {
        self.head(card)?;
        for group in &card.groups {
            self.page.line(0, "")?;
            let arrow = if group.direction == Direction::Out { "→" } else { "←" };
            self.page.line(0, &format!("{arrow} {} ({})", group.relation, group.links.len()))?;
            for link in &group.links {
                self.edge(group, *link)?;
            }
        }
        if card.groups.is_empty() {
            self.page.line(0, "")?;
            self.page.line(0, "No edge; named here:")?;
            for evidence in &card.node.evidence {
                self.evidence(evidence)?;
            }
        }
        Ok(())
    }

    /// Type, names, dates, posts and articles.
    fn head(&mut self, card: &Card<'_>) -> io::Result<()> {
        let node = card.node;
        self.page.line(0, &node.name)?;
        self.field("type", node.kind.as_str())?;
        self.field("id", node.id.as_str())?;
        self.field("also", &node.aliases.join("; "))?;
        self.field("date", &node.date.map_or(String::new(), |date| days(date, node.end)))?;
        self.field("province", node.province.as_deref().unwrap_or_default())?;
        if matches!(node.kind, NodeType::Body | NodeType::Province) {
            let told = |steps: Vec<Step>| {
                steps.into_iter().map(|step| format!("{} ({}, {})", step.name, step.date, step.law)).collect::<Vec<_>>()
            };
            self.field("before", &told(Succession::builtin().predecessors(&node.name)).join("; "))?;
            self.field("became", &told(Succession::builtin().successors(&node.name)).join("; "))?;
        }
        if node.kind == NodeType::Official {
            let posts = card.groups.iter().filter(|group| group.relation == EdgeType::HoldsPosition);
            let posts: Vec<String> = posts
                .flat_map(|group| &group.links)
                .map(|link| format!("{}{}", Post::from(*link), in_brackets(link.time())))
                .collect();
            self.field("posts", &posts.join("; "))?;
        }
        let articles: Vec<&str> = node.sources.iter().take(ARTICLES).map(|article| article.as_str()).collect();
        let more = node.sources.len() - articles.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        self.field("articles", &format!("{}{more}", articles.join(", ")))?;
        self.field("confidence", &node.confidence.value().to_string())
    }

    /// A field of the head, left out if nothing is known.
    fn field(&mut self, name: &str, value: &str) -> io::Result<()> {
        if value.is_empty() { Ok(()) } else { self.page.line(2, &format!("{name:<12}{value}")) }
    }

    fn edge(&mut self, group: &Group<'_>, link: Link<'_>) -> io::Result<()> {
        let edge = link.edge;
        let former = if edge.former { "former " } else { "" };
        let title = edge.title.as_ref().map_or(String::new(), |title| format!("{former}{title}, "));
        let site = edge.site.as_ref().map_or(String::new(), |site| format!(", at the site {site}"));
        let other: &Node = group.other(link);
        self.page.line(
            2,
            &format!("{title}{}{}{site} [{}]", other.name, in_brackets(link.time()), edge.confidence.value()),
        )?;
        for evidence in &edge.evidence {
            self.evidence(evidence)?;
        }
        Ok(())
    }

    /// A sentence, and where it stands.
    fn evidence(&mut self, evidence: &Evidence) -> io::Result<()> {
        self.page.line(6, &format!("“{}”", evidence.sentence.trim()))?;
        let (sentence, trigger) = (evidence.sentence_span, evidence.trigger);
        let place =
            format!("characters {}–{}, trigger {}–{}", sentence.start, sentence.end, trigger.start, trigger.end);
        let rule = evidence.rule.as_ref().map_or(String::new(), |rule| format!(", rule {rule}"));
        self.page.line(6, &format!("— {}, {place}{rule} [{}]", evidence.article, evidence.confidence.value()))
    }
}
