//! The usual mistakes of reports, where a figure looks like one of them. They raise notices and change
//! no verdict; what they compare with is how such mistakes look, not what anything demands.

use rust_decimal::Decimal;

use crate::county::{County, CountyField, Field, Part, School};
use crate::findings::{Finding, Results};
use crate::number::{exact, fixed};
use crate::standard::{Source, Standard};

use super::units::place;
use super::{Check, CheckVerdict};

/// Reports quote the moved teachers of so many years.
const YEARS: u32 = 3;
/// A share so many times what is demanded of one year is likely one of several years.
const TIMES: u32 = 2;
/// The end of the scale of ten.
const TEN: u32 = 10;

pub(super) fn findings(county: &County, checks: &[Check], standard: &Standard) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (rule, check) in standard.checks.iter().zip(checks) {
        for ratio in &rule.ratios {
            let Some(part) = check.parts.iter().find(|part| part.name == ratio.name) else {
                continue;
            };
            let said = ratio.years.is_some_and(|field| county.form.figure(field).is_some());
            let (Some(value), Some(limit)) = (&part.value, &ratio.at_least) else { continue };
            let limit = exact(limit.value);
            let by_year = value / exact(Decimal::from(YEARS));
            if ratio.years.is_some()
                && !said
                && *value >= &limit * exact(Decimal::from(TIMES))
                && by_year < limit
            {
                findings.push(Finding::of(&Results::SeveralYearsExchange {
                    item: &check.id,
                    name: &ratio.name,
                    value: &fixed(value, standard.rounding.share),
                    years: &YEARS,
                    each: &fixed(&by_year, standard.rounding.share),
                }));
            }
        }
    }
    findings.extend(retention(county, checks, standard));
    for (field, what) in
        [(CountyField::SurveyRate, "问卷满意度"), (CountyField::VisitedRate, "走访满意度")]
    {
        if let Some(rate) = county.form.figure(field)
            && rate > Decimal::ZERO
            && rate <= Decimal::from(TEN)
        {
            let finding = Finding::of(&Results::Score { what: &what, rate: &rate });
            let cell = county.form.get(field).and_then(|fact| fact.origin.cells().first().copied());
            findings.push(place(finding, cell));
        }
    }
    findings.extend(county.schools.iter().filter_map(part_time));
    findings
}

/// A nine-year retention where the three-year one is asked for.
fn retention(county: &County, checks: &[Check], standard: &Standard) -> Option<Finding> {
    let nine = county.form.figure(CountyField::NineYearRetentionRate)?;
    let asks = standard.checks.iter().zip(checks).find(|(rule, _)| {
        rule.ratios.iter().any(|ratio| ratio.rate == Some(CountyField::RetentionRate))
    });
    let (rule, check) = asks?;
    let same = county.form.figure(CountyField::RetentionRate) == Some(nine);
    let by_schools = rule.ratios.iter().any(|ratio| matches!(ratio.source, Source::Schools(..)));
    (same || (by_schools && check.verdict == CheckVerdict::Missing)).then(|| {
        let finding = Finding::of(&Results::NineYears { rate: &nine, item: &check.id });
        let fact = county.form.get(CountyField::NineYearRetentionRate);
        place(finding, fact.and_then(|fact| fact.origin.cells().first().copied()))
    })
}

/// More teachers of sports and arts than teachers, or the same number as 专任 and as 兼职.
fn part_time(school: &School) -> Option<Finding> {
    const SUBJECTS: [(Field, Field); 4] = [
        (Field::SportsTeachers, Field::SharedSportsTeachers),
        (Field::MusicTeachers, Field::SharedMusicTeachers),
        (Field::FineArtTeachers, Field::SharedFineArtTeachers),
        (Field::ArtsTeachers, Field::SharedArtsTeachers),
    ];
    let parts = [Part::Whole, Part::Primary, Part::Junior];
    let finding = parts.into_iter().find_map(|part| {
        let figure = |field| school.facts.get(field, part).and_then(|fact| fact.value);
        let teachers = figure(Field::Teachers);
        let single: Decimal = SUBJECTS.iter().filter_map(|(full, _)| figure(*full)).sum();
        let all = figure(Field::SportsArtsTeachers).unwrap_or(single).max(single);
        if let Some(teachers) = teachers.filter(|teachers| all > *teachers) {
            let teachers = &teachers;
            return Some(Finding::of(&Results::MoreThanTeachers {
                school: &school.name,
                all: &all,
                teachers,
            }));
        }
        SUBJECTS.iter().find_map(|(full, shared)| {
            let one = figure(*full).filter(|one| *one > Decimal::ZERO)?;
            (figure(*shared) == Some(one)).then(|| {
                Finding::of(&Results::SameAsShared {
                    school: &school.name,
                    full: &full.name(),
                    shared: &shared.name(),
                    count: &one,
                })
            })
        })
    })?;
    Some(place(finding.about(&school.name), school.cell))
}
