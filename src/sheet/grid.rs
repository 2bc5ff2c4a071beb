//! A sheet's cells, packed: 12 bytes a cell, texts in one arena, only what is written.
//! It never interprets a cell.

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
enum Tag {
    Number,
    Text,
    Boolean,
    Error,
    Formula,
}

/// 12 bytes: `payload` is the number's bits, or the text's place in the arena (offset and length);
/// `place` is the column and, in its upper three bits, the tag.
#[derive(Clone, Copy, Debug)]
struct Packed {
    payload: [u32; 2],
    place: u32,
}

impl Packed {
    const TAG: u32 = 29;

    fn new(column: u32, tag: Tag, payload: u64) -> Self {
        let low = u32::try_from(payload & u64::from(u32::MAX)).unwrap_or_default();
        let high = u32::try_from(payload >> 32).unwrap_or_default();
        let column = column.min((1 << Self::TAG) - 1);
        Self { payload: [low, high], place: column | (tag as u32) << Self::TAG }
    }

    fn column(self) -> u32 {
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
pub struct Kept(u64);

/// The cells of one sheet by row and column; rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Each row with a cell, ascending.
    rows: Vec<Row>,
    chunks: Vec<Vec<Packed>>,
    count: usize,
    texts: String,
    width: u32,
    /// Merged blocks, in no order.
    pub merged: Vec<Span>,
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
    fn push(&mut self, row: u32, cell: Packed) {
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

fn text_at(texts: &str, place: u64) -> &str {
    let start = usize::try_from(place >> 32).unwrap_or_default();
    let length = usize::try_from(place & u64::from(u32::MAX)).unwrap_or_default();
    texts.get(start..start.saturating_add(length)).unwrap_or_default()
}

/// Builds a [`Grid`]; cells may come in any order, the last one written to a place stays.
#[derive(Debug, Default)]
pub struct GridBuilder {
    grid: Grid,
    last: Option<(u32, u32)>,
    /// Cells that came after one that stands behind them.
    late: Vec<(u32, Packed)>,
    /// Places of short texts, by their hash; a newer text replaces an older one.
    known: Vec<u64>,
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
        self.push(row, Packed::new(column, tag, payload));
        true
    }

    /// Keeps a text that several cells will hold; `None` as for [`Self::put`].
    pub fn keep(&mut self, text: &str) -> Option<Kept> {
        self.text(text).map(Kept)
    }

    /// Writes a text that was kept.
    pub fn put_kept(&mut self, row: u32, column: u32, text: Kept) {
        self.push(row, Packed::new(column, Tag::Text, text.0));
    }

    /// Notes a merged block.
    pub fn merge(&mut self, span: Span) {
        self.grid.merged.push(span);
    }

    /// Bytes of text kept so far.
    pub fn text_bytes(&self) -> usize {
        self.grid.texts.len()
    }

    /// Cells kept so far.
    pub fn len(&self) -> usize {
        self.grid.count + self.late.len()
    }

    /// What has to be held in the end, in cells: those out of their order are held thrice to be sorted.
    pub fn weight(&self) -> usize {
        self.len() + 3 * self.late.len()
    }

    /// Whether nothing was kept so far.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The grid.
    pub fn finish(self) -> Grid {
        let Self { mut grid, mut late, .. } = self;
        if late.is_empty() {
            return grid;
        }
        let mut cells = Vec::with_capacity(grid.count + late.len());
        for (index, row) in grid.rows.iter().enumerate() {
            cells.extend(grid.cells_of(index).iter().map(|cell| (row.number, *cell)));
        }
        cells.append(&mut late);
        // Stable: of two for one place, the one written later comes last and stays.
        cells.sort_by_key(|(row, cell)| (*row, cell.column()));
        (grid.rows, grid.chunks, grid.count) = (Vec::new(), Vec::new(), 0);
        for (row, cell) in cells {
            grid.push(row, cell);
        }
        grid
    }

    fn push(&mut self, row: u32, cell: Packed) {
        let place = (row, cell.column());
        if self.last.is_some_and(|last| place <= last) {
            self.late.push((row, cell));
        } else {
            self.last = Some(place);
            self.grid.push(row, cell);
        }
    }

    /// Short texts that come again (names of kinds, units) are kept once.
    fn text(&mut self, text: &str) -> Option<u64> {
        const KEPT_ONCE: usize = 48;
        const KNOWN: usize = 1 << 12;
        const NONE: u64 = u64::MAX;
        if self.known.is_empty() {
            self.known = vec![NONE; KNOWN];
        }
        let short = text.len() <= KEPT_ONCE;
        let slot = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        let slot = usize::try_from((slot >> 40) % KNOWN as u64).unwrap_or_default();
        if let Some(place) = self.known.get(slot)
            && short
            && *place != NONE
            && text_at(&self.grid.texts, *place) == text
        {
            return Some(*place);
        }
        let start = u32::try_from(self.grid.texts.len()).ok()?;
        let length = u32::try_from(text.len()).ok()?;
        start.checked_add(length)?;
        self.grid.texts.push_str(text);
        let place = (u64::from(start) << 32) | u64::from(length);
        if let Some(known) = self.known.get_mut(slot).filter(|_| short) {
            *known = place;
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

    #[test]
    fn many_rows_keep_their_cells_whatever_chunk_they_are_in() {
        let mut builder = GridBuilder::default();
        for row in 0..5000_u32 {
            for column in 0..20 {
                assert!(builder.put(row * 2, column, Value::Number(f64::from(row * 100 + column))));
            }
        }
        assert!(builder.put(7, 3, Value::Text("后到")));
        let Some(kept) = builder.keep("共用") else { return };
        builder.put_kept(10_000, 0, kept);
        builder.put_kept(4, 1, kept);
        let grid = builder.finish();
        assert_eq!(grid.len(), 100_002);
        assert_eq!(grid.get(9998, 19), Value::Number(499_919.0));
        assert_eq!(grid.get(7, 3), Value::Text("后到"));
        assert_eq!(grid.get(4, 1), Value::Text("共用"));
        assert_eq!(grid.row(4444).count(), 20);
    }
}
