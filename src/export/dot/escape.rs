//! Strings as Graphviz wants them, so that every character arrives as it was.
//!
//! Graphviz reads its own escapes (`\N`, `\n`) and XML entities inside strings, and cannot hold control characters; older
//! releases take no more than 16,380 bytes without an escape in one string, hence the parts joined by `+`.

use crate::export::printable::printable;
use std::fmt::Write;

/// How many bytes one part of a string may have.
const PART: usize = 8_000;

/// An id of a node, or of an element of the SVG. The SVG takes entities for what they stand for.
pub(super) fn id(text: &str) -> String {
    quoted(text, |c, part| match c {
        '&' => part.push_str("&amp;"),
        '"' => part.push_str("\\\""),
        '\\' => part.push_str("\\\\"),
        c => part.push(printable(c)),
    })
}

/// A label: lines are centred.
pub(super) fn label(text: &str) -> String {
    quoted(text, |c, part| match c {
        '&' => part.push_str("&amp;"),
        '"' => part.push_str("\\\""),
        '\\' => part.push_str("\\\\"),
        '\n' => part.push_str("\\n"),
        c => part.push(printable(c)),
    })
}

/// A tooltip: Graphviz expands its escapes twice, so that a backslash takes four. An empty one would show the label.
pub(super) fn tooltip(text: &str) -> String {
    let text = if text.is_empty() { " " } else { text };
    quoted(text, |c, part| match c {
        '&' => part.push_str("&amp;"),
        '"' => part.push_str("\\\""),
        '\\' => part.push_str("\\\\\\\\"),
        '\n' => part.push_str("\\n"),
        c => part.push(printable(c)),
    })
}

/// Text inside an HTML-like label, where Graphviz would expand a bare backslash.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\\' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(printable(c)),
        }
    }
    out
}

/// The escaped text in quotes, in parts that every release of Graphviz can read.
fn quoted(text: &str, escape: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    let mut part = String::new();
    out.push('"');
    for c in text.chars() {
        if part.len() >= PART {
            out.push_str(&part);
            out.push_str("\" + \"");
            part.clear();
        }
        escape(c, &mut part);
    }
    out.push_str(&part);
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_graphviz_would_expand_is_taken_from_it() {
        assert_eq!(label("a\\N \"b\" &lt;\nc"), r#""a\\N \"b\" &amp;lt;\nc""#);
        assert_eq!(tooltip("\\G"), r#""\\\\G""#);
        assert_eq!(tooltip(""), r#"" ""#);
        assert_eq!(id("resolution:\"7\"\\"), r#""resolution:\"7\"\\""#);
        assert_eq!(html("<b>\\N & \"c\""), "&#60;b&#62;&#92;N &#38; &#34;c&#34;");
    }

    #[test]
    fn controls_become_their_pictures() {
        assert_eq!(label("a\u{0}\u{1b}\u{ffff}"), "\"a␀␛\u{fffd}\"");
        assert_eq!(id("a\nb"), "\"a␊b\"");
    }

    #[test]
    fn a_long_text_is_written_in_parts_that_never_split_an_escape() {
        let text = label(&"\"".repeat(20_000));
        assert!(text.split(" + ").all(|part| part.len() < 16_000));
        assert_eq!(text.matches("\\\"").count(), 20_000);
        assert!(
            text.split(" + ").all(|part| part.len() % 2 == 0),
            "pairs of a backslash and a quote, between two quotes"
        );
    }
}
