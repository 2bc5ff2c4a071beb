//! Words that are centred across the empty cells behind them: they stand over all of these, as if they were
//! merged.

use crate::sheet::Span;

/// A sheet's cells one after another, as far as their words are centred across.
#[derive(Debug, Default)]
pub(in crate::sheet) struct Across {
    /// The row of the words in hand, their column, and the last one they stand over.
    open: Option<(u32, u32, u32)>,
}

impl Across {
    /// Takes the next cell, whether it is centred across and whether it is empty: gives the block that ends
    /// before it, if one does.
    pub fn next(
        &mut self,
        (row, column): (u32, u32),
        is_centred: bool,
        is_empty: bool,
    ) -> Option<Span> {
        if let Some((top, _, right)) = &mut self.open
            && is_centred
            && is_empty
            && (*top, right.saturating_add(1)) == (row, column)
        {
            *right = column;
            return None;
        }
        let ended = self.end();
        self.open = (is_centred && !is_empty).then_some((row, column, column));
        ended
    }

    /// The block in hand, at the sheet's end.
    pub fn end(&mut self) -> Option<Span> {
        let (top, left, right) = self.open.take()?;
        (left < right).then_some(Span { top, left, bottom: top, right })
    }
}
