//! No figure is wrong in silence: in made-up counties one cell is spoilt in a manner that people and
//! programs spoil cells, and each figure that then is not what it was has to have a finding at that cell.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod spoilt;
mod support;

use std::collections::BTreeSet;

use fastrand::Rng;
use spoilt::{Kind, Spoil, Target, Told, a1, evaluated, figures, findings, text_of};
use support::made::{Wish, county};
use support::shapes::cells::Hand;
use support::shapes::flat::flat;
use support::shapes::guise::Guise;
use support::table::CellValue;

/// Spoils so many cells of one county's sheet; gives what differs without a word at its cell.
fn silent(seed: u64, turns: usize) -> Vec<String> {
    let mut rng = Rng::with_seed(seed);
    let wish = Wish { schools: 12, blanks: 0, unequal: false, ..Wish::any(&mut rng) };
    let county = county(&mut rng, wish);
    let hand = Hand { as_text: 0, marks: false, zeros: false };
    let simple = Guise::simple(&mut rng);
    let guise = Guise { hand, codes: true, code_numbers: rng.bool(), explained: false, ..simple };
    let shape = flat(&mut rng, &county, guise);
    let table = shape.tables.last().unwrap();
    let mut silent = Vec::new();
    for kind in [Kind::Xlsx, Kind::Xls, Kind::Ods, Kind::Html, Kind::Xml] {
        let mut truth: Option<(BTreeSet<String>, Vec<Told>)> = None;
        for turn in 0..turns {
            let (_, row) = &shape.rows[rng.usize(..shape.rows.len())];
            let row = *row;
            let figure = |value: &CellValue| matches!(value, CellValue::Number(n) if *n != 0.0);
            let spoil = kind.spoils()[rng.usize(..kind.spoils().len())];
            let cells: Vec<usize> = (0..table.rows[row].len())
                .filter(|column| match spoil {
                    // What is merged or calculated is a figure.
                    Spoil::MergedDown | Spoil::MergedRight | Spoil::Stale => {
                        figure(&table.rows[row][*column])
                    }
                    // What is put behind a name is its name, as far as anybody can see.
                    Spoil::TwoLines | Spoil::TwoNumbers | Spoil::Unseen => {
                        let text = text_of(&table.rows[row][*column]);
                        text.starts_with(|c: char| c.is_ascii_digit())
                    }
                    _ => table.rows[row][*column] != CellValue::Blank,
                })
                .collect();
            if cells.is_empty() {
                continue;
            }
            let column = cells[rng.usize(..cells.len())];
            let operands =
                cells.iter().filter(|other| **other != column && figure(&table.rows[row][**other]));
            let operands: Vec<String> = operands.take(2).map(|column| a1(row, *column)).collect();
            let mut spoilt = table.clone();
            match spoil {
                Spoil::MergedDown => {
                    let Some(below) = spoilt.rows.get_mut(row + 1) else { continue };
                    let Some(below) = below.get_mut(column) else { continue };
                    *below = CellValue::Blank;
                }
                Spoil::MergedRight => {
                    let Some(next) = spoilt.rows[row].get_mut(column + 1) else { continue };
                    *next = CellValue::Blank;
                }
                _ => {}
            }
            let target = Target {
                table: &spoilt,
                at: (row, column),
                spoil,
                text: text_of(&table.rows[row][column]),
                more: rng.u32(1..1000).to_string(),
                turn: rng.usize(..100),
                operands,
            };
            let name = format!("县汇总.{}", kind.ending());
            let bytes = target.write(kind);
            let (figures_before, told_before) = truth.get_or_insert_with(|| {
                // Nothing is spoilt in a row far below.
                let unspoilt = Target {
                    table,
                    at: (5000, 0),
                    spoil: Spoil::RowHidden,
                    operands: vec![],
                    ..target
                };
                let document = evaluated(&name, unspoilt.write(kind)).unwrap();
                (figures(&document), findings(&document))
            });
            let here = a1(row, column);
            let what = format!(
                "seed {seed} turn {turn} {kind:?} {spoil:?} {here} {:?} {:?} {}",
                text_of(&table.rows[row][column]),
                a1(row, column),
                table.rows[shape.rows[0].1 - 1].get(column).map(text_of).unwrap_or_default()
            );
            let document = match evaluated(&name, bytes.clone()) {
                Ok(document) => document,
                Err(error) => {
                    silent.push(format!("{what}: refused: {error}"));
                    continue;
                }
            };
            let figures = figures(&document);
            let told = findings(&document);
            let is_told = told.iter().any(|one| {
                let hidden = matches!(spoil, Spoil::RowHidden | Spoil::ColumnHidden);
                !told_before.contains(one) && (one.0 == here || hidden && one.1.contains("hidden"))
            });
            if figures != *figures_before && !is_told {
                if let Ok(folder) = std::env::var("MUTATED_CELLS") {
                    let name = format!("{folder}/{seed}-{turn}.{}", kind.ending());
                    std::fs::write(name, &bytes).unwrap();
                }
                let new: Vec<&String> = figures.difference(figures_before).take(2).collect();
                let old: Vec<&String> = figures_before.difference(&figures).take(2).collect();
                let said: Vec<_> = told.iter().filter(|one| !told_before.contains(one)).collect();
                silent.push(format!("{what}: {old:?} became {new:?}; told {said:?}"));
            }
        }
    }
    silent
}

fn assert_told(seeds: std::ops::Range<u64>, turns: usize) {
    let silent: Vec<String> = seeds.flat_map(|seed| silent(seed, turns)).collect();
    assert!(silent.is_empty(), "{} in silence:\n{}", silent.len(), silent.join("\n"));
}

#[test]
fn a_spoilt_cell_is_never_a_wrong_figure_in_silence() {
    assert_told(0..20, 5);
}

/// 5 000 cells.
#[test]
#[ignore = "takes minutes"]
fn of_thousands_of_spoilt_cells_none_is_a_wrong_figure_in_silence() {
    assert_told(1000..1100, 10);
}
