//! What is said of the resources of a county with blanks stays true however they are filled in, and what
//! is filled in and changes a verdict was asked for by name before. The order in which schools and
//! files come changes nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use junheng::county::{County, Fact, FactKey, Field, Part};
use junheng::evaluate::{CountyVerdict, Evaluation, evaluate};
use junheng::pipeline;
use junheng::standard::{Standard, shipped};
use support::facts::facts;
use support::made::{self, Wish};
use support::shapes::{cells::Hand, roster, vertical};
use support::write::Format;

/// Columns that many sheets do not have, so that nobody asks for them where there is none.
const OPTIONAL: [Field; 2] = [Field::DoctorTeachers, Field::ArtsTeachers];

fn county(rng: &mut Rng) -> County {
    let wish = Wish {
        schools: rng.usize(8..20),
        blanks: 0,
        on_the_line: 30,
        apart: rng.u8(..4) == 0,
        unequal: rng.bool(),
    };
    facts(&made::county(rng, wish))
}

/// Takes figures out of a county: a cell left blank, or a column that is not there.
fn blanked(rng: &mut Rng, county: &County) -> (County, Vec<(usize, FactKey)>) {
    let mut county = county.clone();
    let mut taken = Vec::new();
    let chance = rng.u8(1..8);
    for (index, school) in county.schools.iter_mut().enumerate() {
        let keys: Vec<FactKey> = school.facts.iter().map(|(key, _)| key).collect();
        for key in keys {
            if key.field == Field::Classes || rng.u8(..100) >= chance {
                continue;
            }
            let fact = school.facts.remove(key.field, key.part).unwrap();
            if OPTIONAL.contains(&key.field) || rng.bool() {
                school.facts.set(key.field, key.part, Fact { value: None, ..fact });
            }
            taken.push((index, key));
        }
    }
    (county, taken)
}

/// Every verdict on resources, by a name; those that cannot be told yet are left out.
fn decided(county: &County, result: &Evaluation, standard: &Standard) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut put = |what: String, verdict: &str| {
        if ["met", "not_met"].contains(&verdict) {
            all.insert(what, verdict.to_owned());
        }
    };
    for unit in &result.units {
        let name = format!("{} {}", county.schools[unit.school].name, unit.stage.name());
        put(name.clone(), unit.verdict.id());
        for (indicator, one) in standard.indicators.iter().zip(&unit.indicators) {
            put(format!("{name} {}", indicator.label), one.verdict.id());
        }
    }
    for stage in &result.stages {
        let name = stage.stage.name();
        for (indicator, one) in standard.indicators.iter().zip(&stage.indicators) {
            put(format!("{name} {}", indicator.label), one.verdict.id());
        }
        put(format!("{name} composite"), stage.composite_verdict.id());
    }
    put("resources".to_owned(), result.county.resources.id());
    all
}

/// What is asked for of each school, by name.
fn asked(result: &Evaluation) -> BTreeSet<(usize, Field, Part)> {
    let units = result.units.iter();
    let missing = units.flat_map(|unit| {
        let of = unit.indicators.iter().flat_map(|one| &one.missing);
        of.map(|missing| (unit.school, missing.field, missing.part))
    });
    missing.collect()
}

fn rounds(id: &str, start: u64, count: usize) {
    let standard = shipped(id).unwrap();
    let mut rng = Rng::with_seed(start);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for round in 0..count {
        let full = county(&mut rng);
        let (partly, taken) = blanked(&mut rng, &full);
        let whole = evaluate(&full, &standard);
        let whole = decided(&full, &whole, &standard);
        let open = evaluate(&partly, &standard);
        let told = decided(&partly, &open, &standard);
        for (what, verdict) in &told {
            // A 教学点 whose pupils come out as fewer than 50 is no unit any more.
            if let Some(then) = whole.get(what) {
                assert_eq!(verdict, then, "round {round}: {what} with blanks, and when filled in");
            }
            let kind =
                if what.split(' ').count() > 2 || what == "resources" { "unit" } else { "cv" };
            *seen.entry(if verdict == "met" { "met" } else { kind }).or_default() += 1;
        }
        // One of them is filled in again.
        let Some((school, key)) = rng.choice(&taken) else { continue };
        let mut more = partly.clone();
        let fact = full.schools[*school].facts.get(key.field, key.part).unwrap().clone();
        more.schools[*school].facts.set(key.field, key.part, fact);
        let then = decided(&more, &evaluate(&more, &standard), &standard);
        let changes = then.iter().any(|(what, verdict)| told.get(what) != Some(verdict));
        let asked = asked(&open);
        let is_named = |part| asked.contains(&(*school, key.field, part));
        let named = is_named(key.part) || is_named(Part::Whole);
        assert!(
            !changes || named,
            "round {round}: {key:?} of {} was not asked for: {asked:?}",
            full.schools[*school].name
        );
    }
    assert!(seen.values().all(|count| *count > 100), "{seen:?}");
}

#[test]
fn a_figure_that_is_filled_in_never_turns_what_was_decided() {
    rounds("cn-2017", 20_170_006, 150);
}

#[test]
fn neither_does_it_where_only_the_composite_is_judged() {
    let standard = shipped("cn-2012").unwrap();
    let mut rng = Rng::with_seed(20_120_003);
    let mut verdicts: BTreeSet<&str> = BTreeSet::new();
    for round in 0..150 {
        let mut full = county(&mut rng);
        let more = [Field::Computers, Field::Books, Field::Teachers, Field::RankedTeachers];
        let spread = rng.u32(1..60);
        for school in &mut full.schools {
            let parts: Vec<Part> = school.facts.of(Field::Pupils).map(|(part, _)| part).collect();
            for (field, part) in more.iter().flat_map(|field| parts.iter().map(move |p| (field, p)))
            {
                let fact = Fact {
                    value: Some((100 + rng.u32(0..spread) * 40).into()),
                    origin: junheng::county::Origin::Typed,
                };
                school.facts.set(*field, *part, fact);
            }
        }
        let (partly, _) = blanked(&mut rng, &full);
        let (whole, open) = (evaluate(&full, &standard), evaluate(&partly, &standard));
        for (whole, open) in whole.stages.iter().zip(&open.stages) {
            verdicts.insert(open.composite_verdict.id());
            if ["met", "not_met"].contains(&open.composite_verdict.id()) {
                assert_eq!(open.composite_verdict, whole.composite_verdict, "round {round}");
            }
        }
    }
    for verdict in ["met", "not_met", "missing"] {
        assert!(verdicts.contains(verdict), "none came out as {verdict}: {verdicts:?}");
    }
}

/// What an evaluation says, whatever the order of its schools.
fn said(
    county: &County,
    standard: &Standard,
) -> (BTreeMap<String, String>, CountyVerdict, BTreeSet<String>) {
    let result = evaluate(county, standard);
    let blocking = result.county.blocking.iter().map(|one| one.id.clone()).collect();
    (decided(county, &result, standard), result.county.verdict, blocking)
}

#[test]
fn the_order_of_schools_changes_nothing() {
    let standard = shipped("cn-2017").unwrap();
    let mut rng = Rng::with_seed(7);
    for _ in 0..40 {
        let full = county(&mut rng);
        let (county, _) = blanked(&mut rng, &full);
        let mut turned = county.clone();
        rng.shuffle(&mut turned.schools);
        assert_eq!(said(&county, &standard), said(&turned, &standard));
    }
}

#[test]
fn the_order_of_files_changes_nothing() {
    let standard = shipped("cn-2017").unwrap();
    for seed in 0..8 {
        let mut rng = Rng::with_seed(seed);
        let wish = Wish { schools: rng.usize(24..40), ..Wish::any(&mut rng) };
        let made = made::county(&mut rng, wish);
        let guise = roster::Guise::any(&mut rng);
        let mut tables = roster::rosters(&mut rng, &made, guise);
        let hand = Hand::any(&mut rng);
        tables.extend(vertical::forms(&mut rng, &made, hand).into_iter().take(3));
        let mut files: Vec<(String, Vec<u8>)> = tables
            .iter()
            .map(|(name, tables)| (format!("{name}.xlsx"), Format::Xlsx.write(tables)))
            .collect();
        let first = said(&pipeline::read(&files).county, &standard);
        for _ in 0..3 {
            rng.shuffle(&mut files);
            assert_eq!(said(&pipeline::read(&files).county, &standard), first, "seed {seed}");
        }
    }
}
