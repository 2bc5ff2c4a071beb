//! Whole districts' statistics rosters, made up in many guises, read by the crate's own pipeline and
//! compared with the truth they were made from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod support;

use fastrand::Rng;
use junheng::findings::{Code, Severity};
use junheng::pipeline;
use junheng::standard::shipped;
use support::compare::{Told, compare};
use support::made::{Wish, county};
use support::shapes::district::{District, district};
use support::shapes::district_guise::{Guise, Layout, Towns};
use support::truth::truth;
use support::write::Format;

const FORMATS: [Format; 3] = [Format::Xlsx, Format::Xls, Format::Ods];

fn made(seed: u64, schools: impl Fn(&mut Rng) -> usize) -> (District, Guise) {
    let mut rng = Rng::with_seed(seed);
    let wish = Wish { schools: schools(&mut rng), ..Wish::any(&mut rng) };
    let county = county(&mut rng, wish);
    let guise = Guise::any(&mut rng);
    (district(&mut rng, &county, guise), guise)
}

/// Everything in which the evaluation differs from the truth.
fn differences(made: &District, guise: Guise, format: Format) -> Vec<String> {
    let write = |(name, tables): &(String, Vec<_>)| {
        (format!("{name}.{}", format.ending()), format.write(tables))
    };
    let files: Vec<(String, Vec<u8>)> = made.files.iter().map(write).collect();
    if let Ok(folder) = std::env::var("MADE_UP_DISTRICTS") {
        for (name, bytes) in &files {
            std::fs::write(format!("{folder}/{name}"), bytes).unwrap();
        }
    }
    let assembled = pipeline::read(&files);
    let schools = assembled.county.schools.clone();
    let findings = assembled.findings.clone();
    let json = match pipeline::evaluated_to_json(assembled, &shipped("cn-2017").unwrap()) {
        Ok(json) => json,
        Err(error) => return vec![error.to_string()],
    };
    // A school of several stages has its place by the first sheet that names it.
    let told = Told { codes: true, order: false };
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mut wrong = compare(&document, &truth(&made.told), told);
    for unit in document["units"].as_array().unwrap() {
        let town = made.towns.get(unit["code"].as_str().unwrap_or_default()).copied();
        if unit["township"].as_str() != town {
            wrong.push(format!("{}: the document says {}", unit["school"], unit["township"]));
        }
    }
    for school in schools {
        let code = school.code.unwrap_or_default();
        let town = made.towns.get(&code).copied();
        if school.township.as_deref() != town {
            wrong.push(format!("{}: town {:?}, should be {town:?}", school.name, school.township));
        }
    }
    let asked = [Code::UnknownKind, Code::KindAssumed];
    for finding in findings {
        let is_wrong = (asked.contains(&finding.code) && finding.severity != Severity::Notice)
            || (guise.towns == Towns::None && finding.code == Code::Conflict);
        if is_wrong {
            wrong.push(format!("told: {}", finding.message));
        }
    }
    wrong
}

fn assert_true(seeds: std::ops::Range<u64>, schools: fn(&mut Rng) -> usize) {
    let mut all = Vec::new();
    for seed in seeds {
        let (made, guise) = made(seed, schools);
        let format = FORMATS[seed as usize % FORMATS.len()];
        let wrong = differences(&made, guise, format);
        if !wrong.is_empty() {
            let shown: Vec<&String> = wrong.iter().take(6).collect();
            all.push(format!(
                "seed {seed}, {format:?}, {guise:?}, {} wrong: {shown:#?}",
                wrong.len()
            ));
        }
    }
    assert!(all.is_empty(), "{} rosters: {}", all.len(), all.join("\n"));
}

#[test]
fn rosters_of_districts_say_what_is_true() {
    assert_true(0..96, |rng| rng.usize(40..60));
}

#[test]
fn more_rosters_of_districts_say_what_is_true() {
    assert_true(1000..1096, |rng| rng.usize(40..60));
}

/// A roster a kind as text: no sheet's name, no merged cells.
#[test]
fn rosters_saved_as_text_say_what_is_true() {
    let mut all = Vec::new();
    for seed in 3000..3024 {
        let mut rng = Rng::with_seed(seed);
        let wish = Wish { schools: 40, ..Wish::any(&mut rng) };
        let county = county(&mut rng, wish);
        let layout = Layout::FileAKindUnnamed;
        let guise = Guise { layout, hidden: false, passed: false, ..Guise::any(&mut rng) };
        let made = district(&mut rng, &county, guise);
        let wrong = differences(&made, guise, Format::CsvUtf8);
        if !wrong.is_empty() {
            let shown: Vec<&String> = wrong.iter().take(6).collect();
            all.push(format!("seed {seed}, {guise:?}, {} wrong: {shown:#?}", wrong.len()));
        }
    }
    assert!(all.is_empty(), "{} rosters: {}", all.len(), all.join("\n"));
}

/// As many as `MADE_UP_DISTRICTS_MORE` says, with other seeds.
#[test]
#[ignore = "takes long"]
fn many_more_rosters_of_districts_say_what_is_true() {
    let more = std::env::var("MADE_UP_DISTRICTS_MORE").ok().and_then(|more| more.parse().ok());
    assert_true(10_000..10_000 + more.unwrap_or(1000), |rng| rng.usize(14..50));
}

#[test]
fn rosters_of_large_districts_say_what_is_true() {
    assert_true(2000..2008, |rng| [120, 200, 300][rng.usize(..3)]);
}
