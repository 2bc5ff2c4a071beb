//! Capacity (容量): all enrolments of a stage that a school's present resources carry.
//!
//! They need not be one interval: with the lower demand for small rural schools a school can fail with 49
//! pupils, pass from 50 to 99 and fail with 100. So enrolments are cut at every point where anything can
//! change ([`super::breakpoints`]), and the evaluation judges one enrolment of each piece.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::county::{County, Fact, Field, Kind, Origin, Part, School, Stage};
use crate::evaluate::{CheckVerdict, Evaluation, Unit, Verdict, evaluate, judge_units};
use crate::standard::Standard;

use super::breakpoints::{self, Ends, MOST};

/// From so many pupils to so many, both within.
pub type Interval = (u64, u64);

/// What enrolments one unit can carry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capacity {
    /// Index into [`Evaluation::units`].
    pub unit: usize,
    /// The largest enrolment at which the unit passes without any lower demand, 0 where it passes at none;
    /// `None` where that cannot be told.
    pub pupils: Option<u64>,
    /// All enrolments at which it passes under the rules in use.
    pub intervals: Vec<Interval>,
    /// Enrolments at which it cannot be told whether it passes.
    pub undecided: Vec<Interval>,
    /// All enrolments of this stage at which every stage of the school passes, the others as they are.
    pub whole_school: Vec<Interval>,
    /// The indicators that miss their threshold with one pupil more than [`Self::intervals`] ends with.
    pub binding: Vec<usize>,
    /// The most pupils of this stage with which the school keeps the standard's size (G4), the other stages
    /// as they are; `None` where the standard has no such rule or a figure is missing.
    pub size: Option<u64>,
    /// The most pupils that the present classes hold at their largest size (G5), where their number is known.
    /// With as many some arrangement of classes keeps it; with more none does.
    pub classes: Option<u64>,
}

/// What keeps a school from having more pupils.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binds {
    /// The school rule: its resources.
    Resources,
    /// The size of schools (G4).
    Size,
    /// The size of classes (G5).
    Classes,
}

impl Binds {
    /// The id in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Resources => "resources",
            Self::Size => "size",
            Self::Classes => "classes",
        }
    }
}

impl Capacity {
    /// The most pupils that keep all that is known, and what binds; `None` where the resources are not known.
    pub fn bound(&self) -> Option<(u64, Binds)> {
        self.pupils?;
        let resources = self.intervals.last().map_or(0, |one| one.1);
        let others = [(self.size, Binds::Size), (self.classes, Binds::Classes)];
        let others = others.into_iter().filter_map(|(most, binds)| Some((most?, binds)));
        std::iter::once((resources, Binds::Resources)).chain(others).min()
    }
}

/// The capacities of all units, in their order. Under a standard that judges no school there are none.
pub fn capacities(county: &County, evaluation: &Evaluation, standard: &Standard) -> Vec<Capacity> {
    if standard.school_rule.is_none() {
        return Vec::new();
    }
    let strict = without_relaxations(standard);
    let only_size = only_size(standard);
    let of = |(index, unit): (usize, &Unit)| {
        let school = county.schools.get(unit.school)?;
        Some(Capacity {
            unit: index,
            ..capacity(school, unit, standard, strict.as_ref(), &only_size)
        })
    };
    evaluation.units.iter().enumerate().filter_map(of).collect()
}

/// The standard without lower demands on indicators; `None` where none is used.
fn without_relaxations(standard: &Standard) -> Option<Standard> {
    let is_of_indicator =
        |item: &str| standard.indicators.iter().any(|indicator| indicator.label == item);
    if !standard.relaxations.iter().any(|rule| rule.on && is_of_indicator(&rule.item)) {
        return None;
    }
    let mut strict = standard.clone();
    for rule in &mut strict.relaxations {
        rule.on &= !is_of_indicator(&rule.item);
    }
    Some(strict)
}

/// The standard's rule on the size of schools alone, which is judged without anything else.
fn only_size(standard: &Standard) -> Standard {
    let mut only = standard.clone();
    only.checks.retain(|check| check.size.is_some());
    only.indicators.clear();
    only
}

/// The capacity of one unit of a school; `strict` is the standard without lower demands where that is another.
fn capacity(
    school: &School,
    unit: &Unit,
    standard: &Standard,
    strict: Option<&Standard>,
    only_size: &Standard,
) -> Capacity {
    let certain = unit.indicators.iter().all(|one| one.certain().is_some());
    let mut capacity = Capacity {
        size: size(school, unit.stage, only_size),
        classes: classes(school, unit.stage, standard),
        ..Capacity::default()
    };
    if !certain {
        return capacity;
    }
    let pieces = pieces(school, unit.stage, standard);
    capacity.intervals = intervals(&pieces, |piece| piece.own == Verdict::Met);
    capacity.undecided = intervals(&pieces, |piece| piece.own == Verdict::Missing);
    capacity.whole_school = intervals(&pieces, |piece| piece.all == Verdict::Met);
    let largest = |intervals: &[Interval]| intervals.last().map_or(0, |one| one.1);
    let strict = strict.map(|strict| {
        let pieces = self::pieces(school, unit.stage, strict);
        largest(&intervals(&pieces, |piece| piece.own == Verdict::Met))
    });
    let pupils = strict.unwrap_or_else(|| largest(&capacity.intervals));
    // A rule without any demand on resources carries everybody.
    capacity.pupils = (pupils < MOST).then_some(pupils);
    capacity.binding = binding(school, unit.stage, largest(&capacity.intervals) + 1, standard);
    capacity
}

/// Enrolments between two breakpoints, and how they are judged.
struct Piece {
    from: u64,
    to: u64,
    own: Verdict,
    /// Every stage of the school together.
    all: Verdict,
}

/// All enrolments from 1 on, cut where anything can change.
fn pieces(school: &School, stage: Stage, standard: &Standard) -> Vec<Piece> {
    let others = others(school, stage);
    let mut alone = Alone::new(school);
    let mut pieces = Vec::new();
    let mut from = 1;
    for to in sorted(breakpoints::of_rules(school, others, standard)).into_iter().chain([MOST]) {
        if to < from {
            continue;
        }
        // Within such a window the same figures count; their thresholds cut it further.
        let units = judge_units(alone.with(stage, from), standard);
        let of_unit = |unit: &Unit| {
            let ends =
                unit.indicators.iter().map(|one| breakpoints::of_indicator(unit, one, stage));
            ends.flatten().collect::<Ends>()
        };
        let inside: Ends = units.iter().flat_map(of_unit).collect();
        let inside = inside.into_iter().filter(|end| (from..to).contains(end)).collect();
        for end in sorted(inside).into_iter().chain([to]) {
            pieces.push(piece(&mut alone, stage, (from, end), standard));
            from = end + 1;
        }
    }
    pieces
}

fn piece(alone: &mut Alone, stage: Stage, (from, to): Interval, standard: &Standard) -> Piece {
    let units = judge_units(alone.with(stage, from), standard);
    // A school that does not count neither passes nor fails.
    let own = units.iter().find(|unit| unit.stage == stage).map(|unit| unit.verdict);
    let any = |verdict| units.iter().any(|unit| unit.verdict == verdict);
    let all = match (any(Verdict::NotMet), any(Verdict::Missing)) {
        (true, _) => Verdict::NotMet,
        (_, true) => Verdict::Missing,
        _ => own.unwrap_or(Verdict::NotMet),
    };
    Piece { from, to, own: own.unwrap_or(Verdict::NotMet), all }
}

fn sorted(mut ends: Ends) -> Ends {
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// The pieces that are as wanted, those that touch joined.
fn intervals(pieces: &[Piece], wanted: impl Fn(&Piece) -> bool) -> Vec<Interval> {
    let mut intervals: Vec<Interval> = Vec::new();
    for piece in pieces.iter().filter(|piece| wanted(piece)) {
        match intervals.last_mut() {
            Some(last) if last.1 + 1 == piece.from => last.1 = piece.to,
            _ => intervals.push((piece.from, piece.to)),
        }
    }
    intervals
}

/// A school by itself, to be judged with other numbers of pupils.
pub(super) struct Alone(County);

impl Alone {
    pub(super) fn new(school: &School) -> Self {
        Self(County { schools: vec![school.clone()], ..County::default() })
    }

    /// With so many pupils at a stage.
    pub(super) fn with(&mut self, stage: Stage, pupils: u64) -> &County {
        for school in &mut self.0.schools {
            set_pupils(school, stage, pupils);
        }
        &self.0
    }
}

/// Puts so many pupils at a stage of a school.
pub(super) fn set_pupils(school: &mut School, stage: Stage, pupils: u64) {
    let fact = Fact { value: Some(Decimal::from(pupils)), origin: Origin::Typed };
    school.facts.set(Field::Pupils, stage.part(), fact);
}

/// Pupils of compulsory age at the other stage.
fn others(school: &School, stage: Stage) -> Decimal {
    let others = Stage::ALL.into_iter().filter(|other| *other != stage);
    let pupils = |other: Stage| pupils_of(school, other);
    others.filter_map(pupils).sum()
}

/// Pupils of a stage: its own figure, or the whole school's where the school has this stage alone.
pub(super) fn pupils_of(school: &School, stage: Stage) -> Option<Decimal> {
    let figure = |part| school.facts.get(Field::Pupils, part).and_then(|fact| fact.value);
    let alone = school.kind.parts() == [stage.part()];
    figure(stage.part()).or_else(|| figure(Part::Whole).filter(|_| alone))
}

/// What misses its threshold with so many pupils.
fn binding(school: &School, stage: Stage, pupils: u64, standard: &Standard) -> Vec<usize> {
    let units = judge_units(Alone::new(school).with(stage, pupils), standard);
    let unit = units.iter().find(|unit| unit.stage == stage);
    let indicators = unit.map(|unit| unit.indicators.as_slice()).unwrap_or_default();
    let missed = indicators.iter().enumerate().filter(|(_, one)| one.verdict == Verdict::NotMet);
    missed.map(|(index, _)| index).collect()
}

/// The most pupils of a stage that keep the standard's size of schools: of the sizes that the rules name the
/// largest that the evaluation finds kept.
fn size(school: &School, stage: Stage, standard: &Standard) -> Option<u64> {
    let rule = standard.checks.iter().find(|check| check.size.is_some())?;
    let named = rule.size.as_ref().map(|size| [size.single.value, size.combined.value])?;
    let relaxed = standard.relaxations.iter().filter(|one| one.on && one.item == rule.id);
    let relaxed = relaxed.filter_map(|one| one.size).flat_map(|(single, both)| [single, both]);
    let mut sizes: Vec<Decimal> = named.into_iter().chain(relaxed).collect();
    sizes.sort_unstable();
    sizes.dedup();
    let other = Stage::ALL.into_iter().find(|other| *other != stage)?;
    let needs_other = school.kind.parts().contains(&other.part());
    if needs_other && pupils_of(school, other).is_none() {
        return None;
    }
    let mut alone = Alone::new(school);
    sizes.into_iter().rev().find_map(|size| {
        let pupils =
            (size - others(school, stage)).floor().to_u64().filter(|pupils| *pupils > 0)?;
        let evaluation = evaluate(alone.with(stage, pupils), standard);
        let check = evaluation.checks.first()?;
        (check.verdict == CheckVerdict::Met).then_some(pupils)
    })
}

/// The most pupils in the present classes.
fn classes(school: &School, stage: Stage, standard: &Standard) -> Option<u64> {
    let limit =
        standard.checks.iter().find_map(|check| check.class_size.as_ref())?.get(stage).value;
    let figure = |part| school.facts.get(Field::Classes, part).and_then(|fact| fact.value);
    let alone = matches!(school.kind, Kind::Primary | Kind::TeachingPoint | Kind::Junior);
    let classes = figure(stage.part()).or_else(|| figure(Part::Whole).filter(|_| alone))?;
    (classes * limit).floor().to_u64()
}
