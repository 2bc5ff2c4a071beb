//! One sheet while it is read: its cells within the limits, and what is odd about them.
//! It never looks at bytes.

use calamine::{CellErrorType, Data};
use junheng_parsing::Bounds;

use super::GridBuilder;
use super::reading::{Outcome, megabytes, over, over_text};
use super::{Kept, Span, Value};
use super::{Limits, Sheet};
use crate::county::{Cell, column_letters};
use crate::finding::{Code, Finding};

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
    errors: Vec<(u32, u32, String)>,
    error_count: u64,
    formula: Option<(u32, u32)>,
    formula_count: u64,
}

/// So many cells with an error are named one by one, the rest is counted.
const ERRORS_NAMED: usize = 20;

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
            errors: Vec::new(),
            error_count: 0,
            formula: None,
            formula_count: 0,
        }
    }

    /// Its cells and its bytes of text.
    pub fn size(&self) -> (usize, usize) {
        (self.grid.len(), self.grid.text_bytes())
    }

    /// The sheet.
    pub fn finish(self) -> Sheet {
        Sheet { name: self.name, hidden: self.hidden, grid: self.grid.finish() }
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

    /// Writes a cell, within the limits.
    pub fn put(&mut self, row: u32, column: u32, value: Value<'_>) -> Outcome<()> {
        self.check(row, column)?;
        match value {
            Value::Error(text) => {
                self.error_count += 1;
                if self.errors.len() < ERRORS_NAMED {
                    let text = text.chars().take(16).collect();
                    self.errors.push((row, column, text));
                }
            }
            Value::Formula => {
                self.formula_count += 1;
                self.formula.get_or_insert((row, column));
            }
            Value::Text(text) if text.len() > self.limits.text_bytes => {
                return Err(over_text(&self.limits));
            }
            _ => {}
        }
        let kept = self.grid.put(row, column, value);
        self.check_texts(kept)
    }

    /// Writes what calamine found in a cell, within the limits. Dates stay the numbers that they are.
    pub fn put_data(&mut self, row: u32, column: u32, found: &Data) -> Outcome<()> {
        #[allow(clippy::cast_precision_loss)] // Formats have no whole numbers over 2^30.
        let value = match found {
            Data::Empty => Value::Blank,
            Data::Int(number) => Value::Number(*number as f64),
            Data::Float(number) => Value::Number(*number),
            Data::DateTime(date) => Value::Number(date.as_f64()),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                Value::Text(text)
            }
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

    /// Writes a text that other cells will hold too; `None` where it is blank.
    pub fn put_text(&mut self, row: u32, column: u32, text: &str) -> Outcome<Option<Kept>> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let kept = self.grid.keep(text);
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
        if row >= self.limits.rows || column >= self.limits.columns {
            return Err(over(
                "单元格位置超出表格范围",
                format!("第 {} 行第 {} 列", u64::from(row) + 1, u64::from(column) + 1),
                format!("{} 行 {} 列", self.limits.rows, self.limits.columns),
                "请删去多余的行列后另存再试。",
            ));
        }
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

    /// Tells of errors and of formulas without a result.
    pub fn report(&self, file: u32, sheet: u32, findings: &mut Vec<Finding>) {
        let at = |row, column| Cell { file, sheet, row, column };
        for (row, column, text) in &self.errors {
            findings.push(
                Finding::warning(
                    Code::CellError,
                    format!(
                        "“{}”的 {}{} 是错误值 {text}，按缺失处理。请在原表中改正公式或直接填写数值。",
                        self.name,
                        column_letters(*column),
                        u64::from(*row) + 1
                    ),
                )
                .at(at(*row, *column)),
            );
        }
        let more = self.error_count.saturating_sub(self.errors.len() as u64);
        if more > 0 {
            findings.push(
                Finding::warning(
                    Code::CellError,
                    format!(
                        "“{}”另有 {more} 个单元格是错误值，均按缺失处理。请在原表中改正。",
                        self.name
                    ),
                )
                .in_file(file),
            );
        }
        if let Some((row, column)) = self.formula {
            findings.push(
                Finding::error(
                    Code::FormulaWithoutValue,
                    format!(
                        "“{}”有 {} 个公式没有保存结果（第一个在 {}{}），读不到数值。请用 Excel 或 WPS 打开该文件，保存一次后再导入。",
                        self.name,
                        self.formula_count,
                        column_letters(column),
                        u64::from(row) + 1
                    ),
                )
                .at(at(row, column)),
            );
        }
    }
}
