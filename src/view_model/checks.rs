//! The items beside the indicators as a screen shows them: figures as text, schools with what is the
//! matter, and the places where what is missing can be typed. It judges nothing anew.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::{County, Field, Part, Slot, Stage};
use crate::evaluate::{Check, CheckPart, CheckVerdict, Evaluation, NeededAt, Relaxed, Verdict};
use crate::findings::{Code, Finding};
use crate::number::{exact, fixed};
use crate::standard::{CheckRule, Group, Standard};

use super::checks_fields::{self as fields, FieldView};
use super::{FactOf, fact, figure};

/// One item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckView {
    /// Its id: `G4`.
    pub id: String,
    /// What it belongs to.
    pub group: Group,
    /// Its official wording.
    pub title: String,
    /// Whether it is a local addition.
    pub is_local: bool,
    /// Whether somebody has to look and say, and no figure decides it alone.
    pub is_evidence: bool,
    /// How it came out.
    pub verdict: CheckVerdict,
    /// A sentence with the figures.
    pub detail: String,
    /// Its figures, each with what is asked.
    pub parts: Vec<PartView>,
    /// The schools that do not hold it, then those that nothing can be said of. What is the matter
    /// stands with the school.
    pub schools: Vec<(usize, Verdict)>,
    /// What can be typed for the county.
    pub fields: Vec<FieldView>,
    /// The schools that hold it only by a lower demand.
    pub relaxed: Vec<(usize, RelaxedView)>,
    /// Where a figure looks like a usual mistake.
    pub notices: Vec<String>,
    /// Where it is written.
    pub source: String,
}

/// A figure of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartView {
    /// What it is.
    pub name: String,
    /// The figure, with its unit.
    pub value: String,
    /// What is asked: `≥ 10%`; empty where nothing is.
    pub limit: String,
    /// How it came out.
    pub verdict: CheckVerdict,
    /// The formula with its figures.
    pub formula: String,
    /// The cells of these.
    pub places: Vec<String>,
}

/// A lower demand that was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelaxedView {
    /// Its name.
    pub name: String,
    /// Why the school may use it.
    pub reason: String,
    /// What the verdict would be without it.
    pub without: Verdict,
}

/// What an item says of one school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolCheck {
    /// The item, by its place in the standard.
    pub item: usize,
    /// How it came out for the school.
    pub verdict: Verdict,
    /// What is the matter, with its figures; empty where nothing is.
    pub detail: String,
    /// The figures that it rests on, and whether they are missing.
    pub facts: Vec<(FactOf, bool)>,
    /// Lower demands that were used.
    pub relaxed: Vec<RelaxedView>,
}

impl RelaxedView {
    pub(super) fn of(relaxed: &Relaxed) -> Self {
        Self {
            name: relaxed.name.clone(),
            reason: relaxed.reason.clone(),
            without: relaxed.without,
        }
    }
}

/// The items; `of_schools` is what they say of each school.
pub(super) fn checks(
    county: &County,
    standard: &Standard,
    evaluation: &Evaluation,
    of_schools: &[Vec<SchoolCheck>],
) -> Vec<CheckView> {
    let both = standard.checks.iter().zip(&evaluation.checks).enumerate();
    both.map(|(item, (rule, check))| CheckView {
        id: check.id.clone(),
        group: check.group,
        title: check.title.clone(),
        is_local: check.local,
        is_evidence: rule.evidence,
        verdict: check.verdict,
        detail: check.detail.clone(),
        parts: parts(rule, check, county, standard),
        schools: {
            let verdict = |school: &Vec<SchoolCheck>| {
                let one = school.binary_search_by_key(&item, |one| one.item).ok()?;
                school.get(one).map(|one| one.verdict).filter(|one| *one != Verdict::Met)
            };
            let schools = of_schools.iter().enumerate();
            let mut schools: Vec<(usize, Verdict)> =
                schools.filter_map(|(at, school)| Some((at, verdict(school)?))).collect();
            schools.sort_by_key(|(_, one)| *one != Verdict::NotMet);
            schools
        },
        fields: fields::of_item(rule, check, county),
        relaxed: check.relaxed.iter().map(|(at, one)| (*at, RelaxedView::of(one))).collect(),
        notices: notices(rule, evaluation),
        source: check.citation.text(),
    })
    .collect()
}

fn parts(rule: &CheckRule, check: &Check, county: &County, standard: &Standard) -> Vec<PartView> {
    let is_figure = |part: &&CheckPart| {
        part.value.is_some() || rule.ratios.iter().any(|ratio| ratio.name == part.name)
    };
    let one = |part: &CheckPart| {
        let decimals = if part.unit == "%" { standard.rounding.share } else { 0 };
        let value = part.value.as_ref().map(|value| match &part.limit {
            Some(limit) => figure::honest(value, &exact(limit.value), decimals),
            None => fixed(value, decimals),
        });
        let limit = part.limit.as_ref().map(|limit| limit.value.normalize());
        PartView {
            name: part.name.clone(),
            value: value.map_or_else(|| figure::NOTHING.to_owned(), |one| one + &part.unit),
            limit: limit.map(|limit| format!("≥ {limit}{}", part.unit)).unwrap_or_default(),
            verdict: part.verdict,
            formula: part.formula.clone(),
            places: places(&part.cells, county),
        }
    };
    check.parts.iter().filter(is_figure).map(one).collect()
}

/// The cells of a figure of the county; those of many schools would say nothing.
fn places(cells: &[crate::county::Cell], county: &County) -> Vec<String> {
    const MOST: usize = 6;
    if cells.len() > MOST {
        return Vec::new();
    }
    let mut places: Vec<String> = cells.iter().map(|cell| county.address(*cell)).collect();
    places.dedup();
    places
}

/// The notices about usual mistakes that belong to an item, by what its rule asks for.
fn notices(rule: &CheckRule, evaluation: &Evaluation) -> Vec<String> {
    use crate::county::CountyField::{RetentionRate, SurveyRate, VisitedRate};
    let rate = |fields: &[crate::county::CountyField]| {
        rule.ratios.iter().any(|ratio| ratio.rate.is_some_and(|rate| fields.contains(&rate)))
    };
    let belongs = |code: Code| match code {
        Code::MultiYearExchange => rule.ratios.iter().any(|ratio| ratio.years.is_some()),
        Code::NineYearRetention => rate(&[RetentionRate]),
        Code::TenPointScale => rate(&[SurveyRate, VisitedRate]),
        Code::ProvincialStandIn => rule.monitoring.is_some(),
        Code::AreaBandUnknown => rule.rooms.is_some(),
        _ => false,
    };
    let findings = evaluation.findings.iter().filter(|one| belongs(one.code));
    findings.map(Finding::text).collect()
}

/// What an item says of the schools it looks at.
struct OfSchool {
    verdict: Verdict,
    detail: String,
    facts: Vec<(FactOf, bool)>,
}

fn of_schools(check: &Check) -> BTreeMap<usize, OfSchool> {
    let mut all: BTreeMap<usize, OfSchool> = BTreeMap::new();
    let nothing = || OfSchool { verdict: Verdict::Met, detail: String::new(), facts: Vec::new() };
    for one in &check.looked {
        let school = all.entry(one.school).or_insert_with(nothing);
        school.facts.extend(one.facts.iter().map(|fact| (*fact, false)));
    }
    for one in &check.offenders {
        let school = all.entry(one.school).or_insert_with(nothing);
        if school.verdict != Verdict::NotMet {
            school.verdict = one.verdict;
        }
        if !school.detail.is_empty() {
            school.detail.push('；');
        }
        school.detail.push_str(&one.detail);
    }
    for needed in &check.missing {
        let index = match needed.at {
            NeededAt::School(index, ..) | NeededAt::Locality(index) | NeededAt::Founder(index) => {
                index
            }
            NeededAt::County(_) | NeededAt::Monitoring(_) | NeededAt::Answer(_) => continue,
        };
        let school = all.entry(index).or_insert_with(nothing);
        if school.verdict == Verdict::Met {
            school.verdict = Verdict::Missing;
            school.detail = ["缺少", &needed.what].concat();
        }
        if let NeededAt::School(_, field, part) = needed.at {
            school.need((field, part));
        }
    }
    all
}

impl OfSchool {
    fn need(&mut self, fact: FactOf) {
        match self.facts.iter_mut().find(|(known, _)| *known == fact) {
            Some((_, is_missing)) => *is_missing = true,
            None => self.facts.push((fact, true)),
        }
    }
}

/// What all items say of each school, in the order of the schools.
pub(super) fn schools(county: &County, evaluation: &Evaluation) -> Vec<Vec<SchoolCheck>> {
    let mut all: Vec<Vec<SchoolCheck>> = county.schools.iter().map(|_| Vec::new()).collect();
    for (item, check) in evaluation.checks.iter().enumerate() {
        for (index, one) in of_schools(check) {
            let Some(school) = county.schools.get(index) else { continue };
            let mut facts: Vec<(FactOf, bool)> = Vec::new();
            for ((field, part), is_missing) in one.facts {
                let stage = if part == Part::Junior { Stage::Junior } else { Stage::Primary };
                let fact = (field, fact::place(school, field, part, stage));
                let value = school.facts.get(field, fact.1).and_then(|fact| fact.value);
                match facts.iter_mut().find(|(known, _)| *known == fact) {
                    Some((_, known)) => *known |= is_missing,
                    None => facts.push((fact, is_missing && value.is_none())),
                }
            }
            let relaxed = check.relaxed.iter().filter(|(at, _)| *at == index);
            if let Some(list) = all.get_mut(index) {
                list.push(SchoolCheck {
                    item,
                    verdict: one.verdict,
                    detail: one.detail,
                    facts,
                    relaxed: relaxed.map(|(_, one)| RelaxedView::of(one)).collect(),
                });
            }
        }
    }
    all
}

/// What a school can say of itself beside the figures of items: what lower demands rest on, and what
/// tells which schools an item looks at.
pub(super) fn about(standard: &Standard) -> Vec<Field> {
    let mut fields = Vec::new();
    let day = standard.checks.iter().flat_map(|rule| &rule.ratios).any(|one| one.filter.day);
    fields.extend(day.then_some(Field::Boarding));
    let on = standard.relaxations.iter().filter(|rule| rule.on);
    let flags = standard.relaxations.iter().filter_map(|rule| rule.flag);
    fields.extend(flags);
    for rule in on {
        fields.extend(rule.built_until.map(|_| Field::FoundedYear));
        fields.extend(rule.share.map(|(field, _): (Field, Decimal)| field));
        fields.extend(&rule.add);
    }
    let mut seen = std::collections::BTreeSet::new();
    fields.retain(|field| seen.insert(*field));
    fields
}

/// The slots that no item asks for, so that nothing a county reports is without its place.
pub(super) fn others(county: &County, all: &[CheckView]) -> Vec<FieldView> {
    let has =
        |slot: &Slot| all.iter().any(|one| one.fields.iter().any(|field| field.slot == *slot));
    fields::others(county).into_iter().filter(|field| !has(&field.slot)).collect()
}
