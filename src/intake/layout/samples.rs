//! Some of a column's values as they are written, so that a person can see what it is. It reads
//! nothing into them.

use std::collections::BTreeSet;

use crate::intake::tables::persons::{is_number_of_person, is_of_person};
use crate::intake::tables::roster::Table;
use crate::intake::{Basis, ColumnReading, Record};
use crate::number;
use crate::sheet::{Grid, Value};

/// So many values of a column are shown.
const SHOWN: usize = 3;
/// They are looked for in so many rows: the first schools may be all of one stage.
const LOOKED_AT: usize = 200;
/// So many columns without a header are listed.
const BARE: usize = 50;
/// So many letters of each are shown.
const LETTERS: usize = 16;

/// The rows to look at: those of schools, else those below the header.
pub(crate) fn rows(table: &Table<'_>, records: &[Record]) -> Vec<u32> {
    if records.is_empty() {
        let rows = table.rows().take(LOOKED_AT);
        return rows.filter(|row| !is_of_person(table.grid, *row)).collect();
    }
    records.iter().take(LOOKED_AT).map(|record| record.cell.row).collect()
}

/// What stands in a column, each value once.
pub(crate) fn of(grid: &Grid, rows: &[u32], column: u32) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    let told = rows.iter().filter_map(|row| shown(grid.get(*row, column)));
    for value in told.filter(|value| !is_number_of_person(value)) {
        if !samples.contains(&value) {
            samples.push(value);
        }
        if samples.len() == SHOWN {
            break;
        }
    }
    samples
}

/// Columns that hold something and have no header.
pub(crate) fn without_header(table: &Table<'_>, rows: &[u32]) -> Vec<ColumnReading> {
    let mut known: BTreeSet<u32> = table.header.columns.iter().map(|one| one.at).collect();
    let mut bare = Vec::new();
    for row in rows {
        for (column, value) in table.grid.row(*row) {
            let has_room = bare.len() < BARE;
            if has_room && !known.contains(&column) && shown(value).is_some() {
                known.insert(column);
                bare.push(column);
            }
        }
    }
    let one = |column: u32| ColumnReading {
        column,
        basis: Basis::Unknown,
        samples: of(table.grid, rows, column),
        ..ColumnReading::default()
    };
    bare.into_iter().map(one).collect()
}

/// A value as it is written; `None` for a blank.
pub(crate) fn shown(value: Value<'_>) -> Option<String> {
    let text = match value {
        Value::Blank => return None,
        Value::Number(stored) => number::from_cell(stored)
            .map_or_else(|| stored.to_string(), |figure| figure.normalize().to_string()),
        Value::Text(text) | Value::Error(text) => text.split_whitespace().collect(),
        Value::Boolean(is_true) => if is_true { "TRUE" } else { "FALSE" }.to_owned(),
        Value::Formula => "=".to_owned(),
    };
    let short: String = text.chars().take(LETTERS).collect();
    (!short.is_empty()).then_some(if short.len() < text.len() { short + "…" } else { short })
}
