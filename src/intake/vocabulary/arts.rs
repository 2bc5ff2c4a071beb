//! 艺术 beside 音乐 and 美术: a subject of its own (艺术综合), or their sum. Where it is their sum in every row
//! of a file it is taken for that, and counted once. It reads no header: the words are the same.

use std::collections::BTreeMap;

use crate::county::{Field, Part};
use crate::findings::{Finding, Tables};
use crate::intake::Record;
use crate::intake::tables::notes::Notes;

/// Rows that are written by one hand: those of a file; files of one school each go together.
type Hand = Option<u32>;

/// Takes 艺术 for the sum of 音乐 and 美术 where it is that everywhere.
pub(crate) fn settle(records: &mut [Record], notes: &mut Notes) {
    let mut schools: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for record in records.iter() {
        let names = schools.entry(record.cell.file).or_default();
        if !names.contains(&record.name.as_str()) {
            names.push(&record.name);
        }
    }
    let several: Vec<u32> =
        schools.iter().filter(|(_, names)| names.len() > 1).map(|(file, _)| *file).collect();
    let hand = |record: &Record| Some(record.cell.file).filter(|file| several.contains(file));
    let mut sums: BTreeMap<Hand, bool> = BTreeMap::new();
    for record in records.iter() {
        for part in parts() {
            let figure = |field| record.facts.get(field, part).and_then(|fact| fact.value);
            let all = figure(Field::ArtsTeachers)
                .zip(figure(Field::MusicTeachers))
                .zip(figure(Field::FineArtTeachers));
            let Some(((arts, music), fine)) = all.filter(|((arts, music), fine)| {
                !(arts.is_zero() && music.is_zero() && fine.is_zero())
            }) else {
                continue;
            };
            let is_sum = music.checked_add(fine) == Some(arts);
            *sums.entry(hand(record)).or_insert(true) &= is_sum;
        }
    }
    let mut told: Vec<Hand> = Vec::new();
    for record in records.iter_mut() {
        let whose = Some(record.cell.file).filter(|file| several.contains(file));
        if sums.get(&whose) != Some(&true) {
            continue;
        }
        for part in parts() {
            let stands = record.facts.get(Field::AllArtsTeachers, part).is_some();
            let Some(fact) = record.facts.get(Field::ArtsTeachers, part).filter(|_| !stands) else {
                continue;
            };
            let fact = fact.clone();
            record.facts.remove(Field::ArtsTeachers, part);
            if !told.contains(&whose) {
                told.push(whose);
                let cell = fact.origin.cells().first().copied().unwrap_or(record.cell);
                notes.push(Finding::of(&Tables::ArtsAreTotals {}).at(cell));
            }
            record.facts.set(Field::AllArtsTeachers, part, fact);
        }
    }
}

fn parts() -> impl Iterator<Item = Part> {
    std::iter::once(Part::Whole).chain(Part::STAGES)
}
