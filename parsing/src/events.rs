//! XML as events, one at a time, for parts that are small or have to be known place by place.
//! It never decides anything.

use std::io::{BufReader, Read};

use quick_xml::events::Event;

use crate::PIECE;

/// XML as it streams by.
pub struct Events<'s>(quick_xml::Reader<BufReader<Box<dyn Read + 's>>>);

impl<'s> Events<'s> {
    /// The events of a source. Tags need not match: spreadsheets are read leniently.
    pub fn new(source: Box<dyn Read + 's>) -> Self {
        let mut reader = quick_xml::Reader::from_reader(BufReader::with_capacity(PIECE, source));
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Self(reader)
    }

    /// Where the last event ends, in bytes.
    pub fn position(&self) -> u64 {
        self.0.buffer_position()
    }

    /// The next event, held in `buffer`.
    ///
    /// # Errors
    /// What quick-xml says of the source.
    #[inline(never)]
    pub fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> quick_xml::Result<Event<'b>> {
        self.0.read_event_into(buffer)
    }
}
