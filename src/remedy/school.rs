//! What one unit lacks (还差), how it passes the school rule at the least cost, and how much it may lose
//! before it fails (余量).

use num_traits::{Signed, Zero};

use crate::evaluate::{Evaluation, Unit, UnitIndicator, Verdict};
use crate::number::{Exact, exact};
use crate::standard::Standard;

use super::costs::Costs;
use super::holding::is_whole;

/// One unit, what it lacks and what it has to spare.
#[derive(Clone, Debug, PartialEq)]
pub struct Needs {
    /// Index into [`Evaluation::units`].
    pub unit: usize,
    /// One for each indicator, in the order of the standard.
    pub indicators: Vec<Lack>,
    /// The cheapest way to pass the school rule; `None` where the standard has none, where a figure is not
    /// certain or where what is lacking has no price.
    pub cheapest: Option<Cheapest>,
    /// Indicators whose figures are not certain: of them nothing is lacking and nothing to spare that could
    /// be told.
    pub unknown: Vec<usize>,
}

/// What a unit lacks of one indicator, in the resource's own unit: whole people and rooms, ㎡, 元.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lack {
    /// To the threshold; 0 when it is reached, `None` where that cannot be told.
    pub to_threshold: Option<Exact>,
    /// To the floor.
    pub to_floor: Option<Exact>,
    /// What the whole school would have to get for the unit to reach its threshold, where the figure is the
    /// whole school's and is split between its stages.
    pub of_whole_school: Option<Exact>,
    /// How much may be lost of it alone before the unit fails; `None` where it does not pass now, or where
    /// that cannot be told.
    pub to_spare: Option<Exact>,
}

/// A way to pass the school rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Cheapest {
    /// Indices of the indicators that are left at their floor.
    pub at_floor: Vec<usize>,
    /// What to add, by indicator; only what is more than nothing.
    pub add: Vec<(usize, Exact)>,
    /// What it costs, in 元.
    pub cost: Exact,
    /// Whether the prices are samples.
    pub sample: bool,
}

/// What every unit lacks and has to spare.
pub fn needs(evaluation: &Evaluation, costs: &Costs, standard: &Standard) -> Vec<Needs> {
    let prices = costs.by_indicator(standard);
    let of = |(index, unit): (usize, &Unit)| {
        let indicators: Vec<Lack> = unit
            .indicators
            .iter()
            .zip(&standard.indicators)
            .map(|(one, rule)| lack(one, is_whole(rule, unit.stage), unit, standard))
            .collect();
        let uncertain = unit.indicators.iter().enumerate();
        let unknown = uncertain.filter(|(_, one)| one.certain().is_none());
        let unknown: Vec<usize> = unknown.map(|(index, _)| index).collect();
        let way =
            if unknown.is_empty() { cheapest(unit, &indicators, &prices, standard) } else { None };
        let cheapest = way.map(|one| Cheapest { sample: costs.sample, ..one });
        Needs { unit: index, indicators, cheapest, unknown }
    };
    evaluation.units.iter().enumerate().map(of).collect()
}

fn lack(one: &UnitIndicator, whole: bool, unit: &Unit, standard: &Standard) -> Lack {
    let (Some(has), Some(trace)) = (one.certain(), &one.trace) else { return Lack::default() };
    let heads = exact(trace.pupils.value) / exact(trace.per);
    let threshold = one.threshold.as_ref().map(|limit| exact(limit.value) * &heads);
    let floor = one.floor.as_ref().map(|limit| limit * &heads);
    let rounded = |amount: Exact| if whole { amount.ceil() } else { amount };
    let short = |bound: &Option<Exact>| {
        let bound = bound.as_ref()?;
        let short = bound - has;
        Some(if short.is_positive() { rounded(short) } else { Exact::zero() })
    };
    let to_threshold = short(&threshold);
    let of_whole_school = shared_ratio(one).and_then(|ratio| {
        let short = threshold.as_ref()? - has;
        let all = if short.is_positive() { rounded(short / ratio) } else { Exact::zero() };
        Some(all)
    });
    let may_fall = may_fall_to_floor(one, unit, standard);
    let least = if may_fall { floor.clone() } else { threshold.clone() };
    let to_spare = least.filter(|_| unit.verdict == Verdict::Met).map(|least| {
        let spare = has - least;
        if whole { spare.floor() } else { spare }
    });
    Lack { to_threshold, to_floor: short(&floor), of_whole_school, to_spare }
}

/// The unit's share of the whole school's figure, where all figures of an indicator are shared alike.
fn shared_ratio(one: &UnitIndicator) -> Option<Exact> {
    let terms = &one.trace.as_ref()?.terms;
    let ratio = &terms.first()?.share.as_ref()?.ratio;
    let alike = terms.iter().all(|term| term.share.as_ref().is_some_and(|one| one.ratio == *ratio));
    (alike && ratio.is_positive()).then(|| ratio.clone())
}

/// Whether the unit would still pass with this indicator anywhere from its floor on, all else as it is.
fn may_fall_to_floor(one: &UnitIndicator, unit: &Unit, standard: &Standard) -> bool {
    let Some(rule) = &standard.school_rule else { return false };
    let is_met = usize::from(one.verdict == Verdict::Met);
    unit.met - is_met.min(unit.met) >= rule.required.value
}

/// How many indicators a unit may leave at their floor.
pub(super) fn may_be_left(unit: &Unit, standard: &Standard) -> Option<usize> {
    let rule = standard.school_rule.as_ref()?;
    let judged = unit.indicators.iter().filter(|one| one.threshold.is_some()).count();
    judged.checked_sub(rule.required.value)
}

/// The least cost: those whose threshold costs most more than their floor are left at it.
fn cheapest(
    unit: &Unit,
    lacks: &[Lack],
    prices: &[Option<Exact>],
    standard: &Standard,
) -> Option<Cheapest> {
    let left = may_be_left(unit, standard)?;
    let mut saved: Vec<(Exact, usize)> = Vec::new();
    let mut costs = Vec::with_capacity(lacks.len());
    for (index, (lack, price)) in lacks.iter().zip(prices).enumerate() {
        let threshold = lack.to_threshold.clone().unwrap_or_else(Exact::zero);
        let floor = lack.to_floor.clone().unwrap_or_else(|| threshold.clone());
        // What is not lacking needs no price.
        let price = match price {
            Some(price) => price.clone(),
            None if threshold.is_zero() => Exact::zero(),
            None => return None,
        };
        saved.push(((&threshold - &floor) * &price, index));
        costs.push((threshold, floor, price));
    }
    saved.retain(|(saved, _)| saved.is_positive());
    saved.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut at_floor: Vec<usize> = saved.into_iter().take(left).map(|(_, index)| index).collect();
    at_floor.sort_unstable();
    let (mut add, mut cost) = (Vec::new(), Exact::zero());
    for (index, (threshold, floor, price)) in costs.into_iter().enumerate() {
        let amount = if at_floor.contains(&index) { floor } else { threshold };
        cost += &amount * price;
        if amount.is_positive() {
            add.push((index, amount));
        }
    }
    Some(Cheapest { at_floor, add, cost, sample: false })
}
