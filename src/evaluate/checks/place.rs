//! The schools that the items look at, and how a figure of theirs is found.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::county::{Cell, County, Fact, Field, Kind, Locality, Part, School, Stage};
use crate::standard::Filter;

use super::super::units::{Seated, parts_of};
use super::{Excluded, Needed, NeededAt};

/// A school of compulsory education.
pub(super) struct Place<'a> {
    pub index: usize,
    pub school: &'a School,
    pub parts: Vec<Seated<'a>>,
    /// Whether it counts as a unit.
    pub counts: bool,
}

/// A figure that was looked for. Most of what is looked for is never told of: a missing one is put into
/// words ([`Place::needed`]) only where it is.
pub(super) enum Found<'a> {
    Known(Decimal, Cow<'a, [Cell]>),
    Missing(Field, Part),
}

impl Found<'_> {
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::Known(value, _) => Some(*value),
            Self::Missing(..) => None,
        }
    }
}

fn of_fact(fact: &Fact) -> Option<Found<'_>> {
    Some(Found::Known(fact.value?, Cow::Borrowed(fact.origin.cells())))
}

/// All schools with pupils of compulsory age, in the order of the files.
pub(super) fn places<'a>(county: &'a County, excluded: &[Excluded]) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    let excluded: BTreeSet<usize> = excluded.iter().map(|one| one.school).collect();
    for (index, school) in county.schools.iter().enumerate() {
        let parts = parts_of(school);
        let special = matches!(school.kind, Kind::Special | Kind::Vocational);
        let unit = !excluded.contains(&index);
        let compulsory = parts.iter().any(|one| matches!(one.part, Part::Primary | Part::Junior));
        if !special && compulsory {
            places.push(Place { index, school, parts, counts: unit });
        }
    }
    places
}

impl<'a> Place<'a> {
    /// Its compulsory stages.
    pub fn stages(&self) -> &'static [Stage] {
        match Stage::ALL.map(|stage| self.has(stage.part())) {
            [true, true] => &Stage::ALL,
            [true, false] => &[Stage::Primary],
            [false, true] => &[Stage::Junior],
            [false, false] => &[],
        }
    }

    fn has(&self, part: Part) -> bool {
        self.parts.iter().any(|one| one.part == part)
    }

    pub fn has_senior(&self) -> bool {
        self.has(Part::Senior)
    }

    /// A figure of one stage, or of all compulsory stages together.
    pub fn figure(&self, field: Field, stage: Option<Stage>) -> Found<'a> {
        let Some(stage) = stage else { return self.of_all(field) };
        if field == Field::Pupils {
            let seated = self.parts.iter().find(|one| one.part == stage.part());
            let known = seated.and_then(|one| one.fact).and_then(of_fact);
            return known.unwrap_or(Found::Missing(field, stage.part()));
        }
        let alone = self.parts.len() == 1;
        match self.known(field, stage.part()) {
            Some(found) => found,
            None if alone || field.is_of_junior() => {
                self.known(field, Part::Whole).unwrap_or(Found::Missing(field, Part::Whole))
            }
            None => Found::Missing(field, stage.part()),
        }
    }

    /// The whole school's figure, or the sum of its compulsory stages'. Where it has 高中 as well,
    /// the stages come first.
    fn of_all(&self, field: Field) -> Found<'a> {
        let stages = self.stages();
        if !self.has_senior()
            && field != Field::Pupils
            && let Some(found) = self.known(field, Part::Whole)
        {
            return found;
        }
        let mut sum = Decimal::ZERO;
        let mut cells = Vec::new();
        for stage in stages {
            match self.figure(field, Some(*stage)) {
                Found::Known(value, from) => {
                    sum += value;
                    cells.extend_from_slice(&from);
                }
                Found::Missing(_, part) => {
                    let is_it = stages.len() == 1 || field == Field::Pupils;
                    let lacking = Found::Missing(field, if is_it { part } else { Part::Whole });
                    return self.known(field, Part::Whole).unwrap_or(lacking);
                }
            }
        }
        Found::Known(sum, Cow::Owned(cells))
    }

    /// Where a figure of one stage, or of all compulsory stages together, stands or belongs.
    pub fn asked(&self, field: Field, stage: Option<Stage>) -> Vec<(Field, Part)> {
        let has = |part| self.school.facts.get(field, part).is_some();
        let whole = || vec![(field, Part::Whole)];
        let parts: Vec<Part> = match stage {
            Some(stage) => vec![stage.part()],
            None => self.stages().iter().map(|stage| stage.part()).collect(),
        };
        let by_stage = || parts.iter().map(|part| (field, *part)).collect();
        let alone = self.parts.len() == 1 || field.is_of_junior();
        match stage {
            _ if field == Field::Pupils || parts.iter().any(|part| has(*part)) => by_stage(),
            Some(_) if !alone && !has(Part::Whole) => by_stage(),
            _ => whole(),
        }
    }

    /// Those of these figures that the school has a place for.
    pub fn given(&self, fields: impl Iterator<Item = Field>) -> Vec<(Field, Part)> {
        let parts = [Part::Whole, Part::Primary, Part::Junior];
        let all = fields.flat_map(|field| parts.map(|part| (field, part)));
        all.filter(|(field, part)| self.school.facts.get(*field, *part).is_some()).collect()
    }

    fn known(&self, field: Field, part: Part) -> Option<Found<'a>> {
        self.school.facts.get(field, part).and_then(of_fact)
    }

    /// A 教学点 counts from so many pupils on: where they are not known, they are needed first.
    pub fn may_not_count(&self) -> Option<Needed> {
        let unknown = self.parts.iter().find(|one| one.pupils().is_none())?;
        (self.counts && self.school.kind == Kind::TeachingPoint)
            .then(|| self.needed(Field::Pupils, unknown.part))
    }

    /// The blank cell of a figure that is missing.
    pub fn blank(&self, field: Field, part: Part) -> Option<Cell> {
        let facts = &self.school.facts;
        let fact = facts.get(field, part).or_else(|| facts.get(field, Part::Whole));
        let blank = fact.filter(|fact| fact.value.is_none());
        blank.and_then(|fact| fact.origin.cells().first().copied())
    }

    /// What to fill in.
    pub fn needed(&self, field: Field, part: Part) -> Needed {
        let of = if part == Part::Whole { "" } else { part.name() };
        Needed {
            what: ["“", &self.school.name, "”的", of, field.name()].concat(),
            at: NeededAt::School(self.index, field, part),
            cell: self.blank(field, part),
        }
    }

    /// Whether a filter takes the school; an unknown is what would have to be known for it.
    pub fn passes(&self, filter: Filter) -> Result<bool, Needed> {
        if !filter.compulsory && !self.counts {
            return Ok(false);
        }
        if filter.stage.is_some_and(|stage| !self.stages().contains(&stage)) {
            return Ok(false);
        }
        let name = &self.school.name;
        let lacks =
            |what: &str, at| Needed { what: format!("“{name}”的{what}"), at, cell: None };
        let mut unknown = self.may_not_count().filter(|_| !filter.compulsory);
        if filter.public {
            match self.school.is_private() {
                Some(true) => return Ok(false),
                Some(false) => {}
                None => {
                    unknown = Some(lacks("举办者（公办或民办）", NeededAt::Founder(self.index)));
                }
            }
        }
        if filter.urban {
            match self.school.locality_class() {
                Some(Locality::Country) => return Ok(false),
                Some(Locality::City | Locality::Town) => {}
                None => unknown = Some(lacks("城乡类型", NeededAt::Locality(self.index))),
            }
        }
        if filter.day {
            match self.school.flag(Field::Boarding) {
                Some(true) => return Ok(false),
                Some(false) => {}
                None => unknown = Some(self.needed(Field::Boarding, Part::Whole)),
            }
        }
        unknown.map_or(Ok(true), Err)
    }
}
