//! The evaluation as one JSON document (导出 JSON), the same from the page and from the example.
//! Field names are stable: a change of meaning raises [`VERSION`]. Figures are not rounded.

mod checks;

use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use crate::county::{Correction, County, Entry, Origin, Stage};
use crate::evaluate::{Dispersion, Evaluation, StageResult, Trace, Unit, UnitIndicator};
use crate::findings::{Finding, Place};
use crate::intake::{Amendments, find, value};
use crate::number::approximate;
use crate::standard::Standard;

use checks::RelaxedJson;

/// The version of the document's fields.
pub const VERSION: u32 = 1;

/// The reason of a campus whose figures are among its school's.
const CAMPUS_MERGED: &str = "campus_merged";

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    standard: &'a str,
    stages: Ordered<'a, StageJson<'a>>,
    units: Vec<UnitJson<'a>>,
    excluded: Vec<ExcludedJson<'a>>,
    checks: Vec<checks::CheckJson<'a>>,
    county: checks::CountyJson<'a>,
    findings: Vec<FindingJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entries: Vec<EntryJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    added_schools: Vec<&'a str>,
}

#[derive(Serialize)]
struct StageJson<'a> {
    units: usize,
    met: usize,
    pupils: serde_json::Number,
    indicators: Ordered<'a, CvJson>,
    composite_cv: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    composite_limit: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    composite_verdict: Option<&'static str>,
}

#[derive(Serialize)]
struct CvJson {
    mean: Option<f64>,
    deviation: Option<f64>,
    cv: Option<f64>,
    limit: Option<f64>,
    verdict: &'static str,
    counted: usize,
}

#[derive(Serialize)]
struct UnitJson<'a> {
    school: &'a str,
    code: Option<&'a str>,
    /// 镇街 or 学片, where the files tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    township: Option<&'a str>,
    stage: &'static str,
    pupils: Option<serde_json::Number>,
    indicators: Ordered<'a, IndicatorJson>,
    met: usize,
    verdict: &'static str,
}

#[derive(Serialize)]
struct IndicatorJson {
    value: Option<f64>,
    /// The greatest possible value, where no more than that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<f64>,
    threshold: Option<f64>,
    floor: Option<f64>,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    relaxed: Option<RelaxedJson>,
    shortfall: Option<serde_json::Number>,
    sources: Vec<String>,
}

#[derive(Serialize)]
struct ExcludedJson<'a> {
    school: &'a str,
    reason: &'static str,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    severity: crate::findings::Severity,
    code: crate::findings::Code,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    school: Option<&'a str>,
    cell: Option<String>,
}

/// A figure that was typed in place of what the files say; figures are in the field's own unit.
#[derive(Serialize)]
struct CorrectionJson<'a> {
    school: &'a str,
    code: Option<&'a str>,
    kind: &'static str,
    field: &'static str,
    part: &'static str,
    value: Option<serde_json::Number>,
    was: Option<serde_json::Number>,
    used: bool,
    cells: Vec<String>,
}

/// What was typed for the county, its items or a school's words; figures are in the field's own unit.
#[derive(Serialize)]
struct EntryJson<'a> {
    field: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<&'a str>,
    typed: &'a str,
}

/// A map that keeps its order: the stages', or the standard's of indicators.
struct Ordered<'a, T>(Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for Ordered<'_, T> {
    fn serialize<S: serde::Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        target.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// The document cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("无法写出 JSON：{0}")]
pub struct JsonError(#[source] serde_json::Error);

/// The document, with a line break at its end.
///
/// # Errors
/// Should the document not be writable.
pub fn document(
    county: &County,
    standard: &Standard,
    evaluation: &Evaluation,
    findings: &[Finding],
) -> Result<String, JsonError> {
    amended(county, standard, evaluation, findings, &Amendments::default())
}

/// The document of a county that was amended by hand, with what was typed.
///
/// # Errors
/// Should the document not be writable.
pub fn amended(
    county: &County,
    standard: &Standard,
    evaluation: &Evaluation,
    findings: &[Finding],
    amendments: &Amendments,
) -> Result<String, JsonError> {
    let stages = evaluation.stages.iter().map(|one| (one.stage.id(), stage(one, standard)));
    let school = |index: usize| county.schools.get(index).map_or("", |school| school.name.as_str());
    let campuses = county.campuses.iter();
    let campuses = campuses.map(|one| ExcludedJson { school: &one.name, reason: CAMPUS_MERGED });
    let document = Document {
        format: "junheng-evaluation",
        version: VERSION,
        standard: &evaluation.standard,
        stages: Ordered(stages.collect()),
        units: evaluation.units.iter().map(|one| unit(one, county, standard)).collect(),
        excluded: evaluation
            .excluded
            .iter()
            .map(|one| ExcludedJson { school: school(one.school), reason: one.reason.id() })
            .chain(campuses)
            .collect(),
        checks: evaluation.checks.iter().map(|one| checks::check(one, county)).collect(),
        county: checks::county(&evaluation.county),
        findings: findings.iter().map(|one| finding(one, county)).collect(),
        corrections: amendments.corrections.iter().map(|one| correction(one, county)).collect(),
        entries: amendments.entries.iter().map(entry).collect(),
        added_schools: amendments.schools.iter().map(|one| one.name.as_str()).collect(),
    };
    let text = serde_json::to_string_pretty(&document);
    text.map(|text| text + "\n").map_err(JsonError)
}

fn stage<'a>(result: &StageResult, standard: &'a Standard) -> StageJson<'a> {
    let cv = |one: &Dispersion| CvJson {
        mean: one.mean,
        deviation: one.deviation,
        cv: one.cv,
        limit: one.limit.as_ref().map(|limit| near(limit.value)),
        verdict: one.verdict.id(),
        counted: one.counted,
    };
    StageJson {
        units: result.units,
        met: result.met,
        pupils: number(near(result.pupils)),
        indicators: ordered(standard, result.indicators.iter().map(cv)),
        composite_cv: result.composite_cv,
        composite_limit: result.composite_limit.as_ref().map(|limit| near(limit.value)),
        composite_verdict: result.composite_limit.as_ref().map(|_| result.composite_verdict.id()),
    }
}

fn unit<'a>(unit: &Unit, county: &'a County, standard: &'a Standard) -> UnitJson<'a> {
    let school = county.schools.get(unit.school);
    UnitJson {
        school: school.map_or("", |school| school.name.as_str()),
        code: school.and_then(|school| school.code.as_deref()),
        township: school.and_then(|school| school.township.as_deref()),
        stage: Stage::id(unit.stage),
        pupils: unit.pupils.map(|pupils| number(near(pupils))),
        indicators: ordered(standard, unit.indicators.iter().map(|one| indicator(one, county))),
        met: unit.met,
        verdict: unit.verdict.id(),
    }
}

fn indicator(one: &UnitIndicator, county: &County) -> IndicatorJson {
    let mut sources: Vec<String> = Vec::new();
    let traced = one.trace.iter().flat_map(Trace::origins);
    for address in traced.flat_map(|origin| county.addresses(origin)) {
        if !sources.contains(&address) {
            sources.push(address);
        }
    }
    let blank = one.missing.iter().filter_map(|missing| missing.cell);
    sources.extend(blank.map(|cell| county.address(cell)));
    IndicatorJson {
        value: one.value.as_ref().map(approximate),
        at_most: one.at_most.as_ref().map(approximate),
        threshold: one.threshold.as_ref().map(|threshold| near(threshold.value)),
        floor: one.floor.as_ref().map(approximate),
        verdict: one.verdict.id(),
        relaxed: one.relaxed.as_ref().map(|relaxed| RelaxedJson::new(relaxed, None)),
        shortfall: one.shortfall.as_ref().map(|short| number(approximate(short))),
        sources,
    }
}

fn correction<'a>(one: &'a Correction, county: &County) -> CorrectionJson<'a> {
    let school = find(county, &one.school).and_then(|index| county.schools.get(index));
    let fact = school.and_then(|school| school.facts.get(one.field, one.part));
    let (was, cells) = match fact.map(|fact| &fact.origin) {
        Some(Origin::Corrected { was, cells }) => (Some(*was), cells.as_slice()),
        _ => (None, &[][..]),
    };
    CorrectionJson {
        school: &one.school.name,
        code: one.school.code.as_deref(),
        kind: one.school.kind.id(),
        field: one.field.id(),
        part: one.part.id(),
        value: value(one).map(|value| number(near(value))),
        was: was.flatten().map(|value| number(near(value))),
        used: was.is_some(),
        cells: cells.iter().map(|cell| county.address(*cell)).collect(),
    }
}

fn entry(one: &Entry) -> EntryJson<'_> {
    let school = one.slot.school().map(|school| school.name.as_str());
    EntryJson { field: one.slot.id(), school, typed: &one.typed }
}

fn finding<'a>(finding: &'a Finding, county: &County) -> FindingJson<'a> {
    let cell = match &finding.place {
        Place::Nowhere => None,
        Place::File(file) => county.files.get(*file as usize).map(|file| file.name.clone()),
        Place::Cell(cell) => Some(county.address(*cell)),
    };
    FindingJson {
        severity: finding.severity,
        code: finding.code,
        message: &finding.message,
        hint: finding.hint.as_deref(),
        school: finding.school.as_deref(),
        cell,
    }
}

fn ordered<T>(standard: &Standard, values: impl Iterator<Item = T>) -> Ordered<'_, T> {
    Ordered(standard.indicators.iter().map(|one| one.id.as_str()).zip(values).collect())
}

fn near(value: rust_decimal::Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

/// Whole numbers are written without a fraction: `450`, not `450.0`.
fn number(value: f64) -> serde_json::Number {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0
        && value.abs() < EXACT
        && let Some(whole) = value.to_i64()
    {
        return whole.into();
    }
    serde_json::Number::from_f64(value).unwrap_or_else(|| 0.into())
}
