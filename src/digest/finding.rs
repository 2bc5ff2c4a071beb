//! A finding as a screen shows it: its place in words, its school, and the figure to type.

use std::collections::{BTreeSet, HashMap};

use crate::county::{Cell, County, FactKey, Field};
use crate::evaluate::{Evaluation, Why};
use crate::finding::{Code, Finding, Place};

use crate::intake::{Source, file_keys};

use super::{FactOf, FindingDigest, Offer, fact};

/// What findings point at.
pub(super) struct Index<'a> {
    /// Which school's figure stands in a cell.
    cells: HashMap<Cell, (usize, FactOf)>,
    /// The first unit of each school.
    units: HashMap<usize, usize>,
    /// The first school of each name.
    schools: HashMap<&'a str, usize>,
}

impl<'a> Index<'a> {
    /// For these findings: of all cells of a county, hardly any is spoken of.
    pub fn new<'f>(
        county: &'a County,
        evaluation: &Evaluation,
        findings: impl Iterator<Item = &'f Finding>,
    ) -> Self {
        let spoken_of: BTreeSet<Cell> = findings.flat_map(cells_of).collect();
        let (mut cells, mut units, mut schools) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (index, school) in county.schools.iter().enumerate() {
            schools.entry(school.name.as_str()).or_insert(index);
            for (key, fact) in school.facts.iter() {
                let told = fact.origin.cells().iter().filter(|cell| spoken_of.contains(cell));
                for cell in told {
                    cells.insert(*cell, (index, (key.field, key.part)));
                }
            }
        }
        for (place, unit) in evaluation.units.iter().enumerate() {
            units.entry(unit.school).or_insert(place);
        }
        Self { cells, units, schools }
    }
}

/// The cells that a finding speaks of, its own first.
fn cells_of(one: &Finding) -> impl Iterator<Item = Cell> {
    let own = match &one.place {
        Place::Cell(cell) => Some(*cell),
        Place::Nowhere | Place::File(_) => None,
    };
    own.into_iter().chain(one.others.iter().copied())
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

/// What a school has to give by stage and gave as a total: teachers, each of its units once; and pupils,
/// where these are what is missing.
fn by_stage(index: usize, county: &County, evaluation: &Evaluation) -> Vec<FactOf> {
    let Some(school) = county.schools.get(index) else { return Vec::new() };
    let units = evaluation.units.iter().filter(|unit| unit.school == index);
    let missing = || units.clone().flat_map(|unit| &unit.indicators).flat_map(|one| &one.missing);
    let mut facts: Vec<FactOf> = Vec::new();
    for one in missing().filter(|one| one.why == Why::TotalOnly || one.field == Field::Pupils) {
        if let Some(fact) = fact::missing(one, school).filter(|fact| !facts.contains(fact)) {
            facts.push(fact);
        }
    }
    // Of a total all parts are asked for, also that of 高中, which no unit needs.
    let totals: BTreeSet<Field> =
        missing().filter(|one| one.why == Why::TotalOnly).map(|one| one.field).collect();
    for field in totals {
        for part in school.kind.parts() {
            if !facts.contains(&(field, *part)) {
                facts.push((field, *part));
            }
        }
    }
    // Without the pupils of a stage nothing else can be told of it.
    if facts.iter().any(|(field, _)| *field == Field::Pupils) {
        facts.retain(|(field, _)| *field == Field::Pupils);
    }
    facts.sort_unstable();
    facts
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

/// The figures of a conflict between files, the one that was read first before the other; none where it is
/// no such conflict. Of three figures and more each finding offers two: which of the others stands in the
/// first cell is not said there.
fn offers(one: &Finding, (school, (field, part)): (usize, FactOf), county: &County) -> Vec<Offer> {
    let (Place::Cell(other), [kept]) = (&one.place, one.others.as_slice()) else {
        return Vec::new();
    };
    let is_conflict =
        one.code == Code::Conflict && (other.file, other.sheet) != (kept.file, kept.sheet);
    let (Some(said), true) = (&one.value, is_conflict) else { return Vec::new() };
    let value = || {
        let school = county.schools.get(school)?;
        let fact = school.facts.get(field, part)?;
        // Of two figures that differ neither is in use.
        let key = FactKey { field, part };
        let all = |key| school.disputed.iter().find(|(one, _)| *one == key);
        let stated = || match all(key)?.1.as_slice() {
            [first, second] if first.to_string() == *said => Some(*second),
            [first, second] if second.to_string() == *said => Some(*first),
            _ => None,
        };
        fact.value.or_else(stated)
    };
    let keys = file_keys(county.files.iter().map(|file| file.name.as_str()));
    let offer = |cell: &Cell, value: Option<String>| {
        let file = county.files.get(cell.file as usize)?;
        let sheet = file.sheets.get(cell.sheet as usize)?.clone();
        let source = Source { file: keys.get(cell.file as usize)?.clone(), sheet };
        let value = value.map(|value| [&value, field.measure().unit()].concat());
        Some(Offer { value, cell: cell.a1(), source })
    };
    let first = value().map(|value| value.normalize().to_string());
    let offers = [offer(kept, first), offer(other, Some(said.clone()))];
    offers.into_iter().flatten().collect()
}

pub(super) fn finding(
    one: &Finding,
    county: &County,
    evaluation: &Evaluation,
    index: &Index<'_>,
) -> FindingDigest {
    let place = match &one.place {
        Place::Nowhere => None,
        Place::File(file) => county.files.get(*file as usize).map(|file| file.name.clone()),
        Place::Cell(cell) => Some(county.address(*cell)),
    };
    let of_cell = cells_of(one).find_map(|cell| index.cells.get(&cell).copied());
    let school = one.school.as_deref().and_then(|name| index.schools.get(name).copied());
    let missing = || {
        let school = school.filter(|_| one.code == Code::MissingValue)?;
        nowhere(school, county, evaluation)
    };
    let fact = of_cell.or_else(missing);
    let unit_of = |school: usize| index.units.get(&school).copied();
    let at = fact.map(|(school, _)| school).or(school);
    let parts = at.filter(|_| one.code == Code::StageTotalOnly);
    let parts = parts.map(|school| by_stage(school, county, evaluation)).unwrap_or_default();
    FindingDigest {
        severity: one.severity,
        code: one.code,
        message: one.message.clone(),
        place,
        value: one.value.clone(),
        school: one.school.clone(),
        unit: fact.and_then(|(school, _)| unit_of(school)).or_else(|| school.and_then(unit_of)),
        fact,
        parts,
        is_of_tables: is_of_tables(one.code),
        offers: fact.map(|fact| offers(one, fact, county)).unwrap_or_default(),
    }
}
