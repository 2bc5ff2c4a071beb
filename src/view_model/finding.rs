//! A finding as a screen shows it: its place in words, its school, and the figure to type.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use crate::county::{Cell, County, FactKey, Field};
use crate::evaluate::{Evaluation, Why};
use crate::findings::{Code, Finding, Place};
use crate::intake::{Source, file_keys};

use super::{FactOf, FindingView, Offer, fact};

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

/// The figures of a conflict to choose from: where one was chosen, that before the other; else all that are
/// stated, in the order in which they were read. None where it is no such conflict, and none of two figures
/// of one sheet: no file says more than the other there.
fn offers(one: &Finding, (school, (field, part)): (usize, FactOf), county: &County) -> Vec<Offer> {
    let Some(school) = county.schools.get(school).filter(|_| one.code == Code::Conflict) else {
        return Vec::new();
    };
    let key = FactKey { field, part };
    let value = school.facts.get(field, part).and_then(|fact| fact.value);
    let said = one.value.as_ref().and_then(|said| said.parse().ok());
    let stated: Vec<(Decimal, Cell)> = match (&one.place, one.others.as_slice(), value, said) {
        (Place::Cell(other), [kept], Some(value), Some(said)) => {
            vec![(value, *kept), (said, *other)]
        }
        (_, _, None, Some(_)) => {
            let all = school.stated.iter().find(|(one, _)| *one == key);
            all.map(|(_, all)| all.clone()).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    let keys = file_keys(county.files.iter().map(|file| file.name.as_str()));
    let offer = |(value, cell): &(Decimal, Cell)| {
        let is_there =
            |(_, other): &&(Decimal, Cell)| (other.file, other.sheet) == (cell.file, cell.sheet);
        if stated.iter().filter(is_there).count() > 1 {
            return None;
        }
        let file = county.files.get(cell.file as usize)?;
        let sheet = file.sheets.get(cell.sheet as usize)?.clone();
        let source = Source { file: keys.get(cell.file as usize)?.clone(), sheet };
        let value = [&value.normalize().to_string(), field.measure().unit()].concat();
        Some(Offer { value, cell: cell.a1(), source })
    };
    stated.iter().filter_map(offer).collect()
}

pub(super) fn finding(
    one: &Finding,
    county: &County,
    evaluation: &Evaluation,
    index: &Index<'_>,
) -> FindingView {
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
    FindingView {
        severity: one.severity,
        code: one.code,
        message: one.message.clone(),
        hint: one.hint.clone(),
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
