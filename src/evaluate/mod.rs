//! Verdicts: units, the indicators of each school, dispersion between schools.
//!
//! Three-valued everywhere: met, not met, or not to be told yet and what is missing. Every result
//! carries its trace. It does no I/O, knows no clock, and no verdict ever sees a rounded figure.

mod checks;
mod compare;
mod county;
mod dispersion;
mod disputed;
mod indicator;
mod missing;
mod mixture;
mod numerator;
mod ready_made;
mod relaxation;
mod rounding;
mod seeds;
mod supposed;
mod totals;
mod trace;
mod units;
mod verdict;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::{Cell, County, Field, Part, Stage};
use crate::findings::Finding;
use crate::standard::{Cited, Exclusion, Standard};

use units::Seat;

pub use checks::{Check, CheckPart, CheckVerdict, Looked, Needed, NeededAt, Offender};
pub use compare::{Change, Comparison, What, compare};
pub use county::{Blocking, CountyResult, CountyVerdict, ITEM_TOTALS, TOTALS};
pub use dispersion::{CvVerdict, Dispersion, Unweighted};
pub use indicator::{Partly, UnitIndicator, Way, floor};
pub use relaxation::Relaxed;
pub use supposed::{Supposed, Supposition, judge_units, suppose};
pub use totals::{of_items as totals_of_items, of_resources as totals_of_resources};
pub use trace::{Input, Share, Trace, TraceTerm};
pub use verdict::Verdict;

/// A county under a standard.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The standard's id.
    pub standard: String,
    /// 小学, then 初中.
    pub stages: Vec<StageResult>,
    /// The units that count, in the order of the files.
    pub units: Vec<Unit>,
    /// What was left out, and why (未计入).
    pub excluded: Vec<Excluded>,
    /// The items beside the indicators, in the order of the standard.
    pub checks: Vec<Check>,
    /// The county's verdict and what stands in its way.
    pub county: CountyResult,
    /// What the evaluation has to tell beside its results.
    pub findings: Vec<Finding>,
}

/// All units of one stage together.
#[derive(Clone, Debug, PartialEq)]
pub struct StageResult {
    /// The stage.
    pub stage: Stage,
    /// How many units.
    pub units: usize,
    /// How many of them meet the standard.
    pub met: usize,
    /// How many do not.
    pub not_met: usize,
    /// How many cannot be told yet.
    pub missing: usize,
    /// Pupils of all units whose number is known.
    pub pupils: Decimal,
    /// One for each indicator, in the order of the standard.
    pub indicators: Vec<Dispersion>,
    /// The mean of all coefficients of variation; `None` unless all are defined.
    pub composite_cv: Option<f64>,
    /// The largest one allowed, where the standard judges it; else it is for information.
    pub composite_limit: Option<Cited<Decimal>>,
    /// Whether that is kept.
    pub composite_verdict: CvVerdict,
}

/// One school at one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Index into [`County::schools`].
    pub school: usize,
    /// The stage.
    pub stage: Stage,
    /// Pupils of this stage, where known.
    pub pupils: Option<Decimal>,
    /// One for each indicator, in the order of the standard.
    pub indicators: Vec<UnitIndicator>,
    /// How many indicators reach their threshold.
    pub met: usize,
    /// Whether the unit passes the school rule.
    pub verdict: Verdict,
}

/// A school that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excluded {
    /// Index into [`County::schools`].
    pub school: usize,
    /// Why.
    pub reason: Exclusion,
}

/// A figure that is needed and not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MissingInput {
    /// The quantity.
    pub field: Field,
    /// The part of the school.
    pub part: Part,
    /// The blank cell, where there is one.
    pub cell: Option<Cell>,
    /// What stands in the way.
    pub why: Why,
}

/// Why a figure is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Why {
    /// It is blank, or nowhere in the files.
    NotGiven,
    /// Only the whole school's total is given where each stage is needed.
    TotalOnly,
    /// The standard gives no ratio for sharing it between these stages.
    NoSplitRatio,
    /// It is given and differs from the parts it is made of (待核).
    Differs,
    /// It is larger than the whole that it is a part of.
    Contradiction,
}

/// Evaluates a county.
pub fn evaluate(county: &County, standard: &Standard) -> Evaluation {
    let (seats, excluded, mut findings) = units::units(county, standard);
    let units: Vec<Unit> = seats.iter().map(|seat| unit(seat, standard)).collect();
    let mut stages = Stage::ALL.map(|stage| stage_result(stage, &units, standard)).to_vec();
    findings.extend(seats.iter().flat_map(|seat| ready_made::findings(seat, standard)));
    // Schools of several counties or years are judged one by one, and nothing is said of all of them.
    let nobody = County::default();
    let whole = if county.mixture.is_some() { &nobody } else { county };
    if county.mixture.is_some() {
        stages.iter_mut().for_each(mixture::withhold);
    }
    findings.extend(missing::findings(county, &units, standard));
    findings.extend(missing::empty_stages(county, standard));
    findings.extend(rounding::findings(county, &units, standard));
    findings.extend(dispersion::findings(&stages, standard));
    let (checks, more) =
        checks::evaluate(whole, if county.mixture.is_some() { &[] } else { &excluded }, standard);
    findings.extend(more);
    findings.extend(seeds::findings(whole, &checks, standard));
    let mut result = county::verdict(county, &stages, &units, &checks, standard);
    if let Some(mixture) = county.mixture {
        result = mixture::blocked(result, mixture);
    }
    Evaluation {
        standard: standard.id.clone(),
        stages,
        units,
        excluded,
        checks,
        county: result,
        findings,
    }
}

fn unit(seat: &Seat<'_>, standard: &Standard) -> Unit {
    let judge = |seat: &Seat<'_>| -> Vec<UnitIndicator> {
        let value = |one| {
            let found = indicator::evaluate(seat, one, standard);
            ready_made::settle(found, seat, one, standard)
        };
        standard.indicators.iter().map(value).collect()
    };
    let schools =
        if seat.school.disputed.is_empty() { Vec::new() } else { disputed::ways(seat.school) };
    let ways = disputed::Ways::of(seat, &schools, standard, judge);
    let mut indicators = judge(seat);
    ways.settle(&mut indicators, seat);
    let (met, verdict) = verdict::school_rule(&indicators, standard);
    let verdict = ways.verdict().unwrap_or(verdict);
    let pupils = seat.pupils_of_stage();
    Unit { school: seat.index, stage: seat.stage, pupils, indicators, met, verdict }
}

fn stage_result(stage: Stage, units: &[Unit], standard: &Standard) -> StageResult {
    let here: Vec<&Unit> = units.iter().filter(|unit| unit.stage == stage).collect();
    let count = |verdict| here.iter().filter(|unit| unit.verdict == verdict).count();
    let indicators: Vec<Dispersion> = (0..standard.indicators.len())
        .map(|index| dispersion::measure(&here, index, stage, standard))
        .collect();
    let composite_limit = standard.composite_limit.as_ref().map(|limit| limit.get(stage).clone());
    let (composite_cv, composite_verdict) =
        dispersion::composite(&here, &indicators, composite_limit.as_ref());
    StageResult {
        stage,
        units: here.len(),
        met: count(Verdict::Met),
        not_met: count(Verdict::NotMet),
        missing: count(Verdict::Missing),
        pupils: here.iter().filter_map(|unit| unit.pupils).sum(),
        indicators,
        composite_cv,
        composite_limit,
        composite_verdict,
    }
}
