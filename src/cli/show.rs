//! `graph show`: all that is known of one node, with the sentences that say so.

use super::{
    Global, Outcome,
    messages::counted,
    rows::{Cell, Format, RowArgs, Rows},
    write_line,
};
use anyhow::Result;
use clap::Args;
use graph::{
    graph::{KnowledgeGraph, Link},
    model::{EdgeType, Evidence, Node, NodeType},
    query::{Card, Direction, Group, Post},
};
use petgraph::graph::NodeIndex;
use std::io::{self, BufWriter, IsTerminal, Write};
use textwrap::{Options, WordSplitter};

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
    let graph = KnowledgeGraph::load(&global.open_store()?)?;
    let mut found = match graph.named(&args.name, args.kind) {
        Ok(found) => found,
        Err(unknown) => {
            write_line(&unknown);
            return Ok(Outcome::NothingFound);
        }
    };
    // What is told most about is meant most often.
    found.sort_by_key(|index| (std::cmp::Reverse(graph.links_of(*index).count()), *index));
    let picked = match (found.as_slice(), args.pick) {
        ([one], None) => Some(*one),
        (several, Some(pick)) => {
            let picked = pick.checked_sub(1).and_then(|at| several.get(at)).copied();
            if picked.is_none() {
                write_line(&format!("there is no choice {pick} among {}", counted(several.len() as u64, "node")));
            }
            picked
        }
        (several, None) => {
            print_choices(&graph, &args.name, several)?;
            None
        }
    };
    let Some(index) = picked else { return Ok(Outcome::NothingFound) };
    let width = io::stdout()
        .is_terminal()
        .then(|| terminal_size::terminal_size().map_or(100, |(terminal_size::Width(width), _)| usize::from(width)));
    let mut page = Page { out: BufWriter::new(io::stdout().lock()), width };
    page.card(&Card::of(&graph, index))?;
    page.out.flush()?;
    Ok(Outcome::Done)
}

/// The nodes that a name may mean, as a table to choose from.
fn print_choices(graph: &KnowledgeGraph, name: &str, found: &[NodeIndex]) -> io::Result<()> {
    write_line(&format!("\"{name}\" may mean {}; choose with --pick N", counted(found.len() as u64, "node")));
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

/// Text on its way out, wrapped where it goes to a terminal.
struct Page<W: Write> {
    out: W,
    width: Option<usize>,
}

impl<W: Write> Page<W> {
    fn card(&mut self, card: &Card<'_>) -> io::Result<()> {
        self.head(card)?;
        for group in &card.groups {
            self.line(0, "")?;
            let arrow = if group.direction == Direction::Out { "→" } else { "←" };
            self.line(0, &format!("{arrow} {} ({})", group.relation, group.links.len()))?;
            for link in &group.links {
                self.edge(group, *link)?;
            }
        }
        if card.groups.is_empty() {
            self.line(0, "")?;
            self.line(0, "No edge; named here:")?;
            for evidence in &card.node.evidence {
                self.evidence(evidence)?;
            }
        }
        Ok(())
    }

    /// Type, names, dates, posts and articles.
    fn head(&mut self, card: &Card<'_>) -> io::Result<()> {
        let node = card.node;
        self.line(0, &node.name)?;
        self.field("type", node.kind.as_str())?;
        self.field("id", node.id.as_str())?;
        self.field("also", &node.aliases.join("; "))?;
        let end = node.end.filter(|end| Some(*end) != node.date).map_or(String::new(), |end| format!("/{end}"));
        self.field("date", &node.date.map_or(String::new(), |date| format!("{date}{end}")))?;
        self.field("province", node.province.as_deref().unwrap_or_default())?;
        if node.kind == NodeType::Official {
            let posts = card.groups.iter().filter(|group| group.relation == EdgeType::HoldsPosition);
            let posts: Vec<String> = posts
                .flat_map(|group| &group.links)
                .map(|link| format!("{}{}", Post::from(*link), during(*link)))
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
        if value.is_empty() { Ok(()) } else { self.line(2, &format!("{name:<12}{value}")) }
    }

    fn edge(&mut self, group: &Group<'_>, link: Link<'_>) -> io::Result<()> {
        let edge = link.edge;
        let former = if edge.former { "former " } else { "" };
        let title = edge.title.as_ref().map_or(String::new(), |title| format!("{former}{title}, "));
        let site = edge.site.as_ref().map_or(String::new(), |site| format!(", at the site {site}"));
        let other: &Node = group.other(link);
        self.line(2, &format!("{title}{}{}{site} [{}]", other.name, during(link), edge.confidence.value()))?;
        for evidence in &edge.evidence {
            self.evidence(evidence)?;
        }
        Ok(())
    }

    /// A sentence, and where it stands.
    fn evidence(&mut self, evidence: &Evidence) -> io::Result<()> {
        self.line(6, &format!("“{}”", evidence.sentence.trim()))?;
        let (sentence, trigger) = (evidence.sentence_span, evidence.trigger);
        let place =
            format!("characters {}–{}, trigger {}–{}", sentence.start, sentence.end, trigger.start, trigger.end);
        let rule = evidence.rule.as_ref().map_or(String::new(), |rule| format!(", rule {rule}"));
        self.line(6, &format!("— {}, {place}{rule} [{}]", evidence.article, evidence.confidence.value()))
    }

    /// One line, indented; further ones, if it has to be wrapped, a little more.
    fn line(&mut self, indent: usize, text: &str) -> io::Result<()> {
        // A control character inside would move the cursor.
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let (first, next) = (" ".repeat(indent), " ".repeat(indent + 2));
        let Some(width) = self.width else { return writeln!(self.out, "{first}{text}") };
        let options = Options::new(width.max(indent + 20))
            .initial_indent(&first)
            .subsequent_indent(&next)
            .word_splitter(WordSplitter::NoHyphenation);
        writeln!(self.out, "{}", textwrap::fill(&text, options))
    }
}

/// When an edge holds: ` (2019-04-23)`, ` (2019–2021)`, or nothing.
fn during(link: Link<'_>) -> String {
    match link.time() {
        None => String::new(),
        Some((date, end)) => match end.filter(|end| *end != date) {
            Some(end) => format!(" ({date}/{end})"),
            None => format!(" ({date})"),
        },
    }
}
