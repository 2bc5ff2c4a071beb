//! Pupils of one school in several files: a file a class, a file a year. Where no class stands in two of them
//! they are parts of one roster and are added up; else they may be the same pupils, and their figures are held
//! against each other like all others.

use std::collections::{BTreeSet, HashMap};

use super::year::class_key;
use crate::county::{Fact, Part};
use crate::findings::{Finding, Persons};
use crate::intake::Record;
use crate::intake::tables::notes::Notes;
use crate::intake::vocabulary::spelling::{name_key, plain};

/// Adds up the records that are parts of one roster.
pub(crate) fn join(records: &mut Vec<Record>, notes: &mut Notes) {
    let mut kept: Vec<Record> = Vec::with_capacity(records.len());
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    let mut added: Vec<(usize, usize)> = Vec::new();
    for record in std::mem::take(records) {
        if !record.persons || record.classes.is_empty() {
            kept.push(record);
            continue;
        }
        let namesakes = by_name.entry(name_key(&record.name)).or_default();
        let is_it = |at: &&usize| kept.get(**at).is_some_and(|known| are_parts(known, &record));
        let whole = namesakes.iter().find(is_it).copied();
        let Some((index, known)) = whole.and_then(|at| kept.get_mut(at).map(|one| (at, one)))
        else {
            namesakes.push(kept.len());
            kept.push(record);
            continue;
        };
        add(known, record);
        match added.iter_mut().find(|(one, _)| *one == index) {
            Some((_, files)) => *files += 1,
            None => added.push((index, 2)),
        }
    }
    for (index, files) in added {
        let Some(school) = kept.get(index) else { continue };
        let says = Persons::InSeveralFiles { school: &school.name, files: &files };
        let finding = Finding::of(&says);
        notes.push(finding.at(school.cell).about(&school.name));
    }
    *records = kept;
}

/// Whether two records of one name are of one school and have no class in common. A class that cannot be told from
/// others may be any.
fn are_parts(known: &Record, record: &Record) -> bool {
    let code = |record: &Record| record.code.as_deref().map(plain);
    let is_same = known.code.is_none() || record.code.is_none() || code(known) == code(record);
    if !is_same || known.cell.file == record.cell.file {
        return false;
    }
    let (Some(own), Some(others)) = (classes(known), classes(record)) else { return false };
    !own.is_empty() && own.is_disjoint(&others)
}

fn classes(record: &Record) -> Option<BTreeSet<(Part, String)>> {
    let key = |class: &crate::county::Class| Some((class.part, class_key("", &class.name)?));
    record.classes.iter().map(key).collect()
}

fn add(known: &mut Record, record: Record) {
    // A stage that one of them does not have is the other's alone; what is asked of one and not of the
    // other is known of none.
    let has = |record: &Record, part: Part| record.facts.iter().any(|(key, _)| key.part == part);
    let mut keys: Vec<_> =
        known.facts.iter().chain(record.facts.iter()).map(|(key, _)| key).collect();
    keys.sort_unstable();
    keys.dedup();
    let (own_parts, parts): (Vec<Part>, Vec<Part>) = (
        keys.iter().map(|key| key.part).filter(|part| has(known, *part)).collect(),
        keys.iter().map(|key| key.part).filter(|part| has(&record, *part)).collect(),
    );
    for key in keys {
        let (own, other) =
            (known.facts.get(key.field, key.part), record.facts.get(key.field, key.part));
        let sum = match (own, other) {
            (Some(own), Some(other)) => {
                let value = own.value.zip(other.value);
                Some(Fact {
                    value: value.and_then(|(own, other)| own.checked_add(other)),
                    origin: own.origin.and(&other.origin),
                })
            }
            (Some(own), None) if parts.contains(&key.part) => {
                Some(Fact { value: None, origin: own.origin.clone() })
            }
            (None, Some(other)) if own_parts.contains(&key.part) => {
                Some(Fact { value: None, origin: other.origin.clone() })
            }
            (None, Some(other)) => Some(other.clone()),
            _ => None,
        };
        if let Some(fact) = sum {
            known.facts.set(key.field, key.part, fact);
        }
    }
    known.code = known.code.take().or(record.code);
    known.classes.extend(record.classes);
}
