//! The truth itself, checked against the worked examples of the standard, and the comparison against
//! documents that are right and documents that are wrong in one place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod support;

use fastrand::Rng;
use serde_json::json;
use support::compare::{Told, compare, document};
use support::county::{County, Kind, Resources, School, Stage, Staged};
use support::made::{Wish, county};
use support::truth::{Truth, Verdict, truth};

fn some_truth(seed: u64) -> Truth {
    let mut rng = Rng::with_seed(seed);
    let wish = Wish::any(&mut rng);
    truth(&county(&mut rng, wish))
}

fn school(kind: Kind, pupils: [Option<i64>; 3], equipment: i64) -> School {
    let staged =
        |pupils: Option<i64>| pupils.map(|p| Staged { pupils: Some(p), ..Staged::default() });
    School {
        name: format!("{equipment}"),
        code: String::new(),
        kind,
        founder: "公办",
        locality: "镇区",
        stages: pupils.map(staged),
        whole: Resources { equipment: Some(equipment * 100), ..Resources::default() },
        apart: None,
    }
}

#[test]
fn the_five_schools_have_the_published_coefficient() {
    let figures = [(45, 279), (37, 137), (89, 935), (76, 160), (55, 402)];
    let schools =
        figures.map(|(pupils, books)| school(Kind::Primary, [Some(pupils), None, None], books));
    let mut schools = schools.to_vec();
    // 45 and 37 pupils are fine for a 小学; only a 教学点 is left out.
    schools.push(school(Kind::TeachingPoint, [Some(49), None, None], 7));
    let truth = truth(&County { name: String::new(), schools });
    let equipment = truth.stages[0].indicators[5];
    let figures =
        [equipment.mean, equipment.deviation, equipment.cv].map(|f| format!("{:.6}", f.unwrap()));
    assert_eq!(figures, ["6.334437", "3.263861", "0.515257"]);
    assert_eq!(truth.excluded.len(), 1);
}

#[test]
fn a_nine_year_school_is_split_by_weighted_pupils() {
    let school = school(Kind::NineYear, [Some(166), Some(210), None], 23_226);
    let truth = truth(&County { name: String::new(), schools: vec![school] });
    let parts: Vec<String> = truth
        .units
        .iter()
        .map(|unit| format!("{:.2}", unit.indicators[5].resource.unwrap().to_f64()))
        .collect();
    assert_eq!(parts, ["9711.63", "13514.37"]);
    assert_eq!(truth.units[1].stage, Stage::Junior);
}

#[test]
fn counties_hold_every_case() {
    let (mut verdicts, mut reasons, mut on_line) =
        ([0; 3], std::collections::BTreeSet::new(), [0; 2]);
    let mut over = 0;
    for seed in 0..200 {
        let truth = some_truth(seed);
        for unit in &truth.units {
            verdicts[unit.verdict as usize] += 1;
            for (index, one) in unit.indicators.iter().enumerate() {
                let Some(value) = one.value else { continue };
                on_line[0] += usize::from(value == support::truth::threshold(unit.stage, index));
                on_line[1] += usize::from(value == support::truth::floor(unit.stage, index));
            }
        }
        reasons.extend(truth.excluded.iter().map(|(_, reason)| *reason));
        let cvs = truth.stages.iter().flat_map(|s| s.indicators.map(|d| d.cv.unwrap() > s.limit));
        over += cvs.filter(|over| *over).count();
    }
    println!(
        "met, not met, missing {verdicts:?}; on thresholds, floors {on_line:?}; CVs over {over}"
    );
    assert!(verdicts.iter().all(|count| *count > 100));
    assert!(on_line.iter().all(|count| *count > 500));
    assert!(over > 20);
    assert_eq!(reasons.len(), 5);
}

#[test]
fn the_right_document_has_no_differences() {
    for seed in 0..50 {
        let truth = some_truth(seed);
        assert_eq!(compare(&document(&truth), &truth, Told::ALL), Vec::<String>::new());
    }
}

#[test]
fn each_wrong_place_is_named() {
    let truth = some_truth(7);
    let right = document(&truth);
    let known = |i: &usize| truth.units[0].indicators[*i].verdict == Verdict::Met;
    let index = (0..7).find(known).unwrap();
    let id = support::truth::INDICATORS[index];
    let at = |path: &str| path.replace("{id}", id);
    let cases = [
        ("/format", json!("x"), "format"),
        ("/units/0/pupils", json!(-1), "pupils"),
        ("/units/0/code", json!("1"), "code"),
        ("/units/0/school", json!("某校"), "should be no unit"),
        ("/units/0/met", json!(9), "met"),
        ("/units/0/verdict", json!("x"), "verdict"),
        ("/units/0/indicators/{id}/value", json!(null), "value"),
        ("/units/0/indicators/{id}/threshold", json!(1.5), "threshold"),
        ("/units/0/indicators/{id}/floor", json!(1.5), "floor"),
        ("/units/0/indicators/{id}/verdict", json!("missing"), "verdict"),
        ("/units/0/indicators/{id}/shortfall", json!(3), "shortfall"),
        ("/units/0/indicators/{id}/sources", json!([]), "source"),
        ("/stages/junior/units", json!(1), "units"),
        ("/stages/junior/pupils", json!(1), "pupils"),
        ("/stages/junior/composite_cv", json!(0.1), "composite"),
        ("/stages/primary/indicators/{id}/cv", json!(0.1), "cv"),
        ("/stages/primary/indicators/{id}/mean", json!(0.1), "mean"),
        ("/stages/primary/indicators/{id}/deviation", json!(0.1), "deviation"),
        ("/stages/primary/indicators/{id}/limit", json!(0.1), "limit"),
        ("/stages/primary/indicators/{id}/verdict", json!("x"), "verdict"),
        ("/excluded/0/reason", json!("x"), "excluded"),
    ];
    for (path, value, word) in cases {
        let mut wrong = right.clone();
        *wrong.pointer_mut(&at(path)).unwrap() = value;
        let differences = compare(&wrong, &truth, Told::ALL);
        assert!(differences.iter().any(|d| d.contains(word)), "{path}: {differences:?}");
    }
    let mut swapped = right.clone();
    swapped["units"].as_array_mut().unwrap().swap(0, 1);
    assert_eq!(compare(&swapped, &truth, Told::ALL).len(), 1);
}
