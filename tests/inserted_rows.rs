//! Rows that people put between, above and below the schools of a list: whatever is inserted, wherever, the
//! units stay what they were, or a finding names the row.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic, missing_docs)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write;

use fastrand::Rng;
use junheng::findings::{Finding, Place};
use junheng::pipeline;
use junheng::standard::shipped;
use serde_json::Value;
use support::made::{Wish, county};
use support::shapes::cells::Hand;
use support::shapes::column::What;
use support::shapes::flat::flat;
use support::shapes::guise::Guise;
use support::shapes::wording_of;
use support::table::{CellValue, Table};
use support::write::{Format, Raw, ods_with};

const NOTES: &[&str] = &[
    "注：数据截至2025年9月1日",
    "备注：含借读生",
    "说明：民办学校一并统计。",
    "数据来源：教育事业统计",
    "填表人：王某某",
    "以上为公办学校",
    "（以下空白）",
    "※ 含分校",
    "1. 本表由学校填报",
    "审核：李某某  2025年10月",
];
const SUMS: &[&str] = &[
    "小计",
    "合计",
    "总计",
    "汇总",
    "累计",
    "城区合计",
    "全县",
    "公办小计",
    "合 计",
    "共计",
    "两校",
    "",
];
const TOWNS: &[&str] =
    &["城关镇", "东河乡", "湖滨路街道", "西山片区", "第二学区", "云麓街道办事处", "开发区"];
const SECTIONS: &[&str] = &[
    "一、小学",
    "（一）城区学校",
    "二、初中",
    "公办学校",
    "民办学校：",
    "第一部分",
    "三、九年一贯制学校",
];
const PARTS: &[&str] = &["其中：女", "其中：住校生", "其中", "其中:随迁子女", "其中民办"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Insert {
    Note,
    NoteWithFigures,
    Sum,
    SumOfAll,
    Town,
    TownOfSpaces,
    TownWithSums,
    Section,
    Part,
    Blank,
    Spaces,
    HiddenBlank,
    /// A closed school in a row that nobody sees.
    HiddenSchool,
}

const ALL: [Insert; 13] = [
    Insert::Note,
    Insert::NoteWithFigures,
    Insert::Sum,
    Insert::SumOfAll,
    Insert::Town,
    Insert::TownOfSpaces,
    Insert::TownWithSums,
    Insert::Section,
    Insert::Part,
    Insert::Blank,
    Insert::Spaces,
    Insert::HiddenBlank,
    Insert::HiddenSchool,
];

/// The units and what is evaluated of them.
fn units(document: &Value) -> BTreeSet<String> {
    let list = document["units"].as_array().into_iter().flatten();
    list.map(|unit| {
        let mut line =
            format!("{} {} {} {}", unit["school"], unit["stage"], unit["code"], unit["pupils"]);
        for (id, one) in unit["indicators"].as_object().into_iter().flatten() {
            write!(line, " {id} {}", one["value"]).unwrap();
        }
        line
    })
    .collect()
}

fn read(bytes: Vec<u8>, ending: &str) -> (BTreeSet<String>, Vec<Finding>) {
    let assembled = pipeline::read(&[(format!("县汇总.{ending}"), bytes)]);
    let findings = assembled.findings.clone();
    let json = pipeline::evaluated_to_json(assembled, &shipped("cn-2017").unwrap());
    let document = json.map_or(Value::Null, |json| serde_json::from_str(&json).unwrap());
    (units(&document), findings)
}

/// Whether a finding names a row (from 0).
fn names(finding: &Finding, row: usize) -> bool {
    let at = |place: &Place| matches!(place, Place::Cell(cell) if cell.row as usize == row);
    let hidden = finding.code == junheng::findings::Code::HiddenCells;
    at(&finding.place)
        || finding.others.iter().any(|cell| cell.row as usize == row)
        || (hidden && finding.message.contains(&(row + 1).to_string()))
}

/// The columns that add up, told by whether the totals row would hold a sum there.
fn row_of(
    rng: &mut Rng,
    insert: Insert,
    table: &Table,
    first: usize,
    at: usize,
    name: usize,
) -> Vec<CellValue> {
    let width = table.width();
    let mut row = vec![CellValue::Blank; width];
    let word = |rng: &mut Rng, words: &[&str]| CellValue::from(words[rng.usize(..words.len())]);
    let is_figure = |column: usize| {
        let numbers = table.rows[first..].iter().filter_map(|row| row.get(column));
        let all: Vec<&CellValue> = numbers.filter(|value| **value != CellValue::Blank).collect();
        !all.is_empty() && all.iter().all(|value| matches!(value, CellValue::Number(n) if *n < 2e9))
    };
    let sum = |column: usize, rows: &[Vec<CellValue>]| -> CellValue {
        let figures = rows.iter().filter_map(|row| match row.get(column) {
            Some(CellValue::Number(n)) => Some(*n),
            _ => None,
        });
        let sum: f64 = figures.sum();
        CellValue::Number((sum * 1e6).round() / 1e6)
    };
    let data = &table.rows[first..];
    let here = at.saturating_sub(first).min(data.len());
    let fill = |row: &mut Vec<CellValue>, rows: &[Vec<CellValue>]| {
        for column in (0..width).filter(|column| *column != name && is_figure(*column)) {
            row[column] = sum(column, rows);
        }
    };
    match insert {
        Insert::Note => row[if rng.bool() { name } else { 0 }] = word(rng, NOTES),
        Insert::NoteWithFigures => {
            row[name] = word(rng, NOTES);
            let figures: Vec<usize> = (0..width).filter(|c| *c != name && is_figure(*c)).collect();
            row[figures[rng.usize(..figures.len())]] = CellValue::Number(12.0);
        }
        Insert::Sum => {
            let above = rng.usize(2..5).min(here);
            fill(&mut row, &data[here - above..here]);
            row[name] = word(rng, SUMS);
        }
        Insert::SumOfAll => {
            fill(&mut row, data);
            row[name] = word(rng, SUMS);
        }
        Insert::Town => row[name] = word(rng, TOWNS),
        Insert::TownOfSpaces => {
            row.iter_mut().for_each(|cell| *cell = word(rng, &["", " ", "   "]));
            row[name] = word(rng, TOWNS);
        }
        Insert::TownWithSums => {
            let below = rng.usize(1..5).min(data.len() - here);
            fill(&mut row, &data[here..here + below]);
            row[name] = word(rng, TOWNS);
        }
        Insert::Section => row[if rng.bool() { name } else { 0 }] = word(rng, SECTIONS),
        Insert::Part => {
            if let Some(above) = here.checked_sub(1) {
                for column in (0..width).filter(|column| is_figure(*column)) {
                    if let CellValue::Number(n) = data[above][column] {
                        row[column] = CellValue::Number((n / 2.0).floor());
                    }
                }
            }
            row[name] = word(rng, PARTS);
        }
        Insert::Blank | Insert::HiddenBlank => {}
        Insert::Spaces => row.iter_mut().for_each(|cell| *cell = CellValue::from(" ")),
        Insert::HiddenSchool => {
            row = data[rng.usize(..data.len())].clone();
            row[name] = CellValue::from("旧城小学（已撤并）");
            for cell in &mut row {
                if matches!(cell, CellValue::Text(text) if text.len() == 10 && text.starts_with('2'))
                    || matches!(cell, CellValue::Number(n) if *n > 2e9)
                {
                    *cell = CellValue::from("2999999999");
                }
            }
        }
    }
    row
}

/// Inserts so many rows, one at a time, into one county's list; gives what changed without a word.
fn silent(seed: u64, turns: usize) -> Vec<String> {
    let mut rng = Rng::with_seed(seed);
    let wish = Wish { schools: 14, blanks: 0, ..Wish::any(&mut rng) };
    let county = county(&mut rng, wish);
    let hand = Hand { as_text: 0, marks: false, zeros: false };
    let guise = Guise { hand, totals: rng.bool(), explained: false, ..Guise::simple(&mut rng) };
    let shape = flat(&mut rng, &county, guise);
    let table = shape.tables.last().unwrap();
    let (first, last) = (shape.rows[0].1, shape.rows[shape.rows.len() - 1].1);
    let name = (0..table.width())
        .find(|column| {
            let head = table.rows[first - 1].get(*column);
            matches!(head, Some(CellValue::Text(text)) if wording_of(What::Name).contains(&text.as_str()))
        })
        .expect("a column of names");
    let (before, _) = read(Format::Xlsx.write(std::slice::from_ref(table)), "xlsx");
    let mut silent = Vec::new();
    for turn in 0..turns {
        let insert = ALL[rng.usize(..ALL.len())];
        let end = table.rows.len();
        // Above everything, or anywhere from the first school to behind the last row.
        let at = match rng.u8(..12) {
            0 => 0,
            1 => end,
            2 => first,
            3 => last + 1,
            _ => rng.usize(first..=end),
        };
        let mut list = table.clone();
        // Sums are of schools alone.
        let schools = Table { rows: table.rows[..=last].to_vec(), ..table.clone() };
        let row = row_of(&mut rng, insert, &schools, first, at, name);
        list.rows.insert(at, row.clone());
        for merge in list.merged.iter_mut().filter(|merge| merge.top as usize >= at) {
            (merge.top, merge.bottom) = (merge.top + 1, merge.bottom + 1);
        }
        let hidden = matches!(insert, Insert::HiddenBlank | Insert::HiddenSchool);
        let (bytes, ending) = match (hidden, rng.u8(..3)) {
            (false, 0) => (Format::CsvUtf8.write(&[list]), "csv"),
            (false, 1) => (Format::Xlsx.write(&[list]), "xlsx"),
            (hidden, _) => {
                let hidden = if hidden { BTreeSet::from([at]) } else { BTreeSet::new() };
                (ods_with(&[list], &Raw { hidden, ..Raw::default() }), "ods")
            }
        };
        let (after, findings) = read(bytes.clone(), ending);
        if after != before && !findings.iter().any(|finding| names(finding, at)) {
            if let Ok(folder) = std::env::var("INSERTED_ROWS") {
                std::fs::write(format!("{folder}/{seed}-{turn}.{ending}"), bytes).unwrap();
            }
            let new: Vec<&String> = after.difference(&before).take(2).collect();
            let old: Vec<&String> = before.difference(&after).take(2).collect();
            let said: Vec<_> = findings.iter().map(|one| one.code).collect();
            silent.push(format!(
                "seed {seed} turn {turn} {insert:?} at {at} of {first}..={last} as {ending}, {:?}: {old:?} became {new:?}; {said:?}",
                row[name]
            ));
        }
    }
    silent
}

fn assert_told(seeds: std::ops::Range<u64>, turns: usize) {
    let silent: Vec<String> = seeds.flat_map(|seed| silent(seed, turns)).collect();
    assert!(silent.is_empty(), "{} in silence:\n{}", silent.len(), silent.join("\n"));
}

#[test]
fn a_row_in_between_changes_no_unit_without_a_word() {
    assert_told(0..20, 20);
}

/// 4 000 rows.
#[test]
#[ignore = "takes minutes"]
fn of_thousands_of_rows_in_between_none_changes_a_unit_without_a_word() {
    assert_told(1000..1100, 40);
}
