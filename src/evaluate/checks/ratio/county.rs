//! A share or an amount of the county's own figures: computed from its parts, ready-made, or both. A
//! ready-made one that differs from its parts decides nothing.

use num_traits::{Signed, Zero};
use rust_decimal::Decimal;

use crate::county::{Cell, CountyField};
use crate::findings::{Figures, Finding, Results};
use crate::number::{Exact, exact};
use crate::standard::{Quotient, Ratio};

use super::super::funding::county_needed;
use super::super::part::{PartResult, judge};
use super::super::{CheckVerdict, Needed, NeededAt, Scene, Verdict};
use super::{Known, by_year, is_share, printed, reaches, sentence, times, wanted, written};

/// A satisfaction under this is likely one on a scale of ten: what is asked looks so, nothing demands it.
const TEN: u32 = 10;

/// What figures come to.
enum Answer {
    /// A value.
    Value { value: Exact, formula: String, cells: Vec<Cell> },
    /// There is nothing to count, and so it holds.
    Empty,
    /// Some figures are missing, and whatever they are, it comes out so.
    Certain { verdict: Verdict, detail: String, cells: Vec<Cell> },
    /// Figures are missing, or what there is gives no result.
    Open { needed: Vec<Needed>, why: Option<String> },
    /// It cannot be right.
    Wrong { why: String, needed: Vec<Needed>, cells: Vec<Cell>, fault: Fault },
}

/// Why an answer cannot be right.
#[derive(Clone, Copy)]
enum Fault {
    /// A part is larger than its whole.
    PartOverWhole,
    /// A score on a scale of ten where a percentage belongs.
    TenPointScale,
    /// Two figures for one fact decide differently.
    Differing,
}

/// The county's own figures, or the result itself where only that is at hand.
pub(super) fn from_county(
    ratio: &Ratio,
    quotient: Option<&Quotient<CountyField>>,
    scene: &Scene<'_>,
    part: &mut PartResult,
) {
    let nothing = || Answer::Open { needed: Vec::new(), why: None };
    let counted = quotient.map_or_else(nothing, |quotient| of_parts(ratio, quotient, scene));
    let stated = ratio.rate.and_then(|field| of_rate(ratio, field, scene));
    let answer = match (counted, stated) {
        (counted @ Answer::Wrong { .. }, _) | (counted, None) => counted,
        (_, Some(stated @ Answer::Wrong { .. })) | (Answer::Open { .. }, Some(stated)) => stated,
        (counted, Some(stated)) => both(counted, &stated, ratio, scene, part),
    };
    tell(answer, ratio, scene, part);
}

fn tell(answer: Answer, ratio: &Ratio, scene: &Scene<'_>, part: &mut PartResult) {
    match answer {
        Answer::Value { value, formula, cells } => {
            let met = reaches(&value, ratio);
            part.verdict = if met { CheckVerdict::Met } else { CheckVerdict::NotMet };
            part.detail = sentence(ratio, Some(&value), &formula, scene);
            (part.value, part.formula, part.cells) = (Some(value), formula, cells);
        }
        Answer::Empty => {
            part.verdict = CheckVerdict::Met;
            part.detail = format!("{}：没有适用的对象", ratio.name);
        }
        Answer::Certain { verdict, detail, cells } => {
            part.verdict = verdict.into();
            part.detail = detail;
            part.cells = cells;
        }
        Answer::Open { needed, why } => {
            part.verdict = CheckVerdict::Missing;
            part.missing = needed;
            part.detail = sentence(ratio, None, "", scene);
            if let Some(why) = why {
                part.verdict = CheckVerdict::Asked;
                part.asked = true;
                part.detail = format!("待核：{}：{why}{}", ratio.name, wanted(ratio));
            }
        }
        Answer::Wrong { why, needed, cells, fault } => {
            part.verdict = CheckVerdict::Asked;
            part.asked = true;
            part.detail = format!("待核：{}：{why}，请核对", ratio.name);
            part.missing = needed;
            let (item, why) = (&ratio.name, &why);
            let finding = match fault {
                Fault::PartOverWhole => Finding::of(&Figures::OfCounty { item, why }),
                Fault::TenPointScale => Finding::of(&Results::ScoreDecides { item, why }),
                Fault::Differing => Finding::of(&Figures::RateDecides { item, why }),
            };
            part.findings.push(at(finding, &cells));
            part.cells = cells;
        }
    }
}

fn at(finding: Finding, cells: &[Cell]) -> Finding {
    super::super::super::units::place(finding, cells.first().copied())
}

/// Two answers that both decide: they stand where they agree.
fn both(
    counted: Answer,
    stated: &Answer,
    ratio: &Ratio,
    scene: &Scene<'_>,
    part: &mut PartResult,
) -> Answer {
    let (Some(by_parts), Some(by_rate)) = (verdict(&counted, ratio), verdict(stated, ratio)) else {
        return counted;
    };
    let said = scene.county.form.get(ratio.rate.unwrap_or(CountyField::SurveyRate));
    let scale = said.and_then(|fact| fact.value).map_or(0, |rate| rate.normalize().scale());
    let cells = match stated {
        Answer::Value { cells, .. } => cells.clone(),
        _ => Vec::new(),
    };
    let shown = |answer: &Answer| match answer {
        Answer::Value { value, .. } => printed(value, ratio, scene),
        Answer::Certain { detail, .. } => detail.clone(),
        _ => "没有适用的对象".to_owned(),
    };
    if let (Answer::Value { value: one, .. }, Answer::Value { value: other, .. }) =
        (&counted, stated)
        && is_printed_as(one, other, scale)
    {
        return counted;
    }
    let differ = match (&counted, stated) {
        (Answer::Value { .. }, Answer::Value { .. }) => true,
        _ => by_parts != by_rate,
    };
    let why =
        format!("按人数计算为 {}，填报的比例为 {}，两者不一致", shown(&counted), shown(stated));
    if by_parts == by_rate || ratio.at_least.is_none() {
        if differ {
            let says = Figures::RateDiffers { item: &ratio.name, why: &why };
            part.findings.push(at(Finding::of(&says), &cells));
        }
        return counted;
    }
    let needed = ratio.rate.map(|field| to_check(field, scene)).into_iter().collect();
    Answer::Wrong { why, needed, cells, fault: Fault::Differing }
}

fn verdict(answer: &Answer, ratio: &Ratio) -> Option<Verdict> {
    match answer {
        Answer::Value { value, .. } if reaches(value, ratio) => Some(Verdict::Met),
        Answer::Value { .. } => Some(Verdict::NotMet),
        Answer::Empty => Some(Verdict::Met),
        Answer::Certain { verdict, .. } => Some(*verdict),
        Answer::Open { .. } | Answer::Wrong { .. } => None,
    }
}

/// Whether a value is printed so, rounded or cut off at so many decimals.
pub(super) fn is_printed_as(value: &Exact, printed: &Exact, scale: u32) -> bool {
    let unit = exact(Decimal::new(1, scale));
    let off = value - printed;
    off < unit && &off + &off >= -unit
}

/// What is to be looked at, there or not.
fn to_check(field: CountyField, scene: &Scene<'_>) -> Needed {
    let fact = scene.county.form.get(field);
    let cell = fact.and_then(|fact| fact.origin.cells().first().copied());
    Needed { what: field.name().to_owned(), at: NeededAt::County(field), cell }
}

/// The result itself, as it is stated.
fn of_rate(ratio: &Ratio, field: CountyField, scene: &Scene<'_>) -> Option<Answer> {
    let fact = scene.county.form.get(field)?;
    let rate = fact.value?;
    let cells = fact.origin.cells().to_vec();
    let (value, years) = by_year(exact(rate), ratio, scene);
    let wrong = |why: String, fault| {
        let needed = vec![to_check(field, scene)];
        Some(Answer::Wrong { why, needed, cells: cells.clone(), fault })
    };
    let is_percent = field.measure() == crate::county::Measure::Percent;
    if is_percent && is_share(ratio) && value > exact(ratio.per) {
        let why = format!("填报值 {rate}{years} 超过 {}{}", ratio.per, ratio.unit);
        return wrong(why, Fault::PartOverWhole);
    }
    if field.is_satisfaction() && rate < Decimal::from(TEN) {
        let why = format!("填报值 {rate} 像是十分制的得分，不是百分比");
        return wrong(why, Fault::TenPointScale);
    }
    Some(Answer::Value { value, formula: format!("填报值 {rate}{years}"), cells })
}

/// A sum of which some figures may be missing.
struct Sum {
    least: Exact,
    /// `None` where a missing figure has no bound.
    most: Option<Exact>,
    words: Vec<(Decimal, bool)>,
}

fn of_parts(ratio: &Ratio, quotient: &Quotient<CountyField>, scene: &Scene<'_>) -> Answer {
    let (mut cells, mut missing) = (Vec::new(), Vec::new());
    let mut read = |sum: &[(CountyField, bool)]| {
        let (mut known, mut words) = (Exact::zero(), Vec::new());
        let (mut more, mut less) = (false, false);
        for (field, minus) in sum {
            match scene.county.form.get(*field).and_then(|fact| Some((fact, fact.value?))) {
                Some((fact, value)) => {
                    cells.extend(fact.origin.cells());
                    let figure = exact(value);
                    known = if *minus { known - figure } else { known + figure };
                    words.push((value, *minus));
                }
                None => {
                    missing.push(county_needed(*field, scene));
                    *(if *minus { &mut less } else { &mut more }) = true;
                }
            }
        }
        // No count is under nothing.
        let least = if less { Exact::zero() } else { known.clone() };
        Sum { least, most: (!more).then_some(known), words }
    };
    let (numerator, denominator) = (read(&quotient.numerator), read(&quotient.denominator));
    let fields = quotient.numerator.iter().chain(&quotient.denominator);
    let all = || fields.clone().map(|(field, _)| to_check(*field, scene)).collect::<Vec<_>>();
    if !missing.is_empty() {
        return bounded(ratio, numerator, &denominator, missing, cells, scene);
    }
    let formula = format!("{} ÷ {}", written(&numerator.words), written(&denominator.words));
    let known =
        Known { numerator: numerator.least, denominator: denominator.least, formula, cells };
    let per = exact(ratio.per);
    let formula = known.formula.clone();
    let Some(value) = known.value(&per) else {
        if known.is_empty() && ratio.may_be_empty {
            return Answer::Empty;
        }
        let mut needed = all();
        let mut why = format!("{formula}，没有结果");
        // Nothing of nothing is not for the program to judge: the county says what it comes to.
        if let (true, Some(rate)) = (known.is_empty(), ratio.rate) {
            why = format!("{why}；确实没有适用对象的，请由县里认定后填写“{}”", rate.name());
            needed.push(to_check(rate, scene));
        }
        return Answer::Open { needed, why: Some(why) };
    };
    let (value, years) = by_year(value, ratio, scene);
    if is_share(ratio) && (value > per || value.is_negative()) {
        let why = format!("{formula}，部分大于总数");
        return Answer::Wrong {
            why,
            needed: all(),
            cells: known.cells,
            fault: Fault::PartOverWhole,
        };
    }
    let formula = format!("{formula}{}{years}", times(ratio.per));
    Answer::Value { value, formula, cells: known.cells }
}

/// What can be said where figures of the part are missing: it is at least nothing, and of a share at most
/// the whole.
fn bounded(
    ratio: &Ratio,
    mut numerator: Sum,
    denominator: &Sum,
    needed: Vec<Needed>,
    cells: Vec<Cell>,
    scene: &Scene<'_>,
) -> Answer {
    numerator.least = numerator.least.max(Exact::zero());
    let open = |needed| Answer::Open { needed, why: None };
    let Some(limit) = ratio.at_least.as_ref().map(|limit| exact(limit.value)) else {
        return open(needed);
    };
    // Of a whole that is not known nothing can be said, as for schools.
    let Some(whole) = denominator.most.clone().filter(|whole| *whole == denominator.least) else {
        return open(needed);
    };
    if is_share(ratio) {
        if whole < numerator.least {
            let why = format!(
                "{} 已多于 {}，部分大于总数",
                super::schools::fixed_whole(&numerator.least),
                super::schools::fixed_whole(&whole)
            );
            return Answer::Wrong { why, needed, cells, fault: Fault::PartOverWhole };
        }
        let most = numerator.most.take().map_or(whole.clone(), |most| most.min(whole.clone()));
        numerator.most = Some(most);
    }
    let per = exact(ratio.per);
    let value = |part: &Exact| {
        let value = whole.is_positive().then(|| &per * part / &whole)?;
        Some(by_year(value, ratio, scene).0)
    };
    let least = value(&numerator.least);
    let most = numerator.most.as_ref().and_then(value);
    let surely = least.as_ref().is_some_and(|least| *least >= limit);
    let possibly = most.as_ref().is_none_or(|most| *most >= limit);
    let verdict = judge(surely, possibly);
    let (bound, word) = match verdict {
        Verdict::Met => (least, "至少"),
        Verdict::NotMet => (most, "至多"),
        _ => return open(needed),
    };
    let shown = bound.map(|bound| printed(&bound, ratio, scene)).unwrap_or_default();
    let blank: Vec<&str> = needed.iter().map(|one| one.what.as_str()).collect();
    let detail = format!(
        "{}{word}为 {shown}（“{}”未填，不影响结论）{}",
        ratio.name,
        blank.join("”“"),
        wanted(ratio)
    );
    Answer::Certain { verdict, detail, cells }
}
