//! Texts that a workbook's cells share: read from an .xlsx, and kept once in a grid, though each cell
//! has its own.
//! It never compares texts.

use junheng_parsing::{Known, Room, Texts, shared};
use quick_xml::events::{BytesStart, Event};

use super::Limits;
use super::draft::Draft;
use super::package::Part;
use super::reading::{Outcome, Reading, damaged, megabytes, over, over_text};
use super::xml::{DEPTH, Pieces, Takes, doctype, resolved, too_deep};

/// Reads the shared texts of an .xlsx: what they say of their count is not believed.
pub(super) fn read(reading: &mut Reading<'_>, part: Part<'_>, length: u64) -> Outcome<Texts> {
    const TOLD: u64 = 1 << 18;
    let mut pieces = Pieces::new(part, reading.limits);
    let mut list = List::new(*reading.limits);
    let mut untold = 0;
    reading.total += length;
    while pieces.next(&mut list)? {
        untold += pieces.progress();
        if untold >= TOLD {
            reading.tick("", 0, untold)?;
            untold = 0;
        }
    }
    if list.complete { Ok(list.texts) } else { Err(damaged("文字表没有写完就断了")) }
}

/// The shared texts while their events stream by.
#[allow(clippy::struct_excessive_bools)]
struct List {
    limits: Limits,
    texts: Texts,
    /// A text may have pieces of different looks; how it is pronounced is no part of it.
    text: String,
    piece: String,
    open: bool,
    within: bool,
    spoken: bool,
    preserved: bool,
    /// Bytes of the text in hand, and of all.
    longest: usize,
    words: usize,
    /// Tags within tags.
    depth: u32,
    complete: bool,
}

impl List {
    fn new(limits: Limits) -> Self {
        Self {
            limits,
            texts: Texts::default(),
            text: String::new(),
            piece: String::new(),
            open: false,
            within: false,
            spoken: false,
            preserved: false,
            longest: 0,
            words: 0,
            depth: 0,
            complete: false,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().into_inner() {
            "si" => (self.open, self.longest) = (true, 0),
            "rPh" => self.spoken = true,
            "t" if !self.spoken => (self.within, self.preserved) = (true, preserves(tag)),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" if self.within => {
                let trimmed = self.piece.trim_matches([' ', '\t', '\r', '\n']);
                unescape(if self.preserved { &self.piece } else { trimmed }, &mut self.text);
                self.piece.clear();
                self.within = false;
            }
            "rPh" => self.spoken = false,
            "si" => {
                self.texts.push(&self.text);
                self.text.clear();
                self.open = false;
            }
            "sst" => self.complete = true,
            _ => {}
        }
    }

    fn add(&mut self, found: &str) -> Outcome<()> {
        (self.words, self.longest) = (self.words + found.len(), self.longest + found.len());
        if self.within {
            self.piece.push_str(found);
        }
        if self.longest > self.limits.text_bytes {
            return Err(over_text(&self.limits));
        }
        self.bounded()
    }

    fn bounded(&self) -> Outcome<()> {
        let limits = &self.limits;
        if self.words <= limits.texts_bytes && self.texts.len() <= limits.cells {
            return Ok(());
        }
        let (found, bound) = (megabytes(self.words as u64), megabytes(limits.texts_bytes as u64));
        let advice = "请删去备注等用不到的列，或分成几个文件。";
        Err(over("文字总量太大", found, bound, advice))
    }
}

impl Takes for List {
    fn plain(&mut self, bytes: &[u8]) -> usize {
        if self.open || self.spoken || self.within || !(1..DEPTH - 2).contains(&self.depth) {
            return 0;
        }
        let limits = &self.limits;
        let words = limits.texts_bytes.saturating_sub(self.words);
        let room = Room { count: limits.cells, words };
        let (used, words) = shared(bytes, &mut self.texts, limits.text_bytes, room);
        self.words += words;
        used
    }

    fn take(&mut self, event: Event<'_>) -> Outcome<()> {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(too_deep());
                }
                self.start(&tag);
                Ok(())
            }
            Event::Empty(tag) => {
                self.start(&tag);
                self.end(tag.local_name().into_inner());
                self.bounded()
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag.local_name().into_inner());
                self.bounded()
            }
            Event::Text(text) => self.add(&text.xml10_content()),
            Event::CData(text) => self.add(&text.xml10_content()),
            Event::GeneralRef(entity) => self.add(&resolved(&entity)),
            Event::DocType(_) => Err(doctype()),
            _ => Ok(()),
        }
    }
}

/// Whether a piece of text keeps the spaces around it.
pub(super) fn preserves(tag: &BytesStart<'_>) -> bool {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .any(|one| one.key.local_name().into_inner() == "space" && one.value == "preserve")
}

/// Adds words in which a character that XML cannot hold is written as `_x000D_`, in UTF-16.
pub(super) fn unescape(mut words: &str, text: &mut String) {
    while let Some(at) = words.find("_x") {
        let (before, rest) = words.split_at(at);
        text.push_str(before);
        let mut left = rest;
        let units = std::iter::from_fn(|| {
            let (unit, after) = unit(left)?;
            left = after;
            Some(unit)
        });
        text.extend(
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)),
        );
        if left.len() == rest.len() {
            text.push('_');
            left = rest.get(1..).unwrap_or_default();
        }
        words = left;
    }
    text.push_str(words);
}

/// A unit of UTF-16 as `_xD83D_`, and what follows it.
fn unit(words: &str) -> Option<(u16, &str)> {
    let digits = words.strip_prefix("_x")?.get(..4)?;
    let after = words.get(6..)?.strip_prefix('_')?;
    let hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16).ok().filter(|_| hex)?;
    Some((unit, after))
}

/// Writes to a cell a text that stands still while the sheet is read: it is known by where it stands in
/// memory.
pub(super) fn put_shared(
    known: &mut Known,
    draft: &mut Draft,
    (row, column): (u32, u32),
    text: &str,
) -> Outcome<()> {
    // Texts are at least a word apart.
    put_known(known, draft, (row, column), (text.as_ptr().addr() >> 3, text))
}

/// Writes to a cell a text with a number of its own.
pub(super) fn put_known(
    known: &mut Known,
    draft: &mut Draft,
    (row, column): (u32, u32),
    (number, text): (usize, &str),
) -> Outcome<()> {
    if let Some(kept) = known.get(number).filter(|_| !text.is_empty()) {
        return draft.put_kept(row, column, kept);
    }
    if let Some(kept) = draft.put_text(row, column, text)? {
        known.set(number, kept);
    }
    Ok(())
}
