//! Text tables to workbooks, and readings to text that a person can check.
//!
//! A row a line, cells parted by `|`; `<` is merged with the cell to its left, `^` with the cell
//! above. A cell that looks like a number is one; `'12` is the text 12. `## 名称` begins a sheet.

use expect_test::Expect;
use junheng::county::{County, Fact, Origin, Part};
use junheng::findings::{Finding, Place, Severity};
use junheng::intake::{Assembled, FileReading, Mapping, Meaning, assemble, understand};
use junheng::sheet::{Grid, GridBuilder, Sheet, Span, Value, Workbook};

/// Reads one file and compares the county that it makes.
pub fn check(table: &str, expected: &Expect) {
    check_files(&[("县汇总.xlsx", table)], expected);
}

/// Reads several files and compares the county that they make.
pub fn check_files(files: &[(&str, &str)], expected: &Expect) {
    expected.assert_eq(&shown(&county(files)));
}

pub fn county(files: &[(&str, &str)]) -> Assembled {
    let readings: Vec<FileReading> = files.iter().map(|(name, text)| reading(name, text)).collect();
    assemble(&readings)
}

pub fn reading(name: &str, text: &str) -> FileReading {
    understand(name, &workbook(text), &[])
}

/// Reads a file as the user said.
pub fn reading_as(name: &str, text: &str, mappings: &[Mapping]) -> FileReading {
    understand(name, &workbook(text), mappings)
}

pub fn workbook(text: &str) -> Workbook {
    let mut sheets = Vec::new();
    let mut name = "Sheet1".to_owned();
    let mut lines = Vec::new();
    for line in text.lines() {
        if let Some(next) = line.trim().strip_prefix("## ") {
            if !lines.is_empty() {
                sheets.push(Sheet { name: name.clone(), hidden: false, grid: grid(&lines) });
                lines.clear();
            }
            next.clone_into(&mut name);
        } else if !line.trim().is_empty() {
            lines.push(line.trim());
        }
    }
    sheets.push(Sheet { name, hidden: false, grid: grid(&lines) });
    Workbook { sheets, ..Workbook::default() }
}

fn grid(lines: &[&str]) -> Grid {
    let rows: Vec<Vec<&str>> =
        lines.iter().map(|line| line.split('|').map(str::trim).collect()).collect();
    let at = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).copied();
    let mut builder = GridBuilder::default();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if matches!(*cell, "<" | "^") {
                continue;
            }
            let right =
                (column + 1..cells.len()).take_while(|next| at(row, *next) == Some("<")).count();
            let below =
                (row + 1..rows.len()).take_while(|next| at(*next, column) == Some("^")).count();
            let (row, column) = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
            let (right, below) = (u32::try_from(right).unwrap(), u32::try_from(below).unwrap());
            if right + below > 0 {
                let (bottom, right) = (row + below, column + right);
                builder.merge(Span { top: row, left: column, bottom, right });
            }
            assert!(builder.put(row, column, value(cell)));
        }
    }
    builder.finish()
}

fn value(cell: &str) -> Value<'_> {
    match (cell.strip_prefix('\''), cell.parse::<f64>(), cell) {
        (Some(text), ..) => Value::Text(text),
        (_, Ok(number), _) => Value::Number(number),
        (.., "#DIV/0!") => Value::Error(cell),
        (.., "=") => Value::Formula,
        _ => Value::Text(cell),
    }
}

/// A county and its findings as text.
pub fn shown(assembled: &Assembled) -> String {
    let mut text = String::new();
    let county = &assembled.county;
    for school in &county.schools {
        text += &format!(
            "{} {} {}",
            school.name,
            school.code.as_deref().unwrap_or("-"),
            school.kind.name()
        );
        for extra in [&school.founder, &school.locality].into_iter().flatten() {
            text += &format!(" {extra}");
        }
        text.push('\n');
        for (key, fact) in school.facts.iter() {
            let part = if key.part == Part::Whole {
                String::new()
            } else {
                format!("·{}", key.part.name())
            };
            let value = fact.value.map_or("空".to_owned(), |value| value.to_string());
            let cells: Vec<String> = if county.files.len() > 1 {
                county.addresses(&fact.origin)
            } else {
                fact.origin.places().into_iter().map(|(_, place)| place).collect()
            };
            text += &format!("  {}{part} {value} {}\n", key.field.name(), cells.join("+"));
        }
    }
    let classes = county.schools.iter().flat_map(|school| &school.classes);
    for class in classes {
        let pupils = class.pupils.map_or("空".to_owned(), |pupils| pupils.to_string());
        let cell = class.cell.map_or(String::new(), |cell| county.address(cell));
        text += &format!("班 {} {} {pupils} {cell}\n", class.part.name(), class.name);
    }
    text += &form_shown(county);
    for finding in &assembled.findings {
        text += &finding_shown(finding, county);
    }
    text
}

/// What the county reports of itself, a line each.
fn form_shown(county: &County) -> String {
    let form = &county.form;
    let place = |origin: &Origin| {
        let cells = origin.cells().iter();
        let places = cells
            .map(|cell| if county.files.len() > 1 { county.address(*cell) } else { cell.a1() });
        places.collect::<Vec<_>>().join("+")
    };
    let value = |fact: &Fact| fact.value.map_or("空".to_owned(), |value| value.to_string());
    let mut text = String::new();
    for words in [&form.name, &form.code, &form.year].into_iter().flatten() {
        text += &format!("县 {} {}\n", words.text, place(&words.origin));
    }
    for (field, fact) in &form.facts {
        text += &format!("县 {} {} {}\n", field.name(), value(fact), place(&fact.origin));
    }
    for (id, one) in &form.answers {
        let yes = one.yes.map_or("空", |yes| if yes { "是" } else { "否" });
        text += &format!("县 {id} {yes} {} {} {}\n", one.note, one.date, place(&one.origin));
    }
    for (subject, one) in &form.monitoring {
        text += &format!("县 {} {:?}", subject.name(), one.by);
        for fact in [&one.level, &one.difference].into_iter().flatten() {
            text += &format!(" {} {}", value(fact), place(&fact.origin));
        }
        text += "\n";
    }
    text
}

fn finding_shown(finding: &Finding, county: &County) -> String {
    let severity = match finding.severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Notice => "提示",
    };
    let place = match &finding.place {
        Place::Nowhere => "-".to_owned(),
        Place::File(file) => county.files[*file as usize].name.clone(),
        Place::Cell(cell) if county.files.len() > 1 => county.address(*cell),
        Place::Cell(cell) => cell.a1(),
    };
    let hint = finding.hint.as_deref().map(|hint| format!(" → {hint}")).unwrap_or_default();
    format!("{severity} {:?} {place} {}{hint}\n", finding.code, finding.message)
}

/// What the columns of a file were taken for, a line a column.
pub fn columns_shown(reading: &FileReading) -> String {
    let mut text = String::new();
    for table in &reading.tables {
        text += &format!("表 {} 表头 {}-{}\n", table.sheet, table.header.0 + 1, table.header.1 + 1);
        for column in &table.columns {
            let meaning = match &column.meaning {
                Meaning::Figure { field, part, factor } => {
                    format!("{}·{} ×{factor}", field.name(), part.name())
                }
                other => format!("{other:?}"),
            };
            text += &format!("  {} → {meaning}\n", column.path.join("/"));
        }
    }
    text
}
