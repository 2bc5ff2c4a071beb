//! The three values of a verdict, and the rule for a whole school: so many indicators at their
//! threshold, every other one at its floor.

use serde::{Deserialize, Serialize};

use crate::standard::Standard;

use super::UnitIndicator;

/// Met, not met, or not to be told yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 达标.
    Met,
    /// 未达标.
    NotMet,
    /// 数据缺失: it cannot be told yet.
    Missing,
    /// 不作判定: the standard makes no demand.
    NotJudged,
}

impl Verdict {
    /// The id in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Missing => "missing",
            Self::NotJudged => "not_judged",
        }
    }
}

/// How many indicators reach their threshold, and whether the unit passes (教督〔2017〕6号:
/// at least 6 of 7, every other one at 85 % of its threshold).
///
/// A missing figure is neither met nor unmet. The unit fails as soon as no figure could save it:
/// one known value is under its floor, or so many are under their threshold that the rest cannot
/// make up the number. Otherwise nothing is said before all figures are known.
pub(super) fn school_rule(indicators: &[UnitIndicator], standard: &Standard) -> (usize, Verdict) {
    let count = |verdict| indicators.iter().filter(|one| one.verdict == verdict).count();
    let met = count(Verdict::Met);
    let Some(rule) = &standard.school_rule else { return (met, Verdict::NotJudged) };
    let missing = count(Verdict::Missing);
    let under_floor = indicators.iter().any(|one| one.floor_verdict == Verdict::NotMet);
    // Under its threshold in any case, and perhaps under its floor.
    let open = |one: &UnitIndicator| {
        one.verdict == Verdict::NotMet && one.floor_verdict == Verdict::Missing
    };
    let verdict = if under_floor || met + missing < rule.required.value {
        Verdict::NotMet
    } else if missing > 0 || indicators.iter().any(open) {
        Verdict::Missing
    } else {
        Verdict::Met
    };
    (met, verdict)
}
