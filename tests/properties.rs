//! Laws of the coefficient of variation that hold for every county (教督〔2017〕6号, weighted by pupils).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::format_push_string)]

use junheng::county::{County, Fact, Field, Kind, Origin, Part, School, Stage};
use junheng::evaluate::{Dispersion, Evaluation, Verdict, evaluate};
use junheng::number::exact;
use junheng::standard::{Standard, shipped};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Pupils and rooms of one primary school.
type Row = (u32, u32);

fn standard() -> Standard {
    shipped("cn-2017").expect("the pack is shipped")
}

fn result(rows: &[Row]) -> Evaluation {
    let schools = rows.iter().enumerate().map(|(index, (pupils, rooms))| {
        let mut school = School::new(format!("{index} 小学"), Kind::Primary);
        for (field, value) in [(Field::Pupils, pupils), (Field::MultimediaRooms, rooms)] {
            let fact = Fact { value: Some(Decimal::from(*value)), origin: Origin::Typed };
            school.facts.set(field, Part::Whole, fact);
        }
        school
    });
    evaluate(&County { schools: schools.collect(), ..County::default() }, &standard())
}

fn rooms(rows: &[Row]) -> Dispersion {
    let index = standard().indicators.iter().position(|one| one.id == "multimedia_rooms");
    let result = result(rows);
    assert_eq!(result.stages[0].stage, Stage::Primary);
    result.stages[0].indicators[index.expect("the indicator is in the pack")].clone()
}

/// The defining formula of the coefficient, in binary fractions.
fn by_definition(rows: &[Row]) -> f64 {
    let pupils: f64 = rows.iter().map(|row| f64::from(row.0)).sum();
    let all: f64 = rows.iter().map(|row| f64::from(row.1)).sum();
    let mean = all / pupils;
    let square = |row: &Row| {
        f64::from(row.0) / pupils * (f64::from(row.1) / f64::from(row.0) - mean).powi(2)
    };
    rows.iter().map(square).sum::<f64>().sqrt() / mean
}

/// Equal but for what binary fractions lose in a sum.
fn same(one: Option<f64>, other: Option<f64>) -> bool {
    let (one, other) = (one.expect("defined"), other.expect("defined"));
    (one - other).abs() <= 1e-9 * one.abs().max(1e-3)
}

fn county() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec((1u32..3000, 1u32..200), 2..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_coefficient_is_the_one_defined(rows in county()) {
        let cv = rooms(&rows).cv.expect("defined");
        prop_assert!((cv - by_definition(&rows)).abs() < 1e-9);
    }

    #[test]
    fn scaling_every_resource_leaves_the_coefficient(rows in county(), factor in 2u32..50) {
        let scaled: Vec<Row> = rows.iter().map(|row| (row.0, row.1 * factor)).collect();
        prop_assert!(same(rooms(&rows).cv, rooms(&scaled).cv));
    }

    #[test]
    fn equal_schools_have_the_coefficient_zero(sizes in prop::collection::vec(1u32..3000, 2..40), rate in 1u32..9) {
        let rows: Vec<Row> = sizes.iter().map(|pupils| (*pupils, pupils * rate)).collect();
        prop_assert_eq!(rooms(&rows).cv, Some(0.0));
    }

    #[test]
    fn merging_two_equal_schools_leaves_mean_and_coefficient(rows in county(), pupils in 1u32..500, rate in 1u32..9, share in 1u32..9) {
        let (one, other) = ((pupils, pupils * rate), (pupils * share, pupils * share * rate));
        let apart: Vec<Row> = rows.iter().copied().chain([one, other]).collect();
        let merged: Vec<Row> = rows.iter().copied().chain([(one.0 + other.0, one.1 + other.1)]).collect();
        let (apart, merged) = (rooms(&apart), rooms(&merged));
        prop_assert!(same(apart.mean, merged.mean));
        prop_assert!(same(apart.cv, merged.cv));
    }

    #[test]
    fn moving_pupils_leaves_the_mean_and_moves_the_coefficient(mut rows in county(), moved in 1u32..500) {
        let before = rooms(&rows);
        rows[0].0 += moved;
        rows[1].0 += moved;
        let more = rooms(&rows);
        rows[0].0 -= moved;
        rows[1].0 += moved;
        let after = rooms(&rows);
        prop_assert!(same(more.mean, after.mean));
        prop_assert!(!same(before.mean, more.mean));
        // Equal only where the move happens to balance: R²/P summed over the two schools.
        let squares = |one: &[Row]| one.iter().take(2).map(|row| exact(Decimal::from(row.1)).pow(2) / exact(Decimal::from(row.0))).sum::<junheng::number::Exact>();
        let mut back = rows.clone();
        back[0].0 += moved;
        back[1].0 -= moved;
        prop_assert_eq!(same(more.cv, after.cv), squares(&back) == squares(&rows));
    }

    #[test]
    fn the_order_of_schools_changes_nothing(rows in county(), by in 0usize..40) {
        let mut turned = rows.clone();
        turned.rotate_left(by % rows.len());
        let (one, other) = (rooms(&rows), rooms(&turned));
        prop_assert!(same(one.mean, other.mean));
        prop_assert!(same(one.cv, other.cv));
        prop_assert_eq!(one.verdict, other.verdict);
    }

    #[test]
    fn more_of_a_resource_never_makes_a_verdict_worse(pupils in 1u32..3000, rooms in 0u32..200) {
        let rank = |verdict| match verdict { Verdict::NotMet => 0, Verdict::Missing | Verdict::NotJudged => 1, Verdict::Met => 2 };
        let of = |rooms| result(&[(pupils, rooms)]).units[0].indicators[6].clone();
        let (less, more) = (of(rooms), of(rooms + 1));
        prop_assert!(rank(less.verdict) <= rank(more.verdict));
        prop_assert!(less.shortfall >= more.shortfall);
    }

    #[test]
    fn the_shortfall_is_just_enough(pupils in 1u32..3000, rooms in 0u32..60) {
        let of = |rooms| result(&[(pupils, rooms)]).units[0].indicators[6].clone();
        let one = of(rooms);
        prop_assume!(one.verdict == Verdict::NotMet);
        let short = one.shortfall.expect("known").to_integer();
        let short = u32::try_from(short).expect("small");
        prop_assert_eq!(of(rooms + short).verdict, Verdict::Met);
        prop_assert_eq!(of(rooms + short - 1).verdict, Verdict::NotMet);
    }
}
