//! Shares and amounts: one sum by another, of the county's own figures or of its schools'.
//!
//! Where a figure is missing, what it can be at least and at most still may decide: a share of a known
//! whole lies between nothing and all of it. A quotient by nothing is no result, a share over the whole is
//! a mistake, and two figures for the same decide only where they agree.

mod county;
mod schools;

use num_traits::{Signed, Zero};
use rust_decimal::Decimal;

use crate::county::{Cell, CountyField, Field, Measure};
use crate::number::{Exact, exact, fixed, rounded};
use crate::standard::{Ratio, Source};

use super::part::PartResult;
use super::{CheckVerdict, Scene, Verdict};

use county::from_county;
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

    /// Nothing of nothing.
    fn is_empty(&self) -> bool {
        self.numerator.is_zero() && self.denominator.is_zero()
    }
}

pub(super) fn part(ratio: &Ratio, scene: &Scene<'_>) -> PartResult {
    let mut part = PartResult::new(&ratio.name);
    part.unit.clone_from(&ratio.unit);
    part.limit.clone_from(&ratio.at_least);
    match &ratio.source {
        Source::County(quotient) => from_county(ratio, Some(quotient), scene, &mut part),
        Source::Schools(quotient, county) => {
            let state = from_schools(ratio, quotient, scene, &mut part);
            let mut stated = PartResult::new(&ratio.name);
            from_county(ratio, county.as_ref(), scene, &mut stated);
            beside_schools(&mut part, stated, state, ratio, scene);
        }
    }
    // What is only shown holds up nothing, unless it cannot be right: then a figure of it is wrong.
    if part.limit.is_none() && part.verdict != CheckVerdict::Asked {
        part.verdict = CheckVerdict::Met;
        part.missing.clear();
        part.offenders.clear();
    }
    others(ratio, scene, &mut part);
    part
}

/// What the schools' figures come to, as far as the county's own depend on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OfSchools {
    /// They decide it.
    Decided,
    /// They cannot be right: a part is larger than its whole.
    Wrong,
    /// They do not decide it.
    Open,
}

/// The county's own figures stand in for the schools' where these do not decide; where both do, they
/// have to agree.
fn beside_schools(
    part: &mut PartResult,
    stated: PartResult,
    of: OfSchools,
    ratio: &Ratio,
    scene: &Scene<'_>,
) {
    use CheckVerdict::{Asked, Met, NotMet};
    let decides = matches!(stated.verdict, Met | NotMet);
    match of {
        OfSchools::Decided if decides && stated.verdict == part.verdict => {}
        // A share as it is printed is the same share; what was not rounded decides.
        OfSchools::Decided if is_same(part, &stated, scene, ratio) => {}
        OfSchools::Decided if decides || stated.verdict == Asked => {
            if ratio.at_least.is_some() {
                part.verdict = Asked;
                part.asked = true;
                part.detail = format!(
                    "待核：各校合计与县级填报结论不同：{}；县级填报：{}",
                    part.detail, stated.detail
                );
                part.missing = stated.missing;
                part.cells.extend(stated.cells);
                part.findings.extend(stated.findings);
            }
        }
        OfSchools::Open if part.missing.is_empty() && stated.verdict == CheckVerdict::Missing => {
            part.missing = stated.missing;
        }
        OfSchools::Open if decides || stated.verdict == Asked => {
            part.verdict = stated.verdict;
            part.asked = stated.asked;
            part.detail = format!("{}（按县级填报）", stated.detail);
            part.value = stated.value;
            part.formula = stated.formula;
            part.cells = stated.cells;
            part.missing = stated.missing;
            part.findings.extend(stated.findings);
            part.offenders.retain(|one| one.verdict == Verdict::NotMet);
        }
        OfSchools::Decided | OfSchools::Wrong | OfSchools::Open => {}
    }
}

/// Whether the county states what the schools' figures make, rounded or cut off.
fn is_same(part: &PartResult, stated: &PartResult, scene: &Scene<'_>, ratio: &Ratio) -> bool {
    let rate = ratio.rate.and_then(|field| scene.county.form.figure(field));
    let scale = rate.map_or(0, |rate| rate.normalize().scale());
    let both = part.value.as_ref().zip(stated.value.as_ref());
    rate.is_some() && both.is_some_and(|(own, stated)| county::is_printed_as(own, stated, scale))
}

/// Whether a result over the whole cannot be.
fn is_share(ratio: &Ratio) -> bool {
    // The average pay of some is no part of the average pay of others.
    let county = |field: CountyField| Some(field.measure()).filter(|_| !field.is_average());
    let is_part = match &ratio.source {
        Source::County(of) => of.is_part_of_whole(county),
        Source::Schools(of, _) => of.is_part_of_whole(|field: Field| Some(field.measure())),
    };
    ratio.unit == Measure::Percent.unit() && is_part
}

/// Whether a value is what is asked for.
fn reaches(value: &Exact, ratio: &Ratio) -> bool {
    ratio.at_least.as_ref().is_none_or(|limit| *value >= exact(limit.value))
}

/// A figure that is counted for several years, for one of them.
fn by_year(value: Exact, ratio: &Ratio, scene: &Scene<'_>) -> (Exact, String) {
    let years = ratio.years.and_then(|field| scene.county.form.figure(field));
    match years.filter(|years| *years > Decimal::ONE) {
        Some(years) => (value / exact(years), format!(" ÷ {years} 年")),
        None => (value, String::new()),
    }
}

/// `初中三年巩固率 = 950 ÷ 1000 × 100 = 95.0%（要求 ≥ 95%）`.
fn sentence(ratio: &Ratio, value: Option<&Exact>, formula: &str, scene: &Scene<'_>) -> String {
    let limit = wanted(ratio);
    let Some(value) = value else { return format!("{}：数据不全{limit}", ratio.name) };
    let decimals = decimals(ratio, scene);
    let shown = rounded(value, decimals);
    let misleads = ratio
        .at_least
        .as_ref()
        .is_some_and(|limit| (shown >= exact(limit.value)) != (*value >= exact(limit.value)));
    let exactly = if misleads { "（未舍入的数值未达到）" } else { "" };
    format!("{} = {formula} = {}{limit}{exactly}", ratio.name, printed(value, ratio, scene))
}

/// `（要求 ≥ 95%）`.
fn wanted(ratio: &Ratio) -> String {
    let limit = ratio.at_least.as_ref();
    limit.map(|limit| format!("（要求 ≥ {}{}）", limit.value, ratio.unit)).unwrap_or_default()
}

fn decimals(ratio: &Ratio, scene: &Scene<'_>) -> u32 {
    if ratio.unit == Measure::Percent.unit() { scene.standard.rounding.share } else { 0 }
}

/// `95.0%`.
fn printed(value: &Exact, ratio: &Ratio, scene: &Scene<'_>) -> String {
    fixed(value, decimals(ratio, scene)) + &ratio.unit
}

fn times(per: Decimal) -> String {
    if per == Decimal::ONE { String::new() } else { format!(" × {per}") }
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
