//! Checks on one school's figures against each other. It changes nothing; what is missing is the
//! evaluation's to tell.

use rust_decimal::Decimal;

use crate::county::{Field, Part, School};
use crate::findings::{Cells, Figures, Finding, Schools};
use crate::intake::tables::notes::Notes;
use crate::intake::values::figure::sum;
use crate::intake::values::money::{LEAST_PER_PUPIL, MOST_PER_PUPIL};

/// A part and the whole that it cannot be larger than.
const PARTS: &[(Field, Field)] = &[
    (Field::BackboneTeachers, Field::Teachers),
    (Field::HigherDegreeTeachers, Field::Teachers),
    (Field::SportsArtsTeachers, Field::Teachers),
    (Field::GymArea, Field::TeachingArea),
];

/// Tells what cannot be right.
pub(crate) fn school(school: &School, notes: &mut Notes) {
    for (part, whole) in PARTS {
        check_part(school, *part, *whole, notes);
    }
    check_stages(school, notes);
    check_equipment(school, notes);
}

fn value(school: &School, field: Field, part: Part) -> Option<Decimal> {
    school.facts.get(field, part).and_then(|fact| fact.value)
}

fn note(finding: Finding, school: &School, field: Field, part: Part, notes: &mut Notes) {
    let cells = school.facts.get(field, part).map(|fact| fact.origin.cells());
    let finding = finding.about(&school.name);
    notes.push(match cells.and_then(|cells| cells.first()).copied().or(school.cell) {
        Some(cell) => finding.at(cell),
        None => finding,
    });
}

fn check_part(school: &School, field: Field, whole: Field, notes: &mut Notes) {
    for part in std::iter::once(Part::Whole).chain(Part::STAGES) {
        if let (Some(figure), Some(limit)) =
            (value(school, field, part), value(school, whole, part))
            && figure > limit
        {
            let finding = Finding::of(&Figures::PartOver {
                part: &field.name(),
                figure: &figure,
                whole: &whole.name(),
                limit: &limit,
            });
            note(finding, school, field, part, notes);
        }
    }
}

/// Pupils of a stage that the kind does not have: an attached class, or a slip.
fn check_stages(school: &School, notes: &mut Notes) {
    let own = school.kind.parts();
    if own.is_empty() {
        return;
    }
    check_kindergarten(school, notes);
    for part in [Part::Primary, Part::Junior, Part::Senior] {
        let Some(pupils) = value(school, Field::Pupils, part).filter(|pupils| !pupils.is_zero())
        else {
            continue;
        };
        if !own.contains(&part) {
            let finding = Finding::of(&Schools::AttachedPupils {
                school: &school.name,
                kind: &school.kind.name(),
                stage: &part.name(),
                pupils: &pupils,
            });
            note(finding, school, Field::Pupils, part, notes);
        }
    }
}

/// A primary school's kindergarten class is nothing unusual, but no ratio is known to leave it its part of
/// the buildings.
fn check_kindergarten(school: &School, notes: &mut Notes) {
    let part = Part::Kindergarten;
    let Some(pupils) = value(school, Field::Pupils, part).filter(|pupils| !pupils.is_zero()) else {
        return;
    };
    let of_all = value(school, Field::Pupils, Part::Whole).is_some();
    let asked = if of_all { "在校生数也不应含这些幼儿；" } else { "" };
    let finding = Finding::of(&Schools::KindergartenClass {
        school: &school.name,
        pupils: &pupils,
        asked: &asked,
    });
    note(finding, school, Field::Pupils, part, notes);
}

/// Equipment per pupil that no school has: 元 and 万元 were mixed up.
fn check_equipment(school: &School, notes: &mut Notes) {
    let parts = || std::iter::once(Part::Whole).chain(Part::STAGES);
    let all = sum(parts().filter_map(|part| value(school, Field::Pupils, part)));
    for part in parts() {
        let Some(amount) = value(school, Field::EquipmentValue, part).filter(|a| !a.is_zero())
        else {
            continue;
        };
        let own = value(school, Field::Pupils, part).filter(|_| part != Part::Whole);
        let pupils = own.unwrap_or(all);
        let Some(each) = amount.checked_div(pupils) else { continue };
        if each < Decimal::from(LEAST_PER_PUPIL) || each > Decimal::from(MOST_PER_PUPIL) {
            let each = &each.round_dp(2).normalize();
            let finding = Finding::of(&Cells::EquipmentPerPupil { each });
            note(finding, school, Field::EquipmentValue, part, notes);
        }
    }
}
