//! Two standards side by side on the same county: only what differs. It evaluates nothing anew.

use crate::county::Stage;
use crate::standard::Standard;

use super::{Check, CheckVerdict, CountyResult, CvVerdict, Evaluation, StageResult, Unit, Verdict};

/// One side's result and the other's; `None` where a standard does not have the item.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<T> {
    /// What it is about.
    pub what: What,
    /// Under the first standard.
    pub before: Option<T>,
    /// Under the second one.
    pub after: Option<T>,
}

/// What a change is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A unit: index into the county's schools, and the stage.
    Unit(usize, Stage),
    /// An indicator of a unit, by its id.
    UnitIndicator(usize, Stage, String),
    /// A coefficient, by the indicator's id; `composite` is the mean of all.
    Dispersion(Stage, String),
    /// An item, by its id.
    Check(String),
}

/// What differs between two evaluations of one county.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The ids of the two standards.
    pub standards: [String; 2],
    /// Units whose verdict differs, or that count under one standard only.
    pub units: Vec<Change<Verdict>>,
    /// Their indicators whose verdict differs.
    pub indicators: Vec<Change<Verdict>>,
    /// Coefficients whose verdict differs.
    pub dispersion: Vec<Change<CvVerdict>>,
    /// Items whose verdict differs.
    pub checks: Vec<Change<CheckVerdict>>,
    /// The county's verdict under each.
    pub county: [CountyResult; 2],
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        let [before, after] = &self.county;
        self.units.is_empty()
            && self.indicators.is_empty()
            && self.dispersion.is_empty()
            && self.checks.is_empty()
            && before.verdict == after.verdict
    }
}

/// Compares two evaluations of the same county, each with its standard.
pub fn compare(before: (&Evaluation, &Standard), after: (&Evaluation, &Standard)) -> Comparison {
    let both = [before, after];
    let units = both.map(|(evaluation, _)| {
        let of = |unit: &Unit| (What::Unit(unit.school, unit.stage), unit.verdict);
        evaluation.units.iter().map(of).collect()
    });
    let indicators = both.map(|(evaluation, standard)| {
        let of = |unit: &Unit| {
            let ids = standard.indicators.iter().map(|one| one.id.clone());
            let verdicts = unit.indicators.iter().map(|one| one.verdict);
            let at = (unit.school, unit.stage);
            ids.zip(verdicts)
                .map(|(id, verdict)| (What::UnitIndicator(at.0, at.1, id), verdict))
                .collect::<Vec<_>>()
        };
        evaluation.units.iter().flat_map(of).collect()
    });
    let dispersion = both.map(|(evaluation, standard)| {
        let of = |stage: &StageResult| {
            let ids = standard.indicators.iter().map(|one| one.id.clone());
            let verdicts = stage.indicators.iter().map(|one| one.verdict);
            let composite = ("composite".to_owned(), stage.composite_verdict);
            ids.zip(verdicts)
                .chain([composite])
                .map(|(id, verdict)| (What::Dispersion(stage.stage, id), verdict))
                .collect::<Vec<_>>()
        };
        evaluation.stages.iter().filter(|stage| stage.units > 0).flat_map(of).collect()
    });
    let checks = both.map(|(evaluation, _)| {
        let of = |check: &Check| (What::Check(check.id.clone()), check.verdict);
        evaluation.checks.iter().map(of).collect()
    });
    Comparison {
        standards: both.map(|(evaluation, _)| evaluation.standard.clone()),
        units: changes(units),
        indicators: changes(indicators),
        dispersion: changes(dispersion),
        checks: changes(checks),
        county: both.map(|(evaluation, _)| evaluation.county.clone()),
    }
}

/// What both lists have in the order of the first, then what only the second one has.
fn changes<T: Copy + PartialEq>(both: [Vec<(What, T)>; 2]) -> Vec<Change<T>> {
    let [before, after] = both;
    let find = |list: &[(What, T)], what: &What| {
        list.iter().find(|(one, _)| one == what).map(|(_, verdict)| *verdict)
    };
    let mut changes = Vec::new();
    for (what, verdict) in &before {
        let other = find(&after, what);
        if other != Some(*verdict) {
            changes.push(Change { what: what.clone(), before: Some(*verdict), after: other });
        }
    }
    for (what, verdict) in &after {
        if find(&before, what).is_none() {
            changes.push(Change { what: what.clone(), before: None, after: Some(*verdict) });
        }
    }
    changes
}
