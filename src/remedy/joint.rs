//! The joint plan (全县方案) of a stage: what to add to which school so that every school passes the school
//! rule and every coefficient of variation keeps its limit, at little cost and with a bound that proves how
//! little could do at best.
//!
//! Each school may leave one indicator at its floor (six of seven), and which one ties the indicators
//! together. Choices are made by shadow prices, plans by the least addition under those choices, prices by
//! the plans, a few rounds long; then single schools try another choice. The cheapest plan seen is given,
//! with the best lower bound seen.

mod problem;

use num_traits::{Signed, Zero};

use crate::county::Stage;
use crate::evaluate::{Evaluation, Supposition, Verdict, suppose};
use crate::number::{Exact, approximate};
use crate::standard::Standard;

use super::additions::keeps_limit;
use super::costs::Costs;
use super::fraction::Fraction;
use problem::Problem;

/// The plan of one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    /// The stage.
    pub stage: Stage,
    /// What to add: index into [`Evaluation::units`], index of the indicator, amount in the resource's unit.
    pub add: Vec<(usize, usize, Exact)>,
    /// Units that leave indicators under their threshold, and which.
    pub at_floor: Vec<(usize, Vec<usize>)>,
    /// What it costs, in 元.
    pub cost: Exact,
    /// No plan costs less, in 元.
    pub lower_bound: f64,
    /// Whether the prices are samples.
    pub sample: bool,
    /// Units with a figure that is not certain: nothing is planned for them, and what is certain of them
    /// counts in the coefficients as it is.
    pub unknown: Vec<usize>,
}

impl Joint {
    /// By how much of the lower bound the plan may be dearer than the cheapest one.
    pub fn gap(&self) -> f64 {
        let cost = approximate(&self.cost);
        if cost <= self.lower_bound { 0.0 } else { (cost - self.lower_bound) / self.lower_bound }
    }
}

/// The plan of a stage; `None` where the standard judges no school, something lacking has no price, no unit is
/// certain, or the evaluation does not confirm the plan.
pub fn joint(
    evaluation: &Evaluation,
    stage: Stage,
    costs: &Costs,
    standard: &Standard,
) -> Option<Joint> {
    let problem = Problem::of(evaluation, stage, costs, standard)?;
    let (choice, lower_bound) = problem.search()?;
    let (mut add, mut cost) = (Vec::new(), Exact::zero());
    for (index, row) in problem.rows.iter().enumerate() {
        let amounts = row.plan(&choice)?;
        for (one, amount) in row.holdings.units.iter().zip(amounts) {
            if amount > Fraction::ZERO {
                cost += amount.exact() * &row.price;
                add.push((one.unit, index, amount.exact()));
            }
        }
    }
    confirm(evaluation, &problem, &add, standard)?;
    let left = problem.units.iter().zip(&choice).filter(|(_, left)| !left.is_empty());
    Some(Joint {
        stage,
        add,
        at_floor: left.map(|(unit, left)| (*unit, left.clone())).collect(),
        cost,
        lower_bound,
        sample: costs.sample,
        unknown: problem.unknown,
    })
}

/// Nothing unless the evaluation says that all planned units pass and all coefficients keep their limits.
fn confirm(
    evaluation: &Evaluation,
    problem: &Problem,
    add: &[(usize, usize, Exact)],
    standard: &Standard,
) -> Option<()> {
    let supposition = |(unit, indicator, amount): &(usize, usize, Exact)| {
        let has = evaluation.units.get(*unit)?.indicators.get(*indicator)?.certain()?;
        let resource = has + amount;
        Some(Supposition { unit: *unit, indicator: *indicator, resource })
    };
    let suppositions: Vec<Supposition> =
        add.iter().filter(|one| one.2.is_positive()).map(supposition).collect::<Option<_>>()?;
    let supposed = suppose(evaluation, &suppositions, standard);
    let passes =
        |unit: &usize| supposed.units.get(*unit).map(|one| one.verdict) == Some(Verdict::Met);
    let kept = problem.rows.iter().all(|row| keeps_limit(&row.holdings, &supposed));
    (kept && problem.units.iter().all(passes)).then_some(())
}
