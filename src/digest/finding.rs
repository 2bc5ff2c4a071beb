//! A finding as a screen shows it: its place in words, its school, and the figure to type.

use std::collections::HashMap;

use crate::county::{Cell, County};
use crate::evaluate::Evaluation;
use crate::finding::{Code, Finding, Place};

use super::{FactOf, FindingDigest, fact};

/// Which school's figure stands in a cell.
pub(super) type Keys = HashMap<Cell, (usize, FactOf)>;

pub(super) fn keys(county: &County) -> Keys {
    let mut keys = Keys::new();
    for (index, school) in county.schools.iter().enumerate() {
        for (key, fact) in school.facts.iter() {
            for cell in fact.origin.cells() {
                keys.insert(*cell, (index, (key.field, key.part)));
            }
        }
    }
    keys
}

/// The one figure that a school has no cell for, where it is only one.
fn nowhere(index: usize, county: &County, evaluation: &Evaluation) -> Option<(usize, FactOf)> {
    let school = county.schools.get(index)?;
    let units = evaluation.units.iter().filter(|unit| unit.school == index);
    let missing = units.flat_map(|unit| &unit.indicators).flat_map(|one| &one.missing);
    let mut facts =
        missing.filter(|one| one.cell.is_none()).filter_map(|one| fact::missing(one, school));
    let first = facts.next()?;
    facts.all(|fact| fact == first).then_some((index, first))
}

/// Whether another header row, another field or unit of a column may mend it.
fn is_of_tables(code: Code) -> bool {
    let codes = [
        Code::NoSchool,
        Code::NoPupilsColumn,
        Code::WrongUnit,
        Code::AmbiguousColumn,
        Code::DerivedIgnored,
        Code::ReadAsSaid,
    ];
    codes.contains(&code)
}

pub(super) fn finding(
    one: &Finding,
    county: &County,
    evaluation: &Evaluation,
    keys: &Keys,
) -> FindingDigest {
    let place = match &one.place {
        Place::Nowhere => None,
        Place::File(file) => county.files.get(*file as usize).map(|file| file.name.clone()),
        Place::Cell(cell) => Some(county.address(*cell)),
    };
    let of = |name: &String| {
        evaluation.units.iter().position(|unit| {
            county.schools.get(unit.school).is_some_and(|school| school.name == *name)
        })
    };
    let of_cell = match &one.place {
        Place::Cell(cell) => keys.get(cell).copied(),
        Place::Nowhere | Place::File(_) => None,
    };
    let named = || {
        let name = one.school.as_ref().filter(|_| one.code == Code::MissingValue)?;
        let school = county.schools.iter().position(|school| school.name == *name)?;
        nowhere(school, county, evaluation)
    };
    let fact = of_cell.or_else(named);
    let unit_of = |school| evaluation.units.iter().position(|unit| unit.school == school);
    FindingDigest {
        severity: one.severity,
        message: one.message.clone(),
        place,
        school: one.school.clone(),
        unit: fact
            .and_then(|(school, _)| unit_of(school))
            .or_else(|| one.school.as_ref().and_then(of)),
        fact,
        is_of_tables: is_of_tables(one.code),
    }
}
