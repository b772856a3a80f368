//! XML, written by `quick-xml`: every value and word escaped, and nothing that XML cannot hold.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::PaperError;

/// Namespaces that more than one part of the package names.
pub const OFFICE: Attribute<'_> = ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0");
pub const STYLE: Attribute<'_> = ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0");

/// Name and value.
pub type Attribute<'a> = (&'a str, &'a str);

/// A document while it is written.
pub struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// Its first line.
    pub fn begin() -> Result<Self, PaperError> {
        let mut xml = Self { writer: Writer::new(Vec::new()) };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(xml)
    }

    /// Begins an element.
    pub fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) -> Result<(), PaperError> {
        self.event(Event::Start(started(name, attributes)))
    }

    /// Ends it.
    pub fn close(&mut self, name: &str) -> Result<(), PaperError> {
        self.event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> Result<(), PaperError> {
        self.event(Event::Empty(started(name, attributes)))
    }

    /// Words of an element.
    pub fn words(&mut self, words: &str) -> Result<(), PaperError> {
        self.event(Event::Text(BytesText::new(&written(words))))
    }

    /// Paragraphs, one a line: spaces that XML would take for one are elements of their own.
    pub fn paragraphs(&mut self, text: &str) -> Result<(), PaperError> {
        for line in written(text).lines() {
            self.open("text:p", &[])?;
            let mut before = "";
            for (number, word) in line.split([' ', '\t', '\r']).enumerate() {
                // A space is itself between two words.
                match number {
                    0 => {}
                    _ if before.is_empty() || word.is_empty() => self.empty("text:s", &[])?,
                    _ => self.words(" ")?,
                }
                self.words(word)?;
                before = word;
            }
            self.close("text:p")?;
        }
        Ok(())
    }

    /// The document.
    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), PaperError> {
        self.writer.write_event(event).map_err(|error| PaperError::Ods(error.to_string()))
    }
}

fn started<'a>(name: &'a str, attributes: &[Attribute<'a>]) -> BytesStart<'a> {
    let attributes = attributes.iter().map(|(name, value)| (*name, written(value)));
    attributes.fold(BytesStart::new(name), |mut start, (name, value)| {
        start.push_attribute((name, &*value));
        start
    })
}

/// A text without what XML cannot hold, and without marks that could show it otherwise than it is.
pub fn written(text: &str) -> Cow<'_, str> {
    let unseen = |letter: char| {
        (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
            || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}')
    };
    if text.contains(unseen) { Cow::Owned(text.replace(unseen, "")) } else { Cow::Borrowed(text) }
}
