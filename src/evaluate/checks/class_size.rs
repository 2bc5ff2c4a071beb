//! The size of every class. A list of classes, the largest class or the form's bands can prove it; an
//! average can only prove that some class is too large.

use rust_decimal::Decimal;

use crate::county::{CLASS_BANDS, Cell, Field, Part, Stage};
use crate::finding::{Code, Finding};
use crate::standard::{Cited, PerStage};

use super::part::PartResult;
use super::place::Place;
use super::{Offender, Scene, Verdict};

/// What is known of the classes of one stage, or of a whole school.
#[derive(Default)]
struct Known {
    /// Classes that are surely over the limit; at least.
    over: Decimal,
    /// Something says that no class is.
    none_over: bool,
    reasons: Vec<String>,
    cells: Vec<Cell>,
}

pub(super) fn part(limit: &PerStage<Cited<Decimal>>, scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new("班额");
    "人".clone_into(&mut part.unit);
    let mut over = [Decimal::ZERO; 2];
    for place in scene.places.iter().filter(|place| place.counts) {
        one(place, limit, &mut part, &mut over);
        part.findings.extend(mismatch(place));
    }
    part.settle(scene);
    let [primary, junior] = over;
    part.detail = format!(
        "超过 {} 人的小学班级{} {primary} 个，超过 {} 人的初中班级{} {junior} 个{}",
        limit.primary.value,
        if part.count(Verdict::Missing) > 0 { "至少" } else { "" },
        limit.junior.value,
        if part.count(Verdict::Missing) > 0 { "至少" } else { "" },
        part.also_missing()
    );
    part
}

fn one(
    place: &Place<'_>,
    limit: &PerStage<Cited<Decimal>>,
    part: &mut PartResult,
    over: &mut [Decimal; 2],
) {
    let stages = place.stages();
    part.look(place, looked(place));
    let mut left = Vec::new();
    for stage in &stages {
        let most = limit.get(*stage).value;
        let known = known(place, *stage, most);
        if known.over > Decimal::ZERO {
            if let Some(count) = over.get_mut(*stage as usize) {
                *count += known.over;
            }
            let what = format!("{}：{}，上限 {most} 人", stage.name(), known.reasons.join("，"));
            offend(place, Verdict::NotMet, what, known.cells, part);
        } else if !known.none_over {
            left.push(*stage);
        }
    }
    if left.is_empty() {
        return;
    }
    // What is given for the whole school says something only where its stages agree.
    let most = |stage: &Stage| limit.get(*stage).value;
    let strict = left.iter().map(most).min().unwrap_or_default();
    let mild = stages.iter().map(most).max().unwrap_or_default();
    if of_part(place, Part::Whole, strict).none_over {
        return;
    }
    let whole = of_part(place, Part::Whole, mild);
    if whole.over > Decimal::ZERO && !place.has_senior() {
        if let [stage] = left.as_slice()
            && let Some(count) = over.get_mut(*stage as usize)
        {
            *count += whole.over;
        }
        let what = format!("{}，上限 {mild} 人", whole.reasons.join("，"));
        offend(place, Verdict::NotMet, what, whole.cells, part);
        return;
    }
    let by_stage = stages.len() > 1 || place.has_senior();
    for stage in left {
        let asked = if by_stage { stage.part() } else { Part::Whole };
        part.missing.push(place.needed(Field::LargestClass, asked));
    }
    let what = "没有班级名册、最大班额或完整的分班额班级数，平均班额不能说明问题".to_owned();
    offend(place, Verdict::Missing, what, Vec::new(), part);
}

/// The figures that it rests on: the largest class, and the bands where they are given.
fn looked(place: &Place<'_>) -> Vec<(Field, Part)> {
    let by_stage = place.parts.len() > 1;
    let stages = place.stages().into_iter();
    let mut facts: Vec<(Field, Part)> = stages
        .map(|stage| (Field::LargestClass, if by_stage { stage.part() } else { Part::Whole }))
        .collect();
    let others = CLASS_BANDS.iter().map(|band| band.field);
    facts.extend(place.given([Field::LargestClass, Field::Classes].into_iter().chain(others)));
    facts
}

fn offend(
    place: &Place<'_>,
    verdict: Verdict,
    detail: String,
    cells: Vec<Cell>,
    part: &mut PartResult,
) {
    part.offenders.push(Offender { school: place.index, verdict, detail, cells });
}

/// What is known of a stage: from its own figures, and from the school's where it has no other.
fn known(place: &Place<'_>, stage: Stage, most: Decimal) -> Known {
    let own = of_part(place, stage.part(), most);
    let alone = place.parts.len() == 1;
    if alone && own.over == Decimal::ZERO && !own.none_over {
        return of_part(place, Part::Whole, most);
    }
    own
}

fn of_part(place: &Place<'_>, part: Part, most: Decimal) -> Known {
    let mut known = Known::default();
    let school = place.school;
    let figure = |field| school.facts.get(field, part).and_then(|fact| fact.value);
    let take = |field| {
        let fact = school.facts.get(field, part);
        fact.map(|fact| fact.origin.cells().to_vec()).unwrap_or_default()
    };
    let classes = figure(Field::Classes);

    let listed: Vec<_> = school.classes.iter().filter(|class| class.part == part).collect();
    if !listed.is_empty() {
        let large: Vec<_> = listed
            .iter()
            .filter(|class| class.pupils.is_some_and(|pupils| pupils > most))
            .collect();
        for class in &large {
            let pupils = class.pupils.unwrap_or_default();
            known.reasons.push(format!("{} {pupils} 人", class.name));
            known.cells.extend(class.cell);
        }
        known.over = Decimal::from(large.len());
        let all = listed.iter().all(|class| class.pupils.is_some())
            && classes.is_none_or(|classes| classes <= Decimal::from(listed.len()));
        known.none_over |= large.is_empty() && all;
    }
    let mut sum = Decimal::ZERO;
    let (mut large, mut open, mut blank) = (Decimal::ZERO, Decimal::ZERO, false);
    for band in &CLASS_BANDS {
        let above = Decimal::from(band.from) > most;
        let across = !above && band.below.is_none_or(|below| Decimal::from(below - 1) > most);
        match figure(band.field) {
            Some(count) => {
                sum += count;
                if above && count > Decimal::ZERO {
                    known.reasons.push(format!("{} {count} 个", band.field.name()));
                    known.cells.extend(take(band.field));
                    large += count;
                } else if across {
                    open += count;
                }
            }
            None => blank |= above || across,
        }
    }
    // Bands that make up all classes leave none for a blank one.
    let complete = classes.is_some_and(|classes| sum >= classes && sum > Decimal::ZERO);
    known.over = known.over.max(large);
    known.none_over |= large.is_zero() && open.is_zero() && (!blank || complete);
    if let Some(largest) = figure(Field::LargestClass) {
        if largest > most {
            known.over = known.over.max(Decimal::ONE);
            known.reasons.push(format!("最大班额 {largest} 人"));
            known.cells.extend(take(Field::LargestClass));
        } else {
            known.none_over = true;
        }
    }
    let pupils = if part == Part::Whole {
        super::super::relaxation::compulsory_pupils(&place.parts)
    } else {
        place
            .parts
            .iter()
            .find(|one| one.part == part)
            .and_then(super::super::units::Seated::pupils)
    };
    if let (Some(pupils), Some(classes)) = (pupils, classes)
        && known.over.is_zero()
        && classes > Decimal::ZERO
        && pupils > most * classes
    {
        known.over = Decimal::ONE;
        known.reasons.push(format!("{pupils} 人分 {classes} 个班，至少有一个班超过"));
        known.cells.extend(take(Field::Classes));
    }
    known
}

/// Bands that do not make up the number of classes.
fn mismatch(place: &Place<'_>) -> Option<Finding> {
    let figure = |field| place.school.facts.get(field, Part::Whole).and_then(|fact| fact.value);
    let bands: Option<Decimal> = CLASS_BANDS.iter().map(|band| figure(band.field)).sum();
    let (bands, classes) = (bands?, figure(Field::Classes)?);
    (bands != classes).then(|| {
        let name = &place.school.name;
        let finding = Finding::warning(
            Code::BandsMismatch,
            format!("“{name}”各班额段合计 {bands} 个班，与班级总数 {classes} 个不符；请核对"),
        );
        super::super::units::place(finding.about(name), place.school.cell)
    })
}
