//! One workbook a school: the statistics' own sheets (教基…, 基础基…), tables with labels at the top
//! and at the left. A figure is told by both labels; where it stands is of no account.

use rust_decimal::Decimal;

use crate::county::{Cell, Field, Part};
use crate::findings::Finding;
use crate::intake::layout::column::{Role, identity, role};
use crate::intake::layout::segment::Segment;
use crate::intake::tables::identity::{Who, record};
use crate::intake::tables::notes::Notes;
use crate::intake::values::figure::{Written, written};
use crate::intake::values::reader::Reader;
use crate::intake::vocabulary::headers::{Identity, SHEET_MARKS, SHEET_STAGES};
use crate::intake::vocabulary::spelling::{is_nothing, plain};
use crate::intake::vocabulary::stage;
use crate::intake::{ColumnReading, Meaning, Record, Shape, TableReading};
use crate::sheet::{Grid, Sheet, Span, Value, Workbook};

/// Titles and 学校名称 stand in the first rows.
const TITLE_ROWS: usize = 6;
/// The statistics' sheets are small; a larger one is something else.
const MOST_CELLS: usize = 20_000;
/// Labels above a figure reach at most so far up.
const DEEPEST: u32 = 12;

/// What a school's workbook says.
pub(crate) struct Said {
    pub(crate) record: Record,
    pub(crate) tables: Vec<TableReading>,
    pub(crate) findings: Vec<Finding>,
}

/// Reads a workbook of the statistics' sheets; `None` where it is none, or names no school.
pub(crate) fn read(workbook: &Workbook, formulas_known: bool) -> Option<Said> {
    let sheets = || (0_u32..).zip(&workbook.sheets);
    if !workbook.sheets.iter().any(is_statistics) {
        return None;
    }
    let find = |wanted| {
        let told = |(index, sheet): (u32, &Sheet)| {
            told(&sheet.grid, wanted)
                .map(|(row, column, text)| (text, Cell { file: 0, sheet: index, row, column }))
        };
        sheets().find_map(told)
    };
    let (name, cell) = find(Identity::Name)?;
    let text = |wanted| find(wanted).map(|(text, _)| text);
    let (code, kind) = (find(Identity::Code), find(Identity::Kind));
    let (founder, locality) = (text(Identity::Founder), text(Identity::Locality));
    let who = Who {
        code: code.as_ref().map(|(text, cell)| (Value::Text(text), *cell)),
        kind: kind.as_ref().map(|(text, cell)| (Value::Text(text), *cell)),
        founder: founder.as_deref().map(Value::Text),
        locality: locality.as_deref().map(Value::Text),
        ..Who::default()
    };
    let mut reader =
        Reader { sheet: cell.sheet, formulas_known, notes: Notes::default(), totals: Vec::new() };
    let mut record = record(&mut reader, &name, cell, who);
    let mut tables = Vec::new();
    for (index, sheet) in sheets().filter(|(_, sheet)| sheet.grid.len() <= MOST_CELLS) {
        reader.sheet = index;
        let cross = Cross { grid: &sheet.grid, stage: stage_of(sheet) };
        tables.extend(cross.read(&mut reader, &mut record));
    }
    reader.settle(&mut record.facts);
    (!tables.is_empty()).then(|| Said { record, tables, findings: reader.notes.folded() })
}

fn is_statistics(sheet: &Sheet) -> bool {
    if sheet.grid.len() > MOST_CELLS {
        return false;
    }
    let marked = |text: &str| SHEET_MARKS.iter().any(|mark| text.contains(mark));
    marked(&sheet.name) || first_texts(&sheet.grid).any(|text| marked(&text))
}

/// The texts of the first rows, in one spelling.
fn first_texts(grid: &Grid) -> impl Iterator<Item = String> + '_ {
    let rows = grid.written_rows().take(TITLE_ROWS);
    rows.flat_map(|row| grid.row(row)).filter_map(|(_, value)| match value {
        Value::Text(text) => Some(plain(text)),
        _ => None,
    })
}

/// The stage of a sheet: from its name's end (…_小学), its title, or its number.
fn stage_of(sheet: &Sheet) -> Option<Part> {
    let marked = |text: &String| SHEET_MARKS.iter().any(|mark| text.contains(mark));
    let name = plain(&sheet.name);
    let title = first_texts(&sheet.grid).find(marked);
    let texts = || std::iter::once(&name).chain(&title);
    let said = texts().find_map(|text| stage::take(text).0);
    said.or_else(|| {
        let numbered =
            |text: &String| SHEET_STAGES.iter().find(|(number, _)| text.contains(number));
        texts().find_map(numbered).map(|(_, part)| *part)
    })
}

/// What stands behind a label (学校名称), in its cell after a colon or in the next written cell.
fn told(grid: &Grid, wanted: Identity) -> Option<(u32, u32, String)> {
    for row in grid.written_rows() {
        let mut cells = grid.row(row).peekable();
        while let Some((column, value)) = cells.next() {
            let Value::Text(text) = value else { continue };
            let spelling = plain(text);
            let (label, behind) = spelling.split_once(':').unwrap_or((&spelling, ""));
            if identity(&Segment::new(label)) != Some(wanted) {
                continue;
            }
            if !is_nothing(behind) {
                return Some((row, column, behind.to_owned()));
            }
            let next = cells.peek().and_then(|(column, value)| {
                crate::intake::tables::identity::text(*value).map(|text| (row, *column, text))
            });
            let is_value =
                |text: &str| wanted != Identity::Name || identity(&Segment::new(text)).is_none();
            if let Some(found) = next.filter(|(.., text)| is_value(text)) {
                return Some(found);
            }
        }
    }
    None
}

/// One sheet with labels at the top and at the left.
struct Cross<'a> {
    grid: &'a Grid,
    stage: Option<Part>,
}

impl Cross<'_> {
    fn read(&self, reader: &mut Reader, record: &mut Record) -> Option<TableReading> {
        let mut columns = Vec::new();
        let (mut first, mut last) = (u32::MAX, 0);
        let mut ordinals = Vec::new();
        for row in self.grid.written_rows() {
            if self.is_numbering(row) {
                ordinals =
                    self.grid.row(row).filter(|(_, v)| is_stem(*v)).map(|(c, _)| c).collect();
                continue;
            }
            for (column, value) in self.grid.row(row) {
                if ordinals.contains(&column) || !matches!(written(value), Written::Figure(..)) {
                    continue;
                }
                let Some((path, role)) = self.role(row, column) else { continue };
                let Role::Figure { field, part, factor } = role else { continue };
                let part = if part == Part::Whole { self.stage.unwrap_or(part) } else { part };
                let shared = !field.measure().is_whole() || field == Field::MultimediaRooms;
                // Rooms and things are the school's, in whichever stage's sheet they stand.
                let part = if shared { Part::Whole } else { part };
                if record.facts.get(field, part).is_some() {
                    continue;
                }
                // The sheets give money in 万元; where a label says otherwise it counts.
                let factor = factor.unwrap_or(10_000);
                let cell = reader.cell(row, column);
                let read = reader.fact(value, cell, field, factor, &record.name);
                record.facts.set(field, part, read.fact);
                (first, last) = (first.min(row), last.max(row));
                columns.push(ColumnReading {
                    column,
                    row: Some(row),
                    path,
                    meaning: Meaning::Figure { field, part, factor },
                    ..ColumnReading::default()
                });
            }
        }
        (!columns.is_empty()).then_some(TableReading {
            sheet: reader.sheet,
            shape: Shape::Cross,
            header: (first, last),
            stage: self.stage,
            columns,
            ..TableReading::default()
        })
    }

    /// 甲 乙 1 2 3: the row that numbers the columns; under 甲 and 乙 stand labels and line numbers.
    fn is_numbering(&self, row: u32) -> bool {
        let mut figures = Vec::new();
        for (_, value) in self.grid.row(row) {
            match written(value) {
                Written::Figure(figure, _) => figures.push(figure),
                _ if is_stem(value) => return true,
                _ => return false,
            }
        }
        let counts =
            (1_i64..).zip(&figures).all(|(number, figure)| *figure == Decimal::from(number));
        figures.len() >= 3 && counts
    }

    /// What a figure is by its labels: one of the two says what, the other only that all are counted.
    fn role(&self, row: u32, column: u32) -> Option<(Vec<String>, Role)> {
        let above = self.above(row, column);
        let left = self.left(row, column);
        if above.is_empty() && left.is_empty() {
            return None;
        }
        let segments =
            |texts: &[String]| -> Vec<Segment> { texts.iter().map(|t| Segment::new(t)).collect() };
        let (columns, rows) = (segments(&above), segments(&left));
        let all = |path: &[Segment]| path.iter().all(Segment::is_generic);
        let counts = |path: &[Segment]| path.last().is_none_or(Segment::is_generic);
        let path = if all(&rows) {
            [rows.as_slice(), columns.as_slice()].concat()
        } else if counts(&columns) && (all(&columns) || goes_with_rows(&columns)) {
            [columns.as_slice(), rows.as_slice()].concat()
        } else {
            return None;
        };
        let texts = left.iter().chain(&above).cloned().collect();
        Some((texts, role(&path)))
    }

    fn text(&self, row: u32, column: u32) -> Option<(u32, u32, String)> {
        let (row, column) =
            self.span(row, column).map_or((row, column), |span| (span.top, span.left));
        match self.grid.get(row, column) {
            Value::Text(text) if !matches!(written(Value::Text(text)), Written::Figure(..)) => {
                Some((row, column, text.trim().to_owned()))
            }
            _ => None,
        }
    }

    fn span(&self, row: u32, column: u32) -> Option<Span> {
        let holds = |span: &&Span| {
            (span.top..=span.bottom).contains(&row) && (span.left..=span.right).contains(&column)
        };
        self.grid.merged.iter().find(holds).copied()
    }

    /// The labels over a cell, from the top. A block over the whole width is a title.
    fn above(&self, row: u32, column: u32) -> Vec<String> {
        let is_title = |span: Span| {
            span.right.saturating_sub(span.left).saturating_add(1) >= self.grid.width()
        };
        let below_title = |up: &u32| !self.span(*up, column).is_some_and(is_title);
        let rows = (row.saturating_sub(DEEPEST)..row).rev().take_while(below_title);
        let mut labels = distinct(rows.filter_map(|up| self.text(up, column)));
        labels.reverse();
        labels
    }

    /// The labels to the left of a cell, from the left.
    fn left(&self, row: u32, column: u32) -> Vec<String> {
        distinct((0..column).filter_map(|left| self.text(row, left)))
    }
}

/// The texts that are labels; one that reaches over several cells counts once.
fn distinct(texts: impl Iterator<Item = (u32, u32, String)>) -> Vec<String> {
    let mut labels: Vec<(u32, u32, String)> = Vec::new();
    for label in texts.filter(|(.., text)| is_label(text)) {
        if !labels.iter().any(|(row, column, _)| (*row, *column) == (label.0, label.1)) {
            labels.push(label);
        }
    }
    labels.into_iter().map(|(.., text)| text).collect()
}

/// 专任教师 → 合计 over rows of degrees, 校舍建筑面积 → 计 over rows of rooms: the rows tell more.
fn goes_with_rows(columns: &[Segment]) -> bool {
    columns.iter().filter(|segment| !segment.is_generic()).all(|segment| {
        let alone = role(std::slice::from_ref(segment));
        let teachers = matches!(alone, Role::Figure { field: Field::Teachers, .. });
        teachers || segment.stem.contains("建筑") || segment.stem.contains("校舍")
    })
}

/// 甲 乙 and dashes are no labels; nor is what says whose sheet it is.
fn is_label(text: &str) -> bool {
    let spelling = plain(text);
    let named = !spelling.contains(':') || spelling.starts_with("其中");
    !is_nothing(&spelling) && !is_stem(Value::Text(text)) && named
}

/// 甲, 乙, 丙 …
fn is_stem(value: Value<'_>) -> bool {
    match value {
        Value::Text(text) => ["甲", "乙", "丙", "丁", "戊", "己"].contains(&text.trim()),
        _ => false,
    }
}
