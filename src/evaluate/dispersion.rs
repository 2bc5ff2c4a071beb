//! How far the schools of a stage lie apart (校际差异系数), weighted by pupils around the pooled mean.
//!
//! With P pupils and R of a resource, x = k·R/P, X̄ = k·ΣR/ΣP, S² = Σ (P/ΣP)·(x − X̄)², CV = S/X̄.
//! Figures are printed from binary fractions; the comparison with the limit is exact: as soon as a
//! coefficient is near it, CV² = ΣP·Σ(R²/P)/(ΣR)² − 1 is compared with its square in whole numbers.

use num_bigint::BigInt;
use num_traits::{One, Zero};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::Stage;
use crate::finding::{Code, Finding};
use crate::number::{Exact, approximate, exact, printed};
use crate::standard::{Cited, Standard};

use super::{StageResult, Unit};

/// Whether schools lie near enough to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CvVerdict {
    /// At most the limit.
    Met,
    /// Over the limit.
    NotMet,
    /// There is no coefficient: no unit has the figures, or their mean is 0.
    Undefined,
}

impl CvVerdict {
    /// The id in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Undefined => "undefined",
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
    /// The largest one allowed, and where it is written.
    pub limit: Cited<Decimal>,
    /// Whether it is kept.
    pub verdict: CvVerdict,
    /// How many units went in.
    pub counted: usize,
    /// How many units have no figure and were left out.
    pub left_out: usize,
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

/// Pupils, resource and value of the units that have all three.
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
    let reached = units.iter().filter_map(|unit| unit.indicators.get(index));
    let reached = reached.filter(|one| one.verdict == super::Verdict::Met).count();
    let limit = standard.cv_limit.get(stage).clone();
    let mut result = Dispersion {
        mean: None,
        deviation: None,
        cv: None,
        verdict: CvVerdict::Undefined,
        counted: known.len(),
        left_out: units.len() - known.len(),
        reached,
        unweighted: unweighted(&known),
        flips_at: None,
        limit,
    };
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
    result.verdict =
        if keeps(cv, &known, result.limit.value) { CvVerdict::Met } else { CvVerdict::NotMet };
    result.flips_at = flips_at(cv, &result, standard);
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

/// Whether CV ≤ limit. A binary fraction decides where it is far enough from the limit for its
/// rounding not to matter, by many orders of magnitude; whole numbers decide the rest.
fn keeps(cv: f64, known: &[Known<'_>], limit: Decimal) -> bool {
    const FAR: f64 = 1e-6;
    let near = approximate(&exact(limit));
    if (cv - near).abs() > FAR * near { cv < near } else { keeps_exactly(known, &exact(limit)) }
}

/// CV² + 1 = ΣP·Σ(R²/P) / (ΣR)², compared with limit² + 1. The sums are never reduced: the greatest
/// common divisor of numbers this long costs more than everything else together.
fn keeps_exactly(known: &[Known<'_>], limit: &Exact) -> bool {
    let (mut pupils, mut resource, mut squares) = (Exact::zero(), Sum::default(), Sum::default());
    for one in known {
        let heads = exact(one.pupils);
        resource.add(one.resource);
        squares.add(&(one.resource * one.resource / &heads));
        pupils += heads;
    }
    let over = pupils.numer() * &squares.numerator * &resource.denominator * &resource.denominator;
    let under = pupils.denom() * &squares.denominator * &resource.numerator * &resource.numerator;
    let most = limit * limit + Exact::one();
    over * most.denom() <= under * most.numer()
}

/// A sum of fractions over a common denominator that only grows.
struct Sum {
    numerator: BigInt,
    denominator: BigInt,
}

impl Sum {
    fn add(&mut self, value: &Exact) {
        if *value.denom() == self.denominator {
            self.numerator += value.numer();
            return;
        }
        self.numerator = &self.numerator * value.denom() + value.numer() * &self.denominator;
        self.denominator *= value.denom();
    }
}

impl Default for Sum {
    fn default() -> Self {
        Self { numerator: BigInt::zero(), denominator: BigInt::one() }
    }
}

fn flips_at(cv: f64, result: &Dispersion, standard: &Standard) -> Option<u32> {
    let prints = [standard.rounding.cv, standard.rounding.cv_in_reports];
    prints.into_iter().find(|decimals| {
        let printed_kept =
            printed(cv, *decimals).parse().is_ok_and(|cv: Decimal| cv <= result.limit.value);
        printed_kept != (result.verdict == CvVerdict::Met)
    })
}

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

/// What a user should know of the coefficients beside their verdicts.
pub(super) fn findings(stages: &[StageResult], standard: &Standard) -> Vec<Finding> {
    let mut findings = Vec::new();
    for stage in stages {
        let name = stage.stage.name();
        if stage.units == 1 {
            findings.push(Finding::notice(
                Code::SingleUnit,
                format!("{name}只有一个单位，差异系数为 0，没有比较意义；请加入全县其他学校"),
            ));
        }
        for (indicator, result) in standard.indicators.iter().zip(&stage.indicators) {
            if result.counted > 0 && result.cv.is_none() {
                findings.push(Finding::error(
                    Code::ZeroMean,
                    format!(
                        "{name}“{}”全县平均值为 0，差异系数无法计算；请核对该项数据",
                        indicator.name
                    ),
                ));
            }
            if let (Some(decimals), Some(cv)) = (result.flips_at, result.cv) {
                let text = if result.verdict == CvVerdict::Met { "未超过" } else { "超过" };
                findings.push(Finding::notice(
                    Code::RoundingFlips,
                    format!(
                        "{name}“{}”差异系数为 {cv:.6}，{text}上限 {}；只看 {decimals} 位小数会得出相反的结论，判定以未舍入的数值为准",
                        indicator.name, result.limit.value
                    ),
                ));
            }
        }
    }
    findings
}
