//! The joint plan of a stage is never under its bound, never dearer than it says, and near the cheapest.

use fastrand::Rng;
use junheng::county::Stage;
use junheng::evaluate::{Evaluation, Supposition, Verdict, evaluate, suppose};
use junheng::number::approximate;
use junheng::remedy::{Costs, Holdings, Item, divisible_additions, joint, whole_additions};
use junheng::standard::Standard;

use crate::applied::{county, standard};

/// What the least additions cost if each unit leaves what it is said to at its floor; 7 for nothing.
fn cost(holdings: &[Holdings], choice: &[usize], prices: &[f64]) -> f64 {
    let row = |(index, row): (usize, &Holdings)| {
        let item = |(place, one): (usize, &junheng::remedy::Holding)| Item {
            pupils: one.pupils,
            has: one.has,
            need: if choice[place] == index { one.floor } else { one.need },
        };
        let items: Vec<Item> = row.units.iter().enumerate().map(item).collect();
        let amount: f64 = if row.whole {
            whole_additions(&items, row.limit).unwrap().iter().sum::<i128>() as f64
        } else {
            divisible_additions(&items, row.limit).unwrap().iter().map(|one| one.near()).sum()
        };
        amount * prices[index]
    };
    holdings.iter().enumerate().map(row).sum()
}

/// The cheapest over every choice of every unit.
fn cheapest(holdings: &[Holdings], prices: &[f64]) -> f64 {
    let units = holdings[0].units.len();
    let mut choice = vec![0; units];
    let mut best = f64::INFINITY;
    loop {
        best = best.min(cost(holdings, &choice, prices));
        let Some(place) = choice.iter().position(|one| *one < 7) else { return best };
        choice[place] += 1;
        choice[..place].fill(0);
    }
}

/// The same county with so few of its units of a stage.
fn few(evaluation: &Evaluation, stage: Stage, count: usize) -> Evaluation {
    let mut few = evaluation.clone();
    few.units.retain(|unit| unit.stage == stage);
    few.units.truncate(count);
    few
}

fn prices(costs: &Costs, standard: &Standard) -> Vec<f64> {
    costs.by_indicator(standard).iter().map(|one| approximate(one.as_ref().unwrap())).collect()
}

#[test]
fn of_few_schools_the_plan_is_between_its_bound_and_a_little_over_the_cheapest() {
    let (mut rng, standard) = (Rng::with_seed(41), standard());
    let costs = Costs::sample().unwrap();
    let prices = prices(&costs, &standard);
    let (mut exact, mut dear, mut total) = (0, 0, 0);
    for _ in 0..10 {
        let whole = evaluate(&county(&mut rng, 24), &standard);
        for stage in Stage::ALL {
            let evaluation = few(&whole, stage, 2);
            let holdings: Vec<Holdings> = (0..7)
                .map(|index| Holdings::of(&evaluation, stage, index, &standard).unwrap())
                .collect();
            let plan = joint(&evaluation, stage, &costs, &standard).unwrap();
            let best = cheapest(&holdings, &prices);
            let cost = approximate(&plan.cost);
            let near = 1.0 + 1e-6 * best;
            assert!(plan.lower_bound <= best + near, "{} over {best}", plan.lower_bound);
            assert!(cost >= best - near, "{cost} under {best}");
            total += 1;
            dear += usize::from(best > 0.0);
            exact += usize::from(cost <= best + near);
        }
    }
    // Whichever school is tried alone finds the cheapest in nearly all.
    assert!(dear > 5 && exact * 10 >= total * 9, "{dear} {exact} of {total}");
}

#[test]
fn the_plan_makes_every_school_pass_and_costs_no_less_than_its_bound() {
    let (mut rng, standard) = (Rng::with_seed(42), standard());
    let costs = Costs::sample().unwrap();
    for _ in 0..3 {
        let evaluation = evaluate(&county(&mut rng, 40), &standard);
        for stage in Stage::ALL {
            let plan = joint(&evaluation, stage, &costs, &standard).unwrap();
            assert!(plan.sample && plan.unknown.is_empty());
            assert!(
                plan.lower_bound > 0.0 && plan.gap() < 0.05,
                "{} {}",
                plan.lower_bound,
                plan.gap()
            );
            assert!(plan.at_floor.iter().all(|(_, left)| left.len() == 1));
            let suppositions: Vec<Supposition> = plan
                .add
                .iter()
                .map(|(unit, indicator, add)| Supposition {
                    unit: *unit,
                    indicator: *indicator,
                    resource: evaluation.units[*unit].indicators[*indicator]
                        .resource
                        .clone()
                        .unwrap()
                        + add,
                })
                .collect();
            let after = suppose(&evaluation, &suppositions, &standard);
            let here = after.units.iter().filter(|unit| unit.stage == stage);
            assert!(here.into_iter().all(|unit| unit.verdict == Verdict::Met));
        }
    }
}
