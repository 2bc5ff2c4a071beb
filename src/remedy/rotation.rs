//! An exchange plan of a county: the fewest moves of each kind of teacher, confirmed by the evaluation, and
//! what they come to beside the demand on exchange (交流轮岗).
//!
//! Only numbers of teachers are known, not who they are: a teacher who counts in two indicators is moved in
//! each plan as if in that one alone. So each plan stands for itself, and what else the donors would lose if
//! everybody who moves counted in the others too is said beside it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::county::{self, County, CountyField, Stage};
use crate::evaluate::{Evaluation, Supposition, Verdict, suppose};
use crate::number::exact;
use crate::standard::{Source, Standard};

use super::additions::is_confirmed;
use super::exchange::{Move, Outcome, Rules, School, fewest_moves};
use super::holding::Holdings;

/// The exchange of one kind of teacher at one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchange {
    /// The stage.
    pub stage: Stage,
    /// Index into [`Standard::indicators`].
    pub indicator: usize,
    /// The fewest moves, between indices into [`Evaluation::units`], or how many are lacking.
    pub outcome: Outcome,
    /// Units whose figures are not certain; they neither give nor get.
    pub unknown: Vec<usize>,
    /// Units that would miss the threshold of another kind of teacher if all who leave counted there, too.
    pub at_risk: Vec<usize>,
}

impl Exchange {
    /// How many teachers move.
    pub fn moved(&self) -> i128 {
        match &self.outcome {
            Outcome::Moves(moves) => moves.iter().map(|one| one.count).sum(),
            _ => 0,
        }
    }
}

/// The exchanges of every stage and kind of teacher: the indicators of whole people that are never split.
pub fn exchanges(
    county: &County,
    evaluation: &Evaluation,
    rules: Rules,
    standard: &Standard,
) -> Vec<Exchange> {
    let is_people = |one: &Holdings| {
        let rule = standard.indicators.get(one.indicator);
        one.whole && rule.is_some_and(|rule| !rule.split) && !one.units.is_empty()
    };
    let people = Holdings::all(evaluation, standard).into_iter().filter(is_people);
    people.map(|one| exchange(county, evaluation, &one, rules, standard)).collect()
}

/// The exchange of one kind of teacher.
pub fn exchange(
    county: &County,
    evaluation: &Evaluation,
    holdings: &Holdings,
    rules: Rules,
    standard: &Standard,
) -> Exchange {
    let townships = townships(county);
    let school = |one: &super::Holding| {
        let school = evaluation.units.get(one.unit).map(|unit| unit.school);
        let township = school.and_then(|school| townships.get(school).copied().flatten());
        let group = if rules.same_township { township } else { Some(0) };
        School { pupils: one.pupils, has: one.has, need: one.need, group }
    };
    let schools: Vec<School> = holdings.units.iter().map(school).collect();
    let unit = |index: usize| holdings.units.get(index).map_or(usize::MAX, |one| one.unit);
    let mut outcome = fewest_moves(&schools, holdings.limit, rules.most_a_school);
    if let Outcome::Moves(moves) = &mut outcome {
        for one in &mut *moves {
            (one.from, one.to) = (unit(one.from), unit(one.to));
        }
        let moves: &[Move] = moves;
        if !confirmed(evaluation, holdings, moves, standard) {
            outcome = Outcome::Unknown;
        }
    }
    let at_risk = at_risk(evaluation, holdings, &outcome, standard);
    let Holdings { stage, indicator, .. } = *holdings;
    Exchange { stage, indicator, outcome, unknown: holdings.unknown.clone(), at_risk }
}

/// The township of each school, as a number; equal words are one township.
fn townships(county: &County) -> Vec<Option<usize>> {
    let name = |school: &'_ county::School| -> Option<String> {
        let name = school.township.as_deref().map(str::trim);
        name.filter(|name| !name.is_empty()).map(str::to_owned)
    };
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let number = |school| {
        let next = numbers.len();
        Some(*numbers.entry(name(school)?).or_insert(next))
    };
    county.schools.iter().map(number).collect()
}

/// How many a unit gets, or loses below 0.
fn change(moves: &[Move], unit: usize) -> i128 {
    let sign = |one: &Move| match unit {
        unit if unit == one.to => one.count,
        unit if unit == one.from => -one.count,
        _ => 0,
    };
    moves.iter().map(sign).sum()
}

fn confirmed(
    evaluation: &Evaluation,
    holdings: &Holdings,
    moves: &[Move],
    standard: &Standard,
) -> bool {
    let supposition = |one: &super::Holding| {
        let change = change(moves, one.unit);
        let resource = one.has.plus(change)?.exact();
        let supposed = Supposition { unit: one.unit, indicator: holdings.indicator, resource };
        (change != 0).then_some(supposed)
    };
    let suppositions: Vec<Supposition> = holdings.units.iter().filter_map(supposition).collect();
    is_confirmed(holdings, &suppose(evaluation, &suppositions, standard))
}

/// Donors that now reach the threshold of another kind of teacher, and would not if everybody who leaves
/// counted there.
fn at_risk(
    evaluation: &Evaluation,
    holdings: &Holdings,
    outcome: &Outcome,
    standard: &Standard,
) -> Vec<usize> {
    let Outcome::Moves(moves) = outcome else { return Vec::new() };
    let others = standard.indicators.iter().enumerate().filter(|(index, rule)| {
        *index != holdings.indicator
            && !rule.split
            && super::holding::is_whole(rule, holdings.stage)
    });
    let others: Vec<usize> = others.map(|(index, _)| index).collect();
    let mut suppositions = Vec::new();
    for one in &holdings.units {
        let loss = change(moves, one.unit);
        let Some(unit) = evaluation.units.get(one.unit).filter(|_| loss < 0) else { continue };
        for indicator in &others {
            let has = unit.indicators.get(*indicator).and_then(|one| one.certain());
            suppositions.extend(has.map(|has| Supposition {
                unit: one.unit,
                indicator: *indicator,
                resource: has + exact(Decimal::from(loss)),
            }));
        }
    }
    let supposed = suppose(evaluation, &suppositions, standard);
    let falls = |one: &&Supposition| {
        let verdict = |units: &[crate::evaluate::Unit]| {
            let unit = units.get(one.unit)?;
            Some(unit.indicators.get(one.indicator)?.verdict)
        };
        verdict(&evaluation.units) == Some(Verdict::Met)
            && verdict(&supposed.units) != Some(Verdict::Met)
    };
    let mut units: Vec<usize> = suppositions.iter().filter(falls).map(|one| one.unit).collect();
    units.dedup();
    units
}

/// What the standard demands of exchange (交流轮岗), and what it comes to in this county.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demanded {
    /// The least share of those who may be moved, in %, in a year.
    pub share: Decimal,
    /// The least share of backbone teachers among the moved, in %, where the standard sets one.
    pub backbone: Option<Decimal>,
    /// Teachers who may be moved (符合交流条件教师总数), where the county tells.
    pub eligible: Option<Decimal>,
    /// The least number to move in a year, whole.
    pub at_least: Option<Decimal>,
}

/// The demand on exchange of the standard and the county's figures; `None` where there is no such demand.
pub fn demanded(county: &County, standard: &Standard) -> Option<Demanded> {
    let of = |whole: CountyField| {
        let mut ratios = standard.checks.iter().flat_map(|check| &check.ratios);
        ratios.find_map(|ratio| {
            let Source::County(quotient) = &ratio.source else { return None };
            let divides = quotient.denominator.iter().any(|(field, _)| *field == whole);
            let at_least = ratio.at_least.as_ref().filter(|_| divides)?;
            Some((at_least.value, ratio.per))
        })
    };
    let (share, per) = of(CountyField::RotationEligible)?;
    let eligible = county.form.figure(CountyField::RotationEligible);
    let least = eligible.and_then(|all| (all * share).checked_div(per));
    let backbone = of(CountyField::Rotated).map(|(share, _)| share);
    Some(Demanded { share, backbone, eligible, at_least: least.map(|least| least.ceil()) })
}
