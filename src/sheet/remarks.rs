//! What there is to say of single cells and rows of a sheet, kept until the sheet is read, then told as
//! findings at their cells. Of each kind some are named one by one, the rest is counted.

use crate::county::Cell;
use crate::findings::{Cells, Code, Finding};

/// So many cells of a kind are named one by one.
const NAMED: usize = 20;

/// Something about a cell that a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Remark {
    /// An error value such as `#DIV/0!`.
    Error(String),
    /// Something that no cell can hold, and which is left out: what it is.
    Unreadable(String),
    /// A formula that gives 0 and was, by all signs, never calculated.
    Uncalculated,
    /// A figure that its number format shows as another.
    Scaled { stored: String, shown: String },
    /// A superscript or a subscript that was left out.
    Footnote { raised: String, read: String },
    /// Words that are struck out beside others, and were left out.
    StruckOut { struck: String, read: String },
    /// All of the cell is struck out, and was read all the same.
    AllStruckOut,
    /// A note of the cell whose words stood among its own (HTML), and was left out.
    HiddenWords(String),
    /// It lies under a merged block that shows something else, and was not read: what stands there.
    Covered(String),
}

/// As much of a text as a sentence has room for.
fn short(text: &str) -> String {
    text.trim().chars().take(24).collect()
}

impl Remark {
    fn code(&self) -> Code {
        match self {
            Self::Error(_) | Self::Unreadable(_) => Code::CellError,
            Self::Uncalculated => Code::FormulaWithoutValue,
            Self::Scaled { .. } => Code::ShownOtherwise,
            Self::Footnote { .. }
            | Self::StruckOut { .. }
            | Self::AllStruckOut
            | Self::HiddenWords(_)
            | Self::Covered(_) => Code::PartlyRead,
        }
    }

    /// What it says of a cell of a sheet.
    fn finding(&self, sheet: &str, cell: &str) -> Finding {
        let (sheet, cell) = (&sheet, &cell);
        match self {
            Self::Error(name) => {
                Finding::of(&Cells::ErrorValue { sheet, cell, error: &short(name) })
            }
            Self::Unreadable(what) => Finding::of(&Cells::Unreadable { sheet, cell, what }),
            Self::Uncalculated => Finding::of(&Cells::UncalculatedZero { sheet, cell }),
            Self::Scaled { stored, shown } => {
                Finding::of(&Cells::Scaled { sheet, cell, stored, shown })
            }
            Self::Footnote { raised, read } => {
                let (raised, read) = (&short(raised), &short(read));
                Finding::of(&Cells::Footnote { sheet, cell, raised, read })
            }
            Self::StruckOut { struck, read } => {
                let (struck, read) = (&short(struck), &short(read));
                Finding::of(&Cells::StruckOut { sheet, cell, struck, read })
            }
            Self::AllStruckOut => Finding::of(&Cells::AllStruckOut { sheet, cell }),
            Self::HiddenWords(words) => {
                Finding::of(&Cells::HiddenWords { sheet, cell, words: &short(words) })
            }
            Self::Covered(words) => {
                Finding::of(&Cells::Covered { sheet, cell, words: &short(words) })
            }
        }
    }
}

/// The remarks on a sheet.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    named: Vec<(u32, u32, Remark)>,
    /// How many more there are of each kind than are named.
    more: Vec<(Code, usize)>,
}

impl Remarks {
    /// Adds one.
    pub fn add(&mut self, row: u32, column: u32, remark: Remark) {
        let code = remark.code();
        let known = self.named.iter().filter(|(.., one)| one.code() == code).count();
        if known < NAMED {
            self.named.push((row, column, remark));
        } else if let Some((_, count)) = self.more.iter_mut().find(|(one, _)| *one == code) {
            *count += 1;
        } else {
            self.more.push((code, 1));
        }
    }

    /// Tells of them, of a sheet by its name, its file and its place among the sheets.
    pub fn report(mut self, name: &str, file: u32, sheet: u32, findings: &mut Vec<Finding>) {
        self.named.sort_by_key(|(row, column, remark)| (remark.code(), *row, *column));
        for (row, column, remark) in &self.named {
            let cell = Cell { file, sheet, row: *row, column: *column };
            findings.push(remark.finding(name, &cell.a1()).at(cell));
        }
        let sheet = &name;
        for (code, count) in &self.more {
            let finding = match code {
                Code::CellError => Finding::of(&Cells::MoreErrors { sheet, count }),
                Code::FormulaWithoutValue => Finding::of(&Cells::MoreUncalculated { sheet, count }),
                Code::ShownOtherwise => Finding::of(&Cells::MoreScaled { sheet, count }),
                _ => Finding::of(&Cells::MorePartlyRead { sheet, count }),
            };
            findings.push(finding.in_file(file));
        }
    }
}

/// Rows or columns as people list them: `3、7–9`, no more than ten runs of them.
pub(super) fn listed(runs: &[(u32, u32)], name: impl Fn(u32) -> String) -> String {
    const MOST: usize = 10;
    let named: Vec<String> = runs
        .iter()
        .take(MOST)
        .map(|(first, last)| {
            if first == last { name(*first) } else { format!("{}–{}", name(*first), name(*last)) }
        })
        .collect();
    let more = if runs.len() > MOST { "等" } else { "" };
    named.join("、") + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_listed() {
        let name = |row: u32| (row + 1).to_string();
        assert_eq!(listed(&[(2, 2), (6, 8)], name), "3、7–9");
        let many: Vec<_> = (0..20).map(|row| (row * 2, row * 2)).collect();
        assert!(listed(&many, name).ends_with("19等"));
    }
}
