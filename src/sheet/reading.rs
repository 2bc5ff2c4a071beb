//! What the readers of all formats share: the sheets and findings so far, limits, progress.
//! It never looks at bytes.

use std::ops::ControlFlow;

use super::draft::Draft;
use super::{Grid, Limits, Progress, Sheet};
use crate::findings::Finding;

pub(super) use super::error::{OtherFile, Refusal, Stop};

pub(super) type Outcome<T> = Result<T, Stop>;

/// A file that broke off or contradicts itself at `what`.
pub(super) fn damaged(what: &str) -> Stop {
    Refusal::Damaged(what.to_owned()).into()
}

/// A bound that was passed: what, how much, the bound, what to do.
pub(super) fn over(
    what: &str,
    found: impl std::fmt::Display,
    bound: impl std::fmt::Display,
    advice: &str,
) -> Stop {
    let (found, bound) = (found.to_string(), bound.to_string());
    Refusal::Over { what: what.to_owned(), found, bound, advice: advice.to_owned() }.into()
}

/// One file being read.
pub(super) struct Reading<'a> {
    pub name: &'a str,
    pub file: u32,
    pub limits: &'a Limits,
    /// The password that the user gave.
    pub password: Option<&'a str>,
    /// Whether plain .xlsx sheets may be read by the faster reader.
    pub may_be_fast: bool,
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
            password: None,
            may_be_fast: true,
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
        let cells = self.max_cells.saturating_sub(self.cells);
        let texts = self.limits.texts_bytes.saturating_sub(self.texts);
        Ok(Draft::new(name, hidden, *self.limits, (self.max_cells, cells), texts))
    }

    /// Ends a sheet that was read to its end.
    pub fn keep(&mut self, draft: Draft) {
        self.keep_without(draft, &|_| Vec::new());
    }

    /// The same; `zeros` finds the formulas whose result of 0 nobody calculated.
    pub fn keep_without(&mut self, draft: Draft, zeros: &dyn Fn(&Grid) -> Vec<(u32, u32)>) {
        let sheet = u32::try_from(self.sheets.len()).unwrap_or(u32::MAX);
        let (cells, texts) = draft.size();
        self.cells += cells;
        self.texts += texts;
        let sheet = draft.finish(self.file, sheet, zeros, &mut self.findings);
        self.sheets.push(sheet);
    }

    /// Notes that a sheet, or all of the file, could not be read; gives back what ends everything.
    pub fn refuse(&mut self, sheet: Option<&str>, stop: Stop) -> Outcome<()> {
        match stop {
            Stop::Cancelled => Err(Stop::Cancelled),
            Stop::Refused(refusal) => {
                let place = match sheet {
                    Some(sheet) => format!("“{}”的工作表“{sheet}”：", self.name),
                    None => format!("“{}”：", self.name),
                };
                self.findings.push(refusal.finding(&place).in_file(self.file));
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

/// One text, or one piece of markup, that is too long.
pub(super) fn over_text(limits: &Limits) -> Stop {
    over(
        "单个单元格的内容太长",
        format!("{}以上", megabytes(limits.text_bytes as u64)),
        megabytes(limits.text_bytes as u64),
        "请删去该内容后另存再试。",
    )
}
