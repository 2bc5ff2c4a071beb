//! What there is to say of single cells and rows of a sheet, kept until the sheet is read, then told as
//! findings at their cells. Of each kind some are named one by one, the rest is counted.

use crate::county::{Cell, column_letters};
use crate::finding::{Code, Finding, Severity};

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
}

/// As much of a text as a sentence has room for.
fn short(text: &str) -> String {
    text.trim().chars().take(24).collect()
}

impl Remark {
    fn kind(&self) -> (Severity, Code) {
        match self {
            Self::Error(_) | Self::Unreadable(_) => (Severity::Warning, Code::CellError),
            Self::Uncalculated => (Severity::Error, Code::FormulaWithoutValue),
            Self::Scaled { .. } => (Severity::Notice, Code::ShownOtherwise),
            Self::Footnote { .. }
            | Self::StruckOut { .. }
            | Self::AllStruckOut
            | Self::HiddenWords(_) => (Severity::Warning, Code::PartlyRead),
        }
    }

    /// What it is and what to do, behind the words “…”的 B2.
    fn sentence(&self) -> String {
        match self {
            Self::Error(name) => {
                format!("是错误值 {}，按缺失处理。请在原表中改正公式或直接填写数值。", short(name))
            }
            Self::Unreadable(what) => format!("{what}，按缺失处理。请在原表中改正该单元格。"),
            Self::Uncalculated => {
                "是公式，保存的结果是 0，但按公式不应为 0 或整列结果都是 0，应是没有计算过，按缺失处理。请用 Excel 或 WPS 打开该文件，保存一次后再导入；确实是 0 的，请直接填 0。".to_owned()
            }
            Self::Scaled { stored, shown } => format!(
                "存的是 {stored}，按它的数字格式显示为 {shown}，按显示的 {shown} 读入。请核对单位；不对的，请在原表中改为直接填写。"
            ),
            Self::Footnote { raised, read } => format!(
                "有上标或下标“{}”，当作脚注符号，读作“{}”。不对的，请在原表中改正。",
                short(raised),
                short(read)
            ),
            Self::StruckOut { struck, read } => format!(
                "里的“{}”加了删除线，不算在内，读作“{}”。请在原表中删去划掉的内容。",
                short(struck),
                short(read)
            ),
            Self::AllStruckOut => {
                "整格加了删除线，仍照常读入。不应计入的，请在原表中删去。".to_owned()
            }
            Self::HiddenWords(words) => format!(
                "里有不显示的内容“{}”，没有读入。请核对该单元格。",
                short(words)
            ),
        }
    }
}

/// The remarks on a sheet.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    named: Vec<(u32, u32, Remark)>,
    /// How many more there are of each kind than are named.
    more: Vec<((Severity, Code), usize)>,
}

impl Remarks {
    /// Adds one.
    pub fn add(&mut self, row: u32, column: u32, remark: Remark) {
        let kind = remark.kind();
        let known = self.named.iter().filter(|(.., one)| one.kind() == kind).count();
        if known < NAMED {
            self.named.push((row, column, remark));
        } else if let Some((_, count)) = self.more.iter_mut().find(|(one, _)| *one == kind) {
            *count += 1;
        } else {
            self.more.push((kind, 1));
        }
    }

    /// Tells of them, of a sheet by its name, its file and its place among the sheets.
    pub fn report(mut self, name: &str, file: u32, sheet: u32, findings: &mut Vec<Finding>) {
        self.named.sort_by_key(|(row, column, remark)| (remark.kind().1, *row, *column));
        for (row, column, remark) in &self.named {
            let (severity, code) = remark.kind();
            let place = format!("{}{}", column_letters(*column), u64::from(*row) + 1);
            let message = format!("“{name}”的 {place} {}", remark.sentence());
            let cell = Cell { file, sheet, row: *row, column: *column };
            findings.push(with(severity, code, message).at(cell));
        }
        for ((severity, code), count) in &self.more {
            let what = match code {
                Code::CellError => "是错误值或读不懂，均按缺失处理",
                Code::FormulaWithoutValue => "是没有计算过的公式，均按缺失处理",
                Code::ShownOtherwise => "按数字格式显示为另一个数，均按显示的读入",
                _ => "有上下标、删除线或不显示的内容，均按上面的办法读入",
            };
            let message = format!("“{name}”另有 {count} 个单元格{what}。请在原表中核对。");
            findings.push(with(*severity, *code, message).in_file(file));
        }
    }
}

fn with(severity: Severity, code: Code, message: String) -> Finding {
    match severity {
        Severity::Error => Finding::error(code, message),
        Severity::Warning => Finding::warning(code, message),
        Severity::Notice => Finding::notice(code, message),
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
