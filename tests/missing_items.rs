//! What is said of a county's items (政府保障程度, 教育质量, 社会认可度, 一票否决) and of the county stays true
//! however its blanks are filled in, and what is filled in and changes a verdict was asked for by name before.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use junheng::county::{
    Answer, County, CountyField, Fact, Field, Monitor, Monitored, Origin, Part, Subject,
};
use junheng::evaluate::{CheckVerdict, Evaluation, NeededAt, Verdict, evaluate};
use junheng::standard::{Group, Standard, shipped};
use rust_decimal::Decimal;
use support::facts::facts;
use support::made::{self, Wish};

/// A blank that can be filled in again.
#[derive(Clone, Debug, PartialEq)]
enum Blank {
    School(usize, Field, Part),
    Founder(usize),
    Locality(usize),
    County(CountyField),
    Answer(String),
    Level(Subject),
    Difference(Subject),
}

fn typed(value: impl Into<Decimal>) -> Fact {
    Fact { value: Some(value.into()), origin: Origin::Typed }
}

/// One of a few figures around a line.
fn near(rng: &mut Rng, line: i64, far: bool) -> i64 {
    let off = [0, 1, 2, 0, if far { -1 } else { 0 }];
    (line + off[rng.usize(..off.len())]).max(0)
}

fn school(rng: &mut Rng, school: &mut junheng::county::School, far: bool) {
    let pupils: Vec<(Part, i64)> = school
        .facts
        .of(Field::Pupils)
        .filter_map(|(part, fact)| Some((part, i64::try_from(fact.value?.trunc()).ok()?)))
        // A stage without pupils has no classes either.
        .filter(|(_, count)| *count > 0)
        .collect();
    let all: i64 = pupils.iter().map(|(_, count)| count).sum();
    for (part, count) in &pupils {
        // So many classes that their average proves nothing.
        let classes = (count + 39) / 40;
        school.facts.set(Field::Classes, *part, typed(classes));
        let most = if *part == Part::Primary { 45 } else { 50 };
        let over = i64::from(far && rng.u8(..12) == 0);
        school.facts.set(Field::LargestClass, *part, typed(most + over));
        let near_home = count - if far { rng.i64(0..3) } else { 0 };
        school.facts.set(Field::DistrictPupils, *part, typed(near_home.max(0)));
    }
    let classes: i64 = pupils.iter().map(|(_, count)| (count + 39) / 40).sum();
    let rooms = (classes + 11) / 12;
    let teachers = 20 + rng.i64(0..60);
    let budget = 20 * (all + 50) * 1400;
    let whole = [
        (Field::MusicRooms96, near(rng, rooms, far)),
        (Field::ArtRooms90, near(rng, rooms, far)),
        (Field::TrainedTeachers, (teachers - i64::from(far && rng.u8(..9) == 0)).max(0)),
        (Field::CertifiedTeachers, (teachers - i64::from(far && rng.u8(..9) == 0)).max(0)),
        (Field::PublicBudget, budget),
        (Field::TrainingBudget, near(rng, budget / 20, far)),
        (Field::Boarding, i64::from(rng.u8(..4) == 0)),
    ];
    for (field, value) in whole {
        school.facts.set(field, Part::Whole, typed(value));
    }
    school.facts.set(Field::Teachers, Part::Whole, typed(teachers));
    if pupils.iter().any(|(part, _)| *part == Part::Junior) {
        let entrants = 80 + rng.i64(0..40);
        let kept = entrants - rng.i64(0..if far { 9 } else { 4 });
        for (field, value) in [
            (Field::Graduates, kept),
            (Field::Entrants, entrants),
            (Field::TransferredIn, 0),
            (Field::TransferredOut, 0),
            (Field::Died, 0),
        ] {
            school.facts.set(field, Part::Whole, typed(value));
        }
    }
    school.founder = Some(if rng.u8(..5) == 0 { "民办" } else { "县级教育部门" }.to_owned());
    school.locality = Some(["城区", "镇区", "乡村"][rng.usize(..3)].to_owned());
}

/// A county with everything that the items ask for; now and then something of it is just not met.
fn county(rng: &mut Rng, standard: &Standard) -> County {
    let wish = Wish {
        schools: rng.usize(3..8),
        blanks: 0,
        on_the_line: 60,
        apart: rng.bool(),
        unequal: false,
    };
    let mut county = facts(&made::county(rng, wish));
    let far = rng.bool();
    for one in &mut county.schools {
        school(rng, one, far);
    }
    let lines = [
        (CountyField::PrimaryBase, 1150),
        (CountyField::JuniorBase, 1350),
        (CountyField::SpecialFunds, 600_000),
        (CountyField::SpecialPupils, 100),
        (CountyField::TeacherPay, 100_000),
        (CountyField::OfficialPay, 100_000),
        (CountyField::RotationEligible, 1000),
        (CountyField::Rotated, 100),
        (CountyField::RotatedBackbone, 21),
        (CountyField::QuotaPlan, 1000),
        (CountyField::QuotaShared, 500),
        (CountyField::QuotaRural, 200),
        (CountyField::MigrantChildren, 100),
        (CountyField::MigrantPublic, 85),
        (CountyField::MigrantBought, 1),
        (CountyField::DisabledChildren, 100),
        (CountyField::DisabledEnrolled, 95),
        (CountyField::SurveySent, 1200),
        (CountyField::SurveyValid, 1000),
        (CountyField::SurveySatisfied, 850),
        (CountyField::Visited, 100),
        (CountyField::VisitedSatisfied, 85),
    ];
    for (field, line) in lines {
        let under = far && rng.u8(..4) == 0;
        let value = near(rng, line, under);
        county.form.facts.insert(field, typed(value));
    }
    for rule in standard.checks.iter().filter(|rule| rule.evidence) {
        let wrong = far && rng.u8(..20) == 0;
        let yes = Some((rule.group == Group::Veto) == wrong);
        let answer =
            Answer { yes, note: String::new(), date: String::new(), origin: Origin::Typed };
        county.form.answers.insert(rule.id.clone(), answer);
    }
    for subject in Subject::ALL {
        let level = if far && rng.u8(..20) == 0 { 2 } else { 3 };
        let difference = if far && rng.u8(..20) == 0 { 15 } else { 14 };
        let result = Monitored {
            by: Monitor::National,
            level: Some(typed(level)),
            difference: Some(typed(Decimal::new(difference, 2))),
        };
        county.form.monitoring.insert(subject, result);
    }
    county
}

/// Everything that may be blank.
fn places(county: &County) -> Vec<Blank> {
    let mut all = Vec::new();
    for (index, school) in county.schools.iter().enumerate() {
        all.extend(school.facts.iter().map(|(key, _)| Blank::School(index, key.field, key.part)));
        all.extend([Blank::Founder(index), Blank::Locality(index)]);
    }
    all.extend(county.form.facts.keys().map(|field| Blank::County(*field)));
    all.extend(county.form.answers.keys().map(|item| Blank::Answer(item.clone())));
    all.extend(Subject::ALL.map(Blank::Level));
    all.extend(Subject::ALL.map(Blank::Difference));
    all
}

/// Puts what one county has into a place of another; nothing where it is to be blank.
fn put(county: &mut County, place: &Blank, from: Option<&County>) {
    let value = |fact: Option<&Fact>| fact.and_then(|fact| fact.value);
    match place {
        Blank::School(index, field, part) => {
            let figure = from.and_then(|one| value(one.schools[*index].facts.get(*field, *part)));
            let origin = Origin::Typed;
            county.schools[*index].facts.set(*field, *part, Fact { value: figure, origin });
        }
        Blank::Founder(index) => {
            county.schools[*index].founder =
                from.and_then(|one| one.schools[*index].founder.clone());
        }
        Blank::Locality(index) => {
            let words = from.and_then(|one| one.schools[*index].locality.clone());
            county.schools[*index].locality = words;
        }
        Blank::County(field) => {
            let figure = from.and_then(|one| value(one.form.facts.get(field)));
            county.form.facts.insert(*field, Fact { value: figure, origin: Origin::Typed });
        }
        Blank::Answer(item) => {
            let yes = from.and_then(|one| one.form.answers[item].yes);
            county.form.answers.get_mut(item).unwrap().yes = yes;
        }
        Blank::Level(subject) => {
            let fact = from.and_then(|one| one.form.monitoring[subject].level.clone());
            county.form.monitoring.get_mut(subject).unwrap().level = fact;
        }
        Blank::Difference(subject) => {
            let fact = from.and_then(|one| one.form.monitoring[subject].difference.clone());
            county.form.monitoring.get_mut(subject).unwrap().difference = fact;
        }
    }
}

/// Every verdict that is one, by the id of the item; `county` and `resources` are among them.
fn decided(result: &Evaluation) -> BTreeMap<&str, &'static str> {
    let decides = |verdict| matches!(verdict, CheckVerdict::Met | CheckVerdict::NotMet);
    let items = result.checks.iter().filter(|check| decides(check.verdict));
    let mut all: BTreeMap<&str, _> =
        items.map(|check| (check.id.as_str(), check.verdict.id())).collect();
    if matches!(result.county.resources, Verdict::Met | Verdict::NotMet) {
        all.insert("resources", result.county.resources.id());
    }
    if result.county.verdict.id() != "incomplete" {
        all.insert("county", result.county.verdict.id());
    }
    all
}

/// What is asked for of the county.
fn asked(result: &Evaluation) -> BTreeSet<NeededAt> {
    let items = result.checks.iter().flat_map(|check| &check.missing);
    let mut all: BTreeSet<NeededAt> = items.map(|needed| needed.at.clone()).collect();
    for unit in &result.units {
        let missing = unit.indicators.iter().flat_map(|one| &one.missing);
        all.extend(missing.map(|one| NeededAt::School(unit.school, one.field, one.part)));
    }
    all
}

fn is_named(asked: &BTreeSet<NeededAt>, place: &Blank) -> bool {
    asked.iter().any(|one| match (one, place) {
        (NeededAt::School(of, asked, at), Blank::School(index, field, part)) => {
            let same_part = at == part || *at == Part::Whole || *part == Part::Whole;
            (of, asked) == (index, field) && same_part
        }
        (NeededAt::Founder(of), Blank::Founder(index))
        | (NeededAt::Locality(of), Blank::Locality(index)) => of == index,
        (NeededAt::County(asked), Blank::County(field)) => asked == field,
        (NeededAt::Answer(asked), Blank::Answer(item)) => asked == item,
        (NeededAt::Monitoring(asked), Blank::Level(one) | Blank::Difference(one)) => asked == one,
        _ => false,
    })
}

#[test]
fn blanks_that_are_filled_in_never_turn_what_was_said_of_an_item_or_the_county() {
    let standard = shipped("cn-2017").unwrap();
    let mut rng = Rng::with_seed(20_261_128);
    let mut seen: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for round in 0..300 {
        let full = county(&mut rng, &standard);
        let all = places(&full);
        let mut partly = full.clone();
        let chance = [1, 2, 5, 10][rng.usize(..4)];
        let taken: Vec<&Blank> = all.iter().filter(|_| rng.u8(..100) < chance).collect();
        for place in &taken {
            put(&mut partly, place, None);
        }
        let (whole, open) = (evaluate(&full, &standard), evaluate(&partly, &standard));
        let details = |result: &Evaluation, what: &str| {
            let check = result.checks.iter().find(|one| one.id == what);
            check.map(|one| format!("{} {:?}", one.detail, one.offenders)).unwrap_or_default()
        };
        let (filled, blank) = (&whole, &open);
        let (whole, told) = (decided(filled), decided(blank));
        for (what, verdict) in &told {
            if whole.get(what).is_some_and(|then| then != verdict) {
                let (before, after) = (details(blank, what), details(filled, what));
                wrong.push(format!(
                    "round {round}: {what} is {verdict} with blanks: {before}\n filled in: {after}"
                ));
            }
            *seen.entry(((*what).to_owned(), *verdict)).or_default() += 1;
        }
        let named = asked(&open);
        for place in taken.iter().take(4) {
            let mut more = partly.clone();
            put(&mut more, place, Some(&full));
            let then = evaluate(&more, &standard);
            let then = decided(&then);
            let mut changed =
                then.iter().filter(|(what, verdict)| told.get(*what) != Some(*verdict));
            if let Some((what, _)) = changed.next().filter(|_| !is_named(&named, place)) {
                let before = open.checks.iter().find(|one| one.id == *what);
                let said = before.map_or("", |one| one.detail.as_str());
                wrong.push(format!("round {round}: {place:?} decides {what}, unnamed: {said}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    for rule in &standard.checks {
        let met = seen.get(&(rule.id.clone(), "met")).copied().unwrap_or_default();
        let lines: Vec<String> =
            seen.iter().map(|((what, how), n)| format!("{what} {how} {n}")).collect();
        assert!(met > 5, "{} was met {met} times: {}", rule.id, lines.join(", "));
    }
    for (what, verdict) in [("county", "not_met"), ("resources", "not_met"), ("G4", "met")] {
        assert!(seen.contains_key(&(what.to_owned(), verdict)), "{what} never {verdict}: {seen:?}");
    }
}
