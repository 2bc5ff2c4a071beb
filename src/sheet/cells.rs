//! The cells of an .xlsx sheet, and its merged blocks, as its events stream by.
//! It never looks behind what it was given, and never holds more than the cell in hand.

use junheng_parsing::{Rows, Texts};
use quick_xml::events::{BytesStart, Event};

use super::Value;
use super::address::{address, block_of};
use super::draft::Draft;
use super::kind::{Kind, boolean, error};
use super::reading::{Outcome, Stop, damaged, over_text};
use super::strings::{preserves, put_known, unescape};
use super::xml::{DEPTH, Takes, attribute, doctype, resolved, too_deep};

/// Where in a cell the words go to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Result,
    Piece { preserved: bool },
}

/// A sheet while its events stream by.
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Cells<'a> {
    pub draft: &'a mut Draft,
    texts: &'a Texts,
    /// Where it is, and the cells that are plain.
    rows: Rows,
    /// The cell in hand.
    open: bool,
    kind: Kind,
    formula: bool,
    /// Whether it has a result, be it empty.
    result: bool,
    inside: Inside,
    /// How words are pronounced is no part of them.
    spoken: bool,
    words: String,
    piece: String,
    /// Whether results wait to be calculated when the file is opened.
    recalculated: bool,
    /// Where a formula's result is 0, and whether all are.
    zeros: Vec<(u32, u32)>,
    all_zero: bool,
    /// Tags within tags.
    depth: u32,
    begun: bool,
    ended: bool,
    complete: bool,
}

impl<'a> Cells<'a> {
    /// A sheet whose cells may point at these texts.
    pub fn new(draft: &'a mut Draft, texts: &'a Texts, recalculated: bool) -> Self {
        Self {
            draft,
            texts,
            rows: Rows::new(!recalculated),
            open: false,
            kind: Kind::Other,
            formula: false,
            result: false,
            inside: Inside::Nothing,
            spoken: false,
            words: String::new(),
            piece: String::new(),
            recalculated,
            zeros: Vec::new(),
            all_zero: true,
            depth: 0,
            begun: false,
            ended: false,
            complete: false,
        }
    }

    /// Cells so far.
    pub fn count(&self) -> u64 {
        self.rows.count
    }

    fn add(&mut self, words: &str) -> Outcome<()> {
        match self.inside {
            Inside::Nothing => return Ok(()),
            Inside::Result => self.words.push_str(words),
            Inside::Piece { .. } => self.piece.push_str(words),
        }
        if self.words.len() + self.piece.len() > self.draft.limits().text_bytes {
            return Err(over_text(self.draft.limits()));
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Outcome<()> {
        match tag.local_name().into_inner() {
            "c" if self.begun && !self.ended => self.cell(tag),
            "v" if self.open && self.kind != Kind::Within => {
                (self.inside, self.result) = (Inside::Result, true);
                Ok(())
            }
            "t" if self.open && !self.spoken && self.kind == Kind::Within => {
                self.inside = Inside::Piece { preserved: preserves(tag) };
                Ok(())
            }
            "row" if self.begun && !self.ended => {
                for attribute in tag.attributes().with_checks(false).flatten() {
                    if attribute.key.into_inner() == "r" {
                        let row = attribute.value.trim().parse::<u32>().ok();
                        let row = row.and_then(|row| row.checked_sub(1));
                        self.rows.row = row.ok_or_else(misplaced)?;
                    }
                }
                Ok(())
            }
            "mergeCell" => {
                let mut attributes = tag.attributes();
                let block = attributes
                    .with_checks(false)
                    .flatten()
                    .find(|attribute| attribute.key.into_inner() == "ref")
                    .and_then(|attribute| block_of(attribute.value.as_bytes()));
                block.map_or(Ok(()), |span| self.draft.merge(span))
            }
            name => {
                match name {
                    "is" if self.open => self.kind = Kind::Within,
                    "f" if self.open => self.formula = true,
                    "rPh" => self.spoken = true,
                    "sheetData" => self.begun = true,
                    _ => {}
                }
                Ok(())
            }
        }
    }

    fn cell(&mut self, tag: &BytesStart<'_>) -> Outcome<()> {
        self.kind = Kind::Number { said: false };
        let mut rest = tag.attributes_raw().trim_ascii();
        while !rest.is_empty() {
            let (name, value, after) = attribute(rest).ok_or_else(miswritten)?;
            match name {
                "r" => {
                    let place = address(value.as_bytes()).filter(|(_, rest)| rest.is_empty());
                    ((self.rows.row, self.rows.column), _) = place.ok_or_else(misplaced)?;
                }
                "t" => self.kind = Kind::of(value),
                _ => {}
            }
            rest = after;
        }
        (self.open, self.formula, self.result) = (true, false, false);
        self.inside = Inside::Nothing;
        self.words.clear();
        Ok(())
    }

    fn end(&mut self, name: &str) -> Outcome<()> {
        match name {
            "v" => self.inside = Inside::Nothing,
            "t" => {
                if let Inside::Piece { preserved } = self.inside {
                    let trimmed = self.piece.trim_matches([' ', '\t', '\r', '\n']);
                    unescape(if preserved { &self.piece } else { trimmed }, &mut self.words);
                    self.piece.clear();
                }
                self.inside = Inside::Nothing;
            }
            "c" if self.open => {
                self.open = false;
                self.rows.count += 1;
                let place = (self.rows.row, self.rows.column);
                self.rows.column = self.rows.column.saturating_add(1);
                return self.put(place);
            }
            "rPh" => self.spoken = false,
            "row" => {
                self.rows.row = self.rows.row.saturating_add(1);
                self.rows.column = 0;
            }
            "sheetData" => self.ended = true,
            "worksheet" => self.complete = true,
            _ => {}
        }
        Ok(())
    }

    /// Writes the cell in hand.
    fn put(&mut self, (row, column): (u32, u32)) -> Outcome<()> {
        let words = self.words.as_str();
        if self.formula && self.recalculated && !words.is_empty() {
            if matches!(self.kind, Kind::Number { .. }) && super::number(words) == Some(0.0) {
                self.zeros.push((row, column));
            } else {
                self.all_zero = false;
            }
        }
        let value = match self.kind {
            Kind::Words | Kind::Date if words.is_empty() && self.result => Value::Blank,
            _ if words.is_empty() && self.formula => Value::Formula,
            _ if words.is_empty() => Value::Blank,
            Kind::Number { said } => match super::number(words) {
                Some(number) => Value::Number(number),
                None if said => return Err(miswritten()),
                None => Value::Text(words),
            },
            Kind::Shared => {
                let index = words.trim().parse::<usize>().ok();
                let text = index.and_then(|index| Some((index, self.texts.get(index)?)));
                let text = text.ok_or_else(|| damaged("单元格指向不存在的文字"))?;
                return put_known(&mut self.rows.known, self.draft, (row, column), text);
            }
            Kind::Within | Kind::Date => Value::Text(words),
            Kind::Words => {
                self.piece.clear();
                unescape(words, &mut self.piece);
                let done = self.draft.put(row, column, Value::Text(&self.piece));
                self.piece.clear();
                return done;
            }
            Kind::Boolean => boolean(words).ok_or_else(miswritten)?,
            Kind::Error => error(words)?,
            Kind::Other => return Err(miswritten()),
        };
        self.draft.put(row, column, value)
    }

    /// Whether there is a list of cells at all.
    pub fn finish(self) -> Outcome<()> {
        if !self.begun {
            return Err(damaged("这张工作表里没有单元格"));
        }
        if !self.ended {
            return Err(damaged("内容读不通，可能没有写完就断了"));
        }
        if !self.complete {
            return Err(damaged("工作表没有写完就断了"));
        }
        // Results that nobody calculated yet are none.
        let mut zeros = self.zeros.into_iter().filter(|_| self.all_zero);
        zeros.try_for_each(|(row, column)| self.draft.put(row, column, Value::Formula))
    }
}

impl Takes for Cells<'_> {
    /// Plain cells and rows: between cells, where nothing is open but the rows themselves, and where a
    /// number is never too long.
    fn plain(&mut self, bytes: &[u8]) -> usize {
        const NUMBER: usize = 64;
        let is_between = self.begun && !self.ended && !self.open && !self.spoken;
        let has_room = (1..DEPTH - 2).contains(&self.depth);
        if !is_between || !has_room || self.draft.limits().text_bytes < NUMBER {
            return 0;
        }
        let (grid, bounds) = self.draft.open();
        let used = self.rows.take(bytes, self.texts, grid, &bounds);
        self.draft.at(self.rows.row);
        used
    }

    #[inline(never)]
    fn take(&mut self, event: Event<'_>) -> Outcome<()> {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(too_deep());
                }
                self.start(&tag)
            }
            Event::Empty(tag) => {
                self.start(&tag)?;
                self.end(tag.local_name().into_inner())
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag.local_name().into_inner())
            }
            Event::Text(text) => self.add(&text.xml10_content()),
            Event::CData(text) => self.add(&text.xml10_content()),
            Event::GeneralRef(entity) if self.inside != Inside::Nothing => {
                let resolved = resolved(&entity);
                self.add(&resolved)
            }
            Event::DocType(_) => Err(doctype()),
            _ => Ok(()),
        }
    }
}

fn misplaced() -> Stop {
    damaged("行号或单元格的位置不对")
}

fn miswritten() -> Stop {
    damaged("单元格或工作表的写法不对")
}
