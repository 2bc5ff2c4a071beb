//! One workbook: which of its sheets hold which shape of table, and what the file as a whole lacks.
//! It opens nothing; a sheet that explains is passed over in silence.

use crate::county::{Field, Kind, SourceFile};
use crate::findings::{Cells, Code, Figures, Files, Finding, Place, Severity, Tables};
use crate::intake::assemble::county_join::is_filled;
use crate::intake::layout::aside;
use crate::intake::layout::header::{Header, headers};
use crate::intake::layout::mapped;
use crate::intake::layout::samples;
use crate::intake::layout::sheet_kind::{self, SheetKind};
use crate::intake::layout::signature::Layout;
use crate::intake::layout::title;
use crate::intake::tables::class_list;
use crate::intake::tables::county_form::CountySheet;
use crate::intake::tables::cross_tab;
use crate::intake::tables::notes::Notes;
use crate::intake::tables::persons::{self, Rosters};
use crate::intake::tables::roster::Table;
use crate::intake::tables::school_form::Form;
use crate::intake::values::reader::Reader;
use crate::intake::{Basis, FileReading, Mapping, Meaning, Shape, TableReading};
use crate::sheet::{Grid, Sheet, Workbook};

/// What one file says. `name` is the file's name as the user knows it, `mappings` are what the user
/// said about tables of some layouts.
pub fn understand(name: &str, workbook: &Workbook, mappings: &[Mapping]) -> FileReading {
    let sheets = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut reading = FileReading {
        source: SourceFile::new(name, sheets),
        findings: workbook.findings.clone(),
        ..FileReading::default()
    };
    let formulas_known = workbook.findings.iter().any(|f| f.code == Code::FormulaWithoutValue);
    let by_kind = sheet_kind::tell_kinds(workbook.sheets.iter().map(|sheet| sheet.name.as_str()));
    let mut found: Vec<Vec<Table<'_>>> =
        workbook.sheets.iter().map(|sheet| tables(name, sheet, by_kind, mappings)).collect();
    pass_over(&mut reading, workbook, &mut found);
    hide_persons(&mut reading, workbook, &found);
    let statistics = if found.iter().all(Vec::is_empty) {
        cross_tab::read(workbook, formulas_known)
    } else {
        None
    };
    let is_statistics = statistics.is_some();
    if let Some(said) = statistics {
        reading.tables = said.tables;
        reading.records.push(said.record);
        reading.findings.extend(said.findings);
    }
    // What its author hid (lists, old copies) is read only where nothing else holds a school.
    for hidden in [false, true] {
        if hidden && !reading.records.is_empty() {
            break;
        }
        let mut rosters = Rosters::default();
        let sheets = (0_u32..).zip(&workbook.sheets).zip(&found);
        for ((index, sheet), tables) in sheets.filter(|((_, sheet), _)| sheet.hidden == hidden) {
            let mut reader = Reader {
                sheet: index,
                formulas_known,
                notes: Notes::default(),
                totals: Vec::new(),
            };
            let is_read = reading.tables.iter().any(|table| table.sheet == index);
            if is_statistics && !is_read {
                read_unknown(&mut reading, &mut reader, sheet, mappings);
            } else if !is_statistics {
                read_sheet(&mut reading, &mut reader, sheet, tables, mappings, &mut rosters);
            }
            reading.totals.append(&mut reader.totals);
            reading.findings.extend(reader.notes.folded());
        }
        let mut notes = Notes::default();
        reading.records.extend(rosters.finish(&mut notes));
        reading.findings.extend(notes.folded());
    }
    finish(&mut reading, workbook);
    tell_lacks(&mut reading);
    reading
}

/// Reads a sheet's tables; a sheet without any may be a form, and is listed otherwise.
fn read_sheet(
    reading: &mut FileReading,
    reader: &mut Reader,
    sheet: &Sheet,
    tables: &[Table<'_>],
    mappings: &[Mapping],
    rosters: &mut Rosters,
) {
    for table in tables {
        if table.persons {
            reading.tables.push(rosters.read(table, sheet, &reading.source.name, reader));
            continue;
        }
        let is_read = table.shape == Shape::Rows;
        let listed = is_read.then(|| class_list::read(table, reader)).flatten();
        let (table, records) = listed.unwrap_or_else(|| table.read(reader));
        // A list beside a list is one table for the person who looks at it.
        reading.tables.push(table);
        reading.records.extend(records);
    }
    // Of a sheet that was passed over nothing more is asked.
    let is_passed = reading.tables.iter().any(|table| table.sheet == reader.sheet);
    if !tables.is_empty() || is_passed {
        return;
    }
    if let Some(form) = Form::find(&sheet.grid) {
        let (mut table, record) = form.read(reader);
        table.layout = layout_of(&table);
        let mapping = mappings.iter().find(|one| one.layout == table.layout);
        if mapping.is_some_and(|one| is_skipped(one, &reading.source.name, &sheet.name)) {
            reader.notes = Notes::default();
            mapped::tell_skipped(reader, table.header.0);
            table.shape = Shape::Skipped;
        } else {
            table.schools = record.is_some().into();
            reading.records.extend(record);
        }
        reading.tables.push(table);
        return;
    }
    if (!sheet.hidden || reading.county.is_empty())
        && let Some(county) = CountySheet::find(&sheet.grid)
    {
        let mut table = county.table(reader.sheet);
        table.layout = layout_of(&table);
        reading.tables.push(table);
        reading.county.extend(county.read(reader));
        return;
    }
    read_unknown(reading, reader, sheet, mappings);
}

/// Lists a sheet in which nothing was found, and reads it where the user said what it is.
fn read_unknown(
    reading: &mut FileReading,
    reader: &mut Reader,
    sheet: &Sheet,
    mappings: &[Mapping],
) {
    if let Some(table) = mapped::unknown(&reading.source.name, sheet, mappings) {
        let (table, records) = table.read(reader);
        reading.tables.push(table);
        reading.records.extend(records);
    }
}

/// Sheets of kindergartens list no school of compulsory education: passed over, and named in one finding.
fn pass_over(reading: &mut FileReading, workbook: &Workbook, found: &mut [Vec<Table<'_>>]) {
    let mut passed: Vec<&str> = Vec::new();
    for ((index, sheet), tables) in (0_u32..).zip(&workbook.sheets).zip(found) {
        let is_it = |table: &Table<'_>| {
            table.mapping.is_none()
                && title::kind_of(sheet, table.header.top) == Some(SheetKind::Kindergarten)
        };
        if tables.is_empty() || !tables.iter().all(is_it) {
            continue;
        }
        for table in tables.drain(..) {
            if table.persons {
                reading.tables.push(persons::listed(&table, index, Shape::Skipped, 0));
                continue;
            }
            let unread = Table { shape: Shape::Skipped, ..table };
            let mut unheard = Reader {
                sheet: index,
                formulas_known: true,
                notes: Notes::default(),
                totals: Vec::new(),
            };
            reading.tables.push(unread.read(&mut unheard).0);
        }
        if !sheet.hidden {
            passed.push(&sheet.name);
        }
    }
    if !passed.is_empty() {
        let says = Files::Kindergartens { sheets: &passed.join("”“") };
        reading.findings.push(Finding::of(&says).in_file(0));
    }
}

/// What readers of cells tell with the words of a cell (superscripts, formats): in a sheet of persons they
/// tell the row only.
fn hide_persons(reading: &mut FileReading, workbook: &Workbook, found: &[Vec<Table<'_>>]) {
    let is_of_persons = |sheet: u32| {
        let tables = found.get(sheet as usize);
        tables.is_some_and(|tables| tables.iter().any(|table| table.persons))
    };
    let tells_words = [Code::ShownOtherwise, Code::PartlyRead, Code::CellError];
    for finding in &mut reading.findings {
        let Place::Cell(cell) = finding.place else { continue };
        if tells_words.contains(&finding.code) && is_of_persons(cell.sheet) {
            let name = workbook.sheets.get(cell.sheet as usize).map_or("", |sheet| &sheet.name);
            let row = u64::from(cell.row) + 1;
            let words = Finding::of(&Cells::RosterCell { sheet: &name, row: &row });
            (finding.message, finding.hint, finding.value) = (words.message, words.hint, None);
        }
    }
}

fn is_skipped(mapping: &Mapping, file: &str, sheet: &str) -> bool {
    mapping.sheet(file, sheet).is_some_and(|one| one.skip)
}

/// A form is known again by its lines.
fn layout_of(table: &TableReading) -> Layout {
    let lines = table.columns.iter();
    let words = lines.flat_map(|line| {
        line.path.iter().map(|text| (line.row.unwrap_or(line.column), text.as_str()))
    });
    Layout::of(words, None)
}

/// What a form's lines hold, and where the user said what a column is.
fn finish(reading: &mut FileReading, workbook: &Workbook) {
    // A form is what a file is, filled in or not.
    let is_form = |table: &TableReading| matches!(table.shape, Shape::Form | Shape::Cross);
    let has_form = !reading.county.is_empty() || reading.tables.iter().any(is_form);
    let is_read = !reading.records.is_empty() || has_form;
    for table in &mut reading.tables {
        let Some(sheet) = workbook.sheets.get(table.sheet as usize) else { continue };
        let is_said = table.columns.iter().any(|column| column.basis == Basis::User);
        if table.shape == Shape::Unknown && !is_said && aside::is_aside(&sheet.grid, is_read) {
            table.shape = Shape::Aside;
        }
        for column in &mut table.columns {
            if let Some(row) = column.row {
                let value = sheet.grid.get(row, column.column);
                let is_personal = column.path.iter().any(|text| persons::is_personal(text));
                column.samples.extend(samples::shown(value).filter(|_| !is_personal));
            }
            let is_figure = matches!(column.meaning, Meaning::Figure { .. });
            if column.basis == Basis::User && is_figure && table.shape == Shape::Rows {
                reading.source.said.push((table.sheet, column.column));
            }
        }
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
    let pupils = |record: &crate::intake::Record| {
        let mut facts = record.facts.iter();
        !record.classes.is_empty() || facts.any(|(key, _)| key.field == Field::Pupils)
    };
    if reading.records.is_empty() {
        if is_filled(&reading.county) {
            return;
        }
        if is_our_template(reading) {
            reading.county.clear();
            let says = Tables::BlankTemplate { file: &reading.source.name, sheet: &DATA_SHEET };
            let finding = Finding::of(&says).in_file(0);
            reading.findings.push(finding);
            return;
        }
        if !reading.county.is_empty() {
            let finding = Finding::of(&Figures::EmptyForm { file: &reading.source.name });
            reading.findings.push(finding.in_file(0));
            return;
        }
        let passed = [Code::ReadAsSaid, Code::FilePassedOver, Code::PersonsNotCounted];
        let is_said = |finding: &Finding| passed.contains(&finding.code);
        let refused = reading
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Error || is_said(finding));
        if !refused {
            let finding = Finding::of(&Tables::NoSchoolFound {
                file: &reading.source.name,
                instead: &found_instead(reading),
            });
            reading.findings.push(finding.in_file(0));
        }
    } else if !reading.records.iter().any(pupils) {
        reading.findings.push(Finding::of(&Tables::NoPupils {}).in_file(0));
    }
}

/// What stands where a list of schools was looked for: the columns of the fullest row of words.
fn found_instead(reading: &FileReading) -> String {
    const SHOWN: usize = 5;
    let words = |table: &TableReading| -> Vec<String> {
        let leaves = table.columns.iter().filter_map(|column| column.path.last());
        leaves
            .map(|text| text.split_whitespace().collect())
            .filter(|text: &String| !text.is_empty())
            .collect()
    };
    let fullest = reading.tables.iter().max_by_key(|table| words(table).len());
    let Some((table, found)) =
        fullest.map(|table| (table, words(table))).filter(|(_, w)| !w.is_empty())
    else {
        return "各工作表里没有像表头的一行".to_owned();
    };
    let sheet = reading.source.sheets.get(table.sheet as usize).map_or("", String::as_str);
    let more = if found.len() > SHOWN {
        format!("等 {} 列", found.len())
    } else {
        "这几列".to_owned()
    };
    let named: Vec<&str> = found.iter().take(SHOWN).map(String::as_str).collect();
    let row = table.header.0.saturating_add(1);
    format!("在工作表“{sheet}”第 {row} 行看到的是“{}”{more}", named.join("”“"))
}

/// The headers of a sheet in their order, and whether their rows are persons.
fn with_persons(grid: &Grid) -> Vec<(Header, bool)> {
    let rosters = persons::headers(grid);
    let is_apart = |header: &Header| {
        rosters.iter().all(|roster| header.bottom < roster.0.top || header.top > roster.0.bottom)
    };
    let others = headers(grid).into_iter().filter(is_apart).map(|header| (header, false));
    let mut all: Vec<(Header, bool)> = others.collect();
    all.extend(rosters.into_iter().map(|roster| (roster.0, true)));
    all.sort_by_key(|(header, _)| (header.top, header.range.0));
    all
}

/// The tables of a sheet; a header that is repeated goes on with the same table.
fn tables<'a>(
    file: &str,
    sheet: &'a Sheet,
    by_kind: bool,
    mappings: &'a [Mapping],
) -> Vec<Table<'a>> {
    let grid = &sheet.grid;
    let found = with_persons(grid);
    let starts: Vec<u32> = found.iter().map(|(header, _)| header.top).collect();
    let mut tables: Vec<Table<'a>> = Vec::new();
    let mut above = 0;
    for (index, (header, persons)) in found.into_iter().enumerate() {
        // A list beside this one starts in the same row and ends nothing.
        let later = starts.iter().skip(index + 1).find(|top| **top > header.top);
        let next = later.map_or_else(|| grid.height(), |top| *top);
        let run = (header.bottom + 1, next.saturating_sub(1));
        let stage = title::stage_of(file, sheet, above, &header);
        let kind = match title::kind_of(sheet, header.top) {
            Some(SheetKind::School(kind)) => Some(kind),
            None if by_kind && sheet_kind::is_primary(&sheet.name) => Some(Kind::Primary),
            _ => title::kind_of_file(file),
        };
        above = next.saturating_sub(title::ROWS).max(run.0);
        match tables.last_mut() {
            // A roster's rows belong to the title over each of its headers.
            Some(last) if !persons && last.header.is_like(&header) && last.stage == stage => {
                last.runs.push(run);
            }
            _ => tables.push(Table {
                grid,
                layout: Layout::of_header(&header, stage),
                anchor: header.top,
                header,
                runs: vec![run],
                stage,
                kind,
                shape: if persons { Shape::Persons } else { Shape::Rows },
                persons,
                mapping: None,
            }),
        }
    }
    for table in &mut tables {
        if let Some(mapping) = mappings.iter().find(|one| one.layout == table.layout) {
            let name = table.header.name;
            mapped::apply(table, mapping, file, &sheet.name);
            if table.persons {
                table.header.name = name;
            }
        }
    }
    tables
}
