//! How long plans take for 300 and 3 000 schools, and how the least additions compare with a conic solver on
//! the same problems in the same run.
//!
//! `cargo bench --bench plan` prints medians; it asserts nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

#[path = "../tests/remedy/conic.rs"]
mod conic;
#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;
use std::time::Instant;

use fastrand::Rng;
use junheng::county::{County, Stage};
use junheng::evaluate::{Evaluation, evaluate};
use junheng::remedy::{
    Costs, Holdings, Item, Rules, additions, capacities, divisible_optimum, exchanges, joint,
    needs, shares, whole_additions,
};
use junheng::standard::{Standard, shipped};
use support::facts::facts;
use support::made::{Wish, county};

fn main() {
    let standard = shipped("cn-2017").unwrap();
    for schools in [100, 300, 3000] {
        let mut rng = Rng::with_seed(2017);
        let wish = Wish { schools, blanks: 0, on_the_line: 15, apart: false, unequal: true };
        let county = facts(&county(&mut rng, wish));
        let runs = if schools == 300 { 21 } else { 5 };
        println!("{schools} schools, median of {runs} runs");
        plans(&county, &standard, runs);
    }
}

fn plans(county: &County, standard: &Standard, runs: usize) {
    let evaluation = evaluate(county, standard);
    let costs = Costs::sample().unwrap();
    time("evaluated", runs, || evaluate(county, standard));
    time("what units have and need", runs, || Holdings::all(&evaluation, standard));
    side_by_side(&evaluation, standard, runs);
    time("least additions, confirmed", runs, || additions(&evaluation, standard));
    let all = Holdings::all(&evaluation, standard);
    time("shares of the variance", runs, || all.iter().map(shares).collect::<Vec<_>>());
    time("exchange, three kinds at two stages", runs, || {
        exchanges(county, &evaluation, Rules::default(), standard)
    });
    time("needs", runs, || needs(&evaluation, &costs, standard));
    let joints = || Stage::ALL.map(|stage| joint(&evaluation, stage, &costs, standard));
    time("joint plan of both stages", 3, joints);
    for plan in joints().into_iter().flatten() {
        println!("  {:?}: gap {:.3} %", plan.stage, plan.gap() * 100.0);
    }
    if evaluation.units.len() < 1000 {
        time("capacities", 3, || capacities(county, &evaluation, standard));
    }
}

/// Ours, the solver's, and where both are from.
type Problem<'a> = (Vec<Item>, Vec<(f64, f64)>, &'a Holdings);

/// The same divisible problems, ours and the solver's.
fn side_by_side(evaluation: &Evaluation, standard: &Standard, runs: usize) {
    let all = Holdings::all(evaluation, standard);
    let problems: Vec<Problem<'_>> = all
        .iter()
        .map(|one| {
            let item = |one: &junheng::remedy::Holding| Item {
                pupils: one.pupils,
                has: one.has,
                need: one.need,
            };
            let items: Vec<Item> = one.units.iter().map(item).collect();
            let bounds = items.iter().map(|one| (one.has.max(one.need).near(), one.pupils.near()));
            let bounds = bounds.collect();
            (items, bounds, one)
        })
        .collect();
    let ours = time("divisible optimum, 14 problems", runs, || {
        problems.iter().map(|one| divisible_optimum(&one.0, one.2.limit)).collect::<Vec<_>>()
    });
    time("whole optimum, 14 problems", runs, || {
        problems.iter().map(|one| whole_additions(&one.0, one.2.limit)).collect::<Vec<_>>()
    });
    let theirs = time("clarabel, the same 14 problems", runs.min(5), || {
        let solve = |one: &Problem<'_>| conic::solve(&one.1, one.2.limit.unwrap().near()).total;
        problems.iter().map(solve).collect::<Vec<_>>()
    });
    println!("{:<40} {:>9.0} ×", "  clarabel by ours", theirs / ours);
}

fn time<T>(what: &str, runs: usize, mut run: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what:<40} {:>9.3} ms", times[runs / 2]);
    times[runs / 2]
}
