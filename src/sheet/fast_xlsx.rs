//! An .xlsx sheet read without calamine, for speed: as a whole, or not at all. Where anything in it is not
//! as nearly every program writes it, nothing is said of it and calamine reads it.
//!
//! What it reads is what calamine reads: `tests::equal` and the fuzz target `equal` hold it to that.

use junheng_parsing::{Rows, Style, Texts};
use quick_xml::events::{BytesStart, Event};

use super::address::block_of;
use super::draft::Draft;
use super::guard::package::{Entry, Package};
use super::guard::sheet_part::note_hidden;
use super::guard::xml::{DEPTH, Pieces, Takes};
use super::reading::{Outcome, Reading, Stop, damaged};

/// Reads a sheet into an empty draft; tells whether it could. What it wrote otherwise is to be dropped.
pub(super) fn read(
    reading: &mut Reading<'_>,
    draft: &mut Draft,
    (package, entry): (&Package<'_>, &Entry),
    texts: &Texts,
    styles: &[Style],
) -> Outcome<bool> {
    const TOLD: u64 = 1 << 18;
    let limits = *reading.limits;
    let mut pieces = Pieces::new(package.part(entry)?, &limits);
    let mut sheet = Sheet::new(draft, texts, styles);
    let (mut count, mut empty, mut untold) = (0, 0, 0);
    loop {
        let more = match pieces.next(&mut sheet) {
            Ok(more) => more,
            Err(Stop::Cancelled) => return Err(Stop::Cancelled),
            Err(Stop::Refused(..)) => return Ok(false),
        };
        let bytes = pieces.progress();
        empty = if sheet.rows.count > count { 0 } else { empty + bytes };
        count = sheet.rows.count;
        if empty > limits.run_bytes {
            return Ok(false);
        }
        if !more {
            return Ok(sheet.place == Place::Behind && sheet.is_complete);
        }
        untold += bytes;
        if untold >= TOLD {
            reading.tick(&sheet.draft.name, sheet.draft.last_row(), untold)?;
            untold = 0;
        }
    }
}

/// Which part of the sheet is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Within,
    Behind,
}

/// A sheet while it streams by.
struct Sheet<'a> {
    draft: &'a mut Draft,
    texts: &'a Texts,
    rows: Rows,
    place: Place,
    depth: u32,
    is_complete: bool,
}

/// Why it declines; nobody is told.
fn decline() -> Stop {
    damaged("")
}

impl<'a> Sheet<'a> {
    fn new(draft: &'a mut Draft, texts: &'a Texts, styles: &[Style]) -> Self {
        let rows = Rows::new(styles.to_vec());
        Self { draft, texts, rows, place: Place::Before, depth: 0, is_complete: false }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Outcome<()> {
        match (self.place, tag.local_name().into_inner()) {
            (Place::Before, "sheetData") => self.place = Place::Within,
            (Place::Before, "col") if is(tag, "hidden") => {
                let number = |name| get(tag, name)?.parse::<u32>().ok()?.checked_sub(1);
                let (first, last) = (number("min"), number("max"));
                match first.zip(last).filter(|(first, last)| first <= last) {
                    Some(run) => self.draft.hidden_columns.push(run),
                    None => return Err(decline()),
                }
            }
            (Place::Within, "row") => {
                if let Some(row) = get(tag, "r") {
                    let row = row.parse::<u32>().ok().and_then(|row| row.checked_sub(1));
                    self.rows.row = row.ok_or_else(decline)?;
                }
                self.rows.column = 0;
                if is(tag, "hidden") {
                    note_hidden(&mut self.draft.hidden_rows, self.rows.row);
                }
            }
            (Place::Behind, "mergeCell") => {
                if let Some(block) = get(tag, "ref").and_then(|block| block_of(block.as_bytes())) {
                    self.draft.merge(block)?;
                }
            }
            // A second list of cells, cells outside of it, or something else within it.
            (Place::Within, _) | (_, "sheetData" | "c" | "row") => return Err(decline()),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "row" if self.place == Place::Within => {
                self.rows.row = self.rows.row.saturating_add(1);
                self.rows.column = 0;
            }
            "sheetData" => self.place = Place::Behind,
            "worksheet" => self.is_complete = true,
            _ => {}
        }
    }
}

/// The value of an attribute, as written.
fn get<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<std::borrow::Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let mut found = attributes.with_checks(false).flatten();
    found.find(|one| one.key.local_name().into_inner() == name).map(|one| one.value)
}

/// Whether an attribute says yes.
fn is(tag: &BytesStart<'_>, name: &str) -> bool {
    get(tag, name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
}

impl Takes for Sheet<'_> {
    /// Plain cells and rows, where a number is never too long.
    fn plain(&mut self, bytes: &[u8]) -> usize {
        const NUMBER: usize = 64;
        let has_room = (1..DEPTH - 2).contains(&self.depth);
        if self.place != Place::Within || !has_room || self.draft.limits().text_bytes < NUMBER {
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
                    return Err(decline());
                }
                self.start(&tag)
            }
            Event::Empty(tag) => {
                self.start(&tag)?;
                self.end(tag.local_name().into_inner());
                Ok(())
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag.local_name().into_inner());
                Ok(())
            }
            Event::Text(text) if text.trim_ascii().is_empty() => Ok(()),
            Event::Decl(_) => Ok(()),
            Event::DocType(_) => Err(decline()),
            _ if self.place == Place::Within => Err(decline()),
            _ => Ok(()),
        }
    }
}
