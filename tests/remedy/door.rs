//! The document of plans has the fields that are agreed, and is the same in every run.

use fastrand::Rng;
use junheng::county::{County, Fact, Field, Mixture, Origin, Part};
use junheng::evaluate::evaluate;
use junheng::remedy::{Costs, document};
use serde_json::Value;

use crate::applied::{county, standard};

fn written(county: &County) -> Result<String, String> {
    let standard = standard();
    document(county, &evaluate(county, &standard), &Costs::sample().unwrap(), &standard)
}

#[test]
fn the_document_has_the_agreed_fields() {
    let county = county(&mut Rng::with_seed(70), 24);
    let evaluation = evaluate(&county, &standard());
    let text = written(&county).unwrap();
    assert_eq!(text, written(&county).unwrap());
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&document["format"], &document["version"]), (&"junheng-plan".into(), &1.into()));
    assert_eq!(document["costs"]["sample"], true);
    let list = |key: &str| document[key].as_array().unwrap().clone();
    assert_eq!(list("additions").len(), 14);
    for one in list("additions") {
        let add = one["units"].as_array().unwrap().iter().map(|unit| unit["add"].as_f64().unwrap());
        let cost = one["cost"].as_f64().unwrap();
        assert!((add.sum::<f64>() - cost).abs() <= 1e-9 * cost.max(1.0));
        assert!(one["lower_bound"].as_f64().unwrap() <= cost * (1.0 + 1e-12) + 1e-9);
        assert!(one["units"].as_array().unwrap().iter().all(|unit| unit["school"].is_string()));
    }
    assert_eq!(list("exchange").len(), 6);
    for one in list("exchange") {
        let feasible = one["feasible"].as_bool().unwrap();
        assert_eq!(!feasible, one.get("missing").is_some());
        assert!(feasible || one["moves"].as_array().unwrap().is_empty());
    }
    let rotation = &document["rotation"];
    assert_eq!((&rotation["share"], &rotation["backbone"]), (&10.into(), &20.into()));
    assert_eq!((&rotation["eligible"], &rotation["at_least"]), (&Value::Null, &Value::Null));
    assert_eq!(list("capacity").len(), evaluation.units.len());
    assert!(
        list("capacity").iter().all(|one| one["pupils"].is_u64() && one["intervals"].is_array())
    );
    assert_eq!(list("variance").len(), 14);
    for one in list("variance") {
        let shares =
            one["units"].as_array().unwrap().iter().map(|unit| unit["share"].as_f64().unwrap());
        assert!((shares.sum::<f64>() - 1.0).abs() < 1e-9);
    }
    assert_eq!(list("joint").len(), 2);
    assert_eq!(list("schools").len(), evaluation.units.len());
}

#[test]
fn a_blank_is_named_and_never_planned_for() {
    let mut county = county(&mut Rng::with_seed(71), 24);
    let kind = |one: &junheng::county::School| one.kind == junheng::county::Kind::Primary;
    let index = county.schools.iter().position(kind).unwrap();
    let blank = Fact { value: None, origin: Origin::Typed };
    county.schools[index].facts.set(Field::BackboneTeachers, Part::Primary, blank);
    let name = county.schools[index].name.clone();
    let document: Value = serde_json::from_str(&written(&county).unwrap()).unwrap();
    let of = |key: &str| {
        let all = document[key].as_array().unwrap();
        let is_it =
            |one: &&Value| one["stage"] == "primary" && one["indicator"] == "backbone_teachers";
        all.iter().find(is_it).unwrap().clone()
    };
    for key in ["additions", "exchange", "variance"] {
        assert_eq!(of(key)["unknown"], Value::from(vec![name.clone()]), "{key}");
    }
    let named = |one: &&Value| one["school"] == name.as_str();
    let capacity = document["capacity"].as_array().unwrap().iter().find(named).unwrap();
    assert_eq!(
        (&capacity["pupils"], capacity["intervals"].as_array().unwrap().len()),
        (&Value::Null, 0)
    );
}

#[test]
fn without_one_county_there_is_a_sentence_and_no_plan() {
    assert!(written(&County::default()).unwrap_err().contains("没有计入评估的学校"));
    let mut mixed = county(&mut Rng::with_seed(72), 24);
    mixed.mixture = Some(Mixture::Counties);
    assert!(written(&mixed).unwrap_err().contains("先分开"));
}
