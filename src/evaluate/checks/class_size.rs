//! The size of every class (班额). A list of classes, the largest class or the form's bands can prove it;
//! an average can only prove that some class is too large. What contradicts another statement, or the
//! number of classes and pupils, proves nothing: it is asked (待核). What each statement says is told
//! in [`statements`].

mod statements;

use rust_decimal::Decimal;

use crate::county::{Band, CLASS_BANDS, Cell, Class, Field, LARGE_CLASSES, Part, Stage};
use crate::findings::{Figures, Finding, Items};
use crate::standard::{Cited, PerStage};

use super::super::units::Seated;
use super::part::PartResult;
use super::place::Place;
use super::{Offender, Scene, Verdict};
use statements::{Says, Statement};

/// What all statements about one stage, or about a whole school, come to.
enum Outcome {
    /// No class is too large.
    Within,
    /// So many classes are, at least.
    Over { count: Decimal, reasons: String, cells: Vec<Cell> },
    /// The statements contradict each other or cannot be right.
    Asked { why: String, cells: Vec<Cell> },
    /// Nothing says it; what was said and does not suffice.
    Unsaid(Vec<String>),
}

pub(super) fn part(limit: &PerStage<Cited<Decimal>>, scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new("班额");
    "人".clone_into(&mut part.unit);
    let mut over = [Decimal::ZERO; 2];
    for place in scene.places.iter().filter(|place| place.counts) {
        part.look(place, looked(place));
        one(place, limit, &mut part, &mut over);
        part.findings.extend(mismatch(place));
        part.findings.extend(more_listed(place));
    }
    part.settle(scene);
    let [primary, junior] = over;
    let open = part.count(Verdict::Missing) > 0;
    let stages = [
        (format!("超过 {} 人的小学班级", limit.primary.value), primary),
        (format!("超过 {} 人的初中班级", limit.junior.value), junior),
    ];
    let none_counted = primary.is_zero() && junior.is_zero();
    part.detail = if none_counted && part.count(Verdict::NotMet) > 0 {
        // The bands of a whole school do not say of which stage the class is.
        part.tally("有班级超过上限的学校")
    } else if open && none_counted {
        let open = part.count(Verdict::Missing);
        let [(one, _), (other, _)] = &stages;
        format!("{one}、{other}还数不清，{open} 所学校数据缺失，暂不能判断")
    } else {
        // Of a stage of which none is known no number is said while some are open.
        let told = stages.iter().filter(|(_, count)| !open || !count.is_zero());
        let least = if open { "至少" } else { "" };
        let told: Vec<String> =
            told.map(|(what, count)| format!("{what}{least} {count} 个")).collect();
        [told.join("，"), part.also_missing()].concat()
    };
    part
}

fn one(
    place: &Place<'_>,
    limit: &PerStage<Cited<Decimal>>,
    part: &mut PartResult,
    over: &mut [Decimal; 2],
) {
    let stages = place.stages();
    let most = |stage: Stage| limit.get(stage).value;
    let mut left = Vec::new();
    let mut said = Vec::new();
    let (mut is_over, mut is_asked) = (false, false);
    let whole = whole(place, limit, stages);
    for stage in stages.iter().copied() {
        match of_stage(place, stage, most(stage), whole) {
            Outcome::Within => {}
            Outcome::Over { count, reasons, cells } => {
                is_over = true;
                if let Some(total) = over.get_mut(stage as usize) {
                    *total += count;
                }
                let what = format!("{}：{reasons}，上限 {} 人", stage.name(), most(stage));
                offend(place, Verdict::NotMet, what, cells, part);
            }
            Outcome::Asked { why, cells } => {
                is_asked = true;
                ask(place, &format!("{}：{why}", stage.name()), cells, part);
            }
            Outcome::Unsaid(notes) => {
                left.push(stage);
                said.extend(notes);
            }
        }
    }
    if place.parts.len() == 1 {
        return unsaid(place, &left, &said, part);
    }
    // What is given for the whole school says something only where its stages agree.
    if left.is_empty() {
        if let (false, false, Some(why)) = (is_over, is_asked, above_stages(place, limit, stages)) {
            ask(place, &why, Vec::new(), part);
        }
        return;
    }
    let strict = left.iter().copied().map(most).min().unwrap_or_default();
    let mild = stages.iter().copied().map(most).max().unwrap_or_default();
    match outcome(statements::of_whole(place, limit, strict, mild)) {
        Outcome::Within => {}
        Outcome::Over { count, reasons, cells } if !place.has_senior() => {
            if let [stage] = left.as_slice()
                && let Some(total) = over.get_mut(*stage as usize)
            {
                *total += count;
            }
            offend(place, Verdict::NotMet, format!("{reasons}，上限 {mild} 人"), cells, part);
        }
        Outcome::Asked { why, cells } => {
            need(place, &left, part);
            ask(place, &why, cells, part);
        }
        Outcome::Over { .. } => unsaid(place, &left, &said, part),
        Outcome::Unsaid(notes) => {
            said.extend(notes);
            unsaid(place, &left, &said, part);
        }
    }
}

/// Whether what is said of a whole school of several stages speaks of all of them.
fn whole(place: &Place<'_>, limit: &PerStage<Cited<Decimal>>, stages: &[Stage]) -> Option<Says> {
    if place.parts.len() == 1 {
        return None;
    }
    let limits = stages.iter().map(|stage| limit.get(*stage).value);
    let (strict, mild) = (limits.clone().min()?, limits.max()?);
    match outcome(statements::of_whole(place, limit, strict, mild)) {
        Outcome::Within => Some(Says::Within),
        Outcome::Over { .. } if !place.has_senior() => Some(Says::Over),
        _ => None,
    }
}

/// What is known of a stage: of a school of one stage, what is said of the whole school is said of it.
fn of_stage(place: &Place<'_>, stage: Stage, most: Decimal, whole: Option<Says>) -> Outcome {
    let own = outcome(statements::of_stage(place, stage, most));
    match (&own, whole) {
        (Outcome::Over { reasons, cells, .. }, Some(Says::Within)) => Outcome::Asked {
            why: format!("{reasons}，与全校的班额不一致"),
            cells: cells.clone(),
        },
        _ => own,
    }
}

/// Why the largest class of the whole school cannot be, where that of each stage is known.
fn above_stages(
    place: &Place<'_>,
    limit: &PerStage<Cited<Decimal>>,
    stages: &[Stage],
) -> Option<String> {
    if place.has_senior() {
        return None;
    }
    let figure = |part| {
        let fact = place.school.facts.get(Field::LargestClass, part);
        fact.and_then(|fact| fact.value)
    };
    let of_stages: Option<Vec<Decimal>> = stages.iter().map(|one| figure(one.part())).collect();
    let largest = of_stages.and_then(|all| all.into_iter().max());
    let strict = stages.iter().map(|stage| limit.get(*stage).value).min()?;
    let mild = stages.iter().map(|stage| limit.get(*stage).value).max()?;
    let (of_whole, what) = statements::largest_of_whole(place)?;
    let beyond = largest.map_or(of_whole > mild, |largest| of_whole > largest);
    (beyond && of_whole > strict).then(|| format!("{what}，与各学段的班额不一致"))
}

/// What statements come to: one that contradicts another proves nothing.
fn outcome(statements: Vec<Statement>) -> Outcome {
    let says = |wanted: Says| statements.iter().filter(move |one| one.says == wanted);
    let words = |all: &mut dyn Iterator<Item = &Statement>| {
        let mut words: Vec<&str> = Vec::new();
        for one in all {
            words.extend([one.reason.as_str(), one.doubt.as_deref().unwrap_or_default()]);
        }
        words.retain(|text| !text.is_empty());
        words.join("，")
    };
    let cells = || statements.iter().flat_map(|one| one.cells.iter().copied()).collect::<Vec<_>>();
    let (over, within) = (says(Says::Over).count() > 0, says(Says::Within).count() > 0);
    let sound = |wanted: Says| says(wanted).any(|one| one.doubt.is_none());
    if over && within {
        let all = &mut statements.iter().filter(|one| one.says != Says::Nothing);
        return Outcome::Asked { why: format!("{}，互相矛盾", words(all)), cells: cells() };
    }
    if sound(Says::Over) {
        let count = says(Says::Over).map(|one| one.over).max().unwrap_or_default();
        let cells = says(Says::Over).flat_map(|one| one.cells.iter().copied()).collect();
        return Outcome::Over { count, reasons: words(&mut says(Says::Over)), cells };
    }
    if sound(Says::Within) {
        return Outcome::Within;
    }
    if statements.iter().any(|one| one.doubt.is_some()) {
        let all = &mut statements.iter().filter(|one| one.doubt.is_some());
        return Outcome::Asked { why: words(all), cells: cells() };
    }
    let notes = statements.into_iter().map(|one| one.reason).filter(|one| !one.is_empty());
    Outcome::Unsaid(notes.collect())
}

/// The figures that it rests on: the largest class, and the bands where they are given.
fn looked(place: &Place<'_>) -> Vec<(Field, Part)> {
    let by_stage = place.parts.len() > 1;
    let stages = place.stages().iter();
    let mut facts: Vec<(Field, Part)> = stages
        .map(|stage| (Field::LargestClass, if by_stage { stage.part() } else { Part::Whole }))
        .collect();
    let others = CLASS_BANDS.iter().chain([&LARGE_CLASSES]).map(|band: &Band| band.field);
    facts.extend(place.given([Field::LargestClass, Field::Classes].into_iter().chain(others)));
    facts
}

/// What would tell the size of the classes of these stages.
fn need(place: &Place<'_>, left: &[Stage], part: &mut PartResult) {
    let by_stage = place.parts.len() > 1;
    for stage in left {
        let asked = if by_stage { stage.part() } else { Part::Whole };
        part.missing.push(place.needed(Field::LargestClass, asked));
    }
}

fn unsaid(place: &Place<'_>, left: &[Stage], said: &[String], part: &mut PartResult) {
    if left.is_empty() {
        return;
    }
    need(place, left, part);
    let mut what = "没有班级名册、最大班额或完整的分班额班级数，平均班额不能说明问题".to_owned();
    if !said.is_empty() {
        what = format!("{}，不能说明问题", said.join("，"));
    }
    offend(place, Verdict::Missing, what, Vec::new(), part);
}

fn ask(place: &Place<'_>, why: &str, cells: Vec<Cell>, part: &mut PartResult) {
    let name = &place.school.name;
    let at = cells.first().copied().or(place.school.cell);
    let finding = Finding::of(&Figures::ClassSizes { school: name, why: &why }).about(name);
    part.findings.push(super::super::units::place(finding, at));
    part.ask(place, format!("待核：{why}"), cells);
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

/// A list with more pupils than the school has.
fn more_listed(place: &Place<'_>) -> Option<Finding> {
    let listed = &place.school.classes;
    let sum = listed.iter().map(Class::least).sum::<Option<Decimal>>()?;
    let pupils = place.parts.iter().map(Seated::pupils).sum::<Option<Decimal>>()?;
    (!listed.is_empty() && sum > pupils).then(|| {
        let name = &place.school.name;
        let says = Figures::MoreListed { school: name, listed: &sum, pupils: &pupils };
        let at = listed.iter().find_map(|class| class.cell).or(place.school.cell);
        super::super::units::place(Finding::of(&says).about(name), at)
    })
}

/// Bands that do not make up the number of classes.
fn mismatch(place: &Place<'_>) -> Option<Finding> {
    let figure = |field| place.school.facts.get(field, Part::Whole).and_then(|fact| fact.value);
    let bands: Option<Decimal> = CLASS_BANDS.iter().map(|band| figure(band.field)).sum();
    let (bands, classes) = (bands?, figure(Field::Classes)?);
    (bands != classes).then(|| {
        let name = &place.school.name;
        let says = Items::ClassBands { school: name, bands: &bands, classes: &classes };
        let finding = Finding::of(&says);
        super::super::units::place(finding.about(name), place.school.cell)
    })
}
