//! What a school lacks, what it may lose, and how many pupils it carries, held against the evaluation.

use fastrand::Rng;
use junheng::county::{County, Fact, Field, Kind, Origin, Part, School, Stage};
use junheng::evaluate::{Evaluation, Supposition, Verdict, evaluate, suppose};
use junheng::number::Exact;
use junheng::remedy::{Binds, Costs, capacities, entering, needs, pairs};
use junheng::standard::Standard;
use num_traits::{One, Zero};

use crate::applied::{county, standard};

/// The verdict on one unit if the school had so many pupils at a stage.
fn with(
    school: &School,
    pupils: &[(Stage, u64)],
    stage: Stage,
    standard: &Standard,
) -> Option<Verdict> {
    let mut school = school.clone();
    for (stage, pupils) in pupils {
        let fact = Fact { value: Some((*pupils).into()), origin: Origin::Typed };
        school.facts.set(Field::Pupils, stage.part(), fact);
    }
    let county = County { schools: vec![school], ..County::default() };
    let evaluation = evaluate(&county, standard);
    evaluation.units.iter().find(|unit| unit.stage == stage).map(|unit| unit.verdict)
}

fn within(intervals: &[(u64, u64)], pupils: u64) -> bool {
    intervals.iter().any(|(from, to)| (*from..=*to).contains(&pupils))
}

/// The standard with every lower demand on indicators in use.
fn relaxed() -> Standard {
    let mut standard = standard();
    standard.relaxations.iter_mut().for_each(|rule| rule.on = true);
    standard
}

/// Some schools get shared teachers and say that they are small and rural.
fn with_shared_teachers(rng: &mut Rng, county: &mut County) {
    for school in &mut county.schools {
        let mut set = |field, value: i64| {
            let fact = Fact { value: Some(value.into()), origin: Origin::Typed };
            school.facts.set(field, Part::Whole, fact);
        };
        if rng.bool() {
            set(Field::SmallRural, rng.i64(0..4).min(1));
            set(Field::SharedSportsTeachers, rng.i64(1..3));
            let own = [
                Field::SportsTeachers,
                Field::MusicTeachers,
                Field::FineArtTeachers,
                Field::ArtsTeachers,
            ];
            for field in own {
                let none = Fact { value: Some(0.into()), origin: Origin::Typed };
                school.facts.set(field, Part::Primary, none);
            }
        }
    }
}

#[test]
fn a_school_passes_within_its_intervals_and_nowhere_else() {
    let mut rng = Rng::with_seed(11);
    let (mut from_within, mut none) = (0, 0);
    for round in 0..4 {
        let mut county = county(&mut rng, 16);
        with_shared_teachers(&mut rng, &mut county);
        let standard = if round % 2 == 0 { standard() } else { relaxed() };
        let evaluation = evaluate(&county, &standard);
        let capacities = capacities(&county, &evaluation, &standard);
        assert_eq!(capacities.len(), evaluation.units.len());
        for (capacity, unit) in capacities.iter().zip(&evaluation.units) {
            let school = &county.schools[unit.school];
            let at = |pupils| with(school, &[(unit.stage, pupils)], unit.stage, &standard);
            let passes = |pupils| at(pupils) == Some(Verdict::Met);
            assert!(capacity.undecided.is_empty() && capacity.pupils.is_some());
            from_within += usize::from(capacity.intervals.first().is_some_and(|one| one.0 > 1));
            none += usize::from(capacity.intervals.is_empty());
            let now: u64 = unit.pupils.unwrap().try_into().unwrap();
            assert_eq!(within(&capacity.intervals, now), unit.verdict == Verdict::Met);
            for (from, to) in &capacity.intervals {
                assert!(passes(*from) && passes(*to) && !passes(*to + 1), "{}", school.name);
                assert!(*from == 1 || !passes(*from - 1));
            }
            for _ in 0..6 {
                let pupils = rng.u64(1..=capacity.pupils.unwrap() * 5 / 4 + 120);
                assert_eq!(within(&capacity.intervals, pupils), passes(pupils), "{pupils}");
            }
        }
    }
    assert!(from_within > 3 && none > 3, "{from_within} {none}");
}

#[test]
fn without_lower_demands_the_capacity_holds_and_one_more_fails() {
    let (mut rng, standard) = (Rng::with_seed(12), standard());
    let county = county(&mut rng, 20);
    let evaluation = evaluate(&county, &standard);
    for (capacity, unit) in
        capacities(&county, &evaluation, &standard).iter().zip(&evaluation.units)
    {
        let pupils = capacity.pupils.unwrap();
        let school = &county.schools[unit.school];
        let at = |pupils| with(school, &[(unit.stage, pupils)], unit.stage, &standard);
        assert!(pupils == 0 || at(pupils) == Some(Verdict::Met));
        assert_ne!(at(pupils + 1), Some(Verdict::Met));
        assert!(pupils == 0 || !capacity.binding.is_empty());
    }
}

fn small_rural(kind: Kind, pupils: i64) -> County {
    let mut school = School::new("柳沟小学", kind);
    let figures = [
        (Field::Pupils, pupils),
        (Field::HigherDegreeTeachers, 20),
        (Field::BackboneTeachers, 5),
        (Field::SportsArtsTeachers, 0),
        (Field::TeachingAreaNet, 2000),
        (Field::SportsArea, 3000),
        (Field::EquipmentValue, 900_000),
        (Field::MultimediaRooms, 9),
        (Field::SmallRural, 1),
        (Field::SharedSportsTeachers, 1),
    ];
    for (field, value) in figures {
        let fact = Fact { value: Some(value.into()), origin: Origin::Typed };
        school.facts.set(field, Part::Whole, fact);
    }
    County { schools: vec![school], ..County::default() }
}

#[test]
fn a_small_rural_school_fails_at_49_passes_from_50_to_99_and_fails_at_100() {
    let standard = relaxed();
    let county = small_rural(Kind::Primary, 60);
    let capacity = &capacities(&county, &evaluate(&county, &standard), &standard)[0];
    assert_eq!(capacity.intervals, [(50, 99)]);
    // Without the lower demand it has no teacher of sports or arts, whatever its enrolment.
    assert_eq!(capacity.pupils, Some(0));
    assert_eq!(capacity.binding, [2]);
    assert_eq!(capacity.size, Some(2000));
    assert_eq!(capacity.bound(), Some((99, Binds::Resources)));
    // Two classes of at most 45: the rooms for them bind before the teachers do.
    let mut county = county;
    let two = Fact { value: Some(2.into()), origin: Origin::Typed };
    county.schools[0].facts.set(Field::Classes, Part::Whole, two);
    let capacity = &capacities(&county, &evaluate(&county, &standard), &standard)[0];
    assert_eq!((capacity.classes, capacity.bound()), (Some(90), Some((90, Binds::Classes))));
}

#[test]
fn a_teaching_point_is_told_from_45_pupils_on_what_happens_at_50() {
    let standard = standard();
    let of = |pupils| {
        let mut county = small_rural(Kind::TeachingPoint, pupils);
        county.schools.push(small_rural(Kind::Primary, 400).schools.remove(0));
        entering(&county, &evaluate(&county, &standard), &standard)
    };
    assert_eq!(of(44), []);
    assert_eq!(of(50), []);
    for pupils in [45, 49] {
        let entering = &of(pupils)[0];
        assert_eq!((entering.pupils, entering.from), (pupils.into(), 50.into()));
        assert_eq!(
            (entering.unit.pupils, entering.unit.verdict),
            (Some(50.into()), Verdict::NotMet)
        );
        // Eight times as much for each pupil as the only school that counts now.
        assert_eq!(entering.coefficients[0].before, Some(0.0));
        assert!(entering.coefficients[0].is_worse() && !entering.coefficients[2].is_worse());
    }
}

#[test]
fn the_pairs_of_a_school_of_two_stages_are_those_that_the_evaluation_lets_pass() {
    let (mut rng, standard) = (Rng::with_seed(13), standard());
    let (mut seen, mut carried) = (0, 0);
    for _ in 0..5 {
        let county = county(&mut rng, 30);
        let evaluation = evaluate(&county, &standard);
        for one in pairs(&county, &evaluation, &standard) {
            let school = &county.schools[one.school];
            let passes = |a, b| {
                let pupils = [(Stage::Primary, a), (Stage::Junior, b)];
                let at = |stage| with(school, &pupils, stage, &standard) == Some(Verdict::Met);
                at(Stage::Primary) && at(Stage::Junior)
            };
            let holds = |a, b| one.shapes.iter().any(|shape| shape.holds(a, b));
            seen += 1;
            let Some((most_a, most_b)) = one.most else {
                assert!(!passes(1, 1));
                continue;
            };
            carried += 1;
            assert!(
                passes(most_a, most_b)
                    && !passes(most_a + 1, most_b)
                    && !passes(most_a, most_b + 1)
            );
            for _ in 0..25 {
                let (a, b) = (rng.u64(1..=most_a * 2), rng.u64(1..=most_b * 2));
                assert_eq!(holds(a, b), passes(a, b), "{a} {b} {one:?}");
                assert!(!passes(a, b) || a + b <= most_a + most_b);
            }
        }
    }
    assert!(seen > 12 && carried > 8, "{seen} {carried}");
}

/// Everything supposed to be as it is but for one indicator of one unit.
fn supposed(
    evaluation: &Evaluation,
    changes: &[(usize, usize, Exact)],
    standard: &Standard,
) -> Verdict {
    let suppositions: Vec<Supposition> = changes
        .iter()
        .map(|(unit, indicator, change)| {
            let has = evaluation.units[*unit].indicators[*indicator].resource.as_ref().unwrap();
            Supposition { unit: *unit, indicator: *indicator, resource: has + change }
        })
        .collect();
    suppose(evaluation, &suppositions, standard).units[changes[0].0].verdict
}

#[test]
fn nothing_is_lacking_just_where_the_threshold_is_met_and_what_is_spare_can_be_lost() {
    let (mut rng, standard) = (Rng::with_seed(14), standard());
    let costs = Costs::sample().unwrap();
    let (mut spare, mut lacking) = (0, 0);
    for _ in 0..2 {
        let county = county(&mut rng, 24);
        let evaluation = evaluate(&county, &standard);
        for (needs, unit) in needs(&evaluation, &costs, &standard).iter().zip(&evaluation.units) {
            for (index, (lack, one)) in needs.indicators.iter().zip(&unit.indicators).enumerate() {
                let short = lack.to_threshold.as_ref().unwrap();
                assert_eq!(short.is_zero(), one.verdict == Verdict::Met);
                assert_eq!(Some(short), one.shortfall.as_ref());
                assert_eq!(
                    lack.to_floor.as_ref().unwrap().is_zero(),
                    one.floor_verdict == Verdict::Met
                );
                lacking += usize::from(!short.is_zero());
                let Some(loss) = &lack.to_spare else {
                    assert_ne!(unit.verdict, Verdict::Met);
                    continue;
                };
                spare += 1;
                let at =
                    |loss: Exact| supposed(&evaluation, &[(needs.unit, index, -loss)], &standard);
                assert_eq!(at(loss.clone()), Verdict::Met);
                assert_eq!(at(loss + Exact::one()), Verdict::NotMet);
            }
        }
    }
    assert!(spare > 100 && lacking > 20, "{spare} {lacking}");
}

#[test]
fn the_cheapest_way_passes_and_no_other_choice_of_what_to_leave_costs_less() {
    let (mut rng, standard) = (Rng::with_seed(15), standard());
    let costs = Costs::sample().unwrap();
    let prices = costs.by_indicator(&standard);
    let mut dear = 0;
    for _ in 0..3 {
        let county = county(&mut rng, 24);
        let evaluation = evaluate(&county, &standard);
        for one in needs(&evaluation, &costs, &standard) {
            let way = one.cheapest.as_ref().unwrap();
            assert!(way.sample && way.at_floor.len() <= 1);
            let of = |left: Option<usize>| -> Exact {
                let amounts = one.indicators.iter().enumerate().map(|(index, lack)| {
                    let bound =
                        if left == Some(index) { &lack.to_floor } else { &lack.to_threshold };
                    bound.clone().unwrap() * prices[index].clone().unwrap()
                });
                amounts.sum()
            };
            let best = (0..7).map(|left| of(Some(left))).min().unwrap().min(of(None));
            assert_eq!(way.cost, best);
            dear += usize::from(!best.is_zero());
            let changes: Vec<(usize, usize, Exact)> =
                way.add.iter().map(|(index, add)| (one.unit, *index, add.clone())).collect();
            if changes.is_empty() {
                assert_eq!(evaluation.units[one.unit].verdict, Verdict::Met);
                continue;
            }
            assert_eq!(supposed(&evaluation, &changes, &standard), Verdict::Met);
        }
    }
    assert!(dear > 20, "{dear}");
}

#[test]
fn what_is_not_certain_is_neither_lacking_nor_spare() {
    let (mut rng, standard) = (Rng::with_seed(16), standard());
    let mut county = county(&mut rng, 24);
    let index = county.schools.iter().position(|one| one.kind == Kind::Primary).unwrap();
    let blank = Fact { value: None, origin: Origin::Typed };
    county.schools[index].facts.set(Field::MultimediaRooms, Part::Whole, blank);
    let evaluation = evaluate(&county, &standard);
    let unit = evaluation.units.iter().position(|one| one.school == index).unwrap();
    let needs = &needs(&evaluation, &Costs::sample().unwrap(), &standard)[unit];
    assert_eq!((needs.unknown.as_slice(), &needs.cheapest), (&[6][..], &None));
    assert_eq!(needs.indicators[6], junheng::remedy::Lack::default());
    let capacity = &capacities(&county, &evaluation, &standard)[unit];
    assert_eq!((capacity.pupils, capacity.intervals.len()), (None, 0));
}
