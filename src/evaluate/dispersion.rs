//! How far the schools of a stage lie apart (校际差异系数), weighted by pupils around the pooled mean.
//!
//! With P pupils and R of a resource, x = k·R/P, X̄ = k·ΣR/ΣP, S² = Σ (P/ΣP)·(x − X̄)², CV = S/X̄, so
//! CV² = ΣP·Σ(R²/P)/(ΣR)² − 1, which is a fraction: the comparison with the limit is exact.

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::county::Stage;
use crate::finding::{Code, Finding};
use crate::number::{Exact, approximate, exact, rounded};
use crate::standard::{Cited, Standard};

use super::{StageResult, Unit};

/// Whether schools lie near enough to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CvVerdict {
    /// At most the limit.
    Met,
    /// Over the limit.
    NotMet,
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
            Self::Undefined => "undefined",
            Self::NotJudged => "not_judged",
        }
    }
}

/// One indicator over all units of a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispersion {
    /// The pooled mean X̄, exact; `None` without a unit.
    pub mean: Option<Exact>,
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
    /// How many units reach their own threshold.
    pub reached: usize,
    /// What the usual wrong formulas would give.
    pub unweighted: Option<Unweighted>,
    /// Whether a print of so many decimals would tell the other verdict.
    pub flips_at: Option<u32>,
    /// The coefficient in units of [`FINE`], rounded down, for an exact comparison of their mean.
    pub fine: Option<BigInt>,
}

/// Decimals of [`Dispersion::fine`].
const FINE: u32 = 40;

/// Coefficients that do not weigh by pupils; never used for a verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unweighted {
    /// STDEVP over AVERAGE.
    pub population: f64,
    /// STDEV over AVERAGE; `None` for one unit.
    pub sample: Option<f64>,
}

/// A sum of fractions that is never reduced: the greatest common divisor of numbers this long costs
/// more than everything else together.
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

/// Pupils, resource and value of the units that have all three.
struct Known<'a> {
    pupils: Exact,
    resource: &'a Exact,
    value: f64,
}

pub(super) fn measure(
    units: &[&Unit],
    index: usize,
    stage: Stage,
    standard: &Standard,
) -> Dispersion {
    let known: Vec<Known<'_>> = units
        .iter()
        .filter_map(|unit| {
            let one = unit.indicators.get(index)?;
            let value = approximate(one.value.as_ref()?);
            Some(Known { pupils: exact(unit.pupils?), resource: one.resource.as_ref()?, value })
        })
        .collect();
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
        reached,
        unweighted: unweighted(&known),
        flips_at: None,
        fine: None,
        limit,
    };
    let per = standard.indicators.get(index).map_or_else(Exact::one, |one| exact(one.per));
    let (mut pupils, mut resource, mut squares) = (Exact::zero(), Sum::default(), Sum::default());
    for one in &known {
        pupils += &one.pupils;
        resource.add(one.resource);
        squares.add(&(one.resource * one.resource / &one.pupils));
    }
    if pupils.is_zero() {
        return result;
    }
    let mean =
        &per * Exact::new(resource.numerator.clone(), resource.denominator.clone()) / &pupils;
    let is_positive = mean.is_positive();
    let mean_near = approximate(&mean);
    result.mean = Some(mean);
    if !is_positive {
        return result;
    }
    // CV² + 1 = over / under, both whole numbers.
    let over = pupils.numer() * &squares.numerator * &resource.denominator * &resource.denominator;
    let under = pupils.denom() * &squares.denominator * &resource.numerator * &resource.numerator;
    let square = Exact::new_raw(&over - &under, under);
    let cv = approximate(&square).max(0.0).sqrt();
    result.cv = Some(cv);
    result.deviation = Some(cv * mean_near);
    result.fine = Some((square.numer() * BigInt::from(10u8).pow(2 * FINE) / square.denom()).sqrt());
    result.verdict = match &result.limit {
        Some(limit) => judge(&square, &exact(limit.value)),
        None => CvVerdict::NotJudged,
    };
    result.flips_at = flips_at(cv, result.limit.as_ref(), result.verdict, standard);
    result
}

/// CV ≤ limit, compared as CV² ≤ limit² without any rounding.
fn judge(square: &Exact, limit: &Exact) -> CvVerdict {
    let limit = limit * limit;
    let kept = square.numer() * limit.denom() <= limit.numer() * square.denom();
    if kept { CvVerdict::Met } else { CvVerdict::NotMet }
}

fn flips_at(
    cv: f64,
    limit: Option<&Cited<Decimal>>,
    verdict: CvVerdict,
    standard: &Standard,
) -> Option<u32> {
    let limit = exact(limit?.value);
    let value = Exact::from_float(cv)?;
    let prints = [standard.rounding.cv, standard.rounding.cv_in_reports];
    prints.into_iter().find(|decimals| {
        let printed_kept = rounded(&value, *decimals) <= limit;
        printed_kept != (verdict == CvVerdict::Met)
    })
}

/// The mean of all coefficients (综合差异系数): its value and whether it keeps its limit.
pub(super) fn composite(
    indicators: &[Dispersion],
    limit: Option<&Cited<Decimal>>,
) -> (Option<f64>, CvVerdict) {
    let all: Option<Vec<f64>> = indicators.iter().map(|one| one.cv).collect();
    let Some(cvs) = all.filter(|cvs| !cvs.is_empty()) else {
        return (None, CvVerdict::Undefined);
    };
    let count = cvs.len();
    let mean = cvs.iter().sum::<f64>() / f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let Some(limit) = limit else { return (Some(mean), CvVerdict::NotJudged) };
    // Each is rounded down by less than one unit, so a mean that keeps its limit is never over it,
    // and one that is over it by more than a unit never kept.
    let fine: BigInt = indicators.iter().filter_map(|one| one.fine.as_ref()).sum();
    let most = exact(limit.value) * BigInt::from(count) * BigInt::from(10u8).pow(FINE);
    let kept = Exact::from_integer(fine) <= most;
    (Some(mean), if kept { CvVerdict::Met } else { CvVerdict::NotMet })
}

fn unweighted(known: &[Known<'_>]) -> Option<Unweighted> {
    let count = f64::from(u32::try_from(known.len()).ok().filter(|count| *count > 0)?);
    let mean = known.iter().map(|one| one.value).sum::<f64>() / count;
    if mean <= 0.0 {
        return None;
    }
    let squares: f64 = known.iter().map(|one| (one.value - mean).powi(2)).sum();
    let sample = (count > 1.0).then(|| (squares / (count - 1.0)).sqrt() / mean);
    Some(Unweighted { population: (squares / count).sqrt() / mean, sample })
}

/// Whether a formula that does not weigh by pupils would tell the other verdict.
fn unweighted_flips(result: &Dispersion) -> Option<(&'static str, f64, Decimal)> {
    let limit = result.limit.as_ref()?.value;
    let near = limit.to_f64()?;
    let other = result.unweighted?;
    let met = match result.verdict {
        CvVerdict::Met => true,
        CvVerdict::NotMet => false,
        CvVerdict::Undefined | CvVerdict::NotJudged => return None,
    };
    let all = [("STDEV/AVERAGE", other.sample), ("STDEVP/AVERAGE", Some(other.population))];
    let mut all = all.into_iter().filter_map(|(name, value)| Some((name, value?)));
    all.find(|(_, value)| (*value <= near) != met).map(|(name, value)| (name, value, limit))
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
        if let Some(cv) = stage.composite_cv
            && let Some(decimals) =
                flips_at(cv, stage.composite_limit.as_ref(), stage.composite_verdict, standard)
        {
            findings.push(Finding::notice(
                Code::RoundingFlips,
                format!(
                    "{name}综合差异系数为 {cv:.6}；只看 {decimals} 位小数会得出相反的结论，判定以未舍入的数值为准"
                ),
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
            if let (Some((formula, other, limit)), Some(cv)) = (unweighted_flips(result), result.cv)
            {
                let text = if result.verdict == CvVerdict::Met { "未超过" } else { "超过" };
                findings.push(Finding::notice(
                    Code::UnweightedFlips,
                    format!(
                        "{name}“{}”按学生数加权的差异系数为 {cv:.3}，{text}上限 {limit}；不加权的 {formula} 会得出 {other:.3}，结论相反，旧表如有不同请核对公式",
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
                        indicator.name,
                        result.limit.as_ref().map(|limit| limit.value).unwrap_or_default()
                    ),
                ));
            }
        }
    }
    findings
}
