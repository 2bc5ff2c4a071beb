//! A sheet's cells, packed: 12 bytes a cell, texts in one arena, only what is written.
//! It never interprets a cell.

use std::collections::BTreeMap;

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Number,
    Text,
    Boolean,
    Error,
    Formula,
}

/// 12 bytes: `payload` is the number's bits, or the text's place in the arena (offset and length);
/// `place` is the column and, in its upper three bits, the tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed {
    payload: [u32; 2],
    place: u32,
}

impl Packed {
    const TAG: u32 = 29;

    pub fn new(column: u32, tag: Tag, payload: u64) -> Self {
        let low = u32::try_from(payload & u64::from(u32::MAX)).unwrap_or_default();
        let high = u32::try_from(payload >> 32).unwrap_or_default();
        let column = column.min((1 << Self::TAG) - 1);
        Self { payload: [low, high], place: column | (tag as u32) << Self::TAG }
    }

    pub fn column(self) -> u32 {
        self.place & ((1 << Self::TAG) - 1)
    }

    fn tag(self) -> Tag {
        match self.place >> Self::TAG {
            0 => Tag::Number,
            1 => Tag::Text,
            2 => Tag::Boolean,
            3 => Tag::Error,
            _ => Tag::Formula,
        }
    }

    fn payload(self) -> u64 {
        let [low, high] = self.payload;
        u64::from(high) << 32 | u64::from(low)
    }
}

/// Where a row's cells begin: a chunk, and a place in it.
#[derive(Clone, Copy, Debug)]
struct Row {
    number: u32,
    chunk: u32,
    start: u32,
}

/// A row's cells never part over two chunks. Chunks do not move when more cells come, so memory holds
/// the cells once, not twice or three times as in one growing vector.
const CHUNK: usize = 1 << 15;

/// A text that was kept, to be written in several cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept(pub(super) u64);

/// The cells of one sheet by row and column; rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Each row with a cell, ascending.
    rows: Vec<Row>,
    chunks: Vec<Vec<Packed>>,
    pub(super) count: usize,
    pub(super) texts: String,
    width: u32,
    /// Merged blocks, in no order.
    pub merged: Vec<Span>,
    /// Runs of rows that are hidden by hand or by a filter, first and last.
    pub hidden_rows: Vec<(u32, u32)>,
    /// The same of columns.
    pub hidden_columns: Vec<(u32, u32)>,
}

impl Grid {
    /// One more than the last row with a cell.
    pub fn height(&self) -> u32 {
        self.rows.last().map_or(0, |row| row.number.saturating_add(1))
    }

    /// One more than the last column with a cell.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// How many cells are written.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The rows that have a cell, ascending.
    pub fn written_rows(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().map(|row| row.number)
    }

    /// The written cells of a row, by column.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, Value<'_>)> {
        self.packed(row).iter().map(|cell| (cell.column(), self.value(*cell)))
    }

    /// What stands in a cell; [`Value::Blank`] where nothing is written.
    pub fn get(&self, row: u32, column: u32) -> Value<'_> {
        let cells = self.packed(row);
        match cells.binary_search_by_key(&column, |cell| cell.column()) {
            Ok(index) => cells.get(index).map_or(Value::Blank, |cell| self.value(*cell)),
            Err(_) => Value::Blank,
        }
    }

    /// Takes a formula's result for never calculated, where the cell is written.
    pub fn forget_result(&mut self, row: u32, column: u32) {
        let Ok(index) = self.rows.binary_search_by_key(&row, |row| row.number) else { return };
        let start = self.rows.get(index).map_or(0, |row| row.start as usize);
        let length = self.cells_of(index).len();
        let chunk = self.rows.get(index).and_then(|row| self.chunks.get_mut(row.chunk as usize));
        let cells = chunk.and_then(|chunk| chunk.get_mut(start..start + length));
        if let Some(cell) =
            cells.and_then(|cells| cells.iter_mut().find(|cell| cell.column() == column))
        {
            *cell = Packed::new(column, Tag::Formula, 0);
        }
    }

    /// The written cells that lie under a merged block and are not its first: a spreadsheet does not show
    /// them. Ascending, each once, with the first cell of a block over it.
    pub fn covered(&self) -> BTreeMap<(u32, u32), (u32, u32)> {
        let mut covered = BTreeMap::new();
        for span in &self.merged {
            let first = (span.top, span.left);
            let from = self.rows.partition_point(|row| row.number < span.top);
            let rows = self.rows.iter().enumerate().skip(from);
            for (index, row) in rows.take_while(|(_, row)| row.number <= span.bottom) {
                let cells = self.cells_of(index);
                let left = cells.partition_point(|cell| cell.column() < span.left);
                let within = cells.iter().skip(left).map(|cell| cell.column());
                let places = within
                    .take_while(|column| *column <= span.right)
                    .map(|column| (row.number, column));
                covered.extend(places.filter(|place| *place != first).map(|place| (place, first)));
            }
        }
        covered
    }

    /// The same grid without its covered cells.
    #[must_use]
    pub fn without(mut self, covered: &BTreeMap<(u32, u32), (u32, u32)>) -> Self {
        if covered.is_empty() {
            return self;
        }
        let mut kept = Vec::with_capacity(self.count);
        for (index, row) in self.rows.iter().enumerate() {
            let stays = |cell: &&Packed| !covered.contains_key(&(row.number, cell.column()));
            kept.extend(self.cells_of(index).iter().filter(stays).map(|cell| (row.number, *cell)));
        }
        (self.rows, self.chunks, self.count, self.width) = (Vec::new(), Vec::new(), 0, 0);
        for (row, cell) in kept {
            self.push(row, cell);
        }
        self
    }

    fn packed(&self, row: u32) -> &[Packed] {
        match self.rows.binary_search_by_key(&row, |row| row.number) {
            Ok(index) => self.cells_of(index),
            Err(_) => &[],
        }
    }

    /// The cells of the row that stands at `index` in [`Self::rows`].
    fn cells_of(&self, index: usize) -> &[Packed] {
        let Some(row) = self.rows.get(index) else { return &[] };
        let Some(chunk) = self.chunks.get(row.chunk as usize) else { return &[] };
        let end = match self.rows.get(index + 1) {
            Some(next) if next.chunk == row.chunk => next.start as usize,
            _ => chunk.len(),
        };
        chunk.get(row.start as usize..end).unwrap_or(&[])
    }

    /// The same cells with more that stand anywhere among them, or over them.
    pub(super) fn with(mut self, mut late: Vec<(u32, Packed)>) -> Self {
        let mut cells = Vec::with_capacity(self.count + late.len());
        for (index, row) in self.rows.iter().enumerate() {
            cells.extend(self.cells_of(index).iter().map(|cell| (row.number, *cell)));
        }
        cells.append(&mut late);
        // Stable: of two for one place, the one written later comes last and stays.
        cells.sort_by_key(|(row, cell)| (*row, cell.column()));
        (self.rows, self.chunks, self.count) = (Vec::new(), Vec::new(), 0);
        for (row, cell) in cells {
            self.push(row, cell);
        }
        self
    }

    fn value(&self, cell: Packed) -> Value<'_> {
        let payload = cell.payload();
        match cell.tag() {
            Tag::Number => Value::Number(f64::from_bits(payload)),
            Tag::Text => Value::Text(text_at(&self.texts, payload)),
            Tag::Boolean => Value::Boolean(payload != 0),
            Tag::Error => Value::Error(text_at(&self.texts, payload)),
            Tag::Formula => Value::Formula,
        }
    }

    /// Adds a cell behind all others, or over the last one.
    pub(super) fn push(&mut self, row: u32, cell: Packed) {
        self.width = self.width.max(cell.column().saturating_add(1));
        let last = self.rows.last().map(|row| row.number);
        if last != Some(row) {
            if self.chunks.last().is_none_or(|chunk| chunk.len() >= CHUNK) {
                // The first is small: most sheets are.
                let room = if self.chunks.is_empty() { 0 } else { CHUNK + 1024 };
                self.chunks.push(Vec::with_capacity(room));
            }
            let chunk = u32::try_from(self.chunks.len().saturating_sub(1)).unwrap_or(u32::MAX);
            let start = self.chunks.last().map_or(0, Vec::len);
            self.rows.push(Row {
                number: row,
                chunk,
                start: u32::try_from(start).unwrap_or(u32::MAX),
            });
        }
        let Some(chunk) = self.chunks.last_mut() else { return };
        match chunk.last_mut() {
            Some(same) if last == Some(row) && same.column() == cell.column() => *same = cell,
            _ => {
                chunk.push(cell);
                self.count += 1;
            }
        }
    }
}

pub(super) fn text_at(texts: &str, place: u64) -> &str {
    let start = usize::try_from(place >> 32).unwrap_or_default();
    let length = usize::try_from(place & u64::from(u32::MAX)).unwrap_or_default();
    texts.get(start..start.saturating_add(length)).unwrap_or_default()
}
