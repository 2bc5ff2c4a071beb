//! What the county's verdict on resources says, why, and what to look at first. It gathers verdicts
//! and calculates none of their figures.

use crate::county::Stage;
use crate::evaluate::{CvVerdict, Dispersion, Evaluation, StageResult, Verdict};
use crate::finding::{Finding, Severity};
use crate::standard::Standard;

/// The verdict on resource allocation: every unit and every coefficient must hold.
pub fn resources(evaluation: &Evaluation) -> Verdict {
    let cvs =
        || evaluation.stages.iter().filter(|one| one.units > 0).flat_map(|one| &one.indicators);
    let units = |verdict| evaluation.units.iter().any(|unit| unit.verdict == verdict);
    if units(Verdict::NotMet) || cvs().any(|one| one.verdict == CvVerdict::NotMet) {
        Verdict::NotMet
    } else if evaluation.units.is_empty()
        || units(Verdict::Missing)
        || cvs().any(|one| one.verdict == CvVerdict::Undefined)
    {
        Verdict::Missing
    } else {
        Verdict::Met
    }
}

/// The stages that have units.
pub fn stages(evaluation: &Evaluation) -> impl Iterator<Item = &StageResult> {
    evaluation.stages.iter().filter(|one| one.units > 0)
}

/// How many coefficients are over their limit.
pub fn over_limit(evaluation: &Evaluation) -> usize {
    let all = stages(evaluation).flat_map(|one| &one.indicators);
    all.filter(|one| one.verdict == CvVerdict::NotMet).count()
}

/// The coefficients over their limit, by stage and indicator.
pub fn blocking_cvs(evaluation: &Evaluation) -> Vec<(Stage, usize)> {
    let all = stages(evaluation).flat_map(|stage| {
        stage.indicators.iter().enumerate().map(move |(index, one)| (stage.stage, index, one))
    });
    all.filter(|(_, _, one)| one.verdict == CvVerdict::NotMet)
        .map(|(stage, index, _)| (stage, index))
        .collect()
}

/// The units of a verdict, as indices; those with the fewest indicators met first.
pub fn units_of(evaluation: &Evaluation, verdict: Verdict) -> Vec<usize> {
    let all = &evaluation.units;
    let most = all.iter().map(|unit| unit.met).max().unwrap_or_default();
    let of = |met: usize| {
        (0..all.len()).filter(move |index| all[*index].verdict == verdict && all[*index].met == met)
    };
    (0..=most).flat_map(of).collect()
}

/// How many findings there are of each severity.
pub fn severities(findings: &[Finding]) -> [(Severity, usize); 3] {
    [Severity::Error, Severity::Warning, Severity::Notice]
        .map(|severity| (severity, findings.iter().filter(|one| one.severity == severity).count()))
}

/// Whether a coefficient of another formula would tell the other verdict.
pub fn would_flip(other: f64, one: &Dispersion) -> bool {
    let limit = crate::number::approximate(&crate::number::exact(one.limit.value));
    match one.verdict {
        CvVerdict::Met => other > limit,
        CvVerdict::NotMet => other <= limit,
        CvVerdict::Undefined => false,
    }
}

/// The unit of a school at a stage.
pub fn unit_at(evaluation: &Evaluation, school: usize, stage: Stage) -> Option<usize> {
    evaluation.units.iter().position(|unit| unit.school == school && unit.stage == stage)
}

/// How many of a standard's indicators there are; for `6/7`.
pub fn indicators(standard: &Standard) -> usize {
    standard.indicators.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::manual::Form;
    use crate::evaluate::evaluate;
    use crate::standard::shipped;

    #[test]
    fn nothing_known_is_no_verdict() {
        let standard = shipped("cn-2017").unwrap();
        let empty = evaluate(&crate::county::County::default(), &standard);
        assert_eq!(resources(&empty), Verdict::Missing);
        let blank = evaluate(&Form::default().county(), &standard);
        assert_eq!(resources(&blank), Verdict::Missing);
        assert_eq!(units_of(&blank, Verdict::Missing), [0]);
    }
}
