//! The three values of a verdict, and the rule for a whole school: so many indicators at their
//! threshold, every other one at its floor.

use num_traits::Signed;
use serde::{Deserialize, Serialize};

use crate::number::{Exact, exact};
use crate::standard::Standard;

use super::{Partly, UnitIndicator};

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
/// one value is under its floor for certain, or so many are under their threshold that the rest cannot
/// make up the number. A figure that is missing and can only be taken off leaves the greatest possible
/// value; and two indicators that one missing figure pulls apart (the gym is taken off the teaching area
/// and added to the sports area) count for as many as any gym could satisfy together. It passes as soon as
/// enough thresholds are reached and nothing can be under its floor: an indicator of which only the
/// threshold is open (a lower demand that may or may not be used, one of two figures) does not matter
/// then. Otherwise nothing is said before all figures are known.
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
    // Whatever it is, it is no worse than the standard allows.
    let is_safe =
        |one: &UnitIndicator| one.verdict == Verdict::Met || one.floor_verdict == Verdict::Met;
    let (lost, hopeless) = out_of_reach(indicators);
    let reachable = (met + missing).saturating_sub(lost);
    let verdict = if under_floor || hopeless || reachable < rule.required.value {
        Verdict::NotMet
    } else if met >= rule.required.value && indicators.iter().all(is_safe) {
        Verdict::Met
    } else if missing > 0 || indicators.iter().any(open) {
        Verdict::Missing
    } else {
        Verdict::Met
    };
    (met, verdict)
}

/// How many thresholds of missing indicators cannot be reached whatever the missing figures are, and
/// whether one of these indicators must end under its floor.
fn out_of_reach(indicators: &[UnitIndicator]) -> (usize, bool) {
    let missing = || indicators.iter().filter(|one| one.verdict == Verdict::Missing);
    let (mut lost, mut hopeless) = (0, false);
    for one in missing() {
        let Some(at_most) = &one.at_most else { continue };
        let reaches = |limit: Option<Exact>| limit.is_none_or(|limit| *at_most >= limit);
        let partner = one.partly.as_ref().and_then(|off| {
            let mut others = missing().filter_map(|other| Some((other, other.partly.as_ref()?)));
            others.find(|(_, on)| !on.minus && (on.field, on.part) == (off.field, off.part))
        });
        let (own, worst) = match (partner, &one.partly) {
            (Some((other, on)), Some(off)) => together((one, off), (other, on)),
            _ => (usize::from(!reaches(threshold(one))), !reaches(one.floor.clone())),
        };
        lost += own;
        hopeless |= worst;
    }
    (lost, hopeless)
}

fn threshold(one: &UnitIndicator) -> Option<Exact> {
    one.threshold.as_ref().map(|limit| exact(limit.value))
}

/// As [`out_of_reach`], of two indicators that lack the same figure: taken off one, added to the other.
fn together(
    (less, off): (&UnitIndicator, &Partly),
    (more, on): (&UnitIndicator, &Partly),
) -> (usize, bool) {
    let both = |of_less: Option<Exact>, of_more: Option<Exact>| {
        // At most so much may be taken off, and at least so much must be added.
        let room = of_less.map(|limit| &off.resource - limit * &off.heads);
        let need = of_more.map(|limit| limit * &on.heads - &on.resource);
        match (room, need) {
            (Some(room), _) if room.is_negative() => false,
            (Some(room), Some(need)) => room >= need,
            _ => true,
        }
    };
    let floors = || (less.floor.clone(), more.floor.clone());
    if both(threshold(less), threshold(more)) {
        (0, false)
    } else if both(threshold(less), floors().1) || both(floors().0, threshold(more)) {
        (1, false)
    } else {
        (2, !both(floors().0, floors().1))
    }
}
