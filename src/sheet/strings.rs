//! Texts that a workbook's cells share: kept once in a grid, though each cell has its own.
//! It never compares texts.

use super::draft::Draft;
use super::grid::Kept;
use super::reading::Outcome;

/// Which shared texts the sheet in hand has kept, by where they stand in memory. A text that finds its
/// place taken by another is kept once more, no harm done.
pub(super) struct Shared {
    places: Vec<Option<(usize, Kept)>>,
}

const PLACES: usize = 1 << 14;

impl Shared {
    pub fn new() -> Self {
        Self { places: vec![None; PLACES] }
    }

    /// Writes to a cell a text that stands still while the sheet is read.
    pub fn put(&mut self, draft: &mut Draft, row: u32, column: u32, text: &str) -> Outcome<()> {
        let at = text.as_ptr().addr();
        // Texts are at least a word apart.
        let Some(place) = self.places.get_mut((at >> 3) % PLACES) else { return Ok(()) };
        match place {
            Some((known, kept)) if *known == at && !text.is_empty() => {
                draft.put_kept(row, column, *kept)
            }
            _ => {
                if let Some(kept) = draft.put_text(row, column, text)? {
                    *place = Some((at, kept));
                }
                Ok(())
            }
        }
    }
}
