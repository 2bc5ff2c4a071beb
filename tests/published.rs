//! Figures of published reports, recomputed from counties that have them. Single items of such reports
//! are cases (`tests/cases`); here stand those about a whole county.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use junheng::county::{County, Fact, Field, Kind, Origin, Part, School};
use junheng::evaluate::{Evaluation, Verdict, evaluate};
use junheng::number::{exact, fixed};
use junheng::standard::shipped;
use rust_decimal::Decimal;

fn school(name: &str, kind: Kind, figures: &[(Field, Part, i64)]) -> School {
    let mut school = School::new(name, kind);
    for (field, part, value) in figures {
        let fact = Fact { value: Some(Decimal::from(*value)), origin: Origin::Typed };
        school.facts.set(*field, *part, fact);
    }
    school
}

fn evaluated(schools: Vec<School>) -> Evaluation {
    evaluate(&County { schools, ..County::default() }, &shipped("cn-2017").unwrap())
}

/// What a hundred pupils or each of them have, as a quotient with two decimals.
fn quotient(over: usize, under: usize, per: i64) -> String {
    let figure = |value: usize| exact(Decimal::from(value));
    fixed(&(figure(over) * exact(Decimal::from(per)) / figure(under)), 2)
}

#[test]
fn fifty_of_fifty_seven_schools_are_87_72_percent() {
    let schools = (0..57).map(|number| {
        // A good school has twice what is wanted; a poor one lacks teachers and rooms.
        let good = number % 8 != 7;
        let (people, rooms) = if good { (10, 5) } else { (1, 1) };
        school(
            &format!("第{number}小学"),
            Kind::Primary,
            &[
                (Field::Pupils, Part::Primary, 100),
                (Field::HigherDegreeTeachers, Part::Primary, people),
                (Field::BackboneTeachers, Part::Primary, 2),
                (Field::SportsArtsTeachers, Part::Primary, 2),
                (Field::TeachingAreaNet, Part::Whole, 900),
                (Field::SportsArea, Part::Whole, 1500),
                (Field::EquipmentValue, Part::Whole, 400_000),
                (Field::MultimediaRooms, Part::Whole, rooms),
            ],
        )
    });
    let evaluation = evaluated(schools.collect());
    let met = evaluation.units.iter().filter(|unit| unit.verdict == Verdict::Met).count();
    assert_eq!((met, evaluation.units.len()), (50, 57));
    assert_eq!(quotient(met, evaluation.units.len(), 100), "87.72");
}

#[test]
fn eighteen_schools_and_two_primary_sections_are_twenty_units() {
    let pupils = |part, count| (Field::Pupils, part, count);
    let teachers = |part, count| (Field::Teachers, part, count);
    let mut schools: Vec<School> = (0..18)
        .map(|number| {
            let figures = [pupils(Part::Primary, 371), teachers(Part::Primary, 28)];
            school(&format!("第{number}小学"), Kind::Primary, &figures)
        })
        .collect();
    for (number, (primary, junior, of_primary, of_junior)) in
        [(450, 2533, 30, 237), (459, 3000, 27, 300)].into_iter().enumerate()
    {
        let figures = [
            pupils(Part::Primary, primary),
            pupils(Part::Junior, junior),
            teachers(Part::Primary, of_primary),
            teachers(Part::Junior, of_junior),
        ];
        schools.push(school(&format!("第{number}学校"), Kind::NineYear, &figures));
    }
    let total = |field, part| -> Decimal {
        let figures = schools.iter().filter_map(|one| one.facts.get(field, part)?.value);
        figures.sum()
    };
    let staff = [Part::Primary, Part::Junior].map(|part| total(Field::Teachers, part));
    assert_eq!(staff, [Decimal::from(561), Decimal::from(537)]);
    let evaluation = evaluated(schools);
    let stages: Vec<(usize, Decimal)> =
        evaluation.stages.iter().map(|stage| (stage.units, stage.pupils)).collect();
    assert_eq!(stages, [(20, Decimal::from(7587)), (2, Decimal::from(5533))]);
    let all: Decimal = stages.iter().map(|(_, pupils)| pupils).sum();
    assert_eq!(all, Decimal::from(13_120));
    assert_eq!((quotient(7587, 561, 1), quotient(5533, 537, 1)), ("13.52".into(), "10.30".into()));
}
