//! Shares and amounts: one sum by another, of the county's own figures or of its schools'.
//!
//! Where a figure is missing, what it can be at least and at most still may decide: a share of a known
//! whole lies between nothing and all of it.

mod schools;

use num_traits::{Signed, Zero};
use rust_decimal::Decimal;

use crate::county::{Cell, CountyField};
use crate::finding::{Code, Finding};
use crate::number::{Exact, exact, fixed, rounded};
use crate::standard::{Quotient, Ratio, Source};

use super::funding::county_needed;
use super::part::PartResult;
use super::{CheckVerdict, Needed, Scene, Verdict};

use schools::from_schools;

/// A quotient whose figures are known.
#[derive(Default)]
struct Known {
    numerator: Exact,
    denominator: Exact,
    formula: String,
    cells: Vec<Cell>,
}

impl Known {
    fn value(&self, per: &Exact) -> Option<Exact> {
        self.denominator.is_positive().then(|| per * &self.numerator / &self.denominator)
    }
}

pub(super) fn part(ratio: &Ratio, scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new(&ratio.name);
    part.unit.clone_from(&ratio.unit);
    part.limit.clone_from(&ratio.at_least);
    match &ratio.source {
        Source::County(quotient) => from_county(ratio, Some(quotient), scene, &mut part),
        Source::Schools(quotient, county) => {
            from_schools(ratio, quotient, scene, &mut part);
            if part.verdict == CheckVerdict::Missing || (part.value.is_none() && !ratio.each) {
                let mut instead = PartResult::new(&ratio.name);
                from_county(ratio, county.as_ref(), scene, &mut instead);
                if instead.value.is_some() && part.verdict == CheckVerdict::Missing {
                    part.verdict = instead.verdict;
                    part.detail = format!("{}（按县级填报）", instead.detail);
                    part.value = instead.value;
                    part.formula = instead.formula;
                    part.cells = instead.cells;
                    part.missing.clear();
                    part.offenders.retain(|one| one.verdict == Verdict::NotMet);
                }
            }
        }
    }
    if part.limit.is_none() {
        part.verdict = CheckVerdict::Met;
        part.missing.clear();
        part.offenders.clear();
    }
    others(ratio, scene, &mut part);
    part
}

/// The county's own figures, or the result itself where only that is at hand.
fn from_county(
    ratio: &Ratio,
    quotient: Option<&Quotient<CountyField>>,
    scene: &Scene<'_>,
    part: &mut PartResult,
) {
    let per = exact(ratio.per);
    let known = quotient.map(|quotient| of_county(quotient, scene));
    match known {
        Some(Ok(known)) => match known.value(&per) {
            Some(value) if value > per && is_share(ratio, quotient) => {
                return over_whole(ratio, quotient, &known, scene, part);
            }
            Some(value) => {
                let (value, years) = by_year(value, ratio, scene);
                part.formula = format!("{}{}{years}", known.formula, times(ratio.per));
                part.cells = known.cells;
                part.value = Some(value);
            }
            None if known.numerator.is_zero() && ratio.may_be_empty => {
                part.verdict = CheckVerdict::Met;
                part.detail = format!("{}：没有适用的对象", ratio.name);
                return;
            }
            None => {
                let fields = quotient.map(|quotient| quotient.denominator.iter());
                let fields = fields.into_iter().flatten();
                part.missing = fields.map(|(field, _)| county_needed(*field, scene)).collect();
            }
        },
        Some(Err(needed)) => part.missing = needed,
        None => {}
    }
    if part.value.is_none()
        && let Some(field) = ratio.rate
        && let Some(rate) = scene.county.form.figure(field)
    {
        let (value, years) = by_year(exact(rate), ratio, scene);
        part.formula = format!("填报值 {rate}{years}");
        let fact = scene.county.form.get(field);
        part.cells = fact.map(|fact| fact.origin.cells().to_vec()).unwrap_or_default();
        part.value = Some(value);
        part.missing.clear();
    }
    finish(ratio, scene, part);
}

fn is_share(ratio: &Ratio, quotient: Option<&Quotient<CountyField>>) -> bool {
    ratio.unit == "%" && quotient.is_some_and(|of| of.is_part_of_whole(CountyField::measure))
}

/// A part that is larger than its whole: one of the figures is wrong, and nothing can be said.
fn over_whole(
    ratio: &Ratio,
    quotient: Option<&Quotient<CountyField>>,
    known: &Known,
    scene: &Scene<'_>,
    part: &mut PartResult,
) {
    part.verdict = CheckVerdict::Missing;
    part.detail = format!("{}：{}，部分大于总数，请核对", ratio.name, known.formula);
    let fields = quotient.into_iter().flat_map(|of| of.numerator.iter().chain(&of.denominator));
    part.missing = fields.map(|(field, _)| county_needed(*field, scene)).collect();
    let finding = Finding::error(Code::PartOverWhole, part.detail.clone());
    part.findings.push(super::super::units::place(finding, known.cells.first().copied()));
    part.cells.clone_from(&known.cells);
}

/// A figure that is counted for several years, for one of them.
fn by_year(value: Exact, ratio: &Ratio, scene: &Scene<'_>) -> (Exact, String) {
    let years = ratio.years.and_then(|field| scene.county.form.figure(field));
    match years.filter(|years| *years > Decimal::ONE) {
        Some(years) => (value / exact(years), format!(" ÷ {years} 年")),
        None => (value, String::new()),
    }
}

fn finish(ratio: &Ratio, scene: &Scene<'_>, part: &mut PartResult) {
    let reaches = |value: &Exact| match &ratio.at_least {
        Some(limit) => *value >= exact(limit.value),
        None => true,
    };
    part.verdict = match &part.value {
        Some(value) if reaches(value) => CheckVerdict::Met,
        Some(_) => CheckVerdict::NotMet,
        None => CheckVerdict::Missing,
    };
    part.detail = sentence(ratio, part.value.as_ref(), &part.formula, scene);
}

/// `初中三年巩固率 = 950 ÷ 1000 × 100 = 95.0%（要求 ≥ 95%）`.
fn sentence(ratio: &Ratio, value: Option<&Exact>, formula: &str, scene: &Scene<'_>) -> String {
    let decimals = scene.standard.rounding.share;
    let unit = &ratio.unit;
    let wanted = ratio.at_least.as_ref();
    let limit = wanted.map(|limit| format!("（要求 ≥ {}{unit}）", limit.value)).unwrap_or_default();
    let Some(value) = value else { return format!("{}：数据不全{limit}", ratio.name) };
    let print = |value: &Exact| if unit == "%" { fixed(value, decimals) } else { fixed(value, 0) };
    let shown = rounded(value, if unit == "%" { decimals } else { 0 });
    let misleads =
        wanted.is_some_and(|limit| (shown >= exact(limit.value)) != (*value >= exact(limit.value)));
    let exactly = if misleads { "（未舍入的数值未达到）" } else { "" };
    format!("{} = {formula} = {}{unit}{limit}{exactly}", ratio.name, print(value))
}

fn times(per: Decimal) -> String {
    if per == Decimal::ONE { String::new() } else { format!(" × {per}") }
}

fn of_county(quotient: &Quotient<CountyField>, scene: &Scene<'_>) -> Result<Known, Vec<Needed>> {
    let mut missing = Vec::new();
    let mut cells = Vec::new();
    let mut read = |sum: &[(CountyField, bool)]| {
        let mut total = Exact::zero();
        let mut words = Vec::new();
        for (field, minus) in sum {
            match scene.county.form.get(*field).and_then(|fact| Some((fact, fact.value?))) {
                Some((fact, value)) => {
                    cells.extend(fact.origin.cells());
                    let figure = exact(value);
                    total = if *minus { total - figure } else { total + figure };
                    words.push((value, *minus));
                }
                None => missing.push(county_needed(*field, scene)),
            }
        }
        (total, written(&words))
    };
    let (numerator, over) = read(&quotient.numerator);
    let (denominator, under) = read(&quotient.denominator);
    if missing.is_empty() {
        Ok(Known { numerator, denominator, formula: format!("{over} ÷ {under}"), cells })
    } else {
        Err(missing)
    }
}

/// `（100 + 5 − 2）`.
fn written(words: &[(Decimal, bool)]) -> String {
    let mut text = String::new();
    for (index, (value, minus)) in words.iter().enumerate() {
        let sign = match (minus, index) {
            (true, _) => " − ",
            (false, 0) => "",
            (false, _) => " + ",
        };
        text.push_str(sign);
        text.push_str(&value.to_string());
    }
    if words.len() > 1 { format!("（{text}）") } else { text }
}

/// What the other formulas in use would give.
fn others(ratio: &Ratio, scene: &Scene<'_>, part: &mut PartResult) {
    for (name, source) in &ratio.others {
        let mut other = PartResult::new(&ratio.name);
        match source {
            Source::County(quotient) => from_county(ratio, Some(quotient), scene, &mut other),
            Source::Schools(quotient, county) => {
                from_schools(ratio, quotient, scene, &mut other);
                if other.value.is_none() {
                    from_county(ratio, county.as_ref(), scene, &mut other);
                }
            }
        }
        if let Some(value) = &other.value
            && part.value.as_ref().is_some_and(|own| own != value)
        {
            let name = if name.is_empty() { "国家表的公式" } else { name };
            let value = fixed(value, scene.standard.rounding.share);
            part.detail = format!("{}；按{name}为 {value}{}", part.detail, ratio.unit);
        }
    }
}
