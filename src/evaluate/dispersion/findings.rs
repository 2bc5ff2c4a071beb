//! What a user should know of the coefficients beside their verdicts: where rounding or a usual wrong
//! formula would tell the other verdict, and where there is nothing to compare. They change no verdict.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::findings::{Finding, Results};
use crate::standard::Standard;

use super::super::StageResult;
use super::{CvVerdict, Dispersion, flips_at};

/// All of it, stage by stage.
pub(in super::super) fn findings(stages: &[StageResult], standard: &Standard) -> Vec<Finding> {
    let mut findings = Vec::new();
    for stage in stages {
        let name = stage.stage.name();
        findings.extend(single(stage, standard));
        let open = stage.indicators.iter().any(|one| one.open > 0);
        if let Some(cv) = stage.composite_cv.filter(|_| !open)
            && let Some(decimals) =
                flips_at(cv, stage.composite_limit.as_ref(), stage.composite_verdict, standard)
        {
            let says = Results::PrintedComposite { stage: &name, cv: &cv, decimals: &decimals };
            findings.push(Finding::of(&says));
        }
        for (indicator, result) in standard.indicators.iter().zip(&stage.indicators) {
            of_indicator(name, &indicator.name, result, &mut findings);
        }
    }
    findings
}

/// A coefficient of one unit alone is 0 and means nothing, be it the stage's only one or the only one
/// that has the figures.
fn single(stage: &StageResult, standard: &Standard) -> Option<Finding> {
    let name = stage.stage.name();
    if stage.units == 1 {
        return Some(Finding::of(&Results::OneUnit { stage: &name }));
    }
    let named = standard.indicators.iter().zip(&stage.indicators);
    let alone: Vec<&str> = named
        .filter(|(_, one)| one.counted == 1)
        .map(|(indicator, _)| indicator.short.as_str())
        .collect();
    let indicators = &alone.join("”“");
    (!alone.is_empty()).then(|| Finding::of(&Results::OneCounted { stage: &name, indicators }))
}

fn of_indicator(stage: &str, name: &str, result: &Dispersion, findings: &mut Vec<Finding>) {
    let Some(cv) = result.cv else {
        if result.counted > 0 {
            let whose = if result.open > 0 { "已填的各校" } else { "全县" };
            findings.push(Finding::of(&Results::MeanIsZero {
                stage: &stage,
                indicator: &name,
                whose: &whose,
            }));
        }
        return;
    };
    let Some(limit) = result.limit.as_ref().map(|limit| limit.value) else { return };
    let is_kept = if result.verdict == CvVerdict::Met { "未超过" } else { "超过" };
    if result.open == 0
        && let Some((formula, other)) = unweighted_flips(result, limit)
    {
        findings.push(Finding::of(&Results::Unweighted {
            stage: &stage,
            indicator: &name,
            cv: &cv,
            kept: &is_kept,
            limit: &limit,
            formula: &formula,
            other: &other,
        }));
    }
    if let Some(decimals) = result.flips_at {
        findings.push(Finding::of(&Results::PrintedCv {
            stage: &stage,
            indicator: &name,
            cv: &cv,
            kept: &is_kept,
            limit: &limit,
            decimals: &decimals,
        }));
    }
}

/// Whether a formula that does not weigh by pupils would tell the other verdict.
fn unweighted_flips(result: &Dispersion, limit: Decimal) -> Option<(&'static str, f64)> {
    let near = limit.to_f64()?;
    let other = result.unweighted?;
    let met = match result.verdict {
        CvVerdict::Met => true,
        CvVerdict::NotMet => false,
        CvVerdict::Missing | CvVerdict::Undefined | CvVerdict::NotJudged => return None,
    };
    let all = [("STDEV/AVERAGE", other.sample), ("STDEVP/AVERAGE", Some(other.population))];
    let mut all = all.into_iter().filter_map(|(name, value)| Some((name, value?)));
    all.find(|(_, value)| (*value <= near) != met)
}
