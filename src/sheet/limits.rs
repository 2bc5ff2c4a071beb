//! How much a file may ask for before it is refused, each bound with its reason.
//! It never measures anything itself.

use super::reading::{Outcome, over};

/// Bounds for one file. [`Limits::default`] is what the page uses; tests use smaller ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file. The largest workbook that is to open, 200 000 rows of 40 columns, has about
    /// 60 MB; the bytes stay in memory while it is read.
    pub file_bytes: usize,
    /// Bytes of a file in a format that has to be held a second time while it is read: .xls (its
    /// sectors are put in order), text and HTML (decoded to UTF-8). An .xls holds 65 536 rows at
    /// most; 40 columns of them have about 25 MB.
    pub unstreamed_bytes: usize,
    /// Entries of a zip. A workbook of 1 000 sheets with a drawing, a comment part and relations
    /// each has about 5 000.
    pub zip_entries: usize,
    /// Inflated bytes of one part of a zip. A sheet of 200 000 rows of 40 columns has about 400 MB,
    /// twice as much when every cell repeats its words.
    pub part_bytes: u64,
    /// Inflated bytes of all parts that are read: what a reader can get through before the
    /// deadline.
    pub inflated_bytes: u64,
    /// Inflated bytes for each stored byte, of parts over [`Self::ratio_from`]. Sheets of styled
    /// but empty cells reach 100; a part that deflate packs best, one byte over and over, 1 030.
    pub ratio: u64,
    /// Parts under this size may be packed at any ratio: they do no harm.
    pub ratio_from: u64,
    /// Sheets of a workbook. Counties collect one sheet a school, several hundred of them.
    pub sheets: usize,
    /// Written cells of all sheets: 200 000 × 40 is 8 million; each takes 12 bytes here.
    pub cells: usize,
    /// Written cells of a file in a format held twice, see [`Self::unstreamed_bytes`].
    pub unstreamed_cells: usize,
    /// Bytes of an .xlsx sheet between one cell and the next, gone through for nothing.
    /// Over a million rows that have a height but no cells take 60 MB.
    pub run_bytes: u64,
    /// Rows of a sheet: what spreadsheets themselves allow (`OpenDocument` as well).
    pub rows: u32,
    /// Columns of a sheet: what spreadsheets themselves allow.
    pub columns: u32,
    /// Bytes of one cell's text, or of anything else that has to be held as one piece. Spreadsheets
    /// allow 32 767 characters, 131 068 bytes at most; markup may multiply that.
    pub text_bytes: usize,
    /// Bytes of all texts that are kept: 200 000 rows with 300 bytes of words each have 60 MB.
    pub texts_bytes: usize,
    /// Cells of the smallest block around all of a sheet's cells, of a format that calamine holds as such
    /// a block (.xls, .ods), blank ones included: 32 bytes each, twice while it is made. A full .xls of
    /// 65 536 rows and 40 columns has 2.6 million.
    pub block_cells: u64,
    /// Merged blocks of a sheet. A sheet that merges two cells in each of 100 000 rows is already
    /// nobody's work.
    pub merged: usize,
}

impl Limits {
    /// Refuses a place beyond the last row or column.
    pub(super) fn check_place(&self, row: u32, column: u32) -> Outcome<()> {
        if row < self.rows && column < self.columns {
            return Ok(());
        }
        Err(over(
            "单元格位置超出表格范围",
            format!("第 {} 行第 {} 列", u64::from(row) + 1, u64::from(column) + 1),
            format!("{} 行 {} 列", self.rows, self.columns),
            "请删去多余的行列后另存再试。",
        ))
    }
}

impl Default for Limits {
    fn default() -> Self {
        const MB: usize = 1 << 20;
        Self {
            file_bytes: 100 * MB,
            unstreamed_bytes: 64 * MB,
            zip_entries: 20_000,
            part_bytes: 1 << 30,
            inflated_bytes: 3 << 29,
            ratio: 400,
            ratio_from: 16 << 20,
            sheets: 2_000,
            cells: 12_000_000,
            unstreamed_cells: 6_000_000,
            run_bytes: 64 << 20,
            rows: 1_048_576,
            columns: 16_384,
            text_bytes: MB,
            texts_bytes: 128 * MB,
            block_cells: 4_000_000,
            merged: 100_000,
        }
    }
}
