//! The items beside the indicators: 政府保障程度, 教育质量, 社会认可度, 一票否决.
//!
//! An item has parts, and holds when each of them does. What is computed and what somebody has to
//! look at are kept apart: an item without an answer is [`CheckVerdict::Evidence`].

mod answer;
mod class_size;
mod disputed;
mod funding;
mod monitoring;
mod part;
mod place;
mod ratio;
mod rooms;
mod size;

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::{Cell, County, CountyField, Field, Part, Subject};
use crate::findings::Finding;
use crate::number::Exact;
use crate::standard::{CheckRule, Citation, Cited, Group, Standard};

use super::{Excluded, Relaxed, Verdict, relaxation};

use part::PartResult;
use place::Place;

/// One item and how it came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Its id: `G4`.
    pub id: String,
    /// What it belongs to.
    pub group: Group,
    /// Its official wording.
    pub title: String,
    /// Whether it is a local addition.
    pub local: bool,
    /// How it came out.
    pub verdict: CheckVerdict,
    /// A Chinese sentence with the figures.
    pub detail: String,
    /// The schools that do not hold it, or that nothing can be said of.
    pub offenders: Vec<Offender>,
    /// What is missing, and where it belongs.
    pub missing: Vec<Needed>,
    /// The schools that were looked at, and their figures that it rests on.
    pub looked: Vec<Looked>,
    /// The schools that hold it only by a lower demand.
    pub relaxed: Vec<(usize, Relaxed)>,
    /// What a province's result says where the national one is not there yet.
    pub stand_in: Option<Verdict>,
    /// Its parts, in the order of the rule.
    pub parts: Vec<CheckPart>,
    /// Where it is written.
    pub citation: Citation,
}

/// How an item came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CheckVerdict {
    /// 达标.
    Met,
    /// 未达标.
    NotMet,
    /// 待核: what is said contradicts itself or cannot be right; neither met nor failed.
    Asked,
    /// 数据缺失.
    Missing,
    /// 待填: somebody has to look and say.
    Evidence,
}

impl CheckVerdict {
    /// The id in JSON, where what is asked cannot be told like what is missing; the sentence says which.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Asked | Self::Missing => "missing",
            Self::Evidence => "evidence",
        }
    }
}

/// One part of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckPart {
    /// What it is.
    pub name: String,
    /// Its figure, exact.
    pub value: Option<Exact>,
    /// The unit of the figure.
    pub unit: String,
    /// The least, or for sizes the most, that is allowed.
    pub limit: Option<Cited<Decimal>>,
    /// How it came out.
    pub verdict: CheckVerdict,
    /// The formula with its figures.
    pub formula: String,
    /// The cells of these.
    pub cells: Vec<Cell>,
}

/// A school that does not hold an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Offender {
    /// Index into [`County::schools`].
    pub school: usize,
    /// [`Verdict::NotMet`], or [`Verdict::Missing`] where it cannot be told.
    pub verdict: Verdict,
    /// What is the matter, with its figures.
    pub detail: String,
    /// The cells of these.
    pub cells: Vec<Cell>,
}

/// A school that an item looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// Index into [`County::schools`].
    pub school: usize,
    /// The figures, there or not.
    pub facts: Vec<(Field, Part)>,
}

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// What, in Chinese.
    pub what: String,
    /// Where it belongs.
    pub at: NeededAt,
    /// The blank cell, where there is one.
    pub cell: Option<Cell>,
}

/// Where something missing belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NeededAt {
    /// A figure of a school.
    School(usize, Field, Part),
    /// 城乡类型 of a school.
    Locality(usize),
    /// 举办者 of a school.
    Founder(usize),
    /// A figure of the county.
    County(CountyField),
    /// A result of monitoring.
    Monitoring(Subject),
    /// The choice of an item.
    Answer(String),
}

/// Everything that the parts of an item look at.
struct Scene<'a> {
    county: &'a County,
    standard: &'a Standard,
    places: Vec<Place<'a>>,
}

pub(super) fn evaluate(
    county: &County,
    excluded: &[Excluded],
    standard: &Standard,
) -> (Vec<Check>, Vec<Finding>) {
    let scene = Scene { county, standard, places: place::places(county, excluded) };
    let mut findings = Vec::new();
    let checks = standard.checks.iter().map(|rule| {
        let found = check(rule, &scene, &mut findings);
        disputed::settle(rule, found, &scene)
    });
    let checks = checks.collect();
    for school in &county.schools {
        findings.extend(relaxation::findings(school, standard));
    }
    (checks, findings)
}

/// What stands in the way most comes first.
const WORST_FIRST: [CheckVerdict; 4] =
    [CheckVerdict::NotMet, CheckVerdict::Asked, CheckVerdict::Missing, CheckVerdict::Evidence];

fn check(rule: &CheckRule, scene: &Scene<'_>, findings: &mut Vec<Finding>) -> Check {
    let mut parts: Vec<PartResult> = Vec::new();
    if rule.evidence {
        parts.push(answer::part(rule, scene));
    }
    if let Some(funding) = &rule.funding {
        parts.extend(funding::parts(funding, scene));
    }
    parts.extend(rule.rooms.iter().map(|rooms| rooms::part(rooms, &rule.id, scene)));
    parts.extend(rule.size.iter().map(|size| size::part(size, &rule.id, scene)));
    parts.extend(rule.class_size.iter().map(|limit| class_size::part(limit, scene)));
    parts.extend(rule.small_schools.iter().map(|pupils| funding::small(pupils, scene)));
    parts.extend(rule.ratios.iter().map(|ratio| ratio::part(ratio, scene)));
    parts.extend(rule.monitoring.iter().map(|one| monitoring::part(one, scene)));

    let any = |verdict| parts.iter().any(|part| part.verdict == verdict);
    let verdict = WORST_FIRST.into_iter().find(|verdict| any(*verdict));
    let verdict = verdict.unwrap_or(CheckVerdict::Met);
    let mut check = Check {
        id: rule.id.clone(),
        group: rule.group,
        title: rule.title.clone(),
        local: rule.local,
        verdict,
        detail: String::new(),
        offenders: Vec::new(),
        missing: Vec::new(),
        looked: Vec::new(),
        relaxed: Vec::new(),
        stand_in: None,
        parts: Vec::new(),
        citation: rule.citation.clone(),
    };
    let mut details = Vec::new();
    let mut asked = BTreeSet::new();
    // Where each school stands in the list of those that were looked at.
    let mut places: Vec<Option<usize>> = vec![None; scene.county.schools.len()];
    for part in parts {
        // What is only shown says nothing where it is not known.
        let shown = part.limit.is_some() || part.value.is_some() || part.formula.is_empty();
        details.extend(Some(part.detail).filter(|_| shown));
        check.offenders.extend(part.offenders);
        check.missing.extend(part.missing.into_iter().filter(|one| asked.insert(one.at.clone())));
        for one in part.looked {
            let place = places.get_mut(one.school);
            let known = place.as_ref().and_then(|place| check.looked.get_mut((**place)?));
            match known {
                Some(known) => known.facts.extend(one.facts),
                None => {
                    if let Some(place) = place {
                        *place = Some(check.looked.len());
                    }
                    check.looked.push(one);
                }
            }
        }
        check.relaxed.extend(part.relaxed);
        check.stand_in = check.stand_in.or(part.stand_in);
        check.parts.push(CheckPart {
            name: part.name,
            value: part.value,
            unit: part.unit,
            limit: part.limit,
            verdict: part.verdict,
            formula: part.formula,
            cells: part.cells,
        });
        findings.extend(part.findings);
    }
    for one in &mut check.looked {
        let mut seen = BTreeSet::new();
        one.facts.retain(|fact| seen.insert(*fact));
    }
    if !check.relaxed.is_empty() {
        details.push(format!("其中 {} 处按放宽规定判断", check.relaxed.len()));
    }
    check.detail = details.join("；");
    check
}
