//! The county's page and the JSON document, held against each other: both tell of one evaluation, so
//! they must say the same. Neither is asked what is right.

use junheng::county::County;
use junheng::evaluate::evaluate;
use junheng::report::json;
use junheng::standard::Standard;
use junheng::view_model::{ViewModel, view_model};
use serde::Serialize;
use serde_json::Value;

use super::compared::Differences;

/// What there is where there is no figure.
const NOTHING: &str = "—";

/// Everything in which the two differ, as sentences.
pub fn differences(county: &County, standard: &Standard) -> Vec<String> {
    let result = evaluate(county, standard);
    let text = json::document(county, standard, &result, &result.findings).expect("written");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let page = view_model(county, standard, &result, &[], &[]);
    let mut differences = Differences::default();
    the_county(&page, &document, &mut differences);
    the_stages(&page, &document, standard, &mut differences);
    the_units(&page, &document, standard, &mut differences);
    the_checks(&page, &document, &mut differences);
    let excluded = document["excluded"].as_array().expect("a list").len();
    differences.same("excluded", page.excluded.len() + county.campuses.len(), excluded);
    differences.into()
}

/// A verdict's name in Rust as the document writes it: `NotMet` is `not_met`.
fn id(verdict: impl Serialize) -> String {
    let name = serde_json::to_value(verdict).expect("a word");
    let mut id = String::new();
    for letter in name.as_str().expect("a word").chars() {
        if letter.is_ascii_uppercase() && !id.is_empty() {
            id.push('_');
        }
        id.push(letter.to_ascii_lowercase());
    }
    id
}

fn words(value: &Value) -> Vec<String> {
    let list = value.as_array().expect("a list").iter();
    list.map(|one| one.as_str().expect("a word").to_owned()).collect()
}

fn one_of(what: &str, value: &Value, known: &[&str], differences: &mut Differences) {
    let is_known = value.as_str().is_some_and(|word| known.contains(&word));
    differences.same(&format!("{what}: {value} is a word of the document"), is_known, true);
}

/// The verdict, what stands in the way, and the board: a tile is as bad as the worst of what is behind it.
fn the_county(page: &ViewModel, document: &Value, differences: &mut Differences) {
    let county = &document["county"];
    one_of("county", &county["verdict"], &["met", "not_met", "incomplete"], differences);
    differences.same("county", id(page.county.verdict).as_str(), word(&county["verdict"]));
    let (blocking, failing) = (words(&county["blocking"]), words(&county["not_met"]));
    differences.same("what is in the way", page.county.blocking.len(), blocking.len());
    for (shown, id) in page.county.blocking.iter().zip(&blocking) {
        let fails = self::id(shown.verdict) == "not_met";
        differences.same(id, fails, failing.contains(id));
        differences.same(&format!("{id} is named"), shown.title.is_empty(), false);
        let is_item = !id.contains('.') && !WHOLE.contains(&id.as_str());
        let named = !is_item || shown.label == *id;
        differences.same(&format!("{id} is called {}", shown.label), named, true);
    }
    let worst_of = |is_it: &dyn Fn(&str) -> bool| {
        let all: Vec<&String> = blocking.iter().filter(|id| is_it(id)).collect();
        match all.iter().any(|id| failing.contains(id)) {
            _ if all.is_empty() => "met",
            true => "not_met",
            false => "missing",
        }
    };
    let resources = page.county.board.first().expect("resources");
    for tile in &resources.tiles {
        let behind = match tile.label.as_str() {
            "小学各校指标" => "primary.units",
            "小学差异系数" => "primary.cv.",
            "初中各校指标" => "junior.units",
            "初中差异系数" => "junior.cv.",
            "还没有学校" => "units",
            "没有计算的学校" => "schools",
            "合计与各校之和不符" => "totals",
            other => panic!("no tile is called {other}"),
        };
        let worst = worst_of(&|id| id.starts_with(behind));
        // The document tells what is asked and what is missing by one word.
        let shown = id(tile.verdict).replace("asked", "missing");
        differences.same(&tile.label, shown.as_str(), worst);
    }
    let worst = worst_of(&|id| id.contains('.') || ["units", "schools", "totals"].contains(&id));
    differences.same("resources", id(page.verdict).as_str(), worst);
}

/// What stands in the way and is neither an item nor of a stage.
const WHOLE: [&str; 4] = ["units", "schools", "totals", "item_totals"];

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Whether a text is the figure, rounded to its decimals; a text without a figure is none.
fn shows(text: &str, figure: &Value) -> bool {
    let Some(figure) = figure.as_f64() else { return text == NOTHING };
    let Ok(shown) = text.parse::<f64>() else { return false };
    let decimals = text.split_once('.').map_or(0, |(_, digits)| digits.len());
    let half = 0.5 * 10_f64.powi(-i32::try_from(decimals).expect("few"));
    (shown - figure).abs() <= half * (1.0 + 1e-6) + figure.abs() * 1e-9
}

fn the_stages(
    page: &ViewModel,
    document: &Value,
    standard: &Standard,
    differences: &mut Differences,
) {
    const CV: [&str; 5] = ["met", "not_met", "missing", "undefined", "not_judged"];
    for stage in ["primary", "junior"] {
        let written = &document["stages"][stage];
        for indicator in &standard.indicators {
            let one = &written["indicators"][&indicator.id];
            one_of(&indicator.id, &one["verdict"], &CV, differences);
        }
        let shown = page.stages.iter().find(|one| one.stage.id() == stage);
        let Some(shown) = shown else {
            differences.same(stage, written["units"].as_u64(), Some(0));
            continue;
        };
        differences.same(stage, Some(shown.units as u64), written["units"].as_u64());
        differences.same(stage, Some(shown.met as u64), written["met"].as_u64());
        for (indicator, of) in standard.indicators.iter().zip(&shown.indicators) {
            let one = &written["indicators"][&indicator.id];
            let what = format!("{stage} {}", indicator.id);
            differences.same(&what, id(of.verdict).as_str(), word(&one["verdict"]));
            let figures = [("mean", &of.mean), ("cv", &of.cv)];
            for (name, text) in figures {
                let what = format!("{what}: {name} {text} for {}", one[name]);
                differences.same(&what, shows(text, &one[name]), true);
            }
            let counted = one["counted"].as_u64();
            differences.same(&what, Some((shown.units - of.left_out) as u64), counted);
        }
        let what = format!("{stage} composite {}", shown.composite);
        differences.same(&what, shows(&shown.composite, &written["composite_cv"]), true);
        if let Some(verdict) = written["composite_verdict"].as_str() {
            differences.same(&what, id(shown.composite_verdict).as_str(), verdict);
        }
    }
}

fn the_units(
    page: &ViewModel,
    document: &Value,
    standard: &Standard,
    differences: &mut Differences,
) {
    let written = document["units"].as_array().expect("a list");
    differences.same("units", page.units.len(), written.len());
    for (shown, written) in page.units.iter().zip(written) {
        let name = page.schools[shown.school].name.as_str();
        differences.same(name, name, word(&written["school"]));
        differences.same(name, shown.stage.id(), word(&written["stage"]));
        one_of(
            name,
            &written["verdict"],
            &["met", "not_met", "missing", "not_judged"],
            differences,
        );
        differences.same(name, id(shown.verdict).as_str(), word(&written["verdict"]));
        differences.same(name, Some(shown.met as u64), written["met"].as_u64());
        for (indicator, of) in standard.indicators.iter().zip(&shown.indicators) {
            let one = &written["indicators"][&indicator.id];
            let what = format!("{name} {}: {} for {one}", indicator.id, of.value);
            differences.same(&what, id(of.verdict).as_str(), word(&one["verdict"]));
            let (text, figure) = match of.value.strip_prefix("≤ ") {
                Some(text) => (text, &one["at_most"]),
                None => (of.value.as_str(), &one["value"]),
            };
            differences.same(&what, shows(text, figure), true);
        }
    }
}

fn the_checks(page: &ViewModel, document: &Value, differences: &mut Differences) {
    let written = document["checks"].as_array().expect("a list");
    differences.same("checks", page.checks.len(), written.len());
    for (shown, written) in page.checks.iter().zip(written) {
        differences.same(&shown.id, shown.id.as_str(), word(&written["item"]));
        differences.same(&shown.id, shown.detail.as_str(), word(&written["detail"]));
        let verdicts = ["met", "not_met", "missing", "evidence"];
        one_of(&shown.id, &written["verdict"], &verdicts, differences);
    }
}
