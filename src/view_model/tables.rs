//! What was recognised as what, as a screen shows it: a line for each column of each table, with the
//! address, the header and some values. It recognises nothing itself.

use serde::{Deserialize, Serialize};

use crate::county::{Cell, Part, column_letters};
use crate::intake::{
    Basis, ColumnReading, FileReading, Layout, Meaning, Shape, TableReading, UnitBasis,
};

/// So many columns of a table are listed; no real table has as many.
pub const MOST_COLUMNS: usize = 300;

/// What was recognised in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileTables {
    /// The file's name.
    pub name: String,
    /// Its tables.
    pub tables: Vec<RecognisedTable>,
}

/// What was recognised in a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognisedTable {
    /// The sheet's name.
    pub sheet: String,
    /// What kind of table it is.
    pub shape: Shape,
    /// By what it is known again.
    pub layout: Layout,
    /// The row where the header was found, from 0.
    pub anchor: u32,
    /// First and last header row, from 0.
    pub header: (u32, u32),
    /// The stage that the whole table is about.
    pub stage: Option<Part>,
    /// How many schools were read.
    pub schools: u32,
    /// Its columns, or a form's lines.
    pub columns: Vec<ColumnView>,
}

/// What a column was recognised as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnView {
    /// The column, from 0.
    pub at: u32,
    /// Its letters; the cell of a form's line.
    pub place: String,
    /// Its header.
    pub header: String,
    /// What it was taken for.
    pub meaning: Meaning,
    /// What a line of the county's form asks for.
    pub asks: Option<String>,
    /// Why.
    pub basis: Basis,
    /// What tells its unit.
    pub unit: UnitBasis,
    /// Some of its values.
    pub samples: String,
}

/// What was recognised in files.
pub fn tables(readings: &[FileReading]) -> Vec<FileTables> {
    readings.iter().map(file_tables).collect()
}

/// What was recognised in a file.
pub fn file_tables(reading: &FileReading) -> FileTables {
    let name_of = |sheet: u32| reading.source.sheets.get(sheet as usize).cloned();
    let one = |table: &TableReading| RecognisedTable {
        sheet: name_of(table.sheet).unwrap_or_default(),
        shape: table.shape,
        layout: table.layout,
        anchor: table.anchor,
        header: table.header,
        stage: table.stage,
        schools: table.schools,
        columns: {
            let asks = |one: &ColumnReading| {
                let line = reading.county_line(table.sheet, one.row?, one.column)?;
                Some(line.asks.name()).filter(|_| one.meaning == Meaning::County)
            };
            let columns = table.columns.iter().take(MOST_COLUMNS);
            columns.map(|one| column(one, asks(one))).collect()
        },
    };
    FileTables {
        name: reading.source.name.clone(),
        tables: reading.tables.iter().map(one).collect(),
    }
}

fn column(one: &ColumnReading, asks: Option<String>) -> ColumnView {
    let cell = |row| Cell { file: 0, sheet: 0, row, column: one.column }.a1();
    let words = one.path.iter().map(|text| text.split_whitespace().collect::<String>());
    ColumnView {
        at: one.column,
        place: one.row.map_or_else(|| column_letters(one.column), cell),
        header: words.collect::<Vec<_>>().join(" › "),
        meaning: one.meaning,
        asks,
        basis: one.basis,
        unit: one.unit,
        samples: one.samples.join("、"),
    }
}
