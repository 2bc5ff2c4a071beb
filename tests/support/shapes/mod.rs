//! A county in the shapes that people's files have. The county is the same in each.

pub mod cells;
pub mod column;
pub mod district;
pub mod district_guise;
pub mod flat;
pub mod guise;
mod header;
pub mod persons;
pub mod roster;
pub mod vertical;
mod wording;

use fastrand::Rng;

use super::made::{Wish, county};
use super::table::Table;
use super::write::Format;
use flat::flat;
use guise::Guise;

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

/// The file of a made-up county of so many schools: one flat table.
pub fn county_file(
    seed: u64,
    schools: usize,
    guise: fn(&mut Rng) -> Guise,
    format: Format,
) -> Vec<u8> {
    let mut rng = Rng::with_seed(seed);
    let wish = Wish { schools, ..Wish::any(&mut rng) };
    let county = county(&mut rng, wish);
    let guise = guise(&mut rng);
    format.write(&flat(&mut rng, &county, guise).tables)
}

/// The words that people put over a column.
pub fn wording_of(what: column::What) -> &'static [&'static str] {
    wording::words(what)
}
