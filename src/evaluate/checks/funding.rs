//! Public funds for each pupil (生均公用经费): the local rule, each school's budget against it, and
//! small schools funded as if they were larger.

use rust_decimal::Decimal;

use crate::county::{CountyField, Field, Part, Stage};
use crate::standard::{Cited, Funding};

use super::super::units::Seated;
use super::part::{PartResult, judge};
use super::place::{Found, Place};
use super::{CheckVerdict, Needed, NeededAt, Offender, Scene, Verdict};

/// The figures of a school that its funds rest on.
fn looked(place: &Place<'_>) -> Vec<(Field, Part)> {
    let mut facts = place.asked(Field::Pupils, None);
    facts.extend(place.asked(Field::PublicBudget, None));
    facts
}

fn base_field(stage: Stage) -> CountyField {
    match stage {
        Stage::Primary => CountyField::PrimaryBase,
        Stage::Junior => CountyField::JuniorBase,
    }
}

fn base(stage: Stage, scene: &Scene<'_>) -> Result<Decimal, Needed> {
    let field = base_field(stage);
    scene.county.form.figure(field).ok_or_else(|| county_needed(field, scene))
}

/// What the county has to fill in.
pub(super) fn county_needed(field: CountyField, scene: &Scene<'_>) -> Needed {
    Needed {
        what: field.name().to_owned(),
        at: NeededAt::County(field),
        cell: scene.county.form.blank(field),
    }
}

pub(super) fn parts(funding: &Funding, scene: &Scene<'_>) -> Vec<PartResult> {
    let mut parts: Vec<PartResult> =
        Stage::ALL.into_iter().map(|stage| local(funding, stage, scene)).collect();
    if funding.each_school {
        parts.push(each(scene));
    }
    parts
}

/// The local rule for one stage against the least it may be.
fn local(funding: &Funding, stage: Stage, scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new(format!("{}生均公用经费标准", stage.name()));
    "元".clone_into(&mut part.unit);
    let found = base(stage, scene);
    let figure = scene.county.form.get(base_field(stage));
    part.cells = figure.map(|fact| fact.origin.cells().to_vec()).unwrap_or_default();
    part.value = found.as_ref().ok().map(|base| crate::number::exact(*base));
    part.limit = funding.at_least.as_ref().map(|limit| limit.get(stage).clone());
    let written = found.as_ref().map_or_else(|_| "未填".to_owned(), |base| format!("{base} 元"));
    part.detail = format!("{}生均公用经费标准 {written}", stage.name());
    let Some(limit) = &part.limit else { return part };
    part.detail = format!("{}（要求 ≥ {} 元）", part.detail, limit.value);
    part.verdict = match found {
        Ok(base) if base >= limit.value => CheckVerdict::Met,
        Ok(_) => CheckVerdict::NotMet,
        Err(needed) => {
            part.missing.push(needed);
            CheckVerdict::Missing
        }
    };
    part
}

/// Each school's budget against its pupils at the local rule.
fn each(scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new("各校公用经费预算");
    for place in scene.places.iter().filter(|place| place.counts) {
        let budget = place.figure(Field::PublicBudget, None);
        part.look(place, looked(place));
        let mut asks = Vec::new();
        let mut least = Decimal::ZERO;
        for stage in place.stages().iter().copied() {
            match (place.figure(Field::Pupils, Some(stage)), base(stage, scene)) {
                (Found::Known(pupils, _), Ok(base)) => least += pupils * base,
                (pupils, base) => {
                    if let Found::Missing(field, part) = pupils {
                        asks.push(place.needed(field, part));
                    }
                    asks.extend(base.err());
                }
            }
        }
        let asks_pupils_or_base = !asks.is_empty();
        if let Found::Missing(field, part) = budget {
            asks.push(place.needed(field, part));
        }
        let verdict = match budget.value() {
            Some(budget) if budget < least => Verdict::NotMet,
            // The budget may hold the funds of 高中 as well.
            Some(_) if asks.is_empty() && !place.has_senior() => Verdict::Met,
            _ => Verdict::Missing,
        };
        if verdict == Verdict::Missing {
            part.missing.extend(asks);
        }
        if verdict != Verdict::Met {
            let given = budget.value().map_or_else(|| "未填".to_owned(), |one| format!("{one} 元"));
            // What is known of it is a lower bound; of nothing it is none.
            let wanted = match (asks_pupils_or_base, least.is_zero()) {
                (true, true) => "按标准应有多少还算不出".to_owned(),
                (true, false) => format!("按标准至少应有 {least} 元（数据不全）"),
                _ => format!("按标准应不低于 {least} 元"),
            };
            let detail = format!("公用经费预算 {given}，{wanted}");
            let cells = cells(place, budget);
            part.offenders.push(Offender { school: place.index, verdict, detail, cells });
        }
    }
    part.settle(scene);
    part.detail = part.tally("公用经费预算低于规定标准的学校");
    part
}

/// Schools with fewer pupils than `as_if` are funded as if they had so many.
pub(super) fn small(as_if: &Cited<Decimal>, scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new("规模较小学校公用经费");
    part.limit = Some(as_if.clone());
    "人".clone_into(&mut part.unit);
    let (mut schools, mut pupils, mut funds) = (0usize, Decimal::ZERO, Vec::new());
    for place in &scene.places {
        // A school with 高中 as well is small by all its pupils.
        let Some(here) = place.parts.iter().map(Seated::pupils).sum::<Option<Decimal>>() else {
            unknown_pupils(place, as_if.value, &mut part);
            continue;
        };
        if here >= as_if.value {
            continue;
        }
        part.look(place, looked(place));
        schools += 1;
        pupils += here;
        let budget = place.figure(Field::PublicBudget, None);
        funds.extend(budget.value());
        one(place, here, as_if.value, budget, scene, &mut part);
    }
    part.settle(scene);
    part.detail = if schools == 0 && part.offenders.is_empty() && !scene.places.is_empty() {
        format!("没有不足 {} 人的学校", as_if.value)
    } else {
        let not_so = part.tally(&format!("未按 {} 人核定的", as_if.value));
        let open = part.offenders.iter().any(|one| one.detail == PUPILS_UNKNOWN);
        // What is not filled in is not 0: of no budget that is known nothing is added up.
        let all: Decimal = funds.iter().copied().sum();
        let given = match (funds.len(), schools) {
            (0, _) => "公用经费未填".to_owned(),
            (known, all_of_them) if known == all_of_them => format!("公用经费 {all} 元"),
            (known, _) => format!("已填的 {known} 所公用经费 {all} 元"),
        };
        let small = match (schools, open) {
            (0, _) => format!("不足 {} 人的学校还数不清", as_if.value),
            (_, true) => {
                format!("不足 {} 人的学校至少 {schools} 所，学生 {pupils} 人，{given}", as_if.value)
            }
            _ => format!("不足 {} 人的学校 {schools} 所，学生 {pupils} 人，{given}", as_if.value),
        };
        format!("{small}；{not_so}")
    };
    part
}

fn one(
    place: &Place<'_>,
    pupils: Decimal,
    as_if: Decimal,
    budget: Found<'_>,
    scene: &Scene<'_>,
    part: &mut PartResult,
) {
    let stages = place.stages();
    let found: Vec<_> = stages.iter().map(|stage| base(*stage, scene)).collect();
    let known = found.iter().filter_map(|one| one.as_ref().ok().copied());
    let complete = found.iter().all(Result::is_ok);
    // Nothing says how the stages of a small school with both share the places.
    let least = known.clone().min().filter(|_| complete).map(|base| base * as_if);
    let most = known.max().filter(|_| complete).map(|base| base * as_if);
    let verdict = match (budget.value(), least, most) {
        (Some(budget), Some(least), Some(most)) if !place.has_senior() => {
            judge(budget >= most, budget >= least)
        }
        (Some(budget), Some(least), _) if budget < least => Verdict::NotMet,
        _ => Verdict::Missing,
    };
    if verdict == Verdict::Met {
        return;
    }
    if verdict == Verdict::Missing {
        if let Found::Missing(field, part_of) = budget {
            part.missing.push(place.needed(field, part_of));
        }
        for needed in found.into_iter().filter_map(Result::err) {
            part.missing.push(needed);
        }
    }
    let given = budget.value().map_or_else(|| "未填".to_owned(), |one| format!("{one} 元"));
    let wanted = match (least, most) {
        (Some(least), Some(most)) if least == most => format!("，应不低于 {least} 元"),
        (Some(least), Some(most)) => {
            format!("，应不低于 {least} 元至 {most} 元（两个学段的算法未见明文）")
        }
        _ => String::new(),
    };
    part.offenders.push(Offender {
        school: place.index,
        verdict,
        detail: format!("学生 {pupils} 人，公用经费预算 {given}{wanted}"),
        cells: cells(place, budget),
    });
}

/// What is said of a school that may be small.
const PUPILS_UNKNOWN: &str = "在校生数不全";

fn unknown_pupils(place: &Place<'_>, as_if: Decimal, part: &mut PartResult) {
    let known: Decimal = place.parts.iter().filter_map(Seated::pupils).sum();
    if known >= as_if {
        return;
    }
    let blank = place.parts.iter().filter(|one| one.pupils().is_none());
    part.missing.extend(blank.map(|one| place.needed(Field::Pupils, one.part)));
    part.offenders.push(Offender {
        school: place.index,
        verdict: Verdict::Missing,
        detail: PUPILS_UNKNOWN.to_owned(),
        cells: Vec::new(),
    });
}

fn cells(place: &Place<'_>, found: Found<'_>) -> Vec<crate::county::Cell> {
    match found {
        Found::Known(_, cells) => cells.into_owned(),
        Found::Missing(field, part) => place.blank(field, part).into_iter().collect(),
    }
}
