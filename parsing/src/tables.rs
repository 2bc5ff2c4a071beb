//! The rows of an .ods sheet as nearly every program writes them: cells with a number or one paragraph
//! of plain words, each in the usual prefixes. They go from bytes to the grid here, without an event in
//! between.
//! It never takes what is unusual in any way, nor what passes a bound: that comes as events to whoever
//! knows what to say of it.

use crate::builder::GridBuilder;
use crate::bytes::{attribute, decimal, split, unspaced, whole};
use crate::rows::Bounds;

/// Where a sheet's rows are read.
#[derive(Debug, Default)]
pub struct Tables {
    /// The row in hand, from 0.
    pub row: u32,
    /// The column of the next cell, from 0.
    pub column: u32,
}

/// What a cell says that it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Nothing,
    Number,
    Words,
}

impl Tables {
    /// Takes cells of a row that comes once, and the ends of rows with the beginnings of the next, from
    /// the front of a sheet's bytes, and tells how many bytes that were. No cell has more bytes of words
    /// than `longest`.
    #[inline(never)]
    pub fn take(
        &mut self,
        bytes: &[u8],
        grid: &mut GridBuilder,
        bounds: &Bounds,
        longest: usize,
    ) -> usize {
        let mut rest = bytes;
        loop {
            rest = unspaced(rest);
            let after = if let Some(cell) = rest.strip_prefix(b"<table:table-cell") {
                self.cell(cell, grid, bounds, longest)
            } else if let Some(row) = rest.strip_prefix(b"</table:table-row>") {
                self.turn(row)
            } else {
                None
            };
            match after {
                Some(after) => rest = after,
                None => return bytes.len() - rest.len(),
            }
        }
    }

    /// A cell from its attributes on, and what follows it.
    #[inline(never)]
    fn cell<'b>(
        &mut self,
        cell: &'b [u8],
        grid: &mut GridBuilder,
        bounds: &Bounds,
        longest: usize,
    ) -> Option<&'b [u8]> {
        let (mut holds, mut number, mut is_formula, mut repeated) =
            (Holds::Nothing, None, false, 1);
        let mut rest = cell;
        while let [b' ', ..] = rest {
            if let Some(after) = rest.strip_prefix(b" office:value-type=\"float\"") {
                (holds, rest) = (Holds::Number, after);
            } else if let Some(value) = rest.strip_prefix(b" office:value=\"") {
                let (value, after) = decimal(value)?;
                (number, rest) = (Some(value), after.strip_prefix(b"\"")?);
            } else {
                let (name, value, after) = attribute(rest)?;
                match name {
                    b"office:value-type" | b"calcext:value-type" => holds = kind(value)?,
                    b"table:style-name" | b"office:currency" => {}
                    b"table:formula" => is_formula = true,
                    b"table:number-columns-repeated" => {
                        let (count, none) = whole(value)?;
                        repeated = Some(count).filter(|count| *count > 0 && none.is_empty())?;
                    }
                    _ => return None,
                }
                rest = after;
            }
        }
        let (words, rest) = content(rest)?;
        let is_blank = words.trim_ascii().is_empty();
        match holds {
            Holds::Nothing | Holds::Words if is_blank && !is_formula => {}
            _ if repeated > 1 || !has_room(self, grid, bounds) || words.len() > longest => {
                return None;
            }
            Holds::Number => {
                std::str::from_utf8(words).ok()?;
                grid.put_number(self.row, self.column, number?);
            }
            Holds::Words if !is_formula => self.words(words, grid, bounds)?,
            _ => return None,
        }
        self.column = self.column.saturating_add(repeated);
        Some(rest)
    }

    /// Writes words that are some.
    #[inline(never)]
    fn words(&self, words: &[u8], grid: &mut GridBuilder, bounds: &Bounds) -> Option<()> {
        let text = std::str::from_utf8(words).ok()?;
        if text.trim().is_empty() || grid.text_bytes() + text.len() > bounds.texts {
            return None;
        }
        let kept = grid.keep(text)?;
        grid.put_kept(self.row, self.column, kept);
        Some(())
    }

    /// The end of a row is behind: the beginning of the next, and what follows it.
    #[inline(never)]
    fn turn<'b>(&mut self, rest: &'b [u8]) -> Option<&'b [u8]> {
        let mut rest = unspaced(rest).strip_prefix(b"<table:table-row")?;
        while let [b' ', ..] = rest {
            let (name, _, after) = attribute(rest)?;
            if name != b"table:style-name" {
                return None;
            }
            rest = after;
        }
        rest = rest.strip_prefix(b">")?;
        (self.row, self.column) = (self.row.saturating_add(1), 0);
        Some(rest)
    }
}

fn has_room(at: &Tables, grid: &GridBuilder, bounds: &Bounds) -> bool {
    at.row < bounds.rows && at.column < bounds.columns && grid.weight() < bounds.cells
}

/// What a value's type stands for.
fn kind(name: &[u8]) -> Option<Holds> {
    match name {
        b"float" | b"percentage" | b"currency" => Some(Holds::Number),
        b"string" => Some(Holds::Words),
        _ => None,
    }
}

/// The words of a cell whose tag ends here, one paragraph at most, and what follows the cell.
#[inline]
fn content(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    if let Some(rest) = rest.strip_prefix(b"/>") {
        return Some((b"", rest));
    }
    let rest = rest.strip_prefix(b">")?;
    if let Some(rest) = rest.strip_prefix(b"</table:table-cell>") {
        return Some((b"", rest));
    }
    let words = rest.strip_prefix(b"<text:p>")?;
    let (words, rest) = split(words, |byte| !matches!(byte, b'<' | b'&' | b'\r'))?;
    Some((words, rest.strip_prefix(b"</text:p></table:table-cell>")?))
}
