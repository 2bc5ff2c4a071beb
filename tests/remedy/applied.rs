//! Plans put into a county's facts and evaluated anew, as if somebody had typed them in.

use fastrand::Rng;
use junheng::county::{County, Fact, Field, Origin, Part, Stage};
use junheng::evaluate::{CvVerdict, Evaluation, Verdict, evaluate};
use junheng::number::{Exact, exact};
use junheng::remedy::{Costs, Outcome, Rules, additions, capacities, exchanges, joint, needs};
use junheng::standard::{Standard, shipped};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use rust_decimal::Decimal;

use crate::support::facts::facts;
use crate::support::made::{self, Wish};

pub fn standard() -> Standard {
    shipped("cn-2017").unwrap()
}

/// A county without blanks.
pub fn county(rng: &mut Rng, schools: usize) -> County {
    let wish = Wish {
        schools,
        blanks: 0,
        on_the_line: [0, 15, 40][rng.usize(..3)],
        apart: rng.u8(..4) == 0,
        unequal: rng.bool(),
    };
    facts(&made::county(rng, wish))
}

/// A figure that no cell needs, rounded up to 20 decimals.
fn up(value: &Exact) -> Decimal {
    let parts = BigInt::from(10u8).pow(20);
    let scaled = (value * Exact::from_integer(parts)).ceil().to_integer();
    Decimal::from_i128_with_scale(scaled.to_i128().unwrap(), 20)
}

/// What of a unit's resource is typed in where: people at what the indicator counts first, all else as what
/// the stage has of its own.
pub fn apply(
    county: &County,
    evaluation: &Evaluation,
    adds: &[(usize, usize, Exact)],
    standard: &Standard,
) -> County {
    let mut county = county.clone();
    let typed = |value: Decimal| Fact { value: Some(value), origin: Origin::Typed };
    for unit in &evaluation.units {
        let facts = &mut county.schools[unit.school].facts;
        let ready = [Field::TeachingAreaNet, Field::SportsArea];
        for field in [Field::TeachingArea, Field::GymArea, Field::GroundArea] {
            for part in Part::STAGES.into_iter().chain([Part::Whole]) {
                facts.remove(field, part);
            }
        }
        for (index, fields) in
            [(3, ready[0]), (4, ready[1]), (5, Field::EquipmentValue), (6, Field::MultimediaRooms)]
        {
            facts.remove(fields, Part::Whole);
            let has = unit.indicators[index].resource.as_ref().unwrap();
            facts.set(fields, unit.stage.part(), typed(up(has)));
        }
    }
    for (unit, indicator, add) in adds {
        let unit = &evaluation.units[*unit];
        let facts = &mut county.schools[unit.school].facts;
        let one = &unit.indicators[*indicator];
        if standard.indicators[*indicator].split {
            let field = [
                Field::TeachingAreaNet,
                Field::SportsArea,
                Field::EquipmentValue,
                Field::MultimediaRooms,
            ][indicator - 3];
            let with = one.resource.as_ref().unwrap() + add;
            facts.set(field, unit.stage.part(), typed(up(&with)));
        } else {
            let input = &one.trace.as_ref().unwrap().terms[0].input;
            let has = facts.get(input.field, input.part).unwrap().value.unwrap();
            let with = exact(has) + add;
            facts.set(input.field, input.part, typed(up(&with).normalize()));
        }
    }
    county
}

#[test]
fn what_the_plans_add_makes_every_unit_and_every_coefficient_keep_the_standard() {
    let (mut rng, standard) = (Rng::with_seed(60), standard());
    let (mut added, mut for_limits) = (0, 0);
    for _ in 0..25 {
        let county = county(&mut rng, 40);
        let before = evaluate(&county, &standard);
        let plans = additions(&before, &standard);
        assert_eq!(plans.len(), 14);
        let adds: Vec<(usize, usize, Exact)> = plans
            .iter()
            .flat_map(|one| {
                let plan = one.plan.as_ref().unwrap();
                assert!(one.unknown.is_empty());
                added += plan.units.len();
                for_limits += usize::from(plan.cost > plan.for_needs);
                plan.units.iter().map(|(unit, add)| (*unit, one.indicator, add.clone()))
            })
            .collect();
        let after = evaluate(&apply(&county, &before, &adds, &standard), &standard);
        assert_eq!(before.units.len(), after.units.len());
        for unit in &after.units {
            let verdicts = unit.indicators.iter().map(|one| one.verdict);
            assert!(
                verdicts.into_iter().all(|one| one == Verdict::Met),
                "{}",
                county.schools[unit.school].name
            );
        }
        for stage in &after.stages {
            for (index, one) in stage.indicators.iter().enumerate() {
                assert_eq!(one.verdict, CvVerdict::Met, "{:?} {index} {:?}", stage.stage, one.cv);
            }
        }
    }
    assert!(added > 500 && for_limits > 30, "{added} {for_limits}");
}

#[test]
fn units_that_are_not_certain_are_named_and_get_nothing() {
    let (mut rng, standard) = (Rng::with_seed(61), standard());
    for _ in 0..10 {
        let mut county = county(&mut rng, 40);
        let blank = rng.usize(..county.schools.len());
        county.schools[blank].facts.set(
            Field::BackboneTeachers,
            Part::Primary,
            Fact { value: None, origin: Origin::Typed },
        );
        let before = evaluate(&county, &standard);
        let of =
            |stage| before.units.iter().position(|one| one.school == blank && one.stage == stage);
        let plan = additions(&before, &standard);
        let one =
            plan.iter().find(|one| (one.stage, one.indicator) == (Stage::Primary, 1)).unwrap();
        assert_eq!(one.unknown, of(Stage::Primary).into_iter().collect::<Vec<_>>());
        let plan = one.plan.as_ref().unwrap();
        assert!(plan.units.iter().all(|(unit, _)| Some(*unit) != of(Stage::Primary)));
    }
}

#[test]
fn what_the_exchanges_move_keeps_totals_and_townships_and_makes_all_keep_the_standard() {
    let (mut rng, standard) = (Rng::with_seed(62), standard());
    let (mut moved, mut lacking, mut plans) = (0, 0, 0);
    for round in 0..24 {
        let mut county = county(&mut rng, 30);
        for school in &mut county.schools {
            school.township =
                ["城关镇", "柳林镇", " 柳林镇 "].get(rng.usize(..4)).map(|name| (*name).to_owned());
        }
        let rules = Rules {
            same_township: round % 2 == 0,
            most_a_school: [None, Some(2), Some(5)][rng.usize(..3)],
        };
        let before = evaluate(&county, &standard);
        for one in exchanges(&county, &before, rules, &standard) {
            let moves = match &one.outcome {
                Outcome::Moves(moves) => moves,
                Outcome::Lacks(count) => {
                    lacking += usize::from(*count > 0);
                    continue;
                }
                Outcome::Unknown => panic!("nothing is unknown here"),
            };
            plans += 1;
            moved += one.moved();
            let township = |unit: usize| {
                let school = &county.schools[before.units[unit].school];
                school.township.as_deref().map(str::trim)
            };
            let mut adds: Vec<(usize, usize, Exact)> = Vec::new();
            for each in moves {
                assert!(
                    !rules.same_township
                        || township(each.from).is_some()
                            && township(each.from) == township(each.to)
                );
                for (unit, count) in [(each.from, -each.count), (each.to, each.count)] {
                    let count = Exact::from_integer(count.into());
                    match adds.iter_mut().find(|add| add.0 == unit) {
                        Some(known) => known.2 += count,
                        None => adds.push((unit, one.indicator, count)),
                    }
                }
            }
            if let Some(most) = rules.most_a_school {
                let most = Exact::from_integer(most.into());
                assert!(adds.iter().all(|add| add.2 <= most && -&add.2 <= most));
            }
            let kept = |add: &(usize, usize, Exact)| {
                // A school's figure is several terms; those of whom most leave hold as many.
                let terms = &before.units[add.0].indicators[add.1].trace.as_ref().unwrap().terms;
                exact(terms[0].input.value) + &add.2 >= Exact::from_integer(0.into())
            };
            if !adds.iter().all(kept) {
                continue;
            }
            let after = evaluate(&apply(&county, &before, &adds, &standard), &standard);
            let mut here = after.units.iter().filter(|unit| unit.stage == one.stage);
            assert!(here.all(|unit| unit.indicators[one.indicator].verdict == Verdict::Met));
            let stage = after.stages.iter().find(|stage| stage.stage == one.stage).unwrap();
            assert_eq!(stage.indicators[one.indicator].verdict, CvVerdict::Met);
            let total = |evaluation: &Evaluation| -> Exact {
                let units = evaluation.units.iter().filter(|unit| unit.stage == one.stage);
                units.map(|unit| unit.indicators[one.indicator].resource.clone().unwrap()).sum()
            };
            assert_eq!(total(&before), total(&after));
        }
    }
    assert!(plans > 10 && moved > 50 && lacking > 10, "{plans} {moved} {lacking}");
}

#[test]
fn a_standard_that_asks_nothing_of_a_school_or_an_indicator_gets_no_plan_for_it() {
    let standard = shipped("cn-2012").unwrap();
    let county = county(&mut Rng::with_seed(63), 24);
    let evaluation = evaluate(&county, &standard);
    let costs = Costs::sample().unwrap();
    assert!(!evaluation.units.is_empty());
    assert_eq!(additions(&evaluation, &standard), []);
    assert_eq!(capacities(&county, &evaluation, &standard), []);
    assert_eq!(joint(&evaluation, Stage::Primary, &costs, &standard), None);
    assert!(needs(&evaluation, &costs, &standard).iter().all(|one| one.cheapest.is_none()));
}
