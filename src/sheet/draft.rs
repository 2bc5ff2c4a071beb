//! One sheet while it is read: its cells within the limits, and what there is to say of them.
//! It never looks at bytes.

use calamine::{CellErrorType, Data, ExcelDateTime};
use junheng_parsing::Bounds;

use super::reading::{Outcome, megabytes, over, over_text};
use super::remarks::{Remark, Remarks, listed};
use super::{Grid, GridBuilder, Kept, Limits, Sheet, Span, Value, runs};
use crate::county::{Cell, column_letters};
use crate::findings::{Cells, Finding, Tables};

/// One sheet being read.
pub(super) struct Draft {
    pub name: String,
    pub hidden: bool,
    grid: GridBuilder,
    limits: Limits,
    max_cells: usize,
    cells_left: usize,
    texts_left: usize,
    merged: usize,
    last_row: u32,
    remarks: Remarks,
    /// The first formula without a result, and how many there are.
    formula: Option<(u32, u32)>,
    formula_count: u64,
    /// Runs of hidden rows and columns, first and last, in the order of the file.
    pub hidden_rows: Vec<(u32, u32)>,
    pub hidden_columns: Vec<(u32, u32)>,
}

impl Draft {
    /// An empty sheet: how many cells a file and this sheet may have, how many bytes of text.
    pub fn new(
        name: String,
        hidden: bool,
        limits: Limits,
        cells: (usize, usize),
        texts_left: usize,
    ) -> Self {
        Self {
            name,
            hidden,
            grid: GridBuilder::default(),
            limits,
            max_cells: cells.0,
            cells_left: cells.1,
            texts_left,
            merged: 0,
            last_row: 0,
            remarks: Remarks::default(),
            formula: None,
            formula_count: 0,
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
        }
    }

    /// The same sheet with nothing in it.
    pub fn emptied(&self) -> Self {
        let cells = (self.max_cells, self.cells_left);
        Self::new(self.name.clone(), self.hidden, self.limits, cells, self.texts_left)
    }

    /// Its cells and its bytes of text.
    pub fn size(&self) -> (usize, usize) {
        (self.grid.len(), self.grid.text_bytes())
    }

    /// The row that was written last, for progress.
    pub fn last_row(&self) -> u32 {
        self.last_row
    }

    /// Where cells go that need no second look, and what the grid may hold then.
    pub fn open(&mut self) -> (&mut GridBuilder, Bounds) {
        let Limits { rows, columns, .. } = self.limits;
        let bounds = Bounds { rows, columns, cells: self.cells_left, texts: self.texts_left };
        (&mut self.grid, bounds)
    }

    /// Notes the row that was written last.
    pub fn at(&mut self, row: u32) {
        self.last_row = row;
    }

    /// The limits it is held to.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Has something said of a cell.
    pub fn remark(&mut self, row: u32, column: u32, remark: Remark) {
        self.remarks.add(row, column, remark);
    }

    /// Writes a cell, within the limits. Marks of pieces that look apart are taken out of its text, and
    /// characters that nobody sees.
    pub fn put(&mut self, row: u32, column: u32, value: Value<'_>) -> Outcome<()> {
        self.check(row, column)?;
        let kept = match value {
            Value::Text(text) if text.len() > self.limits.text_bytes => {
                return Err(over_text(&self.limits));
            }
            Value::Text(text) if runs::has_marks(text) => {
                let (text, remark) = runs::read(text);
                if let Some(remark) = remark {
                    self.remark(row, column, remark);
                }
                self.grid.put(row, column, Value::Text(&runs::visible(&text)))
            }
            Value::Text(text) => self.grid.put(row, column, Value::Text(&runs::visible(text))),
            Value::Error(name) => {
                self.remark(row, column, Remark::Error(name.to_owned()));
                self.grid.put(row, column, value)
            }
            Value::Formula => {
                self.formula_count += 1;
                self.formula.get_or_insert((row, column));
                self.grid.put(row, column, value)
            }
            _ => self.grid.put(row, column, value),
        };
        self.check_texts(kept)
    }

    /// Writes what calamine found in a cell, within the limits.
    pub fn put_data(&mut self, row: u32, column: u32, found: &Data) -> Outcome<()> {
        #[allow(clippy::cast_precision_loss)] // Formats have no whole numbers over 2^30.
        let value = match found {
            Data::Empty => Value::Blank,
            Data::Int(number) => Value::Number(*number as f64),
            Data::Float(number) => Value::Number(*number),
            Data::DateTime(date) => return self.put(row, column, Value::Text(&day(date))),
            Data::String(text) | Data::DurationIso(text) => Value::Text(text),
            Data::DateTimeIso(text) => Value::Text(text.strip_suffix("T00:00:00").unwrap_or(text)),
            Data::Bool(flag) => Value::Boolean(*flag),
            Data::Error(error) => Value::Error(match error {
                CellErrorType::Div0 => "#DIV/0!",
                CellErrorType::NA => "#N/A",
                CellErrorType::Name => "#NAME?",
                CellErrorType::Null => "#NULL!",
                CellErrorType::Num => "#NUM!",
                CellErrorType::Ref => "#REF!",
                CellErrorType::Value => "#VALUE!",
                CellErrorType::GettingData => "#DATA!",
            }),
        };
        self.put(row, column, value)
    }

    /// Writes a text that other cells will hold too; `None` where it is blank or not to be shared.
    pub fn put_text(&mut self, row: u32, column: u32, text: &str) -> Outcome<Option<Kept>> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        if runs::has_marks(text) {
            return self.put(row, column, Value::Text(text)).map(|()| None);
        }
        let kept = self.grid.keep(&runs::visible(text));
        self.check_texts(kept.is_some())?;
        if let Some(kept) = kept {
            self.put_kept(row, column, kept)?;
        }
        Ok(kept)
    }

    /// Writes such a text again.
    pub fn put_kept(&mut self, row: u32, column: u32, text: Kept) -> Outcome<()> {
        self.check(row, column)?;
        self.grid.put_kept(row, column, text);
        Ok(())
    }

    fn check_texts(&self, kept: bool) -> Outcome<()> {
        if kept && self.grid.text_bytes() <= self.texts_left {
            return Ok(());
        }
        Err(over(
            "文字总量太大",
            format!("{}以上", megabytes(self.texts_left as u64)),
            megabytes(self.limits.texts_bytes as u64),
            "请删去备注等用不到的列，或分成几个文件。",
        ))
    }

    fn check(&mut self, row: u32, column: u32) -> Outcome<()> {
        self.last_row = row;
        self.limits.check_place(row, column)?;
        if self.grid.weight() >= self.cells_left {
            return Err(over(
                "有内容的单元格太多",
                format!("{} 个以上", self.cells_left),
                format!("{} 个", self.max_cells),
                "请删去用不到的列，或按乡镇、学段分成几个文件。",
            ));
        }
        Ok(())
    }

    /// Notes a merged block; one that reaches over the edge is cut there.
    pub fn merge(&mut self, span: Span) -> Outcome<()> {
        if span.top > span.bottom
            || span.left > span.right
            || (span.top, span.left) == (span.bottom, span.right)
        {
            return Ok(());
        }
        self.merged += 1;
        if self.merged > self.limits.merged {
            return Err(over(
                "合并单元格太多",
                self.merged,
                self.limits.merged,
                "请取消数据区的合并后另存再试。",
            ));
        }
        let bottom = span.bottom.min(self.limits.rows.saturating_sub(1));
        let right = span.right.min(self.limits.columns.saturating_sub(1));
        self.grid.merge(Span { bottom, right, ..span });
        Ok(())
    }

    /// The sheet; what there is to say of it goes to the findings. `zeros` are formulas whose result of
    /// 0 nobody calculated.
    pub fn finish(
        self,
        file: u32,
        sheet: u32,
        zeros: &dyn Fn(&Grid) -> Vec<(u32, u32)>,
        findings: &mut Vec<Finding>,
    ) -> Sheet {
        let Self { name, hidden, grid, mut remarks, hidden_rows, hidden_columns, .. } = self;
        let mut grid = grid.finish();
        for (row, column) in zeros(&grid) {
            grid.forget_result(row, column);
            remarks.add(row, column, Remark::Uncalculated);
        }
        // What lies under a merged block nobody sees, and so it is nobody's figure.
        let covered = grid.covered();
        for (place, first) in &covered {
            if let Some(words) = unseen(&grid, *place, *first) {
                remarks.add(place.0, place.1, Remark::Covered(words));
            }
        }
        let mut grid = grid.without(&covered);
        remarks.report(&name, file, sheet, findings);
        if let Some((row, column)) = self.formula {
            let cell = Cell { file, sheet, row, column };
            let finding = Finding::of(&Cells::Uncalculated {
                sheet: &name,
                count: &self.formula_count,
                cell: &cell.a1(),
            });
            findings.push(finding.at(cell));
        }
        grid.hidden_rows = hidden_rows;
        grid.hidden_columns = hidden_columns;
        if !hidden {
            report_hidden(&grid, &name, file, sheet, findings);
        }
        Sheet { name, hidden, grid }
    }
}

/// What stands in a cell under a merged block, where it is something else than what the block shows: some
/// programs write the same into all of its cells.
fn unseen(grid: &Grid, (row, column): (u32, u32), first: (u32, u32)) -> Option<String> {
    let value = grid.get(row, column);
    if value == grid.get(first.0, first.1) {
        return None;
    }
    match value {
        Value::Blank => None,
        Value::Text(text) if text.trim().is_empty() => None,
        Value::Text(text) | Value::Error(text) => Some(text.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Boolean(flag) => Some(if flag { "TRUE" } else { "FALSE" }.to_owned()),
        Value::Formula => Some("公式".to_owned()),
    }
}

/// Tells of hidden rows and columns that have cells: they are read like all others.
fn report_hidden(grid: &Grid, name: &str, file: u32, sheet: u32, findings: &mut Vec<Finding>) {
    let within = |runs: &[(u32, u32)], at: u32| {
        runs.iter().any(|(first, last)| (*first..=*last).contains(&at))
    };
    let mut rows: Vec<(u32, u32)> = Vec::new();
    let mut columns: Vec<(u32, u32)> = Vec::new();
    let (mut first_row, mut first_column) = (None, None);
    for row in grid.written_rows() {
        let in_row = within(&grid.hidden_rows, row);
        if !in_row && grid.hidden_columns.is_empty() {
            continue;
        }
        for (column, _) in grid.row(row) {
            if in_row {
                first_row.get_or_insert((row, column));
                extend(&mut rows, row);
            }
            if within(&grid.hidden_columns, column) {
                first_column.get_or_insert((row, column));
                columns.push((column, column));
            }
        }
    }
    columns.sort_unstable();
    let mut joined = Vec::new();
    for (column, _) in columns {
        extend(&mut joined, column);
    }
    if let Some((row, column)) = first_row {
        let rows = &listed(&rows, |row| (u64::from(row) + 1).to_string());
        let finding = Finding::of(&Tables::HiddenRows { sheet: &name, rows });
        findings.push(finding.at(Cell { file, sheet, row, column }));
    }
    if let Some((row, column)) = first_column {
        let columns = &listed(&joined, column_letters);
        let finding = Finding::of(&Tables::HiddenColumns { sheet: &name, columns });
        findings.push(finding.at(Cell { file, sheet, row, column }));
    }
}

/// Adds a number to ascending runs.
fn extend(runs: &mut Vec<(u32, u32)>, number: u32) {
    match runs.last_mut() {
        Some((_, last)) if number <= last.saturating_add(1) => *last = number.max(*last),
        _ => runs.push((number, number)),
    }
}

/// A day as people write it, with the time of day where there is one; a duration in hours.
pub(super) fn day(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = if second > 0 {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{hour:02}:{minute:02}")
    };
    let days = date.as_f64();
    if date.is_duration() || days.abs() < 1.0 {
        return time;
    }
    let day = format!("{year:04}-{month:02}-{day:02}");
    if days.fract() == 0.0 { day } else { format!("{day} {time}") }
}
