//! A campus's figures and its school's become one school's. A blank of either is a blank of both: what
//! a campus has is never taken for what the school has.

use rust_decimal::Decimal;

use crate::county::{Cell, Fact, FactKey, Field, Kind, Measure, Part};
use crate::findings::{Figures, Finding};
use crate::intake::Record;
use crate::intake::assemble::merge::Gathered;
use crate::intake::assemble::shared::is_shared;
use crate::intake::tables::identity::only_part;
use crate::intake::tables::notes::Notes;

/// The stages that are evaluated, and 高中.
const TAUGHT: [Part; 3] = [Part::Primary, Part::Junior, Part::Senior];

/// Adds a campus to its school of this kind and name.
pub(crate) fn add(
    school: &mut Gathered,
    kind: Kind,
    name: &str,
    campus: &Gathered,
    records: &[Record],
    notes: &mut Notes,
) {
    let Some(first) = records.first() else { return };
    let stage = only_stage(campus, records).filter(|_| only_part(kind).is_none());
    let own_stages: Vec<Part> =
        TAUGHT.into_iter().filter(|part| is_taught(school, kind, *part)).collect();
    let peopled = |part: &Part| campus.value(Field::Pupils, *part).is_some_and(|n| !n.is_zero());
    let mut stages: Vec<Part> = TAUGHT.into_iter().filter(peopled).collect();
    if stages.is_empty() {
        stages = TAUGHT.to_vec();
    }
    let sum = Sum { kind, stage, stages, own_stages, school: name, record: first };
    for (key, fact) in campus.facts.iter() {
        let stated = campus.disputed.get(&key).cloned();
        let stated: Vec<Decimal> = stated.unwrap_or_else(|| fact.value.into_iter().collect());
        let of_another = stage.is_some_and(|own| key.part != Part::Whole && key.part != own);
        if of_another && stated.is_empty() {
            // It has no pupils there, and so leaves nothing blank.
            continue;
        }
        sum.add(school, key, fact, &stated, notes);
    }
}

/// The one stage whose pupils the campus has: by its pupils, else by its kind, else by its rows.
fn only_stage(campus: &Gathered, records: &[Record]) -> Option<Part> {
    let one = |parts: Vec<Part>| match parts.as_slice() {
        [part] => Some(*part),
        _ => None,
    };
    let known = |part: &Part| campus.value(Field::Pupils, *part);
    let open = |part: &Part| {
        campus.facts.get(Field::Pupils, *part).is_some_and(|fact| fact.value.is_none())
    };
    let peopled: Vec<Part> =
        TAUGHT.into_iter().filter(|part| known(part).is_some_and(|n| !n.is_zero())).collect();
    if !peopled.is_empty() {
        let of_kind = records.iter().find_map(|record| record.kind.and_then(only_part));
        let is_open =
            TAUGHT.iter().any(|part| open(part) && of_kind.is_none_or(|own| own == *part));
        return one(peopled).filter(|_| !is_open);
    }
    let kind = records.iter().find_map(|record| record.kind.and_then(only_part));
    let mut rows: Vec<Part> = records.iter().filter_map(|record| record.part).collect();
    rows.sort_unstable();
    rows.dedup();
    kind.or_else(|| one(rows))
}

/// Whether a school has pupils of a stage, or may have.
fn is_taught(school: &Gathered, kind: Kind, part: Part) -> bool {
    match school.facts.get(Field::Pupils, part).map(|fact| fact.value) {
        Some(Some(pupils)) => !pupils.is_zero(),
        Some(None) => true,
        None => kind.parts().contains(&part),
    }
}

/// How one campus is added.
struct Sum<'a> {
    kind: Kind,
    /// The one stage that the campus has.
    stage: Option<Part>,
    /// The stages that it may have.
    stages: Vec<Part>,
    own_stages: Vec<Part>,
    school: &'a str,
    record: &'a Record,
}

impl Sum<'_> {
    fn add(
        &self,
        school: &mut Gathered,
        key: FactKey,
        fact: &Fact,
        stated: &[Decimal],
        notes: &mut Notes,
    ) {
        let field = key.field;
        if !field.adds_up() {
            self.compare(school, key, fact);
            return;
        }
        let places = self.places(school, key);
        if let [part] = places.as_slice() {
            let key = FactKey { field, part: *part };
            let blank = school.facts.get(field, *part).is_some_and(|own| own.value.is_some());
            if fact.value.is_none() && stated.is_empty() && blank {
                self.tell_blank(field, fact, notes);
            }
            self.put(school, key, fact, stated);
            return;
        }
        // What the campus has of both stages cannot be told apart.
        let finding = Finding::of(&Figures::CampusTotal {
            campus: &self.record.name,
            field: &field.name(),
            school: &self.school,
        });
        let finding = finding.about(&self.record.name);
        notes.push(finding.at(cell(fact, self.record)));
        for part in places {
            self.put(school, FactKey { field, part }, fact, &[]);
        }
    }

    /// Where a figure of the campus belongs: in one place, or in several that it cannot be parted to.
    fn places(&self, school: &Gathered, key: FactKey) -> Vec<Part> {
        let FactKey { field, part } = key;
        let has = |part: Part| school.facts.get(field, part).is_some();
        if let Some(only) = only_part(self.kind) {
            // A school of one stage may give a figure as the whole's and its campus as the stage's.
            let other = match part {
                Part::Whole => only,
                part if part == only => Part::Whole,
                part => {
                    return vec![if is_shared(field) && has(Part::Whole) {
                        Part::Whole
                    } else {
                        part
                    }];
                }
            };
            return vec![if !has(part) && has(other) { other } else { part }];
        }
        let placed = TAUGHT.into_iter().any(has);
        let own: Vec<Part> = self.stages.iter().copied().filter(|part| has(*part)).collect();
        if is_shared(field) {
            let whole = has(Part::Whole) || !placed;
            return match (part, self.stage) {
                _ if whole => vec![Part::Whole],
                (Part::Whole, Some(stage)) => vec![stage],
                (Part::Whole, None) => own,
                (part, _) => vec![part],
            };
        }
        match (part, self.stage) {
            (Part::Whole, Some(stage)) if field.measure() == Measure::People => vec![stage],
            (Part::Whole, _) if !has(Part::Whole) && !own.is_empty() => own,
            (part, _) => vec![part],
        }
    }

    fn put(&self, school: &mut Gathered, key: FactKey, fact: &Fact, stated: &[Decimal]) {
        let own = school.facts.get(key.field, key.part).cloned();
        let Some(own) = own else {
            // The school has none of this stage, or nobody says what it has.
            let alone = key.part != Part::Whole && !self.own_stages.contains(&key.part);
            let value = fact.value.filter(|_| alone);
            if alone && stated.len() > 1 {
                school.disputed.insert(key, stated.to_vec());
            }
            school.facts.set(key.field, key.part, Fact { value, origin: fact.origin.clone() });
            return;
        };
        let known = school.disputed.remove(&key);
        school.stated.remove(&key);
        let known = known.unwrap_or_else(|| own.value.into_iter().collect());
        let mut sums: Vec<Decimal> = known
            .iter()
            .flat_map(|one| stated.iter().filter_map(|other| one.checked_add(*other)))
            .collect();
        sums.sort_unstable();
        sums.dedup();
        // The blank that is to be filled in stands first.
        let (first, second) =
            if own.value.is_some() && fact.value.is_none() { (fact, &own) } else { (&own, fact) };
        let origin = first.origin.and(&second.origin);
        let value = match sums.as_slice() {
            [sum] => Some(*sum),
            _ => None,
        };
        if sums.len() > 1 {
            school.disputed.insert(key, sums);
        }
        school.facts.set(key.field, key.part, Fact { value, origin });
    }

    /// What is said of a school, not counted in it, is said of the school alone; the largest class is
    /// the largest of both.
    fn compare(&self, school: &mut Gathered, key: FactKey, fact: &Fact) {
        if key.field != Field::LargestClass {
            return;
        }
        let other = match key.part {
            Part::Whole => only_part(self.kind),
            _ => Some(Part::Whole),
        };
        let has = |part: &Part| school.facts.get(key.field, *part).is_some();
        let part = if has(&key.part) { key.part } else { other.filter(has).unwrap_or(key.part) };
        match school.facts.get(key.field, part) {
            Some(own) if own.value.is_none() => {}
            Some(own) if fact.value.is_some() && fact.value <= own.value => {}
            Some(_) => school.facts.set(key.field, part, fact.clone()),
            None => {
                let value = None;
                school.facts.set(key.field, part, Fact { value, origin: fact.origin.clone() });
            }
        }
    }

    fn tell_blank(&self, field: Field, fact: &Fact, notes: &mut Notes) {
        let finding = Finding::of(&Figures::CampusBlank {
            campus: &self.record.name,
            field: &field.name(),
            school: &self.school,
        });
        let finding = finding.about(&self.record.name);
        notes.push(finding.at(cell(fact, self.record)));
    }
}

fn cell(fact: &Fact, record: &Record) -> Cell {
    fact.origin.cells().first().copied().unwrap_or(record.cell)
}
