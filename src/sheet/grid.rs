//! A sheet's cells, packed: 16 bytes a cell, texts in one arena, only what is written.
//! It never interprets a cell.

use std::collections::HashMap;

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing, or nothing but white space.
    Blank,
    /// A number as stored.
    Number(f64),
    /// Words, or a number written as words.
    Text(&'a str),
    /// TRUE or FALSE.
    Boolean(bool),
    /// An error such as `#DIV/0!`.
    Error(&'a str),
    /// A formula whose result was never stored.
    Formula,
}

/// A block of merged cells, both corners within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First row, from 0.
    pub top: u32,
    /// First column, from 0.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

#[derive(Clone, Copy, Debug)]
enum Tag {
    Number,
    Text,
    Boolean,
    Error,
    Formula,
}

/// `payload` is the number's bits, or the text's place in the arena (offset and length).
#[derive(Clone, Copy, Debug)]
struct Packed {
    payload: u64,
    column: u32,
    tag: Tag,
}

/// The cells of one sheet by row and column; rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// (row, first cell of it) for each row with a cell, ascending.
    rows: Vec<(u32, u32)>,
    cells: Vec<Packed>,
    texts: String,
    width: u32,
    /// Merged blocks, in no order.
    pub merged: Vec<Span>,
}

impl Grid {
    /// One more than the last row with a cell.
    pub fn height(&self) -> u32 {
        self.rows.last().map_or(0, |(row, _)| row.saturating_add(1))
    }

    /// One more than the last column with a cell.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// How many cells are written.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The rows that have a cell, ascending.
    pub fn written_rows(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().map(|(row, _)| *row)
    }

    /// The written cells of a row, by column.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, Value<'_>)> {
        self.packed(row).iter().map(|cell| (cell.column, self.value(cell)))
    }

    /// What stands in a cell; [`Value::Blank`] where nothing is written.
    pub fn get(&self, row: u32, column: u32) -> Value<'_> {
        let cells = self.packed(row);
        match cells.binary_search_by_key(&column, |cell| cell.column) {
            Ok(index) => cells.get(index).map_or(Value::Blank, |cell| self.value(cell)),
            Err(_) => Value::Blank,
        }
    }

    fn packed(&self, row: u32) -> &[Packed] {
        let Ok(index) = self.rows.binary_search_by_key(&row, |(row, _)| *row) else { return &[] };
        let start = self.rows.get(index).map_or(0, |(_, start)| *start as usize);
        let end = self.rows.get(index + 1).map_or(self.cells.len(), |(_, next)| *next as usize);
        self.cells.get(start..end).unwrap_or(&[])
    }

    fn value(&self, cell: &Packed) -> Value<'_> {
        let text = || {
            let start = usize::try_from(cell.payload >> 32).unwrap_or_default();
            let length = usize::try_from(cell.payload & u64::from(u32::MAX)).unwrap_or_default();
            self.texts.get(start..start + length).unwrap_or_default()
        };
        match cell.tag {
            Tag::Number => Value::Number(f64::from_bits(cell.payload)),
            Tag::Text => Value::Text(text()),
            Tag::Boolean => Value::Boolean(cell.payload != 0),
            Tag::Error => Value::Error(text()),
            Tag::Formula => Value::Formula,
        }
    }
}

/// Builds a [`Grid`]; cells may come in any order, the last one written to a place stays.
#[derive(Debug, Default)]
pub struct GridBuilder {
    cells: Vec<(u32, Packed)>,
    texts: String,
    known: HashMap<String, u64>,
    merged: Vec<Span>,
}

impl GridBuilder {
    /// Writes a cell. Blanks and white space are not kept. `false` when the texts of the sheet have
    /// outgrown what can be addressed (4 GB) and the cell was not kept.
    pub fn put(&mut self, row: u32, column: u32, value: Value<'_>) -> bool {
        let (tag, payload) = match value {
            Value::Blank => return true,
            Value::Number(number) => (Tag::Number, number.to_bits()),
            Value::Text(text) if text.trim().is_empty() => return true,
            Value::Text(text) => match self.text(text) {
                Some(place) => (Tag::Text, place),
                None => return false,
            },
            Value::Boolean(flag) => (Tag::Boolean, u64::from(flag)),
            Value::Error(text) => match self.text(text) {
                Some(place) => (Tag::Error, place),
                None => return false,
            },
            Value::Formula => (Tag::Formula, 0),
        };
        self.cells.push((row, Packed { payload, column, tag }));
        true
    }

    /// Notes a merged block.
    pub fn merge(&mut self, span: Span) {
        self.merged.push(span);
    }

    /// Bytes of text kept so far.
    pub fn text_bytes(&self) -> usize {
        self.texts.len()
    }

    /// Cells kept so far.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nothing was kept so far.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The grid.
    pub fn finish(mut self) -> Grid {
        self.cells.sort_by_key(|(row, cell)| (*row, cell.column));
        let mut grid = Grid { texts: self.texts, merged: self.merged, ..Grid::default() };
        for (row, cell) in self.cells {
            grid.width = grid.width.max(cell.column.saturating_add(1));
            let start = u32::try_from(grid.cells.len()).unwrap_or(u32::MAX);
            if grid.rows.last().map(|(row, _)| *row) == Some(row) {
                if grid.cells.last().map(|last| last.column) == Some(cell.column) {
                    grid.cells.pop();
                }
            } else {
                grid.rows.push((row, start));
            }
            grid.cells.push(cell);
        }
        grid
    }

    /// Short texts that come again (names of kinds, units) are kept once.
    fn text(&mut self, text: &str) -> Option<u64> {
        const KEPT_ONCE: usize = 48;
        if let Some(place) = self.known.get(text) {
            return Some(*place);
        }
        let start = u32::try_from(self.texts.len()).ok()?;
        let length = u32::try_from(text.len()).ok()?;
        start.checked_add(length)?;
        self.texts.push_str(text);
        let place = (u64::from(start) << 32) | u64::from(length);
        if text.len() <= KEPT_ONCE {
            self.known.insert(text.to_owned(), place);
        }
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_by_address_whatever_the_order() {
        let mut builder = GridBuilder::default();
        assert!(builder.put(1_048_575, 16_383, Value::Number(2.5)));
        assert!(builder.put(0, 1, Value::Text("学校名称")));
        assert!(builder.put(0, 0, Value::Text("  ")));
        assert!(builder.put(0, 1, Value::Text("校名")));
        let grid = builder.finish();
        assert_eq!(grid.get(0, 1), Value::Text("校名"));
        assert_eq!(grid.get(0, 0), Value::Blank);
        assert_eq!(grid.get(1_048_575, 16_383), Value::Number(2.5));
        assert_eq!((grid.height(), grid.width(), grid.len()), (1_048_576, 16_384, 2));
        assert_eq!(grid.row(0).collect::<Vec<_>>(), [(1, Value::Text("校名"))]);
        assert_eq!(grid.written_rows().collect::<Vec<_>>(), [0, 1_048_575]);
    }
}
