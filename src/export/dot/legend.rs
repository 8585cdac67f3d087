//! What the shapes and colours mean, and boxes beside the graph proper.

use super::{Labels, escape, label::wrapped, style};
use crate::model::{EdgeType, NodeType};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// How many relations stand side by side in the heading of a map.
const COLUMNS: usize = 6;

/// How many characters a line of a sample's label has.
const NAME: usize = 10;

/// One sample of each type of node, in a row above the columns in which the nodes stand.
pub(super) fn write_row(kinds: &[NodeType], labels: Labels, out: &mut dyn Write) -> io::Result<()> {
    if kinds.is_empty() {
        return Ok(());
    }
    open_box("legend", labels.choose("Chú giải", "Legend"), out)?;
    let id = |kind: &NodeType| escape::id(&format!("legend {kind}"));
    for kind in kinds {
        let face = style::face(*kind);
        let name = labels.kind(*kind);
        writeln!(
            out,
            "  {} [label={}, shape={}, style=\"{}\", fillcolor=\"{}\", color=\"{}\", class=legend, tooltip={}];",
            id(kind),
            escape::label(&wrapped(&name, NAME)),
            face.shape,
            face.style,
            face.fill,
            face.line,
            escape::tooltip(&name),
        )?;
    }
    write_chain(kinds.iter().map(id), out)?;
    writeln!(out, "  }}")
}

/// Begins a box with a name; whoever begins it ends it.
pub(super) fn open_box(id: &str, name: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  subgraph cluster_{id} {{")?;
    let name = escape::label(name);
    writeln!(
        out,
        "  graph [label={name}, tooltip={name}, fontsize=11, fontcolor=\"{}\", style=rounded, color=\"#C8C8C8\", margin=10];",
        style::GREY
    )
}

/// Places nodes in a row by lines that are not seen.
pub(super) fn write_chain(ids: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    let ids: Vec<String> = ids.collect();
    if ids.len() > 1 {
        writeln!(out, "  {} [style=invis];", ids.join(" -> "))?;
    }
    Ok(())
}

/// Title, numbers and rows of cells above the picture: an HTML-like label.
pub(super) fn heading(title: &str, numbers: &str, cells: &[String]) -> String {
    let mut html = String::from("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"6\" CELLPADDING=\"4\">");
    let mut line = |text: &str, size: u8, color: &str| {
        html += &format!(
            "<TR><TD COLSPAN=\"{COLUMNS}\"><FONT POINT-SIZE=\"{size}\" COLOR=\"{color}\">{}</FONT></TD></TR>",
            escape::html(text)
        );
    };
    line(title, if cells.is_empty() { 22 } else { 32 }, style::INK);
    line(numbers, if cells.is_empty() { 13 } else { 18 }, style::GREY);
    for row in cells.chunks(COLUMNS) {
        html += &format!("<TR>{}</TR>", row.concat());
    }
    html + "</TABLE>>"
}

/// The cells that explain a map, where a sample node would get lost: a row for the nodes, then the relations.
pub(super) fn cells(kinds: &[NodeType], relations: &BTreeSet<EdgeType>, labels: Labels) -> Vec<String> {
    let face = |kind: &NodeType| {
        let face = style::face(*kind);
        let rounded = if face.style.contains("rounded") || face.shape == "ellipse" { " STYLE=\"rounded\"" } else { "" };
        let name = escape::html(&labels.kind(*kind));
        format!("<TD BORDER=\"1\"{rounded} BGCOLOR=\"{}\" COLOR=\"{}\">{name}</TD>", face.fill, face.line)
    };
    let line = |kind: &EdgeType| {
        let stroke = style::stroke(*kind);
        let sign = match stroke.style {
            "dashed" => "╌╌",
            "dotted" => "┈┈",
            _ => "──",
        };
        let name = escape::html(labels.relation(*kind));
        format!("<TD ALIGN=\"LEFT\"><FONT COLOR=\"{}\">{sign} {name}</FONT></TD>", stroke.color)
    };
    let mut cells: Vec<String> = kinds.iter().map(face).collect();
    cells.resize(cells.len().next_multiple_of(COLUMNS), "<TD></TD>".to_owned());
    cells.extend(relations.iter().map(line));
    cells
}
