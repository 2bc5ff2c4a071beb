//! A county in the shapes that people's files have. The county is the same in each.

pub mod cells;
pub mod column;
pub mod flat;
pub mod guise;
mod header;
pub mod roster;
pub mod vertical;
mod wording;

use super::table::Table;

/// A workbook to be written, and where in it each school stands.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// The sheets; the schools stand in the last one.
    pub tables: Vec<Table>,
    /// School and row, from 0; a school may have several rows.
    pub rows: Vec<(String, usize)>,
    /// Whether codes stand in it.
    pub told_codes: bool,
}
