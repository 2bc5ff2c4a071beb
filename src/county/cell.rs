//! Where a figure stands: file, sheet, row, column. It never holds what stands there.

use serde::{Deserialize, Serialize};

/// A file that was read, and the names of its sheets in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceFile {
    /// The file's name as the user knows it.
    pub name: String,
    /// The names of its sheets.
    pub sheets: Vec<String>,
    /// Sheet and column of what the user said which quantity it is.
    pub said: Vec<(u32, u32)>,
}

impl SourceFile {
    /// A file and its sheets.
    pub fn new(name: impl Into<String>, sheets: Vec<String>) -> Self {
        Self { name: name.into(), sheets, said: Vec::new() }
    }
}

/// The address of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Index into [`super::County::files`].
    pub file: u32,
    /// Index into [`SourceFile::sheets`].
    pub sheet: u32,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl Cell {
    /// The address within the sheet as a spreadsheet writes it: `F12`.
    pub fn a1(self) -> String {
        a1(self.row, self.column)
    }
}

/// The address of a row and a column, both from 0, as a spreadsheet writes it: `F12`.
pub fn a1(row: u32, column: u32) -> String {
    format!("{}{}", column_letters(column), u64::from(row) + 1)
}

/// A column's letters: 0 is `A`, 25 `Z`, 26 `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        let cases = [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")];
        for (column, letters) in cases {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn a1_counts_rows_from_one() {
        assert_eq!(Cell { file: 0, sheet: 0, row: 11, column: 5 }.a1(), "F12");
    }
}
