//! The least addition (最少增配) of each stage and indicator that brings every unit to its need and the
//! coefficient of variation under its limit.

use num_traits::Zero;

use crate::county::Stage;
use crate::evaluate::{CvVerdict, Evaluation, Supposed, Supposition, Verdict, suppose};
use crate::number::{Exact, approximate};
use crate::standard::Standard;

use super::divisible::{self, Item};
use super::fraction::Fraction;
use super::holding::Holdings;
use super::whole;

/// What to add to the units of one stage for one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition {
    /// The stage.
    pub stage: Stage,
    /// Index into [`Standard::indicators`].
    pub indicator: usize,
    /// Whether it is in whole people or rooms.
    pub whole: bool,
    /// The plan; `None` where there is none that holds: no unit's figures are certain, or they are too large.
    pub plan: Option<Plan>,
    /// Units that no plan can be made for, since what they have is not certain. The plan holds for the
    /// others; with them it may take more.
    pub unknown: Vec<usize>,
}

/// A plan that the evaluation has confirmed.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Index into [`Evaluation::units`] and what to add, in the resource's own unit; only units that get
    /// something.
    pub units: Vec<(usize, Exact)>,
    /// All together: the true optimum of whole people and rooms; of areas and money the optimum, each unit's
    /// part rounded up to a millionth.
    pub cost: Exact,
    /// How much of it the units need for their thresholds; the rest is for the coefficient.
    pub for_needs: Exact,
    /// The optimum if the resource could be divided at will: no plan can do with less.
    pub lower_bound: f64,
}

/// The least additions of every stage and indicator of which the standard demands something and that has
/// units, in the order of the standard.
pub fn additions(evaluation: &Evaluation, standard: &Standard) -> Vec<Addition> {
    let demanded = |one: &Holdings| {
        let threshold =
            standard.indicators.get(one.indicator).is_some_and(|rule| rule.threshold.is_some());
        let has_units = !one.units.is_empty() || !one.unknown.is_empty();
        has_units && (threshold || one.limit.is_some())
    };
    let all: Vec<Holdings> =
        Holdings::all(evaluation, standard).into_iter().filter(demanded).collect();
    let mut additions: Vec<Addition> = all.iter().map(addition).collect();
    confirm(&all, &mut additions, evaluation, standard);
    additions
}

/// Takes back every plan that the evaluation does not confirm.
fn confirm(
    all: &[Holdings],
    additions: &mut [Addition],
    evaluation: &Evaluation,
    standard: &Standard,
) {
    let mut suppositions = Vec::new();
    for (holdings, addition) in all.iter().zip(additions.iter()) {
        let planned = addition.plan.iter().flat_map(|plan| &plan.units);
        for (unit, add) in planned {
            let has = holdings.units.iter().find(|one| one.unit == *unit);
            suppositions.extend(has.map(|has| Supposition {
                unit: *unit,
                indicator: addition.indicator,
                resource: has.has.exact() + add,
            }));
        }
    }
    let supposed = suppose(evaluation, &suppositions, standard);
    for (holdings, addition) in all.iter().zip(additions) {
        if !is_confirmed(holdings, &supposed) {
            addition.plan = None;
        }
    }
}

/// Whether all units whose figures are certain reach their thresholds and keep the limit.
pub(super) fn is_confirmed(holdings: &Holdings, supposed: &Supposed) -> bool {
    let reached = holdings.units.iter().all(|one| {
        let unit = supposed.units.get(one.unit).and_then(|u| u.indicators.get(holdings.indicator));
        unit.is_some_and(|one| matches!(one.verdict, Verdict::Met | Verdict::NotJudged))
    });
    reached && keeps_limit(holdings, supposed)
}

/// Whether the coefficient of variation keeps its limit. Where units are left out, the evaluation gives the
/// coefficient of the others, which the plan has compared exactly.
pub(super) fn keeps_limit(holdings: &Holdings, supposed: &Supposed) -> bool {
    let Some(limit) = holdings.limit else { return true };
    let stage = supposed.stages.iter().find(|one| one.stage == holdings.stage);
    let cv = stage.and_then(|stage| stage.indicators.get(holdings.indicator));
    cv.is_some_and(|one| match one.verdict {
        CvVerdict::Met => true,
        _ if one.open > 0 => one.cv.is_some_and(|cv| cv <= limit.near() * (1.0 + 1e-9)),
        _ => false,
    })
}

/// The least addition to these, not yet confirmed.
fn addition(holdings: &Holdings) -> Addition {
    Addition {
        stage: holdings.stage,
        indicator: holdings.indicator,
        whole: holdings.whole,
        plan: if holdings.units.is_empty() { None } else { plan(holdings) },
        unknown: holdings.unknown.clone(),
    }
}

/// The least addition to these, in whole people or rooms or divided at will; `None` where there is none.
pub fn plan(holdings: &Holdings) -> Option<Plan> {
    let items: Vec<Item> = holdings
        .units
        .iter()
        .map(|one| Item { pupils: one.pupils, has: one.has, need: one.need })
        .collect();
    let add = least(&items, holdings.limit, holdings.whole)?;
    let needs = least(&items, None, holdings.whole)?;
    let sum = |all: &[Fraction]| all.iter().map(|one| one.exact()).sum::<Exact>();
    let units = holdings.units.iter().zip(&add).map(|(one, add)| (one.unit, add.exact()));
    Some(Plan {
        units: units.filter(|(_, add)| !add.is_zero()).collect(),
        cost: sum(&add),
        for_needs: sum(&needs),
        lower_bound: divisible::optimum(&items, holdings.limit).cost,
    })
}

/// The least addition to each, in whole numbers or divided at will.
pub(super) fn least(
    items: &[Item],
    limit: Option<Fraction>,
    is_whole: bool,
) -> Option<Vec<Fraction>> {
    if is_whole {
        let add = whole::additions(items, limit)?;
        add.into_iter().map(|add| Fraction::new(add, 1)).collect()
    } else {
        divisible::additions(items, limit)
    }
}

impl Plan {
    /// What a unit gets, for drawing; 0 for none.
    pub fn of(&self, unit: usize) -> f64 {
        self.units.iter().find(|one| one.0 == unit).map_or(0.0, |(_, add)| approximate(add))
    }
}
