//! Texts that a workbook's cells share, held once.
//! It never makes room for more texts than there are.

use super::draft::Draft;
use super::grid::Kept;
use super::reading::{Outcome, Reading, damaged, megabytes, over, over_text};

/// Texts that cells share, in one arena.
#[derive(Default)]
pub(super) struct Strings {
    texts: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Adds one, within the limits.
    pub fn push(&mut self, reading: &Reading<'_>, text: &str) -> Outcome<()> {
        let limits = reading.limits;
        if text.len() > limits.text_bytes {
            return Err(over_text(limits));
        }
        self.texts.push_str(text);
        let end = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.ends.push(end);
        if self.texts.len() > limits.texts_bytes || self.ends.len() > limits.cells {
            let found = megabytes(self.texts.len() as u64);
            let bound = megabytes(limits.texts_bytes as u64);
            return Err(over(
                "文字总量太大",
                found,
                bound,
                "请删去备注等用不到的列，或分成几个文件。",
            ));
        }
        Ok(())
    }

    /// The one at an index.
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .map_or(0, |end| *end as usize);
        self.texts.get(start..end)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.ends.len()
    }
}

/// Which shared texts the sheet in hand has already kept.
pub(super) struct Shared<'s> {
    strings: &'s Strings,
    kept: Vec<Option<Kept>>,
}

impl<'s> Shared<'s> {
    pub fn new(strings: &'s Strings) -> Self {
        Self { strings, kept: vec![None; strings.len()] }
    }

    /// Writes a shared text to a cell.
    pub fn put(&mut self, draft: &mut Draft, row: u32, column: u32, index: usize) -> Outcome<()> {
        let text = self.strings.get(index).ok_or_else(|| damaged("单元格指向不存在的文字"))?;
        match self.kept.get_mut(index) {
            Some(Some(kept)) => draft.put_kept(row, column, *kept),
            Some(kept) => {
                *kept = draft.put_text(row, column, text)?;
                Ok(())
            }
            None => Ok(()),
        }
    }
}
