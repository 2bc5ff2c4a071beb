//! The texts that a workbook's cells share (ECMA-376 part 1, 18.4): looked through once, with marks where
//! a piece looks apart ([`runs`]), then handed to calamine as plain ones.
//!
//! Characters written as `_x000D_` stay as they are: to read them is calamine's.

use junheng_parsing::{Known, Room, Texts, shared};
use quick_xml::events::{BytesStart, Event};

use super::package::{Part, Pull};
use super::ready::{ENOUGH, Ready, longest};
use super::sheet_part::{is_note, is_white, push_piece};
use super::xml::{DEPTH, Pieces, Takes, doctype, resolved, too_deep};
use crate::sheet::draft::Draft;
use crate::sheet::reading::{Outcome, Reading, damaged, megabytes, over, over_text};
use crate::sheet::{Limits, runs};

/// Reads the shared texts of an .xlsx: what they say of their count is not believed.
pub(in crate::sheet) fn read(
    reading: &mut Reading<'_>,
    part: Part<'_>,
    length: u64,
) -> Outcome<Texts> {
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
    /// Within `<rPh>`.
    in_phonetic_run: bool,
    preserved: bool,
    /// How the run in hand looks.
    look: Option<char>,
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
            in_phonetic_run: false,
            look: None,
            preserved: false,
            longest: 0,
            words: 0,
            depth: 0,
            complete: false,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().into_inner() {
            "si" => (self.open, self.longest, self.look) = (true, 0, None),
            "r" => self.look = None,
            "vertAlign" if is(tag, "val", is_note) => {
                self.look = Some(runs::SUPERSCRIPT);
            }
            "strike" if !is(tag, "val", |value| matches!(value, "0" | "false")) => {
                self.look = Some(runs::STRUCK_OUT);
            }
            "color" if self.look.is_none() && is(tag, "rgb", |rgb| is_white(Some(rgb))) => {
                self.look = Some(runs::UNSEEN);
            }
            "rPh" => self.in_phonetic_run = true,
            "t" if !self.in_phonetic_run => (self.within, self.preserved) = (true, preserves(tag)),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" if self.within => {
                push_piece(&mut self.text, &self.piece, self.preserved, self.look);
                self.piece.clear();
                self.within = false;
            }
            "rPh" => self.in_phonetic_run = false,
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
        if self.open || self.in_phonetic_run || self.within || !(1..DEPTH - 2).contains(&self.depth)
        {
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
fn preserves(tag: &BytesStart<'_>) -> bool {
    is(tag, "space", |value| value == "preserve")
}

/// Whether a tag has an attribute of such a value.
fn is(tag: &BytesStart<'_>, name: &str, value: impl Fn(&str) -> bool) -> bool {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .any(|one| one.key.local_name().into_inner() == name && value(&one.value))
}

/// The texts as calamine gets them, written as they are asked for.
pub(in crate::sheet) struct Written<'t> {
    texts: &'t Texts,
    next: usize,
    is_begun: bool,
    ready: Ready,
}

const HEAD: &str = "<sst>";
const FOOT: &str = "</sst>";
const BEFORE: &str = "<si><t xml:space=\"preserve\">";
const BEHIND: &str = "</t></si>";

impl<'t> Written<'t> {
    pub fn new(texts: &'t Texts) -> Self {
        Self { texts, next: 0, is_begun: false, ready: Ready::default() }
    }

    /// How many bytes it will be.
    pub fn length(texts: &Texts) -> u64 {
        let around = (HEAD.len() + FOOT.len() + texts.len() * (BEFORE.len() + BEHIND.len())) as u64;
        let words = (0..texts.len()).filter_map(|index| texts.get(index)).map(longest);
        around + words.sum::<u64>()
    }
}

impl Pull for Written<'_> {
    fn pull(&mut self, room: &mut [u8]) -> Outcome<usize> {
        if self.ready.is_empty() {
            if !std::mem::replace(&mut self.is_begun, true) {
                self.ready.markup(HEAD);
            }
            while self.ready.bytes.len() < ENOUGH && self.next <= self.texts.len() {
                match self.texts.get(self.next) {
                    Some(text) => {
                        self.ready.markup(BEFORE);
                        self.ready.words(text);
                        self.ready.markup(BEHIND);
                    }
                    None => self.ready.markup(FOOT),
                }
                self.next += 1;
            }
        }
        self.ready.give(room)
    }
}

/// Writes to a cell a text that stands still while the sheet is read: it is known by where it stands in
/// memory.
pub(in crate::sheet) fn put_shared(
    known: &mut Known,
    draft: &mut Draft,
    (row, column): (u32, u32),
    text: &str,
) -> Outcome<()> {
    // Texts are at least a word apart.
    put_known(known, draft, (row, column), (text.as_ptr().addr() >> 3, text))
}

/// Writes to a cell a text with a number of its own.
pub(in crate::sheet) fn put_known(
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
