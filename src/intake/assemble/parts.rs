//! Figures by the parts of a school: rows of parts, totals beside stages. It splits nothing: that is
//! the evaluation's.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::county::{Fact, FactKey, Facts, Field, Kind, Origin, Part, School};
use crate::findings::{Figures, Finding, Schools};
use crate::intake::Record;
use crate::intake::assemble::shared::is_shared;
use crate::intake::tables::identity::only_part;
use crate::intake::tables::notes::Notes;
use crate::intake::values::figure::sum;
use crate::intake::vocabulary::school_kind;
use crate::intake::vocabulary::spelling::plain;

/// Rows of the types 小学 and 初级中学 under one name are the two parts of one school.
pub(crate) fn set_apart(records: &mut [Record]) {
    let kinds: Vec<_> =
        records.iter().filter_map(|record| record.kind.and_then(only_part)).collect();
    if kinds.windows(2).all(|pair| matches!(pair, [a, b] if a == b)) {
        return;
    }
    for record in records.iter_mut().filter(|record| record.part.is_none()) {
        let Some(part) = record.kind.and_then(only_part) else { continue };
        record.part = Some(part);
        moved(&mut record.facts, Part::Whole, part);
    }
}

fn moved(facts: &mut Facts, from: Part, to: Part) {
    let here: Vec<Field> =
        facts.iter().filter(|(key, _)| key.part == from).map(|(key, _)| key.field).collect();
    for field in here {
        if let Some(fact) = facts.remove(field, from) {
            facts.set(field, to, fact);
        }
    }
}

/// What was counted from persons at a school of one stage stands where the school's other rows have it, the
/// stage's figure or the whole school's: two figures for one thing are seen to be two.
pub(crate) fn put_beside(records: &mut [Record], kind: Kind) {
    let Some(own) = only_part(kind).filter(|_| records.iter().any(|record| record.persons)) else {
        return;
    };
    let given = |records: &[Record], field, part| {
        let others = records.iter().filter(|record| !record.persons);
        others
            .into_iter()
            .any(|record| record.facts.get(field, part).is_some_and(|fact| fact.value.is_some()))
    };
    for (from, to) in [(own, Part::Whole), (Part::Whole, own)] {
        let all = records.iter().filter(|record| record.persons);
        let fields: BTreeSet<Field> = all
            .flat_map(|record| record.facts.iter().filter(|(key, _)| key.part == from))
            .map(|(key, _)| key.field)
            .collect();
        for field in fields {
            if given(records, field, from) || !given(records, field, to) {
                continue;
            }
            for record in records.iter_mut().filter(|record| record.persons) {
                if let Some(fact) = record.facts.remove(field, from) {
                    record.facts.set(field, to, fact);
                }
            }
        }
    }
}

/// A school of one stage that stands in another stage's table alone: attached classes whose school's
/// own table is not there, or a table whose title is not about its rows. The kind counts, and it is told.
pub(crate) fn put_back(records: &mut [Record], notes: &mut Notes) {
    let astray = |record: &Record| {
        let kind = record.kind.or_else(|| school_kind::from_name(&plain(&record.name)));
        let own = kind.and_then(only_part).filter(|_| record.roster && !record.attached)?;
        record.part.filter(|part| *part != own).map(|part| (part, own))
    };
    let Some((part, own)) = records.first().and_then(astray) else { return };
    if records.iter().any(|record| astray(record) != Some((part, own))) {
        return;
    }
    for record in records.iter_mut() {
        record.part = None;
        record.roster = false;
        moved(&mut record.facts, part, Part::Whole);
    }
    if let Some(first) = records.first() {
        let finding = Finding::of(&Schools::OtherStage {
            school: &first.name,
            stage: &part.name(),
            kind: &own.name(),
        });
        notes.push(finding.at(first.cell).about(&first.name));
    }
}

/// Leaves one place for each figure: a total beside its parts, blanks of stages the school has not.
pub(crate) fn settle(school: &mut School, rows: &[Part], notes: &mut Notes) {
    let own = school.kind.parts();
    if own.is_empty() {
        return;
    }
    // The stages whose figures make the whole school's: attached classes count among them.
    let is_taught = |part: &Part| {
        let pupils = school.facts.get(Field::Pupils, *part).and_then(|fact| fact.value);
        own.contains(part)
            // Of kindergarten children no more is asked than how many they are.
            || *part != Part::Kindergarten && pupils.is_some_and(|pupils| !pupils.is_zero())
    };
    let taught: Vec<Part> = Part::STAGES.into_iter().filter(is_taught).collect();
    let value = |facts: &Facts, field, part| facts.get(field, part).and_then(|fact| fact.value);
    for field in school.facts.fields() {
        for part in Part::STAGES {
            let given = value(&school.facts, field, part);
            // A row of attached classes that leaves its pupils blank is asked, not passed over.
            let asked = given.is_none() && field == Field::Pupils && rows.contains(&part);
            let idle = given.is_none_or(|figure| figure.is_zero()) && !asked;
            if idle && !taught.contains(&part) {
                school.facts.remove(field, part);
            }
        }
        let total = value(&school.facts, field, Part::Whole);
        let given: Vec<Decimal> =
            Part::STAGES.into_iter().filter_map(|part| value(&school.facts, field, part)).collect();
        let whole = taught.iter().all(|part| value(&school.facts, field, *part).is_some());
        if total.is_none() && !given.is_empty() {
            school.facts.remove(field, Part::Whole);
        }
        if total.is_some() && given.is_empty() && own.len() == 1 {
            for part in own {
                school.facts.remove(field, *part);
            }
        }
        let lacking = taught.iter().any(|part| value(&school.facts, field, *part).is_none());
        if lacking && is_shared(field) && total.is_some() {
            // One stage's roster gives the same as the county's table: the whole school's. A stage's
            // blank beside the whole school's figure asks for nothing.
            for part in Part::STAGES {
                let of_part = value(&school.facts, field, part);
                if of_part.is_none() || of_part == total {
                    school.facts.remove(field, part);
                }
            }
        }
        let of_stages = sum(given.iter().copied());
        if total.is_some_and(|total| of_stages > total) && lacking && is_shared(field) {
            tell_over(school, field, of_stages, notes);
        }
        if let (Some(total), true) = (total, whole) {
            // A total may leave out the classes of a stage that the school by its kind has not.
            let added = sum(given.iter().copied());
            let of_kind = sum(own.iter().filter_map(|part| value(&school.facts, field, *part)));
            if added != total && of_kind != total && field.adds_up() {
                tell_total(school, field, total, added, notes);
                dispute(school, field, total, &[added, of_kind]);
            }
            school.facts.remove(field, Part::Whole);
        }
    }
}

/// Leaves open which is right, the stages as they are given or the total: each stage has what is given,
/// or what the others leave of the total. `sums` are what the stages come to as they are given.
fn dispute(school: &mut School, field: Field, total: Decimal, sums: &[Decimal]) {
    let whole = school.facts.get(field, Part::Whole).map(|fact| fact.origin.cells().to_vec());
    let mut come_to = vec![total];
    come_to.extend_from_slice(sums);
    // A total may leave out the classes of a stage that the school by its kind has not.
    if let [added, of_kind] = sums {
        come_to.push(total + added - of_kind);
    }
    for part in Part::STAGES {
        let Some(fact) = school.facts.get(field, part) else { continue };
        let Some(given) = fact.value else { continue };
        let left = |sum: &Decimal| (total - sum + given).max(Decimal::ZERO);
        let mut stated: Vec<Decimal> = sums.iter().map(left).chain([given]).collect();
        stated.sort_unstable();
        stated.dedup();
        if stated.len() < 2 {
            continue;
        }
        let mut cells = fact.origin.cells().to_vec();
        cells.extend(whole.iter().flatten());
        let blank = Fact { value: None, origin: Origin::Cells(cells) };
        school.facts.set(field, part, blank);
        school.disputed.push((FactKey { field, part }, stated));
    }
    school.sums.push((field, come_to));
}

/// Tells of a combined school that gives its pupils in one number.
pub(crate) fn tell_pupils(school: &School, notes: &mut Notes) {
    let own = school.kind.parts();
    let value = |part| school.facts.get(Field::Pupils, part).and_then(|fact| fact.value);
    // Of two stages that are not known the total tells neither.
    let unknown = own.iter().filter(|part| value(**part).is_none()).count();
    let total = school.facts.get(Field::Pupils, Part::Whole);
    if let (true, Some(fact)) = (unknown > 1, total)
        && fact.value.is_some()
    {
        let names: Vec<&str> = own.iter().map(|part| part.name()).collect();
        let given = if unknown == own.len() {
            "全校在校生总数"
        } else {
            "几个学段合在一起的在校生数"
        };
        let finding = Finding::of(&Figures::PupilsTotal {
            school: &school.name,
            kind: &school.kind.name(),
            given: &given,
            stages: &names.join("、"),
        });
        let finding = finding.about(&school.name);
        notes.push(match fact.origin.cells().first() {
            Some(cell) => finding.at(*cell),
            None => finding,
        });
    }
}

fn tell_over(school: &School, field: Field, of_stages: Decimal, notes: &mut Notes) {
    let finding = Finding::of(&Figures::StageOverSchool {
        school: &school.name,
        field: &field.name(),
        of_stage: &of_stages,
    });
    let finding = finding.about(&school.name);
    let whole = school.facts.get(field, Part::Whole);
    notes.push(match whole.and_then(|fact| fact.origin.cells().first()) {
        Some(cell) => finding.at(*cell),
        None => finding,
    });
}

fn tell_total(school: &School, field: Field, total: Decimal, sum: Decimal, notes: &mut Notes) {
    let finding = Finding::of(&Figures::TotalOfStages {
        school: &school.name,
        field: &field.name(),
        total: &total,
        sum: &sum,
    });
    let finding = finding.about(&school.name);
    let cell =
        school.facts.get(field, Part::Whole).and_then(|fact| fact.origin.cells().first().copied());
    notes.push(match cell {
        Some(cell) => finding.at(cell),
        None => finding,
    });
}
