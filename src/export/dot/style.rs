//! What a reader sees without reading: a shape and a colour for each type of node, a colour and a stroke for each relation.
//!
//! The colours are those of Okabe and Ito, which stay apart for colour-blind readers: light for the faces of nodes, dark
//! for lines and for text on white.

use crate::model::{EdgeType, NodeType};

/// Nearly black; for text on the faces of nodes.
pub(super) const INK: &str = "#1A1A1A";

/// For what frames and explains.
pub(super) const GREY: &str = "#5A5A5A";

/// The fonts, the first that the machine has; all of them have every Vietnamese letter.
pub(super) const FONTS: &str = "Noto Sans,DejaVu Sans,Liberation Sans,Arial,sans-serif";

/// How a type of node is drawn.
pub(super) struct Face {
    /// Graphviz's name of the shape.
    pub shape: &'static str,
    /// Graphviz's style of the shape.
    pub style: &'static str,
    pub fill: &'static str,
    pub line: &'static str,
    /// How many characters a line of the label may have.
    pub width: usize,
}

pub(super) const fn face(kind: NodeType) -> Face {
    let (shape, style, fill, line, width) = match kind {
        NodeType::Official => ("ellipse", "filled", "#CFE6F7", "#0072B2", 24),
        NodeType::Body => ("tab", "filled", "#CDEDE1", "#007A5A", 27),
        NodeType::Event => ("box", "filled,rounded", "#FFE2B0", "#B36B00", 32),
        NodeType::Province => ("house", "filled", "#F6DCEB", "#A8478A", 18),
        NodeType::Resolution => ("note", "filled", "#FBF6BD", "#8A7D00", 26),
    };
    Face { shape, style, fill, line, width }
}

/// The types in the order in which relations lead from one to the other, from left to right.
pub(super) const IN_READING_ORDER: [NodeType; 5] =
    [NodeType::Official, NodeType::Body, NodeType::Event, NodeType::Province, NodeType::Resolution];

/// How a relation is drawn.
pub(super) struct Stroke {
    pub color: &'static str,
    /// Graphviz's style of the line.
    pub style: &'static str,
    /// In points.
    pub width: f64,
}

pub(super) const fn stroke(kind: EdgeType) -> Stroke {
    let (color, style, width) = match kind {
        EdgeType::Chaired => ("#B84300", "solid", 1.8),
        EdgeType::Attended => ("#0067A3", "solid", 1.1),
        EdgeType::SpokeAt => ("#0067A3", "dashed", 1.1),
        EdgeType::Organized => ("#00694D", "solid", 1.6),
        EdgeType::HeldIn => ("#9A3D7C", "solid", 1.3),
        EdgeType::HasSite => ("#9A3D7C", "dashed", 1.1),
        EdgeType::HoldsPosition => (GREY, "solid", 1.0),
        EdgeType::Issued => ("#756800", "solid", 1.6),
        EdgeType::Implements => ("#756800", "dashed", 1.2),
        EdgeType::Discussed => ("#756800", "dotted", 1.4),
        EdgeType::PartOf => ("#00694D", "dashed", 1.1),
        EdgeType::Established => ("#00694D", "dotted", 1.4),
    };
    Stroke { color, style, width }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The relative luminance of WCAG 2.
    fn luminance(color: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn all_text_can_be_read_on_its_ground() {
        for kind in NodeType::ALL {
            assert!(contrast(INK, face(kind).fill) >= 7.0, "{kind}");
            assert!(contrast(face(kind).line, "#FFFFFF") >= 3.0, "{kind}");
        }
        for kind in EdgeType::ALL {
            assert!(contrast(stroke(kind).color, "#FFFFFF") >= 5.0, "{kind}");
        }
        assert!(contrast(GREY, "#FFFFFF") >= 5.0);
    }

    #[test]
    fn no_two_types_look_alike() {
        let shapes: BTreeSet<&str> = NodeType::ALL.map(|kind| face(kind).shape).into();
        let fills: BTreeSet<&str> = NodeType::ALL.map(|kind| face(kind).fill).into();
        let strokes: BTreeSet<(&str, &str)> = EdgeType::ALL.map(|kind| (stroke(kind).color, stroke(kind).style)).into();
        assert_eq!((shapes.len(), fills.len(), strokes.len()), (5, 5, 12));
        assert_eq!(BTreeSet::from(IN_READING_ORDER), BTreeSet::from(NodeType::ALL));
    }
}
