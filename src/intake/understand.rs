//! One workbook: which of its sheets hold which shape of table, and what the file as a whole lacks.
//! It opens nothing; a sheet that explains is passed over in silence.

use super::FileReading;
use super::class_list;
use super::column::Role;
use super::county_join::is_filled;
use super::county_sheet::CountySheet;
use super::cross;
use super::flat::Table;
use super::form::Form;
use super::header::{Column, Header, headers};
use super::notes::Notes;
use super::reader::Reader;
use super::stage;
use super::words::plain;
use crate::county::{Field, Part, SourceFile};
use crate::finding::{Code, Finding, Severity};
use crate::sheet::{Grid, Sheet, Value, Workbook};

/// What one file says. `name` is the file's name as the user knows it.
pub fn understand(name: &str, workbook: &Workbook) -> FileReading {
    let sheets = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut reading = FileReading {
        source: SourceFile { name: name.to_owned(), sheets },
        findings: workbook.findings.clone(),
        ..FileReading::default()
    };
    let formulas_known = workbook.findings.iter().any(|f| f.code == Code::FormulaWithoutValue);
    let found: Vec<Vec<Table<'_>>> =
        workbook.sheets.iter().map(|sheet| tables(name, sheet)).collect();
    let statistics =
        if found.iter().all(Vec::is_empty) { cross::read(workbook, formulas_known) } else { None };
    if let Some(said) = statistics {
        reading.tables = said.tables;
        reading.records.push(said.record);
        reading.findings.extend(said.findings);
    } else {
        // What its author hid (lists, old copies) is read only where nothing else holds a school.
        for hidden in [false, true] {
            if hidden && !reading.records.is_empty() {
                break;
            }
            let sheets = (0_u32..).zip(&workbook.sheets).zip(&found);
            for ((index, sheet), tables) in sheets.filter(|((_, sheet), _)| sheet.hidden == hidden)
            {
                let mut reader = Reader { sheet: index, formulas_known, notes: Notes::default() };
                read_sheet(&mut reading, &mut reader, sheet, tables);
                reading.findings.extend(reader.notes.folded());
            }
        }
    }
    tell_lacks(&mut reading);
    reading
}

/// Reads a sheet's tables; a sheet without any may be a form.
fn read_sheet(reading: &mut FileReading, reader: &mut Reader, sheet: &Sheet, tables: &[Table<'_>]) {
    for table in tables {
        let listed = class_list::read(table, reader);
        let (table, records) = listed.unwrap_or_else(|| table.read(reader));
        reading.tables.push(table);
        reading.records.extend(records);
    }
    if !tables.is_empty() {
        return;
    }
    if let Some(form) = Form::find(&sheet.grid) {
        let (table, record) = form.read(reader);
        reading.tables.push(table);
        reading.records.extend(record);
    } else if !sheet.hidden || reading.county.is_empty() {
        let form = CountySheet::find(&sheet.grid);
        reading.county.extend(form.map(|form| form.read(reader)).unwrap_or_default());
    }
}

/// The sheets of the template that we hand out (`build/template`).
const DATA_SHEET: &str = "数据";
const GUIDE_SHEET: &str = "填写说明";

/// Whether a file without a school is our template, as it was handed out.
fn is_our_template(reading: &FileReading) -> bool {
    let sheets = &reading.source.sheets;
    let has = |name: &str| sheets.iter().any(|sheet| sheet == name);
    has(DATA_SHEET) && has(GUIDE_SHEET) && !reading.tables.is_empty()
}

fn tell_lacks(reading: &mut FileReading) {
    let pupils = |record: &super::Record| {
        let mut facts = record.facts.iter();
        !record.classes.is_empty() || facts.any(|(key, _)| key.field == Field::Pupils)
    };
    if reading.records.is_empty() {
        if is_filled(&reading.county) {
            return;
        }
        if is_our_template(reading) {
            reading.county.clear();
            let message = format!(
                "“{}”是空白模板，还没有填写；请在“{DATA_SHEET}”表里一校一行填好后再放进来（不知道的数空着，不要填 0）。",
                reading.source.name
            );
            reading.findings.push(Finding::error(Code::NoSchool, message).in_file(0));
            return;
        }
        if !reading.county.is_empty() {
            let message = format!("“{}”的县级填报还没有填写，各项都算待填。", reading.source.name);
            reading.findings.push(Finding::notice(Code::MissingValue, message).in_file(0));
            return;
        }
        let refused = reading.findings.iter().any(|finding| finding.severity == Severity::Error);
        if !refused {
            let message = format!(
                "“{}”里没有找到学校：表中应有“学校名称”一列和在校生数等数据列；请检查表头，或下载模板填写。",
                reading.source.name
            );
            reading.findings.push(Finding::error(Code::NoSchool, message).in_file(0));
        }
    } else if !reading.records.iter().any(pupils) {
        let message = "没有找到在校生数：没有学生数就算不出任何一项指标；请补上“在校生数”一列，或把有学生数的文件一起放进来。";
        reading.findings.push(Finding::warning(Code::NoPupilsColumn, message).in_file(0));
    }
}

/// The tables of a sheet; a header that is repeated goes on with the same table.
fn tables<'a>(file: &str, sheet: &'a Sheet) -> Vec<Table<'a>> {
    let grid = &sheet.grid;
    let found = headers(grid);
    let starts: Vec<u32> = found.iter().map(|header| header.top).collect();
    let mut tables: Vec<Table<'a>> = Vec::new();
    let mut above = 0;
    for (index, header) in found.into_iter().enumerate() {
        let next = starts.get(index + 1).map_or_else(|| grid.height(), |top| *top);
        let run = (header.bottom + 1, next.saturating_sub(1));
        let stage = stage_of(file, sheet, above, &header);
        above = next.saturating_sub(TITLE_ROWS).max(run.0);
        match tables.last_mut() {
            Some(last) if last.header.is_like(&header) && last.stage == stage => {
                last.runs.push(run);
            }
            _ => tables.push(Table { grid, header, runs: vec![run], stage }),
        }
    }
    tables
}

/// A title stands at most so many rows above a header within a sheet.
const TITLE_ROWS: u32 = 3;

/// The stage that a title row, the sheet's name or the file's name states; the nearest one counts.
fn stage_of(file: &str, sheet: &Sheet, above: u32, header: &Header) -> Option<Part> {
    let mut stage = None;
    for row in above..header.top {
        stage = title(&sheet.grid, row).and_then(|text| of_title(&text)).or(stage);
    }
    let stage = stage.or_else(|| of_title(&sheet.name)).or_else(|| of_title(base(file)));
    // A table with columns of another stage is not one stage's roster, whatever its title says.
    let others = |column: &Column| match column.role {
        Role::Figure { part, .. } => part != Part::Whole && Some(part) != stage,
        _ => false,
    };
    stage.filter(|_| !header.columns.iter().any(others))
}

/// A file's name without its ending.
fn base(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(base, _)| base)
}

/// The text of a row with one text: a title.
fn title(grid: &Grid, row: u32) -> Option<String> {
    let mut cells = grid.row(row);
    match (cells.next(), cells.next()) {
        (Some((_, Value::Text(text))), None) => Some(plain(text)),
        _ => None,
    }
}

/// 小学 in a title is a stage unless it stands beside another stage.
fn of_title(text: &str) -> Option<Part> {
    let text = plain(text);
    let many = ["中小学", "义务教育", "一贯", "完全中学", "小学、初中", "小学初中"];
    if many.iter().any(|word| text.contains(word)) {
        return None;
    }
    stage::take(&text).0.filter(|part| *part != Part::Kindergarten)
}
