//! Bytes that are made as they are asked for, and what XML needs to be written.

use super::package::Pull;
use crate::sheet::reading::Outcome;

/// Bytes that wait to be handed over.
#[derive(Default)]
pub(in crate::sheet) struct Ready {
    pub bytes: Vec<u8>,
    at: usize,
}

/// Whether a byte has to be written as an entity, in text or in an attribute.
fn is_special(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\r' | b'\n' | b'\t')
}

/// So many bytes are made at one go.
pub(in crate::sheet) const ENOUGH: usize = 1 << 14;

impl Ready {
    /// Whether all were handed over.
    pub fn is_empty(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// Hands over as many as there is room for.
    pub fn give(&mut self, room: &mut [u8]) -> Outcome<usize> {
        let mut rest = self.bytes.get(self.at..).unwrap_or_default();
        let read = rest.pull(room)?;
        self.at += read;
        if self.is_empty() {
            self.bytes.clear();
            self.at = 0;
        }
        Ok(read)
    }

    /// Adds markup as it stands.
    pub fn markup(&mut self, markup: &str) {
        self.bytes.extend_from_slice(markup.as_bytes());
    }

    /// Adds words, written so that they come out as they are.
    pub fn words(&mut self, words: &str) {
        let mut rest = words;
        while let Some(at) = rest.bytes().position(is_special) {
            let (before, after) = rest.split_at(at);
            self.markup(before);
            self.markup(match after.as_bytes().first() {
                Some(b'&') => "&amp;",
                Some(b'<') => "&lt;",
                Some(b'>') => "&gt;",
                Some(b'"') => "&quot;",
                Some(b'\n') => "&#10;",
                Some(b'\t') => "&#9;",
                _ => "&#13;",
            });
            rest = after.get(1..).unwrap_or_default();
        }
        self.markup(rest);
    }

    /// Adds an attribute.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.markup(" ");
        self.markup(name);
        self.markup("=\"");
        self.words(value);
        self.markup("\"");
    }
}

/// Bytes that words take as [`Ready::words`] writes them, at most.
pub(in crate::sheet) fn longest(words: &str) -> u64 {
    let marks = words.bytes().filter(|byte| is_special(*byte)).count();
    (words.len() + 5 * marks) as u64
}
