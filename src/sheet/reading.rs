//! What the readers of all formats share: the sheets and findings so far, limits, progress.
//! It never looks at bytes.

use std::ops::ControlFlow;

use super::grid::{GridBuilder, Kept, Span, Value};
use super::{Limits, Progress, Sheet};
use crate::county::{Cell, column_letters};
use crate::finding::{Code, Finding};

/// Why reading of a sheet or of the whole file ends.
#[derive(Debug)]
pub(super) enum Stop {
    /// The caller said so: everything read so far is dropped.
    Cancelled,
    /// Something in the file; the sentence says what and what to do.
    Refused(Code, String),
}

pub(super) type Outcome<T> = Result<T, Stop>;

/// A file that broke off or contradicts itself at `what`.
pub(super) fn damaged(what: &str) -> Stop {
    Stop::Refused(
        Code::DamagedFile,
        format!(
            "文件已损坏：{what}。请用 Excel 或 WPS 打开后另存为 .xlsx 再试；打不开的，请向提供者重新索取。"
        ),
    )
}

/// A bound that was passed: what, how much, the bound, what to do.
pub(super) fn over(
    what: &str,
    found: impl std::fmt::Display,
    bound: impl std::fmt::Display,
    advice: &str,
) -> Stop {
    Stop::Refused(Code::OverLimit, format!("{what}：{found}，超过上限 {bound}，未读入。{advice}"))
}

/// One file being read.
pub(super) struct Reading<'a> {
    pub name: &'a str,
    pub file: u32,
    pub limits: &'a Limits,
    pub sheets: Vec<Sheet>,
    pub findings: Vec<Finding>,
    /// Bytes to get through, as far as known; for progress only.
    pub total: u64,
    progress: &'a mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
    done: u64,
    max_cells: usize,
    cells: usize,
    texts: usize,
}

impl<'a> Reading<'a> {
    pub fn new(
        name: &'a str,
        file: u32,
        limits: &'a Limits,
        progress: &'a mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
    ) -> Self {
        Self {
            name,
            file,
            limits,
            sheets: Vec::new(),
            findings: Vec::new(),
            total: 0,
            progress,
            done: 0,
            max_cells: limits.cells,
            cells: 0,
            texts: 0,
        }
    }

    /// Bounds for a format whose bytes are held twice.
    pub fn unstreamed(&mut self, bytes: usize) -> Outcome<()> {
        self.max_cells = self.limits.unstreamed_cells.min(self.limits.cells);
        if bytes > self.limits.unstreamed_bytes {
            return Err(over(
                "文件太大",
                megabytes(bytes as u64),
                megabytes(self.limits.unstreamed_bytes as u64),
                "请另存为 .xlsx，或按乡镇、学段分成几个文件。",
            ));
        }
        Ok(())
    }

    /// Tells the caller how far it is; `bytes` more were read.
    pub fn tick(&mut self, sheet: &str, rows: u32, bytes: u64) -> Outcome<()> {
        self.done = self.done.saturating_add(bytes);
        let progress = Progress { sheet, rows, done: self.done, total: self.total.max(self.done) };
        match (self.progress)(progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Cancelled),
        }
    }

    /// Begins a sheet.
    pub fn sheet(&self, name: String, hidden: bool) -> Outcome<Draft> {
        if self.sheets.len() >= self.limits.sheets {
            return Err(over(
                "工作表太多",
                self.sheets.len() + 1,
                self.limits.sheets,
                "请分成几个文件。",
            ));
        }
        Ok(Draft {
            name,
            hidden,
            grid: GridBuilder::default(),
            limits: *self.limits,
            max_cells: self.max_cells,
            cells_left: self.max_cells.saturating_sub(self.cells),
            texts_left: self.limits.texts_bytes.saturating_sub(self.texts),
            merged: 0,
            last_row: 0,
            errors: Vec::new(),
            error_count: 0,
            formula: None,
            formula_count: 0,
        })
    }

    /// Ends a sheet that was read to its end.
    pub fn keep(&mut self, draft: Draft) {
        let sheet = u32::try_from(self.sheets.len()).unwrap_or(u32::MAX);
        self.cells += draft.grid.len();
        self.texts += draft.grid.text_bytes();
        draft.report(self.file, sheet, &mut self.findings);
        self.sheets.push(Sheet {
            name: draft.name,
            hidden: draft.hidden,
            grid: draft.grid.finish(),
        });
    }

    /// Notes that a sheet, or all of the file, could not be read; gives back what ends everything.
    pub fn refuse(&mut self, sheet: Option<&str>, stop: Stop) -> Outcome<()> {
        match stop {
            Stop::Cancelled => Err(Stop::Cancelled),
            Stop::Refused(code, message) => {
                let place = match sheet {
                    Some(sheet) => format!("“{}”的工作表“{sheet}”：", self.name),
                    None => format!("“{}”：", self.name),
                };
                self.findings.push(Finding::error(code, place + &message).in_file(self.file));
                Ok(())
            }
        }
    }
}

/// Bytes as people say them.
pub(super) fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

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
    /// The row that was written last, for progress.
    pub fn last_row(&self) -> u32 {
        self.last_row
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

    fn report(&self, file: u32, sheet: u32, findings: &mut Vec<Finding>) {
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

/// One text, or one piece of markup, that is too long.
pub(super) fn over_text(limits: &Limits) -> Stop {
    over(
        "单个单元格的内容太长",
        format!("{}以上", megabytes(limits.text_bytes as u64)),
        megabytes(limits.text_bytes as u64),
        "请删去该内容后另存再试。",
    )
}
