//! An evaluation document against the truth: every difference as a sentence.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::county::Stage;
use super::truth::{
    Dispersion, INDICATORS, StageTruth, Truth, UnitTruth, Verdict, floor, threshold,
};

/// How near two figures have to be; the document's are unrounded.
const NEAR: f64 = 1e-9;

/// What the files could not say, so that the document cannot either.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// Whether codes stood in the files.
    pub codes: bool,
    /// Whether the schools stood in the county's order.
    pub order: bool,
}

impl Told {
    pub const ALL: Self = Self { codes: true, order: true };
}

/// All differences; none when the document is right.
pub fn compare(document: &Value, truth: &Truth, told: Told) -> Vec<String> {
    let mut wrong = Wrong(Vec::new());
    wrong.same("format", &document["format"], "junheng-evaluation");
    let units = document["units"].as_array().cloned().unwrap_or_default();
    let mut found: BTreeMap<(String, String), &Value> = BTreeMap::new();
    for unit in &units {
        if found.insert(key(unit), unit).is_some() {
            wrong.say(format!("{:?} stands twice among the units", key(unit)));
        }
    }
    let mut order = Vec::new();
    for unit in &truth.units {
        let key = (unit.school.clone(), unit.stage.id().to_owned());
        match found.remove(&key) {
            Some(value) => wrong.unit(value, unit, told),
            None => wrong.say(format!("{key:?} is no unit of the document")),
        }
        order.push(key);
    }
    for key in found.keys() {
        wrong.say(format!("{key:?} should be no unit"));
    }
    if told.order && wrong.0.is_empty() && units.iter().map(key).collect::<Vec<_>>() != order {
        wrong.say("the units are not in the order of the files".to_owned());
    }
    for (stage, truth) in [Stage::Primary, Stage::Junior].into_iter().zip(&truth.stages) {
        wrong.stage(stage.id(), &document["stages"][stage.id()], truth);
    }
    wrong.excluded(document, truth);
    wrong.0
}

fn key(unit: &Value) -> (String, String) {
    let text = |name: &str| unit[name].as_str().unwrap_or_default().to_owned();
    (text("school"), text("stage"))
}

struct Wrong(Vec<String>);

impl Wrong {
    fn say(&mut self, sentence: String) {
        self.0.push(sentence);
    }

    fn same(&mut self, what: &str, found: &Value, truth: &str) {
        if found.as_str() != Some(truth) {
            self.say(format!("{what} is {found}, should be {truth:?}"));
        }
    }

    fn whole(&mut self, what: &str, found: &Value, truth: i64) {
        if found.as_i64() != Some(truth) {
            self.say(format!("{what} is {found}, should be {truth}"));
        }
    }

    /// `scale` is what the figure is small or large beside.
    fn near(&mut self, what: &str, found: &Value, truth: Option<f64>, scale: f64) {
        let near = match (found.as_f64(), truth) {
            (Some(found), Some(truth)) => (found - truth).abs() <= NEAR * scale.max(truth.abs()),
            (None, None) => found.is_null(),
            _ => false,
        };
        if !near {
            self.say(format!("{what} is {found}, should be {truth:?}"));
        }
    }

    fn unit(&mut self, found: &Value, truth: &UnitTruth, told: Told) {
        let name = format!("{} ({})", truth.school, truth.stage.id());
        if told.codes {
            self.same(&format!("{name}: code"), &found["code"], &truth.code);
        }
        self.near(
            &format!("{name}: pupils"),
            &found["pupils"],
            truth.pupils.map(|p| p as f64),
            0.0,
        );
        for (index, id) in INDICATORS.iter().enumerate() {
            let (one, is) = (&found["indicators"][id], truth.indicators[index]);
            let what = format!("{name}: {id}");
            let limit = threshold(truth.stage, index).to_f64();
            let lowest = floor(truth.stage, index).to_f64();
            self.near(&format!("{what}.value"), &one["value"], is.value.map(|v| v.to_f64()), limit);
            self.near(&format!("{what}.threshold"), &one["threshold"], Some(limit), limit);
            self.near(&format!("{what}.floor"), &one["floor"], Some(lowest), limit);
            self.same(&format!("{what}.verdict"), &one["verdict"], is.verdict.id());
            if is.shortfall.is_some() {
                self.near(&format!("{what}.shortfall"), &one["shortfall"], is.shortfall, 1000.0);
            } else if !one["shortfall"].is_null() {
                self.say(format!("{what} is short of {}, which nobody knows", one["shortfall"]));
            }
            let sources = one["sources"].as_array().map_or(0, Vec::len);
            if is.verdict != Verdict::Missing && sources == 0 {
                self.say(format!("{what} names no source"));
            }
        }
        self.whole(&format!("{name}: met"), &found["met"], truth.met as i64);
        self.same(&format!("{name}: verdict"), &found["verdict"], truth.verdict.id());
    }

    fn stage(&mut self, name: &str, found: &Value, truth: &StageTruth) {
        self.whole(&format!("{name}: units"), &found["units"], truth.units as i64);
        self.whole(&format!("{name}: pupils"), &found["pupils"], truth.pupils);
        for (id, is) in INDICATORS.iter().zip(&truth.indicators) {
            let (one, what) = (&found["indicators"][id], format!("{name}: {id}"));
            let Dispersion { mean, deviation, cv, .. } = *is;
            let scale = mean.unwrap_or(1.0);
            self.near(&format!("{what}.mean"), &one["mean"], mean, scale);
            self.near(&format!("{what}.deviation"), &one["deviation"], deviation, scale);
            self.near(&format!("{what}.cv"), &one["cv"], cv, 1.0);
            self.near(&format!("{what}.limit"), &one["limit"], Some(truth.limit), 1.0);
            let Some(verdict) = is.verdict(truth.limit) else { continue };
            self.same(&format!("{what}.verdict"), &one["verdict"], verdict);
        }
        self.near(&format!("{name}: composite"), &found["composite_cv"], truth.composite, 1.0);
    }

    fn excluded(&mut self, document: &Value, truth: &Truth) {
        let list = document["excluded"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let found: BTreeSet<(String, String)> =
            list.iter().map(|one| (text(&one["school"]), text(&one["reason"]))).collect();
        let owned = |set: &BTreeSet<(String, &str)>| -> BTreeSet<(String, String)> {
            set.iter().map(|(school, reason)| (school.clone(), (*reason).to_owned())).collect()
        };
        let (must, may) = (owned(&truth.excluded), owned(&truth.may_be_excluded));
        for missing in must.difference(&found) {
            self.say(format!("{missing:?} is not among the excluded"));
        }
        for extra in found.difference(&must).filter(|one| !may.contains(one)) {
            self.say(format!("{extra:?} should not be excluded"));
        }
    }
}

/// Whether every source of a figure points into one of the school's rows (from 0) of that sheet.
pub fn compare_sources(document: &Value, sheet: &str, rows: &[(String, usize)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for unit in document["units"].as_array().into_iter().flatten() {
        let school = unit["school"].as_str().unwrap_or_default();
        let own: BTreeSet<usize> =
            rows.iter().filter(|(name, _)| name == school).map(|(_, row)| *row).collect();
        for id in INDICATORS {
            for source in unit["indicators"][id]["sources"].as_array().into_iter().flatten() {
                let source = source.as_str().unwrap_or_default();
                let address = source.strip_prefix(sheet).and_then(|rest| rest.strip_prefix('!'));
                let row = address.and_then(|a1| {
                    a1.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse::<usize>().ok()
                });
                if !row.is_some_and(|row| own.contains(&(row.wrapping_sub(1)))) {
                    wrong
                        .push(format!("{school}: {id} comes from {source}, not from rows {own:?}"));
                }
            }
        }
    }
    wrong
}

/// The document that is right: what [`compare`] finds nothing against.
pub fn document(truth: &Truth) -> Value {
    let unit = |unit: &UnitTruth| {
        let indicators: serde_json::Map<String, Value> = (0..7)
            .map(|i| {
                let is = unit.indicators[i];
                let one = serde_json::json!({
                    "value": is.value.map(|v| v.to_f64()),
                    "threshold": threshold(unit.stage, i).to_f64(),
                    "floor": floor(unit.stage, i).to_f64(),
                    "verdict": is.verdict.id(),
                    "shortfall": is.shortfall,
                    "sources": ["a.xlsx!数据!B2"],
                });
                (INDICATORS[i].to_owned(), one)
            })
            .collect();
        serde_json::json!({
            "school": unit.school, "code": unit.code, "stage": unit.stage.id(),
            "pupils": unit.pupils, "indicators": indicators,
            "met": unit.met, "verdict": unit.verdict.id(),
        })
    };
    let stage = |stage: &StageTruth| {
        let indicators: serde_json::Map<String, Value> = (0..7)
            .map(|i| {
                let Dispersion { mean, deviation, cv, .. } = stage.indicators[i];
                let verdict = stage.indicators[i].verdict(stage.limit).unwrap_or("missing");
                let one = serde_json::json!({
                    "mean": mean, "deviation": deviation, "cv": cv, "limit": stage.limit, "verdict": verdict,
                });
                (INDICATORS[i].to_owned(), one)
            })
            .collect();
        serde_json::json!({
            "units": stage.units, "pupils": stage.pupils,
            "indicators": indicators, "composite_cv": stage.composite,
        })
    };
    let excluded: Vec<Value> = truth
        .excluded
        .iter()
        .map(|(school, reason)| serde_json::json!({"school": school, "reason": reason}))
        .collect();
    serde_json::json!({
        "format": "junheng-evaluation", "version": 1, "standard": "cn-2017",
        "stages": {"primary": stage(&truth.stages[0]), "junior": stage(&truth.stages[1])},
        "units": truth.units.iter().map(unit).collect::<Vec<_>>(),
        "excluded": excluded, "findings": [],
    })
}
