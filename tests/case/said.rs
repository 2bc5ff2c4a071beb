//! What an evaluation says of the items beside the indicators and of the county, against a case.

use junheng::county::County;
use junheng::evaluate::Evaluation;
use junheng::number::fixed;
use junheng::standard::Standard;

use super::Case;
use super::compared::Differences;
use super::words::{cv_verdict, item, verdict, whole};

/// As [`super::outcome`], of the items and the county.
pub fn of(result: &Evaluation, standard: &Standard) -> String {
    let mut text = String::new();
    for check in &result.checks {
        let offenders: Vec<_> =
            check.offenders.iter().map(|one| (one.school, one.verdict)).collect();
        let relaxed: Vec<_> =
            check.relaxed.iter().map(|(school, one)| (school, &one.id, one.without)).collect();
        let parts: Vec<_> = check
            .parts
            .iter()
            .map(|part| {
                let value = part.value.as_ref();
                (value.map(|one| fixed(one, standard.rounding.share)), part.verdict)
            })
            .collect();
        text += &format!(
            "{} {} {:?} {} {offenders:?} {:?} {relaxed:?} {:?} {parts:?}\n",
            check.id,
            check.group.id(),
            check.verdict,
            check.local,
            check.missing.len(),
            check.stand_in
        );
    }
    for stage in &result.stages {
        text += &format!("{:?} {:?}\n", stage.composite_cv, stage.composite_verdict);
    }
    for unit in &result.units {
        let relaxed: Vec<_> = unit
            .indicators
            .iter()
            .map(|one| one.relaxed.as_ref().map(|relaxed| (&relaxed.id, relaxed.without)))
            .collect();
        text += &format!("{relaxed:?}\n");
    }
    text + &format!("{:?}", result.county)
}

pub fn check(case: &Case, county: &County, result: &Evaluation, differences: &mut Differences) {
    let name = |school: usize| county.schools[school].name.clone();
    let find = |id: &String| {
        let found = result.checks.iter().find(|check| check.id == *id);
        found.unwrap_or_else(|| panic!("{}: no item is called {id}", case.name))
    };
    for (id, expected) in &case.checks {
        let check = find(id);
        let what = format!("{id} ({})", check.detail);
        differences.same(&what, item(check.verdict), expected.as_str());
    }
    for (id, expected) in &case.offenders {
        let found: Vec<_> = find(id).offenders.iter().map(|one| name(one.school)).collect();
        differences.same(&format!("{id} offenders"), &found, expected);
    }
    for (id, expected) in &case.detail {
        let check = find(id);
        let schools = check.offenders.iter().map(|one| one.detail.as_str());
        let all: Vec<&str> = schools.chain([check.detail.as_str()]).collect();
        let there = all.iter().any(|text| text.contains(expected.as_str()));
        differences.same(&format!("{id} “{expected}” in {all:?}"), there, true);
    }
    for (id, expected) in &case.asks {
        let found: Vec<_> = find(id).missing.iter().map(|one| one.what.clone()).collect();
        differences.same(&format!("{id} asks"), &found, expected);
    }
    for (id, expected) in &case.relaxed {
        let mut found: Vec<String> = Vec::new();
        if id.starts_with('L') {
            for unit in &result.units {
                for one in unit.indicators.iter().filter_map(|one| one.relaxed.as_ref()) {
                    if one.item == *id {
                        found.push(format!("{} {}", name(unit.school), verdict(one.without)));
                    }
                }
            }
        } else {
            let all = find(id).relaxed.iter();
            found.extend(all.map(|(at, one)| format!("{} {}", name(*at), verdict(one.without))));
        }
        differences.same(&format!("{id} relaxed"), &found, expected);
    }
    if let Some(expected) = &case.stand_in {
        let found = result.checks.iter().find_map(|check| check.stand_in).map(verdict);
        differences.same("stand-in", found, Some(expected.as_str()));
    }
    for (stage, expected) in &case.composite {
        let found = result.stages.iter().find(|one| one.stage.name() == stage).expect("a stage");
        let value = found.composite_cv.map(|value| format!("{value:.3}")).unwrap_or_default();
        let found = format!("{value} {}", cv_verdict(found.composite_verdict));
        differences.same(&format!("{stage} composite"), found.as_str(), expected.as_str());
    }
    if let Some(expected) = &case.result {
        differences.same("result", whole(result.county.verdict), expected.as_str());
    }
    if let Some(expected) = &case.blocking {
        let found: Vec<_> = result.county.blocking.iter().map(|one| one.id.clone()).collect();
        differences.same("blocking", &found, expected);
    }
}
