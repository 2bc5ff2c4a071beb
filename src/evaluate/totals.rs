//! Totals (合计) that the schools do not make up: as long as nobody has said which is right, a figure that
//! the county is judged by may be wrong, and so the county cannot be 达标. What is not met stays so.

use crate::county::{County, Field, Stage, Unequal};
use crate::standard::Standard;

use super::Check;

/// The open ones of quantities that the indicators are made of.
pub fn of_resources<'a>(county: &'a County, standard: &Standard) -> Vec<&'a Unequal> {
    open(county).filter(|one| is_of_indicators(one.field, standard)).collect()
}

/// The open ones of quantities that only the items look at.
pub fn of_items<'a>(county: &'a County, checks: &[Check], standard: &Standard) -> Vec<&'a Unequal> {
    let looked = |field: Field| {
        let mut facts = checks.iter().flat_map(|check| &check.looked).flat_map(|one| &one.facts);
        facts.any(|(one, _)| *one == field)
    };
    let is_it = |one: &&Unequal| !is_of_indicators(one.field, standard) && looked(one.field);
    open(county).filter(is_it).collect()
}

fn open(county: &County) -> impl Iterator<Item = &Unequal> {
    county.totals.iter().filter(|one| one.is_open())
}

fn is_of_indicators(field: Field, standard: &Standard) -> bool {
    field == Field::Pupils
        || standard.indicators.iter().any(|indicator| {
            let ways = Stage::ALL.into_iter().flat_map(|stage| indicator.numerator.get(stage));
            ways.flatten().any(|term| term.field == field)
        })
}
