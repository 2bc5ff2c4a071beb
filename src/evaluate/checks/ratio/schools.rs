//! A share of the schools' figures: of all of them together, or of each.

use num_traits::{Signed, Zero};

use crate::county::{Field, Part};
use crate::findings::{Figures, Finding};
use crate::number::{Exact, exact, fixed, raw};
use crate::standard::{Quotient, Ratio};

use super::super::part::{PartResult, judge};
use super::super::place::{Found, Place};
use super::super::{CheckVerdict, Needed, Offender, Scene, Verdict};
use super::{Known, OfSchools, is_share, sentence, times, wanted, written};

/// What a school adds to Σ(per·numerator − limit·denominator): at least and at most.
struct Excess {
    least: Option<Exact>,
    most: Option<Exact>,
}

pub(super) fn from_schools(
    ratio: &Ratio,
    of: &Quotient<Field>,
    scene: &Scene<'_>,
    part: &mut PartResult,
) -> OfSchools {
    let per = exact(ratio.per);
    let limit = ratio.at_least.as_ref().map_or_else(Exact::zero, |limit| exact(limit.value));
    let mut sums = Known::default();
    let (mut least, mut most) = (Some(Exact::zero()), Some(Exact::zero()));
    let mut asked = Vec::new();
    let mut applicable = 0usize;
    // All that is known to be divided by: without any there is no result.
    let mut whole = Exact::zero();
    let mut is_wrong = false;
    for place in &scene.places {
        let applies = place.passes(ratio.filter);
        if matches!(applies, Ok(false)) {
            continue;
        }
        applicable += 1;
        let fields = of.numerator.iter().chain(&of.denominator);
        let facts = fields.flat_map(|(field, _)| place.asked(*field, ratio.filter.stage));
        part.look(place, facts.collect());
        let found = of_school(place, of, ratio);
        let mut excess = bounds(&found, &per, &limit, ratio);
        if let Err(needed) = &applies {
            excess.least = excess.least.map(|one| one.min(Exact::zero()));
            excess.most = excess.most.map(|one| one.max(Exact::zero()));
            asked.push(needed.clone());
        }
        let reaches = |bound: &Option<Exact>, open: bool| match bound {
            Some(bound) => !bound.is_negative(),
            None => open,
        };
        let mut verdict = judge(reaches(&excess.least, false), reaches(&excess.most, true));
        if ratio.each && found.as_ref().is_ok_and(Known::is_empty) {
            verdict = Verdict::Missing;
            part.asked = true;
            asked.extend(of.denominator.iter().map(|(field, _)| place.needed(*field, Part::Whole)));
        }
        match &found {
            Ok(known) => whole = raw::sum(&whole, &known.denominator),
            Err(partial) => {
                part.asked |= partial.wrong.is_some();
                is_wrong |= partial.is_over;
                whole = raw::sum(&whole, partial.whole.as_ref().unwrap_or(&Exact::zero()));
            }
        }
        if verdict != Verdict::Met {
            offend(place, verdict, &found, &per, ratio, scene, part);
        }
        match (found, &applies) {
            (Ok(known), Ok(true)) => {
                sums.numerator = raw::sum(&sums.numerator, &known.numerator);
                sums.denominator = raw::sum(&sums.denominator, &known.denominator);
                sums.cells.extend(&known.cells);
            }
            (Err(partial), _) if verdict == Verdict::Missing => asked.extend(partial.needed),
            _ => {}
        }
        least = least.zip(excess.least).map(|(sum, one)| raw::sum(&sum, &one));
        most = most.zip(excess.most).map(|(sum, one)| raw::sum(&sum, &one));
    }
    let complete = asked.is_empty();
    (sums.numerator, sums.denominator) = (sums.numerator.reduced(), sums.denominator.reduced());
    sums.formula = format!("{} ÷ {}", fixed_whole(&sums.numerator), fixed_whole(&sums.denominator));
    part.value = sums.value(&per).filter(|_| complete && !scene.places.is_empty());
    // Sums of what some schools gave would read as if they were all.
    // Sums of what some schools gave would read as if they were all.
    part.formula =
        if complete { format!("{}{}", sums.formula, times(ratio.per)) } else { String::new() };
    part.cells = std::mem::take(&mut sums.cells);
    if ratio.each {
        part.settle(scene);
    } else {
        let at_least =
            least.is_some_and(|least| !least.is_negative()) && whole.reduced().is_positive();
        let at_most = most.is_none_or(|most| !most.is_negative());
        part.verdict = judge(at_least, at_most).into();
    }
    if matches!(part.verdict, CheckVerdict::Missing | CheckVerdict::Asked) {
        part.missing = asked;
    }
    if scene.places.is_empty() {
        part.verdict = CheckVerdict::Missing;
    }
    // Some items ask for no school of the stage at all; a stage without a school is another matter.
    let none = applicable == 0 && !scene.places.is_empty();
    let may_be_none = ratio.filter.public || ratio.filter.urban || ratio.filter.day;
    if none && ratio.filter.stage.is_some() {
        part.verdict = if may_be_none { CheckVerdict::Met } else { CheckVerdict::Missing };
    }
    let is_asked = part.asked && part.verdict == CheckVerdict::Missing;
    if is_asked {
        part.verdict = CheckVerdict::Asked;
    }
    let is_empty = complete && sums.is_empty();
    part.detail = if none {
        format!("{}：没有适用的学校", ratio.name)
    } else {
        told(ratio, part, is_empty, is_asked, scene)
    };
    match part.verdict {
        _ if none => OfSchools::Open,
        CheckVerdict::Met | CheckVerdict::NotMet => OfSchools::Decided,
        _ if is_wrong => OfSchools::Wrong,
        _ => OfSchools::Open,
    }
}

/// The sentence of the schools together.
fn told(
    ratio: &Ratio,
    part: &PartResult,
    is_empty: bool,
    is_asked: bool,
    scene: &Scene<'_>,
) -> String {
    if ratio.each {
        let limit = ratio.at_least.as_ref().map(|limit| limit.value).unwrap_or_default();
        return part.tally(&format!("{}低于 {limit}{} 的学校", ratio.name, ratio.unit));
    }
    if is_asked {
        let wrong = part.offenders.iter().filter(|one| one.verdict == Verdict::Missing);
        let wrong: Vec<&str> = wrong.map(|one| one.detail.as_str()).take(3).collect();
        return format!("待核：{}{}", wrong.join("；"), wanted(ratio));
    }
    if is_empty {
        let limit = wanted(ratio);
        return format!("{}：{} 没有结果，各校的数都是 0{limit}", ratio.name, part.formula);
    }
    sentence(ratio, part.value.as_ref(), &part.formula, scene)
}

/// A whole number without a fraction, else two decimals.
pub(super) fn fixed_whole(value: &Exact) -> String {
    if value.is_integer() { value.to_integer().to_string() } else { fixed(value, 2) }
}

/// What is known of a school whose figures are not all there, or cannot be right.
struct Partial {
    whole: Option<Exact>,
    needed: Vec<Needed>,
    wrong: Option<String>,
    /// Whether it is a part that is larger than its whole.
    is_over: bool,
}

/// The figures of a school, or its denominator where that at least is known, and what is missing.
fn of_school(place: &Place<'_>, of: &Quotient<Field>, ratio: &Ratio) -> Result<Known, Partial> {
    let mut missing = Vec::new();
    let mut cells = Vec::new();
    let mut read = |sum: &[(Field, bool)]| {
        let mut total = Exact::zero();
        let mut words = Vec::new();
        let mut complete = true;
        for (field, minus) in sum {
            match place.figure(*field, ratio.filter.stage) {
                Found::Known(value, from) => {
                    cells.extend_from_slice(&from);
                    let figure = exact(value);
                    let join = if *minus { raw::difference } else { raw::sum };
                    total = join(&total, &figure);
                    words.push((value, *minus));
                }
                Found::Missing(field, part) => {
                    complete = false;
                    missing.push(place.needed(field, part));
                }
            }
        }
        complete.then(|| (total, written(&words)))
    };
    let (numerator, denominator) = (read(&of.numerator), read(&of.denominator));
    match (numerator, denominator) {
        (Some((numerator, over)), Some((denominator, under))) => {
            let formula = format!("{over} ÷ {under}");
            let known = Known { numerator, denominator, formula, cells };
            let known_share = is_share(ratio) && known.denominator.is_positive();
            let why = if known_share && known.numerator > known.denominator {
                "部分大于总数"
            } else if known.numerator.is_negative()
                || !known.denominator.is_positive() && !known.is_empty()
            {
                "没有结果"
            } else {
                return Ok(known);
            };
            let fields = of.numerator.iter().chain(&of.denominator);
            let needed = fields.map(|(field, _)| place.needed(*field, Part::Whole)).collect();
            let wrong = format!("{}：{}，{why}", ratio.name, known.formula);
            let is_over = why == "部分大于总数";
            Err(Partial { whole: None, needed, wrong: Some(wrong), is_over })
        }
        (_, denominator) => {
            let whole = denominator.map(|(total, _)| total);
            Err(Partial { whole, needed: missing, wrong: None, is_over: false })
        }
    }
}

fn bounds(found: &Result<Known, Partial>, per: &Exact, limit: &Exact, ratio: &Ratio) -> Excess {
    match found {
        Ok(known) => {
            let wanted = raw::product(limit, &known.denominator);
            let excess = raw::difference(&raw::product(per, &known.numerator), &wanted);
            Excess { least: Some(excess.clone()), most: Some(excess) }
        }
        // A share of a whole is at most all of it; an amount has no such bound.
        Err(Partial { whole: Some(whole), .. }) if ratio.unit == "%" && !whole.is_negative() => {
            Excess { least: Some(-(limit * whole)), most: Some((per - limit) * whole) }
        }
        Err(_) if ratio.unit == "%" && per == limit => {
            Excess { least: None, most: Some(Exact::zero()) }
        }
        Err(_) => Excess { least: None, most: None },
    }
}

fn offend(
    place: &Place<'_>,
    verdict: Verdict,
    found: &Result<Known, Partial>,
    per: &Exact,
    ratio: &Ratio,
    scene: &Scene<'_>,
    part: &mut PartResult,
) {
    let (detail, cells) = match found {
        Ok(known) if known.is_empty() => {
            let what = format!("待核：{}：{}，没有结果", ratio.name, known.formula);
            (what, known.cells.clone())
        }
        Ok(known) => {
            let formula = format!("{}{}", known.formula, times(ratio.per));
            let value = known.value(per);
            (sentence(ratio, value.as_ref(), &formula, scene), known.cells.clone())
        }
        Err(Partial { wrong: Some(wrong), .. }) => {
            let says = Figures::OfSchool { school: &place.school.name, why: wrong };
            let finding = Finding::of(&says).about(&place.school.name);
            part.findings.push(super::super::super::units::place(finding, place.school.cell));
            (format!("{wrong}，请核对"), Vec::new())
        }
        Err(partial) => {
            let what: Vec<&str> = partial.needed.iter().map(|one| one.what.as_str()).collect();
            let cells = partial.needed.iter().filter_map(|one| one.cell).collect();
            (format!("缺少{}", what.join("、")), cells)
        }
    };
    part.offenders.push(Offender { school: place.index, verdict, detail, cells });
}
