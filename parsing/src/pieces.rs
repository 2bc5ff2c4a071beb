//! XML in pieces of many events: what stands in a piece is read where it stands.
//! It never copies an event, and never holds more than the piece in hand.

use std::io::Read;
use std::ops::ControlFlow;

use quick_xml::events::Event;

use crate::PIECE;

/// Whoever takes in what pieces hold.
pub trait Take {
    /// Takes what it knows from the beginning of these bytes, whole elements only, and tells how many
    /// bytes that were. Nobody has looked at them: what it takes must be valid as it stands. What it
    /// leaves comes as events.
    fn plain(&mut self, bytes: &[u8]) -> usize;

    /// Takes an event.
    fn event(&mut self, event: Event<'_>) -> ControlFlow<()>;
}

/// XML as it streams by, many events at a time.
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

    /// Hands out the next piece, until it is told to stop; tells whether there is more.
    ///
    /// # Errors
    /// What is wrong with the piece.
    #[inline(never)]
    pub fn next(&mut self, take: &mut dyn Take) -> Result<bool, Broken> {
        /// What is left of a piece, if it is no more than this, comes again with the next one: most
        /// likely it is the first half of something plain.
        const HALF: usize = 1 << 10;
        self.fill()?;
        let bytes = self.held.get(..self.length).unwrap_or_default();
        let mut used = take.plain(bytes);
        let is_half = used > 0 && bytes.len() - used <= HALF && !self.ended;
        if !is_half {
            let (taken, flow) = events(bytes.get(used..).unwrap_or_default(), self.ended, take)?;
            used += taken;
            if flow.is_break() {
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

/// Hands out all events that are whole, and offers what follows each tag as plain; tells how many bytes
/// that were, and whether to go on.
fn events(
    bytes: &[u8],
    ended: bool,
    take: &mut dyn Take,
) -> Result<(usize, ControlFlow<()>), Broken> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() && !ended => {
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
        let rest = *reader.get_ref();
        let event = match event {
            Ok(Event::Eof) => break,
            // The rest of it may be to come.
            Ok(Event::Text(_) | Event::GeneralRef(_)) if rest.is_empty() && !ended => break,
            Ok(event) => event,
            Err(quick_xml::Error::Syntax(_)) if !ended => break,
            Err(_) => return Err(Broken::Xml),
        };
        used = text.len() - rest.len();
        let is_tag = matches!(event, Event::Start(_) | Event::End(_) | Event::Empty(_));
        if take.event(event).is_break() {
            return Ok((used, ControlFlow::Break(())));
        }
        if is_tag {
            let plain = take.plain(rest);
            if plain > 0 {
                used += plain;
                *reader.get_mut() = rest.get(plain..).unwrap_or_default();
            }
        }
    }
    Ok((used, ControlFlow::Continue(())))
}
