//! A stage as a screen shows it. It repeats coefficients and calculates none.

use rust_decimal::prelude::ToPrimitive;

use crate::evaluate::{CvVerdict, Dispersion, Evaluation, StageResult};
use crate::standard::Standard;

use super::{CvView, StageView, bar, figure};

pub(super) fn stage(
    result: &StageResult,
    evaluation: &Evaluation,
    standard: &Standard,
) -> StageView {
    StageView {
        stage: result.stage,
        units: result.units,
        met: result.met,
        not_met: result.not_met,
        missing: result.missing,
        pupils: pupils(result, evaluation),
        composite: figure::composite(result, standard),
        composite_limit: result.composite_limit.as_ref().map(|one| figure::limit(one.value)),
        composite_verdict: result.composite_verdict,
        indicators: result.indicators.iter().map(|one| cv(one, standard)).collect(),
    }
}

/// The pupils of a stage: what is not given is not 0.
fn pupils(result: &StageResult, evaluation: &Evaluation) -> String {
    let units = || evaluation.units.iter().filter(|unit| unit.stage == result.stage);
    let known = units().filter(|unit| unit.pupils.is_some()).count();
    match (known, units().count() - known) {
        (0, 1..) => figure::NOTHING.to_owned(),
        (_, 0) => figure::plain(result.pupils),
        _ => format!("至少 {}", figure::plain(result.pupils)),
    }
}

fn cv(one: &Dispersion, standard: &Standard) -> CvView {
    let limit =
        one.limit.as_ref().and_then(|limit| limit.value.to_f64()).filter(|limit| limit.is_normal());
    let others = one.unweighted.map_or([None, None], |it| [Some(it.population), it.sample]);
    let flips = |cv: f64| match (one.verdict, limit) {
        (CvVerdict::Met, Some(limit)) => cv > limit,
        (CvVerdict::NotMet, Some(limit)) => cv <= limit,
        _ => false,
    };
    CvView {
        mean: figure::mean(one, standard),
        reached: one.reached,
        left_out: one.left_out,
        cv: figure::cv(one, standard),
        bar: bar(one.cv.zip(limit).map(|(cv, limit)| cv / limit)),
        verdict: one.verdict,
        unweighted: others.map(|cv| figure::plain_cv(cv, standard)),
        unweighted_flips: others.into_iter().flatten().any(flips),
    }
}
