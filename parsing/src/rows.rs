//! The rows of an .xlsx sheet as nearly every program writes them: cells with an address, and a number
//! or a shared text in them, in a style that changes nothing about it. They go from bytes to the grid
//! here, without an event in between.
//! It never takes what is unusual in any way, nor what passes a bound: its caller then declines the sheet.

use crate::builder::GridBuilder;
use crate::bytes::{address, attribute, decimal, split, unspaced, whole};
use crate::texts::{Known, Texts};

/// What a grid may hold.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Rows.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// Cells, as [`GridBuilder::weight`] counts them.
    pub cells: usize,
    /// Bytes of text.
    pub texts: usize,
}

/// Where a sheet's rows are read.
#[derive(Debug)]
pub struct Rows {
    /// The row in hand, from 0.
    pub row: u32,
    /// The column of the next cell that does not say its own, from 0.
    pub column: u32,
    /// Cells so far.
    pub count: u64,
    /// What each style does to what its cells hold.
    styles: Vec<Style>,
    /// Shared texts that the grid has.
    pub known: Known,
}

/// What a style does to what a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// Nothing.
    Plain,
    /// A number is shown as another or is something else: a percentage, a day.
    Numbers,
    /// A text is not read as it stands, either.
    Texts,
    /// Even a cell without anything says something.
    All,
}

/// What a cell says that it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Number,
    Shared,
}

impl Rows {
    /// The beginning of a sheet whose workbook has these styles.
    pub fn new(styles: Vec<Style>) -> Self {
        Self { row: 0, column: 0, count: 0, styles, known: Known::default() }
    }

    /// Takes cells, and the ends of rows with the beginnings of the next, from the front of a sheet's
    /// bytes, and tells how many bytes that were. A function of its own for each cell: see the crate.
    #[inline(never)]
    pub fn take(
        &mut self,
        bytes: &[u8],
        texts: &Texts,
        grid: &mut GridBuilder,
        bounds: &Bounds,
    ) -> usize {
        let mut rest = bytes;
        loop {
            rest = unspaced(rest);
            let after = match rest {
                [b'<', b'c', b' ', b'r', b'=', b'"', cell @ ..] => {
                    self.cell(cell, texts, grid, bounds)
                }
                [b'<', b'/', b'r', b'o', b'w', b'>', row @ ..] => self.turn(row),
                _ => None,
            };
            match after {
                Some(after) => rest = after,
                None => return bytes.len() - rest.len(),
            }
        }
    }

    /// A cell from its address on, and what follows it.
    #[inline(never)]
    fn cell<'b>(
        &mut self,
        cell: &'b [u8],
        texts: &Texts,
        grid: &mut GridBuilder,
        bounds: &Bounds,
    ) -> Option<&'b [u8]> {
        let (column, row, rest) = address(cell)?;
        let (row, column) = (row - 1, column - 1);
        if row >= bounds.rows || column >= bounds.columns || grid.weight() >= bounds.cells {
            return None;
        }
        let mut rest = rest.strip_prefix(b"\"")?;
        let (mut holds, mut look) = (Holds::Number, Style::Plain);
        let rest = loop {
            rest = match rest {
                [b'>', rest @ ..] => break rest,
                [b'/', b'>', rest @ ..] if look < Style::All => {
                    return Some(self.past(row, column, rest));
                }
                [b' ', b's', b'=', b'"', style @ ..] => {
                    let (style, rest) = whole(style)?;
                    let style = usize::try_from(style).ok()?;
                    look = self.styles.get(style).copied().unwrap_or(Style::Plain);
                    rest.strip_prefix(b"\"")?
                }
                [b' ', b't', b'=', b'"', b's', b'"', rest @ ..] => {
                    holds = Holds::Shared;
                    rest
                }
                [b' ', b't', b'=', b'"', b'n', b'"', rest @ ..] => {
                    holds = Holds::Number;
                    rest
                }
                _ => return None,
            };
        };
        let (is_formula, rest) = match rest {
            [b'<', b'v', b'>', rest @ ..] => (false, rest),
            [b'<', b'/', b'c', b'>', rest @ ..] if look < Style::All => {
                return Some(self.past(row, column, rest));
            }
            [b'<', b'f', rest @ ..] => (true, formula(rest)?.strip_prefix(b"<v>")?),
            _ => return None,
        };
        let rest = match holds {
            _ if look >= Style::Texts => return None,
            Holds::Number => {
                let (number, rest) = decimal(rest)?;
                let rest = rest.strip_prefix(b"</v></c>")?;
                // A formula that gives 0 may never have been calculated.
                if look >= Style::Numbers || is_formula && number == 0.0 {
                    return None;
                }
                grid.put_number(row, column, number);
                rest
            }
            Holds::Shared => {
                let (index, rest) = whole(rest)?;
                let rest = rest.strip_prefix(b"</v></c>")?;
                let index = usize::try_from(index).ok()?;
                let kept = match self.known.get(index) {
                    Some(kept) => kept,
                    None => self.known.keep(index, texts, grid, bounds)?,
                };
                grid.put_kept(row, column, kept);
                rest
            }
        };
        Some(self.past(row, column, rest))
    }

    /// Notes that a cell was read.
    #[inline]
    fn past<'b>(&mut self, row: u32, column: u32, rest: &'b [u8]) -> &'b [u8] {
        (self.row, self.column) = (row, column + 1);
        self.count += 1;
        rest
    }

    /// The end of a row is behind: the beginning of the next, and what follows it.
    #[inline(never)]
    fn turn<'b>(&mut self, rest: &'b [u8]) -> Option<&'b [u8]> {
        let mut rest = unspaced(rest).strip_prefix(b"<row")?;
        let mut row = self.row.saturating_add(1);
        while !rest.starts_with(b">") {
            let (name, value, after) = attribute(rest)?;
            if name == b"r" {
                let (number, none) = whole(value)?;
                row = number.checked_sub(1).filter(|_| none.is_empty())?;
            }
            if name == b"hidden" {
                return None;
            }
            rest = after;
        }
        (self.row, self.column) = (row, 0);
        rest.strip_prefix(b">")
    }
}

/// What follows a formula, whose tag has begun.
fn formula(rest: &[u8]) -> Option<&[u8]> {
    let mut rest = rest;
    while let [b' ', ..] = rest {
        rest = attribute(rest)?.2;
    }
    if let [b'/', b'>', rest @ ..] = rest {
        return Some(rest);
    }
    let (words, rest) = split(rest.strip_prefix(b">")?, |byte| byte != b'<')?;
    std::str::from_utf8(words).ok()?;
    rest.strip_prefix(b"</f>")
}
