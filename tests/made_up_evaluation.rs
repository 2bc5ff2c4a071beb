//! The evaluation alone, without files, against the truth about a hundred and twenty made-up counties.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod support;

use fastrand::Rng;
use junheng::evaluate::evaluate;
use junheng::report::json::document;
use junheng::standard::shipped;
use support::compare::{Told, compare};
use support::facts::facts;
use support::made::{Wish, county};
use support::truth::truth;

#[test]
fn what_is_evaluated_is_what_is_true() {
    let standard = shipped("cn-2017").unwrap();
    for seed in 0..120 {
        let mut rng = Rng::with_seed(seed);
        let mut wish = Wish::any(&mut rng);
        wish.apart = seed % 3 == 0;
        let county = county(&mut rng, wish);
        let facts = facts(&county);
        let evaluation = evaluate(&facts, &standard);
        let json = document(&facts, &standard, &evaluation, &evaluation.findings).unwrap();
        let wrong = compare(&serde_json::from_str(&json).unwrap(), &truth(&county), Told::ALL);
        let shown: Vec<&String> = wrong.iter().take(12).collect();
        assert!(wrong.is_empty(), "seed {seed} {wish:?}, {} wrong: {shown:#?}", wrong.len());
    }
}
