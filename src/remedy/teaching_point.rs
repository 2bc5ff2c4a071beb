//! What happens when a 教学点 that is not counted yet gets so many pupils that it is (50): from then on it is
//! a unit, has to pass the school rule, and its values go into every coefficient of variation.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::county::{County, Stage};
use crate::evaluate::{CvVerdict, Evaluation, Unit, evaluate};
use crate::standard::{Exclusion, Standard};

use super::capacity::{pupils_of, set_pupils};

/// Said of a 教学点 with at least so many of a hundred of the pupils that would make it a unit: of 50, from
/// 45 on. How early a user wants to be told is no rule of the standard.
const TOLD_FROM: i64 = 90;

/// A 教学点 that is about to count.
#[derive(Clone, Debug, PartialEq)]
pub struct Entering {
    /// Index into [`County::schools`].
    pub school: usize,
    /// Its pupils now.
    pub pupils: Decimal,
    /// From how many it counts.
    pub from: Decimal,
    /// The unit as it would be judged then, with the resources it has.
    pub unit: Unit,
    /// What it would do to the coefficients, by indicator.
    pub coefficients: Vec<Coefficient>,
}

/// A coefficient of variation without and with the unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    /// Now.
    pub before: Option<f64>,
    /// How it is judged now.
    pub verdict_before: CvVerdict,
    /// With the unit.
    pub after: Option<f64>,
    /// How it would be judged.
    pub verdict_after: CvVerdict,
}

impl Coefficient {
    /// Whether schools would lie further apart.
    pub fn is_worse(&self) -> bool {
        self.before.zip(self.after).is_some_and(|(before, after)| after > before)
    }
}

/// Every 教学点 that is about to count, and what follows.
pub fn entering(county: &County, evaluation: &Evaluation, standard: &Standard) -> Vec<Entering> {
    let from = standard.teaching_point_pupils.value;
    let near = from * Decimal::new(TOLD_FROM, 2);
    let of = |index: usize| {
        let school = county.schools.get(index)?;
        let pupils = pupils_of(school, Stage::Primary).filter(|pupils| *pupils >= near)?;
        let mut county = county.clone();
        let counted = county.schools.get_mut(index)?;
        set_pupils(counted, Stage::Primary, from.ceil().to_u64()?);
        let after = evaluate(&county, standard);
        let unit = after.units.iter().find(|unit| unit.school == index)?.clone();
        let stage = |of: &Evaluation| of.stages.iter().find(|one| one.stage == unit.stage).cloned();
        let (before, after) = (stage(evaluation)?, stage(&after)?);
        let pairs = before.indicators.iter().zip(&after.indicators);
        let coefficients = pairs.map(|(before, after)| Coefficient {
            before: before.cv,
            verdict_before: before.verdict,
            after: after.cv,
            verdict_after: after.verdict,
        });
        let coefficients = coefficients.collect();
        Some(Entering { school: index, pupils, from, unit, coefficients })
    };
    let left_out = evaluation.excluded.iter();
    let small = left_out.filter(|one| one.reason == Exclusion::TeachingPointUnder50);
    small.filter_map(|one| of(one.school)).collect()
}
