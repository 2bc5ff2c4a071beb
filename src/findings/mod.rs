//! What a reader or the evaluation has to tell the user: what is wrong and where (the message), and what to do (the
//! hint). Sentences, severities and documentation of all codes stand in the registry, one file a family.
//! A finding never stops anything and never changes a figure.

mod cells;
mod code;
mod corrections;
mod figures;
mod files;
mod items;
mod persons;
pub mod registry;
mod results;
mod schools;
mod tables;

use serde::{Deserialize, Serialize};

use crate::county::Cell;
use registry::Sentence;

pub(crate) use cells::Cells;
pub use code::Code;
pub(crate) use corrections::Corrections;
pub(crate) use figures::Figures;
pub(crate) use files::Files;
pub(crate) use items::Items;
pub(crate) use persons::Persons;
pub(crate) use results::Results;
pub(crate) use schools::Schools;
pub(crate) use tables::Tables;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 错误: a figure or a file is missing from the evaluation until it is mended.
    Error,
    /// 警告: the evaluation goes on with an assumption that the user should check.
    Warning,
    /// 提示: nothing to mend, but the user should know.
    Notice,
}

/// Where a finding points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Nowhere in particular.
    Nowhere,
    /// A whole file, by its index in [`crate::county::County::files`].
    File(u32),
    /// One cell.
    Cell(Cell),
}

/// One thing to tell the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What kind it is.
    pub code: Code,
    /// In Chinese sentences: what is wrong, and where.
    pub message: String,
    /// In Chinese sentences: what to do; `None` where nothing is to be done.
    #[serde(default)]
    pub hint: Option<String>,
    /// Where it is.
    pub place: Place,
    /// The school it is about, as written, where it is about one.
    pub school: Option<String>,
    /// What is written in the cell, where that is the trouble.
    pub value: Option<String>,
    /// Further cells that it speaks of: the other figure of two.
    pub others: Vec<Cell>,
}

impl Finding {
    /// A sentence of the registry as a finding, without a place and a school.
    pub fn of(sentence: &dyn Sentence) -> Self {
        Self {
            severity: sentence.severity(),
            code: sentence.code(),
            message: sentence.message(),
            hint: sentence.hint(),
            place: Place::Nowhere,
            school: None,
            value: None,
            others: Vec::new(),
        }
    }

    /// In place of so many more findings of one kind.
    pub fn more(severity: Severity, code: Code, count: usize) -> Self {
        Self {
            severity,
            code,
            message: format!("同类问题还有 {count} 处，未逐一列出。"),
            hint: Some("请先处理已列出的，再导入一次。".to_owned()),
            place: Place::Nowhere,
            school: None,
            value: None,
            others: Vec::new(),
        }
    }

    /// Message and hint as one text, for where there is room for one only.
    pub fn text(&self) -> String {
        [self.message.as_str(), self.hint.as_deref().unwrap_or_default()].concat()
    }

    /// Says that the user has settled it: how, in a few words. Nothing is left to be done then.
    pub fn settle(&mut self, how: &str) {
        self.severity = Severity::Notice;
        self.message.push_str(&["（", how, "）"].concat());
        self.hint = None;
    }

    /// The same, pointing at a cell.
    #[must_use]
    pub fn at(mut self, cell: Cell) -> Self {
        self.place = Place::Cell(cell);
        self
    }

    /// The same, pointing at a file.
    #[must_use]
    pub fn in_file(mut self, file: u32) -> Self {
        self.place = Place::File(file);
        self
    }

    /// The same, about a school.
    #[must_use]
    pub fn about(mut self, school: impl Into<String>) -> Self {
        self.school = Some(school.into());
        self
    }

    /// The same, with what is written in its cell.
    #[must_use]
    pub fn saying(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// The same, speaking of another cell, too.
    #[must_use]
    pub fn and_at(mut self, cell: Cell) -> Self {
        self.others.push(cell);
        self
    }
}
