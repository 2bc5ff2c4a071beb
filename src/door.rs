//! The way in from bytes: one file, read and understood.
//! Stands in for the real reading: it knows nothing but the columns of our own template.

use std::ops::ControlFlow;

use rust_decimal::Decimal;

use crate::county::{Cell, Fact, Facts, Field, Kind, Origin, Part, SourceFile};
use crate::finding::{Code, Finding};
use crate::intake::{FileReading, Record};
use crate::number::from_cell;
use crate::report::template::COLUMNS;
use crate::sheet::{self, Grid, Limits, Progress, Value};

/// Reads one file.
pub fn read_one(
    name: &str,
    bytes: &[u8],
    progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
) -> FileReading {
    let workbook = sheet::read(name, 0, bytes, &Limits::default(), progress);
    let mut reading = FileReading { findings: workbook.findings, ..FileReading::default() };
    reading.source = SourceFile {
        name: name.to_owned(),
        sheets: workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
    };
    for (index, sheet) in (0u32..).zip(&workbook.sheets) {
        if sheet.grid.get(0, 0) == Value::Text("学校名称") {
            reading.records.extend(records(index, &sheet.grid));
        }
    }
    if reading.records.is_empty() && reading.findings.is_empty() {
        let sentence = format!("“{name}”里没有找到学校。请确认表中有“学校名称”一列。");
        reading.findings.push(Finding::error(Code::NoSchool, sentence).in_file(0));
    }
    reading
}

fn records(sheet: u32, grid: &Grid) -> Vec<Record> {
    let text = |row, column| match grid.get(row, column) {
        Value::Text(text) => Some(text.to_owned()),
        _ => None,
    };
    let mut records = Vec::new();
    for row in grid.written_rows().filter(|row| *row > 0) {
        let Some(name) = text(row, 0) else { continue };
        let kind = text(row, 2);
        let kind = Kind::ALL.into_iter().find(|one| Some(one.name()) == kind.as_deref());
        let cell = |column| Cell { file: 0, sheet, row, column };
        let mut facts = Facts::default();
        for (column, head) in (0u32..).zip(COLUMNS).skip(5) {
            let Some((field, part, factor)) = meaning(head.header) else { continue };
            let value = match grid.get(row, column) {
                Value::Number(number) => from_cell(number),
                _ => None,
            };
            let used = part == Part::Whole || kind.is_some_and(|k| k.parts().contains(&part));
            if used || value.is_some() {
                let value = value.map(|value| value * Decimal::from(factor));
                facts.set(field, part, Fact { value, origin: Origin::Cells(vec![cell(column)]) });
            }
        }
        records.push(Record {
            name,
            code: text(row, 1),
            kind,
            part: None,
            founder: text(row, 3),
            locality: text(row, 4),
            cell: cell(0),
            facts,
        });
    }
    records
}

fn meaning(header: &str) -> Option<(Field, Part, u32)> {
    let part = if header.contains("小学") {
        Part::Primary
    } else if header.contains("初中") {
        Part::Junior
    } else if header.contains("高中在校") {
        Part::Senior
    } else {
        Part::Whole
    };
    let words = [
        ("在校生", Field::Pupils),
        ("高于规定", Field::HigherDegreeTeachers),
        ("骨干", Field::BackboneTeachers),
        ("体育、艺术", Field::SportsArtsTeachers),
        ("教学及辅助", Field::TeachingArea),
        ("室内体育", Field::GymArea),
        ("运动场地", Field::GroundArea),
        ("仪器设备", Field::EquipmentValue),
        ("多媒体", Field::MultimediaRooms),
        ("教学班", Field::Classes),
    ];
    let field = words.iter().find(|(word, _)| header.contains(word))?.1;
    Some((field, part, if header.contains("万元") { 10_000 } else { 1 }))
}
