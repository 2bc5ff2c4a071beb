//! Builds a grid from cells in any order.
//! It never moves cells that came in order.

use crate::grid::{Grid, Kept, Packed, Span, Tag, Value, text_at};

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

    /// Writes a number.
    #[inline]
    pub fn put_number(&mut self, row: u32, column: u32, number: f64) {
        self.push(row, Packed::new(column, Tag::Number, number.to_bits()));
    }

    /// Keeps a text that several cells will hold; `None` as for [`Self::put`].
    pub fn keep(&mut self, text: &str) -> Option<Kept> {
        self.text(text).map(Kept)
    }

    /// Writes a text that was kept.
    #[inline]
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
        if self.late.is_empty() { self.grid } else { self.grid.with(self.late) }
    }

    #[inline]
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
