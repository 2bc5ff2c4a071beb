//! How far the schools of a stage lie apart (校际差异系数), weighted by pupils around the pooled mean.
//!
//! With P pupils and R of a resource, x = k·R/P, X̄ = k·ΣR/ΣP, S² = Σ (P/ΣP)·(x − X̄)², CV = S/X̄.
//! Figures are printed from binary fractions; the comparison with the limit is exact ([`limit`]). Where
//! units are left out because a figure is missing, bounds decide or nothing does ([`bounds`]). What else
//! a user should know of a coefficient is told in [`findings`], and changes no verdict.

mod bounds;
mod findings;
mod limit;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::Stage;
use crate::number::{Exact, approximate, exact, printed};
use crate::standard::{Cited, Standard};

use super::Unit;

pub(super) use findings::findings;

/// Whether schools lie near enough to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CvVerdict {
    /// At most the limit.
    Met,
    /// Over the limit.
    NotMet,
    /// Units are left out, and their figures could still decide it.
    Missing,
    /// There is no coefficient: no unit has the figures, or their mean is 0.
    Undefined,
    /// There is one, and the standard sets no limit for it.
    NotJudged,
}

impl CvVerdict {
    /// The id in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Missing => "missing",
            Self::Undefined => "undefined",
            Self::NotJudged => "not_judged",
        }
    }
}

/// One indicator over all units of a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispersion {
    /// The pooled mean X̄; `None` without a unit.
    pub mean: Option<f64>,
    /// The weighted standard deviation S.
    pub deviation: Option<f64>,
    /// The coefficient of variation.
    pub cv: Option<f64>,
    /// The largest one allowed, and where it is written; `None` where the standard sets none.
    pub limit: Option<Cited<Decimal>>,
    /// Whether it is kept.
    pub verdict: CvVerdict,
    /// How many units went in.
    pub counted: usize,
    /// How many units have no figure and were left out.
    pub left_out: usize,
    /// How many units have no certain figure: those left out, and those of which only the greatest
    /// possible value is known. Where there are any, bounds decide the verdict.
    pub open: usize,
    /// How many units reach their own threshold.
    pub reached: usize,
    /// What the usual wrong formulas would give.
    pub unweighted: Option<Unweighted>,
    /// Whether a print of so many decimals would tell the other verdict.
    pub flips_at: Option<u32>,
}

/// Coefficients that do not weigh by pupils; never used for a verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unweighted {
    /// STDEVP over AVERAGE.
    pub population: f64,
    /// STDEV over AVERAGE; `None` for one unit.
    pub sample: Option<f64>,
}

/// Pupils, resource and value of a unit that has all three.
struct Known<'a> {
    pupils: Decimal,
    resource: &'a Exact,
    value: &'a Exact,
    weight: f64,
    near: f64,
}

pub(super) fn measure(
    units: &[&Unit],
    index: usize,
    stage: Stage,
    standard: &Standard,
) -> Dispersion {
    let known: Vec<Known<'_>> = units.iter().filter_map(|unit| known(unit, index)).collect();
    let open = bounds::open(units, index);
    let reached = units.iter().filter_map(|unit| unit.indicators.get(index));
    let reached = reached.filter(|one| one.verdict == super::Verdict::Met).count();
    let limit = standard.cv_limit.as_ref().map(|limit| limit.get(stage).clone());
    let mut result = Dispersion {
        mean: None,
        deviation: None,
        cv: None,
        verdict: CvVerdict::Undefined,
        counted: known.len(),
        left_out: units.len() - known.len(),
        open,
        reached,
        unweighted: unweighted(&known),
        flips_at: None,
        limit,
    };
    // Without a figure that is certain, the ways to read the others may still agree.
    if let Some(limit) = result.limit.as_ref().filter(|_| open > 0)
        && let decided @ (CvVerdict::Met | CvVerdict::NotMet) =
            bounds::verdict(units, index, limit.value)
    {
        result.verdict = decided;
    }
    let pupils: f64 = known.iter().map(|one| one.weight).sum();
    if pupils <= 0.0 {
        return result;
    }
    let mean = known.iter().map(|one| one.weight * one.near).sum::<f64>() / pupils;
    result.mean = Some(mean);
    if mean <= 0.0 {
        return result;
    }
    let square = |one: &Known<'_>| one.weight / pupils * (one.near - mean).powi(2);
    let equal = known.windows(2).all(|pair| pair[0].value == pair[1].value);
    let deviation = if equal { 0.0 } else { known.iter().map(square).sum::<f64>().sqrt() };
    let cv = deviation / mean;
    result.deviation = Some(deviation);
    result.cv = Some(cv);
    result.verdict = match &result.limit {
        None => CvVerdict::NotJudged,
        Some(_) if open > 0 => match result.verdict {
            CvVerdict::Undefined => CvVerdict::Missing,
            decided => decided,
        },
        Some(limit) if limit::keeps(cv, &known, limit.value) => CvVerdict::Met,
        Some(_) => CvVerdict::NotMet,
    };
    // Of a part of the units no print and no other formula is what the verdict is about.
    if open == 0 {
        result.flips_at = flips_at(cv, result.limit.as_ref(), result.verdict, standard);
    }
    result
}

fn known(unit: &Unit, index: usize) -> Option<Known<'_>> {
    let one = unit.indicators.get(index)?;
    let (value, resource, pupils) = (one.value.as_ref()?, one.resource.as_ref()?, unit.pupils?);
    Some(Known {
        pupils,
        resource,
        value,
        weight: approximate(&exact(pupils)),
        near: approximate(value),
    })
}

/// The mean of all coefficients (综合差异系数): its value and whether it keeps its limit.
pub(super) fn composite(
    units: &[&Unit],
    indicators: &[Dispersion],
    limit: Option<&Cited<Decimal>>,
) -> (Option<f64>, CvVerdict) {
    let all: Option<Vec<f64>> = indicators.iter().map(|one| one.cv).collect();
    let Some(cvs) = all.filter(|cvs| !cvs.is_empty()) else {
        return (None, CvVerdict::Undefined);
    };
    let count = f64::from(u32::try_from(cvs.len()).unwrap_or(u32::MAX));
    let mean = cvs.iter().sum::<f64>() / count;
    let Some(limit) = limit else { return (Some(mean), CvVerdict::NotJudged) };
    if indicators.iter().any(|one| one.open > 0) {
        return (Some(mean), bounds::mean_verdict(units, cvs.len(), limit.value));
    }
    let kept = limit::mean_keeps(mean, units, cvs.len(), limit.value);
    (Some(mean), if kept { CvVerdict::Met } else { CvVerdict::NotMet })
}

/// So many decimals in print would show the other side of the limit.
fn flips_at(
    cv: f64,
    limit: Option<&Cited<Decimal>>,
    verdict: CvVerdict,
    standard: &Standard,
) -> Option<u32> {
    let limit = limit?.value;
    if !matches!(verdict, CvVerdict::Met | CvVerdict::NotMet) {
        return None;
    }
    let prints = [standard.rounding.cv, standard.rounding.cv_in_reports];
    prints.into_iter().find(|decimals| {
        let printed_kept = printed(cv, *decimals).parse().is_ok_and(|cv: Decimal| cv <= limit);
        printed_kept != (verdict == CvVerdict::Met)
    })
}

/// The formulas that are often found in tables, for the units that have figures.
fn unweighted(known: &[Known<'_>]) -> Option<Unweighted> {
    let count = f64::from(u32::try_from(known.len()).ok().filter(|count| *count > 0)?);
    let mean = known.iter().map(|one| one.near).sum::<f64>() / count;
    if mean <= 0.0 {
        return None;
    }
    let squares: f64 = known.iter().map(|one| (one.near - mean).powi(2)).sum();
    let sample = (count > 1.0).then(|| (squares / (count - 1.0)).sqrt() / mean);
    Some(Unweighted { population: (squares / count).sqrt() / mean, sample })
}
