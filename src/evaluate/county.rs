//! The county's verdict: it meets the standard only when everything holds; else what blocks it, what
//! is not met apart from what is not known yet (待填).

use serde::{Deserialize, Serialize};

use crate::county::County;
use crate::standard::Standard;

use super::totals;
use super::{Check, CheckVerdict, CvVerdict, StageResult, Unit, Verdict};

/// The county's verdict and what stands in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountyResult {
    /// The verdict.
    pub verdict: CountyVerdict,
    /// Of the allocation of resources alone: every unit and every coefficient.
    pub resources: Verdict,
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

/// By what totals that their schools do not make up stand in the way: of what the indicators are made of.
pub const TOTALS: &str = "totals";
/// And of what the items look at.
pub const ITEM_TOTALS: &str = "item_totals";

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    /// `units` (no school counts), `schools` (a school was read and could not be calculated),
    /// `totals` and `item_totals` (a total of a sheet is not what its schools make up), `primary.units`,
    /// `junior.cv.backbone_teachers`, `primary.cv.composite`, `G4`, `V2`.
    pub id: String,
    /// Whether it fails or is not known.
    pub verdict: CheckVerdict,
}

/// All that is not met or not known, and what follows from it. A county without one of the two stages
/// does not have all coefficients, and one of whose schools some could not be calculated not all units:
/// neither can be 达标.
pub(super) fn verdict(
    county: &County,
    stages: &[StageResult],
    units: &[Unit],
    checks: &[Check],
    standard: &Standard,
) -> CountyResult {
    let mut resources: Vec<Blocking> = Vec::new();
    if units.is_empty() {
        resources.push(Blocking::new("units", CheckVerdict::Missing));
    } else {
        let of_stage = |stage: &StageResult| of_stage(stage, standard);
        resources.extend(stages.iter().flat_map(of_stage));
    }
    if !county.uncounted.is_empty() {
        resources.push(Blocking::new("schools", CheckVerdict::Missing));
    }
    if !totals::of_resources(county, standard).is_empty() {
        resources.push(Blocking::new(TOTALS, CheckVerdict::Asked));
    }
    let any = |verdict| resources.iter().any(|one| one.verdict == verdict);
    let of_resources = if any(CheckVerdict::NotMet) {
        Verdict::NotMet
    } else if resources.is_empty() {
        Verdict::Met
    } else {
        Verdict::Missing
    };
    let of_items = !totals::of_items(county, checks, standard).is_empty();
    let checks = checks.iter().filter(|check| check.verdict != CheckVerdict::Met);
    let checks = checks.map(|check| Blocking::new(check.id.clone(), check.verdict));
    let of_items = of_items.then(|| Blocking::new(ITEM_TOTALS, CheckVerdict::Asked));
    let (mut blocking, pending): (Vec<_>, Vec<_>) = resources
        .into_iter()
        .chain(checks)
        .chain(of_items)
        .partition(|one| one.verdict == CheckVerdict::NotMet);
    let verdict = match (blocking.is_empty(), pending.is_empty()) {
        (false, _) => CountyVerdict::NotMet,
        (true, false) => CountyVerdict::Incomplete,
        (true, true) => CountyVerdict::Met,
    };
    blocking.extend(pending);
    CountyResult { verdict, resources: of_resources, blocking }
}

impl Blocking {
    fn new(id: impl Into<String>, verdict: CheckVerdict) -> Self {
        Self { id: id.into(), verdict }
    }
}

/// What of a stage is not met or not known: its units, then its coefficients. Where it has no unit,
/// all of them are not known.
fn of_stage(stage: &StageResult, standard: &Standard) -> Vec<Blocking> {
    let mut all = Vec::new();
    let name = stage.stage.id();
    if stage.not_met > 0 {
        all.push(Blocking::new(format!("{name}.units"), CheckVerdict::NotMet));
    } else if stage.met < stage.units || stage.units == 0 {
        all.push(Blocking::new(format!("{name}.units"), CheckVerdict::Missing));
    }
    let mut add = |what: &str, verdict| {
        let verdict = match verdict {
            CvVerdict::Met => return,
            CvVerdict::NotMet => CheckVerdict::NotMet,
            CvVerdict::Missing | CvVerdict::Undefined | CvVerdict::NotJudged => {
                CheckVerdict::Missing
            }
        };
        all.push(Blocking::new(format!("{name}.cv.{what}"), verdict));
    };
    for (indicator, one) in standard.indicators.iter().zip(&stage.indicators) {
        if one.limit.is_some() {
            add(&indicator.id, one.verdict);
        }
    }
    if stage.composite_limit.is_some() {
        add("composite", stage.composite_verdict);
    }
    all
}
