//! The items beside the indicators and the county's verdict, as the JSON document writes them.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::county::County;
use crate::evaluate::{Check, CheckPart, CheckVerdict, CountyResult, Relaxed, Verdict};
use crate::number::approximate;

use super::{near, number};

#[derive(Serialize)]
pub(super) struct CheckJson<'a> {
    item: &'a str,
    group: &'static str,
    title: &'a str,
    verdict: &'static str,
    detail: &'a str,
    schools: Vec<&'a str>,
    offenders: Vec<OffenderJson<'a>>,
    missing: Vec<NeededJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relaxed: Vec<RelaxedJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stand_in: Option<&'static str>,
    parts: Vec<PartJson<'a>>,
    citation: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    local: bool,
}

#[derive(Serialize)]
struct OffenderJson<'a> {
    school: &'a str,
    verdict: &'static str,
    detail: &'a str,
    sources: Vec<String>,
}

#[derive(Serialize)]
struct NeededJson<'a> {
    what: &'a str,
    cell: Option<String>,
}

#[derive(Serialize)]
struct PartJson<'a> {
    name: &'a str,
    value: Option<serde_json::Number>,
    unit: &'a str,
    limit: Option<serde_json::Number>,
    verdict: &'static str,
    sources: Vec<String>,
}

/// A lower demand that was used.
#[derive(Serialize)]
pub(super) struct RelaxedJson {
    id: String,
    item: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    reason: String,
    without: &'static str,
    citation: String,
}

impl RelaxedJson {
    pub fn new(relaxed: &Relaxed, school: Option<String>) -> Self {
        Self {
            id: relaxed.id.clone(),
            item: relaxed.item.clone(),
            school,
            reason: relaxed.reason.clone(),
            without: relaxed.without.id(),
            citation: relaxed.citation.text(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct CountyJson<'a> {
    verdict: &'static str,
    /// Everything that stands in the way.
    blocking: Vec<&'a str>,
    /// What of it fails (未达标).
    not_met: Vec<&'a str>,
    /// What of it is not known yet (待填).
    pending: Vec<&'a str>,
}

pub(super) fn county(result: &CountyResult) -> CountyJson<'_> {
    let ids = |fails: Option<bool>| {
        let all = result.blocking.iter();
        let fits = all
            .filter(|one| fails.is_none_or(|fails| (one.verdict == CheckVerdict::NotMet) == fails));
        fits.map(|one| one.id.as_str()).collect()
    };
    CountyJson {
        verdict: result.verdict.id(),
        blocking: ids(None),
        not_met: ids(Some(true)),
        pending: ids(Some(false)),
    }
}

pub(super) fn check<'a>(check: &'a Check, county: &'a County) -> CheckJson<'a> {
    let name = |school: usize| county.schools.get(school).map_or("", |one| one.name.as_str());
    let addresses = |cells: &[crate::county::Cell]| -> Vec<String> {
        cells.iter().map(|cell| county.address(*cell)).collect()
    };
    let part = |part: &'a CheckPart| PartJson {
        name: &part.name,
        value: part.value.as_ref().map(|value| number(approximate(value))),
        unit: &part.unit,
        limit: part.limit.as_ref().map(|limit| number(near(limit.value))),
        verdict: part.verdict.id(),
        sources: addresses(&part.cells),
    };
    let mut seen = BTreeSet::new();
    let fails = check.offenders.iter().filter(|one| one.verdict == Verdict::NotMet);
    let fails = fails.filter(|one| seen.insert(one.school));
    let schools = fails.map(|one| name(one.school)).collect();
    CheckJson {
        item: &check.id,
        group: check.group.id(),
        title: &check.title,
        verdict: check.verdict.id(),
        detail: &check.detail,
        schools,
        offenders: check
            .offenders
            .iter()
            .map(|one| OffenderJson {
                school: name(one.school),
                verdict: one.verdict.id(),
                detail: &one.detail,
                sources: addresses(&one.cells),
            })
            .collect(),
        missing: check
            .missing
            .iter()
            .map(|one| NeededJson {
                what: &one.what,
                cell: one.cell.map(|cell| county.address(cell)),
            })
            .collect(),
        relaxed: check
            .relaxed
            .iter()
            .map(|(school, relaxed)| RelaxedJson::new(relaxed, Some(name(*school).to_owned())))
            .collect(),
        stand_in: check.stand_in.map(Verdict::id),
        parts: check.parts.iter().map(part).collect(),
        citation: check.citation.text(),
        local: check.local,
    }
}
