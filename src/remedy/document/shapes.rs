//! The fields of the document, as they are written.
#![allow(missing_docs, reason = "the names are the document's own")]

use serde::Serialize;
use serde_json::Number;

#[derive(Serialize)]
pub struct Document<'a> {
    pub format: &'static str,
    pub version: u32,
    pub standard: &'a str,
    /// Unit costs: their name, and whether they are samples.
    pub costs: CostsJson<'a>,
    pub additions: Vec<AdditionJson<'a>>,
    pub exchange: Vec<ExchangeJson<'a>>,
    pub rotation: Option<RotationJson>,
    pub capacity: Vec<CapacityJson<'a>>,
    pub variance: Vec<VarianceJson<'a>>,
    pub schools: Vec<SchoolJson<'a>>,
    pub pairs: Vec<PairsJson<'a>>,
    pub joint: Vec<JointJson<'a>>,
    pub entering: Vec<EnteringJson<'a>>,
}

#[derive(Serialize)]
pub struct CostsJson<'a> {
    pub name: &'a str,
    pub sample: bool,
}

/// `cost` and `lower_bound` are null where there is no plan; `unknown` are the schools without certain
/// figures, of which the plan says nothing.
#[derive(Serialize)]
pub struct AdditionJson<'a> {
    pub stage: &'static str,
    pub indicator: &'a str,
    pub cost: Option<Number>,
    pub lower_bound: Option<Number>,
    pub units: Vec<AddJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct AddJson<'a> {
    pub school: &'a str,
    pub add: Number,
}

/// `missing` is the least number to be hired where moves alone cannot do; `feasible` is null where neither
/// can be told.
#[derive(Serialize)]
pub struct ExchangeJson<'a> {
    pub stage: &'static str,
    pub indicator: &'a str,
    pub moves: Vec<MoveJson<'a>>,
    pub feasible: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub at_risk: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct MoveJson<'a> {
    pub from: &'a str,
    pub to: &'a str,
    pub count: i64,
}

/// What the standard demands of exchange in a year: shares in %, and people where the county tells how many
/// may be moved.
#[derive(Serialize)]
pub struct RotationJson {
    pub share: Number,
    pub backbone: Option<Number>,
    pub eligible: Option<Number>,
    pub at_least: Option<Number>,
}

/// `pupils` is null where a figure is not certain.
#[derive(Serialize)]
pub struct CapacityJson<'a> {
    pub school: &'a str,
    pub stage: &'static str,
    pub pupils: Option<u64>,
    pub intervals: Vec<(u64, u64)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undecided: Vec<(u64, u64)>,
    pub whole_school: Vec<(u64, u64)>,
    pub binding: Vec<&'a str>,
    pub size_limit: Option<u64>,
    pub class_limit: Option<u64>,
    pub bound: Option<u64>,
    pub binds: Option<&'static str>,
}

/// `units` is empty where all have the same and there is no variance.
#[derive(Serialize)]
pub struct VarianceJson<'a> {
    pub stage: &'static str,
    pub indicator: &'a str,
    pub units: Vec<ShareJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct ShareJson<'a> {
    pub school: &'a str,
    pub share: f64,
}

#[derive(Serialize)]
pub struct SchoolJson<'a> {
    pub school: &'a str,
    pub stage: &'static str,
    pub indicators: Vec<LackJson<'a>>,
    pub cheapest: Option<CheapestJson<'a>>,
}

#[derive(Serialize)]
pub struct LackJson<'a> {
    pub indicator: &'a str,
    pub to_threshold: Option<Number>,
    pub to_floor: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_whole_school: Option<Number>,
    pub to_spare: Option<Number>,
}

#[derive(Serialize)]
pub struct CheapestJson<'a> {
    pub cost: Number,
    pub at_floor: Vec<&'a str>,
    pub add: Vec<AmountJson<'a>>,
}

#[derive(Serialize)]
pub struct AmountJson<'a> {
    pub indicator: &'a str,
    pub add: Number,
}

#[derive(Serialize)]
pub struct PairsJson<'a> {
    pub school: &'a str,
    pub most: Option<(u64, u64)>,
    pub shapes: Vec<ShapeJson>,
}

/// Primary and junior pupils at most, and the sum of both by their weights at most.
#[derive(Serialize)]
pub struct ShapeJson {
    pub primary: u64,
    pub junior: u64,
    pub weighted: Option<f64>,
    pub weights: (f64, f64),
}

#[derive(Serialize)]
pub struct JointJson<'a> {
    pub stage: &'static str,
    pub cost: Number,
    pub lower_bound: f64,
    pub gap: f64,
    pub add: Vec<JointAddJson<'a>>,
    pub at_floor: Vec<AtFloorJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct JointAddJson<'a> {
    pub school: &'a str,
    pub indicator: &'a str,
    pub add: Number,
}

#[derive(Serialize)]
pub struct AtFloorJson<'a> {
    pub school: &'a str,
    pub indicators: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct EnteringJson<'a> {
    pub school: &'a str,
    pub pupils: Number,
    pub from: Number,
    pub verdict: &'static str,
    pub coefficients: Vec<CoefficientJson<'a>>,
}

#[derive(Serialize)]
pub struct CoefficientJson<'a> {
    pub indicator: &'a str,
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub verdict_before: &'static str,
    pub verdict_after: &'static str,
}
