//! The county's verdict: it meets the standard only when everything holds; else what blocks it, what
//! is not met apart from what is not known yet (待填).

use serde::{Deserialize, Serialize};

use crate::standard::Standard;

use super::{Check, CheckVerdict, CvVerdict, StageResult, Unit, Verdict};

/// The county's verdict and what stands in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountyResult {
    /// The verdict.
    pub verdict: CountyVerdict,
    /// What stands in its way: first what is not met, then what is not known yet.
    pub blocking: Vec<Blocking>,
}

/// A county's verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CountyVerdict {
    /// 达标.
    Met,
    /// 未达标.
    NotMet,
    /// 待填: nothing fails, and not everything is known.
    Incomplete,
}

impl CountyVerdict {
    /// The id in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Incomplete => "incomplete",
        }
    }
}

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    /// `primary.units`, `junior.cv.backbone_teachers`, `primary.cv.composite`, `G4`, `V2`.
    pub id: String,
    /// Whether it fails or is not known.
    pub verdict: CheckVerdict,
}

pub(super) fn verdict(
    stages: &[StageResult],
    units: &[Unit],
    checks: &[Check],
    standard: &Standard,
) -> CountyResult {
    let mut all: Vec<Blocking> = Vec::new();
    let mut add = |id: String, verdict| all.push(Blocking { id, verdict });
    if units.is_empty() {
        add("units".to_owned(), CheckVerdict::Missing);
    }
    for stage in stages.iter().filter(|stage| stage.units > 0) {
        let name = stage.stage.id();
        let here = units.iter().filter(|unit| unit.stage == stage.stage);
        let any = |verdict| here.clone().any(|unit| unit.verdict == verdict);
        if any(Verdict::NotMet) {
            add(format!("{name}.units"), CheckVerdict::NotMet);
        } else if any(Verdict::Missing) || any(Verdict::NotJudged) {
            add(format!("{name}.units"), CheckVerdict::Missing);
        }
        for (indicator, one) in standard.indicators.iter().zip(&stage.indicators) {
            // A unit whose figure is missing is left out of the coefficient: that it keeps its limit
            // is then not yet said.
            let verdict = match one.verdict {
                _ if one.limit.is_none() => continue,
                CvVerdict::NotMet => CheckVerdict::NotMet,
                CvVerdict::Met if one.left_out == 0 => continue,
                _ => CheckVerdict::Missing,
            };
            add(format!("{name}.cv.{}", indicator.id), verdict);
        }
        if stage.composite_limit.is_some() {
            let complete = stage.indicators.iter().all(|one| one.left_out == 0);
            match stage.composite_verdict {
                CvVerdict::Met if complete => {}
                CvVerdict::NotMet => {
                    add(format!("{name}.cv.composite"), CheckVerdict::NotMet);
                }
                _ => add(format!("{name}.cv.composite"), CheckVerdict::Missing),
            }
        }
    }
    for check in checks.iter().filter(|check| check.verdict != CheckVerdict::Met) {
        add(check.id.clone(), check.verdict);
    }
    let (mut blocking, pending): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.verdict == CheckVerdict::NotMet);
    let verdict = match (blocking.is_empty(), pending.is_empty()) {
        (false, _) => CountyVerdict::NotMet,
        (true, false) => CountyVerdict::Incomplete,
        (true, true) => CountyVerdict::Met,
    };
    blocking.extend(pending);
    CountyResult { verdict, blocking }
}
