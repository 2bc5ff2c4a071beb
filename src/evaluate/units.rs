//! Which school counts at which stage (单位), and which is left out.
//! It looks at pupils and kinds only, never at a resource.

use std::cell::OnceCell;
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::county::{Cell, County, Fact, Field, Kind, Part, School, Stage};
use crate::findings::{Finding, Results};
use crate::standard::{Exclusion, Split, Standard};

use super::{Excluded, MissingInput, Share};

/// A school at one stage, with what is known of the pupils of all its parts.
#[derive(Clone, Debug)]
pub(super) struct Seat<'a> {
    pub school: &'a School,
    /// Index into the county's schools.
    pub index: usize,
    pub stage: Stage,
    /// The parts that have pupils, or must be asked for; youngest first.
    pub parts: Vec<Seated<'a>>,
    /// How resources are shared; `None` for a school of one part, or without a rule.
    pub split: Option<&'a Split>,
    /// Its share of a whole-school figure, worked out once.
    pub share: OnceCell<Result<Rc<Share>, Vec<MissingInput>>>,
}

/// A part of a school and its number of pupils.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seated<'a> {
    pub part: Part,
    pub fact: Option<&'a Fact>,
}

impl Seated<'_> {
    pub fn pupils(&self) -> Option<Decimal> {
        self.fact.and_then(|fact| fact.value)
    }

    /// The blank cell to fill in.
    pub fn blank(&self) -> Option<Cell> {
        self.fact
            .filter(|fact| fact.value.is_none())
            .and_then(|fact| fact.origin.cells().first().copied())
    }
}

impl<'a> Seat<'a> {
    pub fn own(&self) -> Option<&Seated<'a>> {
        self.parts.iter().find(|seated| seated.part == self.stage.part())
    }

    /// Pupils of the unit; `None` where not known.
    pub fn pupils_of_stage(&self) -> Option<Decimal> {
        self.own().and_then(Seated::pupils)
    }

    /// Whether the school has more than one part, so that whole-school figures must be shared.
    pub fn is_combined(&self) -> bool {
        self.parts.len() > 1
    }
}

/// All units, in the order of the schools, and the schools that are left out.
pub(super) fn units<'a>(
    county: &'a County,
    standard: &'a Standard,
) -> (Vec<Seat<'a>>, Vec<Excluded>, Vec<Finding>) {
    let (mut seats, mut excluded, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    for (index, school) in county.schools.iter().enumerate() {
        let parts = parts_of(school);
        if let Some(reason) = exclusion(school, &parts, standard) {
            if reason == Exclusion::NoPupils {
                findings.push(no_pupils(school));
            }
            excluded.push(Excluded { school: index, reason });
            continue;
        }
        let ids: Vec<Part> = parts.iter().map(|seated| seated.part).collect();
        let split = split(school.kind, &ids, standard);
        if split.is_none() && ids.len() > 1 {
            findings.push(no_ratio(school, &ids));
        }
        for stage in Stage::ALL {
            if ids.contains(&stage.part()) {
                let parts = parts.clone();
                seats.push(Seat { school, index, stage, parts, split, share: OnceCell::new() });
            }
        }
    }
    (seats, excluded, findings)
}

/// The schools that are left out.
pub(super) fn excluded(county: &County, standard: &Standard) -> Vec<Excluded> {
    let of = |(index, school): (usize, &School)| {
        let reason = exclusion(school, &parts_of(school), standard)?;
        Some(Excluded { school: index, reason })
    };
    county.schools.iter().enumerate().filter_map(of).collect()
}

/// The parts of a school that counts, and how its resources are shared.
pub(super) fn seated<'a>(
    school: &'a School,
    standard: &'a Standard,
) -> Option<(Vec<Seated<'a>>, Option<&'a Split>)> {
    let parts = parts_of(school);
    if exclusion(school, &parts, standard).is_some() {
        return None;
    }
    let ids: Vec<Part> = parts.iter().map(|seated| seated.part).collect();
    Some((parts, split(school.kind, &ids, standard)))
}

/// The ratio of the school's own kind among the stages that have pupils; where it has a stage more than
/// its kind (附设班), the ratio for just these stages, else the one that says least beside them.
fn split<'a>(kind: Kind, parts: &[Part], standard: &'a Standard) -> Option<&'a Split> {
    let of = |split: &Split| split.weights.iter().map(|(part, _)| *part).collect::<Vec<_>>();
    let covers = |split: &&Split| {
        let given = of(split);
        parts.iter().all(|part| given.contains(part))
    };
    let all = || standard.splits.iter().filter(covers);
    all()
        .find(|split| of(split) == kind.parts())
        .or_else(|| all().min_by_key(|split| split.weights.len()))
}

/// The parts that have pupils. A part that its kind has and whose pupils are not given stays, to be
/// asked for; one with 0 pupils does not exist (a campus of one stage counts as that stage).
pub(super) fn parts_of(school: &School) -> Vec<Seated<'_>> {
    let own = school.kind.parts();
    let mut parts = Vec::new();
    for part in Part::STAGES {
        let whole = (own == [part]).then(|| school.facts.get(Field::Pupils, Part::Whole)).flatten();
        let fact = match school.facts.get(Field::Pupils, part) {
            Some(fact) if fact.value.is_some() => Some(fact),
            fact => whole.or(fact),
        };
        let given = fact.and_then(|fact| fact.value);
        let here = match given {
            Some(pupils) => pupils > Decimal::ZERO,
            // A place for the pupils of an attached class that is blank is asked for, too.
            None => own.contains(&part) || fact.is_some(),
        };
        if here {
            parts.push(Seated { part, fact });
        }
    }
    // Classes of kindergarten children have no ratio of their own in the documents.
    let known: Vec<Part> = parts.iter().map(|seated| seated.part).collect();
    if known.len() > 1 {
        parts.retain(|seated| seated.part != Part::Kindergarten);
    }
    parts
}

fn exclusion(school: &School, parts: &[Seated<'_>], standard: &Standard) -> Option<Exclusion> {
    let compulsory =
        parts.iter().filter(|seated| Stage::ALL.iter().any(|stage| stage.part() == seated.part));
    let counted = compulsory.clone().count();
    // 高中附设初中班: pupils of compulsory age make a senior school count with that stage.
    let by_kind = standard.excluded.iter().find(|(kind, _, _)| *kind == school.kind);
    if let Some((_, reason, _)) = by_kind
        && !(school.kind == Kind::Senior && counted > 0)
    {
        return Some(*reason);
    }
    if counted == 0 {
        let is_senior = parts.iter().any(|seated| seated.part == Part::Senior);
        return Some(if is_senior { Exclusion::SeniorOnly } else { Exclusion::NoPupils });
    }
    let pupils: Option<Decimal> = compulsory.map(Seated::pupils).sum();
    let small = pupils.is_some_and(|pupils| pupils < standard.teaching_point_pupils.value);
    (school.kind == Kind::TeachingPoint && small).then_some(Exclusion::TeachingPointUnder50)
}

fn no_pupils(school: &School) -> Finding {
    let finding = Finding::of(&Results::NoPupils { school: &school.name });
    place(finding.about(&school.name), school.cell)
}

fn no_ratio(school: &School, parts: &[Part]) -> Finding {
    let names: Vec<&str> = parts.iter().map(|part| part.name()).collect();
    let says = Results::NoRatio { school: &school.name, stages: &names.join("、") };
    let finding = Finding::of(&says);
    place(finding.about(&school.name), school.cell)
}

pub(super) fn place(finding: Finding, cell: Option<Cell>) -> Finding {
    match cell {
        Some(cell) => finding.at(cell),
        None => finding,
    }
}
