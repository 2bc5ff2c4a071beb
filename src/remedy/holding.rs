//! What the units of a stage have of a resource, what each needs, and how far they may lie apart: the
//! figures that every plan starts from, taken from the evaluation as they are.
//!
//! A unit whose figure is not certain (blank, stated in two ways, an upper bound) is in no plan: it is
//! named, and the plan holds for the others.

use num_traits::Zero;

use crate::county::Stage;
use crate::evaluate::{Evaluation, Unit};
use crate::number::{Exact, exact};
use crate::standard::{Indicator, Standard};

use super::fraction::Fraction;

/// One unit whose figures are certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Index into [`Evaluation::units`].
    pub unit: usize,
    /// Its pupils.
    pub pupils: Fraction,
    /// What it has, in the resource's own unit; a combined school's share may be a fraction.
    pub has: Fraction,
    /// What it needs to reach its threshold; 0 where the standard sets none.
    pub need: Fraction,
    /// What it needs to reach its floor, the least allowed of an indicator that misses its threshold.
    pub floor: Fraction,
}

/// The units of one stage as to one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Holdings {
    /// The stage.
    pub stage: Stage,
    /// Index into [`Standard::indicators`].
    pub indicator: usize,
    /// Whether the resource comes in whole people or rooms.
    pub whole: bool,
    /// The largest coefficient of variation allowed, where the standard sets one.
    pub limit: Option<Fraction>,
    /// The units whose figures are certain, in the order of the evaluation.
    pub units: Vec<Holding>,
    /// The others: indices into [`Evaluation::units`].
    pub unknown: Vec<usize>,
}

impl Holdings {
    /// Of one stage and one indicator; `None` where there is no such indicator.
    pub fn of(
        evaluation: &Evaluation,
        stage: Stage,
        indicator: usize,
        standard: &Standard,
    ) -> Option<Self> {
        let rule = standard.indicators.get(indicator)?;
        let limit = standard.cv_limit.as_ref().map(|limit| exact(limit.get(stage).value));
        // A limit with more digits than anybody writes would leave the plan without one: nothing is planned.
        let limit = limit.map(|limit| Fraction::of(&limit).ok_or(())).transpose().ok()?;
        let mut holdings = Self {
            stage,
            indicator,
            whole: is_whole(rule, stage),
            limit,
            units: Vec::new(),
            unknown: Vec::new(),
        };
        for (index, unit) in evaluation.units.iter().enumerate() {
            if unit.stage == stage {
                match holding(index, unit, indicator, rule) {
                    Some(holding) => holdings.units.push(holding),
                    None => holdings.unknown.push(index),
                }
            }
        }
        Some(holdings)
    }

    /// Every stage and indicator, in the order of the standard.
    pub fn all(evaluation: &Evaluation, standard: &Standard) -> Vec<Self> {
        let indicators = 0..standard.indicators.len();
        let of = |stage| {
            indicators.clone().filter_map(move |one| Self::of(evaluation, stage, one, standard))
        };
        Stage::ALL.into_iter().flat_map(of).collect()
    }
}

/// Whether the resource of an indicator comes in whole people, rooms or the like.
pub fn is_whole(rule: &Indicator, stage: Stage) -> bool {
    let mut terms = rule.numerator.get(stage).iter().flatten();
    terms.all(|term| term.field.measure().is_whole())
}

fn holding(index: usize, unit: &Unit, indicator: usize, rule: &Indicator) -> Option<Holding> {
    let one = unit.indicators.get(indicator)?;
    let pupils = exact(unit.pupils?);
    let heads = &pupils / exact(rule.per);
    let threshold = one.threshold.as_ref().map_or_else(Exact::zero, |limit| exact(limit.value));
    let floor = one.floor.clone().unwrap_or_else(Exact::zero);
    let small = Holding {
        unit: index,
        pupils: Fraction::of(&pupils)?,
        has: Fraction::of(one.certain()?)?,
        need: Fraction::of(&(threshold * &heads))?,
        floor: Fraction::of(&(floor * heads))?,
    };
    (small.pupils.is_pupils() && small.has >= Fraction::ZERO).then_some(small)
}
