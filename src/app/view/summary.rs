//! What the county's verdict on resources says, why, and what to look at first. It gathers verdicts
//! and calculates none of their figures.

use crate::county::Stage;
use crate::digest::{Digest, FindingDigest};
use crate::evaluate::{CvVerdict, Verdict};
use crate::finding::Severity;

use super::ordered;

/// How many coefficients are over their limit.
pub fn over_limit(digest: &Digest) -> usize {
    blocking_cvs(digest).len()
}

/// The coefficients over their limit, by stage and indicator.
pub fn blocking_cvs(digest: &Digest) -> Vec<(Stage, usize)> {
    let all = digest.stages.iter().flat_map(|stage| {
        stage.indicators.iter().enumerate().map(move |(index, one)| (stage.stage, index, one))
    });
    all.filter(|(_, _, one)| one.verdict == CvVerdict::NotMet)
        .map(|(stage, index, _)| (stage, index))
        .collect()
}

/// The units of a verdict, as indices; those with the fewest indicators met first.
pub fn units_of(digest: &Digest, verdict: Verdict) -> Vec<usize> {
    let all = digest.units.iter().enumerate().filter(|(_, unit)| unit.verdict == verdict);
    let units: Vec<(usize, usize)> = all.map(|(index, unit)| (unit.met, index)).collect();
    ordered(units, &Ord::cmp).into_iter().map(|(_, index)| index).collect()
}

/// How many findings there are of each severity.
pub fn severities(findings: &[FindingDigest]) -> [(Severity, usize); 3] {
    [Severity::Error, Severity::Warning, Severity::Notice]
        .map(|severity| (severity, findings.iter().filter(|one| one.severity == severity).count()))
}

/// The unit of a school at a stage.
pub fn unit_at(digest: &Digest, school: usize, stage: Stage) -> Option<usize> {
    digest.units.iter().position(|unit| unit.school == school && unit.stage == stage)
}
