//! Rosters of persons (人员名册): a row a teacher, or a row a pupil. They are counted by school and stage;
//! each count leads to its rows.
//!
//! No person's name, number or birthday leaves this module: names and numbers are compared while a file
//! is read, to find who stands in it twice, and are dropped. What is told names sheets and rows only, and
//! no cell's words are repeated: they might stand in the wrong column.

mod columns;
mod counted;
mod degree;
mod header;
mod joined;
mod list;
mod marks;
mod people;
mod pupils;
mod rank;
mod rows;
mod says;
mod school;
mod scope;
mod seen;
mod stages;
mod subject;
mod summary;
mod tables;
mod tally;
mod teachers;
mod titles;
mod told;
mod whose;
mod wordings;
mod year;

use crate::sheet::{Grid, Value};

pub(crate) use header::headers;
pub(crate) use joined::join;
pub(crate) use people::Rosters;
pub use says::PersonColumn;
pub(crate) use says::is_personal;
pub(crate) use tables::listed;

/// Whether a row holds the number of a person: nothing of it is ever shown.
pub(crate) fn is_of_person(grid: &Grid, row: u32) -> bool {
    const LONG: f64 = 1e15;
    grid.row(row).any(|(_, value)| match value {
        Value::Text(text) => is_number_of_person(text),
        Value::Number(number) => number.abs() >= LONG,
        _ => false,
    })
}

/// Whether a text may be the number of a person: so many digits stand in nothing else that is shown.
pub(crate) fn is_number_of_person(text: &str) -> bool {
    const LEAST: usize = 15;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= LEAST
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c.is_whitespace() || "…'‘’`".contains(c))
}
