//! What the county's verdict on resources says, why, and what to look at first. It gathers verdicts
//! and calculates none of their figures.

use crate::app::text::{self, county as say};
use crate::county::Stage;
use crate::evaluate::{CheckVerdict, CvVerdict, Verdict};
use crate::findings::Severity;
use crate::view_model::{BoardGroup, FindingView, Rules, StageView, UnitView, ViewModel};

use super::mark::Mark;
use super::ordered;

/// How many coefficients are over their limit.
pub fn over_limit(view_model: &ViewModel) -> usize {
    blocking_cvs(view_model).len()
}

/// The coefficients over their limit, by stage and indicator.
pub fn blocking_cvs(view_model: &ViewModel) -> Vec<(Stage, usize)> {
    let all = view_model.stages.iter().flat_map(|stage| {
        stage.indicators.iter().enumerate().map(move |(index, one)| (stage.stage, index, one))
    });
    all.filter(|(_, _, one)| one.verdict == CvVerdict::NotMet)
        .map(|(stage, index, _)| (stage, index))
        .collect()
}

/// A count of which some could not be told yet: `3`, `≥3`, or `?` where nothing is known. It never
/// reads as 0 while it may be more.
pub fn known(count: usize, open: usize) -> String {
    match (count, open) {
        (0, 1..) => "?".to_owned(),
        (count, 0) => count.to_string(),
        (count, _) => format!("≥{count}"),
    }
}

/// How many coefficients cannot be told yet.
pub fn open_cvs(view_model: &ViewModel) -> usize {
    let all = view_model.stages.iter().flat_map(|stage| &stage.indicators);
    all.filter(|one| matches!(one.verdict, CvVerdict::Missing | CvVerdict::Undefined)).count()
}

/// A figure at the head of the county's screen: how it is coloured, its number and what stands below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Good, bad or unknown.
    pub mark: Mark,
    /// The number.
    pub number: String,
    /// Below it.
    pub rest: String,
}

/// How many units of a stage reach the school rule.
pub fn units_met(stage: &StageView) -> Headline {
    let mut rest = Vec::new();
    if stage.not_met > 0 {
        rest.push(say::not_met(stage.not_met));
    }
    if stage.missing > 0 {
        rest.push(say::missing(stage.missing));
    }
    let rest = match (rest.is_empty(), stage.met) {
        (false, _) => rest.join("，"),
        (true, 0) => text::NOT_JUDGED.to_owned(),
        (true, _) => say::ALL_MET.to_owned(),
    };
    let mark = match (stage.met, stage.not_met, stage.missing) {
        (1.., 0, 0) => Mark::Good,
        (_, 0, _) => Mark::Unknown,
        _ => Mark::Bad,
    };
    // A standard that judges no school counts none.
    let judged = stage.met + stage.not_met + stage.missing > 0;
    let number = if judged { known(stage.met, stage.missing) } else { text::NO_FIGURE.to_owned() };
    Headline { mark, number, rest }
}

/// How many coefficients are over their limit.
pub fn dispersion(view_model: &ViewModel, rules: &Rules) -> Headline {
    let over = over_limit(view_model);
    let open = open_cvs(view_model);
    // A stage without a school has coefficients that nobody looked at.
    let absent = Stage::ALL.len() - view_model.stages.len().min(Stage::ALL.len());
    let named = blocking_cvs(view_model).into_iter().filter_map(|(stage, index)| {
        let indicator = rules.indicators.get(index)?;
        Some([stage.name(), indicator.short.as_str()].concat())
    });
    let mut rest = Vec::new();
    if over > 0 {
        rest.push(named.collect::<Vec<_>>().join("、"));
    }
    if open > 0 {
        rest.push(say::cvs_open(open));
    }
    for stage in
        Stage::ALL.iter().filter(|one| view_model.stages.iter().all(|it| it.stage != **one))
    {
        rest.push(say::no_stage(stage.name()));
    }
    let mark = match (over, open + absent) {
        (1.., _) => Mark::Bad,
        (0, 0) => {
            rest.push(say::NONE_OVER.to_owned());
            Mark::Good
        }
        _ => Mark::Unknown,
    };
    Headline { mark, number: known(over, open + absent), rest: rest.join("，") }
}

/// How many demands of a group hold, fail and are open: `达标 3，待定 12`.
pub fn tally(group: &BoardGroup) -> String {
    let of = |verdicts: &[CheckVerdict]| {
        group.tiles.iter().filter(|tile| verdicts.contains(&tile.verdict)).count()
    };
    let parts = [
        (text::MET, of(&[CheckVerdict::Met])),
        (text::NOT_MET, of(&[CheckVerdict::NotMet])),
        (
            text::checks::OPEN,
            of(&[CheckVerdict::Asked, CheckVerdict::Missing, CheckVerdict::Evidence]),
        ),
    ];
    let told = parts.into_iter().filter(|(_, count)| *count > 0);
    told.map(|(word, count)| format!("{word} {count}")).collect::<Vec<_>>().join("，")
}

/// How many indicators a unit reaches, misses and lacks figures for.
pub fn indicators(unit: &UnitView) -> String {
    let of = |verdict| unit.indicators.iter().filter(|one| one.verdict == verdict).count();
    let parts =
        [(unit.met, "达标"), (of(Verdict::NotMet), "未达标"), (of(Verdict::Missing), "缺数据")];
    let told = parts.into_iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told.map(|(count, word)| format!("{count} 项{word}")).collect();
    text::school::of_indicators(unit.indicators.len(), &told.join("，"))
}

/// The same as a number of the table.
pub fn met(unit: &UnitView) -> String {
    let open = unit.indicators.iter().filter(|one| one.verdict == Verdict::Missing).count();
    known(unit.met, open)
}

/// The units of a verdict, as indices; those with the fewest indicators met first.
pub fn units_of(view_model: &ViewModel, verdict: Verdict) -> Vec<usize> {
    let all = view_model.units.iter().enumerate().filter(|(_, unit)| unit.verdict == verdict);
    let units: Vec<(usize, usize)> = all.map(|(index, unit)| (unit.met, index)).collect();
    ordered(units, &Ord::cmp).into_iter().map(|(_, index)| index).collect()
}

/// How many findings there are of each severity.
pub fn severities(findings: &[FindingView]) -> [(Severity, usize); 3] {
    [Severity::Error, Severity::Warning, Severity::Notice]
        .map(|severity| (severity, findings.iter().filter(|one| one.severity == severity).count()))
}

/// The unit of a school at a stage.
pub fn unit_at(view_model: &ViewModel, school: usize, stage: Stage) -> Option<usize> {
    view_model.units.iter().position(|unit| unit.school == school && unit.stage == stage)
}
