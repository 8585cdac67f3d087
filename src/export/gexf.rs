//! GEXF with time, for Gephi, networkx and graphology.
//!
//! Events last from their first to their last day, edges as long as they are seen to hold. A month or a year lasts from
//! its first day to its last; the dates as precise as they are known are the attributes `date` and `last_day`. What has no
//! year is always there.

use super::{
    attribute::{Kind, OF_EDGES, OF_NODES, Value, of_edge, of_node},
    source::{ExportError, Source},
    xml::Xml,
};
use crate::model::{Node, NodeType, PartialDate};
use std::io::Write;

pub(super) fn write(source: Source<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let graph = source.graph()?;
    let mut xml = Xml::begin(out)?;
    xml.open("gexf", &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])?;
    xml.line()?;
    let frame = [("defaultedgetype", "directed"), ("mode", "dynamic"), ("timeformat", "date")];
    xml.open("graph", &[&frame[..], &[("timerepresentation", "interval")]].concat())?;
    xml.line()?;
    for (class, attributes) in [("node", &OF_NODES[..]), ("edge", &OF_EDGES)] {
        xml.open("attributes", &[("class", class), ("mode", "static")])?;
        for (id, (name, kind)) in attributes.iter().enumerate() {
            // networkx takes an attribute of this name for the time.
            let name = if *name == "end" { "last_day" } else { name };
            let kind = match kind {
                Kind::Number => "double",
                Kind::Flag => "boolean",
                Kind::Text | Kind::List | Kind::Json => "string",
            };
            xml.empty("attribute", &[("id", &id.to_string()), ("title", name), ("type", kind)])?;
        }
        xml.close("attributes")?;
        xml.line()?;
    }
    xml.open("nodes", &[])?;
    xml.line()?;
    for node in graph.nodes() {
        let time = lasting(time(node));
        let time: Vec<(&str, &str)> = time.iter().map(|(key, day)| (*key, day.as_str())).collect();
        xml.open("node", &[&[("id", node.id.as_str()), ("label", &node.name)], &time[..]].concat())?;
        values(&mut xml, &of_node(node)?)?;
        xml.close("node")?;
        xml.line()?;
    }
    xml.close("nodes")?;
    xml.open("edges", &[])?;
    xml.line()?;
    for link in graph.links() {
        let edge = link.edge;
        let time = lasting(link.time());
        let time: Vec<(&str, &str)> = time.iter().map(|(key, day)| (*key, day.as_str())).collect();
        let ends = [("source", edge.source.as_str()), ("target", edge.target.as_str()), ("label", edge.kind.as_str())];
        xml.open("edge", &[&[("id", edge.id.as_str())], &ends[..], &time].concat())?;
        values(&mut xml, &of_edge(edge)?)?;
        xml.close("edge")?;
        xml.line()?;
    }
    xml.close("edges")?;
    xml.close("graph")?;
    xml.close("gexf")?;
    Ok(xml.line()?)
}

fn values(xml: &mut Xml<'_>, values: &[Option<Value<'_>>]) -> Result<(), ExportError> {
    xml.open("attvalues", &[])?;
    for (id, value) in values.iter().enumerate() {
        if let Some(value) = value {
            xml.empty("attvalue", &[("for", &id.to_string()), ("value", &value.flat()?)])?;
        }
    }
    Ok(xml.close("attvalues")?)
}

fn time(node: &Node) -> Option<(PartialDate, Option<PartialDate>)> {
    node.date.filter(|_| node.kind == NodeType::Event).map(|date| (date, node.end))
}

/// The bounds of a time as attributes, as far as their years are known.
fn lasting(time: Option<(PartialDate, Option<PartialDate>)>) -> Vec<(&'static str, String)> {
    let Some((date, end)) = time else { return Vec::new() };
    let bounds = [("start", day(date, 1, 1)), ("end", day(end.unwrap_or(date), 12, 31))];
    bounds.into_iter().filter_map(|(key, day)| Some((key, day?))).collect()
}

/// The day, or the one of that month and day where they are unknown; the last of its month for any 31st.
fn day(date: PartialDate, month: u8, day: u8) -> Option<String> {
    let (year, month) = (date.year()?, date.month().unwrap_or(month));
    let day = date.day().unwrap_or(day);
    (0..=3).find_map(|less| PartialDate::ymd(year, month, day.checked_sub(less)?).ok()).map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_lasts_from_its_first_day_to_its_last() {
        let bounds = |date: &str, end: Option<&str>| {
            lasting(Some((date.parse().unwrap(), end.map(|end| end.parse().unwrap()))))
                .into_iter()
                .map(|(key, day)| format!("{key} {day}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(bounds("2019-04-23", None), ["start 2019-04-23", "end 2019-04-23"]);
        assert_eq!(bounds("2019-02", None), ["start 2019-02-01", "end 2019-02-28"]);
        assert_eq!(bounds("2019", Some("2020-06")), ["start 2019-01-01", "end 2020-06-30"]);
        assert_eq!(bounds("--04-23", None), [""; 0]);
    }
}
