//! A sheet of an .xlsx on its way to calamine, which sets no bounds of its own.
//! It never holds more than the piece that was read last.

use std::cell::Cell;
use std::rc::Rc;

use memchr::memmem;

use super::Limits;
use super::package::{Part, Pull};
use super::reading::{Outcome, over_text};
use super::xml::doctype;

/// The sheet, how much of it was read since the last cell, and the piece that was read last.
pub(super) struct Watched<'a> {
    part: Part<'a>,
    run: Rc<Cell<u64>>,
    limits: Limits,
    last: Vec<u8>,
}

impl<'a> Watched<'a> {
    /// A sheet.
    pub fn new(part: Part<'a>, limits: &Limits) -> Self {
        Self { part, run: Rc::default(), limits: *limits, last: Vec::new() }
    }

    /// Bytes read since somebody set it to 0, having got a cell. Nothing else tells a sheet of many
    /// cells from one piece that grows and grows.
    pub fn run(&self) -> Rc<Cell<u64>> {
        self.run.clone()
    }

    /// What stands behind the cells, once calamine has read these: from some tag in the piece that was
    /// read last, which has their end, to the end of the part.
    pub fn behind(self) -> Behind<'a> {
        let from = memchr::memchr(b'<', &self.last).unwrap_or(self.last.len());
        Behind { part: self.part, last: self.last, from }
    }
}

impl Pull for Watched<'_> {
    fn pull(&mut self, room: &mut [u8]) -> Outcome<usize> {
        let read = self.part.pull(room)?;
        let piece = room.get(..read).unwrap_or_default();
        if self.last.is_empty() && memmem::find(piece, b"<!DOCTYPE").is_some() {
            return Err(doctype());
        }
        self.run.set(self.run.get() + read as u64);
        if self.run.get() > self.limits.run_bytes {
            return Err(over_text(&self.limits));
        }
        self.last.clear();
        self.last.extend_from_slice(piece);
        Ok(read)
    }
}

/// The rest of a part.
pub(super) struct Behind<'a> {
    part: Part<'a>,
    last: Vec<u8>,
    from: usize,
}

impl Pull for Behind<'_> {
    fn pull(&mut self, room: &mut [u8]) -> Outcome<usize> {
        let mut last = self.last.get(self.from..).unwrap_or_default();
        match last.pull(room)? {
            0 => self.part.pull(room),
            read => {
                self.from += read;
                Ok(read)
            }
        }
    }
}
