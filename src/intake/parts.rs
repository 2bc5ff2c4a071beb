//! Figures by the parts of a school: rows of parts, whole-school figures in two rosters, totals
//! beside stages, campuses. It splits nothing: that is the evaluation's.

use rust_decimal::Decimal;

use super::Record;
use super::figure::sum;
use super::identity::only_part;
use super::join::Group;
use super::notes::Notes;
use crate::county::{Fact, FactKey, Facts, Field, Kind, Measure, Origin, Part, School};
use crate::finding::{Code, Finding};

/// Figures of rooms and things, in the groups in which they are reported together.
const SHARED: &[&[Field]] = &[
    &[
        Field::TeachingArea,
        Field::TeachingAreaNet,
        Field::GymArea,
        Field::GroundArea,
        Field::SportsArea,
    ],
    &[Field::EquipmentValue],
    &[Field::MultimediaRooms],
];

/// Rows of the types 小学 and 初级中学 under one name are the two parts of one school.
pub(super) fn set_apart(records: &mut [Record]) {
    let kinds: Vec<_> =
        records.iter().filter_map(|record| record.kind.and_then(only_part)).collect();
    if kinds.windows(2).all(|pair| matches!(pair, [a, b] if a == b)) {
        return;
    }
    for record in records.iter_mut().filter(|record| record.part.is_none()) {
        let Some(part) = record.kind.and_then(only_part) else { continue };
        record.part = Some(part);
        let whole: Vec<Field> = record
            .facts
            .iter()
            .filter(|(key, _)| key.part == Part::Whole)
            .map(|(key, _)| key.field)
            .collect();
        for field in whole {
            if let Some(fact) = record.facts.remove(field, Part::Whole) {
                record.facts.set(field, part, fact);
            }
        }
    }
}

/// The same figure of rooms in the rows of two stages is the whole school's; so is one that stands
/// in one stage's roster only, for a roster gives whole buildings.
pub(super) fn lift(facts: &mut Facts, kind: Kind, records: &[Record], notes: &mut Notes) {
    let mut stages: Vec<Part> = records.iter().filter_map(|record| record.part).collect();
    stages.sort_unstable();
    stages.dedup();
    let rosters = records.iter().any(|record| record.roster);
    let Some(first) = records.first().filter(|_| !stages.is_empty() && kind.parts().len() > 1)
    else {
        return;
    };
    let (mut same, mut alone) = (Vec::new(), Vec::new());
    let mut areas_differ = false;
    for group in SHARED {
        let compared: Vec<(Field, Agreement)> =
            group.iter().map(|field| (*field, agreement(facts, *field, &stages))).collect();
        let has = |wanted| compared.iter().any(|(_, agreement)| *agreement == wanted);
        let differs = has(Agreement::Different);
        areas_differ |= differs;
        // A few rooms may be as many by chance: they follow the areas and the equipment.
        let by_chance = areas_differ && group.contains(&Field::MultimediaRooms);
        let one_roster = rosters && has(Agreement::Alone);
        if differs || by_chance || !(has(Agreement::Same) || one_roster) {
            continue;
        }
        for (field, agreement) in compared {
            match agreement {
                Agreement::Same => same.push(field.name()),
                Agreement::Alone if rosters => alone.push(field.name()),
                Agreement::Zero => {}
                _ => continue,
            }
            raise(facts, field, &stages);
        }
    }
    let tellings = [
        (same, "各学段填的", "相同，当作全校共有的，按学段折算；如果是各学段各有的，请分开填写。"),
        (
            alone,
            "只有一个学段的表填了",
            "，当作全校共有的，按学段折算；如果只属于这个学段，请把其他学段的也填上。",
        ),
    ];
    for (fields, before, behind) in tellings {
        if !fields.is_empty() {
            let message = format!("“{}”{before}{}{behind}", first.name, fields.join("、"));
            let finding = Finding::notice(Code::WholeSchoolFigure, message);
            notes.push(finding.at(first.cell).about(&first.name));
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    Same,
    Zero,
    Different,
    /// One stage gives it, and the others have no place for it.
    Alone,
    /// No stage gives it, or others left it blank.
    Lacking,
}

fn agreement(facts: &Facts, field: Field, stages: &[Part]) -> Agreement {
    let given =
        stages.iter().filter_map(|part| facts.get(field, *part).and_then(|fact| fact.value));
    let given: Vec<Decimal> = given.collect();
    let places = stages.iter().filter(|part| facts.get(field, **part).is_some()).count();
    let whole = facts.get(field, Part::Whole).and_then(|fact| fact.value);
    match given.as_slice() {
        [_] if places == 1 => Agreement::Alone,
        [] | [_] => Agreement::Lacking,
        [first, ..] if whole.is_some_and(|whole| whole != *first) => Agreement::Different,
        [first, rest @ ..] if rest.iter().all(|other| other == first) => {
            if first.is_zero() {
                Agreement::Zero
            } else {
                Agreement::Same
            }
        }
        _ => Agreement::Different,
    }
}

fn raise(facts: &mut Facts, field: Field, stages: &[Part]) {
    let mut cells = Vec::new();
    let mut value = None;
    for part in stages {
        if let Some(fact) = facts.remove(field, *part) {
            value = value.or(fact.value);
            cells.extend_from_slice(fact.origin.cells());
        }
    }
    // A file that gives the whole school's gives the same figure, or nothing was lifted.
    if facts.get(field, Part::Whole).is_none_or(|fact| fact.value.is_none()) {
        facts.set(field, Part::Whole, Fact { value, origin: Origin::Cells(cells) });
    }
}

/// Adds a campus's figures to those of its school.
pub(super) fn add_campus(school: &mut School, campus: &Group, notes: &mut Notes) {
    for record in &campus.records {
        let stage = record.kind.and_then(only_part).filter(|_| only_part(school.kind).is_none());
        for (key, fact) in record.facts.iter() {
            let people = key.field.measure() == Measure::People;
            let part = match (key.part, stage) {
                (Part::Whole, Some(stage)) if people => stage,
                (part, _) => part,
            };
            add(school, FactKey { field: key.field, part }, fact, record, notes);
        }
    }
}

fn add(school: &mut School, key: FactKey, fact: &Fact, record: &Record, notes: &mut Notes) {
    // A school of one stage may give a figure as the whole's and its campus as the stage's.
    let other = match (key.part, only_part(school.kind)) {
        (Part::Whole, Some(stage)) => Some(stage),
        (part, Some(stage)) if part == stage => Some(Part::Whole),
        _ => None,
    };
    let has =
        |part: Part| school.facts.get(key.field, part).is_some_and(|fact| fact.value.is_some());
    let part =
        if has(key.part) { key.part } else { other.filter(|part| has(*part)).unwrap_or(key.part) };
    let known = school.facts.get(key.field, part).cloned();
    match (known, fact.value) {
        // What is said of a school, not counted in it, is said of the school alone.
        (Some(known), Some(_)) if known.value.is_some() && !key.field.adds_up() => {
            let largest = fact.value.max(known.value);
            if key.field == Field::LargestClass && largest != known.value {
                school.facts.set(key.field, part, fact.clone());
            }
        }
        (Some(known), Some(more)) => {
            let Some(sum) = known.value.map_or(Some(more), |own| own.checked_add(more)) else {
                return;
            };
            let mut cells = known.origin.cells().to_vec();
            cells.extend_from_slice(fact.origin.cells());
            school.facts.set(
                key.field,
                part,
                Fact { value: Some(sum), origin: Origin::Cells(cells) },
            );
        }
        (None, _) => school.facts.set(key.field, part, fact.clone()),
        (Some(known), None) if known.value.is_some() => {
            let message = format!(
                "校区“{}”没有填“{}”，合并时只算了“{}”的；请补上（没有就填 0）。",
                record.name,
                key.field.name(),
                school.name
            );
            let finding = Finding::warning(Code::MissingValue, message).about(&record.name);
            let cell = fact.origin.cells().first().copied().unwrap_or(record.cell);
            notes.push(finding.at(cell));
        }
        _ => {}
    }
}

/// Leaves one place for each figure: a total beside its parts, blanks of stages the school has not.
pub(super) fn settle(school: &mut School, notes: &mut Notes) {
    let own = school.kind.parts();
    if own.is_empty() {
        return;
    }
    let value = |facts: &Facts, field, part| facts.get(field, part).and_then(|fact| fact.value);
    for field in school.facts.fields() {
        for part in Part::STAGES {
            let idle = value(&school.facts, field, part).is_none_or(|figure| figure.is_zero());
            if idle && !own.contains(&part) {
                school.facts.remove(field, part);
            }
        }
        let total = value(&school.facts, field, Part::Whole);
        let given: Vec<Decimal> =
            Part::STAGES.into_iter().filter_map(|part| value(&school.facts, field, part)).collect();
        if total.is_none() && !given.is_empty() {
            school.facts.remove(field, Part::Whole);
        }
        if total.is_some() && given.is_empty() && own.len() == 1 {
            for part in own {
                school.facts.remove(field, *part);
            }
        }
        let lacking = own.iter().any(|part| value(&school.facts, field, *part).is_none());
        if lacking && SHARED.iter().any(|group| group.contains(&field)) {
            // One stage's roster gives the same as the county's table: the whole school's.
            for part in own {
                if total.is_some() && value(&school.facts, field, *part) == total {
                    school.facts.remove(field, *part);
                }
            }
        }
        let whole = own.iter().all(|part| value(&school.facts, field, *part).is_some());
        if let (Some(total), true) = (total, whole) {
            // A total may leave out the classes of a stage that the school by its kind has not.
            let added = sum(given.iter().copied());
            let of_kind = sum(own.iter().filter_map(|part| value(&school.facts, field, *part)));
            if added != total && of_kind != total && field.adds_up() {
                tell_total(school, field, total, added, notes);
            }
            school.facts.remove(field, Part::Whole);
        }
    }
    let staged = own.iter().any(|part| value(&school.facts, Field::Pupils, *part).is_some());
    let total = school.facts.get(Field::Pupils, Part::Whole);
    if let (true, false, Some(fact)) = (own.len() > 1, staged, total)
        && fact.value.is_some()
    {
        let names: Vec<&str> = own.iter().map(|part| part.name()).collect();
        let message = format!(
            "“{}”是{}，只给了全校在校生总数；请分{}填写学生数，否则无法分学段计算。",
            school.name,
            school.kind.name(),
            names.join("、")
        );
        let finding = Finding::error(Code::StageTotalOnly, message).about(&school.name);
        notes.push(match fact.origin.cells().first() {
            Some(cell) => finding.at(*cell),
            None => finding,
        });
    }
}

fn tell_total(school: &School, field: Field, total: Decimal, sum: Decimal, notes: &mut Notes) {
    let message = format!(
        "“{}”的{}总数是 {total}，各学段相加是 {sum}，现按各学段的数计算；请核对。",
        school.name,
        field.name()
    );
    let finding = Finding::warning(Code::Conflict, message).about(&school.name);
    let cell =
        school.facts.get(field, Part::Whole).and_then(|fact| fact.origin.cells().first().copied());
    notes.push(match cell {
        Some(cell) => finding.at(cell),
        None => finding,
    });
}
