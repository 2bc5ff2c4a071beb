//! A sheet of which one cell is spoilt, in the formats that people send.

mod judged;
mod markup;
mod ods;
mod xls;
mod xlsx;

pub use judged::{Told, evaluated, figures, findings};

use crate::support::table::{CellValue, Table};

/// How a cell is spoilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoil {
    /// A second line with a digit.
    TwoLines,
    /// Two numbers, parted by a space or a mark.
    TwoNumbers,
    Raised,
    Lowered,
    /// An old figure struck out before or behind the new one.
    StruckBeside,
    /// The whole cell is struck out.
    Struck,
    /// Merged with the cell below, which is empty then.
    MergedDown,
    /// Merged with the cell to the right, which is empty then.
    MergedRight,
    RowHidden,
    ColumnHidden,
    /// A formula that was never calculated, with 0 as its result.
    Stale,
    /// A comment that a program wrote into the cell.
    Comment,
    /// A number format that shows another figure, or none.
    Format,
    /// A text in the colour of the paper beside the figure.
    Unseen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Xls,
    Ods,
    Html,
    Xml,
}

impl Kind {
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls | Self::Html => "xls",
            Self::Ods => "ods",
            Self::Xml => "xml",
        }
    }

    pub fn spoils(self) -> &'static [Spoil] {
        use Spoil::*;
        match self {
            Self::Xlsx => &[
                TwoLines,
                TwoNumbers,
                Raised,
                Lowered,
                StruckBeside,
                Struck,
                MergedDown,
                MergedRight,
                RowHidden,
                ColumnHidden,
                Stale,
                Format,
                Unseen,
            ],
            Self::Xls => &[
                TwoLines,
                TwoNumbers,
                Raised,
                Lowered,
                StruckBeside,
                Struck,
                MergedDown,
                RowHidden,
            ],
            Self::Ods => {
                &[TwoLines, TwoNumbers, Raised, StruckBeside, MergedDown, RowHidden, Stale, Comment]
            }
            Self::Html => {
                &[TwoLines, TwoNumbers, Raised, Lowered, StruckBeside, RowHidden, Comment]
            }
            Self::Xml => &[TwoLines, TwoNumbers, Raised, StruckBeside, RowHidden, Stale, Comment],
        }
    }
}

/// One cell to be spoilt.
pub struct Target<'a> {
    pub table: &'a Table,
    pub at: (usize, usize),
    pub spoil: Spoil,
    /// The words of the cell as they were.
    pub text: String,
    /// What is put beside them.
    pub more: String,
    /// Which of several spellings.
    pub turn: usize,
    /// Two cells of the row with a figure that is not 0, for a formula.
    pub operands: Vec<String>,
}

pub fn text_of(value: &CellValue) -> String {
    match value {
        CellValue::Blank => String::new(),
        CellValue::Number(number) => number.to_string(),
        CellValue::Text(text) => text.clone(),
    }
}

pub fn a1(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        letters.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

impl Target<'_> {
    fn two(&self) -> String {
        let (text, more) = (&self.text, &self.more);
        match self.spoil {
            Spoil::TwoLines => {
                [format!("{text}\n{more}"), format!("{more}\n{text}")][self.turn % 2].clone()
            }
            _ => {
                let marks =
                    [" ", "  ", "\t", "、", "；", "/", "+", "，", "～", "-", "\u{a0}", "　"];
                let mark = marks[self.turn % marks.len()];
                // 12 345 is one number for whoever parts thousands.
                let more = if more.len() == 3 { "7" } else { more };
                format!("{text}{mark}{more}")
            }
        }
    }

    fn formula(&self) -> String {
        let [one, two] = self.operands.as_slice() else { return "=12+3".to_owned() };
        let forms = [
            format!("={one}+{two}"),
            format!("=SUM({one},{two})"),
            format!("=ROUND({one}*2,0)"),
            format!("={one}"),
            format!("=12+{two}"),
            format!("={one}*{two}"),
        ];
        forms[self.turn % forms.len()].clone()
    }

    /// The bytes of the file.
    pub fn write(&self, kind: Kind) -> Vec<u8> {
        match kind {
            Kind::Xlsx => self.xlsx(),
            Kind::Xls => self.xls(),
            Kind::Ods => self.ods(),
            Kind::Html => self.html(),
            Kind::Xml => self.xml(),
        }
    }
}
