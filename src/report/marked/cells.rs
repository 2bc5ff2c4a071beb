//! The cells of a sheet that are marked: those that stand there get another style, those that do not
//! are put in, blank. It never touches a value or a formula.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::edit::{Edits, changed, local, number, prefix, value};
use super::styles::Styles;
use super::{Failure, Outcome, RELATIONS};
use crate::county::a1;
use crate::findings::Severity;
use crate::sheet::parts::{Parts, Piece, Told};

/// The cells to be marked, by row and column.
pub(super) type Wanted = BTreeMap<u32, BTreeMap<u32, Severity>>;

/// What follows a sheet's comments in its part.
const LATER: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

/// What is to be changed in a sheet's part.
pub(super) struct Found {
    /// The changes.
    pub edits: Edits,
    /// The relation of the drawings of comments, where there is one.
    pub drawings: Option<String>,
    tail: u64,
    prefix: String,
}

impl Found {
    /// Names the relation of the drawings of comments.
    pub fn name_drawings(&mut self, id: &str) {
        let own = &self.prefix;
        let tag = format!("<{own}legacyDrawing xmlns:r=\"{RELATIONS}\" r:id=\"{id}\"/>");
        self.edits.insert(self.tail, tag);
    }
}

struct Walk<'s> {
    wanted: Wanted,
    styles: &'s mut Styles,
    edits: Edits,
    prefix: String,
    depth: u32,
    is_strange: bool,
    in_data: bool,
    had_data: bool,
    tail: Option<u64>,
    drawings: Option<String>,
    row: u32,
    column: u32,
    /// What is to be marked in the row in hand, and its own style.
    here: BTreeMap<u32, Severity>,
    own: u32,
}

/// Looks through a sheet's part for its marked cells.
pub(super) fn find(
    parts: &Parts<'_>,
    name: &str,
    wanted: Wanted,
    styles: &mut Styles,
    told: Told<'_>,
) -> Outcome<Found> {
    let mut walk = Walk {
        wanted,
        styles,
        edits: Edits::default(),
        prefix: String::new(),
        depth: 0,
        is_strange: false,
        in_data: false,
        had_data: false,
        tail: None,
        drawings: None,
        row: 0,
        column: 0,
        here: BTreeMap::new(),
        own: 0,
    };
    parts.scan(name, told, &mut |place, piece| match piece {
        Piece::Start(written, is_empty) => {
            walk.depth += 1;
            walk.start(&place, written, is_empty);
        }
        Piece::End => {
            walk.end(place.start);
            walk.depth = walk.depth.saturating_sub(1);
        }
    })?;
    match walk.tail {
        Some(tail) if !walk.is_strange && walk.had_data => {
            let Walk { edits, drawings, prefix, .. } = walk;
            Ok(Found { edits, drawings, tail, prefix })
        }
        _ => Err(Failure::Strange),
    }
}

impl Walk<'_> {
    fn start(&mut self, place: &Range<u64>, written: &str, is_empty: bool) {
        match (self.depth, local(written)) {
            (1, name) => {
                // The strict form of the format has other names for everything.
                self.is_strange = name != "worksheet" || written.contains("purl.oclc.org");
                prefix(written).clone_into(&mut self.prefix);
            }
            (2, "sheetData") => {
                self.had_data = true;
                if is_empty {
                    let rows = std::mem::take(&mut self.wanted);
                    let text = self.rows(rows);
                    let end = format!("</{}sheetData>", self.prefix);
                    let text = [changed(written, false, &[]), text, end].concat();
                    self.edits.replace(place.clone(), text);
                } else {
                    self.in_data = true;
                }
            }
            (2, "legacyDrawing") => self.drawings = value(written, "id"),
            (2, name) if self.tail.is_none() && LATER.contains(&name) && self.had_data => {
                self.tail = Some(place.start);
            }
            (3, "row") if self.in_data => self.begin_row(place, written, is_empty),
            (4, "c") if self.in_data => self.cell(place, written, is_empty),
            _ => {}
        }
    }

    fn begin_row(&mut self, place: &Range<u64>, written: &str, is_empty: bool) {
        self.row = number(written, "r").unwrap_or(self.row.saturating_add(1));
        self.column = 0;
        let row = self.row.saturating_sub(1);
        let later = self.wanted.split_off(&row);
        let missing = std::mem::replace(&mut self.wanted, later);
        if !missing.is_empty() {
            let text = self.rows(missing);
            self.edits.insert(place.start, text);
        }
        self.own = number(written, "s").unwrap_or_default();
        self.here = self.wanted.remove(&row).unwrap_or_default();
        if is_empty && !self.here.is_empty() {
            let cells = self.rest();
            let end = format!("</{}row>", self.prefix);
            let text = [changed(written, false, &[]), cells, end].concat();
            self.edits.replace(place.clone(), text);
        }
    }

    fn cell(&mut self, place: &Range<u64>, written: &str, is_empty: bool) {
        let column = value(written, "r").and_then(|address| column(&address));
        let column = column.unwrap_or(self.column);
        self.column = column.saturating_add(1);
        let later = self.here.split_off(&column);
        let missing = std::mem::replace(&mut self.here, later);
        if !missing.is_empty() {
            let text = self.cells(self.row.saturating_sub(1), &missing);
            self.edits.insert(place.start, text);
        }
        if let Some(severity) = self.here.remove(&column) {
            let style = self.styles.like(number(written, "s").unwrap_or_default(), severity);
            let change = [("s", style.to_string())];
            self.edits.replace(place.clone(), changed(written, is_empty, &change));
        }
    }

    fn end(&mut self, at: u64) {
        match self.depth {
            1 if self.tail.is_none() => self.tail = Some(at),
            2 if self.in_data => {
                self.in_data = false;
                let rows = std::mem::take(&mut self.wanted);
                let text = self.rows(rows);
                self.edits.insert(at, text);
            }
            3 if self.in_data && !self.here.is_empty() => {
                let text = self.rest();
                self.edits.insert(at, text);
            }
            _ => {}
        }
    }

    fn rest(&mut self) -> String {
        let rest = std::mem::take(&mut self.here);
        self.cells(self.row.saturating_sub(1), &rest)
    }

    fn rows(&mut self, rows: Wanted) -> String {
        self.own = 0;
        let mut text = String::new();
        for (row, cells) in rows {
            let cells = self.cells(row, &cells);
            let own = &self.prefix;
            let _ = write!(text, "<{own}row r=\"{}\">{cells}</{own}row>", u64::from(row) + 1);
        }
        text
    }

    fn cells(&mut self, row: u32, cells: &BTreeMap<u32, Severity>) -> String {
        let mut text = String::new();
        for (column, severity) in cells {
            let style = self.styles.like(self.own, *severity);
            let (own, address) = (&self.prefix, a1(row, *column));
            let _ = write!(text, "<{own}c r=\"{address}\" s=\"{style}\"/>");
        }
        text
    }
}

/// The column of an address, from 0.
fn column(address: &str) -> Option<u32> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters
        .take(4)
        .fold(0, |number, letter| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}
