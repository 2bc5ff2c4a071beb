//! A plain table, what every made-up file is before it gets a format. It knows nothing of schools.

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CellValue {
    #[default]
    Blank,
    Number(f64),
    Text(String),
}

impl From<&str> for CellValue {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for CellValue {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }
}

impl From<f64> for CellValue {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// A block of merged cells, both corners within it, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub name: String,
    pub rows: Vec<Vec<CellValue>>,
    pub merged: Vec<Merge>,
    /// Whether the sheet is hidden; never the first of a workbook.
    pub hidden: bool,
}

impl Table {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    pub fn push(&mut self, row: Vec<CellValue>) {
        self.rows.push(row);
    }

    /// Appends a row with words in its first cells.
    pub fn words(&mut self, words: &[&str]) {
        self.rows.push(words.iter().map(|word| CellValue::from(*word)).collect());
    }

    /// Merges a block; a block of one cell is none.
    pub fn merge(&mut self, top: usize, left: usize, bottom: usize, right: usize) {
        if (top, left) != (bottom, right) {
            let at = |n| u32::try_from(n).unwrap();
            let merge =
                Merge { top: at(top), left: at(left), bottom: at(bottom), right: at(right) };
            self.merged.push(merge);
        }
    }

    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The written cells with their row and column.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize, &CellValue)> {
        self.rows.iter().enumerate().flat_map(|(r, row)| {
            row.iter()
                .enumerate()
                .filter(|(_, v)| **v != CellValue::Blank)
                .map(move |(c, v)| (r, c, v))
        })
    }
}
