//! Bytes to grids of addressed cells, whatever the format, within limits.
//!
//! It never knows what a header means. Reading never fails as a whole: it gives the sheets that could
//! be read and findings for what could not.

mod grid;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;

pub use grid::{Grid, GridBuilder, Span, Value};

/// What the bytes turned out to be; told from the content, never from the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Office Open XML (.xlsx, .xlsm).
    Xlsx,
    /// Excel's binary workbook in a zip (.xlsb).
    Xlsb,
    /// BIFF (.xls).
    Xls,
    /// `OpenDocument` (.ods).
    Ods,
    /// Text with separators (.csv, .tsv), in any of the usual encodings.
    Csv,
    /// An HTML table, often saved under the name .xls.
    Html,
}

/// One sheet of a workbook.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name; for formats without sheets the file's name without its ending.
    pub name: String,
    /// Whether its author hid it.
    pub hidden: bool,
    /// Its cells.
    pub grid: Grid,
}

/// What could be read of a file.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    /// The format, where it could be told.
    pub format: Option<Format>,
    /// The sheets that could be read, in their order.
    pub sheets: Vec<Sheet>,
    /// What could not be read, and what to do about it. Places point at file index `file`
    /// as given to the reader.
    pub findings: Vec<Finding>,
}
