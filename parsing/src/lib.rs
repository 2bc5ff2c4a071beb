//! The loops in which reading spends its time: XML into events, by quick-xml.
//!
//! quick-xml is generic over what it reads from, so it is compiled where it is used, and as that crate
//! is. The worker is compiled for size, this crate for speed (`Cargo.toml`, profiles): nothing here is
//! generic, and nothing here decides anything.
//!
//! Nothing here is put into the loop that calls it, either: browsers begin with slow code and put the
//! fast code of a function in place when it is called again, and such a loop is called once a file.

use std::io::{BufReader, Read};
use std::ops::ControlFlow;

use quick_xml::events::Event;

/// Bytes that are taken from a source at one go.
pub const PIECE: usize = 1 << 16;

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

/// XML as it streams by, many events at a time: nothing is copied from the piece they stand in.
pub struct Pieces<'s> {
    source: Box<dyn Read + 's>,
    held: Vec<u8>,
    /// So many bytes of `held` are still to come.
    length: usize,
    /// Longest piece that is held for one event.
    longest: usize,
    ended: bool,
}

/// Why pieces end.
#[derive(Debug)]
pub enum Broken {
    /// The source says so.
    Source,
    /// One event is longer than what may be held.
    Long,
    /// It is no XML.
    Xml,
}

impl<'s> Pieces<'s> {
    /// The pieces of a source, whose events are no longer than `longest`.
    pub fn new(source: Box<dyn Read + 's>, longest: usize) -> Self {
        Self { source, held: Vec::new(), length: 0, longest, ended: false }
    }

    /// Hands out the events of the next piece, until it is told to stop; tells whether there is more.
    ///
    /// # Errors
    /// What is wrong with the piece.
    #[inline(never)]
    pub fn next(
        &mut self,
        take: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
    ) -> Result<bool, Broken> {
        self.fill()?;
        let bytes = self.held.get(..self.length).unwrap_or_default();
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) if error.error_len().is_none() && !self.ended => {
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                std::str::from_utf8(valid).unwrap_or_default()
            }
            Err(_) => return Err(Broken::Xml),
        };
        let mut reader = quick_xml::Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let mut used = 0;
        loop {
            let event = reader.read_event();
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = match event {
                Ok(Event::Eof) => break,
                // The rest of it may be to come.
                Ok(Event::Text(_) | Event::GeneralRef(_)) if at >= text.len() && !self.ended => {
                    break;
                }
                Ok(event) => event,
                Err(quick_xml::Error::Syntax(_)) if !self.ended => break,
                Err(_) => return Err(Broken::Xml),
            };
            used = at;
            if take(event).is_break() {
                return Ok(false);
            }
        }
        if used == 0 && self.length >= self.longest && !self.ended {
            return Err(Broken::Long);
        }
        let more = !self.ended;
        self.held.copy_within(used..self.length, 0);
        self.length -= used;
        Ok(more)
    }

    /// Takes as much as is read at one go, and twice as much as an event did not fit into.
    fn fill(&mut self) -> Result<(), Broken> {
        let room = self.length + PIECE.max(self.length);
        if self.held.len() < room {
            self.held.resize(room, 0);
        }
        while self.length < room && !self.ended {
            let free = self.held.get_mut(self.length..room).unwrap_or_default();
            let read = self.source.read(free).map_err(|_| Broken::Source)?;
            self.length += read;
            self.ended = read == 0;
        }
        Ok(())
    }
}
