//! Figures of rooms and things in the rows of several stages: whose they are. A roster gives a combined
//! school's whole buildings in each of its stages; a sheet may as well give each stage its own.
//! It splits nothing: that is the evaluation's.

use rust_decimal::Decimal;

use crate::county::{Cell, Fact, FactKey, Field, Kind, Measure, Origin, Part};
use crate::findings::{Figures, Finding};
use crate::intake::Record;
use crate::intake::assemble::merge::Gathered;
use crate::intake::tables::notes::Notes;

/// Figures of rooms and things, in the groups in which they are reported together.
const GROUPS: &[&[Field]] = &[
    &[
        Field::TeachingArea,
        Field::TeachingAreaNet,
        Field::GymArea,
        Field::GroundArea,
        Field::SportsArea,
    ],
    &[Field::EquipmentValue],
    &[Field::MultimediaRooms],
];

/// Teachers, as both stages' rows give them.
const TEACHERS: &[Field] = &[
    Field::Teachers,
    Field::HigherDegreeTeachers,
    Field::DoctorTeachers,
    Field::MasterTeachers,
    Field::PostgraduateTeachers,
    Field::BachelorTeachers,
    Field::CollegeTeachers,
    Field::BackboneTeachers,
    Field::SportsArtsTeachers,
    Field::SportsTeachers,
    Field::AllArtsTeachers,
    Field::MusicTeachers,
    Field::FineArtTeachers,
    Field::ArtsTeachers,
];

fn shared_fields() -> impl Iterator<Item = Field> {
    GROUPS.iter().flat_map(|group| group.iter().copied())
}

/// Whether a quantity is of rooms or things that the stages of a school share.
pub(crate) fn is_shared(field: Field) -> bool {
    GROUPS.iter().any(|group| group.contains(&field))
}

/// What the rows of the stages say of one quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// All the same, and not 0.
    Same,
    /// 0 everywhere.
    Zero,
    Different,
    /// One stage gives it, and the others have no place for it.
    Alone,
    /// One gives it, and another left it blank.
    BesideBlank,
    /// No stage gives it.
    Nothing,
}

/// The rows of one school (or of one campus) by stage.
struct Rows<'a> {
    gathered: &'a mut Gathered,
    stages: Vec<Part>,
    name: String,
    cell: Cell,
    /// Whether the rows stand in stages' rosters, which give whole buildings.
    rosters: bool,
}

/// Settles whose figures of rooms and things are: the same one in several stages' rows is the whole
/// school's. Where some are the same, one that differs is nobody's until it is asked for.
pub(crate) fn lift(gathered: &mut Gathered, kind: Kind, records: &[Record], notes: &mut Notes) {
    let Some(first) = records.first().filter(|_| !kind.parts().is_empty()) else { return };
    let mut stages: Vec<Part> = records.iter().filter_map(|record| record.part).collect();
    stages.sort_unstable();
    stages.dedup();
    // A stage without pupils has no buildings of its own.
    let empty = |part: &Part| gathered.value(Field::Pupils, *part) == Some(Decimal::ZERO);
    let (idle, stages): (Vec<Part>, Vec<Part>) = stages.into_iter().partition(empty);
    if !stages.is_empty() && records.iter().any(|record| record.roster) {
        for (part, field) in idle.iter().flat_map(|p| shared_fields().map(move |f| (*p, f))) {
            gathered.facts.remove(field, part);
        }
    }
    if stages.is_empty() || stages == kind.parts() && stages.len() == 1 {
        return;
    }
    let rosters = records.iter().any(|record| record.roster);
    let (name, cell) = (first.name.clone(), first.cell);
    let mut rows = Rows { gathered, stages, name, cell, rosters };
    rows.lift(notes);
    rows.teachers(notes);
}

impl Rows<'_> {
    fn said(&self, field: Field) -> Said {
        let mut given = Vec::new();
        let mut blanks = 0_usize;
        for part in &self.stages {
            match self.gathered.facts.get(field, *part) {
                Some(Fact { value: Some(value), .. }) => given.push(*value),
                Some(_) => blanks += 1,
                None => {}
            }
        }
        match given.as_slice() {
            [] => Said::Nothing,
            [_] if blanks > 0 => Said::BesideBlank,
            [_] => Said::Alone,
            [first, rest @ ..] if rest.iter().any(|other| other != first) => Said::Different,
            [first, ..] if first.is_zero() => Said::Zero,
            _ => Said::Same,
        }
    }

    fn lift(&mut self, notes: &mut Notes) {
        let telling = |field: &Field| *field != Field::MultimediaRooms;
        let count = |rows: &Self, wanted: Said| {
            shared_fields().filter(telling).filter(|field| rows.said(*field) == wanted).count()
        };
        let (same, different) = (count(self, Said::Same), count(self, Said::Different));
        let whole = same > 0 && same >= different;
        let emptied = self.rosters && same == 0 && self.is_emptied();
        let mut told = Told::default();
        for group in GROUPS {
            let in_group = group.iter().any(|field| self.said(*field) == Said::Different);
            for field in group.iter().copied() {
                // A few rooms may be as many by chance: they follow the areas and the equipment.
                let by_chance = !telling(&field) && different > 0 && same == 0;
                match self.said(field) {
                    Said::Different | Said::BesideBlank | Said::Alone if emptied => {
                        self.ask(field, false, &mut told.emptied);
                    }
                    Said::Different if self.rosters && whole => {
                        self.ask(field, true, &mut told.differing);
                    }
                    Said::Same if !by_chance => self.raise(field, &mut told.same),
                    Said::Zero if whole => self.raise(field, &mut Vec::new()),
                    Said::BesideBlank if self.rosters && whole => {
                        self.raise(field, &mut told.alone);
                    }
                    Said::BesideBlank if self.rosters && different == 0 => {
                        self.ask(field, false, &mut told.blank);
                    }
                    Said::Alone if self.rosters && (whole || !in_group) => {
                        self.raise(field, &mut told.alone);
                    }
                    _ => {}
                }
            }
        }
        told.tell(&self.name, self.cell, notes);
    }

    /// Whether one stage's rows give nothing but 0 where another's give figures.
    fn is_emptied(&self) -> bool {
        let of =
            |part: Part| shared_fields().filter_map(move |field| self.gathered.value(field, part));
        let empty =
            |part: &&Part| of(**part).next().is_some() && of(**part).all(|value| value.is_zero());
        let empty = self.stages.iter().filter(empty).count();
        empty > 0 && empty < self.stages.len()
    }

    fn take(&mut self, field: Field) -> (Vec<Decimal>, Vec<Cell>, Vec<Cell>) {
        let (mut values, mut blanks, mut cells) = (Vec::new(), Vec::new(), Vec::new());
        for part in self.stages.clone() {
            let disputed = self.gathered.disputed.remove(&FactKey { field, part });
            if let Some(fact) = self.gathered.facts.remove(field, part) {
                let known = fact.value.is_some() || disputed.is_some();
                let to = if known { &mut cells } else { &mut blanks };
                to.extend_from_slice(fact.origin.cells());
                values.extend(fact.value);
            }
            values.extend(disputed.into_iter().flatten());
        }
        (values, blanks, cells)
    }

    /// Makes it the whole school's. A file that gives the whole school's gives the same, or it is
    /// disputed.
    fn raise(&mut self, field: Field, told: &mut Vec<&'static str>) {
        let own = self.gathered.value(field, Part::Whole);
        let given: Vec<Decimal> =
            self.stages.iter().filter_map(|part| self.gathered.value(field, *part)).collect();
        if own.is_some_and(|own| given.iter().any(|value| *value != own)) {
            if given.len() > 1 {
                self.ask(field, true, told);
            }
            // One stage's figure beside the whole school's is that stage's own.
            return;
        }
        let (values, mut blanks, mut cells) = self.take(field);
        told.push(field.name());
        if own.is_none() {
            cells.append(&mut blanks);
            let value = values.first().copied();
            self.gathered.facts.set(
                field,
                Part::Whole,
                Fact { value, origin: Origin::Cells(cells) },
            );
        }
    }

    /// Leaves it open: a blank of the whole school's, and what is stated where each may be the right one.
    fn ask(&mut self, field: Field, either: bool, told: &mut Vec<&'static str>) {
        let (mut values, mut cells, mut given) = self.take(field);
        cells.append(&mut given);
        if let Some(fact) = self.gathered.facts.get(field, Part::Whole) {
            values.extend(fact.value);
            cells.extend_from_slice(fact.origin.cells());
        }
        values.sort_unstable();
        values.dedup();
        let origin = Origin::Cells(cells);
        self.gathered.facts.set(field, Part::Whole, Fact { value: None, origin });
        if values.len() > 1 && either {
            self.gathered.disputed.insert(FactKey { field, part: Part::Whole }, values);
        }
        told.push(field.name());
    }

    /// Teachers who are equally many in every respect are most likely the whole school's, and those are
    /// asked for by the stage that they teach.
    fn teachers(&mut self, notes: &mut Notes) {
        if !self.rosters || self.stages.len() < 2 {
            return;
        }
        debug_assert!(TEACHERS.iter().all(|field| field.measure() == Measure::People));
        let of = |rows: &Self, wanted: Said| -> Vec<Field> {
            TEACHERS.iter().copied().filter(|field| rows.said(*field) == wanted).collect()
        };
        let same = of(self, Said::Same);
        if same.is_empty() || !of(self, Said::Different).is_empty() {
            return;
        }
        let names: Vec<&str> = same.iter().map(|field| field.name()).collect();
        let sure = same.len() > 1;
        let then = if sure {
            "当作全校合计，不按学段计算"
        } else {
            "现按各学段的数计算"
        };
        let finding = Finding::of(&Figures::SameInStages {
            school: &self.name,
            fields: &names.join("、"),
            then: &then,
        });
        notes.push(finding.at(self.cell).about(&self.name));
        if sure {
            for field in same.into_iter().chain(of(self, Said::Zero)) {
                self.raise(field, &mut Vec::new());
            }
        }
    }
}

/// The names of the quantities that something was done with.
#[derive(Default)]
struct Told {
    same: Vec<&'static str>,
    alone: Vec<&'static str>,
    differing: Vec<&'static str>,
    blank: Vec<&'static str>,
    emptied: Vec<&'static str>,
}

impl Told {
    fn tell(self, name: &str, cell: Cell, notes: &mut Notes) {
        let mut tell = |fields: Vec<&str>, finding: fn(&str, &str) -> Finding| {
            if !fields.is_empty() {
                notes.push(finding(name, &fields.join("、")).at(cell).about(name));
            }
        };
        tell(self.same, |school, fields| {
            Finding::of(&Figures::SharedByStages { school: &school, fields: &fields })
        });
        tell(self.alone, |school, fields| {
            Finding::of(&Figures::SharedByOne { school: &school, fields: &fields })
        });
        tell(self.differing, |school, fields| {
            Finding::of(&Figures::StagesDiffer { school: &school, fields: &fields })
        });
        tell(self.blank, |school, fields| {
            Finding::of(&Figures::OneStageBlank { school: &school, fields: &fields })
        });
        tell(self.emptied, |school, fields| {
            Finding::of(&Figures::StageAllZero { school: &school, fields: &fields })
        });
    }
}
