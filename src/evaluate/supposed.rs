//! The same judgement of what is only supposed: units with other resources, a school with other figures.
//! What plans promise is held against it. It supposes nothing by itself.

use crate::county::{County, Stage};
use crate::number::Exact;
use crate::standard::Standard;

use super::{Evaluation, StageResult, Unit, stage_result, unit, units, verdict};

/// What a unit is supposed to have.
#[derive(Clone, Debug, PartialEq)]
pub struct Supposition {
    /// Index into [`Evaluation::units`].
    pub unit: usize,
    /// Index into [`Standard::indicators`].
    pub indicator: usize,
    /// The resource, exact, in its own unit.
    pub resource: Exact,
}

/// Units and stages as they would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Supposed {
    /// The units, in the order of [`Evaluation::units`].
    pub units: Vec<Unit>,
    /// 小学, then 初中.
    pub stages: Vec<StageResult>,
}

/// Judges units and coefficients of variation as if some units had other resources. A supposition about
/// a figure that is not certain changes nothing.
pub fn suppose(
    evaluation: &Evaluation,
    suppositions: &[Supposition],
    standard: &Standard,
) -> Supposed {
    let mut units = evaluation.units.clone();
    for one in suppositions {
        let Some(unit) = units.get_mut(one.unit) else { continue };
        let Some(indicator) = unit.indicators.get_mut(one.indicator) else { continue };
        if let Some(judged) = indicator.with_resource(one.resource.clone(), standard) {
            *indicator = judged;
            (unit.met, unit.verdict) = verdict::school_rule(&unit.indicators, standard);
        }
    }
    let stages = Stage::ALL.map(|stage| stage_result(stage, &units, standard)).to_vec();
    Supposed { units, stages }
}

/// Judges the units of a county, and nothing of it as a whole.
pub fn judge_units(county: &County, standard: &Standard) -> Vec<Unit> {
    let (seats, _, _) = units::units(county, standard);
    seats.iter().map(|seat| unit(seat, standard)).collect()
}
