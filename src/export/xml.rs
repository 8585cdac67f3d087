//! What XML formats share: an element a line, and characters that XML cannot hold.

use super::printable::printable;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event, attributes::Attribute},
};
use std::{
    borrow::Cow,
    io::{self, Write},
};

/// Writes elements, each on a line of its own.
pub(super) struct Xml<'o> {
    writer: Writer<&'o mut dyn Write>,
}

impl<'o> Xml<'o> {
    /// Begins a document.
    pub(super) fn begin(out: &'o mut dyn Write) -> io::Result<Xml<'o>> {
        let mut xml = Xml { writer: Writer::new(out) };
        xml.writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.line()?;
        Ok(xml)
    }

    /// Opens an element that has others inside.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let element = start(name, attributes);
        self.writer.write_event(Event::Start(element))
    }

    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.writer.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element with text inside.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.writer.write_event(Event::Text(BytesText::new(&held(text))))?;
        self.close(name)
    }

    pub(super) fn line(&mut self) -> io::Result<()> {
        self.writer.get_mut().write_all(b"\n")
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        let value = held(value);
        let mut attribute = Attribute::from((*key, &*value));
        // Some readers take these two for the end of a line, and an end of a line inside an attribute for a space.
        if attribute.value.contains(['\u{85}', '\u{2028}']) {
            attribute.value = attribute.value.replace('\u{85}', "&#133;").replace('\u{2028}', "&#8232;").into();
        }
        element.push_attribute(attribute);
    }
    element
}

/// The text with signs in the place of what XML cannot hold, not even escaped.
fn held(text: &str) -> Cow<'_, str> {
    // Most texts have nothing of the kind; U+FFFE and U+FFFF begin with the last of these bytes.
    if text.bytes().all(|byte| matches!(byte, b' '..=0xee | 0xf0.. | b'\t' | b'\n' | b'\r')) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| if matches!(c, '\t' | '\n' | '\r') { c } else { printable(c) };
    if text.chars().all(|c| shown(c) == c) { Cow::Borrowed(text) } else { text.chars().map(shown).collect() }
}
