//! What a user should know of the coefficients beside their verdicts: where rounding or a usual wrong
//! formula would tell the other verdict, and where there is nothing to compare. They change no verdict.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::finding::{Code, Finding};
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
            findings.push(Finding::notice(
                Code::RoundingFlips,
                format!(
                    "{name}综合差异系数为 {cv:.6}；只看 {decimals} 位小数会得出相反的结论，判定以未舍入的数值为准"
                ),
            ));
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
    let message = if stage.units == 1 {
        format!("{name}只有一个单位，差异系数为 0，没有比较意义；请加入全县其他学校")
    } else {
        let named = standard.indicators.iter().zip(&stage.indicators);
        let alone: Vec<&str> = named
            .filter(|(_, one)| one.counted == 1)
            .map(|(indicator, _)| indicator.short.as_str())
            .collect();
        if alone.is_empty() {
            return None;
        }
        format!(
            "{name}“{}”只有一个单位有数据，差异系数为 0，没有比较意义；请补上其他学校的数据",
            alone.join("”“")
        )
    };
    Some(Finding::notice(Code::SingleUnit, message))
}

fn of_indicator(stage: &str, name: &str, result: &Dispersion, findings: &mut Vec<Finding>) {
    let Some(cv) = result.cv else {
        if result.counted > 0 {
            let whose = if result.open > 0 { "已填的各校" } else { "全县" };
            let text =
                format!("{stage}“{name}”{whose}平均值为 0，差异系数无法计算；请核对该项数据");
            findings.push(Finding::error(Code::ZeroMean, text));
        }
        return;
    };
    let Some(limit) = result.limit.as_ref().map(|limit| limit.value) else { return };
    let is_kept = if result.verdict == CvVerdict::Met { "未超过" } else { "超过" };
    if result.open == 0
        && let Some((formula, other)) = unweighted_flips(result, limit)
    {
        let text = format!(
            "{stage}“{name}”按学生数加权的差异系数为 {cv:.3}，{is_kept}上限 {limit}；不加权的 {formula} 会得出 {other:.3}，结论相反，旧表如有不同请核对公式"
        );
        findings.push(Finding::notice(Code::UnweightedFlips, text));
    }
    if let Some(decimals) = result.flips_at {
        let text = format!(
            "{stage}“{name}”差异系数为 {cv:.6}，{is_kept}上限 {limit}；只看 {decimals} 位小数会得出相反的结论，判定以未舍入的数值为准"
        );
        findings.push(Finding::notice(Code::RoundingFlips, text));
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
