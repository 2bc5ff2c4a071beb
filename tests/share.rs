//! Links hold a county in as many letters as an address may have, and give it back unchanged.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod support;

use fastrand::Rng;
use junheng::county::{County, Measure};
use junheng::evaluate::{Evaluation, evaluate};
use junheng::intake::assemble;
use junheng::share::{
    Contents, Envelope, Scope, Snapshot, from_file, from_fragment, reading, snapshot, to_file,
    to_fragment,
};
use junheng::standard::{Standard, shipped};
use rust_decimal::Decimal;
use support::shapes::county_file;
use support::shapes::guise::Guise;
use support::write::Format;

fn standard() -> Standard {
    shipped("cn-2017").unwrap()
}

/// A county as the crate reads it.
fn made_up(seed: u64, schools: usize, guise: fn(&mut Rng) -> Guise) -> County {
    let bytes = county_file(seed, schools, guise, Format::CsvUtf8);
    let files = [("县汇总.csv".to_owned(), bytes)];
    junheng::pipeline::read(&files).county
}

fn opened(envelope: Envelope) -> Snapshot {
    match envelope {
        Envelope::Open(snapshot) => *snapshot,
        Envelope::Sealed(_) => panic!("nothing was sealed"),
    }
}

/// What a link keeps of an evaluation.
fn results(evaluation: &Evaluation) -> Vec<String> {
    let unit = |unit: &junheng::evaluate::Unit| {
        let of =
            |one: &junheng::evaluate::UnitIndicator| format!("{:?} {:?}", one.value, one.verdict);
        let indicators: Vec<_> = unit.indicators.iter().map(of).collect();
        format!(
            "{} {:?} {:?} {indicators:?} {:?}",
            unit.school, unit.stage, unit.pupils, unit.verdict
        )
    };
    let stage = |stage: &junheng::evaluate::StageResult| format!("{:?}", stage.indicators);
    evaluation.units.iter().map(unit).chain(evaluation.stages.iter().map(stage)).collect()
}

#[test]
fn a_county_comes_back_with_the_same_results() {
    let standard = standard();
    for seed in 0..24 {
        let county = made_up(seed, 24 + 3 * seed as usize, Guise::any);
        let before = results(&evaluate(&county, &standard));
        let everything = seed % 2 == 0;
        for scope in [Scope::County, Scope::School(3), Scope::Nameless] {
            let contents = Contents { scope, codes: seed % 3 == 0, everything };
            let told = snapshot(&county, &standard, contents);
            let fragment = to_fragment(&Envelope::Open(Box::new(told.clone())));
            let again = opened(from_fragment(&fragment).unwrap());
            assert_eq!(again, told, "seed {seed}");
            let file = to_file(&Envelope::Open(Box::new(told.clone())));
            assert_eq!(opened(from_file(&file).unwrap()), told);
            let again = assemble(&[reading(&again)]);
            let after = results(&evaluate(&again.county, &standard));
            assert_eq!(after, before, "seed {seed}, {contents:?}");
        }
    }
}

/// The county with figures as the statistics have them: areas in whole ㎡, equipment in 万元 with two
/// decimals. The made-up ones are to the cent.
fn as_in_the_statistics(mut county: County) -> County {
    for school in &mut county.schools {
        for (key, fact) in school.facts.iter_mut() {
            let step = match key.field.measure() {
                Measure::SquareMetres => Decimal::ONE,
                Measure::Yuan => Decimal::ONE_HUNDRED,
                _ => continue,
            };
            fact.value = fact.value.map(|value| (value / step).round() * step);
        }
    }
    county
}

#[test]
fn links_are_short() {
    let standard = standard();
    for (schools, most) in [(100, 3_000), (300, 8_000)] {
        let length = |county: &County| {
            let told = snapshot(county, &standard, Contents::default());
            to_fragment(&Envelope::Open(Box::new(told))).len()
        };
        let counties = (100..112).map(|seed| made_up(seed, schools, Guise::simple));
        let lengths: Vec<_> = counties
            .map(|county| (length(&county), length(&as_in_the_statistics(county))))
            .collect();
        println!("{schools} schools, to the cent and as in the statistics: {lengths:?}");
        assert!(lengths.iter().all(|(_, length)| *length <= most), "{schools}: {lengths:?}");
    }
}
