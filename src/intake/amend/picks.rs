//! Two figures for one fact, and the user chose: this one, that one, or all from one file. What is chosen
//! is told; nothing is chosen here.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::county::{Cell, County, FactKey, Field, Part};
use crate::findings::{Code, Figures, Finding, Place, Severity};
use crate::intake::Record;
use crate::intake::assemble::join::Group;
use crate::intake::tables::identity::only_part;
use crate::intake::tables::notes::Notes;
use crate::intake::vocabulary::spelling::{name_key, plain};

/// Where a figure was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file, by its key.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
}

/// One figure of a school is the one from there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pick {
    /// 学校标识码, where known.
    pub code: Option<String>,
    /// 学校名称.
    pub name: String,
    /// The quantity.
    pub field: Field,
    /// Of which part of the school.
    pub part: Part,
    /// From where.
    pub source: Source,
}

impl Pick {
    /// Whether both choose the same figure of the same school.
    pub fn is_about(&self, other: &Self) -> bool {
        (self.field, self.part) == (other.field, other.part)
            && name_key(&self.name) == name_key(&other.name)
            && (self.code.is_none() || other.code.is_none() || self.code == other.code)
    }

    fn is_of(&self, group: &Group) -> bool {
        match (self.code.as_deref(), group.code()) {
            (Some(own), Some(code)) => plain(own) == plain(code),
            _ => name_key(&self.name) == name_key(group.name()),
        }
    }

    fn is_of_fact(&self, record: &Record, key: FactKey) -> bool {
        // A row of one stage gives that stage's figures without naming it.
        let stage = record.part.or_else(|| record.kind.and_then(only_part));
        let is_its = key.part == Part::Whole && (stage == Some(self.part) || stage.is_none());
        key.field == self.field && (key.part == self.part || is_its)
    }
}

/// Puts the records of preferred files first, and leaves out the figures that were not chosen.
pub(crate) fn apply(
    groups: &mut [Group],
    picks: &[Pick],
    first: &[String],
    keys: &[String],
    county: &County,
    notes: &mut Notes,
) {
    let rank = |record: &Record| {
        let key = keys.get(record.cell.file as usize);
        first.iter().position(|file| Some(file) == key).unwrap_or(usize::MAX)
    };
    for group in groups {
        for pick in picks {
            if pick.is_of(group) {
                leave_out(group, pick, keys, county, notes);
            }
        }
        if !first.is_empty() {
            group.records.sort_by_key(rank);
            prefer(group, &rank, county, notes);
        }
        apply(&mut group.campuses, picks, first, keys, county, notes);
    }
}

/// Leaves out what files give that a file before them in the user's order gives, too.
fn prefer(group: &mut Group, rank: &impl Fn(&Record) -> usize, county: &County, notes: &mut Notes) {
    let kind = group.records.iter().find_map(|record| record.kind);
    let stage = |record: &Record, key: FactKey| {
        let of_row = record.part.or_else(|| record.kind.or(kind).and_then(only_part));
        (key.field, of_row.filter(|_| key.part == Part::Whole).unwrap_or(key.part))
    };
    let mut best = BTreeMap::new();
    // The records are in the user's order.
    for record in group.records.iter().filter(|record| rank(record) != usize::MAX) {
        for (key, fact) in record.facts.iter() {
            if let (Some(value), Some(at)) = (fact.value, fact.origin.cells().first()) {
                best.entry(stage(record, key)).or_insert((rank(record), value, *at));
            }
        }
    }
    for record in &mut group.records {
        let own = rank(record);
        let given = record.facts.iter().filter_map(|(key, fact)| {
            let (first, value, at) = *best.get(&stage(record, key))?;
            let cell = *fact.origin.cells().first()?;
            (first < own).then_some((key, value, at, fact.value?, cell))
        });
        let given: Vec<_> = given.collect();
        for (key, value, at, other, cell) in given {
            record.facts.remove(key.field, key.part);
            if other != value {
                tell(&record.name, key.field, (value, at), (other, cell), county, notes);
            }
        }
    }
}

/// Says which of two figures holds.
fn tell(
    name: &str,
    field: Field,
    (value, at): (Decimal, Cell),
    (other, cell): (Decimal, Cell),
    county: &County,
    notes: &mut Notes,
) {
    let unit = field.measure().unit();
    let finding = Finding::of(&Figures::FigureChosen {
        school: &name,
        field: &field.name(),
        used: &format_args!("{value}{unit}"),
        at: &county.address(at),
        other: &format_args!("{other}{unit}"),
        there: &county.address(cell),
    });
    let finding = finding.at(cell).and_at(at);
    notes.push(finding.about(name).saying(other.to_string()));
}

fn leave_out(group: &mut Group, pick: &Pick, keys: &[String], county: &County, notes: &mut Notes) {
    let is_from = |cell: Cell| {
        let file = county.files.get(cell.file as usize);
        let sheet = file.and_then(|file| file.sheets.get(cell.sheet as usize));
        keys.get(cell.file as usize) == Some(&pick.source.file) && sheet == Some(&pick.source.sheet)
    };
    let given = |record: &Record| {
        let mut facts = record.facts.iter().filter(|(key, _)| pick.is_of_fact(record, *key));
        facts
            .find_map(|(key, fact)| Some((key, fact.value?, fact.origin.cells().first().copied()?)))
    };
    let chosen = group.records.iter().filter(|record| is_from(record.cell)).find_map(given);
    let Some((_, value, at)) = chosen else { return };
    for record in group.records.iter_mut().filter(|record| !is_from(record.cell)) {
        let Some((key, other, cell)) = given(record) else { continue };
        record.facts.remove(key.field, key.part);
        if other == value {
            continue;
        }
        tell(&pick.name, pick.field, (value, at), (other, cell), county, notes);
    }
}

/// Where a file was preferred, a conflict is settled by it.
pub(crate) fn settle(findings: &mut [Finding], first: &[String], keys: &[String]) {
    let rank = |cell: Cell| {
        let key = keys.get(cell.file as usize);
        first.iter().position(|file| Some(file) == key)
    };
    for finding in findings.iter_mut() {
        let (Place::Cell(at), [kept]) = (&finding.place, finding.others.as_slice()) else {
            continue;
        };
        let is_conflict = finding.code == Code::Conflict && finding.severity == Severity::Warning;
        let Some(best) = rank(*kept).filter(|_| is_conflict && kept.file != at.file) else {
            continue;
        };
        if rank(*at).is_none_or(|other| best < other)
            && let Some(file) = keys.get(kept.file as usize)
        {
            finding.settle(&["按您的选择，都以“", file, "”为准。"].concat());
        }
    }
}
